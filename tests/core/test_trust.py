"""Own series, and whether a change is real: only when it exceeds the noise of the person's own answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.journey.checkins.trust import MOST, Change, add, change, days, numbers, steady

DAY = date(2026, 3, 2)


def series(values: list[int], apart: int = 1) -> tuple[str, ...]:
    made: tuple[str, ...] = ()
    for number, value in enumerate(values):
        made = add(made, DAY + timedelta(days=apart * number), value)
    return made


def test_a_series_keeps_its_numbers_with_their_dates() -> None:
    assert numbers(series([3, 4])) == (3, 4)
    assert days(series([3, 4])) == ("2026-03-02", "2026-03-03")


def test_a_second_answer_on_one_day_takes_the_place_of_the_first() -> None:
    assert numbers(add(series([3, 4]), DAY, 9)) == (4, 9)


def test_the_oldest_answers_go_so_that_a_series_has_an_end() -> None:
    assert len(series([5] * (MOST + 30))) == MOST
    assert numbers(series([*[1] * 30, *[5] * MOST])) == (5,) * MOST


@pytest.mark.parametrize("values", [[], [0], [0, 10], [0] * 6 + [10] * 7, [5] * 14, [5] * 40])
def test_few_answers_and_equal_ones_are_no_clear_change(values: list[int]) -> None:
    assert change(values) is Change.UNCLEAR


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([3] * 7 + [5] * 7, Change.UP),
        ([5] * 7 + [3] * 7, Change.DOWN),
        ([2, 3, 2, 3, 2, 3, 2, 6, 7, 6, 7, 6, 7, 6], Change.UP),
        ([5] * 13 + [6], Change.UNCLEAR),  # a single point after equal numbers is no finding
        ([5] * 7 + [5, 5, 5, 5, 5, 5, 8], Change.UNCLEAR),
        ([0, 10] * 7, Change.UNCLEAR),  # great ups and downs
        ([1, 9, 2, 8, 1, 9, 2, 9, 3, 9, 4, 8, 3, 9], Change.UNCLEAR),  # higher, but within the noise
        ([2, 2, 2, 9, 9, 9, 9, 9, 9, 9, 9, 2, 2, 2], Change.UNCLEAR),  # slow swings count as noise too
    ],
)
def test_a_change_is_real_only_beyond_the_noise_of_the_own_series(values: list[int], found: Change) -> None:
    assert change(values) is found


def test_only_the_last_fourteen_answers_are_compared() -> None:
    assert change([0] * 50 + [8] * 14) is Change.UNCLEAR


def test_a_series_is_steady_after_three_months_without_a_real_fall() -> None:
    assert steady(series([6] * 14, apart=7))
    assert steady(series([3, 4] * 10, apart=5))
    assert steady(series([2] * 7 + [8] * 7, apart=7))
    assert not steady(series([8] * 7 + [3] * 7, apart=7))
    assert not steady(series([6] * 30))
    assert not steady(series([6] * 5, apart=25))
    assert not steady(())


def test_what_was_long_ago_does_not_unsettle_the_last_three_months() -> None:
    assert steady(series([10] * 20 + [5] * 15, apart=7))
