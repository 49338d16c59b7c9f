"""The couple's shared room. It receives crossing acts and ticks, and nothing else.

By its signature this file cannot know a partner's private room: what one partner does in private cannot change
what the other receives, because it never arrives here. What a release means for the record is in core/record.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core import talk
from core.effects import Arg, Confirm, Crossing, DropDue, GroupAct, Post, SetDue, TakeBack
from core.events import Tick
from core.record import CONSEQUENCES, TICKS, news, rhythm
from core.record.outcome import Notice, Outcome, find, show, to_both
from core.state import Item, Shared, Side

__all__ = ["Notice", "Outcome", "act", "break_off", "tick"]


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
    followed = replace(followed, posts=followed.posts + news.news(shared, followed.shared))
    return _late(followed, kind) if event.late else followed


def _late(outcome: Outcome, kind: str) -> Outcome:
    """Nobody was there when it was due: what waits is summed up, and the hour of the talk is over."""
    posts = () if kind == "talk" else outcome.posts
    return replace(outcome, notices=tuple(replace(n, late=True) for n in outcome.notices), posts=posts)


def _in_the_group(shared: Shared, by: Side, act: GroupAct, at: datetime) -> Outcome:
    """An act of the group: open the talk, or press one of its buttons."""
    if shared.closed is not None:
        return Outcome(shared, aside="group-aside-closed")
    if act.what == "open":
        return _talked(shared, talk.opened(shared, by, act.ref, at))
    if shared.talk is None:
        return Outcome(shared, aside="group-aside-over")
    return _talked(shared, talk.pressed(shared.talk, by, act.what, act.turn, at))


def _talk_tick(shared: Shared, event: Tick) -> Outcome:
    if shared.talk is None:
        return Outcome(shared)
    if event.late:
        return break_off(shared)
    return _talked(shared, talk.came(shared.talk, event.key.removesuffix(":"), event.at))


def break_off(shared: Shared) -> Outcome:
    """The two are not by themselves in the group any more: a talk that goes on there is over."""
    return Outcome(shared) if shared.talk is None else _talked(shared, talk.broken_off(shared.talk))


def _talked(shared: Shared, moved: talk.Moved) -> Outcome:
    """The room with the talk moved on; each post carries the released words of its topic. The day after one that was
    held, each is asked alone how it was. With a talk that did not move, the room is the same."""
    turns = moved.over if moved.over is not None else shared.turns
    same = moved.talk is shared.talk and turns == shared.turns
    after = shared if same else replace(shared, talk=moved.talk, turns=turns)
    told = to_both("talked", "talked") if moved.held else ()
    posts = tuple(_quoted(shared, post) for post in moved.posts)
    return Outcome(after, told, moved.due, posts=posts, aside=moved.aside)


def _quoted(shared: Shared, post: Post) -> Post:
    args = {name: value for name, value in post.args.items() if name != "topic"}
    named: dict[str, Arg] = {n: shared.names[Side(v)] if n in {"speaker", "listener"} else v for n, v in args.items()}  # type: ignore[arg-type]
    return news.quoting(replace(post, args=named), shared, str(post.args.get("topic", "")))


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
