"""One event, end to end: an inbox row is translated, stepped and written down, all in one transaction.

The order of things, nothing decided here. Whatever is loaded, only two documents are ever written: the actor's own
room and, for a crossing act, the shared room. The other partner hears of it through the inbox.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

import structlog

from bot import bulkhead, groups, linking, pairing, reading
from core.documents import plain, read
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
    Revoke,
    Say,
    SendRested,
    SetDue,
    TakeBack,
    Unlink,
    WriteFirst,
    joined,
)
from core.events import DueCame, Event, GroupLost, GroupSeen, Noticed
from core.kernel import shared
from core.kernel import step as private
from core.kernel.record import Notice
from core.kernel.story import Story
from core.kernel.view import View, view
from core.ports import Clock, Counters, DueRow, InboxRow, Incoming, OutboxRow, Person, Store, Texts, Unit
from core.state import Shared

log = structlog.get_logger("handle")

TOGETHER = 32
MOST_VIEWS = 256


@dataclass(frozen=True, slots=True)
class PrivateAnswer:
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
    private_answers: dict[str, PrivateAnswer] = field(default_factory=dict)  # by the event they answer

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
            self.private_answers.clear()
            self.counters.add("events_stored_alone")
            log.error("event_not_handled_at_once", fault=type(fault).__name__)
            done, waits = await self.store.do(lambda work: self._receive(work, arrivals, at, handle=False))
        bulkhead.count(self.counters, done)
        return waits

    def _receive(
        self, work: Unit, arrivals: list[Incoming], at: datetime, *, handle: bool
    ) -> tuple[list[bulkhead.Counts], bool]:
        done = [self._arrives(work, incoming, at, handle=handle) for incoming in arrivals]
        return done, work.inbox.has_waiting()

    def _arrives(self, work: Unit, incoming: Incoming, at: datetime, *, handle: bool) -> bulkhead.Counts:
        id, payload = self.store.name("in", incoming.platform, incoming.update), plain(incoming)
        try:
            person = work.savepoint(lambda: self._from(work, incoming))
        except Exception:  # such as a lost key: stored in its lane, it is tried and parked there, and others come in
            lane = work.people.lane_of(incoming)
            if lane is None:
                raise
            work.inbox.receive(id, lane, payload, at)
            return ()
        if person is None:
            return ()
        if not handle or work.inbox.has_waiting(person.id):
            work.inbox.receive(id, person.id, payload, at)
        elif work.inbox.record_handled(id, person.id, at):
            row = InboxRow(id=id, lane=person.id, payload=payload, tries=0, arrived_at=at)
            return self._handle(work, row, person)
        return ()

    def _from(self, work: Unit, incoming: Incoming) -> Person | None:
        """Who did it. What happens to a group by itself is the group's own, if it is known."""
        if incoming.user:
            return work.people.get_or_create(incoming)
        group = work.groups.at(incoming.platform, incoming.group)
        return work.people.person(group.id) if group is not None else None

    async def pass_over(self) -> int:
        """Handle what waits, at most one event for each person; returns how many rows were taken."""
        try:
            done = await self.store.do(
                lambda work: [self._handle(work, row) for row in work.inbox.next_per_lane(TOGETHER)]
            )
        except BaseException:
            self.private_answers.clear()  # nothing of it was written down
            raise
        bulkhead.count(self.counters, done)
        return len(done)

    def answer_privately(self, id: str, incoming: Incoming, text: str) -> None:
        """Say this to the one who acted in a group, alone, once the event `id` is written down."""
        if incoming.token:
            said = self.texts.text(incoming.locale, text) if text else ""
            self.private_answers[id] = PrivateAnswer(incoming.platform, incoming.token, said)

    def take_private_answers(self) -> list[PrivateAnswer]:
        """What is to be answered_privately now; it is told only once."""
        found = list(self.private_answers.values())
        self.private_answers.clear()
        return found

    def _handle(self, work: Unit, row: InboxRow, person: Person | None = None) -> bulkhead.Counts:
        """Handle one event in its own part of the transaction; returns what became of it.

        `person`: whose it is, when it comes just now and is marked as handled already.
        """

        def part() -> None:
            self._unit(work, row, person)

        done = bulkhead.arrival(work, self.store, row, self.clock.now(), part, stored=person is None)
        if done != bulkhead.HANDLED:
            self.private_answers.pop(row.id, None)
        return done

    # -- inside the transaction --------------------------------------------------------------------------------

    def _unit(self, work: Unit, row: InboxRow, person: Person | None) -> None:
        if person is None:
            if not work.inbox.mark_handled(row.id):
                return
            person = self._whose(work, row)
        event = reading.event(self, work, person, row)
        if isinstance(event, DueCame) and event.key.startswith(linking.OF_LINKS):
            event = self._of_links(work, person, event)
        if isinstance(event, GroupSeen | GroupLost):
            groups.happened(self, work, row.lane, event)
        elif event is not None:
            self.step(work, person, event, self.texts.language(str(row.payload.get("locale", ""))))

    def _whose(self, work: Unit, row: InboxRow) -> Person:
        """Whom a waiting row belongs to, by the account it came from or is meant for. One that was taken off meanwhile
        is somebody else's by now."""
        if row.payload.get("is") == "Incoming":
            return self._from(work, read(Incoming, row.payload)) or work.people.person(row.lane)
        person, account = work.people.person(row.lane), str(row.payload.get("account") or "")
        meant = work.people.by_account(account) if account else None
        return meant if meant is not None and meant.id == person.id else person

    def _of_links(self, work: Unit, person: Person, event: DueCame) -> Event | None:
        found = linking.woke(work, person, event)
        if isinstance(found, DueRow):
            self._set_due(work, found)
            return None
        return found

    def step(self, work: Unit, person: Person, event: Event, language: str = "") -> None:
        """Move this person's room by one event and write down what follows. `language`: the one the platform tells with
        it; the first is kept."""
        stored = work.rooms.private(person.id)
        room, revision = stored or (private.fresh(language), 0)
        if language and not room.locale:
            room = replace(room, locale=language)
        seen = self.view_of(work, person)
        outcome = private.step(self.story, room, seen, event)
        work.rooms.save_private(person.id, outcome.room, revision)
        for index, effect in enumerate(joined(outcome.effects)):
            if isinstance(effect, Erase):
                self.views.pop(person.id, None)
                linking.end(work, self.store, person, event)
                person = linking.erase(work, person, outcome.room)  # what follows goes to somebody new
            else:
                self._apply(work, person, event, index, effect)

    def view_of(self, work: Unit, person: Person) -> View | None:
        """The shared room as this person may see it; None before pairing."""
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
            case SendRested():
                work.outbox.wake_resting(person.id)
            case Leave():
                linking.end(work, self.store, person, event)
                work.people.leave(person.id)
            case Confirm() | TakeBack():
                self._cross(work, person, effect, event)
            case Invite() | Consent() | Pair() | Refuse() | Revoke():
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
                prompt=self.story.is_unasked(event),
                account=None if self.story.is_unasked(event) else person.account,
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
        outcome = shared.act(self.story.record, room, person.side, effect, event.at)
        self.forget_words(work, person.couple, room, outcome)
        self.write_shared(work, person.couple, revision, outcome, event.id, event.at)

    def forget_words(self, work: Unit, couple: str, room: Shared, outcome: shared.RecordOutcome) -> None:
        """The words of releases that are gone from the record go, too."""
        for item in (i for i in room.items if i.ref in outcome.forget):
            for ref in (ref for part in item.parts for ref in part.words):
                work.words.drop(f"couple:{couple}", ref)

    def write_shared(
        self, work: Unit, couple: str, revision: int, outcome: shared.RecordOutcome, cause: str, at: datetime
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
