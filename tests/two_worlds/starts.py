"""Where pairs of worlds begin: from nothing, and at each depth of a story that two people have lived up to there.

The story is lived once for each process and forked. Both are diligent: they answer what is open and let time pass. A
depth is whatever the shared record says has happened, so a story that grows is lived through as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from core.journey import STORY
from core.journey.promises.life import RESULTS
from core.kernel.context import StepContext
from core.kernel.words import AskKind
from core.ports import UpdateKind
from core.state import Focus, Phase, Shared
from tests.two_worlds.person import SHARES, Somebody
from tests.two_worlds.world import GROUP, World

PEOPLE = ("ana", "ben")  # ana invites
NAMES = {"ana": "Ana", "ben": "Ben"}
ZONE = "Berlin"


def _shown(kind: str, times: int = 1) -> Callable[[Shared], bool]:
    return lambda shared: sum(item.kind == kind and item.shown for item in shared.items) >= times


def _promise(*states: str) -> Callable[[Shared], bool]:
    return lambda shared: any(promise.state in states for promise in shared.promises)


DEPTHS: dict[str, Callable[[Shared], bool]] = {
    "paired": lambda shared: True,
    "card": _shown("breach_card"),
    "willing": _shown("willing", 2),
    "letters": _shown("letter", 2),
    "mirrors": _shown("mirror", 2),
    "understood": _shown("felt"),
    "apology": _shown("apology"),
    "talk": _shown("talk"),
    "question": _shown("question"),
    "explanation": _shown("explanation"),
    "closing": _shown("closing"),
    "promise": _shown("promise"),
    "agreed": _promise("agreed"),
    "due": _promise("due"),
    "result": _promise(*RESULTS),
}
PREVIEWS = tuple(f"preview {number}" for number in range(24))
"""Moments at which somebody sees a preview: one for each way to release something that the story came to."""

FINDING = ("welcomed", "invited", "joining")
"""On the way to each other: drawn more often, because so much happens there at once."""

STARTS = ("nothing", *FINDING, "sealed", *DEPTHS, *PREVIEWS)


@dataclass
class Diligent(Somebody):
    """Answers what comes, in a way that goes on, and shares what is written."""

    async def goes_on(self) -> bool:
        """One step. False when there is nothing to do until something happens."""
        context = self.world.context(self.who)
        focus = context.room.focus
        if focus is not None and self.asked[f"{focus.ask}@{focus.about}"] < 6:
            self.asked[f"{focus.ask}@{focus.about}"] += 1
            await (self._writes(context, focus) if focus.phase is Phase.ASKED else self._on_with(focus))
            return True
        return False

    async def _on_with(self, focus: Focus) -> None:
        await self.taps(
            focus.turn, {Phase.KNOCK: "open", Phase.READY: "read", Phase.CONFIRM: "yes"}.get(focus.phase, "later")
        )

    async def _writes(self, context: StepContext, focus: Focus) -> None:
        ask = STORY.ask(focus.ask)
        self.asked[ask.id] += 1
        if ask.kind is AskKind.SHARE:
            await self.taps(focus.turn, "share")
        elif ask.optional and self.asked[ask.id] > 1:
            await self.taps(focus.turn, "skip")
        elif ask.kind is AskKind.LETTER:
            await self.says(self.some_words())
            await self.taps(focus.turn, "done")
        elif ask.kind is AskKind.LINE and ask.id != "welcome.name":
            await self.says(self.some_words())
        else:
            await self._asked(context, focus, ask)


def _has(world: World, depth: str) -> bool:
    shared = list(world.store._tables.shared.values())
    return bool(shared) and DEPTHS[depth](shared[0][0])


def _diligent(world: World, who: str, hurt: str) -> Diligent:
    side = "hurt" if who == hurt else "responsible"
    return Diligent(world, who, Random(who), NAMES[who], side, ZONE, sensible=1.0)


async def _live(hurt: str) -> dict[str, World]:
    """One story, and a copy of its world at each depth."""
    world, found = World(), {"nothing": World()}
    ana, ben = (_diligent(world, who, hurt) for who in PEOPLE)
    await _pair(world, ana, ben, found)
    patience = 200
    for _ in range(1200):
        for depth in DEPTHS:
            if depth not in found and _has(world, depth):
                found[depth] = world.fork()
        if "sealed" not in found and _both_at_a_sealed_preview(world):
            found["sealed"] = world.fork()
        for ask in {
            context.room.focus.ask for who in PEOPLE if (context := world.context(who)).room.focus
        } & SHARES.keys():
            if ask not in found:
                found[ask] = world.fork()
        if set(STARTS) - set(PREVIEWS) <= found.keys():
            return found
        waits = None if "sealed" in found else _at_a_sealed_preview_alone(world)
        if waits is not None and patience > 0:  # the other may come to theirs
            patience -= 1
            other = ben if waits == "ana" else ana
            if not await other.goes_on():
                await _looks(world, other)
            continue
        await _a_while(world, ana, ben)
    raise AssertionError(f"the story was not lived further than {list(found)}")


def _both_at_a_sealed_preview(world: World) -> bool:
    focuses = [world.context(who).room.focus for who in PEOPLE]
    releases = [SHARES[focus.ask].release for focus in focuses if focus is not None and focus.ask in SHARES]
    return len([release for release in releases if release is not None and release.sealed]) == len(PEOPLE)


def _at_a_sealed_preview_alone(world: World) -> str | None:
    """Who sees the preview of something sealed while the other does not."""
    focuses = {who: world.context(who).room.focus for who in PEOPLE}
    sealed = [
        who
        for who, focus in focuses.items()
        if focus is not None and (share := SHARES.get(focus.ask)) is not None and share.release and share.release.sealed
    ]
    return sealed[0] if len(sealed) == 1 else None


async def _pair(world: World, ana: Diligent, ben: Diligent, found: dict[str, World]) -> None:
    for somebody in (ana, ben):
        await somebody.says("hello")
        while not _at(world, somebody, "welcome.join"):
            assert await somebody.goes_on()
    found["welcomed"] = world.fork()
    while not world.codes:
        assert await ana.goes_on()
    await ben.commands("start", world.codes[-1])
    found["invited"] = world.fork()
    while not world.store._tables.shared:
        assert await ben.goes_on() + await ana.goes_on(), "they did not find each other"
        if "joining" not in found and world.context("ana").room.joining:
            found["joining"] = world.fork()
    world.channel.groups[GROUP] = set(PEOPLE)
    await ana.does(UpdateKind.BROUGHT, group=GROUP)
    for somebody in (ana, ben):
        await somebody.does(UpdateKind.TAP, text="g0/join", group=GROUP)


def _at(world: World, somebody: Diligent, ask: str) -> bool:
    focus = world.context(somebody.who).room.focus
    return focus is not None and focus.ask == ask


async def _a_while(world: World, ana: Diligent, ben: Diligent) -> None:
    """Both do what is open; then time passes until something happens."""
    if await ana.goes_on() + await ben.goes_on():
        await world.until(world.now + timedelta(seconds=20))
        return
    for somebody in (ana, ben):
        somebody.asked = Counter({ask: times for ask, times in somebody.asked.items() if "@" not in ask})
        await _looks(world, somebody)
    await world.until(max(world.next_due() or world.now, world.now + timedelta(minutes=1)))


async def _looks(world: World, somebody: Diligent) -> None:
    """Ask where one is, and go on with what waits."""
    await somebody.commands("status")
    back = [w for w in world.context(somebody.who).room.waiting if w.opens == "back"]
    if back:
        await somebody.taps(back[-1].turn, "go-on")


_LIVED: dict[str, dict[str, World]] = {}


async def author(depth: str, hurt: str) -> str | None:
    """Who sees the preview, where a start is at one."""
    world = await start(depth, hurt)
    focuses = {who: world.context(who).room.focus for who in PEOPLE}
    found = (who for who, focus in focuses.items() if focus is not None and focus.ask in SHARES)
    return next(found, None) if depth in PREVIEWS else None


async def start(depth: str, hurt: str) -> World:
    """A world of its own, at this depth."""
    if hurt not in _LIVED:
        _LIVED[hurt] = await _live(hurt)
    lived = _LIVED[hurt]
    if depth in PREVIEWS:
        previews = sorted(SHARES.keys() & lived.keys())
        depth = previews[PREVIEWS.index(depth) % len(previews)]
    return lived[depth].fork()
