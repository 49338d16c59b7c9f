"""Gates and lists of welcome and willing: pairing, breach cards, the wish to understand, and the first releases."""

from __future__ import annotations

from core.gates.scene import Gate, List, Scene, Things, refs, theirs


def settled_in(scene: Scene) -> bool:
    """Whether the person has been welcomed, in a safe moment."""
    return scene.room.name is not None and scene.couple.picks.get("welcome.safe") == "yes"


def _nothing_in_the_way(scene: Scene) -> bool:
    """Who says privately that it is not over, or that something is hidden, is not offered the release."""
    picks = scene.couple.picks
    return picks.get("willing.over") != "no" and picks.get("willing.hidden") != "yes"


def both_willing(scene: Scene) -> bool:
    """Whether both have said that they are willing to try to understand."""
    view = scene.view
    return view is not None and bool(view.mine("willing")) and bool(view.theirs("willing"))


GATES: dict[str, Gate] = {
    "paired": lambda scene: scene.view is not None,
    "invited": lambda scene: scene.room.invitation is not None,
    "somebody_joins": lambda scene: scene.room.joining is not None,
    "settled_in": settled_in,
    "side_unknown": lambda scene: scene.role is None,
    "card_open": lambda scene: scene.view is not None and bool(scene.view.breaches),
    "card_held": lambda scene: scene.view is not None and scene.view.held("breach_card"),
    "nothing_in_the_way": _nothing_in_the_way,
    "both_willing": both_willing,
}


def _claims_on_me(scene: Scene) -> Things:
    """Counter-claims I opened that have opened no breach."""
    claims = scene.view.claims if scene.view else ()
    return tuple(ref for ref in scene.opened("willing.read-card", refs(scene.theirs("breach_card"))) if ref in claims)


LISTS: dict[str, List] = {
    "cards_for_me": theirs("breach_card"),
    "claims_on_me": _claims_on_me,
    "counter_answers_for_me": theirs("counter_answer"),
    "more_time_for_me": theirs("more_time"),
    "willing_for_me": theirs("willing"),
}
