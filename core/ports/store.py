"""A store and its transactions.

A store runs *units*: plain functions that see one transaction. Units of one store run one after another, and those
that wait together may be committed together; a unit that raises leaves nothing behind and hurts no other.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from core.ports.people import Accounts, Invitations, Links, People
from core.ports.queues import Due, Inbox, Outbox
from core.ports.rooms import Groups, Rooms, Words

T = TypeVar("T")


class Retention(Protocol):
    """What is kept no longer."""

    def forget_old(self, now: datetime, limit: int) -> int:
        """Delete handled and parked arrivals after 7 days, messages that are over after 30, invitations after 7, links
        after 9 and wrong codes after 1: at most `limit` of each, the oldest first. Returns how many rows went.

        What waits stays however old it is: arrivals that are not handled, messages that are not over or unclear, links
        that were asked for.
        """
        ...

    def parked(self) -> tuple[int, int]:
        """How many arrivals and how many due rows are parked: kept for somebody to look at, and taken no more."""
        ...


class Unit(Protocol):
    """One transaction, by topic. Nothing in it is visible to others before it is committed, and then all of it is.

    Rows are written for people and groups that are there: for an id that is nobody's, a write raises OurFault unless
    its method says otherwise. An error of the database is a WorldFault. A unit that goes on after a write that raised
    must have had it in a savepoint. An id that went, with all that was its own, is never used again. Instants are
    aware, and kept to the microsecond.
    """

    def savepoint(self, part: Callable[[], T]) -> T:
        """Run a part of the transaction that leaves nothing behind when it raises; raises what it raised."""
        ...

    @property
    def people(self) -> People:
        """Who is known, and who is whose partner."""
        ...

    @property
    def accounts(self) -> Accounts:
        """The accounts of people on the platforms."""
        ...

    @property
    def links(self) -> Links:
        """Second accounts on their way to a person."""
        ...

    @property
    def invitations(self) -> Invitations:
        """Partners on their way to each other."""
        ...

    @property
    def groups(self) -> Groups:
        """Rooms for three on a platform."""
        ...

    @property
    def rooms(self) -> Rooms:
        """The documents: each person's room, and the shared one."""
        ...

    @property
    def words(self) -> Words:
        """What people wrote, and what they answered."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What arrived and waits to be handled."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What is to be sent, and what was."""
        ...

    @property
    def due(self) -> Due:
        """What is to happen at a time."""
        ...

    @property
    def retention(self) -> Retention:
        """What is kept no longer."""
        ...


class Store(Protocol):
    """Runs units; see the head of this file."""

    async def do(self, unit: Callable[[Unit], T]) -> T:
        """Run a unit in a transaction; returns once it is durably committed.

        Raises what the unit raised; StopIteration and whatever else is no error, such as SystemExit, comes as a
        RuntimeError from it, so that no caller waits for ever.
        """
        ...

    def name(self, *parts: str) -> str:
        """A keyed hash of these parts, 32 hexadecimal characters: opaque, stable for this installation."""
        ...

    async def close(self) -> None:
        """Finish what waits; nothing is run afterwards."""
        ...
