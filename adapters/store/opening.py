"""Opening a store: the folder's lock, the key file, the schema. Every failure is one line that says what to do."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import Engine, insert
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from adapters.store import tables as t
from adapters.store.belonging import BOUND, Database, Keys, addresses, belong, look_at_database, look_at_keys, strangers
from adapters.store.engine import SqlStore, end_pages, make_engine
from adapters.store.erasures import replay
from adapters.store.keys import Vault, read_or_make_key_file
from adapters.store.ledger import Ledger
from adapters.store.unit import SqlUnit
from core.errors import BadSettings, Unreadable

HEAD = "0007"
LEDGER = "erasures"


@dataclass(frozen=True, slots=True)
class Paths:
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


def open_store(place: Paths) -> tuple[SqlStore, bool]:
    """The store, with the schema of this version, and whether the key file was made just now.

    Raises BadSettings; then nothing was changed.
    """
    url = _url(place)
    try:
        database = look_at_database(Path(str(url.database)))
        _check_version(database.version)
        keys, file = look_at_keys(place.folder / "keys.db"), place.folder / LEDGER
        ledger = Ledger(file)
        id = belong(database, keys, ledger, file) or secrets.token_hex(16)
        new = database.version is None
        kek, made = read_or_make_key_file(place.key_file, may_make=new and not keys.there)
        vault = Vault(keys.file, kek, may_make=new, ledger=ledger)
        if not (database.id and keys.id) and database.owners and not _opens(vault, database, keys):
            raise strangers(database, keys)
        engine = make_engine(url)
        _bind(engine, vault, id, database)
    except (SQLAlchemyError, sqlite3.Error) as fault:
        raise BadSettings(_in_plain_words(fault)) from None
    except OSError as fault:
        raise BadSettings(f"The data folder {place.folder} cannot be written ({fault.strerror}).") from None
    return SqlStore(engine, vault), made


def _opens(vault: Vault, database: Database, keys: Keys) -> bool:
    """Whether these keys open anything in a database that they were never bound to."""
    for owner, row, sealed in addresses(database, keys):
        with contextlib.suppress(Unreadable, BadSettings):  # one wrapped key that is no good is its owner's alone
            vault.open(owner, "account.address", row, sealed)
            return True
    return False


def _bind(engine: Engine, vault: Vault, id: str, found: Database) -> None:
    """Bring the schema up to this version, write the id into all three, and replay the erasures.

    The ledger is there before the database is bound, for one that is missing beside a bound database is refused; the
    keys come last. A start that is killed in between is carried on by the next one.
    """
    if found.version != HEAD:
        _migrate(engine)
    with engine.connect() as connection, connection.begin():
        vault.ledger.bind(id)
        if found.id is None:
            connection.execute(insert(t.fact).values(name=BOUND, value=id))
        work = SqlUnit(connection, vault)
        taken = replay(connection, vault, work)
        work.outbox.end_leases()  # the folder is ours alone: whoever had them is gone
    vault.bind(id, str(found.file.resolve()))
    if taken:
        end_pages(engine)


def _url(place: Paths) -> URL:
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
