"""Hard dates in the shared record: where both released the same day, both get the word ahead, each year."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.calendar import wall
from core.effects import DropDue, Post, SetDue
from core.journey.dates.eve import WORD_AT, is_eve, word_ahead
from core.kernel.record import Consequence, Due, RecordOutcome, moment_of, to_both
from core.state import Item, Shared
from core.values import record_due_key

WORD = Post(text="group-hard-date", rests_at_night=True)


def day_of(item: Item) -> str:
    """The month and day of a released date, in its author's zone."""
    moment = moment_of(item)
    return wall(moment.at, moment.zone).strftime("%m-%d")


def _date(shared: Shared, item: Item) -> RecordOutcome:
    """Where both released the same day, both get the word ahead from the record, each year."""
    theirs = [i for i in shared.items if i.kind == "date" and i.shown and i.by is not item.by]
    day = day_of(item)
    if day in shared.hard_dates or day not in {day_of(other) for other in theirs}:
        return RecordOutcome(shared)
    zone = moment_of(item).zone
    noted = replace(shared, hard_dates=(*shared.hard_dates, day), zone=shared.zone or zone)
    return RecordOutcome(
        noted, due=(SetDue(record_due_key("date", day), word_ahead(day, noted.zone or zone, item.shows_at)),)
    )


def _date_comes(shared: Shared, day: str, at: datetime) -> RecordOutcome:
    if shared.closed is not None or shared.zone is None:
        return RecordOutcome(shared)
    eve = is_eve(day, shared.zone, at)
    told = to_both("hard-date", day) if eve else ()  # late: the day has begun, or is over
    posts = (WORD,) if eve else ()
    return RecordOutcome(
        shared, told, (SetDue(record_due_key("date", day), word_ahead(day, shared.zone, at)),), posts=posts
    )


def ends(before: Shared, after: Shared, at: datetime) -> RecordOutcome:
    """With the shared story its words ahead end."""
    if after.closed is None or before.closed == after.closed:
        return RecordOutcome(after)
    return RecordOutcome(after, due=tuple(DropDue(record_due_key("date", day)) for day in after.hard_dates))


CONSEQUENCES: dict[str, Consequence] = {"date": _date}
DUES: dict[str, Due] = {"date": Due(come=_date_comes, on_the_wall=WORD_AT)}
