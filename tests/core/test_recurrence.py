"""Recurrences: the same days as dateutil's rrule, and instants by the rules of core/calendar.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest
from dateutil.rrule import rrule, rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from adapters.texts.catalogue import Catalogue
from core.calendar import instant, wall
from core.effects import Moment
from core.recurrence import CODES, NAMED, as_meant, is_valid, last_time, next_after, next_time, parse, shape, written

BERLIN = "Europe/Berlin"
ZONES = st.sampled_from(sorted(zone for zone in available_timezones() if "/" in zone))
FIRST = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))
MICROSECOND = timedelta(microseconds=1)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Any rule of the part of RFC 5545 that is known."""
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={freq}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 4))}")
    if draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4, unique=True))
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    ordinals = freq == "MONTHLY" or (freq == "YEARLY" and len(parts) and parts[-1].startswith("BYMONTH"))
    nth = st.sampled_from(["1", "2", "3", "4", "5", "-1", "-2"]) if ordinals and draw(st.booleans()) else st.just("")
    if draw(st.booleans()):
        days = draw(st.lists(st.tuples(nth, st.sampled_from(CODES)), min_size=1, max_size=3, unique=True))
        parts.append("BYDAY=" + ",".join(n + code for n, code in days))
    elif freq != "WEEKLY" and draw(st.booleans()):
        month_days = st.sampled_from([*range(1, 32), -1])
        days_of = draw(st.lists(month_days, min_size=1, max_size=3, unique=True))
        parts.append("BYMONTHDAY=" + ",".join(map(str, days_of)))
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 9))}")
    if end == "UNTIL":
        parts.append(f"UNTIL={draw(st.dates(date(2025, 1, 1), date(2029, 12, 31))):%Y%m%d}")
    return ";".join(parts)


def comes_at_all(rule: str, first: datetime) -> bool:
    """Whether the rule comes again and again; of one that does not, dateutil would look until the year 9999."""
    read, begin = parse(rule), instant(first.date(), first.time(), "UTC")
    assert read is not None
    endless = written(replace(read, count=None, until=None))
    return next_after(endless, first, "UTC", begin + timedelta(days=1600)) is not None


def of_dateutil(rule: str, first: datetime, latest: date) -> list[date]:
    """The days that rrule gives."""
    begin, read = datetime.combine(first.date(), time()), parse(rule)
    assert read is not None
    endless = written(replace(read, count=None, until=None))
    last = datetime.combine(min(latest, read.until or latest), time())
    found = rrulestr(endless, dtstart=begin)
    assert isinstance(found, rrule)
    return [at.date() for at in found.replace(until=last)][: read.count]


def ours(rule: str, first: datetime, latest: date) -> list[date]:
    """The days that we find, one after the other."""
    found, at = [], instant(first.date(), first.time(), "UTC") - MICROSECOND
    while (come := next_after(rule, first, "UTC", at)) is not None and come.date() <= latest:
        found.append(come.date())
        at = come
    return found


@given(rule=rules(), first=FIRST)
@settings(deadline=None)
def test_the_days_are_those_of_dateutil(rule: str, first: datetime) -> None:
    assume(comes_at_all(rule, first))
    latest = first.date() + timedelta(days=400)
    assert ours(rule, first, latest) == of_dateutil(rule, first, latest)


@given(rule=rules(), first=FIRST, days=st.integers(0, 700))
@settings(deadline=None)
def test_one_in_the_middle_is_found_without_those_before_it(rule: str, first: datetime, days: int) -> None:
    assume(comes_at_all(rule, first))
    after, latest = first.date() + timedelta(days=days), first.date() + timedelta(days=1600)
    expected = [day for day in of_dateutil(rule, first, latest) if day > after]
    found = next_after(rule, first, "UTC", instant(after, time(23, 59, 59), "UTC"))
    assert [found.date()] == expected[:1] if found and found.date() <= latest else not expected


