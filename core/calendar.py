"""Wall time and time zones to instants.

Gap and fold, stated: a wall time that does not exist (spring) means the same distance after the last one that does,
so 02:30 in a one-hour gap is read as 03:30; a wall time that happens twice (autumn) means the first.
Quiet hours are 22:00 to 08:00 local time. All instants are zone-aware UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(8, 0)
NIGHT = time(22, 0)
HOURS = {"morning": time(8, 30), "midday": time(12, 30), "evening": time(19, 30)}
DAYS = {"daily": 1, "three": 2, "weekly": 7, "two-weeks": 14}


def wall(at: datetime, zone: str) -> datetime:
    """The local time at an instant, aware of its zone."""
    return at.astimezone(ZoneInfo(zone))


def instant(day: date, hour: time, zone: str) -> datetime:
    """The instant of a wall time, by the rules in this file's header."""
    local = datetime.combine(day, hour, tzinfo=ZoneInfo(zone))  # fold=0: the first of two
    return local.astimezone(UTC)


def is_quiet(at: datetime, zone: str) -> bool:
    """Whether an instant falls into the quiet hours."""
    hour = wall(at, zone).time()
    return hour >= NIGHT or hour < MORNING


def next_morning(at: datetime, zone: str) -> datetime:
    """The first 08:00 local time after the next midnight-or-later night: at least one night lies between."""
    local = wall(at, zone)
    day = local.date() if local.time() < time(4, 0) else local.date() + timedelta(days=1)
    morning = instant(day, MORNING, zone)
    return morning if morning > at else instant(day + timedelta(days=1), MORNING, zone)


def before_quiet(at: datetime, zone: str) -> datetime:
    """`at`, or, when it falls into quiet hours, the last good moment before them (21:00 local)."""
    if not is_quiet(at, zone):
        return at
    local = wall(at, zone)
    day = local.date() if local.time() >= NIGHT else local.date() - timedelta(days=1)
    return instant(day, time(21, 0), zone)


def after_quiet(at: datetime, zone: str) -> datetime:
    """`at`, or, when it falls into quiet hours, the morning after."""
    if not is_quiet(at, zone):
        return at
    local = wall(at, zone)
    day = local.date() + timedelta(days=1) if local.time() >= NIGHT else local.date()
    return instant(day, MORNING, zone)


def yearly(day: str, from_: date) -> date:
    """The next `MM-DD` on or after a date; 29 February is the 28th in other years."""
    month, number = int(day[:2]), int(day[3:])
    for year in (from_.year, from_.year + 1):
        last = number if (month, number) != (2, 29) or _is_leap(year) else 28
        if (found := date(year, month, last)) >= from_:
            return found
    raise AssertionError("a year has every day")


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def first_check_in(hour: str, zone: str, now: datetime) -> datetime:
    """The first check-in of a new rhythm: today if its hour is still to come, else tomorrow."""
    day = wall(now, zone).date()
    today = instant(day, HOURS[hour], zone)
    return today if today > now else instant(day + timedelta(days=1), HOURS[hour], zone)


def next_check_in(days: str, hour: str, zone: str, last: datetime, now: datetime) -> datetime:
    """The next check-in after the one that was due at `last`; those that `now` has passed already are left out."""
    day = wall(last, zone).date()
    while True:
        day += timedelta(days=DAYS[days])
        at = instant(day, HOURS[hour], zone)
        if at > now:
            return at


def next_time(rhythm: str, first: datetime, zone: str, after: datetime) -> datetime:
    """The first occurrence after an instant: at the wall time of `first` in its zone, on the days of the rhythm."""
    begin = wall(first, zone)
    day = max(begin.date(), wall(after, zone).date())
    while True:
        at = instant(day, begin.time().replace(fold=0), zone)
        if at > after and _in_rhythm(rhythm, begin.date(), day):
            return at
        day += timedelta(days=1)


def _in_rhythm(rhythm: str, first: date, day: date) -> bool:
    if rhythm == "weekdays":
        return day.weekday() < 5
    return (day - first).days % DAYS[rhythm] == 0
