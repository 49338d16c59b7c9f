"""Telegram: messages to real HTTP calls, updates to what was heard, and polling that nothing ends."""

from __future__ import annotations

import asyncio
import ssl
import time
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from telegram import Update, User

from adapters.telegram import run as run_module
from adapters.telegram.incoming import translate
from adapters.telegram.outgoing import TelegramChannel
from adapters.telegram.run import MOST_WAIT, Poller, check, make_bot
from core.errors import BadSettings, Refused, TryLater, Unclear, Unreachable, WorldFault
from core.journey import STORY
from core.journey.menu import listed
from core.ports import Incoming, Outgoing, UpdateKind
from tests.fakes.telegram import FakeTelegram, Person

TOKEN = "123456:stand-in-token-of-no-worth-000000000"
HI = Outgoing("Hi")
COMMANDS = [command.name for command in listed(STORY)]
PUZZLING = "<b>5 > 3</b> &amp; *not bold* _nor this_ `x` [a](https://example.org/?q=1&r=2) 👨‍👩‍👧 שלום \\ ~ |"


CONTEXT = ssl.create_default_context()


@pytest.fixture(autouse=True)
def _one_context(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each bot would read all certificates anew, which takes longer than these tests; nothing here is encrypted."""
    monkeypatch.setattr(ssl, "create_default_context", lambda **options: CONTEXT)


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(TOKEN)
    await fake.start()
    yield fake
    await fake.stop()
    fake.assert_clean()


@pytest.fixture
async def ana(fake: FakeTelegram) -> Person:
    """A person who has started the bot; the bot has heard of it."""
    ana = fake.user("Ana", 77, language="de")
    await ana.start()
    fake.unconfirmed.clear()
    return ana


@pytest.fixture
async def channel(fake: FakeTelegram) -> AsyncIterator[TelegramChannel]:
    bot = make_bot(TOKEN, fake.base_url, None)
    await bot.initialize()
    yield TelegramChannel(bot)
    await bot.shutdown()


# -- sending ---------------------------------------------------------------------------------------------------


async def test_a_message_is_shown_with_its_buttons_and_its_id_is_told(channel: TelegramChannel, ana: Person) -> None:
    id = await channel.send("77", Outgoing("How are you?", (("3/fine", "Fine"), ("3/bad", "Bad"))))
    shown = ana.screen[-1]
    assert (str(shown.id), shown.text, shown.protect_content) == (id, "How are you?", False)
    assert [[(b.text, b.data) for b in row] for row in shown.rows] == [[("Fine", "3/fine"), ("Bad", "3/bad")]]


async def test_long_labels_stand_alone_short_ones_in_pairs_numbers_six_to_a_row(
    channel: TelegramChannel, ana: Person
) -> None:
    labels = ["Yes", "No", "A label that is rather long", "Later", *map(str, range(11))]
    await channel.send("77", Outgoing("?", tuple((f"1/{n}", label) for n, label in enumerate(labels))))
    assert [[button.text for button in row] for row in ana.screen[-1].rows] == [
        ["Yes", "No"],
        ["A label that is rather long"],
        ["Later"],
        ["0", "1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
    ]


async def test_64_bytes_of_button_data_are_taken_and_65_are_refused(channel: TelegramChannel, ana: Person) -> None:
    await channel.send("77", Outgoing("?", (("ü" * 32, "Yes"),)))
    assert ana.screen[-1].rows[0][0].data == "ü" * 32
    with pytest.raises(Refused):
        await channel.send("77", Outgoing("?", (("ü" * 32 + "x", "Yes"),)))


async def test_what_people_write_arrives_verbatim(channel: TelegramChannel, ana: Person) -> None:
    id = await channel.send("77", Outgoing(PUZZLING))
    assert ana.screen[-1].text == PUZZLING
    await channel.edit("77", id, Outgoing(PUZZLING + "\n\n→ <i>Yes</i>"))
    assert ana.screen[-1].text == PUZZLING + "\n\n→ <i>Yes</i>"


async def test_peoples_words_are_set_off_by_spans_and_links_get_no_preview(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    id = await channel.send("77", Outgoing("She says: 👩 hello", quotes=((10, 8),)))
    await channel.edit("77", id, Outgoing("She wrote: 👩 hello", quotes=((11, 8),)))
    sent, edited = fake.called("sendMessage")[0].params, fake.called("editMessageText")[0].params
    assert sent["entities"] == [{"type": "blockquote", "offset": 10, "length": 8}]
    assert edited["entities"] == [{"type": "blockquote", "offset": 11, "length": 8}]
    assert all(call["link_preview_options"] == {"is_disabled": True} for call in (sent, edited))
    assert not {"parse_mode"} & (sent.keys() | edited.keys())


async def test_a_protected_message_cannot_be_forwarded(channel: TelegramChannel, ana: Person) -> None:
    await channel.send("77", Outgoing("Only for you", protect=True))
    assert ana.screen[-1].protect_content


async def test_an_edit_changes_the_text_and_takes_the_buttons_away(channel: TelegramChannel, ana: Person) -> None:
    id = await channel.send("77", Outgoing("Well?", (("1/yes", "Yes"),)))
    await channel.edit("77", id, Outgoing("Well?\n\n→ Yes"))
    assert [(shown.text, shown.rows) for shown in ana.screen[-1:]] == [("Well?\n\n→ Yes", ())]


async def test_the_same_edit_again_is_no_error(channel: TelegramChannel, ana: Person) -> None:
    id = await channel.send("77", Outgoing("Well?", (("1/yes", "Yes"),)))
    for _ in range(2):
        await channel.edit("77", id, Outgoing("Well?", (("1/yes", "Yes"),)))
        await channel.edit("77", id, Outgoing("Well."))
        await channel.edit("77", id, Outgoing("Well."))
    assert ana.screen[-1].text == "Well."


async def test_an_edit_of_a_message_that_was_deleted_is_refused(channel: TelegramChannel, ana: Person) -> None:
    id = await channel.send("77", HI)
    await ana.delete(ana.screen[-1])
    with pytest.raises(Refused):
        await channel.edit("77", id, Outgoing("Hello"))


async def test_a_link_to_the_bot_hands_over_the_code(channel: TelegramChannel, fake: FakeTelegram) -> None:
    ben = fake.user("Ben")
    await ben.follow(channel.link("abcdefgh234567abcdefgh2345"))
    assert ben.screen[-1].text == "/start abcdefgh234567abcdefgh2345"


# -- what a failed call means ------------------------------------------------------------------------------------


async def test_too_many_requests_is_a_wait_of_the_length_that_was_asked_for(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    fake.fail("sendMessage", 429, retry_after=17)
    fake.fail("editMessageText", 429, retry_after=3)
    with pytest.raises(TryLater) as sending:
        await channel.send("77", HI)
    with pytest.raises(TryLater) as editing:
        await channel.edit("77", "1", HI)
    assert (sending.value.wait, editing.value.wait) == (timedelta(seconds=17), timedelta(seconds=3))


async def test_somebody_who_blocked_the_bot_is_unreachable(channel: TelegramChannel, ana: Person) -> None:
    id = await channel.send("77", HI)
    await ana.block()
    with pytest.raises(Unreachable):
        await channel.send("77", HI)
    with pytest.raises(Unreachable):
        await channel.edit("77", id, Outgoing("Hello"))


async def test_somebody_who_never_started_the_bot_is_unreachable(channel: TelegramChannel, fake: FakeTelegram) -> None:
    ben = fake.user("Ben")
    with pytest.raises(Unreachable):
        await channel.send(str(ben.id), HI)


async def test_an_account_that_was_deleted_is_unreachable(channel: TelegramChannel, ana: Person) -> None:
    await ana.deactivate()
    with pytest.raises(Unreachable):
        await channel.send("77", HI)


async def test_a_chat_that_does_not_exist_is_unreachable(channel: TelegramChannel) -> None:
    with pytest.raises(Unreachable):
        await channel.send("4242", HI)


async def test_a_message_that_telegram_cannot_take_is_refused(channel: TelegramChannel, ana: Person) -> None:
    for text in ("", "  \n ", "x" * 4097):
        with pytest.raises(Refused):
            await channel.send("77", Outgoing(text))


async def test_a_lost_answer_is_unclear_and_the_message_is_there(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    fake.lose_answer("sendMessage")
    with pytest.raises(Unclear):
        await channel.send("77", HI)
    assert ana.screen[-1].text == "Hi"


async def test_a_cut_connection_is_unclear_for_nobody_can_tell_it_from_a_lost_answer(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    fake.drop("sendMessage")
    with pytest.raises(Unclear):
        await channel.send("77", HI)


@pytest.mark.parametrize("body", [None, "<html>nginx</html>"])
async def test_an_ill_server_is_unclear(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person, body: str | None
) -> None:
    for status in (500, 502, 503, 504):
        fake.fail("sendMessage", status, body=body)
        with pytest.raises(Unclear):
            await channel.send("77", HI)


async def test_a_success_that_cannot_be_read_is_unclear(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    fake.fail("sendMessage", 200, body="<html>a captive portal</html>")
    with pytest.raises(Unclear):
        await channel.send("77", HI)


async def test_a_proxys_error_page_does_not_make_a_person_unreachable(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    """Once a bug: a 403 that Telegram did not say (a page of a proxy, no JSON) silences the person until they write."""
    fake.fail("sendMessage", 403, body="<html>403 Forbidden - proxy</html>")
    with pytest.raises((TryLater, Unclear)):
        await channel.send("77", HI)


async def test_a_proxys_error_page_does_not_end_a_message_for_ever(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    """Once a bug: a 400 that Telegram did not say (a page of a proxy, no JSON) marks the message failed for ever."""
    fake.fail("sendMessage", 400, body="<html>400 Bad Request - nginx</html>")
    with pytest.raises((TryLater, Unclear)):
        await channel.send("77", HI)


async def test_a_token_that_is_not_known_for_a_moment_loses_no_message(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    fake.fail("sendMessage", 401)
    with pytest.raises(TryLater):
        await channel.send("77", HI)


async def test_a_refused_connection_was_surely_not_sent(channel: TelegramChannel, fake: FakeTelegram) -> None:
    await fake.stop()
    with pytest.raises(TryLater):
        await channel.send("77", HI)
    with pytest.raises(TryLater):
        await channel.edit("77", "1", HI)


async def test_a_host_without_an_address_was_surely_not_reached() -> None:
    bot = make_bot(TOKEN, "http://kintsugi.invalid:1", None)
    with pytest.raises(TryLater):
        await TelegramChannel(bot).send("77", HI)


async def test_no_error_tells_the_token(channel: TelegramChannel, fake: FakeTelegram, ana: Person) -> None:
    for status in (400, 401, 403, 404, 409, 429, 500, 502):
        fake.fail("sendMessage", status)
    fake.lose_answer("sendMessage")
    fake.drop("sendMessage")
    faults = [await _fault(lambda: channel.send("77", HI)) for _ in range(10)]
    await fake.stop()
    faults += [await _fault(lambda: channel.send("77", HI)), await _fault(lambda: channel.edit("77", "1", HI))]
    told = "".join("".join(traceback.format_exception(f)) + str(f) + repr(f) for f in faults)
    assert "stand-in-token" not in told


async def _fault(work: Callable[[], Awaitable[object]]) -> WorldFault:
    with pytest.raises(WorldFault) as caught:
        await work()
    return caught.value


# -- what was heard ----------------------------------------------------------------------------------------------


async def heard(fake: FakeTelegram) -> list[Incoming | None]:
    """What waits for the bot, translated; then nothing waits."""
    updates = [Update.de_json(update) for update in fake.unconfirmed]
    fake.unconfirmed.clear()
    return [translate(update) for update in updates]


async def test_a_text_is_heard_verbatim_with_who_and_where(fake: FakeTelegram, ana: Person) -> None:
    shown = await ana.say(PUZZLING)
    update = str(fake.unconfirmed[0]["update_id"])
    assert await heard(fake) == [
        Incoming(
            platform="telegram",
            update=update,
            user="77",
            address="77",
            heard=UpdateKind.TEXT,
            text=PUZZLING,
            message=str(shown.id),
            locale="de",
        )
    ]


async def only(fake: FakeTelegram) -> Incoming:
    [one] = await heard(fake)
    assert one is not None
    return one


async def test_somebody_without_a_language_is_spoken_to_in_english(fake: FakeTelegram) -> None:
    ben = fake.user("Ben")
    ben.account.language = None
    await ben.say("hello")
    assert (await only(fake)).locale == "en"


async def test_a_reply_tells_what_it_replies_to(channel: TelegramChannel, fake: FakeTelegram, ana: Person) -> None:
    id = await channel.send("77", HI)
    await ana.say("yes", reply_to=ana.screen[-1])
    one = await only(fake)
    assert (one.heard, one.text, one.reply_to) == (UpdateKind.TEXT, "yes", id)


async def test_an_edited_message_is_an_edit_of_the_same_message(fake: FakeTelegram, ana: Person) -> None:
    shown = await ana.say("I am sory")
    await ana.edit(shown, "/sorry is what I meant")
    first, second = await heard(fake)
    assert first is not None
    assert second is not None
    assert (second.heard, second.text, second.message) == (UpdateKind.EDIT, "/sorry is what I meant", first.message)


COMMANDED = (
    ("/status", "status", ""),
    ("/status@kintsugi_test_bot", "status", ""),
    ("/promise@kintsugi_test_bot call  my mother", "promise", "call  my mother"),
    ("/start", "start", ""),
    ("/start abcdefgh234567", "start", "abcdefgh234567"),
    ("/Help", "Help", ""),
    ("/promise\nto be\non time", "promise", "to be\non time"),
)


async def test_a_command_is_heard_without_the_name_of_the_bot(fake: FakeTelegram, ana: Person) -> None:
    for said, command, argument in COMMANDED:
        await ana.say(said)
        one = await only(fake)
        assert (one.heard, one.command, one.text) == (UpdateKind.COMMAND, command, argument)


async def test_a_text_with_a_slash_is_not_always_a_command(fake: FakeTelegram, ana: Person) -> None:
    for said in ("/", "/ status", "/etc/hosts", "a /status", "//", "/ünmöglich", "/now, please"):
        await ana.say(said)
        one = await only(fake)
        assert (one.heard, one.text, one.command) == (UpdateKind.TEXT, said, "")


async def test_what_is_no_text_is_named_by_its_kind(fake: FakeTelegram, ana: Person) -> None:
    await ana.photo(caption="/start look at this")
    await ana.sticker()
    await ana.voice()
    await ana.document(b"notes")
    await ana.send({"dice": {"emoji": "🎲", "value": 3}})
    found = [one for one in await heard(fake) if one is not None]
    assert {(one.heard, one.command) for one in found} == {(UpdateKind.OTHER, "")}
    assert [one.text for one in found] == ["photo", "sticker", "voice", "document", "other"]


async def test_a_press_is_heard_with_its_data_and_its_message(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    id = await channel.send("77", Outgoing("?", (("12/yes", "Yes"),)))
    await ana.press("Yes")
    one = await only(fake)
    assert (one.heard, one.text, one.message, one.user, one.address) == (UpdateKind.TAP, "12/yes", id, "77", "77")


async def test_a_press_under_a_message_that_is_gone_is_heard_too(
    channel: TelegramChannel, fake: FakeTelegram, ana: Person
) -> None:
    await channel.send("77", Outgoing("?", (("12/yes", "Yes"),)))
    shown = ana.screen[-1]
    await ana.delete(shown)
    await ana.press_old(shown, "12/yes")
    one = await only(fake)
    assert (one.heard, one.text, one.message) == (UpdateKind.TAP, "12/yes", str(shown.id))


async def test_blocking_and_unblocking_are_heard_as_going_and_coming(fake: FakeTelegram, ana: Person) -> None:
    await ana.block()
    await ana.unblock()
    found = [one for one in await heard(fake) if one is not None]
    assert [(one.heard, one.user) for one in found] == [(UpdateKind.WENT_AWAY, "77"), (UpdateKind.CAME_BACK, "77")]


async def test_a_location_that_moves_on_is_heard_once_not_with_every_step(fake: FakeTelegram, ana: Person) -> None:
    """Once: a live location comes as edited_message every few seconds, and each is answered "I can only read text"."""
    shown = await ana.location()
    message = ana._message(shown)
    for _ in range(3):
        ana._tell("edited_message", message)
    found = [one for one in await heard(fake) if one is not None]
    assert [(one.heard, one.text) for one in found if one.heard is not UpdateKind.EDIT] == [
        (UpdateKind.PLACE, "Europe/Berlin")
    ]


# -- polling -----------------------------------------------------------------------------------------------------


class Hasty:
    """asyncio, as far as the poller needs it, with pauses that are noted and not waited for."""

    ensure_future = staticmethod(asyncio.ensure_future)
    CancelledError = asyncio.CancelledError

    def __init__(self) -> None:
        self.pauses: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        await asyncio.sleep(0.01)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> Hasty:
    hasty = Hasty()
    monkeypatch.setattr(run_module, "asyncio", hasty)
    return hasty


@dataclass
class Inbox:
    """Stores what comes, or fails as often as it is told to."""

    stored: list[Incoming] = field(default_factory=list)
    batches: int = 0
    fails: int = 0
    open: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.open.set()

    async def receive(self, arrivals: list[Incoming]) -> None:
        self.batches += 1
        await self.open.wait()
        if self.fails:
            self.fails -= 1
            raise OSError("the disk is full")
        self.stored.extend(arrivals)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.stored]

    async def holds(self, *texts: str) -> None:
        """Wait until exactly these were stored, in this order."""
        await until(lambda: len(self.texts) >= len(texts))
        assert self.texts == list(texts)


async def until(condition: Callable[[], bool], seconds: float = 5) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not come about"
        await asyncio.sleep(0.005)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


def poller_at(fake: FakeTelegram, inbox: Inbox, token: str = TOKEN) -> Poller:
    bot = make_bot(token, fake.base_url, None)
    return Poller(bot, inbox.receive, {name: f"About {name}" for name in COMMANDS}, poll_seconds=1)


@asynccontextmanager
async def running(poller: Poller) -> AsyncIterator[asyncio.Task[None]]:
    await poller.start()
    task = asyncio.create_task(poller.run())
    try:
        yield task
        assert not task.done(), "the poller has ended by itself"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await poller.stop()


@pytest.fixture
async def polling(fake: FakeTelegram, inbox: Inbox, hasty: Hasty) -> AsyncIterator[Poller]:
    poller = poller_at(fake, inbox)
    async with running(poller):
        yield poller


async def test_what_people_do_comes_in_order(polling: Poller, inbox: Inbox, ana: Person) -> None:
    for n in range(20):
        await ana.say(str(n))
    await inbox.holds(*(str(n) for n in range(20)))


async def test_an_update_is_confirmed_only_after_it_was_stored(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, ana: Person
) -> None:
    inbox.open.clear()
    await ana.say("hello")
    await until(lambda: inbox.batches == 1)
    await asyncio.sleep(0.1)
    assert len(fake.unconfirmed) == 1
    inbox.open.set()
    await until(lambda: not fake.unconfirmed)
    assert inbox.texts == ["hello"]


async def test_what_could_not_be_stored_is_brought_again_and_nothing_is_skipped(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, ana: Person
) -> None:
    inbox.fails = 3
    await ana.say("one")
    await ana.say("two")
    await until(lambda: inbox.batches >= 2)
    assert fake.unconfirmed
    await ana.say("three")
    await inbox.holds("one", "two", "three")
    await until(lambda: not fake.unconfirmed)


async def test_a_poller_that_was_killed_before_storing_loses_nothing(
    fake: FakeTelegram, inbox: Inbox, hasty: Hasty, ana: Person
) -> None:
    inbox.open.clear()
    async with running(poller_at(fake, inbox)):
        await ana.say("hello")
        await until(lambda: inbox.batches == 1)
    inbox.open.set()
    async with running(poller_at(fake, inbox)):
        await inbox.holds("hello")


async def test_what_is_not_said_to_the_companion_is_confirmed_and_forgotten(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, ana: Person
) -> None:
    await fake.group(ana)[ana].say("/status@another_bot")
    await until(lambda: not fake.unconfirmed)
    await ana.say("hello")
    await inbox.holds("", "hello")  # that it was brought in, and what was said to it alone


async def test_an_update_that_cannot_be_translated_is_set_aside_and_the_poll_goes_on(
    monkeypatch: pytest.MonkeyPatch, polling: Poller, inbox: Inbox, fake: FakeTelegram, ana: Person
) -> None:
    def breaks(update: Update, me: User | None) -> Incoming | None:
        if update.message is not None and update.message.text == "poison":
            raise KeyError("poison")
        return translate(update, me)

    monkeypatch.setattr(run_module, "translate", breaks)
    aside = sets_aside(polling)
    for said in ("before", "poison", "after"):
        await ana.say(said)
    await inbox.holds("before", "after")
    await until(lambda: not fake.unconfirmed)
    assert [fault for _, fault in aside] == ["KeyError"]
    assert all(update.isdecimal() for update, _ in aside)


async def test_an_update_that_the_library_cannot_read_is_set_aside_wherever_it_stands(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, ana: Person
) -> None:
    aside = sets_aside(polling)
    for said in ("", "one", "", "two", ""):
        if said:
            await ana.say(said)
        else:
            ana.world.updates.add("message", {"message_id": 9, "date": "no date"})
    await inbox.holds("one", "two")
    await until(lambda: not fake.unconfirmed)
    assert len(aside) == 3
    await ana.say("three")
    await inbox.holds("one", "two", "three")


def sets_aside(poller: Poller) -> list[tuple[str, str]]:
    """The updates that were set aside, and why."""
    found: list[tuple[str, str]] = []
    poller.set_aside = lambda update, fault: found.append((update, type(fault).__name__))
    return found


@pytest.mark.parametrize(
    "trouble",
    [
        lambda fake: fake.fail("getUpdates", 401),
        lambda fake: fake.fail("getUpdates", 404),
        lambda fake: fake.fail("getUpdates", 409),
        lambda fake: fake.fail("getUpdates", 403),
        lambda fake: fake.fail("getUpdates", 400),
        lambda fake: fake.fail("getUpdates", 429, retry_after=1),
        lambda fake: fake.fail("getUpdates", 500, times=4),
        lambda fake: fake.fail("getUpdates", 502, body="<html>nginx</html>", times=2),
        lambda fake: fake.fail("getUpdates", 200, body="<html>a captive portal</html>"),
        lambda fake: fake.drop("getUpdates", times=3),
        lambda fake: fake.lose_answer("getUpdates", times=2),
    ],
    ids=["401", "404", "409", "403", "400", "429", "500s", "502 page", "portal", "drops", "lost answers"],
)
async def test_polling_goes_on_after_trouble_and_nothing_is_lost_or_doubled(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, ana: Person, trouble: Callable[[FakeTelegram], None]
) -> None:
    await ana.say("before")
    await inbox.holds("before")
    trouble(fake)
    await ana.say("during")
    await ana.say("after")
    await inbox.holds("before", "during", "after")
    await until(lambda: not fake.unconfirmed)


async def test_an_outage_in_the_middle_is_waited_out_with_longer_and_longer_pauses(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, hasty: Hasty, ana: Person
) -> None:
    port = fake.port
    await fake.stop()
    await until(lambda: len(hasty.pauses) >= 12)
    assert hasty.pauses == sorted(hasty.pauses)
    assert 0 < max(hasty.pauses) <= MOST_WAIT
    await fake.start(port)
    await ana.say("hello")
    await inbox.holds("hello")


async def test_the_platforms_own_waiting_time_is_kept(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, hasty: Hasty, ana: Person
) -> None:
    fake.fail("getUpdates", 429, retry_after=23)
    await ana.say("hello")
    await ana.say("again")
    await inbox.holds("hello", "again")
    assert hasty.pauses == [23.0]


async def test_the_last_good_poll_is_remembered_for_the_watchdog(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, hasty: Hasty, ana: Person
) -> None:
    await ana.say("hello")
    await inbox.holds("hello")
    good = polling.last_poll
    fake.fail("getUpdates", 500, times=None)
    await ana.say("again")
    await until(lambda: len(hasty.pauses) >= 2)
    assert polling.last_poll - good < 1
    fake.heal()
    await inbox.holds("hello", "again")
    await until(lambda: polling.last_poll > good)


async def test_a_poll_that_hangs_is_given_up_ten_seconds_after_its_time(
    monkeypatch: pytest.MonkeyPatch, fake: FakeTelegram, inbox: Inbox
) -> None:
    """Once: the library adds the poll's own time to `read_timeout`: a dead connection is noticed after 70 s, not 40."""
    poller = poller_at(fake, inbox)
    poller.poll_seconds = 30
    given: list[float] = []

    async def post(url: str, **options: Any) -> list[Any]:
        given.append(options["read_timeout"])
        return []

    monkeypatch.setattr(poller.bot._request[0], "post", post)
    await poller._ask(None)
    assert given == [40]


async def test_every_poll_says_which_updates_it_wants_and_drops_none(
    fake: FakeTelegram, inbox: Inbox, hasty: Hasty, ana: Person
) -> None:
    await ana.say("while the bot was away")
    async with running(poller_at(fake, inbox)):
        await inbox.holds("while the bot was away")
    polls = [call.params for call in fake.called("getUpdates")]
    wanted = ["message", "edited_message", "callback_query", "my_chat_member"]
    assert all(poll["allowed_updates"] == wanted for poll in polls)
    assert not fake.called("deleteWebhook")


async def test_a_press_is_answered_so_that_the_wheel_ends(
    polling: Poller, inbox: Inbox, channel: TelegramChannel, ana: Person
) -> None:
    await channel.send("77", Outgoing("?", (("1/yes", "Yes"),)))
    query = await ana.press("Yes")
    await until(lambda: query.answer is not None)
    await inbox.holds("1/yes")


async def test_a_press_that_could_not_be_stored_is_not_answered(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, channel: TelegramChannel, ana: Person
) -> None:
    await channel.send("77", Outgoing("?", (("1/yes", "Yes"),)))
    inbox.open.clear()
    query = await ana.press("Yes")
    await until(lambda: inbox.batches == 1)
    assert query.answer is None
    inbox.open.set()
    await until(lambda: query.answer is not None)
    assert len(fake.called("answerCallbackQuery")) == 1


async def test_an_answer_that_comes_too_late_disturbs_nothing(
    polling: Poller, inbox: Inbox, fake: FakeTelegram, channel: TelegramChannel, ana: Person
) -> None:
    fake.world.query_seconds = 0.0
    await channel.send("77", Outgoing("?", (("1/yes", "Yes"),)))
    await ana.press("Yes")
    await until(lambda: [call.status for call in fake.called("answerCallbackQuery")] == [400])
    await ana.say("hello")
    await inbox.holds("1/yes", "hello")


async def test_the_commands_are_announced(polling: Poller, fake: FakeTelegram) -> None:
    await until(lambda: any(call.status == 200 for call in fake.called("setMyCommands")))
    announced = fake.called("setMyCommands")[0].params["commands"]
    assert [one["command"] for one in announced] == COMMANDS


async def test_commands_that_cannot_be_announced_keep_nobody_waiting(
    fake: FakeTelegram, inbox: Inbox, hasty: Hasty, ana: Person
) -> None:
    fake.fail("setMyCommands", 500, times=None)
    async with running(poller_at(fake, inbox)):
        await ana.say("hello")
        await inbox.holds("hello")


@pytest.mark.parametrize("token", ["654321:a-token-nobody-was-ever-given", "1:x"])
async def test_a_wrong_token_is_one_line_that_says_what_to_do(
    fake: FakeTelegram, inbox: Inbox, hasty: Hasty, token: str
) -> None:
    poller = poller_at(fake, inbox, token)
    with pytest.raises(BadSettings) as caught:
        await check(poller.bot)
    await poller.stop()
    assert "KINTSUGI_TELEGRAM_TOKEN" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert token not in "".join(traceback.format_exception(caught.value))
    assert hasty.pauses == []


async def test_an_outage_at_the_start_is_waited_out(
    fake: FakeTelegram, inbox: Inbox, hasty: Hasty, ana: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    port = fake.port
    await fake.stop()
    poller = poller_at(fake, inbox)
    starting = asyncio.create_task(poller.start())
    await until(lambda: len(hasty.pauses) >= 8)
    assert hasty.pauses == sorted(hasty.pauses)
    assert max(hasty.pauses) <= MOST_WAIT
    assert not starting.done()
    await fake.start(port)
    fake.fail("getMe", 502)
    await asyncio.wait_for(starting, 5)
    task = asyncio.create_task(poller.run())
    await ana.say("hello")
    await inbox.holds("hello")
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await poller.stop()
    assert "stand-in-token" not in "".join(capsys.readouterr())


async def test_stopping_an_outage_at_the_start_ends_at_once(fake: FakeTelegram, inbox: Inbox) -> None:
    await fake.stop()
    poller = poller_at(fake, inbox)
    starting = asyncio.create_task(poller.start())
    await asyncio.sleep(0.1)
    starting.cancel()
    await asyncio.gather(starting, return_exceptions=True)
    await asyncio.wait_for(poller.stop(), 1)
    assert starting.cancelled()
