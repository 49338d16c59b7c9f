"""Private answers with python-telegram-bot: a ConversationHandler whose state PicklePersistence writes at each answer.

What it keeps is written after each update, before the next is taken, and synced to disk, as the word durable asks; the
library itself writes each minute and never syncs.
"""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.request import BaseRequest

from tests.bench.child import check_in, measure, run

ASKS = ("rely", "understood", "hope", "noticed", "topic")
REPLY = b'{"ok":true,"result":{"message_id":5,"date":1790000000,"chat":{"id":1,"type":"private"},"text":"."}}'
ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"K","username":"k_bot"}}'
Context = ContextTypes.DEFAULT_TYPE


class TakesEverything(BaseRequest):
    """A platform that takes every message at once."""

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(self, url: str, *args: Any, **more: Any) -> tuple[int, bytes]:
        return 200, ME if url.endswith("getMe") else REPLY


class Synced(PicklePersistence):
    """The library's own file, and synced."""

    def _dump_singlefile(self) -> None:
        data = {
            "conversations": self.conversations,
            "user_data": self.user_data,
            "chat_data": self.chat_data,
            "bot_data": self.bot_data,
            "callback_data": self.callback_data,
        }
        with self.filepath.open("wb") as file:
            pickle.dump(data, file, protocol=pickle.HIGHEST_PROTOCOL)
            file.flush()
            os.fsync(file.fileno())


class Peer:
    """See `Side` in child.py. `sends`: each answer is replied to; else nothing goes out."""

    def __init__(self, folder: Path, sends: bool) -> None:
        self._file, self._sends = folder / "conversations", sends

    async def open(self, users: list[int]) -> dict[int, Iterator[tuple[str, str]]]:
        request = TakesEverything()
        self._app = (
            Application.builder()
            .token("1:token")
            .request(request)
            .get_updates_request(request)
            .persistence(Synced(self._file, on_flush=False, update_interval=3600))
            .updater(None)
            .build()
        )
        states = {n: [self._asked(n)] for n in range(len(ASKS))}
        start = CommandHandler("checkin", self._begin)
        self._app.add_handler(ConversationHandler([start], states, [], name="checkin", persistent=True))
        await self._app.initialize()
        return {user: check_in() for user in users}

    def _asked(self, number: int) -> Any:
        async def taken(update: Update, context: Context) -> int:
            text = update.callback_query.data if update.callback_query else update.message.text
            context.user_data[ASKS[number]] = text
            await self._reply(update)
            return number + 1 if number + 1 < len(ASKS) else ConversationHandler.END

        return MessageHandler(filters.TEXT, taken) if ASKS[number] == "noticed" else CallbackQueryHandler(taken)

    async def _begin(self, update: Update, context: Context) -> int:
        context.user_data.clear()
        await self._reply(update)
        return 0

    async def _reply(self, update: Update) -> None:
        if self._sends:
            await self._app.bot.send_message(update.effective_chat.id, "How much can you rely on them today?")

    async def answer(self, update: dict[str, Any]) -> None:
        await self._app.process_update(Update.de_json(update, self._app.bot))
        await self._app.update_persistence()

    def other_cpu(self) -> float:
        return 0.0

    async def close(self) -> dict[str, object]:
        with self._file.open("rb") as file:
            assert pickle.load(file)["user_data"], "nothing was written"
        return {}


async def main(said: dict[str, Any]) -> dict[str, object]:
    """Durable answers with these loads."""
    with tempfile.TemporaryDirectory(dir=said["folder"]) as folder:
        return await measure(Peer(Path(folder), said["sends"]), said["loads"], said["seconds"])


if __name__ == "__main__":
    run(main)
