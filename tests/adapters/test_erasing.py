"""Erasing ends the words for good: rows, keys, and what an older copy of the database could still give away."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.store.engine import SqlStore
from adapters.store.opening import Paths, open_store
from core.kernel.step import fresh
from core.ports import Incoming, Unit, UpdateKind

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def place(folder: Path) -> Paths:
    return Paths(f"sqlite:///{folder / 'kintsugi.db'}", folder, folder / "key")


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    found = open_store(place(tmp_path))[0]
    yield found
    await found.close()


async def somebody(store: SqlStore, user: str = "7") -> str:
    came = Incoming(platform="telegram", update=user, user=user, address=user, heard=UpdateKind.TEXT)
    person = (await store.do(lambda work: work.people.get_or_create(came))).id

    def writes(work: Unit) -> None:
        work.rooms.save_private(person, fresh(), 0)
        work.words.keep(f"person:{person}", "r", "what I never told")

    await store.do(writes)
    return person


def keys(folder: Path) -> set[str]:
    with sqlite3.connect(folder / "keys.db") as file:
        return {owner for (owner,) in file.execute("SELECT owner FROM key")}


async def test_erasing_destroys_the_key_of_the_room_and_no_other(store: SqlStore, tmp_path: Path) -> None:
    ana, ben = await somebody(store, "1"), await somebody(store, "2")
    await store.do(lambda work: work.people.erase(ana))
    assert f"person:{ana}" not in keys(tmp_path)
    assert f"person:{ben}" in keys(tmp_path)


async def test_nothing_of_the_rows_lingers_in_the_files(store: SqlStore, tmp_path: Path) -> None:
    ana = await somebody(store)
    await store.do(lambda work: work.people.erase(ana))
    for file in tmp_path.iterdir():
        assert ana.encode() not in file.read_bytes(), file.name


async def test_an_erasure_that_is_rolled_back_destroys_nothing(store: SqlStore, tmp_path: Path) -> None:
    ana = await somebody(store)

    def fails(work: Unit) -> None:
        work.people.erase(ana)
        raise ValueError("the step failed after all")

    with pytest.raises(ValueError, match="after all"):
        await store.do(fails)
    assert await store.do(lambda work: work.words.get(f"person:{ana}", "r")) == "what I never told"


async def test_a_start_after_a_crash_between_commit_and_destruction_destroys_the_key(tmp_path: Path) -> None:
    store = open_store(place(tmp_path))[0]
    ana = await somebody(store)
    await store.close()
    shutil.copy(tmp_path / "keys.db", tmp_path / "keys.before")
    store = open_store(place(tmp_path))[0]
    await store.do(lambda work: work.people.erase(ana))
    await store.close()
    shutil.copy(tmp_path / "keys.before", tmp_path / "keys.db")
    await open_store(place(tmp_path))[0].close()
    assert f"person:{ana}" not in keys(tmp_path)


async def test_an_older_copy_of_the_data_gives_nothing_away_once_the_key_is_gone(tmp_path: Path) -> None:
    store = open_store(place(tmp_path))[0]
    ana = await somebody(store)
    await store.close()
    shutil.copy(tmp_path / "kintsugi.db", tmp_path / "older.db")
    store = open_store(place(tmp_path))[0]
    await store.do(lambda work: work.people.erase(ana))
    await store.close()
    shutil.copy(tmp_path / "older.db", tmp_path / "kintsugi.db")
    store = open_store(place(tmp_path))[0]
    assert f"person:{ana}" not in keys(tmp_path)
    assert await store.do(lambda work: work.words.get(f"person:{ana}", "r")) is None
    await store.close()
    assert ana.encode() not in (tmp_path / "kintsugi.db").read_bytes(), "the rows are taken once more"


async def test_whoever_a_linked_account_stood_for_has_no_key_any_more_and_the_other_can_be_read(
    store: SqlStore, tmp_path: Path
) -> None:
    ana, other = await somebody(store, "1"), await somebody(store, "2")
    account = (await store.do(lambda work: work.people.person(other))).account
    await store.do(lambda work: work.accounts.link(account, ana))
    assert f"person:{other}" not in keys(tmp_path)
    assert await store.do(lambda work: work.words.get(f"person:{ana}", "r")) == "what I never told"
    assert [a.address for a in await store.do(lambda work: work.accounts.of(ana))] == ["1", "2"]
    for file in tmp_path.iterdir():
        assert other.encode() not in file.read_bytes(), file.name


async def test_an_account_that_was_taken_off_has_a_key_of_its_own(store: SqlStore, tmp_path: Path) -> None:
    ana, other = await somebody(store, "1"), await somebody(store, "2")
    account = (await store.do(lambda work: work.people.person(other))).account
    await store.do(lambda work: work.accounts.link(account, ana))
    await store.do(lambda work: work.accounts.unlink(account, "somebody-new"))
    await store.do(lambda work: work.people.erase(ana))
    assert "person:somebody-new" in keys(tmp_path)
    assert (await store.do(lambda work: work.people.person("somebody-new"))).address == "2"
