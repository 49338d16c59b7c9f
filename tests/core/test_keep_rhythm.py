"""The occurrences of a recurring promise: the same wall time, over gaps and folds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.calendar import wall
from core.recurrence import next_time

BERLIN = "Europe/Berlin"


def times(rhythm: str, first: datetime, count: int = 4) -> list[str]:
    found, at = [], first - timedelta(seconds=1)
    for _ in range(count):
        come = next_time(rhythm, first, BERLIN, at)
        assert come is not None
        at = come
        found.append(wall(at, BERLIN).strftime("%a %d %H:%M"))
    return found


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        ("daily", ["Fri 06 18:00", "Sat 07 18:00", "Sun 08 18:00", "Mon 09 18:00"]),
        ("weekdays", ["Fri 06 18:00", "Mon 09 18:00", "Tue 10 18:00", "Wed 11 18:00"]),
        ("weekly", ["Fri 06 18:00", "Fri 13 18:00", "Fri 20 18:00", "Fri 27 18:00"]),
        ("two-weeks", ["Fri 06 18:00", "Fri 20 18:00", "Fri 03 18:00", "Fri 17 18:00"]),
    ],
)
def test_each_rhythm_goes_by_the_wall_clock(rhythm: str, expected: list[str]) -> None:
    assert times(rhythm, datetime(2026, 3, 6, 17, 0, tzinfo=UTC)) == expected


def test_an_hour_that_is_skipped_comes_an_hour_later_and_one_that_comes_twice_is_the_first() -> None:
    spring = datetime(2026, 3, 28, 1, 30, tzinfo=UTC)
    assert times("daily", spring, 3) == ["Sat 28 02:30", "Sun 29 03:30", "Mon 30 02:30"]
    autumn = datetime(2026, 10, 24, 0, 30, tzinfo=UTC)
    assert next_time("daily", autumn, BERLIN, autumn) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    again = next_time("daily", autumn, BERLIN, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    assert again == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_first_time_on_a_weekend_begins_on_monday_for_weekdays() -> None:
    assert times("weekdays", datetime(2026, 3, 7, 17, 0, tzinfo=UTC), 1) == ["Mon 09 18:00"]
