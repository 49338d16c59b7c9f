"""What the numbers of a check-in say: only what is true of the person's own series, and no grade."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.texts.catalogue import Catalogue, locales
from core.journey.checkins import facts
from core.journey.checkins.facts import BETTER, Fact, cries_out, of, rising, since_a_week, steady, to_say
from core.journey.checkins.trust import add
from core.values import EMPTY, Key, Series, days, numbers

TODAY = date(2026, 3, 30)
SLEEP, OVER, HOPE, RELY = "checkin.sleep", "checkin.over", "checkin.hope", "checkin.rely"


def series(*answers: tuple[int, int]) -> Series:
    """Answers, each with how many days ago it was given."""
    made = EMPTY
    for ago, value in answers:
        made = add(made, TODAY - timedelta(days=ago), value)
    return made


# -- better several times in a row -----------------------------------------------------------------------------


def test_answers_that_were_each_better_than_the_last_are_counted() -> None:
    assert rising(SLEEP, series((2, 3), (1, 4), (0, 6))) == Fact("fact-rising-checkin-sleep", {"times": 2})
    assert rising(SLEEP, series((4, 9), (3, 1), (2, 3), (1, 4), (0, 6))) == Fact(
        "fact-rising-checkin-sleep", {"times": 3}
    )


def test_of_being_too_much_the_lower_answer_is_the_better_one() -> None:
    assert rising(OVER, series((2, 7), (1, 6), (0, 5))) == Fact("fact-rising-checkin-over", {"times": 2})
    assert rising(OVER, series((2, 5), (1, 6), (0, 7))) is None


@pytest.mark.parametrize(
    "answers", [(), ((0, 5),), ((1, 4), (0, 5)), ((2, 4), (1, 4), (0, 5)), ((2, 4), (1, 6), (0, 5))]
)
def test_one_better_answer_or_an_equal_one_is_no_row(answers: tuple[tuple[int, int], ...]) -> None:
    assert rising(SLEEP, series(*answers)) is None


def test_answers_far_apart_do_not_follow_each_other() -> None:
    assert rising(HOPE, series((16, 3), (8, 4), (0, 5))) is not None
    assert rising(HOPE, series((18, 3), (9, 4), (0, 5))) is None


# -- better than a week ago ------------------------------------------------------------------------------------


def test_today_is_held_against_the_same_day_a_week_ago() -> None:
    assert since_a_week(HOPE, series((7, 3), (3, 9), (0, 5))) == Fact("fact-week-checkin-hope")
    assert since_a_week(OVER, series((7, 7), (0, 4))) == Fact("fact-week-checkin-over")


@pytest.mark.parametrize("answers", [(), ((0, 9),), ((6, 3), (0, 9)), ((7, 4), (0, 5)), ((7, 8), (0, 3))])
def test_a_week_without_its_other_end_or_without_a_difference_is_not_spoken_of(
    answers: tuple[tuple[int, int], ...],
) -> None:
    assert since_a_week(HOPE, series(*answers)) is None


# -- steady ----------------------------------------------------------------------------------------------------


def test_two_weeks_within_one_point_are_steady() -> None:
    assert steady(HOPE, series((30, 1), (14, 6), (7, 7), (0, 6))) == Fact("fact-steady-checkin-hope")
    assert steady(OVER, series((13, 3), (7, 4), (0, 3))) == Fact("fact-steady-checkin-over")


@pytest.mark.parametrize(
    "answers",
    [
        (),
        ((14, 6), (0, 6)),  # two answers
        ((12, 6), (7, 6), (0, 6)),  # not two weeks
        ((13, 5), (7, 6), (0, 7)),  # two points
        ((13, 3), (7, 4), (0, 3)),  # steady, and low
    ],
)
def test_what_is_short_or_moves_or_is_low_is_not_called_steady(answers: tuple[tuple[int, int], ...]) -> None:
    assert steady(HOPE, series(*answers)) is None


# -- which one is said -----------------------------------------------------------------------------------------

BOTH = {SLEEP: series((2, 3), (1, 4), (0, 6)), HOPE: series((7, 3), (0, 5))}


def test_one_thing_is_said_and_no_other_on_the_next_day_while_it_is_the_same() -> None:
    week = Fact("fact-week-checkin-hope")
    assert to_say(BOTH, TODAY, {}) == Fact("fact-rising-checkin-sleep", {"times": 2})
    assert to_say(BOTH, TODAY, {"fact-rising-checkin-sleep": "2026-03-29"}) == week
    assert to_say(BOTH, TODAY, {"fact-rising-checkin-sleep": "2026-03-30"}) == week
    assert to_say(BOTH, TODAY, {"fact-rising-checkin-sleep": "2026-03-28"}) != week
    assert to_say(BOTH, TODAY, dict.fromkeys(("fact-rising-checkin-sleep", week.text), "2026-03-29")) is None


def test_nothing_is_said_of_an_answer_of_another_day() -> None:
    assert to_say(BOTH, TODAY + timedelta(days=1), {}) is None
    assert to_say({}, TODAY, {}) is None


def test_how_far_one_can_rely_on_the_partner_is_never_spoken_of() -> None:
    assert to_say({RELY: series((2, 3), (1, 4), (0, 6))}, TODAY, {}) is None


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("kind", ["rising", "week", "steady"])
@pytest.mark.parametrize("item", sorted(BETTER))
def test_each_has_its_words(locale: str, kind: str, item: str) -> None:
    id = f"fact-{kind}-{item.replace('.', '-')}"
    for times in (2, 3, 4):
        assert len(Catalogue().text(locale, id, {"times": times}).split()) <= 15


# -- it is true of the series ----------------------------------------------------------------------------------

GAPS = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 10)), max_size=25)


@given(st.sampled_from(sorted(BETTER)), GAPS)
def test_what_is_said_is_true_of_the_series(item: str, answers: list[tuple[int, int]]) -> None:
    day, made = TODAY - timedelta(days=sum(gap for gap, _ in answers)), EMPTY
    for gap, value in answers:
        day += timedelta(days=gap)
        made = add(made, day, value)
    better = BETTER[item]
    for fact in of({item: made}, TODAY):
        by_day = dict(zip(days(made), numbers(made), strict=True))
        values = numbers(made)
        if "rising" in fact.text:
            times = fact.args["times"]
            assert isinstance(times, int)
            last = values[-times - 1 :]
            assert len(last) == times + 1
            assert all((b - a) * better > 0 for a, b in pairwise(last))
        elif "week" in fact.text:
            ago = by_day[(TODAY - timedelta(days=7)).isoformat()]
            assert (by_day[TODAY.isoformat()] - ago) * better > 0
        else:
            recent = [v for d, v in by_day.items() if d >= (TODAY - timedelta(days=13)).isoformat()]
            assert max(recent) - min(recent) <= 1
            assert min(by_day) <= (TODAY - timedelta(days=13)).isoformat()


# -- what cries out --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "relied", "cries"),
    [
        ({}, (), None),
        ({OVER: 8}, (), OVER),
        ({OVER: 7}, (), None),
        ({HOPE: 1}, (), HOPE),
        ({HOPE: 2}, (), None),
        ({SLEEP: 2}, (), SLEEP),
        ({SLEEP: 3, "checkin.food": 3}, (), None),
        ({SLEEP: 1, "checkin.food": 2}, (), "checkin.food"),
        ({SLEEP: 0, OVER: 9}, (), OVER),
        ({RELY: 3}, ((1, 7), (0, 3)), RELY),
        ({RELY: 4}, ((1, 7), (0, 4)), None),
        ({RELY: 0}, ((0, 0),), None),
        ({RELY: 0}, ((2, 9), (1, 3), (0, 0)), None),  # the last answer counts, and not an earlier one
    ],
)
def test_the_heaviest_number_cries_out(
    answers: dict[str, int], relied: tuple[tuple[int, int], ...], cries: str | None
) -> None:
    assert cries_out(answers, series(*relied)) == cries


def test_of_the_answers_of_a_form_only_its_numbers_are_numbers() -> None:
    assert facts.answered({Key("checkin.over"): "8", Key("checkin.bring"): "keep"}) == {"checkin.over": 8}