@given(rule=rules(), first=FIRST, zone=ZONES, days=st.integers(0, 400))
@settings(deadline=None)
def test_each_time_is_the_wall_time_of_the_first_by_the_rules_of_gap_and_fold(
    rule: str, first: datetime, zone: str, days: int
) -> None:
    after = instant(first.date() + timedelta(days=days), time(12), zone)
    found = next_after(rule, first, zone, after)
    assume(found is not None)
    assert found is not None
    assert found > after
    day = wall(found, zone).date()
    assert found in {instant(other, first.time(), zone) for other in (day, day - timedelta(days=1))}


@given(rule=rules(), first=FIRST)
def test_a_rule_is_written_as_it_is_read(rule: str, first: datetime) -> None:
    read = parse(rule)
    assert read is not None
    assert parse(written(read)) == read


@given(rule=rules(), first=FIRST)
@settings(deadline=None)
def test_what_is_meant_comes_on_the_same_days_but_for_the_thirty_first(rule: str, first: datetime) -> None:
    read = parse(rule)
    assert read is not None
    meant = as_meant(read, first.date())
    assume("31" not in rule.partition("BYMONTHDAY=")[2].split(";")[0] and not (first.day == 31 and not read.days))
    begin, latest = instant(first.date(), first.time(), "UTC") - MICROSECOND, datetime(2029, 1, 1, tzinfo=UTC)
    assert next_after(written(meant), first, "UTC", begin) == next_after(rule, first, "UTC", begin)
    assert last_time(written(meant), first, "UTC", latest) == last_time(rule, first, "UTC", latest)


@given(st.one_of(st.text(), st.text(alphabet="FREQ=;DAILYWEKM,1-BOUNT0", max_size=40)))
def test_no_text_makes_reading_a_rule_raise(text: str) -> None:
    assert is_valid(text) in {True, False}


@pytest.mark.parametrize(
    "text",
    [
        *("", "DAILY", "FREQ=HOURLY", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=0"),
        *("FREQ=DAILY;COUNT=2;UNTIL=20260101", "FREQ=DAILY;UNTIL=20260231", "FREQ=DAILY;UNTIL=tomorrow"),
        *("FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYMONTHDAY=3", "FREQ=YEARLY;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=6MO"),
        *("FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO", "FREQ=DAILY;"),
        *(
            "FREQ=MONTHLY;BYDAY=1MO,TU",
            "FREQ=MONTHLY;BYMONTHDAY=-2",
            "FREQ=DAILY;BYMONTH=13",
            "FREQ=DAILY;BYHOUR=3",
            "FREQ=WEEKLY;BYDAY=",
        ),
    ],
)
def test_what_is_no_rule_of_ours_is_not_valid(text: str) -> None:
    assert not is_valid(text)
    with pytest.raises(ValueError, match="no rule"):
        next_after(text, datetime(2026, 3, 2), BERLIN, datetime(2026, 3, 2, tzinfo=UTC))


def test_a_month_without_the_day_is_skipped_but_the_thirty_first_of_each_month_is_its_last_day() -> None:
    first = datetime(2026, 1, 31, 18)
    after = instant(first.date(), first.time(), BERLIN)
    skipping = next_after("FREQ=MONTHLY;BYMONTHDAY=31", first, BERLIN, after)
    assert skipping == datetime(2026, 3, 31, 16, tzinfo=UTC)
    for said in ("FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY"):
        rule = parse(said)
        assert rule is not None
        assert written(as_meant(rule, first.date())) == "FREQ=MONTHLY;BYMONTHDAY=-1"
    assert next_after("FREQ=MONTHLY;BYMONTHDAY=-1", first, BERLIN, after) == datetime(2026, 2, 28, 17, tzinfo=UTC)


def test_a_time_in_the_gap_comes_later_and_one_in_the_fold_comes_once() -> None:
    first, fold = datetime(2026, 3, 1, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    spring = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert next_after("FREQ=DAILY", first, BERLIN, spring) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert next_after("FREQ=DAILY", first, BERLIN, fold - MICROSECOND) == fold
    assert next_after("FREQ=DAILY", first, BERLIN, fold) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_until_is_a_local_day_and_included() -> None:
    rule, first = "FREQ=DAILY;UNTIL=20260303", datetime(2026, 3, 2, 23, 30)
    last = datetime(2026, 3, 4, 7, 30, tzinfo=UTC)  # the third, an hour before midnight in Los Angeles
    assert next_after(rule, first, "America/Los_Angeles", last - MICROSECOND) == last
    assert next_after(rule, first, "America/Los_Angeles", last) is None


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=MONTHLY;BYDAY=1SU", ["03-01", "04-05", "05-03"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["03-27", "04-24", "05-29"]),
        ("FREQ=MONTHLY;BYDAY=-2FR", ["03-20", "04-17", "05-22"]),
    ],
)
def test_the_first_and_the_last_of_a_month_are_counted_from_its_ends(rule: str, days: list[str]) -> None:
    found, at = [], datetime(2026, 3, 1, tzinfo=UTC)
    for _ in days:
        come = next_after(rule, datetime(2026, 3, 1, 18), "UTC", at)
        assert come is not None
        found.append(f"{come:%m-%d}")
        at = come
    assert found == days


