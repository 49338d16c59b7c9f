"""What the rules of the grammar share: the tokens of one text, and moments within moments."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from adapters.times.language import NONE, Language, Token
from adapters.times.patterns import ANY, Line, Pattern, Production
from adapters.times.sketch import Sketch

A_DAY = "day period weekday dom month year"  # what a day may have been said by
LITTLE = 6  # so many little words may stand before a piece; more are no speech, and would cost time


class Rules:
    """One text. `at` is the place of a token; a rule gives the place after what it took, or None, and notes in the
    sketch what was said. `before` holds the little words right before it."""

    RULES = ""  # the names of the rules, in the order in which they are tried

    def __init__(self, found: list[Token], now: datetime, words: Language, line: Line | None = None) -> None:
        self.tokens = found
        self.now = now
        self.words = words
        self.line = line or Line(found, words.plural)

    def token(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else NONE

    def moment(self, at: int) -> tuple[Sketch, int] | None:
        """Everything said of one moment from this token on; see instants.py."""
        raise NotImplementedError

    def after(self, skipped: Pattern, at: int) -> int:
        """The place after what this pattern finds here; `at` where it finds nothing."""
        got = skipped.match(self, at)
        return at if got is None else got.end

    def rules_for(self, at: int, names: str = "") -> tuple[Production, ...]:
        """The rules that may begin with this token, in the order in which they are tried."""
        grammar: Any = type(self)
        return _rules_for(grammar, names or self.RULES, self.line.keys[at]) if at < len(self.tokens) else ()


@cache
def _rules_for(grammar: Any, names: str, key: str) -> tuple[Production, ...]:
    return tuple(rule for name in names.split() if (rule := getattr(grammar, name)).begins & {key, ANY})
