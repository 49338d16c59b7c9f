"""What an event costs a couple on the first day, and after two years of the same couple's life.

The life is played in core by life.py; then both states are put into stores of the kind that ships, and the same events
are handled in both, in turns: the first day's, the later one's, and again. CPU time of the database's thread is
counted, and statements; medians.
"""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from adapters.store.opening import Paths, open_store
from adapters.texts.catalogue import Catalogue
from bot.clock import ProductClock
from bot.handle import Handler
from bot.tick import Ticker
from core.documents import room_document
from core.journey import STORY
from core.ports import Counters, Incoming, Unit, UpdateKind
from core.state import Room
from tests.bench import life
from tests.bench.child import LINE, run
from tests.bench.ours import PLATFORM, arrival, fill
from tests.simulation.couple import World

TIMES = 30
USERS = [1, 2]


class Along(ProductClock):
    """Stands still, from the instant on at which the life that was played ended."""

    at: datetime

    def now(self) -> datetime:
        return self.at


@dataclass
class Couple:
    """One couple in a store of its own."""

    world: World
    folder: Path
    update: int = 0
    statements: int = 0
    costs: dict[str, list[tuple[float, int]]] = field(default_factory=lambda: defaultdict(list))

    async def open(self) -> None:
        self.folder.mkdir()
        self.store = open_store(Paths(None, self.folder, self.folder / "key"))[0]
        await self.store.do(self._fill)
        self.clock = Along()
        self.clock.at = self.world.now
        self.handler = Handler(STORY, self.store, Catalogue(), self.clock, Counters())
        self.ticker = Ticker(self.handler)
        self.handler.texts.text("en", "resting")

    def _fill(self, work: Unit) -> None:
        fill(self.world, work, USERS)
        self.person = work.people.get_or_create(arrival(USERS[0])).id
        work._db.connection.driver_connection.set_trace_callback(self._count)  # type: ignore[attr-defined]

    def _count(self, _: str) -> None:
        self.statements += 1

    async def _room(self) -> Room:
        stored = await self.store.do(lambda work: work.rooms.private(self.person))
        assert stored is not None
        return stored[0]

    async def tap(self, kind: str, choice: str) -> None:
        """A button under the question on the floor."""
        focus = (await self._room()).focus
        assert focus is not None
        await self._brings(kind, heard=UpdateKind.TAP, text=f"{focus.turn}/{choice}")

    async def picks(self, kind: str, form: str) -> None:
        """A button of the newest menu."""
        turn = [w.turn for w in (await self._room()).waiting if w.opens == "form"][-1]
        await self._brings(kind, heard=UpdateKind.TAP, text=f"{turn}/{form}")

    async def is_asked(self, ask: str) -> bool:
        focus = (await self._room()).focus
        return focus is not None and focus.ask == ask

    async def say(self, kind: str) -> None:
        await self._brings(kind, heard=UpdateKind.TEXT, text=LINE)

    async def command(self, kind: str, name: str) -> None:
        await self._brings(kind, heard=UpdateKind.COMMAND, command=name)

    async def _brings(self, kind: str, **fields: Any) -> None:
        self.update += 1
        number = str(self.update)
        user = {"platform": PLATFORM, "user": str(USERS[0]), "address": "1"}
        before, cpu = self.statements, time.process_time()
        await self.handler.receive([Incoming(**user, **fields, update=number, message=number)])
        self._cost(kind, cpu, before)

    def _cost(self, kind: str, cpu: float, before: int) -> None:
        self.costs[kind].append(((time.process_time() - cpu) * 1000, self.statements - before))
        assert not {"events_failed", "dues_failed"} & set(self.handler.counters.counts), self.handler.counters.counts

    async def shows(self) -> None:
        """The holding time is over: the release shows, and both hear of it."""
        self.clock.at += timedelta(minutes=6)
        before, cpu = self.statements, time.process_time()
        while await self.ticker.pass_over() + await self.handler.pass_over():
            pass
        self._cost("a release shows, both hear", cpu, before)

    async def round(self) -> None:
        """A check-in, and a thanks that is released."""
        await self.command("a command", "checkin")
        for _ in range(3):
            await self.tap("a tap", "7")
        await self.say("a line of words")
        await self.tap("a tap", "skip")
        await self.command("the menu", "more")
        await self.picks("a form begun", "topic")
        await self.say("a line of words")
        if await self.is_asked("changed.safe"):
            await self.tap("a tap", "no")
        await self.tap("a release", "share")
        await self.shows()

    def median_of(self, kind: str) -> tuple[float, float]:
        return median(cpu for cpu, _ in self.costs[kind]), median(count for _, count in self.costs[kind])


async def main(said: dict[str, Any]) -> dict[str, object]:
    """Play the life, then the same events in both states, in turns."""
    world = life.began()
    for _ in life.days(world, 1):
        pass
    first = world.fork()
    for _ in life.days(world, said["days"]):
        pass
    folder = Path(said["folder"])
    couples = Couple(first.fork(), folder / "first"), Couple(world.fork(), folder / "later")
    sizes = [(len(str(room_document(w.rooms["ana"]))), len(str(room_document(w.shared)))) for w in (first, world)]
    for couple in couples:
        await couple.open()
    for _ in range(TIMES):
        for couple in couples:
            await couple.round()
    kinds = {}
    for kind in couples[0].costs:
        (cpu, count), (cpu_later, count_later) = (couple.median_of(kind) for couple in couples)
        kinds[kind] = cpu, cpu_later, count, count_later
    released = [len((await couple.store.do(lambda work: work.rooms.shared("couple-0")))[0].items) for couple in couples]
    assert [n - len(w.shared.items) for n, w in zip(released, (first, world), strict=True) if w.shared] == [TIMES] * 2
    for couple in couples:
        await couple.store.close()
    return {
        "kinds": kinds,
        "room": [room for room, _ in sizes],
        "shared": [shared for _, shared in sizes],
        "items": len(world.shared.items) if world.shared else 0,
        "acts": sum(world.counts.values()),
    }


if __name__ == "__main__":
    run(main)
