"""Days, hours and stretches of time in people's words: a grammar over tokens, all of it ours.

`Grammar.read` gives every reading that begins anywhere in the text, the longest first. It knows no product rule: what a
deadline without an hour means, or that the past is refused, is in when.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from adapters.times.language import Kind, Language, Token
from adapters.times.nths import Nths
from adapters.times.rules import LITTLE
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import NoSuchDay, Span

GLUE = ("at", "on", "of", "in", "the", ",", "about", "a", "this", "sharp", "from")


@dataclass(frozen=True, slots=True)
class Found:
    """One reading: where it stands in the text, what it means, and what it is there for."""

    first: int  # tokens first to last, exclusive
    last: int
    start: datetime
    end: datetime
    grain: str
    mark: str = ""  # "by", "before", "until", "through", "within", "after", "to" (a stretch) or nothing
    timed: bool = False
    edge: str = ""
    sketch: Sketch | None = None


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
        if any(token.kind is Kind.IMPOSSIBLE for token in self.tokens):
            self.impossible = True
            return []
        places = [at for at, token in enumerate(self.tokens) if token.kind is not Kind.OTHER]
        found = [each for at in places if (each := self._safely(at)) is not None]
        found.sort(key=lambda each: (-self._weight(each), each.first))
        kept: list[Found] = []
        for each in found:
            if all(each.last <= other.first or each.first >= other.last for other in kept):
                kept.append(each)
        self.impossible = bool(self._amiss) and (not kept or min(self._amiss) < kept[0].first)
        return [] if self.impossible else kept

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
            return self._deadline(at, at + 1, token.value)
        if token.mark("after"):
            return self._after_moment(at)
        if token.mark("between", "from"):
            return self._stretch(at, at + 1, between=token.mark("between")) or self._single(at, at + 1)
        return self._stretch(at, at, between=False) or self._single(at, at)

    def _single(self, first: int, at: int) -> Found | None:
        moment = self.moment(at)
        if moment is None:
            return None
        sketch, last = moment
        if self.token(last).mark("by", "before", "until", "after") and sketch.clock is None:
            then = self.moment(last + 1)
            if then is not None and then[0].clock is not None and not then[0].has_day():
                joined = replace(sketch, clock=then[0].clock, part=then[0].part)
                return self._found(first, then[1], joined, mark=self.token(last).value)
        mark = "within" if self.token(first).mark("within") and sketch.length == () and sketch.period else ""
        return self._found(first, last, sketch, mark=mark)

    def _deadline(self, first: int, at: int, mark: str) -> Found | None:
        moment = self.moment(at) or self.bare_hour(at)
        return None if moment is None else self._found(first, moment[1], moment[0], mark=mark)

    def _after_moment(self, first: int) -> Found | None:
        moment = self.moment(first + 1) or self.bare_hour(first + 1) or self.amount_on(first + 1)
        if moment is None:
            return None
        sketch, last = moment
        then = last + 1 if self.token(last).mark("but", "and") else last
        if self.token(then).mark("before", "until") and (other := self.moment(then + 1)) is not None:
            start = settle(sketch, self.now)
            end = settle(other[0], start.start)
            return Found(first, other[1], start.start, end.start, end.grain, "to", sketch.timed(), sketch=sketch)
        return self._found(first, last, sketch, mark="after")

    def amount_on(self, at: int) -> tuple[Sketch, int] | None:
        """ "after 5 days"."""
        amount = self.amount(at)
        if amount is None:
            return None
        sketch = Sketch()
        self.shift(sketch, amount[0], 1)
        return sketch, amount[1]

    def _stretch(self, first: int, at: int, *, between: bool) -> Found | None:
        """From one moment to another; what the first lacks it has from the second."""
        one = self.moment(at)
        if one is None:
            return None
        sketch, place = one
        join = self.token(place)
        if not (join.mark("to", "until", "through") or (between and join.mark("and"))):
            return None
        other = self.moment(place + 1)
        if other is None or sketch.clock_to is not None or sketch.length:
            return None
        start, end = self._ends(sketch, other[0])
        if end.end <= start.start:
            return None
        stop = end.start if other[0].timed() else end.end
        return Found(first, other[1], start.start, stop, end.grain, "to", other[0].timed(), sketch=sketch)

    def _ends(self, one: Sketch, other: Sketch) -> tuple[Span, Span]:
        """Both ends of a stretch; one that has begun, began in the past: "from 1 October to 7 November", in October."""
        start = settle(one, self.now)
        end = settle(other, start.start if not other.exact else self.now)
        sooner = settle(other, self.now)
        if one.month and other.month and not one.year and sooner.end <= start.start:
            before = settle(replace(one, year=start.start.year - 1), self.now)
            return (before, sooner) if before.start <= self.now else (start, end)
        return start, end

    def _found(self, first: int, last: int, sketch: Sketch, mark: str = "") -> Found:
        span = settle(sketch, self.now)
        return Found(first, last, span.start, span.end, span.grain, mark, sketch.timed(), span.edge, sketch)

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
        before = frozenset(token.value for token in self.tokens[max(0, at - 2) : at] if token.kind is Kind.MARK)
        for place in range(at, at + LITTLE):
            if self.token(place).kind is Kind.OTHER:
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
