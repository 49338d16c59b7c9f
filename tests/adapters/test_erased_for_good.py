"""What was erased stays erased, whichever older copies of the files are put back; and nothing else is destroyed."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.store.keys import Vault
from adapters.store.ledger import Ledger
from core.effects import Confirm, Part
from core.errors import Unreadable
from core.journey import STORY
from core.kernel import shared
from core.kernel.record import show
from core.ports import DueRow, Unit
from core.state import Side
from tests.adapters import installations as an
from tests.adapters.installations import WORDS, heard, keys, opened, refused, somebody

ROOT = Path(__file__).parents[2]


async def after(folder: Path, *units: Callable[[Unit], object]) -> None:
    """One life of the companion, in which these things happen."""
    store = opened(folder)
    for unit in units:
        await store.do(unit)
    await store.close()


@pytest.fixture
async def lived(tmp_path: Path) -> Path:
    """A data folder with a couple in it, and a copy of all its files beside it."""
    data = tmp_path / "data"
    await an.made(data)
    shutil.copytree(data, tmp_path / "older")
    return data


def put_back(data: Path, *names: str) -> None:
    for name in names:
        shutil.copy(data.parent / "older" / name, data / name)


def erases(user: str) -> Callable[[Unit], object]:
    return lambda work: work.people.erase(work.people.get_or_create(heard(user)).id)


async def ids(folder: Path, *users: str) -> list[str]:
    store = opened(folder)
    found = await store.do(lambda work: [work.people.get_or_create(heard(user)).id for user in users])
    await store.close()
    return found


OLDER = [("kintsugi.db",), ("keys.db",), ("kintsugi.db", "keys.db")]


@pytest.mark.parametrize("older", OLDER)
@pytest.mark.parametrize("starts", [1, 2])
async def test_who_erased_everything_stays_erased_and_the_partner_has_all(
    lived: Path, older: tuple[str, ...], starts: int
) -> None:
    ana, ben = await ids(lived, "1", "2")
    sealed = sqlite3.connect(lived.parent / "older" / "kintsugi.db")
    (body,) = sealed.execute("SELECT body FROM words WHERE owner = ?", (f"person:{ana}",)).fetchone()
    sealed.close()
    await after(lived, erases("1"))
    put_back(lived, *older)
    for _ in range(starts):
        store = opened(lived)
        assert f"person:{ana}" not in keys(lived)
        assert {f"person:{ben}", "couple:c", "person:g"} <= keys(lived)
        with pytest.raises(Unreadable):
            store._vault.open(f"person:{ana}", "words.body", "r", body)
        assert await store.do(lambda work: work.words.get(f"person:{ana}", "r")) is None
        assert await store.do(lambda work: work.words.get(f"person:{ben}", "r")) == WORDS
        assert await store.do(lambda work: work.words.get("couple:c", "r")) == WORDS
        assert await store.do(lambda work: work.people.members("c")) == {Side.B: ben}
        await store.close()
    for name in ("kintsugi.db", "kintsugi.db-wal", "keys.db", "erasures"):
        if (lived / name).exists():
            assert ana.encode() not in (lived / name).read_bytes(), name


def _confirms(by: Side, ref: str, *, sealed: bool = False) -> Callable[[Unit], None]:
    def unit(work: Unit) -> None:
        room, revision = work.rooms.shared("c")
        parts = (Part(ask="letter", words=(f"w-{ref}",)),)
        release = Confirm(ref=ref, kind="letter", parts=parts, shows_at=an.AT + timedelta(days=1), sealed=sealed)
        outcome = shared.act(STORY.record, room, by, release, an.AT)
        work.words.keep("couple:c", f"w-{ref}", WORDS)
        work.rooms.save_shared("c", outcome.shared, revision)
        work.due.set(DueRow(owner="couple:c", key=f"show:{ref}", at=release.shows_at))

    return unit


def _shows(ref: str) -> Callable[[Unit], None]:
    def unit(work: Unit) -> None:
        room, revision = work.rooms.shared("c")
        work.rooms.save_shared("c", show(room, ref), revision)

    return unit


@pytest.mark.parametrize("older", [("kintsugi.db",), ("kintsugi.db", "keys.db")])
async def test_what_they_held_is_never_shown_and_what_was_shown_stays_with_the_partner(
    lived: Path, older: tuple[str, ...]
) -> None:
    releases = (_confirms(Side.A, "held"), _confirms(Side.A, "sealed", sealed=True), _confirms(Side.A, "seen"))
    await after(lived, *releases, _confirms(Side.B, "bens"), _shows("seen"))
    for name in older:
        shutil.copy(lived / name, lived.parent / "older" / name)
    await after(lived, erases("1"))
    put_back(lived, *older)
    store = opened(lived)
    assert [item.ref for item in (await store.do(lambda work: work.rooms.shared("c")))[0].items] == ["seen", "bens"]
    found = await store.do(
        lambda work: [work.words.get("couple:c", f"w-{r}") for r in ("held", "sealed", "seen", "bens")]
    )
    assert found == [None, None, WORDS, WORDS]
    assert "show:held" not in [row.key for row in await store.do(lambda work: work.due.all())]
    await store.close()


@pytest.mark.parametrize("older", [("kintsugi.db",), ("kintsugi.db", "keys.db")])
async def test_who_erased_everything_and_writes_again_is_somebody_new_and_stays(
    lived: Path, older: tuple[str, ...]
) -> None:
    (ana,) = await ids(lived, "1")
    await after(lived, erases("1"))
    put_back(lived, *older)
    store = opened(lived)
    new = await somebody(store, "1", "a new beginning")
    await store.close()
    assert new != ana
    for _ in range(2):
        store = opened(lived)
        person = await store.do(lambda work: work.people.get_or_create(heard("1")))
        assert (person.id, person.address, person.couple) == (new, "1", None)
        assert await store.do(lambda work: work.words.get(f"person:{new}", "r")) == "a new beginning"
        await store.close()


async def test_who_erased_twice_is_gone_twice(lived: Path) -> None:
    await after(lived, erases("1"))
    store = opened(lived)
    second = await somebody(store, "1", "once more")
    await store.do(erases("1"))
    await store.close()
    put_back(lived, "kintsugi.db", "keys.db")
    store = opened(lived)
    third = await somebody(store, "1")
    assert third != second
    await store.close()
    assert {f"person:{third}"} <= keys(lived)
    assert f"person:{second}" not in keys(lived)


@pytest.mark.parametrize("older", OLDER)
async def test_a_room_of_two_who_both_left_and_its_group_stay_gone_and_the_two_stay(
    lived: Path, older: tuple[str, ...]
) -> None:
    ana, ben = await ids(lived, "1", "2")
    await after(lived, lambda work: work.people.leave(ana), lambda work: work.people.leave(ben))
    put_back(lived, *older)
    store = opened(lived)
    assert keys(lived) & {"couple:c", "person:g"} == set()
    for user in ("1", "2"):
        person = await store.do(lambda work, user=user: work.people.get_or_create(heard(user)))
        assert person.couple is None
        assert await store.do(lambda work, person=person: work.words.get(f"person:{person.id}", "r")) == WORDS
    assert await store.do(lambda work: work.groups.at("telegram", "-5")) is None
    assert await store.do(lambda work: work.words.get("couple:c", "r")) is None
    await store.close()


@pytest.mark.parametrize("older", OLDER)
async def test_a_group_that_ended_stays_ended(lived: Path, older: tuple[str, ...]) -> None:
    await after(lived, lambda work: work.groups.end("g"))
    put_back(lived, *older)
    store = opened(lived)
    assert await store.do(lambda work: work.groups.of_couple("c")) is None
    made = await store.do(lambda work: work.groups.get_or_create("g", "telegram", "-5"))
    await store.close()
    store = opened(lived)
    assert await store.do(lambda work: work.groups.at("telegram", "-5")) == made, (
        "its new key is another one, and stays"
    )
    await store.close()


@pytest.mark.parametrize("older", OLDER)
async def test_whoever_a_linked_account_stood_for_stays_gone(lived: Path, older: tuple[str, ...]) -> None:
    ana, ben = await ids(lived, "1", "2")
    account = heard("2")
    await after(lived, lambda work: work.accounts.link(work.people.get_or_create(account).account, ana))
    put_back(lived, *older)
    store = opened(lived)
    assert f"person:{ben}" not in keys(lived)
    assert await store.do(lambda work: work.words.get(f"person:{ana}", "r")) == WORDS
    assert (await store.do(lambda work: work.people.get_or_create(account))).address == "2"
    await store.close()


async def test_an_update_from_before_the_erasing_holds_up_nothing(lived: Path) -> None:
    ana, ben = await ids(lived, "1", "2")
    store = opened(lived)
    await store.do(lambda work: [work.inbox.receive(f"in-{who}", who, {"n": 1}, an.AT) for who in (ana, ben)])
    await store.close()
    shutil.copy(lived / "kintsugi.db", lived.parent / "older" / "kintsugi.db")
    await after(lived, erases("1"))
    put_back(lived, "kintsugi.db")
    store = opened(lived)
    assert [row.lane for row in await store.do(lambda work: work.inbox.next_per_lane(10))] == [ben]
    await store.close()


# -- killed in the middle --------------------------------------------------------------------------------------

KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from adapters.store import keys, ledger
from adapters.store.opening import Paths, open_store
from tests.adapters.installations import heard

folder, where = Path(sys.argv[1]), sys.argv[2]
owner, name = {"commit": (keys.Vault, "destroy"), "ledger": (ledger.Ledger, "add")}[where]
real = getattr(owner, name)

def killed(self, *given):
    if where == "ledger":
        real(self, *given)
    os.kill(os.getpid(), signal.SIGKILL)

async def erase():
    store = open_store(Paths(None, folder, folder / "key"))[0]
    setattr(owner, name, killed)
    await store.do(lambda work: work.people.erase(work.people.get_or_create(heard("1")).id))

asyncio.run(erase())
"""


