"""Parts of a transaction, and what is handled in the transaction in which it arrives; held by every store there is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.opening import Paths, open_store
from core.ports import InboxRow, Incoming, Store, Unit, UpdateKind

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
ANA = Incoming(platform="memory", update="1", user="ana", address="ana", heard=UpdateKind.TEXT)


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    found: Store = MemoryStore()
    if request.param == "sqlite":
        found = open_store(Paths(None, tmp_path, tmp_path / "key"))[0]
    yield found
    await found.close()


async def words(store: Store, *refs: str) -> list[str | None]:
    return await store.do(lambda work: [work.words.get("person:p", ref) for ref in refs])


async def test_a_part_that_raises_leaves_nothing_and_the_rest_stays(store: Store) -> None:
    def unit(work: Unit) -> None:
        work.words.keep("person:p", "before", "1")

        def part() -> None:
            work.words.keep("person:p", "before", "other")
            work.words.keep("person:p", "inside", "2")
            raise ValueError("of ours")

        with pytest.raises(ValueError, match="of ours"):
            work.savepoint(part)
        assert work.words.get("person:p", "before") == "1"
        work.words.keep("person:p", "after", "3")

    await store.do(unit)
    assert await words(store, "before", "inside", "after") == ["1", None, "3"]


async def test_a_part_that_does_not_raise_is_kept_and_gives_what_it_found(store: Store) -> None:
    def part(work: Unit) -> str:
        work.words.keep("person:p", "inside", "2")
        return "found"

    assert await store.do(lambda work: work.savepoint(lambda: part(work))) == "found"
    assert await words(store, "inside") == ["2"]


async def test_a_part_goes_with_the_transaction_it_is_in(store: Store) -> None:
    def unit(work: Unit) -> None:
        work.words.keep("person:p", "outside", "1")
        work.savepoint(lambda: work.words.keep("person:p", "inside", "2"))
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        await store.do(unit)
    assert await words(store, "outside", "inside") == [None, None]


async def test_parts_can_be_in_parts(store: Store) -> None:
    def inner(work: Unit) -> None:
        work.words.keep("person:p", "inner", "1")
        raise ValueError

    def outer(work: Unit) -> None:
        work.words.keep("person:p", "outer", "2")
        with pytest.raises(ValueError):  # noqa: PT011
            work.savepoint(lambda: inner(work))
        work.words.keep("person:p", "later", "3")

    await store.do(lambda work: work.savepoint(lambda: outer(work)))
    assert await words(store, "inner", "outer", "later") == [None, "2", "3"]


async def test_what_is_handled_as_it_comes_waits_for_nobody_and_comes_once(store: Store) -> None:
    who = (await store.do(lambda work: work.people.get_or_create(ANA))).id
    assert await store.do(lambda work: work.inbox.record_handled("e1", who, AT))
    assert not await store.do(lambda work: work.inbox.has_waiting())
    assert not await store.do(lambda work: work.inbox.record_handled("e1", who, AT))
    assert not await store.do(lambda work: work.inbox.receive("e1", who, {}, AT))
    assert not await store.do(lambda work: work.inbox.next_per_lane(9))


async def test_what_is_handed_back_waits_as_if_it_had_just_been_stored(store: Store) -> None:
    who = (await store.do(lambda work: work.people.get_or_create(ANA))).id
    row = InboxRow(id="e1", lane=who, payload={"n": 1}, tries=0, arrived_at=AT)
    await store.do(lambda work: (work.inbox.record_handled("e1", who, AT), work.inbox.requeue(row)))
    assert await store.do(
        lambda work: (work.inbox.has_waiting(), work.inbox.has_waiting(who), work.inbox.has_waiting("nobody"))
    ) == (True, True, False)
    assert list(await store.do(lambda work: work.inbox.next_per_lane(9))) == [row]
    assert await store.do(lambda work: work.inbox.mark_handled("e1"))
