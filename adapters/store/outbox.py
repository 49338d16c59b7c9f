"""What is to be sent and what was, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, update

from adapters.store import first_messages
from adapters.store import statements as on
from adapters.store import tables as t
from adapters.store.transaction import Transaction, moment
from core.errors import Unreadable
from core.ports import WAITS, OutboxRow, Sending

MESSAGES = frozenset({"Say", "Post"})  # kinds of payload that are messages, no edits


class SqlOutbox:
    """See `Outbox` in core/ports/queues.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def send(self, row: OutboxRow) -> None:
        self._in.run(
            on.SEND,
            id=row.id,
            person=row.person,
            state=row.state.value,
            waits=row.state in WAITS,
            prompt=row.prompt,
            account=row.account,
            turn=row.turn,
            part=row.part,
            tries=row.tries,
            at=row.at.timestamp(),
            not_before=0.0,
            leased_by="",
            leased_until=0.0,
            messages=self._sealed_messages(row),
            payload=self._in.seal(f"person:{row.person}", "outbox.payload", row.id, row.payload),
        )

    def _sealed_messages(self, row: OutboxRow) -> bytes:
        return self._in.seal(f"person:{row.person}", "outbox.messages", row.id, row.messages) if row.messages else b""

    def next_per_person(self, now: datetime, limit: int, worker: str = "") -> Sequence[OutboxRow]:
        asked = {"now": now.timestamp(), "worker": worker, "most": limit}
        found = {row.id: row for row in self._in.execute(first_messages.ANSWERS, asked)}
        if len(found) < limit:
            found |= {row.id: row for row in self._in.execute(first_messages.PROMPTS, asked)} | found
        return self._readable(list(found.values())[:limit])

    def lease(self, ids: Sequence[str], worker: str, until: datetime) -> None:
        leased = {"leased_by": worker, "leased_until": until.timestamp()}
        self._in.execute(update(t.outbox).where(t.outbox.c.id.in_(ids)).values(leased))

    def end_leases(self) -> None:
        self._in.execute(update(t.outbox).where(t.outbox.c.leased_until > 0).values(leased_until=0.0))

    def save_progress(self, row: OutboxRow, not_before: datetime | None = None) -> None:
        values: dict[str, object] = {"state": row.state.value, "waits": row.state in WAITS}
        values |= {"part": row.part, "tries": row.tries}
        if row.account is not None:
            values["account"] = row.account
        if row.messages:
            values["messages"] = self._sealed_messages(row)
        if not_before is not None:
            values |= {"not_before": not_before.timestamp(), "leased_until": 0.0}
        known = self._in.execute(update(t.outbox).where(t.outbox.c.id == row.id).values(values)).rowcount
        if known and row.turn is not None:
            for message in row.messages:
                hashed = self._in.vault.name("message", row.person, message)
                self._in.run(on.SENT_AS, person=row.person, hash=hashed, turn=row.turn, at=row.at.timestamp())

    def wake_resting(self, person: str) -> None:
        resting = (t.outbox.c.person == person, t.outbox.c.state == Sending.RESTING.value)
        self._in.execute(update(t.outbox).where(*resting).values(state=Sending.NEW.value, waits=True))

    def backlog(self) -> tuple[int, datetime | None]:
        row = self._in.execute(select(func.count(), func.min(t.outbox.c.at)).where(t.outbox.c.waits.is_(True))).one()
        return int(row[0]), None if row[1] is None else moment(row[1])

    def get(self, person: str, id: str) -> OutboxRow | None:
        row = self._in.execute(select(t.outbox).where(t.outbox.c.id == id, t.outbox.c.person == person)).one_or_none()
        return None if row is None else self._outbox_row(row)

    def waiting_for(self, person: str) -> Sequence[OutboxRow]:
        return self._readable(self._in.execute(_of(person, t.outbox.c.waits.is_(True)).order_by(t.outbox.c.seq)).all())

    def messages_of_turn(self, person: str, turn: int) -> Sequence[OutboxRow]:
        rows = self._in.execute(_of(person, t.outbox.c.turn == turn).order_by(t.outbox.c.seq)).all()
        return [row for row in self._readable(rows) if row.payload.get("is") in MESSAGES]

    def latest_sent(self, person: str, limit: int) -> Sequence[OutboxRow]:
        latest = _of(person, t.outbox.c.state == Sending.SENT.value).order_by(t.outbox.c.seq.desc()).limit(limit)
        rows = reversed(self._readable(self._in.execute(latest).all()))
        return [row for row in rows if row.payload.get("is") in MESSAGES]

    def turn_of_message(self, person: str, message: str) -> int | None:
        this = (t.message.c.person == person, t.message.c.hash == self._in.vault.name("message", person, message))
        turn: int | None = self._in.execute(select(t.message.c.turn).where(*this)).scalar()
        return turn

    def _readable(self, rows: Sequence[Any]) -> list[OutboxRow]:
        """A row that cannot be opened is given up, so that it holds up nothing behind it."""
        found = []
        for row in rows:
            try:
                found.append(self._outbox_row(row))
            except Unreadable:
                given_up = {"state": Sending.FAILED.value, "waits": False}
                self._in.execute(update(t.outbox).where(t.outbox.c.id == row.id).values(given_up))
        return found

    def _outbox_row(self, row: Any) -> OutboxRow:
        owner = f"person:{row.person}"
        messages = self._in.open(owner, "outbox.messages", row.id, row.messages) if row.messages else ()
        return OutboxRow(
            id=row.id,
            person=row.person,
            payload=self._in.open(owner, "outbox.payload", row.id, row.payload),
            at=moment(row.at),
            prompt=row.prompt,
            account=row.account,
            turn=row.turn,
            state=Sending(row.state),
            part=row.part,
            tries=row.tries,
            messages=tuple(messages),
        )


def _of(person: str, *which: ColumnElement[bool]) -> Select[Any]:
    """This person's rows for which this holds."""
    return select(t.outbox).where(t.outbox.c.person == person, *which)
