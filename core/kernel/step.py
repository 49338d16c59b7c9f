"""One partner's private room: `step(story, room, view, event)` -> room and effects.

It never receives the other partner's room. What it may know of the couple is the view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from core.calendar import after_quiet, is_quiet
from core.effects import Button, Effect, Say, SendRested
from core.events import (
    ACTS_OF_THEIRS,
    Commanded,
    DueCame,
    Edited,
    Event,
    Noticed,
    Parked,
    PlatformNews,
    Said,
    SentSomethingElse,
    SharedPlace,
    Tapped,
)
from core.kernel import answers, away, buttons, commands, floor, hours, releases, status, timers, waiting, writing
from core.kernel.agenda import Open, still_open
from core.kernel.context import StepContext
from core.kernel.story import Story
from core.kernel.view import View
from core.kernel.words import AskKind
from core.state import Phase, Position, Room
from core.values import COUPLE_TRACK


@dataclass(frozen=True, slots=True)
class StepResult:
    """The room after the event, and what the shell must do, in order."""

    room: Room
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """How the open ask is answered (None when nothing is open), and the buttons it shows."""

    kind: AskKind | None
    buttons: tuple[Button, ...]
    day: date | None = None  # of a moment echoed without an hour
    hour: bool = False  # whether an hour of the day can be typed


AWAKE = timedelta(minutes=30)
FEW = 5  # words in reply to a knock, or at the door, that only ask to see what is there


def fresh(locale: str = "en") -> Room:
    """The room of somebody who has never been here."""
    return Room(locale=locale, positions={COUPLE_TRACK: Position()})


def step(story: Story, room: Room, view: View | None, event: Event) -> StepResult:
    """Move one private room by one event. Pure: same arguments, same outcome.

    Raises KeyError for a kind of event it does not know, which is a fault of ours.
    """
    context = StepContext(story, room, view, event)
    _lose_what_is_closed(context)
    _notice_the_person(context)
    mode = next((mode for mode in story.tables.modes if mode.holds(room)), None)
    (hear if mode is None else mode.hear)(context, event)
    return StepResult(context.room, tuple(context.effects))


def _lose_what_is_closed(context: StepContext) -> None:
    """A focus whose ask has closed meanwhile (a seal opened, a promise ended) has the floor no more."""
    focus = context.room.focus
    if focus is None:
        return
    found = Open(focus.track, context.ask_of(focus), focus.about)
    if not still_open(context.story, found, context.room, context.view):
        context.focus_on(None)


def hear(context: StepContext, event: Event) -> None:
    """Take one event as it is taken in a room that is in no state of its own."""
    (HANDLERS.get(type(event)) or context.story.tables.events[type(event)])(context, event)


def _notice_the_person(context: StepContext) -> None:
    """They write or tap: they are awake. What rested for the morning comes first then."""
    if not isinstance(context.event, ACTS_OF_THEIRS):
        return
    context.was_awake = _is_awake(context.room, context.event.at)
    if not context.was_awake:
        context.do(SendRested())
    context.change(acted_at=context.event.at)


def _is_awake(room: Room, at: datetime) -> bool:
    return room.acted_at is not None and abs(at - room.acted_at) < AWAKE


def rests_until(room: Room, at: datetime) -> datetime | None:
    """When a message that answers nothing may go, if not now: the end of the quiet hours, for who is not awake."""
    if room.zone is None or _is_awake(room, at) or not is_quiet(at, room.zone, room.night):
        return None
    return after_quiet(at, room.zone, room.night)


def is_worth_saying(room: Room, say: Say, at: datetime) -> bool:
    """Whether a message that answers nothing still means something: it is not too late, and if it has buttons, one of
    them still does something."""
    open_still = not say.buttons or say.turn is None or say.turn in open_turns(room)
    return open_still and (say.until is None or at <= say.until)


def open_turns(room: Room) -> set[int]:
    """The turns whose buttons still do something."""
    turns = {waiting.turn for waiting in room.waiting}
    return turns | ({room.focus.turn} if room.focus is not None else set())


def screen(story: Story, room: Room, view: View | None, at: datetime) -> Screen:
    """What has the floor, for the shell that must read a typed text as an answer to it."""
    context = StepContext(story, room, view, Event(id="", at=at))
    _lose_what_is_closed(context)
    focus = context.room.focus
    knock = (buttons.OPEN_OR_LATER[0],) if waiting.newest_knock(context) is not None else ()
    if focus is None:
        return Screen(kind=None, buttons=knock)
    kind = story.ask(focus.ask).kind
    if focus.phase is Phase.CONFIRM and kind is AskKind.PLACE:
        return Screen(kind=kind, buttons=buttons.buttons(context))
    if focus.phase is Phase.CONFIRM and kind is AskKind.MOMENT:
        return Screen(kind=kind, buttons=buttons.buttons(context), day=buttons.day_echoed(context, focus))
    asked, hour = focus.phase is Phase.ASKED, hours.can_be_said(context, focus)
    shown = buttons.buttons(context)
    if (asked and kind in {AskKind.LINE, AskKind.LETTER}) or any(button.choice == "open" for button in shown):
        knock = ()
    return Screen(kind=kind if asked else AskKind.CHOICE, buttons=(*shown, *knock), hour=hour)


def _said(context: StepContext, event: Said) -> None:
    answered = waiting.find(context, event.replies_to)
    if answered is not None and away.knocked(context, answered):
        waiting.open_waiting(context, answered)
        if context.room.focus is not None and context.room.focus.phase is Phase.ASKED:
            writing.write(context, replace(event, choice=None))
        elif len(event.text.split()) > FEW:
            writing.keep(context, event)
            if context.room.focus is not None:
                floor.ask_again(context)
        return
    nothing_open = context.room.focus is None
    if event.choice == "open" and (knock := waiting.newest_knock(context)) is not None and not _has_open(context):
        waiting.open_waiting(context, knock)
        return
    if nothing_open and not context.room.steps:
        if not event.greets and len(event.text.split()) > FEW:
            writing.keep(context, event)  # who writes at night of what happened is heard before the door is asked
        floor.settle(context)
    elif event.greets and not context.room.left and status.can_greet(context):
        status.greet(context)
    elif nothing_open and context.room.name is None:  # not welcomed yet: what they wrote is kept
        writing.keep(context, event)
        floor.settle(context)
    else:
        writing.write(context, event)


def _has_open(context: StepContext) -> bool:
    """Whether what has the floor is opened by that word itself."""
    return context.room.focus is not None and any(b.choice == "open" for b in buttons.buttons(context))


def _edited(context: StepContext, event: Edited) -> None:
    context.say("edit-taken" if writing.correct(context, event.source, event.text) else "edit-too-late")


def _tapped(context: StepContext, event: Tapped) -> None:
    focus, other = context.room.focus, waiting.find(context, event.turn)
    if focus is not None and focus.turn == event.turn:
        answers.choose(context, event.choice)
    elif other is not None:
        waiting.tapped(context, other, event.choice)
    else:
        context.say("old-button")
        floor.ask_again(context)


def _sent_something_else(context: StepContext, event: SentSomethingElse) -> None:
    context.say("cannot-read")
    floor.ask_again(context)


def _shared_place(context: StepContext, event: SharedPlace) -> None:
    """A location answers the question where the person is; at any other moment nothing of it is kept."""
    focus = context.room.focus
    asked = focus is not None and context.ask_of(focus).kind is AskKind.PLACE and focus.phase is not Phase.KNOCK
    if focus is not None and asked and event.zone is not None:
        writing.read_place(context, focus, event.zone)
        return
    context.say("location-unread" if asked else "location-not-asked")
    floor.ask_again(context)


def _noticed(context: StepContext, event: Noticed) -> None:
    context.sums_up = event.late
    releases.let_go(context)
    heard = [notice(context, event) for notice in context.story.tables.notices]
    if not any(heard):
        floor.settle_quietly(context, event.ref)


def _parked(context: StepContext, event: Parked) -> None:
    context.say("parked")
    floor.ask_again(context)


def _nothing(context: StepContext, event: PlatformNews) -> None:
    """Being reachable or not is the shell's business; the story must not know."""


HANDLERS: dict[type[Event], Callable[[StepContext, Any], None]] = {
    Said: _said,
    Edited: _edited,
    Tapped: _tapped,
    Commanded: commands.handle,
    SentSomethingElse: _sent_something_else,
    SharedPlace: _shared_place,
    DueCame: timers.due_came,
    Noticed: _noticed,
    Parked: _parked,
    PlatformNews: _nothing,
}
"""What happens to anybody; features bring what is theirs (`Feature.events`)."""
