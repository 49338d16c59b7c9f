"""Who can read a channel of a server, as far as it can be told without the privileged list of members.

In a server of three, everybody there is one of the three. In a larger one a channel or a private thread will do that
nobody else can open: not by their role, not as an administrator, not as the owner. Where a role could let somebody in,
it is not known who has it, so the answer is no.
"""

from __future__ import annotations

from typing import Any

import discord

VIEW = 1 << 10
ADMINISTRATOR = 1 << 3
MANAGE_THREADS = 1 << 34
THREADS = frozenset({10, 11, 12})
PRIVATE_THREAD = 12
ROLE = 0  # a permission overwrite of this kind is for a role, else for a member


async def only(client: discord.Client, channel: int, people: list[int]) -> bool:
    """Whether these people and the companion can read this channel, and nobody else. Raises as calls do."""
    assert client.user is not None
    room: Any = await client.http.get_channel(channel)
    server: Any = await client.http.get_guild(int(room["guild_id"]), with_counts=True)
    for user in people:
        if not await _is_known(client.http.get_member(int(server["id"]), user)):
            return False
    if server.get("approximate_member_count") == len(people) + 1:
        return True
    if int(server["owner_id"]) not in people:
        return False
    allowed = {str(user) for user in (*people, client.user.id)}
    ours = _own_roles(server, client.user.id)
    if room["type"] == PRIVATE_THREAD:
        parent: Any = await client.http.get_channel(int(room["parent_id"]))
        in_it = [await _is_known(client.http.get_thread_member(channel, user)) for user in people]
        counted = room.get("member_count") == len(people) + 1
        return counted and all(in_it) and not _let_in(server, parent, ours, allowed, MANAGE_THREADS)
    if room["type"] in THREADS:
        room = await client.http.get_channel(int(room["parent_id"]))
    return _is_closed(server, room) and not _let_in(server, room, ours, allowed, VIEW, by_role=False)


async def _is_known(asked: Any) -> bool:
    """Whether there is an answer about this member."""
    try:
        await asked
    except discord.NotFound:
        return False
    return True


def _own_roles(server: Any, me: int) -> set[str]:
    """The role that came with the companion, which nobody else can have."""
    return {role["id"] for role in server["roles"] if str((role.get("tags") or {}).get("bot_id", "")) == str(me)}


def _is_closed(server: Any, room: Any) -> bool:
    """Whether the channel is closed to everybody who is not let in by name."""
    everyone = next((each for each in room.get("permission_overwrites", ()) if each["id"] == server["id"]), None)
    return everyone is not None and bool(int(everyone["deny"]) & VIEW)


def _let_in(server: Any, room: Any, ours: set[str], allowed: set[str], right: int, *, by_role: bool = True) -> bool:
    """Whether somebody else may have this right: by a role of the server, or by what the channel grants."""
    rights = ADMINISTRATOR | (right if by_role else 0)
    if any(int(role["permissions"]) & rights for role in server["roles"] if role["id"] not in ours):
        return True
    granted = (each for each in room.get("permission_overwrites", ()) if int(each["allow"]) & right)
    return any(each["id"] not in (ours if int(each["type"]) == ROLE else allowed) for each in granted)
