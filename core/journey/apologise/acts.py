"""Time before an apology: reflection of the length one chooses, and a night between draft and release."""

from __future__ import annotations

from datetime import timedelta

from core.effects import SetDue
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.kernel.timers import RIPE, set_timer
from core.state import Focus
from core.values import due_key, key

MORE = timedelta(hours=24)
SLEPT = "slept"
TIMERS = frozenset({"reflect-1", "reflect-2", "reflect-3", "reflect-done", SLEPT})


def _reflect(whole: timedelta) -> Doing:
    def begin(context: StepContext, focus: Focus, value: str | None) -> None:
        for number in (1, 2, 3):
            set_timer(context, focus.track, f"reflect-{number}", whole * number / 4)
        set_timer(context, focus.track, "reflect-done", whole)

    return begin


def _more(context: StepContext, focus: Focus, value: str | None) -> None:
    set_timer(context, focus.track, "reflect-done", MORE)


def _sleep_on_it(context: StepContext, focus: Focus, value: str | None) -> None:
    """At least one night between the first draft and the release."""
    name = key(SLEPT, focus.about)
    if name in context.position(focus.track).ripe:
        return
    at = context.next_morning()
    context.do(SetDue(due_key(RIPE, focus.track, name), at))
    context.say("sleep-on-it")


ACTS: dict[str, Doing] = {
    "reflect_one_day": _reflect(timedelta(hours=24)),
    "reflect_three_days": _reflect(timedelta(hours=72)),
    "reflect_more": _more,
    "sleep_on_it": _sleep_on_it,
}
