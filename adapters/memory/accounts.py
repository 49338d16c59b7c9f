"""The accounts of people, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from adapters.memory import leaving
from adapters.memory.tables import Tables
from core.errors import OurFault
from core.ports import Account, Person


class MemoryAccounts:
    """See `Accounts` in core/ports/people.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def of(self, person: str) -> Sequence[Account]:
        return self._t.accounts_of(person)

    def addresses(self, platform: str, most: int) -> Sequence[str]:
        last = {row.lane: number for number, row in enumerate(self._t.inbox.values())}
        theirs = [
            (-last.get(person, -1), account.hash, account.address)
            for person, account in self._t.accounts.values()
            if account.platform == platform and person not in self._t.groups
        ]
        return [address for _, _, address in sorted(theirs)][:most]

    def mark_reachable(self, person: str, reachable: bool, account: str | None = None) -> None:
        for other in self.of(person):
            if account in {None, other.hash}:
                self._t.accounts[other.hash] = person, replace(other, reachable=reachable)
        self._can_be_reached(person)

    def _can_be_reached(self, person: str) -> None:
        if person in self._t.people:
            found = any(account.reachable for account in self.of(person))
            self._t.people[person] = replace(self._t.people[person], reachable=found)

    def set_home(self, person: str, account: str) -> None:
        for other in self.of(person):
            self._t.accounts[other.hash] = person, replace(other, home=other.hash == account)

    def link(self, account: str, person: str) -> None:
        old, known = self._t.accounts[account]
        if old == person:
            return
        if len(self.of(old)) > 1:
            raise ValueError("who has another account besides is nobody's second account")
        if person not in self._t.people:
            raise KeyError("nobody has this id")
        self._t.own(replace(known, home=False), person)
        leaving.forget(self._t, old, person)
        self._can_be_reached(person)

    def unlink(self, account: str, new: str) -> Person:
        old, known = self._t.accounts[account]
        left = [other.hash for other in self.of(old) if other.hash != account]
        if not left:
            raise ValueError("this is their only account")
        if new in self._t.people:
            raise OurFault("somebody has this id")
        leaving.to_somebody_new(self._t, known, new)
        if known.home:
            self.set_home(old, left[0])
        self._can_be_reached(old)
        return self._t.people[new].by(self._t.accounts[account][1])
