"""The companion as its own process behind the stand-in of Discord, as a stage for journeys."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from adapters.discord.written import QUOTE
from tests.fakes.discord import Client, FakeDiscord, Person, Place, Server, Shown
from tests.journeys.live import PATIENCE, Process
from tests.journeys.stage import GROUP

ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
NO_ANSWER = 4.0  # seconds
WRITE = "Write here"  # the button that opens a field to write in, which other platforms have not


@dataclass
class DiscordStage:
    """Two people with Discord. Only a button that is on the screen now can be pressed."""

    discord: FakeDiscord
    process: Process
    on_discord: dict[str, Person] = field(default_factory=dict)
    server: Server = None  # type: ignore[assignment]
    room: Place = None  # type: ignore[assignment]
    seen: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("ana", "ben", "carl"):
            self.on_discord.setdefault(name, self.discord.user(name))

    async def says(self, who: str, text: str) -> None:
        before = self.arrived()
        await self.on_discord[who].says(text)
        await self.stored(before)

    async def taps(self, who: str, label: str) -> None:
        """Where nobody answers, Discord says so after three seconds, and who pressed presses again."""
        before, person = self.arrived(), self.on_discord[who]
        for _ in range(5):
            await person.taps(label)
            until = time.monotonic() + NO_ANSWER
            while self.arrived() == before and time.monotonic() < until:
                await asyncio.sleep(0.01)
            if self.arrived() > before:
                break
        await self.stored(before)

    async def passes(self, wait: timedelta) -> None:
        await self.process.until(self.process.target + wait)
        await self.rests()

    def arrived(self) -> int:
        """How many updates have come in so far."""
        return int(self.process.query("SELECT count(*) FROM inbox") or 0)

    async def stored(self, before: int) -> None:
        """Until one more update has come in, and all that follows from it is done."""
        for _ in range(int(PATIENCE / 0.01)):
            if self.arrived() > before:
                await self.rests()
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"what was done was not stored\n{self.process.log.read_text()[-3000:]}")

    async def rests(self) -> None:
        """Until all that was stored has been handled and answered."""
        for _ in range(int(PATIENCE / 0.01)):
            if self.process.is_quiet():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"the companion did not come to rest\n{self.process.log.read_text()[-3000:]}")

    async def received(self, who: str) -> list[str]:
        screen = self.on_discord[who].screen if who != GROUP else self.room.screen if self.room else []
        new, self.seen[who] = screen[self.seen.get(who, 0) :], len(screen)
        return [as_it_looks(shown) for shown in new]

    # In a group

    async def changes(self, who: str, does: str) -> str:
        before = self.arrived()
        if does == "makes the group":
            self.server = self.discord.server(self.on_discord["ana"], self.on_discord["ben"])
            self.room = self.server.channel(self.on_discord["ana"], self.on_discord["ben"])
            await self.discord.brings_in(self.server)
            await self.room[self.on_discord[who]].runs("group")
        elif does == "comes in":
            self.server.add(self.on_discord[who])
            await self.room.allow(self.on_discord[who])
        elif does == "goes out":
            await self.room.deny(self.on_discord[who])
            self.server.remove(self.on_discord[who])
        elif does == "takes the companion out":
            await self.server.remove_bot()
            while self.process.query("SELECT count(*) FROM group_room"):
                await asyncio.sleep(0.01)
            await self.rests()
            return ""
        await self.stored(before)
        return ""

    async def taps_there(self, who: str, label: str) -> str:
        client, before = self._there(who), self.arrived()
        id = await client.taps(label)
        await self.stored(before)
        return await self._whispered(client, id)

    async def says_there(self, who: str, text: str) -> str:
        client, before = self._there(who), self.arrived()
        if text.startswith("/"):
            await client.runs(text[1:])
        else:
            await client.mentions(text)
        await self.stored(before)
        return ""

    async def _whispered(self, client: Client, id: str) -> str:
        """What was answered to this press alone: it goes out beside everything else."""
        for _ in range(20):
            if any(call == f"POST webhooks/{client.fake.rest.app}/token-{id}" for call in client.fake.calls):
                return plain(client.private_answers[-1])
            await asyncio.sleep(0.01)
        return ""

    def _there(self, who: str) -> Client:
        return self.room[self.on_discord[who]]


def as_it_looks(shown: Shown) -> str:
    """A message as its reader sees it: quotes are set off by a line at their side, what is escaped stands as itself."""
    buttons = " ".join(f"[{label}]" for _, label in shown.buttons if label != WRITE)
    text = handed_over(plain(shown.text))
    return f"{text}\n{buttons}" if buttons else text


def handed_over(text: str) -> str:
    """An invitation in the words in which a link is handed over: how it comes to the partner, and where else the
    companion is, is each platform's own."""
    begins, lasts, ends = text.partition("It works once, for 48 hours, and says nothing of what happened.")
    code = re.search(r"\b[a-z2-7]{26}\b", begins + ends)
    if code is None or not lasts:
        return text
    _, waits, rest = ends.partition(" I write when somebody joins, or when the time has run out.")
    return f"Send this to your partner: /start {code[0]}\n\n{lasts}{waits}{rest}"


def plain(text: str) -> str:
    lines = (line.removeprefix(QUOTE) for line in text.split("\n"))
    return ESCAPED.sub(r"\1", "\n".join(lines))


def settings(fake: FakeDiscord) -> dict[str, str]:
    return {
        "KINTSUGI_DISCORD_TOKEN": fake.token,
        "KINTSUGI_DISCORD_API_URL": fake.url,
        "KINTSUGI_DISCORD_GATEWAY_URL": fake.socket_url,
        "KINTSUGI_DISCORD_PER_SECOND": "1000",
        "KINTSUGI_DISCORD_CHAT_PER_SECOND": "1000",
    }


@asynccontextmanager
async def discord(folder: Path) -> AsyncIterator[DiscordStage]:
    """The companion behind the stand-in; ends with a clean stop and no word of a fault in its log."""
    async with FakeDiscord() as fake:
        process = Process(folder, settings(fake))
        await process.start()
        try:
            await fake.connected()
            yield DiscordStage(fake, process)
            assert await process.end() == 0, process.log.read_text()
            assert fake.violations == []
            assert "Traceback" not in process.log.read_text()
        finally:
            if process.running is not None and process.running.returncode is None:
                await process.kill()
