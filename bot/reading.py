"""What arrived, as an event of the person it came from: typed words are read as an answer to what is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot import groups, linking, pairing
from core.documents import named, read
from core.events import Commanded, Edited, Event, PlatformNews, Said, SentSomethingElse, SharedPlace, Tapped
from core.kernel import step as private
from core.kernel.view import View
from core.ports import InboxRow, Incoming, Person, Sending, Unit, UpdateKind
from core.state import Room


class Reader(groups.GroupHost, Protocol):
    """What is needed of who handles events (bot/handle.py), inside the transaction of one."""

    def view_of(self, work: Unit, person: Person) -> View | None:
        """The shared room as this person may see it; None before pairing."""
        ...


def event(handler: Reader, work: Unit, person: Person, row: InboxRow) -> Event | None:
    """The event that a stored row is for this person; None where it is none of the story's."""
    if row.payload.get("is") != "Incoming":
        event = named(row.payload)
        assert isinstance(event, Event)
        return event
    incoming = read(Incoming, row.payload)
    at = row.arrived_at
    if incoming.group:
        return groups.came(handler, work, person, incoming, row.id, at)
    if incoming.heard is UpdateKind.WENT_AWAY:
        work.accounts.mark_reachable(person.id, False, person.account)
        linking.cut_off(work, handler.store, person.id, row.id, at)
        return PlatformNews(id=row.id, at=at, reachable=False)
    if not person.reachable:
        work.accounts.mark_reachable(person.id, True, person.account)
    return TRANSLATE[incoming.heard](handler, work, person, incoming, row.id, at)


def _text(handler: Reader, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
    if pairing.CODE.fullmatch(incoming.text):  # pasted, where there is no link to follow
        return _code(handler, work, person, incoming.text, id, at)
    stored = work.rooms.private(person.id)
    room: Room = (stored or (private.fresh(incoming.locale), 0))[0]
    screen = private.screen(handler.story, room, handler.view_of(work, person), at)
    reading = handler.texts.read(
        room.locale, incoming.text, screen.kind, screen.buttons, at, room.zone, screen.day, hour=screen.hour
    )
    if reading.choice == "back":
        return Commanded(id=id, at=at, name="back")
    turn = work.outbox.turn_of_message(person.id, incoming.reply_to) if incoming.reply_to else None
    return Said(
        id=id,
        at=at,
        text=incoming.text,
        source=handler.store.name("source", person.id, incoming.message),
        replies_to=turn,
        choice=reading.choice,
        zone=reading.zone,
        zones=reading.zones,
        when=reading.when,
        greets=reading.greets,
        hours=reading.hours,
    )


def _code(handler: Reader, work: Unit, person: Person, code: str, id: str, at: datetime) -> Event:
    """A code by itself: of an invitation, or one that links accounts."""
    meant = linking.pasted if linking.is_one(work, handler.store, code) else pairing.opened
    return meant(work, handler.store, person, code, id, at)


def _edit(handler: Reader, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
    return Edited(id=id, at=at, source=handler.store.name("source", person.id, incoming.message), text=incoming.text)


def _tap(handler: Reader, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
    turn, _, choice = incoming.text.partition("/")
    if turn == "again" and again(work, person, choice):
        return None
    return Tapped(id=id, at=at, turn=int(turn) if turn.isdecimal() and len(turn) < 10 else -1, choice=choice)


def _command(handler: Reader, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
    name, argument = incoming.command.lower(), incoming.text.strip()
    if name == "start" and argument:
        return _code(handler, work, person, argument, id, at)
    if name == "link" and argument:
        return linking.opened(work, handler.store, person, argument, id, at)
    return Commanded(id=id, at=at, name=name, argument=argument)


def _other(handler: Reader, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
    return SentSomethingElse(id=id, at=at, kind=incoming.text)


def _place(handler: Reader, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
    return SharedPlace(id=id, at=at, zone=incoming.text or None)


def _came_back(handler: Reader, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
    return PlatformNews(id=id, at=at, reachable=True)


def again(work: Unit, person: Person, id: str) -> bool:
    """The person asks to see once more what perhaps did not arrive. False where it went."""
    row = work.outbox.get(person.id, id)
    if row is not None and row.state is Sending.UNCLEAR:
        work.outbox.save_progress(replace(row, state=Sending.NEW))
    return row is not None


Translate = Callable[[Reader, Unit, Person, Incoming, str, datetime], Event | None]
TRANSLATE: dict[UpdateKind, Translate] = {
    UpdateKind.TEXT: _text,
    UpdateKind.EDIT: _edit,
    UpdateKind.TAP: _tap,
    UpdateKind.COMMAND: _command,
    UpdateKind.PLACE: _place,
    UpdateKind.OTHER: _other,
    UpdateKind.CAME_BACK: _came_back,
}
