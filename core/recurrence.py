"""Recurrences: the part of RFC 5545 RRULE that people say, from a wall time to instants, and the shape of its words.

FREQ=DAILY, WEEKLY, MONTHLY or YEARLY; INTERVAL; BYDAY, with ordinals in a month; BYMONTHDAY, -1 the last; BYMONTH;
COUNT, or UNTIL as a local date, itself included. Weeks begin on Monday. Wall times become instants by the rules of
core/calendar.py. As in RFC 5545 a month that lacks a day is skipped; but somebody who says "the 31st of each month"
means its last day, so `as_meant` makes that of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from core.calendar import instant, wall

NAMED = {  # the rhythms that a button says
    "daily": "FREQ=DAILY",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekly": "FREQ=WEEKLY",
    "two-weeks": "FREQ=WEEKLY;INTERVAL=2",
}
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
HORIZON = timedelta(days=366 * 12)  # what does not come within it is taken not to come
DAY = timedelta(days=1)
_DAY_CODE = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_KEYS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "COUNT", "UNTIL"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule that was read. `days` are (which of them in the month, or None; weekday)."""

    freq: str
    interval: int = 1
    days: tuple[tuple[int | None, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None


# -- reading and writing ---------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def parse(text: str) -> Rule | None:
    """The rule of a text or of a named rhythm; None for one that is not of the part of RFC 5545 we know."""
    pairs = [part.partition("=")[::2] for part in NAMED.get(text, text).split(";")]
    said = dict(pairs)
    if len(said) != len(pairs) or not said.keys() <= _KEYS or "FREQ" not in said or {"COUNT", "UNTIL"} <= said.keys():
        return None
    try:
        rule = _rule(said)
    except ValueError:
        return None
    return rule if _is_known(rule) else None


def _rule(said: dict[str, str]) -> Rule:
    until = said.get("UNTIL")
    return Rule(
        freq=said["FREQ"],
        interval=_number(said.get("INTERVAL", "1"), 1, 999),
        days=tuple(_day(code) for code in _list(said, "BYDAY")),
        month_days=tuple(_number(day, -1, 31) for day in _list(said, "BYMONTHDAY")),
        months=tuple(_number(month, 1, 12) for month in _list(said, "BYMONTH")),
        count=_number(said["COUNT"], 1, 999) if "COUNT" in said else None,
        until=datetime.strptime(until, "%Y%m%d").date() if until is not None else None,
    )


def _list(said: dict[str, str], name: str) -> list[str]:
    return said[name].split(",") if name in said else []


def _number(text: str, least: int, most: int) -> int:
    if not re.fullmatch(r"-?[0-9]{1,3}", text) or not least <= int(text) <= most:
        raise ValueError(text)
    return int(text)


def _day(code: str) -> tuple[int | None, int]:
    found = _DAY_CODE.fullmatch(code)
    if found is None:
        raise ValueError(code)
    return (int(found[1]) if found[1] else None), CODES.index(found[2])


def _is_known(rule: Rule) -> bool:
    """Whether what was said fits together. Days with an ordinal and days without are never read in one rule: programs
    differ in what that means."""
    ordinals = any(nth is not None for nth, _ in rule.days)
    return (
        rule.freq in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
        and 0 not in rule.month_days
        and (not ordinals or all(nth is not None for nth, _ in rule.days))
        and not (rule.freq == "WEEKLY" and rule.month_days)
        and not (ordinals and rule.freq != "MONTHLY" and not (rule.freq == "YEARLY" and rule.months))
    )


def is_valid(text: str) -> bool:
    """Whether this is a rule we know."""
    return parse(text) is not None


def written(rule: Rule) -> str:
    """The text of a rule."""
    parts = [f"FREQ={rule.freq}"]
    parts += [f"INTERVAL={rule.interval}"] if rule.interval > 1 else []
    parts += [f"BYMONTH={','.join(map(str, rule.months))}"] if rule.months else []
    parts += [f"BYMONTHDAY={','.join(map(str, rule.month_days))}"] if rule.month_days else []
    parts += ["BYDAY=" + ",".join(f"{nth or ''}{CODES[day]}" for nth, day in rule.days)] if rule.days else []
    parts += [f"COUNT={rule.count}"] if rule.count is not None else []
    parts += [f"UNTIL={rule.until:%Y%m%d}"] if rule.until is not None else []
    return ";".join(parts)


# -- the times of a rule ---------------------------------------------------------------------------------------


def next_after(text: str, first: datetime, zone: str, after: datetime) -> datetime | None:
    """The first time of a rule after an instant; None when there is none.

    `first` is the wall time (naive) from which on the rule holds, and gives the hour; it is a time itself only if the
    rule fits it. Raises ValueError for a rule that is not valid.
    """
    rule = _known(text)
    hour = first.time().replace(fold=0)
    for day in _days(rule, first.date(), wall(after, zone).date() - DAY):
        if (at := instant(day, hour, zone)) > after:
            return at
    return None


def _known(text: str) -> Rule:
    rule = parse(text)
    if rule is None:
        raise ValueError(f"no rule: {text!r}")
    return rule


def next_time(rhythm: str, first: datetime, zone: str, after: datetime) -> datetime | None:
    """The first time after an instant of a rhythm whose first time is this instant."""
    return next_after(rhythm, wall(first, zone).replace(tzinfo=None), zone, after)


def last_time(text: str, first: datetime, zone: str, latest: datetime) -> datetime | None:
    """The last time of a rule that is not after this instant; None when there is none."""
    rule, hour, found = _known(text), first.time().replace(fold=0), None
    for day in _days(rule, first.date(), first.date()):
        if (at := instant(day, hour, zone)) > latest:
            break
        found = at
    return found


def _days(rule: Rule, first: date, since: date) -> Iterator[date]:
    """The days of a rule from its first on, without those that are before `since`."""
    counted = 0
    day = first if rule.count is not None else max(first, since)
    latest = min(max(first, since), date.max - HORIZON) + HORIZON
    while day <= min(latest, rule.until or latest) and (rule.count is None or counted < rule.count):
        if _fits(rule, first, day):
            counted += 1
            if day >= since:
                yield day
        day += DAY


def _fits(rule: Rule, first: date, day: date) -> bool:
    if _periods(rule.freq, first, day) % rule.interval or (rule.months and day.month not in rule.months):
        return False
    if rule.month_days and day.day not in rule.month_days and not (-1 in rule.month_days and _is_last(day)):
        return False
    if rule.days:
        return any(day.weekday() == weekday and _is_nth(day, nth) for nth, weekday in rule.days)
    return bool(rule.month_days) or _as_first(rule, first, day)


def _as_first(rule: Rule, first: date, day: date) -> bool:
    """Where a rule names no day it is that of the first time."""
    if rule.freq == "DAILY":
        return True
    if rule.freq == "WEEKLY":
        return day.weekday() == first.weekday()
    return day.day == first.day and (rule.freq == "MONTHLY" or bool(rule.months) or day.month == first.month)


def _periods(freq: str, first: date, day: date) -> int:
    """How many days, weeks, months or years after the one of the first time."""
    if freq == "DAILY":
        return (day - first).days
    if freq == "WEEKLY":
        return (day - (first - first.weekday() * DAY)).days // 7
    years = day.year - first.year
    return years if freq == "YEARLY" else years * 12 + day.month - first.month


def _is_last(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _is_nth(day: date, nth: int | None) -> bool:
    if nth is None or nth > 0:
        return nth is None or (day.day - 1) // 7 + 1 == nth
    left = (calendar.monthrange(day.year, day.month)[1] - day.day) // 7  # more of them in this month
    return left + 1 == -nth


# -- what people mean, and the shape of its words --------------------------------------------------------------


def as_meant(rule: Rule, first: date) -> Rule:
    """The rule with its days named, in the shortest way to say it; "the 31st" of each month is its last day."""
    plain = tuple(sorted({day for _, day in rule.days})) if all(nth is None for nth, _ in rule.days) else ()
    if rule.interval == 1 and plain and rule.freq in {"DAILY", "WEEKLY", "MONTHLY"} and not rule.month_days:
        return replace(rule, freq="DAILY", days=()) if len(plain) == 7 else _weekly(rule, plain)
    if rule.freq == "WEEKLY":
        return _weekly(rule, plain or (first.weekday(),))
    if rule.freq == "MONTHLY" and not rule.days:
        days = {-1 if day == 31 else day for day in rule.month_days or (first.day,)}
        return replace(rule, month_days=tuple(sorted(days, key=lambda day: day % 32)))
    return rule


def _weekly(rule: Rule, days: tuple[int, ...]) -> Rule:
    return replace(rule, freq="WEEKLY", days=tuple((None, day) for day in days))


def shape(rule: Rule) -> str | None:
    """Which text of the catalogue (`recurs-<shape>`) tells a rule that is as meant; None for one without words."""
    if rule.months or rule.freq == "YEARLY":
        return None
    some = "" if rule.interval == 1 else "-some"
    if rule.freq == "DAILY":
        return None if rule.days or rule.month_days else f"daily{some}"
    if rule.freq == "WEEKLY":
        return _shape_of_week(rule, some)
    if bool(rule.days) == bool(rule.month_days):
        return None
    if all(nth in {1, 2, 3, 4, 5, -1} for nth, _ in rule.days):
        return f"monthly{some}"
    return None


def _shape_of_week(rule: Rule, some: str) -> str:
    if [day for _, day in rule.days] == [0, 1, 2, 3, 4] and not some:
        return "workdays"
    return f"weekly{some}" if len(rule.days) > 1 or some else "weekly-one"
