"""One installation and its surroundings: a disk, a platform, people, a time; and the processes that come and go.

The companion is put together by bot/wiring.py, as in a real process; only its disk, its platform, its clock and the
wake-up of the process are the simulation's. A crash ends a process in the middle of whatever it does: nothing of it
goes on, and the next process begins with what the disk holds. The platform brings an update until it is accepted, and
once more after a crash, as Telegram does with one that was not confirmed.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from unittest.mock import patch

from structlog.testing import capture_logs

from adapters.texts.catalogue import Catalogue
from adapters.times.when import WordsOfTime
from bot import pairing, wiring
from bot.clock import ProductClock
from core.ports import Incoming, Limits, UpdateKind
from tests.simulation.faults.disk import Disk, Image
from tests.simulation.faults.loop import Crash, Stuck, VirtualLoop
from tests.simulation.faults.platform import GROUP, Platform, SimChannel
from tests.simulation.faults.times import REAL_START, Seconds, real_time

START = REAL_START
TEXTS = Catalogue(WordsOfTime())
CODE = "abcdefghijklmnopqrstuvwxyz"  # of every invitation: there is one at a time
UNITS = {"m": "minutes", "h": "hours", "d": "days"}
PATIENCE = 3600.0  # virtual seconds after which something that does not come to rest is stuck
WAITS = (
    "SELECT (SELECT count(*) FROM inbox WHERE state = 'new'), (SELECT count(*) FROM outbox JOIN person"
    " ON person.id = outbox.person WHERE outbox.state IN ('new', 'sending') AND person.reachable)"
)

Act = tuple[str, str, str]
"""Who, does, what: as in the journeys, but for buttons, which are named by their choice."""


class Fate:
    """What happens to a world, moment by moment. This one lets everything go well; see fates.py for others."""

    def __init__(self) -> None:
        self.world: World

    def disk(self, moment: str) -> None:
        """See `Fate` in disk.py."""

    def platform(self, moment: str) -> None:
        """See `Fate` in platform.py."""

    def await_(self) -> None:
        """Before each handle of the loop. May raise Crash."""

    def accepted(self) -> None:
        """An update is stored."""

    def send(self, who: str) -> str:
        return "fine"

    def pause(self) -> float:
        return 0.0

    def slow(self) -> float:
        return 0.0


@lru_cache(maxsize=1)
def _texts() -> Catalogue:
    """Made once: it holds nothing of a process, and making it takes as long as a whole run."""
    return Catalogue(wiring.WordsOfTime())


class SimWaker:
    """The clock of the process, as far as the companion knows it (adapters/schedule/clock.py)."""

    def __init__(self, wake: Callable[[], Awaitable[None]], look: Callable[[], bool]) -> None:
        self._wake = wake
        self._timer: asyncio.TimerHandle | None = None
        self._woken: set[asyncio.Future[None]] = set()

    def start(self) -> None:
        self.arm(timedelta(0))

    def arm(self, wait: timedelta) -> None:
        if self._timer is not None:
            self._timer.cancel()
        seconds = max(0.0, min(wait.total_seconds(), 30.0))
        self._timer = asyncio.get_running_loop().call_later(seconds, self._now)

    def _now(self) -> None:
        task = asyncio.ensure_future(self._wake())
        self._woken.add(task)
        task.add_done_callback(self._woken.discard)

    async def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        await asyncio.gather(*self._woken)


@dataclass(slots=True)
class SimClock(ProductClock):
    """The product's clock: the time of the story, and while it runs the real seconds on top."""

    world: Any = None

    def now(self) -> datetime:
        now: datetime = self.world.now()
        return now


@dataclass(frozen=True)
class Snapshot:
    """A world between two acts, to which any number of worlds can go back."""

    disk: Image
    platform: Platform
    offset: timedelta
    seconds: float
    updates: int


@dataclass
class Doing:
    """What somebody does: the update that tells of it, or the instant until which time passes. `at`: the product's
    time; `began` and `accepted`: the real seconds at which it was done and at which it was stored."""

    who: str
    does: str
    what: str
    at: datetime
    began: float
    update: Incoming | None = None
    until: datetime | None = None
    accepted: float | None = None


