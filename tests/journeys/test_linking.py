"""Moving from one platform to the other: in memory, on SQLite, after crashes, and as one real process with both."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.opening import Paths, open_store
from core.ports import Store
from tests.journeys.linked import DAY, THREE_DAYS, LinkedStage
from tests.journeys.live import PATIENCE
from tests.journeys.stage import START
from tests.journeys.test_both_platforms import MixedStage, both

WELCOME = ("I was hurt", "Yes, both", "Skip")


@pytest.fixture(params=["memory", "sqlite"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[LinkedStage]:
    store: Store = MemoryStore() if request.param == "memory" else on_disk(tmp_path)
    yield LinkedStage(store)
    await store.close()


def on_disk(folder: Path) -> Store:
    return open_store(Paths(f"sqlite:///{folder / 'kintsugi.db'}", folder, folder / "key"))[0]


async def test_a_room_moves_from_one_platform_to_the_other_and_keeps_everything(stage: LinkedStage) -> None:
    await stage.settles_in("ana")
    await stage.says("ana", "/settings")
    await stage.taps("ana", "Where I am")
    await stage.says("ana", "Berlin")
    await stage.taps("ana", "Yes")
    await stage.links()
    await stage.taps("ana", "On the other account")
    await stage.says("ana@discord", "/settings")
    await stage.taps("ana@discord", "What you call me")
    await stage.says("ana@discord", "Anna")
    await stage.says("ana@discord", "/unlink")
    await stage.taps("ana@discord", "The other account")
    room = await stage.room("ana@discord")
    assert (room.name, room.zone) == ("Anna", "Europe/Berlin")
    assert not await stage.are_one()
    await stage.received("ana@discord")
    await stage.says("ana@discord", "/timeout")
    await stage.taps("ana@discord", "Half an hour")
    await stage.passes(timedelta(hours=1) + 5 * DAY)
    assert "time-out is over" in await stage.told("ana@discord")


async def test_a_notice_rests_through_the_night_of_who_is_asked(stage: LinkedStage) -> None:
    await stage.settles_in("ana")
    await stage.says("ana", "/settings")
    await stage.taps("ana", "Where I am")
    await stage.says("ana", "London")
    await stage.taps("ana", "Yes")
    code = await stage.makes_a_code()
    await stage.passes(timedelta(hours=10))  # three at night
    await stage.says("ana@discord", code)
    await stage.received("ana")
    assert "Stop this" not in await stage.told("ana")
    await stage.passes(timedelta(hours=8))
    assert stage.sees("ana", "Stop this")


@pytest.mark.parametrize("number", range(6))
async def test_a_crash_before_any_of_it_was_sent_or_handled_loses_and_doubles_nothing(
    tmp_path: Path, number: int
) -> None:
    """The process ends right after the nth of these acts was stored, before anything else was done with it."""
    stage = LinkedStage(on_disk(tmp_path))
    await stage.settles_in("ana")
    code = ""

    async def act(who: str, text: str, label: str = "") -> None:
        nonlocal stage, acts
        arrival = stage.tap(who, label) if label else stage.heard_as(who, text)
        acts += 1
        if acts - 1 != number:
            await stage.together(arrival)
            return
        at = stage.clock.now()
        await stage.store.do(lambda work: stage.handler._receive(work, [arrival], at, handle=number % 2 == 0))
        await stage.store.close()
        stage = stage.after_a_crash(on_disk(tmp_path))
        await stage.settles()

    acts = 0
    await act("ana", "/link")
    await act("ana", "", "Give me a code")
    found = re.search(r"^[a-z2-7]{26}$", await stage.told("ana"), re.MULTILINE)
    assert found is not None
    code = found.group()
    await act("ana@discord", code)
    await stage.passes(THREE_DAYS)
    await act("ana", "", "Open")
    await act("ana", "", "Yes, it is mine")
    assert await stage.are_one()
    told = await stage.told("ana@discord")
    assert told.count("You are linked") == 1
    await act("ana@discord", "/unlink")
    await stage.taps("ana@discord", "The other account")
    assert not await stage.are_one()
    assert (await stage.room("ana@discord")).name == "Ana"
    await stage.store.close()


# -- as one process, behind both stand-ins ---------------------------------------------------------------------


async def reads(stage: MixedStage, words: str) -> str:
    """Ana's message on Telegram with these words, once it is there."""
    for _ in range(int(PATIENCE / 0.01)):
        for message in reversed(stage.telegram.fake.sent_to(stage.telegram.people["ana"])):
            if words in str(message.text):
                return str(message.text)
        await asyncio.sleep(0.01)
    raise AssertionError(f"{words!r} never came on Telegram\n{stage.telegram.process.log.read_text()[-2000:]}")


@pytest.mark.timeout(120)
async def test_begun_on_telegram_linked_after_three_days_and_gone_on_with_on_discord(tmp_path: Path) -> None:
    async with both(tmp_path) as stage:
        discord = stage.discord.on_discord["ben"]  # Ana's own account there
        await stage.says("ana", "hello")
        for label in WELCOME:
            await stage.taps("ana", label)
        await stage.says("ana", "Ana")
        await stage.says("ana", "/link")
        await stage.taps("ana", "Give me a code")
        found = re.search(r"^[a-z2-7]{26}$", await reads(stage, "send me this code"), re.MULTILINE)
        assert found is not None
        await discord.runs("link", code=found.group())
        await discord.sees("I have asked on your first account")
        await reads(stage, "on Discord")
        await stage.telegram.process.until(START + timedelta(hours=74))
        await stage.telegram.rests()
        await stage.taps("ana", "Open")
        await stage.taps("ana", "Yes, it is mine")
        await discord.sees("You are linked")
        await stage.taps("ana", "On the other account")
        await discord.says("/settings")
        await discord.sees("What would you like to set?")
        await discord.taps("What you call me")
        await discord.sees("What shall I call you?")
        await discord.says("Anna")
        await discord.sees("That is what I call you")
        await discord.runs("unlink")
        await discord.sees("Which account shall I take off?")
        await discord.taps("The other account")
        await discord.sees("The other account is taken off")
        await reads(stage, "This account is taken off")
        await discord.says("/status")
        await discord.sees("▸ Being willing")
        assert stage.telegram.process.query("SELECT count(*) FROM account") == 2
        assert stage.telegram.process.query("SELECT count(DISTINCT person) FROM account") == 2
