"""Days: "tomorrow", "march 3rd", "from 13 to 15 july", "the 20th", holidays and years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from adapters.times.hours import Hours
from adapters.times.language import Kind, Token
from adapters.times.rules import NONE
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import DAY, NoSuchDay, Span, holiday, midnight, nth_weekday


class Days(Hours):
    """Rules of days of the calendar."""

    def near_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        token = self.token(at)
        if token.kind is Kind.NOW and not sketch.has_day() and not sketch.timed():
            sketch.exact = self.now
            return at + 1
        if token.kind is not Kind.NEAR or sketch.day or sketch.period:
            return None
        sketch.day = self.now.date() + token.value * DAY
        return at + 1

    def holiday_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        token = self.token(at)
        if token.kind is not Kind.HOLIDAY or sketch.day or sketch.period:
            return None
        year, last = self.maybe_year(at + 2 if self.token(at + 1).mark(",", "of", "in") else at + 1)
        if year is None:
            last = at + 1
        day = holiday(token.value, year or self.now.year)
        if year is None and day < self.now.date():
            day = holiday(token.value, self.now.year + 1)
        if self.token(last).kind is Kind.UNIT and self.token(last).value == "weekend":
            sketch.period = weekend_of(day)
            return last + 1
        sketch.day = day
        return last

    def date_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        token = self.token(at)
        if token.kind is not Kind.DATE or sketch.day or sketch.month or sketch.period:
            return None
        sketch.year, sketch.month, sketch.dom = token.value
        if sketch.weekday is not None and sketch.year is None and not self._falls_on(sketch):
            turned = replace(sketch, month=sketch.dom, dom=sketch.month)
            if sketch.dom <= 12 and self._falls_on(turned):  # "friday 4/12": the day that is a Friday
                sketch.month, sketch.dom = turned.month, turned.dom
        return at + 1

    def _falls_on(self, sketch: Sketch) -> bool:
        try:
            return settle(replace(sketch, clock=None, part=None), self.now).start.weekday() == sketch.weekday
        except NoSuchDay:
            return False

    def month_day(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "march 3rd 2027", "3 march", "from 13 to 15 of july", "december", "the 20th"."""
        if sketch.day or sketch.dom or (sketch.period and sketch.period.grain not in {"month", "year"}):
            return None
        if self.token(at).kind is Kind.MONTH:
            return self._month_first(at, sketch)
        first = self._dom(at)
        if first is None:
            return None
        dom, place = first
        second = self._dom_to(place)
        last = second[1] if second is not None else place
        month = self._month_after(last)
        if month is not None and sketch.month is None:
            sketch.dom, sketch.dom_to, sketch.month = dom, second[0] if second else None, self.token(month).value
            sketch.year, last = self._year_after(month + 1)
            return last
        return self._dom_alone(at, dom, place, second, sketch, before)

    def _dom_alone(
        self, at: int, dom: int, place: int, second: tuple[int, int] | None, sketch: Sketch, before: frozenset[str]
    ) -> int | None:
        """ "tuesday the 19th", "the 20th of next month"; a bare number only beside a weekday or a month."""
        token, follows = self.token(at), self.token(place)
        of = place + 1 if follows.mark("of", "in") else place
        of_period = self._month_period(of) is not None and (of > place or follows.kind is not Kind.UNIT)
        beside = sketch.month is not None or (sketch.period is not None and sketch.period.grain == "month")
        if second is not None and (token.kind is Kind.ORDINAL or self._month_period(second[1] + 1) is not None):
            sketch.dom, sketch.dom_to = dom, second[0]
            return second[1]
        if token.kind is Kind.NUMBER:
            if not (of_period or beside or (sketch.weekday is not None and dom > 12)):
                return None
        elif not (of_period or beside or sketch.weekday is not None) and not self._day_alone(token, follows, before):
            return None
        sketch.dom = dom
        return place

    def _month_period(self, at: int) -> int | None:
        """ "next month", "this month", "the month" """
        place = at + 1 if self.token(at).mark("the", "a") else at
        if self.token(place).kind is Kind.WHICH or self.token(place).mark("this"):
            place += 1
        unit = self.token(place)
        return place if unit.kind is Kind.UNIT and unit.value == "month" else None

    def _day_alone(self, token: Token, follows: Token, before: frozenset[str]) -> bool:
        """Whether an ordinal by itself is a day of the month: "on the 3rd", not "the 3rd time" """
        if follows.kind in {Kind.OTHER, Kind.UNIT} and follows.text not in {"", ".", "!", "?", ";", ")"}:
            return False
        marked = bool(before & {"the", "on", "by", "before", "until"}) and "about" not in before
        return marked and (token.text[0].isdigit() or "on" in before or follows is NONE)

    def _month_first(self, at: int, sketch: Sketch) -> int | None:
        if sketch.month is not None:
            return None
        place = at + 1
        while self.token(place).mark("the", ",") and place < at + 3:
            place += 1
        dom = self._dom(place) if self.token(at + 1).mark("the") or place <= at + 2 else None
        sketch.month = self.token(at).value
        if dom is None or self._is_hour(place):
            sketch.year, last = self._year_after(at + 1)
            return last
        second = self._dom_to(dom[1])
        sketch.dom, sketch.dom_to = dom[0], second[0] if second else None
        sketch.year, last = self._year_after(second[1] if second else dom[1])
        return last

    def _is_hour(self, at: int) -> bool:
        return self.token(at + 1).mark("oclock") or self.token(at + 1).kind is Kind.UNIT

    def _dom(self, at: int) -> tuple[int, int] | None:
        token = self.token(at)
        if token.kind not in {Kind.NUMBER, Kind.ORDINAL} or not isinstance(token.value, int):
            return None
        if not 1 <= token.value <= 31 or self.token(at + 1).mark("oclock"):
            return None
        ordinal_day = token.kind is Kind.ORDINAL and self.token(at + 1).kind is Kind.UNIT
        if ordinal_day and self.token(at + 1).value == "day" and self.token(at + 2).mark("of"):
            return token.value, at + 2
        return token.value, at + 1

    def _dom_to(self, at: int) -> tuple[int, int] | None:
        """The second day of a stretch within a month, which no month or unit may follow at once but its own."""
        join = self.token(at)
        if not join.mark("to", "until", "through", "and"):
            return None
        place = at + 1
        while self.token(place).mark("the"):
            place += 1
        dom = self._dom(place)
        if dom is None or self.token(dom[1]).kind in {Kind.UNIT, Kind.CLOCK}:
            return None
        return dom

    def _month_after(self, at: int) -> int | None:
        place = at
        while self.token(place).mark("of", "in", ",", "the", "on") and place < at + 2:
            place += 1
        if self.token(place).kind is Kind.WHICH and self.token(place + 1).kind is Kind.MONTH:
            place += 1
        return place if self.token(place).kind is Kind.MONTH else None

    def _year_after(self, at: int) -> tuple[int | None, int]:
        place = at + 1 if self.token(at).mark(",", "of", "in") else at
        year, last = self.maybe_year(place)
        return (year, last) if year is not None else (None, at)

    def weekday_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        token = self.token(at)
        if token.kind is not Kind.DAY or sketch.weekday is not None:
            return None
        if sketch.day is None:
            sketch.weekday = token.value
        return at + 1

    def year_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        token = self.token(at)
        if token.kind is not Kind.YEAR or sketch.year is not None or sketch.period or sketch.day:
            return None
        if not (sketch.month or before & {"in", "by", "before", "until", "of", "from", "after", "within"}):
            return None
        sketch.year = token.value
        return at + 1


def weekend_of(day: date) -> Span:
    """The weekend that belongs to a holiday: with a Monday that follows it, with a Thursday or Friday before it."""
    back = {0: 2, 1: 3, 2: -3, 3: 0, 4: 0, 5: 0, 6: 1}[day.weekday()]
    start = midnight(day) - back * DAY
    sunday = nth_weekday(start.date(), 6, 1)
    return Span(start, midnight(max(sunday, day)) + DAY, "weekend")
