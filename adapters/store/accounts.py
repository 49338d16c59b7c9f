"""A person's accounts, as rows: linked, unlinked, and which of them is written to first."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select, update

from adapters.store import leaving
from adapters.store import tables as t
from adapters.store.people import SqlPeople
from adapters.store.transaction import Transaction
from core.errors import OurFault, Unreadable
from core.ports import Account, Person


class SqlAccounts:
    """See `Accounts` in core/ports/people.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def of(self, person: str) -> Sequence[Account]:
        theirs = select(t.account).where(t.account.c.person == person)
        return [
            Account(
                hash=row.hash, platform=row.platform, address=self._address(row), home=row.home, reachable=row.reachable
            )
            for row in self._in.execute(theirs.order_by(t.account.c.home.desc(), t.account.c.hash)).all()
        ]

    def addresses(self, platform: str, most: int) -> Sequence[str]:
        heard = select(t.inbox.c.lane, func.max(t.inbox.c.seq).label("last")).group_by(t.inbox.c.lane).subquery()
        found = (
            select(t.account.c.person, t.account.c.hash, t.account.c.address)
            .outerjoin(heard, heard.c.lane == t.account.c.person)
            .outerjoin(t.group_room, t.group_room.c.id == t.account.c.person)
            .where(t.account.c.platform == platform, t.group_room.c.id.is_(None))
            .order_by(heard.c.last.is_(None), heard.c.last.desc(), t.account.c.hash)
            .limit(most)
        )
        opened = []
        for row in self._in.execute(found).all():
            with contextlib.suppress(Unreadable):
                opened.append(self._address(row))
        return opened

    def _address(self, row: Any) -> str:
        return str(self._in.open(f"person:{row.person}", "account.address", row.hash, row.address))

    def mark_reachable(self, person: str, reachable: bool, account: str | None = None) -> None:
        theirs = t.account.c.person == person
        one = theirs if account is None else theirs & (t.account.c.hash == account)
        self._in.execute(update(t.account).where(one).values(reachable=reachable))
        self._can_be_reached(person)

    def _can_be_reached(self, person: str) -> None:
        found = select(t.account.c.hash).where(t.account.c.person == person, t.account.c.reachable).exists()
        self._in.execute(update(t.person).where(t.person.c.id == person).values(reachable=found))

    def set_home(self, person: str, account: str) -> None:
        theirs = update(t.account).where(t.account.c.person == person)
        self._in.execute(theirs.values(home=t.account.c.hash == account))

    def link(self, account: str, person: str) -> None:
        row = self._row(account)
        if row.person == person:
            return
        if len(self.of(row.person)) > 1:
            raise ValueError("who has another account besides is nobody's second account")
        SqlPeople(self._in).person(person)
        moved = {"person": person, "address": leaving.moved_address(self._in.vault, row, person), "home": False}
        self._in.execute(update(t.account).where(t.account.c.hash == account).values(moved))
        self._in.execute(update(t.wrong_code).where(t.wrong_code.c.person == row.person).values(person=person))
        self._in.goes(leaving.forget(self._in.db, row.person, person))
        self._can_be_reached(person)

    def unlink(self, account: str, new: str) -> Person:
        row = self._row(account)
        left = [other.hash for other in self.of(row.person) if other.hash != account]
        if not left:
            raise ValueError("this is their only account")
        if self._in.execute(select(t.person.c.id).where(t.person.c.id == new)).first() is not None:
            raise OurFault("somebody has this id")
        leaving.to_somebody_new(self._in.db, self._in.vault, row, new)
        if row.home:
            self.set_home(row.person, left[0])
        self._can_be_reached(row.person)
        return SqlPeople(self._in).person(new)

    def _row(self, account: str) -> Any:
        row = self._in.execute(select(t.account).where(t.account.c.hash == account)).one_or_none()
        if row is None:
            raise KeyError("nobody has this account")
        return row
