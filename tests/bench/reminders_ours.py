"""Reminders, ours: due rows of as many people as there are reminders, and the parts that ship to work them off.

Handed over is a reminder whose row has left the due table and whose event is in the inbox, durably, in one transaction.
With `rooms` each person is in the middle of the story, and the run goes on until the last message was given to the
platform; without, it ends when the last reminder was handed over.
"""

from __future__ import annotations

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from adapters.schedule import zones as zone_rules
from adapters.store.opening import Paths, open_store
from adapters.store.unit import SqlUnit
from bot.clock import ProductClock
from bot.wiring import furnish
from bot.zones import keep_up
from core.journey import STORY
from core.ports import Counters, DueRow
from tests.bench import life
from tests.bench.child import FIRST_USER, Heartbeat, arguments, peak_memory, run
from tests.bench.ours import PLATFORM, TakesEverything, arrival, fill

IN_ONE_GO = 2000


def prepare(folder: Path, people: int, rooms: bool) -> None:
    """So many people, each with one reminder that is due. Not measured, and in few transactions."""
    store = open_store(Paths(None, folder, folder / "key"))[0]
    world = life.began()
    assert world.shared is not None
    promise = next(p for p in world.shared.promises if p.state == "agreed")
    at = world.now - timedelta(seconds=1)
    (folder / "clock").write_text(str((world.now - datetime.now(UTC)).total_seconds()))  # it goes on from there
    keys = store._vault._file
    with store._engine.connect() as db:
        for first in range(0, people, IN_ONE_GO):
            keys.execute("BEGIN")
            with db.begin():
                work, users = SqlUnit(db, store._vault), range(FIRST_USER + first, FIRST_USER + first + IN_ONE_GO)
                if rooms:
                    fill(world, work, list(users), first // 2)
                for user in users:
                    owner = f"person:{work.people.get_or_create(arrival(user)).id}"
                    work.due.set(DueRow(owner=owner, key=f"remind/hour/{promise.ref}", at=at))
            keys.execute("COMMIT")
    asyncio.run(
        keep_up(store, STORY, zone_rules.version(), ProductClock(None), Counters())
    )  # as at the start before: no new time zone database
    asyncio.run(store.close())


async def work_off(folder: Path, people: int, rooms: bool) -> dict[str, object]:
    """Start as a restart would, and work until all is done."""
    began, cpu = time.perf_counter(), time.process_time()
    heart = Heartbeat()
    heart.start()
    store = open_store(Paths(None, folder, folder / "key"))[0]
    channel = TakesEverything()
    house = furnish(store, {PLATFORM: channel}, folder / "clock")
    running = await house.open()
    await asyncio.sleep(0)
    serving = time.perf_counter()
    while await store.do(lambda work: work.due.next_at()) is not None:
        await asyncio.sleep(0.05)
    handed = time.perf_counter()
    handed_cpu = time.process_time() - cpu
    longest = await heart.stop()
    while rooms and channel.count < people:
        await asyncio.sleep(0.05)
    given = time.perf_counter()
    found = {"start": serving - began, "hand_over": handed - serving, "block_ms": longest, "memory": peak_memory()}
    await house.close(running)
    return {**found, "cpu": handed_cpu, "given": given - serving, "messages": channel.count}


async def main(said: dict[str, Any]) -> dict[str, object]:
    """One run; the folder was prepared by another process."""
    return await work_off(Path(said["folder"]), said["people"], said["rooms"])


if __name__ == "__main__":
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    said = arguments()
    if said.get("prepare"):
        prepare(Path(said["folder"]), said["people"], said["rooms"])
    else:
        run(main)
