"""The store that ships and the one in memory, side by side: the same transactions in both, and every question asked of
both. Names, and so ids, are the same in the two."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from adapters.memory.store import MemoryStore
from core.errors import OurFault
from core.ports import Person, Store, Unit
from tests.contracts.doings import AT, DOINGS, PLACES, PLATFORMS, REFS, USERS, Known
from tests.simulation.faults.disk import Calm, Disk, Image

WORKERS = ("", "one", "two")
TABLES = {  # what is asked of each, by the tables of the one store and the other
    "who": {"person", "account", "member", "group_room"} | {"people", "accounts", "owned", "groups"},
    "rooms": {"private_room", "shared_room", "page"} | {"rooms", "shared"},
    "words": {"words", "note"} | {"words", "notes"},
    "inbox": {"inbox"} | {"inbox", "unhandled"},
    "outbox": {"outbox", "message"} | {"outbox", "unsent", "not_before", "leases", "messages"},
    "due": {"due", "fact"} | {"due", "facts"},
    "codes": {"invitation", "link", "wrong_code"} | {"invitations", "links", "wrong_codes"},
}
WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)")


class Meant(Exception):
    """Raised by a unit or a part of one that is to leave nothing behind."""


@dataclass(frozen=True)
class Do:
    """One doing, by its name and what it is given. `apart`: in a savepoint, so that the unit goes on if it raises."""

    name: str
    given: tuple[Any, ...]
    apart: bool = True


@dataclass(frozen=True)
class Part:
    """Doings in a savepoint, which raises in the end or not."""

    doings: Sequence[Do | Part]
    raises: bool


RAISED = (KeyError, ValueError, OurFault, Meant)


def perform(part: Part, work: Unit, known: Known) -> list[object]:
    """What came of each doing: what it gave, or what it raised."""
    found: list[object] = []
    for each in part.doings:
        step = _step(each, work, known)
        if isinstance(each, Do) and not each.apart:
            found.append(step())
        else:
            found.append(caught(lambda step=step: work.savepoint(step)))  # type: ignore[misc]
    if part.raises:
        raise Meant
    return found


def _step(each: Do | Part, work: Unit, known: Known) -> Callable[[], object]:
    if isinstance(each, Part):
        return lambda: perform(each, work, known)
    return lambda: DOINGS[each.name](work, known, *each.given)


def caught(step: Callable[[], object]) -> object:
    try:
        return step()
    except RAISED as fault:
        return type(fault).__name__


class _Named(MemoryStore):
    """A store in memory that names things as the other one does."""

    def __init__(self, other: Store) -> None:
        self.name = other.name  # type: ignore[method-assign]
        super().__init__()


@dataclass
class Both:
    """The two stores. `empty` is what a disk holds before anything was written."""

    disk: Disk
    empty: Image
    known: Known = field(default_factory=Known)

    def __post_init__(self) -> None:
        self.disk.put_back(self.empty)
        self.written: set[str] = set()  # tables of the one that ships, since it was asked last
        self.disk.raw.set_trace_callback(self._says)
        self.ships: Store = self.disk.open(Calm())
        self.memory = _Named(self.ships)
        self.known.name = self.ships.name
        self.asked = self._rows()
        self.agreed = True

    @cached_property
    def loop(self) -> asyncio.AbstractEventLoop:
        """Runs what is done; there is none before anything is."""
        return asyncio.new_event_loop()

    def _says(self, statement: str) -> None:
        found = WRITES.match(statement)
        if found is not None:
            self.written.add(found[1])

    def _rows(self) -> dict[str, dict[Any, Any]]:
        tables = self.memory._tables
        return {name: dict(getattr(tables, name)) for name in tables.__slots__}

    def close(self) -> None:
        self.disk.raw.set_trace_callback(None)
        self.loop.close()

    def restart(self) -> None:
        """The process ends and another one opens what is there."""
        self.ships = self.disk.open(Calm())
        self.loop.run_until_complete(self.memory.do(lambda work: work.outbox.end_leases()))
        self.agree(everything=True)

    def run(self, *parts: Part) -> None:
        """Run these units at once, in both; the same must come of each."""
        first, self.agreed = self.known.number, False
        seen = [self.loop.run_until_complete(self._in(store, parts, first)) for store in (self.ships, self.memory)]
        self.known.number = first + 100 * len(parts)
        for part, ships, memory in zip(parts, *seen, strict=True):
            assert ships == memory, f"{part}:\nships  {ships}\nmemory {memory}"

    async def _in(self, store: Store, parts: Sequence[Part], first: int) -> list[object]:
        async def one(number: int, part: Part) -> object:
            def unit(work: Unit) -> object:
                self.known.number = first + 100 * number
                return perform(part, work, self.known)

            try:
                return await store.do(unit)
            except RAISED as fault:
                return type(fault).__name__

        found = await asyncio.gather(*(one(number, part) for number, part in enumerate(parts)))
        return list(found)

    def agree(self, *, everything: bool = False) -> None:
        """Every question has the same answer in both. Of rows that neither touched since, it is not asked again."""
        rows = self._rows()
        touched = self.written | {name for name in rows if list(rows[name].items()) != list(self.asked[name].items())}
        topics = {topic for topic, tables in TABLES.items() if everything or tables & touched}
        topics = set(TABLES) if "who" in topics else topics
        ships, memory = (
            self.loop.run_until_complete(store.do(lambda work: dict(answers(work, self.known, topics))))
            for store in (self.ships, self.memory)
        )
        for question, answer in ships.items():
            assert answer == memory.get(question), f"{question}:\nships  {answer}\nmemory {memory.get(question)}"
        assert ships.keys() == memory.keys()
        self.asked, self.agreed = rows, True
        self.written.clear()


Answers = Iterator[tuple[str, object]]


def answers(work: Unit, known: Known, topics: set[str]) -> Answers:
    """All that can be asked on these topics, of everybody there is."""
    accounts = [(platform, user) for platform in PLATFORMS for user in USERS]
    found = (work.people.by_account(known.account(*each)) for each in accounts)
    people = {each.id: each for each in found if each is not None}
    groups = {group.id: group for place in PLACES if (group := work.groups.at("telegram", place)) is not None}
    yield "people and groups", (people, groups)
    known.ids |= people.keys() | groups.keys()
    for topic in sorted(topics):
        for each in people.values():
            for question, answer in OF_PERSON.get(topic, _nothing)(work, each):
                yield f"{question} of {each.id}", answer
        for id in sorted([*people, *groups]):
            for question, answer in OF_LANE.get(topic, _nothing)(work, id):
                yield f"{question} of {id}", answer
        for id in sorted(known.ids - people.keys() - groups.keys())[-2:]:
            for question, answer in OF_GONE.get(topic, _nothing)(work, id):
                yield f"{question} of {id}, who is gone", answer
        for question, answer in OF_ALL.get(topic, _nothing)(work, known):
            yield question, answer


def _nothing(work: Unit, of: object) -> Answers:
    return iter(())


def _who(work: Unit, who: Person) -> Answers:
    yield "person", (work.people.person(who.id), work.people.by_account(who.account), list(work.accounts.of(who.id)))
    if who.couple is not None:
        yield "members", list(work.people.members(who.couple).items())
        yield "group", work.groups.of_couple(who.couple)


def _rooms(work: Unit, who: Person) -> Answers:
    yield "room", work.rooms.private(who.id)
    if who.couple is not None:
        yield "shared", work.rooms.shared(who.couple)


def _words(work: Unit, who: Person) -> Answers:
    yield "words", [work.words.get(f"person:{who.id}", ref) for ref in REFS]
    yield "shared words", [work.words.get(f"couple:{who.couple}", ref) for ref in REFS]


def _codes(work: Unit, who: Person) -> Answers:
    yield "invitations", list(work.invitations.open_of(who.id))
    yield "wrong codes", [work.invitations.wrong_codes(who.id, AT + timedelta(minutes=n)) for n in (-9, 1)]
    yield "links", (list(work.links.under_way_to(who.id)), work.links.asked_by(who.account))


def _waits_in_inbox(work: Unit, lane: str) -> Answers:
    yield "something waits", work.inbox.has_waiting(lane)


def _messages(work: Unit, lane: str) -> Answers:
    outbox = work.outbox
    yield "waiting", list(outbox.waiting_for(lane))
    yield "turns", [list(outbox.messages_of_turn(lane, turn)) for turn in (1, 2)]
    yield "sent", [list(outbox.latest_sent(lane, most)) for most in (1, 9)]
    yield "messages", [outbox.turn_of_message(lane, f"m{n}") for n in range(3)]
    yield "rows", [outbox.get(lane, f"o{n}") for n in range(5)]


def _gone(work: Unit, id: str) -> Answers:
    yield "person", caught(lambda: work.people.person(id))
    yield "accounts", list(work.accounts.of(id))
    yield "group", work.groups.get(id)


def _all_accounts(work: Unit, known: Known) -> Answers:
    for platform in PLATFORMS:
        yield f"addresses on {platform}", list(work.accounts.addresses(platform, 3))


def _inbox(work: Unit, known: Known) -> Answers:
    yield "inbox", [list(work.inbox.next_per_lane(limit)) for limit in (1, 2, 99)]
    yield "anything waits", work.inbox.has_waiting()
    yield from _all_accounts(work, known)  # who was heard from last comes first


def _outbox(work: Unit, known: Known) -> Answers:
    for worker in WORKERS:
        for minutes in (0, 4, 59, 90):
            now = AT + timedelta(minutes=minutes)
            yield f"next for {worker} at {now}", list(work.outbox.next_per_person(now, 9, worker))
        yield f"first for {worker}", list(work.outbox.next_per_person(AT, 2, worker))
    yield "backlog", work.outbox.backlog()


def _due(work: Unit, known: Known) -> Answers:
    yield "due", (work.due.next_at(), list(work.due.all()), work.due.zones_version())


def _all_codes(work: Unit, known: Known) -> Answers:
    yield "all invitations", [work.invitations.get(f"i{n}") for n in range(3)]
    yield "all links", [work.links.get(f"l{n}") for n in range(3)]


OF_PERSON = {"who": _who, "rooms": _rooms, "words": _words, "codes": _codes}
OF_LANE = {"inbox": _waits_in_inbox, "outbox": _messages}
OF_GONE = {
    "who": _gone,
    "rooms": lambda work, id: iter([("room", work.rooms.private(id))]),
    "words": lambda work, id: iter([("words", [work.words.get(f"person:{id}", ref) for ref in REFS])]),
    "inbox": _waits_in_inbox,
    "outbox": _messages,
}
OF_ALL = {"who": _all_accounts, "inbox": _inbox, "outbox": _outbox, "due": _due, "codes": _all_codes}
