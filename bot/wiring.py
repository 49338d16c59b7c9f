"""The one place that names concrete adapters: puts the companion together from settings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from adapters.schedule import zones as zone_rules
from adapters.schedule.clock import Waker
from adapters.store.opening import Place, open_store
from adapters.texts.catalogue import Catalogue, locales
from adapters.times.when import WordsOfTime
from bot.clock import ProductClock
from bot.companion import Companion
from bot.deliver import Deliverer
from bot.handle import Handler
from bot.render import Renderer
from bot.settings import Settings
from bot.supervise import Platform
from bot.tick import Ticker
from bot.zones import keep_up
from core.errors import BadSettings
from core.ports import Channel, Counters, Limits, Store
from core.story import STORY

log = structlog.get_logger("wiring")

FINISHING = 5.0  # seconds
SILENCE = 120.0  # seconds without a word from a platform, beyond what it may wait by itself


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
        self.companion.first = lambda: keep_up(self.store, zone_rules.version())
        self.companion.arm = self.waker.arm
        running = asyncio.create_task(self.companion.run())
        self.waker.start()
        return running

    def known(self, platform: str) -> Callable[[int], Coroutine[None, None, Sequence[str]]]:
        """Asks for the addresses of people there, who was heard from last first."""

        async def ask(most: int) -> Sequence[str]:
            return await self.store.do(lambda work: work.accounts.addresses(platform, most))

        return ask

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
    deliverer = Deliverer(store, channels, Renderer(texts, channels), counters, clock)
    companion = Companion(handler, Ticker(handler), deliverer, clock)
    waker = Waker(companion.wake, clock.look)
    return House(companion, store, waker, texts, key_was_made)


@dataclass(frozen=True, slots=True)
class Served:
    """A platform that was put together: its channel, how to serve it with a house, and how to end it."""

    channel: Channel
    check: Callable[[], Coroutine[None, None, None]]
    supervised: Callable[[House], Platform]
    close: Callable[[], Coroutine[None, None, None]]


async def accepted(platforms: list[Served]) -> list[Served]:
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


def paced(usual: Limits, per_second: float, chat_per_second: float) -> Limits:
    """Limits by the settings; groups go slower or faster as chats do."""
    groups = usual.group_per_second * chat_per_second / usual.chat_per_second
    return replace(usual, per_second=per_second, chat_per_second=chat_per_second, group_per_second=groups)


def telegram(settings: Settings) -> Served:
    """Telegram, not yet talked to."""
    from adapters.telegram.outgoing import LIMITS, TelegramChannel
    from adapters.telegram.run import COMMANDS, Poller, check, make_bot

    assert settings.telegram_token is not None
    token = settings.telegram_token.get_secret_value()
    bot = make_bot(token, settings.telegram_api_url, settings.telegram_file_url)
    limits = paced(LIMITS, settings.telegram_per_second, settings.telegram_chat_per_second)
    channel = TelegramChannel(bot, limits, ready=False)
    pollers: list[Poller] = []

    def greeted() -> None:
        channel.ready = True

    def supervised(house: House) -> Platform:
        described = {name: house.texts.text("en", f"command-{name}") for name in COMMANDS}
        poller = Poller(bot, house.companion.receive, described, settings.telegram_poll_seconds, greeted)
        pollers.append(poller)
        return Platform("telegram", poller.serve, lambda: poller.last_poll, SILENCE + settings.telegram_poll_seconds)

    async def close() -> None:
        for poller in pollers:
            await poller.stop()
        if not pollers:
            await bot.shutdown()

    return Served(channel, lambda: check(bot), supervised, close)


def discord(settings: Settings) -> Served:
    """Discord, not yet talked to."""
    from adapters.discord.outgoing import LIMITS, DiscordChannel
    from adapters.discord.run import COMMANDS, Gateway, Wording, check

    assert settings.discord_token is not None
    limits = paced(LIMITS, settings.discord_per_second, settings.discord_chat_per_second)
    channel, token = DiscordChannel(limits), settings.discord_token.get_secret_value()
    gateways: list[Gateway] = []

    def supervised(house: House) -> Platform:
        texts = house.texts
        told = {n: {at: texts.text(at, f"command-{n}") for at in locales()} for n in COMMANDS}
        id = "command-{}.name"
        names = {n: {at: texts.text(at, id.format(n)) for at in locales() if texts.has(at, id.format(n))} for n in told}
        few = (
            texts.text("en", f"discord-{name}") for name in ("elsewhere", "heard", "field-title", "field-label", "code")
        )
        wording, receive = Wording(told, names, *few), house.companion.receive
        api, socket = settings.discord_api_url, settings.discord_gateway_url
        gateway = Gateway(token, channel, receive, wording, api, socket, house.known("discord"))
        gateways.append(gateway)
        return Platform("discord", gateway.run, lambda: gateway.alive_at, SILENCE)

    async def close() -> None:
        for gateway in gateways:
            await gateway.stop()

    return Served(channel, lambda: check(token, settings.discord_api_url), supervised, close)
