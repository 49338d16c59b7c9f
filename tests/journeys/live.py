"""The companion as its own process, and the playground's API as a stage for journeys."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp

from tests.journeys.stage import GROUP, START

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0


@dataclass
class Process:
    """`python -m bot` in a folder of its own, with a clock that begins at START and can be moved. `root`: where the
    code is that runs."""

    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    root: Path = ROOT
    running: asyncio.subprocess.Process | None = None
    target: datetime = START

    def __post_init__(self) -> None:
        self.clock_file = self.folder / "clock"
        self.log = self.folder / "log"
        self.set_clock(START)

    def set_clock(self, at: datetime) -> None:
        """Let the product's clock show `at` now; it runs on from there."""
        self.target = at
        text = f"{(at - datetime.now(UTC)).total_seconds()}\n"
        swap = self.clock_file.with_suffix(".new")
        swap.write_text(text)
        swap.replace(self.clock_file)

    async def start(self) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("KINTSUGI_")}
        with self.log.open("ab") as log:
            self.running = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", cwd=self.root, stdout=log, stderr=log,
                env={
                    **clean,
                    "KINTSUGI_DATA_DIR": str(self.folder / "data"),
                    "KINTSUGI_CLOCK_FILE": str(self.clock_file),
                    **self.env,
                },
            )  # fmt: skip

    async def kill(self) -> None:
        """SIGKILL: no last words, nothing finished."""
        assert self.running is not None
        self.running.kill()
        await self.running.wait()

    async def end(self) -> int:
        """SIGTERM, and the exit code."""
        assert self.running is not None
        if self.running.returncode is None:
            self.running.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(self.running.wait(), PATIENCE)

    def query(self, sql: str) -> Any:
        """One value out of the database, read from outside; None while there is no database."""
        try:
            with sqlite3.connect(f"file:{self.folder}/data/kintsugi.db?mode=ro", uri=True, timeout=5) as db:
                found = db.execute(sql).fetchone()
                return found[0] if found else None
        except sqlite3.OperationalError:
            return None

    def next_due(self) -> datetime | None:
        found = self.query("SELECT min(at) FROM due")
        return datetime.fromtimestamp(found, UTC) if found is not None else None

    def is_quiet(self) -> bool:
        """Nothing stored waits to be handled, sent or taken."""
        waiting = self.query(
            "SELECT (SELECT count(*) FROM inbox WHERE state = 'new')"
            " + (SELECT count(*) FROM outbox JOIN person ON person.id = outbox.person"
            "    WHERE state IN ('new', 'sending') AND reachable)"
        )
        next_due = self.next_due()
        return waiting == 0 and (next_due is None or next_due > self.target + timedelta(seconds=1))

    async def until_quiet(self) -> None:
        for _ in range(int(PATIENCE / 0.01)):
            if self.is_quiet():
                return
            await asyncio.sleep(0.01)
        raise AssertionError("the companion did not come to rest")

    async def until(self, at: datetime) -> None:
        """Let time pass until `at`, stopping at each thing that is due on the way."""
        while (next_due := self.next_due()) is not None and next_due <= at:
            self.set_clock(max(next_due, self.target))
            await self._moved()
        self.set_clock(at)
        await self._has_read_the_clock()
        await self._moved()

    async def _has_read_the_clock(self) -> None:
        offset = float(self.clock_file.read_text())
        for _ in range(int(PATIENCE / 0.02)):
            if f"offset_seconds={timedelta(seconds=offset).total_seconds()}" in self.log.read_text():
                return
            await asyncio.sleep(0.02)
        raise AssertionError("the companion did not read its clock file")

    async def _moved(self) -> None:
        for _ in range(int(PATIENCE / 0.02)):
            next_due = self.next_due()
            if next_due is None or next_due > self.target:
                break
            await asyncio.sleep(0.02)
        await self.until_quiet()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@dataclass
class PlaygroundStage:
    """A journey over the playground's JSON API."""

    process: Process
    address: str
    client: aiohttp.ClientSession
    seen: set[str] = field(default_factory=set)

    async def _post(self, path: str, body: dict[str, object]) -> dict[str, Any]:
        async with self.client.post(f"{self.address}{path}", json=body) as answer:
            assert answer.status == 200, await answer.text()
            found: dict[str, Any] = await answer.json()
            return found

    async def says(self, who: str, text: str) -> None:
        await self._post("/api/say", {"who": who, "text": text})

    async def taps(self, who: str, label: str) -> None:
        await self._post("/api/tap", {"who": who, "button": label})

    async def passes(self, time: timedelta) -> None:
        until = self.process.target + time
        while True:
            async with self.client.get(f"{self.address}/api/clock") as answer:
                clock = await answer.json()
            at = min(until, datetime.fromisoformat(clock["next_due"] or until.isoformat()))
            ahead = (at - datetime.fromisoformat(clock["now"])).total_seconds()
            await self._post("/api/clock", {"seconds": max(0.0, ahead)})
            if at >= until:
                break
        self.process.target = until

    async def received(self, who: str) -> list[str]:
        async with self.client.get(f"{self.address}/api/transcript") as answer:
            state = await answer.json()
        messages = (state["phones"][who] if who != GROUP else state["group"])["messages"]
        new = [m for m in messages if m["id"] not in self.seen and m["from"] == "bot"]
        self.seen |= {m["id"] for m in messages}
        return [_as_seen(m) for m in new]

    # In the room for three

    async def changes(self, who: str, does: str) -> str:
        assert does == "makes the group", "only two are in the playground, and the companion always"
        return await self.says_there(who, "/group")

    async def taps_there(self, who: str, label: str) -> str:
        return str((await self._post("/api/tap", {"who": who, "button": label, "where": "group"}))["aside"])

    async def says_there(self, who: str, text: str) -> str:
        said = text if text.startswith("/") else f"@kintsugi {text}"
        return str((await self._post("/api/say", {"who": who, "text": said, "where": "group"}))["aside"])


def _as_seen(message: dict[str, Any]) -> str:
    buttons = " ".join(f"[{button['label']}]" for row in message["buttons"] for button in row)
    return f"{message['text']}\n{buttons}" if buttons else str(message["text"])


@asynccontextmanager
async def playground(folder: Path) -> AsyncIterator[PlaygroundStage]:
    """The playground in a process of its own."""
    port = free_port()
    process = Process(folder, {"KINTSUGI_PLAYGROUND_PORT": str(port)})
    await process.start()
    address = f"http://127.0.0.1:{port}"
    async with aiohttp.ClientSession() as client:
        await _until_answers(client, address)
        try:
            yield PlaygroundStage(process, address, client)
        finally:
            code = await process.end()
    assert code == 0, process.log.read_text()


async def _until_answers(client: aiohttp.ClientSession, address: str) -> None:
    for _ in range(int(PATIENCE / 0.05)):
        try:
            async with client.get(f"{address}/api/clock") as answer:
                if answer.status == 200:
                    return
        except aiohttp.ClientConnectionError:
            await asyncio.sleep(0.05)
    raise AssertionError("the playground did not open")
