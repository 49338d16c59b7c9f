"""One poisoned row of each kind beside healthy ones: only its owner notices, and after three tries it is parked."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from adapters.store.engine import SqlStore
from adapters.store.opening import Paths, open_store
from bot import groups
from bot.upkeep import Upkeep
from bot.zones import keep_up
from core.documents import plain
from core.effects import Post
from core.errors import Stale, WorldFault
from core.events import DueCame, Event, GroupSeen, Said
from core.journey import STORY
from core.kernel import step as private
from core.kernel.record import Due, RecordOutcome, to_both
from core.ports import DueRow, Incoming, Unit, UpdateKind
from core.state import Shared, Side
from tests.bench import life
from tests.journeys.stage import START
from tests.journeys.stages import InProcess, as_seen
from tests.simulation.couple import COUPLE, PEOPLE, World

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SIDES = (Side.A, Side.B)
COUPLES = {
    "healthy": ("yan", "yol"),
    "written": ("pia", "paul"),  # what Pia writes is poison
    "timer": ("pat", "peter"),  # what is due for Pat is poison
    "locked": ("leo", "lea"),  # Leo's key is lost
    "shut": ("uma", "ulf"),  # Uma's room cannot be read
    "tick": ("cleo", "carl"),  # what is due for the two is poison
    "zone": ("zoe", "zack"),  # their time zone is none
}
HEALTHY = ("yan", "yol", "paul", "peter", "lea", "ulf", "cleo", "carl")
BOOM, LOST = "boom", "Nowhere/Lost"
STEP, POSTS = private.step, groups.post_for
PARKED = "could not be handled, and that is my fault"


def thanked() -> World:
    """A couple in which a thanks was just sent: it is shown in five minutes."""
    world = life.began()
    life.opens(world, "ana", "thanks")
    life.answers_all(world, "ana")
    return world


WORLD = thanked()
NOW = WORLD.now


class Rough(InProcess):
    """A stage on which things may fail."""

    async def settles(self) -> None:
        while await self.ticker.pass_over() + await self.handler.pass_over() + await self.deliverer.pass_over():
            pass

    def hears(self, who: str, text: str) -> Incoming:
        self.updates += 1
        said: dict[str, Any] = {"heard": UpdateKind.TEXT, "text": text}
        if text.startswith("/"):
            said = {"heard": UpdateKind.COMMAND, "command": text[1:]}
        return Incoming(platform="memory", update=f"{who}-{self.updates}", user=who, address=who, **said)

    async def id(self, who: str) -> str:
        found = await self.store.do(lambda work: work.people.lane_of(self.hears(who, "")))
        assert found is not None
        return found

    def screen(self, who: str) -> list[str]:
        return [as_seen(message) for _, message in self.channel.sent.get(who, [])]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rough:
    """Events and ticks of one kind raise, as a bug of ours would make them."""

    def breaks(story: Any, room: Any, seen: Any, event: Event) -> Any:
        if (isinstance(event, Said) and event.text == BOOM) or (isinstance(event, DueCame) and event.key == BOOM):
            raise KeyError("words of somebody")
        return STEP(story, room, seen, event)

    monkeypatch.setattr(private, "step", breaks)

    def posts(handler: Any, work: Unit, couple: str, posts: tuple[Post, ...], *rest: Any) -> None:
        if any(post.text == BOOM for post in posts):
            raise KeyError("words of somebody")  # halfway: the room is saved, and the notices are written
        POSTS(handler, work, couple, posts, *rest)

    def half_done(shared: Shared, *rest: Any) -> RecordOutcome:
        return RecordOutcome(replace(shared, turns=99), to_both("talked", "talked"), posts=(Post(text=BOOM),))

    monkeypatch.setattr(groups, "post_for", posts)
    monkeypatch.setitem(STORY.record.dues, BOOM, Due(come=half_done))
    return Rough(open_store(Paths(None, tmp_path, tmp_path / "key"))[0])


@pytest.fixture(autouse=True)
async def _closed(stage: Rough) -> AsyncIterator[None]:
    yield
    await stage.store.close()


async def begins(stage: Rough) -> None:
    """Seven couples in the same place of the story, with all that is due for them; the talk of two of them is an hour
    late by today's rules. And a group."""
    stage.clock.offset = stage.target = NOW - START
    everybody = [who for couple in COUPLES.values() for who in couple]

    def unit(work: Unit) -> None:
        ids = {who: work.people.get_or_create(stage.hears(who, "")).id for who in everybody}
        for couple, two in COUPLES.items():
            _moves_in(work, couple, dict(zip(PEOPLE, (ids[who] for who in two), strict=True)))
        work.groups.save(work.groups.get_or_create("g", "memory", "-5"))
        work.due.set(DueRow(owner="group:g", key="morning", at=NOW + 5 * MINUTE))
        work.due.set_zones_version("before")

    await stage.store.do(unit)


