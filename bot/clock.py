"""The product's clock: wall time, plus the offset that a file may hold for trying out and for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from core.events import LATE

MOST = timedelta(days=36525)  # a hundred years either way

log = structlog.get_logger("clock")


@dataclass(slots=True)
class ProductClock:
    """Wall time plus an offset in seconds. Leases, rate limits and time-outs never use it: they use real time."""

    file: Path | None = None
    offset: timedelta = timedelta(0)
    _moved: tuple[datetime, datetime] | None = None  # from and to which instant it was moved ahead

    def __post_init__(self) -> None:
        self.look()
        self._moved = None  # it begins there

    def now(self) -> datetime:
        """Zone-aware UTC."""
        return datetime.now(UTC) + self.offset

    def look(self) -> bool:
        """Read the file again; True when the offset is another one now. An unreadable file changes nothing."""
        if self.file is None:
            return False
        try:
            offset = timedelta(seconds=float(self.file.read_text().strip() or 0))
        except (OSError, ValueError, OverflowError):
            return False
        if abs(offset) > MOST:
            return False
        if offset == self.offset:
            return False
        was, self.offset = self.now(), offset
        self._moved = self._past(was, self.now())
        log.info("clock_moved", offset_seconds=offset.total_seconds())
        return True

    def _past(self, was: datetime, now: datetime) -> tuple[datetime, datetime] | None:
        """What the clock was moved past. Moves soon after one another are one: what was due had no time to come."""
        if now <= was:
            return None
        return (self._moved[0] if self._moved and was - self._moved[1] <= LATE else was), now

    def skipped(self, at: datetime) -> bool:
        """Whether a hand moved the clock past this instant while the process ran, within the last hour."""
        if self._moved is None:
            return False
        begin, end = self._moved
        return begin < at <= end and self.now() - end <= LATE
