"""For the scoring tool: what a free text says of time, in the tool's form.

python ../shared/tools/score_time.py adapters.times.score:found_alone
"""

from __future__ import annotations

from datetime import datetime

from adapters.times.instants import Found, Grammar
from adapters.times.language import language
from adapters.times.recurring import Recurring
from adapters.times.spans import DAY, NoSuchDay
from adapters.times.tokens import normal, tokens

Answer = dict[str, datetime | str] | None
BY = frozenset({"by", "before", "until", "through"})


def found_alone(text: str, ref: datetime) -> Answer:
    """What is said, by our grammar alone."""
    words = language("en")
    grammar = Grammar(tokens(normal(text, words), words), ref, words)
    try:
        rule = Recurring(grammar).read()
    except NoSuchDay:
        return None
    if rule is not None:
        return {"rrule": rule.spread()[0].text(hours=True)}
    readings = grammar.read()
    return _told(readings[0], ref) if readings else None


def _told(reading: Found, ref: datetime) -> dict[str, datetime | str]:
    span = reading.span
    if reading.mark in BY:
        ends = span.edge == "end" and span.grain != "minute"
        return {"start": ref, "end": span.end} if ends else {"start": span.start, "end": span.start}
    if reading.mark == "to" and not reading.timed:
        return {"start": span.start, "end": span.end - DAY}  # the tool takes the last day for an end too
    return {"start": span.start, "end": span.end} if span.end > span.start else {"start": span.start}
