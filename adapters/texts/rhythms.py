"""A recurrence in words, from its rule alone: "on Mondays and Thursdays, 22:00, until Thursday 24 December".

The texts are `recurs-<shape>` by core/recurrence.py: a rule that has no shape is never accepted, so none lacks words.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from babel.dates import format_date, format_time
from babel.lists import format_list

from core.recurrence import CODES, Rule, as_meant, parse, shape

MONDAY = datetime(2001, 1, 1)
Words = Callable[[str, dict[str, object]], str]
"""A text of the catalogue by its id, with arguments."""


def told(text: str, first: datetime, locale: str, words: Words) -> str:
    """The words of a rule whose first time is this wall time."""
    rule = parse(text)
    assert rule is not None, "a rule is checked before it is kept"
    rule = as_meant(rule, first.date())
    args: dict[str, object] = {
        "count": rule.interval,
        "day": _weekday(rule.days[0][1], locale) if rule.days else "",
        "days": _days(rule, locale, words),
    }
    often = words(f"recurs-{shape(rule)}", args)
    hour = format_time(first, "HH:mm", locale=locale)
    if rule.until is None:
        return words("recurs", {"often": often, "hour": hour})
    until = format_date(rule.until, "EEEE d MMMM", locale=locale)
    return words("recurs-until", {"often": often, "hour": hour, "until": until})


def _days(rule: Rule, locale: str, words: Words) -> str:
    """The days in a list: "Mondays and Thursdays", "the 1st and the last day", "the first Sunday"."""
    if rule.freq == "WEEKLY":
        named = [words(f"weekdays-{CODES[day].lower()}", {}) for _, day in rule.days]
    else:
        named = [words(_nth(nth), {"day": _weekday(day, locale)}) for nth, day in rule.days]
    named += [words("month-day-last" if day == -1 else "month-day", {"day": day}) for day in rule.month_days]
    return format_list(named, locale=locale)


def _nth(nth: int | None) -> str:
    return "nth-last" if nth == -1 else f"nth-{nth}"


def _weekday(day: int, locale: str) -> str:
    return format_date(MONDAY + timedelta(days=day), "EEEE", locale=locale)
