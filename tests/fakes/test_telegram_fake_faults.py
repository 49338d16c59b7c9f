"""The stand-in for Telegram: faults on purpose, and flood limits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import Bot
from telegram.error import Forbidden, NetworkError, RetryAfter, TelegramError

from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.faults import FloodLimits
from tests.fakes.telegram.wire import Refusal
from tests.fakes.telegram_asked import bot_at, kinds


@pytest.fixture(autouse=True)
def _timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the library warns whenever `retry_after` is looked at, and warnings are errors here."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


async def test_a_scripted_429_and_500(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    fake.fail("sendMessage", status=429, retry_after=3)
    fake.fail("sendMessage", status=502, body="<html>nginx</html>")
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(ana.id, "Hi")
    assert caught.value.retry_after == timedelta(seconds=3)
    with pytest.raises(TelegramError):
        await bot.send_message(ana.id, "Hi")
    await bot.send_message(ana.id, "Hi")
    assert [call.status for call in fake.called("sendMessage")] == [429, 502, 200]
    assert len(fake.sent_to(ana)) == 1


async def test_a_fault_for_one_chat_until_healed(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    ben = fake.user("Ben")
    await ben.start()
    fake.fail("*", status=403, times=None, to=ana)
    for _ in range(2):
        with pytest.raises(Forbidden):
            await bot.send_message(ana.id, "Hi")
    await bot.send_message(ben.id, "Hi")
    fake.heal()
    await bot.send_message(ana.id, "Hi")


async def test_a_lost_answer_is_delivered_all_the_same(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    fake.lose_answer("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "Hi")
    await bot.send_message(ana.id, "Hi")
    assert [shown.text for shown in fake.sent_to(ana)] == ["Hi", "Hi"]
    assert [call.status for call in fake.called("sendMessage")] == [None, 200]


async def test_a_dropped_call_is_not_acted_on(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    fake.drop("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "Hi")
    assert fake.sent_to(ana) == []


async def test_a_lost_poll_is_repeated(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    await ana.say("once")
    fake.lose_answer("getUpdates")
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert await kinds(bot) == ["once"]


async def test_a_delay(bot: Bot, fake: FakeTelegram, ana: Person) -> None:
    fake.delay("sendMessage", 0.4)
    with pytest.raises(NetworkError):
        await bot.send_message(ana.id, "Slow", read_timeout=0.1)
    assert fake.sent_to(ana) == []
    assert (await ana.wait_for("Slow", timeout=2)).text == "Slow"


async def test_flood_limits_when_switched_on() -> None:
    fake = FakeTelegram(flood_limits=True)
    await fake.start()
    ana = fake.user("Ana")
    await ana.start()
    async with bot_at(fake) as bot:
        for _ in range(5):
            await bot.send_message(ana.id, "Hi")
        with pytest.raises(RetryAfter):
            await bot.send_message(ana.id, "Hi")
    await fake.stop()
    assert len(fake.sent_to(ana)) == 5


def test_flood_limits_in_numbers() -> None:
    now = 0.0
    limits = FloodLimits(lambda: now)

    def passed(chats: list[int]) -> int:
        done = 0
        for chat in chats:
            try:
                limits.count(chat)
            except Refusal:
                continue
            done += 1
        return done

    assert passed(list(range(1, 41))) == 30
    now = 100.0
    for _ in range(30):
        now += 1
        passed([-5])
    group = limits._groups[-5]
    assert len(group.times) == 20
    assert group.wait(now) == pytest.approx(101 + 60 - now)