def killed_at(folder: Path, where: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(folder), where], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.parametrize("where", ["commit", "ledger"])
async def test_a_kill_between_the_commit_and_the_end_of_the_key_is_made_up_for(lived: Path, where: str) -> None:
    ana, ben = await ids(lived, "1", "2")
    killed_at(lived, where)
    assert f"person:{ana}" in keys(lived), "it was killed before"
    await after(lived)
    assert keys(lived) & {f"person:{ana}", f"person:{ben}"} == {f"person:{ben}"}
    put_back(lived, "kintsugi.db", "keys.db")
    await after(lived)
    assert f"person:{ana}" not in keys(lived)


async def test_a_kill_after_the_ledger_is_made_up_for_whatever_copies_are_put_back_before_the_start(
    lived: Path,
) -> None:
    (ana,) = await ids(lived, "1")
    killed_at(lived, "ledger")
    put_back(lived, "kintsugi.db", "keys.db")
    await after(lived)
    assert f"person:{ana}" not in keys(lived)


# -- the ledger ------------------------------------------------------------------------------------------------


async def test_the_ledger_grows_only_and_is_for_its_user_alone(lived: Path) -> None:
    before = (lived / "erasures").read_text()
    await after(lived, erases("1"))
    once = (lived / "erasures").read_text()
    assert once.startswith(before)
    assert len(once) > len(before)
    await after(lived)
    assert (lived / "erasures").read_text() == once
    assert (lived / "erasures").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("cut", [1, 20, 66])
