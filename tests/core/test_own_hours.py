"""An hour of one's own rhythm, typed and not tapped: taken wherever it is said, told back, kept to the minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from adapters.texts.catalogue import Catalogue, NoTimes
from adapters.times.when import WordsOfTime
from core.calendar import HOURS, first_check_in, hour_of, is_quiet_hour, next_check_in
from core.effects import LocalTime, Say
from core.journey import STORY
from core.journey.checkins.acts import on_the_wall
from core.kernel import step as private
from core.state import Phase, Room
from core.values import COUPLE_TRACK, Rhythm
from tests.core.test_going_on import promised
from tests.simulation.couple import World

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
BERLIN = "Europe/Berlin"
DAY = timedelta(days=1)
TEXTS = Catalogue(WordsOfTime())


def choosing(ask: str, **values: str) -> World:
    """Somebody in the form of their own rhythm, at this question."""
    world = World.welcomed()
    world.commands("ana", "settings")
    world.taps("ana", "times")
    world.taps("ana", "rhythm")
    world.walks("ana", until=ask, **{"rhythm.days": "daily", **values})
    world.heard("ana")
    return world


def types(world: World, text: str) -> None:
    """What the shell does with a typed text."""
    screen, zone = world.screen("ana"), world.room("ana").zone
    read = TEXTS.read("en", text, screen.kind, screen.buttons, world.now, zone, screen.day, hour=screen.hour)
    world.says("ana", text, choice=read.choice, hours=read.hours)


def knocks(world: World) -> list[datetime]:
    return [
        told.at for told in world.told["ana"] if isinstance(told.effect, Say) and told.effect.text == "knock-check-in"
    ]


# -- the hour question -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("21:15", "21:15"),
        ("nine in the evening", "21:00"),
        ("around half past six when I leave work", "18:30"),
        ("half past seven", "19:30"),
        ("noon", "12:00"),
    ],
)
def test_a_typed_hour_answers_as_a_button_does(text: str, hour: str) -> None:
    world = choosing("rhythm.hour")
    types(world, text)
    assert world.room("ana").rhythm == Rhythm("daily", hour)
    assert world.heard("ana")[0] == "hour-taken"
    assert world.room("ana").positions[COUPLE_TRACK].picks["continue.hour"] == hour
    world.forget_what_was_told()
    world.pass_time(3 * DAY)
    assert {f"{at.astimezone(UTC):%H:%M}" for at in knocks(world)} == {
        f"{(datetime.combine(AT, time.fromisoformat(hour)) - timedelta(hours=1)):%H:%M}"
    }, "to the minute, in winter in Berlin"


def test_an_hour_that_may_be_in_either_half_of_the_day_is_asked_back() -> None:
    world = choosing("rhythm.hour")
    types(world, "nine")
    assert world.room("ana").rhythm is None
    assert world.heard("ana") == ["hour-which"]
    labels = [TEXTS.label("en", button) for button in world.screen("ana").buttons]
    assert labels == ["09:00", "21:00", "Neither, I write it again"]
    other, typed = world.fork(), world.fork()
    world.taps("ana", "21:00")
    assert world.room("ana").rhythm == Rhythm("daily", "21:00")
    other.taps("ana", "change")
    assert (other.asked("ana"), other.room("ana").rhythm) == ("rhythm.hour", None)
    types(typed, "20:15")
    assert typed.room("ana").rhythm == Rhythm("daily", "20:15")


def test_an_hour_in_the_quiet_hours_is_not_taken_and_the_question_stays() -> None:
    world = choosing("rhythm.hour")
    types(world, "23:30")
    assert world.heard("ana") == ["hour-quiet", "rhythm-hour"]
    assert world.asked("ana") == "rhythm.hour"
    world.rooms["ana"] = replace(world.room("ana"), night="late")
    types(world, "23:30")
    assert world.room("ana").rhythm == Rhythm("daily", "23:30")


def test_what_is_no_hour_gets_a_kind_word_and_the_question_again() -> None:
    world = choosing("rhythm.hour")
    types(world, "whenever you like")
    assert world.heard("ana") == ["note-kept-open", "rhythm-hour"]


def test_a_button_is_still_a_button() -> None:
    world = choosing("rhythm.hour")
    types(world, "evening")
    assert world.room("ana").rhythm == Rhythm("daily", "evening")


# -- said ahead of its question --------------------------------------------------------------------------------


@pytest.mark.parametrize(("days", "more"), [("daily", None), ("weekly", "fri")])
def test_an_hour_said_where_the_days_are_asked_for_is_kept_and_not_asked_again(days: str, more: str | None) -> None:
    world = choosing("rhythm.days")
    types(world, "21:15")
    assert world.heard("ana") == ["hour-noted", "rhythm-days"]
    world.taps("ana", days)
    if more:
        assert world.room("ana").rhythm is None
        world.taps("ana", more)
    assert world.room("ana").rhythm == Rhythm(more or days, "21:15")


def test_the_later_of_two_hours_counts() -> None:
    world = choosing("rhythm.days")
    for text in ("21:15", "20:45"):
        types(world, text)
    world.taps("ana", "daily")
    assert world.room("ana").rhythm == Rhythm("daily", "20:45")


def in_the_first_days() -> World:
    world = World.paired()
    world.walks("ana", past="willing.light", **{"willing.light": "days"})
    world.heard("ana")
    return world


def test_an_hour_typed_where_a_time_is_offered_means_yes_and_is_not_lost() -> None:
    world = in_the_first_days()
    types(world, "around half past six when I leave work")
    assert world.heard("ana") == ["hour-noted", "rhythm-days"]
    world.taps("ana", "daily")
    assert world.room("ana").rhythm == Rhythm("daily", "18:30")


def test_two_hours_that_it_may_be_are_asked_back_there_too() -> None:
    world = in_the_first_days()
    types(world, "nine")
    assert world.heard("ana") == ["hour-which"]
    focus = world.room("ana").focus
    assert focus is not None
    assert focus.phase is Phase.CONFIRM
    world.taps("ana", "09:00")
    assert world.heard("ana") == ["hour-noted", "rhythm-days"]


def test_who_wants_no_rhythm_after_all_has_none_and_the_hour_is_forgotten() -> None:
    world = in_the_first_days()
    types(world, "21:15")
    world.taps("ana", "none")
    assert world.room("ana").rhythm is None
    assert "continue.hour" not in world.room("ana").positions[COUPLE_TRACK].picks


def test_days_can_be_none_with_no_hour_said() -> None:
    world = choosing("rhythm.days")
    world.taps("ana", "none")
    assert world.room("ana").rhythm is None


# -- the calendar ----------------------------------------------------------------------------------------------


def test_an_hour_by_its_name_or_as_it_was_said() -> None:
    assert hour_of("21:15") == time(21, 15)
    assert {name: hour_of(name) for name in HOURS} == HOURS
    assert is_quiet_hour(time(23, 0))
    assert not is_quiet_hour(time(23, 0), "late")


def test_check_ins_keep_an_hour_that_was_said_through_a_change_of_the_clocks() -> None:
    before = datetime(2026, 3, 28, 10, tzinfo=UTC)  # the night before the clocks change
    first = first_check_in("21:15", BERLIN, before)
    assert first == datetime(2026, 3, 28, 20, 15, tzinfo=UTC)
    assert next_check_in("daily", "21:15", BERLIN, first, first) == datetime(2026, 3, 29, 19, 15, tzinfo=UTC)
    room = replace(private.fresh(), zone=BERLIN, rhythm=Rhythm("daily", "21:15"))
    assert isinstance(room, Room)
    assert on_the_wall(first, room) == first


# -- reading ---------------------------------------------------------------------------------------------------


def test_an_hour_is_read_only_where_one_can_be_said() -> None:
    assert TEXTS.read("en", "21:15", None, (), AT, None).hours == ()
    assert TEXTS.read("en", "21:15", None, (), AT, None, hour=True).hours == ("21:15",)
    assert Catalogue(NoTimes()).read("en", "21:15", None, (), AT, None, hour=True).hours == ()


@pytest.mark.parametrize("text", ["hour-taken", "hour-noted", "hour-quiet"])
def test_the_hour_is_said_back(text: str) -> None:
    assert "21:15" in TEXTS.text("en", text, {"clock": LocalTime(datetime(2026, 3, 2, 20, 15, tzinfo=UTC), BERLIN)})


def test_every_question_that_takes_an_hour_offers_choices() -> None:
    asks = [ask for step in (*STORY.steps, *STORY.forms) for ask in step.asks if ask.hour is not None]
    assert len(asks) == 11
    assert all(ask.choices for ask in asks)


# -- after a promise -------------------------------------------------------------------------------------------


def after_a_promise() -> World:
    world = promised()
    world.walks("ben", until="continue.days")
    world.heard("ben")
    return world


@pytest.mark.parametrize(("days", "weekday"), [("three", None), ("weekly", "fri")])
def test_an_hour_said_where_the_days_of_the_story_are_asked_for_is_kept(days: str, weekday: str | None) -> None:
    world = after_a_promise()
    world.says("ben", "21:15", hours=("21:15",))
    world.taps("ben", days)
    if weekday:
        world.taps("ben", weekday)
    assert world.room("ben").rhythm == Rhythm(weekday or days, "21:15")
    assert world.asked("ben") != "continue.hour"


def test_with_no_hour_said_the_story_asks_for_it() -> None:
    world = after_a_promise()
    world.taps("ben", "daily")
    assert world.asked("ben") == "continue.hour"
    world.says("ben", "18:45", hours=("18:45",))
    assert world.room("ben").rhythm == Rhythm("daily", "18:45")
