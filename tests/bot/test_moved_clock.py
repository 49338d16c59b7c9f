"""A clock moved ahead by hand is no outage: nobody reads that they could not be written to while the process ran."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from core.events import LATE, DueCame, Tick
from tests.bot.test_quiet_hours import DAY, HOUR, NIGHT, ana, due, until
from tests.journeys.stage import START
from tests.journeys.stages import InProcess, StillClock

AWAY = "I could not write to you for a while"


async def with_file(folder: Path) -> InProcess:
    """Ana, welcomed, and a clock that a file moves."""
    file = folder / "clock"
    file.write_text("0")
    stage = await ana()
    stage.clock.file = file
    file.write_text(str(stage.clock.offset.total_seconds()))
    stage.clock.look()
    return stage


async def moves(stage: InProcess, at: timedelta) -> None:
    """Somebody writes another offset into the file while the process runs; it wakes, as it does."""
    assert stage.clock.file is not None
    stage.clock.file.write_text(str((stage.clock.offset + at).total_seconds()))
    assert stage.clock.look()
    stage.target = stage.clock.offset
    await stage.settles()


async def test_a_clock_moved_past_what_is_due_while_the_process_runs_is_no_outage(tmp_path: Path) -> None:
    stage = await with_file(tmp_path)
    await due(stage, "safety-again", stage.clock.now() + 3 * HOUR)
    await moves(stage, 20 * HOUR)
    found = await stage.received("ana")
    assert [text for text in found if text.startswith(AWAY)] == []
    assert found[0].startswith("Something is here for you alone")


async def test_what_rested_through_a_night_that_the_clock_was_moved_past_is_no_outage(tmp_path: Path) -> None:
    stage = await with_file(tmp_path)
    await due(stage, "safety-again", NIGHT)
    await until(stage, NIGHT + HOUR)
    assert await stage.received("ana") == []
    await moves(stage, 2 * DAY - 12 * HOUR)
    found = await stage.received("ana")
    assert [text for text in found if text.startswith(AWAY)] == []
    assert found[0].startswith("Something is here for you alone")


async def test_in_two_moves_it_is_none_either(tmp_path: Path) -> None:
    stage = await with_file(tmp_path)
    await due(stage, "safety-again", stage.clock.now() + 30 * HOUR)
    assert stage.clock.file is not None
    for hours in (20, 40):
        stage.clock.file.write_text(str((stage.clock.offset + hours * HOUR).total_seconds()))
        stage.clock.look()
    await stage.settles()
    assert not any(text.startswith(AWAY) for text in await stage.received("ana"))


async def test_a_real_time_away_is_still_told(tmp_path: Path) -> None:
    stage = await with_file(tmp_path)
    await due(stage, "safety-again", stage.clock.now() + 3 * HOUR)
    stage.clock.offset += 20 * HOUR  # nobody looked: the process was not there
    stage.target = stage.clock.offset
    await stage.settles()
    assert (await stage.received("ana"))[0].startswith(AWAY)


def test_a_clock_knows_what_it_was_moved_past(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("3600")
    clock = StillClock(file)
    now = clock.now()
    assert now == START + HOUR
    assert not clock.skipped(START + HOUR / 2), "it begins with an offset: nobody moved it"
    file.write_text(str(11 * 3600))
    assert clock.look()
    assert clock.skipped(now + HOUR)
    assert not clock.skipped(now)
    assert not clock.skipped(clock.now() + HOUR)
    clock.offset += LATE + timedelta(minutes=1)
    assert not clock.skipped(now + HOUR), "since then there was time enough"
    file.write_text("0")
    assert clock.look()
    assert not clock.skipped(now + HOUR), "moved back, nothing was moved past"


@pytest.mark.parametrize("kind", [DueCame, Tick])
def test_what_the_clock_was_moved_past_is_not_late(kind: type[DueCame] | type[Tick]) -> None:
    event = kind(id="e", at=NIGHT + 5 * HOUR, key="k", due_at=NIGHT)
    assert event.late
    assert not kind(id="e", at=NIGHT + 5 * HOUR, key="k", due_at=NIGHT, moved_past=True).late
