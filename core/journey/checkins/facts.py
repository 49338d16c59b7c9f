"""What the numbers of a check-in say. Pure; of a person's own series alone, never of the partner, and never a grade.

A number that cries out is answered, and nothing follows it. Else one true thing is said, where there is one: that an
answer was better than the one before it several times in a row, that it is better than a week ago, or that it has been
steady for two weeks. Answers that are not there are not spoken of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from core.effects import Arg
from core.journey.checkins.story import CHECKIN_HOPE, CHECKIN_RELY, CHECKIN_UNDERSTOOD, FOOD, SLEEP, TOO_MUCH
from core.kernel.buttons import text_id
from core.values import EMPTY, Key, Series, ask_of, days, numbers

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
TIMES = 2  # how often an answer is better than the one before it until that is said
CLOSE = 8  # days between two answers that still follow each other
BY = 2  # points from which a week has changed something
STEADY_FOR, STEADY_ANSWERS, STEADY_LEAST = 13, 3, 4
BETTER = {CHECKIN_UNDERSTOOD.id: 1, CHECKIN_HOPE.id: 1, SLEEP.id: 1, FOOD.id: 1, TOO_MUCH.id: -1}


# -- what cries out --------------------------------------------------------------------------------------------

MUCH, LITTLE, HARDLY, FALL = 8, 2, 1, 4


def cries_out(answers: Mapping[str, int], relied: Series) -> str | None:
    """The answer of a check-in that cries out, if one does: the heaviest of them. `answers`: its numbers by the ids of
    their asks; `relied`: the series of the one about relying, with the answer of today."""
    before = numbers(relied)[-2:-1]
    loud: dict[str, Callable[[int], bool]] = {
        TOO_MUCH.id: lambda value: value >= MUCH,
        CHECKIN_HOPE.id: lambda value: value <= HARDLY,
        CHECKIN_RELY.id: lambda value: any(earlier - value >= FALL for earlier in before),
        FOOD.id: lambda value: value <= LITTLE,
        SLEEP.id: lambda value: value <= LITTLE,
    }
    return next((ask for ask, is_loud in loud.items() if ask in answers and is_loud(answers[ask])), None)


def answered(picks: Mapping[Key, str]) -> dict[str, int]:
    """The numbers among the answers of a form, by the ids of their asks."""
    return {ask_of(name): int(value) for name, value in picks.items() if value.isdecimal()}


# -- one true thing --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is true of a series: its text, and what it tells."""

    text: str
    args: dict[str, Arg] = field(default_factory=dict)


def rising(item: str, series: Series) -> Fact | None:
    """The last answers were each better than the one before."""
    times = 0
    for (earlier, before), (later, after) in reversed(list(pairwise(_dated(series)))):
        if (after - before) * BETTER[item] <= 0 or (later - earlier).days > CLOSE:
            break
        times += 1
    return Fact(f"fact-rising-{text_id(item)}", {"times": times}) if times >= TIMES else None


def since_a_week(item: str, series: Series) -> Fact | None:
    """The last answer is better than the one of the same day a week before."""
    by_day = dict(_dated(series))
    last = max(by_day, default=None)
    earlier = by_day.get(last - A_WEEK) if last is not None else None
    if last is None or earlier is None or (by_day[last] - earlier) * BETTER[item] < BY:
        return None
    return Fact(f"fact-week-{text_id(item)}")


def steady(item: str, series: Series) -> Fact | None:
    """The answers of the last two weeks were within one point of each other, where that is good to hear."""
    dated = _dated(series)
    recent = [(day, value) for day, value in dated if (dated[-1][0] - day).days <= STEADY_FOR + 1]
    if len(recent) < STEADY_ANSWERS or (recent[-1][0] - recent[0][0]).days < STEADY_FOR:
        return None
    values = [value if BETTER[item] > 0 else 10 - value for _, value in recent]
    if max(values) - min(values) > 1 or min(values) < STEADY_LEAST:
        return None
    return Fact(f"fact-steady-{text_id(item)}")


def _dated(series: Series) -> list[tuple[date, int]]:
    return [(date.fromisoformat(day), value) for day, value in zip(days(series), numbers(series), strict=True)]


def of(series: Mapping[str, Series], today: date) -> Iterator[Fact]:
    """What is true of the series that have an answer of today, the most striking first."""
    fresh = {item: series.get(item, EMPTY) for item in BETTER if days(series.get(item, EMPTY))[-1:] == (_iso(today),)}
    for true_of in (rising, since_a_week, steady):
        found = (true_of(item, answers) for item, answers in fresh.items())
        yield from (fact for fact in found if fact is not None)


def to_say(series: Mapping[str, Series], today: date, said: Mapping[str, str]) -> Fact | None:
    """One true thing, and none that was said today or yesterday. `said`: the day on which each was said last."""
    lately = {_iso(today), _iso(today - A_DAY)}
    return next((fact for fact in of(series, today) if said.get(fact.text) not in lately), None)


def _iso(day: date) -> str:
    return day.isoformat()
