"""Gates and lists of discuss: questions, explanations, what was closed, and the promises offered."""

from __future__ import annotations

from core.journey.discuss.story import CLOSE, OFFER
from core.kernel.gates import Gate, GateContext, List, Things, latest_said, refs
from core.kernel.words import Role
from core.state import PromiseState


def _questions_wanted(here: GateContext) -> Things:
    """The first question (named by its breach), and another after each one that I closed."""
    return (here.breach or "", *refs(here.mine("closing")))


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

LISTS: dict[str, List] = {
    "questions_wanted": _questions_wanted,
    "closing_said_not_yet": latest_said("closing", CLOSE.id, "not-yet"),
    "this_breach": lambda here: (here.breach or "",),
    "offers_opened": _offers_opened,
}
