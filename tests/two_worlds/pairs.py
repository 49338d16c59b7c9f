"""A pair of worlds: one is drawn, and its crossing acts are reached again by somebody who lives quite differently.

In the first world both partners live at random. What crosses of the one (A), and every input of the other (B), is
written down with its instant. In the second world B's inputs come again exactly as they were, and A comes to the same
acts at the same instants by another private life. Then everything B was shown is compared, to the letter and instant.

Sealed releases show at their instant whenever they were confirmed: the second A may confirm them at another time.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random

from core.effects import Confirm, TakeBack
from core.ports import UpdateKind
from core.state import Phase
from tests.two_worlds import starts
from tests.two_worlds.person import ENDINGS, ZONES, Somebody, share_of
from tests.two_worlds.starts import FINDING, NAMES, PEOPLE, STARTS, ZONE, start
from tests.two_worlds.world import A_MOMENT, GROUP, Act, Input, Received, There, World

LENGTH = 30  # things done in a drawn world, besides what passes by itself
END = timedelta(days=4)  # everything held and sealed has shown by then
MOST_READ = 4
PROBES = (
    Input("", UpdateKind.COMMAND, {"command": "status", "text": ""}),
    Input("", UpdateKind.COMMAND, {"command": "more", "text": ""}),
    Input("", UpdateKind.COMMAND, {"command": "promises", "text": ""}),
    Input("", UpdateKind.TAP, {"text": "1/share", "message": "1"}),
    Input("", UpdateKind.TAP, {"text": "9999/open", "message": "1"}),
    Input("", UpdateKind.EDIT, {"text": "another text", "message": "never"}),
    Input("", UpdateKind.TEXT, {"text": "is anybody there"}),
    Input("", UpdateKind.TAP, {"text": "g9999/said", "group": GROUP}),
    Input("", UpdateKind.COMMAND, {"command": "talk", "text": "", "group": GROUP}),
)
"""What B tries at the end: all that could tell of A."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn pair: where it begins, who A is, and by which chance the two worlds are lived."""

    seed: int
    depth: str
    hurt: str
    a: str
    length: int = LENGTH

    @property
    def b(self) -> str:
        return next(who for who in PEOPLE if who != self.a)

    def __str__(self) -> str:
        side = "inviter" if self.a == PEOPLE[0] else "joiner"
        return f"seed {self.seed}: from {self.depth!r}, A is {self.a} ({side}), hurt is {self.hurt}"


def draw(seed: int, depths: tuple[str, ...] = STARTS, length: int = LENGTH) -> Drawn:
    chance = Random(seed)
    if depths is STARTS and chance.random() < 0.12:
        depths = FINDING
    return Drawn(seed, chance.choice(depths), chance.choice(PEOPLE), chance.choice(PEOPLE), length)


@dataclass
class Lived:
    """A world that was lived: what B was shown, what crossed, and what A did besides."""

    world: World
    a: Somebody
    b: str
    planned: list[Act] = field(default_factory=list)
    missed: Act | None = None

    @property
    def shown(self) -> list[Received]:
        """Everything that went to anybody but A, and to the group. When B has left and A leaves too, the shared room
        is destroyed, and with it what would still have been posted: that B may notice."""
        gone = self.world.gone.get(self.b)
        return [
            received
            for received in self.world.channel.log
            if received.address != self.a.who and not (received.address == GROUP and gone and received.at >= gone)
        ]

    @property
    def acts(self) -> list[Act]:
        return [act for act in self.world.acts if act.who == self.a.who]


