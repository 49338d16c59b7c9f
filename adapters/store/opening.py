"""Opening a store: the folder's lock, the key file, the schema. Every failure is one line that says what to do."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from adapters.store.engine import SqlStore, make_engine
from adapters.store.keys import Vault, read_or_make_key_file
from core.errors import BadSettings

HEAD = "0001"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the data are: a SQLAlchemy URL, the data folder and the key file."""

    url: str
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
    engine = _engine(place)
    try:
        fresh = _is_fresh(engine)
        kek, made = read_or_make_key_file(place.key_file, may_make=fresh)
        vault = Vault(place.folder / "keys.db", kek)
        _bring_up(engine, fresh)
    except SQLAlchemyError as fault:
        engine.dispose()
        raise BadSettings(_in_plain_words(place, fault)) from None
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, vault), made


def _engine(place: Place) -> Engine:
    try:
        url = make_url(place.url)
    except ArgumentError:
        raise BadSettings(
            "KINTSUGI_DATABASE_URL is not a database address. Example: sqlite:///data/kintsugi.db"
        ) from None
    if url.get_backend_name() != "sqlite":
        raise BadSettings("KINTSUGI_DATABASE_URL names a database that is not built yet. Use sqlite:///… for now.")
    return make_engine(url.set(drivername="sqlite").render_as_string(hide_password=False))


def _is_fresh(engine: Engine) -> bool:
    with engine.connect() as connection:
        return not inspect(connection).get_table_names()


def _bring_up(engine: Engine, fresh: bool) -> None:
    if fresh:
        _migrate(engine)
        return
    with engine.connect() as connection:
        found = _version(connection)
    if found == HEAD:
        return
    known = [path.name[:4] for path in (Path(__file__).parent / "migrations" / "versions").glob("0*.py")]
    if found not in known:
        raise BadSettings(
            f"The database has schema version {found or 'unknown'}; this program knows {HEAD}."
            " Start the newer Kintsugi that made it, or name another database."
        )
    _migrate(engine)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def _migrate(engine: Engine) -> None:
    from alembic import command  # imported only when the schema changes: it costs a third of a second
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _in_plain_words(place: Place, fault: SQLAlchemyError) -> str:
    cause = str(getattr(fault, "orig", fault)).splitlines()[0]
    if "unable to open" in cause or "readonly" in cause:
        return "The database cannot be opened for writing. Check KINTSUGI_DATABASE_URL and the rights of its folder."
    if "not a database" in cause:
        return "KINTSUGI_DATABASE_URL names a file that is no database. Name another, or restore a backup."
    if "locked" in cause:
        return "The database is in use by another process. Stop that one first."
    return f"The database cannot be used ({cause}). Check KINTSUGI_DATABASE_URL."
