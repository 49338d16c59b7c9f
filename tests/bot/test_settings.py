"""Starting and ending, as real processes: what cannot be used is one line that says what to do, and damages nothing."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import os
import shutil
import signal
import socket
import sqlite3
import stat
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from adapters.store import opening
from adapters.store.opening import Paths, open_store
from tests.fakes.telegram import FakeTelegram
from tests.journeys.live import ROOT, free_port
from tests.journeys.stages import InProcess

PATIENCE = 6.0  # seconds a start that must fail may take
STOPS = 10.0  # seconds a stop may take
OPEN = b"The playground is open"
COMES_AND_GOES = ("lock", "kintsugi.db-wal", "kintsugi.db-shm")
ANOTHER_KEY = base64.b64encode(bytes(range(32))).decode()


@dataclass
class Ended:
    """How a start ended. `code` is None when it did not end: then it was killed."""

    code: int | None
    out: str
    err: str


async def started(data: Path | str, cwd: Path = ROOT, **settings: str) -> asyncio.subprocess.Process:
    """`python -m bot` on this data folder, with these settings and no others."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KINTSUGI_")}
    wanted = {"DATA_DIR": str(data), "PLAYGROUND_PORT": str(free_port()), **settings}
    env = {**clean, "PYTHONPATH": str(ROOT), **{f"KINTSUGI_{name}": value for name, value in wanted.items()}}
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=cwd, env=env, stdout=pipe, stderr=pipe
    )  # fmt: skip


async def ends(data: Path | str, cwd: Path = ROOT, **settings: str) -> Ended:
    """Start, and wait for the end; one that opens the playground instead is killed."""
    process = await started(data, cwd, **settings)
    assert process.stdout is not None
    assert process.stderr is not None
    rest = asyncio.create_task(process.stderr.read())
    try:
        out = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        code = None if out.startswith(OPEN) else await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        out, code = b"", None
    if process.returncode is None:
        process.kill()
    await process.wait()
    return Ended(code, out.decode(), (await rest).decode())


def says_one_line(ended: Ended, *words: str) -> None:
    """It ended by itself, not well, and said one thing: a line that holds these words."""
    assert ended.code is not None, f"it did not end: {ended}"
    assert ended.code != 0
    assert "Traceback" not in ended.err, ended.err
    assert ended.err.count("\n") == 1, ended.err
    assert ended.err.startswith("kintsugi: "), ended.err
    assert ended.out == ""
    for word in words:
        assert word in ended.err


def photograph(folder: Path) -> dict[str, str]:
    """Every file of a folder by its hash, but what comes and goes."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.name not in COMES_AND_GOES]
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which somebody has said hello."""
    folder = tmp_path_factory.mktemp("lived-in")

    async def live() -> None:
        store, _ = open_store(Paths(f"sqlite:///{folder / 'kintsugi.db'}", folder, folder / "key"))
        await InProcess(store).says("ana", "hello")
        await store.close()

    asyncio.run(live())
    return folder


@pytest.fixture
def data(lived_in: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copytree(lived_in, tmp_path / "data"))


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


# -- what cannot be used ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("PLAYGROUND_PORT", "65536", "65535"),
        ("LOG_LEVEL", "LOUD", "DEBUG, INFO"),
        ("TELEGRAM_API_URL", "ftp://somewhere", "http"),
        ("DATABASE_URL", "postgresql://me:geheim@here/db", "not built yet"),
    ],
)
async def test_a_wrong_setting_is_named_in_one_line(data: Path, name: str, value: str, word: str) -> None:
    before = photograph(data)
    ended = await ends(data, **{name: value})
    says_one_line(ended, f"KINTSUGI_{name}", word)
    assert "geheim" not in ended.err
    assert photograph(data) == before


async def test_an_env_file_that_is_no_text_is_said_in_one_line(data: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"KINTSUGI_LOG_LEVEL=\xff\xfe\n")
    says_one_line(await ends(data, cwd=tmp_path), ".env")


@pytest.mark.parametrize(
    "token", ["1:" + "a" * 35, "nonsense", "123456:the\nsecond-line"], ids=["unknown", "malformed", "two lines"]
)
async def test_a_token_that_telegram_does_not_know_is_said_in_one_line(
    data: Path, fake: FakeTelegram, token: str
) -> None:
    before = photograph(data)
    ended = await ends(data, TELEGRAM_TOKEN=token, TELEGRAM_API_URL=fake.base_url)
    says_one_line(ended, "KINTSUGI_TELEGRAM_TOKEN")
    assert token not in ended.err
    assert photograph(data) == before


