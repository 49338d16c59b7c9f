"""The stages journeys are played on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.memory.channel import MemoryChannel
from adapters.memory.store import MemoryStore
from adapters.texts.catalogue import Catalogue
from adapters.times.when import WordsOfTime
from bot.clock import ProductClock
from bot.deliver import Deliverer
from bot.handle import Handler
from bot.render import Renderer
from bot.tick import Ticker
from core.journey import STORY
from core.ports import Counters, Incoming, Outgoing, Store, UpdateKind
from tests.journeys.stage import GROUP, START

FAILED = ("events_failed", "dues_failed", "sends_failed")
A_MOMENT = timedelta(milliseconds=50)  # between two things people do


class StillClock(ProductClock):
    """A clock that only moves when it is told to."""

    def now(self) -> datetime:
        return START + self.offset


@dataclass
class InProcess:
    """The companion without a process, over any store: events are handled when they come, in a still time."""

    store: Store
    channel: MemoryChannel = field(default_factory=MemoryChannel)
    clock: StillClock = field(default_factory=StillClock)
    seen: dict[str, int] = field(default_factory=dict)
    updates: int = 0
    target: timedelta = timedelta(0)

    def __post_init__(self) -> None:
        texts, counters = Catalogue(WordsOfTime()), Counters()
        self.counters = counters
        self.handler = Handler(STORY, self.store, texts, self.clock, counters)
        self.ticker = Ticker(self.handler)
        self.deliverer = Deliverer(self.store, {"memory": self.channel}, Renderer(texts), counters, self.clock)

    async def brings(self, who: str, heard: UpdateKind, **fields: str) -> None:
        self.updates += 1
        self.clock.offset += A_MOMENT
        incoming = Incoming(
            platform="memory",
            update=str(self.updates),
            user=who,
            address=who,
            heard=heard,
            **{"message": f"u{self.updates}", **fields},
        )
        await self.handler.receive([incoming])
        await self.deliverer.answer_privately(self.handler.take_private_answers())
        await self.settles()

    async def settles(self) -> None:
        while await self.ticker.pass_over() + await self.handler.pass_over() + await self.deliverer.pass_over():
            pass
        for failed in FAILED:
            assert not self.counters.counts.get(failed), self.counters.counts

    async def says(self, who: str, text: str) -> None:
        if text.startswith("/"):
            command, _, argument = text[1:].partition(" ")
            await self.brings(who, UpdateKind.COMMAND, command=command, text=argument)
        else:
            await self.brings(who, UpdateKind.TEXT, text=text)

    async def taps(self, who: str, label: str) -> None:
        for id, message in reversed(self.channel.sent.get(who, [])):
            for data, shown in message.buttons:
                if shown == label:
                    await self.brings(who, UpdateKind.TAP, text=data, message=id)
                    return
        raise AssertionError(f"no button {label!r} on {who}'s screen")

    async def taps_there(self, who: str, label: str) -> str:
        for id, message in reversed(self.channel.sent.get(GROUP, [])):
            for data, shown in message.buttons:
                if shown == label:
                    return await self.brings_there(who, UpdateKind.TAP, text=data, message=id)
        raise AssertionError(f"no button {label!r} in the group")

    async def says_there(self, who: str, text: str) -> str:
        if text.startswith("/"):
            command, _, argument = text[1:].partition(" ")
            return await self.brings_there(who, UpdateKind.COMMAND, command=command, text=argument)
        return await self.brings_there(who, UpdateKind.TEXT, text=text)

    async def changes(self, who: str, does: str) -> str:
        there = self.channel.groups.setdefault(GROUP, set())
        if does == "makes the group":
            there |= {"ana", "ben"}
            await self.brings(who, UpdateKind.BROUGHT, group=GROUP)
        elif does == "brings the companion back":
            self.channel.unreachable.discard(GROUP)
            await self.brings(who, UpdateKind.BROUGHT, group=GROUP)
        elif does == "takes the companion out":
            self.channel.unreachable.add(GROUP)
            await self.brings(who, UpdateKind.TURNED_OUT, group=GROUP)
        else:
            (there.add if does == "comes in" else there.discard)(who)
            await self.brings(who, UpdateKind.OTHERS, group=GROUP)
        return ""

    async def brings_there(self, who: str, heard: UpdateKind, **fields: str) -> str:
        """What somebody does in the group; returns what they alone are told."""
        token = (
            f"t{self.updates}" if heard is UpdateKind.TAP else ""
        )  # words can be answered to one alone on no platform
        await self.brings(who, heard, group=GROUP, token=token, **fields)
        return self.channel.private_answers.get(token, "")

    async def passes(self, time: timedelta) -> None:
        """Let time pass, stopping at each thing that is due on the way."""
        until = self.target + time
        while (next_at := await self.ticker.next_at()) is not None and next_at - START <= until:
            self.clock.offset = max(self.clock.offset, next_at - START)
            await self.settles()
        self.clock.offset = self.target = until
        await self.settles()

    async def received(self, who: str) -> list[str]:
        messages = [message for _, message in self.channel.sent.get(who, [])]
        new = messages[self.seen.get(who, 0) :]
        self.seen[who] = len(messages)
        return [as_seen(message) for message in new]


def as_seen(message: Outgoing) -> str:
    """A message as a transcript shows it: text, then the buttons in brackets."""
    buttons = " ".join(f"[{label}]" for _, label in message.buttons)
    return f"{message.text}\n{buttons}" if buttons else message.text


@asynccontextmanager
async def in_memory() -> AsyncIterator[InProcess]:
    """The companion over the store in memory."""
    yield InProcess(MemoryStore())
