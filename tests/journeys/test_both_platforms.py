"""Discord alone, and a couple with one partner on each platform, in one process: the same story, word for word, and an
outage of one platform is its own."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.discord import FakeDiscord, too_many
from tests.fakes.discord.wire import APP
from tests.fakes.telegram import FakeTelegram
from tests.journeys.discord import WRITE, DiscordStage, discord, handed_over, plain, settings
from tests.journeys.live import Process
from tests.journeys.stage import Journey, compare, script
from tests.journeys.telegram import TOKEN, TelegramStage, settings_of
from tests.journeys.test_journeys import JOURNEYS, TWO_PLATFORMS

Stages = Callable[[Path], AbstractAsyncContextManager[Any]]


@dataclass
class MixedStage:
    """Ana is on Telegram, Ben on Discord."""

    telegram: TelegramStage
    discord: DiscordStage

    def _of(self, who: str) -> TelegramStage | DiscordStage:
        return self.telegram if who == "ana" else self.discord

    async def says(self, who: str, text: str) -> None:
        await self._of(who).says(who, text)

    async def taps(self, who: str, label: str) -> None:
        await self._of(who).taps(who, label)

    async def passes(self, time: timedelta) -> None:
        await self.telegram.passes(time)
        await self.discord.rests()

    async def received(self, who: str) -> list[str]:
        return [handed_over(text) for text in await self._of(who).received(who)]


@asynccontextmanager
async def both(folder: Path) -> AsyncIterator[MixedStage]:
    telegram = FakeTelegram(TOKEN)
    await telegram.start()
    async with FakeDiscord() as fake:
        process = Process(folder, {**settings_of(telegram), **settings(fake)})
        await process.start()
        try:
            await fake.connected()
            yield MixedStage(TelegramStage(telegram, process), DiscordStage(fake, process))
            assert await process.end() == 0, process.log.read_text()
            telegram.assert_clean()
            assert fake.violations == []
            assert "Traceback" not in process.log.read_text()
        finally:
            if process.running is not None and process.running.returncode is None:
                await process.kill()
            await telegram.stop()


@pytest.mark.long
@pytest.mark.timeout(240)
async def test_the_whole_story_on_discord_reads_as_reviewed(tmp_path: Path) -> None:
    async with discord(tmp_path) as stage:
        compare(await Journey(stage).play(script("whole_story")), "whole_story")


@pytest.mark.timeout(240)
async def test_the_whole_story_with_one_partner_on_each_platform_reads_as_reviewed(tmp_path: Path) -> None:
    async with both(tmp_path) as stage:
        compare(await Journey(stage).play(script("whole_story")), "whole_story")


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("name", "stages"),
    [
        (name, stages)
        for name in JOURNEYS
        for stages in (discord, both)
        if name != "the_group" and (stages is both or name not in TWO_PLATFORMS)
    ],
)
async def test_every_other_journey_reads_as_reviewed_there_too(name: str, stages: Stages, tmp_path: Path) -> None:
    async with stages(tmp_path) as stage:
        compare(await Journey(stage).play_all(name), name)


@pytest.mark.long
@pytest.mark.timeout(120)
async def test_a_letter_longer_than_any_field_goes_over_several_and_arrives_whole_on_the_other_platform(
    tmp_path: Path,
) -> None:
    lines, letter = script("whole_story"), ["ben", "says", "I was afraid of being seen, and I ran."]
    at = lines.index(letter)
    async with both(tmp_path) as stage:
        journey, ben = Journey(stage), stage.discord.on_discord["ben"]
        await journey.play(lines[:at])
        sentences = [f"{number}: I *was* afraid_of <being> seen." for number in range(300)]
        for part in (sentences[:100], sentences[100:200], sentences[200:]):
            await ben.can_tap(WRITE)
            await ben.taps(WRITE)
            while not ben.fields:
                await asyncio.sleep(0.01)
            before, words = stage.discord.arrived(), " ".join(part)
            assert 3000 < len(words) <= 4000
            await ben.fills(words)
            ben.fields.clear()
            await stage.discord.stored(before)
        seen = len(ben.screen)
        await journey.play(lines[at + 1 : lines.index(["time", "passes", "61m"]) + 1])
        await stage.received("ana")
        await stage.taps("ana", "Open")
        preview = "\n".join(plain(shown.text) for shown in ben.screen[seen:])
        for read in (preview, "\n".join(await stage.received("ana"))):
            found = re.findall(r"(\d+): I \*was\* afraid_of <being> seen\.", read)
            assert found == [str(number) for number in range(300)]


@pytest.mark.timeout(120)
async def test_an_invitation_says_where_the_companion_is_on_the_other_platform(tmp_path: Path) -> None:
    async with both(tmp_path) as stage:
        lines = [line for line in script("whole_story") if line[0] == "ana"]
        await Journey(stage).play(lines[: lines.index(["ana", "taps", "#welcome.send.send"]) + 1])
        texts = [str(shown.text) for shown in stage.telegram.fake.sent_to(stage.telegram.people["ana"])]
        (invitation,) = [text for text in texts if text.startswith("Send this to your partner")]
        assert "https://t.me/" in invitation
        assert f"https://discord.com/oauth2/authorize?client_id={APP}" in invitation


@pytest.mark.timeout(120)
async def test_an_outage_of_discord_leaves_telegram_running_and_loses_nothing(tmp_path: Path) -> None:
    async with both(tmp_path) as stage:
        fake, ben, ana = stage.discord.discord, stage.discord.on_discord["ben"], stage.telegram.people["ana"]
        await stage.says("ana", "hello")
        await ben.says("hello")
        await ben.sees("What brings you here?")
        fake.faults.append(lambda method, path: too_many(0.5) if path.endswith("messages") else None)
        await ben.taps("I broke trust")
        await fake.drop()
        await ana.press("I was hurt")
        await ana.wait_for("Two things, in short.")
        fake.faults.clear()
        await ben.sees("Two things, in short.")
