"""When governments change their clocks: what goes by wall time keeps its wall time, what is an instant stays one.

Check-ins, the weekly talk, light questions and hard dates are wall times: with new rules the same hour is another
instant. An agreed promise is an instant that both confirmed, and so is what was counted from a moment: they stay.
Which kind of due row is which, its feature says (`on_the_wall`).
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from core.calendar import instant, wall
from core.kernel.story import Story
from core.state import Room, Shared
from core.values import due_parts, record_due_parts

COUPLE = "couple:"  # how the owner of a due row of a shared room begins
DAY = timedelta(days=1)


def is_wall_time(story: Story, owner: str, key: str) -> bool:
    """Whether a due row goes by the clock on the wall."""
    if owner.startswith(COUPLE):
        due = story.record.dues.get(record_due_parts(key)[0])
        return due is not None and due.on_the_wall is not None
    wake = story.tables.wakes.get(due_parts(key)[0])
    return wake is not None and wake.on_the_wall is not None


def by_todays_rules(story: Story, key: str, at: datetime, room: Room | Shared) -> datetime:
    """When this due row comes by the rules of today; `at` where it does not go by the clock on the wall."""
    if room.zone is None:
        return at
    if isinstance(room, Shared):
        hour = story.record.dues[record_due_parts(key)[0]].on_the_wall
        return nearest(at, hour, room.zone) if hour is not None else at
    on_the_wall = story.tables.wakes[due_parts(key)[0]].on_the_wall
    return on_the_wall(at, room) if on_the_wall is not None else at


def nearest(at: datetime, hour: time, zone: str) -> datetime:
    """The instant nearest to `at` at which this hour is on the wall."""
    day = wall(at, zone).date()
    return min((instant(day + n * DAY, hour, zone) for n in (0, -1, 1)), key=lambda found: abs(found - at))
