"""The platform in memory: what arrived on whose screen and when, and the ways in which a platform can misbehave."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from adapters.memory.channel import CAN
from core.errors import Refused, TryLater, Unclear, Unreachable
from core.ports import Capabilities, Outgoing, units

GROUP = "the group"  # the two and the companion are in it
PARTNERS = ("ana", "ben")


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message on somebody's screen. `at` is the product's time, `seconds` the real one."""

    who: str
    id: str
    message: Outgoing
    at: datetime
    seconds: float


class Fate(Protocol):
    """What the platform asks about each call."""

    def send(self, who: str) -> str:
        """`fine`, `died` (before anything happened, and nobody knows), `lost` (it arrived, the answer did not),
        `later` (429), `blocked` (403), `refused` (400)."""
        ...

    def slow(self) -> float:
        """Seconds until the platform answers."""
        ...

    def platform(self, moment: str) -> None:
        """`before`, `arrived`. May raise Crash."""
        ...


@dataclass
class Platform:
    """Lives on when the process ends. See `Channel` in core/ports for what `channel` of it promises."""

    screens: dict[str, dict[str, Outgoing]] = field(default_factory=dict)
    arrivals: list[Arrival] = field(default_factory=list)
    away: set[str] = field(default_factory=set)  # who has blocked the companion
    count: int = 0
    edits: int = 0

    def image(self) -> Platform:
        screens = {who: dict(screen) for who, screen in self.screens.items()}
        return Platform(screens, list(self.arrivals), set(self.away), self.count, self.edits)

    def button(self, who: str, choice: str) -> tuple[str, str]:
        """The newest button of this choice on somebody's screen: the message it is under, and its data."""
        for id, message in reversed(self.screens.get(who, {}).items()):
            for data, _ in message.buttons:
                if data.partition("/")[2] == choice or (choice == "again" and data.startswith("again/")):
                    return id, data
        raise LookupError(f"no button {choice!r} on {who}'s screen")


@dataclass
class SimChannel:
    """How one process reaches the platform."""

    world: Platform
    fate: Fate
    now: Callable[[], tuple[datetime, float]]
    retry_after: float = 5.0
    platform: str = "memory"
    can: Capabilities = CAN

    async def send(self, address: str, message: Outgoing) -> str:
        happens = await self._call(address)
        self.world.count += 1
        id = f"m{self.world.count}"
        at, seconds = self.now()
        self.world.arrivals.append(Arrival(address, id, message, at, seconds))
        self.world.screens.setdefault(address, {})[id] = message
        self.fate.platform("arrived")
        await asyncio.sleep(self.fate.slow())
        if happens == "lost":
            raise Unclear
        return id

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        happens = await self._call(address)
        screen = self.world.screens.get(address, {})
        if message not in screen:
            raise Refused("no such message")
        screen[message] = replace(screen[message], text=now.text, buttons=now.buttons, quotes=now.quotes)
        self.world.edits += 1
        self.fate.platform("arrived")
        await asyncio.sleep(self.fate.slow())
        if happens == "lost":
            raise Unclear

    async def _call(self, address: str) -> str:
        """The way there. Raises when the call came to nothing."""
        self.fate.platform("before")
        happens = "blocked" if address in self.world.away else self.fate.send(address)
        await asyncio.sleep(self.fate.slow())
        if happens == "later":
            raise TryLater(timedelta(seconds=self.retry_after))
        if happens == "blocked":
            raise Unreachable
        if happens == "died":
            raise Unclear
        if happens == "refused":
            raise Refused("no")
        return happens

    def length(self, text: str) -> int:
        return units(text)

    def link(self, code: str) -> str:
        return f"/start {code}"

    def home(self) -> str:
        return ""

    def group_link(self) -> str:
        return ""

    def is_group(self, address: str) -> bool:
        return address == GROUP

    async def are_alone(self, group: str, people: Collection[str]) -> bool:
        await self._call(group)
        return sorted(people) == sorted(PARTNERS)

    async def answer_privately(self, token: str, text: str) -> None:
        """A courtesy, which any crash may lose."""
