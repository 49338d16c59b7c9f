"""What is to be sent and what was, in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from adapters.memory.tables import Tables
from core.ports import MOST_WAIT, WAITS, OutboxRow, Sending

MESSAGES = frozenset({"Say", "Post"})  # kinds of payload that are messages, no edits


class MemoryOutbox:
    """See `Outbox` in core/ports/queues.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def send(self, row: OutboxRow) -> None:
        if row.id not in self._t.outbox:
            self._t.must_know(row.person)
            self._store(row)

    def _store(self, row: OutboxRow) -> None:
        before = self._t.outbox.get(row.id)
        self._t.outbox[row.id] = row
        if row.state not in WAITS:
            self._t.unsent.drop(row.id)
        elif before is None:
            self._t.unsent[row.id] = None
        elif before.state not in WAITS:  # to be sent after all: in its old place
            self._t.unsent.put({row.id: None for row in self._t.outbox.values() if row.state in WAITS})

    def next_per_person(self, now: datetime, limit: int, worker: str = "") -> Sequence[OutboxRow]:
        found: dict[str, OutboxRow] = {}
        answered: dict[str, None] = {}  # whose answer waits, in the order in which it came
        for row in (self._t.outbox[id] for id in self._t.unsent):
            if self._t.people[row.person].reachable:
                found.setdefault(row.person, row)
                if not row.prompt:
                    answered.setdefault(row.person)
        first = [*answered, *(person for person in found if person not in answered)]
        ready = (found[person] for person in first if self._is_free(found[person].id, worker, now))
        return list(ready)[:limit]

    def _is_free(self, id: str, worker: str, now: datetime) -> bool:
        by, until = self._t.leases.get(id, ("", now))
        return _over(self._t.not_before.get(id, now), now) and (_over(until, now) or by == worker)

    def lease(self, ids: Sequence[str], worker: str, until: datetime) -> None:
        for id in ids:
            if id in self._t.outbox:
                self._t.leases[id] = worker, until

    def end_leases(self) -> None:
        self._t.leases.put({})

    def save_progress(self, row: OutboxRow, not_before: datetime | None = None) -> None:
        known = self._t.outbox.get(row.id)
        if known is None:
            return
        account, messages = row.account or known.account, row.messages or known.messages
        self._store(replace(known, state=row.state, part=row.part, tries=row.tries, account=account, messages=messages))
        if not_before is not None:
            self._t.not_before[row.id] = not_before
            self._t.leases.drop(row.id)
        if row.turn is not None:
            for message in row.messages:
                if (row.person, message) not in self._t.messages:
                    self._t.messages[row.person, message] = row.turn, row.at

    def wake_resting(self, person: str) -> None:
        for row in [row for row in self._t.outbox.values() if row.person == person and row.state is Sending.RESTING]:
            self._store(replace(row, state=Sending.NEW))

    def backlog(self) -> tuple[int, datetime | None]:
        rows = [self._t.outbox[id] for id in self._t.unsent]
        return len(rows), min((row.at for row in rows), default=None)

    def get(self, person: str, id: str) -> OutboxRow | None:
        row = self._t.outbox.get(id)
        return row if row is not None and row.person == person else None

    def waiting_for(self, person: str) -> Sequence[OutboxRow]:
        return [self._t.outbox[id] for id in self._t.unsent if self._t.outbox[id].person == person]

    def messages_of_turn(self, person: str, turn: int) -> Sequence[OutboxRow]:
        rows = (row for row in self._t.outbox.values() if row.person == person and row.turn == turn)
        return [row for row in rows if row.payload.get("is") in MESSAGES]

    def latest_sent(self, person: str, limit: int) -> Sequence[OutboxRow]:
        rows = [row for row in self._t.outbox.values() if row.person == person and row.state is Sending.SENT]
        return [row for row in rows[max(len(rows) - limit, 0) :] if row.payload.get("is") in MESSAGES]

    def turn_of_message(self, person: str, message: str) -> int | None:
        found = self._t.messages.get((person, message))
        return None if found is None else found[0]


def _over(until: datetime, now: datetime) -> bool:
    """Whether a wait is over; one that is longer than any is from before the wall clock was set back."""
    return until <= now or until > now + MOST_WAIT
