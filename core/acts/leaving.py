"""Time-outs, leaving and erasing. All of them are silent: the other partner's room never hears of them."""

from __future__ import annotations

from datetime import timedelta

from core.acts.timer import Doing
from core.desk import Desk
from core.effects import DropWords, Erase, Leave, SetDue, TakeBack
from core.gates.alone import PAGES
from core.state import COUPLE_TRACK, Focus, Piece, Position, Room
from core.words import Act

WAITS = {"half-hour": timedelta(minutes=30), "two-hours": timedelta(hours=2)}
WELCOME = "welcome."
PAIRING = ("welcome.safety", "welcome.join", "welcome.own-choice", "welcome.consent", "welcome.confirm")


def _time_out(desk: Desk, focus: Focus, value: str | None) -> None:
    """No questions until it is over."""
    at = desk.event.at + WAITS.get(value or "", timedelta(hours=12))
    if value == "tomorrow" and desk.room.zone:
        at = desk.next_morning()
    desk.change(timeout=True)
    desk.do(SetDue("timeout-over", at))


def _leave(desk: Desk, focus: Focus, value: str | None) -> None:
    """Silent and at once. What was released stays released; what was drafted for the other goes, and what was kept
    for oneself stays."""
    kept = _pages(desk.room)
    drafts = [d for p in desk.room.positions.values() for name, d in p.drafts.items() if name not in kept]
    desk.do(*(DropWords(piece.ref) for draft in drafts for piece in draft), Leave())
    desk.room = _as_before_anybody(desk.room)
    desk.say("left")


def _pages(room: Room) -> dict[str, tuple[Piece, ...]]:
    """The pages of the path alone that were kept."""
    drafts = room.positions.get(COUPLE_TRACK, Position()).drafts
    return {name: pieces for name, pieces in drafts.items() if name.split(".", 1)[0] in PAGES}


def _as_before_anybody(room: Room) -> Room:
    """The room of somebody who has been welcomed and is with nobody."""
    welcome = room.positions.get(COUPLE_TRACK, Position())
    done = tuple(name for name in welcome.done if name.startswith(WELCOME) and name not in PAIRING)
    picks = {name: pick for name, pick in welcome.picks.items() if name in done}
    return Room(
        locale=room.locale,
        zone=room.zone,
        name=room.name,
        turn=room.turn,
        steps=(f"{COUPLE_TRACK}/welcome",),
        positions={COUPLE_TRACK: Position(done=done, picks=picks, drafts=_pages(room))},
        stopped=room.stopped,
        linked=room.linked,
        left=True,
    )


def _erase(desk: Desk, focus: Focus, value: str | None) -> None:
    """Everything of this room goes; held and sealed releases go as if never confirmed."""
    desk.do(*(TakeBack(ref) for ref in desk.room.held), Erase())
    desk.room = Room(locale=desk.room.locale, turn=desk.room.turn, positions={COUPLE_TRACK: Position()})
    desk.rest = True
    desk.say("erased")


def _come_back(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.change(left=False)
    desk.drop_track(focus.track)


ACTS: dict[Act, Doing] = {Act.TIME_OUT: _time_out, Act.LEAVE: _leave, Act.ERASE: _erase, Act.COME_BACK: _come_back}
