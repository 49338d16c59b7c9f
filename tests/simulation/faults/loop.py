"""An event loop in virtual time: when nothing is ready, the time jumps to the next timer.

One ready handle runs at a time, in the order drawn by a seed (first come, first served without one), so an await is a
place where anything else may happen, and where the process may end: `moment` is called before each handle. No thread,
no socket, no waiting.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
from collections.abc import Callable, Coroutine
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")


class Crash(BaseException):
    """The process is gone. No `except Exception` can hold it."""


class Stuck(AssertionError):
    """Everybody waits for something that nothing will ever bring, or nothing comes to an end."""


class VirtualLoop(asyncio.BaseEventLoop):
    """See the head of this file. `most` handles may run before the loop says that nothing comes to an end."""

    def __init__(
        self, begins: float = 0.0, chance: Random | None = None, moment: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__()
        self._seconds = begins
        self._chance = chance
        self._moment = moment
        self.most = 400_000
        self.crash: BaseException | None = None
        self.set_exception_handler(lambda loop, context: None)  # what a task that died leaves behind is of no interest

    def time(self) -> float:
        return self._seconds

    def _write_to_self(self) -> None:
        """Nobody sleeps, so nobody has to be woken."""

    def _run_once(self) -> None:
        if self.crash is not None:
            raise self.crash
        self._come_due()
        if not self._ready:
            return
        handle = self._next()
        if handle._cancelled:
            return
        self.most -= 1
        if self.most < 0:
            raise Stuck("nothing comes to an end")
        self._moment()
        handle._run()

    def _next(self) -> asyncio.Handle:
        place = self._chance.randrange(len(self._ready)) if self._chance and len(self._ready) > 1 else 0
        handle: asyncio.Handle = self._ready[place]
        del self._ready[place]
        return handle

    def _come_due(self) -> None:
        timers: list[asyncio.TimerHandle] = self._scheduled
        while timers and timers[0]._cancelled:
            heapq.heappop(timers)._scheduled = False
        if not self._ready:
            if not timers:
                raise Stuck("everybody waits, and nothing is to come")
            self._seconds = max(self._seconds, timers[0]._when)
        while timers and timers[0]._when <= self._seconds:
            timer = heapq.heappop(timers)
            timer._scheduled = False
            self._ready.append(timer)

    def end(self, crash: BaseException) -> None:
        """The process ends with the handle that runs now."""
        self.crash = crash

    def plays(self, story: Coroutine[Any, Any, T]) -> T:
        """Run to the end, or to the crash. Then nothing of this process goes on, whatever was in hand."""
        try:
            return self.run_until_complete(story)
        finally:
            self._abandon()

    def _abandon(self) -> None:
        """Nobody's last words are heard: no `finally` of theirs reaches a store or a platform any more."""
        self.crash = self.crash or Crash()
        for task in asyncio.all_tasks(self):
            task._log_destroy_pending = False  # type: ignore[attr-defined]
            with contextlib.suppress(BaseException):
                task.get_coro().close()  # type: ignore[union-attr]
        self._ready.clear()
        self._scheduled.clear()
        self.close()
