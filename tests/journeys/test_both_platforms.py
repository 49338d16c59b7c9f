"""A couple with one partner on each platform, in one process: the same story, and an outage of one is its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.fakes.discord import FakeDiscord, too_many
from tests.fakes.discord import Person as OnDiscord
from tests.fakes.telegram import FakeTelegram
from tests.journeys.live import PATIENCE, Process
from tests.journeys.stage import Journey, script
from tests.journeys.telegram import TOKEN, TelegramStage


@dataclass
class MixedStage(TelegramStage):
    """Ana is on Telegram, Ben on Discord."""

    discord: FakeDiscord = field(default_factory=FakeDiscord)
    ben: OnDiscord = None  # type: ignore[assignment]
    seen: int = 0

    def __post_init__(self) -> None:
        super().__post_init__()
        self.ben = self.discord.user("ben")

    async def says(self, who: str, text: str) -> None:
        if who != "ben":
            await super().says(who, text)
            return
        before = self._arrived()
        await self.ben.says(text)
        await self._stored(before)

    async def taps(self, who: str, label: str) -> None:
        if who != "ben":
            await super().taps(who, label)
            return
        before = self._arrived()
        await self.ben.taps(label)
        await self._stored(before)

    def _arrived(self) -> int:
        return int(self.process.query("SELECT count(*) FROM inbox") or 0)

    async def _stored(self, before: int) -> None:
        for _ in range(int(PATIENCE / 0.01)):
            if self._arrived() > before:
                await self.rests()
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"what Ben did was not stored\n{self.process.log.read_text()[-3000:]}")

    async def received(self, who: str) -> list[str]:
        if who != "ben":
            return await super().received(who)
        new, self.seen = self.ben.screen[self.seen :], len(self.ben.screen)
        return [shown.text for shown in new]


@asynccontextmanager
async def both(folder: Path) -> AsyncIterator[MixedStage]:
    telegram = FakeTelegram(TOKEN)
    await telegram.start()
    async with FakeDiscord() as discord:
        process = Process(
            folder,
            {
                "KINTSUGI_TELEGRAM_TOKEN": TOKEN,
                "KINTSUGI_TELEGRAM_API_URL": telegram.base_url,
                "KINTSUGI_TELEGRAM_POLL_SECONDS": "5",
                "KINTSUGI_TELEGRAM_PER_SECOND": "1000",
                "KINTSUGI_TELEGRAM_CHAT_PER_SECOND": "1000",
                "KINTSUGI_DISCORD_TOKEN": discord.token,
                "KINTSUGI_DISCORD_API_URL": discord.url,
                "KINTSUGI_DISCORD_GATEWAY_URL": discord.socket_url,
                "KINTSUGI_DISCORD_PER_SECOND": "1000",
                "KINTSUGI_DISCORD_CHAT_PER_SECOND": "1000",
            },
        )
        await process.start()
        try:
            await discord.connected()
            yield MixedStage(telegram, process, discord=discord)
            assert await process.end() == 0, process.log.read_text()
            telegram.assert_clean()
            assert discord.violations == []
            assert "Traceback" not in process.log.read_text()
        finally:
            if process.running is not None and process.running.returncode is None:
                await process.kill()
            await telegram.stop()


@pytest.mark.timeout(240)
async def test_the_whole_story_with_one_partner_on_each_platform(tmp_path: Path) -> None:
    async with both(tmp_path) as stage:
        await Journey(stage).play(script("whole_story"))
        told = " ".join(shown.text for shown in stage.ben.screen)
        assert "Be home by seven" in told
        assert "Where were you on my birthday?" in told, "what Ana released on Telegram is read on Discord"


@pytest.mark.timeout(120)
async def test_an_outage_of_discord_leaves_telegram_running_and_loses_nothing(tmp_path: Path) -> None:
    async with both(tmp_path) as stage:
        await stage.says("ana", "hello")
        await stage.ben.says("hello")
        await stage.ben.sees("What brings you here?")
        stage.discord.faults.append(lambda method, path: too_many(0.5) if path.endswith("messages") else None)
        await stage.ben.taps("I broke trust")
        await stage.discord.drop()
        await stage.people["ana"].press("I was hurt")
        await until_telegram(stage, "Before anything personal")
        stage.discord.faults.clear()
        await stage.ben.sees("Before anything personal")


async def until_telegram(stage: MixedStage, words: str) -> None:
    for _ in range(int(PATIENCE / 0.01)):
        if any(words in str(message.text) for message in stage.fake.sent_to(stage.people["ana"])):
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"{words!r} never came on Telegram")
