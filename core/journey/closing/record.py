"""Closing in the shared record: enough said by both, taken back, parted, or two years gone by."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.effects import DropDue
from core.kernel.record import Consequence, Due, RecordOutcome, to_both
from core.state import Closed, Item, Shared
from core.values import record_due_key

YEARS = record_due_key("years")


def _enough(shared: Shared, item: Item) -> RecordOutcome:
    """ "We have rebuilt enough" closes when both have said it; saying it does nothing else."""
    if shared.closed is not None or item.by in shared.enough:
        return RecordOutcome(shared)
    said = (*shared.enough, item.by)
    return RecordOutcome(replace(shared, enough=said, closed=Closed.ENOUGH if len(said) == 2 else None))


def _enough_back(shared: Shared, item: Item) -> RecordOutcome:
    """Taken back while the other had not said it."""
    if shared.closed is not None:
        return RecordOutcome(shared)
    return RecordOutcome(replace(shared, enough=tuple(side for side in shared.enough if side is not item.by)))


def _parting(shared: Shared, item: Item) -> RecordOutcome:
    """One word is enough to part, also after closing well."""
    return RecordOutcome(replace(shared, closed=Closed.PARTED))


def _years(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    """Two years have gone by: one word that offers closing, and no more words for talks."""
    if shared.closed is not None:
        return RecordOutcome(shared)
    return RecordOutcome(shared, to_both("years", "years"), (DropDue(record_due_key("talk")),))


def ends(before: Shared, after: Shared, at: datetime) -> RecordOutcome:
    """Both hear of it in their own rooms, once."""
    if after.closed is None or before.closed == after.closed:
        return RecordOutcome(after)
    return RecordOutcome(after, to_both("closed", after.closed), (DropDue(YEARS),))


CONSEQUENCES: dict[str, Consequence] = {"enough": _enough, "enough_back": _enough_back, "parting": _parting}
DUES: dict[str, Due] = {"years": Due(come=_years)}
