"""The database, the wrapped keys, the key file and the ledger belong together. Whatever of them a start does not find,
or finds to be of others, it is refused in one line, nothing is changed, and what is put back can be read."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.store import opening
from adapters.store.keys import Vault
from adapters.store.ledger import Ledger
from tests.adapters import installations as an
from tests.adapters.installations import keys, made, photograph, reads_everything, refused

ROOT = Path(__file__).parents[2]


class Killed(BaseException):
    """The process ends here."""


def _killed(*given: object) -> None:
    raise Killed


@pytest.fixture
async def data(tmp_path: Path) -> Path:
    """The folder of an installation in which a couple wrote."""
    await made(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
async def others(tmp_path: Path) -> Path:
    """The folder of another installation."""
    await made(tmp_path / "others")
    return tmp_path / "others"


# -- another database, or none ---------------------------------------------------------------------------------


async def test_a_mistyped_address_is_refused_makes_no_database_and_does_no_harm(data: Path, tmp_path: Path) -> None:
    for name in ("kintsugl.db", "nowhere/kintsugi.db"):
        wrong, right = tmp_path / name, data / "kintsugi.db"
        refused(data, str(wrong), "missing", str(data / "keys.db"), str(right), url=f"sqlite:///{wrong}")
        assert not wrong.exists()
        assert not wrong.parent.exists() or not list(wrong.parent.glob("*.db*"))
    await reads_everything(data)


def _missing(file: Path) -> None:
    file.unlink()


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _without_tables(file: Path) -> None:
    file.unlink()
    an.run(file, "CREATE TABLE passing (id INTEGER)", "DROP TABLE passing")


@pytest.mark.parametrize(("change", "word"), [(_missing, "missing"), (_empty, "empty"), (_without_tables, "empty")])
@pytest.mark.parametrize("bound", [True, False])
async def test_without_the_database_the_keys_stay_and_with_it_everything_can_be_read(
    data: Path, tmp_path: Path, change: Callable[[Path], None], word: str, bound: bool
) -> None:
    if not bound:
        an.of_an_earlier_version(data)
    shutil.copy(data / "kintsugi.db", tmp_path / "aside.db")
    change(data / "kintsugi.db")
    refused(data, str(data / "kintsugi.db"), word, "keys.db", "Put that one back", "KINTSUGI_DATABASE_URL")
    shutil.copy(tmp_path / "aside.db", data / "kintsugi.db")
    await reads_everything(data)


@pytest.mark.parametrize("bound", [(True, True), (True, False), (False, True), (False, False)])
async def test_the_database_of_another_installation_is_refused(
    data: Path, others: Path, bound: tuple[bool, bool]
) -> None:
    for folder, is_bound in zip((data, others), bound, strict=True):
        if not is_bound:
            an.of_an_earlier_version(folder)
            (folder / "erasures").touch()  # one bound part of the two asks for it
    before = photograph(others)
    url = f"sqlite:///{others / 'kintsugi.db'}"
    refused(data, str(others / "kintsugi.db"), "does not belong", str(data / "keys.db"), url=url)
    assert photograph(others) == before
    await reads_everything(data)
    await reads_everything(others)


@pytest.mark.parametrize("bound", [True, False])
async def test_a_database_in_which_nobody_is_does_not_belong_to_keys_of_people(
    data: Path, tmp_path: Path, bound: bool
) -> None:
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    await an.opened(fresh).close()
    if not bound:
        an.of_an_earlier_version(data)
        an.older_database(fresh / "kintsugi.db")
    refused(data, "does not belong", url=f"sqlite:///{fresh / 'kintsugi.db'}")
    await reads_everything(data)


async def test_keys_of_nobody_do_not_belong_to_a_database_of_people(data: Path, tmp_path: Path) -> None:
    an.of_an_earlier_version(data)
    an.run(data / "keys.db", "DELETE FROM key WHERE owner LIKE 'person:%' OR owner LIKE 'couple:%'")
    refused(data, "does not belong", str(data / "keys.db"))


async def test_an_emptied_key_store_is_not_made_anew_beside_the_database(data: Path) -> None:
    (data / "keys.db").write_bytes(b"")
    refused(data, "keys.db", "missing or empty")
    _without_tables(data / "keys.db")
    refused(data, "keys.db", "missing or empty")


async def test_the_data_may_be_moved_and_the_line_says_where_they_were_last(data: Path, tmp_path: Path) -> None:
    moved = Path(shutil.move(data, tmp_path / "moved"))
    await reads_everything(moved)
    (moved / "kintsugi.db").unlink()
    refused(moved, f"last seen as {moved / 'kintsugi.db'}")


# -- backups ---------------------------------------------------------------------------------------------------


def named_in_the_readme() -> list[str]:
    """The files that README.md says to back up."""
    text = (ROOT / "README.md").read_text()
    section = text[text.index("## The key file") :].split("\n## ")[0]
    return re.findall(r"^\| `data/([a-z.]+)` \|", section, re.MULTILINE)


def restored(data: Path, to: Path, *names: str) -> Path:
    to.mkdir()
    for name in names:
        shutil.copy(data / name, to / name)
    return to


async def test_what_the_readme_says_to_back_up_is_all_that_is_needed(data: Path, tmp_path: Path) -> None:
    names = named_in_the_readme()
    assert set(names) == photograph(data).keys()
    await reads_everything(restored(data, tmp_path / "new", *names))


@pytest.mark.parametrize("out", ["kintsugi.db", "keys.db", "key", "erasures"])
async def test_a_restore_that_leaves_one_of_them_out_is_refused_and_can_be_completed(
    data: Path, tmp_path: Path, out: str
) -> None:
    assert out in named_in_the_readme()
    new = restored(data, tmp_path / "new", *(name for name in named_in_the_readme() if name != out))
    refused(new, str(new / out), "missing")
    shutil.copy(data / out, new / out)
    await reads_everything(new)


async def test_with_the_key_file_and_the_ledger_alone_nothing_is_begun(data: Path, tmp_path: Path) -> None:
    new = restored(data, tmp_path / "new", "key", "erasures")
    refused(new, "keys.db", "kintsugi.db", "missing")


async def test_a_key_file_is_not_made_beside_keys_that_another_one_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A first start was killed before there was a database, and then the key file was lost."""
    with monkeypatch.context() as patch:
        patch.setattr(opening, "_migrate", _killed)
        with pytest.raises(Killed):
            an.opened(tmp_path)
    (tmp_path / "key").unlink()
    refused(tmp_path, "key file", "missing")
    assert not (tmp_path / "key").exists()


