"""A run with faults, by a flow and a seed: some acts of the flow, with whatever the seed draws, then calm; then judged.

`python -m tests.simulation.faults <flow> <seed>` runs one alone and tells what happened.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from core.ports import Incoming, UpdateKind
from tests.simulation.faults.disk import Disk
from tests.simulation.faults.fates import Drawn, Plan, drawn
from tests.simulation.faults.flows import GateContext, scenes
from tests.simulation.faults.loop import Stuck
from tests.simulation.faults.oracle import MAYBE, arrived, differences, facts, released, sound
from tests.simulation.faults.platform import GROUP
from tests.simulation.faults.world import Act, Doing, World

JUMPS = tuple(timedelta(hours=hours) for hours in (1, -1, 24, -24))


@dataclass
class Run:
    """One run. Crashes may come at any time: what is done already is kept here."""

    name: str
    seed: int
    disk: Disk
    plan: Plan | None = None
    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = Random(f"{self.name} {self.seed}")
        self.plan = self.plan or drawn(self.chance)
        every = scenes(self.name)
        first = self.chance.randrange(len(every))
        self.scenes = every[first : first + self.chance.randint(1, 5)]
        self.fate = Drawn(self.plan, Random(f"{self.seed} of {self.name}"))
        self.world = World.at(
            self.scenes[0].before,
            self.disk,
            fate=self.fate,
            workers=self.plan.workers,
            chance=self.chance if self.plan.shuffled else None,
            runs=self.plan.runs,
            retry_after=self.plan.retry_after,
            again=self.chance.random() < 0.7,
            upkeep=self.seed % 4 == 0,
        )
        self.left = [scene.act for scene in self.scenes]
        self.pending: list[Doing] = []
        self.skipped = 0
        self.backs: list[str] = []

    def judged(self) -> list[str]:
        """Play it, and say what is wrong."""
        try:
            self.world.lives(self._plays)
            self.fate.calm = True
            self.world.lives(self._calms_down)
            self._shows_again()
        except Stuck as stuck:
            return [f"stuck: {stuck}"]
        return self._judge()

    # -- what happens ------------------------------------------------------------------------------------------------

    async def _plays(self) -> None:
        plan = self.plan
        assert plan is not None
        if plan.comparable and not self.pending:
            await self.world.rests()
        while self.left or self.pending:
            await self._next(plan)
            if self._now(plan.jumps):
                asyncio.get_running_loop().call_later(self.chance.random() * 2, self._jump)
            if self._now(plan.repeats):
                await self._repeats()
            if not (self.left and self._now(plan.hurry)):
                await self.world.rests()

    def _now(self, one_in: int) -> bool:
        return one_in > 0 and self.chance.randrange(one_in) == 0

    async def _next(self, plan: Plan) -> None:
        if not self.pending:
            while self.left[0][0] in self.world.platform.away | self._unreachable():
                await self._comes_back(self.left[0][0])
            self._begin(self.left.pop(0))
            if self.left and self._now(plan.reorder) and self.left[0][0] != "time":
                self._begin(self.left.pop(0))
                self.pending.reverse()
        while self.pending:
            doing = self.pending[0]
            if doing.until is not None:
                await self.world.passes(doing.until)
            elif doing.accepted is None or self.world.again:
                assert doing.update is not None
                await self.world.accepts([doing.update])
                doing.accepted = doing.accepted or self.world.since()
            await self._rests_after(doing)
            self.pending.pop(0)

    async def _rests_after(self, doing: Doing) -> None:
        """Often at once after an update is accepted the process dies, and the platform brings it once more."""
        if doing is self.pending[-1] and not self._now(self.plan.hurry if self.plan else 0):
            await self.world.rests()

    def _begin(self, act: Act) -> None:
        try:
            self.pending.append(self.world._begins(*act))
        except LookupError:
            if self._comparable():
                self.found.append(f"no button for {act}")
            self.skipped += 1

    def _jump(self) -> None:
        self.world.offset += self.chance.choice(JUMPS)
        for house in self.world.houses:
            house.companion.arm(timedelta(0))

    async def _repeats(self) -> None:
        known = [doing.update for doing in self.world.kept if doing.accepted is not None and doing.update is not None]
        if known:
            again = self.chance.sample(known, min(len(known), self.chance.randint(1, 3)))
            await self.world.accepts(again)

    async def _calms_down(self) -> None:
        """Everybody can be reached again, and all that waits is done."""
        for who in sorted(self.world.platform.away | self._unreachable()):
            await self._comes_back(who)
        await self.world.rests()

    async def _comes_back(self, who: str) -> None:
        """Nobody can answer what they have not got."""
        self.world.platform.away.discard(who)
        if who == GROUP:
            return
        self.backs.append(f"back {len(self.backs)} {who}")
        back = Incoming(platform="memory", update=self.backs[-1], user=who, address=who, heard=UpdateKind.CAME_BACK)
        await self.world.accepts([back])
        await self.world.rests()

    def _unreachable(self) -> set[str]:
        known = {self.world.disk.look().name("account", "memory", who): who for who in ("ana", "ben")}
        rows = self.disk.query(
            "SELECT account.hash FROM account JOIN person ON person.id = account.person WHERE NOT person.reachable"
        )
        return {known[hash] for (hash,) in rows}

    def _shows_again(self) -> None:
        self.inbox = facts(self.disk)["inbox"]
        self.unasked = len(self.world.platform.arrivals)
        for arrival in [a for a in self._shown() if a.message.text == MAYBE]:
            taps = [data for data, _ in arrival.message.buttons if data.startswith("again/")]
            self.world.lives(lambda who=arrival.who, tap=taps[0]: self._taps_again(who, tap))  # type: ignore[misc]

    async def _taps_again(self, who: str, data: str) -> None:
        update = Incoming(platform="memory", update=data, user=who, address=who, heard=UpdateKind.TAP, text=data)
        await self.world.accepts([update])
        await self.world.rests()

    # -- the judgement -----------------------------------------------------------------------------------------------

    def _shown(self) -> list:  # type: ignore[type-arg]
        return self.world.platform.arrivals[self.scenes[0].shown :]

    def _judge(self) -> list[str]:
        found = self.found + sound(self.world, self._shown())
        shown, most = self._shown(), self.world.crashes + self.fate.lost + self.fate.faults
        calm = [arrival for scene in self.scenes for arrival in scene.arrivals]
        once = frozenset().union(*(released(scene.act, list(scene.arrivals)) for scene in self.scenes))
        before = shown[: self.unasked - self.scenes[0].shown]
        unclear = len(before) < len(shown)
        if self._comparable():
            found += arrived(calm, before, most, once, unclear=unclear, ordered=False)
            there = frozenset(_seen(a) for a in calm if a.who == GROUP) & once  # nobody can ask for them again there
            found += arrived(calm, shown, most + len(shown) - len(before), there, ordered=not unclear)
            found += differences(self._wanted(), self._now_facts())
        else:
            texts = [screen for screen in map(_seen, before) if screen in once]
            found += [f"released words twice: {screen}" for screen in set(texts) if texts.count(screen) > 1]
        return found

    def _comparable(self) -> bool:
        if self.fate.blocked and any(scene.act[0] == "time" for scene in self.scenes):
            return False  # days later, what waited for somebody is summed up
        if self.fate.turned_out:
            return False  # the room for three has ended
        parked = self.disk.query("SELECT count(*) FROM inbox WHERE state = 'parked'")[0][0]
        return bool(self.plan and self.plan.comparable and not parked)

    def _wanted(self) -> dict:  # type: ignore[type-arg]
        return dict(self.scenes[-1].facts)

    def _now_facts(self) -> dict:  # type: ignore[type-arg]
        now = dict(facts(self.disk))
        extra = self.inbox - self.scenes[-1].facts["inbox"]
        backs = {self.disk.look().name("in", "memory", back) for back in self.backs}
        now["inbox"] = frozenset(row for row in self.inbox if row not in extra or row[0] not in backs)
        if self.backs:  # who comes back begins with a room, new as it is
            now["room"] = frozenset(
                row for row in now["room"] if '"turn":0,' not in row[1] or row in self._wanted()["room"]
            )
        return now


def _seen(arrival):  # type: ignore[no-untyped-def]
    return arrival.message.text, tuple(label for _, label in arrival.message.buttons)


def run(name: str, seed: int, disk: Disk) -> list[str]:
    """What is wrong in this run."""
    return Run(name, seed, disk).judged()


__all__ = ["Act", "GateContext", "Run", "run"]
