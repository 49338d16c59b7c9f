"""What grows is kept in pages: a room comes back whole, and an event writes only the pages it changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.store.engine import SqlStore
from adapters.store.opening import Paths, open_store
from adapters.store.parts import ITEMS_PAGE, PAGE
from core.effects import Part
from core.errors import Unreadable
from core.kernel.step import fresh
from core.ports import Incoming, Unit, UpdateKind
from core.state import Item, Position, Room, Shared, Side

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
ANA = Incoming(platform="memory", update="1", user="ana", address="ana", heard=UpdateKind.TEXT)


def opened(folder: Path) -> SqlStore:
    return open_store(Paths(None, folder, folder / "key"))[0]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = opened(tmp_path)
    yield store
    await store.close()


def room_with(answers: int) -> Room:
    names = [f"keep.thanks-read@{number:032x}" for number in range(answers)]
    position = Position(done=tuple(names), picks=dict.fromkeys(reversed(names), "yes"))
    return replace(fresh(), positions={"couple": position, "breach-1": Position(done=("a",))})


def shared_with(items: int) -> Shared:
    found = tuple(
        Item(ref=f"r{number}", kind="thanks", by=Side.A, parts=(Part("thanks.what", words=("w",)),),
             confirmed_at=AT, shows_at=AT)
        for number in range(items)
    )  # fmt: skip
    return Shared(names={Side.A: "Ana", Side.B: "Ben"}, items=found)


async def count(store: SqlStore) -> int:
    return await store.do(lambda work: work._db.exec_driver_sql("SELECT count(*) FROM page").scalar())  # type: ignore[attr-defined, no-any-return]


async def written(store: SqlStore, *rooms: Room) -> list[str]:
    """The statements on pages that saving these rooms one after the other takes."""
    said: list[str] = []

    def save(work: Unit) -> None:
        person = work.people.get_or_create(ANA).id
        raw = work._db.connection.driver_connection  # type: ignore[attr-defined]
        for room in rooms:
            stored = work.rooms.private(person)
            said.clear()
            raw.set_trace_callback(said.append)
            work.rooms.save_private(person, room, stored[1] if stored else 0)
            raw.set_trace_callback(None)

    await store.do(save)
    return [text for text in said if "page" in text and not text.startswith("SELECT")]


@pytest.mark.parametrize("answers", [0, 1, PAGE - 1, PAGE, PAGE + 1, 5 * PAGE, 5 * PAGE + 7])
async def test_a_room_comes_back_whole_and_in_its_order_after_a_restart(tmp_path: Path, answers: int) -> None:
    room, store = room_with(answers), opened(tmp_path)
    await written(store, room)
    await store.close()
    store = opened(tmp_path)
    found = await store.do(lambda work: work.rooms.private(work.people.get_or_create(ANA).id))
    assert found == (room, 1)
    assert list(found[0].positions["couple"].picks) == list(room.positions["couple"].picks)
    assert await count(store) == 2 * (answers // PAGE)
    await store.close()


@pytest.mark.parametrize("items", [0, ITEMS_PAGE - 1, ITEMS_PAGE, 3 * ITEMS_PAGE + 1])
async def test_a_shared_room_comes_back_whole_after_a_restart(tmp_path: Path, items: int) -> None:
    store, shared = opened(tmp_path), shared_with(items)
    await store.do(lambda work: work.rooms.save_shared("c", shared, 0))
    await store.close()
    store = opened(tmp_path)
    assert await store.do(lambda work: work.rooms.shared("c")) == (shared, 1)
    await store.close()


async def test_one_more_answer_writes_no_page_and_a_full_one_writes_one(store: SqlStore) -> None:
    assert await written(store, room_with(2 * PAGE), room_with(2 * PAGE)) == []
    done = replace(room_with(2 * PAGE).positions["couple"], done=room_with(3 * PAGE).positions["couple"].done)
    fuller = replace(room_with(2 * PAGE), positions={**room_with(2 * PAGE).positions, "couple": done})
    assert len(await written(store, fuller)) == 1


async def test_what_becomes_shorter_leaves_no_page_behind(store: SqlStore) -> None:
    await written(store, room_with(4 * PAGE))
    await written(store, room_with(PAGE))
    assert await count(store) == 2
    assert (await store.do(lambda work: work.rooms.private(work.people.get_or_create(ANA).id))) == (room_with(PAGE), 2)


async def test_a_save_that_is_taken_back_leaves_the_pages_as_they_were(store: SqlStore) -> None:
    before, after = room_with(2 * PAGE), room_with(3 * PAGE)
    await written(store, before)

    def torn(work: Unit) -> None:
        person = work.people.get_or_create(ANA).id
        found = work.rooms.private(person)
        assert found is not None

        def part() -> None:
            work.rooms.save_private(person, after, found[1])
            raise ValueError

        with pytest.raises(ValueError):  # noqa: PT011
            work.savepoint(part)
        assert work.rooms.private(person) == (before, 1)
        work.rooms.save_private(person, after, 1)

    await store.do(torn)
    assert (await store.do(lambda work: work.rooms.private(work.people.get_or_create(ANA).id))) == (after, 2)


async def test_a_unit_that_raises_is_not_remembered(store: SqlStore) -> None:
    before = room_with(2 * PAGE)
    await written(store, before)

    def fails(work: Unit) -> None:
        work.rooms.save_private(work.people.get_or_create(ANA).id, room_with(0), 1)
        raise ValueError

    outcomes = await asyncio.gather(store.do(fails), store.do(lambda work: None), return_exceptions=True)
    assert isinstance(outcomes[0], ValueError)
    assert (await store.do(lambda work: work.rooms.private(work.people.get_or_create(ANA).id))) == (before, 1)


async def test_erasing_takes_the_pages_too(store: SqlStore) -> None:
    await written(store, room_with(2 * PAGE))
    await store.do(lambda work: work.people.erase(work.people.get_or_create(ANA).id))
    assert await count(store) == 0


async def test_no_page_tells_what_was_answered(store: SqlStore, tmp_path: Path) -> None:
    await written(store, room_with(3 * PAGE))
    assert not any(b"thanks" in file.read_bytes() for file in tmp_path.iterdir())


async def test_a_room_whose_page_is_missing_is_unreadable(tmp_path: Path) -> None:
    store = opened(tmp_path)
    await written(store, room_with(2 * PAGE))
    await store.do(lambda work: work._db.exec_driver_sql("DELETE FROM page"))  # type: ignore[attr-defined]
    await store.close()
    store = opened(tmp_path)
    with pytest.raises(Unreadable):
        await store.do(lambda work: work.rooms.private(work.people.get_or_create(ANA).id))
    await store.close()
