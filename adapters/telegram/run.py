"""Telegram at work: long polling into the durable inbox.

The library's own updater confirms updates before they are handled and ends for good on one 401; this loop asks for
the next batch only after the last one is stored, and never ends by itself (deploy/decisions/0001).
"""

from __future__ import annotations

import asyncio
import time
import warnings
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import structlog
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, Update
from telegram.error import Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import HTTPXRequest
from telegram.warnings import PTBUserWarning

from adapters.telegram.incoming import ALLOWED, GROUPS, translate
from adapters.telegram.outgoing import waiting_time
from core.errors import BadSettings
from core.ports import Incoming

log = structlog.get_logger("telegram")

SetAside = Callable[[str, Exception], None]
"""Told of an update, by its id, that cannot be taken."""

MOST_WAIT = 30.0


def make_bot(token: str, api_url: str, file_url: str | None) -> Bot:
    """A bot that has not talked to anybody yet. Polling and sending have connections of their own."""
    return Bot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{file_url or api_url + '/file'}/bot",
        request=HTTPXRequest(connection_pool_size=64, read_timeout=15, connect_timeout=10, pool_timeout=10),
        get_updates_request=HTTPXRequest(connection_pool_size=2, connect_timeout=10),
    )


async def check(bot: Bot) -> None:
    """Raises BadSettings for a token the platform does not know; an outage says nothing about it."""
    try:
        await bot.initialize()
    except (InvalidToken, Forbidden):
        raise BadSettings("Telegram does not accept KINTSUGI_TELEGRAM_TOKEN. Copy it again from @BotFather.") from None
    except TelegramError as fault:
        log.warning("telegram_not_reached", fault=type(fault).__name__)


@dataclass(slots=True)
class Poller:
    """Brings updates in. `receive` must have stored them durably when it returns; `set_aside` hears of each update that
    cannot be translated, behind which nobody waits. `descriptions`: of the commands, in the order in which they are
    listed; `in_groups`: which of them are listed there."""

    bot: Bot
    receive: Callable[[list[Incoming]], Awaitable[None]]
    descriptions: dict[str, str]
    poll_seconds: int = 30
    greeted: Callable[[], None] = lambda: None
    in_groups: tuple[str, ...] = ()
    set_aside: SetAside = lambda update, fault: None
    last_poll: float = field(default_factory=time.monotonic)
    _small: set[asyncio.Task[None]] = field(default_factory=set)

    async def start(self) -> None:
        """Say hello to the platform, however long that takes."""
        wait = 1.0
        while True:
            try:
                await self.bot.initialize()
                break
            except TelegramError as fault:
                log.warning("telegram_not_reached", fault=type(fault).__name__, wait_seconds=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, MOST_WAIT)
        self.greeted()
        self._aside(self._announce())

    async def serve(self) -> None:
        """Say hello, then poll until cancelled."""
        await self.start()
        log.info("telegram_serving")
        await self.run()

    async def run(self) -> None:
        """Poll until cancelled."""
        offset, wait = None, 0.5
        while True:
            try:
                updates, following = await self._ask(offset)
                await self.receive([found for update in updates if (found := self._taken(update)) is not None])
            except (TelegramError, Exception) as fault:
                log.warning("poll_failed", fault=type(fault).__name__, wait_seconds=wait)
                await asyncio.sleep(_advice(fault, wait))
                wait = min(wait * 2, MOST_WAIT)
                continue
            wait, self.last_poll, offset = 0.5, time.monotonic(), following
            for update in updates:
                if update.callback_query is not None and not _in_a_group(update):
                    self._aside(self._answer(update.callback_query.id))

    async def _ask(self, offset: int | None) -> tuple[Sequence[Update], int | None]:
        """What came, and from where on to ask the next time."""
        try:
            updates = await self.bot.get_updates(
                offset=offset, timeout=self.poll_seconds, allowed_updates=ALLOWED, read_timeout=10
            )
        except TelegramError:
            raise
        except Exception:  # the library gives none when it cannot read one of them
            return await self._ask_for_each(offset)
        return updates, updates[-1].update_id + 1 if updates else offset

    async def _ask_for_each(self, offset: int | None) -> tuple[Sequence[Update], int | None]:
        """The same, each update read for itself."""
        asked = {"timeout": 0, "allowed_updates": ALLOWED} | ({} if offset is None else {"offset": offset})
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PTBUserWarning)  # which says that there is `get_updates`
            brought = await self.bot.do_api_request("getUpdates", asked, read_timeout=10)
        found: list[Update] = []
        for raw in brought:
            offset = int(raw["update_id"]) + 1
            try:
                found.append(Update.de_json(raw, self.bot))
            except Exception as fault:  # one update: the poll goes on past it
                self.set_aside(str(raw["update_id"]), fault)
        return found, offset

    def _taken(self, update: Update) -> Incoming | None:
        try:
            return translate(update, self.bot.bot)
        except Exception as fault:  # one update: the poll goes on past it
            self.set_aside(str(update.update_id), fault)
            return None

    def _aside(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._small.add(task)
        task.add_done_callback(self._small.discard)

    async def _answer(self, query: str) -> None:
        """End the little wheel on the button. Only a courtesy: the press itself is stored already."""
        try:
            await self.bot.answer_callback_query(query)
        except TelegramError:
            return

    async def _announce(self) -> None:
        try:
            await self.bot.set_my_commands([BotCommand(name, told) for name, told in self.descriptions.items()])
            there = [BotCommand(name, self.descriptions[name]) for name in self.in_groups]
            await self.bot.set_my_commands(there, BotCommandScopeAllGroupChats())
        except TelegramError as fault:
            log.warning("commands_not_set", fault=type(fault).__name__)

    async def stop(self) -> None:
        """End what is still being answered."""
        for task in list(self._small):
            task.cancel()
        try:
            await self.bot.shutdown()
        except (TelegramError, RuntimeError):
            return


def _in_a_group(update: Update) -> bool:
    """A press there is answered with what it came to: see `TelegramChannel.whisper`."""
    chat = update.effective_chat
    return chat is not None and chat.type in GROUPS


def _advice(fault: Exception, wait: float) -> float:
    if isinstance(fault, RetryAfter):
        return waiting_time(fault).total_seconds()
    if isinstance(fault, Conflict | InvalidToken | Forbidden):
        return max(wait, 5.0)
    return wait if isinstance(fault, TimedOut | NetworkError) else max(wait, 1.0)
