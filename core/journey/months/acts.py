"""When the monthly question comes: a month after the first agreed promise, and then each month for two years."""

from __future__ import annotations

from datetime import timedelta

from core.effects import DropDue, SetDue
from core.events import DueCame, Noticed
from core.journey.promises.gates import a_promise_agreed
from core.kernel import floor, forms
from core.kernel.agenda import gate_context
from core.kernel.context import StepContext
from core.values import COUPLE_TRACK, due_key

MONTH = timedelta(days=30)
MOST_MONTHS = 24
DUE, DAY_AFTER = due_key("month"), due_key("month-asked")
FIRST = 2  # months set so far, when the first of them comes
A_DAY = timedelta(days=1)


def noticed(context: StepContext, event: Noticed) -> bool:
    """News of the shared room: the months begin with the first agreed promise, and end with the shared story."""
    _begin_months(context)
    if event.kind == "closed":
        context.do(DropDue(DUE), DropDue(DAY_AFTER))
    return False


def _begin_months(context: StepContext) -> None:
    """The monthly question begins with the first agreed promise."""
    here = gate_context(context.story, context.room, context.view, COUPLE_TRACK)
    if context.room.months == 0 and a_promise_agreed(here):
        _next_month(context)


def _next_month(context: StepContext) -> None:
    if context.room.months < MOST_MONTHS:
        at = context.event.at + MONTH  # with no zone known yet, the hour is looked at when it comes
        context.do(SetDue(DUE, context.after_quiet(at) if context.room.zone else at))
        context.change(months=context.room.months + 1)


def comes(context: StepContext, event: DueCame, rest: str) -> None:
    """A knock for the monthly question; one left lying from the month before is put away."""
    if context.view is None or context.view.closed is not None:
        return
    if (good := context.after_quiet(context.event.at)) > context.event.at:  # it was set before the zone was known
        context.do(SetDue(DUE, good))
        return
    _next_month(context)
    if context.room.paused:
        return
    if context.room.months == FIRST:  # a good moment stands by itself; its question comes the next day
        context.say("first-month")
        context.do(SetDue(DAY_AFTER, context.after_quiet(context.event.at + A_DAY)))
    else:
        ask(context)


def day_after(context: StepContext, event: DueCame, rest: str) -> None:
    """The question of the first month."""
    if context.view is not None and context.view.closed is None and not context.room.paused:
        ask(context)


def ask(context: StepContext) -> None:
    """A knock for the question of this month."""
    forms.renew(context, "month")
    floor.knock_with(context, "knock-month", "month")
