"""What people say when asked where they are: cities, states, clocks; and shared locations, whose zone alone is kept."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from telegram import Location

from adapters.schedule.zones import version
from adapters.telegram.locating import zone_at
from adapters.texts.catalogue import Catalogue
from adapters.texts.places import CITIES, WELL_KNOWN, city_of, find_zone, find_zones
from adapters.times.when import WordsOfTime
from core.effects import Button, LocalTime
from core.kernel.words import AskKind

WINTER, SUMMER = datetime(2026, 1, 14, 17, 0, tzinfo=UTC), datetime(2026, 7, 14, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Munich", "Europe/Berlin"),
        ("I live in Munich.", "Europe/Berlin"),
        ("Osaka", "Asia/Tokyo"),
        ("San Diego", "America/Los_Angeles"),
        ("Manchester, UK", "Europe/London"),
        ("Manchester, New Hampshire", "America/New_York"),
        ("Portland, Maine", "America/New_York"),
        ("Portland ME", "America/New_York"),
        ("portland oregon", "America/Los_Angeles"),
        ("Springfield, IL", "America/Chicago"),
        ("London, Ontario", "America/Toronto"),
        ("London", "Europe/London"),
        ("San Francisco", "America/Los_Angeles"),
        ("New York City", "America/New_York"),
        ("St. Louis", "America/Chicago"),
    ],
)
def test_a_city_is_found_by_its_name_and_its_state_or_country(said: str, zone: str) -> None:
    assert find_zones(said, WINTER) == (zone,)


@pytest.mark.parametrize(
    ("said", "zones"),
    [
        ("Portland", ("America/Los_Angeles", "America/New_York")),
        ("Springfield", ("America/Chicago", "America/New_York", "America/Los_Angeles")),
        ("Manchester", ("Europe/London", "America/New_York")),
    ],
)
def test_a_name_of_several_cities_gives_each_of_their_zones_the_largest_first(
    said: str, zones: tuple[str, ...]
) -> None:
    assert find_zones(said, WINTER) == zones
    assert find_zone(said) is None


def test_every_city_has_a_zone_of_the_database() -> None:
    lines = CITIES.read_text(encoding="utf-8").splitlines()
    assert {line[1:-1] for line in lines if line.startswith("[")} <= available_timezones()
    assert len(lines) > 10_000
    assert any("CC BY 4.0" in line for line in lines[:4])


# -- what the clock says ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["18:00", "it is 18:00", "It's 6pm.", "6 p.m.", "18.00", "18h00", "here it is 6:00 pm", "6 in the evening"]
)
def test_a_clock_gives_the_zones_that_show_it_now(said: str) -> None:
    found = find_zones(said, WINTER)
    assert found[:2] == ("Europe/Berlin", "Africa/Lagos")
    assert {WINTER.astimezone(ZoneInfo(zone)).hour for zone in found} == {18}


def test_zones_that_show_the_same_time_now_are_told_apart_by_their_summer() -> None:
    """Why a clock alone is never enough: Berlin and Lagos agree in January only."""
    assert {"Europe/Berlin", "Africa/Lagos"} <= set(find_zones("18:00", WINTER))
    assert "Africa/Lagos" not in find_zones("19:00", SUMMER)
    assert "Europe/Berlin" in find_zones("19:00", SUMMER)


@pytest.mark.parametrize("said", ["22:30", "22:36", "22:24"])
def test_a_clock_is_read_to_the_nearest_quarter_of_an_hour(said: str) -> None:
    assert find_zones(said, WINTER) == ("Asia/Kolkata",)


def test_a_clock_without_its_half_of_the_day_means_either() -> None:
    found = find_zones("6:00", WINTER)
    assert {WINTER.astimezone(ZoneInfo(zone)).hour for zone in found} <= {6, 18}
    assert found


@pytest.mark.parametrize("said", ["half past six in the evening", "half past six", "half past 6 pm"])
def test_a_time_in_words_is_a_clock_too(said: str) -> None:
    now = WINTER.replace(minute=30)
    found = Catalogue(WordsOfTime()).read("en", said, AskKind.PLACE, (), now, None)
    assert found.zones[:2] == ("Europe/Berlin", "Africa/Lagos")


@pytest.mark.parametrize("said", ["25:00", "6:75", "99", "6", "18:15:00", "half past"])
def test_what_is_no_time_of_day_gives_no_zone(said: str) -> None:
    assert find_zones(said, WINTER) == ()


@pytest.mark.parametrize("now", [WINTER, SUMMER])
def test_each_well_known_zone_can_be_reached_by_its_clock(now: datetime) -> None:
    """Itself, or one that keeps the same time all year."""
    for zone in WELL_KNOWN:
        here = now.astimezone(ZoneInfo(zone))
        found = find_zones(f"{here:%H:%M}", now)
        assert any(now.astimezone(ZoneInfo(each)).utcoffset() == here.utcoffset() for each in found), zone


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia", "UTC"])
def test_a_zone_is_told_by_its_city_and_clock_and_fits_on_a_button(zone: str) -> None:
    label = Catalogue().label("en", Button(zone, "label-moment", LocalTime(WINTER, zone, named=True)))
    assert label == f"{city_of(zone, 'en')}, {WINTER.astimezone(ZoneInfo(zone)):%H:%M}"
    assert max(len(f"999999/{each}".encode()) for each in WELL_KNOWN) <= 64


# -- shared locations ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [(52.5, 13.4, "Europe/Berlin"), (-33.87, 151.2, "Australia/Sydney"), (0, -30, "")],
)
def test_a_location_is_its_zone_and_at_sea_none(latitude: float, longitude: float, zone: str) -> None:
    assert zone_at(Location(longitude=longitude, latitude=latitude)) == zone


def test_without_the_map_a_location_has_no_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tzfpy", None)
    assert zone_at(Location(longitude=13.4, latitude=52.5)) == ""


# -- the rules in use ------------------------------------------------------------------------------------------


def test_the_systems_rules_win_and_the_wheel_serves_without_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("zoneinfo.TZPATH", (str(tmp_path),))
    assert version().startswith("wheel 20")
    (tmp_path / "Europe").mkdir()
    assert version().startswith("system of ")
    (tmp_path / "tzdata.zi").write_text("# version 2031b\nZ Europe/Berlin\n")
    assert version() == "system 2031b"
