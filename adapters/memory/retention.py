"""What is kept no longer, in memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from adapters.memory.tables import Table, Tables
from core.ports import KEEP_ARRIVALS, KEEP_INVITATIONS, KEEP_LINKS, KEEP_MESSAGES, KEEP_WRONG_CODES, OVER


class MemoryRetention:
    """See `Retention` in core/ports/store.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def forget_old(self, now: datetime, limit: int) -> int:
        t, written = self._t, now - KEEP_MESSAGES
        arrivals = (id for id, row in t.inbox.items() if row.arrived_at < now - KEEP_ARRIVALS and id not in t.unhandled)
        over = frozenset([id for id, row in t.outbox.items() if row.at < written and row.state in OVER][:limit])
        sent = sorted((at, key) for key, (_, at) in t.messages.items() if at < written)
        ended = sorted((i.expires_at, h) for h, i in t.invitations.items() if i.expires_at < now - KEEP_INVITATIONS)
        made = sorted((i.at, h) for h, i in t.links.items() if i.state != "asked" and i.at < now - KEEP_LINKS)
        wrong = (number for number, (_, at) in t.wrong_codes.items() if at < now - KEEP_WRONG_CODES)
        arrived = list(arrivals)[:limit]
        for id in arrived:
            t.aside.drop(id)
        return (
            _first(t.inbox, arrived, limit)
            + t.forget_messages(lambda row: row.id in over)
            + _first(t.messages, (key for _, key in sent), limit)
            + _first(t.invitations, (hash for _, hash in ended), limit)
            + _first(t.links, (hash for _, hash in made), limit)
            + _first(t.wrong_codes, wrong, limit)
        )

    def parked(self) -> tuple[int, int]:
        return len(self._t.aside), len(self._t.parked)


def _first(table: Table[Any, Any], keys: Iterable[Any], limit: int) -> int:
    """Drop the first of these rows; returns how many."""
    gone = list(keys)[:limit]
    for key in gone:
        table.drop(key)
    return len(gone)
