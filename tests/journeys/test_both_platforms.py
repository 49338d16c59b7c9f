"""Discord alone, and a couple with one partner on each platform, in one process: the same story, word for word, and an
outage of one platform is its own."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.discord import FakeDiscord, too_many
from tests.fakes.telegram import FakeTelegram
from tests.journeys.discord import DiscordStage, discord, handed_over, settings
from tests.journeys.live import Process
from tests.journeys.stage import Journey, compare, script
from tests.journeys.telegram import TOKEN, TelegramStage, settings_of
from tests.journeys.test_journeys import JOURNEYS

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
@pytest.mark.parametrize("stages", [discord, both])
@pytest.mark.parametrize("name", [name for name in JOURNEYS if name != "the_group"])
async def test_every_other_journey_reads_as_reviewed_there_too(stages: Stages, name: str, tmp_path: Path) -> None:
    async with stages(tmp_path) as stage:
        compare(await Journey(stage).play_all(name), name)


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
        await ana.wait_for("Before anything personal")
        fake.faults.clear()
        await ben.sees("Before anything personal")
