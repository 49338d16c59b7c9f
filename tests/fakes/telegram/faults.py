"""What goes wrong on purpose: scripted faults, and flood limits."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tests.fakes.telegram.wire import Params, Refusal, flooded

ANY = "*"
WORDINGS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@dataclass(slots=True)
class Fault:
    """One scripted fault. `times` counts down; None is for ever. `chat` keeps it to calls about one chat."""

    kind: Literal["fail", "drop", "lose", "delay"]
    method: str
    times: int | None
    chat: int | None = None
    refusal: Refusal | None = None
    body: str | None = None
    seconds: float = 0.0

    def meets(self, method: str, params: Params) -> bool:
        return (
            self.method in (ANY, method)
            and self.times != 0
            and (self.chat is None or params.get("chat_id") == self.chat)
        )

    def use(self) -> Fault:
        if self.times is not None:
            self.times -= 1
        return self


class Faults:
    """The script. A call meets every delay that fits it, and of all else the one scripted first."""

    def __init__(self) -> None:
        self.script: list[Fault] = []

    def take(self, method: str, params: Params) -> tuple[float, Fault | None]:
        """Seconds to wait, and the fault to play. Both count as played."""
        meeting = [fault for fault in self.script if fault.meets(method, params)]
        seconds = sum(fault.use().seconds for fault in meeting if fault.kind == "delay")
        others = [fault for fault in meeting if fault.kind != "delay"]
        return seconds, others[0].use() if others else None


def refusal(status: int, retry_after: int | None, description: str | None) -> Refusal:
    """A refusal in Telegram's words for this status, or in those given."""
    if status == 429:
        return flooded(retry_after or 1)
    return Refusal(status, description or WORDINGS.get(status, "Bad Request"))


class Window:
    """At most so many in so many seconds."""

    def __init__(self, most: int, seconds: float) -> None:
        self.most, self.seconds = most, seconds
        self.times: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until one more fits."""
        while self.times and self.times[0] <= now - self.seconds:
            self.times.popleft()
        return self.times[0] + self.seconds - now if len(self.times) >= self.most else 0.0


class FloodLimits:
    """About one message a second to a chat with bursts of five, 20 a minute to a group, 30 a second in all."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all = Window(30, 1)
        self._chats: defaultdict[int, Window] = defaultdict(lambda: Window(5, 5))
        self._groups: defaultdict[int, Window] = defaultdict(lambda: Window(20, 60))

    def count(self, chat: int) -> None:
        """One message to this chat. Raises 429 with the whole seconds to wait; a refused one does not count."""
        now = self._clock()
        windows = [self._all, self._chats[chat], *([self._groups[chat]] if chat < 0 else [])]
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            raise flooded(math.ceil(wait))
        for window in windows:
            window.times.append(now)
