"""Periods and their edges: "next week", "the end of the month", "mid december", "q3", "the week of May 6"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from adapters.times.amounts import Amounts
from adapters.times.language import ClockWord, TokenKind
from adapters.times.patterns import Got, rule
from adapters.times.rules import A_DAY
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import DAY, SECONDS, Span, add, edge_of, floor, unit_span

OF = frozenset({"of"})
AHEAD = {"this": 0, "next": 1, "coming": 1, "last": -1, "past": -1}
OF_THIS = frozenset({"the", "in", "by", "before", "until", "on", "at", "after", "this", "of"})
# What may be "the end of" it, in the order in which they are tried.
WHOLES = (
    "several after_next which_unit which_day which_season which_part which_other now_piece near_piece quarter_piece nth"
    " holiday_piece month_day weekday_piece year_piece"
)


class Periods(Amounts):
    """Rules of periods."""

    def piece(self, at: int, sketch: Sketch) -> int:
        """One more piece of a moment; see instants.py."""
        raise NotImplementedError

    @rule("edge:EDGE of|the|about|to|in|a|on*", free="period day month")
    def edge_piece(self, got: Got, sketch: Sketch) -> int | bool:
        """ "the end of next month", "mid-november", "later this week"."""
        edge, whole = got["edge"], self.whole(got.end)
        if whole is None:
            beside = edge in {"begin", "early", "late"} and self.piece(got.end, replace(sketch)) > got.end
            return got.at + 1 if beside else False
        span, last = whole
        if edge in {"afterwards", "later"}:
            sketch.period = Span(self.now, span.end, "day", "end")
        elif edge in {"early", "late"} and span.grain in {"day", "part"}:
            return False
        else:
            _set_edge(sketch, edge_of(span, "begin" if edge == "early" else edge))
        return last

    @rule("edge:ENDS.day|BEGINS.day <whole>", "edge:ENDS|BEGINS", free="period day month")
    def named_edge(self, got: Got, sketch: Sketch) -> bool | None:
        """ "EOM", "end of day tomorrow"."""
        if got["edge"] == "cob":
            sketch.clock = ClockWord(17, sure=True)
            return None
        if "whole" in got and got["whole"].grain != "day":
            return False
        span = got["whole"] or unit_span(self.now, got["edge"])
        _set_edge(sketch, edge_of(span, "end" if got.token("edge").kind is TokenKind.ENDS else "begin"))
        return None

    def whole(self, at: int) -> tuple[Span, int] | None:
        """A whole unit of the calendar, as in "the end of ...": a day, a week, a month, a year."""
        token = self.token(at)
        if token.kind is TokenKind.UNIT and token.value not in SECONDS:
            return unit_span(self.now, token.value), at + 1
        for rule_of in self.rules_for(at, WHOLES):
            inner = Sketch()
            last = rule_of(self, at, inner, OF)
            if last is not None:
                return settle(inner, self.now), last
        return None

    @rule("unit:AFTER_NEXT", free="period")
    def after_next(self, got: Got, sketch: Sketch) -> None:
        sketch.period = unit_span(self.now, got["unit"], 2)

    @rule("which:WHICH|this|past unit:UNIT", "unit:UNIT.weekend", free="period")
    def which_unit(self, got: Got, sketch: Sketch) -> bool | None:
        """ "next week"; "weekend" where little words or nothing else stand before it."""
        unit, which = got["unit"], got.get("which", "this")
        lone = "which" not in got and len(self.tokens) > 1 and not got.before & OF_THIS
        if lone or (which == "this" and unit in SECONDS):
            return False
        ahead = 0 if unit == "weekend" and which == "coming" else AHEAD[which]
        if unit == "season":
            sketch.period = self._coming_season(ahead)
        elif unit == "fortnight" and which != "this":
            start = unit_span(self.now, "week", 2 * ahead).start
            sketch.period = Span(start, start + 14 * DAY, "fortnight")
        else:
            sketch.period = unit_span(self.now, unit, ahead)
        return None

    @rule("which:WHICH|this|past day:DAY", free="weekday")
    def which_day(self, got: Got, sketch: Sketch) -> None:
        sketch.weekday, sketch.which = got["day"], _which(got)

    @rule("which:WHICH|this season:SEASON year:YEAR?", "season:SEASON !of|UNIT year:YEAR?", free="period")
    def which_season(self, got: Got, sketch: Sketch) -> bool | None:
        if "which" not in got and len(self.tokens) > 1 and not got.before & OF_THIS:
            return False
        sketch.period = self._season(got["season"], got.get("which", "this"), got["year"])
        return None

    @rule("which:WHICH|this part:PART", free=f"part {A_DAY}")
    def which_part(self, got: Got, sketch: Sketch) -> None:
        days = {"this": self.now.date(), "last": self.now.date() - DAY}
        sketch.part, sketch.day = got["part"], days.get(got["which"])

    @rule("which:WHICH|this =HOLIDAY|DATE|ORDINAL|MONTH", "which:past =MONTH")
    def which_other(self, got: Got, sketch: Sketch) -> int | bool:
        month = self.token(got.end).kind is TokenKind.MONTH
        for each in (self.holiday_piece, self.date_piece, self.month_day):
            last = each(got.end, sketch, frozenset())
            if last is not None:
                sketch.which = _which(got) if month else sketch.which
                return last
        return False

    @rule(
        "number:NUMBER which:WHICH unit:UNIT~s",  # but not "only 3 next week"
        "number:NUMBER which:WHICH.coming unit:UNIT",
        "which:WHICH|this|past number:NUMBER unit:UNIT",
        free="period",
    )
    def several(self, got: Got, sketch: Sketch) -> bool | None:
        """ "next 3 days" begin tomorrow; "upcoming two weeks" is the week after next one."""
        number, unit, which = got["number"], got["unit"], _which(got)
        if not isinstance(number, int) or number > 9999:
            return False
        if which == "coming":
            sketch.period = unit_span(self.now, unit, number)
            return None
        if unit == "workday":
            start = add(floor(self.now, "day"), 1, "workday")
            sketch.period = Span(start, add(start, number - 1, "workday") + DAY, "day")
            return None
        small = unit in {"day", "week", "fortnight"}
        base = floor(self.now, "day" if small else unit)
        start = base + DAY if small else add(base, 1, unit)
        if which == "last":
            start = add(base, -number, unit)
        sketch.period = Span(start, add(start, number, unit), "day" if small else unit)
        return None

    def _season(self, value: tuple[tuple[int, int], tuple[int, int]], which: str, said: int | None = None) -> Span:
        (month, day), (to_month, to_day) = value
        year = said or self.now.year
        start = datetime(year, month, day)
        end = datetime(year + (to_month < month), to_month, to_day)
        if not said and (end <= self.now or (which == "next" and start <= self.now)):
            start, end = start.replace(year=start.year + 1), end.replace(year=end.year + 1)
        return Span(start, end, "season")

    def _coming_season(self, ahead: int) -> Span:
        seasons = {value for kind, value in self.words.phrases.values() if kind is TokenKind.SEASON}
        spans = sorted((self._season(value, "this") for value in seasons), key=lambda span: span.start)
        return spans[max(0, min(ahead, len(spans) - 1))]

    @rule("number:QUARTER of|,* year:YEAR?", "number:ORDINAL.1-4 UNIT.quarter of|,* year:YEAR?", free="period")
    def quarter_piece(self, got: Got, sketch: Sketch) -> None:
        """ "q3", "q1 2027", "the 4th quarter"."""
        span = unit_span(datetime(got["year"] or self.now.year, 3 * got["number"] - 2, 1), "quarter")
        coming = "year" in got or span.end > self.now
        sketch.period = span if coming else unit_span(add(span.start, 1, "year"), "quarter")

    @rule("WEEK_OF <moment>", free="period")
    def week_of(self, got: Got, sketch: Sketch) -> None:
        """ "the week of October 6"."""
        sketch.period = unit_span(settle(got["moment"], self.now).start, "week")


def _which(got: Got) -> str:
    return "last" if got["which"] == "past" else str(got["which"])


def _set_edge(sketch: Sketch, edge: Span) -> None:
    """The end of a day is an instant."""
    sketch.period = edge
    if edge.grain == "minute":
        sketch.exact = edge.start
