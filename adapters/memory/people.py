"""Who is known, and who is whose partner, in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from adapters.memory import leaving
from adapters.memory.tables import Tables
from core.errors import OurFault
from core.ports import Account, Incoming, Person
from core.state import Side


class MemoryPeople:
    """See `People` in core/ports/people.py."""

    __slots__ = ("_name", "_t")

    def __init__(self, tables: Tables, name: Callable[..., str]) -> None:
        self._t = tables
        self._name = name

    def get_or_create(self, incoming: Incoming) -> Person:
        account = self._name("account", incoming.platform, incoming.user)
        if account not in self._t.accounts:
            id = self._free(self._name("person", incoming.platform, incoming.user))
            self._t.people[id] = Person(id=id)
            self._t.own(Account(hash=account, platform=incoming.platform, address=incoming.address), id)
        return self._by(account)

    def _free(self, id: str) -> str:
        """An id that is nobody's: this one, if it is free."""
        while id in self._t.people:
            id = self._name("erased", id)
        return id

    def lane_of(self, incoming: Incoming) -> str | None:
        if incoming.user:
            known = self._t.accounts.get(self._name("account", incoming.platform, incoming.user))
            return known[0] if known is not None else None
        at = incoming.platform, incoming.group
        return next((group.id for group in self._t.groups.values() if (group.platform, group.address) == at), None)

    def person(self, id: str) -> Person:
        theirs = sorted(self._t.accounts_of(id), key=lambda account: not account.reachable)
        return self._t.people[id].by(theirs[0])

    def by_account(self, account: str) -> Person | None:
        return self._by(account) if account in self._t.accounts else None

    def _by(self, account: str) -> Person:
        person, found = self._t.accounts[account]
        return self._t.people[person].by(found)

    def members(self, couple: str) -> dict[Side, str]:
        found = {p.side: p.id for p in self._t.people.values() if p.couple == couple and p.side is not None}
        return {side: found[side] for side in sorted(found)}

    def make_couple(self, couple: str, members: dict[Side, str]) -> None:
        self._t.must_know(*members.values())
        for side, id in members.items():
            if self._t.people[id].couple is not None:
                raise OurFault("one of them is in a couple")
            self._t.people[id] = replace(self._t.people[id], couple=couple, side=side)

    def leave(self, person: str) -> None:
        leaving.leave(self._t, person)

    def erase(self, person: str, account: str | None = None) -> Person:
        own = self.by_account(account) if account is not None else self.person(person)
        if own is None or own.id != person:
            raise KeyError("this account is not theirs")
        new = self._free(self._name("erased", person))
        for known in self._t.accounts_of(person):
            other = self._free(self._name("erased", person, known.hash))
            leaving.to_somebody_new(self._t, known, new if known.hash == own.account else other)
        leaving.forget(self._t, person, new)
        return self.person(new)
