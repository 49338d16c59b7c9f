"""From when, until when and how often it comes again: "starting monday", "until Christmas", "for 5 times"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from adapters.times.language import Kind
from adapters.times.ondays import OnDays
from adapters.times.rule import Said
from adapters.times.sketch import settle
from adapters.times.spans import Span, unit_span


class Bounds(OnDays):
    """Rules of beginnings and ends."""

    def starting(self, at: int, said: Said) -> int | None:
        if self.token(at).mark("from now") and said.start is None:
            said.start = self.now.date()
            return at + 1
        if not self.token(at).mark("from", "after") or said.start:
            return None
        moment = self.grammar.moment(at + 1)
        if moment is None:
            return None
        said.start = settle(moment[0], self.now).start.date()
        if moment[0].clock is not None and not said.clocks:
            said.clocks = [moment[0].clock]
        return moment[1]

    def until(self, at: int, said: Said) -> int | None:
        token = self.token(at)
        if not token.mark("until", "through", "by", "before", "to") or said.last or not (said.again or said.start):
            return None
        moment = self.grammar.moment(at + 1)
        if moment is None or (moment[0].clock is not None and not moment[0].has_day()):
            return None
        base = self.now if said.start is None else datetime(said.start.year, said.start.month, said.start.day)
        said.last = last_day(settle(moment[0], base), through=token.value == "through")
        return moment[1]

    def counted(self, at: int, said: Said) -> int | None:
        """ "for 5 occurrences", "10 times", "twice"."""
        token = self.token(at)
        if not said.again or said.count:
            return None
        if token.kind is Kind.ONCE:
            said.count = token.value
            return at + 1
        if token.kind is Kind.NUMBER and self.token(at + 1).kind is Kind.TIMES and isinstance(token.value, int):
            said.count = min(token.value, 10_000) or None
            return at + 2
        return None

    def for_long(self, at: int, said: Said) -> int | None:
        """ "for the next three weeks", "for up to 14 months"."""
        if not self.token(at).mark("for", "within", "in") or not said.again or said.last:
            return None
        place = at + 1
        while self.token(place).mark("the", "until", "of", "about", "a", "for") or self.token(place).kind is Kind.WHICH:
            if self.token(place).mark("a"):
                break
            place += 1
        rest = self.grammar.moment(place) if self.token(place).kind is Kind.EDGE else None
        if rest is not None and rest[0].period is not None:
            said.last = last_day(rest[0].period, through=True)  # "for the rest of the year"
            return rest[1]
        amount = self.grammar.amount(place) or self.grammar.one_unit(place)
        if amount is None or (self.token(at).mark("in") and self.token(place - 1).kind is not Kind.WHICH):
            return None
        base = self.now if said.start is None else datetime(said.start.year, said.start.month, said.start.day)
        said.last = self.grammar.moved(base, amount[0]).date()
        return amount[1]

    def during(self, at: int, said: Said) -> int | None:
        """ "every day this week": from then on, to its end."""
        token, unit = self.token(at), self.token(at + 1)
        if not said.again or said.last or (token.kind is not Kind.WHICH and not token.mark("this")):
            return None
        if token.value not in {"this", "next", "coming"} or unit.kind is not Kind.UNIT:
            return None
        span = unit_span(self.now, unit.value, 0 if token.value == "this" else 1)
        said.start, said.last = max(span.start, self.now).date(), last_day(span, through=True)
        return at + 2


def last_day(span: Span, *, through: bool) -> date:
    """The last day of "until" a span: its first day, but all of it after "through" and for the end of something."""
    if span.edge == "end" or through:
        return (span.end - timedelta(microseconds=1)).date()
    return span.start.date()
