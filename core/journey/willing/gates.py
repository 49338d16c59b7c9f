"""Gates and lists of willing: breach cards, and the wish to understand."""

from __future__ import annotations

from core.journey.willing.story import HIDDEN, OVER, READ_CARD
from core.kernel.gates import Gate, GateContext, List, Things, refs


def _nothing_in_the_way(here: GateContext) -> bool:
    """Who says privately that it is not over, or that something is hidden, is not offered the release."""
    picks = here.couple.picks
    return picks.get(OVER.key) != "no" and picks.get(HIDDEN.key) != "yes"


def both_willing(here: GateContext) -> bool:
    """Whether both have said that they are willing to try to understand."""
    view = here.view
    return view is not None and bool(view.mine("willing")) and bool(view.theirs("willing"))


def _willingness_said(here: GateContext) -> bool:
    """Whether I have released it, or hold it."""
    return here.view is not None and (bool(here.view.mine("willing")) or here.view.held("willing"))


def _letter_shared(here: GateContext) -> bool:
    view = here.view
    return view is not None and any(item.kind == "letter" and item.by is view.me for item in view.items)


GATES: dict[str, Gate] = {
    "letter_shared": _letter_shared,
    "willingness_said": _willingness_said,
    "side_unknown": lambda here: here.role is None,
    "card_open": lambda here: here.view is not None and bool(here.view.breaches),
    "card_held": lambda here: here.view is not None and here.view.held("breach_card"),
    "nothing_in_the_way": _nothing_in_the_way,
    "both_willing": both_willing,
}


def _claims_on_me(here: GateContext) -> Things:
    """Counter-claims I opened that have opened no breach."""
    claims = here.view.claims if here.view else ()
    return tuple(ref for ref in here.opened(READ_CARD.id, refs(here.theirs("breach_card"))) if ref in claims)


LISTS: dict[str, List] = {"claims_on_me": _claims_on_me}
