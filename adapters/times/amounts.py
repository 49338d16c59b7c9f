"""Amounts of time, from now or from a moment: "in 3 days", "two weeks after friday", "for an hour"."""

from __future__ import annotations

from datetime import datetime

from adapters.times.days import Days
from adapters.times.language import TokenKind
from adapters.times.patterns import Got, pattern, rule
from adapters.times.rules import A_DAY
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import DAY, SECONDS, Span, add, midnight, nth_weekday, nth_weekday_before, unit_span

Amount = tuple[tuple[float, str], ...]
# Of "2 to 3 days" the longer counts.
FIRST_AMOUNT = pattern("( a? ( NUMBER to|or )? number:NUMBER / a ) more|of? unit:UNIT")
NEXT_AMOUNT = pattern(",|and* ( NUMBER to|or )? number:NUMBER more|of? unit:UNIT")
ONE_UNIT = pattern("number:ORDINAL? unit:UNIT")
FROM_NOW = "from_now|EDGE.afterwards"
RELATED = pattern("after|from|before|past <moment>")
FROM = pattern(",? from")


class Amounts(Days):
    """Rules of amounts."""

    def amount(self, at: int) -> tuple[Amount, int] | None:
        """ "3 days", "an hour", "1 hour, 5 minutes and 30 seconds"."""
        parts: list[tuple[float, str]] = []
        got, last = FIRST_AMOUNT.match(self, at), at
        while got is not None:
            parts.append((got.get("number", 1), got["unit"]))
            last = got.end
            got = NEXT_AMOUNT.match(self, last)
        return (tuple(parts), last) if parts else None

    def one_unit(self, at: int) -> tuple[Amount, int] | None:
        """ "the day" after, "the second week" after."""
        got = ONE_UNIT.match(self, at)
        return None if got is None else (((got.get("number", 1), got["unit"]),), got.end)

    def amount_or_unit(self, at: int) -> tuple[Amount, int] | None:
        return self.amount(at) or self.one_unit(at)

    def moved(self, at: datetime, amount: Amount, sign: int = 1) -> datetime:
        for number, unit in amount:
            at = add(at, sign * number, unit)
        return at

    @rule(
        f"( lead:in|about about? / within:within about? the? ) <amount> TIMES? end:ago|{FROM_NOW}?",
        "within:within about? the? unit:UNIT",  # "within the hour"
        f"=NUMBER|a <amount> TIMES? end:ago|{FROM_NOW}",
        free="exact day period",
    )
    def offset(self, got: Got, sketch: Sketch) -> bool | None:
        """ "in 3 days", "two hours from now", "within a week"."""
        unfinished = got["lead"] == "about" or self.token(got.end).mark("of") or RELATED.match(self, got.end)
        if "end" not in got and unfinished:
            return False
        parts = got["amount"] or ((1, got["unit"]),)
        self.shift(sketch, parts, -1 if got["end"] == "ago" else 1, within="within" in got)
        return None

    def shift(self, sketch: Sketch, parts: Amount, sign: int = 1, *, within: bool = False) -> None:
        there = self.moved(self.now, parts, sign)
        hours = any(unit in SECONDS or number % 1 for number, unit in parts)
        if within:
            sketch.period = Span(self.now, there, "hours" if hours else "within")
        elif hours:
            sketch.exact = there
        elif sketch.weekday is not None and parts[0][1] in {"week", "month"}:
            sketch.period = unit_span(there, parts[0][1])
        else:
            sketch.day = there.date()

    @rule(
        "lead:in|within|the? =NUMBER|a|UNIT|ORDINAL !UNIT.quarter~- <amount_or_unit>"
        " relation:after|from|before|past <moment>",
        free=f"{A_DAY} clock",
    )
    def from_moment(self, got: Got, sketch: Sketch) -> None:
        """ "two weeks after next friday", "the day before christmas", "15 minutes from 1pm"."""
        other, before = got["moment"], got["relation"] == "before"
        self._related(sketch, got["amount_or_unit"], other, before=before)
        if got["lead"] == "within" and sketch.day is not None and not before:
            sketch.period, sketch.day = Span(settle(other, self.now).start, midnight(sketch.day), "within"), None

    def _related(self, sketch: Sketch, parts: Amount, other: Sketch, *, before: bool) -> None:
        span = settle(other, self.now)
        if [unit for _, unit in parts] == ["weekend"]:
            day = span.start.date()
            near = nth_weekday_before(day, 5, 1) if before else nth_weekday(day + DAY, 5, 1)
            sketch.period = unit_span(midnight(near), "weekend")
            return
        there = self.moved(span.start, parts, -1 if before else 1)
        if other.timed() or any(unit in SECONDS for _, unit in parts):
            sketch.exact = there
        else:
            sketch.day = there.date()

    @rule("day:DAY|NEAR unit:UNIT.week,fortnight !of", "=NUMBER|a <amount> on? day:DAY|NEAR", free=f"{A_DAY} clock")
    def on_moment(self, got: Got, sketch: Sketch) -> bool | None:
        """ "a week on friday", "two weeks today", "monday week"."""
        parts, day = got["amount"] or ((1, got["unit"]),), got.token("day")
        if any(unit not in {"week", "fortnight"} for _, unit in parts):
            return False
        near = day.kind is TokenKind.NEAR
        base = Sketch(day=self.now.date() + day.value * DAY) if near else Sketch(weekday=day.value)
        sketch.day = self.moved(settle(base, self.now).start, parts).date()
        return None

    @rule("for <amount>", free="length")
    def lasting(self, got: Got, sketch: Sketch) -> int | bool | None:
        """ "for 3 hours", said of a moment; on its own it is the moment when that time is over."""
        begins = FROM.match(self, got.end)
        if sketch.has_day() or sketch.timed():
            sketch.length = got["amount"]
        elif begins is not None and self.moment(begins.end) is not None:
            sketch.length = got["amount"]
            return begins.end
        elif got["amount"][0][1] in SECONDS:
            self.shift(sketch, got["amount"])
        else:
            return False
        return None
