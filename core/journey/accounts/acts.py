"""A second account: notices on the first one for three days, then the question whose it is. Silence never is a yes.

A notice is no prompt of the story: it comes in a pause and in a time-out too, for whoever holds the phone for a moment
could make it quiet first. That the notices arrived is looked after by the shell: if one did not, they begin anew.
"""

from __future__ import annotations

from datetime import timedelta

from core.effects import Button, DropDue, EndLink, LinkAccount, MakeLink, SetDue, Unlink, WriteFirst
from core.events import (
    ACTS_OF_THEIRS,
    Commanded,
    DueCame,
    Event,
    LinkAsked,
    Linked,
    LinkEnded,
    LinkMade,
    LinkOpened,
    Unlinked,
)
from core.journey.welcome.story import DOOR
from core.journey.willing.story import WILLING_SIDE
from core.kernel import commands, floor, forms
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus, Opens, Room, Waiting
from core.values import due_key, form_of, is_form

DAY = timedelta(days=1)
NOTICES = 3
GIVEN_UP = timedelta(days=7)  # a question that nobody answers is none any more
FIRST_DOOR = frozenset({DOOR.id, WILLING_SIDE.id})
TAKES_BACK = frozenset({"cancel", "leave", "erase"})
LINK = "link"  # the due rows, and the form
OVER = due_key(LINK, "over")
STOP = "stop-link"  # the button under a notice


def is_blank(room: Room) -> bool:
    """Whether nobody has begun anything here: nothing is answered beyond the first door, and nobody is waited for."""
    answered = {name for position in room.positions.values() for name in position.done}
    written = any(position.drafts for position in room.positions.values())
    bound = room.name or room.invitation or room.joining or room.held or room.linking or room.linked
    return answered <= FIRST_DOOR and not (written or bound or room.left or room.stopped or room.asks_to_link)


# -- the account that asks -------------------------------------------------------------------------------------


def opened(context: StepContext, event: LinkOpened) -> None:
    """A code that cannot be used gets one and the same answer, whatever the reason."""
    if not event.usable:
        context.say("link-unusable")
        if context.room.left:
            return
        if context.room.steps:
            floor.ask_again(context)
        else:
            floor.settle(context)
        return
    if context.room.focus is not None:
        context.close(context.room.focus.turn, None)
    context.change(asks_to_link=True, focus=None)
    context.say("link-waits")


def take_back(context: StepContext) -> None:
    """The account that asks wishes it no more."""
    context.change(asks_to_link=False)
    context.do(EndLink())
    context.say("link-taken-back")


def hear(context: StepContext, event: Event) -> None:
    """An account that asks to be linked has no room until that is decided: all it writes gets the same kind line."""
    command = context.story.tables.commands.get(event.name) if isinstance(event, Commanded) else None
    if isinstance(event, Commanded) and command is not None and command.at_every_moment:
        context.say(event.name)
    elif isinstance(event, Commanded) and event.name in TAKES_BACK:
        take_back(context)
        if event.name != "cancel":
            commands.handle(context, event)
    elif isinstance(event, ACTS_OF_THEIRS):
        context.say("link-waits")
    elif isinstance(event, LinkEnded):
        ended(context, event)


def unlinked(context: StepContext, event: Unlinked) -> None:
    """This account was taken off another one's."""
    context.say("unlinked-off")


# -- the account that is asked ---------------------------------------------------------------------------------


def made(context: StepContext, event: LinkMade) -> None:
    """The code, to be used on the other account."""
    context.say("link-code-made", code=event.code)
    if context.room.focus is None:
        floor.settle(context)


def asked(context: StepContext, event: LinkAsked) -> None:
    """Another account used the code."""
    context.change(linking=event.platform, link_ripe=False)
    _notice(context, 0)


def comes(context: StepContext, event: DueCame, rest: str) -> None:
    """A day has passed: the next notice, or after the last one the question. Without an answer it ends by itself."""
    if context.room.linking is None:
        return
    if rest == "over":
        _end(context)
    elif int(rest) < NOTICES:
        _notice(context, int(rest))
    else:
        _take_stop_away(context)
        context.change(link_ripe=True)
        context.do(SetDue(OVER, context.event.at + GIVEN_UP))
        floor.knock_with(context, "knock", "link")


def _notice(context: StepContext, number: int) -> None:
    _take_stop_away(context)
    turn = context.new_turn()
    context.change(link_turn=turn)
    context.wait(Waiting(turn=turn, opens=STOP))
    stop = (Button("stop", "link-label-stop"),)
    context.say("link-notice", buttons=stop, turn=turn, where=context.room.linking or "", days=NOTICES - number)
    context.do(SetDue(due_key(LINK, str(number + 1)), context.event.at + DAY))


def _take_stop_away(context: StepContext) -> None:
    if context.room.link_turn is not None:
        context.close(context.room.link_turn, None)


def stop(context: StepContext, waiting: Waiting, choice: str) -> bool:
    """The button under a notice."""
    _end(context)
    context.say("link-wait-stop")
    return True


def _end(context: StepContext) -> None:
    _forget(context)
    context.do(EndLink())


def _forget(context: StepContext) -> None:
    """Nobody asks any more."""
    _take_stop_away(context)
    focus = context.room.focus
    if focus is not None and is_form(focus.track) and form_of(focus.track) == LINK:
        context.close(focus.turn, None)
        context.focus_on(None)
    for track in forms.tracks_of(context, LINK):
        context.drop_track(track)
    context.change(linking=None, link_turn=None, link_ripe=False)
    context.change(waiting=tuple(w for w in context.room.waiting if (w.opens, w.about) != (Opens.BEGIN, LINK)))
    context.do(*(DropDue(due_key(LINK, str(number))) for number in range(NOTICES + 1)), DropDue(OVER))


def ended(context: StepContext, event: LinkEnded) -> None:
    """The other side ended it: the same neutral line, whatever the reason."""
    if context.room.asks_to_link:
        context.change(asks_to_link=False)
        context.say("link-not-worked-out")
    elif context.room.linking is not None:
        _forget(context)
        context.say("link-ended")


def linked(context: StepContext, event: Linked) -> None:
    """Both accounts are told. On the first one the person is asked where to be written to."""
    context.change(linked=True)
    if event.new:
        context.say("linked-new")
        return
    _forget(context)
    context.say("linked")
    if not context.room.left:
        forms.begin(context, "home")
        floor.settle(context)


# -- acts ------------------------------------------------------------------------------------------------------


def _make(context: StepContext, focus: Focus, value: str | None) -> None:
    context.do(MakeLink())


def _yes(context: StepContext, focus: Focus, value: str | None) -> None:
    context.do(LinkAccount())


def _no(context: StepContext, focus: Focus, value: str | None) -> None:
    _end(context)


def _unlink(context: StepContext, focus: Focus, value: str | None) -> None:
    """What is said after taking off the account in use is said on the one that is left, and nothing is asked there."""
    here = value == "here"
    context.change(linked=False)
    context.do(Unlink(here))
    context.say("unlinked-there" if here else "unlinked")
    context.asks_nothing = here


def _write_first(context: StepContext, focus: Focus, value: str | None) -> None:
    context.do(WriteFirst(value == "here"))


ACTS: dict[str, Doing] = {
    "make_link": _make,
    "link_yes": _yes,
    "link_no": _no,
    "unlink": _unlink,
    "write_first": _write_first,
}
