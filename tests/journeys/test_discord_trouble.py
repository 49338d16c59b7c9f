"""Discord in trouble, with one partner on each platform: half an hour of refusals, reconnects, sessions that end, a
token revoked, a kill while a field is open. Nothing is lost or doubled, and the other platform does not notice.

Half an hour is scaled down: while the product's clock goes on by thirty minutes, step by step, each call for a message
is refused several times, with the waits of a fraction of a second that the platform asks for.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.fakes.discord import FakeDiscord, too_many
from tests.journeys.discord import discord
from tests.journeys.stage import Journey, reviewed, script
from tests.journeys.test_both_platforms import MixedStage, both

TO_THE_CARD = 41  # lines of the whole story until both are willing
SOME = 22
MET = 16  # and until Ben has written for the first time: of whom it does not know, it cannot ask what it missed
REFUSED = 0.8  # of all calls for a message
AFTERWARDS = 60.0  # seconds: the library sleeps for as long as it was told, and so do we
HELP, KEPT = "/status: where you are, and what is open", "What is stored"  # how two answers begin
PATIENCE = 15.0  # seconds in which the partner on Telegram is answered, whatever Discord does


@asynccontextmanager
async def meanwhile(trouble: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Trouble goes on, again and again, for as long as this lasts."""

    async def again() -> None:
        while True:
            await trouble()

    task = asyncio.create_task(again())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


def like_the_reviewed(transcript: str) -> None:
    """Word for word, so nothing is lost, doubled or in another order."""
    assert transcript == "".join(reviewed("whole_story").splitlines(keepends=True)[: transcript.count("\n")])


def refuses(fake: FakeDiscord, chance: Random) -> Callable[[str, str], Any]:
    def fault(method: str, path: str) -> Any:
        refused = path.endswith("messages") and method == "POST" and chance.random() < REFUSED
        return too_many(0.02, chance.choice(("user", "shared"))) if refused else None

    return fault


@pytest.mark.timeout(120)
@pytest.mark.parametrize("lines", [SOME, pytest.param(TO_THE_CARD, marks=pytest.mark.long)])
async def test_refused_for_half_an_hour_every_word_arrives_once(tmp_path: Path, lines: int) -> None:
    async with both(tmp_path) as stage:
        fake = stage.discord.discord
        fake.faults.append(refuses(fake, Random(3)))
        like_the_reviewed(await Journey(stage).play(script("whole_story")[:lines]))
        calls = len([call for call in fake.calls if call.startswith("POST") and call.endswith("messages")])
        assert calls > 2 * len(stage.discord.on_discord["ben"].screen), "many were refused"
        for _ in range(6):
            await stage.says("ana", "/status")
            await stage.passes(timedelta(minutes=5))
            await stage.says("ben", "/help")
        screen = stage.discord.on_discord["ben"].screen
        assert len([shown for shown in screen if shown.text.startswith(HELP) and "/more" in shown.text]) == 6


@pytest.mark.long
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("minutes", [2, 7, 30])
async def test_refused_for_real_minutes_without_one_call_let_through_every_word_arrives_once(
    tmp_path: Path, minutes: int
) -> None:
    """The same by the clock on the wall, with the waits that Discord asks for (facts.md): nothing is scaled."""
    async with both(tmp_path) as stage:
        fake, ben, chance = stage.discord.discord, stage.discord.on_discord["ben"], Random(7)
        await Journey(stage).play(script("whole_story")[:MET])
        until, written = time.monotonic() + 60 * minutes, len(ben.screen)

        def refused(method: str, path: str) -> Any:
            sends = method in {"POST", "PATCH"} and "/messages" in path and time.monotonic() < until
            return too_many(chance.choice((0.3, 1.0, 5.0, 12.0)), chance.choice(("user", "shared"))) if sends else None

        fake.faults.append(refused)
        asked = ["/help", "/privacy", "/help"]
        while time.monotonic() < until:
            await asyncio.wait_for(is_answered(stage), PATIENCE)
            if asked:
                await ben.says(asked.pop())
            await asyncio.sleep(20)
        assert len(ben.screen) == written, "nothing came through"
        while not any(KEPT in shown.text for shown in ben.screen):
            assert time.monotonic() < until + AFTERWARDS, stage.discord.process.log.read_text()[-3000:]
            await asyncio.sleep(0.1)
        await stage.discord.rests()
        came = [shown.text.split("\n")[0] for shown in ben.screen[written:]]
        answers = [text for text in came if text.startswith((HELP, KEPT))]
        assert [HELP if text.startswith(HELP) else KEPT for text in answers] == [HELP, KEPT, HELP]


