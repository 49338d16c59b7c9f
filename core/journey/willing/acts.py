"""What answers of willing set going, and how a breach card is opened."""

from __future__ import annotations

from datetime import timedelta

from core.effects import SetDue
from core.journey.willing.story import WILLING_SIDE
from core.kernel.answers import show_item
from core.kernel.context import StepContext
from core.kernel.floor import role_here
from core.kernel.story import Doing
from core.kernel.view import View
from core.state import Focus, Item
from core.values import COUPLE_TRACK, due_key

FIRST_DAYS = timedelta(days=14)


def _first_days(context: StepContext, focus: Focus, value: str | None) -> None:
    """It came to light days ago: for two weeks, sleep and food come before trust."""
    context.change(first_days=True)
    context.do(SetDue(due_key("first-days-over"), context.event.at + FIRST_DAYS))


def open_card(context: StepContext, focus: Focus, view: View, item: Item | None) -> None:
    """A breach card; who took the other side before it came reads that this is a claim, not authority."""
    assert item is not None
    show_item(context, focus, item)
    mine = context.position(COUPLE_TRACK).picks.get(WILLING_SIDE.key)
    if mine is not None and mine != role_here(context, COUPLE_TRACK):
        context.say("card-differs")


ACTS: dict[str, Doing] = {"first_days": _first_days}