def _moves_in(work: Unit, couple: str, ids: dict[str, str]) -> None:
    assert WORLD.shared is not None
    for name, id in ids.items():
        work.rooms.save_private(id, WORLD.rooms[name], 0)
    work.people.make_couple(couple, dict(zip(SIDES, ids.values(), strict=True)))
    work.rooms.save_shared(couple, WORLD.shared, 0)
    owners = {COUPLE: f"couple:{couple}"} | {name: f"person:{id}" for name, id in ids.items()}
    for (owner, ref), text in WORLD.words.items():
        work.words.keep(owners[owner], ref, text)
    for (owner, key), (at, late) in WORLD.due.items():
        if couple != "zone":
            work.due.set(DueRow(owner=owners[owner], key=key, at=at, not_after=late))
    if couple in {"healthy", "zone"}:
        work.due.set(DueRow(owner=owners[COUPLE], key="talk:", at=TALK[couple] + HOUR))


TALK = {"healthy": datetime(2026, 3, 8, 16, 0, tzinfo=UTC), "zone": datetime(2026, 6, 7, 15, 0, tzinfo=UTC)}


async def poison(stage: Rough) -> None:
    """One row of each kind, each of somebody else."""
    pat, uma, leo = [await stage.id(who) for who in ("pat", "uma", "leo")]
    seen = GroupSeen(id="seen", at=stage.clock.now(), alone=True)

    def unit(work: Unit) -> None:
        work.due.set(DueRow(owner="couple:tick", key=f"{BOOM}:", at=NOW + MINUTE))
        work.due.set(DueRow(owner=f"person:{pat}", key=BOOM, at=NOW + MINUTE))
        work.due.set(DueRow(owner="person:of-nobody", key="check-in", at=NOW + MINUTE))
        work.inbox.receive(seen.id, "g", plain(seen), seen.at)
        room, revision = work.rooms.shared("zone")
        work.rooms.save_shared("zone", replace(room, zone=LOST), revision)

    await stage.store.do(unit)
    loses_its_key(stage, f"person:{leo}")
    loses_its_key(stage, "group:g")
    await spoils(stage, "private_room", "person", uma)
    await spoils(stage, "group_room", "id", "g")


def loses_its_key(stage: Rough, owner: str, sql: str = "DELETE FROM key WHERE owner = ?") -> None:
    assert isinstance(stage.store, SqlStore)
    vault = stage.store._vault
    assert vault._file.execute(sql, (owner,)).rowcount == 1
    vault._open.pop(owner, None)
    vault.remembered.forget(owner)


async def spoils(stage: Rough, table: str, column: str, id: str) -> None:
    """A stored document that nobody can open any more."""

    def unit(work: Any) -> None:
        spoilt = work._db.exec_driver_sql(f"UPDATE {table} SET document = x'00' WHERE {column} = ?", (id,))
        assert spoilt.rowcount == 1

    await stage.store.do(unit)


