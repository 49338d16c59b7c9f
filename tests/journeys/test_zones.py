"""A shared location over Telegram: its zone is confirmed, and no coordinate stands in any file or log line."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.stage import Journey, script
from tests.journeys.telegram import telegram

LATITUDE, LONGITUDE = 38.7223341, -9.1393367  # Lisbon
MARKS = {b"38.7223", b"9.13933", b"387223341", b"91393367"}


def holds(folder: Path) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.suffix == ".db" for file in files)
    return [file.name for file in files if any(mark in file.read_bytes() for mark in MARKS)]


async def test_of_a_shared_location_the_zone_alone_is_kept(tmp_path: Path) -> None:
    lines = script("alone")
    asked = next(n for n, line in enumerate(lines) if line[2] == "Lisbon")
    async with telegram(tmp_path) as stage:
        await Journey(stage).play(lines[:asked])
        ana = stage.people["ana"]
        await ana.location(LATITUDE, LONGITUDE)
        await stage.rests()
        told = await stage.received("ana")
        assert "Europe/Lisbon" in told[-1]
        assert "Right?" in told[-1]
        assert holds(tmp_path) == []
        await stage.taps("ana", "Yes")
        await stage.received("ana")
        await ana.location(LATITUDE, LONGITUDE)
        await stage.rests()
        assert "Nothing here needs your location" in (await stage.received("ana"))[0]
        assert holds(tmp_path) == []
    assert holds(tmp_path) == []
