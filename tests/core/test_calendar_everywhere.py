"""Gap and fold, quiet hours and daily rules: every zone there is, every day of two years, and the days zones left out.

Zones that keep the same time in these years are one history, and each history is tried once, on every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core.calendar import NIGHTS, after_quiet, before_quiet, instant, is_quiet, next_check_in, next_morning, wall
from core.recurrence import next_after

DAY, HOUR, QUARTER = timedelta(days=1), timedelta(hours=1), timedelta(minutes=15)
FIRST, DAYS = date(2026, 1, 1), 731
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
HOURS = (time(0, 0), time(0, 30), time(2, 30), time(3, 0), time(8, 30), time(12, 30), time(23, 45))
SKIPPED = {  # a whole date that a zone left out, as it went over the date line
    "Pacific/Apia": date(2011, 12, 30),
    "Pacific/Fakaofo": date(2011, 12, 30),
    "Pacific/Kwajalein": date(1993, 8, 21),
    "Pacific/Kiritimati": date(1994, 12, 31),
}


@cache
def turns(zone: str) -> tuple[datetime, ...]:
    """The instants in these years at which the clocks of this zone are changed, to the quarter of an hour."""
    here, found = ZoneInfo(zone), []
    for n in range(-2, DAYS + 2, 2):
        at, until = BEGIN + n * DAY, 2 * DAY
        before = at.astimezone(here).utcoffset()
        if (at + until).astimezone(here).utcoffset() == before:
            continue
        while until > QUARTER:
            until /= 2
            if (at + until).astimezone(here).utcoffset() == before:
                at += until
        found.append(at + (QUARTER - (at - BEGIN) % QUARTER))
    return tuple(found)


@cache
def zones() -> dict[str, tuple[str, ...]]:
    """One zone for each history, and all that share it."""
    found: dict[object, list[str]] = {}
    for zone in sorted(available_timezones()):
        begin = wall(BEGIN - 2 * DAY, zone).utcoffset()
        found.setdefault((begin, *((at, wall(at, zone).utcoffset()) for at in turns(zone))), []).append(zone)
    return {same[0]: tuple(same) for same in found.values()}


def about(at: datetime, step: timedelta = QUARTER, far: timedelta = 30 * HOUR) -> Iterator[datetime]:
    """Instants around one, half a quarter beside its round marks too."""
    yield from (at + n * step + off for n in range(-(far // step), far // step) for off in (timedelta(0), step / 3))


def all_turns() -> Iterator[tuple[str, datetime]]:
    for zone in zones():
        yield from ((zone, at) for at in turns(zone))
    for zone, skipped in SKIPPED.items():
        yield zone, instant(skipped, time(0, 0), zone)


def test_all_zones_are_here_and_many_change_their_clocks() -> None:
    assert sum(len(same) for same in zones().values()) == len(available_timezones()) > 400
    assert len([zone for zone in zones() if turns(zone)]) > 15


def test_zones_of_one_history_change_their_clocks_at_one_instant() -> None:
    """What stands for trying one zone of each history."""
    for zone, same in zones().items():
        for at in turns(zone):
            for other in same:
                for near in (at - QUARTER, at):
                    assert wall(near, zone).replace(tzinfo=None) == wall(near, other).replace(tzinfo=None), other


@pytest.mark.parametrize("hour", HOURS)
def test_one_hour_of_the_day_is_one_instant_after_the_other_on_every_day_in_every_zone(hour: time) -> None:
    for zone in zones():
        last = instant(FIRST - DAY, hour, zone)
        for n in range(DAYS):
            day = FIRST + n * DAY
            at = instant(day, hour, zone)
            assert last < at <= last + 26 * HOUR, (zone, day)
            last = at


def test_a_wall_time_is_kept_but_in_a_gap_where_it_comes_as_much_later() -> None:
    """Every quarter of an hour around each change of the clocks."""
    for zone, turn in all_turns():
        gap = wall(turn, zone).replace(tzinfo=None) - (
            wall(turn - QUARTER, zone).replace(tzinfo=None) + QUARTER
        )  # below zero: a time that comes twice
        begin = wall(turn, zone).replace(tzinfo=None) - gap
        for n in range(-96, 192):
            meant = begin + n * QUARTER
            at = instant(meant.date(), meant.time(), zone)
            late = gap if timedelta(0) <= meant - begin < gap else timedelta(0)
            assert wall(at, zone).replace(tzinfo=None) == meant + late, (zone, meant)
            assert wall(at, zone).fold == 0, (zone, meant)


def test_a_daily_rule_comes_once_on_each_local_date_of_every_zone() -> None:
    """Neither left out in the spring nor doubled in the autumn, at hours that are, and are not, in gaps and folds. Only
    a gap up to midnight carries a time past it: in Nuuk, on the last Saturday of March."""
    carried = set()
    for zone in zones():
        for hour in (time(0, 0), time(2, 30), time(23, 45)):
            for n in range(DAYS):
                day = FIRST + n * DAY
                here = wall(instant(day, hour, zone), zone)
                if here.date() != day:
                    assert here.replace(tzinfo=None) == datetime.combine(day, hour) + HOUR, (zone, day)
                    carried.add((here.date(), zones()[zone]))
    assert {day for day, _ in carried} == {date(2026, 3, 29), date(2027, 3, 28)}
    assert all("America/Nuuk" in same or "America/Scoresbysund" in same for _, same in carried)


@pytest.mark.parametrize("hour", [time(0, 0), time(0, 30), time(2, 30), time(8, 30)])
def test_a_recurrence_goes_through_each_change_of_the_clocks_day_by_day(hour: time) -> None:
    for zone, turn in all_turns():
        begin = datetime.combine(wall(turn - 4 * DAY, zone).date(), hour)
        after, came = instant(begin.date(), hour, zone) - QUARTER, []
        for _ in range(8):
            found = next_after("FREQ=DAILY", begin, zone, after)
            assert found is not None
            assert found > after
            after = found
            came.append(wall(found, zone).date())
        skipped = SKIPPED.get(zone)
        assert len(set(came)) == (7 if skipped in came else 8) or skipped is not None, (zone, came)
        whole = [begin.date() + n * DAY for n in range((came[-1] - begin.date()).days + 1)]
        assert sorted({*came, *([skipped] if skipped else [])}) == whole, (zone, came)


def test_a_check_in_comes_once_on_each_day_in_every_zone() -> None:
    for zone in zones():
        last = instant(FIRST, time(8, 45), zone)
        for turn in turns(zone):
            last = instant(wall(turn - 3 * DAY, zone).date(), time(8, 45), zone)
            for _ in range(6):
                following = next_check_in("daily", "morning", zone, last, last, minutes=15)
                assert wall(following, zone).date() == wall(last, zone).date() + DAY, zone
                last = following


@pytest.mark.parametrize("night", NIGHTS)
def test_what_is_moved_out_of_quiet_hours_is_out_of_them_around_every_change_of_the_clocks(night: str) -> None:
    for zone, turn in all_turns():
        for at in about(turn, far=15 * HOUR, step=2 * QUARTER):
            before, after, morning = (move(at, zone, night) for move in (before_quiet, after_quiet, next_morning))
            assert before <= at <= after, (zone, at)
            assert morning > at, (zone, at)
            for moved in (before, after, morning):
                assert not is_quiet(moved, zone, night), (zone, at, moved)


@pytest.mark.parametrize("night", NIGHTS)
def test_what_is_moved_out_of_quiet_hours_is_out_of_them_on_every_day_in_every_zone(night: str) -> None:
    """One instant of each day, another hour every day."""
    for zone in zones():
        for n in range(0, DAYS):
            at = BEGIN + n * DAY + timedelta(minutes=(n * 377) % 1440)
            if is_quiet(at, zone, night):
                assert not is_quiet(before_quiet(at, zone, night), zone, night), (zone, at)
                assert not is_quiet(after_quiet(at, zone, night), zone, night), (zone, at)
