"""What is to happen at a time, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from adapters.memory.tables import Tables
from core.ports import DueRow


class MemoryDue:
    """See `Due` in core/ports/queues.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def set(self, row: DueRow) -> None:
        for table in (self._t.put_off, self._t.parked):
            table.drop((row.owner, row.key))
        self._t.due[row.owner, row.key] = row

    def drop(self, owner: str, key: str) -> None:
        for table in (self._t.due, self._t.put_off, self._t.parked):
            table.drop((owner, key))

    def get(self, owner: str, key: str) -> DueRow | None:
        return self._t.due.get((owner, key))

    def _ready_at(self, row: DueRow) -> datetime:
        return self._t.put_off.get((row.owner, row.key), row.at)

    def take(self, now: datetime, limit: int) -> Sequence[DueRow]:
        ready = (row for row in self._t.due.values() if self._ready_at(row) <= now)
        rows = sorted(ready, key=self._ready_at)[:limit]
        for row in rows:
            self.drop(row.owner, row.key)
        return rows

    def requeue(self, row: DueRow, until: datetime | None) -> None:
        key = row.owner, row.key
        if key in self._t.due or key in self._t.parked:
            return
        if until is None:
            self._t.parked[key] = row
        else:
            self._t.due[key], self._t.put_off[key] = row, until

    def next_at(self) -> datetime | None:
        return min(map(self._ready_at, self._t.due.values()), default=None)

    def all(self) -> Sequence[DueRow]:
        return list(self._t.due.values())

    def zones_version(self) -> str | None:
        return self._t.facts.get("zones")

    def set_zones_version(self, version: str) -> None:
        self._t.facts["zones"] = version
