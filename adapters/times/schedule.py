"""From a recurrence as it was said to one the product keeps: its rule within the subset, and its first time."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from adapters.times.rule import SpokenRule
from adapters.times.spans import DAY

HORIZON = timedelta(days=10 * 366)


def plain(rule: SpokenRule, here: datetime) -> SpokenRule:
    """The rule in the product's subset: a weekday of a month always with its number, months of a year by the month,
    "every day in December" as the days of the coming December."""
    if rule.freq == "YEARLY" and rule.nths and not rule.months:
        rule = replace(rule, months=(1,) if rule.nths[0] > 0 else (12,))  # the first Friday of the year
    if rule.freq == "YEARLY" and rule.days and rule.months:
        rule = replace(rule, freq="MONTHLY", interval=1)
    if rule.freq == "MONTHLY" and rule.months:
        rule = replace(rule, interval=1)
    if rule.freq == "MONTHLY" and rule.days and not rule.nths:
        rule = replace(rule, nths=(1,))
    if rule.freq == "YEARLY" and rule.months and not rule.doms:
        rule = replace(rule, doms=(1,))
    if rule.freq == "YEARLY" and rule.often > 1 and 12 % rule.often == 0:
        rule = replace(rule, freq="MONTHLY", interval=12 // rule.often)
    if rule.freq in {"DAILY", "WEEKLY"} and len(rule.months) == 1 and rule.last is None:
        return _within_month(rule, here.date())
    return replace(rule, place=False)


def _within_month(rule: SpokenRule, today: date) -> SpokenRule:
    month = rule.months[0]
    year = today.year + (month < today.month)
    last = date(year, month, calendar.monthrange(year, month)[1])
    return replace(rule, months=(), start=max(today, date(year, month, 1)), last=last)


def first_time(rule: SpokenRule, hour: time, here: datetime) -> datetime | None:
    """The first time after `here` that the rule gives, or None when it has none within ten years."""
    start = max(rule.start or here.date(), here.date())
    if datetime.combine(start, hour) <= here:
        start += DAY
    last = min(rule.last or date.max, start + HORIZON)
    for ahead in range((last - start).days + 1):
        day = start + ahead * DAY
        if _in_turn(rule, day, start) and _fits(rule, day, start):
            return datetime.combine(day, hour)
    return None


def _in_turn(rule: SpokenRule, day: date, start: date) -> bool:
    """Whether the day is in a period that the interval counts, from that of the start on."""
    years = day.year - start.year
    passed = {
        "DAILY": (day - start).days,
        "WEEKLY": (day - start + start.weekday() * DAY).days // 7,
        "MONTHLY": years * 12 + day.month - start.month,
    }
    return passed.get(rule.freq, years) % rule.interval == 0


def _fits(rule: SpokenRule, day: date, start: date) -> bool:
    """Whether it is one of the rule's days; what the rule does not say is as at its start."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.doms and not {day.day, day.day - _length(day) - 1} & set(rule.doms):
        return False
    if rule.days:
        return day.weekday() in rule.days and (not rule.nths or bool(_nths(rule, day) & set(rule.nths)))
    if rule.doms or rule.freq == "DAILY":
        return True
    if rule.freq == "WEEKLY":
        return day.weekday() == start.weekday()
    return day.day == start.day and (rule.freq == "MONTHLY" or bool(rule.months) or day.month == start.month)


def _length(day: date) -> int:
    return calendar.monthrange(day.year, day.month)[1]


def _nths(rule: SpokenRule, day: date) -> set[int]:
    """Which such weekday of its month it is, or of its year, from either end."""
    if rule.freq == "YEARLY" and not rule.months:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    else:
        first, last = day.replace(day=1), day.replace(day=_length(day))
    return {(day - first).days // 7 + 1, -((last - day).days // 7) - 1}
