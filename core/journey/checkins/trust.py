"""Own answers over time, and whether a change is real. Pure; it says something of a person's own series alone.

A series is the last answers to one item, oldest first, each kept as `YYYY-MM-DD=n` with its local date.

Real or noise: the mean of the last seven answers is compared with the mean of the seven before them. The noise of one
answer, s, is the larger of two estimates from the person's own fourteen answers: the standard deviation from
successive differences, s^2 = sum (x[i+1] - x[i])^2 / (2 (n - 1)) (von Neumann and others 1941, "The mean square
successive difference"), which a slow trend does not inflate, and the pooled standard deviation within the two windows,
which slow swings do inflate. It is at least 0.5, half a point of the scale, so that a series of equal numbers does not
make the next single point a finding. As in the reliable change index (Jacobson and Truax 1991), a change is real when
|later - earlier| > 1.96 s sqrt(1/7 + 1/7).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from math import sqrt

from core.values import Series, days, numbers, score

WINDOW = 7
MOST = 120  # four months of daily answers
STEADY_DAYS = 90
LEAST_NOISE = 0.5
CERTAIN = 1.96


class Change(StrEnum):
    """What a series says about itself."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"


def add(series: Series, day: date, value: int) -> Series:
    """The series with one more answer; the oldest go. A second answer on one day takes the place of the first."""
    kept = tuple(entry for entry, on in zip(series, days(series), strict=True) if on != day.isoformat())
    return Series((*kept, score(day, value))[-MOST:])


def change(values: Sequence[int]) -> Change:
    """Whether the last seven answers differ from the seven before by more than the series' own noise."""
    if len(values) < 2 * WINDOW:
        return Change.UNCLEAR
    return _between(values[-2 * WINDOW : -WINDOW], values[-WINDOW:])


def steady(series: Series) -> bool:
    """Whether a series reaches over three months and has not fallen in them: its first seven answers of that time
    and its last seven are not apart by a real fall, and neither are the last two windows."""
    if not series:
        return False
    last = date.fromisoformat(days(series)[-1])
    ages = [(last - date.fromisoformat(day)).days for day in days(series)]
    recent = [(age, value) for age, value in zip(ages, numbers(series), strict=True) if age <= STEADY_DAYS + WINDOW]
    values, reach = tuple(value for _, value in recent), recent[0][0]
    if reach < STEADY_DAYS or len(values) < 2 * WINDOW:
        return False
    return Change.DOWN not in {_between(values[:WINDOW], values[-WINDOW:]), change(values)}


def _between(earlier: Sequence[int], later: Sequence[int]) -> Change:
    difference = _mean(later) - _mean(earlier)
    if abs(difference) <= CERTAIN * _noise(earlier, later) * sqrt(2 / WINDOW):
        return Change.UNCLEAR
    return Change.UP if difference > 0 else Change.DOWN


def _noise(earlier: Sequence[int], later: Sequence[int]) -> float:
    """The standard deviation of one answer, by the rules in this file's header."""
    both = (*earlier, *later)
    steps = sum((b - a) ** 2 for a, b in pairwise(both)) / (2 * (len(both) - 1))
    within = sum((x - _mean(window)) ** 2 for window in (earlier, later) for x in window) / (len(both) - 2)
    return max(LEAST_NOISE, sqrt(steps), sqrt(within))


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values)
