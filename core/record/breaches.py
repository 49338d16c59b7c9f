"""Breaches: opened by a released card, in either direction, one after another."""

from __future__ import annotations

from dataclasses import replace

from core.record.outcome import Consequence, Outcome, choice
from core.state import Breach, Item, Shared


def _card(shared: Shared, item: Item) -> Outcome:
    """The first card opens the breach; a second one stands in the record and opens nothing by itself."""
    if shared.breaches:
        return Outcome(shared)
    hurt = item.by if choice(item, "willing.side") == "hurt" else item.by.other
    breach = Breach(id="breach-1", hurt=hurt, kind=choice(item, "willing.kind") or "other")
    return Outcome(replace(shared, breaches=(breach,)))


CONSEQUENCES: dict[str, Consequence] = {"breach_card": _card}
