"""The stand-in for Telegram, a bot at it, and a person who has started the bot."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram_asked import bot_at


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
async def bot(fake: FakeTelegram) -> AsyncIterator[Bot]:
    async with bot_at(fake) as bot:
        yield bot


@pytest.fixture
async def ana(fake: FakeTelegram) -> Person:
    """A person who has started the bot, which has confirmed it."""
    ana = fake.user("Ana", 77)
    await ana.start()
    fake.unconfirmed.clear()
    return ana
