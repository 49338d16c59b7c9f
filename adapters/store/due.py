"""What is to happen at a time, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select

from adapters.store import statements as on
from adapters.store import tables as t
from adapters.store.transaction import Transaction, moment
from core.errors import Unreadable
from core.ports import DueRow


class SqlDue:
    """See `Due` in core/ports/queues.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def set(self, row: DueRow) -> None:
        late = row.not_after.total_seconds() if row.not_after is not None else None
        hashed = self._in.vault.name("due", row.owner, row.key)
        body = self._in.seal(row.owner, "due.body", hashed, row.key)  # the key names the step somebody is in
        self._in.run(on.SET_DUE, owner=row.owner, hash=hashed, at=row.at.timestamp(), not_after=late, body=body)

    def drop(self, owner: str, key: str) -> None:
        self._in.run(on.DROP_DUE, of=owner, which=self._in.vault.name("due", owner, key))

    def take(self, now: datetime, limit: int) -> Sequence[DueRow]:
        rows = self._in.execute(
            select(t.due).where(t.due.c.at <= now.timestamp()).order_by(t.due.c.at, t.due.c.seq).limit(limit)
        ).all()
        if not rows:
            return []
        at, seq = rows[-1].at, rows[-1].seq
        taken = or_(t.due.c.at < at, and_(t.due.c.at == at, t.due.c.seq <= seq))
        self._in.execute(delete(t.due).where(taken))
        self._in.vault.fetch(row.owner for row in rows)
        found = [self._due_row(row) for row in rows]
        return [row for row in found if row is not None]

    def _due_row(self, row: Any) -> DueRow | None:
        """A row whose room's key is gone is due for nobody any more."""
        try:
            key = self._in.open(row.owner, "due.body", row.hash, row.body)
        except Unreadable:
            return None
        late = None if row.not_after is None else timedelta(seconds=row.not_after)
        return DueRow(owner=row.owner, key=key, at=moment(row.at), not_after=late)

    def next_at(self) -> datetime | None:
        found = self._in.execute(select(func.min(t.due.c.at))).scalar()
        return None if found is None else moment(found)

    def all(self) -> Sequence[DueRow]:
        rows = map(self._due_row, self._in.execute(select(t.due).order_by(t.due.c.seq)).all())
        return [row for row in rows if row is not None]

    def zones_version(self) -> str | None:
        found: str | None = self._in.execute(select(t.fact.c.value).where(t.fact.c.name == "zones")).scalar()
        return found

    def set_zones_version(self, version: str) -> None:
        self._in.execute(delete(t.fact).where(t.fact.c.name == "zones"))
        self._in.execute(insert(t.fact).values(name="zones", value=version))
