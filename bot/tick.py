"""Due rows whose time has come: a person's become events of theirs, a couple's move the shared room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.handle import Handler
from core import shared
from core.documents import plain
from core.events import Tick, Woke
from core.ports import DueRow, Unit

AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Ticker:
    """Takes due rows. A row is removed in the transaction that writes what follows from it, so none is lost."""

    handler: Handler

    async def pass_over(self) -> int:
        """Let everything due now come true; returns how many rows."""
        now = self.handler.clock.now()

        def unit(work: Unit) -> int:
            rows = work.take_due(now, AT_ONCE)
            for row in rows:
                self._one(work, row, now)
            return len(rows)

        return await self.handler.store.do(unit)

    async def next_at(self) -> datetime | None:
        """The instant of the next due row."""
        return await self.handler.store.do(lambda work: work.next_due())

    def _one(self, work: Unit, row: DueRow, now: datetime) -> None:
        kind, _, id = row.owner.partition(":")
        name = self.handler.store.name("due", row.owner, row.key, row.at.isoformat())
        if kind == "couple":
            room, revision = work.shared(id)
            outcome = shared.tick(room, Tick(id=name, at=now, key=row.key, due_at=row.at))
            self.handler.forget_words(work, id, room, outcome)
            self.handler.write_shared(work, id, revision, outcome, name, now)
            return
        stale = row.not_after is not None and now > row.at + row.not_after
        woke = Woke(id=name, at=now, key=row.key, due_at=row.at, stale=stale)
        work.receive(name, id, plain(woke), now)
