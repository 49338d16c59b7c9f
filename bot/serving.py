"""The companion as a process, from its settings to its end. What is slow to load comes after the settings."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

import structlog

from bot import logs, settings, supervise
from bot.platforms import PLATFORMS
from bot.settings import Settings
from core.platforms import Connection, Platform, Section

log = structlog.get_logger("main")

OWN = "playground"  # a folder in the data folder
Chosen = tuple[Platform[Any], Section]
Doing = Callable[[Settings, Sequence[Chosen], asyncio.Event], Awaitable[None]]


def run(doing: Doing) -> int:
    """Read the settings, and do it until told to stop; returns the exit code. Raises BadSettings."""
    found = settings.load()
    chosen = [(platform, section) for platform in PLATFORMS if (section := settings.section(platform)).is_set]
    logs.set_up(found.log_level, [name for platform in PLATFORMS for name in platform.loggers])
    if found.clock_file is not None:
        log.warning("THE CLOCK CAN BE MOVED by KINTSUGI_CLOCK_FILE: for trying out only, never with real people")
    os.umask(0o077)  # what is made from here on is for this user alone
    asyncio.run(_until_told(doing, found, chosen))
    return 0


async def _until_told(doing: Doing, found: Settings, chosen: Sequence[Chosen]) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await doing(found, chosen, stop)


async def serve(found: Settings, chosen: Sequence[Chosen], stop: asyncio.Event) -> None:
    """Serve the platforms whose tokens are set; without any, the playground."""
    from bot.wiring import locked

    with locked(found.data_dir):
        await (_platforms(found, chosen, stop) if chosen else _playground(found, stop))


async def play(found: Settings, chosen: Sequence[Chosen], stop: asyncio.Event) -> None:
    """Open the playground. Beside a token it has data of its own: its clock is moved at will, and dates of people who
    are served on a platform must not come of that."""
    from bot.wiring import locked

    if chosen:
        own = {"data_dir": found.data_dir / OWN, "database_url": None, "key_file": None}
        found = found.model_copy(update=own)
    with locked(found.data_dir):
        await _playground(found, stop)


async def _platforms(found: Settings, chosen: Sequence[Chosen], stop: asyncio.Event) -> None:
    """Serve them, each on its own; the companion behind them is one."""
    from bot.wiring import accepted, build

    made: list[Connection] = await accepted([platform.make(section) for platform, section in chosen])
    house = build(found, {each.channel.platform: each.channel for each in made}, found.clock_file)
    _say_key(house.key_was_made, found)
    running = await house.open()
    try:
        services = [each.serve(house.host(each.channel.platform)) for each in made]
        await _until(stop, supervise.serve(services, house.companion.handler.counters), running)
    finally:
        await house.close(running)
        for each in made:
            await each.close()


async def _until(stop: asyncio.Event, work: Coroutine[None, None, object], *beside: asyncio.Task[None]) -> None:
    """Run until done or told to stop, or until a task beside it ends, which none should; what the work raises comes
    through."""
    task: asyncio.Task[object] = asyncio.create_task(work)
    told = asyncio.create_task(stop.wait())
    await asyncio.wait({task, told, *beside}, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    else:
        task.result()


async def _playground(found: Settings, stop: asyncio.Event) -> None:
    from bot.wiring import build, playground

    clock_file = found.clock_file or found.data_dir / "playground-clock"
    opened = playground(found, clock_file)
    await opened.claim()
    house = build(found, {opened.channel.platform: opened.channel}, clock_file)
    _say_key(house.key_was_made, found)
    await opened.open(house.companion)
    running = await house.open()
    try:
        print(f"The playground is open: http://127.0.0.1:{found.playground_port}", flush=True)
        await _until(stop, asyncio.Event().wait(), running)
    finally:
        await opened.close()
        await house.close(running)


def _say_key(made: bool, found: Settings) -> None:
    if made:
        log.warning(f"A NEW KEY FILE WAS MADE: {found.key} - BACK IT UP, without it nothing stored can be read")
