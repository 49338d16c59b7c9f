"""The database's own thread. Units wait in a queue; those that wait together are committed together.

Each unit runs in a savepoint of its own, so one that raises leaves the others whole, and every caller hears only
after the commit. Synchronous statements on one thread cost no hop each; deploy/decisions/0002 has the figures.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from sqlalchemy import URL, Connection, Engine, Transaction, create_engine, event

from adapters.store.keys import Vault
from adapters.store.unit import SqlUnit
from core.errors import WorldFault
from core.ports import Unit

log = structlog.get_logger("store")

T = TypeVar("T")
MOST_TOGETHER = 64


@dataclass(slots=True)
class _Job:
    unit: Callable[[Unit], Any]
    answer: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop
    result: Any = None
    fault: BaseException | None = None

    def run(self, work: Unit) -> Any:
        """What the unit gives. What is no error to a waiting task, such as StopIteration, is a RuntimeError from it: a
        future refuses some of these, and others would end the thread that everybody waits for."""
        try:
            return self.unit(work)
        except BaseException as fault:
            if isinstance(fault, Exception) and not isinstance(fault, StopIteration | StopAsyncIteration):
                raise
            raise RuntimeError(f"a unit raised {type(fault).__name__}") from fault

    def tell(self) -> None:
        """Hand the outcome to the waiting task, on its own loop; nobody waits any more: nothing to do."""
        try:
            self.loop.call_soon_threadsafe(self._settle)
        except RuntimeError:
            return

    def _settle(self) -> None:
        if self.answer.done():
            return
        if self.fault is not None:
            self.answer.set_exception(self.fault)
        else:
            self.answer.set_result(self.result)


def make_engine(url: URL) -> Engine:
    """An engine for the store: one connection, parameters hidden from every error text."""
    engine = create_engine(url, hide_parameters=True, pool_size=1, max_overflow=0)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_immediate)
    return engine


def _set_up_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # BEGIN is ours: the driver's own would come too late
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def end_pages(engine: Engine) -> None:
    """Nothing of what was deleted stays in the write-ahead log."""
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()  # a checkpoint cannot run inside a transaction
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()


class SqlStore:
    """The store over SQLAlchemy Core. Keeps the promises of core/ports."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        self._engine = engine
        self._vault = vault
        self._gone: list[str] = []  # whose keys are still to be destroyed
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()

    def name(self, *parts: str) -> str:
        return self._vault.name(*parts)

    async def do(self, unit: Callable[[Unit], T]) -> T:
        """Run a unit; returns after the commit. Raises what the unit raised, or WorldFault for the database's own."""
        loop = asyncio.get_running_loop()
        job = _Job(unit, loop.create_future(), loop)
        self._jobs.put(job)
        found: T = await job.answer
        return found

    async def close(self) -> None:
        """Finish what waits, then close the database."""
        self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)
        self._engine.dispose()
        self._vault.close()

    # -- on the thread -----------------------------------------------------------------------------------------

    def _work(self) -> None:
        while True:
            jobs = self._next()
            if jobs is None:
                return
            try:
                self._together(jobs)
            except BaseException as fault:  # whatever it is, nobody may wait for ever, now or later
                log.error("database_thread", fault=type(fault).__name__)
                for job in jobs:
                    job.result, job.fault = None, job.fault or WorldFault("the database's thread failed")
            for job in jobs:
                job.tell()

    def _next(self) -> list[_Job] | None:
        first = self._jobs.get()
        if first is None:
            return None
        jobs = [first]
        while len(jobs) < MOST_TOGETHER and not self._jobs.empty():
            following = self._jobs.get()
            if following is None:
                self._jobs.put(None)
                break
            jobs.append(following)
        return jobs

    def _together(self, jobs: list[_Job]) -> None:
        gone: list[str] = []
        try:
            with self._engine.connect() as connection, connection.begin() as transaction:
                if len(jobs) == 1:
                    gone += self._alone(connection, transaction, jobs[0])
                else:
                    for job in jobs:
                        gone += self._beside_others(connection, job)
        except Exception as fault:  # the commit or the connection failed: nobody's unit happened
            for job in jobs:
                job.result, job.fault = None, job.fault or WorldFault(f"the database said no ({type(fault).__name__})")
            return
        self._gone += gone
        if self._gone:
            self._destroy()

    def _destroy(self) -> None:
        """End what was erased: its keys, and the pages of it that linger in the write-ahead log. Where the disk says no
        it is tried again with the next unit, and by the next start."""
        try:
            self._vault.destroy(*self._gone)
            self._gone = []
            end_pages(self._engine)
        except Exception as fault:  # it is written down already: the caller's unit happened
            log.error("keys_not_destroyed_yet", fault=type(fault).__name__)

    def _alone(self, connection: Connection, transaction: Transaction, job: _Job) -> list[str]:
        unit = SqlUnit(connection, self._vault)
        try:
            job.result = job.run(unit)
        except Exception as fault:  # handed to the caller
            job.fault = fault
            transaction.rollback()
            return []
        if unit.torn:
            raise WorldFault("a part of a transaction could not be undone")
        return unit.gone

    def _beside_others(self, connection: Connection, job: _Job) -> list[str]:
        unit = SqlUnit(connection, self._vault)
        try:
            job.result = unit.savepoint(lambda: job.run(unit))
        except Exception as fault:  # handed to the caller
            if unit.torn:
                raise
            job.fault = fault
            return []
        if unit.torn:
            raise WorldFault("a part of a transaction could not be undone")
        return unit.gone
