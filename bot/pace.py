"""How fast messages may go: for each chat and for the bot as a whole, in real time, so that a wait for one chat never
delays another.

Each limit is a meter that fills with every message and drains evenly (the generic cell rate algorithm): a burst passes
at once, what is over it is spread out. When the platform says "too many", that chat goes at half its pace; the bot as a
whole does so when several chats are refused within a short time, or when the platform says that it means the bot. Both
find back slowly. How long a refused chat must wait is written with its message.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from core.errors import TooMany
from core.ports import Channel, Limits

K = TypeVar("K")

FORGET = 10_000  # chats whose meters are looked through before the empty ones are forgotten
SLOWEST, SLOWEST_CHAT = 64.0, 8.0  # times slower than the limit allows, at the most
FASTER, FASTER_CHAT = 0.98, 0.8  # how much of a slow-down is left after a message that went well
SEVERAL, SHORT = 3, 10.0  # so many chats refused within so many seconds mean the bot as a whole
UNDER_WAY = 1.0  # seconds after a slow-down in which a refusal is of what was sent before it

Chat = tuple[str, str]  # platform, address


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
    chats: dict[Chat, Meter] = field(default_factory=dict)
    slowed: dict[str, float] = field(default_factory=dict)
    slowed_at: dict[str, float] = field(default_factory=dict)
    slowed_chats: dict[Chat, float] = field(default_factory=dict)
    refused: dict[Chat, float] = field(default_factory=dict)  # when each was refused last

    async def turn(self, channel: Channel, address: str) -> bool:
        """Wait until a message may go to this address; whether it took any time."""
        wait = self.wait(channel, address)
        if wait > 0:
            await asyncio.sleep(wait)
        return wait > 0

    @contextmanager
    def heeds(self, channel: Channel, address: str) -> Iterator[None]:
        """Around a call of the platform about an address: its "too many" slows down, what goes well wears that off."""
        try:
            yield
        except TooMany as fault:
            self.too_many(channel.platform, address, everywhere=fault.everywhere)
            raise
        self.went_well(channel.platform, address)

    def wait(self, channel: Channel, address: str) -> float:
        """Take a place for one message; returns the seconds to wait."""
        limits, now, whose = channel.limits, self.monotonic(), (channel.platform, address)
        if limits == Limits():
            return 0.0
        self._forget_empty(now)
        bot = self.bots.setdefault(channel.platform, Meter())
        chat = self.chats.setdefault(whose, Meter())
        grouped, slower = channel.is_group(address), self.slowed_chats.get(whose, 1.0)
        per_second = (limits.group_per_second if grouped else limits.chat_per_second) / slower
        burst = limits.group_burst if grouped else limits.chat_burst
        return max(
            bot.wait(now, limits.per_second / self.slowed.get(channel.platform, 1.0), limits.burst),
            chat.wait(now, per_second, burst if slower == 1.0 else 1),
        )

    def too_many(self, platform: str, address: str, *, everywhere: bool = False) -> None:
        """The platform said so about this address, or about the bot `everywhere`."""
        now, whose = self.monotonic(), (platform, address)
        self.slowed_chats[whose] = min(SLOWEST_CHAT, 2 * self.slowed_chats.get(whose, 1.0))
        if now < self.slowed_at.get(platform, -math.inf) + UNDER_WAY:
            return
        self.refused = {chat: at for chat, at in self.refused.items() if at > now - SHORT} | {whose: now}
        if everywhere or sum(chat[0] == platform for chat in self.refused) >= SEVERAL:
            self.slowed[platform] = min(SLOWEST, 2 * self.slowed.get(platform, 1.0))
            self.slowed_at[platform] = now
            self.refused = {chat: at for chat, at in self.refused.items() if chat[0] != platform}

    def went_well(self, platform: str, address: str) -> None:
        """A message went: both slow-downs wear off."""
        _wear_off(self.slowed, platform, FASTER)
        _wear_off(self.slowed_chats, (platform, address), FASTER_CHAT)

    def _forget_empty(self, now: float) -> None:
        if len(self.chats) > FORGET:
            self.chats = {chat: meter for chat, meter in self.chats.items() if meter.full_until > now}
            self.slowed_chats = {chat: slower for chat, slower in self.slowed_chats.items() if chat in self.chats}


def _wear_off(slowed: dict[K, float], whose: K, left: float) -> None:
    if whose in slowed:
        slowed[whose] *= left
        if slowed[whose] <= 1:
            del slowed[whose]
