"""The nth of something: "the third tuesday of may", "three fridays from now", "the monday after christmas"."""

from __future__ import annotations

from datetime import timedelta

from adapters.times.amounts import FROM_NOW
from adapters.times.language import Token, TokenKind
from adapters.times.patterns import Got, pattern, rule
from adapters.times.periods import Periods
from adapters.times.rules import A_DAY
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import (
    DAY,
    MONTHS,
    NoSuchDay,
    Span,
    add,
    floor,
    midnight,
    nth_weekday,
    nth_weekday_before,
    nth_workday_before,
    unit_span,
    whole_day,
)

ORDINAL = pattern("( number:ORDINAL ( to|the{0,2} back:WHICH.last )? / WHICH.last )")
RELATION = pattern("( relation:of|in|after|from|before|,|on of|in|the|,|from|after|before|on* / =MONTH )")
OF = pattern("of|in|the|,|from|after|before|on of|in|the|,|from|after|before|on*")


class Nths(Periods):
    """Rules of places in a row."""

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """A place in a row: "third" is 3, "last" is -1, "2nd last" and "2nd to last" are -2."""
        got = ORDINAL.match(self, at)
        if got is None:
            return None
        return -1 if "number" not in got else -got["number"] if "back" in got else got["number"], got.end

    @rule("=ORDINAL|WHICH.last <ordinal> what:DAY|DAYS|UNIT.day,week,weekend,workday", free=A_DAY)
    def nth(self, got: Got, sketch: Sketch) -> int | bool:
        """ "third tuesday of september", "last day of october", "first monday after christmas"."""
        hours = Sketch()
        lasts = (each(got.end, hours, frozenset()) for each in (self.clock_piece, self.part_piece))
        place = next((last for last in lasts if last is not None), got.end)  # "the first monday evening of may"
        relation = RELATION.match(self, place)
        if relation is None:
            return False
        if relation["relation"] in {"after", "from", "before"}:
            other = self.moment(relation.end)
            what = got.token("what")
            if other is None or what.kind is TokenKind.UNIT or got["ordinal"] < 1:
                return False
            self._beside(sketch, got["ordinal"], what.value, other[0], before=relation["relation"] == "before")
            return other[1]
        last = self._nth_of(got["ordinal"], got.token("what"), relation.end, sketch)
        if last is not None:
            sketch.clock, sketch.clock_to, sketch.part = hours.clock, hours.clock_to, hours.part
        return last or False

    @rule("=ORDINAL|WHICH.last <ordinal> what:WEEK_OF", free="day period dom month year")
    def nth_week(self, got: Got, sketch: Sketch) -> int | bool:
        """ "friday of the second week of may"."""
        week = got.token("what").as_kind(TokenKind.UNIT, "week")
        return self._nth_of(got["ordinal"], week, self.after(OF, got.end), sketch) or False

    def _nth_of(self, n: int, what: Token, at: int, sketch: Sketch) -> int | None:
        span = self._container(at, n, what)
        if span is None:
            return None
        found = pick(n, what, span[0])
        if found.grain == "day":
            sketch.day = found.start.date()
        else:
            sketch.period = found
        return span[1]

    def _container(self, at: int, n: int, what: Token) -> tuple[Span, int] | None:
        """The month, year or week that the nth thing is of: the first whose nth thing is not over."""
        token = self.token(at)
        # Also "month 2 months".
        amount = self.amount(at) or (self.amount(at + 1) if token.kind is TokenKind.UNIT else None)
        if amount is not None and amount[0][0][1] in MONTHS:
            return unit_span(self.moved(self.now, amount[0]), amount[0][0][1]), amount[1]
        whole = self.whole(at)
        if whole is None:
            return None
        span, last = whole
        named = (
            span.grain == "month" and token.kind is TokenKind.MONTH and self.token(last - 1).kind is not TokenKind.YEAR
        )
        if named and pick(n, what, span).end <= floor(self.now, "day"):
            span = unit_span(add(span.start, 12, "month"), "month")
        return span, last

    def _beside(self, sketch: Sketch, n: int, weekday: int, other: Sketch, *, before: bool = False) -> None:
        day = settle(other, self.now).start.date()
        sketch.day = nth_weekday_before(day, weekday, n) if before else nth_weekday(day + DAY, weekday, n)

    @rule(
        f"number:NUMBER ( part:PART / day:DAY|DAYS ) {FROM_NOW}",
        "number:NUMBER day:DAY|DAYS after|from <moment>",
        free=A_DAY,
    )
    def counted_days(self, got: Got, sketch: Sketch) -> bool | None:
        """ "three fridays from now", "two nights from now", "3 sundays after next wed"."""
        number = got["number"]
        if not isinstance(number, int) or not 1 <= number <= 520:
            return False
        if "part" in got:
            sketch.day, sketch.part = self.now.date() + number * DAY, got["part"]
        else:
            self._beside(sketch, number, got["day"], got["moment"] or Sketch(day=self.now.date()))
        return None

    @rule("day:DAY after|before WHICH !DAY|UNIT|MONTH", "day:DAY relation:after|before <moment>", free=A_DAY)
    def after_moment(self, got: Got, sketch: Sketch) -> bool | None:
        """ "the monday after next monday", "friday after christmas", "friday after next"."""
        other = got["moment"]
        if other is None:
            self._beside(sketch, 2, got["day"], Sketch(day=self.now.date()))
            return None
        if not other.has_day() or (other.clock and not other.day):
            return False
        self._beside(sketch, 1, got["day"], other, before=got["relation"] == "before")
        return None


def pick(n: int, what: Token, span: Span) -> Span:
    """The nth day, weekday or week of a span. Raises NoSuchDay where it has no such one."""
    first, end = span.start.date(), span.end.date()
    if what.kind is TokenKind.UNIT and what.value == "week":
        return _nth_week(n, span)
    if what.kind is TokenKind.UNIT and what.value == "day":
        day = first + (n - 1) * DAY if n > 0 else end + n * DAY
    elif what.kind is TokenKind.UNIT and what.value == "workday":
        day = add(midnight(first - DAY), n, "workday").date() if n > 0 else nth_workday_before(end, -n)
    else:
        weekday = 5 if what.kind is TokenKind.UNIT else what.value
        day = nth_weekday(first, weekday, n) if n > 0 else nth_weekday_before(end, weekday, -n)
    if not first <= day < end:
        raise NoSuchDay
    if what.kind is TokenKind.UNIT and what.value == "weekend":
        return Span(midnight(day), midnight(day) + 2 * DAY, "weekend")
    return whole_day(day)


def _nth_week(n: int, span: Span) -> Span:
    """The first week of a month is the one with its first Thursday."""
    if n < 0:
        return unit_span(span.end + timedelta(days=-3 + 7 * (n + 1) - 1), "week")
    thursday = nth_weekday(span.start.date(), 3, n)
    return unit_span(midnight(thursday), "week")
