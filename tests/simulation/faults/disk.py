"""What survives the process: the database and the wrapped keys, with the faults that a disk can have.

The store is the product's own, with its tables, its sealing and its way of committing together; only its thread is
left out: jobs that wait at the same moment run together, inline, when the loop comes to them. SQLite is in memory, and
its image can be taken and put back in a moment, so that a story need not be told again for every crash in it.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

from adapters.store import engine as product
from adapters.store.erasures import replay
from adapters.store.keys import Vault
from adapters.store.ledger import Entry, Ledger
from adapters.store.tables import metadata
from core.ports import Unit

T = TypeVar("T")
KEK = bytes(range(32))
LOOKUP = bytes(range(32, 64))


class Fate(Protocol):
    """What the disk asks at each of its moments. May raise sqlite3.OperationalError, or Crash."""

    def disk(self, moment: str) -> None:
        """`begin`, `write`, `before-commit`, `after-commit`, `before-destroying`."""
        ...

    def pause(self) -> float:
        """Seconds until the database comes to a job."""
        ...


class Calm:
    """Nothing happens."""

    def disk(self, moment: str) -> None:
        return

    def pause(self) -> float:
        return 0.0


class Undone(sqlite3.OperationalError):
    """An error at which SQLite undoes the whole transaction by itself, as it may when the disk is full or broken."""


class _Cursor(sqlite3.Cursor):
    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        fate = self.connection.fate  # type: ignore[attr-defined]
        if fate is not None and not sql.startswith("ROLLBACK"):
            try:
                fate.disk("begin" if sql.startswith("BEGIN") else "write")
            except Undone:
                if self.connection.in_transaction:
                    super().execute("ROLLBACK")
                raise
        return super().execute(sql, *rest)


class _Connection(sqlite3.Connection):
    """One connection for good: SQLAlchemy would close it after a crash, and a database in memory with it."""

    fate: Fate | None = None

    def cursor(self, *_: Any) -> Any:  # type: ignore[override]
        return super().cursor(_Cursor)

    def commit(self) -> None:
        if self.fate is not None and self.in_transaction:
            try:
                self.fate.disk("before-commit")
            except Undone:
                self.rollback()
                raise
        super().commit()
        if self.fate is not None:
            self.fate.disk("after-commit")

    def close(self) -> None:
        return


class SimVault(Vault):
    """The product's vault over keys in memory; its names are the same in every run."""

    def __init__(self, file: sqlite3.Connection, fate: Fate, ledger: Ledger | None = None) -> None:
        self.ledger = ledger or Ledger()
        self._kek = AESGCM(KEK)
        self._open: dict[str, AESGCM] = {}
        self._file = file
        self._fate = fate
        file.execute("CREATE TABLE IF NOT EXISTS key (owner TEXT PRIMARY KEY, wrapped BLOB NOT NULL)")
        nonce = bytes(12)
        wrapped = nonce + self._kek.encrypt(nonce, LOOKUP, b"key|lookup")
        file.execute("INSERT OR IGNORE INTO key VALUES ('lookup', ?)", (wrapped,))
        self._lookup = self._raw("lookup")

    def destroy(self, *gone: str) -> None:
        self._fate.disk("before-destroying")
        super().destroy(*gone)

    def close(self) -> None:
        return


class _Job(product._Job):
    """A crash is the end of the process, and no fault of a unit."""

    def run(self, work: Unit) -> Any:
        return self.unit(work)


Image = tuple[bytes, bytes, frozenset[Entry]]


class Disk:
    """The database, the wrapped keys and the ledger of one installation. `open` is what a starting process does."""

    def __init__(self) -> None:
        self.raw = sqlite3.connect(
            ":memory:", factory=_Connection, isolation_level=None, check_same_thread=False, cached_statements=512
        )
        self.keys = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self.ledger = Ledger()
        self.engine = create_engine("sqlite://", hide_parameters=True, poolclass=StaticPool, creator=lambda: self.raw)
        event.listen(self.engine, "begin", product._begin_immediate)
        self.raw.execute("PRAGMA foreign_keys=ON")
        metadata.create_all(self.engine)
        self.look()

    def image(self) -> Image:
        return self.raw.serialize(), self.keys.serialize(), frozenset(self.ledger.entries)

    def put_back(self, image: Image) -> None:
        """As it was when the image was taken."""
        self._power_off()
        self.raw.deserialize(image[0])
        self.keys.deserialize(image[1])
        self.ledger = Ledger()
        self.ledger.add(image[2])
        self.raw.execute("PRAGMA foreign_keys=ON")

    def _power_off(self) -> None:
        """What was not committed is gone."""
        self.raw.fate = None
        if self.raw.in_transaction:
            self.raw.rollback()

    def open(self, fate: Fate) -> SimStore:
        """A process opens what the last one left, as adapters/store/opening.py does."""
        self._power_off()
        vault = SimVault(self.keys, fate, self.ledger)
        with self.engine.begin() as connection:
            work = product.SqlUnit(connection, vault)
            replay(connection, vault, work)
            work.outbox.end_leases()
        self.raw.fate = fate
        return SimStore(self, vault, fate)

    def look(self) -> Vault:
        """The keys, for somebody who looks from outside."""
        return SimVault(self.keys, Calm())

    def query(self, sql: str, *values: object) -> list[Any]:
        """Look at the rows from outside, past all of the product's code."""
        with_fate, self.raw.fate = self.raw.fate, None
        try:
            return self.raw.execute(sql, values).fetchall()
        finally:
            self.raw.fate = with_fate

    def changes(self) -> int:
        """Counts every row ever written, so that equal counts mean that nothing was written in between."""
        return self.raw.total_changes + self.keys.total_changes


class SimStore(product.SqlStore):
    """The product's store without its thread."""

    def __init__(self, disk: Disk, vault: Vault, fate: Fate) -> None:
        self._engine = disk.engine
        self._vault = vault
        self._fate = fate
        self._gone: list[str] = []
        self._waiting: list[_Job] = []

    async def do(self, unit: Callable[[Unit], T]) -> T:
        loop = asyncio.get_running_loop()
        job = _Job(unit, loop.create_future(), loop)
        if not self._waiting:
            loop.call_later(self._fate.pause(), self._inline)
        self._waiting.append(job)
        found: T = await job.answer
        return found

    def _inline(self) -> None:
        jobs, self._waiting = self._waiting[: product.MOST_TOGETHER], self._waiting[product.MOST_TOGETHER :]
        self._together(jobs)
        for job in jobs:
            job.tell()
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._inline)

    async def close(self) -> None:
        return
