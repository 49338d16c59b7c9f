"""The weekly talk in the group, as a machine of a few states. Pure; released items only.

`gather` -> (`speak` -> `mirror` -> `confirm`) for each topic, turns alternating -> over. It starts only when both
pressed "I am here"; it lasts 20 minutes in all; either can stop it at once. A button works only for the partner it is
for, and only in its own phase (`turn`); everything else changes nothing. A phase in which nothing happens for five
minutes passes the floor on; nobody is told that somebody was silent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.effects import DropDue, GroupButton, Post, SetDue
from core.journey.talk.topics import topics
from core.state import Shared, Side, Talk
from core.values import record_due_key

LASTS = timedelta(minutes=20)
PHASE_LASTS = timedelta(minutes=5)
GATHER_LASTS = timedelta(minutes=15)
MOST_TOPICS = 6
FLOOR, CLOCK = "floor", "clock"  # due rows: the end of a phase, and of the talk


class TalkPhase(StrEnum):
    """Where a talk is."""

    GATHER = "gather"
    SPEAK = "speak"
    MIRROR = "mirror"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True)
class TalkMoved:
    """The talk after an event, or None when it is over; what to post; due rows; what to say to the one who acted,
    alone; and the turns that are over for good."""

    talk: Talk | None
    posts: tuple[Post, ...] = ()
    due: tuple[SetDue | DropDue, ...] = ()
    answer: str = ""
    over: int | None = None
    held: bool = False  # it is over, and it had begun


def opened(shared: Shared, by: Side, ref: str, at: datetime) -> TalkMoved:
    """Somebody opened the talk in the group. Not while one goes on."""
    if shared.talk is not None:
        return TalkMoved(shared.talk, answer="group-aside-goes-on")
    found = topics(shared)[-MOST_TOPICS:]
    talk = Talk(ref=ref, topics=found, phase=TalkPhase.GATHER, floor=by, turn=shared.turns + 1)
    text = "group-gather" if talk.topics else "group-gather-open"
    post = Post(text=text, buttons=(_button("here", *Side), _button("stop", *Side)), turn=talk.turn)
    return TalkMoved(talk, (post,), (SetDue(record_due_key(FLOOR, str(talk.turn)), at + GATHER_LASTS),))


def pressed(talk: Talk, by: Side, what: str, turn: int, at: datetime) -> TalkMoved:
    """A button of the group. One that is not for this partner, or of an earlier phase, changes nothing."""
    if what == "stop":
        return _over(talk, "group-stopped")
    if turn != talk.turn or what not in _works(talk, by):
        return TalkMoved(talk, answer=_why_not(talk, by, what, turn))
    if what == "here":
        return _is_here(talk, by, at)
    if what == "said":
        return _go(talk, TalkPhase.MIRROR, at)
    if what == "heard":
        return _go(talk, TalkPhase.CONFIRM, at)
    if what == "again":
        return _go(talk, TalkPhase.MIRROR, at)
    return _next(talk, at)


def time_is_up(talk: Talk) -> TalkMoved:
    """The time of the whole talk is over."""
    return _over(talk, "group-time-is-up")


def passes_on(talk: Talk, turn: str, at: datetime) -> TalkMoved:
    """The time of one phase is over. One of an earlier phase changes nothing."""
    if turn != str(talk.turn):
        return TalkMoved(talk)
    return _over(talk, "group-another-day") if talk.phase == TalkPhase.GATHER else _next(talk, at)


def broken_off(talk: Talk) -> TalkMoved:
    """They are not by themselves any more: the talk is over, and nothing is said."""
    return replace(_over(talk, ""), posts=())


def works(talk: Talk, by: Side) -> tuple[str, ...]:
    """The buttons that work now for this partner."""
    return (*_works(talk, by), "stop")


def _works(talk: Talk, by: Side) -> tuple[str, ...]:
    if talk.phase == TalkPhase.GATHER:
        return () if by in talk.here else ("here",)
    if talk.phase == TalkPhase.MIRROR:
        return ("heard",) if by is not talk.floor else ()
    if by is not talk.floor:
        return ()
    return ("said", "pass") if talk.phase == TalkPhase.SPEAK else ("yes", "again")


def _why_not(talk: Talk, by: Side, what: str, turn: int) -> str:
    if turn != talk.turn:
        return "group-aside-earlier"
    return "group-aside-here" if talk.phase == TalkPhase.GATHER and what == "here" else "group-aside-not-yours"


def _is_here(talk: Talk, by: Side, at: datetime) -> TalkMoved:
    """The first one to be here is told so alone: the group hears it when both are."""
    talk = replace(talk, here=(*talk.here, by))
    if len(talk.here) < 2:
        return TalkMoved(talk, answer="group-aside-here")
    moved = _go(replace(talk, ends_at=at + LASTS), TalkPhase.SPEAK, at)
    return replace(moved, due=(*moved.due, SetDue(record_due_key(CLOCK), at + LASTS)))


def _go(talk: Talk, phase: TalkPhase, at: datetime) -> TalkMoved:
    moved = replace(talk, phase=phase, turn=talk.turn + 1)
    due = (
        DropDue(record_due_key(FLOOR, str(talk.turn))),
        SetDue(record_due_key(FLOOR, str(moved.turn)), at + PHASE_LASTS),
    )
    return TalkMoved(moved, (_post(moved, at),), due)


def _next(talk: Talk, at: datetime) -> TalkMoved:
    """The floor goes to the other one; after both had it, to the next topic; after the last, the talk ends well."""
    turns = talk.topic + 1
    if turns >= 2 * max(1, len(talk.topics)):
        return _over(talk, "group-done")
    return _go(replace(talk, topic=turns, floor=talk.floor.other), TalkPhase.SPEAK, at)


def _over(talk: Talk, text: str) -> TalkMoved:
    due = DropDue(record_due_key(FLOOR, str(talk.turn))), DropDue(record_due_key(CLOCK))
    post = Post(text=text, turn=talk.turn + 1, closes=talk.turn)
    return TalkMoved(None, (post,), due, over=talk.turn + 1, held=talk.phase != TalkPhase.GATHER)


def _post(talk: Talk, at: datetime) -> Post:
    """What the group reads in this phase. The topic's own words are found by `topic` in the args."""
    topic = talk.topics[talk.topic // 2] if talk.topics else ""
    speaker, listener = talk.floor, talk.floor.other
    buttons = [_button(what, who) for who in (speaker, listener) for what in _works(talk, who)]
    left = talk.ends_at - at if talk.ends_at is not None else LASTS
    minutes = max(1, round(left.total_seconds() / 60))
    return Post(
        text=f"group-{talk.phase}",
        args={"topic": topic, "speaker": speaker.value, "listener": listener.value, "minutes": minutes},
        buttons=(*buttons, _button("stop", *Side)),
        turn=talk.turn,
        closes=talk.turn - 1,
    )


def _button(what: str, *sides: Side) -> GroupButton:
    return GroupButton(what, f"group-label-{what}", tuple(side.value for side in sides))
