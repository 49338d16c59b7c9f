"""It listens: a check-in answers what was said, and so does what hurts, took courage, or is good."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core.effects import Say
from core.journey import STORY
from tests.core.test_going_on import promised
from tests.simulation.couple import World

DAY = timedelta(days=1)
ASKS = ("rely", "understood", "hope")
FIRST = ("sleep", "food", "over")


def checks_in(world: World, *, noticed: str = "skip", **numbers: str) -> list[str]:
    """A whole check-in with these numbers and 6 for the others; what is said after its last answer."""
    world.commands("ana", "checkin")
    while (asked := world.asked("ana") or "").startswith("checkin."):
        name = asked.removeprefix("checkin.")
        world.heard("ana")
        if name in {*ASKS, *FIRST}:
            world.taps("ana", numbers.get(name, "6"))
        elif name == "noticed" and noticed != "skip":
            world.says("ana", noticed)
        else:
            world.taps("ana", "skip")
    return world.heard("ana")


def last_said(world: World) -> Say:
    said = world.told["ana"][-1].effect
    assert isinstance(said, Say)
    return said


def in_the_first_days() -> World:
    world = World.welcomed()
    world.rooms["ana"] = replace(world.room("ana"), first_days=True)
    return world


# -- a number that cries out -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "value"), [("over", "8"), ("sleep", "2"), ("food", "0")])
def test_after_a_number_of_the_first_days_that_cries_out_one_warm_line_comes_and_nothing_is_asked(
    number: str, value: str
) -> None:
    world = in_the_first_days()
    assert checks_in(world, **{number: value}) == [f"rest-checkin-{number}"]
    assert [button.choice for button in last_said(world).buttons] == ["help", "let-it-rest"]
    assert world.asked("ana") is None
    assert world.room("ana").moment is not None


def test_hardly_any_hope_is_answered_and_there_is_nothing_to_ask_about() -> None:
    world = promised()
    assert checks_in(world, hope="1") == ["rest-checkin-hope"]
    assert [button.choice for button in last_said(world).buttons] == ["help", "let-it-rest"]


def test_a_great_fall_in_how_far_one_can_rely_is_answered() -> None:
    world = promised()
    checks_in(world, rely="8")
    world.pass_time(DAY)
    assert checks_in(world, rely="4") == ["rest-checkin-rely"]


def test_the_door_leads_to_help_and_the_other_one_leaves_it_at_that() -> None:
    world = in_the_first_days()
    checks_in(world, over="9")
    world.taps("ana", "help")
    assert world.asked("ana") == "now.what"
    world.taps("ana", "enough")
    world.heard("ana")
    world.taps("ana", "let-it-rest")
    assert world.heard("ana") == ["resting-now"]
    assert world.asked("ana") is None


def test_what_was_open_before_is_asked_on_the_next_day() -> None:
    world = World.welcomed()
    asked = world.asked("ana")
    assert asked is not None
    world.rooms["ana"] = replace(world.room("ana"), first_days=True)
    checks_in(world, over="9")
    assert world.asked("ana") is None
    world.pass_time(DAY)
    assert world.heard("ana")[-1].startswith("knock")


def test_after_a_number_that_cries_out_a_topic_is_not_offered_to_be_shared() -> None:
    world = promised()
    world.commands("ana", "checkin")
    for value in ("6", "6", "0", "skip"):
        world.taps("ana", value)
    world.says("ana", "The evening out.")
    assert world.heard("ana")[-1] == "rest-checkin-hope"


def test_a_quiet_day_stays_one_when_another_check_in_is_a_usual_one() -> None:
    world = in_the_first_days()
    checks_in(world, over="9")
    (said,) = checks_in(world)
    assert said.startswith("ack-checked-")
    assert world.asked("ana") is None


# -- every other check-in --------------------------------------------------------------------------------------


def test_one_true_thing_is_said_where_there_is_one_and_not_on_two_days_in_a_row() -> None:
    world = in_the_first_days()
    ends = []
    for value in ("3", "4", "5", "6", "7"):
        ends.append(checks_in(world, sleep=value)[0])
        world.pass_time(DAY)
    assert [end for end in ends if end.startswith("fact")] == ["fact-rising-checkin-sleep"] * 2
    assert ends[2] == ends[4] == "fact-rising-checkin-sleep"
    assert ends[0].startswith("ack-checked-")


def test_the_closing_words_are_never_the_same_twice_in_a_row() -> None:
    world = in_the_first_days()
    ends = []
    for _ in range(8):
        ends.append(checks_in(world, sleep="skip", food="skip", over="skip")[0])
        world.pass_time(DAY)
    assert all(a != b for a, b in pairwise(ends))
    assert set(ends) <= {f"ack-checked-{n}" for n in (1, 2, 3)}


@pytest.mark.parametrize("locale", locales())
def test_what_answers_a_check_in_has_its_words(locale: str) -> None:
    for name in ("over", "hope", "rely", "food", "sleep"):
        words = Catalogue().text(locale, f"rest-checkin-{name}", {"partner": "P"})
        assert 5 < len(words.split()) <= 30


# -- acknowledgements ------------------------------------------------------------------------------------------


def heard_by(world: World, who: str, family: str) -> bool:
    return any(text.startswith(f"ack-{family}-") for text in world.heard(who))


def test_a_letter_is_acknowledged_once_with_its_last_part() -> None:
    world = World.willing()
    world.walks("ana", until="understand.need")
    assert not heard_by(world, "ana", "hurts")
    world.walks("ana", past="understand.need")
    assert heard_by(world, "ana", "hurts")


def test_telling_what_was_hidden_took_courage() -> None:
    world = World.willing()
    world.begins("ben", "facts")
    world.walks("ben", past="facts.what")
    assert heard_by(world, "ben", "courage")


def test_an_answer_that_one_need_not_be_thanked_for_gets_a_plain_line() -> None:
    world = World.card_open()
    world.walks("ben", past="willing.over", **{"willing.over": "not-sure"})
    assert heard_by(world, "ben", "plain")


def test_thanks_are_good_to_hear() -> None:
    world = promised()
    world.begins("ana", "thanks")
    world.walks("ana", past="thanks.what")
    assert heard_by(world, "ana", "good")


@pytest.mark.parametrize("locale", locales())
def test_every_acknowledgement_is_short(locale: str) -> None:
    for family, many in STORY.tables.acknowledged.items():
        for number in range(1, many + 1):
            assert len(Catalogue().text(locale, f"ack-{family}-{number}").split()) <= 15
