"""What words of time there are: the kinds of token, and a language's tables made ready for looking up."""

from __future__ import annotations

import re
from ast import literal_eval
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import ModuleType
from typing import Any

from adapters.times import english

LANGUAGES = {"en": english}


class TokenKind(StrEnum):
    """What a token is; `value` is what follows."""

    NUMBER = "number"  # int or float
    ORDINAL = "ordinal"  # int; -1 is "last"
    CLOCK = "clock"  # ClockWord
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
    EDGE = "edge"  # begin, early, mid, end, late, later
    ENDS = "ends"  # of which unit
    BEGINS = "begins"
    WHICH = "which"  # this, next, coming, last
    QUARTER = "quarter"  # 1..4
    SEASON = "season"
    HOLIDAY = "holiday"
    WEEK_OF = "week of"
    AFTER_NEXT = "after next"  # unit
    MARK = "mark"  # its name in the vocabulary
    EVERY = "every"  # every, or loose: any, per
    OTHERLY = "otherly"  # "other", as in "every other day"
    OFTEN = "often"  # (frequency, interval)
    GROUP = "group"  # weekdays
    ONCE = "once"  # how often
    TIMES = "times"
    INSTANCE = "instance"
    IMPOSSIBLE = "impossible"  # a day or an hour that there is not
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ClockWord:
    """An hour as it was said. `half` is am, pm, both or None; `sure` says that it can be no other half of the day, and
    `full` that it was written as timetables write it ("10:30"), which mostly says the same. `doubt` says that it was
    written as amounts ("dotted") or names ("letter") are too."""

    hour: int
    minute: int = 0
    second: int = 0
    half: str | None = None
    sure: bool = False
    full: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    kind: TokenKind
    value: Any
    text: str
    start: int
    end: int

    def mark(self, *names: str) -> bool:
        return self.kind is TokenKind.MARK and self.value in names

    def is_unit(self, *names: str) -> bool:
        return self.kind is TokenKind.UNIT and self.value in names

    def whole(self, least: int, most: int) -> bool:
        """Whether it is a whole number from `least` to `most`."""
        return self.kind is TokenKind.NUMBER and isinstance(self.value, int) and least <= self.value <= most

    def spelled(self) -> bool:
        """Whether it is a word, not figures."""
        return self.text.isalpha()

    def as_kind(self, kind: TokenKind, value: Any = None) -> Token:
        return Token(kind, value, self.text, self.start, self.end)


NONE = Token(TokenKind.OTHER, None, "", 0, 0)  # what stands before the first and after the last

# How each is written, in the order in which they are tried. What is in doubled braces is of the language.
FORMS = {
    "dash": r"(?P<month>\d{1,2}) (?P<sep>[-.]) (?P<day>\d{1,2}) (?P=sep)"
    r" (?P<year>\d{4} | (?<=\d\d[-.]\d\d[-.])\d\d) (?![\d-])",
    "dots": r"(?P<day>\d{1,2}) \. (?P<month>\d{1,2}) \. (?!\d)",
    "none": r"[$€£]\s?\d[\d.,]* | \d{1,3}(?:,\d{3})+(?:\.\d+)? | \d+(?:\.\d+){2,} | \d+(?:-\d+){3,}"
    r" | \d{4}(?:-\d+){2,}(?<=-\d{4}-\d\d)(?!\d)"
    r" | \d{1,2}(?:-\d{1,2}){2}(?!\d) | \d{5,}[-\d]* | [\d.]+\s?% | \*\d[\d.]*\* | \#\d+",
    "iso": r"(?P<year>\d{4}) (?P<sep>[-/.]) (?P<month>\d{1,2}) (?P=sep) (?P<day>\d{1,2}) (?!\d) t?",
    "slash": r"(?P<month>\d{1,2}) \s?/\s? (?P<day>-?\d{1,2}) (?: \s?/\s? (?P<year>\d{4}|\d{2}) )? (?![\d/])",
    "clock": r"(?P<hour>\d{1,2}) : (?P<minute>\d{2}) (?: :(?P<second>\d{2}) (?:\.\d+)? )? \s?"
    r" (?P<half>{{LETTER}}(?![a-z]) | {{HALF}}(?![a-z]) | {{BOTH}})? (?: h(?!\w) )? (?![\d:])",
    "french": r"(?P<hour>\d{1,2}) \s? h (?P<minute>\d{2})? (?!\w)",
    "dotted": r"(?P<hour>\d{1,2}) \. (?P<minute>\d{2}) (?![\d.]) \s? (?P<half>{{HALF}})?",
    "packed": r"(?P<hour>\d{1,2}) (?P<minute>\d{2}) \s? (?P<half>{{HALF}}) (?![a-z])",
    "half": r"(?P<hour>\d{1,2}) [.]? \s? (?P<half>{{BOTH}}|{{HALF}}) (?![a-z])",
    "letter": r"(?P<hour>\d{1,2}) (?P<half>{{LETTER}}) (?![\w'])",
    "about": r"(?P<hour>\d{1,2}) (?: :(?P<minute>\d{2}) )? (?:{{ABOUT}}) \b",
    "ordinal": r"(?P<number>\d{1,2}) \s? (?:{{ORDINAL_ENDING}}) (?![a-z])",
    "number": r"\d{1,4} (?:\.\d{1,2})? (?![\d:/]|\.\d)",
}


