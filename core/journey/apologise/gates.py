"""Gates and lists of apologise: reflection over, apologies due, and what was answered."""

from __future__ import annotations

from core.journey.apologise.story import ANEW, ANSWER_READ, APOLOGISE_ANSWER, FIVE_PARTS, MEAN
from core.journey.understand.gates import news
from core.kernel.gates import Gate, GateContext, List, Things, latest_said, refs, said
from core.values import about_of, ask_of, key


def _apologies_due(here: GateContext) -> Things:
    """The first apology (named by its breach), and another draft for each "something is missing" I opened."""
    lacking = refs(tuple(i for i in here.theirs("answer") if said(i, APOLOGISE_ANSWER.id, "missing")))
    facts = refs(news(here)) if here.mine("apology") else ()
    return (here.breach or "", *here.opened(ANSWER_READ.id, lacking), *facts)


def _begun(here: GateContext, about: str | None) -> bool:
    """Whether something of this apology is written."""
    names = {key(part.id, about) for part in FIVE_PARTS}
    return any(name in here.answered or name in here.position.drafts for name in names)


def _apologies_again(here: GateContext) -> Things:
    """Those apologies after the first of which nothing is written: the letter before is there to begin with."""
    again = (
        about for about in _apologies_due(here)[1:] if key(ANEW.id, about) in here.answered or not _begun(here, about)
    )
    return tuple(again)


def _old_letter_seen(here: GateContext) -> bool:
    """Whether this is the first apology, or it is clear what of the one before stays."""
    first = here.about == (here.breach or "")
    return first or key(ANEW.id, here.about) in here.answered or _begun(here, here.about)


def _an_apology_answered(here: GateContext) -> bool:
    nothing = (name for name, choice in here.position.picks.items() if choice == "nothing" and about_of(name))
    return bool(here.mine("answer")) or any(ask_of(name) == APOLOGISE_ANSWER.id for name in nothing)


GATES: dict[str, Gate] = {
    "means_it": lambda here: here.position.picks.get(MEAN.key) == "yes",
    "answer_came": lambda here: bool(here.theirs("answer") or here.theirs("talk")),
    "apology_shared": lambda here: bool(here.mine("apology")),
    "old_letter_seen": _old_letter_seen,
    "an_apology_answered": _an_apology_answered,
}

LISTS: dict[str, List] = {
    "apologies_due": _apologies_due,
    "apologies_again": _apologies_again,
    "answer_said_not_yet": latest_said("answer", APOLOGISE_ANSWER.id, "not-yet", "accept"),
}
