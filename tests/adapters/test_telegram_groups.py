"""Telegram groups: what is heard there and what is not, who is there, and what one person alone is told."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Update, User

from adapters.telegram.incoming import translate
from adapters.telegram.outgoing import TelegramChannel, keyboard
from adapters.telegram.run import make_bot
from core.errors import Elsewhere, Unreachable
from core.ports import Incoming, Outgoing, UpdateKind
from tests.fakes.telegram import FakeTelegram, Group, Person

TOKEN = "123456:stand-in-token-of-no-worth-000000000"
HI = Outgoing("Hi")


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(TOKEN)
    await fake.start()
    yield fake
    await fake.stop()
    fake.assert_clean()


@pytest.fixture
async def channel(fake: FakeTelegram) -> AsyncIterator[TelegramChannel]:
    bot = make_bot(TOKEN, fake.base_url, None)
    await bot.initialize()
    yield TelegramChannel(bot)
    await bot.shutdown()


@pytest.fixture
def ana(fake: FakeTelegram) -> Person:
    return fake.user("Ana", 77, language="de")


@pytest.fixture
def ben(fake: FakeTelegram) -> Person:
    return fake.user("Ben", 78)


@pytest.fixture
def group(fake: FakeTelegram, ana: Person, ben: Person) -> Group:
    """The companion was just brought in, and has heard so."""
    group = fake.group(ana, ben)
    fake.unconfirmed.clear()
    return group


def heard(fake: FakeTelegram, channel: TelegramChannel) -> list[Incoming]:
    """What waits for the bot, translated; then nothing waits."""
    updates = [Update.de_json(update) for update in fake.unconfirmed]
    fake.unconfirmed.clear()
    return [found for update in updates if (found := translate(update, channel._bot.bot)) is not None]


async def one(fake: FakeTelegram, channel: TelegramChannel) -> Incoming:
    (found,) = heard(fake, channel)
    return found


async def test_being_brought_in_is_heard_once(fake: FakeTelegram, channel: TelegramChannel, ana: Person) -> None:
    group = fake.group(ana)
    found = [each for each in heard(fake, channel) if each.heard is UpdateKind.BROUGHT]
    assert [(each.group, each.user, each.address) for each in found] == [(str(group.id), "77", "77")]


async def test_a_command_is_heard_with_the_group_and_answered_at_the_persons_own_address(
    fake: FakeTelegram, channel: TelegramChannel, group: Group, ana: Person
) -> None:
    for typed in ("/promises", "/promises@kintsugi_test_bot"):
        await group[ana].say(typed)
        found = await one(fake, channel)
        assert (found.heard, found.command, found.group) == (UpdateKind.COMMAND, "promises", str(group.id))
        assert (found.user, found.address, found.locale) == ("77", "77", "de")


async def test_what_the_link_that_brings_it_in_sends_asks_for_the_group(
    fake: FakeTelegram, channel: TelegramChannel, group: Group, ana: Person
) -> None:
    await group[ana].say("/start@kintsugi_test_bot join")
    found = await one(fake, channel)
    assert (found.heard, found.command, found.text) == (UpdateKind.COMMAND, "group", "")


async def test_a_press_is_heard_with_what_is_needed_to_answer_it_alone(
    fake: FakeTelegram, channel: TelegramChannel, group: Group, ben: Person
) -> None:
    await channel._bot.send_message(group.id, "?", reply_markup=keyboard((("g3/said", "I have said it"),)))
    query = await group[ben].press("I have said it")
    found = await one(fake, channel)
    assert (found.heard, found.text, found.group, found.token) == (UpdateKind.TAP, "g3/said", str(group.id), query.id)
    await channel.answer_privately(found.token, "This one is not for you just now.")
    assert query.answer is not None
    assert (query.answer["text"], query.answer["show_alert"]) == ("This one is not for you just now.", True)


async def test_a_press_that_is_answered_with_nothing_ends_quietly_and_one_too_old_hurts_nobody(
    fake: FakeTelegram, channel: TelegramChannel, group: Group, ben: Person
) -> None:
    await channel._bot.send_message(group.id, "?", reply_markup=keyboard((("g3/said", "I have said it"),)))
    query = await group[ben].press("I have said it")
    await channel.answer_privately(query.id, "")
    assert query.answer is not None
    assert not query.answer.get("text")
    await channel.answer_privately("0", "There is no such press.")


async def test_words_to_the_companion_are_heard_without_its_name(
    fake: FakeTelegram, channel: TelegramChannel, group: Group, ana: Person
) -> None:
    await channel._bot.send_message(group.id, "Ben speaks now.")
    await group[ana].say("@kintsugi_test_bot stop here")
    assert (await one(fake, channel)).text == "stop here"
    shown = group.screen[-2]
    await group[ana].say("pass", reply_to=shown)
    found = await one(fake, channel)
    assert (found.heard, found.text) == (UpdateKind.TEXT, "pass")


@pytest.mark.parametrize(
    "content",
    [
        {"text": "I am so angry with you"},
        {"text": "/status@another_bot"},
        {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]},
        {"text": "hello", "reply_to_message": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group"}}},
    ],
)
async def test_what_they_say_to_each_other_is_not_heard_whatever_the_platform_brings(
    channel: TelegramChannel, content: dict[str, object]
) -> None:
    """As an administrator a bot gets everything."""
    sender = {"id": 77, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": 2, "date": 1, "chat": {"id": -5, "type": "supergroup", "title": "Us"}, "from": sender}
    assert translate(Update.de_json({"update_id": 1, "message": message | content}), channel._bot.bot) is None
    assert translate(Update.de_json({"update_id": 1, "edited_message": message | content}), channel._bot.bot) is None


def test_without_knowing_its_own_name_it_hears_commands_only() -> None:
    sender = {"id": 77, "is_bot": False, "first_name": "Ana"}
    message = {"message_id": 2, "date": 1, "chat": {"id": -5, "type": "group", "title": "Us"}, "from": sender}
    said = {**message, "text": "@ stop"}
    assert translate(Update.de_json({"update_id": 1, "message": said}), User(1, "bot", is_bot=True)) is None


async def test_comings_goings_and_being_taken_out_are_heard(
    fake: FakeTelegram, channel: TelegramChannel, group: Group
) -> None:
    carl = fake.user("Carl")
    await group.join(carl)
    await group.leave(carl)
    assert [each.heard for each in heard(fake, channel)] == [UpdateKind.OTHERS, UpdateKind.OTHERS]
    await group.kick_bot()
    assert [each.heard for each in heard(fake, channel)] == [UpdateKind.TURNED_OUT]


async def test_a_group_that_becomes_a_supergroup_tells_its_new_address(
    fake: FakeTelegram, channel: TelegramChannel, group: Group
) -> None:
    old = group.id
    new = await group.migrate()
    found = [each for each in heard(fake, channel) if each.heard is UpdateKind.MOVED]
    assert [(each.group, each.text) for each in found] == [(str(old), str(new))]
    with pytest.raises(Elsewhere) as caught:
        await channel.send(str(old), HI)
    assert caught.value.address == str(new)
    with pytest.raises(Elsewhere):
        await channel.are_alone(str(old), ["77", "78"])


async def test_the_two_are_alone_only_when_exactly_they_are_there(
    fake: FakeTelegram, channel: TelegramChannel, group: Group, ben: Person
) -> None:
    two, here = ["77", "78"], str(group.id)
    assert await channel.are_alone(here, two)
    carl = fake.user("Carl")
    await group.join(carl)
    assert not await channel.are_alone(here, two)
    await group.leave(ben)
    assert not await channel.are_alone(here, two), "three are there, but not these two"
    await group.leave(carl)
    assert not await channel.are_alone(here, two)
    await group.join(ben)
    assert await channel.are_alone(here, two)


async def test_a_group_that_turned_the_companion_out_cannot_be_reached(
    fake: FakeTelegram, channel: TelegramChannel, group: Group
) -> None:
    await group.kick_bot()
    with pytest.raises(Unreachable):
        await channel.send(str(group.id), HI)
    with pytest.raises(Unreachable):
        await channel.are_alone(str(group.id), ["77", "78"])


def test_a_group_is_told_from_a_person_by_its_address() -> None:
    channel = TelegramChannel(make_bot(TOKEN, "http://127.0.0.1:9", None))
    assert channel.is_group("-100123")
    assert not channel.is_group("77")
