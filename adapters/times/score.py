"""For the scoring tool: what a free text says of time, in the tool's form.

python ../shared/tools/score_time.py adapters.times.score:found          (with Duckling where it is installed)
python ../shared/tools/score_time.py adapters.times.score:found_alone    (our own grammar alone)
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

from adapters.times.instants import Found, Grammar
from adapters.times.language import language
from adapters.times.native import Opinion, opinion
from adapters.times.recurring import Recurring
from adapters.times.spans import DAY, NoSuchDay
from adapters.times.tokens import normal, tokens

Answer = dict[str, datetime | str] | None
_opinion = cache(opinion)
BY = frozenset({"by", "before", "until", "through"})


def found(text: str, ref: datetime) -> Answer:
    """What is said, by our grammar or else by Duckling."""
    return answer(text, ref, _opinion())


def found_alone(text: str, ref: datetime) -> Answer:
    """What is said, by our grammar alone."""
    return answer(text, ref, None)


def answer(text: str, ref: datetime, second: Opinion | None) -> Answer:
    words = language("en")
    grammar = Grammar(tokens(normal(text, words), words), ref, words)
    try:
        rule = Recurring(grammar).read()
    except NoSuchDay:
        return None
    if rule is not None:
        return {"rrule": rule.spread()[0].text(hours=True)}
    readings = grammar.read()
    if readings:
        return _told(readings[0], ref)
    if second is None or grammar.impossible or (span := second(text, ref)) is None:
        return None
    return {"start": span.start, "end": span.end} if span.end > span.start else {"start": span.start}


def _told(reading: Found, ref: datetime) -> Answer:
    if reading.mark in BY:
        ends = reading.edge == "end" and reading.grain != "minute"
        return {"start": ref, "end": reading.end} if ends else {"start": reading.start, "end": reading.start}
    if reading.mark == "to" and not reading.timed:
        return {"start": reading.start, "end": reading.end - DAY}  # the tool takes the last day for an end too
    if reading.end > reading.start:
        return {"start": reading.start, "end": reading.end}
    return {"start": reading.start}
