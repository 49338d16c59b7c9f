"""One event, end to end: an inbox row is translated, stepped and written down, all in one transaction.

The order of things, nothing decided here. Whatever is loaded, only two documents are ever written: the actor's own
room and, for a crossing act, the shared room. The other partner hears of it through the inbox.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog

from bot import groups, linking, pairing
from core import private, shared
from core.documents import named, plain, read
from core.effects import (
    Close,
    Confirm,
    Consent,
    DropDue,
    DropWords,
    Effect,
    EndLink,
    Erase,
    Invite,
    KeepWords,
    Leave,
    LinkAccount,
    MakeLink,
    Note,
    Pair,
    Refuse,
    Rise,
    Say,
    SetDue,
    TakeBack,
    Unlink,
    WriteFirst,
)
from core.errors import Stale
from core.events import (
    Commanded,
    Edited,
    Event,
    GroupLost,
    GroupSeen,
    Noticed,
    Parked,
    PlatformNews,
    Said,
    SentSomethingElse,
    SharedPlace,
    Tapped,
    Woke,
    is_unasked,
)
from core.ports import (
    Clock,
    Counters,
    DueRow,
    Heard,
    InboxRow,
    Incoming,
    OutboxRow,
    Person,
    Sending,
    Store,
    Texts,
    Unit,
)
from core.record.outcome import Notice
from core.state import Room, Shared
from core.visible import View, view
from core.words import Story

log = structlog.get_logger("handle")

TRIES = 3
TOGETHER = 32
MOST_VIEWS = 256


@dataclass(frozen=True, slots=True)
class Whisper:
    """A few words for one person in a group, or none: then only that they were heard."""

    platform: str
    token: str
    text: str


@dataclass(frozen=True, slots=True)
class Handler:
    """What is needed to handle events."""

    story: Story
    store: Store
    texts: Texts
    clock: Clock
    counters: Counters
    views: dict[str, tuple[Shared, View]] = field(default_factory=dict)  # person -> the room last seen, and how
    whispers: dict[str, Whisper] = field(default_factory=dict)  # by the event they answer

    async def receive(self, arrivals: list[Incoming]) -> bool:
        """Store what arrived, each update once. When this returns, nothing of it can be lost any more.

        What nothing of the same person waits before is handled in the same transaction: one write to the disk for both.
        Should that transaction fail, the updates are stored alone. Returns whether anything waits to be handled.
        """
        at = self.clock.now()
        if not arrivals:
            return False
        try:
            done, waits = await self.store.do(lambda work: self._receive(work, arrivals, at, handle=True))
        except Exception as fault:  # whatever it was, no update may be lost by it, or hold up those behind it
            self.whispers.clear()
            self.counters.add("events_stored_alone")
            log.error("event_not_handled_at_once", fault=type(fault).__name__)
            done, waits = await self.store.do(lambda work: self._receive(work, arrivals, at, handle=False))
        self._count(done)
        return waits

    def _receive(self, work: Unit, arrivals: list[Incoming], at: datetime, *, handle: bool) -> tuple[list[str], bool]:
        done: list[str] = []
        for incoming in arrivals:
            person, payload = self._from(work, incoming), plain(incoming)
            if person is None:
                continue
            id = self.store.name("in", incoming.platform, incoming.update)
            if not handle or work.inbox.has_waiting(person.id):
                work.inbox.receive(id, person.id, payload, at)
            elif work.inbox.record_handled(id, person.id, at):
                row = InboxRow(id=id, lane=person.id, payload=payload, tries=0, arrived_at=at)
                done.append(self._handle(work, row, person))
        return done, work.inbox.has_waiting()

    def _from(self, work: Unit, incoming: Incoming) -> Person | None:
        """Who did it. What happens to a group by itself is the group's own, if it is known."""
        if incoming.user:
            return work.people.get_or_create(incoming)
        group = work.groups.at(incoming.platform, incoming.group)
        return work.people.person(group.id) if group is not None else None

    async def pass_over(self) -> int:
        """Handle what waits, at most one event for each person; returns how many rows were taken."""
        done = await self.store.do(lambda work: [self._handle(work, row) for row in work.inbox.next_per_lane(TOGETHER)])
        self._count(done)
        return len(done)

    def whisper(self, id: str, incoming: Incoming, text: str) -> None:
        """Say this to the one who acted in a group, alone, once the event `id` is written down."""
        if incoming.token:
            said = self.texts.text(incoming.locale, text) if text else ""
            self.whispers[id] = Whisper(incoming.platform, incoming.token, said)

    def take_whispers(self) -> list[Whisper]:
        """What is to be whispered now; it is told only once."""
        found = list(self.whispers.values())
        self.whispers.clear()
        return found

    def _count(self, done: list[str]) -> None:
        for name in done:
            self.counters.add(name)

    def _handle(self, work: Unit, row: InboxRow, person: Person | None = None) -> str:
        """Handle one event in its own part of the transaction; what became of it, as the name of a count.

        `person`: whose it is, when it comes just now and is marked as handled already.
        """
        try:
            work.savepoint(lambda: self._unit(work, row, person))
        except Stale:
            self.whispers.pop(row.id, None)
            if person is not None:
                work.inbox.requeue(row)
            return "events_stepped_again"  # loaded before somebody else saved: the next pass reloads
        except Exception as fault:  # nothing may stop the others' events
            self.whispers.pop(row.id, None)
            log.error("event_failed", kind=str(row.payload.get("is")), fault=type(fault).__name__, tries=row.tries)
            if person is not None:
                work.inbox.requeue(row)
            self._failed(work, row)
            return "events_failed"
        return "events_handled"

    def _failed(self, work: Unit, row: InboxRow) -> None:
        """After three failures an event is parked, and the person is told kindly."""
        parked = Parked(id=self.store.name("parked", row.id), at=self.clock.now())
        if work.inbox.record_failure(row.id) == TRIES and row.payload.get("is") != "Parked":
            work.inbox.receive(parked.id, row.lane, plain(parked), parked.at)

    # -- inside the transaction --------------------------------------------------------------------------------

    def _unit(self, work: Unit, row: InboxRow, person: Person | None) -> None:
        if person is None:
            if not work.inbox.mark_handled(row.id):
                return
            person = self._whose(work, row)
        event = self._event(work, person, row)
        if isinstance(event, Woke) and event.key.startswith(linking.OF_LINKS):
            event = self._of_links(work, person, event)
        if isinstance(event, GroupSeen | GroupLost):
            groups.happened(self, work, row.lane, event)
        elif event is not None:
            self.step(work, person, event)

    def _whose(self, work: Unit, row: InboxRow) -> Person:
        """Whom a waiting row belongs to, by the account it came from or is meant for. One that was taken off meanwhile
        is somebody else's by now."""
        if row.payload.get("is") == "Incoming":
            return self._from(work, read(Incoming, row.payload)) or work.people.person(row.lane)
        person, account = work.people.person(row.lane), str(row.payload.get("account") or "")
        meant = work.people.by_account(account) if account else None
        return meant if meant is not None and meant.id == person.id else person

    def _of_links(self, work: Unit, person: Person, event: Woke) -> Event | None:
        found = linking.woke(work, person, event)
        if isinstance(found, DueRow):
            self._set_due(work, found)
            return None
        return found

    def step(self, work: Unit, person: Person, event: Event) -> None:
        """Move this person's room by one event and write down what follows."""
        stored = work.rooms.private(person.id)
        room, revision = stored or (private.fresh(), 0)
        seen = self._view(work, person)
        outcome = private.step(self.story, room, seen, event)
        work.rooms.save_private(person.id, outcome.room, revision)
        for index, effect in enumerate(outcome.effects):
            if isinstance(effect, Erase):
                self.views.pop(person.id, None)
                linking.end(work, self.store, person, event)
                person = work.people.erase(
                    person.id, person.account
                )  # what follows goes to somebody nothing is known about
            else:
                self._apply(work, person, event, index, effect)

    def _view(self, work: Unit, person: Person) -> View | None:
        if person.couple is None or person.side is None:
            return None
        room = work.rooms.shared(person.couple)[0]
        known = self.views.get(person.id)
        if known is None or known[0] is not room:  # a room never changes: another one is another object
            if len(self.views) >= MOST_VIEWS:
                self.views.clear()
            known = self.views[person.id] = room, view(room, person.side)
        return known[1]

    def _apply(self, work: Unit, person: Person, event: Event, index: int, effect: Effect) -> None:
        owner = f"person:{person.id}"
        match effect:
            case Say() | Close():
                self._out(work, person, event, index, effect)
            case KeepWords(ref, text):
                work.words.keep(owner, ref, text)
            case DropWords(ref):
                work.words.drop(owner, ref)
            case Note(ask, value):
                work.words.note(person.id, f"{event.id}:{index}", ask, value, event.at)
            case SetDue(key, at, not_after):
                self._set_due(work, DueRow(owner=owner, key=key, at=at, not_after=not_after))
            case DropDue(key):
                work.due.drop(owner, key)
            case Rise():
                work.outbox.wake_resting(person.id)
            case Leave():
                linking.end(work, self.store, person, event)
                work.people.leave(person.id)
            case Confirm() | TakeBack():
                self._cross(work, person, effect, event)
            case Invite() | Consent() | Pair() | Refuse():
                pairing.apply(work, self.store, person, effect, event)
            case MakeLink() | LinkAccount() | EndLink() | Unlink() | WriteFirst():
                linking.apply(work, self.store, person, effect, event)

    def _set_due(self, work: Unit, row: DueRow) -> None:
        work.due.set(row)
        self.counters.add("dues_set")

    @property
    def dues_set(self) -> int:
        """How many due rows have been set so far: another number means that the next one may be another."""
        return self.counters.counts.get("dues_set", 0)

    def _out(self, work: Unit, person: Person, event: Event, index: int, effect: Say | Close) -> None:
        work.outbox.send(
            OutboxRow(
                id=f"{event.id}:{index}",
                person=person.id,
                payload=plain(effect),
                at=event.at,
                prompt=is_unasked(event),
                account=None if is_unasked(event) else person.account,
                turn=effect.turn,
            )
        )

    def _cross(self, work: Unit, person: Person, effect: Confirm | TakeBack, event: Event) -> None:
        """A crossing act: the words go with it, under the shared room's key."""
        assert person.couple is not None
        assert person.side is not None
        if isinstance(effect, Confirm):
            for part in effect.parts:
                for ref in part.words:
                    text = work.words.get(f"person:{person.id}", ref)
                    assert text is not None, "words of a release are missing"
                    work.words.keep(f"couple:{person.couple}", ref, text)
        room, revision = work.rooms.shared(person.couple)
        outcome = shared.act(room, person.side, effect, event.at)
        self.forget_words(work, person.couple, room, outcome)
        self.write_shared(work, person.couple, revision, outcome, event.id, event.at)

    def forget_words(self, work: Unit, couple: str, room: Shared, outcome: shared.Outcome) -> None:
        """The words of releases that are gone from the record go, too."""
        for item in (i for i in room.items if i.ref in outcome.forget):
            for ref in (ref for part in item.parts for ref in part.words):
                work.words.drop(f"couple:{couple}", ref)

    def write_shared(
        self, work: Unit, couple: str, revision: int, outcome: shared.Outcome, cause: str, at: datetime
    ) -> None:
        """Save the shared room, its due rows, and the notices as events of each partner's own."""
        work.rooms.save_shared(couple, outcome.shared, revision)
        for due in outcome.due:
            if isinstance(due, DropDue):
                work.due.drop(f"couple:{couple}", due.key)
            else:
                row = DueRow(owner=f"couple:{couple}", key=due.key, at=due.at, not_after=due.not_after)
                self._set_due(work, row)
        self.notify(work, couple, outcome.notices, cause, at)
        groups.post_for(self, work, couple, outcome.posts, cause, at)

    def notify(self, work: Unit, couple: str, notices: tuple[Notice, ...], cause: str, at: datetime) -> None:
        """Tell each partner in their own room, by an event of their own."""
        members = work.people.members(couple) if notices else {}
        for notice in (n for n in notices if n.side in members):  # who has left hears nothing more
            id = self.store.name("notice", cause, notice.kind, notice.ref, notice.side)
            event = Noticed(id=id, at=at, kind=notice.kind, ref=notice.ref, late=notice.late)
            work.inbox.receive(id, members[notice.side], plain(event), at)

    # -- what arrived, as an event -----------------------------------------------------------------------------

    def _event(self, work: Unit, person: Person, row: InboxRow) -> Event | None:
        if row.payload.get("is") != "Incoming":
            event = named(row.payload)
            assert isinstance(event, Event)
            return event
        incoming = read(Incoming, row.payload)
        at = row.arrived_at
        if incoming.group:
            return groups.came(self, work, person, incoming, row.id, at)
        if incoming.heard is Heard.WENT_AWAY:
            work.accounts.mark_reachable(person.id, False, person.account)
            linking.cut_off(work, self.store, person.id, row.id, at)
            return PlatformNews(id=row.id, at=at, reachable=False)
        if not person.reachable:
            work.accounts.mark_reachable(person.id, True, person.account)
        return TRANSLATE[incoming.heard](self, work, person, incoming, row.id, at)

    def _text(self, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
        if pairing.CODE.fullmatch(incoming.text):  # pasted, where there is no link to follow
            return self._code(work, person, incoming.text, id, at)
        stored = work.rooms.private(person.id)
        room: Room = (stored or (private.fresh(incoming.locale), 0))[0]
        screen = private.screen(self.story, room, self._view(work, person), at)
        reading = self.texts.read(room.locale, incoming.text, screen.kind, screen.buttons, at, room.zone, screen.day)
        if reading.choice == "back":
            return Commanded(id=id, at=at, name="back")
        turn = work.outbox.turn_of_message(person.id, incoming.reply_to) if incoming.reply_to else None
        return Said(
            id=id,
            at=at,
            text=incoming.text,
            source=self.store.name("source", person.id, incoming.message),
            replies_to=turn,
            choice=reading.choice,
            zone=reading.zone,
            zones=reading.zones,
            when=reading.when,
        )

    def _code(self, work: Unit, person: Person, code: str, id: str, at: datetime) -> Event:
        """A code by itself: of an invitation, or one that links accounts."""
        meant = linking.pasted if linking.is_one(work, self.store, code) else pairing.opened
        return meant(work, self.store, person, code, id, at)

    def _edit(self, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
        return Edited(id=id, at=at, source=self.store.name("source", person.id, incoming.message), text=incoming.text)

    def _tap(self, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
        turn, _, choice = incoming.text.partition("/")
        if turn == "again":
            again(work, person, choice)
            return None
        return Tapped(id=id, at=at, turn=int(turn) if turn.isdecimal() and len(turn) < 10 else -1, choice=choice)

    def _command(self, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
        name, argument = incoming.command.lower(), incoming.text.strip()
        if name == "start" and argument:
            return self._code(work, person, argument, id, at)
        if name == "link" and argument:
            return linking.opened(work, self.store, person, argument, id, at)
        return Commanded(id=id, at=at, name=name, argument=argument)

    def _other(self, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
        return SentSomethingElse(id=id, at=at, kind=incoming.text)

    def _place(self, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
        return SharedPlace(id=id, at=at, zone=incoming.text or None)

    def _came_back(self, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
        return PlatformNews(id=id, at=at, reachable=True)


def again(work: Unit, person: Person, id: str) -> None:
    """The person asks to see once more what perhaps did not arrive."""
    row = work.outbox.get(person.id, id)
    if row is not None and row.state is Sending.UNCLEAR:
        work.outbox.save_progress(replace(row, state=Sending.NEW))


Translate = Callable[[Handler, Unit, Person, Incoming, str, datetime], Event | None]
TRANSLATE: dict[Heard, Translate] = {
    Heard.TEXT: Handler._text,
    Heard.EDIT: Handler._edit,
    Heard.TAP: Handler._tap,
    Heard.COMMAND: Handler._command,
    Heard.PLACE: Handler._place,
    Heard.OTHER: Handler._other,
    Heard.CAME_BACK: Handler._came_back,
}
