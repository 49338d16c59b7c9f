"""Private answers with aiogram: its finite state machine on Redis, with `appendfsync always`."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.base import BaseSession
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, Chat, Message, Update
from redis.asyncio import Redis

from tests.bench import redis_server
from tests.bench.child import check_in, cpu_of, measure, run


class CheckIn(StatesGroup):
    """One after the other."""

    rely = State()
    understood = State()
    hope = State()
    noticed = State()
    topic = State()


ASKS = (CheckIn.rely, CheckIn.understood, CheckIn.hope, CheckIn.noticed, CheckIn.topic)


class TakesEverything(BaseSession):
    """A platform that takes every message at once."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:
        return Message(message_id=5, date=1_790_000_000, chat=Chat(id=1, type="private"), text=".")

    async def close(self) -> None:
        """Nothing to close."""

    async def stream_content(self, *args: Any, **more: Any) -> AsyncGenerator[bytes, None]:
        yield b""


class Peer:
    """See `Side` in child.py. `sends`: each answer is replied to; else nothing goes out."""

    def __init__(self, folder: Path, sends: bool) -> None:
        self._folder, self._sends = folder, sends

    async def open(self, users: list[int]) -> dict[int, Iterator[tuple[str, str]]]:
        self._server, address = await redis_server.start(self._folder)
        self._redis = Redis.from_url(address)
        self._bot = Bot("1:token", session=TakesEverything())
        self._dispatcher = Dispatcher(storage=RedisStorage(self._redis))
        self._dispatcher.message.register(self._begin, Command("checkin"))
        for number, state in enumerate(ASKS):
            if state is CheckIn.noticed:
                self._dispatcher.message.register(self._asked(number), state, F.text)
            else:
                self._dispatcher.callback_query.register(self._asked(number), state)
        return {user: check_in() for user in users}

    def _asked(self, number: int) -> Any:
        async def taken(event: Message | CallbackQuery, state: FSMContext) -> None:
            text = event.data if isinstance(event, CallbackQuery) else event.text
            await state.update_data({str(ASKS[number].state): text})
            await state.set_state(ASKS[number + 1] if number + 1 < len(ASKS) else None)
            await self._reply(event.from_user.id)

        return taken

    async def _begin(self, message: Message, state: FSMContext) -> None:
        await state.set_data({})
        await state.set_state(CheckIn.rely)
        await self._reply(message.chat.id)

    async def _reply(self, chat: int) -> None:
        if self._sends:
            await self._bot.send_message(chat, "How much can you rely on them today?")

    async def answer(self, update: dict[str, Any]) -> None:
        await self._dispatcher.feed_update(self._bot, Update.model_validate(update, context={"bot": self._bot}))

    def other_cpu(self) -> float:
        return cpu_of(self._server.pid)

    async def close(self) -> dict[str, object]:
        assert await self._redis.keys("fsm:*"), "nothing was written"
        await self._redis.aclose()
        self._server.terminate()
        self._server.wait()
        return {}


async def main(said: dict[str, Any]) -> dict[str, object]:
    """Durable answers with these loads."""
    with tempfile.TemporaryDirectory(dir=said["folder"]) as folder:
        return await measure(Peer(Path(folder), said["sends"]), said["loads"], said["seconds"])


if __name__ == "__main__":
    run(main)
