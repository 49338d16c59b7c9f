"""The moment at its edges: old doors, replies to a knock, a tap that goes on within a time-out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.effects import Say, Term, joined, opening
from tests.core.test_early import asks_urgently
from tests.core.test_keep import DAY, agreed, offers, reads
from tests.core.test_which_one import talking
from tests.simulation import snapshots
from tests.simulation.couple import World

A_HOLD = timedelta(minutes=6)


def with_a_question() -> World:
    """Ana has asked an urgent question, and nobody is asked anything else just now."""
    world = World.card_open()
    for who in ("ana", "ben"):
        world.commands(who, "cancel")
    asks_urgently(world, "Is it over?")
    world.pass_time(A_HOLD)
    return world


def ben_answers(world: World, words: str) -> None:
    for _ in range(9):
        if world.asked("ben") == "early.answer":
            break
        if (world.asked("ben") or "").startswith("early."):
            world.answers("ben")
        else:
            world.goes_on("ben")
    world.says("ben", words)
    world.taps("ben", "share")
    world.pass_time(A_HOLD)


def ana_reads(world: World) -> int:
    """Ana reads the answer that came; the turn of the doors under it."""
    world.heard("ana")
    waiting = [w.turn for w in world.room("ana").waiting if w.opens == "early.answer-read"]
    if waiting:
        world.taps("ana", "open", waiting[-1])
    while "early-answer-read" not in world.heard("ana"):
        world.answers("ana")
    return next(turn for turn, button in reversed(world.open_buttons("ana")) if button.choice == "ask")


def last(world: World, who: str) -> Say:
    return [told.effect for told in world.told[who] if isinstance(told.effect, Say)][-1]


def read_two() -> tuple[World, int]:
    """Ana has read two answers; the turn of the doors under the first of them."""
    world = with_a_question()
    ben_answers(world, "Yes.")
    first = ana_reads(world)
    world.begins("ana", "urgent")
    world.taps("ana", "health")
    world.says("ana", "Were you tested?")
    world.taps("ana", "share")
    world.pass_time(A_HOLD)
    ben_answers(world, "I was.")
    ana_reads(world)
    return world, first


def test_the_door_under_something_is_about_that_and_not_about_what_came_after_it() -> None:
    world, door = read_two()
    world.taps("ana", "ask", door)
    world.says("ana", "Since when?")
    world.taps("ana", "share")
    assert world.shared is not None
    about = next(item.about for item in world.shared.items if item.kind == "asked")
    answers = [item.ref for item in world.shared.items if item.kind == "urgent_answer"]
    assert about == answers[0]


def test_a_door_that_no_longer_stands_opens_no_form_that_leads_nowhere() -> None:
    world, door = read_two()
    world.begins("ana", "parting")
    while world.asked("ana") is not None and "parting" in (world.asked("ana") or ""):
        world.answers("ana", {"parting.danger": "no"}.get(world.asked("ana") or ""))
    world.pass_time(timedelta(hours=2))
    world.heard("ana")
    if any(turn == door for turn, _ in world.open_buttons("ana")):
        world.taps("ana", "ask", door)
    assert world.shared is not None
    assert world.shared.closed == "parted"
    assert "asking-question" not in world.heard("ana")


def test_words_in_reply_to_a_knock_are_kept_where_nothing_is_asked_for_them() -> None:
    world = with_a_question()
    world.begins("ana", "urgent")
    ben_answers(world, "Yes.")
    knock = next(w.turn for w in world.room("ana").waiting if w.opens == "early.answer-read")
    world.says("ana", "I am afraid of what you say now", replies_to=knock)
    assert "I am afraid of what you say now" in world.words.values()


def test_a_story_in_place_of_a_city_is_kept_and_the_city_asked_for_again() -> None:
    world = World.paired(zone=None)
    world.walks("ana", until="welcome.zone")
    story = "I cannot think about that now, I only see the two of them before me all the time."
    world.heard("ana")
    world.says("ana", story)
    assert story in world.words.values()
    assert world.heard("ana") == ["note-kept-open", "zone-unread"]
    world.says("ana", "Berln")
    assert "Berln" not in world.words.values()


def test_who_goes_on_within_a_time_out_ends_it() -> None:
    world = World.willing()
    world.commands("ana", "timeout")
    world.taps("ana", "half-hour")
    world.says("ana", "hello")
    world.heard("ana")
    world.taps("ana", "go-on")
    assert world.heard("ana")
    assert not world.room("ana").timeout


@pytest.mark.parametrize(
    "place", ["ana hurt, ana at willing.early", "ana hurt, welcome.adult asked False False False False"]
)
def test_who_was_at_a_question_that_is_gone_is_asked_the_next_one(place: str) -> None:
    document = next(stored for stored in snapshots.read(2) if stored["name"] == place)
    world = snapshots.loaded(document)
    world.taps("ana", "yes", document["rooms"]["ana"]["focus"]["turn"])
    heard = world.heard("ana")
    assert heard[0] == "old-button"
    assert "resting" not in heard
    assert world.asked("ana") is not None


def test_nobody_answers_into_silence_where_nothing_is_asked() -> None:
    world = with_a_question()
    ben_answers(world, "Yes.")
    ana_reads(world)
    world.commands("ana", "timeout")
    world.heard("ana")
    world.taps("ana", "nothing")
    assert world.heard("ana") == ["resting-now"]
    world.begins("ana", "timeout")
    world.taps("ana", "half-hour")
    world.commands("ana", "now")
    world.taps("ana", "park")
    world.says("ana", "What if it goes on?")
    world.heard("ana")
    world.taps("ana", "enough")
    assert world.heard("ana") != []


def test_who_writes_at_night_of_what_happened_is_heard_before_anything_is_asked() -> None:
    world = World()
    world.says("ana", "I cannot sleep. He lied to me for a whole year.")
    assert world.heard("ana") == ["note-kept-first", "step-welcome", "welcome-door"]
    assert "I cannot sleep. He lied to me for a whole year." in world.words.values()


def test_words_typed_within_the_help_for_a_hard_moment_get_a_word_of_their_own() -> None:
    world = World()
    world.says("ana", "hi")
    world.taps("ana", "tonight")
    world.heard("ana")
    world.says("ana", "I keep seeing it every time I close my eyes.")
    assert world.heard("ana") == ["note-kept-now", "now-what"]


def both_say_not_kept(busy: str = "") -> World:
    """The day after the deadline of a promise that both say was not kept. `busy`: who is at something else then."""
    world = agreed()
    world.pass_time(2 * DAY + timedelta(hours=1))
    for who, ask in (("ben", "keep.report"), ("ana", "keep.noticed")):
        world.walks(who, until=ask)
        world.answers(who, "not-kept")
        world.heard(who)
        world.answers(who)  # it is shared
        assert world.heard(who)[-1].startswith("held"), world.heard(who)
        assert world.room(who).focus is None
    if busy:
        world.begins(busy, "thanks")
    world.pass_time(2 * DAY)
    return world


def test_who_said_that_a_promise_was_not_kept_is_asked_nothing_after_it_and_neither_is_who_reads_the_result() -> None:
    world = both_say_not_kept()
    for who in ("ben", "ana"):
        reads(world, who, "keep.result")
        assert "rest-result" in world.heard(who)
        assert world.room(who).focus is None


def test_an_invitation_made_anew_after_its_time_can_be_seen_and_revoked() -> None:
    world = World.welcomed()
    world.answers("ana", "invite")
    world.walks("ana", past="welcome.send")
    world.commands("ana", "status")
    world.pass_time(timedelta(hours=49))
    world.taps("ana", "again")
    world.heard("ana")
    world.commands("ana", "status")
    assert "status-invitation" in world.heard("ana")
    world.taps("ana", "revoke")
    assert "open" not in {offer.state for offer in world.offers.values()}


@pytest.mark.parametrize("command", ["leave", "erase", "parting"])
def test_a_form_that_is_wanted_is_not_put_aside_by_a_check_in_that_ends_with_it(command: str) -> None:
    place = "ana hurt, checkin.bring asked False False False False"
    world = snapshots.loaded(next(stored for stored in snapshots.read(3) if stored["name"] == place))
    world.commands("ana", command)
    assert (world.asked("ana") or "").startswith(f"{command}.")


def test_who_goes_on_writing_is_not_asked_the_same_question_each_time() -> None:
    world = World()
    world.says("ana", "hi")
    world.heard("ana")
    world.says("ana", "I cannot breathe. I do not know what to do now.")
    world.says("ana", "Is anybody there?")
    assert world.heard("ana") == ["note-kept-open", "welcome-door", "note-kept-too"]


@pytest.mark.parametrize("said", ["who will see it?", "please leave me alone now", "hello"])
def test_what_is_rather_said_than_a_name_becomes_no_name(said: str) -> None:
    world = World()
    world.says("ana", "hi")
    world.walks("ana", until="welcome.name")
    world.says("ana", said)
    assert world.asked("ana") == "welcome.name"
    assert world.room("ana").name is None


def test_who_thinks_of_dying_now_gets_help_and_is_asked_nothing_more_that_day() -> None:
    world = World()
    world.says("ana", "hi")
    world.begins("ana", "safety")
    world.answers("ana", "yes")
    world.walks("ana", until="safety.dying")
    world.heard("ana")
    world.taps("ana", "now")
    assert world.heard("ana") == ["safety-dying-help"]
    assert world.asked("ana") is None


def test_no_greeting_names_the_questions_about_safety() -> None:
    world = World()
    world.says("ana", "hi")
    world.begins("ana", "safety")
    world.answers("ana", "yes")
    world.says("ana", "hello")
    assert last(world, "ana").args["place"] == Term("where-something")


def test_the_word_open_opens_what_came_beside_an_open_question() -> None:
    world = with_a_question()
    ben_answers(world, "It is over.")
    world.begins("ana", "urgent")
    assert [w.opens for w in world.room("ana").waiting if w.opens == "early.answer-read"] != []
    assert "open" in [button.choice for button in world.screen("ana").buttons]
    world.says("ana", "open", choice="open")
    if world.room("ana").focus is not None:
        world.taps("ana", "read")
    assert "early-answer-read" in world.heard("ana")


def test_the_first_word_of_an_agreement_is_marked_and_nothing_is_asked_under_it() -> None:
    world = talking()
    offers(world)
    world.walks("ana", until="discuss.agree")
    world.taps("ana", "agree")
    world.taps("ana", "share")
    world.pass_time(A_HOLD)
    world.heard("ben")
    knocked = next(waiting for waiting in world.room("ben").waiting if waiting.opens == "discuss.agree-read")
    world.taps("ben", "open", knocked.turn)
    assert world.heard("ben")[:2] == ["discuss-agree-read", "agreed"]
    assert world.room("ben").focus is None


def test_another_version_of_a_promise_is_shown_without_the_one_it_takes_the_place_of() -> None:
    world = talking()
    offers(world)
    world.walks("ana", past="discuss.agree", **{"discuss.agree": "change"})
    world.walks("ana", past="discuss.agree-share")
    world.pass_time(timedelta(hours=1))
    world.walks("ben", past="promise.share", **{"discuss.revise": "make", "promise.what": "A new one."})
    world.pass_time(timedelta(hours=1))
    world.walks("ana", until="discuss.agree")
    said = [told.effect for told in world.told["ana"] if isinstance(told.effect, Say)]
    shown = next(say for say in reversed(said) if say.text == "discuss-offer")
    assert len([part for part in shown.shared if part.ask == "promise.what"]) == 1


def test_thoughts_of_dying_that_are_over_bring_help_and_the_other_questions_go_on() -> None:
    world = World()
    world.says("ana", "hi")
    world.begins("ana", "safety")
    world.answers("ana", "yes")
    world.walks("ana", until="safety.dying")
    world.heard("ana")
    world.taps("ana", "past")
    assert world.heard("ana") == ["safety-dying-help", "safety-harm-other"]


def test_a_blank_message_to_a_letter_is_asked_about_once_more() -> None:
    world = World()
    world.says("ana", "hi")
    world.walks("ana", until="willing.happened")
    world.heard("ana")
    world.says("ana", "  ")
    assert world.heard("ana") == ["willing-happened"]
    assert world.asked("ana") == "willing.happened"


def test_many_words_in_reply_to_a_knock_after_which_nothing_is_asked_are_kept() -> None:
    world = both_say_not_kept(busy="ben")
    knock = next(w.turn for w in world.room("ben").waiting if w.opens == "keep.result")
    world.commands("ben", "cancel")
    world.heard("ben")
    world.says("ben", "I am afraid of what it says now", replies_to=knock)
    assert world.room("ben").focus is None
    assert "I am afraid of what it says now" in world.words.values()


def test_what_opens_a_message_can_be_said_by_itself() -> None:
    first, second = Say(text="one"), Say(text="two", before=())
    whole = next(iter(joined((first, second))))
    assert isinstance(whole, Say)
    assert opening(whole) == first
    assert opening(first) is None


def stopped(world: World, who: str) -> None:
    world.rooms[who] = replace(world.room(who), stopped=True)


def comes_to_a_preview(world: World, who: str) -> bool:
    """Whether the promise in hand is led to its preview, all its questions answered."""
    for _ in range(20):
        asked = world.asked(who) or ""
        if asked == "promise.share":
            return True
        if not asked.startswith(("promise.", "changed.")):
            return False
        world.answers(who)
    raise AssertionError("the form has no end")


def test_a_stop_lets_a_share_through_that_the_person_began_and_leads_to_none_itself() -> None:
    world = talking()
    offers(world)
    world.walks("ana", past="discuss.agree", **{"discuss.agree": "change"})
    world.walks("ana", past="discuss.agree-share")
    world.pass_time(timedelta(hours=1))
    world.walks("ben", until="discuss.revise")
    free, led, own = world.fork(), world.fork(), world.fork()
    stopped(led, "ben")
    stopped(own, "ben")
    free.taps("ben", "make")
    led.taps("ben", "make")
    own.commands("ben", "promise")
    assert comes_to_a_preview(free, "ben")
    assert not comes_to_a_preview(led, "ben")
    assert comes_to_a_preview(own, "ben")


def test_a_question_out_of_a_note_comes_to_its_preview_under_a_stop_as_for_everybody() -> None:
    world = agreed()
    world.commands("ana", "cancel")
    stopped(world, "ana")
    world.says("ana", "Who else knew of it?")
    world.taps("ana", "question")
    assert world.asked("ana") == "asking.share"
