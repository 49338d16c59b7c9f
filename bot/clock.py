"""The product's clock: wall time, plus the offset that a file may hold for trying out and for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

MOST = timedelta(days=36525)  # a hundred years either way

log = structlog.get_logger("clock")


@dataclass(slots=True)
class ProductClock:
    """Wall time plus an offset in seconds. Leases, rate limits and time-outs never use it: they use real time."""

    file: Path | None = None
    offset: timedelta = timedelta(0)

    def __post_init__(self) -> None:
        self.look()

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
        moved, self.offset = offset != self.offset, offset
        if moved:
            log.info("clock_moved", offset_seconds=offset.total_seconds())
        return moved
