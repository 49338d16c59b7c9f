"""What was written while nobody listened.

Discord brings a message once: what comes while there is no session is not brought again, unless the session can be
resumed. So after each beginning of a session the last direct messages are read again. Each is named as it would have
been when it came, and the inbox takes every name once. Buttons and commands need no such care: Discord tells who
pressed that it did not work.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

import aiohttp
import discord
import structlog

from adapters.discord.incoming import SetAside, of_message, taken
from core.ports import Incoming

log = structlog.get_logger("discord")

BACK = timedelta(hours=24)  # as long as Telegram keeps what nobody fetched
MOST_CHATS, MOST_MESSAGES = 200, 200  # the newest of them, those of the companion counted too
BETWEEN = 1.0  # seconds: an app that opens many chats at once may be held for one that sends spam

AWAY = (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError)  # the platform does not answer

Known = Callable[[int], Awaitable[Sequence[str]]]
"""The accounts that are known, who was heard from last first, at most so many."""


async def catch_up(
    client: discord.Client, known: Known, receive: Callable[[list[Incoming]], Awaitable[None]], set_aside: SetAside
) -> None:
    """Bring in what was missed. Whatever fails is left: the person will write again."""
    since = datetime.now(UTC) - BACK
    try:
        for account in await known(MOST_CHATS):
            try:
                await _of(client, int(account), since, receive, set_aside)
            except AWAY:
                raise
            except Exception as fault:  # of this one, behind whom nobody waits
                log.error("one_not_caught_up", fault=type(fault).__name__)
            await asyncio.sleep(BETWEEN)
    except AWAY as fault:
        log.info("not_caught_up", fault=type(fault).__name__)


async def _of(
    client: discord.Client,
    account: int,
    since: datetime,
    receive: Callable[[list[Incoming]], Awaitable[None]],
    set_aside: SetAside,
) -> None:
    try:
        chat = await client.create_dm(discord.Object(account))
        newest = [each async for each in chat.history(limit=MOST_MESSAGES, after=since, oldest_first=False)]
    except (discord.Forbidden, discord.NotFound):
        return
    found = [taken(each.id, partial(of_message, each), set_aside) for each in reversed(newest)]
    if arrivals := [incoming for incoming in found if incoming is not None]:
        await receive(arrivals)
