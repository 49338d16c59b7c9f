"""Gates and lists of apologise: reflection over, apologies due, and what was answered."""

from __future__ import annotations

from core.journey.apologise.story import ANSWER_READ, APOLOGISE_ANSWER, MEAN
from core.journey.understand.gates import news
from core.kernel.gates import Gate, GateContext, List, Things, latest_said, refs, said
from core.values import about_of, ask_of


def _apologies_due(here: GateContext) -> Things:
    """The first apology (named by its breach), and another draft for each "something is missing" I opened."""
    lacking = refs(tuple(i for i in here.theirs("answer") if said(i, APOLOGISE_ANSWER.id, "missing")))
    facts = refs(news(here)) if here.mine("apology") else ()
    return (here.breach or "", *here.opened(ANSWER_READ.id, lacking), *facts)


def _an_apology_answered(here: GateContext) -> bool:
    nothing = (name for name, choice in here.position.picks.items() if choice == "nothing" and about_of(name))
    return bool(here.mine("answer")) or any(ask_of(name) == APOLOGISE_ANSWER.id for name in nothing)


GATES: dict[str, Gate] = {
    "means_it": lambda here: here.position.picks.get(MEAN.key) == "yes",
    "answer_came": lambda here: bool(here.theirs("answer") or here.theirs("talk")),
    "apology_shared": lambda here: bool(here.mine("apology")),
    "an_apology_answered": _an_apology_answered,
}

LISTS: dict[str, List] = {
    "apologies_due": _apologies_due,
    "answer_said_not_yet": latest_said("answer", APOLOGISE_ANSWER.id, "not-yet", "accept"),
}
