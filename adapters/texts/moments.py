"""A moment in a person's own words, for the forms that need one: "tomorrow 18:00", "Friday 6pm", "in 3 days",
"2026-12-01 18:00". A day without an hour means 18:00. What is not understood reads as None and is asked again.
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
HOUR = re.compile(r"\b(?:at\s+)?(\d{1,2})(?::(\d{2}))?\s*(am|pm)?\b")
WORDS = {"noon": time(12), "midnight": time(23, 59), "morning": time(9), "evening": time(19), "tonight": time(21)}
SPAN = re.compile(r"\b(?:in|within)\s+(?:(\d+)|an?|one|two|three)\s+(minute|hour|day|week)s?\b")
NUMBERS = {"two": 2, "three": 3}


def read_moment(text: str, now: datetime, zone: str) -> datetime | None:
    """The instant (UTC) a text means for somebody in `zone` at `now`."""
    said = " ".join(text.casefold().replace(",", " ").split())
    here = now.astimezone(ZoneInfo(zone))
    span = SPAN.search(said)
    if span and span.group(2) in {"minute", "hour"}:
        return (now + _span(span)).astimezone(UTC)
    day, rest = _day(said, here, span)
    hour = _hour(rest)
    if day is None and hour is None:
        return None
    day = day or (here.date() if hour and hour > here.time() else here.date() + timedelta(days=1))
    return instant(day, hour or time(18), zone)


def _span(found: re.Match[str]) -> timedelta:
    word = found.group(0).split()[1]
    number = int(found.group(1)) if found.group(1) else NUMBERS.get(word, 1)
    return timedelta(**{f"{found.group(2)}s": number})


def _day(said: str, here: datetime, span: re.Match[str] | None) -> tuple[date | None, str]:
    """The day that is meant, and the text without it, where only an hour is left to find."""
    if span:
        return here.date() + _span(span), said.replace(span.group(0), " ")
    written = re.search(r"\b(\d{4})-(\d{2})-(\d{2})\b", said)
    if written:
        return _date(*(int(part) for part in written.groups())), said.replace(written.group(0), " ")
    for word, days in (("day after tomorrow", 2), ("tomorrow", 1), ("today", 0)):
        if word in said:
            return here.date() + timedelta(days=days), said.replace(word, " ")
    if "tonight" in said:
        return here.date(), said
    return _named_day(said, here)


def _named_day(said: str, here: datetime) -> tuple[date | None, str]:
    month = re.search(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({'|'.join(MONTHS)})\b", said)
    if month:
        day = _date(here.year, MONTHS.index(month.group(2)) + 1, int(month.group(1)))
        if day is not None and day < here.date():
            day = day.replace(year=day.year + 1) if (day.month, day.day) != (2, 29) else None
        return day, said.replace(month.group(0), " ")
    for index, name in enumerate(DAYS):
        if name in said:
            ahead = (index - here.weekday()) % 7 or 7
            return here.date() + timedelta(days=ahead), said.replace(name, " ")
    return None, said


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hour(said: str) -> time | None:
    for word, hour in WORDS.items():
        if word in said:
            found = HOUR.search(said)
            return hour if found is None or word in {"noon", "midnight"} else _clock(found, word)
    found = HOUR.search(said)
    return None if found is None else _clock(found, None)


def _clock(found: re.Match[str], part: str | None) -> time | None:
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    half = found.group(3) or ("pm" if part in {"evening", "tonight"} and hour < 12 else None)
    if half is None and found.group(2) is None and not found.group(0).startswith("at"):
        return None  # a lone number is no hour
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
