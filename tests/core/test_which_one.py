"""Where a form could be about several things, each is shown with a button of its own, and the tapped one is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.effects import Confirm, Moment, Part
from core.state import Side
from tests.core.test_going_on import promised, settle
from tests.simulation.couple import COUPLE, World

B = Side.B


def with_two_breaches() -> World:
    """Ben answers for something else as well."""
    world = World.willing()
    parts = (Part("card.side", choice="responsible"), Part("card.kind", choice="money"))
    world.crosses(B, Confirm(ref="second", kind="breach_card", parts=parts, shows_at=world.now))
    world.fires(COUPLE, "show:second")
    settle(world, "ben")
    world.heard("ben")
    return world


def test_new_facts_of_two_breaches_are_told_of_the_one_that_is_chosen() -> None:
    world = with_two_breaches()
    world.begins("ben", "facts")
    assert world.heard("ben").count("which-breach") == 2
    turns = [turn for turn, button in world.open_buttons("ben") if button.choice == "facts"]
    world.taps("ben", "facts", turns[-1])
    assert world.asked("ben") == "facts.what"
    focus = world.room("ben").focus
    assert focus is not None
    assert "breach-2" in f"{focus.track}@{focus.about}"


def with_two_promises() -> World:
    """Ben promised two things, and both were agreed."""
    world = promised()
    due = world.now + timedelta(days=9)
    parts = (Part("promise.what", words=("w",)), Part("promise.when", moment=Moment(due, "UTC")))
    world.crosses(B, Confirm(ref="q", kind="promise", parts=parts, shows_at=world.now))
    world.fires(COUPLE, "show:q")
    agree = (Part("discuss.agree", choice="agree"),)
    world.crosses(Side.A, Confirm(ref="yes-q", kind="agreement", parts=agree, shows_at=world.now, about="q"))
    world.fires(COUPLE, "show:yes-q")
    settle(world, "ben")
    world.heard("ben")
    return world


def test_of_two_promises_the_one_under_whose_words_was_tapped_is_moved() -> None:
    world = with_two_promises()
    world.commands("ben", "promises")
    turns = [turn for turn, button in world.open_buttons("ben") if button.choice == "renegotiate"]
    assert len(turns) == 2
    world.taps("ben", "renegotiate", turns[-1])
    focus = world.room("ben").focus
    assert focus is not None
    assert focus.track.endswith("q") or focus.about == "q", focus


def test_of_two_promises_the_list_asks_under_the_words_of_each_which_of_them_slipped() -> None:
    world = with_two_promises()
    world.begins("ben", "slip")
    assert world.heard("ben").count("which-one") == 2
    turns = [turn for turn, button in world.open_buttons("ben") if button.choice == "slip"]
    world.taps("ben", "slip", turns[-1])
    focus = world.room("ben").focus
    assert focus is not None
    assert focus.track.endswith(":q")


def wants_to_talk(world: World, breach: str) -> None:
    """Ana wishes to talk about this breach, which opens `discuss` for it."""
    talk = (Part("apologise.talk", choice="yes"),)
    world.crosses(Side.A, Confirm(ref=f"talk-{breach}", kind="talk", parts=talk, shows_at=world.now, breach=breach))
    world.fires(COUPLE, f"show:talk-{breach}")
    settle(world, "ben")
    world.heard("ben")


def test_with_several_breaches_a_promise_is_for_the_one_that_is_chosen() -> None:
    world = with_two_breaches()
    wants_to_talk(world, "breach-1")
    wants_to_talk(world, "breach-2")
    world.commands("ben", "promise")
    assert world.heard("ben").count("which-breach") == 2
    turns = [turn for turn, button in world.open_buttons("ben") if button.choice == "promise"]
    assert len(turns) == 2
    world.taps("ben", "promise", turns[-1])
    assert world.asked("ben") == "promise.what"
    focus = world.room("ben").focus
    assert focus is not None
    assert focus.track.startswith("promise:breach-2:")


def test_with_one_breach_to_talk_about_a_promise_is_begun_at_once() -> None:
    world = with_two_breaches()
    wants_to_talk(world, "breach-2")
    world.commands("ben", "promise")
    heard = world.heard("ben")
    assert "which-breach" not in heard
    assert world.asked("ben") == "promise.what"


def test_each_of_the_buttons_begins_a_promise_of_its_own_breach_and_one_in_hand_is_taken_up() -> None:
    world = with_two_breaches()
    wants_to_talk(world, "breach-1")
    wants_to_talk(world, "breach-2")
    world.commands("ben", "promise")
    first, second = [turn for turn, button in world.open_buttons("ben") if button.choice == "promise"]
    world.taps("ben", "promise", first)
    world.says("ben", "I come home at seven on Friday")
    world.taps("ben", "promise", second)
    focus = world.room("ben").focus
    assert focus is not None
    assert (focus.track.partition(":")[2].partition(":")[0], focus.ask) == ("breach-2", "promise.what")
    world.commands("ben", "promise")
    turns = [turn for turn, button in world.open_buttons("ben") if button.choice == "promise"]
    world.taps("ben", "promise", turns[-2])
    focus = world.room("ben").focus
    assert focus is not None
    assert focus.track.startswith("promise:breach-1:")
    assert focus.ask != "promise.what", "what was written is there"


def test_a_button_for_a_breach_that_is_not_talked_about_any_more_does_nothing() -> None:
    world = with_two_breaches()
    wants_to_talk(world, "breach-1")
    wants_to_talk(world, "breach-2")
    world.commands("ben", "promise")
    turns = [turn for turn, button in world.open_buttons("ben") if button.choice == "promise"]
    room = world.room("ben")
    gone = tuple(replace(w, about="breach-9") if w.turn == turns[-1] else w for w in room.waiting)
    world.rooms["ben"] = replace(room, waiting=gone)
    world.heard("ben")
    world.taps("ben", "promise", turns[-1])
    assert "old-button" in world.heard("ben")
    assert not any(track.startswith("promise:") for track in world.room("ben").positions)
