"""Names concrete adapters, as bot/platforms.py alone does beside it: puts the companion together from settings."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from adapters.schedule import zones as zone_rules
from adapters.schedule.clock import Waker
from adapters.store.opening import Paths, open_store
from adapters.store.opening import locked as locked
from adapters.texts.catalogue import Catalogue, locales
from adapters.times.when import WordsOfTime
from bot import bulkhead
from bot.clock import ProductClock
from bot.companion import Companion
from bot.deliver import Deliverer
from bot.handle import Handler
from bot.render import Renderer
from bot.settings import Settings
from bot.tick import Ticker
from bot.zones import keep_up
from core.errors import BadSettings
from core.journey import STORY
from core.journey.menu import listed
from core.platforms import Connection, Host
from core.ports import Channel, Counters, Store

if TYPE_CHECKING:
    from adapters.local.server import Playground

log = structlog.get_logger("wiring")

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
        clock, counters = self.companion.clock, self.companion.handler.counters
        self.companion.first = lambda: keep_up(self.store, STORY, zone_rules.version(), clock, counters)
        self.companion.arm = self.waker.arm
        running = asyncio.create_task(self.companion.run())
        self.waker.start()
        return running

    def host(self, platform: str) -> Host:
        """The companion, as a platform is given it."""
        return Host(
            receive=self.companion.receive,
            known=self.known(platform),
            set_aside=self.set_aside(platform),
            texts=self.texts,
            locales=locales(),
            commands=listed(STORY),
        )

    def known(self, platform: str) -> Callable[[int], Awaitable[Sequence[str]]]:
        """Asks for the addresses of people there, who was heard from last first."""

        async def ask(most: int) -> Sequence[str]:
            return await self.store.do(lambda work: work.accounts.addresses(platform, most))

        return ask

    def set_aside(self, platform: str) -> Callable[[str, Exception], None]:
        """Is told of an update there that cannot be translated."""
        counters = self.companion.handler.counters
        return lambda update, fault: bulkhead.set_aside(self.store, counters, platform, update, fault)

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
    store, made = open_store(Paths(settings.database, settings.data_dir, settings.key))
    return furnish(store, channels, clock_file, key_was_made=made)


def furnish(
    store: Store, channels: Mapping[str, Channel], clock_file: Path | None, *, key_was_made: bool = False
) -> House:
    """The companion over any store and channels."""
    texts, counters, clock = Catalogue(WordsOfTime()), Counters(), ProductClock(clock_file)
    handler = Handler(STORY, store, texts, clock, counters)
    deliverer = Deliverer(store, channels, Renderer(texts, channels), counters, clock)
    companion = Companion(handler, Ticker(handler), deliverer, clock)
    waker = Waker(companion.wake, clock.look)
    return House(companion, store, waker, texts, key_was_made)


async def accepted(platforms: Sequence[Connection]) -> list[Connection]:
    """Those whose tokens are not refused. Raises BadSettings when none is left; nothing was changed until then."""
    checks = await asyncio.gather(*(platform.check() for platform in platforms), return_exceptions=True)
    refused = [fault for fault in checks if isinstance(fault, BadSettings)]
    left = [each for each, fault in zip(platforms, checks, strict=True) if not isinstance(fault, BadSettings)]
    if not left:
        await asyncio.gather(*(platform.close() for platform in platforms))
        raise refused[0]
    for fault in refused:
        log.error("platform_refused", what=str(fault))
    return left


def playground(settings: Settings, clock_file: Path) -> Playground:
    """The playground, its port not yet taken. Its page says how to begin, so `start` is not listed."""
    from adapters.local.phones import LocalChannel
    from adapters.local.server import Playground

    names = tuple(command.name for command in listed(STORY) if command.name != "start")
    return Playground(settings.playground_port, LocalChannel(), clock_file, names)


def catalogue() -> Catalogue:
    """The texts there are."""
    return Catalogue()