async def lives(stage: Rough, *, poisoned: bool) -> dict[str, list[str]]:
    """Five days of everybody; returns what the healthy ones have on their screens."""
    await begins(stage)
    if poisoned:
        await poison(stage)
    assert await keep_up(stage.store, STORY, "now", stage.clock, stage.counters) == (1 if poisoned else 2)
    arrivals = [stage.hears("leo", "/help"), stage.hears("uma", "/help")]
    await stage.handler.receive([*arrivals, stage.hears("pia", BOOM), *(stage.hears(who, "/help") for who in HEALTHY)])
    await stage.settles()
    await stage.passes(5 * DAY)
    await stage.handler.receive([stage.hears(who, "/status") for who in HEALTHY])
    await stage.settles()
    return {who: stage.screen(who) for who in HEALTHY}


async def test_only_the_owner_of_a_poisoned_row_notices_it_and_it_is_parked_after_three_tries(
    stage: Rough, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    healthy = Rough(open_store(Paths(None, other, other / "key"))[0])
    with monkeypatch.context() as patch:
        patch.setattr(private, "step", STEP)
        without = await lives(healthy, poisoned=False)
    await healthy.store.close()
    assert not [name for name in healthy.counters.counts if "failed" in name or "parked" in name]
    with capture_logs() as said:
        found = await lives(stage, poisoned=True)

    assert found == without, "everybody else gets exactly what they get without the poison"
    assert all(len(shown) > 5 for shown in found.values()), "which is something"
    for who in ("pia", "pat"):
        assert sum(PARKED in text for text in stage.screen(who)) == 1, f"{who} is told kindly, once"
    assert not [who for who in HEALTHY if any(PARKED in text for text in stage.screen(who))]
    assert not stage.channel.sent.get("-5"), "a group is told nothing"

    events, dues = await stage.store.do(lambda work: work.retention.parked())
    counts = stage.counters.counts
    assert (counts["events_parked"], counts["events_failed"]) == (events, 3 * events)
    # after three tries: the couple's, the one of nobody, the moving of the talk without a zone, which stays where it
    # was, and that of Uma's check-in; at once, when it comes: what has a lost key, Leo's check-in and the group's row
    assert (counts["dues_parked"], counts["dues_failed"]) == (4, 12)
    assert dues == 4 + 2
    assert await stage.store.do(lambda work: work.due.zones_version()) == "now"
    assert await stage.store.do(lambda work: work.due.get("couple:zone", "talk:")) == DueRow(
        owner="couple:zone", key="talk:", at=TALK["zone"] + HOUR
    )
    told = json.dumps(said, default=str)
    ids = [await stage.id(who) for who in ("leo", "uma", "pia", "pat")]
    assert [word for word in (BOOM, "somebody", "leo", "uma", "pia", LOST, "couple:", *ids) if word in told] == []


async def test_a_passing_fault_mends_itself_after_a_minute_and_the_row_comes_true_once(
    stage: Rough, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begins(stage)
    with monkeypatch.context() as patch:
        patch.setattr("core.kernel.shared.find", lambda *given: 1 / 0)
        await stage.passes(5 * MINUTE)
    assert stage.counters.counts["dues_failed"] == 6, "of each couple in which a word was to be shown"
    assert not stage.screen("yol")
    await stage.passes(MINUTE - timedelta(seconds=1))
    assert not stage.screen("yol")
    await stage.passes(timedelta(seconds=1))
    shown = stage.screen("yol")
    assert shown
    await stage.passes(HOUR)
    assert stage.screen("yol") == shown
    assert "dues_parked" not in stage.counters.counts


async def test_the_second_try_comes_after_a_minute_and_the_third_ten_minutes_later(stage: Rough) -> None:
    await begins(stage)
    owner, at = "couple:tick", NOW + MINUTE
    await stage.store.do(lambda work: work.due.set(DueRow(owner=owner, key=f"{BOOM}:", at=at)))
    failed = []
    for _ in range(14):
        await stage.passes(MINUTE)
        failed.append(stage.counters.counts.get("dues_failed", 0))
    assert failed == [1, *[2] * 10, *[3] * 3]


async def test_a_row_that_was_overtaken_comes_again_and_that_is_no_try(
    stage: Rough, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begins(stage)
    save, refused = stage.handler.write_shared, 0

    def overtaken(self: object, work: Unit, couple: str, *rest: Any) -> None:
        nonlocal refused
        if couple == "healthy" and refused < 4:
            refused += 1
            raise Stale
        save(work, couple, *rest)

    monkeypatch.setattr("bot.handle.Handler.write_shared", overtaken)
    await stage.passes(10 * MINUTE)
    assert "dues_failed" not in stage.counters.counts
    assert stage.counters.counts["dues_taken_again"] == 4
    assert len(stage.screen("yol")) == len(stage.screen("carl")) > 0


async def test_when_the_database_says_no_nobodys_row_has_failed_and_all_are_taken_again(
    stage: Rough, monkeypatch: pytest.MonkeyPatch
) -> None:
    await begins(stage)
    stage.clock.offset += 10 * MINUTE

    def says_no(*given: object) -> None:
        raise WorldFault("the database said no")

    with monkeypatch.context() as patch:
        patch.setattr("adapters.store.rooms.SqlRooms.save_shared", says_no)
        with pytest.raises(WorldFault):
            await stage.ticker.pass_over()
    await stage.settles()
    assert "dues_failed" not in stage.counters.counts
    assert stage.screen("yol")


async def test_what_is_parked_is_told_of_at_every_start_and_once(stage: Rough) -> None:
    await begins(stage)
    row = DueRow(owner="couple:healthy", key="k", at=START)
    await stage.store.do(lambda work: work.due.requeue(row, None))
    for _ in range(2):
        upkeep = Upkeep(stage.store, stage.clock, stage.counters)
        with capture_logs() as said:
            await upkeep.measure()
            await upkeep.measure()
        assert [line for line in said if line["event"] == "rows_parked"] == [
            {"event": "rows_parked", "log_level": "error", "events": 0, "dues": 1}
        ]
    assert stage.counters.counts["dues_parked_now"] == 1


async def test_a_wrapped_key_that_is_no_good_stops_neither_what_is_due_nor_what_is_to_be_sent(stage: Rough) -> None:
    await begins(stage)
    await stage.handler.receive([stage.hears(who, "/help") for who in ("leo", "yan")])
    leo = await stage.id("leo")
    loses_its_key(stage, f"person:{leo}", "UPDATE key SET wrapped = zeroblob(60) WHERE owner = ?")
    await stage.settles()
    await stage.passes(2 * DAY)
    assert len(stage.screen("yan")) == len(stage.screen("pia")) + 1 > 2, "who asked for nothing has all but the help"
    assert not stage.screen("leo")
    assert (await stage.store.do(lambda work: work.retention.parked()))[1] == 1


async def test_a_lost_key_costs_nobody_what_was_missed_on_discord(stage: Rough) -> None:
    await begins(stage)
    everybody = await stage.store.do(lambda work: work.accounts.addresses("memory", 99))
    loses_its_key(stage, f"person:{await stage.id('leo')}")
    assert sorted(await stage.store.do(lambda work: work.accounts.addresses("memory", 99))) == sorted(
        {*everybody} - {"leo"}
    )


async def test_an_update_of_somebody_whose_key_is_lost_is_stored_in_their_lane(stage: Rough) -> None:
    await begins(stage)
    leo = await stage.id("leo")
    loses_its_key(stage, f"person:{leo}")
    await stage.handler.receive([stage.hears("leo", "one"), stage.hears("yan", "/help"), stage.hears("leo", "two")])
    assert [row.lane for row in await stage.store.do(lambda work: work.inbox.next_per_lane(9))] == [leo]
    await stage.settles()
    assert (await stage.store.do(lambda work: work.retention.parked()))[0] == 4, (
        "both, and what he was to be told of each"
    )
    assert stage.screen("yan")
