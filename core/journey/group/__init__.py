"""The room for three: how the two come to have one, and what it reads of the record; released words only."""

from __future__ import annotations

from core.events import Noticed
from core.journey.group import news
from core.kernel import floor
from core.kernel.context import StepContext
from core.kernel.record import Record
from core.kernel.story import Command, Feature

SAYS = {"group-not-two": "group-not-two-alone", "group-ended": "group-ended"}


def _how(context: StepContext) -> None:
    """How the two come to have a room for three."""
    context.say("group-how" if context.view is not None else "group-how-not-yet", place=1)
    floor.ask_again(context)


def _noticed(context: StepContext, event: Noticed) -> bool:
    if event.kind not in SAYS:
        return False
    if not context.room.paused:
        context.say(SAYS[event.kind])
    return True


GROUP = Feature(
    name="group", commands={"group": Command(do=_how)}, notices=(_noticed,), record=Record(news=(news.news,))
)
