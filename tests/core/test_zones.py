"""Where somebody is: places that could be several, shared locations, travel, and new rules of time zones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from adapters.memory.store import MemoryStore
from bot.clock import ProductClock
from bot.zones import keep_up
from core.events import Said, SharedPlace
from core.journey import STORY
from core.kernel.clocks import by_todays_rules, is_wall_time
from core.kernel.step import fresh
from core.ports import Counters, DueRow, Incoming, Unit, UpdateKind
from core.state import Phase, Room, Shared
from core.values import KeptDate, Rhythm
from tests.core.test_going_on import with_rhythm
from tests.core.test_private import in_a_zone_question
from tests.simulation.couple import World

TWO = ("America/Los_Angeles", "America/New_York")
TOKYO = "Asia/Tokyo"
HOUR = timedelta(hours=1)


def says_portland(world: World) -> None:
    world.does("ana", lambda id, at: Said(id=id, at=at, text="Portland", zones=TWO))


def shares(world: World, zone: str | None) -> None:
    world.does("ana", lambda id, at: SharedPlace(id=id, at=at, zone=zone))


def phase(world: World) -> tuple[Phase, str | None]:
    focus = world.room("ana").focus
    assert focus is not None
    return focus.phase, focus.value


# -- places that could be several ------------------------------------------------------------------------------


def test_a_place_in_several_zones_is_asked_back_then_echoed_by_its_time_then_counts() -> None:
    world = in_a_zone_question()
    says_portland(world)
    assert world.heard("ana")[-1] == "zone-which"
    world.taps("ana", TWO[1])
    assert world.heard("ana")[-1] == "zone-echo"
    assert world.room("ana").zone is None
    world.taps("ana", "yes")
    assert world.room("ana").zone == TWO[1]


def test_none_of_them_asks_again_and_another_place_takes_their_place() -> None:
    world = in_a_zone_question()
    asked = world.asked("ana")
    says_portland(world)
    world.taps("ana", "change")
    assert world.asked("ana") == asked
    says_portland(world)
    world.says("ana", "Tokyo", zone=TOKYO)
    assert phase(world) == (Phase.CONFIRM, TOKYO)


def test_a_word_that_is_no_place_leaves_the_choice_open() -> None:
    world = in_a_zone_question()
    says_portland(world)
    world.heard("ana")
    world.says("ana", "hm")
    assert world.heard("ana") == ["not-kept-open", "zone-which"]


# -- shared locations ------------------------------------------------------------------------------------------


def test_a_shared_location_answers_the_question_and_is_echoed() -> None:
    world = in_a_zone_question()
    shares(world, TOKYO)
    assert phase(world) == (Phase.CONFIRM, TOKYO)
    world.taps("ana", "yes")
    assert world.room("ana").zone == TOKYO


def test_a_location_that_cannot_be_told_is_met_with_a_request_for_a_city() -> None:
    world = in_a_zone_question()
    world.heard("ana")
    shares(world, None)
    assert world.heard("ana")[0] == "location-unread"
    assert phase(world) == (Phase.ASKED, None)


@pytest.mark.parametrize("zone", [TOKYO, None])
def test_a_location_nobody_asked_for_is_answered_kindly_and_changes_nothing(zone: str | None) -> None:
    world = World.welcomed()
    world.heard("ana")
    before = world.room("ana")
    shares(world, zone)
    assert world.heard("ana")[0] == "location-not-asked"
    assert replace(world.room("ana"), acted_at=None) == replace(before, acted_at=None)


# -- travel ----------------------------------------------------------------------------------------------------


def test_who_travels_has_check_ins_and_the_words_on_hard_dates_by_the_clock_there() -> None:
    world = with_rhythm(hour="morning")
    world.rooms["ana"] = replace(world.room("ana"), dates=(KeptDate("d", "06-14"),))
    world.commands("ana", "settings")
    world.taps("ana", "zone")
    world.says("ana", "Tokyo", zone=TOKYO)
    world.taps("ana", "yes")
    for key, hours in (("check-in", {8, 9}), ("date/d", {18, 17, 19, 10, 12})):
        at, _ = world.due["ana", key]
        assert at > world.now
        assert at.astimezone(ZoneInfo(TOKYO)).hour in hours, key


# -- new rules -------------------------------------------------------------------------------------------------

OLD = datetime(2026, 7, 5, 17, 0, tzinfo=UTC)  # 19:00 in Berlin: right only by rules in which summer time had ended


@pytest.mark.parametrize(
    ("owner", "key", "moves"),
    [
        ("person:p", "check-in", True),
        ("person:p", "date/x", True),
        ("person:p", "check-in-again", False),
        ("person:p", "remind/day/x", False),
        ("person:p", "own-remind/x", False),
        ("couple:c", "talk:", True),
        ("couple:c", "light:", True),
        ("couple:c", "date:06-14", True),
        ("couple:c", "due:x", False),
        ("couple:c", "show:x", False),
        ("couple:c", "light-show:x", False),
    ],
)
def test_wall_times_move_with_the_rules_and_instants_stay(owner: str, key: str, moves: bool) -> None:
    assert is_wall_time(STORY, owner, key) is moves


@pytest.mark.parametrize("off", [-2, -1, 1, 2])
def test_by_new_rules_it_is_the_same_hour_of_the_same_day(off: int) -> None:
    shared = Shared(names={}, zone="Europe/Berlin")
    right = datetime(2026, 7, 5, 15, 0, tzinfo=UTC)  # Sunday, 17:00 in Berlin
    assert by_todays_rules(STORY, "talk:", right + off * HOUR, shared) == right
    assert by_todays_rules(STORY, "talk:", right, shared) == right


def test_the_word_on_an_eve_stays_at_its_hour_by_new_rules() -> None:
    right = datetime(2026, 6, 13, 16, 0, tzinfo=UTC)
    room = Room(zone="Europe/Berlin", dates=(KeptDate("d", "06-14"),))
    assert by_todays_rules(STORY, "date/d", right + HOUR, room) == right
    assert by_todays_rules(STORY, "date/d", right, room) == right


def test_without_a_zone_or_a_rhythm_nothing_moves() -> None:
    assert by_todays_rules(STORY, "check-in", OLD, Room()) == OLD
    assert by_todays_rules(STORY, "check-in", OLD, Room(zone=TOKYO)) == OLD


async def _keep_up(store: MemoryStore, version: str) -> int:
    return await keep_up(store, STORY, version, ProductClock(None), Counters())


async def test_at_the_first_start_with_new_rules_check_ins_move_and_promises_stay() -> None:
    store, room = (
        MemoryStore(),
        replace(fresh("en"), zone="Europe/Berlin", rhythm=Rhythm("daily", "evening"), minutes=10),
    )
    ana = Incoming(platform="memory", update="1", user="ana", address="ana", heard=UpdateKind.TEXT)
    who = (await store.do(lambda work: work.people.get_or_create(ana))).id
    rows = [DueRow(owner=f"person:{who}", key=key, at=OLD) for key in ("check-in", "remind/day/x")]

    def begin(work: Unit) -> None:
        work.rooms.save_private(who, room, 0)
        work.due.set_zones_version("system 2026a")
        for row in rows:
            work.due.set(row)

    async def ats() -> dict[str, datetime]:
        return {row.key: row.at for row in await store.do(lambda work: work.due.all())}

    await store.do(begin)
    assert await _keep_up(store, "system 2026a") == 0
    assert set((await ats()).values()) == {OLD}
    assert await _keep_up(store, "system 2026b") == 1
    assert await ats() == {"check-in": datetime(2026, 7, 5, 17, 40, tzinfo=UTC), "remind/day/x": OLD}
    assert await _keep_up(store, "system 2026b") == 0
    assert await _keep_up(store, "system 2026c") == 0, "nothing moves twice"
