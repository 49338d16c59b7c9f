"""The stand-in for Telegram, asked by the real client library: updates, screens, misuse."""

from __future__ import annotations

import asyncio
import struct
from pathlib import Path

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, Conflict, NetworkError, TelegramError

from tests.fakes.telegram import FakeTelegram, Person, spec
from tests.fakes.telegram_asked import keyboard, kinds, refused

# Tokens


async def test_a_wrong_token_is_unauthorized_and_a_malformed_one_not_found(fake: FakeTelegram) -> None:
    async with aiohttp.ClientSession(fake.base_url) as session:
        answers = [await session.get(f"/bot{token}/getMe") for token in ("1:" + "a" * 35, "nonsense")]
        assert [answer.status for answer in answers] == [401, 404]
        assert await answers[0].json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
        assert await answers[1].json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_a_good_token_knows_its_bot(bot: Bot, fake: FakeTelegram) -> None:
    assert bot.username == "kintsugi_test_bot"
    assert not bot.can_read_all_group_messages
    fake.assert_clean()


# Updates


async def test_start_carries_the_code_and_a_command_entity(bot: Bot, fake: FakeTelegram) -> None:
    await fake.user("Ana", 77, language="de").follow("https://t.me/kintsugi_test_bot?start=AB_c-1")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "/start AB_c-1"
    assert [(each.type, each.offset, each.length) for each in update.message.entities] == [("bot_command", 0, 6)]
    assert update.effective_user is not None
    assert (update.effective_user.id, update.effective_user.language_code) == (77, "de")


async def test_unconfirmed_updates_come_again_and_confirmed_ones_do_not(bot: Bot, ana: Person) -> None:
    await ana.say("one")
    await ana.say("two")
    first = await bot.get_updates()
    assert [update.update_id for update in await bot.get_updates()] == [update.update_id for update in first]
    assert first[1].update_id > first[0].update_id
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    assert [update.effective_message.text for update in rest if update.effective_message] == ["two"]
    assert await bot.get_updates(offset=rest[0].update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_a_long_poll_ends_when_something_arrives(bot: Bot, ana: Person) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=10, limit=1))
    await asyncio.sleep(0.1)
    assert not poll.done()
    await ana.say("here")
    (update,) = await asyncio.wait_for(poll, 2)
    assert update.message is not None


async def test_a_second_poll_ends_the_first(bot: Bot, ana: Person) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    second = asyncio.create_task(bot.get_updates(timeout=10))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await ana.say("hello")
    assert len(await second) == 1


async def test_a_webhook_forbids_polling(bot: Bot) -> None:
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == "https://example.org/hook"
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_allowed_updates_are_remembered(bot: Bot, ana: Person) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await ana.say("not wanted")
    assert await kinds(bot) == []
    await bot.get_updates(allowed_updates=["message"])
    await ana.say("wanted")
    assert await kinds(bot) == ["wanted"]


