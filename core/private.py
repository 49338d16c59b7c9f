"""One partner's private room: `step(story, room, view, event)` -> room and effects.

It never receives the other partner's room. What it may know of the couple is the view.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from core import answering, arriving, asking, commands, forms, sharing, waking, writing
from core.acts import going_on, keep, linking, long_way
from core.agenda import Open, agenda, still_open
from core.calendar import after_quiet, is_quiet
from core.desk import Desk
from core.effects import Button, Effect, Rise, Say
from core.events import (
    Commanded,
    Edited,
    Event,
    InvitationMade,
    InvitationOpened,
    LinkAsked,
    Linked,
    LinkEnded,
    LinkMade,
    LinkOpened,
    Noticed,
    Paired,
    Parked,
    PlatformNews,
    Said,
    SentSomethingElse,
    SharedPlace,
    SomebodyJoins,
    Tapped,
    Unlinked,
    Woke,
)
from core.state import COUPLE_TRACK, Focus, Phase, Position, Room, Waiting
from core.visible import View
from core.words import Kind, Step, Story


@dataclass(frozen=True, slots=True)
class Outcome:
    """The room after the event, and what the shell must do, in order."""

    room: Room
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """How the open ask is answered (None when nothing is open), and the buttons it shows."""

    kind: Kind | None
    buttons: tuple[Button, ...]
    day: date | None = None  # of a moment echoed without an hour


AWAKE = timedelta(minutes=30)
ACTS_OF_THEIRS = (Said, Edited, Tapped, Commanded, SentSomethingElse, SharedPlace, InvitationOpened, LinkOpened)
AT_EVERY_MOMENT = frozenset({"now", "help", "privacy"})


def fresh(locale: str = "en") -> Room:
    """The room of somebody who has never been here."""
    return Room(locale=locale, positions={COUPLE_TRACK: Position()})


def step(story: Story, room: Room, view: View | None, event: Event) -> Outcome:
    """Move one private room by one event. Pure: same arguments, same outcome.

    Raises KeyError for a kind of event it does not know, which is a fault of ours.
    """
    desk = Desk(story, room, view, event)
    _lose_what_is_closed(desk)
    _notice_the_person(desk)
    handle = _while_asking if room.asks_to_link else _while_away if room.left else HANDLERS[type(event)]
    handle(desk, event)
    return Outcome(desk.room, tuple(desk.effects))


def _notice_the_person(desk: Desk) -> None:
    """They write or tap: they are awake. What rested for the morning comes first then."""
    if not isinstance(desk.event, ACTS_OF_THEIRS):
        return
    if not _is_awake(desk.room, desk.event.at):
        desk.do(Rise())
    desk.change(acted_at=desk.event.at)


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


def _while_asking(desk: Desk, event: Event) -> None:
    """An account that asks to be linked has no room until that is decided: all it writes gets the same kind line."""
    if isinstance(event, Commanded) and event.name in AT_EVERY_MOMENT:
        desk.say(event.name)
    elif isinstance(event, Commanded) and event.name in linking.TAKES_BACK:
        linking.take_back(desk)
        if event.name != "cancel":
            commands.handle(desk, event)
    elif isinstance(event, ACTS_OF_THEIRS):
        desk.say("link-waits")
    elif isinstance(event, LinkEnded):
        linking.ended(desk)


def _while_away(desk: Desk, event: Event) -> None:
    """Who has left hears nothing more, whatever comes; when they write, they may begin again."""
    if isinstance(event, InvitationOpened):
        desk.change(left=False)
        arriving.invitation_opened(desk, event)
    elif isinstance(event, Linked | LinkOpened):
        HANDLERS[type(event)](desk, event)
    elif isinstance(event, Commanded) and event.name in AT_EVERY_MOMENT:
        commands.handle(desk, event)
    elif isinstance(event, Said | Tapped) and desk.room.focus is not None:
        HANDLERS[type(event)](desk, event)
    elif isinstance(event, Said | Tapped | Commanded | SentSomethingElse | SharedPlace | Edited):
        commands.leave_floor(desk)
        forms.begin(desk, "back")
        asking.put(desk, next(agenda(desk.story, desk.room, desk.view)))


def open_turns(room: Room) -> set[int]:
    """The turns whose buttons still do something."""
    waiting = {waiting.turn for waiting in room.waiting}
    return waiting | ({room.focus.turn} if room.focus is not None else set())


def screen(story: Story, room: Room, view: View | None, at: datetime) -> Screen:
    """What has the floor, for the shell that must read a typed text as an answer to it."""
    desk = Desk(story, room, view, Event(id="", at=at))
    _lose_what_is_closed(desk)
    focus = desk.room.focus
    if focus is None:
        return Screen(kind=None, buttons=())
    kind = story.ask(focus.ask).kind
    if focus.phase is Phase.CONFIRM and kind is Kind.PLACE:
        return Screen(kind=kind, buttons=asking.buttons(desk))
    if focus.phase is Phase.CONFIRM and kind is Kind.MOMENT:
        return Screen(kind=kind, buttons=asking.buttons(desk), day=asking.day_echoed(desk, focus))
    return Screen(kind=kind if focus.phase is Phase.ASKED else Kind.CHOICE, buttons=asking.buttons(desk))


def _lose_what_is_closed(desk: Desk) -> None:
    """A focus whose ask has closed meanwhile (a seal opened, a promise ended) has the floor no more."""
    focus = desk.room.focus
    if focus is None:
        return
    found = Open(focus.track, desk.ask_of(focus), focus.about)
    if not still_open(desk.story, found, desk.room, desk.view):
        desk.focus_on(None)


def _said(desk: Desk, event: Said) -> None:
    waiting = _waiting(desk, event.replies_to)
    if waiting is not None and waiting.opens not in asking.NO_KNOCKS:
        _open_waiting(desk, waiting)
        if desk.room.focus is not None and desk.room.focus.phase is Phase.ASKED:
            writing.write(desk, replace(event, choice=None))
        return
    if desk.room.focus is None and (not desk.room.steps or desk.room.name is None):
        asking.settle(desk)
        return
    writing.write(desk, event)


def _edited(desk: Desk, event: Edited) -> None:
    desk.say("edit-taken" if writing.correct(desk, event.source, event.text) else "edit-too-late")


def _tapped(desk: Desk, event: Tapped) -> None:
    focus, waiting = desk.room.focus, _waiting(desk, event.turn)
    if focus is not None and focus.turn == event.turn:
        answering.choose(desk, event.choice)
    elif waiting is not None:
        _tapped_waiting(desk, waiting, event.choice)
    else:
        desk.say("old-button")
        asking.ask_again(desk)


def _waiting(desk: Desk, turn: int | None) -> Waiting | None:
    return next((w for w in desk.room.waiting if w.turn == turn), None)


def _tapped_waiting(desk: Desk, waiting: Waiting, choice: str) -> None:
    if waiting.opens == "take-back":
        _take_back(desk, waiting)
    elif waiting.opens == "stop-link":
        linking.stop(desk)
    elif waiting.opens == "away":
        _tapped_summary(desk, waiting, choice)
    elif waiting.opens == "left":
        desk.close(waiting.turn, "label-left")
        commands.take_up_what_was_left(desk)
    elif waiting.opens == "form":
        _open_form(desk, waiting, choice)
    elif waiting.opens == "check-in" and (label := going_on.snooze(desk, choice)) is not None:
        desk.close(waiting.turn, label)
        desk.say("whenever")
    elif choice == "open":
        desk.close(waiting.turn, "label-open")
        _open_waiting(desk, waiting)
    else:
        desk.close(waiting.turn, "label-later")
        desk.say("whenever")


def _tapped_summary(desk: Desk, waiting: Waiting, choice: str) -> None:
    """A button of the summary stands for the knock that never came; its other buttons stay good."""
    if choice == "later":
        desk.close(waiting.turn, "label-later")
        desk.say("whenever")
        return
    focus, meant = desk.room.focus, next((w for w in desk.room.waiting if str(w.turn) == choice), None)
    if focus is not None and str(focus.turn) == choice:
        answering.choose(desk, "open")
    elif meant is not None and meant.opens not in asking.NO_KNOCKS:
        _open_waiting(desk, meant)
    else:
        desk.say("old-button")
        asking.ask_again(desk)


def _open_form(desk: Desk, waiting: Waiting, choice: str) -> None:
    """A button under a list: it opens the form it names, if that is still offered."""
    if choice == forms.TUCKED:
        desk.close(waiting.turn, "menu-tucked")
        forms.lay_out(desk, "more-tucked", forms.tucked_menu(desk))
        return
    if choice == forms.ANEW:
        _answer_anew(desk, waiting)
        return
    found = next((form for form in desk.story.forms if form.id == choice), None)
    if found is None or not _still_offered(desk, found, waiting.about):
        desk.say("old-button")
        asking.ask_again(desk)
        return
    desk.close(waiting.turn, f"menu-{choice}")
    if waiting.about is None:
        commands.begin(desk, found)
        return
    commands.leave_floor(desk)
    forms.begin(desk, choice, subject=waiting.about)
    asking.settle(desk)


def _answer_anew(desk: Desk, waiting: Waiting) -> None:
    """An answer given before is asked again, because its author wants to."""
    found = forms.answered_before(desk)
    desk.close(waiting.turn, "menu-anew")
    commands.leave_floor(desk)
    if found is None:
        asking.settle(desk)
    else:
        asking.put(desk, found)


def _still_offered(desk: Desk, form: Step, about: str | None) -> bool:
    return forms.can_begin(desk, form) if about is None else forms.offered(desk, form, about)


def _take_back(desk: Desk, waiting: Waiting) -> None:
    taken = sharing.take_back(desk, waiting.about or "")
    desk.close(waiting.turn, "label-take-back" if taken else None)
    desk.say("taken-back" if taken else "too-late-to-take-back")


def _open_waiting(desk: Desk, waiting: Waiting) -> None:
    desk.change(waiting=tuple(w for w in desk.room.waiting if w is not waiting))
    if waiting.opens == "begin":
        commands.leave_floor(desk)
        forms.begin(desk, waiting.about or "")
        asking.settle(desk)
        return
    if waiting.opens == "check-in":
        going_on.start_check_in(desk)
        asking.settle(desk)
        return
    found = Open(waiting.track, desk.story.ask(waiting.opens), waiting.about)
    position = desk.position(found.track)
    desk.place(found.track, aside=tuple(name for name in position.aside if name != found.key))
    if not still_open(desk.story, found, desk.room, desk.view):
        asking.settle(desk)
        return
    focus = Focus(track=found.track, ask=found.ask.id, about=found.about, turn=waiting.turn, phase=Phase.KNOCK)
    answering.open_now(desk, focus)


def _sent_something_else(desk: Desk, event: SentSomethingElse) -> None:
    desk.say("cannot-read")
    asking.ask_again(desk)


def _shared_place(desk: Desk, event: SharedPlace) -> None:
    """A location answers the question where the person is; at any other moment nothing of it is kept."""
    focus = desk.room.focus
    asked = focus is not None and desk.ask_of(focus).kind is Kind.PLACE and focus.phase is not Phase.KNOCK
    if focus is not None and asked and event.zone is not None:
        writing.read_place(desk, focus, event.zone)
        return
    desk.say("location-unread" if asked else "location-not-asked")
    asking.ask_again(desk)


# -- the shared room -------------------------------------------------------------------------------------------


def _noticed(desk: Desk, event: Noticed) -> None:
    assert desk.view is not None
    desk.hush = event.late
    sharing.let_go(desk)
    keep.forget_folded(desk)
    if event.kind in keep.NEW_DEADLINES:
        keep.remind_of_all(desk)
    if not long_way.noticed(desk, event):
        asking.settle_quietly(desk, event.ref)


def _parked(desk: Desk, event: Parked) -> None:
    desk.say("parked")
    asking.ask_again(desk)


def _nothing(desk: Desk, event: PlatformNews) -> None:
    """Being reachable or not is the shell's business; the story must not know."""


HANDLERS: dict[type[Event], Callable[[Desk, Any], None]] = {
    Said: _said,
    Edited: _edited,
    Tapped: _tapped,
    Commanded: commands.handle,
    SentSomethingElse: _sent_something_else,
    SharedPlace: _shared_place,
    Woke: waking.woke,
    Noticed: _noticed,
    InvitationOpened: arriving.invitation_opened,
    InvitationMade: arriving.invitation_made,
    SomebodyJoins: arriving.somebody_joins,
    Paired: arriving.paired,
    LinkMade: linking.made,
    LinkOpened: linking.opened,
    LinkAsked: lambda desk, event: linking.asked(desk, event.platform),
    LinkEnded: lambda desk, event: linking.ended(desk),
    Linked: linking.linked,
    Unlinked: lambda desk, event: desk.say("unlinked-off"),
    Parked: _parked,
    PlatformNews: _nothing,
}
