"""A second account: notices on the first one for three days, then the question whose it is. Silence never is a yes.

A notice is no prompt of the story: it comes in a pause and in a time-out too, for whoever holds the phone for a moment
could make it quiet first. That the notices arrived is looked after by the shell: if one did not, they begin anew.
"""

from __future__ import annotations

from datetime import timedelta

from core import asking, forms
from core.acts.timer import Doing
from core.desk import Desk
from core.effects import Button, DropDue, EndLink, LinkAccount, MakeLink, SetDue, Unlink, WriteFirst
from core.events import Linked, LinkMade, LinkOpened
from core.state import Focus, Room, Waiting
from core.words import Act

DAY = timedelta(days=1)
NOTICES = 3
GIVEN_UP = timedelta(days=7)  # a question that nobody answers is none any more
FIRST_DOOR = frozenset({"welcome.door", "willing.side"})
TAKES_BACK = frozenset({"cancel", "leave", "erase"})
OVER = "link/over"
FORM = "link:"


def is_blank(room: Room) -> bool:
    """Whether nobody has begun anything here: nothing is answered beyond the first door, and nobody is waited for."""
    answered = {name for position in room.positions.values() for name in position.done}
    written = any(position.drafts for position in room.positions.values())
    bound = room.name or room.invitation or room.joining or room.held or room.linking or room.linked
    return answered <= FIRST_DOOR and not (written or bound or room.left or room.stopped or room.asks_to_link)


# -- the account that asks -------------------------------------------------------------------------------------


def opened(desk: Desk, event: LinkOpened) -> None:
    """A code that cannot be used gets one and the same answer, whatever the reason."""
    if not event.usable:
        desk.say("link-unusable")
        if desk.room.left:
            return
        if desk.room.steps:
            asking.ask_again(desk)
        else:
            asking.settle(desk)
        return
    if desk.room.focus is not None:
        desk.close(desk.room.focus.turn, None)
    desk.change(asks_to_link=True, focus=None)
    desk.say("link-waits")


def take_back(desk: Desk) -> None:
    """The account that asks wishes it no more."""
    desk.change(asks_to_link=False)
    desk.do(EndLink())
    desk.say("link-taken-back")


# -- the account that is asked ---------------------------------------------------------------------------------


def made(desk: Desk, event: LinkMade) -> None:
    """The code, to be used on the other account."""
    desk.say("link-code-made", code=event.code)
    if desk.room.focus is None:
        asking.settle(desk)


def asked(desk: Desk, platform: str) -> None:
    """Another account used the code."""
    desk.change(linking=platform, link_ripe=False)
    _notice(desk, 0)


def comes(desk: Desk, rest: str) -> None:
    """A day has passed: the next notice, or after the last one the question. Without an answer it ends by itself."""
    if desk.room.linking is None:
        return
    if rest == "over":
        _end(desk)
    elif int(rest) < NOTICES:
        _notice(desk, int(rest))
    else:
        _take_stop_away(desk)
        desk.change(link_ripe=True)
        desk.do(SetDue(OVER, desk.event.at + GIVEN_UP))
        asking.knock_with(desk, "knock", "link")


def _notice(desk: Desk, number: int) -> None:
    _take_stop_away(desk)
    turn = desk.new_turn()
    desk.change(link_turn=turn)
    desk.wait(Waiting(turn=turn, opens="stop-link"))
    stop = (Button("stop", "link-label-stop"),)
    desk.say("link-notice", buttons=stop, turn=turn, where=desk.room.linking or "", days=NOTICES - number)
    desk.do(SetDue(f"link/{number + 1}", desk.event.at + DAY))


def _take_stop_away(desk: Desk) -> None:
    if desk.room.link_turn is not None:
        desk.close(desk.room.link_turn, None)


def stop(desk: Desk) -> None:
    """The button under a notice."""
    _end(desk)
    desk.say("link-wait-stop")


def _end(desk: Desk) -> None:
    _forget(desk)
    desk.do(EndLink())


def _forget(desk: Desk) -> None:
    """Nobody asks any more."""
    _take_stop_away(desk)
    focus = desk.room.focus
    if focus is not None and focus.track.startswith(FORM):
        desk.close(focus.turn, None)
        desk.focus_on(None)
    for track in [name for name in desk.room.positions if name.startswith(FORM)]:
        desk.drop_track(track)
    desk.change(linking=None, link_turn=None, link_ripe=False)
    desk.change(waiting=tuple(w for w in desk.room.waiting if (w.opens, w.about) != ("begin", "link")))
    desk.do(*(DropDue(f"link/{number}") for number in range(NOTICES + 1)), DropDue(OVER))


def ended(desk: Desk) -> None:
    """The other side ended it: the same neutral line, whatever the reason."""
    if desk.room.asks_to_link:
        desk.change(asks_to_link=False)
        desk.say("link-not-worked-out")
    elif desk.room.linking is not None:
        _forget(desk)
        desk.say("link-ended")


def linked(desk: Desk, event: Linked) -> None:
    """Both accounts are told. On the first one the person is asked where to be written to."""
    desk.change(linked=True)
    if event.new:
        desk.say("linked-new")
        return
    _forget(desk)
    desk.say("linked")
    if not desk.room.left:
        forms.begin(desk, "home")
        asking.settle(desk)


# -- acts ------------------------------------------------------------------------------------------------------


def _make(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.do(MakeLink())


def _yes(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.do(LinkAccount())


def _no(desk: Desk, focus: Focus, value: str | None) -> None:
    _end(desk)


def _unlink(desk: Desk, focus: Focus, value: str | None) -> None:
    """What is said after taking off the account in use is said on the one that is left, and nothing is asked there."""
    here = value == "here"
    desk.change(linked=False)
    desk.do(Unlink(here))
    desk.say("unlinked-there" if here else "unlinked")
    desk.rest = here


def _write_first(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.do(WriteFirst(value == "here"))


ACTS: dict[Act, Doing] = {
    Act.MAKE_LINK: _make,
    Act.LINK_YES: _yes,
    Act.LINK_NO: _no,
    Act.UNLINK: _unlink,
    Act.WRITE_FIRST: _write_first,
}
