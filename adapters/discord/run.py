"""Discord at work: the gateway into the durable inbox.

The library's client ends for good when the gateway or the API is down at its start, so each try has a client of its own
(`create_bot`), and `Gateway.run` begins again after a pause. A session that was lost is resumed by the library, whose
pauses grow without an end that would do here (they are cut to `LONGEST_PAUSE`); where that does not come to anything, a
fresh client takes its place. Nothing is decided here.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import discord
import structlog
from discord import app_commands
from discord.backoff import ExponentialBackoff
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.discord.commands import InTheirWords, Wording, as_listed
from adapters.discord.components import field as writing_field
from adapters.discord.incoming import WRITE, SetAside, is_there, of_edit, of_interaction, of_message, of_place, taken
from adapters.discord.missed import Known, catch_up
from adapters.discord.outgoing import DiscordChannel
from core.errors import BadSettings
from core.ports import Incoming, UpdateKind

log = structlog.get_logger("discord")

SOON = 2.0  # seconds: an interaction wants its first answer within three
FIRST_PAUSE, MOST_PAUSE = 1.0, 15.0
LONGEST_PAUSE = 5.0  # seconds between two tries of the library to be connected again
LONGEST_AWAY, MOST_AWAY = 20.0, 120.0  # seconds without a session until a fresh client; more after one that had none
TELLING = 10.0  # seconds that telling Discord the commands may hold up a connection
LONGEST_WAIT = 30.0  # seconds that the library may wait by itself for a limit; longer ones come to us

Receive = Callable[[list[Incoming]], Awaitable[None]]
Pressed = Callable[[Any], None]


class Patience(ExponentialBackoff[Any]):
    """The pauses of the library, which may be minutes long after a few tries."""

    def delay(self) -> Any:
        return min(super().delay(), LONGEST_PAUSE)


class Bot(discord.Client):
    """One connection's client. Made without any I/O. `told`: Discord knows the commands already."""

    def __init__(
        self,
        receive: Receive,
        wording: Wording,
        heard: Pressed,
        known: Known,
        set_aside: SetAside,
        *,
        told: bool = False,
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.dm_messages = intents.guild_messages = True
        super().__init__(
            intents=intents,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=LONGEST_WAIT,
        )
        self.receive, self.wording, self.heard, self.known = receive, wording, heard, known
        self.set_aside = set_aside
        self.catching_up: asyncio.Task[None] | None = None
        self.told, self.was_ready = told, False
        self.away_since: float | None = time.monotonic()  # None while there is a session
        self.tree = app_commands.CommandTree(self)
        for command in wording.commands:
            self.tree.add_command(as_listed(command, wording, self.on_command))

    async def setup_hook(self) -> None:
        """Tell Discord the commands. Failing that is no reason not to work."""
        await self.tree.set_translator(InTheirWords(self.wording))
        if self.told:
            return
        try:
            await asyncio.wait_for(self.tree.sync(), TELLING)
            self.told = True
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as fault:
            log.warning("commands_not_set", fault=type(fault).__name__)

    async def close(self) -> None:
        """End the connection. The library waits some two seconds before it calls itself ready, in a task that it does
        not end itself: closed before that, it would fail on what is gone."""
        waiting = getattr(self._connection, "_ready_task", None)
        if isinstance(waiting, asyncio.Task):
            waiting.cancel()
        await super().close()

    async def on_ready(self) -> None:
        """A session begins: what was written before it is not brought by the gateway."""
        self.was_ready = True
        if self.catching_up is not None:
            self.catching_up.cancel()
        self.catching_up = asyncio.create_task(catch_up(self, self.known, self.receive, self.set_aside))

    async def on_connect(self) -> None:
        self.away_since = None

    async def on_resumed(self) -> None:
        self.away_since = None

    async def on_disconnect(self) -> None:
        """Also told of a try that failed."""
        self.away_since = self.away_since or time.monotonic()

    async def on_message(self, message: discord.Message) -> None:
        me = self.user.id if self.user is not None else None
        await self._store(taken(message.id, lambda: of_message(message, me), self.set_aside))

    async def on_raw_message_edit(self, event: discord.RawMessageUpdateEvent) -> None:
        await self._store(taken(event.message_id, lambda: of_edit(event), self.set_aside))

    async def on_guild_channel_update(self, before: Any, after: discord.abc.GuildChannel) -> None:
        """Perhaps others may read it now, or not any more."""
        await self._place(after.id, UpdateKind.OTHERS)

    async def on_raw_thread_update(self, event: discord.RawThreadUpdateEvent) -> None:
        await self._place(event.thread_id, UpdateKind.OTHERS)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._place(channel.id, UpdateKind.TURNED_OUT)

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        await self._place(event.thread_id, UpdateKind.TURNED_OUT)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The companion was taken out of a server, and with it out of each of its channels."""
        for channel in (*guild.channels, *guild.threads):
            await self._place(channel.id, UpdateKind.TURNED_OUT)

    async def _place(self, channel: int, heard: UpdateKind) -> None:
        await self._store(of_place(channel, heard, str(time.time_ns())))

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Every press and every field comes here, whether this process knows its message or not."""
        if interaction.type is discord.InteractionType.component and _opens_field(interaction):
            turn = _custom_id(interaction).partition("/")[2]
            modal = writing_field(turn, self.wording.field_title, self.wording.field_label)
            await _courtesy(interaction.response.send_modal(modal))
        elif interaction.type in {discord.InteractionType.component, discord.InteractionType.modal_submit}:
            if is_there(interaction):
                await _courtesy(interaction.response.defer())
                self.heard(interaction)
            stored = asyncio.ensure_future(self._store_press(interaction))
            await asyncio.wait({stored}, timeout=SOON)
            if not interaction.response.is_done():
                await _courtesy(interaction.response.defer())
            await stored

    async def on_command(self, interaction: discord.Interaction[Any]) -> None:
        """A command, wherever it was typed: the answer comes in the private room, but for those that mean the group."""
        of_groups = {command.name for command in self.wording.commands if command.of_groups}
        if is_there(interaction) and _name(interaction) in of_groups:
            await _courtesy(interaction.response.send_message(self.wording.heard, ephemeral=True))
            self.heard(interaction)
            await self._store_press(interaction)
            return
        stored = asyncio.ensure_future(self._store_press(interaction))
        await asyncio.wait({stored}, timeout=SOON)
        if isinstance(interaction.channel, discord.DMChannel):
            await _courtesy(interaction.response.defer(ephemeral=True))
            await stored
            await _courtesy(interaction.delete_original_response())
        else:
            await _courtesy(interaction.response.send_message(self.wording.elsewhere, ephemeral=True))
            await stored

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """What went wrong is counted by its kind; the words of an event never reach a log."""
        import sys

        log.error("event_not_taken", of=event_method, fault=getattr(sys.exc_info()[0], "__name__", ""))

    async def _store_press(self, interaction: discord.Interaction[Any]) -> None:
        await self._store(taken(interaction.id, lambda: of_interaction(interaction), self.set_aside))

    async def _store(self, incoming: Incoming | None) -> None:
        """Store what came. The gateway does not bring it again, so a database that is away is waited for."""
        if incoming is None:
            return
        pause = 0.25
        while True:
            try:
                await self.receive([incoming])
                return
            except Exception as fault:
                log.warning("arrival_not_stored", fault=type(fault).__name__, again_in_seconds=pause)
                await asyncio.sleep(pause)
                pause = min(2 * pause, MOST_PAUSE)


async def nobody(most: int) -> Sequence[str]:
    return ()


def to_nobody(update: str, fault: Exception) -> None:
    """An update is left out, and nobody is told."""


def create_bot(
    receive: Receive,
    wording: Wording,
    heard: Pressed = lambda interaction: None,
    known: Known = nobody,
    set_aside: SetAside = to_nobody,
    *,
    told: bool = False,
) -> Bot:
    """A client that has not talked to anybody yet. `heard` gets what is done in a group, to answer it alone; `known`
    tells whose messages may have been missed; `set_aside` hears of each update that cannot be translated; `told` is
    whether Discord knows the commands already."""
    return Bot(receive, wording, heard, known, set_aside, told=told)


async def check(token: str, api_url: str | None) -> None:
    """Raises BadSettings for a token that Discord does not know; an outage says nothing about it."""
    if api_url:
        Route.BASE = api_url
    client = discord.Client(intents=discord.Intents.none(), max_ratelimit_timeout=LONGEST_WAIT)
    try:
        await client.login(token)
    except discord.LoginFailure:
        raise BadSettings(
            "Discord does not accept KINTSUGI_DISCORD_TOKEN. Copy it again from the developer portal."
        ) from None
    except Exception as fault:  # the library fails in many ways when nobody answers
        log.warning("discord_not_reached", fault=type(fault).__name__)
    finally:
        await client.close()


@dataclass(slots=True)
class Gateway:
    """Keeps a connection, with a fresh client and a growing pause after each end, and after some time without a
    session: neither a pause of the library nor a call that hangs keeps the companion away for longer."""

    token: str = field(repr=False)
    channel: DiscordChannel
    receive: Receive
    wording: Wording
    api_url: str | None = None
    gateway_url: str | None = None
    known: Known = nobody
    set_aside: SetAside = to_nobody
    alive_at: float = field(default_factory=time.monotonic)
    _bot: Bot | None = None
    _told: bool = False
    _patience: float = LONGEST_AWAY

    async def run(self) -> None:
        """Serve until cancelled."""
        if self.api_url:
            Route.BASE = self.api_url
        if self.gateway_url:
            DiscordWebSocket.DEFAULT_GATEWAY = URL(self.gateway_url)
        vars(discord.client)["ExponentialBackoff"] = Patience
        pause = FIRST_PAUSE
        while True:
            try:
                await self._once()
            except Exception as fault:
                log.warning("discord_ended", fault=type(fault).__name__, again_in_seconds=pause)
            if self._bot is not None and self._bot.was_ready:
                pause, self._patience = FIRST_PAUSE, LONGEST_AWAY
            await asyncio.sleep(pause)
            pause = min(2 * pause, MOST_PAUSE)

    async def _once(self) -> None:
        """One client's life: until it ends, or is without a session for too long."""
        known, aside = self.known, self.set_aside
        self._bot = bot = create_bot(self.receive, self.wording, self.channel.heard, known, aside, told=self._told)
        serving = asyncio.ensure_future(bot.start(self.token, reconnect=True))
        watching = asyncio.ensure_future(self._watch(bot))
        self.channel.client = bot
        try:
            done, _ = await asyncio.wait({serving, watching}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            self._told = bot.told
            for task in filter(None, (serving, watching, bot.catching_up)):
                task.cancel()
            self.channel.client = None
            await asyncio.shield(bot.close())
            await asyncio.gather(serving, watching, return_exceptions=True)

    async def _watch(self, bot: Bot) -> None:
        """Note when there was a session last; returns when there has been none for too long. Who was never ready is
        given more time with each client: Discord counts how often a session is begun."""
        serving = False
        while True:
            away = bot.away_since
            if away is None:
                self.alive_at = time.monotonic()
            elif time.monotonic() - away > self._patience:
                log.warning("discord_away", seconds=round(self._patience))
                self._patience = min(2 * self._patience, MOST_AWAY)
                return
            if bot.was_ready and not serving:
                serving = True
                log.info("discord_serving")
            await asyncio.sleep(1)

    async def stop(self) -> None:
        """Close the connection."""
        if self._bot is not None and not self._bot.is_closed():
            await self._bot.close()


def _custom_id(interaction: discord.Interaction[Any]) -> str:
    data: Any = interaction.data or {}
    return str(data.get("custom_id", ""))


def _name(interaction: discord.Interaction[Any]) -> str:
    data: Any = interaction.data or {}
    return str(data.get("name", ""))


def _opens_field(interaction: discord.Interaction[Any]) -> bool:
    return _custom_id(interaction).startswith(f"{WRITE}/")


async def _courtesy(call: Awaitable[Any]) -> None:
    """An answer that ends the little wheel. What was pressed is stored already, so a failing one loses nothing."""
    try:
        await call
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as fault:
        log.info("interaction_not_answered", fault=type(fault).__name__)
