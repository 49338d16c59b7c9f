"""The early releases: urgent questions, "I did this, I will answer", and a holding plan for a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.effects import Confirm, Part, Say
from core.events import Tick
from core.journey import STORY
from core.kernel import shared
from core.state import Item, Side
from tests.simulation.couple import START, World

A_WHILE = timedelta(minutes=10)


def begins(world: World, who: str, form: str) -> None:
    world.begins(who, form)


def offered(world: World, who: str) -> set[str]:
    """What `/more` offers of the early releases."""
    world.commands(who, "more")
    world.taps(who, "in-us")
    return {button.choice for _, button in world.open_buttons(who)} & {"urgent", "answering", "holding"}


def asks_urgently(world: World, words: str, topic: str = "health") -> None:
    begins(world, "ana", "urgent")
    world.taps("ana", topic)
    world.says("ana", words)
    world.taps("ana", "share")
    world.pass_time(A_WHILE)


def reads(world: World, who: str, text: str) -> list[str]:
    """Go on until this text comes; the words that came with it."""
    for _ in range(40):
        found = [t.effect for t in world.told[who] if isinstance(t.effect, Say) and t.effect.text == text]
        if found:
            return [word for part in found[-1].shared for word in part.words]
        if world.asked(who) is None:
            world.goes_on(who)
        world.answers(who, {"willing.be-heard": "not-now"}.get(world.asked(who) or ""))
    raise AssertionError(f"{who} never reads {text}")


def offers_plan(world: World, who: str = "ben", *parts: str) -> None:
    begins(world, who, "holding")
    for part in parts or ("I sleep on the sofa.", "", "We tell them nothing yet."):
        if part:
            world.says(who, part)
        else:
            world.taps(who, "skip")
    world.taps(who, "share")
    world.pass_time(A_WHILE)


def answers_plan(world: World, answer: str, who: str = "ana") -> None:
    world.walks(who, until="early.holding", **{"willing.be-heard": "not-now", "alone.begin": "later"})
    world.taps(who, answer)
    if answer == "change":
        world.says(who, "Not the sofa, please.")
    if answer != "nothing":
        world.taps(who, "share")
        world.pass_time(A_WHILE)


def test_each_side_has_its_own_early_releases() -> None:
    world = World.card_open()
    assert offered(world, "ana") == {"urgent", "holding"}
    assert offered(world, "ben") == {"answering", "holding"}
    assert offered(World.paired(), "ana") == set()


def test_they_are_offered_while_the_willingness_is_held_and_lead_to_their_forms() -> None:
    world = World.card_open()
    world.walks("ana", past="willing.be-heard-share")
    held = world.fork()
    world.taps("ana", "urgent")
    assert world.asked("ana") == "urgent.topic"
    held.taps("ana", "take-back")
    assert held.heard("ana")[-1] == "taken-back", "the other button stays good"
    world.walks("ben", past="willing.share")
    world.taps("ben", "holding")
    assert world.asked("ben") == "holding.sleeping"


def test_what_was_begun_by_the_list_meanwhile_is_not_begun_again() -> None:
    world = World.card_open()
    world.walks("ana", past="willing.be-heard-share")
    begins(world, "ana", "urgent")
    world.taps("ana", "money")
    world.says("ana", "Is the rent paid?")
    world.taps("ana", "share")
    world.heard("ana")
    offered_before = [turn for turn, button in world.open_buttons("ana") if button.choice == "urgent"]
    world.taps("ana", "urgent", offered_before[0])
    assert world.heard("ana")[0] == "old-button"


def test_an_urgent_question_is_asked_opened_and_answered() -> None:
    world = World.card_open()
    asks_urgently(world, "Do I need to see a doctor?")
    world.walks("ben", until="early.answer")
    world.says("ben", "Yes. I am sorry to say so.")
    world.taps("ben", "share")
    world.pass_time(A_WHILE)
    assert reads(world, "ana", "early-answer-read") == ["Do I need to see a doctor?", "Yes. I am sorry to say so."]


def test_declining_an_urgent_question_leaves_no_record() -> None:
    world = World.card_open()
    asks_urgently(world, "Is it over?", "over")
    world.walks("ben", until="early.answer")
    silent = world.fork()
    world.taps("ben", "later")
    for each in (world, silent):
        each.pass_time(timedelta(days=2))
    assert world.told["ana"] == silent.told["ana"]
    assert world.shared == silent.shared


def test_three_urgent_questions_are_all_and_one_is_asked_at_a_time() -> None:
    world = World.card_open()
    begins(world, "ana", "urgent")
    world.taps("ana", "money")
    world.says("ana", "Is the rent paid?")
    world.taps("ana", "share")
    assert "urgent" not in offered(world, "ana")
    world.pass_time(A_WHILE)
    for words in ("Who else knows?", "Is it over?"):
        asks_urgently(world, words)
    assert "urgent" not in offered(world, "ana")


def test_i_will_answer_is_said_once_and_opened_by_the_other() -> None:
    world = World.card_open()
    begins(world, "ben", "answering")
    world.taps("ben", "yes")
    world.taps("ben", "share")
    world.pass_time(A_WHILE)
    assert "answering" not in offered(world, "ben")
    assert reads(world, "ana", "early-answering-read") == []


def test_i_will_answer_may_be_left_unsaid() -> None:
    world = World.card_open()
    begins(world, "ben", "answering")
    world.taps("ben", "nothing")
    assert "answering" in offered(world, "ben")


def test_a_plan_that_both_agree_holds_for_one_week_and_may_be_made_again() -> None:
    world = World.card_open()
    offers_plan(world)
    answers_plan(world, "agree")
    assert world.shared is not None
    plan = world.shared.holding
    assert plan is not None
    assert "holding" not in offered(world, "ana") | offered(world, "ben")
    world.pass_time(timedelta(days=6, hours=23))
    assert world.shared.holding == plan
    world.pass_time(timedelta(hours=2))
    assert world.shared.holding is None
    for who in ("ana", "ben"):
        assert "I sleep on the sofa." in reads(world, who, "early-holding-over")
        assert "holding" in offered(world, who)
    offers_plan(world, "ana", "", "Half an hour a day.", "")
    answers_plan(world, "agree", "ben")
    assert world.shared.holding not in {None, plan}


@pytest.mark.parametrize("answer", ["change", "decline", "nothing"])
def test_a_plan_that_is_not_agreed_does_not_hold(answer: str) -> None:
    world = World.card_open()
    offers_plan(world)
    answers_plan(world, answer)
    assert world.shared is not None
    assert world.shared.holding is None
    assert "holding" in offered(world, "ben")


def test_a_newer_plan_overtakes_one_that_is_not_answered_and_three_may_wait() -> None:
    world = World.card_open()
    for words in ("One.", "Two.", "Three."):
        offers_plan(world, "ben", words, "", "")
    assert "holding" not in offered(world, "ben")
    answers_plan(world, "agree")
    assert world.shared is not None
    assert world.shared.holding == [item.ref for item in world.shared.items if item.kind == "holding"][-1]


def test_an_empty_plan_is_none() -> None:
    world = World.card_open()
    begins(world, "ben", "holding")
    for _ in range(3):
        world.taps("ben", "skip")
    assert not any(name.startswith("holding:") for name in world.room("ben").positions)


def test_the_record_takes_an_agreement_only_from_the_other_and_only_once() -> None:
    world = World.card_open()
    offers_plan(world)
    assert world.shared is not None
    plan, agrees = world.shared.items[-1], (Part("early.holding", choice="agree"),)

    def answer(by: Side, about: str | None) -> Item:
        return Item(
            ref="x", kind="holding_answer", by=by, parts=agrees, confirmed_at=START, shows_at=START, about=about
        )

    says = STORY.record.on_release["holding_answer"]
    assert says(world.shared, answer(plan.by, plan.ref)).shared == world.shared
    assert says(world.shared, answer(plan.by.other, "nothing")).shared == world.shared
    agreed = says(world.shared, answer(plan.by.other, plan.ref))
    assert agreed.shared.holding == plan.ref
    assert says(agreed.shared, answer(plan.by.other, plan.ref)).due == ()
    late = Tick(id="t", at=START, key="holding:another", due_at=START)
    assert shared.tick(STORY.record, agreed.shared, late).shared == agreed.shared


def test_no_stop_withholds_saying_no_to_a_plan() -> None:
    world = World.card_open()
    offers_plan(world)
    world.walks("ana", until="early.holding", **{"willing.be-heard": "not-now", "alone.begin": "later"})
    world.rooms["ana"] = replace(world.room("ana"), stopped=True)
    free = world.fork()
    world.taps("ana", "decline")
    assert world.asked("ana") == "early.holding-share"
    free.heard("ana")
    free.taps("ana", "agree")
    assert free.heard("ana")[0] == "answer-noted", "who looks on must not read that it was left"
    assert free.asked("ana") != "early.holding-share"


def test_they_end_with_the_wish_to_talk_it_through() -> None:
    world = World.card_open()
    assert world.shared is not None
    act = Confirm(ref="talk", kind="talk", parts=(), shows_at=START, breach="breach-1")
    world.shared = shared.act(STORY.record, world.shared, world.sides["ana"], act, START).shared
    world.shared = shared.tick(STORY.record, world.shared, Tick(id="t", at=START, key="show:talk", due_at=START)).shared
    assert offered(world, "ana") == offered(world, "ben") == set()
