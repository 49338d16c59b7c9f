"""The companion at work: events are handled, messages delivered, due rows taken, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog

from bot.clock import ProductClock
from bot.deliver import Deliverer
from bot.handle import Handler
from bot.tick import Ticker
from bot.upkeep import Upkeep
from core.ports import Incoming, Unit

log = structlog.get_logger("companion")

IDLE = 5.0  # seconds after which the clock is set again when it could not be
LOOKS = {"handle": 5.0, "deliver": 1.0}  # seconds after which a loop looks again without being called
FIRST_PAUSE, MOST_PAUSE = 0.25, 30.0  # seconds after a fault of the database


@dataclass(slots=True)
class Companion:
    """The two loops and the clock's wake-up. `arm` tells the clock of the process when to wake next."""

    handler: Handler
    ticker: Ticker
    deliverer: Deliverer
    clock: ProductClock
    upkeep: Upkeep = field(init=False)
    arm: Callable[[timedelta], None] = lambda wait: None
    first: Callable[[], Awaitable[object]] | None = None  # done once, before anything that is due; again until it works
    stopping: bool = False
    _armed: int = -1  # how many due rows had been set when the clock was set
    _sending: set[asyncio.Task[None]] = field(default_factory=set)
    _in: asyncio.Event = field(default_factory=asyncio.Event)
    _out: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.deliverer.heard = self._in.set
        self.upkeep = Upkeep(self.handler.store, self.clock, self.handler.counters)

    async def receive(self, arrivals: list[Incoming]) -> None:
        """Store what a platform brought. Returns once it is durable; raises when it could not be stored."""
        waits = await self.handler.receive(arrivals)
        self._out.set()
        self._answer_privately()
        if waits or self._armed != self.handler.dues_set:
            self._in.set()

    async def wake(self) -> None:
        """Something may be due: take it, and say when to wake next."""
        try:
            if self.first is not None:
                await self.first()
                self.first = None
            while await self.ticker.pass_over():
                self._in.set()
            await self.arm_next()
            await self.upkeep.measure()
            await self.upkeep.forget()
        except Exception as fault:  # the clock must go on
            log.error("wake_failed", fault=type(fault).__name__)
            self.arm(timedelta(seconds=IDLE))

    async def arm_next(self) -> None:
        """Wake at the next due row, in real time."""
        self._armed = self.handler.dues_set
        next_at = await self.ticker.next_at()
        self.arm(next_at - self.clock.now() if next_at else timedelta(days=1))

    async def run(self) -> None:
        """Work until `stop`. What is in hand is finished; the rest waits in the database."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._loop("handle", self._in, self._handle))
            tasks.create_task(self._loop("deliver", self._out, self._deliver))
        await self._finish_sending()

    async def _finish_sending(self) -> None:
        try:
            await asyncio.gather(*self._sending, return_exceptions=True)
        except asyncio.CancelledError:  # the platform does not answer: what is in the air is unclear at the next start
            for task in self._sending:
                task.cancel()
            raise

    def stop(self) -> None:
        """Let both loops end after the pass they are in."""
        self.stopping = True
        self._in.set()
        self._out.set()

    async def _deliver(self) -> int:
        if self.deliverer.set_due:
            self.deliverer.set_due = False
            await self.arm_next()
        started = await self.deliverer.start()
        for task in started:
            task.add_done_callback(self._sent)
        self._sending |= set(started)
        return 0  # the next look comes when one of them is done

    def _answer_privately(self) -> None:
        """What is only for who acted in a group just now goes beside everything else."""
        if found := self.handler.take_private_answers():
            task = asyncio.create_task(self.deliverer.answer_privately(found))
            self._sending.add(task)
            task.add_done_callback(self._sent)

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("send_not_written_down", fault=type(task.exception()).__name__)
        self._out.set()

    async def _handle(self) -> int:
        taken = await self.handler.pass_over()
        if taken:
            self._out.set()
            self._answer_privately()
        if self._armed != self.handler.dues_set:
            await self.arm_next()
        return taken

    async def _loop(self, name: str, called: asyncio.Event, pass_over: Callable[[], Awaitable[int]]) -> None:
        pause = FIRST_PAUSE
        while not self.stopping:
            called.clear()
            try:
                if await pass_over():
                    continue
                pause, wait = FIRST_PAUSE, LOOKS[name]
            except Exception as fault:  # one of the two loops: the database may be back in a moment
                log.error("pass_failed", loop=name, fault=type(fault).__name__, again_in_seconds=pause)
                pause, wait = min(pause * 2, MOST_PAUSE), pause
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(called.wait(), wait)

    async def quiet(self, within: float = 10.0) -> bool:
        """Wait until nothing is left to handle or send just now; False when `within` seconds were not enough."""
        until = asyncio.get_running_loop().time() + within
        while asyncio.get_running_loop().time() < until:
            if await self._is_quiet():
                return True
            self._in.set()
            self._out.set()
            await asyncio.sleep(0.015)
        return False

    async def _is_quiet(self) -> bool:
        now, real = self.clock.now(), datetime.now(UTC)

        def looks(work: Unit) -> bool:
            next_due, unsent = work.due.next_at(), work.outbox.next_per_person(real, 1, self.deliverer.worker)
            return not work.inbox.next_per_lane(1) and not unsent and not (next_due and next_due <= now)

        return not self.deliverer.busy and await self.handler.store.do(looks)
