"""Who is known, and who is whose partner, as rows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert

from adapters.store import leaving
from adapters.store import statements as on
from adapters.store import tables as t
from adapters.store.transaction import Transaction
from core.ports import Incoming, Person
from core.state import Side


class SqlPeople:
    """See `People` in core/ports/people.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def get_or_create(self, incoming: Incoming) -> Person:
        hashed = self._in.vault.name("account", incoming.platform, incoming.user)
        row = self._in.run(on.PERSON_OF_ACCOUNT, of=hashed).fetchone()
        return self._create(incoming, hashed) if row is None else self._person(row)

    def _create(self, incoming: Incoming, hashed: str) -> Person:
        first = self._in.vault.name("person", incoming.platform, incoming.user)
        id = leaving.free_id(self._in.db, self._in.vault, first)
        self._in.run(on.NEW_PERSON, id=id, reachable=True)
        address = self._in.seal(f"person:{id}", "account.address", hashed, incoming.address)
        where = {"platform": incoming.platform, "address": address, "home": True, "reachable": True}
        self._in.run(on.NEW_ACCOUNT, hash=hashed, person=id, **where)
        return self.person(id)

    def lane_of(self, incoming: Incoming) -> str | None:
        kind, id = ("account", incoming.user) if incoming.user else ("group", incoming.group)
        row = self._in.run(on.LANE_OF_ACCOUNT, of=self._in.vault.name(kind, incoming.platform, id)).fetchone()
        return None if row is None else str(row[0])

    def person(self, id: str) -> Person:
        row = self._in.run(on.PERSON, of=id).fetchone()
        if row is None:
            raise KeyError("nobody has this id")
        return self._person(row)

    def by_account(self, account: str) -> Person | None:
        row = self._in.run(on.PERSON_OF_ACCOUNT, of=account).fetchone()
        return None if row is None else self._person(row)

    def _person(self, row: Any) -> Person:
        id, reachable, hashed, platform, address, couple, side = row
        return Person(
            id=id,
            couple=couple,
            side=Side(side) if side else None,
            platform=platform,
            address=self._in.open(f"person:{id}", "account.address", hashed, address),
            account=hashed,
            reachable=bool(reachable),
        )

    def members(self, couple: str) -> dict[Side, str]:
        return {Side(side): person for side, person in self._in.run(on.MEMBERS, of=couple).fetchall()}

    def make_couple(self, couple: str, members: dict[Side, str]) -> None:
        rows = [{"person": person, "couple": couple, "side": side.value} for side, person in members.items()]
        self._in.execute(insert(t.member), rows)

    def leave(self, person: str) -> None:
        self._in.goes(leaving.leave(self._in.db, person))

    def erase(self, person: str, account: str | None = None) -> Person:
        own = self.by_account(account) if account is not None else self.person(person)
        if own is None or own.id != person:
            raise KeyError("this account is not theirs")
        new, gone = leaving.erase(self._in.db, self._in.vault, person, own.account)
        self._in.goes(gone)
        return self.person(new)
