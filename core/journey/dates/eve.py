"""The eve of a hard date: when its gentle word comes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from core.calendar import instant, wall, yearly

WORD_AT = time(18, 0)
DAY_BEFORE = timedelta(days=1)


def word_ahead(day: str, zone: str, after: datetime) -> datetime:
    """18:00 on the eve of the next `MM-DD` whose eve is still to come."""
    found = yearly(day, wall(after, zone).date())
    while (at := instant(found - DAY_BEFORE, WORD_AT, zone)) <= after:
        found = yearly(day, date(found.year, found.month, found.day) + DAY_BEFORE)
    return at


def is_eve(day: str, zone: str, at: datetime) -> bool:
    """Whether this instant is on the eve of an `MM-DD`."""
    here = wall(at, zone).date()
    return yearly(day, here) - DAY_BEFORE == here
