"""Where a form could be about several things, each is shown with a button of its own, and the tapped one is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.effects import Close, Confirm, Day, Moment, Part, Say
from core.state import Side
from tests.core.test_going_on import promised, settle
from tests.core.test_keep import DAY, agreed, comes_to, is_offered, offers, opens, reads, talking, wishes
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


def two_unanswered_days() -> World:
    """Ben promised something for each day; of two days he has said nothing yet, and opens what waits."""
    world = agreed(after=DAY, again="daily", weeks="one")
    world.pass_time(2 * DAY)
    world.walks("ben", until="keep.report")
    return world


def day_asked(world: World, who: str = "ben") -> str:
    """The promise that the open question is about, without the reference of its series."""
    focus = world.room(who).focus
    assert focus is not None
    assert focus.about is not None
    return focus.about.removeprefix("p1.")


def test_what_was_said_of_one_day_is_shared_before_the_next_day_is_asked() -> None:
    world = two_unanswered_days()
    first = day_asked(world)
    world.taps("ben", "kept")
    assert (world.asked("ben"), day_asked(world)) == ("keep.report-share", first)
    world.taps("ben", "share")
    assert world.asked("ben") == "keep.report"
    assert day_asked(world) > first
    world.taps("ben", "not-kept")
    assert world.asked("ben") == "keep.report-share"
    focus = world.room("ben").focus
    assert focus is not None
    assert world.room("ben").positions["couple"].picks[f"keep.report@{focus.about}"] == "not-kept"


def test_a_day_that_is_left_for_later_keeps_no_other_day_away() -> None:
    world = two_unanswered_days()
    first = day_asked(world)
    world.taps("ben", "not-kept")
    world.taps("ben", "later")
    assert world.asked("ben") == "keep.report"
    assert day_asked(world) > first


def tells(world: World, who: str, text: str) -> list[object]:
    """By which day this one was told that text, each time."""
    said = (told.effect for told in world.told[who] if isinstance(told.effect, Say))
    return [effect.args.get("when") for effect in said if effect.text == text]


def previews(world: World, who: str) -> list[object]:
    return tells(world, who, "preview")


def day_of(world: World, ref: str = "p1") -> Day:
    promise = world.view("ben").promise(ref)
    assert promise is not None
    return Day(promise.due_at, promise.zone)


def test_two_unanswered_days_are_two_questions_each_with_its_date() -> None:
    world = two_unanswered_days()
    first, second = (day_of(world, ref) for ref in ("p1.2026-03-03", "p1.2026-03-04"))
    world.taps("ben", "kept")
    world.taps("ben", "share")
    world.taps("ben", "not-kept")
    assert tells(world, "ben", "keep-report") == [first, second]
    assert previews(world, "ben")[-2:] == [first, second]


def test_the_partner_is_asked_and_told_by_the_same_day() -> None:
    world = agreed()
    day = day_of(world)
    world.pass_time(2 * DAY)
    for who, ask, choice in (("ben", "keep.report", "not-kept"), ("ana", "keep.noticed", "not-kept")):
        world.walks(who, past=f"{ask}-share", **{ask: choice})
    assert tells(world, "ana", "keep-noticed") == [day]
    world.pass_time(2 * DAY)
    for who in ("ana", "ben"):
        reads(world, who, "keep.result")
        assert tells(world, who, "keep-result-not-kept") == [day]
        assert tells(world, who, "report-mine") == tells(world, who, "report-theirs") == [day]


def test_the_answer_to_an_offer_names_the_day_in_both_rooms() -> None:
    world = talking()
    offers(world)
    world.walks("ana", until="discuss.agree")
    assert [button.choice for button in world.screen("ana").buttons] == ["agree", "change", "decline", "later"]
    day = day_of(world)
    assert tells(world, "ana", "discuss-agree") == [day]
    world.taps("ana", "decline")
    assert previews(world, "ana")[-1] == day
    world.taps("ana", "share")
    world.pass_time(timedelta(minutes=6))
    knocked = next(waiting for waiting in world.room("ben").waiting if waiting.opens == "discuss.agree-read")
    world.taps("ben", "open", knocked.turn)
    assert tells(world, "ben", "discuss-agree-read") == [day]


def test_each_button_under_a_promise_of_the_list_names_its_day_and_so_does_what_was_tapped() -> None:
    world = agreed()
    assert is_offered(world, "ben", "slip")
    named = {button.choice: button.moment for _, button in world.open_buttons("ben")}
    assert named["slip"] == named["withdraw"] == named["renegotiate"] == day_of(world)
    opens(world, "ben", "slip")
    closed = [told.effect for told in world.told["ben"] if isinstance(told.effect, Close)]
    assert [close.moment for close in closed if close.label == "menu-slip"] == [day_of(world)]
    assert tells(world, "ben", "slip-what") == [day_of(world)]


def test_the_preview_of_a_slip_names_its_day() -> None:
    world = agreed()
    opens(world, "ben", "slip")
    world.walks("ben", until="slip.share")
    assert tells(world, "ben", "preview-dated") == [day_of(world)]
    assert previews(world, "ben")[-1:] != [day_of(world)]


def test_a_series_is_told_by_how_often_and_until_when_it_comes_and_its_buttons_stay_short() -> None:
    world = agreed(after=DAY, again="daily", weeks="one")
    opens(world, "ben", "withdraw")
    first = world.view("ben").promises[0].due_at
    assert tells(world, "ben", "withdraw-sure") == [Moment(first, "Europe/Berlin", "FREQ=DAILY;UNTIL=20260310")]
    world.commands("ben", "promises")
    assert {b.moment for t, b in world.open_buttons("ben") if b.choice == "withdraw"} >= {None}


@pytest.mark.parametrize("answer", ["agree", "decline"])
def test_the_answer_to_a_wish_for_another_time_says_for_when_the_promise_is(answer: str) -> None:
    world = agreed()
    old, wish = day_of(world), wishes(world)
    comes_to(world, "ana", "keep.wish-share", **{"keep.wish": answer})
    assert tells(world, "ana", "keep-wish-read") == tells(world, "ana", "keep-wish") == [old]
    world.pass_time(timedelta(minutes=6))
    reads(world, "ben", "keep.wish-answered")
    assert tells(world, "ben", "keep-wish-answered") == [day_of(world, wish) if answer == "agree" else old]


def test_a_promise_that_is_due_says_in_the_list_when_the_answers_open() -> None:
    world = agreed()
    world.pass_time(2 * DAY)
    world.commands("ana", "promises")
    told = [told.effect for told in world.told["ana"] if isinstance(told.effect, Say)][-1]
    due = world.view("ana").promises[0]
    assert (told.text, told.args["shows"]) == ("promises-due", Moment(due.due_at + 2 * DAY, "Europe/Berlin"))


def test_after_a_late_deadline_the_preview_says_when_the_answers_really_open() -> None:
    world = agreed()
    world.pass_time(2 * DAY)
    assert world.shared is not None
    late = world.now + 3 * DAY
    moved = tuple(replace(promise, seals_at=late) for promise in world.shared.promises)
    world.shared = replace(world.shared, promises=moved)
    world.walks("ben", until="keep.report-share")
    told = [told.effect for told in world.told["ben"] if isinstance(told.effect, Say)][-1]
    assert told.args["shows"] == Moment(late, "Europe/Berlin")


# -- left for later ----------------------------------------------------------------------------------------------


def test_a_wish_that_is_left_for_later_waits_and_can_still_be_answered() -> None:
    world = agreed()
    wishes(world)
    world.walks("ana", until="keep.wish")
    assert [button.choice for button in world.screen("ana").buttons] == ["agree", "decline", "later"]
    world.taps("ana", "later")
    assert world.asked("ana") not in {"keep.wish", "keep.wish-share"}
    world.commands("ana", "status")
    world.taps("ana", "left")
    world.walks("ana", until="keep.wish")
    world.taps("ana", "agree")
    assert world.asked("ana") == "keep.wish-share"
