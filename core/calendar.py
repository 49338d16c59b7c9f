"""Wall time and time zones to instants.

Gap and fold, stated: a wall time that does not exist (spring) means the same distance after the last one that does,
so 02:30 in a one-hour gap is read as 03:30; a wall time that happens twice (autumn) means the first. A gap up to
midnight (Nuuk) so carries a time past it; of a date that a zone left out (Apia, 2011), that is the day after.
Quiet hours are 22:00 to 08:00 local time unless the person chose others. All instants are zone-aware UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

NIGHTS = {  # quiet hours by their name: from, and until, local time
    "usual": (time(22, 0), time(8, 0)),
    "early": (time(20, 30), time(6, 30)),
    "late": (time(0, 0), time(9, 30)),
    "day": (time(9, 0), time(17, 0)),  # for who works at night
}
SPREAD = 60  # minutes: each person's check-ins come at their own place within the hour that begins so
HOURS = {"morning": time(8, 30), "midday": time(12, 30), "evening": time(19, 30)}
WEEKDAYS = {
    "workdays": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
    "twice": frozenset({0, 3}),
    **{name: frozenset({n}) for n, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
}
SLOWLY = "-2"  # behind the name of a weekday: every second one
_AMERICA = ("America/New_York", "America/Chicago", "America/Los_Angeles")
LIKELY_ZONES = {  # where somebody may well be who has told no city, by their language; the likeliest first
    # English is also what everybody has whose language there is no catalogue for. From California to India it can be
    # day at once; Australia and the far east are left out, since no hour is good there and in America and Europe too.
    "en": (*_AMERICA, "Europe/London", "Europe/Berlin", "Africa/Lagos", "Asia/Kolkata"),
    "en-us": _AMERICA,
    "en-gb": ("Europe/London",),
    "en-au": ("Australia/Sydney", "Australia/Perth"),
    "de": ("Europe/Berlin",),
    "fr": ("Europe/Paris", "America/Montreal", "Africa/Abidjan"),
    "es": ("Europe/Madrid", "America/Mexico_City", "America/Bogota", "America/Argentina/Buenos_Aires"),
    "pt": ("America/Sao_Paulo", "Europe/Lisbon"),
    "pt-br": ("America/Sao_Paulo", "America/Manaus"),
    "it": ("Europe/Rome",),
    "nl": ("Europe/Amsterdam",),
    "pl": ("Europe/Warsaw",),
    "sv": ("Europe/Stockholm",),
    "tr": ("Europe/Istanbul",),
    "uk": ("Europe/Kyiv",),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Vladivostok"),
    "ar": ("Africa/Cairo", "Asia/Riyadh", "Africa/Casablanca"),
    "hi": ("Asia/Kolkata",),
    "ja": ("Asia/Tokyo",),
    "ko": ("Asia/Seoul",),
    "zh": ("Asia/Shanghai",),
    "id": ("Asia/Jakarta", "Asia/Jayapura"),
}
BY_DAY = ((time(9), time(20)), (time(8), time(21)), (time(7), time(22)))  # the narrowest that can be kept is
DAYS = {"daily": 1, "three": 2, "weekly": 7, "two-weeks": 14}


def wall(at: datetime, zone: str) -> datetime:
    """The local time at an instant, aware of its zone."""
    return at.astimezone(ZoneInfo(zone))


def instant(day: date, hour: time, zone: str) -> datetime:
    """The instant of a wall time, by the rules in this file's header."""
    local = datetime.combine(day, hour, tzinfo=ZoneInfo(zone))  # fold=0: the first of two
    return local.astimezone(UTC)


def hour_of(name: str) -> time:
    """An hour of a rhythm: by its name in HOURS, or `HH:MM` as a person said it."""
    return HOURS[name] if name in HOURS else time.fromisoformat(name)


def is_quiet(at: datetime, zone: str, night: str = "usual") -> bool:
    """Whether an instant falls into the quiet hours of this kind."""
    return is_quiet_hour(wall(at, zone).time(), night)


def is_quiet_hour(hour: time, night: str = "usual") -> bool:
    """Whether an hour of the day is one of the quiet hours of this kind."""
    begin, end = NIGHTS[night]
    return begin <= hour < end if begin < end else hour >= begin or hour < end


def next_morning(at: datetime, zone: str, night: str = "usual") -> datetime:
    """The first end of the quiet hours with at least one night between: from 04:00 on that is tomorrow's."""
    local, end = wall(at, zone), NIGHTS[night][1]
    day = local.date() if local.time() < time(4, 0) else local.date() + timedelta(days=1)
    morning = instant(day, end, zone)
    return morning if morning > at else instant(day + timedelta(days=1), end, zone)


