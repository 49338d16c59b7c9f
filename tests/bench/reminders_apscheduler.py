"""Reminders with APScheduler: one job each in its SQLAlchemyJobStore, on SQLite with the settings of ours.

Handed over is a reminder whose function was called and whose job has left the store. The function does nothing, which
is kind: ours has written what is to be said by then.
"""

from __future__ import annotations

import asyncio
import pickle
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.util import datetime_to_utc_timestamp
from sqlalchemy import Engine, insert
from sqlalchemy.engine import URL

from adapters.store.engine import make_engine
from tests.bench.child import Heartbeat, arguments, peak_memory, run

called = 0


async def remind(person: str, promise: str) -> None:
    """One reminder."""
    global called
    called += 1


def engine(folder: Path) -> Engine:
    """SQLite as the companion opens it: WAL, synchronous=FULL, one connection."""
    return make_engine(URL.create("sqlite", database=str(folder / "jobs.db")))


def prepare(folder: Path, jobs: int) -> None:
    """The jobs as the job store itself writes them, all in one transaction. Not measured."""
    store, scheduler = SQLAlchemyJobStore(engine=engine(folder)), AsyncIOScheduler(timezone=UTC)
    store.start(scheduler, "default")
    at = datetime.now(UTC) - timedelta(seconds=1)
    rows = []
    for number in range(jobs):
        named = {
            "id": f"{number:032x}",
            "name": "remind",
            "func": remind,
            "args": (f"{number:032x}", "p"),
            "kwargs": {},
        }
        rules = {"trigger": DateTrigger(at, UTC), "executor": "default", "misfire_grace_time": None, "coalesce": True}
        job = Job(scheduler, **named, **rules, max_instances=1, next_run_time=at)
        state = pickle.dumps(job.__getstate__(), store.pickle_protocol)
        rows.append({"id": job.id, "next_run_time": datetime_to_utc_timestamp(at), "job_state": state})
    with store.engine.begin() as db:
        db.execute(insert(store.jobs_t), rows)
    store.shutdown()


async def main(said: dict[str, Any]) -> dict[str, object]:
    """Start as a restart would, and work until all jobs ran."""
    began = time.perf_counter()
    heart = Heartbeat()
    heart.start()
    await asyncio.sleep(0)
    store = SQLAlchemyJobStore(engine=engine(Path(said["folder"])))
    scheduler = AsyncIOScheduler(timezone=UTC, jobstores={"default": store})
    scheduler.start()
    await asyncio.sleep(0.02)  # until the loop serves again
    serving = time.perf_counter()
    while called < said["people"]:
        await asyncio.sleep(0.05)
    handed = time.perf_counter()
    longest = await heart.stop()
    scheduler.shutdown()
    return {"start": serving - began, "hand_over": handed - began, "block_ms": longest, "memory": peak_memory()}


if __name__ == "__main__":
    if arguments().get("prepare"):
        prepare(Path(arguments()["folder"]), arguments()["people"])
    else:
        run(main)
