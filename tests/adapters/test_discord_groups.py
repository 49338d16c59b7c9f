"""Discord's servers: which channels only the two and the companion can read, and what is heard and told there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import discord
import pytest
from discord.http import Route

from adapters.discord.incoming import GROUP
from adapters.discord.outgoing import DiscordChannel
from adapters.discord.run import Gateway
from core.errors import Unreachable
from core.ports import Incoming, Limits, Outgoing, UpdateKind
from tests.adapters.test_discord import wording
from tests.fakes.discord import FakeDiscord, Person, Place, Server
from tests.fakes.discord.wire import MANAGE_THREADS, until


@dataclass
class House:
    """The stand-in with a server of five, a channel of it for two, and a channel adapter that is logged in."""

    fake: FakeDiscord
    channel: DiscordChannel
    ana: Person
    ben: Person
    carl: Person
    server: Server
    room: Place
    heard: list[Incoming] = field(default_factory=list)

    async def alone(self, place: Place | None = None) -> bool:
        return await self.channel.are_alone(at(place or self.room), [self.ana.id, self.ben.id])


def at(place: Place) -> str:
    return f"{GROUP}{place.id}"


def moved_in(fake: FakeDiscord) -> House:
    ana, ben, carl, dora = (fake.user(name) for name in ("ana", "ben", "carl", "dora"))
    server = fake.server(ana, ben, carl, dora)
    return House(fake, DiscordChannel(Limits()), ana, ben, carl, server, server.channel(ana, ben))


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with FakeDiscord() as fake:
        house = moved_in(fake)
        Route.BASE = fake.url
        client = house.channel.client = discord.Client(intents=discord.Intents.none())
        await client.login(fake.token)
        yield house
        await client.close()
        assert fake.violations == []


@pytest.fixture
async def served(house: House) -> AsyncIterator[House]:
    """The same, with the gateway connected."""

    async def receive(arrivals: list[Incoming]) -> None:
        house.heard += arrivals

    assert house.channel.client is not None
    gateway = Gateway(house.fake.token, house.channel, receive, wording(), house.fake.url, house.fake.socket_url)
    client, running = house.channel.client, asyncio.create_task(gateway.run())
    await house.fake.connected()
    while house.channel.client is client or house.channel.client is None or not house.channel.client.is_ready():
        await asyncio.sleep(0.01)
    yield house
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await gateway.stop()


async def next_heard(house: House) -> Incoming:
    await until(lambda: house.heard or None, "something heard")
    return house.heard.pop(0)


# -- who can read along ----------------------------------------------------------------------------------------


async def test_a_channel_that_only_the_two_can_open_is_theirs(house: House) -> None:
    assert await house.alone()


async def test_in_a_server_of_three_any_channel_is_theirs() -> None:
    async with FakeDiscord() as fake:
        house = moved_in(fake)
        Route.BASE = fake.url
        client = house.channel.client = discord.Client(intents=discord.Intents.none())
        await client.login(fake.token)
        three = fake.server(house.ana, house.ben)
        assert await house.alone(three.channel())
        three.add(house.carl)
        assert not await house.alone(three.channel())
        await client.close()


async def test_a_channel_that_everybody_sees_is_not(house: House) -> None:
    assert not await house.alone(house.server.channel())


async def test_one_more_who_is_let_in_is_one_too_many(house: House) -> None:
    await house.room.allow(house.carl)
    assert not await house.alone()
    await house.room.deny(house.carl)
    assert await house.alone()


async def test_a_role_that_is_let_in_could_be_anybodys(house: House) -> None:
    house.room.allowed_roles.append(house.server.role("friends"))
    assert not await house.alone()


async def test_where_there_may_be_an_administrator_nothing_is_private(house: House) -> None:
    house.server.role("moderators", administrator=True)
    assert not await house.alone()


async def test_an_owner_who_is_somebody_else_sees_everything(house: House) -> None:
    house.server.people.insert(0, house.carl)
    assert not await house.alone()


async def test_a_partner_who_left_the_server_is_not_there(house: House) -> None:
    house.server.remove(house.ben)
    assert not await house.alone()


async def test_a_private_thread_with_the_two_in_it_is_theirs(house: House) -> None:
    thread = house.server.channel().thread(house.ana, house.ben)
    assert await house.alone(thread)
    await thread.allow(house.carl)
    assert not await house.alone(thread)
    await thread.deny(house.carl)
    await thread.deny(house.ben)
    assert not await house.alone(thread)
    await thread.allow(house.carl)
    assert not await house.alone(thread), "two are in it, but not these"


async def test_a_thread_is_not_private_where_a_role_may_look_into_all(house: House) -> None:
    thread = house.server.channel().thread(house.ana, house.ben)
    house.server.role("keepers", permissions=MANAGE_THREADS)
    assert not await house.alone(thread)


async def test_a_channel_that_is_gone_and_a_server_that_turned_it_out_cannot_be_reached(house: House) -> None:
    await house.server.remove_bot()
    with pytest.raises(Unreachable):
        await house.alone()
    with pytest.raises(Unreachable):
        await house.channel.send(at(house.room), Outgoing("Hi", nonce="n"))
    house.server.bot = True
    await house.room.delete()
    with pytest.raises(Unreachable):
        await house.alone()


# -- what is heard and told there ------------------------------------------------------------------------------


async def test_a_post_stands_in_the_channel_with_its_buttons(house: House) -> None:
    await house.channel.send(at(house.room), Outgoing("Ben speaks now.", (("g2/said", "I have said it"),), nonce="n"))
    (shown,) = house.room.screen
    assert (shown.text, shown.buttons) == ("Ben speaks now.", [("g2/said", "I have said it")])
    assert house.channel.is_group(at(house.room))
    assert not house.channel.is_group(house.ana.id)


async def test_a_press_there_is_heard_with_the_place_and_answered_to_that_person_alone(served: House) -> None:
    await served.channel.send(at(served.room), Outgoing("?", (("g2/said", "I have said it"),), nonce="n"))
    id = await served.room[served.ben].taps("I have said it")
    found = await next_heard(served)
    assert (found.heard, found.text, found.group) == (UpdateKind.TAP, "g2/said", at(served.room))
    assert (found.user, found.address, found.token) == (served.ben.id, served.ben.id, id)
    await served.channel.answer_privately(found.token, "This one is *not* for you just now.")
    assert await served.room[served.ben].hears("for you just now") == r"This one is \*not\* for you just now."
    assert len(served.room.screen) == 1
    await served.channel.answer_privately(found.token, "once more")
    await served.channel.answer_privately("unknown", "nothing")


async def test_a_command_that_means_the_group_is_heard_with_the_place(served: House) -> None:
    await served.room[served.ana].runs("talk")
    found = await next_heard(served)
    assert (found.heard, found.command, found.group) == (UpdateKind.COMMAND, "talk", at(served.room))
    assert served.room.screen == []
    await served.room[served.ana].hears("I heard you")


async def test_a_private_command_there_shows_nothing_to_others(served: House) -> None:
    await served.room[served.ana].runs("chart")
    found = await next_heard(served)
    assert (found.command, found.address) == ("chart", served.ana.id)
    await served.room[served.ana].hears("where only you can read it")
    assert served.room.screen == []


async def test_words_are_heard_only_where_the_companion_is_called(served: House) -> None:
    await served.room[served.ana].says("I am so angry with you")
    await served.room[served.ana].mentions("stop here")
    found = await next_heard(served)
    assert (found.heard, found.text, found.group) == (UpdateKind.TEXT, "stop here", at(served.room))
    assert served.heard == []


async def test_a_channel_that_changes_or_goes_is_heard_without_anybodys_name(served: House) -> None:
    await served.room.allow(served.carl)
    found = await next_heard(served)
    assert (found.heard, found.group, found.user) == (UpdateKind.OTHERS, at(served.room), "")
    await served.room.delete()
    found = await next_heard(served)
    assert (found.heard, found.group, found.user) == (UpdateKind.TURNED_OUT, at(served.room), "")


async def test_a_server_that_turns_the_companion_out_ends_each_of_its_channels(served: House) -> None:
    await served.server.remove_bot()
    found = await next_heard(served)
    assert (found.heard, found.group) == (UpdateKind.TURNED_OUT, at(served.room))


async def test_only_the_intents_that_are_needed_are_asked_for(served: House) -> None:
    assert served.channel.client is not None
    intents = served.channel.client.intents
    assert not any((intents.message_content, intents.members, intents.presences))