def before_quiet(at: datetime, zone: str, night: str = "usual") -> datetime:
    """`at`, or, when it falls into quiet hours, the last good moment: an hour before they begin."""
    if not is_quiet(at, zone, night):
        return at
    begin, local = NIGHTS[night][0], wall(at, zone)
    day = local.date() if local.time() >= begin else local.date() - timedelta(days=1)
    found = instant(day, begin, zone) - timedelta(hours=1)
    if found > at:  # the evening before is on a date that the zone left out
        found = instant(day - timedelta(days=1), begin, zone) - timedelta(hours=1)
    return found


def after_quiet(at: datetime, zone: str, night: str = "usual") -> datetime:
    """`at`, or, when it falls into quiet hours, their end."""
    if not is_quiet(at, zone, night):
        return at
    end, local = NIGHTS[night][1], wall(at, zone)
    day = local.date() if local.time() < end else local.date() + timedelta(days=1)
    return instant(day, end, zone)


def likely_zones(language: str) -> tuple[str, ...]:
    """Where somebody with this language tag may well be; of one that is not listed, as wide as English."""
    tag = language.lower().replace("_", "-")
    return LIKELY_ZONES.get(tag) or LIKELY_ZONES.get(tag.partition("-")[0]) or LIKELY_ZONES["en"]


def good_everywhere(at: datetime, zones: tuple[str, ...]) -> datetime:
    """`at`, or the next instant at which it is day in all of these zones: between 9 and 20, or, where they lie too far
    apart for that, between 8 and 21 or 7 and 22. Where not even that can be, the last of them are left out."""
    bands = ((zones[:many], band) for many in range(len(zones), 0, -1) for band in BY_DAY)
    return next(good for some, band in bands if (good := _all_by_day(at, some, band)) is not None)


def _all_by_day(at: datetime, zones: tuple[str, ...], band: tuple[time, time]) -> datetime | None:
    """The first instant from `at` on, within a day, that is in this part of the day everywhere."""
    days = [(wall(at, zone).date(), zone) for zone in zones]
    begins = sorted(instant(day + timedelta(days=n), band[0], zone) for day, zone in days for n in (0, 1))
    every = (begin for begin in (at, *begins) if at <= begin < at + timedelta(days=1))
    return next((good for good in every if all(band[0] <= wall(good, z).time() < band[1] for z in zones)), None)


def yearly(day: str, from_: date) -> date:
    """The next `MM-DD` on or after a date; 29 February is the 28th in other years."""
    found = _in_year(day, from_.year)
    return found if found >= from_ else _in_year(day, from_.year + 1)


def _in_year(day: str, year: int) -> date:
    month, number = int(day[:2]), int(day[3:])
    return date(year, month, number if (month, number) != (2, 29) or _is_leap(year) else 28)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def first_check_in(hour: str, zone: str, now: datetime, minutes: int = 0, days: str = "daily") -> datetime:
    """The first check-in of a new rhythm: today if its time is still to come, else the next of its days. `minutes`:
    this person's own place in the hour, so that not everybody is written to in the same minute; none where they said
    the minute themselves."""
    day = wall(now, zone).date()
    while not _is_day_of(days, day) or (at := _check_in(day, hour, zone, minutes)) <= now:
        day += timedelta(days=1)
    return at


def next_check_in(
    days: str, hour: str, zone: str, last: datetime, now: datetime, *, minutes: int = 0, every: int = 1
) -> datetime:
    """The next check-in after the one that was due at `last`; those that `now` has passed already are left out.
    `every`: 2 for half as often."""
    day = wall(last, zone).date()
    while True:
        day = _following(days, day, every)
        at = _check_in(day, hour, zone, minutes)
        if at > now:
            return at


def _is_day_of(days: str, day: date) -> bool:
    return days in DAYS or day.weekday() in WEEKDAYS[days.removesuffix(SLOWLY)]


def _following(days: str, day: date, every: int) -> date:
    """The day of the next check-in after one on `day`."""
    if days in DAYS:
        return day + timedelta(days=DAYS[days] * every)
    for _ in range(every * (2 if days.endswith(SLOWLY) else 1)):
        day += timedelta(days=1)
        while not _is_day_of(days, day):
            day += timedelta(days=1)
    return day


def _check_in(day: date, hour: str, zone: str, minutes: int) -> datetime:
    return instant(day, (datetime.combine(day, hour_of(hour)) + timedelta(minutes=minutes)).time(), zone)
