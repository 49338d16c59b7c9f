"""Where no zone is known, nothing unasked comes at night: not in any zone where the person may well be."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar import LIKELY_ZONES, good_everywhere, likely_zones, wall
from core.effects import Say, SetDue
from core.events import DueCame, Event
from core.journey import STORY
from core.kernel import step as private
from core.kernel.context import StepContext
from core.kernel.view import View
from core.state import Room
from tests.simulation.couple import World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NIGHT = datetime(2026, 3, 2, 22, 37, tzinfo=UTC)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))


def is_night(at: datetime, zone: str) -> bool:
    hour = wall(at, zone).time()
    return hour < time(7) or hour >= time(22)


# -- the calendar ----------------------------------------------------------------------------------------------


@given(INSTANTS, st.sampled_from(sorted(LIKELY_ZONES)))
@settings(max_examples=300, deadline=None)
def test_a_good_hour_is_no_night_in_any_likely_zone_and_comes_within_two_days(at: datetime, language: str) -> None:
    zones = likely_zones(language)
    good = good_everywhere(at, zones)
    assert at <= good < at + 2 * DAY
    assert not any(is_night(good, zone) for zone in zones)
    assert good_everywhere(good, zones) == good


@given(INSTANTS)
@settings(max_examples=100, deadline=None)
def test_in_one_zone_it_is_between_nine_and_twenty(at: datetime) -> None:
    hour = wall(good_everywhere(at, ("Europe/Berlin",)), "Europe/Berlin").time()
    assert time(9) <= hour < time(20)


@given(INSTANTS)
@settings(max_examples=100, deadline=None)
def test_of_zones_that_cannot_all_be_met_the_first_are(at: datetime) -> None:
    zones = ("America/Los_Angeles", "Europe/London", "Asia/Kolkata", "Australia/Sydney")
    assert not any(is_night(good_everywhere(at, zones), zone) for zone in zones[:3])


def test_a_good_hour_stays_as_it_is() -> None:
    noon = datetime(2026, 3, 2, 12, 17, tzinfo=UTC)
    assert good_everywhere(noon, ("Europe/London", "Europe/Berlin")) == noon
    assert good_everywhere(NIGHT, ("Europe/London",)) == datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "as_"),
    [("de-AT", "de"), ("EN_gb", "en-gb"), ("pt-BR", "pt-br"), ("", "en"), ("xx", "en"), ("en-ZZ", "en")],
)
def test_a_language_nobody_listed_is_as_wide_as_english(told: str, as_: str) -> None:
    assert likely_zones(told) == LIKELY_ZONES[as_]


# -- the city is asked for -------------------------------------------------------------------------------------


def left_a_thought() -> World:
    world = World.welcomed(zone=None)
    world.commands("ana", "now")
    world.taps("ana", "park")
    world.says("ana", "It turns and turns.")
    return world


def test_after_a_thought_is_kept_the_city_is_asked_for_and_makes_the_morning_right() -> None:
    world = left_a_thought()
    assert world.asked("ana") == "now.zone"
    world.answers("ana", "Europe/Berlin")
    world.answers("ana")
    assert world.asked("ana") == "now.what"
    assert world.due["ana", "parked"][0] == datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
    assert ("ana", "now-again") not in world.due


def test_after_a_look_in_is_wished_for_too() -> None:
    world = World.welcomed(zone=None)
    world.commands("ana", "now")
    world.taps("ana", "tomorrow")
    assert world.asked("ana") == "now.zone"
    world.answers("ana", "Europe/Berlin")
    world.answers("ana")
    assert world.due["ana", "now-again"][0] == datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
    assert ("ana", "parked") not in world.due


def test_the_question_can_be_left_with_one_tap_and_does_not_come_again() -> None:
    world = left_a_thought()
    world.taps("ana", "skip")
    assert world.asked("ana") == "now.what"
    assert ("ana", "parked") in world.due
    for _ in range(2):
        world.taps("ana", "tomorrow")
        assert world.asked("ana") == "now.what"
        world.commands("ana", "now")


def test_who_has_told_a_city_is_not_asked() -> None:
    world = World.welcomed()
    world.commands("ana", "now")
    world.taps("ana", "tomorrow")
    assert world.asked("ana") == "now.what"


# -- every timer of a private room -----------------------------------------------------------------------------


def context_of(world: World, at: datetime) -> StepContext:
    return StepContext(STORY, world.room("ana"), None, Event(id="", at=at))


def test_with_a_zone_the_hours_of_that_zone_count_as_before() -> None:
    context = context_of(World.welcomed(), NIGHT)
    assert context.after_quiet(NIGHT) == datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
    assert context.at_a_good_hour(NIGHT) == NIGHT, "what is sent rests through that person's night by itself"
    assert context.next_morning() == datetime(2026, 3, 3, 7, 0, tzinfo=UTC)


def test_without_one_nothing_is_set_for_the_night_of_anybody() -> None:
    context = context_of(World.welcomed(zone=None), NIGHT)
    for at in (context.after_quiet(NIGHT), context.at_a_good_hour(NIGHT), context.next_morning()):
        assert not any(is_night(at, zone) for zone in likely_zones("en"))


def saying() -> list[tuple[str, World]]:
    """Rooms without a zone, in which something was set that will say something unasked."""
    found = []
    for hour in range(0, 24, 5):
        for what in ("park", "tomorrow"):
            world = World.welcomed(zone=None)
            world.now = world.now.replace(hour=hour, minute=37)
            world.commands("ana", "now")
            world.taps("ana", what)
            if what == "park":
                world.says("ana", "It turns and turns.")
            found.append((f"{what} at {hour}", world))
        world = World.welcomed(zone=None)
        world.now = world.now.replace(hour=hour, minute=37)
        world.commands("ana", "timeout")
        world.taps("ana", "tomorrow")
        found.append((f"time-out at {hour}", world))
    return found


@pytest.mark.parametrize("what", [name for name, _ in saying()])
def test_nothing_unasked_comes_at_night_to_somebody_whose_zone_is_unknown(what: str) -> None:
    world = dict(saying())[what]
    world.forget_what_was_told()
    world.pass_time(3 * DAY)
    told = [told.at for told in world.told["ana"] if isinstance(told.effect, Say)]
    assert told, "it comes"
    assert not [at for at, zone in product(told, likely_zones("en")) if is_night(at, zone)]


# -- an invitation is over at its hour, and it is said at a good one -------------------------------------------


def comes(room: Room, key: str, at: datetime, view: View | None = None) -> private.Outcome:
    return private.step(STORY, room, view, DueCame(id="e", at=at, key=key, due_at=at))


def texts(outcome: private.Outcome) -> list[str]:
    return [effect.text for effect in outcome.effects if isinstance(effect, Say)]


@pytest.mark.parametrize("row", ["invitation-over", "invited-over"])
def test_that_an_invitation_is_over_is_said_by_day(row: str) -> None:
    room = World.welcomed(zone=None).room("ana")
    at_night = comes(room, row, NIGHT)
    assert texts(at_night) == []
    (later,) = [effect for effect in at_night.effects if isinstance(effect, SetDue)]
    assert not any(is_night(later.at, zone) for zone in likely_zones("en"))
    assert texts(comes(room, later.key, later.at)) == [row]
    assert texts(comes(World.welcomed().room("ana"), row, NIGHT)) == [row], "with a zone it rests by itself"


@pytest.mark.parametrize("row", ["invitation-over-told", "invited-over-told"])
def test_to_who_was_paired_meanwhile_nothing_is_said_of_it(row: str) -> None:
    world = World.paired(zone=None)
    assert texts(comes(world.room("ana"), row, NIGHT, world.view("ana"))) == []
