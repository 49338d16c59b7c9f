"""The stand-in for Telegram: its limits and wordings, whom a bot can write to, groups."""

from __future__ import annotations

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, MenuButtonCommands
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram_asked import keyboard, kinds, refused

# Who can be written to


async def test_nobody_is_written_to_who_never_started(bot: Bot, fake: FakeTelegram) -> None:
    ben = fake.user("Ben")
    with refused(Forbidden, "can't initiate conversation"):
        await bot.send_message(ben.id, "Hi")
    with refused(BadRequest, "chat not found"):
        await bot.send_message(1, "Hi")
    await ben.say("Hi bot")
    await bot.send_message(ben.id, "Hi")


async def test_blocking_and_coming_back(bot: Bot, ana: Person) -> None:
    await ana.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ana.id, "Hi")
    with pytest.raises(AssertionError, match="blocked"):
        await ana.say("Hi")
    await ana.start()
    gone, back, start = await bot.get_updates()
    assert gone.my_chat_member is not None
    assert back.my_chat_member is not None
    assert gone.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member.new_chat_member.status == "member"
    assert start.message is not None
    await bot.send_message(ana.id, "Welcome back")


async def test_a_deactivated_account(bot: Bot, ana: Person) -> None:
    await ana.deactivate()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(ana.id, "Hi")


# Limits and wordings


async def test_limits_of_text_and_buttons(bot: Bot, ana: Person) -> None:
    async def refused(text: str, markup: InlineKeyboardMarkup | None = None) -> str:
        with pytest.raises(BadRequest) as caught:
            await bot.send_message(ana.id, text, reply_markup=markup)
        return str(caught.value).lower()

    assert await refused(" \n ") == "message text is empty"
    assert await refused("x" * 4097) == "message is too long"
    assert await refused("🙂" * 2049) == "message is too long"
    await bot.send_message(ana.id, "x" * 4096)
    long = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="ä" * 32 + "x")]])
    assert await refused("x", long) == "button_data_invalid"
    assert await refused("x", keyboard(["a"] * 9)) == "reply markup is too long"
    assert await refused("x", keyboard(*[["a"]] * 101)) == "reply markup is too long"
    await bot.send_message(ana.id, "x", reply_markup=keyboard(*[["a"] * 8] * 12, ["a"] * 4))


async def test_an_edit_must_change_something(bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(ana.id, "One", reply_markup=keyboard(["Yes"]))
    with refused(BadRequest, "message is not modified: specified new message content"):
        await bot.edit_message_text(" One ", ana.id, sent.message_id, reply_markup=keyboard(["Yes"]))
    with refused(BadRequest, "message is not modified"):
        await bot.edit_message_reply_markup(ana.id, sent.message_id, reply_markup=keyboard(["Yes"]))
    await bot.edit_message_text("One", ana.id, sent.message_id)
    assert ana.buttons == []
    with refused(BadRequest, "message to edit not found"):
        await bot.edit_message_text("x", ana.id, 999)
    with refused(BadRequest, "message can't be edited"):
        await bot.edit_message_text("x", ana.id, ana.screen[0].id)


async def test_deleting(ana: Person, bot: Bot, fake: FakeTelegram) -> None:
    old, young = [await bot.send_message(ana.id, text) for text in ("old", "young")]
    await bot.delete_messages(ana.id, [young.message_id, 999])
    assert [shown.text for shown in ana.screen] == ["/start", "old"]
    assert [shown.text for shown in fake.sent_to(ana)] == ["old", "young"]
    with refused(BadRequest, "message to delete not found"):
        await bot.delete_message(ana.id, young.message_id)
    later = fake.world.now() + 49 * 3600
    fake.world.now = lambda: later
    with refused(BadRequest, "message can't be deleted"):
        await bot.delete_message(ana.id, old.message_id)


async def test_what_a_bot_says_about_itself(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    await bot.set_my_commands([BotCommand("help", "Help")])
    assert [command.command for command in await bot.get_my_commands()] == ["help"]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    with refused(BadRequest, "bot_command_invalid"):
        await bot.set_my_commands([BotCommand("Help", "Help")])
    await bot.set_my_description("A companion")
    await bot.set_my_short_description("Short")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    await bot.send_chat_action(ana.id, ChatAction.TYPING)
    assert (await bot.get_chat(ana.id)).first_name == "Ana"
    fake.assert_clean()


# Groups


async def test_privacy_mode(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    ben = fake.user("Ben")
    group = fake.group(ana, ben)
    added, created = await bot.get_updates()
    assert added.my_chat_member is not None
    assert added.my_chat_member.new_chat_member.status == "member"
    assert created.message is not None
    assert created.message.group_chat_created
    fake.unconfirmed.clear()
    await bot.send_message(group.id, "Hello both", reply_markup=keyboard(["Hi"]))
    hello = await group[ben].wait_for("Hello")
    for text in ("just us", "/status", "/status@other_bot", "/status@kintsugi_test_bot", "hey @kintsugi_test_bot"):
        await group[ana].say(text)
    await group[ben].say("an answer", reply_to=hello)
    await group[ben].press("Hi")
    heard = ["/status", "/status@kintsugi_test_bot", "hey @kintsugi_test_bot", "an answer", "callback_query"]
    assert await kinds(bot) == heard
    assert group.screen[-1].text == "an answer"


async def test_members_come_and_go(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    ben, eve = fake.user("Ben"), fake.user("Eve")
    group = fake.group(ana, ben)
    await group.join(eve)
    assert await bot.get_chat_member_count(group.id) == 4
    await group.kick(eve)
    await group.leave(ben)
    statuses = [(await bot.get_chat_member(group.id, each.id)).status for each in (ana, ben, eve)]
    assert statuses == ["creator", "left", "kicked"]
    with refused(BadRequest, "user not found"):
        await bot.get_chat_member(group.id, 1)
    with pytest.raises(AssertionError, match="Ben is not in"):
        await group[ben].say("hi")
    await group.kick_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "Hi")
    await group.add_bot()
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(group.id, "Hi")
    fake.assert_clean()


async def test_a_group_becomes_a_supergroup(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    group = fake.group(ana, fake.user("Ben"))
    fake.unconfirmed.clear()
    old = group.id
    new = await group.migrate()
    assert group.id == new != old
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(old, "Hi")
    assert caught.value.new_chat_id == new
    to, origin = await bot.get_updates()
    assert to.message is not None
    assert (to.message.chat.id, to.message.migrate_to_chat_id) == (old, new)
    assert origin.message is not None
    assert (origin.message.chat.id, origin.message.migrate_from_chat_id) == (new, old)
    await bot.send_message(new, "Here now")
    assert (await group[ana].wait_for("Here now")).chat_id == new
