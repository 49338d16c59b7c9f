"""Days, hours and stretches of time in people's words: a grammar over tokens, all of it ours.

`Grammar.read` gives every reading that begins anywhere in the text, the longest first. It knows no product rule: what a
deadline without an hour means, or that the past is refused, is in when.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from adapters.times.language import NONE, Language, Token, TokenKind
from adapters.times.nths import Nths
from adapters.times.ordinary import clause, is_nothing
from adapters.times.patterns import pattern
from adapters.times.rules import LITTLE
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import NoSuchDay, Span

GLUE = ("at", "on", "of", "in", "the", ",", "about", "a", "this", "sharp", "from")


JOINED_HOUR = pattern("mark:by|before|until|after <moment>")
BUT_BEFORE = pattern("but|and? before|until <moment>")


@dataclass(frozen=True, slots=True)
class Found:
    """One reading: where it stands in the text, what it means, and what it is there for."""

    first: int  # tokens first to last, exclusive
    last: int
    span: Span
    sketch: Sketch
    timed: bool
    mark: str = ""  # "by", "before", "until", "through", "within", "after", "to" (a stretch) or nothing


class Grammar(Nths):
    """Reads one text, with all the rules."""

    RULES = (
        "offset on_moment from_moment lasting edge_piece named_edge nth nth_week counted_days after_moment week_of"
        " several after_next which_unit which_day which_season which_part which_other quarter_piece now_piece"
        " near_piece holiday_piece date_piece month_day weekday_piece clock_piece part_piece year_piece"
    )

    def __init__(self, found: list[Token], now: datetime, words: Language) -> None:
        super().__init__(found, now, words)
        self.impossible = False  # after `read`: whether a day or an hour was said that there is not
        self._amiss: list[int] = []
        self._moments: dict[int, tuple[Sketch, int] | None] = {}

    def read(self) -> list[Found]:
        """Readings that do not overlap, the longest first. None once a day that there is not was said."""
        if any(token.kind is TokenKind.IMPOSSIBLE for token in self.tokens):
            self.impossible = True
            return []
        places = [at for at, token in enumerate(self.tokens) if token.kind is not TokenKind.OTHER]
        found = [each for at in places if (each := self._safely(at)) is not None and self._is_something(each)]
        found.sort(key=lambda each: (-self._weight(each), each.first))
        kept: list[Found] = []
        for each in found:
            if all(each.last <= other.first or each.first >= other.last for other in kept):
                kept.append(each)
        self.impossible = bool(self._amiss) and (not kept or min(self._amiss) < kept[0].first)
        return [] if self.impossible else kept

    def _is_something(self, found: Found) -> bool:
        around = clause(self.tokens, found.first, found.last, self.words)
        return not is_nothing(self.tokens[found.first : found.last], around, self.words)

    def _weight(self, found: Found) -> int:
        return self.tokens[found.last - 1].end - self.tokens[found.first].start

    def _safely(self, at: int) -> Found | None:
        try:
            return self.expression(at)
        except NoSuchDay:
            self._amiss.append(at)
        except (OverflowError, ValueError):  # past the end of the calendar
            pass
        return None

    def expression(self, at: int) -> Found | None:
        """A moment, a stretch or a deadline that begins at this token."""
        token = self.token(at)
        if token.mark("by", "before", "until", "through"):
            return self._found(at, self.moment(at + 1) or self.bare_hour(at + 1), token.value)
        if token.mark("after"):
            return self._after_moment(at)
        place = at + 1 if token.mark("between", "from") else at
        return self._stretch(at, place, between=token.mark("between")) or self._single(at, place)

    def _single(self, first: int, at: int) -> Found | None:
        moment = self.moment(at)
        if moment is None:
            return None
        sketch, last = moment
        got = JOINED_HOUR.match(self, last) if sketch.clock is None else None
        if got is not None and got["moment"].clock is not None and not got["moment"].has_day():
            joined = replace(sketch, clock=got["moment"].clock, part=got["moment"].part)
            return self._found(first, (joined, got.end), got["mark"])
        within = self.token(first).mark("within") and not sketch.length and sketch.period
        return self._found(first, moment, "within" if within else "")

    def _after_moment(self, first: int) -> Found | None:
        moment = self.moment(first + 1) or self.bare_hour(first + 1) or self.amount_on(first + 1)
        got = None if moment is None else BUT_BEFORE.match(self, moment[1])
        if moment is None or got is None:
            return self._found(first, moment, "after")
        start = settle(moment[0], self.now).start
        end = settle(got["moment"], start)
        return Found(first, got.end, Span(start, end.start, end.grain), moment[0], moment[0].timed(), "to")

    def amount_on(self, at: int) -> tuple[Sketch, int] | None:
        """ "after 5 days"."""
        amount, sketch = self.amount(at), Sketch()
        if amount is None:
            return None
        self.shift(sketch, amount[0])
        return sketch, amount[1]

    def _stretch(self, first: int, at: int, *, between: bool) -> Found | None:
        """From one moment to another; what the first lacks it has from the second."""
        one = self.moment(at)
        join = NONE if one is None else self.token(one[1])
        if one is None or not (join.mark("to", "until", "through") or (between and join.mark("and"))):
            return None
        other = self.moment(one[1] + 1)
        if other is None or one[0].clock_to is not None or one[0].length:
            return None
        start, end = self._ends(one[0], other[0])
        if end.end <= start.start:
            return None
        timed = other[0].timed()
        span = Span(start.start, end.start if timed else end.end, end.grain)
        return Found(first, other[1], span, one[0], timed, "to")

    def _ends(self, one: Sketch, other: Sketch) -> tuple[Span, Span]:
        """Both ends of a stretch; one that has begun, began in the past: "from 1 October to 7 November", in October."""
        start = settle(one, self.now)
        end = settle(other, start.start if not other.exact else self.now)
        sooner = settle(other, self.now)
        if one.month and other.month and not one.year and sooner.end <= start.start:
            before = settle(replace(one, year=start.start.year - 1), self.now)
            return (before, sooner) if before.start <= self.now else (start, end)
        return start, end

    def _found(self, first: int, moment: tuple[Sketch, int] | None, mark: str) -> Found | None:
        if moment is None:
            return None
        return Found(first, moment[1], settle(moment[0], self.now), moment[0], moment[0].timed(), mark)

    def moment(self, at: int) -> tuple[Sketch, int] | None:
        """Everything said of one moment from this token on."""
        if at not in self._moments:
            self._moments[at] = None  # a moment within itself is none
            self._moments[at] = self._moment(at)
        known = self._moments[at]
        return None if known is None else (replace(known[0]), known[1])

    def _moment(self, at: int) -> tuple[Sketch, int] | None:
        sketch = Sketch()
        last = place = at
        while (place := self.piece(last, sketch)) > last:
            last = place
        return (sketch, last) if last > at else None

    def piece(self, at: int, sketch: Sketch) -> int:
        """One more piece, with the little words before it; `at` itself when there is none."""
        near = self.tokens[max(0, at - (1 if self.token(at - 1).kind is TokenKind.OTHER else 2)) : at]
        before = frozenset(token.value for token in near if token.kind is TokenKind.MARK)
        for place in range(at, at + LITTLE):
            if self.token(place).kind is TokenKind.OTHER:
                return at
            for rule in self.rules_for(place):
                after = rule(self, place, sketch, before)
                if after is not None:
                    return after
            token = self.token(place)
            if not token.mark(*GLUE) and not (token.mark("for", "between") and sketch.has_day()):
                return at
            before |= {token.value}
        return at
