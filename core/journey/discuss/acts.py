"""What is shown of an answer to a promise: an agreement is a moment of its own."""

from __future__ import annotations

from core.journey.discuss.story import AGREE
from core.kernel import answers, moment
from core.kernel.context import StepContext
from core.kernel.record import choice
from core.kernel.view import View
from core.state import Focus, Item


def open_agreement(context: StepContext, focus: Focus, view: View, item: Item | None) -> None:
    """What the other answered. A promise that stands from now on is marked, and nothing is asked under it."""
    assert item is not None
    answers.show_item(context, focus, item)
    if choice(item, AGREE.id) == "agree":
        context.say("agreed")
        moment.be_quiet(context, focus.track, focus.about)