# -- from a version that bound nothing -------------------------------------------------------------------------


def ids(folder: Path) -> set[str]:
    found = {Ledger(folder / "erasures").id or ""}
    for name in ("kintsugi.db", "keys.db"):
        with sqlite3.connect(folder / name) as file:
            found |= {id for (id,) in file.execute("SELECT value FROM fact WHERE name = 'installation'")}
    return found


async def test_what_fits_is_bound_at_the_first_start_and_stays_so(data: Path) -> None:
    an.of_an_earlier_version(data)
    await reads_everything(data)
    (id,) = ids(data)
    assert re.fullmatch("[0-9a-f]{32}", id)
    await reads_everything(data)
    assert ids(data) == {id}


@pytest.mark.parametrize("which", ["kintsugi.db", "keys.db"])
async def test_a_copy_from_before_the_binding_may_be_put_back(data: Path, which: str) -> None:
    (id,) = ids(data)
    if which == "keys.db":
        an.run(data / "keys.db", "DROP TABLE fact")
    else:
        an.older_database(data / "kintsugi.db")
    await reads_everything(data)
    assert ids(data) == {id}


async def test_a_key_that_nobody_has_any_more_is_kept_when_they_are_bound(data: Path) -> None:
    """The database may be an older copy: somebody who came since is not in it."""
    an.of_an_earlier_version(data)
    an.run(data / "keys.db", "INSERT INTO key VALUES ('person:since', x'00')")
    await reads_everything(data)
    assert "person:since" in keys(data)


MOMENTS = [(Vault, "__init__"), (Ledger, "bind"), (opening, "_migrate"), (opening, "replay"), (Vault, "bind")]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(("where", "name"), MOMENTS)
@pytest.mark.parametrize("first", [True, False])
async def test_a_start_that_is_killed_at_any_moment_is_carried_on_by_the_next(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, name: str, after: bool, first: bool
) -> None:
    """The first start of all, and the first one of this version over data of an earlier one."""
    folder = tmp_path / "new" if first else data
    folder.mkdir(exist_ok=True)
    if not first:
        an.of_an_earlier_version(data)
    real = getattr(where, name)

    def kills(*args: object, **named: object) -> object:
        if after:
            real(*args, **named)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(where, name, kills)
        with pytest.raises(Killed):
            an.opened(folder)
    if first:
        await made(folder)
    await reads_everything(folder)
    assert len(ids(folder)) == 1


async def test_one_wrapped_key_that_is_no_good_refuses_nobody_elses_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    await an.made(data)
    an.of_an_earlier_version(data)
    database = sqlite3.connect(data / "kintsugi.db")
    first = database.execute("SELECT person FROM account").fetchone()[0]
    database.close()
    an.run(data / "keys.db", f"UPDATE key SET wrapped = zeroblob(60) WHERE owner = 'person:{first}'")
    await an.opened(data).close()
