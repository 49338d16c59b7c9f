"""A Telegram update to an `Incoming`. Translates, and decides nothing.

In a group the companion hears commands, its own buttons, replies to it, mentions of it, and who comes and goes: what
the platform's privacy mode leaves. What else is said there is not even stored.
"""

from __future__ import annotations

import re

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User

from adapters.telegram.locating import zone_at
from adapters.telegram.platform import NAME
from core.ports import Incoming, UpdateKind

PLATFORM = NAME
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
COMMAND = re.compile(r"^/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?$", re.DOTALL)
GROUPS = frozenset({"group", "supergroup"})
OUT = frozenset({"left", "kicked"})
NOBODY = {"user": "", "address": ""}  # whoever brings others in or out is none of the companion's business


def translate(update: Update, me: User | None = None) -> Incoming | None:
    """What this update means, or None for one that is none of the companion's business. `me` is the companion: in a
    group only what is said to it is heard, whatever the platform brings."""
    if update.callback_query is not None:
        return _tap(update, update.callback_query)
    if update.my_chat_member is not None:
        return _membership(update, update.my_chat_member)
    message = update.edited_message or update.message
    if message is None or message.from_user is None:
        return None
    if message.chat.type in GROUPS:
        return _there(update, message, me) if update.message is not None else None
    return _message(update, message, edited=update.edited_message is not None)


def _base(update: Update, user: User, chat: Chat) -> dict[str, str]:
    """A person's private chat has the person's own id."""
    base = {
        "platform": PLATFORM,
        "update": str(update.update_id),
        "user": str(user.id),
        "address": str(user.id),
        "locale": user.language_code or "en",
    }
    return base | {"group": str(chat.id)} if chat.type in GROUPS else base


def _tap(update: Update, query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.message.chat.type not in {"private", *GROUPS}:
        return None
    base = _base(update, query.from_user, query.message.chat)
    if "group" in base:
        base["token"] = query.id
    return Incoming(**base, heard=UpdateKind.TAP, text=query.data or "", message=str(query.message.message_id))


def _membership(update: Update, news: ChatMemberUpdated) -> Incoming | None:
    """The person blocked the companion or came back, or it was brought into a group or taken out."""
    gone, was_gone = (each.status in OUT for each in (news.new_chat_member, news.old_chat_member))
    base = _base(update, news.from_user, news.chat)
    if news.chat.type == "private":
        return Incoming(**base, heard=UpdateKind.WENT_AWAY if gone else UpdateKind.CAME_BACK)
    if news.chat.type not in GROUPS or gone == was_gone:
        return None
    if gone:
        return Incoming(**{**base, **NOBODY}, heard=UpdateKind.TURNED_OUT)
    return Incoming(**base, heard=UpdateKind.BROUGHT)


def _there(update: Update, message: Message, me: User | None) -> Incoming | None:
    """A message in a group: what the platform says of the group, a command, or words to the companion."""
    assert message.from_user is not None
    base = _base(update, message.from_user, message.chat) | {"message": str(message.message_id)}
    if message.migrate_to_chat_id is not None:
        return Incoming(**{**base, **NOBODY}, heard=UpdateKind.MOVED, text=str(message.migrate_to_chat_id))
    if message.new_chat_members or message.left_chat_member is not None:
        return Incoming(**{**base, **NOBODY}, heard=UpdateKind.OTHERS)
    if message.from_user.is_bot or message.text is None:
        return None
    name = (me.username or "").lower() if me is not None else ""
    command = COMMAND.match(message.text)
    if command is not None:
        mine = command.group(2) is None or command.group(2).lower() == name
        if mine and command.group(1).lower() == "start":  # what the link sends that brings the companion in
            return Incoming(**base, heard=UpdateKind.COMMAND, command="group")
        return _command(base, command) if mine else None
    called = re.compile(rf"@{re.escape(name)}\b", re.IGNORECASE) if name else None
    replied = message.reply_to_message is not None and message.reply_to_message.from_user
    if not (replied and me is not None and replied.id == me.id) and not (called and called.search(message.text)):
        return None
    text = called.sub("", message.text) if called else message.text
    return Incoming(**base, heard=UpdateKind.TEXT, text=text.strip())


def _message(update: Update, message: Message, *, edited: bool) -> Incoming | None:
    if message.chat.type != "private" or message.from_user is None:
        return None
    base = _base(update, message.from_user, message.chat) | {"message": str(message.message_id)}
    if message.reply_to_message is not None:
        base["reply_to"] = str(message.reply_to_message.message_id)
    if message.text is None and edited:
        return None  # a location that moves on, a caption: nothing that could be a correction
    if message.location is not None:
        return Incoming(**base, heard=UpdateKind.PLACE, text=zone_at(message.location))
    if message.text is None:
        return Incoming(**base, heard=UpdateKind.OTHER, text=_kind(message))
    if edited:
        return Incoming(**base, heard=UpdateKind.EDIT, text=message.text)
    command = COMMAND.match(message.text)
    if command is not None:
        return _command(base, command)
    return Incoming(**base, heard=UpdateKind.TEXT, text=message.text)


def _command(base: dict[str, str], found: re.Match[str]) -> Incoming:
    return Incoming(**base, heard=UpdateKind.COMMAND, command=found.group(1), text=found.group(3) or "")


def _kind(message: Message) -> str:
    known = ("photo", "sticker", "voice", "video", "video_note", "audio", "document", "contact", "poll")
    return next((name for name in known if getattr(message, name)), "other")
