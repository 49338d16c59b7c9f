"""Sealed values: each opens in the place it was made for and nowhere else, with its own key and no other."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from adapters.store.engine import SqlStore
from adapters.store.keys import Vault
from adapters.store.opening import Paths, open_store
from core.errors import BadSettings, Unreadable
from core.ports import Incoming, OutboxRow, Unit, UpdateKind
from tests.journeys.stage import START
from tests.journeys.stages import InProcess

IDS = {"ana": "55500011", "ben": "55500012"}


def opened(folder: Path) -> SqlStore:
    return open_store(Paths(f"sqlite:///{folder / 'kintsugi.db'}", folder, folder / "key"))[0]


def a_vault(folder: Path) -> Vault:
    return Vault(folder / "keys.db", bytes(32), may_make=True)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = opened(tmp_path)
    yield store
    await store.close()


def heard(who: str) -> Incoming:
    """A hello."""
    return Incoming(platform="memory", update="1", user=IDS[who], address=IDS[who], heard=UpdateKind.TEXT, text="hello")


MOVED = """UPDATE words SET body = (SELECT body FROM words WHERE owner = ? AND ref = ?) WHERE owner = ? AND ref = ?"""


async def two_people(store: SqlStore) -> tuple[str, str]:
    """Two people with words under the same reference, and a second piece of the first's."""

    def unit(work: Unit) -> tuple[str, str]:
        found = []
        for who, user in IDS.items():
            found.append(work.people.get_or_create(heard(who)).id)
            work.words.keep(f"person:{found[-1]}", "r1", f"the words of {user}")
            work.words.keep(f"person:{found[-1]}", "r2", f"more words of {user}")
        return found[0], found[1]

    return await store.do(unit)


def change(folder: Path, sql: str, *given: object) -> None:
    """Somebody with the database file, and without the key, changes it."""
    database = sqlite3.connect(folder / "kintsugi.db", isolation_level=None)
    assert database.execute(sql, given).rowcount == 1
    database.close()


async def test_words_moved_to_another_row_do_not_open(store: SqlStore, tmp_path: Path) -> None:
    ana, _ = await two_people(store)
    owner = f"person:{ana}"
    change(tmp_path, MOVED, owner, "r2", owner, "r1")
    assert await store.do(lambda work: work.words.get(owner, "r2"))
    with pytest.raises(Unreadable):
        await store.do(lambda work: work.words.get(owner, "r1"))


async def test_words_moved_to_another_person_do_not_open(store: SqlStore, tmp_path: Path) -> None:
    ana, ben = await two_people(store)
    change(tmp_path, MOVED, f"person:{ana}", "r1", f"person:{ben}", "r1")
    with pytest.raises(Unreadable):
        await store.do(lambda work: work.words.get(f"person:{ben}", "r1"))


async def test_an_address_moved_to_another_person_does_not_open(store: SqlStore, tmp_path: Path) -> None:
    ana, ben = await two_people(store)
    moved = "UPDATE account SET address = (SELECT address FROM account WHERE person = ?) WHERE person = ?"
    change(tmp_path, moved, ana, ben)
    assert (await store.do(lambda work: work.people.person(ana))).address == IDS["ana"]
    with pytest.raises(Unreadable):
        await store.do(lambda work: work.people.person(ben))


async def test_words_moved_to_another_column_do_not_open(store: SqlStore, tmp_path: Path) -> None:
    ana, _ = await two_people(store)
    moved = "UPDATE account SET address = (SELECT body FROM words WHERE owner = ? AND ref = 'r1') WHERE person = ?"
    change(tmp_path, moved, f"person:{ana}", ana)
    with pytest.raises(Unreadable):
        await store.do(lambda work: work.people.person(ana))


