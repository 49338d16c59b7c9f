"""The main road: a couple that answers whatever is asked in the way that goes on, and waits when nothing is.

Used to come to the beginning of every step, and to see that a stored couple can still go its way to the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from core.kernel.agenda import next_open
from core.kernel.words import AskKind
from core.state import Phase
from tests.simulation.couple import COUPLE, PEOPLE, World

STEPS = 1200
RHYTHM = 60  # how long what comes again and again by the clock is followed
OFTEN = 10  # how often before it is a rhythm
ENOUGH = 3  # how often the same question is answered before it is passed over


def goes_on_together(
    world: World, most: int = STEPS, people: tuple[str, ...] = PEOPLE, then: Callable[[World], bool] | None = None
) -> Iterator[World]:
    """These people answer what is asked, one thing at a time; with nothing to answer, time passes. Yields after each.

    With nothing open and nothing due but each one's own rhythm, `then` may do something and say that it did. Ends when
    it does not. Raises AssertionError when the road has no end within `most` things.
    """
    quiet, before, since = 0, Counter[tuple[str, str | None]](), dict[tuple[str, str | None], datetime]()
    for _ in range(most):
        who = next((who for who in people if _has_something(world, who)), None)
        if who is not None:
            place = (who, world.asked(who))
            before[place] += 1
            if before[place] > OFTEN and world.now - since.setdefault(place, world.now) > timedelta(days=14):
                return  # asked week by week: a rhythm, which needs no end
            since.setdefault(place, world.now)
            _answers(world, who, before[place])
            quiet = 0
        elif _waits(world):
            quiet += 1
        elif then is None or not then(world):
            return
        if quiet > RHYTHM:
            return
        yield world
    raise AssertionError(f"no end after {most} things: {[world.asked(who) for who in people]} is asked")


def _has_something(world: World, who: str) -> bool:
    room = world.rooms[who]
    if room.left or room.paused:
        return True
    if room.timeout:
        return False
    if room.focus is not None:
        return True
    return next_open(world.story, room, world.view(who)) is not None


def _answers(world: World, who: str, times: int) -> None:
    """Answer what has the floor; with nothing on it, ask what is open.

    What comes again and again is skipped, or answered in another way each time.
    """
    room = world.rooms[who]
    focus = room.focus
    if room.paused:
        world.commands(who, "resume")
        return
    if focus is None:
        world.goes_on(who)
        return
    ask = world.story.ask(focus.ask)
    out = [button.choice for button in world.screen(who).buttons if button.choice in {"skip", "nothing"}]
    if times > ENOUGH and out:
        world.taps(who, out[0], focus.turn)
        return
    if times > ENOUGH and ask.kind is AskKind.CHOICE and focus.phase is Phase.ASKED:
        world.taps(who, ask.choices[times % len(ask.choices)].id, focus.turn)
        return
    value = "understood" if ask.id == "understand.felt" else None
    if ask.kind is AskKind.SCALE and focus.phase is Phase.ASKED:
        value = "9"
    world.answers(who, value)


def _waits(world: World) -> bool:
    """Let the next thing due come true: the couple's first, for each one's own rhythm never ends."""
    couple = sorted((at, key) for (owner, key), (at, _) in world.due.items() if owner == COUPLE)
    timers = sorted((at, owner, key) for (owner, key), (at, _) in world.due.items() if owner != COUPLE)
    soon = [row for row in timers if row[2].split("/")[0] in {"ripe", "timeout-over"}]
    if soon and (not couple or soon[0][0] <= couple[0][0]):
        world.fires(soon[0][1], soon[0][2])
        return True
    if couple:
        world.fires(COUPLE, couple[0][1])
        return True
    return False
