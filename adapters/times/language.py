"""What words of time there are: the kinds of token, and a language's tables made ready for looking up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import ModuleType
from typing import Any

from adapters.times import english


class Kind(StrEnum):
    """What a token is; `value` is what follows."""

    NUMBER = "number"  # int or float
    ORDINAL = "ordinal"  # int; -1 is "last"
    CLOCK = "clock"  # Clock
    DATE = "date"  # (year or None, month, day)
    YEAR = "year"  # int
    UNIT = "unit"  # its name
    DAY = "day"  # weekday 0..6
    DAYS = "days"  # weekday 0..6, in the plural
    MONTH = "month"  # 1..12
    NEAR = "near"  # days from today
    NOW = "now"
    PART = "part"  # (first hour, end hour, usual hour)
    TONIGHT = "tonight"  # the same
    EDGE = "edge"  # begin, mid, end, late, later
    ENDS = "ends"  # of which unit
    BEGINS = "begins"
    WHICH = "which"  # this, next, coming, last
    QUARTER = "quarter"  # 1..4
    SEASON = "season"
    HOLIDAY = "holiday"
    WEEK_OF = "week of"
    AFTER_NEXT = "after next"  # unit
    MARK = "mark"  # its name in the vocabulary
    EVERY = "every"
    OTHERLY = "otherly"  # "other", as in "every other day"
    OFTEN = "often"  # (frequency, interval)
    GROUP = "group"  # weekdays
    ONCE = "once"  # how often
    TIMES = "times"
    INSTANCE = "instance"
    IMPOSSIBLE = "impossible"  # a day or an hour that there is not
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour as it was said. `half` is am, pm, both or None; `sure` says that it can be no other half of the day, and
    `full` that it was written as timetables write it ("10:30"), which mostly says the same."""

    hour: int
    minute: int = 0
    second: int = 0
    half: str | None = None
    sure: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    value: Any
    text: str
    start: int
    end: int

    def mark(self, *names: str) -> bool:
        return self.kind is Kind.MARK and self.value in names


class Language:
    """The tables of one language, made ready for looking up."""

    def __init__(self, tables: ModuleType) -> None:
        self.tables = tables
        self.phrases: dict[str, tuple[Kind, Any]] = {}
        self._fill()
        self.longest = max(phrase.count(" ") + 1 for phrase in self.phrases)
        months = "|".join(name for names in tables.MONTHS for name in names)
        self.glued = re.compile(rf"(?<![\w.])(\d{{1,2}}(?:st|nd|rd|th)?)(?=(?:{months})(?![a-z]))")
        self.glued_back = re.compile(rf"(?<![a-z])({months})(?=\d{{1,2}}(?!\d))")
        self.month_slash = re.compile(rf"(?<![a-z])({months})[/-](?=\d)|(?<=\d)[/-](?=(?:{months})(?![a-z]))")
        units = "|".join(sorted((w for u in tables.UNITS.values() for w in u.split()), key=len, reverse=True))
        self.unit_glued = re.compile(rf"(?<![\w:])(\d{{1,4}}(?:\.\d)?) ?({units})(?=\d|[^\w']|$)(?<!h(?=\d\d))")
        self.spans = [(re.compile(said), meant) for said, meant in tables.SAID_OTHERWISE]

    def _fill(self) -> None:
        tables, put = self.tables, self.phrases.__setitem__
        for unit, words in tables.UNITS.items():
            for word in words.split():
                put(word, (Kind.UNIT, unit))
        for phrase, unit in tables.UNIT_PHRASES.items():
            put(phrase, (Kind.UNIT, unit))
        for number, names in enumerate(tables.MONTHS, 1):
            for name in names:
                put(name, (Kind.MONTH, number))
        for number, names in enumerate(tables.WEEKDAYS):
            for name in names:
                put(name, (Kind.DAY, number))
                put(name + "s", (Kind.DAYS, number) if name + "s" not in names else (Kind.DAY, number))
        for kind, table in self._tables():
            for phrase, value in table.items():
                put(phrase, (kind, value))
        for phrase in tables.NO_TIME:
            put(phrase, (Kind.OTHER, None))
        for kind, phrases in (
            *((Kind.NOW, tables.NOW), (Kind.WEEK_OF, tables.WEEK_OF), (Kind.EVERY, tables.EVERY)),
            *((Kind.OTHERLY, tables.OTHER), (Kind.TIMES, tables.TIMES), (Kind.INSTANCE, tables.INSTANCE)),
        ):
            for phrase in phrases:
                put(phrase, (kind, None))

    def _tables(self) -> list[tuple[Kind, dict[str, Any]]]:
        t = self.tables
        return [
            *((Kind.NUMBER, t.NUMBERS), (Kind.NUMBER, t.TENS), (Kind.NUMBER, t.VAGUE), (Kind.ORDINAL, t.ORDINALS)),
            *((Kind.MARK, t.MARKS), (Kind.EDGE, t.EDGES), (Kind.NEAR, t.NEAR), (Kind.PART, t.PARTS)),
            *((Kind.TONIGHT, t.PARTS_TONIGHT), (Kind.ENDS, t.ENDS), (Kind.BEGINS, t.BEGINS), (Kind.WHICH, t.WHICH)),
            *(
                (Kind.SEASON, t.SEASONS),
                (Kind.QUARTER, t.QUARTERS),
                (Kind.HOLIDAY, t.HOLIDAYS),
                (Kind.AFTER_NEXT, t.WEEK_AFTER_NEXT),
            ),
            *((Kind.OFTEN, t.OFTEN), (Kind.GROUP, t.GROUPS), (Kind.ONCE, t.ONCE)),
            (Kind.CLOCK, {phrase: Clock(hour, minute, sure=True) for phrase, (hour, minute) in t.CLOCKS.items()}),
        ]


@cache
def language(locale: str) -> Language:
    """The words of a locale; English where there are none."""
    return Language({"en": english}.get(locale[:2].casefold(), english))
