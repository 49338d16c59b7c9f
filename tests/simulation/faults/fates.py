"""What can happen to a world: nothing, a crash at one moment, or whatever a seed draws."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from tests.simulation.faults.disk import Undone
from tests.simulation.faults.platform import GROUP
from tests.simulation.faults.world import Fate

T = TypeVar("T")
Key = tuple[int, ...]


class Counting(Fate):
    """Everything goes well, and the moments at which a crash could happen are counted.

    Two moments between which nothing was committed, sent or accepted leave the same world behind: what was written and
    not committed is gone. `kinds` holds the first moment of each such class: a crash at each of them is a crash at all.
    """

    def __init__(self) -> None:
        super().__init__()
        self.moments = 0
        self.kinds: dict[Key, int] = {}
        self.commits = 0
        self.updates = 0
        self._changes = 0

    def await_(self) -> None:
        self._moment()

    def disk(self, moment: str) -> None:
        if moment == "after-commit" and self._changed():
            self.commits += 1
            self._changes = self.world.disk.raw.total_changes
        if moment not in {"write", "begin"}:
            self._moment()

    def platform(self, moment: str) -> None:
        self._moment()

    def accepted(self) -> None:
        self.updates += 1

    def _changed(self) -> bool:
        return self.world.disk.raw.total_changes != self._changes

    def _moment(self) -> None:
        self.world.lives_on()
        self.moments += 1
        world = self.world
        key = (*(self.commits, world.disk.keys.total_changes, world.platform.count, world.platform.edits), self.updates)
        self.kinds.setdefault(key, self.moments)
        self.met(self.moments)

    def met(self, moment: int) -> None:
        """A moment has come. May raise Crash."""


class CrashAt(Counting):
    """The process ends at this moment, counted from the beginning; what comes after it goes well."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def met(self, moment: int) -> None:
        if moment == self.at:
            raise self.world.crash()


@dataclass(frozen=True)
class Plan:
    """What a seed has drawn: how often what happens, as one moment in so many; 0 for never. Times in seconds."""

    crash: int = 0
    most_crashes: int = 3
    locked: int = 0
    broken: int = 0
    outage: tuple[float, float] = (0.0, 0.0)  # the database says no to everything from then, for so long
    lost: int = 0
    died: int = 0
    later: int = 0
    blocked: int = 0
    flood: tuple[float, float] = (0.0, 0.0)  # the platform says "too many" to everybody, from then, for so long
    retry_after: float = 5.0
    slow: float = 0.0
    pause: float = 0.0
    shuffled: bool = False
    workers: int = 1
    repeats: int = 0  # an update of before is brought once more, at one act in so many
    jumps: int = 0  # the product's clock jumps, at one act in so many
    hurry: int = 0  # the next act does not wait for the companion to come to rest, at one act in so many
    reorder: int = 0  # two acts arrive the other way round, at one act in so many
    runs: bool = False

    @property
    def comparable(self) -> bool:
        """Whether people and clock do what they do in the undisturbed run, so that what is stored must be the same."""
        return not (self.jumps or self.runs or self.hurry or self.reorder)


def drawn(chance: Random) -> Plan:
    """A plan with some of all the faults, rarely with most of them."""

    def some(often: float, *values: T) -> T | Any:
        return chance.choice(values) if chance.random() < often else type(values[0])()

    began = chance.choice((0.0, 0.05, 1.0))
    return Plan(
        crash=some(0.6, 40, 100, 250),
        locked=some(0.25, 60, 200),
        broken=some(0.2, 60, 200),
        outage=some(0.08, (began, 3.0), (began, 40.0)) or (0.0, 0.0),
        lost=some(0.4, 4, 10),
        died=some(0.25, 4, 10),
        later=some(0.25, 4, 10),
        blocked=some(0.12, 12),
        flood=some(0.04, (began, 600.0), (began, 30.0)) or (0.0, 0.0),
        retry_after=chance.choice((1.0, 7.0, 35.0)),
        slow=some(0.3, 0.3, 3.0, 12.0),
        pause=some(0.4, 0.02, 0.5),
        shuffled=chance.random() < 0.6,
        workers=chance.choice((1, 1, 1, 2)),
        repeats=some(0.25, 2, 4),
        jumps=some(0.12, 2, 4),
        hurry=some(0.12, 2),
        reorder=some(0.06, 2),
        runs=chance.random() < 0.25,
    )


class Drawn(Fate):
    """Faults by a plan and a seed."""

    def __init__(self, plan: Plan, chance: Random) -> None:
        super().__init__()
        self.plan, self.chance = plan, chance
        self.calm = False  # from now on everything goes well
        self.blocked = False  # somebody could not be written to for a while
        self.turned_out = False  # and for the group that means that the companion is out of it
        self.crashes = self.lost = self.faults = 0
        self.began: float | None = None

    def _happens(self, one_in: int) -> bool:
        return not self.calm and one_in > 0 and self.chance.randrange(one_in) == 0

    def _within(self, span: tuple[float, float]) -> bool:
        return not self.calm and span[1] > 0 and 0 <= self.world.since() - span[0] < span[1]

    def _moment(self) -> None:
        self.world.lives_on()
        if self.crashes < self.plan.most_crashes and self._happens(self.plan.crash * 3):
            self.crashes += 1
            raise self.world.crash()

    def await_(self) -> None:
        self._moment()

    def platform(self, moment: str) -> None:
        self._moment()

    def disk(self, moment: str) -> None:
        if moment in {"before-commit", "after-commit", "before-destroying"}:
            self._moment()
        if moment in {"after-commit", "before-destroying"}:
            return
        if self._happens(self.plan.locked * 4) or self._within(self.plan.outage):
            self.faults += 1
            raise sqlite3.OperationalError("database is locked")
        if moment != "begin" and self._happens(self.plan.broken * 4):
            self.faults += 1
            raise self.chance.choice((Undone, sqlite3.OperationalError))(
                self.chance.choice(("database or disk is full", "disk I/O error"))
            )

    def send(self, who: str) -> str:
        if self._within(self.plan.flood):
            return "later"
        for name in ("lost", "died", "later", "blocked"):
            if self._happens(getattr(self.plan, name)):
                self.lost += name == "lost"
                if name == "blocked":
                    self.blocked, self.turned_out = True, self.turned_out or who == GROUP
                    self.world.platform.away.add(who)
                return name
        return "fine"

    def pause(self) -> float:
        return 0.0 if self.calm or not self.plan.pause else self.chance.random() * self.plan.pause

    def slow(self) -> float:
        return 0.0 if self.calm or not self.plan.slow else self.chance.random() * self.plan.slow
