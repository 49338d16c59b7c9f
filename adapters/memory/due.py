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
        self._t.due[row.owner, row.key] = row

    def drop(self, owner: str, key: str) -> None:
        self._t.due.drop((owner, key))

    def take(self, now: datetime, limit: int) -> Sequence[DueRow]:
        rows = sorted((row for row in self._t.due.values() if row.at <= now), key=lambda row: row.at)[:limit]
        for row in rows:
            self.drop(row.owner, row.key)
        return rows

    def next_at(self) -> datetime | None:
        return min((row.at for row in self._t.due.values()), default=None)

    def all(self) -> Sequence[DueRow]:
        return list(self._t.due.values())

    def zones_version(self) -> str | None:
        return self._t.facts.get("zones")

    def set_zones_version(self, version: str) -> None:
        self._t.facts["zones"] = version