@dataclass
class Outcome:
    """What became of a pair."""

    drawn: Drawn
    first: Lived
    second: Lived
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def realised(self) -> bool:
        return self.second.missed is None

    @property
    def difference(self) -> str | None:
        """The first thing of B's that is not the same; None when all is."""
        until = self.second.missed.at if self.second.missed else None
        first, second = (
            [r for r in lived.shown if until is None or r.at < until] for lived in (self.first, self.second)
        )
        for one, other in zip(first, second, strict=False):
            if one != other:
                return self._tell(one, other)
        if len(first) != len(second):
            longer = max(first, second, key=len)[min(len(first), len(second))]
            return self._tell(*((longer, None) if len(first) > len(second) else (None, longer)))
        return None

    def _tell(self, one: Received | None, other: Received | None) -> str:
        at = min(received.at for received in (one, other) if received is not None)
        lines = [str(self.drawn), f"rerun: TWO_WORLDS_SEED={self.drawn.seed}", "", "B was shown"]
        lines += [f"  in the first world:  {one}", f"  in the second world: {other}", ""]
        for name, lived in (("first", self.first), ("second", self.second)):
            lines.append(f"What A did before, in the {name} world:")
            lines += [f"  {line}" for line in _before(lived, at)]
        return "\n".join(lines)


def _before(lived: Lived, at: object) -> list[str]:
    done = [(when, f"{done.heard} {done.fields}") for when, _, done in lived.a.inputs]
    done += [(act.at, f"CROSSES: {act.kind} {act.parts}") for act in lived.acts]
    ordered = sorted((row for row in done if row[0] <= at), key=lambda row: row[0])  # type: ignore[operator]
    return [f"{when:%a %d %b %H:%M:%S} {what[:160]}" for when, what in ordered[-25:]]


# -- the first world -------------------------------------------------------------------------------------------


