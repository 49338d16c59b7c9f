"""A finished message to calls of Discord's API.

Every message goes with its own fixed nonce, which Discord knows for some minutes: within them the same message may be
sent again after a lost answer, and is shown once.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Collection
from datetime import timedelta
from typing import Any

import aiohttp
import discord

from adapters.discord.components import view
from adapters.discord.incoming import GROUP, PLATFORM
from adapters.discord.platform import CAN
from adapters.discord.present import only
from adapters.discord.written import length, plain, shown
from core.errors import Refused, TooMany, TryLater, Unclear, Unreachable, WorldFault
from core.ports import Limits, Outgoing

LIMITS = Limits(  # its own: 50, and 5 in 5 seconds for a channel
    per_second=40, burst=10, chat_per_second=1, chat_burst=5, group_per_second=0.5, group_burst=5
)
NEEDED = discord.Permissions(  # in a channel for three
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)
CANNOT_WRITE = frozenset({50007, 50278, 50001, 10003, 10004, 10013, 40067})
AGAIN_AFTER = (0.5, 2.0, 5.0)  # seconds, within the minutes for which a nonce is known
MOST_KNOWN = 50_000
MOST_TOKENS = 1_000
UNSENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class DiscordChannel:
    """See `Channel` in core/ports/platforms.py. An address is the id of a person's account."""

    platform = PLATFORM
    can = CAN

    def __init__(self, limits: Limits = LIMITS) -> None:
        self.limits = limits
        self.client: discord.Client | None = None  # the one that is connected now; None while there is none
        self.presses: OrderedDict[str, Any] = OrderedDict()  # interactions in groups that may still be answered, by id
        self._rooms: OrderedDict[str, int] = OrderedDict()  # direct-message channels by account

    def length(self, text: str) -> int:
        return length(text)

    def link(self, code: str) -> str:
        return code

    async def send(self, address: str, message: Outgoing) -> str:
        content, made = shown(message.text, message.quotes), view(message.buttons, message.write)
        nonce: Any = message.nonce or None
        sent = await self._calling(
            lambda room: room.send(content, view=made, nonce=nonce, suppress_embeds=True), address, bool(nonce)
        )
        return str(sent.id)

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        content, made = shown(now.text, now.quotes), view(now.buttons, now.write)
        await self._calling(
            lambda room: room.get_partial_message(int(message)).edit(content=content, view=made), address, True
        )

    def home(self) -> str:
        return f"{discord.utils.oauth_url(self._app(), scopes=('applications.commands',))}&integration_type=1"

    def group_link(self) -> str:
        found = discord.utils.oauth_url(self._app(), permissions=NEEDED, scopes=("bot", "applications.commands"))
        return f"{found}&integration_type=0"

    def _app(self) -> int:
        id = self._there().application_id
        if id is None:
            raise TryLater(timedelta(seconds=1))
        return id

    def is_group(self, address: str) -> bool:
        return address.startswith(GROUP)

    async def are_alone(self, group: str, people: Collection[str]) -> bool:
        client = self._there()
        try:
            return await only(client, int(group.removeprefix(GROUP)), [int(user) for user in people])
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as fault:
            raise in_our_words(fault) from None

    def heard(self, interaction: Any) -> None:
        """Keep what is needed to answer this one, alone, for as long as Discord allows (15 minutes), in memory only."""
        self.presses[str(interaction.id)] = interaction
        while len(self.presses) > MOST_TOKENS:
            self.presses.popitem(last=False)

    async def answer_privately(self, token: str, text: str) -> None:
        interaction = self.presses.pop(token, None)
        if interaction is None or not text:
            return
        try:
            await interaction.followup.send(plain(text), ephemeral=True)
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError):
            return

    async def _calling(self, call: Any, address: str, may_repeat: bool) -> Any:
        """Make a call, and make it again after a lost answer where that is harmless."""
        for wait in (*AGAIN_AFTER, None):
            try:
                return await call(await self._room(address))
            except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as fault:
                ours = in_our_words(fault)
                if isinstance(ours, Unclear) and may_repeat and wait is not None:
                    await asyncio.sleep(wait)
                    continue
                raise ours from None
        raise AssertionError("the last try returns or raises")

    async def _room(self, address: str) -> discord.PartialMessageable:
        """A channel of a server, or the direct-message channel of an account; asked for once, and never by name."""
        client = self._there()
        if address.startswith(GROUP):
            return client.get_partial_messageable(int(address.removeprefix(GROUP)))
        known = self._rooms.get(address)
        if known is None:
            try:
                known = (await client.create_dm(discord.Object(int(address)))).id
            except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as fault:
                ours = in_our_words(fault)
                raise (TryLater() if isinstance(ours, Unclear) else ours) from None
            self._rooms[address] = known
            if len(self._rooms) > MOST_KNOWN:
                self._rooms.popitem(last=False)
        return client.get_partial_messageable(known, type=discord.ChannelType.private)

    def _there(self) -> discord.Client:
        client = self.client
        if client is None or client.user is None:  # not logged in; the gateway itself is not needed to write
            raise TryLater(timedelta(seconds=1))
        return client


def in_our_words(fault: Exception) -> WorldFault:
    """What a failed call means for sending again."""
    if isinstance(fault, WorldFault):
        return fault
    if isinstance(fault, discord.RateLimited):
        return TooMany(timedelta(seconds=fault.retry_after))
    if isinstance(fault, discord.LoginFailure):
        return TryLater(timedelta(minutes=1))
    if isinstance(fault, discord.HTTPException):
        return _of_status(fault)
    return TryLater() if isinstance(fault, UNSENT) else Unclear()


def _wait(fault: discord.HTTPException) -> float:
    """The seconds that the platform asks for; half a minute where it does not say."""
    try:
        return float(fault.response.headers.get("Retry-After", "30"))
    except ValueError:
        return 30.0


def _means_the_bot(fault: discord.HTTPException) -> bool:
    """A limit for everything the bot does; or the wall before Discord (then `Via` is missing), which knows no chats."""
    headers = fault.response.headers
    return headers.get("X-RateLimit-Global", "").lower() == "true" or "Via" not in headers


def _of_status(fault: discord.HTTPException) -> WorldFault:
    if fault.status == 429:  # the library has waited and asked again several times already
        return TooMany(timedelta(seconds=_wait(fault)), everywhere=_means_the_bot(fault))
    if fault.code in CANNOT_WRITE:
        return Unreachable()
    if fault.status in {401, 403}:
        return TryLater(timedelta(minutes=1))  # the token, not the person
    if fault.status >= 500:
        return Unclear()
    return Refused(f"{fault.status}/{fault.code}")
