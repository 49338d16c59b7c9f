"""Platforms side by side in one process: what ends one leaves the others running.

A platform's task that ends or fails is begun again after a growing pause; one that has been silent for too long is
ended and begun again. A token that is refused at the very start ends the process only when no other platform is left.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import structlog

from core.errors import BadSettings
from core.ports import Counters

log = structlog.get_logger("platforms")

FIRST_PAUSE, MOST_PAUSE = 1.0, 60.0
LOOK = 5.0  # seconds between two looks at whether a platform is still heard


@dataclass(slots=True)
class Platform:
    """One platform. `run` serves until cancelled; `alive_at` is when it was last heard (monotonic seconds); `silence`
    is how long it may be unheard."""

    name: str
    run: Callable[[], Awaitable[None]]
    alive_at: Callable[[], float]
    silence: float
    refused: BadSettings | None = field(default=None, repr=False)


async def serve(platforms: Sequence[Platform], counters: Counters) -> None:
    """Serve all platforms until cancelled. Raises BadSettings once none is left that could be served."""
    tasks = {asyncio.create_task(_keep(platform, counters), name=platform.name) for platform in platforms}
    try:
        while tasks:
            done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            for refused in (platform for platform in platforms if platform.refused and tasks):
                log.error("platform_refused", platform=refused.name, what=str(refused.refused))
        raise next(platform.refused for platform in platforms if platform.refused is not None)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _keep(platform: Platform, counters: Counters) -> None:
    """Serve one platform for ever; returns when its settings can never be used."""
    pause = FIRST_PAUSE
    while True:
        began = time.monotonic()
        try:
            await _until_silent(platform)
            log.error("platform_silent", platform=platform.name)
        except BadSettings as fault:
            platform.refused = fault
            return
        except Exception as fault:  # one platform's fault must not reach the other
            log.error("platform_ended", platform=platform.name, fault=type(fault).__name__, again_in_seconds=pause)
        counters.add(f"{platform.name}_begun_again")
        if time.monotonic() - began > MOST_PAUSE:
            pause = FIRST_PAUSE
        await asyncio.sleep(pause)
        pause = min(2 * pause, MOST_PAUSE)


async def _until_silent(platform: Platform) -> None:
    """Run the platform; returns when it has not been heard for too long, or ended by itself."""
    running = asyncio.ensure_future(platform.run())
    began = time.monotonic()
    try:
        while not running.done():
            await asyncio.wait({running}, timeout=LOOK)
            heard = max(began, platform.alive_at())
            if not running.done() and time.monotonic() - heard > platform.silence:
                return
        running.result()
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
