"""The command line, as real processes: what is asked for is done, and a word that is none opens nothing."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
import tomllib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from tests.fakes.telegram import FakeTelegram
from tests.journeys.live import ROOT, free_port

PATIENCE = 20.0  # seconds
RUNNING: list[asyncio.subprocess.Process] = []
OPEN = b"The playground is open"
COMMANDS = ("serve", "playground", "draw")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


@dataclass
class Ended:
    code: int
    out: str
    err: str


async def started(
    *words: str, data: Path, root: Path = ROOT, code: tuple[str, ...] = ("-m", "bot"), **settings: str
) -> asyncio.subprocess.Process:
    """The companion with these words behind it, in its data folder and with no other settings than these."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("KINTSUGI_")}
    wanted = {"DATA_DIR": str(data), "PLAYGROUND_PORT": str(free_port()), **settings}
    env = {**clean, "PYTHONPATH": str(root), **{f"KINTSUGI_{name}": value for name, value in wanted.items()}}
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, *code, *words, cwd=data.parent, env=env, stdout=pipe, stderr=pipe
    )
    RUNNING.append(process)
    return process


async def ends(*words: str, data: Path, root: Path = ROOT, code: tuple[str, ...] = ("-m", "bot")) -> Ended:
    """It ends by itself; one that goes on is killed, and that is a failure."""
    process = await started(*words, data=data, root=root, code=code)
    try:
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    except TimeoutError:
        process.kill()
        out, err = await process.communicate()
        raise AssertionError(f"it did not end: {out.decode()}{err.decode()}") from None
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


@pytest.fixture(autouse=True)
async def _none_goes_on() -> AsyncIterator[None]:
    """What a test that fails leaves running is killed."""
    yield
    while RUNNING:
        process = RUNNING.pop()
        if process.returncode is None:
            process.kill()
            await process.communicate()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.mark.parametrize("words", [("anything",), ("DRAW",), ("serv",), ("draw", "more"), ("--nonsense",), ("",)])
async def test_what_is_no_command_is_refused_with_the_list_of_all(data: Path, words: tuple[str, ...]) -> None:
    """Once `kintsugi anything` opened the playground, and made a data folder and a key."""
    ended = await ends(*words, data=data)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith("kintsugi: ")
    assert f"Commands: {', '.join(COMMANDS)}" in ended.err
    assert "Traceback" not in ended.err
    assert not data.exists()


@pytest.mark.parametrize("words", [("--help",), ("-h",)])
async def test_help_lists_the_commands_with_examples_and_exit_codes(data: Path, words: tuple[str, ...]) -> None:
    ended = await ends(*words, data=data)
    assert (ended.code, ended.err) == (0, "")
    for command in COMMANDS:
        assert re.search(rf"^ +{command}\s+\w", ended.out, re.MULTILINE), ended.out
    for said in ("examples:", "kintsugi draw > story.md", "exit codes:", "  0  ", "  2  "):
        assert said in ended.out
    assert all(len(line) <= 100 for line in ended.out.splitlines())
    assert not data.exists()


@pytest.mark.parametrize("command", COMMANDS)
async def test_each_command_has_a_help_of_its_own(data: Path, command: str) -> None:
    ended = await ends(command, "--help", data=data)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"usage: kintsugi {command}")
    assert not data.exists()


async def test_the_version_is_the_one_of_the_package(data: Path) -> None:
    assert await ends("--version", data=data) == Ended(0, f"kintsugi {VERSION}\n", "")


async def test_the_version_is_told_by_a_checkout_too_that_is_not_the_one_installed(data: Path, tmp_path: Path) -> None:
    """Another checkout than the installed one tells its own; and without site packages there is none installed."""
    checkout = tmp_path / "checkout"
    for package in ("bot", "core", "adapters"):
        shutil.copytree(ROOT / package, checkout / package, ignore=shutil.ignore_patterns("__pycache__"))
    told = (ROOT / "pyproject.toml").read_text().replace(f'version = "{VERSION}"', 'version = "9.8.7"', 1)
    (checkout / "pyproject.toml").write_text(told)
    assert await ends("--version", data=data, root=checkout) == Ended(0, "kintsugi 9.8.7\n", "")
    alone = await ends("--version", data=data, root=checkout, code=("-S", "-m", "bot"))
    assert alone == Ended(0, "kintsugi 9.8.7\n", "")


async def test_draw_writes_the_story_and_touches_nothing(data: Path) -> None:
    ended = await ends("draw", data=data)
    assert (ended.code, ended.err) == (0, "")
    assert "flowchart TB" in ended.out
    assert not data.exists()


@pytest.mark.parametrize("words", [(), ("serve",), ("playground",)])
async def test_without_a_token_the_playground_opens(data: Path, words: tuple[str, ...]) -> None:
    process = await started(*words, data=data)
    assert process.stdout is not None
    assert (await asyncio.wait_for(process.stdout.readline(), PATIENCE)).startswith(OPEN)
    process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0
    assert (data / "kintsugi.db").exists()


@pytest.mark.parametrize("words", [(), ("serve",)])
async def test_with_a_token_its_platform_is_served(data: Path, words: tuple[str, ...]) -> None:
    fake = FakeTelegram()
    await fake.start()
    process = await started(*words, data=data, TELEGRAM_TOKEN=fake.token, TELEGRAM_API_URL=fake.base_url)
    async with asyncio.timeout(PATIENCE):
        while not fake.called("getUpdates"):
            await asyncio.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    out, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert (process.returncode, out) == (0, b"")
    await fake.stop()


async def test_the_playground_beside_a_token_is_a_house_of_its_own(data: Path) -> None:
    """It moves the clock as one likes: nobody's dates who is served on a platform may come of that."""
    fake, port = FakeTelegram(), free_port()
    await fake.start()
    known = {"TELEGRAM_TOKEN": fake.token, "TELEGRAM_API_URL": fake.base_url}
    served = await started("serve", data=data, **known)
    async with asyncio.timeout(PATIENCE):
        while not fake.called("getUpdates"):
            await asyncio.sleep(0.02)
    beside = await started(
        "playground", data=data, PLAYGROUND_PORT=str(port), DATABASE_URL=f"sqlite:///{data / 'kintsugi.db'}", **known
    )
    assert beside.stdout is not None
    assert (await asyncio.wait_for(beside.stdout.readline(), PATIENCE)).startswith(OPEN)
    async with aiohttp.ClientSession() as client:
        said = {"who": "ana", "text": "hello"}
        async with client.post(f"http://127.0.0.1:{port}/api/say", json=said) as answer:
            assert (await answer.json())["messages"]
    for process in (beside, served):
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0
    assert {file.name for file in (data / "playground").iterdir()} >= {"kintsugi.db", "keys.db", "key"}
    assert len(fake.called("getMe")) == 1, "the playground talked to the platform"
    await fake.stop()
