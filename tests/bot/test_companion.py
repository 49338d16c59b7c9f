"""The companion at work: a fault of the world at any moment, and it goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from adapters.memory.channel import MemoryChannel
from adapters.memory.store import MemoryStore
from bot.wiring import furnish
from core.errors import WorldFault
from core.ports import Incoming, Unit, UpdateKind

T = TypeVar("T")
HELLO = Incoming(platform="memory", update="1", user="ana", address="ana", heard=UpdateKind.TEXT, text="hello")


class BusyStore(MemoryStore):
    """Says no as often as it is told to."""

    refuse = 0

    async def do(self, unit: Callable[[Unit], T]) -> T:
        if self.refuse:
            self.refuse -= 1
            raise WorldFault("the database said no")
        return await super().do(unit)


async def test_a_database_that_is_busy_at_the_start_does_not_leave_the_companion_deaf(tmp_path: Path) -> None:
    store, channel = BusyStore(), MemoryChannel()
    house = furnish(store, {"memory": channel}, None)
    await house.companion.receive([HELLO])
    store.refuse = 1
    running = asyncio.create_task(house.companion.run())
    await asyncio.wait({running}, timeout=1)
    assert not running.done(), f"the companion has ended: {running.exception()}"
    assert channel.sent["ana"]
    house.companion.stop()
    await running
