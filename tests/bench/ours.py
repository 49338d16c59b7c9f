"""Our side: a store of the kind that ships, filled with people in the middle of the story."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from telegram import Update

from adapters.memory.channel import MemoryChannel
from adapters.store.opening import Paths, open_store
from adapters.telegram.incoming import PLATFORM, translate
from bot.wiring import House, furnish
from core.ports import Inbox, InboxRow, Incoming, Outgoing, Store, Unit, UpdateKind
from core.state import Side
from tests.bench import life
from tests.bench.child import LINE
from tests.simulation.couple import COUPLE, PEOPLE, World

T = TypeVar("T")


@dataclass(slots=True)
class TakesEverything(MemoryChannel):
    """A platform that takes every message at once; nothing is kept but the count."""

    platform: str = PLATFORM

    async def send(self, address: str, message: Outgoing) -> str:
        self.count += 1
        return f"m{self.count}"

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        self.count += 1


class Watched:
    """The store as it is, which also tells when an update was handled for good."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.handled: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self.name = store.name
        self.close = store.close

    async def do(self, unit: Callable[[Unit], T]) -> T:
        ids: list[str] = []
        found = await self._store.do(lambda work: unit(_Recording(work, ids)))  # type: ignore[arg-type]
        for id in ids:
            self.handled[id].set()
        return found


class _Recording:
    """Passes everything on, and notes which rows of the inbox were marked as handled."""

    def __init__(self, work: Unit, ids: list[str]) -> None:
        self._work = work
        self.inbox = _Inbox(work.inbox, ids)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)


class _Inbox:
    def __init__(self, inbox: Inbox, ids: list[str]) -> None:
        self._inbox = inbox
        self._ids = ids

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inbox, name)

    def mark_handled(self, id: str) -> bool:
        self._ids.append(id)
        return self._inbox.mark_handled(id)

    def record_handled(self, id: str, lane: str, at: datetime) -> bool:
        self._ids.append(id)
        return self._inbox.record_handled(id, lane, at)

    def requeue(self, row: InboxRow) -> None:
        self._ids.remove(row.id)
        self._inbox.requeue(row)


def fill(world: World, work: Unit, users: list[int], couples: int = 0) -> None:
    """These people, two and two, each couple in the place where this one is; so many couples are there already."""
    for number, user in enumerate(users):
        person = work.people.get_or_create(arrival(user)).id
        name, couple = PEOPLE[number % 2], f"couple-{couples + number // 2}"
        work.rooms.save_private(person, world.rooms[name], 0)
        for (owner, ref), text in world.words.items():
            if owner == name:
                work.words.keep(f"person:{person}", ref, text)
        if number % 2:
            other = work.people.get_or_create(arrival(users[number - 1])).id
            work.people.make_couple(couple, {Side.A: other, Side.B: person})
            assert world.shared is not None
            work.rooms.save_shared(couple, world.shared, 0)
            for (owner, ref), text in world.words.items():
                if owner == COUPLE:
                    work.words.keep(f"couple:{couple}", ref, text)


def arrival(user: int) -> Incoming:
    """Something of this user's."""
    return Incoming(platform=PLATFORM, update="", user=str(user), address=str(user), heard=UpdateKind.CAME_BACK)


def check_ins(world: World, who: str) -> Iterator[tuple[str, str]]:
    """What a person does in check-ins without end, as it goes over the wire: six answers each, one of them in words.

    Two are played to learn by how much the numbers of the messages grow, which are the person's own.
    """
    world = world.fork()
    first, second = _check_in(world, who), _check_in(world, who)
    grows = _turn(second) - _turn(first)
    for number in count():
        for kind, text in first:
            turn, _, choice = text.partition("/")
            yield kind, f"{int(turn) + number * grows}/{choice}" if kind == "tap" else text


def _turn(lines: list[tuple[str, str]]) -> int:
    return next(int(text.partition("/")[0]) for kind, text in lines if kind == "tap")


def _check_in(world: World, who: str) -> list[tuple[str, str]]:
    lines = [("command", "/checkin")]
    world.commands(who, "checkin")
    for choice in ("7", "7", "7", "", "skip"):
        if choice:
            lines.append(("tap", f"{world.open_buttons(who)[-1][0]}/{choice}"))
            world.taps(who, choice)
        else:
            lines.append(("text", LINE))
            world.says(who, LINE)
    return lines


@dataclass
class Ours:
    """The companion on the store that ships, with keys and sealing, from the update's JSON on.

    `sends`: an answer is done when the reply was given to the platform, else when it is in the outbox.
    """

    folder: Path
    sends: bool
    users: list[int] = field(default_factory=list)

    async def open(self, users: list[int]) -> dict[int, Iterator[tuple[str, str]]]:
        self.users = users
        self.store = Watched(open_store(Paths(None, self.folder, self.folder / "key"))[0])
        world = life.began()
        await self.store.do(lambda work: fill(world, work, users))
        self.channel = TakesEverything()
        self.house: House = furnish(self.store, {PLATFORM: self.channel}, None)
        self.companion = self.house.companion
        self.house.texts.text("en", "resting")  # the catalogue is read at the first text
        self.running = asyncio.create_task(self._work())
        return {user: check_ins(world, PEOPLE[number % 2]) for number, user in enumerate(users)}

    async def _work(self) -> None:
        if self.sends:
            await self.companion.run()
        else:
            await self.companion._loop("handle", self.companion._in, self.companion._handle)

    async def answer(self, update: dict[str, Any]) -> None:
        incoming = translate(Update.de_json(update, None))
        assert incoming is not None
        done = self.store.handled[self.store.name("in", PLATFORM, incoming.update)]
        await self.companion.receive([incoming])
        await done.wait()

    def other_cpu(self) -> float:
        return 0.0

    async def close(self) -> dict[str, object]:
        self.companion.stop()
        await self.running
        counts = self.companion.handler.counters.counts
        assert not counts.get("events_failed"), counts
        assert not counts.get("dues_failed"), counts
        return {"replies": await self.store.do(self._check), **counts}

    def _check(self, work: Unit) -> int:
        """Every answer was taken as one: nobody's buttons were out of date. Returns how many replies there are."""
        rows = [row for user in self.users for row in work.outbox.next_per_person(datetime.now(UTC), 1000)]
        texts = {str(row.payload.get("text")) for row in rows}
        assert not texts & {"old-button", "not-kept-open", "parked"}, texts
        return len(rows)
