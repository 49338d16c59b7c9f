"""Help for a hard moment: the short menu, a thought kept until morning, one follow-up if it is wished for."""

from __future__ import annotations

from datetime import time, timedelta

from core.calendar import instant, wall
from core.effects import DropWords, SetDue
from core.events import DueCame
from core.journey.now.story import CITY, ON, PARK, PARKED_BACK, WHAT
from core.kernel import floor, forms, releases
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus, Position
from core.values import COUPLE_TRACK, due_key, form_track, key

EVENING = time(19, 30)
A_DAY_BETWEEN = timedelta(hours=10)  # "tomorrow evening", said after midnight, is the evening of the day that began
EVENING_SOMEWHERE = timedelta(hours=20)  # no zone known
MOST_PARKED = 10
UNSURE = "unsure"
NOW_AGAIN, PARKED_DUE = due_key("now-again"), due_key("parked")
PARKED = PARK.key


def command(context: StepContext) -> None:
    """`/now`, whatever is open: the words at once, then a short menu; a time-out goes on."""
    context.say("now")
    if context.room.left:
        return
    floor.take_floor(context)
    for track in forms.tracks_of(context, "now"):
        context.drop_track(track)
    forms.begin(context, "now")
    floor.settle(context)


def _tonight(context: StepContext, focus: Focus, value: str | None) -> None:
    forms.begin(context, "now")


def _again(context: StepContext, focus: Focus, value: str | None) -> None:
    """The short menu comes back."""
    for ask in (WHAT.id, PARK.id, ON.id):
        context.undo(focus.track, key(ask))


def _park(context: StepContext, focus: Focus, value: str | None) -> None:
    """Keep a thought until the next morning; then it is handed back and goes."""
    pieces = context.position(focus.track).drafts.get(PARKED, ())
    context.set_position(focus.track, drafts={})
    kept = context.position(COUPLE_TRACK).drafts
    parked = (*kept.get(PARKED, ()), *pieces)
    context.do(*(DropWords(piece.ref) for piece in parked[:-MOST_PARKED]))
    context.set_position(COUPLE_TRACK, drafts={**kept, PARKED: parked[-MOST_PARKED:]})
    context.do(SetDue(PARKED_DUE, context.next_morning()))
    context.say("now-park-kept")
    _ask_for_the_city(context, focus)
    _again(context, focus, value)


def _ask_for_the_city(context: StepContext, focus: Focus) -> None:
    """Something comes at an hour that is a guess where no city is known: it is asked for, once, and can be left."""
    couple = context.position(COUPLE_TRACK)
    if context.room.zone is None and CITY.key not in couple.done:
        context.done(COUPLE_TRACK, CITY.key)
        context.pick(focus.track, CITY.key, UNSURE)


def _good_hours(context: StepContext, focus: Focus, value: str | None) -> None:
    """The city is known: what was set here comes at the right hour there."""
    set_parked(context)
    if context.position(focus.track).picks.get(WHAT.key) == "tomorrow":
        _set_follow_up(context)


def _hand_back(context: StepContext) -> bool:
    """The morning has come: ask whether the parked thought is wanted back. False when there is none."""
    if PARKED not in context.position(COUPLE_TRACK).drafts:
        return False
    context.change(positions={**context.room.positions, form_track("parked"): Position()})
    return True


def _unpark(context: StepContext, focus: Focus, value: str | None) -> None:
    releases.forget(context, COUPLE_TRACK, PARKED)


def _follow_up(context: StepContext, focus: Focus, value: str | None) -> None:
    context.pick(focus.track, WHAT.key, "tomorrow")
    _set_follow_up(context)
    _ask_for_the_city(context, focus)


def _set_follow_up(context: StepContext) -> None:
    zone = context.room.zone
    if zone is None:
        later = context.after_quiet(context.event.at + EVENING_SOMEWHERE)
    else:
        day = wall(context.event.at + A_DAY_BETWEEN, zone).date()
        later = instant(day, EVENING, zone)
        if later < context.event.at + A_DAY_BETWEEN:
            later = instant(day + timedelta(days=1), EVENING, zone)
    context.do(SetDue(NOW_AGAIN, later, not_after=timedelta(hours=6)))


def set_parked(context: StepContext) -> None:
    """A thought that was parked comes back at the end of the night where the person is now."""
    if PARKED in context.position(COUPLE_TRACK).drafts:
        context.do(SetDue(PARKED_DUE, context.next_morning()))


def again_comes(context: StepContext, event: DueCame, rest: str) -> None:
    """The one follow-up that was wished for."""
    if not context.room.paused and not event.stale:
        floor.knock_with(context, "now-again", "now")


def morning_comes(context: StepContext, event: DueCame, rest: str) -> None:
    """The morning for a thought that was parked."""
    if _hand_back(context):
        floor.settle_quietly(context, PARKED_BACK.id)


ACTS: dict[str, Doing] = {
    "tonight": _tonight,
    "now_again": _again,
    "park_thought": _park,
    "unpark": _unpark,
    "follow_up": _follow_up,
    "good_hours": _good_hours,
}
