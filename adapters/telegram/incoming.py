"""A Telegram update to an `Incoming`. Translates, and decides nothing."""

from __future__ import annotations

import re

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update

from adapters.telegram.locating import zone_at
from core.ports import Heard, Incoming

PLATFORM = "telegram"
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
COMMAND = re.compile(r"^/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?$", re.DOTALL)


def translate(update: Update) -> Incoming | None:
    """What this update means, or None for one that is not for a private room."""
    if update.callback_query is not None:
        return _tap(update, update.callback_query)
    if update.my_chat_member is not None:
        return _membership(update, update.my_chat_member)
    if update.edited_message is not None:
        return _message(update, update.edited_message, edited=True)
    if update.message is not None:
        return _message(update, update.message, edited=False)
    return None


def _base(update: Update, user: int, chat: int, locale: str | None) -> dict[str, str]:
    return {
        "platform": PLATFORM,
        "update": str(update.update_id),
        "user": str(user),
        "address": str(chat),
        "locale": locale or "en",
    }


def _tap(update: Update, query: CallbackQuery) -> Incoming | None:
    if query.message is None or query.message.chat.type != "private":
        return None
    base = _base(update, query.from_user.id, query.message.chat.id, query.from_user.language_code)
    return Incoming(**base, heard=Heard.TAP, text=query.data or "", message=str(query.message.message_id))


def _membership(update: Update, news: ChatMemberUpdated) -> Incoming | None:
    """The person blocked the companion or came back."""
    if news.chat.type != "private":
        return None
    gone = news.new_chat_member.status in {"kicked", "left"}
    base = _base(update, news.from_user.id, news.chat.id, news.from_user.language_code)
    return Incoming(**base, heard=Heard.WENT_AWAY if gone else Heard.CAME_BACK)


def _message(update: Update, message: Message, *, edited: bool) -> Incoming | None:
    if message.chat.type != "private" or message.from_user is None:
        return None
    user = message.from_user
    base = _base(update, user.id, message.chat.id, user.language_code)
    base["message"] = str(message.message_id)
    if message.reply_to_message is not None:
        base["reply_to"] = str(message.reply_to_message.message_id)
    if message.text is None and edited:
        return None  # a location that moves on, a caption: nothing that could be a correction
    if message.location is not None:
        return Incoming(**base, heard=Heard.PLACE, text=zone_at(message.location))
    if message.text is None:
        return Incoming(**base, heard=Heard.OTHER, text=_kind(message))
    if edited:
        return Incoming(**base, heard=Heard.EDIT, text=message.text)
    command = COMMAND.match(message.text)
    if command is not None:
        return Incoming(**base, heard=Heard.COMMAND, command=command.group(1), text=command.group(2) or "")
    return Incoming(**base, heard=Heard.TEXT, text=message.text)


def _kind(message: Message) -> str:
    known = ("photo", "sticker", "voice", "video", "video_note", "audio", "document", "contact", "poll")
    return next((name for name in known if getattr(message, name)), "other")
