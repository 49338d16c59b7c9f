"""What the clock of the process does besides due rows: it measures what waits, and forgets what is kept no longer."""

from __future__ import annotations

import time
from dataclasses import dataclass

import structlog

from core.ports import Clock, Counters, Store, Unit

log = structlog.get_logger("upkeep")

EVERY = 3600.0  # seconds between two looks for old rows
AT_ONCE = 500  # old rows of a kind in one transaction: nobody waits long behind it
LONG = 60  # seconds after which a waiting message is worth a line in the log


@dataclass(slots=True)
class Upkeep:
    """Called at every wake, at least every 30 seconds."""

    store: Store
    clock: Clock
    counters: Counters
    again_at: float = 0.0  # monotonic seconds
    parked: tuple[int, int] = (0, 0)  # arrivals and due rows, at the last look

    async def measure(self) -> None:
        """Set `messages_waiting` and `oldest_waiting_seconds`; people who cannot be reached count as well. And set what
        is parked, so that it is known after a start, too: somebody should look at it."""
        (count, since), parked = await self.store.do(lambda work: (work.outbox.backlog(), work.retention.parked()))
        seconds = max(0, int((self.clock.now() - since).total_seconds())) if since else 0
        self.counters.set("messages_waiting", count)
        self.counters.set("oldest_waiting_seconds", seconds)
        if seconds > LONG:
            log.info("messages_wait", waiting=count, oldest_seconds=seconds)
        if any(now > before for now, before in zip(parked, self.parked, strict=True)):
            log.error("rows_parked", events=parked[0], dues=parked[1])
        self.parked = parked
        self.counters.set("events_parked_now", parked[0])
        self.counters.set("dues_parked_now", parked[1])

    async def forget(self) -> None:
        """Once an hour, in small steps, delete what is kept no longer."""
        if time.monotonic() < self.again_at:
            return
        now = self.clock.now()

        def unit(work: Unit) -> int:
            return work.retention.forget_old(now, AT_ONCE)

        while await self.store.do(unit) >= AT_ONCE:
            self.counters.add("old_rows_steps")
        self.again_at = time.monotonic() + EVERY
