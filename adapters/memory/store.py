"""The store in memory: the same promises, nothing kept beyond the process. For tests, simulation and trying out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from adapters.memory.accounts import MemoryAccounts
from adapters.memory.due import MemoryDue
from adapters.memory.groups import MemoryGroups
from adapters.memory.inbox import MemoryInbox
from adapters.memory.invitations import MemoryInvitations
from adapters.memory.links import MemoryLinks
from adapters.memory.outbox import MemoryOutbox
from adapters.memory.people import MemoryPeople
from adapters.memory.retention import MemoryRetention
from adapters.memory.rooms import MemoryRooms
from adapters.memory.tables import Tables
from adapters.memory.words import MemoryWords
from core.ports import Unit

T = TypeVar("T")


class MemoryStore:
    """See `Store` in core/ports/store.py. A unit that raises leaves the tables as they were."""

    def __init__(self) -> None:
        self._tables = Tables()
        self._all = self._tables.all()
        self._unit = MemoryUnit(self._tables, self)

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
            return unit(self._unit)
        except BaseException as fault:
            for table in self._all:
                table.put_back()
            if isinstance(fault, Exception) and not isinstance(fault, StopIteration | StopAsyncIteration):
                raise
            raise RuntimeError(f"a unit raised {type(fault).__name__}") from fault

    async def close(self) -> None:
        """Nothing to close."""


class MemoryUnit:
    """See `Unit` in core/ports/store.py for what is promised."""

    __slots__ = (
        "_tables",
        "accounts",
        "due",
        "groups",
        "inbox",
        "invitations",
        "links",
        "outbox",
        "people",
        "retention",
        "rooms",
        "words",
    )

    def __init__(self, tables: Tables, store: MemoryStore) -> None:
        self._tables = tables.all()
        self.people = MemoryPeople(tables, store.name)
        self.accounts = MemoryAccounts(tables)
        self.links = MemoryLinks(tables)
        self.invitations = MemoryInvitations(tables)
        self.groups = MemoryGroups(tables, store.name)
        self.rooms = MemoryRooms(tables)
        self.words = MemoryWords(tables)
        self.inbox = MemoryInbox(tables)
        self.outbox = MemoryOutbox(tables)
        self.due = MemoryDue(tables)
        self.retention = MemoryRetention(tables)

    def savepoint(self, part: Callable[[], T]) -> T:
        before = [table.before for table in self._tables]
        for table in self._tables:
            table.before = None
        try:
            return part()
        except BaseException:
            for table in self._tables:
                table.put_back()
                table.before = None
            raise
        finally:
            for table, kept in zip(self._tables, before, strict=True):
                table.before = table.before if kept is None else kept
