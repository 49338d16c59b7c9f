"""A flood of prompts, or a platform that says "too many", delays nobody who waits for an answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from datetime import timedelta

from adapters.memory.channel import MemoryChannel
from adapters.memory.store import MemoryStore
from adapters.texts.catalogue import Catalogue
from bot.clock import ProductClock
from bot.deliver import TOGETHER, Deliverer
from bot.render import Renderer
from core.documents import plain
from core.effects import Say
from core.errors import TooMany
from core.ports import Counters, Incoming, Limits, OutboxRow, Outgoing, Unit, UpdateKind

MANY = 600


@dataclass
class Counting(MemoryChannel):
    """Keeps the order in which messages came; to some chats it says "too many" for a while."""

    order: list[str] = field(default_factory=list)
    too_many: dict[str, float] = field(default_factory=dict)
    refused: int = 0

    async def send(self, address: str, message: Outgoing) -> str:
        if self.too_many.get(address, 0.0) > time.monotonic():
            self.refused += 1
            raise TooMany(timedelta(seconds=0.3))
        self.order.append(address)
        return await MemoryChannel.send(self, address, message)


async def flooded(channel: Counting, many: int = MANY) -> tuple[MemoryStore, Deliverer]:
    """That many people with a prompt each, not yet sent."""
    store = MemoryStore()

    def unit(work: Unit) -> None:
        for n in range(many):
            work.outbox.send(
                OutboxRow(
                    id=f"prompt-{n}", person=person(work, str(n)), payload=plain(Say(text="whenever")), prompt=True
                )
            )

    await store.do(unit)
    return store, Deliverer(store, {"memory": channel}, Renderer(Catalogue()), Counters(), ProductClock(None))


def person(work: Unit, who: str) -> str:
    came = Incoming(platform="memory", update="", user=who, address=who, heard=UpdateKind.TEXT)
    return work.people.get_or_create(came).id


async def test_an_answer_does_not_wait_for_the_flood_to_be_over() -> None:
    channel = Counting()
    store, deliverer = await flooded(channel)
    await deliverer.pass_over()

    def answers(work: Unit) -> None:
        work.outbox.send(OutboxRow(id="answer", person=person(work, "who writes"), payload=plain(Say(text="whenever"))))

    await store.do(answers)
    await deliverer.pass_over()
    assert "who writes" in channel.order[: 2 * TOGETHER]


async def test_one_chat_that_must_wait_delays_nobody_and_gets_its_message_afterwards() -> None:
    channel = Counting(too_many={"3": time.monotonic() + 0.5})
    _, deliverer = await flooded(channel, 40)
    began = time.monotonic()
    while await deliverer.pass_over():
        pass
    assert time.monotonic() - began < 0.3
    assert sorted(channel.order) == sorted(str(n) for n in range(40) if n != 3)
    while len(channel.order) < 40:
        await deliverer.pass_over()
        await asyncio.sleep(0.05)
        assert time.monotonic() - began < 5
    assert channel.refused <= 3, "and is not hammered meanwhile"


async def test_under_a_limit_a_flood_goes_at_just_that_pace() -> None:
    channel = Counting(limits=Limits(per_second=400, burst=20, chat_per_second=1, chat_burst=3))
    _, deliverer = await flooded(channel, 220)
    began = time.monotonic()
    while await deliverer.pass_over():
        pass
    assert 0.45 <= time.monotonic() - began < 3
    assert len(channel.order) == 220
