"""Every way to write to people there is, each with a reader's screen and the ways in which it can fail."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from discord.http import Route

from adapters.discord.outgoing import DiscordChannel
from adapters.discord.run import create_bot
from adapters.discord.written import QUOTE
from adapters.local.phones import LocalChannel
from adapters.memory.channel import MemoryChannel
from adapters.telegram.outgoing import TelegramChannel
from adapters.telegram.run import make_bot
from core.ports import Channel, Limits
from tests.adapters.test_discord import wording
from tests.fakes.discord import FakeDiscord, too_many
from tests.fakes.discord.rest import error
from tests.fakes.telegram import FakeTelegram
from tests.journeys.discord import plain

TOKEN = "123456:stand-in-token-of-no-worth-000000000"


@dataclass(frozen=True)
class Seen:
    """A message as its reader sees it."""

    text: str
    buttons: tuple[str, ...]


@dataclass
class Reader:
    """A channel and somebody at the other end.

    `set_off`: what of the last message is shown as somebody's words. `faults`: by name, makes the next call fail so.
    """

    channel: Channel
    address: str
    screen: Callable[[], list[Seen]]
    set_off: Callable[[], str]
    faults: dict[str, Callable[[], object]] = field(default_factory=dict)


@asynccontextmanager
async def memory() -> AsyncIterator[Reader]:
    channel = MemoryChannel()

    def screen() -> list[Seen]:
        shown = (message for _, message in channel.sent.get("ana", []))
        return [Seen(m.text, tuple(label for _, label in m.buttons)) for m in shown]

    def set_off() -> str:
        message = channel.sent["ana"][-1][1]
        return _cut(message.text, message.quotes)

    yield Reader(channel, "ana", screen, set_off, {"blocked": lambda: channel.unreachable.add("ana")})


@asynccontextmanager
async def local() -> AsyncIterator[Reader]:
    channel = LocalChannel()

    def screen() -> list[Seen]:
        return [Seen(m.text, tuple(label for _, label in m.buttons)) for m in channel.screens["ana"]]

    def set_off() -> str:
        message = channel.screens["ana"][-1]
        return _cut(message.text, message.quotes)

    yield Reader(channel, "ana", screen, set_off)


@asynccontextmanager
async def telegram() -> AsyncIterator[Reader]:
    fake = FakeTelegram(TOKEN)
    await fake.start()
    bot = make_bot(TOKEN, fake.base_url, None)
    await bot.initialize()
    ana = fake.user("Ana", 77)
    await ana.start()

    def screen() -> list[Seen]:
        return [Seen(one.text, tuple(one.buttons)) for one in ana.screen if one.from_bot]

    def set_off() -> str:
        params = fake.called("sendMessage")[-1].params
        return _cut(params["text"], [(each["offset"], each["length"]) for each in params.get("entities", ())])

    def each(fault: Callable[[str], object]) -> Callable[[], object]:
        return lambda: [fault(method) for method in ("sendMessage", "editMessageText")]

    faults = {
        "too many": each(lambda method: fake.fail(method, 429, retry_after=3)),
        "blocked": each(lambda method: fake.fail(method, 403, description="Forbidden: bot was blocked by the user")),
        "refused": each(lambda method: fake.fail(method, 400, description="Bad Request: no such thing")),
        "server": each(lambda method: fake.fail(method, 500)),
        "lost": each(fake.lose_answer),
    }
    yield Reader(TelegramChannel(bot), "77", screen, set_off, faults)
    await bot.shutdown()
    await fake.stop()


@asynccontextmanager
async def on_discord() -> AsyncIterator[Reader]:
    async with FakeDiscord() as fake:
        Route.BASE = fake.url
        channel, client = DiscordChannel(Limits()), create_bot(_nobody, wording())
        channel.client = client
        await client.login(fake.token)
        ana = fake.user("ana")

        def screen() -> list[Seen]:
            return [Seen(plain(m.text), tuple(label for _, label in m.buttons)) for m in ana.screen]

        def set_off() -> str:
            lines = (line for line in ana.screen[-1].text.split("\n") if line.startswith(QUOTE))
            return plain("\n".join(lines))

        def once(answer: Callable[[], aiohttp.web.Response | str], times: int = 1) -> Callable[[], object]:
            left = iter(range(times))
            return lambda: fake.faults.append(lambda method, path: _next(answer, left) if "/messages" in path else None)

        faults = {
            "too many": once(lambda: too_many(300)),
            "blocked": once(lambda: error(403, 50007, "Cannot send messages to this user")),
            "refused": once(lambda: error(400, 50035, "Invalid Form Body")),
            "server": once(lambda: error(503, 0, "upstream"), 9),
            "lost": once(lambda: "lost"),
        }
        yield Reader(channel, ana.id, screen, set_off, faults)
        await client.close()
        assert fake.violations == []


def _next(answer: Callable[[], aiohttp.web.Response | str], left: object) -> aiohttp.web.Response | str | None:
    return answer() if next(left, None) is not None else None  # type: ignore[call-overload]


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """What stands in these spans, which are counted in UTF-16 code units."""
    raw = text.encode("utf-16-le")
    return "\n".join(raw[2 * at : 2 * (at + length)].decode("utf-16-le") for at, length in spans)


async def _nobody(incoming: object) -> None:
    """Nothing is written to the companion here."""


CHANNELS = {"memory": memory, "local": local, "telegram": telegram, "discord": on_discord}
