"""Timers of a private room: they come at a good hour where the zone is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from core.desk import Desk
from core.effects import SetDue
from core.state import Focus

Doing = Callable[[Desk, Focus, str | None], None]
"""What an Act does: the desk, the ask that was answered, and the choice or number it was answered with."""


def set_timer(desk: Desk, track: str, name: str, wait: timedelta) -> None:
    """Wake this room after `wait`, at a good hour where the zone is known: then `ripe:name` holds on the track."""
    at = desk.after_quiet(desk.event.at + wait)
    position = desk.position(track)
    desk.place(track, ripe=tuple(other for other in position.ripe if other != name))
    desk.do(SetDue(f"ripe/{track}/{name}", at))
