"""What arrived and waits to be handled, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from adapters.store import statements as on
from adapters.store import tables as t
from adapters.store.transaction import Transaction, moment
from core.errors import Unreadable
from core.ports import InboxRow

INBOX_KEY = "inbox"


class SqlInbox:
    """See `Inbox` in core/ports/queues.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def receive(self, id: str, lane: str, payload: dict[str, object], at: datetime) -> bool:
        sealed = self._in.seal(INBOX_KEY, "inbox.payload", id, payload)
        done = self._in.run(on.RECEIVE, id=id, lane=lane, state="new", tries=0, at=at.timestamp(), payload=sealed)
        return int(done.rowcount) == 1

    def receive_all(self, arrivals: Sequence[InboxRow]) -> None:
        rows = (
            {
                "id": row.id,
                "lane": row.lane,
                "state": "new",
                "tries": 0,
                "at": row.arrived_at.timestamp(),
                "payload": self._in.seal(INBOX_KEY, "inbox.payload", row.id, row.payload),
            }
            for row in arrivals
        )
        on.RECEIVE.run_all(self._in.db, list(rows))

    def record_handled(self, id: str, lane: str, at: datetime) -> bool:
        done = self._in.run(on.RECEIVE, id=id, lane=lane, state="done", tries=0, at=at.timestamp(), payload=None)
        return int(done.rowcount) == 1

    def requeue(self, row: InboxRow) -> None:
        sealed = self._in.seal(INBOX_KEY, "inbox.payload", row.id, row.payload)
        self._in.execute(update(t.inbox).where(t.inbox.c.id == row.id).values(state="new", payload=sealed))

    def next_per_lane(self, limit: int) -> Sequence[InboxRow]:
        """As a rule the oldest rows have the first ones among them; where few people fill them, all rows are looked
        at."""
        look = 4 * limit
        oldest = self._in.run(on.OLDEST, most=look).fetchall()
        first: dict[str, Any] = {}
        for row in oldest:
            first.setdefault(row[1], row)
        if len(first) < limit and len(oldest) == look:
            rows = self._in.run(on.FIRST_PER_LANE, most=limit).fetchall()
        else:
            rows = list(first.values())[:limit]
        found = [self._inbox_row(*row) for row in rows]
        return [row for row in found if row is not None]

    def _inbox_row(self, id: str, lane: str, sealed: bytes, tries: int, at: float) -> InboxRow | None:
        """A row that cannot be opened is laid aside, so that it holds up nobody."""
        try:
            payload = self._in.open(INBOX_KEY, "inbox.payload", id, sealed)
        except Unreadable:
            self._park(id)
            return None
        return InboxRow(id=id, lane=lane, payload=payload, tries=tries, arrived_at=moment(at))

    def has_waiting(self, lane: str | None = None) -> bool:
        found = self._in.run(on.ANY_WAITS) if lane is None else self._in.run(on.WAITS_IN_LANE, of=lane)
        return found.fetchone() is not None

    def mark_handled(self, id: str) -> bool:
        return int(self._in.run(on.HANDLED, of=id).rowcount) == 1

    def record_failure(self, id: str) -> int:
        self._in.execute(update(t.inbox).where(t.inbox.c.id == id).values(tries=t.inbox.c.tries + 1))
        tries = self._in.execute(select(t.inbox.c.tries).where(t.inbox.c.id == id)).scalar()
        if tries is None:
            raise KeyError("nothing of this id was received")
        if tries >= 3:
            self._park(id)
        return int(tries)

    def _park(self, id: str) -> None:
        self._in.execute(update(t.inbox).where(t.inbox.c.id == id).values(state="parked"))
