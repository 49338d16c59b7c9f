"""After a time away, a person gets one message that sums up, and nothing stale as if it were fresh."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.effects import Button, Say
from core.kernel import step as private
from core.state import Opens, Phase
from core.values import KeptDate
from tests.core.test_going_on import promised, with_rhythm
from tests.simulation.couple import World

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def said(world: World, who: str) -> list[str]:
    return [told.effect.text for told in world.told[who] if isinstance(told.effect, Say)]


def busy() -> World:
    """A couple with a promise, check-ins, a talk ahead, and things that wait for an answer."""
    world = promised()
    for who in ("ana", "ben"):
        world.commands(who, "settings")
        world.taps(who, "times")
        world.taps(who, "rhythm")
        world.walks(who, past="rhythm.hour", **{"rhythm.days": "daily", "rhythm.hour": "evening"})
    world.forget_what_was_told()
    return world


@pytest.mark.parametrize("away", [timedelta(hours=3), DAY, 9 * DAY, 40 * DAY])
@pytest.mark.parametrize("who", ["ana", "ben"])
def test_after_any_time_away_a_person_gets_at_most_one_message_that_knocks(away: timedelta, who: str) -> None:
    world = busy()
    world.sleep_past(away)
    knocks = [text for text in said(world, who) if text.startswith("knock") or text == "away"]
    assert knocks in ([], ["away"])
    assert "reminder" not in said(world, who) or away < 20 * DAY


def test_the_summary_has_a_button_for_each_thing_that_waits_and_each_of_them_opens() -> None:
    world = busy()
    world.sleep_past(31 * DAY)
    summary = [told.effect for told in world.told["ben"] if isinstance(told.effect, Say) and told.effect.text == "away"]
    assert len(summary) == 1
    choices = [button.choice for button in summary[0].buttons if button.choice != "later"]
    assert len(choices) >= 2
    for choice in choices:
        other = world.fork()
        other.taps("ben", choice)
        assert other.asked("ben") is not None or "old-button" not in other.heard("ben")


def summed_up(world: World, who: str) -> tuple[int, list[str]]:
    """The turn of the last summing up, and what its buttons stand for."""
    turn = max(turn for turn, say in world.screens[who].items() if say.text == "away")
    return turn, [button.choice for button in world.screens[who][turn].buttons if button.choice != "later"]


def test_the_summary_can_be_left_for_later_and_nothing_of_it_is_lost() -> None:
    world = busy()
    world.sleep_past(31 * DAY)
    turn, _ = summed_up(world, "ben")
    before = world.room("ben")
    world.heard("ben")
    world.taps("ben", "later", turn)
    assert world.heard("ben") == ["whenever"]
    assert world.room("ben").focus == before.focus
    assert world.room("ben").waiting == tuple(waiting for waiting in before.waiting if waiting.turn != turn)


def test_a_button_of_the_summary_whose_thing_was_taken_up_says_that_it_is_old() -> None:
    world = busy()
    world.sleep_past(31 * DAY)
    turn, choices = summed_up(world, "ben")
    world.taps("ben", choices[0], turn)
    world.heard("ben")
    world.taps("ben", choices[0], turn)
    assert world.heard("ben")[0] == "old-button"


def test_a_list_on_the_screen_is_nothing_that_waits() -> None:
    world = busy()
    world.commands("ben", "more")
    lists = {str(waiting.turn) for waiting in world.room("ben").waiting if waiting.opens == Opens.FORM}
    assert lists
    world.sleep_past(31 * DAY)
    assert not lists & set(summed_up(world, "ben")[1])


def test_a_check_in_of_days_ago_is_not_asked_for_as_if_it_were_today() -> None:
    world = with_rhythm(days="daily")
    world.sleep_past(5 * DAY + 16 * HOUR)
    assert "knock-check-in" not in said(world, "ana")
    world.pass_time(2 * DAY)
    assert "knock-check-in" in said(world, "ana"), "and the rhythm goes on"


def test_with_nothing_open_the_time_away_is_not_mentioned() -> None:
    world = World.welcomed()
    world.commands("ana", "pause")
    world.forget_what_was_told()
    world.sleep_past(40 * DAY)
    assert said(world, "ana") == []


# -- what rests through the night, and what is not worth sending any more --------------------------------------


def test_a_prompt_rests_in_the_quiet_hours_unless_its_reader_is_awake() -> None:
    world = with_rhythm()
    room = world.room("ana")
    night = world.now.replace(hour=1, minute=0) + 2 * DAY
    assert private.rests_until(room, night) == night.replace(hour=7), "08:00 in Berlin, in winter"
    assert private.rests_until(room, night.replace(hour=12)) is None
    world.now = night
    world.says("ana", "I cannot sleep")
    assert private.rests_until(world.room("ana"), night + timedelta(minutes=20)) is None
    assert private.rests_until(world.room("ana"), night + timedelta(minutes=31)) is not None


def test_a_knock_is_not_sent_when_what_it_opens_is_open_already_or_its_time_is_over() -> None:
    world = promised()
    world.pass_time(20 * DAY + HOUR)  # the deadline
    room = world.room("ben")
    assert room.focus is not None
    assert room.focus.phase is Phase.KNOCK
    knock = Say(text="knock", buttons=(Button("open", "label-open"),), turn=room.focus.turn, until=world.now + DAY)
    assert private.is_worth_saying(room, knock, world.now)
    assert not private.is_worth_saying(room, knock, world.now + 2 * DAY)
    world.taps("ben", "open")
    assert not private.is_worth_saying(world.room("ben"), knock, world.now)


def test_a_word_for_the_eve_of_a_hard_date_is_left_out_when_the_day_has_begun() -> None:
    world = World.welcomed()
    world.now = world.now.replace(hour=9)
    world.due["ana", "date/d"] = (world.now, timedelta(hours=6))
    world.rooms["ana"] = replace(world.rooms["ana"], dates=(KeptDate("d", f"{world.now + DAY:%m-%d}"),))
    late, in_time = world.fork(), world.fork()
    late.sleep_past(7 * HOUR)
    in_time.pass_time(HOUR)
    assert "date-tomorrow" not in said(late, "ana")
    assert "date-tomorrow" in said(in_time, "ana")


def test_of_two_reminders_that_come_late_together_only_the_nearer_one_is_said() -> None:
    world = promised()
    world.pass_time(18 * DAY)
    world.forget_what_was_told()
    world.sleep_past(2 * DAY - timedelta(minutes=30) - timedelta(minutes=20))
    assert said(world, "ben").count("reminder") == 1
