"""The person's own rhythm of check-ins."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.acts.timer import Doing
from core.calendar import first_check_in, next_check_in
from core.desk import Desk
from core.effects import SetDue
from core.state import COUPLE_TRACK, Focus, Position
from core.words import Act

TOO_LATE = timedelta(hours=12)  # after that a check-in is left out rather than asked at the wrong hour


def _rhythm(desk: Desk, focus: Focus, value: str | None) -> None:
    days = desk.position(COUPLE_TRACK).picks["continue.days"]
    desk.change(rhythm=f"{days}/{value}")
    at = first_check_in(value or "", desk.room.zone or "UTC", desk.event.at)
    desk.do(SetDue("check-in", at, not_after=TOO_LATE))


def next_beat(desk: Desk, last: datetime) -> None:
    """Set the next check-in of the person's own rhythm, after the one that was due at `last`."""
    if desk.room.rhythm:
        days, hour = desk.room.rhythm.split("/")
        at = next_check_in(days, hour, desk.room.zone or "UTC", last, desk.event.at)
        desk.do(SetDue("check-in", at, not_after=TOO_LATE))


def start_check_in(desk: Desk) -> None:
    """Open a fresh check-in; one left half-way is begun again."""
    desk.change(positions={**desk.room.positions, "checkin:": Position()})


ACTS: dict[Act, Doing] = {Act.RHYTHM: _rhythm}