async def test_a_port_in_use_is_said_in_one_line(data: Path, taken_port: int) -> None:
    before = photograph(data)
    says_one_line(await ends(data, PLAYGROUND_PORT=str(taken_port)), str(taken_port), "KINTSUGI_PLAYGROUND_PORT")
    assert photograph(data) == before


async def test_a_port_in_use_makes_no_key_on_a_first_start(tmp_path: Path, taken_port: int) -> None:
    says_one_line(await ends(tmp_path / "data", PLAYGROUND_PORT=str(taken_port)))
    assert photograph(tmp_path / "data") == {}


async def test_a_data_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        says_one_line(await ends(folder), str(folder), "KINTSUGI_DATA_DIR")
    assert (tmp_path / "file").read_text() == "mine"


async def test_a_second_companion_on_the_same_folder_is_turned_away(data: Path) -> None:
    async with playground(data) as address:
        before = photograph(data)
        says_one_line(await ends(data), "Another Kintsugi", str(data))
        assert photograph(data) == before
        assert (await _clock(address))["offset_seconds"] == 0


# -- the database and the key (the finer cases are in tests/adapters/test_opening.py) -----------------------------


def _no_database(data: Path) -> None:
    (data / "kintsugi.db").write_bytes(b"no database\n" * 200)


def _of_the_future(data: Path) -> None:
    database = sqlite3.connect(data / "kintsugi.db", isolation_level=None)
    database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()


def _no_key(data: Path) -> None:
    (data / "key").unlink()


def _another_key(data: Path) -> None:
    (data / "key").write_text(ANOTHER_KEY)