async def test_updates_outlive_a_restart_of_the_server(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    port = fake.port
    await fake.stop()
    with pytest.raises(NetworkError):
        await bot.get_updates()
    await ana.say("said meanwhile")
    await fake.start(port)
    assert await kinds(bot) == ["said meanwhile"]


# Screens and presses


async def test_a_press_reaches_the_bot_and_is_answered_once(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    await bot.send_message(ana.id, "Ready?", reply_markup=keyboard(["Yes", "No"]), protect_content=True)
    shown = await ana.wait_for("Ready")
    assert (shown.buttons, shown.protect_content, shown.from_bot) == (["Yes", "No"], True, True)
    query = await ana.press("Yes")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "Yes!"
    await bot.answer_callback_query(update.callback_query.id, "Good")
    assert query.answer == {"text": "Good", "show_alert": False}
    with refused(BadRequest, "query is too old"):
        await bot.answer_callback_query(query.id)
    fake.assert_clean()


async def test_an_old_query_cannot_be_answered(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    await bot.send_message(ana.id, "Ready?", reply_markup=keyboard(["Yes"]))
    fake.world.query_seconds = 0
    query = await ana.press("Yes!")
    with refused(BadRequest, "query id is invalid"):
        await bot.answer_callback_query(query.id)


async def test_only_what_is_on_the_screen_can_be_pressed(bot: Bot, ana: Person) -> None:
    first = await bot.send_message(ana.id, "One", reply_markup=keyboard(["Yes"]))
    second = await bot.send_message(ana.id, "Two", reply_markup=keyboard(["Yes", "Later"]))
    assert (await ana.press("Yes")).message_id == second.message_id
    await bot.edit_message_reply_markup(ana.id, second.message_id)
    assert (await ana.press("Yes")).message_id == first.message_id
    with pytest.raises(AssertionError, match=r"no button 'Later'[\s\S]*buttons now: \['Yes'\]"):
        await ana.press("Later")
    await bot.delete_message(ana.id, first.message_id)
    with pytest.raises(AssertionError, match="no button"):
        await ana.press("Yes")


async def test_an_old_or_forged_press_can_be_sent(bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(ana.id, "One", reply_markup=keyboard(["Yes"]))
    shown = await ana.wait_for()
    await bot.edit_message_text("Done", ana.id, sent.message_id)
    await ana.press_old(shown, "Yes!")
    await bot.delete_message(ana.id, sent.message_id)
    await ana.press_old(shown, "forged")
    kept, gone = await bot.get_updates()
    assert kept.callback_query is not None
    assert gone.callback_query is not None
    assert kept.callback_query.message is not None
    assert gone.callback_query.message is not None
    assert kept.callback_query.message.is_accessible
    assert not gone.callback_query.message.is_accessible


async def test_waiting_moves_on_and_sees_edits(bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(ana.id, "One")
    await bot.send_message(ana.id, "Two")
    assert (await ana.wait_for("One")).id == sent.message_id
    with pytest.raises(AssertionError, match=r"in vain[\s\S]*Two"):
        await ana.wait_for("One", timeout=0.05)
    await bot.edit_message_text("One, changed", ana.id, sent.message_id)
    changed = await ana.wait_for(lambda shown: shown.edited)
    assert changed.text == "One, changed"
    assert [str(shown) for shown in ana.screen] == ["Ana: /start", "Kintsugi: One, changed", "Kintsugi: Two"]
    assert ana.received() == []


async def test_waiting_lasts_until_it_comes(bot: Bot, ana: Person) -> None:
    waiting = asyncio.create_task(ana.wait_for("late", timeout=2))
    await asyncio.sleep(0.05)
    await bot.send_message(ana.id, "too late")
    assert (await waiting).text == "too late"


async def test_quiet_means_quiet(bot: Bot, ana: Person) -> None:
    await bot.send_message(ana.id, "before")
    await ana.quiet(0.05)
    noise = asyncio.create_task(bot.send_message(ana.id, "noise"))
    with pytest.raises(AssertionError, match="noise"):
        await ana.quiet(0.3)
    await noise


async def test_settled_waits_for_confirmation_and_calls(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    await ana.say("hello")
    with pytest.raises(AssertionError, match="did not come to rest"):
        await fake.settled(0.05, timeout=0.2)
    assert await kinds(bot) == ["hello"]
    fake.delay("sendMessage", 0.2)
    answer = asyncio.create_task(bot.send_message(ana.id, "hi"))
    await asyncio.sleep(0.05)
    await fake.settled(0.1)
    assert [shown.text for shown in ana.received()] == ["hi"]
    await answer


async def test_people_write_edit_and_send_all_sorts(bot: Bot, ana: Person) -> None:
    sent = await bot.send_message(ana.id, "Tell me")
    said = await ana.say("teh", reply_to=await ana.wait_for())
    await ana.edit(said, "the")
    for send in (ana.photo, ana.sticker, ana.voice, ana.location):
        await send()
    await ana.document(b"notes")
    with pytest.raises(AssertionError, match="do not fit"):
        await ana.say("x" * 4097)
    updates = await bot.get_updates()
    assert updates[0].message is not None
    assert updates[0].message.reply_to_message is not None
    assert updates[0].message.reply_to_message.message_id == sent.message_id
    assert updates[1].edited_message is not None
    assert updates[1].edited_message.text == "the"
    assert updates[1].edited_message.edit_date is not None
    found = [update.message for update in updates[2:] if update.message]
    assert found[0].photo
    assert found[1].sticker
    assert found[2].voice
    assert found[3].location
    assert found[4].document


async def test_files_go_both_ways(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 1080, 1080)
    sent = await bot.send_photo(ana.id, png, caption="Week 3")
    assert (sent.photo[0].width, sent.caption) == (1080, "Week 3")
    assert (await ana.wait_for("Week 3")).file == png
    again = await bot.send_photo(ana.id, sent.photo[0].file_id)
    assert again.photo[0].file_id == sent.photo[0].file_id
    await bot.send_document(ana.id, b"{}", filename="export.json")
    document = await ana.wait_for(lambda shown: shown.kind == "document")
    assert document.file == b"{}"
    await ana.document(b"my notes")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    file = await bot.get_file(update.message.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"my notes"
    with refused(BadRequest, "photo_invalid_dimensions"):
        await bot.send_photo(ana.id, png[:16] + struct.pack(">II", 9000, 9000))
    fake.assert_clean()


# Misuse


async def test_an_unknown_method_is_a_problem(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    with pytest.raises(TelegramError):
        await bot.send_dice(ana.id)
    with pytest.raises(AssertionError, match="sendDice"):
        fake.assert_clean()


async def test_a_parse_mode_is_a_problem(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    with pytest.raises(TelegramError):
        await bot.send_message(ana.id, "<b>x</b>", parse_mode="HTML")
    with pytest.raises(AssertionError, match="parse modes"):
        fake.assert_clean()


@pytest.mark.skipif(not spec.SPEC.is_file(), reason="there is no copy of the Bot API beside the checkout")
async def test_parameters_are_checked_against_the_bot_api(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    await bot.send_message(ana.id, "Hi", reply_markup=keyboard(["Yes"]), api_kwargs={"colour": "red"})
    await bot.send_message(ana.id, "Hi", api_kwargs={"disable_notification": "often"})
    async with aiohttp.ClientSession(fake.base_url) as session:
        answer = await session.post(f"/bot{fake.token}/sendMessage", json={"chat_id": ana.id})
        assert (answer.status, (await answer.json())["description"]) == (400, "Bad Request: message text is empty")
    assert fake.problems == [
        "sendMessage: unknown parameter colour in sendMessage",
        "sendMessage: disable_notification is str, not Boolean",
        "sendMessage: text is missing in sendMessage",
    ]
    markup = {"inline_keyboard": [[{"text": "x", "callback": "y"}]]}
    (fault,) = spec.faults("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": markup})
    assert "unknown parameter callback" in fault


def test_without_a_copy_nothing_is_checked() -> None:
    assert spec.faults("sendMessage", {}, Path("nowhere.json")) == []
