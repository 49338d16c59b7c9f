"""A new time zone database: due rows that go by the clock on the wall are set anew, before anything is due."""

from __future__ import annotations

from dataclasses import replace

import structlog

from core.clocks import by_todays_rules, is_wall_time
from core.ports import Store, Unit
from core.state import Room, Shared

log = structlog.get_logger("zones")


async def keep_up(store: Store, version: str) -> int:
    """Move what goes by wall time when the rules are of another version than at the last start; returns how many rows.

    All in one transaction with the version, so that a crash on the way changes nothing.
    """

    def unit(work: Unit) -> int:
        if work.due.zones_version() == version:
            return 0
        moved = 0
        for row in work.due.all():
            room = _room(work, row.owner) if is_wall_time(row.owner, row.key) else None
            at = by_todays_rules(row.key, row.at, room) if room is not None else row.at
            if at != row.at:
                work.due.set(replace(row, at=at))
                moved += 1
        work.due.set_zones_version(version)
        return moved

    moved = await store.do(unit)
    if moved:
        log.info("zones_changed", moved=moved)
    return moved


def _room(work: Unit, owner: str) -> Room | Shared | None:
    kind, _, id = owner.partition(":")
    if kind == "couple":
        return work.rooms.shared(id)[0]
    stored = work.rooms.private(id)
    return stored[0] if stored is not None else None
