"""What the tests of the stand-in for Telegram share: the real client library, pointed at it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from tests.fakes.telegram import FakeTelegram


@asynccontextmanager
async def bot_at(fake: FakeTelegram, token: str | None = None) -> AsyncIterator[Bot]:
    request, polling = HTTPXRequest(connection_pool_size=8), HTTPXRequest(connection_pool_size=4)
    base, files = f"{fake.base_url}/bot", f"{fake.base_url}/file/bot"
    async with Bot(token or fake.token, base, files, request=request, get_updates_request=polling) as bot:
        yield bot


def keyboard(*rows: list[str]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(each, callback_data=f"{each}!") for each in row] for row in rows]
    )


async def kinds(bot: Bot) -> list[str]:
    """What is waiting for the bot, confirmed by asking again."""
    updates = await bot.get_updates()
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return [_kind(update) for update in updates]


def _kind(update: Update) -> str:
    if update.message is None:
        return next(name for name in update.to_dict() if name != "update_id")
    return update.message.text or str(update.message)


@contextmanager
def refused(kind: type[TelegramError], words: str) -> Iterator[None]:
    """The call is refused in words that hold these, in lower case: the library capitalises what the server says."""
    with pytest.raises(kind) as caught:
        yield
    assert words in str(caught.value).lower()
