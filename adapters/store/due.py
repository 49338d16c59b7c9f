"""What is to happen at a time, as rows."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select, update

from adapters.store import statements as on
from adapters.store import tables as t
from adapters.store.transaction import Transaction, moment
from core.errors import BadSettings, Unreadable
from core.ports import DueRow


class SqlDue:
    """See `Due` in core/ports/queues.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def set(self, row: DueRow) -> None:
        self._put(on.SET_DUE, row, row.at)

    def requeue(self, row: DueRow, until: datetime | None) -> None:
        self._put(on.HAND_BACK_DUE, row, until)

    def _put(self, statement: on.Statement, row: DueRow, until: datetime | None) -> None:
        late = row.not_after.total_seconds() if row.not_after is not None else None
        hashed = self._in.vault.name("due", row.owner, row.key)
        body = self._in.seal(row.owner, "due.body", hashed, row.key)  # the key names the step somebody is in
        stored = {"owner": row.owner, "hash": hashed, "at": row.at.timestamp(), "not_after": late, "body": body}
        state, next_at = ("parked", row.at) if until is None else ("new", until)
        self._in.run(statement, **stored, state=state, tries=row.tries, next_at=next_at.timestamp())

    def get(self, owner: str, key: str) -> DueRow | None:
        hashed = self._in.vault.name("due", owner, key)
        which = t.due.c.owner == owner, t.due.c.hash == hashed, t.due.c.state == "new"
        row = self._in.execute(select(t.due).where(*which)).one_or_none()
        return None if row is None else self._due_row(row)

    def drop(self, owner: str, key: str) -> None:
        self._in.run(on.DROP_DUE, of=owner, which=self._in.vault.name("due", owner, key))

    def take(self, now: datetime, limit: int) -> Sequence[DueRow]:
        ready = t.due.c.state == "new", t.due.c.next_at <= now.timestamp()
        first = select(t.due).where(*ready).order_by(t.due.c.next_at, t.due.c.seq).limit(limit)
        rows = self._in.execute(first).all()
        if not rows:
            return []
        at, seq = rows[-1].next_at, rows[-1].seq
        taken = or_(t.due.c.next_at < at, and_(t.due.c.next_at == at, t.due.c.seq <= seq))
        with contextlib.suppress(BadSettings):  # one wrapped key that is no good: each is looked up for itself
            self._in.vault.fetch(row.owner for row in rows)
        found = [(row.seq, self._due_row(row)) for row in rows]
        shut = [seq for seq, due in found if due is None]
        if shut:
            self._in.execute(update(t.due).where(t.due.c.seq.in_(shut)).values(state="parked"))
        self._in.execute(delete(t.due).where(t.due.c.state == "new", taken))
        return [due for _, due in found if due is not None]

    def _due_row(self, row: Any) -> DueRow | None:
        """None for a row that cannot be opened."""
        try:
            key = self._in.open(row.owner, "due.body", row.hash, row.body)
        except Unreadable:
            return None
        late = None if row.not_after is None else timedelta(seconds=row.not_after)
        return DueRow(owner=row.owner, key=key, at=moment(row.at), not_after=late, tries=row.tries)

    def next_at(self) -> datetime | None:
        found = self._in.execute(select(func.min(t.due.c.next_at)).where(t.due.c.state == "new")).scalar()
        return None if found is None else moment(found)

    def all(self) -> Sequence[DueRow]:
        rows = self._in.execute(select(t.due).where(t.due.c.state == "new").order_by(t.due.c.seq)).all()
        return [due for due in map(self._due_row, rows) if due is not None]

    def zones_version(self) -> str | None:
        found: str | None = self._in.execute(select(t.fact.c.value).where(t.fact.c.name == "zones")).scalar()
        return found

    def set_zones_version(self, version: str) -> None:
        self._in.execute(delete(t.fact).where(t.fact.c.name == "zones"))
        self._in.execute(insert(t.fact).values(name="zones", value=version))
