"""The one place that names concrete adapters: puts the companion together from settings."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from adapters.schedule.clock import Waker
from adapters.store.opening import Place, open_store
from adapters.texts.catalogue import Catalogue
from adapters.times.when import WordsOfTime
from bot.clock import ProductClock
from bot.companion import Companion
from bot.deliver import Deliverer
from bot.handle import Handler
from bot.render import Renderer
from bot.settings import Settings
from bot.tick import Ticker
from core.ports import Channel, Counters, Store
from core.story import STORY

FINISHING = 5.0  # seconds


@dataclass(slots=True)
class House:
    """What was put together, and what has to be ended again."""

    companion: Companion
    store: Store
    waker: Waker
    texts: Catalogue
    key_was_made: bool

    async def open(self) -> asyncio.Task[None]:
        """Start the clock and the loops."""
        self.companion.arm = self.waker.arm
        running = asyncio.create_task(self.companion.run())
        self.waker.start()
        return running

    async def close(self, running: asyncio.Task[None]) -> None:
        """Finish what is in hand, then close the store.

        A platform that does not answer is not waited for: what was being sent is unclear at the next start.
        """
        await self.waker.stop()
        self.companion.stop()
        await asyncio.wait({running}, timeout=FINISHING)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await self.store.close()


def build(settings: Settings, channels: Mapping[str, Channel], clock_file: Path | None) -> House:
    """Put the companion together. Raises BadSettings; then nothing was changed."""
    store, made = open_store(Place(settings.database, settings.data_dir, settings.key))
    return furnish(store, channels, clock_file, key_was_made=made)


def furnish(
    store: Store, channels: Mapping[str, Channel], clock_file: Path | None, *, key_was_made: bool = False
) -> House:
    """The companion over any store and channels."""
    texts, counters, clock = Catalogue(WordsOfTime()), Counters(), ProductClock(clock_file)
    handler = Handler(STORY, store, texts, clock, counters)
    deliverer = Deliverer(store, channels, Renderer(texts), counters, clock)
    companion = Companion(handler, Ticker(handler), deliverer, clock)
    waker = Waker(companion.wake, clock.look)
    return House(companion, store, waker, texts, key_was_made)
