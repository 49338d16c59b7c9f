"""What arrived and waits to be handled, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from adapters.memory.tables import Tables
from core.ports import InboxRow


class MemoryInbox:
    """See `Inbox` in core/ports/queues.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def receive(self, id: str, lane: str, payload: dict[str, object], at: datetime) -> bool:
        if id in self._t.inbox:
            return False
        self._t.must_know(lane)
        self._t.inbox[id] = InboxRow(id=id, lane=lane, payload=payload, tries=0, arrived_at=at)
        self._t.unhandled[id] = None
        return True

    def receive_all(self, arrivals: Sequence[InboxRow]) -> None:
        for row in arrivals:
            self.receive(row.id, row.lane, row.payload, row.arrived_at)

    def record_handled(self, id: str, lane: str, at: datetime) -> bool:
        return self.receive(id, lane, {}, at) and self.mark_handled(id)

    def requeue(self, row: InboxRow) -> None:
        if row.id in self._t.inbox:
            self._t.inbox[row.id] = replace(self._t.inbox[row.id], payload=row.payload)
            waits = self._t.unhandled.keys() | {row.id}
            self._t.unhandled.put({id: None for id in self._t.inbox if id in waits})

    def next_per_lane(self, limit: int) -> Sequence[InboxRow]:
        found: dict[str, InboxRow] = {}
        for row in (self._t.inbox[id] for id in self._t.unhandled):
            found.setdefault(row.lane, row)
        return list(found.values())[:limit]

    def has_waiting(self, lane: str | None = None) -> bool:
        return any(lane in {None, self._t.inbox[id].lane} for id in self._t.unhandled)

    def mark_handled(self, id: str) -> bool:
        if id not in self._t.unhandled:
            return False
        del self._t.unhandled[id]
        self._t.inbox[id] = replace(self._t.inbox[id], payload={})
        return True

    def record_failure(self, id: str) -> int:
        row = replace(self._t.inbox[id], tries=self._t.inbox[id].tries + 1)
        self._t.inbox[id] = row
        if row.tries >= 3:
            self._t.unhandled.drop(id)
            self._t.aside[id] = None
        return row.tries
