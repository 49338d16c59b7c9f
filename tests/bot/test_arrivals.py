"""What arrives is handled in the transaction that stores it, and is stored whatever becomes of that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.opening import Paths, open_store
from core.documents import read
from core.effects import Say
from core.errors import WorldFault
from core.ports import Incoming, OutboxRow, Store, Unit, UpdateKind
from tests.journeys.stages import InProcess

T = TypeVar("T")


def hello(update: int, who: str = "ana", text: str = "hello") -> Incoming:
    return Incoming(platform="memory", update=str(update), user=who, address=who, heard=UpdateKind.TEXT, text=text)


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore() if request.param == "memory" else open_store(Paths(None, tmp_path, tmp_path / "key"))[0]


async def test_one_transaction_stores_and_handles_what_arrived(store: Store) -> None:
    stage = InProcess(store)
    assert not await stage.handler.receive([hello(1), hello(2), hello(3, "ben")])
    assert stage.counters.counts["events_handled"] == 3
    assert not await store.do(lambda work: work.inbox.next_per_lane(9))
    assert not await stage.handler.receive([hello(1)])  # once more, as platforms do
    assert stage.counters.counts["events_handled"] == 3
    await store.close()


async def test_what_cannot_be_handled_waits_and_holds_up_what_comes_after_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = InProcess(store)

    def broken(*given: object) -> None:
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr("core.kernel.step.step", broken)
        assert await stage.handler.receive([hello(1), hello(2), hello(3, "ben")])
    assert stage.counters.counts["events_failed"] == 2
    assert [row.tries for row in await store.do(lambda work: work.inbox.next_per_lane(9))] == [1, 1]
    while await stage.handler.pass_over():
        pass
    assert stage.counters.counts["events_handled"] == 3
    await store.close()


async def test_after_three_failures_the_first_at_arrival_the_person_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = InProcess(store)
    await stage.handler.receive([hello(1)])
    with monkeypatch.context() as patch:
        patch.setattr("bot.reading.event", lambda *given: 1 / 0)
        await stage.handler.receive([hello(2)])
        for _ in range(2):
            await stage.handler.pass_over()
    assert await stage.handler.pass_over() == 1
    assert stage.counters.counts["events_failed"] == 3
    while await stage.deliverer.pass_over():
        pass
    person = await store.do(lambda work: work.people.get_or_create(hello(1)).id)
    rows = await store.do(lambda work: work.outbox.latest_sent(person, 9))
    assert "parked" in [text for row in rows for text in _texts(row)]
    await store.close()


def _texts(row: OutboxRow) -> list[str]:
    """The texts of one message, in their order."""
    say = read(Say, row.payload)
    return [*(line.text for line in say.before), say.text]


class Torn(MemoryStore):
    """Fails once, at the commit."""

    fails = 1

    async def do(self, unit: Callable[[Unit], T]) -> T:
        def torn(work: Unit) -> T:
            found = unit(work)
            if self.fails:
                self.fails -= 1
                raise WorldFault("the database said no")
            return found

        return await super().do(torn)


async def test_a_transaction_that_fails_as_a_whole_is_tried_without_handling() -> None:
    store = Torn()
    stage = InProcess(store)
    assert await stage.handler.receive([hello(1)])
    assert "events_handled" not in stage.counters.counts
    assert await stage.handler.pass_over() == 1
    assert stage.counters.counts["events_handled"] == 1


async def test_an_arrival_that_cannot_be_stored_is_told_to_the_platform() -> None:
    store = Torn()
    store.fails = 2
    with pytest.raises(WorldFault):
        await InProcess(store).handler.receive([hello(1)])
    assert not await store.do(lambda work: work.inbox.next_per_lane(9))
