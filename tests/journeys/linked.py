"""Two platforms in memory: Ana has an account on each, and anybody else may."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from adapters.memory.channel import MemoryChannel
from bot.deliver import Deliverer
from bot.render import Renderer
from core.ports import Incoming, Person, Store, Unit, UpdateKind
from core.state import Room
from tests.journeys.stages import A_MOMENT, InProcess, as_seen

T = TypeVar("T")
DAY = timedelta(days=1)
THREE_DAYS = timedelta(hours=73)
WRONG = "a" * 26
MANY_MESSAGES = 1000  # so that no message of one platform is called as one of the other


@dataclass
class LinkedStage(InProcess):
    """`ana` writes on Telegram, `ana@discord` on Discord."""

    discord: MemoryChannel = field(default_factory=lambda: MemoryChannel(platform="discord", count=MANY_MESSAGES))

    def __post_init__(self) -> None:
        super().__post_init__()
        self.channel.platform = "telegram"
        channels = {"telegram": self.channel, "discord": self.discord}
        renderer = Renderer(self.handler.texts, channels)  # type: ignore[arg-type]
        self.deliverer = Deliverer(self.store, channels, renderer, self.counters, self.clock)

    def screen(self, who: str) -> list[tuple[str, object]]:
        return self._on(who).sent.get(who, [])  # type: ignore[return-value]

    def _on(self, who: str) -> MemoryChannel:
        return self.discord if who.endswith("@discord") else self.channel

    def arrival(self, who: str, heard: UpdateKind, **fields: str) -> Incoming:
        self.updates += 1
        self.clock.offset += A_MOMENT
        given = {"message": f"u{self.updates}", **fields}
        platform = self._on(who).platform
        return Incoming(platform=platform, update=str(self.updates), user=who, address=who, heard=heard, **given)

    async def brings(self, who: str, heard: UpdateKind, **fields: str) -> None:
        await self.together(self.arrival(who, heard, **fields))

    async def together(self, *arrivals: Incoming) -> None:
        """All of these at once."""
        await self.handler.receive(list(arrivals))
        await self.deliverer.answer_privately(self.handler.take_private_answers())
        await self.settles()

    async def taps(self, who: str, label: str) -> None:
        await self.together(self.tap(who, label))

    def tap(self, who: str, label: str) -> Incoming:
        for id, message in reversed(self._on(who).sent.get(who, [])):
            for data, shown in message.buttons:
                if shown == label:
                    return self.arrival(who, UpdateKind.TAP, text=data, message=id)
        raise AssertionError(f"no button {label!r} on {who}'s screen")

    def heard_as(self, who: str, text: str) -> Incoming:
        """What somebody writes, as it arrives."""
        if not text.startswith("/"):
            return self.arrival(who, UpdateKind.TEXT, text=text)
        command, _, argument = text[1:].partition(" ")
        return self.arrival(who, UpdateKind.COMMAND, command=command, text=argument)

    def after_a_crash(self, store: Store) -> LinkedStage:
        """The same world around a process that began anew."""
        return LinkedStage(
            store,
            channel=self.channel,
            clock=self.clock,
            seen=self.seen,
            updates=self.updates,
            target=self.target,
            discord=self.discord,
        )

    def sees(self, who: str, label: str) -> bool:
        return any(shown == label for _, m in self._on(who).sent.get(who, []) for _, shown in m.buttons)

    async def received(self, who: str) -> list[str]:
        messages = [message for _, message in self._on(who).sent.get(who, [])]
        new = messages[self.seen.get(who, 0) :]
        self.seen[who] = len(messages)
        return [message.text for message in new]

    async def told(self, who: str) -> str:
        return "\n".join(await self.received(who))

    # -- what people do ----------------------------------------------------------------------------------------

    async def settles_in(self, who: str, side: str = "I was hurt") -> None:
        await self.says(who, "hello")
        for label in (side, "Yes, both", "Skip"):
            await self.taps(who, label)
        await self.says(who, who.partition("@")[0].capitalize())

    async def makes_a_code(self, who: str = "ana") -> str:
        await self.received(who)
        await self.says(who, "/link")
        await self.taps(who, "Give me a code")
        found = re.search(r"^[a-z2-7]{26}$", await self.told(who), re.MULTILINE)
        assert found is not None
        return found.group()

    async def asks(self, first: str = "ana", second: str = "ana@discord") -> str:
        """Make a code on one account, and use it on the other."""
        code = await self.makes_a_code(first)
        await self.says(second, code)
        return code

    async def links(self, first: str = "ana", second: str = "ana@discord") -> None:
        await self.asks(first, second)
        await self.passes(THREE_DAYS)
        await self.confirms(first)

    async def confirms(self, who: str = "ana", label: str = "Yes, it is mine") -> None:
        await self.says(who, "/link")
        await self.taps(who, label)

    # -- what is stored ----------------------------------------------------------------------------------------

    async def look(self, unit: Callable[[Unit], T]) -> T:
        return await self.store.do(unit)

    async def person(self, who: str) -> Person:
        return await self.look(lambda work: work.people.get_or_create(self.arrival(who, UpdateKind.TEXT)))

    async def room(self, who: str) -> Room:
        id = (await self.person(who)).id
        found = await self.look(lambda work: work.rooms.private(id))
        assert found is not None
        return found[0]

    async def are_one(self, first: str = "ana", second: str = "ana@discord") -> bool:
        return (await self.person(first)).id == (await self.person(second)).id


@dataclass
class Mixed(LinkedStage):
    """Ana is on Telegram, and perhaps on Discord too; Ben is on Discord alone."""

    def _on(self, who: str) -> MemoryChannel:
        return self.discord if who == "ben" else LinkedStage._on(self, who)

    async def received(self, who: str) -> list[str]:
        messages = [message for _, message in self._on(who).sent.get(who, [])]
        new, self.seen[who] = messages[self.seen.get(who, 0) :], len(messages)
        return [as_seen(message) for message in new]