def test_a_value_opens_only_with_its_owner_table_column_and_row(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    sealed = vault.seal("person:a", "words.body", "r1", b"mine")
    assert vault.open("person:a", "words.body", "r1", sealed) == b"mine"
    for place in (
        ("person:b", "words.body", "r1"),
        ("couple:a", "words.body", "r1"),
        ("person:a", "note.body", "r1"),
        ("person:a", "words.ref", "r1"),
        ("person:a", "words.body", "r2"),
    ):
        with pytest.raises(Unreadable):
            vault.open(*place, sealed)
    vault.close()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda sealed: b"", id="empty"),
        pytest.param(lambda sealed: sealed[:5], id="nearly nothing left"),
        pytest.param(lambda sealed: sealed[:14], id="hardly more than the nonce"),
        pytest.param(lambda sealed: sealed[:-1], id="cut short"),
        pytest.param(lambda sealed: sealed + b"x", id="longer"),
        pytest.param(lambda sealed: bytes([sealed[0] ^ 1]) + sealed[1:], id="another nonce"),
        pytest.param(lambda sealed: sealed[:20] + bytes([sealed[20] ^ 1]) + sealed[21:], id="one bit"),
    ],
)
def test_a_changed_value_does_not_open(tmp_path: Path, change: Callable[[bytes], bytes]) -> None:
    vault = a_vault(tmp_path)
    sealed = change(vault.seal("person:a", "words.body", "r1", b"words that are mine"))
    with pytest.raises(Unreadable) as caught:
        vault.open("person:a", "words.body", "r1", sealed)
    assert "mine" not in str(caught.value)
    vault.close()


def test_the_same_words_are_never_sealed_alike(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    sealed = {vault.seal("person:a", "words.body", "r1", b"mine") for _ in range(500)}
    assert len({value[:12] for value in sealed}) == 500
    vault.close()


def test_words_whose_key_is_gone_stay_closed_and_no_new_key_is_made_by_reading(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    sealed = vault.seal("person:a", "words.body", "r1", b"mine")
    vault.close()
    keys = sqlite3.connect(tmp_path / "keys.db", isolation_level=None)
    keys.execute("DELETE FROM key WHERE owner = 'person:a'")
    vault = a_vault(tmp_path)
    with pytest.raises(Unreadable):
        vault.open("person:a", "words.body", "r1", sealed)
    assert keys.execute("SELECT count(*) FROM key WHERE owner = 'person:a'").fetchone() == (0,)
    vault.close()
    keys.close()


def test_a_wrapped_key_moved_to_another_owner_does_not_open(tmp_path: Path) -> None:
    vault = a_vault(tmp_path)
    sealed = vault.seal("person:a", "words.body", "r1", b"mine")
    vault.seal("person:b", "words.body", "r1", b"mine")
    vault.close()
    keys = sqlite3.connect(tmp_path / "keys.db", isolation_level=None)
    keys.execute("UPDATE key SET wrapped = (SELECT wrapped FROM key WHERE owner = 'person:a') WHERE owner = 'person:b'")
    keys.close()
    vault = a_vault(tmp_path)
    with pytest.raises((Unreadable, BadSettings)):
        vault.open("person:b", "words.body", "r1", sealed)
    vault.close()


# -- one value that cannot be opened hurts nobody else ---------------------------------------------------------


async def test_a_message_that_cannot_be_opened_holds_up_nobody_elses(store: SqlStore, tmp_path: Path) -> None:
    stage = InProcess(store)
    ana, _ = await two_people(store)
    await store.do(lambda work: work.outbox.send(OutboxRow(id="broken", person=ana, payload={"is": "Say"})))
    change(tmp_path, "UPDATE outbox SET payload = x'00112233' WHERE id = ?", "broken")
    await stage.handler.receive([heard("ben")])
    await stage.handler.pass_over()
    await stage.deliverer.pass_over()
    assert stage.channel.sent[IDS["ben"]]


async def test_an_arrival_that_cannot_be_opened_holds_up_nobody_elses(store: SqlStore, tmp_path: Path) -> None:
    stage = InProcess(store)
    ana, _ = await two_people(store)
    await store.do(lambda work: work.inbox.receive("broken", ana, {"is": "Incoming"}, START))
    change(tmp_path, "UPDATE inbox SET payload = x'00112233' WHERE id = ?", "broken")
    await stage.handler.receive([heard("ben")])
    await stage.handler.pass_over()
    await stage.deliverer.pass_over()
    assert stage.channel.sent[IDS["ben"]]
