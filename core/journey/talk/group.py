"""The talk in the room for three: what is pressed there, what its clock does, and the released words it reads out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from core.effects import Arg, GroupAct, Post
from core.journey.talk import machine
from core.kernel.record import Due, RecordOutcome, quoting, to_both
from core.state import Shared, Side


def in_the_group(shared: Shared, by: Side, act: GroupAct, at: datetime) -> RecordOutcome:
    """An act of the group: open the talk, or press one of its buttons."""
    if shared.closed is not None:
        return RecordOutcome(shared, answer="group-aside-closed")
    if act.what == "open":
        return _talked(shared, machine.opened(shared, by, act.ref, at))
    if shared.talk is None:
        return RecordOutcome(shared, answer="group-aside-over")
    return _talked(shared, machine.pressed(shared.talk, by, act.what, act.turn, at))


def _time_is_up(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    return RecordOutcome(shared) if shared.talk is None else _talked(shared, machine.time_is_up(shared.talk))


def _passes_on(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    return RecordOutcome(shared) if shared.talk is None else _talked(shared, machine.passes_on(shared.talk, ref, at))


def _broke_off(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    """Nobody was there to lead it."""
    return break_off(shared)


def break_off(shared: Shared) -> RecordOutcome:
    """The two are not by themselves in the group any more: a talk that goes on there is over."""
    return RecordOutcome(shared) if shared.talk is None else _talked(shared, machine.broken_off(shared.talk))


def _talked(shared: Shared, moved: machine.TalkMoved) -> RecordOutcome:
    """The room with the talk moved on; each post carries the released words of its topic. The day after one that was
    held, each is asked alone how it was. With a talk that did not move, the room is the same."""
    turns = moved.over if moved.over is not None else shared.turns
    same = moved.talk is shared.talk and turns == shared.turns
    after = shared if same else replace(shared, talk=moved.talk, turns=turns)
    told = to_both("talked", "talked") if moved.held else ()
    posts = tuple(_quoted(shared, post) for post in moved.posts)
    return RecordOutcome(after, told, moved.due, posts=posts, answer=moved.answer)


def _quoted(shared: Shared, post: Post) -> Post:
    args = {name: value for name, value in post.args.items() if name != "topic"}
    named: dict[str, Arg] = {n: shared.names[Side(v)] if n in {"speaker", "listener"} else v for n, v in args.items()}  # type: ignore[arg-type]
    return quoting(replace(post, args=named), shared, str(post.args.get("topic", "")))


DUES: dict[str, Due] = {
    machine.FLOOR: Due(come=_passes_on, come_late=_broke_off),
    machine.CLOCK: Due(come=_time_is_up, come_late=_broke_off),
}
