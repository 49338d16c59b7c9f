"""A moment in a person's own words, for the forms that need one: "tomorrow 18:00", "Friday 6pm", "in 3 days",
"2026-12-01 18:00". A day without an hour means 18:00. What is understood only in part reads as None and is asked again:
a guess at a promise's moment would hurt.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.calendar import instant

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
SPAN = re.compile(r"\b(?:in|within) (\d{1,4}|an?|one|two|three) (minute|hour|day|week)s?\b")
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}
ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
NAMED = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({'|'.join(MONTHS)})\b(?: (\d{{4}})\b)?")
WEEKDAY = re.compile(rf"\b(?:(?:this|next|on) )?({'|'.join(DAYS)})\b")
NEAR = (("day after tomorrow", 2), ("tomorrow", 1), ("today", 0), ("tonight", 0), ("this evening", 0))
HOUR = re.compile(r"\b(?:at )?(\d{1,2})(?::(\d{2}))? ?(am|pm)?(?= |$)")
PARTS = {"noon": time(12), "midnight": time(23, 59), "morning": time(9), "evening": time(19), "tonight": time(21)}
LATE = frozenset({"evening", "tonight"})
FILLING = re.compile(r"\b(?:by|on|at|the|in|of|until|before|around|this|o clock|oclock|my time|please)\b")


class _Unsaid(Exception):
    """Something was said that is no day or hour there is."""


def read_moment(text: str, now: datetime, zone: str) -> datetime | None:
    """The instant (UTC) a text means for somebody in `zone` at `now`; None when not every word of it is understood."""
    said = " ".join(re.sub(r"[,;!?]", " ", text.casefold()).split())
    try:
        return _read(said, now, zone)
    except (_Unsaid, OverflowError, ValueError):
        return None


def _read(said: str, now: datetime, zone: str) -> datetime | None:
    here = now.astimezone(ZoneInfo(zone))
    span = SPAN.search(said)
    if span is not None and span.group(2) in {"minute", "hour"}:
        _nothing_left(said.replace(span.group(0), " "))
        return (now + _length(span)).astimezone(UTC)
    day, rest = _day(said, here)
    hour, rest = _hour(rest, said)
    _nothing_left(rest)
    if day is None and hour is None:
        return None
    if day is None:
        day = here.date() if hour is not None and hour > here.time() else here.date() + timedelta(days=1)
    return instant(day, hour or time(18), zone)


def _nothing_left(rest: str) -> None:
    rest = FILLING.sub(" ", rest.rstrip("."))
    if re.search(r"\w", rest):
        raise _Unsaid


def _length(found: re.Match[str]) -> timedelta:
    word = found.group(1)
    number = int(word) if word.isdecimal() else NUMBERS[word]
    return timedelta(**{f"{found.group(2)}s": number})


def _day(said: str, here: datetime) -> tuple[date | None, str]:
    """The day that is meant, and the text without it. Raises for a day that does not exist."""
    if span := SPAN.search(said):
        return here.date() + _length(span), said.replace(span.group(0), " ", 1)
    if iso := ISO.search(said):
        return date(*(int(part) for part in iso.groups())), said.replace(iso.group(0), " ", 1)
    for word, days in NEAR:
        if re.search(rf"\b{word}\b", said):
            return here.date() + timedelta(days=days), re.sub(rf"\b{word}\b", " ", said, count=1)
    if named := NAMED.search(said):
        return _of_month(named, here.date()), said.replace(named.group(0), " ", 1)
    if weekday := WEEKDAY.search(said):
        ahead = (DAYS.index(weekday.group(1)) - here.weekday()) % 7 or 7
        return here.date() + timedelta(days=ahead), said.replace(weekday.group(0), " ", 1)
    return None, said


def _of_month(found: re.Match[str], today: date) -> date:
    month, number = MONTHS.index(found.group(2)) + 1, int(found.group(1))
    if found.group(3):
        return date(int(found.group(3)), month, number)
    day = date(today.year, month, number)
    return day if day >= today else date(today.year + 1, month, number)


def _hour(rest: str, said: str) -> tuple[time | None, str]:
    """The hour that is meant, and the text without it. Raises for an hour that does not exist."""
    part = next((word for word in PARTS if re.search(rf"\b{word}\b", said)), None)
    if part is not None:
        rest = re.sub(rf"\b{part}\b", " ", rest)
    rest = " ".join(rest.split())
    found = HOUR.search(rest)
    if found is None:
        return (PARTS[part] if part else time(21) if "this evening" in said else None), rest
    return _clock(found, part), rest.replace(found.group(0), " ", 1)


def _clock(found: re.Match[str], part: str | None) -> time:
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    half = found.group(3) or ("pm" if part in LATE and hour < 12 else None)
    if half is None and found.group(2) is None and not found.group(0).startswith("at "):
        raise _Unsaid  # a lone number is no hour
    if half is not None:
        if not 1 <= hour <= 12:
            raise _Unsaid
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)
