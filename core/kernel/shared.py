"""The couple's shared room. It receives crossing acts and ticks, and nothing else.

By its signature this file cannot know a partner's private room: what one partner does in private cannot change
what the other receives, because it never arrives here. Of the story it is given the part that happens in the shared
room (`Story.record`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.effects import Confirm, Crossing, DropDue, GroupAct, SetDue, TakeBack
from core.events import Tick
from core.kernel.record import Due, Notice, Record, RecordOutcome, find, show, to_both
from core.state import Closed, Item, Shared, Side
from core.values import record_due_key, record_due_parts

__all__ = ["Notice", "RecordOutcome", "act", "break_off", "tick"]

SHOW = "show"  # the due row at which a release that was held becomes the partner's


def act(record: Record, shared: Shared, by: Side, crossing: Crossing, at: datetime) -> RecordOutcome:
    """Take one crossing act of one partner."""
    if isinstance(crossing, TakeBack):
        return _take_back(shared, by, crossing.ref)
    if isinstance(crossing, GroupAct):
        outcome = RecordOutcome(shared)
        for takes in record.in_the_group:
            outcome = outcome.then(takes(outcome.shared, by, crossing, at))
        return outcome
    return _confirm(shared, by, crossing, at)


def tick(record: Record, shared: Shared, event: Tick) -> RecordOutcome:
    """Let a due row of this room come true. A row that no longer fits changes nothing."""
    kind, ref = record_due_parts(event.key)
    due = Due(come=lambda shared, ref, at: _show(record, shared, ref), after_parting=True)
    if kind != SHOW:
        if kind not in record.dues:
            return RecordOutcome(shared)
        due = record.dues[kind]
    if shared.closed == Closed.PARTED and not due.after_parting:
        return RecordOutcome(shared)
    come = due.come_late if event.late and due.come_late is not None else due.come
    outcome = followed(record, shared, come(shared, ref, event.at), event.at)
    posts = tuple(post for news in record.news for post in news(shared, outcome.shared))
    outcome = replace(outcome, posts=outcome.posts + posts)
    return _late(outcome, due) if event.late else outcome


def followed(record: Record, before: Shared, outcome: RecordOutcome, at: datetime) -> RecordOutcome:
    """The outcome of an event, and what follows from it. `at`: now, not when it was due."""
    for follow in record.follows:
        outcome = outcome.then(follow(before, outcome.shared, at))
    return outcome


def _late(outcome: RecordOutcome, due: Due) -> RecordOutcome:
    """Nobody was there when it was due: what waits is summed up; some of what the group would read means no more."""
    posts = outcome.posts if due.posts_late else ()
    return replace(outcome, notices=tuple(replace(n, late=True) for n in outcome.notices), posts=posts)


def break_off(record: Record, shared: Shared) -> RecordOutcome:
    """The two are not by themselves in the group any more: what goes on there is over."""
    outcome = RecordOutcome(shared)
    for breaks_off in record.breaks_off:
        outcome = outcome.then(breaks_off(outcome.shared))
    return outcome


def _confirm(shared: Shared, by: Side, release: Confirm, at: datetime) -> RecordOutcome:
    if find(shared, release.ref) is not None:
        return RecordOutcome(shared)
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
    due = () if item.sealed else (SetDue(record_due_key(SHOW, item.ref), item.shows_at),)
    return RecordOutcome(replace(shared, items=(*shared.items, item)), due=due)


def _take_back(shared: Shared, by: Side, ref: str) -> RecordOutcome:
    item = find(shared, ref)
    if item is None or item.shown or item.by is not by:
        return RecordOutcome(shared)
    kept = tuple(other for other in shared.items if other.ref != ref)
    return RecordOutcome(replace(shared, items=kept), due=(DropDue(record_due_key(SHOW, ref)),), forget=(ref,))


def _show(record: Record, shared: Shared, ref: str) -> RecordOutcome:
    item = find(shared, ref)
    if item is None or item.shown:
        return RecordOutcome(shared)
    shown = RecordOutcome(show(shared, ref), to_both(item.kind, ref))
    if item.kind not in record.on_release:
        return shown
    return shown.then(record.on_release[item.kind](shown.shared, replace(item, shown=True)))
