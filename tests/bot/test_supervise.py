"""What ends one platform leaves the other running, and a platform that falls silent is begun again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from adapters.memory.channel import MemoryChannel
from bot import supervise
from bot.supervise import serve
from bot.wiring import accepted
from core.errors import BadSettings
from core.platforms import Connection, Service
from core.ports import Counters


@dataclass
class Played:
    """A platform that does what its script says each time it is begun: serve, fall silent, fail or end."""

    script: list[str]
    name: str = "telegram"
    heard_at: float = field(default_factory=time.monotonic)
    begun: int = 0
    ended: int = 0

    async def run(self) -> None:
        self.begun += 1
        does = self.script.pop(0) if self.script else "serves"
        if does == "fails":
            raise OSError("the network went away")
        try:
            while does == "serves":
                self.heard_at = time.monotonic()
                await asyncio.sleep(0.01)
            if does == "silent":
                await asyncio.sleep(60)
        finally:
            self.ended += 1

    def platform(self, silence: float = 10.0) -> Service:
        return Service(self.name, self.run, lambda: self.heard_at, silence)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervise, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(supervise, "LOOK", 0.02)


async def served(*played: Played, until: Callable[[], bool], silence: float = 10.0) -> Counters:
    counters = Counters()
    serving = asyncio.create_task(serve([each.platform(silence) for each in played], counters))
    async with asyncio.timeout(5):
        while not until():
            await asyncio.sleep(0.01)
            if serving.done():
                serving.result()
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
    return counters


@pytest.mark.parametrize("trouble", ["fails", "ends"])
async def test_a_platform_that_ends_is_begun_again_while_the_other_serves_on(trouble: str) -> None:
    one, other = Played([trouble, trouble, "serves"]), Played(["serves"], name="discord")
    counters = await served(one, other, until=lambda: one.begun == 3)
    assert other.begun == 1
    assert counters.counts["telegram_begun_again"] == 2


async def test_a_platform_that_falls_silent_is_ended_and_begun_again() -> None:
    one, other = Played(["silent", "serves"]), Played(["serves"], name="discord")
    one.heard_at = 0.0
    await served(one, other, until=lambda: one.begun == 2, silence=0.1)
    assert one.ended >= 1
    assert other.begun == 1


def token(*, refused: bool, closed: list[str]) -> Connection:
    async def check() -> None:
        if refused:
            raise BadSettings("the token is not known")

    async def close() -> None:
        closed.append("closed")

    return Connection(MemoryChannel(), check, lambda host: Played([]).platform(), close)


async def test_a_refused_token_leaves_the_other_platform_to_serve() -> None:
    good = token(refused=False, closed=[])
    assert await accepted([token(refused=True, closed=[]), good]) == [good]


async def test_with_every_token_refused_there_is_nothing_to_serve() -> None:
    closed: list[str] = []
    with pytest.raises(BadSettings, match="token"):
        await accepted([token(refused=True, closed=closed), token(refused=True, closed=closed)])
    assert closed == ["closed", "closed"]


async def test_when_told_to_stop_every_platform_ends() -> None:
    one, other = Played(["serves"]), Played(["silent"], name="discord")
    await served(one, other, until=lambda: one.begun == other.begun == 1)
    assert one.ended == other.ended == 1
