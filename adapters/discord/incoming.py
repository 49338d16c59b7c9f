"""What came over Discord's gateway, to an `Incoming`. Translates, and decides nothing.

An interaction is named by its id, a message by its own, a correction by the message and the instant of the edit: each
is the same when the gateway brings it again after a resume.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from discord import DMChannel, Interaction, InteractionType, Message, RawMessageUpdateEvent

from adapters.discord.platform import NAME
from core.ports import Incoming, UpdateKind

PLATFORM = NAME
COMMAND = re.compile(r"^/([A-Za-z0-9_]{1,32})(?:\s+(.*))?$", re.DOTALL)
GROUP = "#"  # an address that begins so is a channel
WRITE = "write"  # the custom id of a modal, and of the button that opens one, begins so
WORDS = "words"  # the custom id of the modal's field

SetAside = Callable[[str, Exception], None]
"""Told of an update, by its id, that cannot be taken."""


def taken(id: object, translate: Callable[[], Incoming | None], set_aside: SetAside) -> Incoming | None:
    """What `translate` says; None for an update that it cannot take, which is set aside for itself alone."""
    try:
        return translate()
    except Exception as fault:
        set_aside(str(id), fault)
        return None


def of_message(message: Message, me: int | None = None) -> Incoming | None:
    """A direct message, or in a server one that is said to the companion; None for any other."""
    if message.author.bot:
        return None
    base = {
        "platform": PLATFORM,
        "update": f"m{message.id}",
        "user": str(message.author.id),
        "address": str(message.author.id),
        "message": str(message.id),
        "locale": "",
    }
    if message.guild is not None:
        return _there(message, base, me)
    if not isinstance(message.channel, DMChannel):
        return None
    if message.reference is not None and message.reference.message_id is not None:
        base["reply_to"] = str(message.reference.message_id)
    text = message.content.strip()
    if not text:
        return Incoming(**base, heard=UpdateKind.OTHER, text=_kind(message))
    command = COMMAND.match(text)  # typed as text, where the app's own commands are not at hand
    if command is not None:
        return Incoming(**base, heard=UpdateKind.COMMAND, command=command.group(1), text=command.group(2) or "")
    return Incoming(**base, heard=UpdateKind.TEXT, text=message.content)


def _there(message: Message, base: dict[str, str], me: int | None) -> Incoming | None:
    """A message in a server: only a mention of the companion, which a reply to it is, too."""
    if me is None or not any(user.id == me for user in message.mentions):
        return None
    text = re.sub(rf"<@!?{me}>", "", message.content).strip()
    return Incoming(**base, group=group_of(message.channel.id), heard=UpdateKind.TEXT, text=text)


def of_place(channel: int, heard: UpdateKind, mark: str) -> Incoming:
    """Something that happened to a channel of a server by itself. `mark` names the event apart from others."""
    return Incoming(
        platform=PLATFORM,
        update=f"c{channel}:{mark}",
        user="",
        address="",
        heard=heard,
        group=group_of(channel),
        locale="",
    )


def group_of(channel: int | None) -> str:
    """The address of a channel or thread of a server; that of a person is their bare id."""
    return f"{GROUP}{channel}"


def of_edit(event: RawMessageUpdateEvent) -> Incoming | None:
    """A correction of a direct message, or None. Discord also brings edits that only add a preview of a link."""
    data: Any = event.data
    author, edited = data.get("author") or {}, data.get("edited_timestamp")
    if event.guild_id is not None or author.get("bot") or not author.get("id") or not edited or "content" not in data:
        return None
    return Incoming(
        platform=PLATFORM,
        update=f"e{event.message_id}:{edited}",
        user=str(author["id"]),
        address=str(author["id"]),
        heard=UpdateKind.EDIT,
        text=str(data["content"]),
        message=str(event.message_id),
        locale="",
    )


def of_interaction(interaction: Interaction[Any]) -> Incoming | None:
    """A button, a choice of a list, a modal or a command; None for what is none of them."""
    data: Any = interaction.data or {}
    base = {
        "platform": PLATFORM,
        "update": f"i{interaction.id}",
        "user": str(interaction.user.id),
        "address": str(interaction.user.id),
        "locale": str(interaction.locale.value),
    }
    if interaction.message is not None:
        base["message"] = str(interaction.message.id)
    if is_there(interaction):
        base |= {"group": group_of(interaction.channel_id), "token": str(interaction.id)}
    if interaction.type is InteractionType.component:
        chosen = data.get("values") or [data.get("custom_id", "")]
        return Incoming(**base, heard=UpdateKind.TAP, text=str(chosen[0]))
    if interaction.type is InteractionType.modal_submit:
        return Incoming(**{**base, "message": f"i{interaction.id}"}, heard=UpdateKind.TEXT, text=_written(data))
    if interaction.type is InteractionType.application_command:
        options = " ".join(str(option.get("value", "")) for option in data.get("options", ()))
        return Incoming(**base, heard=UpdateKind.COMMAND, command=str(data.get("name", "")), text=options)
    return None


def is_there(interaction: Interaction[Any]) -> bool:
    """Whether it was done in a channel of a server that the companion was brought into."""
    return interaction.guild_id is not None and interaction.is_guild_integration()


def _written(data: Any) -> str:
    """The words in a modal, wherever its parts are nested."""
    found = [str(data["value"])] if data.get("custom_id") == WORDS and "value" in data else []
    for part in (*data.get("components", ()), *([data["component"]] if "component" in data else [])):
        found.append(_written(part))
    return "\n".join(text for text in found if text)


def _kind(message: Message) -> str:
    if message.stickers:
        return "sticker"
    if message.attachments:
        kind = (message.attachments[0].content_type or "").partition("/")[0]
        return {"image": "photo", "audio": "voice", "video": "video"}.get(kind, "document")
    return "other"
