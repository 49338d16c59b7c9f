"""Bugs planted on purpose: the simulation must see each of them, or it proves nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from core.ports import OutboxRow, Sending, Unit
from tests.simulation.faults import disk
from tests.simulation.faults.crashing import crashed_at
from tests.simulation.faults.flows import scenes
from tests.simulation.faults.times import virtual
from tests.simulation.faults.world import World

T = TypeVar("T")


class Bent:
    """A transaction in which something is done otherwise: by the methods here that are named `<topic>_<method>`."""

    def __init__(self, work: Unit) -> None:
        self._work = work
        self.later: list[Callable[[Unit], object]] = []
        self.took_due = False

    def __getattr__(self, name: str) -> Any:
        return self._work.savepoint if name == "savepoint" else Topic(self, name, getattr(self._work, name))


class Topic:
    """One topic of it."""

    def __init__(self, bent: Bent, name: str, topic: Any) -> None:
        self._bent, self._name, self._topic = bent, name, topic

    def __getattr__(self, name: str) -> Any:
        otherwise = f"{self._name}_{name}"
        return getattr(self._bent, otherwise) if hasattr(type(self._bent), otherwise) else getattr(self._topic, name)


class BentStore(disk.SimStore):
    """A store with such transactions. What is put off is done in another one."""

    bent: type[Bent] = Bent

    async def do(self, unit: Callable[[Unit], T]) -> T:
        made: list[Bent] = []

        def bent(work: Unit) -> T:
            made.append(self.bent(work))
            return unit(made[-1])  # type: ignore[arg-type]

        found = await super().do(bent)
        for put_off in made[-1].later:
            await asyncio.sleep(0)
            await super().do(put_off)
        return found


class MessagesApart(Bent):
    """The outbox is written after the room, in a transaction of its own."""

    def outbox_send(self, row: OutboxRow) -> None:
        self.later.append(lambda work: work.outbox.send(row))


class SentBeforeTheSend(Bent):
    """A message counts as sent when it begins to be sent."""

    def outbox_save_progress(self, row: OutboxRow, *rest: Any) -> None:
        sent = replace(row, state=Sending.SENT) if row.state is Sending.SENDING else row
        self._work.outbox.save_progress(sent, *rest)


class SendsInSilence(Bent):
    """Nobody writes down that released words begin to be sent."""

    def outbox_save_progress(self, row: OutboxRow, *rest: Any) -> None:
        if row.state is not Sending.SENDING:
            self._work.outbox.save_progress(row, *rest)


class DueIsDropped(Bent):
    """A due row goes before what follows from it is written."""

    def due_take(self, *when: Any) -> Any:
        self.took_due = True
        return self._work.due.take(*when)

    def inbox_receive(self, *row: Any) -> bool:
        if not self.took_due:
            return self._work.inbox.receive(*row)
        self.later.append(lambda work: work.inbox.receive(*row))
        return True

    def inbox_receive_all(self, rows: Any) -> None:
        self.later.append(lambda work: work.inbox.receive_all(rows))


class ForgetsUpdates(Bent):
    """An update that is brought again is a new one."""

    count = 0

    def inbox_receive(self, id: str, *row: Any) -> bool:
        return self._work.inbox.receive(self._another(id), *row)

    def inbox_record_handled(self, id: str, *row: Any) -> bool:
        return self._work.inbox.record_handled(self._another(id), *row)

    def _another(self, id: str) -> str:
        ForgetsUpdates.count += 1
        return f"{id[:20]}{ForgetsUpdates.count}"


class KnowsTooLate(Bent):
    """What an update does is written down in one transaction, and that it came in the next."""

    def inbox_record_handled(self, *row: Any) -> bool:
        self.later.append(lambda work: work.inbox.record_handled(*row))
        return True


@pytest.fixture(autouse=True)
def _virtual() -> Iterator[None]:
    with virtual():
        yield


def seen_in(name: str, number: int) -> Iterator[str]:
    """What crashes at all moments of this act of a flow bring to light; test_crash_points.py holds that it is nothing
    without a planted bug."""
    world, scene = World(), scenes(name)[number]
    for moment in scene.kinds:
        for again in (True, False):
            yield from crashed_at(scene, world, moment, again=again)


@pytest.mark.parametrize(
    ("bent", "name", "number", "what"),
    [
        (MessagesApart, "hello", 1, "lost for ana"),
        (SentBeforeTheSend, "card", 4, "lost for ben"),
        (SendsInSilence, "card", 4, "released words twice"),
        (DueIsDropped, "check-in", 2, "lost for ana"),
        (ForgetsUpdates, "hello", 0, "doubles for ana"),
        (KnowsTooLate, "hello", 0, "doubles for ana"),
    ],
)
def test_a_planted_bug_is_seen(
    bent: type[Bent], name: str, number: int, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes(name)
    monkeypatch.setattr(BentStore, "bent", bent)
    monkeypatch.setattr(disk, "SimStore", BentStore)
    assert any(what in fault for fault in seen_in(name, number))
