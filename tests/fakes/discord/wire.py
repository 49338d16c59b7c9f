"""What goes over the wire: the shapes of Discord's objects, and small helpers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
BOT, APP = "900000000000000001", "900000000000000002"
OWNER = {"id": "900000000000000003", "username": "operator", "discriminator": "0", "avatar": None}
ME = {"id": BOT, "username": "Kintsugi", "discriminator": "0", "avatar": None, "bot": True}
PATIENCE = 6.0

VIEW, SEND, MANAGE_THREADS, ADMINISTRATOR = 1 << 10, 1 << 11, 1 << 34, 1 << 3
DM, TEXT, PUBLIC_THREAD, PRIVATE_THREAD = 1, 0, 11, 12
GUILDS, GUILD_MEMBERS, GUILD_MESSAGES = 1 << 0, 1 << 1, 1 << 9
DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 12, 1 << 15
PRIVILEGED = GUILD_MEMBERS | 1 << 8 | MESSAGE_CONTENT
EPHEMERAL = 64


def snowflake_of(seconds: float) -> int:
    """The first id of an instant: its milliseconds since 2015 stand in the upper bits."""
    return int(seconds * 1000 - 1_420_070_400_000) << 22


def now() -> str:
    return datetime.now(UTC).isoformat()


async def until(found: Callable[[], Any], what: str, shown: Callable[[], object] = str) -> Any:
    """Wait for a thing that is not None."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (there := found()) is not None:
            return there
        await asyncio.sleep(0.01)
    raise AssertionError(f"{what!r} never came: {shown()}")


def message(id: str, channel: str, kind: int, author: Json, text: str, **more: Any) -> Json:
    """A message object."""
    return {
        **{"id": id, "channel_id": channel, "channel_type": kind, "author": author, "content": text},
        **{"timestamp": now(), "edited_timestamp": None, "tts": False, "mention_everyone": False, "type": 0},
        **{"mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False},
        **more,
    }


def member(user: Json, **more: Any) -> Json:
    """A member object of a server."""
    return {"user": user, "roles": [], "joined_at": now(), "deaf": False, "mute": False, "flags": 0, **more}
