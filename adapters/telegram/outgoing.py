"""A finished message to calls of the Bot API. Text is sent plain, without a parse mode, so that nothing a person
writes can be markup and nothing needs escaping.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from adapters.telegram.incoming import OUT
from adapters.telegram.platform import CAN, NAME
from core.errors import Elsewhere, Refused, TooMany, TryLater, Unclear, Unreachable, WorldFault
from core.ports import Limits, Outgoing, units

LIMITS = Limits(  # its own: 30 a second, about 1 for a chat, 20 a minute for a group
    per_second=25, burst=5, chat_per_second=1, chat_burst=8, group_per_second=0.25, group_burst=4
)
WIDE = 16  # characters of a label from which a button has a row to itself
NO_ANSWER_OF_TELEGRAM = "parsing the server response"
PARAGRAPH = 2  # code units between two paragraphs
GONE = ("chat not found", "user is deactivated", "peer_id_invalid")
UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class TelegramChannel:
    """See `Channel` in core/ports/platforms.py."""

    platform = NAME
    can = CAN

    def __init__(self, bot: Bot, limits: Limits = LIMITS, *, ready: bool = True) -> None:
        self._bot = bot
        self.limits = limits
        self.ready = ready

    async def send(self, address: str, message: Outgoing) -> str:
        self._must_be_ready()
        try:
            sent = await self._bot.send_message(
                chat_id=int(address),
                text=message.text,
                entities=quoted(message),
                reply_markup=keyboard(message.buttons),
                protect_content=message.protect or None,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except TelegramError as fault:
            raise in_our_words(fault) from None
        return str(sent.message_id)

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        self._must_be_ready()
        try:
            await self._bot.edit_message_text(
                chat_id=int(address),
                message_id=int(message),
                text=now.text,
                entities=quoted(now),
                reply_markup=keyboard(now.buttons),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except TelegramError as fault:
            if "not modified" not in str(fault).lower():
                raise in_our_words(fault) from None

    def length(self, text: str) -> int:
        return units(text)

    def home(self) -> str:
        self._must_be_ready()
        return f"https://t.me/{self._bot.username}"

    def group_link(self) -> str:
        self._must_be_ready()
        return f"https://t.me/{self._bot.username}?startgroup=join"

    def is_group(self, address: str) -> bool:
        return address.startswith("-")

    async def are_alone(self, group: str, people: Collection[str]) -> bool:
        """Three are there, and neither of the two is out. Of others a bot that is no administrator is told for certain
        only how many they are, so who does not get an answer counts as there."""
        self._must_be_ready()
        try:
            if await self._bot.get_chat_member_count(int(group)) != len(people) + 1:
                return False
            return all([await self._is_there(int(group), int(user)) for user in people])
        except TelegramError as fault:
            raise in_our_words(fault) from None

    async def _is_there(self, group: int, user: int) -> bool:
        try:
            found = await self._bot.get_chat_member(group, user)
        except ChatMigrated:
            raise
        except BadRequest:
            return True
        return found.status not in OUT

    async def answer_privately(self, token: str, text: str) -> None:
        try:
            await self._bot.answer_callback_query(token, text=text or None, show_alert=bool(text))
        except (TelegramError, WorldFault):
            return

    def _must_be_ready(self) -> None:
        """Before the first hello nothing can be sent, nor said how an invitation is handed over."""
        if not self.ready:
            raise TryLater(timedelta(seconds=1))

    def link(self, code: str) -> str:
        self._must_be_ready()
        return f"https://t.me/{self._bot.username}?start={code}"


def quoted(message: Outgoing) -> list[MessageEntity] | None:
    """People's words as block quotes: spans, not markup, so nothing in the words can break out of them.

    Neighbours are joined: a message may have a hundred entities, and a letter more paragraphs.
    """
    joined: list[tuple[int, int]] = []
    for start, length in message.quotes:
        if joined and start - sum(joined[-1]) <= PARAGRAPH:
            start, length = joined[-1][0], start + length - joined.pop()[0]
        joined.append((start, length))
    return [MessageEntity(MessageEntity.BLOCKQUOTE, start, length) for start, length in joined] or None


def waiting_time(fault: RetryAfter) -> timedelta:
    """How long the platform asks to wait."""
    wait = fault.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=float(wait))


def keyboard(buttons: tuple[tuple[str, str], ...]) -> InlineKeyboardMarkup | None:
    """Rows of buttons: short labels side by side, long ones alone; numbers six to a row."""
    if not buttons:
        return None
    made = [InlineKeyboardButton(label, callback_data=data) for data, label in buttons]
    rows: list[list[InlineKeyboardButton]] = []
    for button in made:
        width = 6 if button.text.isdecimal() else 2 if len(button.text) < WIDE else 1
        last = rows[-1] if rows else []
        if last and len(last) < width and _width(last[0]) == width:
            last.append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(rows)


def _width(button: InlineKeyboardButton) -> int:
    return 6 if button.text.isdecimal() else 2 if len(button.text) < WIDE else 1


def in_our_words(fault: TelegramError) -> WorldFault:
    """What a failed call means for sending again. The library capitalises texts, so they are compared in lower case."""
    text = str(fault).lower()
    if isinstance(fault, ChatMigrated):
        return Elsewhere(str(fault.new_chat_id))
    if isinstance(fault, RetryAfter):
        return TooMany(waiting_time(fault))
    if NO_ANSWER_OF_TELEGRAM in text and isinstance(fault, Forbidden | BadRequest):
        return TryLater(timedelta(seconds=30))  # a proxy's page: nothing reached Telegram
    if isinstance(fault, Forbidden) or any(words in text for words in GONE):
        return Unreachable()
    if isinstance(fault, BadRequest):
        return Refused(type(fault).__name__)
    if isinstance(fault, InvalidToken):
        return TryLater(timedelta(minutes=1))
    if isinstance(fault, TimedOut | NetworkError):
        return TryLater() if isinstance(fault.__cause__, UNSENT) else Unclear()
    return Unclear()