async def is_answered(stage: MixedStage) -> None:
    """Ana asks something on Telegram, and has an answer; whatever waits for Ben."""
    telegram, ana = stage.telegram.fake, stage.telegram.people["ana"]
    before = len(telegram.sent_to(ana))
    await ana.say("/status")
    while len(telegram.sent_to(ana)) == before:
        await asyncio.sleep(0.05)


@pytest.mark.long
@pytest.mark.timeout(120)
async def test_ten_reconnects_and_five_sessions_that_end_lose_and_double_nothing(tmp_path: Path) -> None:
    async with both(tmp_path) as stage:
        fake = stage.discord.discord
        kinds = [fake.asks_to_reconnect] * 5 + [fake.drop] * 3 + [fake.cut] * 2
        kinds += [lambda: fake.invalidates(resumable=False)] * 5
        Random(5).shuffle(kinds)
        left = iter(kinds)

        async def trouble() -> None:
            if (next_one := next(left, None)) is not None:
                before = fake.identified + fake.resumed
                await next_one()
                while fake.identified + fake.resumed == before:
                    await asyncio.sleep(0.05)
            await asyncio.sleep(0.3)

        journey, lines = Journey(stage), script("whole_story")
        await journey.play(lines[:MET])
        async with meanwhile(trouble):
            like_the_reviewed(await journey.play(lines[MET:TO_THE_CARD]))
            while fake.identified + fake.resumed < len(kinds):
                await stage.says("ana", "/status")
        await stage.says("ben", "/help")


@pytest.mark.timeout(120)
async def test_a_token_that_is_revoked_in_mid_journey_and_given_back(tmp_path: Path) -> None:
    async with both(tmp_path) as stage:
        fake, journey, lines = stage.discord.discord, Journey(stage), script("whole_story")
        ben = stage.discord.on_discord["ben"]
        await journey.play(lines[:20])
        token, fake.token = fake.token, "revoked"
        await fake.drop(4004)
        written = len(ben.screen)
        for _ in range(3):
            await asyncio.wait_for(stage.says("ana", "/status"), PATIENCE)
        assert len(ben.screen) == written
        await ben.says("Ben")  # the answer to what is open, while nobody listens
        fake.token = token
        await ben.sees("Before anybody else comes in")
        await stage.discord.rests()


@pytest.mark.timeout(60)
async def test_what_is_in_a_field_while_the_process_dies_arrives_whole_with_the_next(tmp_path: Path) -> None:
    async with discord(tmp_path) as stage:
        ana = stage.on_discord["ana"]
        await to_the_letter(stage)
        await ana.taps("Write here")
        while not ana.fields:
            await asyncio.sleep(0.01)
        await stage.process.kill()
        await stage.process.start()
        await stage.discord.connected()
        words = "\n".join(f"Line {number} of what I want to say." for number in range(60))
        before = stage.arrived()
        await ana.fills(words)
        await stage.stored(before)
        kept = stage.process.query("SELECT count(*) FROM words")
        assert kept
        await ana.taps("That is all")
        await ana.sees("What may I call you?")


@pytest.mark.timeout(60)
async def test_a_field_that_is_sent_while_nobody_is_there_is_told_by_discord_and_can_be_sent_again(
    tmp_path: Path,
) -> None:
    """Discord shows that it did not work and leaves the field open, so its words are still there."""
    async with discord(tmp_path) as stage:
        ana = stage.on_discord["ana"]
        await to_the_letter(stage)
        await ana.taps("Write here")
        while not ana.fields:
            await asyncio.sleep(0.01)
        await stage.process.kill()
        lost = await ana.fills("I found the messages.")
        await stage.process.start()
        await stage.discord.connected()
        assert not stage.discord.answers[lost]
        before = stage.arrived()
        sent = await ana.fills("I found the messages.")
        await stage.stored(before)
        assert stage.discord.answers[sent]


async def to_the_letter(stage: Any) -> None:
    """Until Ana is asked to write about it in her own words."""
    lines = [line for line in script("whole_story") if line[0] == "ana"]
    await Journey(stage).play(lines[: lines.index(["ana", "says", "I found the messages on a Tuesday."])])


def test_the_part_of_the_story_that_is_played_goes_on_until_both_are_willing() -> None:
    assert script("whole_story")[TO_THE_CARD][0] == "ana"