async def test_a_line_that_was_cut_short_is_written_again(lived: Path, cut: int) -> None:
    await after(lived, erases("1"))
    whole = (lived / "erasures").read_bytes()
    (lived / "erasures").write_bytes(whole[:-cut])
    await after(lived)
    assert (lived / "erasures").read_bytes() == whole


async def test_an_empty_file_in_its_place_is_filled_from_the_database(lived: Path) -> None:
    (ana,) = await ids(lived, "1")
    await after(lived, erases("1"))
    whole = (lived / "erasures").read_bytes()
    (lived / "erasures").write_bytes(b"")
    put_back(lived, "keys.db")
    await after(lived)
    assert (lived / "erasures").read_bytes() == whole
    assert f"person:{ana}" not in keys(lived)


async def test_an_older_ledger_learns_from_the_database(lived: Path) -> None:
    await after(lived, erases("1"))
    whole = (lived / "erasures").read_bytes()
    put_back(lived, "erasures")
    await after(lived)
    assert (lived / "erasures").read_bytes() == whole


async def test_a_database_that_is_older_than_the_ledger_learns_from_it(lived: Path) -> None:
    (ana,) = await ids(lived, "1")
    await after(lived, erases("1"))
    whole = (lived / "erasures").read_bytes()
    put_back(lived, "kintsugi.db")
    await after(lived)
    (lived / "erasures").write_bytes(b"")
    put_back(lived, "keys.db")
    await after(lived)
    assert (lived / "erasures").read_bytes() == whole
    assert f"person:{ana}" not in keys(lived)


@pytest.mark.parametrize("content", [b"rubbish\n", b"\xff\xfe\n", b"kintsugi erasures 9 x\n"])
async def test_a_ledger_that_is_none_is_refused(lived: Path, content: bytes) -> None:
    (lived / "erasures").write_bytes(content)
    refused(lived, "erasures", "Put back the newest copy")


