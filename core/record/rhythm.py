"""The couple's own rhythm in the shared record: the weekly talk, hard dates, the slower pace, and closing."""

from __future__ import annotations

from core.record.outcome import Come, Consequence

CONSEQUENCES: dict[str, Consequence] = {}
TICKS: dict[str, Come] = {}
