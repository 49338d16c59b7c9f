"""The companion on Discord: a real client over real HTTP and WebSocket to a stand-in, with the real house behind it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from aiohttp import web

from adapters.discord import incoming, missed, run
from adapters.discord.commands import Wording, wording_of
from adapters.discord.outgoing import DiscordChannel
from adapters.discord.run import Gateway, check
from adapters.memory.store import MemoryStore
from adapters.texts.catalogue import Catalogue
from bot.wiring import House, furnish
from core.errors import BadSettings, TooMany
from core.journey import STORY
from core.journey.menu import listed
from core.ports import Incoming, Limits, Outgoing
from tests.fakes.discord import FakeDiscord, Person, Shown, too_many
from tests.fakes.discord.wire import until

COMMANDS = listed(STORY)
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@dataclass
class Served:
    fake: FakeDiscord
    house: House
    gateway: Gateway


def wording() -> Wording:
    made = wording_of(Catalogue(), ["en"], COMMANDS)
    return replace(made, names={"promise": {"de": "versprechen"}})


@asynccontextmanager
async def serving(fake: FakeDiscord) -> AsyncIterator[Served]:
    channel = DiscordChannel(Limits())
    house = furnish(MemoryStore(), {"discord": channel}, None)
    receive, known = house.companion.receive, house.known("discord")
    aside = house.set_aside("discord")
    gateway = Gateway(fake.token, channel, receive, wording(), fake.url, fake.socket_url, known, aside)
    running = await house.open()
    connected = asyncio.create_task(gateway.run())
    await fake.connected()
    try:
        yield Served(fake, house, gateway)
    finally:
        connected.cancel()
        await asyncio.gather(connected, return_exceptions=True)
        await gateway.stop()
        await house.close(running)


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    async with FakeDiscord() as fake, serving(fake) as found:
        yield found
        assert fake.violations == []


@pytest.fixture
def ana(served: Served) -> Person:
    return served.fake.user("ana")


async def test_a_first_hello_is_answered_and_buttons_go_on(ana: Person) -> None:
    await ana.says("hello")
    await ana.sees("What brings you here?")
    await ana.taps("I was hurt")
    await ana.sees("Are you 18 or older")
    await ana.taps("Yes, both")
    await ana.sees("Tell me what happened")
    first = next(shown for shown in ana.screen if "What brings you here?" in shown.text)
    await until(
        lambda: True if "→ I was hurt" in first.text and not first.buttons else None, "the choice is noted", ana
    )


async def test_every_press_is_answered_within_three_seconds_and_once(served: Served, ana: Person) -> None:
    await ana.says("hello")
    await ana.sees("What brings you here?")
    id = await ana.taps("I was hurt")
    await until(lambda: served.fake.answers.get(id), "an answer", ana)
    assert [answer["type"] for answer in served.fake.answers[id]] == [6]


async def test_a_button_of_before_a_restart_still_works(ana: Person, served: Served) -> None:
    await ana.says("hello")
    await ana.sees("What brings you here?")
    await served.gateway.stop()
    await until(lambda: True if served.fake.identified == 2 else None, "a fresh client", ana)
    await ana.taps("I was hurt")
    await ana.sees("Are you 18 or older")


async def is_ready(served: Served) -> None:
    """The library calls itself ready when it has waited some two seconds for servers."""
    bot = served.gateway._bot
    assert bot is not None
    await asyncio.wait_for(bot.wait_until_ready(), 5)


async def test_a_connection_that_is_ended_before_it_was_ready_leaves_no_fault_behind() -> None:
    faults: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: faults.append(context))
    async with FakeDiscord() as fake, serving(fake):
        await fake.connected()
    await asyncio.sleep(2.5)
    gc.collect()
    assert faults == []


@pytest.mark.parametrize("said_before", [1, 120])
async def test_what_was_written_while_nobody_listened_is_brought_in_however_much_was_said_before(
    served: Served, ana: Person, said_before: int
) -> None:
    await ana.says("hello")
    await ana.sees("What brings you here?")
    await is_ready(served)
    for number in range(said_before):
        ana.place.screen.append(Shown(served.fake.snowflake(), f"{number}", []))
    await served.gateway.stop()
    await ana.says("/help")
    await until(lambda: True if served.fake.identified == 2 else None, "a fresh client", ana)
    await ana.sees("/status: where you are, and what is open")
    assert len([shown for shown in ana.screen if "/status: where you are, and what is open" in shown.text]) == 1


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that says so cannot be translated, nor a press of a button that does."""

    def of_message(message: Any, me: int | None = None) -> Incoming | None:
        if message.content == "poison":
            raise KeyError("poison")
        return incoming.of_message(message, me)

    def of_interaction(interaction: Any) -> Incoming | None:
        raise KeyError("poison")

    monkeypatch.setattr(run, "of_message", of_message)
    monkeypatch.setattr(missed, "of_message", of_message)
    monkeypatch.setattr(run, "of_interaction", of_interaction)


