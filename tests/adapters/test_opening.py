"""Opening a store: what cannot be opened is one line that says what to do, and is left as it is."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.store.opening import Paths, open_store
from bot.clock import ProductClock
from bot.settings import Settings
from core.errors import BadSettings
from tests.journeys.stages import InProcess

COMES_AND_GOES = ("kintsugi.db-wal", "kintsugi.db-shm")
ANOTHER_KEY = base64.b64encode(bytes(range(32)))


def place(folder: Path, url: str | None = None) -> Paths:
    return Paths(url or f"sqlite:///{folder / 'kintsugi.db'}", folder, folder / "key")


def photograph(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file() and f.name not in COMES_AND_GOES}


def refused(where: Paths) -> str:
    """Opening is refused in one line, which is returned."""
    with pytest.raises(BadSettings) as caught:
        open_store(where)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which somebody has said hello."""
    folder = tmp_path_factory.mktemp("lived-in")

    async def live() -> None:
        store, _ = open_store(place(folder))
        await InProcess(store).says("ana", "hello")
        await store.close()

    asyncio.run(live())
    return folder


@pytest.fixture
def data(lived_in: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(lived_in, tmp_path / "data"))


def _write(name: str, content: bytes) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        (data / name).write_bytes(content)

    return change


def _cut_short(data: Path) -> None:
    _write("kintsugi.db", (data / "kintsugi.db").read_bytes()[:1000])(data)


def _run(sql: str) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        database = sqlite3.connect(data / "kintsugi.db", isolation_level=None)
        database.execute(sql)
        database.close()

    return change


def _no_keys(data: Path) -> None:
    (data / "keys.db").unlink()


RUBBISH = b"no database\n" * 200


@pytest.mark.parametrize(
    ("change", "word"),
    [
        pytest.param(_write("kintsugi.db", RUBBISH), "no database", id="the database is none"),
        pytest.param(_cut_short, "database", id="the database is cut short"),
        pytest.param(_run("UPDATE alembic_version SET version_num = '9999'"), "9999", id="it is of the future"),
        pytest.param(_run("DELETE FROM alembic_version"), "unknown", id="it is of no version"),
        pytest.param(_run("DROP TABLE alembic_version"), "unknown", id="it never had a version"),
        pytest.param(_write("keys.db", RUBBISH), "keys.db", id="keys.db is no database"),
        pytest.param(_no_keys, "keys.db", id="keys.db is missing"),
        pytest.param(_write("key", b""), "key file", id="the key file is empty"),
        pytest.param(_write("key", b"rubbish, not even base64"), "key file", id="the key file is rubbish"),
        pytest.param(_write("key", b"\xff\xfe\x80" + os.urandom(30)), "key file", id="the key file is binary"),
        pytest.param(_write("key", base64.b64encode(bytes(31))), "key file", id="the key is too short"),
        pytest.param(_write("key", ANOTHER_KEY), "does not fit", id="the key is of another database"),
    ],
)
def test_what_does_not_serve_is_said_in_one_line_and_left_as_it_is(
    data: Path, change: Callable[[Path], None], word: str
) -> None:
    change(data)
    before = photograph(data)
    assert word in refused(place(data))
    assert photograph(data) == before


def test_a_key_is_never_made_beside_an_existing_database(data: Path) -> None:
    (data / "key").unlink()
    before = photograph(data)
    assert "missing" in refused(place(data))
    assert photograph(data) == before


def test_a_key_file_that_is_a_folder_is_refused(data: Path) -> None:
    assert str(data) in refused(Paths(place(data).url, data, data))


def test_a_database_of_another_program_is_left_as_it_is(data: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    database = sqlite3.connect(theirs / "photos.db", isolation_level=None)
    database.execute("CREATE TABLE photo (id INTEGER)")
    database.close()
    before = photograph(theirs)
    assert "unknown" in refused(place(data, f"sqlite:///{theirs / 'photos.db'}"))
    assert photograph(theirs) == before


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "://",
        "sqlite:////proc/nowhere/kintsugi.db",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://me:geheim@here/db",
        "postgresql://me:geheim@here/db",
        "postgresql://me:geheim@here:port/db",
    ],
)
def test_an_address_that_names_no_database_is_refused_without_its_password(data: Path, url: str) -> None:
    said = refused(place(data, url))
    assert "KINTSUGI_DATABASE_URL" in said
    assert "geheim" not in said


async def test_a_data_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "50% ours? #1"
    folder.mkdir()
    found = Settings(data_dir=folder, database_url=None, key_file=None)
    store, _ = open_store(Paths(found.database, found.data_dir, found.key))
    await store.close()
    assert photograph(folder).keys() == {"key", "keys.db", "kintsugi.db", "erasures"}


@pytest.mark.parametrize("rubbish", [b"tomorrow", b"\xff\xfe", b"1e300", b"nan", b"1e12"])
def test_a_clock_file_with_rubbish_changes_nothing(tmp_path: Path, rubbish: bytes) -> None:
    file = tmp_path / "clock"
    file.write_text("3600\n")
    clock = ProductClock(file)
    before = clock.now()
    file.write_bytes(rubbish)
    assert not clock.look()
    assert 0 <= (clock.now() - before).total_seconds() < 60
