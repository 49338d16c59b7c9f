"""What the rules of the grammar share: the tokens of one text, and moments within moments."""

from __future__ import annotations

from datetime import datetime

from adapters.times.language import Kind, Language, Token
from adapters.times.sketch import Sketch

LITTLE = 6  # so many little words may stand before a piece; more are no speech, and would cost time
NONE = Token(Kind.OTHER, None, "", 0, 0)


class Rules:
    """One text. `at` is the place of a token; a rule gives the place after what it took, or None, and notes in the
    sketch what was said. `before` holds the little words right before it."""

    def __init__(self, found: list[Token], now: datetime, words: Language) -> None:
        self.tokens = found
        self.now = now
        self.words = words

    def token(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else NONE

    def moment(self, at: int) -> tuple[Sketch, int] | None:
        """Everything said of one moment from this token on; see instants.py."""
        raise NotImplementedError

    def maybe_year(self, at: int) -> tuple[int | None, int]:
        token = self.token(at)
        return (token.value, at + 1) if token.kind is Kind.YEAR else (None, at)
