"""Days: "tomorrow", "march 3rd", "from 13 to 15 july", "the 20th", holidays and years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from adapters.times.hours import Hours
from adapters.times.language import NONE, Token, TokenKind
from adapters.times.patterns import Got, pattern, rule
from adapters.times.rules import A_DAY
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import DAY, NoSuchDay, Span, holiday, midnight, nth_weekday

IN_YEAR = "( ,|of|in? year:YEAR )?"
MONTH_DAY = "NUMBER.1-31|ORDINAL.1-31"
THE_DAY = "( number:NUMBER.1-31 / ordinal:ORDINAL.1-31 !oclock ( UNIT.day =of )? ) !oclock"
TO_DAY = f"to|until|through|and the* last:{MONTH_DAY} ( UNIT.day =of )? !oclock|UNIT|CLOCK"
OF_MONTH = pattern("( of|in the|a? WHICH|this? / the|a WHICH|this? / WHICH|this ) UNIT.month")
THE_MONTH = pattern("the|a? WHICH|this? UNIT.month")
OF_A_YEAR = {"in", "by", "before", "until", "of", "from", "after", "within"}


class Days(Hours):
    """Rules of days of the calendar."""

    @rule("NOW", free=f"{A_DAY} clock exact")
    def now_piece(self, got: Got, sketch: Sketch) -> None:
        sketch.exact = self.now

    @rule("day:NEAR", free="day period")
    def near_piece(self, got: Got, sketch: Sketch) -> None:
        sketch.day = self.now.date() + got["day"] * DAY

    @rule(f"holiday:HOLIDAY {IN_YEAR} weekend:UNIT.weekend?", free="day period")
    def holiday_piece(self, got: Got, sketch: Sketch) -> None:
        day = holiday(got["holiday"], got["year"] or self.now.year)
        if "year" not in got and day < self.now.date():
            day = holiday(got["holiday"], self.now.year + 1)
        if "weekend" in got:
            sketch.period = weekend_of(day)
        else:
            sketch.day = day

    @rule("date:DATE", free="day month period")
    def date_piece(self, got: Got, sketch: Sketch) -> None:
        sketch.year, sketch.month, sketch.dom = got["date"]
        if sketch.weekday is not None and sketch.year is None and not self._falls_on(sketch):
            turned = replace(sketch, month=sketch.dom, dom=sketch.month)
            if got["date"][2] <= 12 and self._falls_on(turned):  # "friday 4/12": the day that is a Friday
                sketch.month, sketch.dom = turned.month, turned.dom

    def _falls_on(self, sketch: Sketch) -> bool:
        try:
            return settle(replace(sketch, clock=None, part=None), self.now).start.weekday() == sketch.weekday
        except NoSuchDay:
            return False

    @rule(
        f"month:MONTH ( the the|,? / ,? ) number:{MONTH_DAY} !oclock|UNIT ( {TO_DAY} )? {IN_YEAR}",
        f"month:MONTH {IN_YEAR}",
        f"{THE_DAY} ( {TO_DAY} )? of|in|,|the|on{{0,2}} WHICH? month:MONTH {IN_YEAR}",
        f"{THE_DAY} {TO_DAY}",
        THE_DAY,
        free="day dom",
    )
    def month_day(self, got: Got, sketch: Sketch) -> bool | None:
        """ "march 3rd 2027", "3 march", "from 13 to 15 of july", "december", "the 20th"."""
        if sketch.period and sketch.period.grain not in {"month", "year"}:
            return False
        if "month" in got and sketch.month is not None:
            return False
        if "month" not in got and not self._month_day_alone(got, sketch):
            return False
        sketch.dom, sketch.dom_to = got["number"] or got["ordinal"], got["last"]
        if "month" in got:
            sketch.month, sketch.year = got["month"], got["year"]
        return None

    def _month_day_alone(self, got: Got, sketch: Sketch) -> bool:
        """ "tuesday the 19th", "the 20th of next month"; a bare number only beside a weekday or a month."""
        if "last" in got:
            return "ordinal" in got or THE_MONTH.match(self, got.end + 1) is not None
        beside = sketch.month is not None or (sketch.period is not None and sketch.period.grain == "month")
        if beside or OF_MONTH.match(self, got.end) is not None:
            return True
        if "number" in got:
            return sketch.weekday is not None and got["number"] > 12
        return sketch.weekday is not None or _day_alone(got, self.token(got.end))

    @rule("day:DAY", free="weekday")
    def weekday_piece(self, got: Got, sketch: Sketch) -> None:
        if sketch.day is None:
            sketch.weekday = got["day"]

    @rule("year:YEAR", free="year period day")
    def year_piece(self, got: Got, sketch: Sketch) -> bool | None:
        if not (sketch.month or got.before & OF_A_YEAR):
            return False
        sketch.year = got["year"]
        return None


def _day_alone(got: Got, follows: Token) -> bool:
    """Whether an ordinal by itself is a day of the month: "on the 3rd", not "the 3rd time"."""
    if follows.kind in {TokenKind.OTHER, TokenKind.UNIT} and follows.text not in {"", ".", "!", "?", ";", ")"}:
        return False
    marked = bool(got.before & {"the", "on", "by", "before", "until"}) and "about" not in got.before
    return marked and (not got.token("ordinal").text[0].isalpha() or "on" in got.before or follows is NONE)


def weekend_of(day: date) -> Span:
    """The weekend that belongs to a holiday: with a Monday that follows it, with a Thursday or Friday before it."""
    back = {0: 2, 1: 3, 2: -3, 3: 0, 4: 0, 5: 0, 6: 1}[day.weekday()]
    start = midnight(day) - back * DAY
    sunday = nth_weekday(start.date(), 6, 1)
    return Span(start, midnight(max(sunday, day)) + DAY, "weekend")
