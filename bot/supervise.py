"""Platforms side by side in one process: what ends one leaves the others running.

A platform's task that ends or fails is begun again after a growing pause; one that has been silent for too long is
ended and begun again.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

import structlog

from core.platforms import Service
from core.ports import Counters

log = structlog.get_logger("platforms")

FIRST_PAUSE, MOST_PAUSE = 1.0, 60.0
LOOK = 5.0  # seconds between two looks at whether a platform is still heard


async def serve(platforms: Sequence[Service], counters: Counters) -> None:
    """Serve all platforms until cancelled."""
    tasks = {asyncio.create_task(_keep(platform, counters), name=platform.name) for platform in platforms}
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _keep(platform: Service, counters: Counters) -> None:
    """Serve one platform for ever."""
    pause = FIRST_PAUSE
    while True:
        began = time.monotonic()
        try:
            await _until_silent(platform)
            log.error("platform_silent", platform=platform.name)
        except Exception as fault:  # one platform's fault must not reach the other
            log.error("platform_ended", platform=platform.name, fault=type(fault).__name__, again_in_seconds=pause)
        counters.add(f"{platform.name}_begun_again")
        if time.monotonic() - began > MOST_PAUSE:
            pause = FIRST_PAUSE
        await asyncio.sleep(pause)
        pause = min(2 * pause, MOST_PAUSE)


async def _until_silent(platform: Service) -> None:
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
