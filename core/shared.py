"""The couple's shared room. It receives crossing acts and ticks, and nothing else.

By its signature this file cannot know a partner's private room: what one partner does in private cannot change
what the other receives, because it never arrives here. What a release means for the record is in core/record.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.effects import Confirm, Crossing, DropDue, SetDue, TakeBack
from core.events import Tick
from core.record import CONSEQUENCES, TICKS
from core.record.outcome import Notice, Outcome, find, show, to_both
from core.state import Item, Shared, Side

__all__ = ["Notice", "Outcome", "act", "tick"]


def act(shared: Shared, by: Side, crossing: Crossing, at: datetime) -> Outcome:
    """Take one crossing act of one partner."""
    if isinstance(crossing, TakeBack):
        return _take_back(shared, by, crossing.ref)
    return _confirm(shared, by, crossing, at)


def tick(shared: Shared, event: Tick) -> Outcome:
    """Let a due row of this room come true. A row that no longer fits changes nothing."""
    kind, _, ref = event.key.partition(":")
    if kind == "show":
        return _show(shared, ref)
    return TICKS[kind](shared, ref, event.due_at) if kind in TICKS else Outcome(shared)


def _confirm(shared: Shared, by: Side, release: Confirm, at: datetime) -> Outcome:
    if find(shared, release.ref) is not None:
        return Outcome(shared)
    item = Item(
        ref=release.ref,
        kind=release.kind,
        by=by,
        parts=release.parts,
        confirmed_at=at,
        shows_at=release.shows_at,
        sealed=release.sealed,
        about=release.about,
        breach=release.breach,
    )
    due = () if item.sealed else (SetDue(f"show:{item.ref}", item.shows_at),)
    return Outcome(replace(shared, items=(*shared.items, item)), due=due)


def _take_back(shared: Shared, by: Side, ref: str) -> Outcome:
    item = find(shared, ref)
    if item is None or item.shown or item.by is not by:
        return Outcome(shared)
    kept = tuple(other for other in shared.items if other.ref != ref)
    return Outcome(replace(shared, items=kept), due=(DropDue(f"show:{ref}"),), forget=(ref,))


def _show(shared: Shared, ref: str) -> Outcome:
    item = find(shared, ref)
    if item is None or item.shown:
        return Outcome(shared)
    shown = Outcome(show(shared, ref), to_both(item.kind, ref))
    if item.kind not in CONSEQUENCES:
        return shown
    return shown.then(CONSEQUENCES[item.kind](shown.shared, replace(item, shown=True)))
