"""A holding plan in the shared record: agreed by both for one week, then over; it may be made again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.effects import SetDue
from core.journey.early.story import EARLY_HOLDING
from core.kernel.record import Consequence, Due, RecordOutcome, choice, find, to_both
from core.state import Item, Shared
from core.values import record_due_key

WEEK = timedelta(days=7)


def _answered(shared: Shared, answer: Item) -> RecordOutcome:
    """An agreement starts the week. Who made the plan cannot agree to it, and nothing agrees to it twice."""
    plan = find(shared, answer.about)
    if plan is None or plan.by is answer.by or choice(answer, EARLY_HOLDING.id) != "agree":
        return RecordOutcome(shared)
    if plan.ref in {shared.holding, *shared.holdings_over}:
        return RecordOutcome(shared)
    return RecordOutcome(
        replace(shared, holding=plan.ref), due=(SetDue(record_due_key("holding", plan.ref), answer.shows_at + WEEK),)
    )


def _over(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    if shared.holding != ref:
        return RecordOutcome(shared)
    ended = replace(shared, holding=None, holdings_over=(*shared.holdings_over, ref))
    return RecordOutcome(ended, to_both("holding-over", ref))


CONSEQUENCES: dict[str, Consequence] = {"holding_answer": _answered}
DUES: dict[str, Due] = {"holding": Due(come=_over)}
