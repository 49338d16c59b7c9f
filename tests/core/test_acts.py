"""What an answer sets going, one act at a time, where the journeys come by seldom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.calendar import yearly
from core.effects import DropDue, DropWords, Say, SetDue
from core.events import Event, InvitationOpened, Said
from core.journey import STORY
from core.kernel.context import StepContext
from core.kernel.step import step
from core.ports import Unread, When
from core.state import COUPLE_TRACK, Focus, Piece, Position, Room
from core.values import Held, KeptDate, Rhythm, key
from tests.simulation.couple import World

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
HERE = Focus(track="breach-1", ask="apologise.mean", turn=1)


def does(
    act: str, room: Room, focus: Focus = HERE, value: str | None = None, event: Event | None = None
) -> StepContext:
    context = StepContext(STORY, room, None, event or Event(id="e", at=AT))
    context.act(focus, act, value)
    return context


def due(context: StepContext) -> dict[str, datetime]:
    return {effect.key: effect.at for effect in context.effects if isinstance(effect, SetDue)}


def said(context: StepContext) -> list[str]:
    return [effect.text for effect in context.effects if isinstance(effect, Say)]


def test_not_yet_gives_another_day() -> None:
    room = Room(zone="Europe/London")
    assert due(does("reflect_more", room)) == {"ripe/breach-1/reflect-done": AT + timedelta(hours=24)}


def test_a_night_lies_between_draft_and_release_also_where_no_zone_is_known_and_once_is_enough() -> None:
    focus = replace(HERE, ask="apologise.repair", about="breach-1")
    assert due(does("sleep_on_it", Room(), focus))[f"ripe/breach-1/{key('slept', 'breach-1')}"] >= AT + timedelta(
        hours=12
    )
    slept = Room(positions={"breach-1": Position(ripe=("slept@breach-1",))})
    assert due(does("sleep_on_it", slept, focus)) == {}


@pytest.mark.parametrize(
    ("hour", "day"), [(1, 2), (9, 2), (12, 3), (20, 3)], ids=["at night", "in the morning", "at noon", "in the evening"]
)
def test_tomorrow_evening_is_the_next_one_that_is_not_just_now(hour: int, day: int) -> None:
    said_at = datetime(2026, 3, 2, hour, 0, tzinfo=UTC)
    context = does("follow_up", Room(zone="UTC"), event=Event(id="e", at=said_at))
    assert due(context) == {"now-again": datetime(2026, 3, day, 19, 30, tzinfo=UTC)}


def test_the_private_questions_are_there_before_anybody_is_invited() -> None:
    assert [name for name in does("safety", Room()).room.positions if name.startswith("safety:")] == ["safety::e"]


def test_a_second_answer_that_stops_keeps_the_stop_and_offers_no_take_back_again() -> None:
    focus = Focus(track="safety::x", ask="safety.put-down", turn=1)
    room = Room(held={"r": Held("couple", "willing.share")}, positions={COUPLE_TRACK: Position()})
    first = does("safety_answer", room, replace(focus, ask="safety.afraid"), "now")
    assert (first.room.stopped, said(first)) == (True, ["still-held"])
    second = does("safety_answer", first.room, replace(focus, ask="safety.forced"), "now")
    assert (second.room.stopped, said(second)) == (True, [])


def test_what_is_put_aside_twice_is_aside_once() -> None:
    context = StepContext(STORY, Room(), None, Event(id="e", at=AT))
    for _ in range(2):
        context.put_aside(COUPLE_TRACK, key("willing.happened"))
    assert context.room.positions[COUPLE_TRACK].aside == ("willing.happened",)


def test_fewer_check_ins_are_half_as_many_and_go_on_from_now() -> None:
    room = Room(zone="Europe/Lisbon", rhythm=Rhythm("daily", "evening"), positions={COUPLE_TRACK: Position()})
    context = does("fewer", room)
    assert context.room.rhythm != Rhythm("daily", "evening")
    assert "check-in" in due(context)


def test_all_hard_dates_are_forgotten_with_their_words_and_their_due_rows() -> None:
    drafts = {"date.what@d": (Piece(ref="w"),), "letter.words": (Piece(ref="kept"),)}
    room = Room(dates=(KeptDate("d", "05-12"),), positions={COUPLE_TRACK: Position(drafts=drafts)})
    context = does("forget_dates", room)
    assert context.room.dates == ()
    assert DropWords("w") in context.effects
    assert DropDue("date/d") in context.effects
    assert set(context.room.positions[COUPLE_TRACK].drafts) == {"letter.words"}


def test_the_twenty_ninth_of_february_comes_every_year() -> None:
    assert yearly("02-29", date(2026, 3, 1)) == date(2027, 2, 28)
    assert yearly("02-29", date(2027, 6, 1)) == date(2028, 2, 29)
    assert yearly("05-12", date(2026, 5, 12)) == date(2026, 5, 12)


def test_who_left_and_follows_an_invitation_is_back_by_that() -> None:
    world = World.paired()
    room = replace(world.room("ana"), left=True)
    opened = InvitationOpened(
        id="i", at=AT, usable=True, invitation="h", inviter="Cleo", expires_at=AT + timedelta(hours=9)
    )
    assert not step(STORY, room, None, opened).room.left


def test_a_moment_that_has_passed_is_not_taken() -> None:
    world = World.welcomed()
    room = replace(
        world.room("ana"),
        positions={
            **world.room("ana").positions,
            "own::x": Position(done=("own.what",), drafts={"own.what": (Piece(ref="w"),)}),
        },
        focus=Focus(track="own::x", ask="own.when", turn=99),
    )
    outcome = step(STORY, room, None, Said(id="s", at=AT, text="yesterday", when=When(unread=Unread.PAST)))
    assert "moment-past" in [effect.text for effect in outcome.effects if isinstance(effect, Say)]
