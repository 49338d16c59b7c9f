"""Due rows that fail, and what is parked: what core/ports promises about them, held by every store there is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.opening import Paths, open_store
from core.ports import DueRow, Incoming, Store, Unit, UpdateKind
from core.state import Shared, Side

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ROW = DueRow(owner="person:p", key="k", at=AT, not_after=timedelta(hours=2))
FAILED = replace(ROW, tries=1)
ANA = Incoming(platform="memory", update="1", user="ana", address="ana", heard=UpdateKind.TEXT)


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    found: Store = MemoryStore()
    if request.param == "sqlite":
        found = open_store(Paths(None, tmp_path, tmp_path / "key"))[0]
    yield found
    await found.close()


async def taken(store: Store, now: datetime) -> list[DueRow]:
    return list(await store.do(lambda work: work.due.take(now, 9)))


async def fails(store: Store, row: DueRow, until: datetime | None) -> None:
    """It is taken, and handed back in the same transaction."""

    def unit(work: Unit) -> None:
        work.due.take(max(row.at, AT + 9 * MINUTE), 9)
        work.due.requeue(row, until)

    await store.do(unit)


async def test_what_is_handed_back_is_taken_again_from_its_instant_on_as_it_was_and_with_its_tries(
    store: Store,
) -> None:
    await store.do(lambda work: work.due.set(ROW))
    await fails(store, FAILED, AT + MINUTE)
    assert await store.do(lambda work: work.due.next_at()) == AT + MINUTE
    assert await taken(store, AT + MINUTE / 2) == []
    assert await store.do(lambda work: list(work.due.all())) == [FAILED]
    assert await store.do(lambda work: work.due.get("person:p", "k")) == FAILED
    assert await taken(store, AT + MINUTE) == [FAILED]
    assert await taken(store, AT + MINUTE) == []


async def test_rows_are_taken_in_the_order_in_which_they_can_be(store: Store) -> None:
    later = DueRow(owner="person:q", key="k", at=AT + MINUTE)
    await store.do(lambda work: work.due.set(ROW))
    await fails(store, FAILED, AT + 2 * MINUTE)
    await store.do(lambda work: work.due.set(later))
    assert await store.do(lambda work: list(work.due.take(AT + 3 * MINUTE, 1))) == [later]
    assert await taken(store, AT + 3 * MINUTE) == [FAILED]


async def test_what_is_parked_is_kept_and_counted_and_never_taken(store: Store) -> None:
    await store.do(lambda work: work.due.set(ROW))
    await fails(store, replace(ROW, tries=3), None)
    assert await store.do(lambda work: work.retention.parked()) == (0, 1)
    assert await taken(store, AT + timedelta(days=900)) == []
    assert await store.do(lambda work: (work.due.next_at(), list(work.due.all()), work.due.get("person:p", "k"))) == (
        None,
        [],
        None,
    )
    assert not await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=900), 9))
    assert await store.do(lambda work: work.retention.parked()) == (0, 1)


@pytest.mark.parametrize("until", [AT + MINUTE, None])
async def test_what_was_set_anew_meanwhile_is_not_handed_back(store: Store, until: datetime | None) -> None:
    anew = replace(ROW, at=AT + timedelta(days=1))

    def unit(work: Unit) -> None:
        work.due.set(ROW)
        work.due.take(AT, 9)
        work.due.set(anew)
        work.due.requeue(FAILED, until)

    await store.do(unit)
    assert await store.do(lambda work: work.due.get("person:p", "k")) == anew
    assert await store.do(lambda work: work.due.next_at()) == anew.at
    assert await store.do(lambda work: work.retention.parked()) == (0, 0)


@pytest.mark.parametrize("until", [AT + MINUTE, None])
async def test_a_row_that_is_set_anew_begins_anew(store: Store, until: datetime | None) -> None:
    await store.do(lambda work: work.due.set(ROW))
    await fails(store, FAILED, until)
    await store.do(lambda work: work.due.set(ROW))
    assert await store.do(lambda work: (work.due.next_at(), work.retention.parked())) == (AT, (0, 0))
    assert await taken(store, AT) == [ROW]


@pytest.mark.parametrize("until", [AT + MINUTE, None])
async def test_a_row_that_is_dropped_is_gone_however_often_it_failed(store: Store, until: datetime | None) -> None:
    await store.do(lambda work: work.due.set(ROW))
    await fails(store, FAILED, until)
    await store.do(lambda work: work.due.drop("person:p", "k"))
    assert await store.do(lambda work: (work.due.next_at(), work.retention.parked())) == (None, (0, 0))
    await store.do(lambda work: work.due.set(ROW))
    assert await store.do(lambda work: work.due.next_at()) == AT


async def test_a_part_that_is_undone_hands_nothing_back(store: Store) -> None:
    def part(work: Unit) -> None:
        work.due.requeue(FAILED, None)
        raise ValueError

    def unit(work: Unit) -> None:
        with pytest.raises(ValueError):  # noqa: PT011
            work.savepoint(lambda: part(work))

    await store.do(unit)
    assert await store.do(lambda work: work.retention.parked()) == (0, 0)


async def test_who_leaves_or_erases_takes_along_what_is_parked_of_theirs_and_of_the_couple(store: Store) -> None:
    def unit(work: Unit) -> None:
        ana, ben = (
            work.people.get_or_create(ANA).id,
            work.people.get_or_create(replace(ANA, user="ben", address="ben")).id,
        )
        work.people.make_couple("c", {Side.A: ana, Side.B: ben})
        work.rooms.save_shared("c", Shared(names={}), 0)
        for owner in (f"person:{ana}", f"person:{ben}", "couple:c"):
            work.due.requeue(DueRow(owner=owner, key="k", at=AT), None)
        assert work.retention.parked() == (0, 3)
        work.people.leave(ana)
        assert work.retention.parked() == (0, 2)
        work.inbox.receive("e", ben, {"is": "x"}, AT)
        for _ in range(3):
            work.inbox.record_failure("e")
        assert work.retention.parked() == (1, 2)
        work.people.erase(ben)
        assert work.retention.parked() == (0, 0)

    await store.do(unit)


async def test_an_arrival_is_parked_with_its_third_failure(store: Store) -> None:
    who = await store.do(lambda work: work.people.get_or_create(ANA).id)
    await store.do(lambda work: work.inbox.receive("e", who, {"n": 1}, AT))
    found = [await store.do(lambda work: (work.inbox.record_failure("e"), work.retention.parked())) for _ in range(3)]
    assert found == [(1, (0, 0)), (2, (0, 0)), (3, (1, 0))]
    assert not await store.do(lambda work: work.inbox.has_waiting(who))
    assert await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=8), 9)) == 1
    assert await store.do(lambda work: work.retention.parked()) == (0, 0)


async def test_whose_lane_it_is_is_known_of_people_and_groups_that_were_heard_of(store: Store) -> None:
    there = replace(ANA, user="", address="", group="-5")
    assert await store.do(lambda work: (work.people.lane_of(ANA), work.people.lane_of(there))) == (None, None)
    who = await store.do(lambda work: work.people.get_or_create(ANA).id)
    group = await store.do(lambda work: work.groups.get_or_create("g", "memory", "-5").id)
    assert await store.do(lambda work: (work.people.lane_of(ANA), work.people.lane_of(there))) == (who, group)
