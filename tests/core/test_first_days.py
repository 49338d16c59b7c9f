"""The first days: help at every moment, a thought kept until morning, one look in, and check-ins without a promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core.effects import Say
from core.values import Rhythm
from tests.core.test_keep import agreed
from tests.simulation.couple import START, World

NIGHT = datetime(2026, 3, 3, 1, 30, tzinfo=UTC)


def own_words(world: World, who: str) -> list[str]:
    """Every private word shown to this person again."""
    said = [told.effect for told in world.told[who] if isinstance(told.effect, Say)]
    return [word for say in said for part in say.own for word in part.words]


def test_the_first_night_from_the_first_screen_to_the_morning_after() -> None:
    world = World(at=NIGHT)
    world.commands("ana", "start")
    world.taps("ana", "tonight")
    assert world.heard("ana") == ["step-welcome", "welcome-door", "welcome-door-tonight", "now-what"]
    world.taps("ana", "breathe")
    assert world.heard("ana") == ["now-what-breathe", "now-what-again"]
    world.taps("ana", "park")
    world.says("ana", "Who is she?")
    assert world.heard("ana") == ["now-park", "now-park-kept", "now-zone"]
    world.taps("ana", "skip")
    assert world.heard("ana") == ["now-what"]
    world.taps("ana", "tomorrow")
    world.taps("ana", "enough")
    assert world.heard("ana") == ["now-what-tomorrow", "now-what", "now-what-enough"]
    world.pass_time(timedelta(hours=24))
    assert world.heard("ana") == ["knock-parked"]
    assert own_words(world, "ana") == []
    world.taps("ana", "open")
    world.taps("ana", "show")
    assert world.heard("ana") == ["parked-back", "parked-shown"]
    assert own_words(world, "ana") == ["Who is she?"]
    world.taps("ana", "good")
    assert world.heard("ana") == ["welcome-door"]
    assert not world.words
    world.pass_time(timedelta(hours=24))
    assert world.heard("ana") == ["now-again"]
    world.taps("ana", "open")
    assert world.heard("ana") == ["now-what"]
    world.taps("ana", "enough")
    world.pass_time(timedelta(days=3))
    assert world.heard("ana") == ["now-what-enough"]
    world.says("ana", "hello")
    assert world.heard("ana") == ["good-to-see-you-again"]
    world.taps("ana", "go-on")
    assert world.heard("ana") == ["welcome-door"]


def before_the_first_screen() -> World:
    return World()


def in_a_letter() -> World:
    world = World.paired()
    world.says("ana", "The first half of what happened.")
    return world


def in_a_time_out() -> World:
    world = World.paired()
    world.commands("ana", "timeout")
    world.taps("ana", "two-hours")
    return world


def paused() -> World:
    world = World.paired()
    world.commands("ana", "pause")
    return world


def in_a_safety_stop() -> World:
    world = World.paired()
    world.rooms["ana"] = replace(world.room("ana"), stopped=True)
    return world


def with_nothing_open() -> World:
    world = World.paired()
    world.commands("ana", "cancel")
    return world


@pytest.mark.parametrize(
    "begin", [before_the_first_screen, in_a_letter, in_a_time_out, paused, in_a_safety_stop, with_nothing_open]
)
def test_help_works_at_every_moment_and_the_open_question_comes_back(begin: object) -> None:
    world = begin()  # type: ignore[operator]
    asked, timeout, drafts = world.asked("ana"), world.room("ana").timeout, dict(world.words)
    world.heard("ana")
    world.commands("ana", "now")
    world.taps("ana", "breathe")
    assert world.heard("ana") == ["now", "now-what", "now-what-breathe", "now-what-again"]
    world.taps("ana", "enough")
    assert world.heard("ana")[0] == "now-what-enough"
    assert world.asked("ana") == asked
    assert world.room("ana").timeout is timeout
    assert world.words == drafts


def test_who_has_left_gets_the_calm_words_and_is_asked_nothing() -> None:
    world = World.paired()
    world.commands("ana", "leave")
    world.taps("ana", "leave")
    world.heard("ana")
    world.commands("ana", "now")
    assert world.heard("ana") == ["now"]


def test_a_thought_that_is_not_written_after_all_leads_back_to_the_menu() -> None:
    world = World.paired()
    world.commands("ana", "now")
    world.taps("ana", "park")
    world.taps("ana", "skip")
    world.taps("ana", "more")
    assert world.heard("ana")[-2:] == ["now-on", "now-what"]
    world.taps("ana", "park")
    world.commands("ana", "now")
    assert world.heard("ana")[-2:] == ["now", "now-what"]


def test_thoughts_are_handed_back_together_at_a_good_hour_or_let_go() -> None:
    world = World.paired()
    for number in range(12):
        world.commands("ana", "now")
        world.taps("ana", "park")
        world.says("ana", f"Thought {number}.")
        world.taps("ana", "enough")
    assert len([ref for who, ref in world.words if who == "ana"]) == 10 + 1  # and what happened
    assert world.due["ana", "parked"][0] == datetime(2026, 3, 3, 7, 0, tzinfo=UTC)
    world.pass_time(timedelta(days=1))
    world.taps("ana", "open")
    world.taps("ana", "drop")
    assert "Thought 11." not in world.words.values()
    assert own_words(world, "ana") == []


def test_without_a_known_zone_the_morning_and_the_evening_come_after_a_night() -> None:
    world = World.paired(zone=None)
    world.commands("ana", "now")
    world.taps("ana", "tomorrow")
    world.taps("ana", "skip")
    world.taps("ana", "park")
    world.says("ana", "Why?")
    assert START + timedelta(hours=12) <= world.due["ana", "parked"][0] < START + timedelta(hours=36)
    assert START + timedelta(hours=20) <= world.due["ana", "now-again"][0] < START + timedelta(hours=44)


def test_with_a_new_zone_a_parked_thought_comes_back_in_the_morning_there() -> None:
    world = World.paired()
    world.commands("ana", "now")
    world.taps("ana", "park")
    world.says("ana", "Why?")
    world.taps("ana", "enough")
    world.commands("ana", "settings")
    world.taps("ana", "zone")
    world.says("ana", "Tokyo", zone="Asia/Tokyo")
    world.taps("ana", "yes")
    assert world.due["ana", "parked"][0].astimezone(ZoneInfo("Asia/Tokyo")).time() == time(8)


def test_a_parked_thought_that_went_with_leaving_is_not_handed_back() -> None:
    world = World.paired()
    world.commands("ana", "now")
    world.taps("ana", "park")
    world.says("ana", "Why?")
    due = dict(world.due)
    world.commands("ana", "leave")
    world.taps("ana", "leave")
    assert ("ana", "parked") in due
    assert ("ana", "parked") not in world.due
    assert "Why?" not in world.words.values()


def test_one_look_in_comes_the_next_evening_and_not_to_who_paused() -> None:
    world = World.paired()
    world.commands("ana", "now")
    world.taps("ana", "tomorrow")
    assert world.due["ana", "now-again"][0] == datetime(2026, 3, 3, 18, 30, tzinfo=UTC)
    world.commands("ana", "pause")
    world.heard("ana")
    world.pass_time(timedelta(days=2))
    assert world.heard("ana") == []


@pytest.mark.parametrize(("answer", "held"), [("days", True), ("weeks", False), ("longer", False), ("skip", False)])
def test_it_came_to_light_days_ago_holds_for_two_weeks(answer: str, held: bool) -> None:
    world = World.paired()
    world.walks("ana", past="willing.light", **{"willing.light": answer})
    assert world.room("ana").first_days is held
    assert (world.asked("ana") == "willing.rhythm") is held
    world.pass_time(timedelta(days=14))
    assert world.room("ana").first_days is False


def test_in_the_first_days_check_ins_begin_without_any_promise() -> None:
    world = World.paired(zone=None)
    world.walks("ana", past="willing.light", **{"willing.light": "days"})
    world.taps("ana", "rhythm")
    for value in ("Europe/Berlin", None, "daily", "evening"):
        world.answers("ana", value)
    assert world.room("ana").rhythm == Rhythm("daily", "evening")
    evening = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
    assert evening <= world.due["ana", "check-in"][0] < evening + timedelta(hours=1)
    assert world.room("ana").positions["couple"].picks["continue.days"] == "daily"
    assert {"continue.days", "continue.hour"} <= set(world.room("ana").positions["couple"].done)


@pytest.mark.parametrize("locale", locales())
def test_the_texts_that_come_by_the_clock_are_there(locale: str) -> None:
    for text in ("now-again", "now-park-kept", "own-made", "own-reminder"):
        assert Catalogue().has(locale, text)


# -- when it all comes back ------------------------------------------------------------------------------------


def test_a_flashback_has_a_page_at_every_moment_and_leads_to_what_sets_it_off() -> None:
    world = in_a_time_out()
    world.heard("ana")
    world.commands("ana", "now")
    for choice in ("flashback", "where", "water", "triggers"):
        world.taps("ana", choice)
    assert world.heard("ana") == [
        "now", "now-what", "flashback-now", "flashback-now-where", "flashback-now", "flashback-now-water",
        "flashback-now", "triggers-what",
    ]  # fmt: skip
    world.says("ana", "The phone at night.")
    world.taps("ana", "done")
    world.taps("ana", "skip")
    world.taps("ana", "keep")
    assert world.heard("ana")[-2:] == ["triggers-end-keep", "now-what"]
    assert "The phone at night." in world.words.values()


def test_a_flashback_that_passes_goes_back_to_the_short_menu() -> None:
    world = World.paired()
    world.commands("ana", "now")
    world.taps("ana", "flashback")
    world.taps("ana", "better")
    assert world.heard("ana")[-2:] == ["flashback-now-better", "now-what"]


def test_what_sets_it_off_stays_private_and_a_sentence_for_the_talk_is_written_apart() -> None:
    world = agreed()
    world.begins("ana", "triggers")
    world.says("ana", "Her name on a screen.")
    world.taps("ana", "done")
    world.says("ana", "Fresh air.")
    world.taps("ana", "done")
    world.taps("ana", "keep")
    world.taps("ana", "topic")
    assert world.asked("ana") == "topic.words"
    world.says("ana", "Screens at dinner are hard for me.")
    world.walks("ana", until="topic.share")
    shown = [told.effect for told in world.told["ana"] if isinstance(told.effect, Say)][-1]
    assert [word for part in shown.own for word in part.words] == ["Screens at dinner are hard for me."]
    world.commands("ana", "cancel")
    world.begins("ana", "triggers")
    world.taps("ana", "read")
    assert own_words(world, "ana")[-2:] == ["Her name on a screen.", "Fresh air."]
    world.taps("ana", "keep")
    assert "triggers-next" not in world.heard("ana")[-2:]
