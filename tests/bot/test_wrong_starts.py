"""Starts that would do harm, as real processes: one line, exit code 2, nothing changed; and an end that comes."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from tests.adapters import installations as an
from tests.bot.test_settings import OPEN, PATIENCE, ends, opens, photograph, says_one_line, started, stops
from tests.journeys.live import ROOT, free_port


@pytest.fixture
async def data(tmp_path: Path) -> Path:
    await an.made(tmp_path / "data")
    return tmp_path / "data"


async def is_refused(data: Path, *words: str, **settings: str) -> None:
    before = photograph(data)
    ended = await ends(data, **settings)
    says_one_line(ended, *words)
    assert ended.code == 2
    assert photograph(data) == before


async def test_a_mistyped_database_is_refused_and_with_the_right_one_everything_can_be_read(
    data: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "kintsugl.db"
    await is_refused(data, str(wrong), "keys.db", "KINTSUGI_DATABASE_URL", DATABASE_URL=f"sqlite:///{wrong}")
    assert not wrong.exists()
    await an.reads_everything(data)


async def test_the_database_of_another_installation_is_refused_and_left_as_it_is(data: Path, tmp_path: Path) -> None:
    await an.made(tmp_path / "others")
    before = photograph(tmp_path / "others")
    url = f"sqlite:///{tmp_path / 'others' / 'kintsugi.db'}"
    await is_refused(data, "does not belong", str(data / "keys.db"), DATABASE_URL=url)
    assert photograph(tmp_path / "others") == before
    await an.reads_everything(data)


@pytest.mark.parametrize("gone", ["kintsugi.db", "erasures"])  # each of them: tests/adapters/test_belonging.py
async def test_a_start_without_one_of_the_four_files_is_refused_and_with_it_goes_on(
    data: Path, tmp_path: Path, gone: str
) -> None:
    shutil.move(data / gone, tmp_path / gone)
    await is_refused(data, str(data / gone), "missing")
    shutil.move(tmp_path / gone, data / gone)
    process = await started(data)
    await opens(process)
    await stops(process, signal.SIGTERM)
    await an.reads_everything(data)


async def test_an_empty_database_is_refused(data: Path) -> None:
    (data / "kintsugi.db").write_bytes(b"")
    await is_refused(data, "empty", "keys.db")


# -- it ends, whatever happened --------------------------------------------------------------------------------

SURPRISED = """
from adapters.store import outbox, rooms
from bot.__main__ import main

def surprise(*given):
    raise {surprise}

{where} = surprise
main()
"""


@pytest.mark.parametrize(
    ("where", "surprise"),
    [
        ("outbox.SqlOutbox.backlog", "StopIteration"),
        ("outbox.SqlOutbox.next_per_person", "SystemExit"),
        ("rooms.SqlRooms.save_private", "GeneratorExit"),
    ],
)
async def test_sigterm_ends_a_companion_in_which_a_unit_raised_what_is_no_error(
    tmp_path: Path, surprise: str, where: str
) -> None:
    port, pipe = free_port(), asyncio.subprocess.PIPE
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KINTSUGI_")}
    env = {**clean, "PYTHONPATH": str(ROOT), "KINTSUGI_DATA_DIR": str(tmp_path), "KINTSUGI_PLAYGROUND_PORT": str(port)}
    script = SURPRISED.format(surprise=surprise, where=where)
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", script, env=env, stdout=pipe, stderr=pipe)
    assert process.stdout is not None
    assert (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).startswith(OPEN)
    said = asyncio.create_task(says_hello(port))
    await asyncio.sleep(1.0)
    await stops(process, signal.SIGTERM)
    said.cancel()
    await asyncio.gather(said, return_exceptions=True)


async def says_hello(port: int) -> None:
    async with aiohttp.ClientSession() as client:
        await client.post(f"http://127.0.0.1:{port}/api/say", json={"who": "ana", "text": "hello"})
