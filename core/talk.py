"""The weekly talk: its topics, and the talk in the group as a machine of a few states. Pure; released items only.

`gather` -> (`speak` -> `mirror` -> `confirm`) for each topic, turns alternating -> over. It starts only when both
pressed "I am here"; it lasts 20 minutes in all; either can stop it at once. A button works only for the partner it is
for, and only in its own phase (`turn`); everything else changes nothing. A phase in which nothing happens for five
minutes passes the floor on; nobody is told that somebody was silent.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.effects import DropDue, GroupButton, Post, SetDue
from core.promise import State
from core.state import Item, Shared, Side, Talk

LASTS = timedelta(minutes=20)
PHASE_LASTS = timedelta(minutes=5)
GATHER_LASTS = timedelta(minutes=15)
MOST_TOPICS = 6
BACK, NOT_BACK = frozenset({"yes", "a-little"}), frozenset({"not-yet"})


class Phase(StrEnum):
    """Where a talk is."""

    GATHER = "gather"
    SPEAK = "speak"
    MIRROR = "mirror"
    CONFIRM = "confirm"


Moved = tuple[Talk | None, tuple[Post, ...], tuple[SetDue | DropDue, ...]]


# -- topics ----------------------------------------------------------------------------------------------------


def topics(shared: Shared) -> tuple[str, ...]:
    """What the next talk can be about, by reference, oldest first: released topics and thanks since the talk before
    the last word for one, promises seen differently in that time, and trust coming back for one and not for the other.
    """
    since = shared.talked_at[0] if len(shared.talked_at) > 1 else None
    found = [(i.shows_at, i.ref) for i in shared.items if i.shown and i.kind in {"topic", "thanks"}]
    found += [(p.seals_at or p.due_at, p.ref) for p in shared.promises if p.state == State.SEEN_DIFFERENTLY]
    if (differ := back_differs(shared)) is not None:
        found.append((differ.shows_at, differ.ref))
    return tuple(ref for at, ref in sorted(found) if since is None or at > since)


def back_differs(shared: Shared) -> Item | None:
    """The later of both latest "is trust coming back" releases, when they differ; None when not both, or alike."""
    latest = {i.by: i for i in sorted(shared.items, key=lambda i: i.shows_at) if i.kind == "coming_back" and i.shown}
    choices = [part.choice for item in latest.values() for part in item.parts]
    back = [choice in BACK for choice in choices if choice in BACK | NOT_BACK]
    if len(back) != 2 or back[0] == back[1]:
        return None
    return max(latest.values(), key=lambda item: item.shows_at)


# -- the talk in the group -------------------------------------------------------------------------------------


def opened(shared: Shared, by: Side, ref: str, at: datetime) -> Moved:
    """Somebody opened the talk in the group. Not while one goes on."""
    if shared.talk is not None:
        return shared.talk, (), ()
    talk = Talk(ref=ref, topics=topics(shared)[-MOST_TOPICS:], phase=Phase.GATHER, floor=by, turn=1)
    text = "group-gather" if talk.topics else "group-gather-open"
    post = Post(text=text, buttons=(_button("here", *Side), _button("stop", *Side)), turn=1)
    return talk, (post,), (SetDue("floor:1", at + GATHER_LASTS),)


def pressed(talk: Talk, by: Side, what: str, turn: int, at: datetime) -> Moved:
    """A button of the group. One that is not for this partner, or of an earlier phase, changes nothing."""
    if what == "stop":
        return _over(talk, "group-stopped")
    if turn != talk.turn or what not in _works(talk, by):
        return talk, (), ()
    if what == "here":
        return _is_here(talk, by, at)
    if what == "said":
        return _go(talk, Phase.MIRROR, at)
    if what == "heard":
        return _go(talk, Phase.CONFIRM, at)
    if what == "again":
        return _go(talk, Phase.MIRROR, at)
    return _next(talk, at)


def came(talk: Talk, key: str, at: datetime) -> Moved:
    """A tick: `clock` for the whole talk, `floor:<turn>` for one phase. One of an earlier phase changes nothing."""
    if key == "clock":
        return _over(talk, "group-time-is-up")
    if key != f"floor:{talk.turn}":
        return talk, (), ()
    return _over(talk, "group-another-day") if talk.phase == Phase.GATHER else _next(talk, at)


def _works(talk: Talk, by: Side) -> tuple[str, ...]:
    """The buttons that work now for this partner, besides "stop"."""
    if talk.phase == Phase.GATHER:
        return () if by in talk.here else ("here",)
    if talk.phase == Phase.MIRROR:
        return ("heard",) if by is not talk.floor else ()
    if by is not talk.floor:
        return ()
    return ("said", "pass") if talk.phase == Phase.SPEAK else ("yes", "again")


def _is_here(talk: Talk, by: Side, at: datetime) -> Moved:
    talk = replace(talk, here=(*talk.here, by))
    if len(talk.here) < 2:
        return talk, (), ()
    begun = replace(talk, ends_at=at + LASTS)
    moved, posts, due = _go(begun, Phase.SPEAK, at)
    return moved, posts, (*due, SetDue("clock:", at + LASTS))


def _go(talk: Talk, phase: Phase, at: datetime) -> Moved:
    moved = replace(talk, phase=phase, turn=talk.turn + 1)
    due = (DropDue(f"floor:{talk.turn}"), SetDue(f"floor:{moved.turn}", at + PHASE_LASTS))
    return moved, (_post(moved),), due


def _next(talk: Talk, at: datetime) -> Moved:
    """The floor goes to the other one; after both had it, to the next topic; after the last, the talk ends well."""
    turns = talk.topic + 1
    if turns >= 2 * max(1, len(talk.topics)):
        return _over(talk, "group-done")
    return _go(replace(talk, topic=turns, floor=talk.floor.other), Phase.SPEAK, at)


def _over(talk: Talk, text: str) -> Moved:
    return None, (Post(text=text, turn=talk.turn),), (DropDue(f"floor:{talk.turn}"), DropDue("clock:"))


def _post(talk: Talk) -> Post:
    """What the group reads in this phase. The topic's own words are found by `topic` in the args."""
    topic = talk.topics[talk.topic // 2] if talk.topics else ""
    speaker, listener = talk.floor, talk.floor.other
    buttons = [_button(what, who) for who in (speaker, listener) for what in _works(talk, who)]
    return Post(
        text=f"group-{talk.phase}",
        args={"topic": topic, "speaker": speaker.value, "listener": listener.value},
        buttons=(*buttons, _button("stop", *Side)),
        turn=talk.turn,
    )


def _button(what: str, *sides: Side) -> GroupButton:
    return GroupButton(what, f"group-label-{what}", tuple(side.value for side in sides))
