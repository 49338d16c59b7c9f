"""Opening the form for a question: about what was just read, or with words that are there already."""

from __future__ import annotations

from core.journey.asking.story import QUESTION
from core.kernel import floor, forms
from core.kernel.context import StepContext
from core.state import Piece, Position, Present
from core.values import breach_of, form_track, key


def can_ask(context: StepContext) -> bool:
    """Whether a question can be asked now."""
    return forms.can_begin(context, context.story.form("asking"))


def about_it(context: StepContext, moment: Present) -> None:
    """The door "Ask about it"."""
    floor.leave_floor(context)
    _begin(context, breach_of(moment.track), Position(picks={key("about"): moment.about} if moment.about else {}))
    floor.settle(context)


def ask_with(context: StepContext, pieces: tuple[Piece, ...]) -> None:
    """The form with these words as its question; its preview comes next."""
    written = Position(done=(QUESTION.key,), drafts={QUESTION.key: pieces}) if pieces else Position()
    _begin(context, None, written)


def _begin(context: StepContext, breach: str | None, position: Position) -> None:
    assert context.view is not None
    track = form_track("asking", breach or context.view.breaches[-1].id, context.event.id)
    context.change(positions={**context.room.positions, track: position})
