"""A holding plan in the shared record: agreed by both for one week, then over; it may be made again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.effects import SetDue
from core.record.outcome import Come, Consequence, Outcome, choice, find, to_both
from core.state import Item, Shared

WEEK = timedelta(days=7)


def _answered(shared: Shared, answer: Item) -> Outcome:
    """An agreement starts the week. Who made the plan cannot agree to it, and nothing agrees to it twice."""
    plan = find(shared, answer.about)
    if plan is None or plan.by is answer.by or choice(answer, "early.holding") != "agree":
        return Outcome(shared)
    if plan.ref in {shared.holding, *shared.holdings_over}:
        return Outcome(shared)
    return Outcome(replace(shared, holding=plan.ref), due=(SetDue(f"holding:{plan.ref}", answer.shows_at + WEEK),))


def _over(shared: Shared, ref: str, at: datetime) -> Outcome:
    if shared.holding != ref:
        return Outcome(shared)
    ended = replace(shared, holding=None, holdings_over=(*shared.holdings_over, ref))
    return Outcome(ended, to_both("holding-over", ref))


CONSEQUENCES: dict[str, Consequence] = {"holding_answer": _answered}
TICKS: dict[str, Come] = {"holding": _over}
