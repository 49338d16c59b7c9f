"""Time before an apology: reflection of the length one chooses, and a night between draft and release."""

from __future__ import annotations

from datetime import timedelta

from core.effects import SetDue
from core.journey.apologise.story import APOLOGISE_ANSWER, APOLOGY, FIVE_PARTS, LAST_PART
from core.kernel import moment
from core.kernel.agenda import gate_context
from core.kernel.answers import show_item
from core.kernel.context import StepContext
from core.kernel.gates import said
from core.kernel.releases import bring_back
from core.kernel.story import Doing
from core.kernel.timers import RIPE, set_timer
from core.kernel.view import View
from core.state import Focus, Item
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


def _sleep_when_whole(context: StepContext, focus: Focus, value: str | None) -> None:
    """A part that was changed, where the last one is there already."""
    if key(LAST_PART.id, focus.about) in context.position(focus.track).done:
        _sleep_on_it(context, focus, value)


def _apologise_anew(context: StepContext, focus: Focus, value: str | None) -> None:
    """The apology before is the beginning of this one; what was chosen of it is written anew."""
    assert context.view is not None
    here = gate_context(context.story, context.room, context.view, focus.track)
    anew = {part.id for part in FIVE_PARTS if value in {part.id.partition(".")[2], "all"}}
    bring_back(context, focus, here.mine(APOLOGY.id)[-1], anew)


def open_answer(context: StepContext, focus: Focus, view: View, item: Item | None) -> None:
    """The answer to an apology. An acceptance is a good moment, and stands by itself."""
    assert item is not None
    show_item(context, focus, item)
    if said(item, APOLOGISE_ANSWER.id, "accept"):
        moment.still(context, "apology-accepted", focus)


ACTS: dict[str, Doing] = {
    "reflect_one_day": _reflect(timedelta(hours=24)),
    "reflect_three_days": _reflect(timedelta(hours=72)),
    "reflect_more": _more,
    "sleep_on_it": _sleep_on_it,
    "sleep_when_whole": _sleep_when_whole,
    "apologise_anew": _apologise_anew,
}
