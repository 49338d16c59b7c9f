"""The nth of something: "the third tuesday of may", "three fridays from now", "the monday after christmas"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from adapters.times.language import NONE, Kind, Token
from adapters.times.patterns import pattern
from adapters.times.periods import Periods
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

TRAILS = pattern("from_now|EDGE.afterwards")


class Nths(Periods):
    """Rules of places in a row."""

    def ordinal(self, at: int) -> tuple[int, int] | None:
        """A place in a row: "third" is 3, "last" is -1, "2nd last" and "2nd to last" are -2."""
        token = self.token(at)
        if token.kind is Kind.WHICH and token.value == "last":
            return -1, at + 1
        if token.kind is not Kind.ORDINAL:
            return None
        place = at + 1
        while self.token(place).mark("to", "the") and place < at + 3:
            place += 1
        if self.token(place).kind is Kind.WHICH and self.token(place).value == "last":
            return -token.value, place + 1
        return token.value, at + 1

    def nth(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "third tuesday of september", "last day of october", "first monday after christmas"."""
        ordinal = self.ordinal(at)
        if ordinal is None:
            return None
        n, place = ordinal
        what = self.token(place)
        weekly = what.kind is Kind.WEEK_OF and sketch.weekday is not None  # "friday of the second week of may"
        if sketch.has_day() and not (weekly and sketch.day is None and sketch.dom is None and sketch.month is None):
            return None
        if what.kind is Kind.WEEK_OF:
            return self._nth_of(n, replace(what, kind=Kind.UNIT, value="week"), NONE, place + 1, sketch, Sketch())
        if what.kind not in {Kind.DAY, Kind.DAYS} and not (
            what.kind is Kind.UNIT and what.value in {"day", "week", "weekend", "workday"}
        ):
            return None
        hours = Sketch()
        place = self.hours_before(place + 1, hours)
        relation = self.token(place)
        if (
            not relation.mark("of", "in", "after", "from", "before", ",", "on")
            and self.token(place).kind is not Kind.MONTH
        ):
            return None
        return self._nth_of(n, what, relation, place, sketch, hours)

    def hours_before(self, at: int, hours: Sketch) -> int:
        """Hours said before the month: "the first monday evening of may"."""
        for rule in (self.clock_piece, self.part_piece):
            last = rule(at, hours, frozenset())
            if last is not None:
                return last
        return at

    def _nth_of(self, n: int, what: Token, relation: Token, at: int, sketch: Sketch, hours: Sketch) -> int | None:
        place = at
        while self.token(place).mark("of", "in", "the", ",", "from", "after", "before", "on"):
            place += 1
        if relation.mark("after", "from", "before"):
            return self._nth_beside(n, what, relation, place, sketch)
        span = self._container(place, n, what)
        if span is None:
            return None
        sketch.clock, sketch.clock_to, sketch.part = hours.clock, hours.clock_to, hours.part
        found = pick(n, what, span[0])
        if found.grain == "day":
            sketch.day = found.start.date()
        else:
            sketch.period = found
        return span[1]

    def _nth_beside(self, n: int, what: Token, relation: Token, at: int, sketch: Sketch) -> int | None:
        other = self.moment(at)
        if other is None or what.kind is Kind.UNIT or n < 1:
            return None
        day = settle(other[0], self.now).start.date()
        if relation.mark("before"):
            sketch.day = nth_weekday_before(day, what.value, n)
        else:
            sketch.day = nth_weekday(day + DAY, what.value, n)
        return other[1]

    def _container(self, at: int, n: int, what: Token) -> tuple[Span, int] | None:
        """The month, year or week that the nth thing is of: the first whose nth thing is not over."""
        amount = self.amount(at)
        token = self.token(at)
        if token.kind is Kind.UNIT and amount is None and self.amount(at + 1):
            amount = self.amount(at + 1)  # "month 2 months"
        if amount is not None and amount[0][0][1] in MONTHS:
            return unit_span(self.moved(self.now, amount[0]), amount[0][0][1]), amount[1]
        whole = self.whole(at)
        if whole is None:
            return None
        span, last = whole
        named = span.grain == "month" and token.kind is Kind.MONTH and self.token(last - 1).kind is not Kind.YEAR
        if named and pick(n, what, span).end <= floor(self.now, "day"):
            span = unit_span(add(span.start, 12, "month"), "month")
        return span, last

    def counted_days(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "three fridays from now", "3 sundays after next wed"."""
        number, day = self.token(at), self.token(at + 1)
        if number.kind is not Kind.NUMBER or day.kind not in {Kind.DAYS, Kind.DAY, Kind.PART} or sketch.has_day():
            return None
        if not isinstance(number.value, int) or not 1 <= number.value <= 520:
            return None
        if day.kind is Kind.PART and self.after(TRAILS, at + 2) > at + 2:
            sketch.day, sketch.part = self.now.date() + number.value * DAY, day.value  # "two nights from now"
            return at + 3
        if day.kind is Kind.PART:
            return None
        if self.after(TRAILS, at + 2) > at + 2:
            sketch.day = nth_weekday(self.now.date() + DAY, day.value, number.value)
            return at + 3
        if not self.token(at + 2).mark("after", "from"):
            return None
        return self._nth_beside(number.value, day, self.token(at + 2), at + 3, sketch)

    def after_moment(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "the monday after next monday", "friday after christmas", "the week after this one"."""
        day = self.token(at)
        if day.kind is not Kind.DAY or not self.token(at + 1).mark("after", "before") or sketch.has_day():
            return None
        if self.token(at + 2).kind is Kind.WHICH and self.token(at + 3).kind not in {Kind.DAY, Kind.UNIT, Kind.MONTH}:
            sketch.day = nth_weekday(self.now.date() + DAY, day.value, 2)  # "friday after next"
            return at + 3
        other = self.moment(at + 2)
        if other is None or not other[0].has_day() or (other[0].clock and not other[0].day):
            return None
        return self._nth_beside(1, day, self.token(at + 1), at + 2, sketch)


def pick(n: int, what: Token, span: Span) -> Span:
    """The nth day, weekday or week of a span. Raises NoSuchDay where it has no such one."""
    first, end = span.start.date(), span.end.date()
    if what.kind is Kind.UNIT and what.value == "week":
        return _nth_week(n, span)
    if what.kind is Kind.UNIT and what.value == "day":
        day = first + (n - 1) * DAY if n > 0 else end + n * DAY
    elif what.kind is Kind.UNIT and what.value == "workday":
        day = add(midnight(first - DAY), n, "workday").date() if n > 0 else nth_workday_before(end, -n)
    else:
        weekday = 5 if what.kind is Kind.UNIT else what.value
        day = nth_weekday(first, weekday, n) if n > 0 else nth_weekday_before(end, weekday, -n)
    if not first <= day < end:
        raise NoSuchDay
    if what.kind is Kind.UNIT and what.value == "weekend":
        return Span(midnight(day), midnight(day) + 2 * DAY, "weekend")
    return whole_day(day)


def _nth_week(n: int, span: Span) -> Span:
    """The first week of a month is the one with its first Thursday."""
    if n < 0:
        return unit_span(span.end + timedelta(days=-3 + 7 * (n + 1) - 1), "week")
    thursday = nth_weekday(span.start.date(), 3, n)
    return unit_span(midnight(thursday), "week")
