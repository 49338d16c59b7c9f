"""Opening a store: the folder's lock, the key file, the schema. Every failure is one line that says what to do."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Engine
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from adapters.store.engine import SqlStore, make_engine
from adapters.store.keys import Vault, read_or_make_key_file
from adapters.store.leaving import owners
from adapters.store.unit import SqlUnit
from core.errors import BadSettings

HEAD = "0005"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data are: a SQLAlchemy URL (None: SQLite in the folder), the data folder and the key file."""

    url: str | None
    folder: Path
    key_file: Path


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the data folder for this process alone: two processes on one SQLite file lose writes."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = (folder / "lock").open("a+")
    except OSError as fault:
        raise BadSettings(
            f"The data folder {folder} cannot be written ({fault.strerror}). Set KINTSUGI_DATA_DIR to one that can."
        ) from None
    with file:
        _take(file, folder)
        yield


def _take(file: IO[str], folder: Path) -> None:
    if os.name != "posix":  # no advisory locks: the port of the playground or the platform's 409 guards instead
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise BadSettings(
            f"Another Kintsugi is running on the data folder {folder}. Stop it, or set KINTSUGI_DATA_DIR to another."
        ) from None


def open_store(place: Place) -> tuple[SqlStore, bool]:
    """The store, with the schema of this version, and whether the key file was made just now.

    Raises BadSettings; then nothing was changed.
    """
    url = _url(place)
    try:
        version = _stored_version(url)
        _check_version(version)
        kek, made = read_or_make_key_file(place.key_file, may_make=version is None)
        vault = Vault(place.folder / "keys.db", kek, may_make=version is None)
        engine = make_engine(url)
        if version != HEAD:
            _migrate(engine)
        with engine.connect() as connection, connection.begin():
            vault.keep_only(owners(connection))
            SqlUnit(connection, vault).outbox.end_leases()  # the folder is ours alone: whoever had them is gone
    except (SQLAlchemyError, sqlite3.Error) as fault:
        raise BadSettings(_in_plain_words(fault)) from None
    return SqlStore(engine, vault), made


def _url(place: Place) -> URL:
    if place.url is None:
        return URL.create("sqlite", database=str(place.folder / "kintsugi.db"))
    try:
        url = make_url(place.url)
    except (ArgumentError, ValueError):
        raise BadSettings(
            "KINTSUGI_DATABASE_URL is not a database address. Example: sqlite:///data/kintsugi.db"
        ) from None
    if url.get_backend_name() != "sqlite":
        raise BadSettings("KINTSUGI_DATABASE_URL names a database that is not built yet. Use sqlite:///… for now.")
    if url.database in {None, "", ":memory:"}:
        raise BadSettings("KINTSUGI_DATABASE_URL names no file, so all would be lost. Use sqlite:///… with a path.")
    return url.set(drivername="sqlite")


def _stored_version(url: URL) -> str | None:
    """The schema's version, looked up without changing a byte; None where there is no database yet, "" where there
    are tables of an unknown version."""
    file = Path(str(url.database))
    if not file.exists() or file.stat().st_size == 0:
        return None
    with contextlib.closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        if not tables:
            return None
        if "alembic_version" not in tables:
            return ""
        found = database.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0]) if found else ""


def _check_version(found: str | None) -> None:
    known = {path.name[:4] for path in (Path(__file__).parent / "migrations" / "versions").glob("0*.py")}
    if found is not None and found not in known:
        raise BadSettings(
            f"The database has schema version {found or 'unknown'}; this program knows {HEAD}."
            " Start the newer Kintsugi that made it, or name another database."
        )


def _migrate(engine: Engine) -> None:
    from alembic import command  # imported only when the schema changes: it costs a third of a second
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _in_plain_words(fault: Exception) -> str:
    cause = str(getattr(fault, "orig", fault)).splitlines()[0]
    if "unable to open" in cause or "readonly" in cause:
        return "The database cannot be opened for writing. Check KINTSUGI_DATABASE_URL and the rights of its folder."
    if "not a database" in cause:
        return "KINTSUGI_DATABASE_URL names a file that is no database. Name another, or restore a backup."
    if "locked" in cause:
        return "The database is in use by another process. Stop that one first."
    return f"The database cannot be used ({cause}). Check KINTSUGI_DATABASE_URL."