def _rubbish_as_key(data: Path) -> None:
    (data / "key").write_text("rubbish")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_no_database, ("no database", "KINTSUGI_DATABASE_URL", "backup")),
        (_of_the_future, ("9999", opening.HEAD)),
        (_no_key, ("key file", "missing", "Put the key file back")),
        (_another_key, ("key file", "does not fit")),
        (_rubbish_as_key, ("key file", "does not hold a key")),
    ],
)
async def test_a_data_folder_that_does_not_serve_is_left_as_it_is(
    data: Path, change: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    change(data)
    before = photograph(data)
    ended = await ends(data)
    says_one_line(ended, *words)
    assert ANOTHER_KEY not in ended.err
    assert photograph(data) == before


# -- the first start, and every end ----------------------------------------------------------------------------


@asynccontextmanager
async def playground(data: Path, **settings: str) -> AsyncIterator[str]:
    """A running playground by its address; killed at the end if it still runs."""
    port = str(free_port())
    process = await started(data, PLAYGROUND_PORT=port, **settings)
    try:
        await opens(process)
        yield f"http://127.0.0.1:{port}"
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def opens(process: asyncio.subprocess.Process) -> None:
    assert process.stdout is not None
    line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
    if not line.startswith(OPEN):
        _, err = await process.communicate()
        raise AssertionError(f"the playground did not open: {err.decode()}")


async def stops(process: asyncio.subprocess.Process, name: signal.Signals) -> str:
    """It ends after this signal, in time and with code 0; returns what it said on standard error."""
    process.send_signal(name)
    try:
        _, err = await asyncio.wait_for(process.communicate(), STOPS)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise AssertionError(f"still running {STOPS} s after {name.name}") from None
    assert process.returncode == 0, err.decode()
    return err.decode()


async def _clock(address: str) -> dict[str, object]:
    async with aiohttp.ClientSession() as client, client.get(f"{address}/api/clock") as answer:
        found: dict[str, object] = await answer.json()
        return found


async def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come about"
        await asyncio.sleep(0.02)


async def test_the_first_start_makes_what_it_needs_for_its_user_alone_and_says_to_back_up_the_key(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)  # as a mounted volume often is
    process = await started(data)
    await opens(process)
    modes = {file.name: mode(file) for file in data.iterdir()}
    err = await stops(process, signal.SIGTERM)
    assert {"key", "keys.db", "kintsugi.db", "erasures"} <= modes.keys()
    assert set(modes.values()) == {0o600}, modes
    loud = [line for line in err.splitlines() if "BACK IT UP" in line]
    assert len(loud) == 1
    assert str(data / "key") in loud[0]
    assert (data / "key").read_text().strip() not in err


async def test_a_start_with_nothing_special_says_nothing_of_keys_or_clocks(data: Path) -> None:
    key = (data / "key").read_bytes()
    process = await started(data)
    await opens(process)
    err = await stops(process, signal.SIGTERM)
    assert "KEY" not in err
    assert "CLOCK" not in err
    assert (data / "key").read_bytes() == key


async def test_a_playground_told_to_stop_right_after_its_start_ends_well(data: Path) -> None:
    process = await started(data)
    await opens(process)
    assert "Traceback" not in await stops(process, signal.SIGTERM)


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
async def test_a_running_playground_ends_well_when_told(data: Path, name: signal.Signals) -> None:
    process = await started(data)
    await opens(process)
    await asyncio.sleep(0.5)
    assert await stops(process, name) == ""


async def test_a_playground_ends_in_time_though_a_page_is_open_and_asleep(data: Path) -> None:
    port = free_port()
    process = await started(data, PLAYGROUND_PORT=str(port))
    await opens(process)
    async with aiohttp.ClientSession() as client, _asleep(client, port):
        await stops(process, signal.SIGTERM)


@asynccontextmanager
async def _asleep(client: aiohttp.ClientSession, port: int) -> AsyncIterator[None]:
    """A page that is open and reads nothing any more."""
    timeout = aiohttp.ClientWSTimeout(ws_close=0.1)
    ws = await client.ws_connect(f"http://127.0.0.1:{port}/ws", timeout=timeout)
    await ws.receive()
    yield
    await ws.close()


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
async def test_a_companion_on_telegram_ends_well_when_told(
    data: Path, fake: FakeTelegram, name: signal.Signals
) -> None:
    process = await started(data, TELEGRAM_TOKEN=fake.token, TELEGRAM_API_URL=fake.base_url)
    await until(lambda: fake.called("getUpdates"))
    err = await stops(process, name)
    assert fake.token not in err
    fake.assert_clean()


async def test_a_companion_that_never_reached_telegram_ends_well_when_told(data: Path) -> None:
    token, nowhere = "1:" + "a" * 35, f"http://127.0.0.1:{free_port()}"
    process = await started(data, TELEGRAM_TOKEN=token, TELEGRAM_API_URL=nowhere)
    assert process.stderr is not None
    assert b"telegram_not_reached" in await asyncio.wait_for(process.stderr.readline(), PATIENCE)
    assert token not in await stops(process, signal.SIGTERM)


async def test_a_companion_that_never_reached_discord_goes_on_trying_and_ends_well_when_told(data: Path) -> None:
    process = await started(data, DISCORD_TOKEN="geheim", DISCORD_API_URL=f"http://127.0.0.1:{free_port()}")
    assert process.stderr is not None
    said = b""
    while b"discord_ended" not in said:
        said += await asyncio.wait_for(process.stderr.readline(), PATIENCE)
    assert "geheim" not in said.decode() + await stops(process, signal.SIGTERM)


async def test_a_companion_ends_in_time_though_telegram_does_not_answer(data: Path, fake: FakeTelegram) -> None:
    fake.delay("sendMessage", 30, times=None)
    process = await started(data, TELEGRAM_TOKEN=fake.token, TELEGRAM_API_URL=fake.base_url)
    await fake.user("Ana").start()
    await until(lambda: fake.called("sendMessage"))
    await stops(process, signal.SIGTERM)


# -- the clock that can be moved -------------------------------------------------------------------------------


async def test_a_clock_file_is_announced_loudly_and_read_again_within_a_second(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("0\n")
    port = free_port()
    process = await started(data, PLAYGROUND_PORT=str(port), CLOCK_FILE=str(file))
    await opens(process)
    file.write_text("86400\n")
    moved = time.monotonic()
    while (await _clock(f"http://127.0.0.1:{port}"))["offset_seconds"] != 86400:
        assert time.monotonic() - moved < 1, "the clock was not read again within a second"
        await asyncio.sleep(0.05)
    err = await stops(process, signal.SIGTERM)
    assert "THE CLOCK CAN BE MOVED" in err
