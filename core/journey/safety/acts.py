"""What the private safety answers set going: a stop that looks like any quiet day, help, and looking again.

A stop withholds new releases (`withholds`) and pairing (the gate `free`), and nothing else. No text, screen or
history names it. Releases confirmed earlier are not recalled by it; the person gets their take-back offered anew.
"""

from __future__ import annotations

from datetime import timedelta

from core.effects import SetDue
from core.events import DueCame
from core.journey.safety.gates import NAMED, STOPPING
from core.journey.safety.story import DYING, MORE
from core.kernel import floor, forms, moment, releases
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.kernel.words import Release
from core.state import Focus, Room
from core.values import COUPLE_TRACK, due_key, key

NOW = "now"
ONCE_A_DAY = timedelta(hours=20)  # "at most once a day" must not turn into "not today, a little too early"
LATER_DAY = timedelta(hours=20)  # a stop ends by answers of a later day, not of the same hour
LOOK_AGAIN = timedelta(days=7)
MONTHLY = timedelta(days=30)
HEAVY = timedelta(hours=24)
SAFE_DAY, HEAVY_OVER, STOP_LATER, AGAIN = map(due_key, ("safe-day", "heavy-over", "stop-later", "safety-again"))


def _answer(context: StepContext, focus: Focus, value: str | None) -> None:
    """Each answer counts at once, so that a form left half-way has already done what it must."""
    if value not in NAMED:
        return
    if focus.ask in STOPPING:
        _stop(context)
    elif focus.ask == DYING.id:
        context.say("safety-dying-help")
        context.change(heavy=True)
        context.do(SetDue(HEAVY_OVER, context.event.at + HEAVY))
        if value == NOW:
            moment.be_quiet(context, COUPLE_TRACK)  # help first, and nothing else is asked that day


def _stop(context: StepContext) -> None:
    if not context.room.stopped:
        releases.offer_take_back(context)
    context.change(stopped=True, stop_is_fresh=True)
    context.do(SetDue(STOP_LATER, context.event.at + LATER_DAY))
    context.do(SetDue(AGAIN, context.after_quiet(context.event.at + LOOK_AGAIN)))


def _done(context: StepContext, focus: Focus, value: str | None) -> None:
    """All questions were put. A stop ends only so: answered again on a later day, with nothing that stops."""
    picks = context.position(focus.track).picks
    all_no = all(picks.get(key(ask)) == "no" for ask in STOPPING - {MORE.id}) and picks.get(MORE.key) not in NAMED
    if context.room.stopped and all_no and not context.room.stop_is_fresh:
        context.change(stopped=False)
    _safe_today(context, focus, value)
    if not context.room.stopped:
        context.do(SetDue(AGAIN, context.after_quiet(context.event.at + MONTHLY)))


def _safe_today(context: StepContext, focus: Focus, value: str | None) -> None:
    """The one question was put; it comes no more today."""
    context.change(asked_safe=True)
    context.do(SetDue(SAFE_DAY, context.event.at + ONCE_A_DAY))


def _look_again(context: StepContext, focus: Focus, value: str | None) -> None:
    _safe_today(context, focus, value)
    forms.begin(context, "safety")


def _open(context: StepContext, focus: Focus, value: str | None) -> None:
    forms.begin(context, "safety")


def comes(context: StepContext, event: DueCame, rest: str) -> None:
    """Monthly, and a week after a stop, the private questions are offered; the knock is the same for both."""
    context.do(SetDue(AGAIN, context.at_a_good_hour(context.event.at + MONTHLY)))
    if not context.room.paused:
        floor.knock_with(context, "knock-for-you", "safety")


def withholds(room: Room, release: Release | None) -> bool:
    """Whether a safety answer holds this kind of release back; of None: whether it holds anything back."""
    if release is None:
        return room.stopped or room.heavy
    return not release.always and (room.stopped or (room.heavy and release.careful))


def careful(room: Room) -> str | None:
    """The form that comes before a hard release, unless it came today."""
    return None if room.asked_safe else "changed"


ACTS: dict[str, Doing] = {
    "safety": _open,
    "safety_answer": _answer,
    "safety_done": _done,
    "safe_today": _safe_today,
    "look_again": _look_again,
}
