"""Rows that nothing more comes of go after their time; core/ports.py says which and when. What people answered and
wrote is no such row: it stays until it is erased."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select

from adapters.store import tables as t
from core.ports import KEEP_ARRIVALS, KEEP_INVITATIONS, KEEP_LINKS, KEEP_MESSAGES, KEEP_WRONG_CODES, OVER


def forget_old(db: Connection, now: datetime, limit: int) -> int:
    """Delete at most `limit` old rows of each kind; returns how many went."""

    def before(age: timedelta) -> float:
        return (now - age).timestamp()

    def oldest(table: Table, key: str, *when: ColumnElement[bool]) -> int:
        column: Any = table.c[key]
        gone = db.execute(delete(table).where(column.in_(select(column).where(*when).limit(limit).scalar_subquery())))
        return gone.rowcount

    return (
        oldest(t.inbox, "seq", t.inbox.c.state != "new", t.inbox.c.at < before(KEEP_ARRIVALS))
        + oldest(t.outbox, "seq", t.outbox.c.state.in_(OVER), t.outbox.c.at < before(KEEP_MESSAGES))
        + oldest(t.message, "hash", t.message.c.at < before(KEEP_MESSAGES))
        + oldest(t.invitation, "hash", t.invitation.c.expires_at < before(KEEP_INVITATIONS))
        + oldest(t.link, "hash", t.link.c.state != "asked", t.link.c.at < before(KEEP_LINKS))
        + oldest(t.wrong_code, "seq", t.wrong_code.c.at < before(KEEP_WRONG_CODES))
    )
