"""What every measured process has in common: people who write, a heartbeat, and one line of JSON at the end.

Each side of a comparison is a process of its own, so that memory and CPU time are its own, too.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from typing import Any, Protocol

BEAT = 0.002  # seconds
WARM_UP = 0.4
FIRST_USER = 7_000_001
LINE = "We cooked together and nobody hurried."


def arguments() -> dict[str, Any]:
    """What the parent says: one JSON object."""
    found: dict[str, Any] = json.loads(sys.argv[1])
    return found


def report(**figures: object) -> None:
    """Hand the figures to the parent, on the last line of standard output."""
    print(json.dumps(figures), flush=True)


def peak_memory() -> float:
    """The most memory this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cpu_of(process: int) -> float:
    """The CPU time another process has used, in seconds."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


@dataclass
class Heartbeat:
    """Measures the longest time in which the event loop did nothing else: the longest gap between two beats."""

    longest: float = 0.0
    _task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        before = time.perf_counter()
        while True:
            await asyncio.sleep(BEAT)
            now = time.perf_counter()
            self.longest = max(self.longest, now - before - BEAT)
            before = now

    async def stop(self) -> float:
        """The longest gap, in milliseconds. A block that is still going on counts."""
        assert self._task is not None
        await asyncio.sleep(2 * BEAT)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        return self.longest * 1000


# -- people who write ------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Writer:
    """One person at a phone: gives one answer, waits until it is written down for good, gives the next."""

    user: int
    script: Iterator[tuple[str, str]]
    message: Iterator[int] = field(default_factory=lambda: count(1))


class Side(Protocol):
    """One of those that are compared."""

    async def open(self, users: list[int]) -> dict[int, Iterator[tuple[str, str]]]:
        """Get ready for these people; what each of them will answer, as ("tap" | "text" | "command", words)."""
        ...

    async def answer(self, update: dict[str, Any]) -> None:
        """Take one update. Returns once the answer, the new state and the reply would survive a loss of power."""
        ...

    def other_cpu(self) -> float:
        """CPU time of processes of its own, in seconds."""
        ...

    async def close(self) -> dict[str, object]:
        """End; what else there is to report. Raises when an answer was not taken as one."""
        ...


def update_of(number: int, writer: Writer, kind: str, text: str) -> dict[str, Any]:
    """An update as Telegram's Bot API writes it."""
    user = {"id": writer.user, "is_bot": False, "first_name": "Ana", "language_code": "en"}
    chat = {"id": writer.user, "type": "private", "first_name": "Ana"}
    message: dict[str, Any] = {"message_id": next(writer.message), "date": 1_790_000_000, "chat": chat, "from": user}
    if kind == "tap":
        query = {"id": str(number), "from": user, "chat_instance": "1", "data": text}
        return {"update_id": number, "callback_query": {**query, "message": {**message, "text": "How much?"}}}
    if kind == "command":
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": number, "message": {**message, "text": text}}


async def measure(side: Side, loads: list[int], seconds: float) -> dict[str, object]:
    """For each number of people who write at once: durable answers a second, CPU per answer, the slowest answer."""
    users = [FIRST_USER + n for n in range(max(loads))]
    scripts = await side.open(users)
    writers = [Writer(user, scripts[user]) for user in users]
    numbers, found = count(1), {}
    for load in loads:
        await _for(WARM_UP, side, writers[:load], numbers)
        found[str(load)] = await _for(seconds, side, writers[:load], numbers)
    return {"loads": found, **await side.close()}


async def _for(seconds: float, side: Side, writers: list[Writer], numbers: Iterator[int]) -> dict[str, float]:
    cpu, other = time.process_time(), side.other_cpu()
    began = time.perf_counter()
    waits: list[float] = []
    await asyncio.gather(*(_writes(side, writer, numbers, began + seconds, waits.append) for writer in writers))
    took = time.perf_counter() - began
    used = time.process_time() - cpu + side.other_cpu() - other
    waits.sort()
    return {
        "per_second": len(waits) / took,
        "cpu_ms": used / len(waits) * 1000,
        "p99_ms": waits[int(len(waits) * 0.99)] * 1000,
    }


async def _writes(
    side: Side, writer: Writer, numbers: Iterator[int], until: float, waited: Callable[[float], None]
) -> None:
    while (before := time.perf_counter()) < until:
        kind, text = next(writer.script)
        await side.answer(update_of(next(numbers), writer, kind, text))
        waited(time.perf_counter() - before)


def check_in() -> Iterator[tuple[str, str]]:
    """A check-in again and again, where buttons are not numbered: six answers, one of them in words."""
    return cycle([("command", "/checkin"), ("tap", "7"), ("tap", "7"), ("tap", "7"), ("text", LINE), ("tap", "skip")])


def run(main: Callable[[dict[str, Any]], Awaitable[dict[str, object]]]) -> None:
    """Run the measured part and report it."""

    async def whole() -> None:
        report(**await main(arguments()))

    asyncio.run(whole())
