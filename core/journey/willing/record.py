"""Breaches: opened by a released card, in either direction, one after another.

"Hurt" is a claim, not authority. The first card opens its breach by itself, and so does every card in which somebody
answers for something. A claim of somebody who is so far only responsible is a counter-claim: it delays nothing, and
opens a breach only when the person it names agrees.
"""

from __future__ import annotations

from dataclasses import replace

from core.journey.willing.story import CARD_KIND, CARD_SIDE, COUNTER, WILLING_KIND, WILLING_SIDE
from core.kernel.record import Consequence, RecordOutcome, choice, find
from core.state import Breach, Item, Shared, Side

SIDE, KIND = (WILLING_SIDE.id, CARD_SIDE.id), (WILLING_KIND.id, CARD_KIND.id)


def open_breach(shared: Shared, *, hurt: Side, kind: str, card: str) -> RecordOutcome:
    """The room with one more breach. `card` is the release that opened it; a card opens one breach only."""
    assert all(breach.card != card for breach in shared.breaches)
    breach = Breach(id=f"breach-{len(shared.breaches) + 1}", hurt=hurt, kind=kind, card=card)
    return RecordOutcome(replace(shared, breaches=(*shared.breaches, breach)))


def hurt_by_card(card: Item) -> Side:
    """Whom a card calls hurt."""
    return card.by if choice(card, *SIDE) == "hurt" else card.by.other


def _card(shared: Shared, card: Item) -> RecordOutcome:
    if _is_counter_claim(shared, card):
        return RecordOutcome(replace(shared, claims=(*shared.claims, card.ref)))
    if _seconds(shared, card):
        return RecordOutcome(shared)
    return open_breach(shared, hurt=hurt_by_card(card), kind=choice(card, *KIND) or "other", card=card.ref)


def _is_counter_claim(shared: Shared, card: Item) -> bool:
    """Whether a card waits for the agreement of the person it names: its author is so far only responsible."""
    return hurt_by_card(card) is card.by and {breach.hurt is card.by for breach in shared.breaches} == {False}


def _seconds(shared: Shared, card: Item) -> bool:
    """Whether both cards of the beginning say the same of one thing: "I was hurt" and "I am responsible"."""
    first = shared.breaches[0] if shared.breaches else None
    both_first = choice(card, WILLING_SIDE.id) is not None
    return both_first and first is not None and first.hurt is hurt_by_card(card)


def _agreed(shared: Shared, answer: Item) -> RecordOutcome:
    """The named person agrees to answer for what a counter-claim says."""
    card = find(shared, answer.about)
    if card is None or card.ref not in shared.claims or card.by is answer.by:
        return RecordOutcome(shared)
    if choice(answer, COUNTER.id) != "yes":
        return RecordOutcome(shared)
    shared = replace(shared, claims=tuple(ref for ref in shared.claims if ref != card.ref))
    return open_breach(shared, hurt=hurt_by_card(card), kind=choice(card, *KIND) or "other", card=card.ref)


CONSEQUENCES: dict[str, Consequence] = {"breach_card": _card, "counter_answer": _agreed}
