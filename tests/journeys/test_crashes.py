"""A crash at any moment: before or after any transaction, before or after any send. The story goes on.

After each crash the companion is put together anew over the same store, and the platform brings the update it was
working on once more, as Telegram does with an update that was not confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import TypeVar

import pytest

from adapters.memory.channel import MemoryChannel
from adapters.memory.store import MemoryStore
from core.ports import Incoming, Outgoing, Unit, UpdateKind
from tests.journeys.stage import START, Journey, script
from tests.journeys.stages import A_MOMENT, InProcess

T = TypeVar("T")


class Crash(BaseException):
    """The process is gone. No `except Exception` of ours can hold it."""


@dataclass
class Fate:
    """Crashes at one moment in `every`, drawn by a seed; never when it is 0."""

    every: int
    seed: int = 0
    moments: int = 0
    crashes: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)

    def moment(self) -> None:
        self.moments += 1
        if self.every and self.chance.randrange(self.every) == 0:
            self.crashes += 1
            raise Crash


class FragileStore(MemoryStore):
    """Crashes before a transaction, or after its commit and before anybody hears of it."""

    def __init__(self, fate: Fate) -> None:
        super().__init__()
        self.fate = fate

    async def do(self, unit: Callable[[Unit], T]) -> T:
        self.fate.moment()
        result = await super().do(unit)
        self.fate.moment()
        return result


@dataclass
class FragileChannel(MemoryChannel):
    """Crashes before a message leaves, or after it arrived and before its answer is known."""

    fate: Fate = None  # type: ignore[assignment]

    async def send(self, address: str, message: Outgoing) -> str:
        self.fate.moment()
        sent = await super().send(address, message)
        self.fate.moment()
        return sent


class Fragile(InProcess):
    """A stage that starts again after every crash."""

    @classmethod
    def make(cls, fate: Fate) -> Fragile:
        stage = cls(FragileStore(fate), FragileChannel(fate=fate))
        stage.fate = fate
        return stage

    fate: Fate

    async def brings(self, who: str, heard: UpdateKind, **fields: str) -> None:
        self.updates += 1
        self.clock.offset += A_MOMENT
        fields = {"message": f"u{self.updates}", **fields}
        incoming = Incoming(platform="memory", update=str(self.updates), user=who, address=who, heard=heard, **fields)
        await self._until_done(lambda: self.handler.receive([incoming]))

    async def _until_done(self, work: Callable[[], object]) -> None:
        while True:
            try:
                await work()  # type: ignore[misc]
                await self.settles()
                return
            except Crash:
                await self._start_again()

    async def _start_again(self) -> None:
        while True:
            try:
                self.__post_init__()
                await self.store.do(lambda work: work.outbox.end_leases())  # as opening the store does
                return
            except Crash:
                continue

    async def passes(self, time: timedelta) -> None:
        until = self.target = self.target + time

        async def on() -> None:
            await self.settles()  # who starts again does so at once, not when all of the time has passed
            while (next_at := await self.ticker.next_at()) is not None and next_at - START <= until:
                self.clock.offset = max(self.clock.offset, next_at - START)
                await self.settles()
            self.clock.offset = until

        await self._until_done(on)


async def shown_once(stage: InProcess) -> Counter[tuple[str, str]]:
    """Who was shown which released words how often."""
    tables = stage.store._tables  # type: ignore[attr-defined]
    addresses = {person: account.address for person, account in tables.accounts.values()}
    rows = [row for row in tables.outbox.values() if row.payload.get("once")]
    texts = {address: dict(sent) for address, sent in stage.channel.sent.items()}
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        address = addresses[row.person]
        for message in row.messages:
            found[address, texts[address][message].text] += 0
    for address, sent in stage.channel.sent.items():
        for _, message in sent:
            if (address, message.text) in found:
                found[address, message.text] += 1
    return found


async def test_without_a_crash_every_release_is_shown_once() -> None:
    stage = Fragile.make(Fate(every=0))
    await Journey(stage).play(script("whole_story"))
    shown = await shown_once(stage)
    assert len(shown) >= 18
    assert set(shown.values()) == {1}
    assert stage.fate.moments > 2000


@pytest.mark.parametrize("seed", range(6))
async def test_after_any_crash_the_story_goes_on_and_nothing_released_is_sent_twice(seed: int) -> None:
    stage = Fragile.make(Fate(every=40, seed=seed))
    transcript = await Journey(stage).play(script("whole_story"))
    shown = await shown_once(stage)
    assert stage.fate.crashes > 50
    assert not [words for words, times in shown.items() if times > 1]
    stage.fate.every = 0
    for who in ("ana", "ben"):  # what is unclear can be seen again by a tap
        asked = [m for _, m in stage.channel.sent[who] if "Show it again" in [label for _, label in m.buttons]]
        for _ in asked:
            await stage.taps(who, "Show it again")
    for what in ("I feel small, and angry.", "I was afraid of being seen", "It took your sleep", "Be home by seven"):
        assert what in transcript, f"{what} was lost"
    assert any("He called when he was late." in note[2] or note[1] == "checkin.noticed" for note in notes(stage))


def notes(stage: InProcess) -> list[tuple[str, str, str, object]]:
    """The answers of everybody's history."""
    return list(stage.store._tables.notes.values())  # type: ignore[attr-defined]
