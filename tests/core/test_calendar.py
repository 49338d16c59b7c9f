"""Wall time to instants, with gap and fold as core/calendar.py states them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import (
    WEEKDAYS,
    after_quiet,
    before_quiet,
    first_check_in,
    instant,
    is_quiet,
    next_check_in,
    next_morning,
)

ZONES = st.sampled_from(sorted(zone for zone in available_timezones() if "/" in zone))
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))


def test_a_time_in_the_gap_means_the_same_distance_after_it() -> None:
    assert instant(date(2026, 3, 29), time(2, 30), "Europe/Berlin") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_comes_twice_means_the_first() -> None:
    assert instant(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(at=MOMENTS, zone=ZONES)
def test_what_is_moved_out_of_quiet_hours_is_not_in_them(at: datetime, zone: str) -> None:
    assert not is_quiet(before_quiet(at, zone), zone)
    assert not is_quiet(after_quiet(at, zone), zone)
    assert before_quiet(at, zone) <= at <= after_quiet(at, zone)


@given(at=MOMENTS, zone=ZONES)
def test_a_night_lies_before_the_next_morning(at: datetime, zone: str) -> None:
    morning = next_morning(at, zone)
    assert timedelta(hours=2) < morning - at < timedelta(hours=30)
    local = morning.astimezone(ZoneInfo(zone))
    assert (local.hour, local.minute) == (8, 0)


@given(at=MOMENTS, zone=ZONES, days=st.sampled_from(["daily", "three", "weekly", *WEEKDAYS, "sun-2"]))
def test_a_rhythm_never_asks_twice_on_one_day_nor_in_the_past(at: datetime, zone: str, days: str) -> None:
    first = first_check_in("evening", zone, at, days=days)
    following = next_check_in(days, "evening", zone, first, first)
    assert at < first < following
    assert first.astimezone(ZoneInfo(zone)).date() < following.astimezone(ZoneInfo(zone)).date()


def test_check_ins_that_were_slept_through_are_left_out() -> None:
    due = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    back = due + timedelta(days=9)
    assert next_check_in("weekly", "evening", "Europe/Berlin", due, back) == due + timedelta(days=14)


@pytest.mark.parametrize("hour", ["morning", "midday", "evening"])
def test_a_check_in_keeps_its_wall_time_over_the_change_to_summer(hour: str) -> None:
    before = first_check_in(hour, "Europe/Berlin", datetime(2026, 3, 28, 3, 0, tzinfo=UTC))
    after = next_check_in("daily", hour, "Europe/Berlin", before, before)
    assert after - before == timedelta(hours=23)


def test_check_ins_keep_to_the_days_that_were_chosen_and_half_as_often_is_every_second_of_them() -> None:
    at = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)  # a Wednesday
    for days, named in WEEKDAYS.items():
        due = first_check_in("evening", "Europe/Berlin", at, days=days)
        found = [due]
        for _ in range(8):
            found.append(next_check_in(days, "evening", "Europe/Berlin", found[-1], found[-1]))
        assert {due.weekday() for due in found} == named
        half = next_check_in(days, "evening", "Europe/Berlin", due, due, every=2)
        assert half == found[2]
        assert next_check_in(f"{days}-2", "evening", "Europe/Berlin", due, due) == found[2]


@pytest.mark.parametrize("minutes", [0, 29, 30, 59])
def test_each_person_has_their_own_minute_within_the_hour(minutes: int) -> None:
    at = datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
    due = first_check_in("evening", "Europe/Berlin", at, minutes)
    assert due == datetime(2026, 3, 4, 18, 30, tzinfo=UTC) + timedelta(minutes=minutes)
