"""Whatever a unit raises, its caller hears of it, the rest goes on, and the store can be closed; in every store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.engine import SqlStore
from adapters.store.opening import Paths, open_store
from core.ports import Store, Unit

PATIENCE = 3.0  # seconds
NO_ERRORS = [StopIteration, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, SystemExit, asyncio.CancelledError]


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    found: Store = MemoryStore()
    if request.param == "sqlite":
        found = open_store(Paths(None, tmp_path, tmp_path / "key"))[0]
    yield found
    await asyncio.wait_for(found.close(), PATIENCE)


def keeps(ref: str, then: type[BaseException] | None = None) -> object:
    def unit(work: Unit) -> str:
        work.words.keep("person:p", ref, "words")
        if then is not None:
            raise then
        return ref

    return unit


async def do(store: Store, unit: object) -> object:
    return await asyncio.wait_for(store.do(unit), PATIENCE)  # type: ignore[arg-type]


@pytest.mark.parametrize("surprise", NO_ERRORS)
async def test_a_unit_that_raises_what_is_no_error_is_a_runtime_error_to_its_caller_and_leaves_nothing(
    store: Store, surprise: type[BaseException]
) -> None:
    with pytest.raises(RuntimeError, match=surprise.__name__) as caught:
        await do(store, keeps("mine", surprise))
    assert isinstance(caught.value.__cause__, surprise)
    assert await do(store, lambda work: work.words.get("person:p", "mine")) is None
    assert await do(store, keeps("later")) == "later"


@pytest.mark.parametrize("surprise", NO_ERRORS)
async def test_those_who_wait_together_with_it_are_not_hurt(store: Store, surprise: type[BaseException]) -> None:
    units = [keeps("one"), keeps("mine", surprise), keeps("two")]
    first, wrong, last = await asyncio.gather(*(do(store, unit) for unit in units), return_exceptions=True)
    assert (first, last) == ("one", "two")
    assert isinstance(wrong, RuntimeError)
    found = await do(store, lambda work: [work.words.get("person:p", ref) for ref in ("one", "mine", "two")])
    assert found == ["words", None, "words"]


@pytest.mark.parametrize("surprise", [StopIteration, SystemExit])
async def test_a_part_that_raises_what_is_no_error_leaves_nothing_behind(
    store: Store, surprise: type[BaseException]
) -> None:
    def part(work: Unit) -> None:
        work.words.keep("person:p", "part", "words")
        raise surprise

    def unit(work: Unit) -> None:
        work.words.keep("person:p", "before", "words")
        with pytest.raises(surprise):
            work.savepoint(lambda: part(work))

    await do(store, unit)
    assert await do(store, lambda work: work.words.get("person:p", "before")) == "words"
    assert await do(store, lambda work: work.words.get("person:p", "part")) is None


async def test_a_fault_after_the_commit_neither_hangs_anybody_nor_ends_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(Paths(None, tmp_path, tmp_path / "key"))[0]
    assert isinstance(store, SqlStore)

    def broken(*owners: str) -> None:
        raise OSError(28, "No space left on device")

    await do(store, lambda work: work.groups.get_or_create("g", "memory", "-5"))
    with monkeypatch.context() as patch:
        patch.setattr(store._vault, "destroy", broken)
        await do(store, lambda work: work.groups.end("g"))
    assert [owner for owner in keys(store) if owner == "person:g"], "it could not be destroyed"
    await do(store, keeps("later"))
    assert "person:g" not in keys(store), "it is tried again"
    await asyncio.wait_for(store.close(), PATIENCE)


def keys(store: SqlStore) -> list[str]:
    return [owner for (owner,) in store._vault._file.execute("SELECT owner FROM key")]
