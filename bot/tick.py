"""Due rows whose time has come: a person's become events of theirs, a couple's move the shared room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot import bulkhead, zones
from bot.handle import Handler
from core.documents import plain
from core.events import DueCame, Tick
from core.kernel import shared
from core.ports import DueRow, InboxRow, Unit

AT_ONCE = 2000
PERSON, COUPLE, GROUP = "person:", "couple:", "group:"


@dataclass(frozen=True, slots=True)
class Ticker:
    """Takes due rows. A row is removed in the transaction that writes what follows from it, so none is lost."""

    handler: Handler

    async def pass_over(self) -> int:
        """Let everything due now come true; returns how many rows were taken."""
        now = self.handler.clock.now()
        done = await self.handler.store.do(lambda work: self._take(work, now))
        bulkhead.count(self.handler.counters, done)
        return len(done)

    def _take(self, work: Unit, now: datetime) -> list[bulkhead.Counts]:
        rows = work.due.take(now, AT_ONCE)
        others = [self._alone(work, row, now) for row in rows if not _is_an_event(row)]
        return others + self._together(work, [row for row in rows if _is_an_event(row)], now)

    def _together(self, work: Unit, rows: list[DueRow], now: datetime) -> list[bulkhead.Counts]:
        """People's rows at once, which costs least; each alone, when one of them cannot be stored."""
        if not rows:
            return []
        try:
            work.savepoint(lambda: work.inbox.receive_all([self._event(row, now) for row in rows]))
        except Exception:  # alone it comes out whose it is
            return [self._alone(work, row, now) for row in rows]
        return [bulkhead.TAKEN] * len(rows)

    def _alone(self, work: Unit, row: DueRow, now: datetime) -> bulkhead.Counts:
        return bulkhead.due(work, self.handler.store, row, now, lambda: self._one(work, row, now))

    def _one(self, work: Unit, row: DueRow, now: datetime) -> None:
        if row.key.startswith(zones.MOVE):
            zones.move(work, self.handler.story, row.owner, row.key.removeprefix(zones.MOVE))
        elif row.owner.startswith(COUPLE):
            self._tick(work, row, now)
        elif row.owner.startswith(GROUP):
            work.outbox.wake_resting(row.owner.removeprefix(GROUP))
        else:
            work.inbox.receive_all([self._event(row, now)])

    async def next_at(self) -> datetime | None:
        """The instant of the next due row."""
        return await self.handler.store.do(lambda work: work.due.next_at())

    def _tick(self, work: Unit, row: DueRow, now: datetime) -> None:
        """A couple's row moves the shared room."""
        id, name = row.owner.removeprefix(COUPLE), self._name(row)
        room, revision = work.rooms.shared(id)
        past = self.handler.clock.skipped(row.at)
        event = Tick(id=name, at=now, key=row.key, due_at=row.at, moved_past=past)
        outcome = shared.tick(self.handler.story.record, room, event)
        self.handler.forget_words(work, id, room, outcome)
        self.handler.write_shared(work, id, revision, outcome, name, now)

    def _event(self, row: DueRow, now: datetime) -> InboxRow:
        """A person's row becomes an event of theirs."""
        stale = row.not_after is not None and now > row.at + row.not_after
        past = self.handler.clock.skipped(row.at)
        woke = DueCame(id=self._name(row), at=now, key=row.key, due_at=row.at, stale=stale, moved_past=past)
        return InboxRow(id=woke.id, lane=row.owner.removeprefix(PERSON), payload=plain(woke), tries=0, arrived_at=now)

    def _name(self, row: DueRow) -> str:
        return self.handler.store.name("due", row.owner, row.key, row.at.isoformat())


def _is_an_event(row: DueRow) -> bool:
    """Whether it becomes an event of a person."""
    return row.owner.startswith(PERSON) and not row.key.startswith(zones.MOVE)
