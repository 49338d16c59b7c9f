"""A chat that the platform refuses delays nobody else; several at once mean the bot as a whole, which then goes slower.

With the companion as its own process behind the stand-in of Telegram, and with the limits it has in earnest.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median

import pytest

from tests.fakes.telegram import FakeTelegram, Person
from tests.journeys.live import PATIENCE, Process
from tests.journeys.telegram import TOKEN, settings_of

QUICK = 0.2  # seconds until an answer, for half of all who write
AS_IN_EARNEST = ("KINTSUGI_TELEGRAM_PER_SECOND", "KINTSUGI_TELEGRAM_CHAT_PER_SECOND")
TOO_FAST = {"KINTSUGI_TELEGRAM_PER_SECOND": "90"}


@asynccontextmanager
async def companion(folder: Path, *, flood_limits: bool = False, **env: str) -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram(TOKEN, flood_limits=flood_limits)
    await fake.start()
    given = {name: value for name, value in settings_of(fake).items() if name not in AS_IN_EARNEST}
    process = Process(folder, {**given, **env})
    await process.start()
    try:
        while not fake.called("setMyCommands"):
            await asyncio.sleep(0.05)
        yield fake
    finally:
        await process.end()
        await fake.stop()


async def all_answered(fake: FakeTelegram, people: list[Person]) -> None:
    end = time.monotonic() + 2 * PATIENCE
    while any(not fake.sent_to(person) for person in people):
        assert time.monotonic() < end, "somebody was not answered"
        await asyncio.sleep(0.05)


async def comes_in(fake: FakeTelegram, people: list[Person], over: float) -> list[float]:
    """They write for the first time, one after another; returns for how many seconds each waited for the first call
    that brought an answer."""
    began = {}
    for person in people:
        began[person.account.id] = time.monotonic()
        await person.start()
        await asyncio.sleep(over / len(people))
    await all_answered(fake, people)
    came: dict[int, float] = {}
    for call in fake.called("sendMessage"):
        if call.status == 200:
            came.setdefault(call.params["chat_id"], call.at)
    return sorted(came[id] - at for id, at in began.items())


@pytest.mark.parametrize(
    ("others", "seconds"), [(60, 9), pytest.param(200, 180, marks=[pytest.mark.long, pytest.mark.timeout(300)])]
)
async def test_one_chat_that_is_refused_for_long_delays_nobody_else(tmp_path: Path, others: int, seconds: int) -> None:
    async with companion(tmp_path) as fake:
        refused = fake.user("Ana")
        fake.fail("sendMessage", 429, retry_after=1, times=None, to=refused)
        await refused.start()
        waited = await comes_in(fake, [fake.user(f"Person {n}") for n in range(others)], seconds)
        refusals = len([call for call in fake.called("sendMessage") if call.status == 429])
        print(f"median {median(waited):.3f} s, longest {waited[-1]:.3f} s, {refusals} refusals")
        assert refusals >= seconds / 12, "the platform went on refusing"
        assert median(waited) < QUICK
        fake.heal()
        await all_answered(fake, [refused])


@pytest.mark.long
@pytest.mark.timeout(180)
async def test_a_bot_that_goes_too_fast_for_all_finds_its_pace_by_the_refusals_of_several_chats(tmp_path: Path) -> None:
    """The operator set a pace the platform does not take: 30 a second in all."""
    async with companion(tmp_path, flood_limits=True, **TOO_FAST) as fake:
        people = [fake.user(f"Person {n}") for n in range(300)]
        began = time.monotonic()
        for person in people:
            await person.start()
        await all_answered(fake, people)
        answers = [call.status for call in fake.called("sendMessage")]
        refusals, sent = answers.count(429), answers.count(200)
        print(f"{refusals} refusals, {sent} sent, all answered after {time.monotonic() - began:.1f} s")
        assert refusals < 0.85 * sent, "about as many where nothing is slowed"
