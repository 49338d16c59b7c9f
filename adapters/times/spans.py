"""Stretches of local time, and reckoning with them. All naive; ends are exclusive; weeks begin on Monday."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

DAY = timedelta(days=1)
SECONDS = {"second": 1, "minute": 60, "hour": 3600}
DAYS = {"day": 1, "week": 7, "workweek": 7, "fortnight": 14, "weekend": 7}
SHORTER = {"weekend": 2, "workweek": 5}  # than from one to the next
MONTHS = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120}


class NoSuchDay(Exception):
    """A day that there is not was said, such as 31 February."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`. `grain` is the unit that was said; `edge` is "begin", "mid" or "end" where a part of it
    was, or empty."""

    start: datetime
    end: datetime
    grain: str
    edge: str = ""


def midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def whole_day(day: date) -> Span:
    return Span(midnight(day), midnight(day) + DAY, "day")


def add(at: datetime, number: float, unit: str) -> datetime:
    """`at` moved by a number of units; a month's last day stays within the month."""
    if unit in SECONDS:
        return at + timedelta(seconds=SECONDS[unit] * number)
    if unit in DAYS:
        return at + timedelta(days=DAYS[unit] * number)
    if unit == "workday":
        return _workdays(at, int(number))
    whole = int(MONTHS[unit] * number)
    return _months(at, whole) + timedelta(days=round(30 * (MONTHS[unit] * number - whole)))


def _months(at: datetime, number: int) -> datetime:
    year, month = divmod(at.year * 12 + at.month - 1 + number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return at.replace(year=year, month=month + 1, day=min(at.day, last))


def _workdays(at: datetime, number: int) -> datetime:
    weeks, left = divmod(number, 5)
    at += timedelta(weeks=weeks)
    while left or at.weekday() > 4:
        at += DAY
        left -= left > 0 and at.weekday() < 5
    return at


def floor(at: datetime, unit: str) -> datetime:
    """The beginning of the unit that `at` is in."""
    day = midnight(at.date())
    if unit in SECONDS:
        return at - (at - day) % timedelta(seconds=SECONDS[unit])
    if unit in {"day", "workday"}:
        return day
    if unit in {"week", "fortnight", "workweek"}:
        return day - at.weekday() * DAY
    if unit == "weekend":
        return day - at.weekday() * DAY + 5 * DAY
    if unit in {"quarter", "season"}:
        return day.replace(month=(at.month - 1) // 3 * 3 + 1, day=1)
    day = day.replace(day=1)
    return day if unit == "month" else day.replace(month=1)


def unit_span(at: datetime, unit: str, ahead: int = 0) -> Span:
    """The unit that `at` is in, or a later one."""
    start = floor(add(floor(at, unit), ahead, unit), unit)
    return Span(start, start + SHORTER[unit] * DAY if unit in SHORTER else add(start, 1, unit), unit)


def edge_of(span: Span, edge: str) -> Span:
    """The beginning, the middle or the end of a span: the last ten days of a month, Friday to Sunday of a week."""
    begin, end = _edges(span)
    if edge == "end" and span.grain in {"day", "hour", "workday"}:
        last = span.end - timedelta(minutes=1)
        return Span(last, last, "minute", "end")
    if edge in {"end", "late"}:
        return Span(end, span.end, "day" if span.grain != "year" else "month", "end")
    if edge == "begin":
        return Span(span.start, begin, "day", "begin")
    return Span(span.start + 9 * DAY if span.grain == "month" else begin, end, "day", "mid")


def _edges(span: Span) -> tuple[datetime, datetime]:
    if span.grain in {"week", "fortnight", "workweek"}:
        return span.start + 3 * DAY, span.start + 4 * DAY
    if span.grain in {"month", "season"}:
        return span.start + 10 * DAY, span.start + 20 * DAY
    if span.grain in {"year", "quarter"}:
        months = 3 if span.grain == "year" else 1
        return add(span.start, months, "month"), add(span.end, -months - (span.grain == "year"), "month")
    third = (span.end - span.start) / 3
    return span.start + third, span.end - third


def of_month(year: int, month: int, day: int) -> date:
    """A day of a month; -1 is the last one. Raises NoSuchDay."""
    last = calendar.monthrange(year, month)[1]
    day = last + 1 + day if day < 0 else day
    if not 1 <= day <= last:
        raise NoSuchDay
    return date(year, month, day)


def nth_weekday(start: date, weekday: int, n: int) -> date:
    """The nth such weekday from `start` on."""
    return start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (n - 1))


def nth_workday_before(end: date, n: int) -> date:
    """The nth working day before `end`, counted backwards."""
    while n:
        end -= DAY
        n -= end.weekday() < 5
    return end


def nth_weekday_before(end: date, weekday: int, n: int) -> date:
    """The nth such weekday before `end`, counted backwards."""
    return end - timedelta(days=(end.weekday() - weekday - 1) % 7 + 1 + 7 * (n - 1))


def holiday(rule: tuple[Any, ...], year: int) -> date:
    """When a holiday of the vocabulary is in a year."""
    if rule[0] == "nth":
        _, month, weekday, n = rule
        first = date(year, month, 1)
        return nth_weekday(first, weekday, n) if n > 0 else nth_weekday_before(_next_month(first), weekday, -n)
    if rule[0] == "easter":
        return easter(year) + timedelta(days=rule[1])
    if rule[0] == "orthodox":
        return orthodox_easter(year) + timedelta(days=rule[1])
    return date(year, rule[0], rule[1])


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian reckoning, told in the Gregorian calendar (Meeus; 1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
