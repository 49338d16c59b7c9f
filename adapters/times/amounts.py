"""Amounts of time, from now or from a moment: "in 3 days", "two weeks after friday", "for an hour"."""

from __future__ import annotations

from datetime import datetime

from adapters.times.days import Days
from adapters.times.language import Kind, Token
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import DAY, SECONDS, Span, add, midnight, nth_weekday, nth_weekday_before, unit_span


class Amounts(Days):
    """Rules of amounts."""

    def amount(self, at: int) -> tuple[tuple[tuple[float, str], ...], int] | None:
        """ "3 days", "an hour", "1 hour, 5 minutes and 30 seconds"."""
        parts: list[tuple[float, str]] = []
        place = at
        while (one := self._one_amount(place, first=not parts)) is not None:
            parts.append((one[0], one[1]))
            place = last = one[2]
            while self.token(place).mark(",", "and"):
                place += 1
            if self._one_amount(place, first=False) is None:
                return tuple(parts), last
        return None

    def _one_amount(self, at: int, *, first: bool) -> tuple[float, str, int] | None:
        number, unit = self.token(at), self.token(at + 1)
        if number.mark("a") and first and unit.kind is Kind.NUMBER:
            number, unit, at = unit, self.token(at + 2), at + 1
        if number.kind is Kind.NUMBER and unit.mark("to", "or") and self.token(at + 2).kind is Kind.NUMBER:
            number, unit, at = self.token(at + 2), self.token(at + 3), at + 2  # "2 to 3 days": the longer
        if unit.mark("more", "of"):
            unit, at = self.token(at + 2), at + 1
        if unit.kind is not Kind.UNIT:
            return None
        if number.kind is Kind.NUMBER:
            return number.value, unit.value, at + 2
        return (1, unit.value, at + 2) if number.mark("a") and first else None

    def moved(self, at: datetime, amount: tuple[tuple[float, str], ...], sign: int = 1) -> datetime:
        for number, unit in amount:
            at = add(at, sign * number, unit)
        return at

    def offset(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "in 3 days", "two hours from now", "within a week", "for 5 minutes"."""
        token = self.token(at)
        leads = token.mark("in", "within", "about")
        place = at + 1 if leads else at
        if leads and self.token(place).mark("about"):
            place += 1
        if token.mark("within") and self.token(place).mark("the"):
            place += 1
        amount = self.amount(place)
        if amount is None and token.mark("within") and self.token(place).kind is Kind.UNIT:
            amount = ((1, self.token(place).value),), place + 1  # "within the next hour"
        if amount is None or sketch.exact or sketch.day or sketch.period:
            return None
        parts, last = amount
        if self.token(last).kind is Kind.TIMES:
            last += 1
        trails = self.trails(last)
        past = self.token(last).mark("ago")
        if token.mark("about") and not (trails or past):
            return None
        if not (leads or trails or past):
            return None
        if leads and (self.token(last).mark("of") or self._relates(last)):
            return None
        self._shift(sketch, parts, -1 if past else 1, within=token.mark("within"))
        return last + 1 if trails or past else last

    def trails(self, at: int) -> bool:
        token = self.token(at)
        return token.mark("from now") or token.text in self.words.tables.TRAILS

    def _relates(self, at: int) -> bool:
        """Whether "after", "from" or "before" and a moment follow."""
        return self.token(at).mark("after", "from", "before", "past") and self.moment(at + 1) is not None

    def _shift(self, sketch: Sketch, parts: tuple[tuple[float, str], ...], sign: int, *, within: bool = False) -> None:
        there = self.moved(self.now, parts, sign)
        if within:
            hours = any(unit in SECONDS or number % 1 for number, unit in parts)
            sketch.period = Span(self.now, there, "hours" if hours else "within")
        elif any(unit in SECONDS or number % 1 for number, unit in parts):
            sketch.exact = there
        elif sketch.weekday is not None and parts[0][1] in {"week", "month"}:
            sketch.period = unit_span(there, parts[0][1])
        else:
            sketch.day = there.date()

    def from_moment(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "two weeks after next friday", "the day before christmas", "15 minutes from 1pm"."""
        if sketch.has_day() or sketch.clock:
            return None
        place = at + 1 if self.token(at).mark("in", "within", "the") else at
        within = self.token(at).mark("within")
        amount = self.amount(place) or self.one_unit(place)
        if amount is None or self.token(place).text == self.words.tables.QUARTER:
            return None
        parts, last = amount
        relation = self.token(last)
        if not relation.mark("after", "from", "before", "past"):
            return None
        other = self.moment(last + 1)
        if other is None:
            return None
        self._related(sketch, parts, relation.value, other[0])
        if within and sketch.day is not None and not relation.mark("before"):
            sketch.period, sketch.day = Span(settle(other[0], self.now).start, midnight(sketch.day), "within"), None
        return other[1]

    def on_moment(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "a week on friday", "two weeks today", "monday week"."""
        if sketch.has_day() or sketch.clock:
            return None
        day = self.token(at)
        if day.kind in {Kind.DAY, Kind.NEAR}:
            unit = self.token(at + 1)
            if unit.kind is not Kind.UNIT or unit.value not in {"week", "fortnight"} or self.token(at + 2).mark("of"):
                return None
            return self._day_and(sketch, day, ((1, unit.value),), at + 2)
        amount = self.amount(at)
        if amount is None or any(unit not in {"week", "fortnight"} for _, unit in amount[0]):
            return None
        place = amount[1] + 1 if self.token(amount[1]).mark("on") else amount[1]
        day = self.token(place)
        if day.kind not in {Kind.DAY, Kind.NEAR}:
            return None
        return self._day_and(sketch, day, amount[0], place + 1)

    def _day_and(self, sketch: Sketch, day: Token, parts: tuple[tuple[float, str], ...], last: int) -> int:
        base = Sketch(weekday=day.value) if day.kind is Kind.DAY else Sketch(day=self.now.date() + day.value * DAY)
        sketch.day = self.moved(settle(base, self.now).start, parts).date()
        return last

    def one_unit(self, at: int) -> tuple[tuple[tuple[float, str], ...], int] | None:
        """ "the day" after, "the second week" after."""
        token = self.token(at)
        if token.kind is Kind.ORDINAL and self.token(at + 1).kind is Kind.UNIT:
            return ((token.value, self.token(at + 1).value),), at + 2
        return (((1, token.value),), at + 1) if token.kind is Kind.UNIT else None

    def _related(self, sketch: Sketch, parts: tuple[tuple[float, str], ...], relation: str, other: Sketch) -> None:
        span = settle(other, self.now)
        if [unit for _, unit in parts] == ["weekend"]:
            day = span.start.date()
            near = nth_weekday_before(day, 5, 1) if relation == "before" else nth_weekday(day + DAY, 5, 1)
            sketch.period = unit_span(midnight(near), "weekend")
            return
        there = self.moved(span.start, parts, -1 if relation == "before" else 1)
        if other.timed() or any(unit in SECONDS for _, unit in parts):
            sketch.exact = there
        else:
            sketch.day = there.date()

    def lasting(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        """ "for 3 hours", said of a moment; on its own it is the moment when that time is over."""
        if not self.token(at).mark("for") or sketch.length:
            return None
        amount = self.amount(at + 1)
        if amount is None:
            return None
        parts, last = amount
        if sketch.has_day() or sketch.timed():
            sketch.length = parts
            return last
        place = last + 1 if self.token(last).mark(",") else last
        if self.token(place).mark("from") and self.moment(place + 1) is not None:
            sketch.length = parts
            return place + 1
        if parts[0][1] in SECONDS:
            self._shift(sketch, parts, 1)
            return last
        return None
