"""Closing in the shared record: enough said by both, taken back, parted, or two years gone by.

Closing well is offered 90 days after the first agreed promise at the earliest, and not within 30 days of a broken one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.effects import DropDue, SetDue
from core.journey.promises.life import BROKEN
from core.kernel.record import Consequence, Due, RecordOutcome, to_both
from core.state import Closed, Item, Shared
from core.values import record_due_key

YEARS, MAY_CLOSE = record_due_key("years"), record_due_key("may-close")
EARLIEST = timedelta(days=90)
AFTER_A_BREAK = timedelta(days=30)


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


def opens(before: Shared, after: Shared, at: datetime) -> RecordOutcome:
    """When closing well may be offered: by the clock and the record alone, so it tells on nobody."""
    if after.began_at is None or after.closed is not None:
        return RecordOutcome(after)
    since = after.closes_from or after.began_at + EARLIEST
    if _broken(after) - _broken(before):
        since = max(since, at + AFTER_A_BREAK)
    if since == after.closes_from:
        return RecordOutcome(after)
    later = replace(after, closes_from=since, may_close=False)
    return RecordOutcome(later, due=(SetDue(MAY_CLOSE, since),))


def _broken(shared: Shared) -> set[str]:
    return {promise.ref for promise in shared.promises if promise.state in BROKEN}


def _may_close(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    """The instant has come, if no broken promise moved it meanwhile."""
    come = shared.closes_from is not None and at >= shared.closes_from
    return RecordOutcome(replace(shared, may_close=come))


def ends(before: Shared, after: Shared, at: datetime) -> RecordOutcome:
    """Both hear of it in their own rooms, once."""
    if after.closed is None or before.closed == after.closed:
        return RecordOutcome(after)
    return RecordOutcome(after, to_both("closed", after.closed), (DropDue(YEARS), DropDue(MAY_CLOSE)))


CONSEQUENCES: dict[str, Consequence] = {"enough": _enough, "enough_back": _enough_back, "parting": _parting}
DUES: dict[str, Due] = {"years": Due(come=_years), "may-close": Due(come=_may_close)}
