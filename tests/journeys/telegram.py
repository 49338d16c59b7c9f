"""The companion as its own process behind the stand-in of Telegram, as a stage for journeys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from tests.fakes.telegram import Client, FakeTelegram, Group, Person
from tests.fakes.telegram.world import Shown
from tests.journeys.live import PATIENCE, Process
from tests.journeys.stage import GROUP

TOKEN = "123456:stand-in-token-of-no-worth-000000000"


@dataclass
class TelegramStage:
    """Two people with Telegram. Only a button that is on the screen now can be pressed."""

    fake: FakeTelegram
    process: Process
    people: dict[str, Person] = field(default_factory=dict)
    group: Group = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.people = {name: self.fake.user(name.title()) for name in ("ana", "ben", "carl")}

    async def says(self, who: str, text: str) -> None:
        if text.startswith("/start "):
            await self.people[who].start(text.split(" ", 1)[1])
        elif not self.people[who].screen:
            await self.people[who].start()
        else:
            await self.people[who].say(text)
        await self.rests()

    async def taps(self, who: str, label: str) -> None:
        await self.people[who].press(label)
        await self.rests()

    async def passes(self, time: timedelta) -> None:
        await self.process.until(self.process.target + time)
        await self.rests()

    async def rests(self) -> None:
        """Until all that was said has been stored, handled and answered."""
        for _ in range(int(PATIENCE / 0.01)):
            if not self.fake.unconfirmed and self.process.is_quiet():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"the companion did not come to rest\n{self.process.log.read_text()[-3000:]}")

    # In a group

    async def changes(self, who: str, does: str) -> str:
        if does == "makes the group":
            self.group = self.fake.group(self.people["ana"], self.people["ben"])
        elif does == "comes in":
            await self.group.join(self.people[who])
        elif does == "goes out":
            await self.group.leave(self.people[who])
        elif does == "takes the companion out":
            await self.group.kick_bot()
        else:
            await self.group.add_bot()
        await self.rests()
        return ""

    async def taps_there(self, who: str, label: str) -> str:
        query = await self._there(who).press(label)
        await self.rests()
        while query.answer is None:
            await asyncio.sleep(0.01)
        return str(query.answer.get("text", ""))

    async def says_there(self, who: str, text: str) -> str:
        said = text if text.startswith("/") else f"@{self.fake.world.bot.username} {text}"
        await self._there(who).say(said)
        await self.rests()
        return ""

    def _there(self, who: str) -> Client:
        """Their app at the group, also of somebody who is not in it: a forger."""
        return self.group[self.people[who]]

    async def received(self, who: str) -> list[str]:
        seen = [self.group[self.people["ana"]]] if who == GROUP and self.group else []
        client: Client = self.people[who] if who != GROUP else seen[0]
        new: dict[int, Shown] = {}  # as each looks now; what was there before is not told again
        for shown in client.received():
            if not shown.edited or shown.id in new:
                new[shown.id] = shown
        return [
            f"{shown.text}\n" + " ".join(f"[{b.text}]" for row in shown.rows for b in row) if shown.rows else shown.text
            for shown in new.values()
        ]


@dataclass
class KilledStage(TelegramStage):
    """The same, but the process is killed again and again while it works, and started anew."""

    chance: Random = field(default_factory=lambda: Random(7))
    kills: int = 0
    most: int = 10
    often: float = 0.1  # the chance of a kill at each act

    async def says(self, who: str, text: str) -> None:
        await asyncio.gather(super().says(who, text), self._perhaps_kill())

    async def taps(self, who: str, label: str) -> None:
        await asyncio.gather(super().taps(who, label), self._perhaps_kill())

    async def _perhaps_kill(self) -> None:
        if self.kills < self.most and self.chance.random() < self.often:
            await asyncio.sleep(self.chance.random() * 0.12)
            await self.process.kill()
            self.kills += 1
            await self.process.start()


def settings_of(fake: FakeTelegram) -> dict[str, str]:
    return {
        "KINTSUGI_TELEGRAM_TOKEN": TOKEN,
        "KINTSUGI_TELEGRAM_API_URL": fake.base_url,
        "KINTSUGI_TELEGRAM_POLL_SECONDS": "5",
        "KINTSUGI_TELEGRAM_PER_SECOND": "1000",
        "KINTSUGI_TELEGRAM_CHAT_PER_SECOND": "1000",
    }


@asynccontextmanager
async def telegram(folder: Path, kind: type[TelegramStage] = TelegramStage) -> AsyncIterator[TelegramStage]:
    """The companion behind the stand-in; ends with a clean stop and no word of a fault in its log."""
    fake = FakeTelegram(TOKEN)
    await fake.start()
    process = Process(folder, settings_of(fake))
    await process.start()
    try:
        yield kind(fake, process)
        code = await process.end()
        assert code == 0, process.log.read_text()
        fake.assert_clean()
        assert "Traceback" not in process.log.read_text()
    finally:
        if process.running is not None and process.running.returncode is None:
            await process.kill()
        await fake.stop()
        await fake.stop()
