"""When governments change their clocks: what goes by wall time keeps its wall time, what is an instant stays one.

Check-ins, the weekly talk, light questions and hard dates are wall times: with new rules the same hour is another
instant. An agreed promise is an instant that both confirmed, and so is what was counted from a moment: they stay.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from core.calendar import HOURS, after_quiet, instant, wall
from core.record.light import HOUR as LIGHT_AT
from core.record.rhythm import TALK_AT, WORD_AT
from core.state import Room, Shared

OF_A_COUPLE = {"talk": TALK_AT, "light": LIGHT_AT, "date": WORD_AT}
DAY = timedelta(days=1)


def is_wall_time(owner: str, key: str) -> bool:
    """Whether a due row goes by the clock on the wall."""
    if owner.startswith("couple:"):
        return key.partition(":")[0] in OF_A_COUPLE
    return key == "check-in" or key.startswith("date/")


def by_todays_rules(key: str, at: datetime, room: Room | Shared) -> datetime:
    """When this due row comes by the rules of today: the instant nearest to `at` at which its hour is on the wall."""
    if room.zone is None:
        return at
    if isinstance(room, Shared):
        return _nearest(at, OF_A_COUPLE[key.partition(":")[0]], room.zone)
    if key != "check-in":
        return _nearest(at, WORD_AT, room.zone)
    if room.rhythm is None:
        return at
    hour = HOURS[room.rhythm.split("/")[1]]
    found = _nearest(at, (datetime.combine(at, hour) + timedelta(minutes=room.minutes)).time(), room.zone)
    return after_quiet(found, room.zone, room.night)


def _nearest(at: datetime, hour: time, zone: str) -> datetime:
    day = wall(at, zone).date()
    return min((instant(day + n * DAY, hour, zone) for n in (0, -1, 1)), key=lambda found: abs(found - at))
