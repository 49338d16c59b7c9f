"""Data folders for tests: one in which two people wrote, changed by hand as a disk or an operator might."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.store.engine import SqlStore
from adapters.store.opening import Paths, open_store
from core.errors import BadSettings
from core.kernel.step import fresh
from core.ports import Incoming, Unit, UpdateKind
from core.state import Shared, Side

COMES_AND_GOES = ("lock", "kintsugi.db-wal", "kintsugi.db-shm")
AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
WORDS = "what I never told"


def place(folder: Path, url: str | None = None) -> Paths:
    return Paths(url, folder, folder / "key")


def opened(folder: Path, url: str | None = None) -> SqlStore:
    return open_store(place(folder, url))[0]


def photograph(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file() and f.name not in COMES_AND_GOES}


def refused(folder: Path, *words: str, url: str | None = None) -> str:
    """The start is refused in one line that has these words, and leaves the folder as it is; returns the line."""
    before = photograph(folder)
    with pytest.raises(BadSettings) as caught:
        open_store(place(folder, url))
    said = str(caught.value)
    assert "\n" not in said
    for word in words:
        assert word in said, said
    assert photograph(folder) == before
    return said


def heard(user: str) -> Incoming:
    return Incoming(platform="telegram", update=user, user=user, address=user, heard=UpdateKind.TEXT)


async def somebody(store: SqlStore, user: str, words: str = WORDS) -> str:
    """Who writes from this account, with a room and words in it."""
    person = (await store.do(lambda work: work.people.get_or_create(heard(user)))).id

    def writes(work: Unit) -> None:
        work.rooms.save_private(person, fresh(), (work.rooms.private(person) or (None, 0))[1])
        work.words.keep(f"person:{person}", "r", words)

    await store.do(writes)
    return person


async def couple(store: SqlStore) -> tuple[str, str]:
    """Ana and Ben, their shared room, and the group of the two."""
    ana, ben = await somebody(store, "1"), await somebody(store, "2")

    def unit(work: Unit) -> None:
        work.people.make_couple("c", {Side.A: ana, Side.B: ben})
        work.rooms.save_shared("c", Shared(names={Side.A: "Ana", Side.B: "Ben"}), 0)
        work.words.keep("couple:c", "r", WORDS)
        group = work.groups.get_or_create("g", "telegram", "-5")
        work.groups.save(type(group)(id="g", platform="telegram", address="-5", couple="c"))

    await store.do(unit)
    return ana, ben


async def made(folder: Path) -> tuple[str, str]:
    """An installation of a couple, ended well."""
    folder.mkdir(exist_ok=True)
    store = opened(folder)
    found = await couple(store)
    await store.close()
    return found


async def reads_everything(folder: Path, url: str | None = None) -> None:
    """A start on this folder finds all that the couple wrote."""
    store = opened(folder, url)

    def unit(work: Unit) -> None:
        for user in ("1", "2"):
            person = work.people.get_or_create(heard(user))
            assert (person.address, person.couple) == (user, "c")
            assert work.words.get(f"person:{person.id}", "r") == WORDS
            assert work.rooms.private(person.id) is not None
        assert work.rooms.shared("c")[0].names == {Side.A: "Ana", Side.B: "Ben"}
        assert work.words.get("couple:c", "r") == WORDS
        assert work.groups.at("telegram", "-5") is not None

    await store.do(unit)
    await store.close()


def keys(folder: Path) -> set[str]:
    with sqlite3.connect(folder / "keys.db") as file:
        return {owner for (owner,) in file.execute("SELECT owner FROM key")}


def run(file: Path, *statements: str) -> None:
    database = sqlite3.connect(file, isolation_level=None)
    for statement in statements:
        database.execute(statement)
    database.close()


def of_an_earlier_version(folder: Path) -> None:
    """As a version left it that bound nothing and kept no ledger."""
    older_database(folder / "kintsugi.db")
    run(folder / "keys.db", "DROP TABLE fact")
    (folder / "erasures").unlink()


def older_database(file: Path) -> None:
    run(
        file,
        "DROP TABLE erasure",
        "DELETE FROM fact WHERE name = 'installation'",
        "DROP INDEX due_next",
        *(f"ALTER TABLE due DROP COLUMN {column}" for column in ("state", "tries", "next_at")),
        "CREATE INDEX ix_due_at ON due (at)",
        "UPDATE alembic_version SET version_num = '0005'",
    )
