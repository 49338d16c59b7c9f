"""A new time zone database: due rows that go by the clock on the wall are set anew, before anything is due.

A row that cannot be moved stays where it is, and the moving of it becomes a due row of its own: it is tried again, and
parked in the end, as any other is (bot/bulkhead.py).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import structlog

from bot import bulkhead
from core.kernel.clocks import by_todays_rules, is_wall_time
from core.kernel.story import Story
from core.ports import Clock, Counters, DueRow, Store, Unit
from core.state import Room, Shared

log = structlog.get_logger("zones")

MOVE = "zones/"  # a due row that says so moves the one whose key follows


async def keep_up(store: Store, story: Story, version: str, clock: Clock, counters: Counters) -> int:
    """Move what goes by wall time when the rules are of another version than at the last start; returns how many rows.

    All in one transaction with the version, so that a crash on the way changes nothing.
    """
    now = clock.now()

    def unit(work: Unit) -> tuple[int, list[bulkhead.Counts]]:
        if work.due.zones_version() == version:
            return 0, []
        moved: list[DueRow] = []
        rows = [row for row in work.due.all() if is_wall_time(story, row.owner, row.key)]
        done = [_guarded(work, store, story, row, now, moved) for row in rows]
        work.due.set_zones_version(version)
        return len(moved), [names for names in done if names != bulkhead.TAKEN]

    moved, failed = await store.do(unit)
    bulkhead.count(counters, failed)
    if moved:
        log.info("zones_changed", moved=moved)
    return moved


def _guarded(
    work: Unit, store: Store, story: Story, row: DueRow, now: datetime, moved: list[DueRow]
) -> bulkhead.Counts:
    def part() -> None:
        if _move(work, story, row):
            moved.append(row)

    moving = DueRow(owner=row.owner, key=MOVE + row.key, at=now)
    work.due.drop(moving.owner, moving.key)  # of earlier rules, which are none any more
    return bulkhead.due(work, store, moving, now, part)


def move(work: Unit, story: Story, owner: str, key: str) -> None:
    """Move one row, if it is still there."""
    row = work.due.get(owner, key)
    if row is not None:
        _move(work, story, row)


def _move(work: Unit, story: Story, row: DueRow) -> bool:
    room = _room(work, row.owner)
    at = by_todays_rules(story, row.key, row.at, room) if room is not None else row.at
    if at != row.at:
        work.due.set(replace(row, at=at))
    return at != row.at


def _room(work: Unit, owner: str) -> Room | Shared | None:
    kind, _, id = owner.partition(":")
    if kind == "couple":
        return work.rooms.shared(id)[0]
    stored = work.rooms.private(id)
    return stored[0] if stored is not None else None
