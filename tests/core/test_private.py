"""One private room, at the corners: late buttons, ways back, texts that do not fit, time that passes in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.calendar import is_quiet
from core.effects import Say
from core.errors import Elsewhere, TooMany, TryLater, Unreadable
from core.events import DueCame, Edited, Event, Noticed, Parked, PlatformNews, Said, Tapped
from core.journey import STORY
from core.kernel import step as private
from core.kernel.step import screen
from core.kernel.words import AskKind
from core.migrate import load_room
from core.state import VERSION, Phase
from tests.simulation.couple import World

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def texts(world: World, who: str, event: Event) -> list[str]:
    """What one event makes the companion say to somebody."""
    outcome = private.step(STORY, world.room(who), world.view(who), event)
    world.rooms[who] = outcome.room
    return [effect.text for effect in outcome.effects if isinstance(effect, Say)]


def woke(key: str, *, stale: bool = False) -> DueCame:
    return DueCame(id=f"woke-{key}", at=AT + timedelta(days=400), key=key, due_at=AT, stale=stale)


def test_a_choice_the_open_question_does_not_have_changes_nothing() -> None:
    world = World.paired()
    focus = world.room("ana").focus
    assert focus is not None
    before = world.room("ana")
    assert texts(world, "ana", Tapped(id="x", at=AT, turn=focus.turn, choice="share"))[0] == "old-button"
    assert world.room("ana") == before


def test_a_command_nobody_knows_and_one_that_is_not_built_are_answered_kindly() -> None:
    world = World.paired()
    world.heard("ana")
    world.commands("ana", "nonsense")
    world.commands("ana", "export")
    found = world.heard("ana")
    assert found[0] == "unknown-command"
    assert "not-built" in found


def test_one_question_back_opens_the_last_answer_again_and_never_goes_behind_a_side_taken() -> None:
    world = World()
    world.says("ana", "hello")
    world.taps("ana", "together")
    world.taps("ana", "yes")
    assert world.asked("ana") == "willing.happened"
    world.commands("ana", "back")
    assert world.asked("ana") == "welcome.safe"
    world.commands("ana", "back")
    assert world.asked("ana") == "welcome.door"
    world.heard("ana")
    world.commands("ana", "back")
    assert world.heard("ana")[0] == "no-way-back"


def test_back_with_nothing_open_goes_back_on_the_couples_own_way() -> None:
    world = World.paired()
    world.rooms["ana"] = replace(world.room("ana"), focus=None)
    world.heard("ana")
    world.commands("ana", "back")
    assert world.heard("ana") != []


def test_back_with_a_question_put_aside_asks_the_one_before_it() -> None:
    world = World()
    world.says("ana", "hello")
    world.taps("ana", "together")
    world.taps("ana", "yes")
    world.taps("ana", "skip")
    world.commands("ana", "cancel")
    assert world.asked("ana") is None
    world.commands("ana", "back")
    assert world.asked("ana") == "willing.happened"


def test_a_second_start_says_where_one_is_and_asks_the_open_question_again() -> None:
    world = World.paired()
    asked = world.asked("ana")
    world.heard("ana")
    world.commands("ana", "start")
    assert world.heard("ana")[0] == "status"
    assert world.asked("ana") == asked


def test_status_before_the_first_word_begins_the_story() -> None:
    world = World()
    world.commands("ana", "start")
    assert world.asked("ana") == "welcome.door"


def test_a_cancel_with_nothing_open_says_that_it_rests() -> None:
    world = World.paired()
    world.rooms["ana"] = replace(world.room("ana"), focus=None)
    world.heard("ana")
    world.commands("ana", "cancel")
    assert world.heard("ana") == ["resting"]


def test_help_and_privacy_leave_the_open_question_where_it_is() -> None:
    world = World.paired()
    asked = world.asked("ana")
    for command in ("help", "privacy"):
        world.heard("ana")
        world.commands("ana", command)
        assert world.heard("ana") == [command]
    assert world.asked("ana") == asked


def test_how_to_come_to_a_room_for_three_is_told_and_leaves_the_open_question_where_it_is() -> None:
    for world, told in (World.paired(), "group-how"), (World.welcomed(), "group-how-not-yet"):
        asked = world.asked("ana")
        world.heard("ana")
        world.commands("ana", "group")
        assert world.heard("ana")[0] == told
        assert world.asked("ana") == asked


def test_a_text_with_nothing_open_is_kept_as_a_note_and_that_is_said() -> None:
    world = World.paired()
    world.rooms["ana"] = replace(world.room("ana"), focus=None)
    assert texts(world, "ana", Said(id="x", at=AT, text="I keep thinking of it.")) == ["note-kept"]


def test_an_empty_text_is_no_answer() -> None:
    world = World.paired()
    assert texts(world, "ana", Said(id="x", at=AT, text="   "))[0] == "willing-kind"


def test_a_letter_that_is_full_says_so_and_one_can_start_again() -> None:
    world = World.willing()
    world.walks("ana", until="understand.feel")
    world.says("ana", "The first half.")
    world.heard("ana")
    world.says("ana", "x" * 20001)
    assert world.heard("ana") == ["note-kept-open", "letter-full"]
    world.taps("ana", "again")
    assert "understand.feel" not in world.room("ana").positions["breach-1"].drafts
    assert world.asked("ana") == "understand.feel"


def test_a_line_that_is_too_long_is_kept_as_a_note() -> None:
    world = World()
    world.says("ana", "hello")
    for choice in ("together", "yes", "skip"):
        world.taps("ana", choice)
    world.heard("ana")
    world.says("ana", "x" * 41)
    assert world.heard("ana")[:2] == ["note-kept-open", "too-long"]
    assert world.asked("ana") == "welcome.name"


def in_a_zone_question() -> World:
    world = World.welcomed(zone=None)
    world.commands("ana", "settings")
    for _ in range(6):
        if world.asked("ana") == "settings.zone":
            return world
        world.answers("ana")
    world.commands("ana", "cancel")
    world.begins("ana", "rhythm")
    return world


def test_a_place_is_echoed_and_a_no_asks_again() -> None:
    world = in_a_zone_question()
    asked = world.asked("ana")
    world.heard("ana")
    world.says("ana", "nowhere at all")
    assert world.heard("ana") == ["zone-unread"]
    world.says("ana", "Tokyo", zone="Asia/Tokyo")
    focus = world.room("ana").focus
    assert focus is not None
    assert focus.phase is Phase.CONFIRM
    assert screen(STORY, world.room("ana"), world.view("ana"), AT).kind is AskKind.PLACE
    world.taps("ana", "change")
    assert world.asked("ana") == asked
    world.says("ana", "Tokyo", zone="Asia/Tokyo")
    world.taps("ana", "yes")
    assert world.room("ana").zone == "Asia/Tokyo"


def test_what_arrives_that_is_no_text_and_what_was_laid_aside_are_answered() -> None:
    world = World.paired()
    world.heard("ana")
    world.sends_something("ana")
    assert world.heard("ana")[0] == "cannot-read"
    assert texts(world, "ana", Parked(id="x", at=AT))[0] == "parked"
    assert texts(world, "ana", PlatformNews(id="y", at=AT, reachable=False)) == []
    assert texts(world, "ana", Edited(id="z", at=AT, source="never", text="x")) == ["edit-too-late"]


@pytest.mark.parametrize(
    "key",
    [
        "nothing-known",
        "now-again",
        "parked",
        "own-remind/x",
        "own-ask/x",
        "timeout-over",
        "remind/day/gone",
        "invitation-over",
        "invited-over",
        "talked",
        "date/gone",
        "check-in",
        "link/1",
        "link/over",
        "away",
    ],
)
def test_a_due_row_that_no_longer_fits_changes_nothing(key: str) -> None:
    world = World.paired()
    before = world.room("ana")
    assert texts(world, "ana", woke(key, stale=True)) == []
    assert replace(world.room("ana"), checked_on=None) == replace(before, checked_on=None)


def test_a_pause_keeps_every_knock_away() -> None:
    world = World.paired()
    world.commands("ana", "pause")
    for key in ("now-again", "safety-again", "check-in", "month", "away"):
        assert texts(world, "ana", woke(key)) == []


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("years", "two-years"),
        ("closed", "closed-well"),
        ("hard-date", "date-both"),
        ("group-ended", "group-ended"),
        ("slower", "rhythm-slower"),
    ],
)
def test_in_a_pause_no_news_of_the_shared_room_is_told(kind: str, told: str) -> None:
    world = World.willing()
    paused = world.fork()
    paused.commands("ana", "pause")
    paused.heard("ana")
    for each in (world, paused):
        each.does("ana", lambda id, at: Noticed(id=id, at=at, kind=kind, ref="enough"))
    assert told in world.heard("ana")
    assert paused.heard("ana") == []


def test_a_time_out_that_ends_in_a_pause_ends_without_a_word() -> None:
    world = World.paired()
    world.commands("ana", "timeout")
    world.taps("ana", "half-hour")
    world.commands("ana", "pause")
    world.heard("ana")
    world.pass_time(timedelta(hours=1))
    assert world.heard("ana") == []
    assert not world.room("ana").timeout


def test_who_has_left_hears_nothing_of_what_they_did_not_write() -> None:
    world = World.paired()
    world.commands("ana", "leave")
    world.taps("ana", "leave")
    world.heard("ana")
    world.goes_away("ana")
    world.comes_back("ana")
    world.does("ana", lambda id, at: Noticed(id=id, at=at, kind="letter", ref="r"))
    assert world.heard("ana") == []
    world.says("ana", "Hello?")
    assert world.asked("ana") == "back.again"


def test_a_timer_that_came_already_comes_once() -> None:
    world = World.willing()
    assert texts(world, "ana", woke("ripe/breach-1/reflect-1")) == texts(world, "ana", woke("ripe/breach-1/x"))
    room = world.room("ana")
    assert texts(world, "ana", woke("ripe/breach-1/reflect-1")) == []
    assert world.room("ana") == room


def test_a_later_under_a_knock_leaves_it_and_an_unknown_form_under_a_list_is_refused() -> None:
    world = World.paired()
    texts(world, "ana", woke("safety-again"))
    turn = world.room("ana").waiting[-1].turn
    assert texts(world, "ana", Tapped(id="x", at=AT, turn=turn, choice="later")) == ["whenever"]
    world.commands("ana", "more")
    turn = world.room("ana").waiting[-1].turn
    assert texts(world, "ana", Tapped(id="y", at=AT, turn=turn, choice="no-form"))[0] == "old-button"
    assert texts(world, "ana", Tapped(id="z", at=AT, turn=turn, choice="slip"))[0] == "old-button"
    assert texts(world, "ana", Tapped(id="w", at=AT, turn=turn, choice="anew"))


def test_a_list_of_breaches_asks_which_one() -> None:
    world = World.willing()
    world.commands("ben", "cancel")
    world.begins("ben", "facts")
    assert (world.asked("ben") or "").startswith("facts.")


def test_a_time_out_until_tomorrow_ends_in_the_morning() -> None:
    world = World.paired()
    world.commands("ana", "timeout")
    world.taps("ana", "tomorrow")
    assert world.room("ana").timeout
    world.pass_time(timedelta(days=1))
    assert not world.room("ana").timeout
    assert not is_quiet(world.told["ana"][-1].at, world.room("ana").zone or "UTC")


def test_something_changed_opens_all_the_questions() -> None:
    world = World.willing()
    world.walks("ana", until="changed.safe")
    world.taps("ana", "yes")
    assert world.asked("ana") == "safety.here"


def test_a_notice_with_news_while_a_knock_waits_keeps_one_knock() -> None:
    world = World.willing()
    view = world.view("ana")
    assert view is not None
    texts(world, "ana", Noticed(id="n", at=AT, kind="letter", ref="nothing"))
    assert sum(1 for waiting in world.room("ana").waiting if waiting.opens == "understand.read") <= 1


def test_a_stored_room_of_a_version_nobody_knows_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="knows up to"):
        load_room({"version": VERSION + 1})


def test_ids_the_story_does_not_have_are_a_fault_of_ours() -> None:
    for find in (STORY.ask, STORY.form):
        with pytest.raises(KeyError):
            find("nothing")
    for table in (STORY.gates, STORY.lists):
        for name in ("nothing", "nothing:known"):
            with pytest.raises(KeyError, match=name):
                table[name]


def test_an_error_that_says_when_to_try_again_says_it_in_seconds() -> None:
    assert str(TryLater(timedelta(seconds=9))) == "try again in 9 s"
    slower = TooMany(timedelta(seconds=9), everywhere=True)
    assert (str(slower), slower.wait, slower.everywhere) == ("try again in 9 s", timedelta(seconds=9), True)
    assert not TooMany().everywhere, "this chat alone, where nothing else is said"


def test_an_error_about_another_address_carries_it_and_does_not_say_it() -> None:
    moved = Elsewhere("-1001234")
    assert moved.address == "-1001234"
    assert moved.address not in str(moved)
