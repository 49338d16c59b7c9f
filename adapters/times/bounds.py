"""From when, until when and how often it comes again: "starting monday", "until Christmas", "for 5 times"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from adapters.times.ondays import OnDays
from adapters.times.patterns import Got, rule
from adapters.times.rule import SpokenRule
from adapters.times.sketch import settle
from adapters.times.spans import Span, midnight, unit_span

LITTLE_WORDS = "the|until|of|about|for|WHICH*"


class Bounds(OnDays):
    """Rules of beginnings and ends."""

    @rule("from_now", "from|after <moment>", free="start")
    def starting(self, got: Got, said: SpokenRule) -> None:
        moment = got["moment"]
        said.start = self.now.date() if moment is None else settle(moment, self.now).start.date()
        if moment is not None and moment.clock is not None and not said.clocks:
            said.clocks = (moment.clock,)

    @rule("mark:until|through|by|before|to <moment>", free="last")
    def until(self, got: Got, said: SpokenRule) -> bool | None:
        moment = got["moment"]
        if not (said.again or said.start) or (moment.clock is not None and not moment.has_day()):
            return False
        said.last = last_day(settle(moment, self._base(said)), through=got["mark"] == "through")
        return None

    def _base(self, said: SpokenRule) -> datetime:
        return self.now if said.start is None else midnight(said.start)

    @rule("count:ONCE", "count:NUMBER TIMES", free="count")
    def counted(self, got: Got, said: SpokenRule) -> bool | None:
        """ "for 5 occurrences", "10 times", "twice"."""
        if not said.again or not isinstance(got["count"], int):
            return False
        said.count = min(got["count"], 10_000) or None
        return None

    @rule(
        f"for|within|in {LITTLE_WORDS} =EDGE <moment>",
        f"for|within {LITTLE_WORDS} <amount_or_unit>",
        f"in {LITTLE_WORDS} WHICH <amount_or_unit>",
        free="last",
    )
    def for_long(self, got: Got, said: SpokenRule) -> bool | None:
        """ "for the next three weeks", "for up to 14 months", "for the rest of the year"."""
        moment = got["moment"]
        if not said.again or (moment is not None and moment.period is None):
            return False
        if moment is not None:
            said.last = last_day(moment.period, through=True)
        else:
            said.last = self.grammar.moved(self._base(said), got["amount_or_unit"]).date()
        return None

    @rule("which:WHICH.this,next,coming|this unit:UNIT", free="last")
    def during(self, got: Got, said: SpokenRule) -> bool | None:
        """ "every day this week": from then on, to its end."""
        if not said.again:
            return False
        span = unit_span(self.now, got["unit"], 0 if got["which"] == "this" else 1)
        said.start, said.last = max(span.start, self.now).date(), last_day(span, through=True)
        return None


def last_day(span: Span, *, through: bool) -> date:
    """The last day of "until" a span: its first day, but all of it after "through" and for the end of something."""
    if span.edge == "end" or through:
        return (span.end - timedelta(microseconds=1)).date()
    return span.start.date()
