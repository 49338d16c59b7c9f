"""Making promises small enough to keep, and the reminders before they are due."""

from __future__ import annotations

from datetime import timedelta

from core.acts.timer import Doing
from core.calendar import before_quiet
from core.desk import Desk
from core.effects import SetDue
from core.gates.keep import MOST_PROMISES, active_promises
from core.state import Focus, Position, Promise
from core.words import Act

ENOUGH_SURE = 8
REMINDERS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}


def _smaller(desk: Desk, focus: Focus, value: str | None) -> None:
    """Surer than not is not sure enough: a promise below 8 of 10 is made smaller first."""
    if value is None or int(value) >= ENOUGH_SURE:
        return
    desk.say("promise-smaller")
    for ask in ("promise.what", "promise.sure"):
        desk.undo(focus.track, ask)
    drafts = desk.position(focus.track).drafts
    desk.place(focus.track, drafts={name: d for name, d in drafts.items() if name != "promise.what"})


def _make_promise(desk: Desk, focus: Focus, value: str | None) -> None:
    start_promise(desk, focus.track)


def start_promise(desk: Desk, track: str) -> bool:
    """Open the form for a promise; False when three are active already."""
    if active_promises(desk.view) >= MOST_PROMISES:
        desk.say("promise-enough")
        return False
    if not any(name.startswith("promise:") and _in_hand(desk, name) for name in desk.room.positions):
        desk.change(positions={**desk.room.positions, f"promise:{track}:{desk.event.id}": Position()})
    return True


def _in_hand(desk: Desk, track: str) -> bool:
    return not any(where.startswith(f"{track}/") for where in desk.room.held.values())


def remind(desk: Desk, promise: Promise) -> None:
    """Reminders a day and an hour before, moved out of quiet hours to the last good moment before them."""
    for name, lead in REMINDERS.items():
        at = before_quiet(promise.due_at - lead, promise.zone)
        if at > desk.event.at:
            late = promise.due_at - at
            desk.do(SetDue(f"remind/{name}/{promise.ref}", at, not_after=late))


ACTS: dict[Act, Doing] = {Act.SMALLER: _smaller, Act.MAKE_PROMISE: _make_promise}