def set_aside(served: Served) -> int:
    return served.house.companion.handler.counters.counts.get("discord_updates_set_aside", 0)


@pytest.mark.usefixtures("poison")
async def test_an_update_that_cannot_be_translated_is_set_aside_and_what_is_behind_it_is_answered(
    served: Served, ana: Person
) -> None:
    await ana.says("hello")
    await ana.sees("What brings you here?")
    await ana.says("poison")
    id = await ana.taps("I was hurt")
    await until(lambda: served.fake.answers.get(id), "an answer that ends the little wheel", ana)
    await ana.says("/help")
    await ana.sees("/status: where you are, and what is open")
    assert set_aside(served) == 2


@pytest.mark.usefixtures("poison")
async def test_one_message_that_cannot_be_translated_costs_nobody_what_was_missed(served: Served, ana: Person) -> None:
    ben = served.fake.user("ben")
    for who in (ana, ben):
        await who.says("hello")
        await who.sees("What brings you here?")
    await is_ready(served)
    await served.gateway.stop()
    await ana.says("poison")
    await ana.says("/help")
    await ben.says("/help")
    await until(lambda: True if served.fake.identified == 2 else None, "a fresh client", ana)
    for who in (ana, ben):
        await who.sees("/status: where you are, and what is open")
    assert set_aside(served) == 1


async def test_one_person_whose_chat_cannot_be_caught_up_with_costs_nobody_else_what_was_missed(
    monkeypatch: pytest.MonkeyPatch, served: Served, ana: Person
) -> None:
    ben = served.fake.user("ben")
    for who in (ana, ben):
        await who.says("hello")
        await who.sees("What brings you here?")
    await is_ready(served)
    read, asked = missed._of, []

    async def of(client: Any, account: int, *rest: Any) -> None:
        asked.append(account)
        if len(asked) == 1:
            raise KeyError("the first one")
        await read(client, account, *rest)

    monkeypatch.setattr(missed, "_of", of)
    await served.gateway.stop()
    await ana.says("/help")  # she is the second: Ben was heard from last
    await until(lambda: True if served.fake.identified == 2 else None, "a fresh client", ana)
    await ana.sees("/status: where you are, and what is open")


async def test_what_was_erased_is_not_read_again_from_the_chat(served: Served, ana: Person) -> None:
    await ana.says("hello")
    await ana.sees("What brings you here?")
    await ana.says("I found the messages on a Tuesday.")
    await ana.says("/erase")
    await ana.can_tap("Erase everything")
    await ana.taps("Erase everything")
    await ana.sees("It is gone")
    await is_ready(served)
    shown = len(ana.screen)
    await served.gateway.stop()
    await until(lambda: True if served.fake.identified == 2 else None, "a fresh client", ana)
    await is_ready(served)
    await asyncio.sleep(1)
    assert len(ana.screen) == shown


async def test_commands_are_told_to_discord_and_answered_in_the_private_room(served: Served, ana: Person) -> None:
    assert {command["name"] for command in served.fake.commands} == {command.name for command in COMMANDS}
    assert all(len(command["description"]) <= 100 for command in served.fake.commands)
    assert all(command["integration_types"] == [0, 1] for command in served.fake.commands)
    called = {command["name"]: command["name_localizations"] for command in served.fake.commands}
    assert (called["promise"], called["help"]) == ({"de": "versprechen"}, {})
    await ana.says("hello")
    await ana.sees("What brings you here?")
    id = await ana.runs("help")
    await ana.sees("/status: where you are, and what is open")
    await until(lambda: id if f"token-{id}" in served.fake.deleted else None, "the little wheel is gone", ana)


