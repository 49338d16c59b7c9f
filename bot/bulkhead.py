"""What is taken is handled one by one, each in a savepoint of its own: a fault of one row, one key or one update is its
owner's alone, and everybody else gets what they would get without it.

What fails is tried three times in all and then parked: kept, counted, and taken no more. Three kinds of faults differ:

- overtaken (Stale): loaded before somebody else saved. It is stepped again, and counts as no try.
- of the world: the database said no. That is nobody's fault; for due rows it is raised, so that the transaction is
  given up and tried again as a whole.
- any other is the row's own.

The log says what kind of thing it was, by which hash it is found in its table, and the class of the fault; no words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from core.documents import plain
from core.errors import Stale, Unreadable, WorldFault
from core.events import Parked
from core.ports import Counters, DueRow, InboxRow, Store, Unit

log = structlog.get_logger("bulkhead")

TRIES = 3
PAUSES = (timedelta(minutes=1), timedelta(minutes=10))  # before the second and the third try of a due row
SOON = timedelta(seconds=5)  # before a due row that was overtaken is taken again
OF_A_GROUP = frozenset({"GroupSeen", "GroupLost"})

Counts = tuple[str, ...]
"""What became of one thing, as names of counts: to be counted once the transaction is written down."""
HANDLED: Counts = ("events_handled",)
TAKEN: Counts = ("dues_taken",)


def count(counters: Counters, done: list[Counts]) -> None:
    """Count what became of what was taken."""
    for names in done:
        for name in names:
            counters.add(name)


def arrival(
    work: Unit, store: Store, row: InboxRow, now: datetime, part: Callable[[], object], *, stored: bool
) -> Counts:
    """Handle an arrival or a notice. `stored`: it waits in the inbox already; else it was received as handled.

    After three tries it is parked, and its owner is told kindly.
    """
    try:
        work.savepoint(part)
        return HANDLED
    except Stale:
        if not stored:
            work.inbox.requeue(row)
        return ("events_stepped_again",)
    except Exception as fault:  # nothing may stop the others' events
        if not stored:
            work.inbox.requeue(row)
        tries = work.inbox.record_failure(row.id)
        told = {"kind": str(row.payload.get("is")), "id": row.id, "fault": type(fault).__name__}
    log.error("event_failed", **told, tries=tries)
    if tries < TRIES:
        return ("events_failed",)
    log.error("event_parked", **told)
    if tries == TRIES and _is_of_a_person(row.payload):
        parked = Parked(id=store.name("parked", row.id), at=now)
        work.inbox.receive(parked.id, row.lane, plain(parked), now)
    return "events_failed", "events_parked"


def _is_of_a_person(payload: dict[str, object]) -> bool:
    """Whether somebody is told that this was parked: not a group, and not of that message itself."""
    kind = payload.get("is")
    return kind != "Parked" and kind not in OF_A_GROUP and not (kind == "Incoming" and not payload.get("user"))


def due(work: Unit, store: Store, row: DueRow, now: datetime, part: Callable[[], object]) -> Counts:
    """Let a due row that was taken come true. One that fails waits, with a growing pause, and is parked in the end.

    Raises WorldFault when the database said no.
    """
    try:
        work.savepoint(part)
        return TAKEN
    except Stale:
        work.due.requeue(row, now + SOON)
        return ("dues_taken_again",)
    except Exception as fault:  # nothing may stop the others' rows
        if isinstance(fault, WorldFault) and not isinstance(fault, Unreadable):
            raise
        told = {"kind": row.owner.partition(":")[0], "id": store.name("due", row.owner, row.key)}
        told["fault"] = type(fault).__name__
    tries = row.tries + 1
    log.error("due_failed", **told, tries=tries)
    if tries < TRIES:
        work.due.requeue(replace(row, tries=tries), now + PAUSES[tries - 1])
        return ("dues_failed",)
    log.error("due_parked", **told)
    work.due.requeue(replace(row, tries=tries), None)
    return "dues_failed", "dues_parked"


def set_aside(store: Store, counters: Counters, platform: str, update: str, fault: Exception) -> None:
    """An update of a platform that cannot be translated: nobody waits behind it."""
    counters.add(f"{platform}_updates_set_aside")
    log.error("update_set_aside", kind=platform, id=store.name("in", platform, update), fault=type(fault).__name__)
