"""What words about time mean here: instants and recurrences that can be kept, told and ended."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings

from adapters.texts.catalogue import Catalogue
from core.calendar import wall
from core.meaning import LONGEST, WHY_NOT, at_of, has_end, kept, meanings, moment, rule_of, with_hour
from core.ports import Meant, Unread, When
from core.recurrence import is_valid, next_after
from core.state import Meaning
from tests.core.test_recurrence import FIRST, ZONES, rules

BERLIN = "Europe/Berlin"
NOW = datetime(2026, 3, 4, 11, 50, tzinfo=UTC)
NEXT = datetime(2026, 3, 6, 18)
NOTES = ("moment-once-here", "moment-one-time", "moment-six-weeks")


def said(*readings: Meant, recurs: bool = True) -> tuple[tuple[Meaning, ...], str | None]:
    return meanings(When(readings=readings), BERLIN, NOW, recurs=recurs)


@pytest.mark.parametrize("text", [*WHY_NOT.values(), *NOTES, "moment-no-rhythm"])
def test_every_word_about_it_is_in_the_catalogue(text: str) -> None:
    assert Catalogue().has("en", text)


@pytest.mark.parametrize("why", Unread)
def test_what_was_not_read_says_why(why: Unread) -> None:
    assert meanings(When(unread=why), BERLIN, NOW, recurs=True) == ((), WHY_NOT[why])


def test_a_moment_is_an_instant_by_the_rules_of_gap_and_fold() -> None:
    gap, fold = datetime(2026, 3, 29, 2, 30), datetime(2026, 10, 25, 2, 30)
    found, _ = said(Meant(at=gap), Meant(at=fold))
    assert [one.at for one in found] == [
        datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    ]


def test_of_two_readings_that_are_one_or_of_which_one_is_past_there_is_one() -> None:
    past = Meant(at=datetime(2026, 3, 4, 12))
    assert said(Meant(at=NEXT), Meant(at=NEXT))[0] == said(past, Meant(at=NEXT))[0] == said(Meant(at=NEXT))[0]
    assert said(past) == ((), "moment-past")


def test_what_comes_again_and_has_ended_already_is_past() -> None:
    over = Meant(at=datetime(2026, 2, 1, 18), rule="FREQ=WEEKLY;BYDAY=SU;UNTIL=20260301")
    assert said(over) == ((), "moment-past")
    assert said(over, Meant(at=NEXT))[0] == said(Meant(at=NEXT))[0]


@pytest.mark.parametrize(
    "rule", ["FREQ=HOURLY", "FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO,TU", "nonsense", "", "FREQ=DAILY;BYMONTH=3"]
)
def test_a_rule_without_words_is_not_taken(rule: str) -> None:
    assert said(Meant(at=NEXT, rule=rule)) == ((), "moment-no-rhythm")


@pytest.mark.parametrize(
    ("rule", "taken", "note"),
    [
        ("FREQ=DAILY", "FREQ=DAILY", None),
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY;UNTIL=20260308", None),
        ("FREQ=DAILY;COUNT=200", "FREQ=DAILY;UNTIL=20260417", "moment-six-weeks"),
        ("FREQ=DAILY;UNTIL=20260417", "FREQ=DAILY;UNTIL=20260417", None),
        ("FREQ=DAILY;UNTIL=20260418", "FREQ=DAILY;UNTIL=20260417", "moment-six-weeks"),
        ("FREQ=DAILY;COUNT=1", None, "moment-one-time"),
        ("FREQ=YEARLY", None, "moment-one-time"),
        ("FREQ=WEEKLY;INTERVAL=7", None, "moment-one-time"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1", None),
    ],
)
def test_what_a_promise_cannot_carry_is_made_to_fit_and_said(rule: str, taken: str | None, note: str | None) -> None:
    found, why = said(Meant(at=NEXT, rule=rule))
    assert why is None
    assert [(one.rule, one.note) for one in found] == [(taken, note)]


def test_a_first_time_that_the_rule_does_not_fit_is_the_next_that_it_does() -> None:
    found, _ = said(Meant(at=NEXT, rule="FREQ=WEEKLY;BYDAY=SU"))
    assert wall(found[0].at, BERLIN).strftime("%A %d %H:%M") == "Sunday 08 18:00"


def test_where_one_moment_is_asked_for_the_first_is_taken() -> None:
    found, _ = said(Meant(at=NEXT, rule="FREQ=DAILY"), recurs=False)
    assert [(one.rule, one.note) for one in found] == [(None, "moment-once-here")]


@given(rule=rules(), first=FIRST, zone=ZONES)
@settings(deadline=None)
def test_whatever_is_taken_comes_at_least_twice_within_six_weeks_and_can_be_told(
    rule: str, first: datetime, zone: str
) -> None:
    now = datetime(2024, 12, 30, tzinfo=UTC)
    found, why = meanings(When(readings=(Meant(at=first, rule=rule),)), zone, now, recurs=True)
    assert found or why in {"moment-past", "moment-no-rhythm"}
    for one in found:
        assert one.at > now
        assert Catalogue().text("en", "moment", {"moment": moment(one, zone, now)})
        if one.rule is not None:
            here = wall(one.at, zone).replace(tzinfo=None)
            second = next_after(one.rule, here, zone, one.at)
            assert second is not None
            assert second <= one.at + LONGEST + timedelta(hours=25)
            assert is_valid(rule_of(kept(one)) or "")
            assert at_of(kept(one)) == one.at


def test_an_hour_goes_to_the_rhythm_that_was_echoed_without_one() -> None:
    echoed = Meaning(at=datetime(2026, 3, 8, 17, tzinfo=UTC), rule="FREQ=WEEKLY;BYDAY=SU", timed=False)
    hour = Meaning(at=datetime(2026, 3, 8, 19, tzinfo=UTC))
    other = Meaning(at=datetime(2026, 3, 9, 19, tzinfo=UTC))
    taken = Meaning(at=hour.at, rule=echoed.rule)
    assert with_hour((echoed,), (hour,), BERLIN) == (taken,)
    assert with_hour((echoed,), (other,), BERLIN) == (other,)
    assert with_hour((echoed,), (hour, other), BERLIN) == (taken,), "half past six: the one that is of that day"
    assert with_hour((echoed, echoed), (hour,), BERLIN) == (hour,)
    assert with_hour((taken,), (hour,), BERLIN) == (hour,)


def test_an_answer_says_its_instant_its_rule_and_whether_it_ends() -> None:
    once = Meaning(at=NOW)
    again, ending = Meaning(at=NOW, rule="FREQ=DAILY"), Meaning(at=NOW, rule="FREQ=DAILY;UNTIL=20260310")
    assert [at_of(kept(one)) for one in (once, again, ending)] == [NOW] * 3
    assert [rule_of(kept(one)) for one in (once, again, ending)] == [None, again.rule, ending.rule]
    assert [has_end(kept(one)) for one in (once, again, ending)] == [False, False, True]
    assert not has_end(None)


def test_the_year_is_told_by_the_wall_time_of_the_person() -> None:
    eve = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert moment(Meaning(at=eve), BERLIN, NOW).year
    assert not moment(Meaning(at=eve), "UTC", NOW).year