async def test_a_damaged_line_is_refused(lived: Path) -> None:
    await after(lived, erases("1"), erases("2"))
    (lived / "erasures").write_bytes((lived / "erasures").read_bytes().replace(b" ", b"-", 5))
    refused(lived, "erasures", "damaged")


async def test_the_ledger_of_another_installation_is_refused(lived: Path, tmp_path: Path) -> None:
    await an.made(tmp_path / "others")
    mine = (lived / "erasures").read_bytes()
    shutil.copy(tmp_path / "others" / "erasures", lived / "erasures")
    refused(lived, str(lived / "erasures"), "another installation", "kintsugi.db", "keys.db")
    (lived / "erasures").write_bytes(mine)
    await an.reads_everything(lived)


def test_nobody_can_be_found_in_the_ledger_without_the_keys(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "erasures")
    ledger.bind("0" * 32)
    vault = Vault(tmp_path / "keys.db", bytes(32), may_make=True, ledger=ledger)
    other = Vault(tmp_path / "other.db", bytes(32), may_make=True)
    for each in (vault, other):
        each.seal("person:ana", "words.body", "r", b"words")
    assert vault.entry("person:ana")[0] != other.entry("person:ana")[0]
    raw = vault._raw("person:ana").hex()
    vault.destroy("person:ana")
    text = (tmp_path / "erasures").read_text()
    assert "ana" not in text
    assert raw[:16] not in text
    for each in (vault, other):
        each.close()


async def test_a_key_that_is_lost_is_no_erasure(lived: Path) -> None:
    """Nobody erased anything: an older copy of the keys that has it brings the words back."""
    ana, _ = await ids(lived, "1", "2")
    an.run(lived / "keys.db", f"DELETE FROM key WHERE owner = 'person:{ana}'")
    await after(lived)
    put_back(lived, "keys.db")
    await an.reads_everything(lived)


async def test_an_account_that_was_taken_off_and_erased_is_never_let_back_into_the_room_by_an_older_copy(
    tmp_path: Path,
) -> None:
    """Taken off because somebody else holds that phone: no erasing and no copy that is put back lets it in again."""
    data = tmp_path / "data"
    data.mkdir()
    linked, other = heard("1"), heard("2")
    store = opened(data)
    room = (await store.do(lambda work: work.people.get_or_create(linked))).id
    account = (await store.do(lambda work: work.people.get_or_create(linked))).account
    second = await store.do(lambda work: work.people.get_or_create(other))
    await store.do(lambda work: work.accounts.link(second.account, room))
    stranger = await store.do(lambda work: work.accounts.unlink(account, "f" * 32))
    await store.close()
    shutil.copy(data / "kintsugi.db", tmp_path / "older.db")
    store = opened(data)
    await store.do(lambda work: work.people.erase(stranger.id, account))
    await store.close()
    shutil.copy(tmp_path / "older.db", data / "kintsugi.db")
    store = opened(data)
    back = await store.do(lambda work: work.people.get_or_create(linked))
    theirs = await store.do(lambda work: [found.hash for found in work.accounts.of(room)])
    await store.close()
    assert back.id not in {room, stranger.id}
    assert theirs == [second.account]


async def test_whoever_is_somebody_new_under_an_id_of_the_same_chain_keeps_nobody_from_erasing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    store = opened(data)
    first = await store.do(lambda work: work.people.get_or_create(heard("1")))
    in_the_way = store.name("erased", first.id)
    second = await store.do(lambda work: work.people.get_or_create(heard("2")))
    third = await store.do(lambda work: work.people.get_or_create(heard("3")))
    await store.do(lambda work: work.accounts.link(third.account, second.id))
    await store.do(lambda work: work.accounts.unlink(third.account, in_the_way))
    new = await store.do(lambda work: work.people.erase(first.id, first.account))
    again = await store.do(lambda work: work.people.get_or_create(heard("3")))
    await store.close()
    assert new.id not in {first.id, in_the_way}
    assert again.id == in_the_way


async def test_a_group_that_never_was_leaves_nothing_in_the_ledger_when_it_is_ended(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    store = opened(data)
    person = await somebody(store, "1")
    before = (data / "erasures").read_text()
    await store.do(lambda work: work.groups.end("nobody"))
    await store.do(lambda work: work.groups.end(person))
    assert (await store.do(lambda work: work.words.get(f"person:{person}", "r"))) == WORDS
    await store.close()
    assert (data / "erasures").read_text() == before