async def live(drawn: Drawn) -> tuple[Lived, list[tuple[object, str, Input]]]:
    """Both live at random. Returns the world and B's inputs."""
    chance, world = Random(f"{drawn.seed} first"), await start(drawn.depth, drawn.hurt)
    two = {who: _somebody(world, who, drawn, chance, "") for who in PEOPLE}
    if chance.random() < 0.5:
        world.channel.ill[drawn.a] = ("slow", 0.0, chance)  # well for now: A's line may turn bad
    ends_at = chance.randrange(drawn.length // 2, 2 * drawn.length)
    for number in range(drawn.length):
        who = chance.choice(PEOPLE)
        await world.until(world.now + _wait(chance, world))
        if number == ends_at and two[drawn.a].ending:
            await two[drawn.a].ends()
        elif not await _hands_over(world, two[who], chance):
            await two[who].lives()
    await world.until(world.now + END)
    await _reads(world, two[drawn.b])
    for probe in PROBES:
        await world.until(world.now + A_MOMENT)
        await two[drawn.b].does(probe.heard, **probe.fields)
    return Lived(world, two[drawn.a], drawn.b), two[drawn.b].inputs


async def _reads(world: World, b: Somebody) -> None:
    """B opens what has come."""
    for _ in range(MOST_READ):
        focus = world.context(b.who).room.focus
        if focus is not None and focus.phase is not Phase.KNOCK:
            return
        await world.until(world.now + A_MOMENT)
        await (b.commands("status") if focus is None else b.taps(focus.turn, "open"))


def _somebody(world: World, who: str, drawn: Drawn, chance: Random, own: str) -> Somebody:
    side = "hurt" if who == drawn.hurt else "responsible"
    luck = Random(f"{drawn.seed} {who} {own}")
    return Somebody(
        world,
        who,
        luck,
        NAMES[who],
        side,
        ZONE if drawn.depth in {"nothing", "paired"} and luck.random() < 0.5 else luck.choice(ZONES),
        unsafe=luck.random() < 0.1,
        ending=luck.choice(ENDINGS) if luck.random() < 0.6 else "",
        sensible=luck.choice((0.7, 0.85, 0.95)),
    )


def _wait(chance: Random, world: World) -> timedelta:
    """Until the next thing is done: moments mostly, sometimes until something is due, or hours, or days."""
    drawn, due = chance.random(), world.next_due()
    if drawn < 0.72:
        return timedelta(seconds=chance.randint(1, 90))
    if drawn < 0.9 and due is not None and due > world.now:
        return min(due - world.now, timedelta(days=3)) + timedelta(seconds=chance.randint(1, 60))
    return timedelta(minutes=chance.randint(5, 60 * (6 if drawn < 0.97 else 40)))


async def _hands_over(world: World, somebody: Somebody, chance: Random) -> bool:
    """Who is with nobody may follow the newest link, or an older one."""
    unpaired = world.context(somebody.who).view is None and world.context(somebody.who).room.invitation is None
    if not unpaired or not world.codes or chance.random() < 0.5:
        return False
    await somebody.commands("start", chance.choice((world.codes[-1], world.codes[-1], chance.choice(world.codes))))
    return True


# -- the second world ------------------------------------------------------------------------------------------

ATTEMPTS = 3
STYLES = ("quiet", "busy", "early", "absent")
"""Nothing but what must be; much besides; everything prepared as soon as it can be; out of reach of the companion."""


async def live_again(drawn: Drawn, first: Lived, inputs: list[tuple[object, str, Input]], attempt: int) -> Lived:
    """B's inputs as they were; A comes to the same acts another way."""
    chance, world = Random(f"{drawn.seed} second {attempt}"), await start(drawn.depth, drawn.hurt)
    style = (STYLES[drawn.seed % len(STYLES)], "quiet", "early")[attempt]
    a = _somebody(world, drawn.a, drawn, chance, f"again {attempt}")
    a.private, a.releases = f"{drawn.a}~", False
    a.goals = list(first.acts) if attempt else _moved(first.acts, chance)
    a.zone = first.a.zone if _needs_zone(first) else a.zone
    if style == "absent":
        world.channel.ill[a.who] = ("unreachable", 1.0, chance)
    elif chance.random() < 0.3:
        world.channel.ill[a.who] = (chance.choice(("slow", "unclear", "refused", "failed")), 0.3, chance)
    lived = Lived(world, a, drawn.b, planned=list(a.goals))
    lived.missed = await _again(lived, _timeline(a.goals, inputs), style, chance)
    a.did[f"style {style}"] += 1
    return lived


def _needs_zone(first: Lived) -> bool:
    """A promise keeps the zone of who makes it, and "until morning" is their morning: both are in the release."""
    effects = [act.effect for act in first.acts if isinstance(act.effect, Confirm)]
    return any(part.moment for e in effects for part in e.parts) or any(_until_morning(e, first) for e in effects)


def _until_morning(effect: Confirm, first: Lived) -> bool:
    act = next(act for act in first.acts if act.effect is effect)
    release = share_of(act).release
    return release is not None and not release.sealed and effect.shows_at != act.at + release.hold


def _moved(acts: list[Act], chance: Random) -> list[Act]:
    """The acts to come to; what is sealed may be confirmed at another instant after the same act before it."""
    taken = {act.effect.ref for act in acts if isinstance(act.effect, TakeBack)}
    found = []
    for act in acts:
        effect = act.effect
        if isinstance(effect, Confirm) and effect.sealed and effect.ref not in taken and chance.random() < 0.7:
            room = (effect.shows_at - act.at) / timedelta(seconds=1)
            act = replace(act, at=act.at + timedelta(seconds=int(chance.uniform(0, max(0.0, room - 2)))))
        found.append(act)
    return sorted(found, key=lambda act: act.at)


Item = tuple[object, Act | tuple[str, Input]]


def _timeline(goals: list[Act], inputs: list[tuple[object, str, Input]]) -> list[Item]:
    items: list[Item] = [(at, (name, done)) for at, name, done in inputs]
    items += [(goal.at, goal) for goal in goals]
    return sorted(items, key=lambda item: item[0])  # type: ignore[arg-type, return-value]


async def _again(lived: Lived, timeline: list[Item], style: str, chance: Random) -> Act | None:
    """Live along the timeline. Returns the act that could not be come to, or None."""
    world, a, used = lived.world, lived.a, Counter[str]()

    async def in_between() -> None:
        await _private_life(a, style, chance)

    for at, item in timeline:
        assert isinstance(at, type(world.now))
        if chance.random() < 0.5:
            await world.until(world.now + (at - world.now) * chance.random(), in_between)
            await in_between()
        await world.until(at, in_between)
        if not isinstance(item, Act):
            await world.brings(item[1], item[0])
            continue
        if not await _crosses(a, item, used):
            return item
    return None


async def _crosses(a: Somebody, goal: Act, used: Counter[str]) -> bool:
    """Come to this act and do it, by an update of the same name."""
    there = goal.effect if isinstance(goal.effect, There) else None
    found = await a.gets_to(goal) if there is None else None
    crossed = len(a.world.acts)
    if found is None and there is None:
        return False
    used[goal.update] += 1
    update = goal.update if used[goal.update] == 1 else f"{goal.update}+{used[goal.update]}"
    if there is not None:
        await a.does(there.heard, update, **dict(there.fields))
    elif found is not None:
        await a.does(UpdateKind.TAP, update, text=f"{found[0]}/{found[1]}", message="1")
    made = a.world.acts[crossed:]
    if [act.what() for act in made] != [goal.what()]:
        return False
    a.goals.remove(goal)
    return True


async def _private_life(a: Somebody, style: str, chance: Random) -> None:
    """What A does at this instant besides."""
    slow = next((goal for goal in a.goals if _takes_time(goal)), None)
    if slow is not None:
        await a.gets_to(slow, steps=8)
    if style == "early" and a.goals and chance.random() < 0.5:
        await a.gets_to(a.goals[0], steps=10)
    often = {"quiet": 0.02, "busy": 1.6, "early": 0.3, "absent": 0.3}[style]
    if a.ending and not a.goals and chance.random() < 0.2 and (a.ending in {"block", "stop"} or _can_go(a)):
        await a.ends()
    while chance.random() < often:
        often -= 0.5
        await a.lives()


def _can_go(a: Somebody) -> bool:
    return not a.world.context(a.who).room.held and not a.world.may_revoke(a.who)


def _takes_time(goal: Act) -> bool:
    """Whether this cannot be prepared at the last moment: it asks for days of thought, or names a moment now past."""
    parts = goal.effect.parts if isinstance(goal.effect, Confirm) else ()
    return goal.kind == "confirm apology" or any(part.moment and part.moment.at <= goal.at for part in parts)


# -- both ------------------------------------------------------------------------------------------------------


async def pair(drawn: Drawn) -> Outcome:
    """Live both worlds of a pair. When A cannot come to the acts by one private life, another is tried."""
    author = await starts.author(drawn.depth, drawn.hurt)
    if author is not None and drawn.seed % 4:  # who is about to release something is more often A
        drawn = replace(drawn, a=author)
    first, inputs = await live(drawn)
    tried: list[Outcome] = []
    for attempt in range(ATTEMPTS):
        outcome = Outcome(drawn, first, await live_again(drawn, first, inputs, attempt))
        if outcome.realised or outcome.difference:
            break
        tried.append(outcome)
    outcome.counts = _count(outcome)
    return next((other for other in tried if other.difference), outcome)


def _count(outcome: Outcome) -> Counter[str]:
    found = Counter({"pairs": 1, "realised": int(outcome.realised), "shown": len(outcome.first.shown)})
    found.update(f"from {outcome.drawn.depth}" for _ in range(1))
    if outcome.realised:
        found.update(f"crossed: {act.kind}" for act in outcome.first.acts)
        for lived in (outcome.first, outcome.second):
            found.update({f"private: {what}": times for what, times in lived.a.did.items()})
            found.update(f"private: {fault} delivery" for fault in lived.world.channel.faults)
    elif outcome.second.missed is not None:
        found[f"missed: {outcome.second.missed.kind}"] += 1
    return found
