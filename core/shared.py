"""The couple's shared room. It receives crossing acts and ticks, and nothing else.

By its signature this file cannot know a partner's private room: what one partner does in private cannot change
what the other receives, because it never arrives here. What a release means for the record is in core/record.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core import talk
from core.effects import Arg, Confirm, Crossing, DropDue, GroupAct, Part, Post, SetDue, TakeBack
from core.events import Tick
from core.record import CONSEQUENCES, TICKS, rhythm
from core.record.outcome import Notice, Outcome, find, find_promise, show, to_both
from core.state import Item, Shared, Side

__all__ = ["Notice", "Outcome", "act", "tick"]


def act(shared: Shared, by: Side, crossing: Crossing, at: datetime) -> Outcome:
    """Take one crossing act of one partner."""
    if isinstance(crossing, TakeBack):
        return _take_back(shared, by, crossing.ref)
    if isinstance(crossing, GroupAct):
        return _in_the_group(shared, by, crossing, at)
    return _confirm(shared, by, crossing, at)


def tick(shared: Shared, event: Tick) -> Outcome:
    """Let a due row of this room come true. A row that no longer fits changes nothing."""
    kind, _, ref = event.key.partition(":")
    if shared.closed == "parted" and kind not in rhythm.AFTER_PARTING:
        return Outcome(shared)
    if kind == "show":
        outcome = _show(shared, ref)
    elif kind in {"floor", "clock"}:
        outcome = _talk_tick(shared, event)
    else:
        outcome = TICKS[kind](shared, ref, event.at) if kind in TICKS else Outcome(shared)
    followed = rhythm.follow(shared, outcome, event.at)
    return replace(followed, notices=tuple(replace(n, late=True) for n in followed.notices)) if event.late else followed


def _in_the_group(shared: Shared, by: Side, act: GroupAct, at: datetime) -> Outcome:
    """An act of the group: open the talk, or press one of its buttons."""
    if act.what == "open":
        return _talked(shared, talk.opened(shared, by, act.ref, at)) if shared.closed is None else Outcome(shared)
    if shared.talk is None:
        return Outcome(shared)
    return _talked(shared, talk.pressed(shared.talk, by, act.what, act.turn, at))


def _talk_tick(shared: Shared, event: Tick) -> Outcome:
    if shared.talk is None:
        return Outcome(shared)
    return _talked(shared, talk.came(shared.talk, event.key.removesuffix(":"), event.at))


def _talked(shared: Shared, moved: talk.Moved) -> Outcome:
    """The room with the talk moved on; each post carries the released words of its topic."""
    now, posts, due = moved
    return Outcome(replace(shared, talk=now), due=due, posts=tuple(_quoted(shared, post) for post in posts))


def _quoted(shared: Shared, post: Post) -> Post:
    named: dict[str, Arg] = {who: shared.names[Side(side)] for who, side in post.args.items() if who != "topic"}  # type: ignore[arg-type]
    return replace(post, args=named, shared=_words_of(shared, str(post.args.get("topic", ""))))


def _words_of(shared: Shared, ref: str) -> tuple[Part, ...]:
    """The words of a topic, when it is shown; a promise's are those of its offer."""
    promise = find_promise(shared, ref)
    item = find(shared, promise.words or ref if promise else ref)
    return item.parts if item is not None and item.shown else ()


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
