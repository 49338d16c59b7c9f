"""The clock of the process, on APScheduler 3.11: it wakes the companion when something is due, and does nothing else.

The due table is the truth; no job here holds anything of a person. The only file that imports APScheduler.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.asyncio import AsyncIOScheduler

EVERY = timedelta(seconds=30)


class Waker:
    """Calls `wake` at the next due instant or after 30 seconds, whichever is sooner.

    `look` is called four times a second; it returns True when the product's clock was moved, and then `wake` is called
    at once.
    """

    def __init__(self, wake: Callable[[], Coroutine[None, None, None]], look: Callable[[], bool]) -> None:
        self._wake = wake
        self._look = look
        self._woken: set[asyncio.Task[None]] = set()
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )

    def start(self) -> None:
        """Start, inside a running event loop; the first wake is at once."""
        self._scheduler.start()
        self._scheduler.add_job(self._look_and_wake, "interval", seconds=0.25, id="look")
        self.arm(timedelta(0))

    def arm(self, wait: timedelta) -> None:
        """Wake after `wait` of real time, at the latest after 30 seconds."""
        at = datetime.now(UTC) + max(timedelta(0), min(wait, EVERY))
        self._scheduler.add_job(self._start_waking, "date", run_date=at, id="wake", replace_existing=True)

    async def _start_waking(self) -> None:
        """The scheduler cancels its own jobs at the end; a wake is a task of ours, which is waited for."""
        task = asyncio.ensure_future(self._wake())
        self._woken.add(task)
        task.add_done_callback(self._woken.discard)

    async def _look_and_wake(self) -> None:
        if self._look():
            self.arm(timedelta(0))

    async def stop(self) -> None:
        """Stop, once the wake that is running is done."""
        for job in ("look", "wake"):
            try:
                self._scheduler.remove_job(job)
            except JobLookupError:
                continue
        self._scheduler.shutdown(wait=False)
        await asyncio.gather(*self._woken)
