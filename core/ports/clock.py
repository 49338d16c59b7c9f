"""The clock, and what the process counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The product's clock: wall time plus an offset that only tests and trying-out use."""

    def now(self) -> datetime: ...

    def skipped(self, at: datetime) -> bool:
        """Whether a hand moved the clock past this instant just now, so that nobody was away then."""
        ...


@dataclass(slots=True)
class Counters:
    """What the process counts: names of ours to numbers; never words, names or ids."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, by: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + by

    def set(self, name: str, value: int) -> None:
        """How much of something there is now."""
        self.counts[name] = value
