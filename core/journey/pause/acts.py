"""Quiet for a while: a time-out that ends by itself, and a pause that does not. The other never hears of either.

A break that was said aloud is the exception: its author named the hour of coming back. From the instant it is the
partner's it is a time-out like any other, and at the hour its author, and nobody else, is told that it has come.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from core.effects import LocalTime, SetDue
from core.events import DueCame, Noticed
from core.journey.pause.story import BREAK
from core.kernel import floor
from core.kernel.context import StepContext
from core.kernel.record import moment_of
from core.kernel.story import Doing
from core.meaning import at_of
from core.state import Focus
from core.values import due_key, key

WAITS = {"half-hour": timedelta(minutes=30), "two-hours": timedelta(hours=2)}
A_DAY = timedelta(days=1)
TOO_LATE = timedelta(hours=2)  # after that it is no news that the hour has come
OVER, BACK_DUE = due_key("timeout-over"), due_key("break-over")


def _time_out(context: StepContext, focus: Focus, value: str | None) -> None:
    """No questions until it is over."""
    at = context.event.at + WAITS[value] if value in WAITS else context.next_morning()
    context.change(timeout=True)
    context.do(SetDue(OVER, at))


def comes(context: StepContext, event: DueCame, rest: str) -> None:
    if not context.room.timeout:
        return
    context.change(timeout=False)
    if not context.room.paused:
        if event.due_at != _said_back(context):
            context.say("timeout-over")
        floor.settle_quietly(context, None)


# -- said aloud ------------------------------------------------------------------------------------------------


def _within_a_day(context: StepContext, focus: Focus, value: str | None) -> None:
    """A break ends within a day; what is longer is no break, and the hour is asked for again."""
    if at_of(value or "") > context.event.at + A_DAY:
        context.undo(focus.track, key(focus.ask, focus.about))
        context.say("break-too-long")


def _said_back(context: StepContext) -> datetime | None:
    """The hour I named in my latest break."""
    said = context.view.mine(BREAK.id) if context.view is not None else ()
    return moment_of(said[-1]).at if said else None


def noticed(context: StepContext, event: Noticed) -> bool:
    """My break is the partner's now: no questions until the hour I named."""
    view = context.view
    assert view is not None
    item = next((item for item in view.mine(BREAK.id) if item.ref == event.ref), None)
    if item is None:
        return False
    at = moment_of(item).at
    if at > context.event.at:
        context.do(SetDue(BACK_DUE, at, not_after=TOO_LATE))
        if not context.room.timeout:
            context.change(timeout=True)
            context.do(SetDue(OVER, at))
    return True


def back_comes(context: StepContext, event: DueCame, rest: str) -> None:
    """The hour I named has come."""
    if not (context.room.paused or event.stale):
        context.say("break-over", clock=LocalTime(event.due_at, context.zone))


# -- a pause ---------------------------------------------------------------------------------------------------


def pause(context: StepContext) -> None:
    context.change(paused=True)
    context.say("paused")


def resume(context: StepContext) -> None:
    context.change(paused=False)
    context.say("resumed")
    floor.settle(context)
    if context.room.focus is None:  # in a moment in which nothing is asked, what the partner gave is told all the same
        floor.settle_quietly(context, None)


ACTS: dict[str, Doing] = {"time_out": _time_out, "within_a_day": _within_a_day}
