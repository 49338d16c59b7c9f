"""Gates and lists of discuss: questions, explanations, what was closed, and the promises offered."""

from __future__ import annotations

from core.effects import Part
from core.journey.discuss.story import CLOSE, OFFER
from core.kernel.gates import Gate, GateContext, List, Things, latest_said, refs
from core.kernel.view import View
from core.kernel.words import Role
from core.state import PromiseState


def _more_questions(here: GateContext) -> Things:
    """The breaches that hurt me, in which a question of mine was closed: another can be asked, by hand."""
    view = here.view
    found = (b.id for b in view.breaches if view.role(b.id) is Role.HURT) if view else ()
    return tuple(id for id in found if view and view.closed is None and view.mine("closing", id))


def _offers_opened(here: GateContext) -> Things:
    view = here.view
    found = here.opened(OFFER.id, refs(here.theirs("promise")))
    return tuple(ref for ref in found if view and (p := view.promise(ref)) and p.state == PromiseState.OFFERED)


def _heard_their_letter(here: GateContext) -> bool:
    """Whether the hurt partner has written back what they heard in the other's letter, if there is one."""
    letters = refs(here.theirs("letter"))
    return here.role is not Role.HURT or not letters or bool(here.mine("mirror"))


def _hurt_wants_to_talk(here: GateContext) -> bool:
    return bool(here.mine("talk") if here.role is Role.HURT else here.theirs("talk"))


GATES: dict[str, Gate] = {
    "heard_their_letter": _heard_their_letter,
    "a_question_closed": lambda here: bool(here.mine("closing") or here.theirs("closing")),
    "hurt_wants_to_talk": _hurt_wants_to_talk,
}


def _talked_of(here: GateContext) -> Things:
    """The breaches of which a question was closed, the letters are heard, and I have not said that it is enough."""
    view = here.view
    found = (breach.id for breach in view.breaches) if view else ()
    return tuple(id for id in found if view and _can_be_through(view, id))


def question_of(view: View, ref: str) -> tuple[Part, ...]:
    """Quotes: of an explanation, the question that it answers."""
    item = view.item(ref)
    asked = view.item(item.about or "") if item is not None and item.kind == "explanation" else None
    return asked.parts if asked is not None else ()


def _can_be_through(view: View, id: str) -> bool:
    closed = view.mine("closing", id) or view.theirs("closing", id)
    owed = view.role(id) is Role.HURT and view.theirs("letter", id) and not view.mine("mirror", id)
    said = view.mine("through", id) or view.held("through")
    return bool(closed) and not owed and not said and view.closed is None


LISTS: dict[str, List] = {
    "talked_of": _talked_of,
    "more_questions": _more_questions,
    "closing_said_not_yet": latest_said("closing", CLOSE.id, "not-yet"),
    "this_breach": lambda here: (here.breach or "",),
    "offers_opened": _offers_opened,
}
