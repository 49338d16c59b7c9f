"""Alone: a whole path for one person, from the first screen to a gentle end; and nobody else ever learns of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.journey import STORY
from core.journey.alone.gates import PAGES
from core.journey.alone.story import PAGES as FORMS
from core.kernel.agenda import agenda
from tests.core.test_first_days import own_words
from tests.simulation.couple import World

ON_THE_SECOND_SCREEN = ("letter", "third", "reflect", "person", "stay")


def alone(side: str = "hurt") -> World:
    """Somebody who goes on alone, at the door of the path."""
    world = World()
    world.commands("ana", "start")
    world.walks("ana", until="welcome.join", **{"welcome.door": side, "welcome.name": "Ana"})
    world.taps("ana", "alone")
    world.walks("ana", until="alone.begin", **({"willing.side": "later"} if side == "together" else {}))
    world.rooms["ana"] = replace(world.room("ana"), zone="Europe/Berlin")
    world.words.clear()  # what happened, told in willing
    return world


def opens(world: World, *choices: str) -> None:
    """Open "For myself" and tap on."""
    if world.asked("ana") != "solo.what":
        world.begins("ana", "solo")
    if choices and choices[0] in ON_THE_SECOND_SCREEN:
        world.taps("ana", "page")
    for choice in choices:
        world.taps("ana", choice)


def writes(world: World, *words: str) -> None:
    for word in words:
        world.says("ana", word)
    world.taps("ana", "done")


def test_somebody_alone_from_the_first_screen_to_a_gentle_end() -> None:
    world = alone()
    assert world.heard("ana")[-2:] == ["step-alone", "alone-begin"]
    world.taps("ana", "solo")
    opens(world, "now", "breathe", "enough")
    assert world.heard("ana") == ["solo-what", "now", "now-what", "now-what-breathe", "now-what-again",
                                  "now-what-enough", "solo-what"]  # fmt: skip
    opens(world, "letter")
    writes(world, "You were my home.", "I am so angry.")
    world.taps("ana", "keep")
    assert world.heard("ana")[-3:] == ["letter-end", "letter-end-keep", "solo-what"]
    opens(world, "third")
    for words in ("They both were tired.", "Fear, on both sides.", "You are allowed to rest."):
        writes(world, words)
    world.taps("ana", "away")
    opens(world, "reflect")
    assert world.asked("ana") == "reflect.lost"
    for _ in range(3):
        world.taps("ana", "skip")
    assert world.asked("ana") == "solo.what"
    opens(world, "own")
    world.says("ana", "I call my sister.")
    world.answers("ana")
    world.taps("ana", "yes")
    assert world.heard("ana")[-2:] == ["own-made", "solo-what"]
    opens(world, "person")
    for words in ("I feel lost.", "Do you want this?", "I go for a walk."):
        writes(world, words)
    world.says("ana", "On the bench by the river, Sunday.")
    world.taps("ana", "keep")
    opens(world, "stay", "not-yet", "skip")
    assert world.asked("ana") == "solo.what"
    world.taps("ana", "enough")
    world.heard("ana")
    world.pass_time(timedelta(days=4))
    assert world.heard("ana") == ["own-reminder", "knock-yours"]
    world.taps("ana", "open")
    world.taps("ana", "part")
    world.taps("ana", "no")
    assert world.heard("ana") == ["owned-how", "owned-how-part", "owned-next", "resting-left"]
    opens(world, "letter", "read")
    assert own_words(world, "ana")[-2:] == ["You were my home.", "I am so angry."]
    world.taps("ana", "away")
    opens(world, "farewell")
    writes(world, "I can stand.")
    world.taps("ana", "keep")
    world.taps("ana", "quiet")
    assert world.heard("ana")[-2:] == ["farewell-after", "farewell-after-quiet"]
    assert world.room("ana").paused
    assert world.asked("ana") is None
    world.commands("ana", "resume")
    assert world.heard("ana") == ["resumed"]
    kept = world.room("ana").positions["couple"].drafts
    assert "farewell.take" in kept
    assert "letter.words" not in kept
    assert "third.saw" not in kept
    assert [name for name in world.room("ana").positions if ":" in name] == []


def test_the_names_of_the_pages_are_those_of_their_gates() -> None:
    assert tuple(form.id for form in FORMS) == PAGES[: len(FORMS)]


@pytest.mark.parametrize(
    ("side", "first"), [("hurt", "reflect.lost"), ("responsible", "reflect.did"), ("together", "reflect.part")]
)
def test_reflection_is_for_the_side_one_takes(side: str, first: str) -> None:
    world = alone(side)
    world.taps("ana", "solo")
    opens(world, "reflect")
    assert world.asked("ana") == first


def test_a_kept_page_stays_shut_unless_it_is_asked_for() -> None:
    world = alone()
    opens(world, "letter")
    writes(world, "The first.")
    world.taps("ana", "keep")
    opens(world, "letter", "leave")
    assert own_words(world, "ana") == []
    opens(world, "letter", "read", "keep")
    assert own_words(world, "ana") == ["The first."]
    opens(world, "letter", "new")
    writes(world, "The second.")
    assert len(world.words) == 2
    world.taps("ana", "keep")
    assert list(world.words.values()) == ["The second."]
    opens(world, "letter", "away")
    assert not world.words


def test_three_promises_to_oneself_are_enough_and_all_can_be_let_go() -> None:
    world = alone()
    world.taps("ana", "solo")
    for number in range(3):
        opens(world, "own")
        world.says("ana", f"I rest {number}.")
        world.answers("ana")
        world.taps("ana", "yes")
    assert world.asked("ana") == "solo.what"
    opens(world, "own", "leave")
    assert world.asked("ana") == "solo.what"
    opens(world, "own", "clear")
    assert not world.words
    assert world.asked("ana") == "own.what"
    world.taps("ana", "skip")
    world.heard("ana")
    world.pass_time(timedelta(days=5))
    assert world.heard("ana") == []


def test_a_promise_to_oneself_within_the_hour_has_no_reminder_and_a_zone_is_asked_when_it_is_needed() -> None:
    world = alone()
    world.rooms["ana"] = replace(world.room("ana"), zone=None)
    opens(world, "own")
    world.says("ana", "I drink a glass of water.")
    assert world.asked("ana") == "own.zone"
    world.answers("ana")
    world.taps("ana", "yes")
    world.says("ana", "in half an hour", moment=world.now + timedelta(minutes=30))
    world.taps("ana", "yes")
    assert [key.split("/")[0] for who, key in world.due if who == "ana"] == ["own-ask"]


def test_the_quiet_question_waits_for_who_paused_and_comes_when_they_are_back() -> None:
    world = alone()
    opens(world, "own")
    world.says("ana", "I rest.")
    world.answers("ana")
    world.taps("ana", "yes")
    world.taps("ana", "enough")
    world.commands("ana", "pause")
    world.heard("ana")
    world.pass_time(timedelta(days=5))
    assert world.heard("ana") == []
    world.commands("ana", "resume")
    assert world.heard("ana") == ["resumed", "owned-how"]
    world.taps("ana", "did")
    world.taps("ana", "own")
    assert world.asked("ana") == "own.what"


def test_a_reminder_of_a_promise_that_was_let_go_says_nothing() -> None:
    world = alone()
    opens(world, "own")
    world.says("ana", "I rest.")
    world.answers("ana")
    world.taps("ana", "yes")
    due = dict(world.due)
    for number in range(2):
        opens(world, "own")
        world.says("ana", f"More {number}.")
        world.answers("ana")
        world.taps("ana", "yes")
    opens(world, "own", "clear")
    world.due = due
    world.heard("ana")
    world.pass_time(timedelta(days=5))
    assert world.heard("ana") == []


@pytest.mark.parametrize("answer", ["not-sure", "not-now"])
def test_not_sure_and_not_now_lead_to_the_path_alone_and_can_change_any_day(answer: str) -> None:
    world = World.card_open()
    world.walks("ana", past="willing.be-heard", **{"willing.be-heard": answer})
    assert world.heard("ana")[-3:] == [f"willing-be-heard-{answer}", "step-alone", "alone-begin"]
    world.taps("ana", "later")
    world.commands("ana", "status")
    assert world.asked("ana") == "willing.be-heard"
    world.taps("ana", "yes")
    world.taps("ana", "share")
    world.pass_time(timedelta(minutes=10))
    assert [item.kind for item in world.view("ben").items][-1] == "willing"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("ask", "answer", "help", "first"),
    [
        ("willing.over", "no", "willing-over-no", "ending.words"),
        ("willing.hidden", "yes", "willing-hidden-yes", "telling.safe"),
    ],
)
def test_who_is_not_there_yet_is_helped_with_that_alone(ask: str, answer: str, help: str, first: str) -> None:
    world = World.card_open()
    world.walks("ben", past=ask, **{ask: answer})
    assert help in world.heard("ben")
    assert world.asked("ben") == first
    wise = {"telling.safe": "danger", "ending.day": "no", "telling.day": "no"}
    while world.asked("ben") is not None:
        world.answers("ben", wise.get(world.asked("ben") or ""))
    told = [item.kind for item in world.shared.items if item.by is world.sides["ben"]]  # type: ignore[union-attr]
    assert "willing" not in told
    world.commands("ben", "status")
    assert world.asked("ben") == ask
    world.walks("ben", past="willing.share")
    world.pass_time(timedelta(minutes=10))
    assert "willing" in [item.kind for item in world.view("ana").items]  # type: ignore[union-attr]


def test_who_is_under_a_stop_and_has_nobody_gets_the_path_too() -> None:
    world = World.welcomed()
    world.rooms["ana"] = replace(world.room("ana"), stopped=True)
    world.commands("ana", "status")
    world.walks("ana", until="alone.begin")


def test_a_page_written_under_a_stop_ends_like_any_other() -> None:
    world = alone()
    world.rooms["ana"] = replace(world.room("ana"), stopped=True)
    for _ in range(2):
        opens(world, "letter")
        writes(world, "Words.")
        world.taps("ana", "away")
        assert world.asked("ana") == "solo.what"


def test_once_the_shared_story_is_open_the_path_is_only_offered() -> None:
    world = World.willing()
    world.rooms["ana"] = replace(world.room("ana"), stopped=True)
    found = [open.ask.id for open in agenda(STORY, world.room("ana"), world.view("ana"))]
    assert "understand.feel" in found
    assert "alone.begin" not in found
    world.begins("ana", "solo")


def test_an_invitation_that_ran_out_leaves_nobody_waiting() -> None:
    world = World.welcomed()
    world.answers("ana", "invite")
    world.walks("ana", until="alone.begin")
    world.heard("ana")
    world.pass_time(timedelta(hours=49))
    assert world.heard("ana") == ["invitation-over"]
    world.pass_time(timedelta(days=60))
    assert world.heard("ana") in ([], ["knock-for-you"], ["knock-for-you"] * 2)


def test_nothing_of_it_reaches_the_partner() -> None:
    world = World.card_open()
    quiet = world.fork()
    opens(world, "letter")
    writes(world, "Nobody reads this.")
    world.taps("ana", "keep")
    opens(world, "stay", "leave", "skip")
    opens(world, "farewell", "skip", "quiet")
    world.pass_time(timedelta(days=1))
    quiet.pass_time(timedelta(days=1))
    assert world.told["ben"] == quiet.told["ben"]
    assert world.shared == quiet.shared


def test_a_page_that_is_cancelled_leaves_no_words_behind() -> None:
    world = alone()
    opens(world, "letter")
    world.says("ana", "No, I do not want to.")
    world.commands("ana", "cancel")
    assert not world.words
    world.commands("ana", "status")
    assert world.asked("ana") == "solo.what"
