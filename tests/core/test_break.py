"""A break that is said aloud: its author names the hour of coming back, and is held to it by nobody but a word then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from core.effects import LocalTime, Say
from core.events import DueCame, Noticed
from core.journey import STORY
from core.kernel.step import step
from core.state import Room
from tests.simulation.couple import World

EVENING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


def in_a_fight(at: datetime = EVENING) -> World:
    world = World.willing()
    for who in ("ana", "ben"):
        world.commands(who, "cancel")
    world.pass_time(at - world.now)
    for who in ("ana", "ben"):
        world.heard(who)
    return world


def says_a_break(world: World, hours: float = 2) -> datetime:
    """Ana says that she needs a break; the hour at which she comes back."""
    back = world.now + timedelta(hours=hours)
    world.begins("ana", "break")
    world.says("ana", "then", moment=back)
    world.taps("ana", "yes")
    return back


def shares(world: World, hours: float = 2) -> datetime:
    back = says_a_break(world, hours)
    world.taps("ana", "share")
    return back


def last(world: World, who: str) -> Say:
    return [told.effect for told in world.told[who] if isinstance(told.effect, Say)][-1]


def test_a_break_is_held_for_a_minute_and_opened_as_the_words_it_was_previewed_in() -> None:
    world = in_a_fight()
    says_a_break(world)
    assert world.asked("ana") == "break.share"
    previewed = last(world, "ana")
    assert (previewed.headed, previewed.args["minutes"]) == (True, 1)
    world.taps("ana", "share")
    assert world.heard("ben") == []
    world.pass_time(timedelta(minutes=2))
    assert world.heard("ben") == ["knock-words"]
    world.taps("ben", "open")
    assert world.heard("ben")[0] == "welcome-break-read"
    read = next(t.effect for t in reversed(world.told["ben"]) if isinstance(t.effect, Say) and t.effect.shared)
    assert (read.headed, read.shared) == (True, previewed.own)


def test_until_the_hour_it_is_a_time_out_and_then_its_author_alone_is_told() -> None:
    world = in_a_fight()
    back = shares(world)
    world.pass_time(timedelta(minutes=2))
    assert world.room("ana").timeout
    world.heard("ana")
    world.heard("ben")
    world.pass_time(back - world.now + timedelta(minutes=1))
    assert world.heard("ana")[0] == "break-over"
    assert "timeout-over" not in [t.effect.text for t in world.told["ana"] if isinstance(t.effect, Say)]
    told = next(t.effect for t in world.told["ana"] if isinstance(t.effect, Say) and t.effect.text == "break-over")
    assert isinstance(told.args["clock"], LocalTime)
    assert not world.room("ana").timeout
    assert world.heard("ben") == []


def test_a_break_of_more_than_a_day_is_none_and_the_hour_is_asked_for_again() -> None:
    world = in_a_fight()
    says_a_break(world, hours=30)
    assert world.heard("ana")[-2:] == ["break-too-long", "break-back"]
    assert world.asked("ana") == "break.back"


def test_a_break_taken_back_in_its_minute_leaves_no_trace_and_no_time_out() -> None:
    world = in_a_fight()
    shares(world)
    world.taps("ana", "take-back")
    world.pass_time(timedelta(hours=3))
    assert world.heard("ben") == []
    assert not world.room("ana").timeout
    assert "break-over" not in world.heard("ana")


def test_a_time_out_of_ones_own_that_goes_on_is_not_cut_short_by_the_hour_that_was_said() -> None:
    world = in_a_fight()
    back = shares(world)
    world.commands("ana", "timeout")
    world.taps("ana", "two-hours")
    world.pass_time(back - world.now + timedelta(minutes=1))
    assert "break-over" in world.heard("ana")
    world.commands("ana", "timeout")
    world.taps("ana", "half-hour")
    world.heard("ana")
    world.pass_time(timedelta(minutes=31))
    assert "timeout-over" in world.heard("ana")


def test_in_a_pause_the_hour_passes_without_a_word() -> None:
    world = in_a_fight()
    shares(world)
    world.pass_time(timedelta(minutes=2))
    world.commands("ana", "pause")
    world.heard("ana")
    world.pass_time(timedelta(hours=3))
    assert world.heard("ana") == []


def test_what_names_an_hour_of_this_night_is_not_kept_until_the_morning() -> None:
    world = in_a_fight(EVENING + timedelta(hours=4))
    says_a_break(world, hours=1)
    assert "morning" not in [button.choice for button in last(world, "ana").buttons]
    assert "share" in [button.choice for button in last(world, "ana").buttons]


def test_news_of_a_break_that_is_over_or_is_the_others_begins_nothing() -> None:
    world = in_a_fight()
    shares(world, hours=1)
    world.pass_time(timedelta(minutes=2))
    assert world.shared is not None
    ref = next(item.ref for item in world.shared.items if item.kind == "break")
    at, kind = world.now + timedelta(hours=5), "break"
    mine = step(STORY, Room(name="Ana"), world.view("ana"), Noticed(id="n", at=at, kind=kind, ref=ref))
    assert not mine.room.timeout
    theirs = step(STORY, Room(name="Ben"), world.view("ben"), Noticed(id="n", at=world.now, kind=kind, ref=ref))
    assert not theirs.room.timeout


def test_the_word_that_comes_two_hours_late_is_not_said() -> None:
    world = in_a_fight()
    event = DueCame(id="d", at=world.now, due_at=world.now - timedelta(hours=3), key="break-over", stale=True)
    assert step(STORY, world.room("ana"), world.view("ana"), event).effects == ()