class Language:
    """The tables of one language, made ready for looking up."""

    def __init__(self, tables: ModuleType) -> None:
        self.plural, self.past, self.possessive = tables.plural, tables.past, tables.POSSESSIVE
        self.phrases: dict[str, tuple[TokenKind, Any]] = {}
        self.beside: dict[str, dict[str, Any]] = defaultdict(dict)
        for heading, value, phrase in entries(tables.WORDS):
            clock = ClockWord(value[0], value[1], sure=True) if heading == "CLOCK" else None
            self.phrases[phrase] = TokenKind[heading], clock or value
        for heading, value, phrase in entries(tables.BESIDE):
            self.beside[heading][phrase] = value
        self.longest = max(phrase.count(" ") + 1 for phrase in self.phrases)
        self.figures, self.halves = tuple(_figures(tables)), tables.HALVES
        months, ending = self._either(TokenKind.MONTH), tables.ORDINAL_ENDING
        units = self._either(TokenKind.UNIT, *self.beside["short unit"], *self.beside["unit too"])
        self.otherwise = [(re.compile(said), meant) for said, meant in tables.SAID_OTHERWISE] + [
            (re.compile(rf"(?<![a-z])({months})[/-](?=\d)|(?<=\d)[/-](?=(?:{months})(?![a-z]))"), r"\1 "),
            (re.compile(rf"(?<![a-z])({months})(?=\d{{1,2}}(?!\d))"), r"\1 "),
            (re.compile(rf"(?<![\w.])(\d{{1,2}}(?:{ending})?)(?=(?:{months})(?![a-z]))"), r"\1 "),
            (re.compile(rf"(?<![\w:])(\d{{1,4}}(?:\.\d)?) ?({units})(?=\d|[^\w']|$)(?<!h(?=\d\d))"), r"\1 \2 "),
        ]

    def _either(self, kind: TokenKind, *more: str) -> str:
        """The words of a kind as an expression, the longest first."""
        words = {phrase for phrase, (is_kind, _) in self.phrases.items() if is_kind is kind} | {*more}
        return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _figures(tables: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, form in FORMS.items():
        yield name, re.compile(re.sub(r"\{\{(\w+)\}\}", lambda found: getattr(tables, found[1]), form), re.VERBOSE)


def entries(text: str) -> Iterator[tuple[str, Any, str]]:
    """Heading, value and phrase of each phrase in a table; see english.WORDS."""
    for block in text.strip().removeprefix("[").split("\n["):
        heading, _, lines = block.partition("]\n")
        for entry in lines.replace("\n  ", " ").replace("\n", " | ").split(" | "):
            value, _, phrases = entry.partition(": ")
            for phrase in phrases.split(", "):
                yield heading, _value(value), phrase


def _value(written: str) -> Any:
    try:
        return literal_eval(written)
    except (SyntaxError, ValueError):  # a name
        return written


@cache
def language(locale: str) -> Language:
    """The words of a locale; English where there are none."""
    return Language(LANGUAGES.get(locale[:2].casefold(), english))
