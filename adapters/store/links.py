"""Second accounts on their way to a person, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import ColumnElement, delete, insert, select

from adapters.store import tables as t
from adapters.store.transaction import Transaction, moment
from core.ports import UNDER_WAY, Link


class SqlLinks:
    """See `Links` in core/ports/people.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def get(self, hash: str) -> Link | None:
        return next(iter(self._where(t.link.c.hash == hash)), None)

    def save(self, link: Link) -> None:
        self._in.execute(delete(t.link).where(t.link.c.hash == link.hash))
        self._in.execute(insert(t.link).values({**asdict(link), "at": link.at.timestamp()}))

    def under_way_to(self, person: str) -> Sequence[Link]:
        return self._where(t.link.c.person == person, t.link.c.state.in_(UNDER_WAY))

    def asked_by(self, account: str) -> Link | None:
        return next(iter(self._where(t.link.c.joiner == account, t.link.c.state == "asked")), None)

    def _where(self, *which: ColumnElement[bool]) -> Sequence[Link]:
        """The links for which this holds, oldest first."""
        rows = self._in.execute(select(t.link).where(*which).order_by(t.link.c.at, t.link.c.hash)).all()
        return [
            Link(hash=row.hash, person=row.person, joiner=row.joiner, state=row.state, at=moment(row.at))
            for row in rows
        ]
