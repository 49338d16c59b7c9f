"""What a due row of a private room does when its time has come, and timers that a gate `ripe:name` waits for.

A row that no longer fits changes nothing; one that is too late to matter is stale.
"""

from __future__ import annotations

from datetime import timedelta

from core.effects import SendRested, SetDue
from core.events import DueCame
from core.kernel import away, floor, moment
from core.kernel.context import AWAY, StepContext
from core.kernel.story import Wake
from core.values import Key, Track, due_key, due_parts

AFTER_A_TIMEOUT = timedelta(hours=2)
RIPE = "ripe"


def due_came(context: StepContext, event: DueCame) -> None:
    """Let a due row of this person's come true.

    One that comes late (the process was away) knocks for nothing by itself: one message sums up what waits.
    """
    kind, rest = due_parts(event.key)
    wake = WAKES.get(kind) or context.story.tables.wakes.get(kind)
    if wake is None:
        return
    context.sums_up = event.late and not wake.tells_late
    if context.room.timeout and wake.asks:
        context.do(SetDue(event.key, event.at + AFTER_A_TIMEOUT))
    else:
        wake.come(context, event, rest)


def lowers(flag: str) -> Wake:
    """A due row that ends what a flag of the room says."""
    return Wake(come=lambda context, event, rest: context.change(**{flag: False}))


# -- timers ----------------------------------------------------------------------------------------------------


def set_timer(context: StepContext, track: Track, name: str, wait: timedelta) -> None:
    """Wake this room after `wait`, at a good hour: then `ripe:name` holds on the track."""
    at = context.after_quiet(context.event.at + wait)
    position = context.position(track)
    context.set_position(track, ripe=tuple(other for other in position.ripe if other != name))
    context.do(SetDue(due_key(RIPE, track, name), at))


def _ripens(context: StepContext, event: DueCame, rest: str) -> None:
    """A timer has come; what was put aside until then is open again."""
    where, _, name = rest.partition("/")
    track, position = Track(where), context.position(Track(where))
    if name in position.ripe:
        return
    waited = {ask.id for step in context.story.steps for ask in step.asks if ask.until == name}
    aside = tuple(other for other in position.aside if other not in waited)
    context.set_position(track, ripe=(*position.ripe, name), aside=aside)
    floor.settle_quietly(context, name)


def _next_day(context: StepContext, event: DueCame, rest: str) -> None:
    """The day after something heavy: a knock for what comes next, if anything does."""
    if context.room.moment is None or not context.room.moment.quiet:
        return
    moment.let_go(context)
    floor.settle_quietly(context, None)


def _this_evening(context: StepContext, event: DueCame, rest: str) -> None:
    """What was left for this evening is open again."""
    where, _, name = rest.partition("/")
    if name not in context.position(Track(where)).aside:
        return
    context.take_up(Track(where), Key(name))
    floor.settle_quietly(context, name)


WAKES: dict[str, Wake] = {
    moment.THIS_EVENING: Wake(come=_this_evening, asks=True, asked_for=True),
    moment.OVER: Wake(come=_next_day, asks=True),
    RIPE: Wake(come=_ripens),
    "morning": Wake(come=lambda context, event, rest: context.do(SendRested())),
    AWAY: Wake(come=lambda context, event, rest: away.sum_up(context), tells_late=True),
}
"""The kernel's own: timers, the end of the quiet hours, and the summing up after an absence."""
