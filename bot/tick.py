"""Due rows whose time has come: a person's become events of theirs, a couple's move the shared room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.handle import Handler
from core import shared
from core.documents import plain
from core.events import Tick, Woke
from core.ports import DueRow, InboxRow, Unit

AT_ONCE = 2000
PERSON, COUPLE, GROUP = "person:", "couple:", "group:"


@dataclass(frozen=True, slots=True)
class Ticker:
    """Takes due rows. A row is removed in the transaction that writes what follows from it, so none is lost."""

    handler: Handler

    async def pass_over(self) -> int:
        """Let everything due now come true; returns how many rows."""
        now = self.handler.clock.now()

        def unit(work: Unit) -> int:
            rows = work.due.take(now, AT_ONCE)
            for row in rows:
                if row.owner.startswith(COUPLE):
                    self._tick(work, row, now)
                elif row.owner.startswith(GROUP):
                    work.outbox.wake_resting(row.owner.removeprefix(GROUP))
            work.inbox.receive_all([self._event(row, now) for row in rows if row.owner.startswith(PERSON)])
            return len(rows)

        return await self.handler.store.do(unit)

    async def next_at(self) -> datetime | None:
        """The instant of the next due row."""
        return await self.handler.store.do(lambda work: work.due.next_at())

    def _tick(self, work: Unit, row: DueRow, now: datetime) -> None:
        """A couple's row moves the shared room."""
        id, name = row.owner.removeprefix(COUPLE), self._name(row)
        room, revision = work.rooms.shared(id)
        outcome = shared.tick(room, Tick(id=name, at=now, key=row.key, due_at=row.at))
        self.handler.forget_words(work, id, room, outcome)
        self.handler.write_shared(work, id, revision, outcome, name, now)

    def _event(self, row: DueRow, now: datetime) -> InboxRow:
        """A person's row becomes an event of theirs."""
        stale = row.not_after is not None and now > row.at + row.not_after
        woke = Woke(id=self._name(row), at=now, key=row.key, due_at=row.at, stale=stale)
        return InboxRow(id=woke.id, lane=row.owner.removeprefix(PERSON), payload=plain(woke), tries=0, arrived_at=now)

    def _name(self, row: DueRow) -> str:
        return self.handler.store.name("due", row.owner, row.key, row.at.isoformat())
