"""Two worlds: the same crossing acts at the same instants, and everything private different. What the other partner
receives is the same to the letter and to the instant. Here the private acts are those that leave the open question
where it is; part 2 draws whole private histories.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import pytest

from adapters.memory.channel import MemoryChannel
from adapters.memory.store import MemoryStore
from bot.clock import ProductClock
from core.ports import Heard, Outgoing
from tests.journeys.stage import Journey, script
from tests.journeys.stages import A_MOMENT, InProcess

CODE = re.compile(r"\b[a-z2-7]{26}\b")
PRIVATE = (
    (Heard.COMMAND, {"command": "help", "text": ""}),
    (Heard.COMMAND, {"command": "now", "text": ""}),
    (Heard.COMMAND, {"command": "privacy", "text": ""}),
    (Heard.COMMAND, {"command": "promises", "text": ""}),
    (Heard.COMMAND, {"command": "start", "text": "abcdefghijklmnopqrstuvwxyz"}),
    (Heard.COMMAND, {"command": "sweep", "text": ""}),
    (Heard.OTHER, {"text": "photo"}),
    (Heard.TAP, {"text": "9999/share"}),
    (Heard.EDIT, {"text": "another text", "message": "never"}),
    (Heard.WENT_AWAY, {}),
    (Heard.CAME_BACK, {}),
)


@dataclass
class Dated(MemoryChannel):
    """Remembers when each message came and when each was changed."""

    clock: ProductClock | None = None
    log: list[tuple[str, datetime, str, tuple[tuple[str, str], ...]]] = field(default_factory=list)

    async def send(self, address: str, message: Outgoing) -> str:
        assert self.clock is not None
        self.log.append((address, self.clock.now(), message.text, message.buttons))
        return await super().send(address, message)

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        assert self.clock is not None
        self.log.append((address, self.clock.now(), f"edited: {now.text}", now.buttons))
        await super().edit(address, message, now)


class Restless(InProcess):
    """One partner does any number of private things before each line of the script, in no time at all."""

    restless = ""
    chance = Random(0)

    async def _be_restless(self) -> None:
        if self.restless not in self.channel.sent:
            return
        for _ in range(self.chance.randrange(4)):
            heard, fields = self.chance.choice(PRIVATE)
            await self.brings(self.restless, heard, **fields)
            self.clock.offset -= A_MOMENT
        await self._go(Heard.CAME_BACK)

    async def _go(self, heard: Heard, **fields: str) -> None:
        await self.brings(self.restless, heard, **fields)
        self.clock.offset -= A_MOMENT

    async def taps(self, who: str, label: str) -> None:
        if label in {"Share it", "Open"}:
            await self._be_restless()
        await super().taps(who, label)

    async def passes(self, time: timedelta) -> None:
        await self._be_restless()
        await super().passes(time)


async def received(of: str, restless: str, seed: int) -> list[tuple[datetime, str, tuple[tuple[str, str], ...]]]:
    stage = Restless(MemoryStore(), Dated())
    assert isinstance(stage.channel, Dated)
    stage.channel.clock, stage.restless, stage.chance = stage.clock, restless, Random(seed)
    await Journey(stage).play(script("whole_story"))
    return [(at, CODE.sub("…", text), buttons) for who, at, text, buttons in stage.channel.log if who == of]


@pytest.mark.parametrize(("restless", "other"), [("ana", "ben"), ("ben", "ana")])
@pytest.mark.parametrize("seed", range(4))
async def test_whatever_one_does_in_private_the_other_receives_the_same_at_the_same_instant(
    restless: str, other: str, seed: int
) -> None:
    assert await received(other, restless, seed) == await received(other, "nobody", seed)
