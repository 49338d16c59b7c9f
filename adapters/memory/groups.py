"""Rooms for three, in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from adapters.memory import leaving
from adapters.memory.tables import Tables
from core.errors import OurFault
from core.ports import Account, Person
from core.state import Group


class MemoryGroups:
    """See `Groups` in core/ports/rooms.py."""

    __slots__ = ("_name", "_t")

    def __init__(self, tables: Tables, name: Callable[..., str]) -> None:
        self._t = tables
        self._name = name

    def get(self, id: str) -> Group | None:
        return self._t.groups.get(id)

    def at(self, platform: str, address: str) -> Group | None:
        found = self._t.accounts.get(self._name("group", platform, address))
        return None if found is None else self._t.groups[found[0]]

    def of_couple(self, couple: str) -> Group | None:
        theirs = [group for group in self._t.groups.values() if group.couple == couple]
        return min(theirs, key=lambda group: group.id, default=None)

    def get_or_create(self, id: str, platform: str, address: str) -> Group:
        if (known := self.at(platform, address)) is not None:
            return known
        if id in self._t.people:
            raise OurFault("somebody has this id")
        group = Group(id=id, platform=platform, address=address)
        self._t.people[id] = Person(id=id)
        self._t.own(self._account(group), id)
        self._t.groups[id] = group
        return group

    def save(self, group: Group) -> None:
        if group.id in self._t.groups:
            self._t.groups[group.id] = group

    def move(self, id: str, address: str) -> None:
        if id not in self._t.groups:
            return
        moved = replace(self._t.groups[id], address=address)
        there = self.at(moved.platform, address)
        if there is not None and there.id != id:
            raise OurFault("another group is there")
        for known in self._t.accounts_of(id):
            self._t.accounts.drop(known.hash)
            self._t.owned.drop(id)
            self._t.own(replace(self._account(moved), reachable=known.reachable), id)
        self._t.groups[id] = moved

    def end(self, id: str) -> None:
        if id in self._t.groups:
            leaving.end_group(self._t, id)

    def _account(self, group: Group) -> Account:
        hashed = self._name("group", group.platform, group.address)
        return Account(hash=hashed, platform=group.platform, address=group.address)
