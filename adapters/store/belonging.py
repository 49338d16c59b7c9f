"""Whether the database, the wrapped keys and the ledger of erasures belong together; found out without changing a byte.

All three carry the same id from their first start together. What does not belong is refused: with the keys of one
installation and the database of another nothing can be read, and whatever is done to either then does harm.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adapters.store.ledger import Ledger
from core.errors import BadSettings

BOUND = "installation"
"""The name of the fact that holds the id, in the database and beside the wrapped keys."""

ANEW = "to begin anew, set KINTSUGI_DATA_DIR to an empty folder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A database file. `version`: of its schema; None where there is none yet, "" where it is unknown."""

    file: Path
    version: str | None = None
    id: str | None = None
    owners: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The file of the wrapped keys. `there`: it has some. `last`: the database it was last used with."""

    file: Path
    there: bool = False
    id: str | None = None
    owners: frozenset[str] = frozenset()
    last: str | None = None

    @property
    def whose(self) -> str:
        return f"another database, last seen as {self.last}" if self.last else "another database"


def look_at_database(file: Path) -> Database:
    """Raises sqlite3.Error when it is no database."""
    if not _has_bytes(file):
        return Database(file=file)
    with _opened(file, "ro") as database:
        tables = _tables(database)
        if not tables:
            return Database(file=file)
        if "alembic_version" not in tables:
            return Database(file=file, version="")
        version = database.execute("SELECT version_num FROM alembic_version").fetchone()
        if version is None or not {"person", "shared_room"} <= tables:
            return Database(file=file, version="")
        people = {f"person:{id}" for (id,) in database.execute("SELECT id FROM person")}
        couples = {f"couple:{id}" for (id,) in database.execute("SELECT couple FROM shared_room")}
        id = _fact(database, BOUND) if "fact" in tables else None
        return Database(file=file, version=str(version[0]), id=id, owners=frozenset(people | couples))


def look_at_keys(file: Path) -> Keys:
    """Raises BadSettings when it is no file of keys."""
    if not _has_bytes(file):
        return Keys(file=file)
    try:
        with _opened(file, "rw") as database:  # what a crash left half done is put right by SQLite
            tables = _tables(database)
            if "key" not in tables:
                return Keys(file=file)
            found = {owner for (owner,) in database.execute("SELECT owner FROM key")}
            id, last = (_fact(database, BOUND), _fact(database, "database")) if "fact" in tables else (None, None)
    except sqlite3.Error as fault:
        raise BadSettings(f"The wrapped keys {file} cannot be used ({fault}). Restore keys.db.") from None
    owners = frozenset(owner for owner in found if owner.startswith(("person:", "couple:")))
    return Keys(file=file, there="lookup" in found, id=id, owners=owners, last=last)


def belong(database: Database, keys: Keys, ledger: Ledger, ledger_file: Path) -> str | None:
    """The id that binds them, or None where they are not bound yet. Raises BadSettings for what does not belong."""
    if database.version is None:
        _begins(database, keys, ledger, ledger_file)
    elif not keys.there:
        raise BadSettings(
            f"The wrapped keys {keys.file} are missing or empty, but the database {database.file} needs them. Put"
            " keys.db back."
        )
    elif not _fit(database, keys):
        raise strangers(database, keys)
    bound = database.id or keys.id
    if bound and not ledger.there:
        raise BadSettings(
            f"The ledger of erasures {ledger_file} is missing; it belongs to the database {database.file} and to"
            f" {keys.file}. Put its newest copy back. If there is none, make an empty file of this name: it is written"
            " anew from the database."
        )
    if bound and ledger.id and ledger.id != bound:
        raise BadSettings(
            f"The ledger of erasures {ledger_file} belongs to another installation than the database {database.file}"
            f" and {keys.file}. Put back the newest copy of theirs."
        )
    return bound or ledger.id


def _begins(database: Database, keys: Keys, ledger: Ledger, ledger_file: Path) -> None:
    """There is no database yet, so there may be nothing else that needs one. What a first start made before it was
    killed is nothing: nobody's keys."""
    how = "empty" if database.file.exists() else "missing"
    if keys.id or keys.owners:
        raise BadSettings(
            f"The database {database.file} is {how}, and {keys.file} holds the keys of {keys.whose}. Put that one"
            f" back or name it in KINTSUGI_DATABASE_URL; {ANEW}."
        )
    if ledger.entries or (ledger.there and not keys.there):
        raise BadSettings(
            f"The database {database.file} is {how} and so are the wrapped keys {keys.file}, but there is the ledger of"
            f" erasures {ledger_file} that belongs to them. Put both back; {ANEW}."
        )


def strangers(database: Database, keys: Keys) -> BadSettings:
    """What to say when these two are of different installations."""
    return BadSettings(
        f"The database {database.file} does not belong to the wrapped keys {keys.file}: those are of {keys.whose}."
        " Name that one in KINTSUGI_DATABASE_URL, or set KINTSUGI_DATA_DIR to the folder with the keys of"
        " this one."
    )


def addresses(database: Database, keys: Keys) -> Iterator[tuple[str, str, bytes]]:
    """Owner, row and sealed address of the accounts for which there is a key: what shows whether the keys fit."""
    with _opened(database.file, "ro") as file:
        for person, hashed, sealed in file.execute("SELECT person, hash, address FROM account"):
            if f"person:{person}" in keys.owners:
                yield f"person:{person}", hashed, sealed


def _fit(database: Database, keys: Keys) -> bool:
    """Whether two may be of one installation. Where they were never bound they have owners in common; one may be older
    than the other, so neither has to have all that the other has."""
    if database.id and keys.id:
        return database.id == keys.id
    return bool(database.owners & keys.owners) or not (database.owners or keys.owners)


def _has_bytes(file: Path) -> bool:
    return file.exists() and file.stat().st_size > 0


@contextlib.contextmanager
def _opened(file: Path, mode: str) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode={mode}", uri=True)) as database:
        yield database


def _tables(database: sqlite3.Connection) -> set[str]:
    return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _fact(database: sqlite3.Connection, name: str) -> str | None:
    found = database.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else None