async def test_a_command_where_others_could_see_shows_nothing_of_what_was_asked(served: Served, ana: Person) -> None:
    id = await ana.runs("privacy", in_a_server=True)
    await ana.sees("What is stored")
    (answer,) = await until(lambda: served.fake.answers.get(id), "an answer", ana)
    assert answer["data"]["flags"] == 64, "for their eyes only"
    assert answer["data"]["content"] == "I answered you in our private chat, where only you can read it."


async def test_words_can_be_written_into_a_field_and_come_whole(ana: Person) -> None:
    await ana.says("hello")
    for label in ("I was hurt", "Yes, both", "Skip"):
        await ana.can_tap(label)
        await ana.taps(label)
    await ana.can_tap("Write here")
    await ana.taps("Write here")
    await until(lambda: ana.fields or None, "a field", ana)
    await ana.fills("Ana")
    await ana.sees("Would you like your partner to be part of this?")


async def test_a_lost_answer_of_discord_shows_a_message_once(served: Served, ana: Person) -> None:
    losses = iter(["lost", "lost"])
    served.fake.faults.append(
        lambda method, path: next(losses, None) if method == "POST" and "messages" in path else None
    )
    await ana.says("hello")
    await ana.sees("What brings you here?")
    await asyncio.sleep(1)
    assert sum("What brings you here?" in shown.text for shown in ana.screen) == 1


async def test_too_many_requests_delay_and_lose_nothing(served: Served, ana: Person) -> None:
    refusals = iter([too_many(0.2) for _ in range(3)])
    served.fake.faults.append(lambda method, path: next(refusals, None) if path.endswith("messages") else None)
    await ana.says("hello")
    await ana.sees("What brings you here?")


@pytest.mark.parametrize(
    ("answer", "everywhere"),
    [
        (lambda: too_many(0.01, "user"), False),
        (lambda: too_many(0.01, "shared"), False),
        (lambda: too_many(0.01, "global"), True),
        (lambda: web.Response(status=429, text="the wall before Discord", headers={"Retry-After": "2"}), True),
    ],
)
async def test_a_refusal_means_the_bot_as_a_whole_only_where_discord_says_so(
    served: Served, ana: Person, answer: Callable[[], web.Response], everywhere: bool
) -> None:
    served.fake.faults.append(lambda method, path: answer() if path.endswith("messages") else None)
    await until(lambda: served.gateway.channel.client, "a client")
    with pytest.raises(TooMany) as caught:
        await served.gateway.channel.send(ana.id, Outgoing("hello"))
    assert caught.value.everywhere is everywhere


async def test_who_blocks_the_companion_hears_nothing_until_they_write_again(served: Served, ana: Person) -> None:
    ana.blocked = True
    await ana.says("hello")
    await until(lambda: served.house.companion.handler.counters.counts.get("people_unreachable"), "unreachable", ana)
    ana.blocked = False
    await ana.says("hello again")
    await ana.sees("What brings you here?")


@pytest.mark.parametrize("trouble", ["reconnect", "invalid", "resumable", "dropped"])
async def test_a_gateway_in_trouble_is_connected_to_again(served: Served, ana: Person, trouble: str) -> None:
    fake, before = served.fake, served.fake.identified + served.fake.resumed
    await {
        "reconnect": fake.asks_to_reconnect,
        "invalid": lambda: fake.invalidates(resumable=False),
        "resumable": lambda: fake.invalidates(resumable=True),
        "dropped": fake.drop,
    }[trouble]()
    await until(lambda: True if fake.identified + fake.resumed > before else None, "a new session", ana)
    await fake.connected()
    await ana.says("hello")
    await ana.sees("What brings you here?")


async def test_a_token_that_is_revoked_is_tried_again_and_the_companion_goes_on(served: Served, ana: Person) -> None:
    fake, token = served.fake, served.fake.token
    fake.token = "another"
    await fake.drop(4004)
    await asyncio.sleep(0.5)
    fake.token = token
    await fake.connected()
    await ana.says("hello")
    await ana.sees("What brings you here?")


async def test_a_wrong_token_is_one_line_that_says_what_to_do() -> None:
    async with FakeDiscord() as fake:
        with pytest.raises(BadSettings, match="KINTSUGI_DISCORD_TOKEN") as caught:
            await check("MTIz.another.token", fake.url)
        assert "another" not in str(caught.value)
        await check(fake.token, fake.url)