@dataclass
class World:
    """See the head of this file. `runs`: the product's clock goes on with the real one; else the story alone moves it.

    `workers` companions work over one store. `again`: after a crash the platform brings an update again that was
    accepted, but not yet confirmed. `upkeep`: each process begins with a look for old rows, as in truth.
    """

    fate: Fate = field(default_factory=Fate)
    disk: Disk = field(default_factory=Disk)
    platform: Platform = field(default_factory=Platform)
    offset: timedelta = timedelta(0)
    seconds: float = 0.0
    updates: int = 0
    runs: bool = False
    workers: int = 1
    upkeep: bool = False
    again: bool = True
    chance: Random | None = None
    limits: Limits = field(default_factory=Limits)
    retry_after: float = 5.0
    crashes: int = 0
    kept: list[Doing] = field(default_factory=list)
    doing: Doing | None = None
    log: list[Any] = field(default_factory=list)  # of the process that runs
    errors: list[str] = field(default_factory=list)  # what processes logged as an error
    houses: list[wiring.House] = field(default_factory=list)
    loop: VirtualLoop | None = None
    parts: Callable[[wiring.House], None] = lambda house: None

    def __post_init__(self) -> None:
        self.fate.world = self
        self.began = self.seconds

    # -- going back ------------------------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        return Snapshot(self.disk.image(), self.platform.image(), self.offset, self.seconds, self.updates)

    @classmethod
    def at(cls, then: Snapshot, disk: Disk, **more: Any) -> World:
        """A world that goes on from there, on this disk."""
        disk.put_back(then.disk)
        return cls(
            disk=disk,
            platform=then.platform.image(),
            offset=then.offset,
            seconds=then.seconds,
            updates=then.updates,
            **more,
        )

    # -- time --------------------------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The product's time."""
        return (real_time() if self.runs else START) + self.offset

    def since(self) -> float:
        """Real seconds since this world began."""
        return self._seconds() - self.began

    def _seconds(self) -> float:
        return self.loop.time() if self.loop is not None else self.seconds

    # -- what happens ------------------------------------------------------------------------------------------------

    def plays(self, acts: list[Act]) -> None:
        """Everything that these people do, one after the other, each once the companion has come to rest."""
        left = list(acts)

        async def play() -> None:
            await self.rests()
            while left:
                await self.does(*left[0])
                del left[0]

        self.lives(play)

    def lives(self, play: Callable[[], Awaitable[None]]) -> None:
        """Processes come and go until `play` has come to its end in one of them; it begins again after each crash."""
        Seconds.read = self._seconds
        while True:
            self.loop = VirtualLoop(self.seconds, self.chance, self.fate.await_)
            asyncio.set_event_loop(self.loop)
            try:
                with self._parts():
                    self.loop.plays(self._process(play))
                return
            except Crash:
                self.crashes += 1
            finally:
                self.seconds, self.loop = self.loop.time(), None
                asyncio.set_event_loop(None)

    def crash(self) -> Crash:
        """To be raised: the process ends here."""
        crash = Crash()
        assert self.loop is not None
        self.loop.end(crash)
        return crash

    def lives_on(self) -> None:
        """Raises Crash when the process has ended: what still runs of it does nothing any more."""
        if self.loop is None or self.loop.crash is not None:
            raise Crash

    @contextlib.contextmanager
    def _parts(self) -> Iterator[None]:
        texts = _texts()
        with (
            capture_logs() as self.log,
            patch.object(wiring, "Catalogue", lambda *_: texts),
            patch.object(wiring, "WordsOfTime", lambda: None),
            patch.object(wiring, "Waker", SimWaker),
            patch.object(wiring, "ProductClock", lambda file: SimClock(world=self)),
            patch.object(pairing, "new_code", lambda: CODE),
        ):
            try:
                yield
            finally:
                self.errors += [str(line) for line in self.log if line["log_level"] == "error"]

    async def _process(self, play: Callable[[], Awaitable[None]]) -> None:
        store = self.disk.open(self.fate)
        channel = SimChannel(self.platform, self.fate, lambda: (self.now(), self._seconds()), self.retry_after)
        channel.limits = self.limits  # type: ignore[attr-defined]
        self.houses = [wiring.furnish(store, {"memory": channel}, None) for _ in range(self.workers)]
        for house in self.houses:
            house.companion.deliverer.pace.monotonic = self._seconds
            if not self.upkeep:
                house.companion.upkeep.again_at = float("inf")
            self.parts(house)
        running = [await self._opened(house) for house in self.houses]
        await play()
        for house, task in zip(self.houses, running, strict=True):
            await house.close(task)

    async def _opened(self, house: wiring.House) -> asyncio.Task[None]:
        """A process that could not open is started again by whoever looks after it."""
        while True:
            try:
                return await house.open()
            except Exception:
                await asyncio.sleep(1.0)

    async def does(self, who: str, does: str, what: str) -> None:
        """One act, and all that follows from it. After a crash the same act goes on."""
        if self.doing is None:
            self.doing = self._begins(who, does, what)
        if self.doing.until is not None:
            await self.passes(self.doing.until)
        elif self.doing.accepted is None or self.again:
            await self.accepts([self.doing.update])
            self.doing.accepted = self.doing.accepted or self._seconds()
        await self.rests()
        self.doing = None

    def _begins(self, who: str, does: str, what: str) -> Doing:
        if who == "time":
            until = self.now() + timedelta(**{UNITS[what[-1]]: int(what[:-1])})
            return Doing(who, does, what, at=self.now(), began=self._seconds(), until=until)
        self.platform.away.discard(who)
        self.updates += 1
        values = {"message": f"u{self.updates}", **self._fields(who, does, what)}
        update = Incoming(platform="memory", update=str(self.updates), user=who, address=who, **values)  # type: ignore[arg-type]
        doing = Doing(who, does, what, at=self.now(), began=self._seconds(), update=update)
        self.kept.append(doing)
        return doing

    def _fields(self, who: str, does: str, what: str) -> dict[str, object]:
        if does == "says":
            return spoken(what)
        if does == "taps":
            message, data = self.platform.button(who, what)
            return {"heard": UpdateKind.TAP, "text": data, "message": message}
        if does == "there":
            return self._there(what)
        if does == "follows the link":
            return {"heard": UpdateKind.COMMAND, "command": "start", "text": CODE}
        raise AssertionError(f"nobody knows what {does!r} is")

    def _there(self, what: str) -> dict[str, object]:
        """Something in the group."""
        if what.startswith("/"):
            return {**spoken(what), "group": GROUP}
        message, data = self.platform.button(GROUP, what)
        return {"heard": UpdateKind.TAP, "text": data, "message": message, "group": GROUP, "token": f"t{self.updates}"}

    async def accepts(self, updates: list[Incoming]) -> None:
        """As the poller does: again and again, until it is stored."""
        wait = 0.5
        while True:
            try:
                await self.houses[0].companion.receive(updates)
                break
            except Exception:
                await asyncio.sleep(wait)
                wait = min(wait * 2, 30.0)
        self.fate.accepted()

    async def passes(self, until: datetime) -> None:
        """Time passes in the story, stopping at each thing that is due on the way. No time is lost by a crash."""
        await self.rests()
        while (next_at := self.next_due()) is not None and next_at <= until:
            self.offset += max(timedelta(0), next_at - self.now())
            for house in self.houses:
                house.companion.arm(timedelta(0))
            await self.rests()
        self.offset += max(timedelta(0), until - self.now())

    # -- rest --------------------------------------------------------------------------------------------------------

    def next_due(self) -> datetime | None:
        found = self.disk.query("SELECT min(next_at) FROM due WHERE state = 'new'")[0][0]
        return None if found is None else datetime.fromtimestamp(found, START.tzinfo)

    def is_quiet(self) -> bool:
        """Whether nothing stored waits to be handled, sent or taken."""
        waiting = self.disk.query(WAITS)[0]
        next_due = self.next_due()
        busy = any(house.companion.deliverer.busy for house in self.houses)
        return not any(waiting) and not busy and (next_due is None or next_due > self.now())

    async def rests(self) -> None:
        """Until the companion has come to rest."""
        until, wait = self._seconds() + PATIENCE, 0.0
        while not self.is_quiet():
            if self._seconds() > until:
                raise Stuck(f"no rest: inbox and outbox {self.disk.query(WAITS)[0]}, next due {self.next_due()}")
            await asyncio.sleep(wait)
            wait = min(5.0, 2 * wait + 0.01)


def spoken(what: str) -> dict[str, object]:
    """A text, or a command with its argument."""
    if not what.startswith("/"):
        return {"heard": UpdateKind.TEXT, "text": what}
    command, _, argument = what[1:].partition(" ")
    return {"heard": UpdateKind.COMMAND, "command": command, "text": argument}
