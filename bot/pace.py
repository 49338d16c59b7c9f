"""How fast messages may go: for each chat and for the bot as a whole, in real time, so that a wait for one chat never
delays another.

Each limit is a meter that fills with every message and drains evenly (the generic cell rate algorithm): a burst passes
at once, what is over it is spread out. When the platform says "too many", the bot as a whole goes at half its pace and
finds back slowly; how long that one chat must wait is written with its message.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from core.errors import TooMany
from core.ports import Channel, Limits

FORGET = 10_000  # chats whose meters are looked through before the empty ones are forgotten
SLOWEST = 64.0  # times slower than the limit allows, at the most
FASTER = 0.98  # how much of a slow-down is left after a message that went well


@dataclass(slots=True)
class Meter:
    """`full_until`: the instant (monotonic seconds) at which all that went would have been spread out evenly."""

    full_until: float = 0.0

    def wait(self, now: float, per_second: float, burst: int) -> float:
        """Take a place; returns for how many seconds to wait before using it."""
        free = max(self.full_until, now)
        self.full_until = free + 1 / per_second
        return max(0.0, free - now - (burst - 1) / per_second)


@dataclass(slots=True)
class Pace:
    """The meters of all channels. `monotonic` gives real seconds."""

    monotonic: Callable[[], float] = time.monotonic
    bots: dict[str, Meter] = field(default_factory=dict)
    chats: dict[tuple[str, str], Meter] = field(default_factory=dict)
    slowed: dict[str, float] = field(default_factory=dict)

    async def turn(self, channel: Channel, address: str) -> bool:
        """Wait until a message may go to this address; whether it took any time."""
        wait = self.wait(channel, address)
        if wait > 0:
            await asyncio.sleep(wait)
        return wait > 0

    @contextmanager
    def heeds(self, channel: Channel) -> Iterator[None]:
        """Around a call of the platform: its "too many" slows the bot down, what goes well wears that off."""
        try:
            yield
        except TooMany:
            self.too_many(channel.platform)
            raise
        self.went_well(channel.platform)

    def wait(self, channel: Channel, address: str) -> float:
        """Take a place for one message; returns the seconds to wait."""
        limits, now = channel.limits, self.monotonic()
        if limits == Limits():
            return 0.0
        self._forget_empty(now)
        slower = self.slowed.get(channel.platform, 1.0)
        bot = self.bots.setdefault(channel.platform, Meter())
        chat = self.chats.setdefault((channel.platform, address), Meter())
        grouped = channel.is_group(address)
        per_second = limits.group_per_second if grouped else limits.chat_per_second
        return max(
            bot.wait(now, limits.per_second / slower, limits.burst),
            chat.wait(now, per_second, limits.group_burst if grouped else limits.chat_burst),
        )

    def too_many(self, platform: str) -> None:
        """The platform said so: the bot as a whole goes at half its pace."""
        self.slowed[platform] = min(SLOWEST, 2 * self.slowed.get(platform, 1.0))

    def went_well(self, platform: str) -> None:
        """A message went: a slow-down wears off."""
        if platform in self.slowed:
            self.slowed[platform] *= FASTER
            if self.slowed[platform] <= 1:
                del self.slowed[platform]

    def _forget_empty(self, now: float) -> None:
        if len(self.chats) > FORGET:
            self.chats = {chat: meter for chat, meter in self.chats.items() if meter.full_until > now}
