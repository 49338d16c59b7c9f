"""What waits: to be handled, to be sent, to happen at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.ports.rows import DueRow, InboxRow, OutboxRow


class Inbox(Protocol):
    """What arrived and waits to be handled, in one lane for each person or group: a lane is handled in its order, and
    holds up no other. An id is received once, ever, until retention forgets it."""

    def receive(self, id: str, lane: str, payload: dict[str, object], at: datetime) -> bool:
        """Store an arrival, to be handled later. False when this id was received before: then nothing is stored."""
        ...

    def receive_all(self, arrivals: Sequence[InboxRow]) -> None:
        """As `receive`, for many at once, in this order. Their `tries` begin at 0."""
        ...

    def record_handled(self, id: str, lane: str, at: datetime) -> bool:
        """As `receive`, of what is handled at once in this transaction: nothing of it is stored but that it came."""
        ...

    def requeue(self, row: InboxRow) -> None:
        """What was received as handled waits after all, with this payload, in the place where it came. Nothing happens
        for an id that was never received."""
        ...

    def next_per_lane(self, limit: int) -> Sequence[InboxRow]:
        """The first waiting row of each lane, the oldest first; at most `limit`. A row whose payload cannot be opened
        is parked instead, so that it holds up nobody."""
        ...

    def has_waiting(self, lane: str | None = None) -> bool:
        """Whether anything waits, or anything of this lane."""
        ...

    def mark_handled(self, id: str) -> bool:
        """This row waits no more, and its payload goes; that it came stays known. False when it did not wait."""
        ...

    def record_failure(self, id: str) -> int:
        """Handling it failed once more; after the third time it is parked. Returns how many times that is. Raises
        KeyError for an id that was never received."""
        ...


class Outbox(Protocol):
    """What is to be sent and what was, in one order for each person or group. A row waits while it is new or sending.

    Times here are real time. A wall clock can be set back: a wait or a lease longer than MOST_WAIT is over.
    """

    def send(self, row: OutboxRow) -> None:
        """Put a message in the queue of its person. The same id again changes nothing."""
        ...

    def next_per_person(self, now: datetime, limit: int, worker: str = "") -> Sequence[OutboxRow]:
        """The first waiting row of each person who can be written to, unless another worker has it or it must wait.

        Those go first whose person waits for an answer, then those with prompts only; within that the oldest.
        """
        ...

    def lease(self, ids: Sequence[str], worker: str, until: datetime) -> None:
        """Keep these rows for this worker (at most 8 characters) until then."""
        ...

    def end_leases(self) -> None:
        """No other worker is there: what was leased is free."""
        ...

    def save_progress(self, row: OutboxRow, not_before: datetime | None = None) -> None:
        """Write down how far a row is: its state, part and tries, the account and the messages where it has them. Of a
        row that has gone: nothing. With `not_before` it must wait until then, and its lease ends."""
        ...

    def wake_resting(self, person: str) -> None:
        """What rests for this person is to be sent now, each in its old place."""
        ...

    def backlog(self) -> tuple[int, datetime | None]:
        """How many messages wait to be sent, and when the oldest of them was written."""
        ...

    def get(self, person: str, id: str) -> OutboxRow | None:
        """This row of this person; None when they have none of this id."""
        ...

    def waiting_for(self, person: str) -> Sequence[OutboxRow]:
        """What waits to be sent to this person, in order."""
        ...

    def messages_of_turn(self, person: str, turn: int) -> Sequence[OutboxRow]:
        """The messages (no edits) to this person that belong to this turn, in order, in whatever state."""
        ...

    def latest_sent(self, person: str, limit: int) -> Sequence[OutboxRow]:
        """The messages among the latest `limit` rows that were sent to this person, the oldest first."""
        ...

    def turn_of_message(self, person: str, message: str) -> int | None:
        """The turn that a message of the platform, sent to this person, belongs to; None when it is not known (any
        more)."""
        ...


class Due(Protocol):
    """What is to happen at a time. Owner and key are a row's name: there is one of each."""

    def set(self, row: DueRow) -> None:
        """Write a row, in place of one with the same owner and key."""
        ...

    def drop(self, owner: str, key: str) -> None:
        """Without this row, if it is there."""
        ...

    def get(self, owner: str, key: str) -> DueRow | None:
        """This row; None where there is none, and for one that is parked."""
        ...

    def take(self, now: datetime, limit: int) -> Sequence[DueRow]:
        """Take out what is due by now, the earliest first, of one time the first that was set; at most `limit`. One
        that cannot be opened is parked."""
        ...

    def requeue(self, row: DueRow, until: datetime | None) -> None:
        """A row that was taken waits after all, unless it was set anew meanwhile: it is taken again from `until` on.
        Without that it is parked: it is kept, and never taken again, until it is set anew or dropped."""
        ...

    def next_at(self) -> datetime | None:
        """The instant from which on something can be taken; None when there is nothing."""
        ...

    def all(self) -> Sequence[DueRow]:
        """Every row that is not parked, in the order in which they were set first."""
        ...

    def zones_version(self) -> str | None:
        """The version of the time zone rules by which the rows were reckoned; None before the first start."""
        ...

    def set_zones_version(self, version: str) -> None:
        """The rows are reckoned by this version now."""
        ...
