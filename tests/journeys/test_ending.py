"""A process that is told to end, or killed, in the middle of its work: it ends soon, and the next one goes on."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from random import Random

import pytest

from tests.fakes.telegram import Person
from tests.journeys.stage import Journey, script
from tests.journeys.telegram import KilledStage, TelegramStage, telegram
from tests.journeys.test_crashes import Fate, Fragile, shown_once

CROWD = 6
SOON = 10.0  # seconds in which SIGTERM has ended the process


async def crowd_says_hello(stage: TelegramStage) -> list[Person]:
    """Many write at once, so that there is much in hand."""
    people = [stage.fake.user(f"Person {number}") for number in range(CROWD)]
    await asyncio.gather(*(person.start() for person in people))
    while not stage.process.query("SELECT count(*) FROM inbox"):
        await asyncio.sleep(0.02)
    return people


async def starts_again(stage: TelegramStage) -> None:
    """Until the next process serves: one that is told to end before has nothing to finish."""
    stage.fake.heal()
    await stage.process.start()
    while stage.process.log.read_text().count("telegram_serving") < 2:
        await asyncio.sleep(0.02)
    await stage.rests()


async def ends_soon(stage: TelegramStage) -> None:
    began = time.monotonic()
    assert await stage.process.end() == 0, stage.process.log.read_text()[-3000:]
    assert time.monotonic() - began < SOON


def texts(person: Person) -> list[str]:
    return [shown.text for shown in person.screen if not shown.text.startswith("/")]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("moment", [0.0, 0.7])
async def test_told_to_end_with_a_slow_platform_it_finishes_what_is_in_hand(tmp_path: Path, moment: float) -> None:
    async with telegram(tmp_path) as stage:
        stage.fake.delay("sendMessage", 0.7, times=None)
        people = await crowd_says_hello(stage)
        await asyncio.sleep(moment)
        await ends_soon(stage)
        halves = stage.process.query("SELECT count(*) FROM outbox WHERE state = 'sending'")
        assert not halves, "it is not known of a message whether it went"
        await starts_again(stage)
        for person in people:
            assert len(texts(person)) == 1, texts(person)


@pytest.mark.timeout(120)
async def test_told_to_end_with_a_platform_that_does_not_answer_it_ends_all_the_same(tmp_path: Path) -> None:
    async with telegram(tmp_path) as stage:
        stage.fake.delay("sendMessage", 20.0, times=None)
        people = await crowd_says_hello(stage)
        await asyncio.sleep(0.5)
        await ends_soon(stage)
        await starts_again(stage)
        for person in people:
            assert len(set(texts(person))) == 1, texts(person)


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(4))
async def test_killed_fifty_times_the_story_goes_on_and_nothing_released_is_sent_twice(
    tmp_path: Path, seed: int
) -> None:
    calm = Fragile.make(Fate(every=0))
    await Journey(calm).play(script("whole_story"))
    released = list(await shown_once(calm))
    async with telegram(tmp_path, KilledStage) as stage:
        assert isinstance(stage, KilledStage)
        stage.chance, stage.most, stage.often = Random(seed), 50, 0.45
        await Journey(stage).play(script("whole_story"))
        assert stage.kills == stage.most
        for who, text in released:
            shown = [message for message in stage.fake.sent_to(stage.people[who]) if message.text == text]
            assert len(shown) <= 1, f"shown {len(shown)} times to {who}: {text}"
            asked = any("Show it again" in str(m) for m in stage.fake.sent_to(stage.people[who]))
            assert shown or asked, f"lost: {text}"
