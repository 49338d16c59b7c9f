"""Periods and their edges: "next week", "the end of the month", "mid december", "q3", "the week of May 6"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from adapters.times.amounts import Amounts
from adapters.times.language import Clock, Kind, Token
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import DAY, SECONDS, Span, add, edge_of, floor, unit_span


class Periods(Amounts):
    """Rules of periods."""

    def piece(self, at: int, sketch: Sketch) -> int:
        """One more piece of a moment; see instants.py."""
        raise NotImplementedError

    def nth(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """See nths.py."""
        raise NotImplementedError

    def edge_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "the end of next month", "EOM", "mid-november", "later this week"."""
        token = self.token(at)
        if sketch.period or sketch.day or sketch.month:
            return None
        if token.kind in {Kind.ENDS, Kind.BEGINS}:
            return self._named_edge(at, sketch)
        if token.kind is not Kind.EDGE:
            return None
        place = at + 1
        while self.token(place).mark("of", "the", "about", "to", "in", "a", "on"):
            place += 1
        inner = self.whole(place)
        if inner is None:
            return (
                at + 1
                if token.value in {"begin", "early", "late"} and self.piece(place, replace(sketch)) > place
                else None
            )
        span, last = inner
        if token.value in {"afterwards", "later"}:
            sketch.period = Span(self.now, span.end, "day", "end")
        elif token.value in {"early", "late"} and span.grain in {"day", "part"}:
            return None
        else:
            sketch.period = edge_of(span, "begin" if token.value == "early" else token.value)
        return self._edged(sketch, last)

    def _edged(self, sketch: Sketch, last: int) -> int:
        """The end of a day is an instant."""
        if sketch.period is not None and sketch.period.grain == "minute":
            sketch.exact = sketch.period.start
        return last

    def _named_edge(self, at: int, sketch: Sketch) -> int | None:
        token = self.token(at)
        if token.value == "cob":
            sketch.clock = Clock(17, sure=True)
            return at + 1
        day = self.whole(at + 1) if token.value == "day" else None
        span = day[0] if day is not None and day[0].grain == "day" else unit_span(self.now, token.value)
        sketch.period = edge_of(span, "end" if token.kind is Kind.ENDS else "begin")
        return self._edged(sketch, day[1] if day is not None and day[0].grain == "day" else at + 1)

    def whole(self, at: int) -> tuple[Span, int] | None:
        """A whole unit of the calendar, as in "the end of ...": a day, a week, a month, a year."""
        token = self.token(at)
        if token.kind is Kind.UNIT and token.value not in SECONDS:
            return unit_span(self.now, token.value), at + 1
        for rule in (
            self.which_piece,
            self.now_piece,
            self.near_piece,
            self.quarter_piece,
            self.nth,
            self.holiday_piece,
            self.month_day,
            self.weekday_piece,
        ):
            inner = Sketch()
            last = rule(at, inner, frozenset({"of"}))
            if last is not None:
                return settle(inner, self.now), last
        return self._year_span(at)

    def _year_span(self, at: int) -> tuple[Span, int] | None:
        inner = Sketch()
        last = self.year_piece(at, inner, frozenset({"in"}))
        return None if last is None else (settle(inner, self.now), last)

    def which_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "next week", "this coming friday", "the next 3 days", "two upcoming weeks"."""
        token = self.token(at)
        if token.kind is Kind.AFTER_NEXT and not sketch.period:
            sketch.period = unit_span(self.now, token.value, 2)
            return at + 1
        if token.kind is Kind.NUMBER and self.token(at + 1).kind is Kind.WHICH:
            return self._several(at, at + 1, at + 2, sketch)
        if token.mark("past") and self.token(at + 1).kind in {Kind.UNIT, Kind.NUMBER, Kind.DAY, Kind.MONTH}:
            token = Token(Kind.WHICH, "last", token.text, token.start, token.end)
        lone = token.kind is Kind.SEASON or (token.kind is Kind.UNIT and token.value == "weekend")
        if lone and (
            len(self.tokens) == 1 or before & {"the", "in", "by", "before", "until", "on", "at", "after", "this", "of"}
        ):
            return self._which_one(at, "this", sketch)
        if token.kind is not Kind.WHICH and not token.mark("this"):
            return None
        if self.token(at + 1).kind is Kind.NUMBER and self.token(at + 2).kind is Kind.UNIT:
            return self._several(at + 1, at, at + 2, sketch)
        return self._which_one(at + 1, token.value, sketch)

    def _which_one(self, at: int, which: str, sketch: Sketch) -> int | None:
        token = self.token(at)
        if token.kind is Kind.UNIT and not sketch.period:
            return self._which_unit(at, which, sketch)
        if token.kind is Kind.DAY and sketch.weekday is None:
            sketch.weekday, sketch.which = token.value, which
            return at + 1
        if token.kind is Kind.MONTH and sketch.month is None:
            last = self.month_day(at, sketch, frozenset())
            sketch.which = which
            return last
        if token.kind is Kind.SEASON and not sketch.period:
            year, last = self.maybe_year(at + 1)
            sketch.period = self._season(token.value, which, year)
            return last
        if token.kind is Kind.HOLIDAY:
            return self.holiday_piece(at, sketch, frozenset())
        if token.kind is Kind.PART and sketch.part is None and not sketch.has_day():
            sketch.part = token.value
            sketch.day = self.now.date() if which == "this" else None
            return at + 1
        if token.kind is Kind.DATE:
            return self.date_piece(at, sketch, frozenset())
        return self.month_day(at, sketch, frozenset()) if token.kind is Kind.ORDINAL else None

    def _which_unit(self, at: int, which: str, sketch: Sketch) -> int | None:
        unit = self.token(at).value
        if which == "this" and unit in SECONDS:
            return None
        ahead = {"this": 0, "next": 1, "coming": 1, "last": -1}[which]
        if unit == "weekend":
            ahead = 0 if which == "coming" else ahead
        if unit == "season":
            sketch.period = self._coming_season(ahead)
        elif unit == "fortnight" and which != "this":
            start = unit_span(self.now, "week", 2 * ahead)
            sketch.period = Span(start.start, start.start + 14 * DAY, "fortnight")
        else:
            sketch.period = unit_span(self.now, unit, ahead)
        return at + 1

    def _several(self, count: int, which: int, unit: int, sketch: Sketch) -> int | None:
        """ "next 3 days" begin tomorrow; "upcoming two weeks" is the week after next one."""
        number, name = self.token(count).value, self.token(unit)
        said = self.token(which).value
        if name.kind is not Kind.UNIT or sketch.period or not isinstance(number, int) or number > 9999:
            return None
        if count < which and said != "coming" and not self.words.plural(name.text):
            return None  # "only 3 next week"
        if said == "coming":
            sketch.period = unit_span(self.now, name.value, number)
            return unit + 1
        if name.value == "workday":
            start = add(floor(self.now, "day"), 1, "workday")
            sketch.period = Span(start, add(start, number - 1, "workday") + DAY, "day")
            return unit + 1
        small = name.value in {"day", "week", "fortnight"}
        base = floor(self.now, "day" if small else name.value)
        start = base + DAY if small else add(base, 1, name.value)
        if said == "last":
            start = add(base, -number, name.value)
        sketch.period = Span(start, add(start, number, name.value), "day" if small else name.value)
        return unit + 1

    def _season(self, value: tuple[tuple[int, int], tuple[int, int]], which: str, said: int | None = None) -> Span:
        (month, day), (to_month, to_day) = value
        year = said or self.now.year
        start = datetime(year, month, day)
        end = datetime(year + (to_month < month), to_month, to_day)
        if said:
            return Span(start, end, "season")
        if end <= self.now or (which == "next" and start <= self.now):
            start, end = start.replace(year=start.year + 1), end.replace(year=end.year + 1)
        return Span(start, end, "season")

    def _coming_season(self, ahead: int) -> Span:
        tables = {value for kind, value in self.words.phrases.values() if kind is Kind.SEASON}
        spans = sorted((self._season(value, "this") for value in tables), key=lambda span: span.start)
        return spans[max(0, min(ahead, len(spans) - 1))]

    def quarter_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "q3", "q1 2027", "the 4th quarter"."""
        token = self.token(at)
        number = token.value if token.kind is Kind.QUARTER else None
        last = at + 1
        if (
            token.kind is Kind.ORDINAL
            and self.token(at + 1).kind is Kind.UNIT
            and self.token(at + 1).value == "quarter"
        ):
            number, last = token.value, at + 2
        if number is None or not 1 <= number <= 4 or sketch.period:
            return None
        while self.token(last).mark("of", ","):
            last += 1
        year, last = self.maybe_year(last)
        span = unit_span(datetime(year or self.now.year, 3 * number - 2, 1), "quarter")
        sketch.period = span if year or span.end > self.now else unit_span(add(span.start, 1, "year"), "quarter")
        return last

    def week_of(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "the week of October 6"."""
        if self.token(at).kind is not Kind.WEEK_OF or sketch.period:
            return None
        other = self.moment(at + 1)
        if other is None:
            return None
        sketch.period = unit_span(settle(other[0], self.now).start, "week")
        return other[1]