def test_a_rule_that_never_comes_ends_the_search() -> None:
    never = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
    assert next_after(never, datetime(2026, 1, 1), "UTC", datetime(2026, 1, 1, tzinfo=UTC)) is None
    assert last_time(never, datetime(2026, 1, 1), "UTC", datetime(2027, 1, 1, tzinfo=UTC)) is None
    assert next_after("FREQ=DAILY", datetime(9999, 12, 31), "UTC", datetime(9999, 12, 30, tzinfo=UTC)) is not None


@pytest.mark.parametrize("name", NAMED)
def test_the_rhythms_of_the_buttons_are_rules(name: str) -> None:
    first = datetime(2026, 3, 6, 17, tzinfo=UTC)
    assert is_valid(name)
    assert next_time(name, first, BERLIN, first - MICROSECOND) == first


# -- in words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day, 18:00"),
        ("FREQ=DAILY;INTERVAL=2", "every second day, 18:00"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days, 18:00"),
        ("FREQ=WEEKLY;BYDAY=SU", "every Sunday, 18:00"),
        ("FREQ=WEEKLY", "every Friday, 18:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "on Mondays and Thursdays, 18:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday, 18:00"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "every day, 18:00"),
        ("FREQ=DAILY;BYDAY=SA,SU", "on Saturdays and Sundays, 18:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "every second week, on Fridays, 18:00"),
        ("FREQ=WEEKLY;INTERVAL=3", "every 3 weeks, on Fridays, 18:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=3", "each month on the 3rd, 18:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,1", "each month on the 1st and the 15th, 18:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,-1", "each month on the 1st and its last day, 18:00"),
        ("FREQ=MONTHLY", "each month on the 6th, 18:00"),
        ("FREQ=MONTHLY;BYDAY=1SU", "each month on the first Sunday, 18:00"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "each month on the last Friday, 18:00"),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=22", "every second month, on the 22nd, 18:00"),
        ("FREQ=WEEKLY;BYDAY=SU;UNTIL=20260403", "every Sunday, 18:00, until Friday 3 April"),
        ("weekdays", "Monday to Friday, 18:00"),
        ("two-weeks", "every second week, on Fridays, 18:00"),
    ],
)
def test_a_rule_is_told_in_words(rule: str, words: str) -> None:
    first = datetime(2026, 3, 6, 17, tzinfo=UTC)
    assert Catalogue().text("en", "moment", {"moment": Moment(first, BERLIN, rule)}) == words


@given(rule=rules(), first=FIRST)
def test_whatever_has_a_shape_has_words(rule: str, first: datetime) -> None:
    read = parse(rule)
    assert read is not None
    meant = as_meant(read, first.date())
    if shape(meant) is not None:
        at = instant(first.date(), first.time(), BERLIN)
        assert Catalogue().text("en", "moment", {"moment": Moment(at, BERLIN, written(meant))})


@pytest.mark.parametrize(
    "rule", ["FREQ=YEARLY", "FREQ=DAILY;BYMONTH=3", "FREQ=MONTHLY;BYDAY=-2FR", "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR"]
)
def test_what_has_no_words_has_no_shape(rule: str) -> None:
    read = parse(rule)
    assert read is not None
    assert shape(as_meant(read, date(2026, 3, 6))) is None
