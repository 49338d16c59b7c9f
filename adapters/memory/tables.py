"""The tables of the store in memory, and how a part of a transaction is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from core.errors import OurFault
from core.ports import Account, DueRow, InboxRow, Invitation, Link, OutboxRow, Person
from core.state import Group, Room, Shared

K = TypeVar("K")
V = TypeVar("V")


class Table(dict[K, V]):
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

    def drop_where(self, gone: Callable[[K, V], bool]) -> list[K]:
        """Without the rows for which this holds; returns their keys."""
        keys = [key for key, row in self.items() if gone(key, row)]
        for key in keys:
            del self[key]
        return keys

    def put_back(self) -> None:
        """As it was when it was kept."""
        if self.before is not None:
            self.put(self.before)


@dataclass(slots=True)
class Tables:
    """All that a store holds. The rows of `people` have no account in hand."""

    people: Table[str, Person] = field(default_factory=Table)
    accounts: Table[str, tuple[str, Account]] = field(default_factory=Table)  # by hash: whose, and what it is
    owned: Table[str, tuple[str, ...]] = field(default_factory=Table)  # person -> hashes of accounts
    links: Table[str, Link] = field(default_factory=Table)
    rooms: Table[str, tuple[Room, int]] = field(default_factory=Table)
    shared: Table[str, tuple[Shared, int]] = field(default_factory=Table)
    words: Table[tuple[str, str], str] = field(default_factory=Table)
    notes: Table[str, tuple[str, str, str, datetime]] = field(default_factory=Table)
    inbox: Table[str, InboxRow] = field(default_factory=Table)
    unhandled: Table[str, None] = field(default_factory=Table)  # ids of the inbox
    aside: Table[str, None] = field(default_factory=Table)  # ids of the inbox that are parked
    outbox: Table[str, OutboxRow] = field(default_factory=Table)
    unsent: Table[str, None] = field(default_factory=Table)  # ids of the outbox
    not_before: Table[str, datetime] = field(default_factory=Table)
    leases: Table[str, tuple[str, datetime]] = field(default_factory=Table)
    messages: Table[tuple[str, str], tuple[int, datetime]] = field(default_factory=Table)  # person, message -> turn
    due: Table[tuple[str, str], DueRow] = field(default_factory=Table)
    put_off: Table[tuple[str, str], datetime] = field(default_factory=Table)  # due rows that failed: until when
    parked: Table[tuple[str, str], DueRow] = field(default_factory=Table)  # due rows that are taken no more
    invitations: Table[str, Invitation] = field(default_factory=Table)
    wrong_codes: Table[int, tuple[str, datetime]] = field(default_factory=Table)  # numbered as they came
    groups: Table[str, Group] = field(default_factory=Table)
    facts: Table[str, str] = field(default_factory=Table)

    def all(self) -> list[Table[Any, Any]]:
        """Every table, always in the same order."""
        return [getattr(self, name) for name in self.__slots__]

    def must_know(self, *people: str) -> None:
        """Rows are written for people and groups that are there."""
        if not all(person in self.people for person in people):
            raise OurFault("nobody has this id")

    def own(self, account: Account, person: str) -> None:
        """This account is this person's, and nobody else's any more."""
        if account.hash in self.accounts:
            old = self.accounts[account.hash][0]
            self.owned[old] = tuple(hash for hash in self.owned[old] if hash != account.hash)
        self.accounts[account.hash] = person, account
        self.owned[person] = (*self.owned.get(person, ()), account.hash)

    def accounts_of(self, person: str) -> list[Account]:
        """The one that is written to first, then the others by their hash."""
        found = (self.accounts[hash][1] for hash in self.owned.get(person, ()))
        return sorted(found, key=lambda account: (not account.home, account.hash))

    def forget_due(self, owner: str) -> None:
        """Rows that were due for this owner go, those that are parked among them."""
        for table in (self.due, self.put_off, self.parked):
            table.drop_where(lambda key, _: key[0] == owner)

    def forget_messages(self, gone: Callable[[OutboxRow], bool]) -> int:
        """Rows of the outbox for which this holds go, with all that is known of them; returns how many."""
        ids = self.outbox.drop_where(lambda _, row: gone(row))
        for id in ids:
            self.unsent.drop(id)
            self.not_before.drop(id)
            self.leases.drop(id)
        return len(ids)
