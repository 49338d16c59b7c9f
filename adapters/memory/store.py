"""The store in memory: the same promises, nothing kept beyond the process. For tests, simulation and trying out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from core.errors import Stale
from core.ports import (
    KEEP_ARRIVALS,
    KEEP_INVITATIONS,
    KEEP_LINKS,
    KEEP_MESSAGES,
    KEEP_WRONG_CODES,
    MOST_WAIT,
    OVER,
    UNDER_WAY,
    Account,
    DueRow,
    InboxRow,
    Incoming,
    Invitation,
    Link,
    OutboxRow,
    Person,
    Sending,
    Unit,
)
from core.state import Group, Room, Shared, Side

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")

NOT_OVER = frozenset({Sending.NEW, Sending.RESTING, Sending.SENDING, Sending.UNCLEAR})
WAITS = frozenset({Sending.NEW, Sending.SENDING})


class _Table(dict[K, V]):
    """Rows by their key, in the order in which they came. Copied when a unit first writes: it may have to go back."""

    __slots__ = ("before",)

    def __init__(self, *rows: Any) -> None:
        super().__init__(*rows)
        self.before: dict[K, V] | None = None

    def _keep(self) -> None:
        if self.before is None:
            self.before = dict(self)

    def __setitem__(self, key: K, row: V) -> None:
        self._keep()
        super().__setitem__(key, row)

    def __delitem__(self, key: K) -> None:
        self._keep()
        super().__delitem__(key)

    def put(self, rows: dict[K, V]) -> None:
        """These rows and no others."""
        self._keep()
        self.clear()
        self.update(rows)

    def drop(self, key: K) -> None:
        """Without the row of this key, if there is one."""
        if key in self:
            del self[key]

    def put_back(self) -> None:
        if self.before is not None:
            self.put(self.before)


@dataclass(slots=True)
class _Tables:
    people: _Table[str, Person] = field(default_factory=_Table)
    accounts: _Table[str, tuple[str, Account]] = field(default_factory=_Table)  # by hash: whose, and what it is
    owned: _Table[str, tuple[str, ...]] = field(default_factory=_Table)  # person -> hashes of accounts
    links: _Table[str, Link] = field(default_factory=_Table)
    rooms: _Table[str, tuple[Room, int]] = field(default_factory=_Table)
    shared: _Table[str, tuple[Shared, int]] = field(default_factory=_Table)
    words: _Table[tuple[str, str], str] = field(default_factory=_Table)
    notes: _Table[str, tuple[str, str, str, datetime]] = field(default_factory=_Table)
    inbox: _Table[str, InboxRow] = field(default_factory=_Table)
    unhandled: _Table[str, None] = field(default_factory=_Table)  # ids of the inbox
    aside: _Table[str, None] = field(default_factory=_Table)  # ids of the inbox that are parked
    outbox: _Table[str, OutboxRow] = field(default_factory=_Table)
    unsent: _Table[str, None] = field(default_factory=_Table)  # ids of the outbox
    not_before: _Table[str, datetime] = field(default_factory=_Table)
    leases: _Table[str, tuple[str, datetime]] = field(default_factory=_Table)
    due: _Table[tuple[str, str], DueRow] = field(default_factory=_Table)
    put_off: _Table[tuple[str, str], datetime] = field(default_factory=_Table)  # due rows that failed: until when
    parked: _Table[tuple[str, str], DueRow] = field(default_factory=_Table)  # due rows that are taken no more
    invitations: _Table[str, Invitation] = field(default_factory=_Table)
    wrong_codes: _Table[str, tuple[datetime, ...]] = field(default_factory=_Table)
    groups: _Table[str, Group] = field(default_factory=_Table)
    facts: _Table[str, str] = field(default_factory=_Table)

    def all(self) -> list[_Table[Any, Any]]:
        return [getattr(self, name) for name in self.__slots__]


class MemoryStore:
    """See `Store` in core/ports.py. A unit that raises leaves the tables as they were."""

    def __init__(self) -> None:
        self._tables = _Tables()
        self._all = self._tables.all()

    def fork(self) -> MemoryStore:
        """A store with the same rows: what happens in one does not happen in the other."""
        twin = MemoryStore()
        for mine, other in zip(self._all, twin._all, strict=True):
            other.update(mine)
        return twin

    def name(self, *parts: str) -> str:
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]

    async def do(self, unit: Callable[[Unit], T]) -> T:
        for table in self._all:
            table.before = None
        try:
            return unit(MemoryUnit(self._tables, self))
        except BaseException as fault:
            for table in self._all:
                table.put_back()
            if isinstance(fault, Exception) and not isinstance(fault, StopIteration | StopAsyncIteration):
                raise
            raise RuntimeError(f"a unit raised {type(fault).__name__}") from fault

    async def close(self) -> None:
        """Nothing to close."""


def _over(until: datetime, now: datetime) -> bool:
    """Whether a wait is over; one that is longer than any is from before the wall clock was set back."""
    return until <= now or until > now + MOST_WAIT


class MemoryUnit:
    """See `Unit` in core/ports.py for what each method promises."""

    def __init__(self, tables: _Tables, store: MemoryStore) -> None:
        self._t = tables
        self._store = store

    def apart(self, part: Callable[[], T]) -> T:
        before = [table.before for table in self._store._all]
        for table in self._store._all:
            table.before = None
        try:
            return part()
        except BaseException:
            for table in self._store._all:
                table.put_back()
                table.before = None
            raise
        finally:
            for table, kept in zip(self._store._all, before, strict=True):
                table.before = table.before if kept is None else kept

    # people
    def person_of(self, incoming: Incoming) -> Person:
        account = self._store.name("account", incoming.platform, incoming.user)
        if account not in self._t.accounts:
            id = self._store.name("person", incoming.platform, incoming.user)
            self._t.people[id] = Person(id=id)
            known = Account(hash=account, platform=incoming.platform, address=incoming.address)
            self._own(known, id)
        return self._by(account)

    def lane_of(self, incoming: Incoming) -> str | None:
        if incoming.user:
            known = self._t.accounts.get(self._store.name("account", incoming.platform, incoming.user))
            return known[0] if known is not None else None
        group = self.group_at(incoming.platform, incoming.group)
        return group.id if group is not None else None

    def person_by(self, account: str) -> Person | None:
        return self._by(account) if account in self._t.accounts else None

    def _by(self, account: str) -> Person:
        person, found = self._t.accounts[account]
        return self._t.people[person].by(found)

    def person(self, id: str) -> Person:
        theirs = sorted(self.accounts(id), key=lambda account: (not account.reachable, not account.home))
        return self._t.people[id].by(theirs[0]) if theirs else self._t.people[id]

    def mark_reachable(self, person: str, reachable: bool, account: str | None = None) -> None:
        for other in self.accounts(person):
            if account in {None, other.hash}:
                self._t.accounts[other.hash] = person, replace(other, reachable=reachable)
        self._can_be_reached(person, reachable)

    def _can_be_reached(self, person: str, otherwise: bool = True) -> None:
        """`otherwise`: of a group, which has no account."""
        theirs = self.accounts(person)
        found = any(account.reachable for account in theirs) if theirs else otherwise
        self._t.people[person] = replace(self._t.people[person], reachable=found)

    def _own(self, account: Account, person: str) -> None:
        """This account is this person's, and nobody else's any more."""
        if account.hash in self._t.accounts:
            old = self._t.accounts[account.hash][0]
            self._t.owned[old] = tuple(hash for hash in self._t.owned[old] if hash != account.hash)
        self._t.accounts[account.hash] = person, account
        self._t.owned[person] = (*self._t.owned.get(person, ()), account.hash)

    # accounts
    def addresses(self, platform: str, most: int) -> Sequence[str]:
        last = {row.lane: number for number, row in enumerate(self._t.inbox.values())}
        theirs = [(last.get(person, -1), a) for person, a in self._t.accounts.values() if a.platform == platform]
        return [account.address for _, account in sorted(theirs, key=lambda each: -each[0])][:most]

    def accounts(self, person: str) -> Sequence[Account]:
        found = (self._t.accounts[hash][1] for hash in self._t.owned.get(person, ()))
        return sorted(found, key=lambda account: not account.home)

    def set_home(self, person: str, account: str) -> None:
        for other in self.accounts(person):
            self._t.accounts[other.hash] = person, replace(other, home=other.hash == account)

    def link_account(self, account: str, person: str) -> None:
        old, known = self._t.accounts[account]
        self._own(replace(known, home=False), person)
        self._t.wrong_codes[person] = self._t.wrong_codes.get(person, ()) + self._t.wrong_codes.get(old, ())
        self._forget(old, person)
        self._can_be_reached(person)

    def unlink_account(self, account: str, new: str) -> Person:
        old, known = self._t.accounts[account]
        self._to_somebody_new(known, new)
        if known.home:
            self.set_home(old, self.accounts(old)[0].hash)
        self._can_be_reached(old)
        return self.person(new)

    def _to_somebody_new(self, account: Account, new: str) -> None:
        self._t.people[new] = Person(id=new, reachable=account.reachable)
        self._own(replace(account, home=True), new)

    def link(self, hash: str) -> Link | None:
        return self._t.links.get(hash)

    def save_link(self, link: Link) -> None:
        self._t.links[link.hash] = link

    def links_of(self, person: str) -> Sequence[Link]:
        found = (link for link in self._t.links.values() if link.person == person and link.state in UNDER_WAY)
        return sorted(found, key=lambda link: link.at)

    def link_by(self, account: str) -> Link | None:
        return next((link for link in self._t.links.values() if (link.joiner, link.state) == (account, "asked")), None)

    def members(self, couple: str) -> dict[Side, str]:
        return {p.side: p.id for p in self._t.people.values() if p.couple == couple and p.side is not None}

    def make_couple(self, couple: str, members: dict[Side, str]) -> None:
        for side, id in members.items():
            self._t.people[id] = replace(self._t.people[id], couple=couple, side=side)

    def leave(self, person: str) -> None:
        couple = self._t.people[person].couple
        self._t.people[person] = replace(self._t.people[person], couple=None, side=None)
        self._forget_due(f"person:{person}")
        self._drop(self._t.outbox, lambda id, row: row.person == person and row.state in NOT_OVER)
        self._drop(self._t.invitations, lambda hash, row: person in {row.inviter, row.joiner})
        if couple is not None and not self.members(couple):
            self._t.shared.drop(couple)
            self._drop(self._t.words, lambda key, text: key[0] == f"couple:{couple}")
            self._forget_due(f"couple:{couple}")
            if (group := self.group_of(couple)) is not None:
                self.end_group(group.id)

    def erase(self, person: str, account: str | None = None) -> Person:
        new, account = self._store.name("erased", person), account or self.person(person).account
        for known in self.accounts(person):
            other = self._store.name("erased", person, known.hash)
            self._to_somebody_new(known, new if known.hash == account else other)
        self._t.wrong_codes[new] = self._t.wrong_codes.get(person, ())
        self._forget(person, new)
        return self.person(new)

    def _forget(self, person: str, heir: str) -> None:
        """All rows of a person go; that something arrived is known as the heir's."""
        self.leave(person)
        del self._t.people[person]
        self._t.owned.drop(person)
        self._drop(self._t.links, lambda hash, link: link.person == person)
        self._t.wrong_codes.drop(person)
        self._t.rooms.drop(person)
        self._drop(self._t.words, lambda key, text: key[0] == f"person:{person}")
        self._drop(self._t.notes, lambda id, note: note[0] == person)
        for id, row in [found for found in self._t.inbox.items() if found[1].lane == person]:
            self._t.inbox[id] = replace(row, lane=heir, payload={})  # brought once more, it is known
            self._t.unhandled.drop(id)
            self._t.aside.drop(id)
        self._drop(self._t.outbox, lambda id, row: row.person == person)

    def _drop(self, table: _Table[Any, Any], gone: Callable[[Any, Any], bool]) -> None:
        for key in [key for key, value in table.items() if gone(key, value)]:
            del table[key]
            for beside in (self._t.unhandled, self._t.aside, self._t.unsent, self._t.put_off):
                beside.drop(key)

    def _forget_due(self, owner: str) -> None:
        for table in (self._t.due, self._t.parked):
            self._drop(table, lambda _, row: row.owner == owner)

    # groups
    def group_at(self, platform: str, address: str) -> Group | None:
        return next((g for g in self._t.groups.values() if (g.platform, g.address) == (platform, address)), None)

    def group(self, id: str) -> Group | None:
        return self._t.groups.get(id)

    def group_of(self, couple: str) -> Group | None:
        return next((group for group in self._t.groups.values() if group.couple == couple), None)

    def make_group(self, id: str, platform: str, address: str) -> Group:
        if (known := self.group_at(platform, address)) is not None:
            return known
        group = Group(id=id, platform=platform, address=address)
        self._t.people[group.id] = Person(id=group.id, platform=platform, address=address)
        self._t.groups[group.id] = group
        return group

    def save_group(self, group: Group) -> None:
        self._t.groups[group.id] = group

    def end_group(self, id: str) -> None:
        self._t.groups.drop(id)
        self._t.people.drop(id)
        self._drop(self._t.inbox, lambda _, row: row.lane == id)
        self._drop(self._t.outbox, lambda _, row: row.person == id)
        self._forget_due(f"group:{id}")

    def move_group(self, id: str, address: str) -> None:
        if id not in self._t.groups:
            return
        self._t.groups[id] = replace(self._t.groups[id], address=address)
        self._t.people[id] = replace(self._t.people[id], address=address)

    # rooms
    def room(self, person: str) -> tuple[Room, int] | None:
        return self._t.rooms.get(person)

    def save_room(self, person: str, room: Room, revision: int) -> None:
        if self._t.rooms.get(person, (None, 0))[1] != revision:
            raise Stale("private_room")
        self._t.rooms[person] = (room, revision + 1)

    def shared(self, couple: str) -> tuple[Shared, int]:
        return self._t.shared[couple]

    def save_shared(self, couple: str, shared: Shared, revision: int) -> None:
        if self._t.shared.get(couple, (None, 0))[1] != revision:
            raise Stale("shared_room")
        self._t.shared[couple] = (shared, revision + 1)

    # words and answers
    def words(self, owner: str, ref: str) -> str | None:
        return self._t.words.get((owner, ref))

    def keep_words(self, owner: str, ref: str, text: str) -> None:
        self._t.words[owner, ref] = text

    def drop_words(self, owner: str, ref: str) -> None:
        self._t.words.drop((owner, ref))

    def note(self, person: str, id: str, ask: str, value: str, at: datetime) -> None:
        if id not in self._t.notes:
            self._t.notes[id] = (person, ask, value, at)

    # inbox
    def receive(self, id: str, lane: str, payload: dict[str, object], at: datetime) -> bool:
        if id in self._t.inbox:
            return False
        self._t.inbox[id] = InboxRow(id=id, lane=lane, payload=payload, tries=0, arrived_at=at)
        self._t.unhandled[id] = None
        return True

    def receive_handled(self, id: str, lane: str, at: datetime) -> bool:
        return self.receive(id, lane, {}, at) and self.handled(id)

    def hand_back(self, row: InboxRow) -> None:
        self._t.inbox[row.id] = row
        self._t.unhandled[row.id] = None

    def receive_all(self, arrivals: Sequence[InboxRow]) -> None:
        for row in arrivals:
            self.receive(row.id, row.lane, row.payload, row.arrived_at)

    def heads(self, limit: int) -> Sequence[InboxRow]:
        found: dict[str, InboxRow] = {}
        for row in (self._t.inbox[id] for id in self._t.unhandled):
            found.setdefault(row.lane, row)
        return list(found.values())[:limit]

    def is_behind(self, lane: str | None = None) -> bool:
        return any(lane in {None, self._t.inbox[id].lane} for id in self._t.unhandled)

    def handled(self, id: str) -> bool:
        if id not in self._t.unhandled:
            return False
        del self._t.unhandled[id]
        self._t.inbox[id] = replace(self._t.inbox[id], payload={})
        return True

    def failed(self, id: str) -> int:
        row = replace(self._t.inbox[id], tries=self._t.inbox[id].tries + 1)
        self._t.inbox[id] = row
        if row.tries >= 3:
            self._t.unhandled.drop(id)
            self._t.aside[id] = None
        return row.tries

    # outbox
    def send(self, row: OutboxRow) -> None:
        if row.id not in self._t.outbox:
            self._store_row(row)

    def _store_row(self, row: OutboxRow) -> None:
        before = self._t.outbox.get(row.id)
        self._t.outbox[row.id] = row
        if row.state not in WAITS:
            self._t.unsent.drop(row.id)
        elif before is None:
            self._t.unsent[row.id] = None
        elif before.state not in WAITS:  # to be sent after all: in its old place
            self._t.unsent.put({row.id: None for row in self._t.outbox.values() if row.state in WAITS})

    def outgoing(self, now: datetime, limit: int, worker: str = "") -> Sequence[OutboxRow]:
        found: dict[str, OutboxRow] = {}
        answered: dict[str, None] = {}  # whose answer waits, in the order in which it came
        for row in (self._t.outbox[id] for id in self._t.unsent):
            if self._t.people[row.person].reachable:
                found.setdefault(row.person, row)
                if not row.prompt:
                    answered.setdefault(row.person)
        first = [*answered, *(person for person in found if person not in answered)]
        ready = (found[person] for person in first if self._is_free(found[person].id, worker, now))
        return list(ready)[:limit]

    def _is_free(self, id: str, worker: str, now: datetime) -> bool:
        by, until = self._t.leases.get(id, ("", now))
        return _over(self._t.not_before.get(id, now), now) and (_over(until, now) or by == worker)

    def lease(self, ids: Sequence[str], worker: str, until: datetime) -> None:
        for id in ids:
            self._t.leases[id] = worker, until

    def end_leases(self) -> None:
        self._t.leases.put({})

    def rise(self, person: str) -> None:
        for row in [row for row in self._t.outbox.values() if row.person == person and row.state is Sending.RESTING]:
            self._store_row(replace(row, state=Sending.NEW))

    def waiting(self) -> tuple[int, datetime | None]:
        rows = [self._t.outbox[id] for id in self._t.unsent]
        return len(rows), min((row.at for row in rows), default=None)

    def progress(self, row: OutboxRow, not_before: datetime | None = None) -> None:
        if row.id not in self._t.outbox:
            return
        self._store_row(row)
        if not_before is not None:
            self._t.not_before[row.id] = not_before
            self._t.leases.drop(row.id)

    def outbox_row(self, person: str, id: str) -> OutboxRow | None:
        row = self._t.outbox.get(id)
        return row if row is not None and row.person == person else None

    def of_turn(self, person: str, turn: int) -> Sequence[OutboxRow]:
        return [
            row
            for row in self._t.outbox.values()
            if row.person == person and row.turn == turn and row.payload.get("is") in {"Say", "Post"}
        ]

    def unsent(self, person: str) -> Sequence[OutboxRow]:
        return [self._t.outbox[id] for id in self._t.unsent if self._t.outbox[id].person == person]

    def sent(self, person: str, limit: int) -> Sequence[OutboxRow]:
        rows = [row for row in self._t.outbox.values() if row.person == person and row.state is Sending.SENT]
        return [row for row in rows[-limit:] if row.payload.get("is") in {"Say", "Post"}]

    def turn_of(self, person: str, message: str) -> int | None:
        rows = (row for row in self._t.outbox.values() if row.person == person and message in row.messages)
        return next((row.turn for row in rows), None)

    # due
    def set_due(self, row: DueRow) -> None:
        self._t.put_off.drop((row.owner, row.key))
        self._t.parked.drop((row.owner, row.key))
        self._t.due[row.owner, row.key] = row

    def drop_due(self, owner: str, key: str) -> None:
        for table in (self._t.due, self._t.put_off, self._t.parked):
            table.drop((owner, key))

    def due(self, owner: str, key: str) -> DueRow | None:
        return self._t.due.get((owner, key))

    def _next_at(self, row: DueRow) -> datetime:
        return self._t.put_off.get((row.owner, row.key), row.at)

    def take_due(self, now: datetime, limit: int) -> Sequence[DueRow]:
        ready = (row for row in self._t.due.values() if self._next_at(row) <= now)
        rows = sorted(ready, key=self._next_at)[:limit]
        for row in rows:
            self.drop_due(row.owner, row.key)
        return rows

    def hand_back_due(self, row: DueRow, until: datetime | None) -> None:
        key = row.owner, row.key
        if key in self._t.due or key in self._t.parked:
            return
        if until is None:
            self._t.parked[key] = row
        else:
            self._t.due[key], self._t.put_off[key] = row, until

    def next_due(self) -> datetime | None:
        return min(map(self._next_at, self._t.due.values()), default=None)

    def all_due(self) -> Sequence[DueRow]:
        return list(self._t.due.values())

    def parked(self) -> tuple[int, int]:
        return len(self._t.aside), len(self._t.parked)

    def zones_version(self) -> str | None:
        return self._t.facts.get("zones")

    def set_zones_version(self, version: str) -> None:
        self._t.facts["zones"] = version

    # what is kept no longer
    def forget_old(self, now: datetime, limit: int) -> int:
        arrivals = (id for id, row in self._t.inbox.items() if row.arrived_at < now - KEEP_ARRIVALS)
        sent = (id for id, row in self._t.outbox.items() if row.at < now - KEEP_MESSAGES and row.state in OVER)
        gone = 0
        for table, ids in (
            (self._t.inbox, [id for id in arrivals if id not in self._t.unhandled]),
            (self._t.outbox, list(sent)),
            (self._t.invitations, [h for h, i in self._t.invitations.items() if i.expires_at < now - KEEP_INVITATIONS]),
            (self._t.links, [h for h, i in self._t.links.items() if i.state != "asked" and i.at < now - KEEP_LINKS]),
        ):
            gone += self._forget_rows(table, ids[:limit])
        for person, ats in list(self._t.wrong_codes.items()):
            kept = tuple(at for at in ats if at >= now - KEEP_WRONG_CODES)
            if kept != ats:
                self._t.wrong_codes[person] = kept
                gone += len(ats) - len(kept)
        return gone

    def _forget_rows(self, table: _Table[Any, Any], ids: list[str]) -> int:
        for id in ids:
            table.drop(id)
            self._t.aside.drop(id)
        return len(ids)

    # pairing
    def invitation(self, hash: str) -> Invitation | None:
        return self._t.invitations.get(hash)

    def save_invitation(self, invitation: Invitation) -> None:
        self._t.invitations[invitation.hash] = invitation

    def open_invitations(self, inviter: str) -> Sequence[Invitation]:
        return [i for i in self._t.invitations.values() if i.inviter == inviter and i.state in {"open", "consented"}]

    def wrong_codes(self, person: str, since: datetime) -> int:
        return sum(at > since for at in self._t.wrong_codes.get(person, ()))

    def note_wrong_code(self, person: str, at: datetime) -> None:
        self._t.wrong_codes[person] = (*self._t.wrong_codes.get(person, ()), at)
