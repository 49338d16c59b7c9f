"""Rows that nothing more comes of go after their time; core/ports/store.py says which and when. What people answered
and wrote is no such row: it stays until it is erased."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, delete, func, select

from adapters.store import tables as t
from adapters.store.transaction import Transaction
from core.ports import KEEP_ARRIVALS, KEEP_INVITATIONS, KEEP_LINKS, KEEP_MESSAGES, KEEP_WRONG_CODES, OVER


class SqlRetention:
    """See `Retention` in core/ports/store.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def forget_old(self, now: datetime, limit: int) -> int:
        arrived, written, ended, made, wrong = (
            (now - age).timestamp()
            for age in (KEEP_ARRIVALS, KEEP_MESSAGES, KEEP_INVITATIONS, KEEP_LINKS, KEEP_WRONG_CODES)
        )
        inbox, outbox, message, invitation, link = t.inbox.c, t.outbox.c, t.message.c, t.invitation.c, t.link.c
        return (
            self._oldest(limit, [inbox.seq], inbox.state != "new", inbox.at < arrived)
            + self._oldest(limit, [outbox.seq], outbox.state.in_(OVER), outbox.at < written)
            + self._oldest(limit, [message.hash, message.at], message.at < written)
            + self._oldest(limit, [invitation.hash, invitation.expires_at], invitation.expires_at < ended)
            + self._oldest(limit, [link.hash, link.at], link.state != "asked", link.at < made)
            + self._oldest(limit, [t.wrong_code.c.seq], t.wrong_code.c.at < wrong)
        )

    def parked(self) -> tuple[int, int]:
        counts = [select(func.count()).where(table.c.state == "parked").scalar_subquery() for table in (t.inbox, t.due)]
        row = self._in.execute(select(*counts)).one()
        return int(row[0]), int(row[1])

    def _oldest(self, limit: int, columns: list[Column[Any]], *when: ColumnElement[bool]) -> int:
        """Delete the first rows for which this holds, by their key, which stands first, in the order of the last."""
        key = columns[0]
        old = select(key).where(*when).order_by(columns[-1], key).limit(limit)
        return int(self._in.execute(delete(key.table).where(key.in_(old.scalar_subquery()))).rowcount)
