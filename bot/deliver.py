"""Sends what the outbox holds, in order for each person.

What an unclear answer of the platform means is stated by the message: prompts may repeat (a second tap on the old
one is harmless), released words are never sent twice by themselves: the person is asked whether to show them again.
A wait for one person never delays another.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import structlog

from bot import closing, groups, linking
from bot.handle import PrivateAnswer
from bot.pace import Pace
from bot.render import Renderer
from core.calendar import after_quiet, is_quiet
from core.documents import plain, read
from core.effects import Button, Say, opening
from core.errors import Elsewhere, Refused, TryLater, Unclear, Unreachable
from core.events import GroupLost, GroupSeen
from core.journey.group.room import users
from core.kernel.context import AWAY
from core.kernel.step import is_worth_saying, open_turns, rests_until
from core.ports import (
    MOST_WAIT,
    Channel,
    Clock,
    Counters,
    DueRow,
    Incoming,
    OutboxRow,
    Outgoing,
    Person,
    Sending,
    Store,
    Unit,
    UpdateKind,
)
from core.state import Group

log = structlog.get_logger("deliver")

TOGETHER = 32
MOST_AT_ONCE = 48  # sends in the air; the channels have 64 connections
MOST_PAUSE = 30.0  # seconds
MOST_TRIES = 12
LEASE = timedelta(minutes=5)  # longer than any message takes with all its parts
GROUP_NIGHT = "usual"  # the quiet hours of a group (core/calendar.py), by the zone of the shared record
SCREEN = 60  # messages of a screen that is drawn again


@dataclass(slots=True)
class Deliverer:
    """Sends for all channels. Rate limits, waits and repeats use real time, never the product's clock."""

    store: Store
    channels: Mapping[str, Channel]
    renderer: Renderer
    counters: Counters
    clock: Clock
    worker: str = field(default_factory=lambda: secrets.token_hex(4))  # no other one has this name
    pace: Pace = field(default_factory=Pace)
    heard: Callable[[], None] = lambda: None  # called when an event was written for the other loop
    set_due: bool = False  # a due row was written: the clock of the process is to be set again
    busy: set[str] = field(default_factory=set)
    held_off: dict[str, tuple[float, float]] = field(default_factory=dict)  # person -> (until, pause), in seconds

    async def screen(self, platform: str, user: str) -> list[tuple[str, Outgoing]]:
        """What somebody's screen shows, or a group's, as (message id, message): for a channel that forgets."""
        channel = self.channels[platform]
        if channel.is_group(user):
            return await self.store.do(lambda work: self._screen_of_group(work, channel, user))
        who = Incoming(platform=platform, update="", user=user, address=user, heard=UpdateKind.CAME_BACK)

        def unit(work: Unit) -> list[tuple[str, Outgoing]]:
            by = work.people.get_or_create(who)
            person = by.id
            stored = work.rooms.private(person)
            turns = open_turns(stored[0]) if stored else set()
            found: list[tuple[str, Outgoing]] = []
            for row in (row for row in work.outbox.latest_sent(person, SCREEN) if row.account in {None, by.account}):
                pieces = self.renderer.messages(work, row, channel)
                good = row.turn in turns or row.turn is None
                found += zip(row.messages, (p if good else replace(p, buttons=()) for p in pieces), strict=False)
            return found

        return await self.store.do(unit)

    def _screen_of_group(self, work: Unit, channel: Channel, address: str) -> list[tuple[str, Outgoing]]:
        group = work.groups.at(channel.platform, address)
        rows = work.outbox.latest_sent(group.id, SCREEN) if group is not None else ()
        shown = [
            pair for row in rows for pair in zip(row.messages, self.renderer.messages(work, row, channel), strict=False)
        ]
        return [*((id, replace(message, buttons=())) for id, message in shown[:-1]), *shown[-1:]]

    async def pass_over(self) -> int:
        """Send the next message of each person who has one, and wait for all of them; returns how many."""
        started = await self.start()
        await asyncio.gather(*started)
        return len(started)

    async def start(self) -> list[asyncio.Task[None]]:
        """Begin to send the next message of each person who has one and is not being sent to. Nobody waits for the
        slowest: each is a task of its own."""
        if len(self.busy) >= MOST_AT_ONCE:
            return []
        rows = await self.store.do(self._take)
        rows = [row for row in rows if row.person not in self.busy]
        self.busy |= {row.person for row in rows}
        return [asyncio.create_task(self._watched(row)) for row in rows]

    def _take(self, work: Unit) -> list[OutboxRow]:
        """The rows to send next, leased to this worker."""
        now, taken = datetime.now(UTC), self.busy | self._held_off()
        found = work.outbox.next_per_person(now, TOGETHER + len(taken), self.worker)
        rows = [row for row in found if row.person not in taken][:TOGETHER]
        if rows:
            work.outbox.lease([row.id for row in rows], self.worker, now + LEASE)
        return rows

    def _held_off(self) -> set[str]:
        now = time.monotonic()
        return {person for person, (until, _) in self.held_off.items() if until > now}

    async def _watched(self, row: OutboxRow) -> None:
        """What came of a send could not be written down: without a pause the same message would go out again and
        again."""
        try:
            await self._guarded(row)
            self.held_off.pop(row.person, None)
        except Exception:
            before = self.held_off.get(row.person)
            pause = 0.0 if before is None else min(max(1.0, 2 * before[1]), MOST_PAUSE)  # at once, then 1, 2, 4 …
            self.held_off[row.person] = (time.monotonic() + pause, pause)
            raise
        finally:
            self.busy.discard(row.person)

    async def _guarded(self, row: OutboxRow) -> None:
        try:
            if row.state is Sending.SENDING:
                raise Unclear  # the process or the database went away while it was being sent
            await self._one(row)
        except Elsewhere as there:
            address = there.address
            await self.store.do(lambda work: groups.move(work, row.person, address))
            await self._later(row, timedelta(0))
        except TryLater as later:
            self.counters.add("sends_waiting")
            await self._later(row, later.wait)
        except Unclear:
            self.counters.add("sends_unclear")
            await self._unclear(await self._fresh(row))
        except Unreachable as gone:
            self.counters.add("people_unreachable")
            await self._unreachable(row, gone.account)
        except Refused as fault:
            self.counters.add("sends_refused")
            log.error("send_refused", fault=str(fault))
            await self._save(replace(await self._fresh(row), state=Sending.FAILED))
        except Exception as fault:  # one of the two loops: one message must not stop the others
            self.counters.add("sends_failed")
            log.error("send_failed", fault=type(fault).__name__, tries=row.tries)
            await self._after_a_fault(await self._fresh(row))

    async def _unreachable(self, row: OutboxRow, account: str | None) -> None:
        """It surely did not go; it goes to their other account, or waits until they are back."""
        waiting = replace(await self._fresh(row), state=Sending.NEW)

        group = await self.store.do(lambda work: work.groups.get(row.person))
        if group is not None:
            await self._save(replace(waiting, state=Sending.FAILED))
            await self._tell(GroupLost(id=self.store.name("lost", row.id), at=self.clock.now()), group)
            return

        def unit(work: Unit) -> bool:
            if self._addressee(work, row) is None:
                return False
            work.outbox.save_progress(waiting, datetime.now(UTC))
            work.accounts.mark_reachable(row.person, False, account)
            return linking.cut_off(work, self.store, row.person, row.id, self.clock.now())

        if await self.store.do(unit):
            self.heard()

    async def _one(self, row: OutboxRow) -> None:
        person = await self.store.do(lambda work: self._may_go(work, row))
        if person is None:
            return
        channel = self.channels.get(person.platform)
        if channel is None:
            raise TryLater(timedelta(minutes=5))
        if row.payload.get("is") == "Say" and row.account != person.account:
            begun = row.account is None  # else what went of it went elsewhere: here it comes whole
            row = replace(row if begun else replace(row, part=0, messages=()), account=person.account)
        try:
            await self._to(row, person, channel)
        except Unreachable as gone:
            gone.account = gone.account or person.account
            raise

    async def _to(self, row: OutboxRow, person: Person, channel: Channel) -> None:
        if row.payload.get("is") == "Close":
            await closing.close(self, row)
        elif row.payload.get("is") in {"Post", "Look"}:
            await self._post(row, person, channel)
        else:
            await self._send(row, person, channel)

    def _addressee(self, work: Unit, row: OutboxRow) -> Person | None:
        """Whom a row is for; None when they have left or erased everything since it was taken."""
        known = work.outbox.get(row.person, row.id) is not None
        return linking.addressee(work, row, self.channels) if known else None

    def _may_go(self, work: Unit, row: OutboxRow) -> Person | None:
        """Whom a row is for, if it is still to be sent now. A prompt rests through its reader's quiet hours; one that
        is not worth saying any more goes, and what waits is summed up."""
        person = self._addressee(work, row)
        stored = work.rooms.private(row.person) if row.prompt and not row.part else None
        if person is None or stored is None or row.payload.get("is") != "Say":
            return person
        say, now, owner = read(Say, row.payload), self.clock.now(), f"person:{person.id}"
        if say.until is not None and self.clock.skipped(say.until):
            say = replace(say, until=None)
        if not is_worth_saying(stored[0], say, now):
            work.outbox.save_progress(replace(row, state=Sending.LATE))
            self.counters.add("messages_late")
            if (news := opening(say)) is not None:  # it was said in one message with this, and is news all the same
                work.outbox.send(replace(row, id=f"{row.id}:opening", payload=plain(news), turn=None))
            if say.until is not None and now > say.until:
                self._sum_up(work, owner, person.id, now)
            return None
        if (until := rests_until(stored[0], now)) is None:
            return person
        work.outbox.save_progress(replace(row, state=Sending.RESTING))
        work.due.set(DueRow(owner=owner, key="morning", at=until))
        self.set_due = True
        return None

    def _sum_up(self, work: Unit, owner: str, person: str, now: datetime) -> None:
        """One knock came too late, so nobody could be written to for long: the others that wait are summed up too."""
        for other in work.outbox.waiting_for(person):
            if other.prompt and other.payload.get("until") is not None and other.payload.get("buttons"):
                work.outbox.save_progress(replace(other, state=Sending.LATE))
        work.due.set(DueRow(owner=owner, key=AWAY, at=now))
        self.set_due = True

    # -- to a group --------------------------------------------------------------------------------------------

    async def _post(self, row: OutboxRow, person: Person, channel: Channel) -> None:
        """Post in a group, if the two are by themselves there; what was found out about that is an event."""
        group = await self.store.do(lambda work: self._may_post(work, row))
        if group is None:
            return
        if row.payload["is"] == "Look" or not row.payload.get("for_all"):
            try:
                alone = await channel.are_alone(group.address, list(users(group)))
            except Unclear:
                raise TryLater from None  # nothing was sent yet
            if alone is group.quiet:
                await self._tell(GroupSeen(id=self.store.name("seen", row.id), at=self.clock.now(), alone=alone), group)
            if not alone or row.payload["is"] == "Look":
                await self._save(replace(row, state=Sending.SENT if alone else Sending.LATE))
                return
        await self._send(row, person, channel)

    def _may_post(self, work: Unit, row: OutboxRow) -> Group | None:
        """The group, if this may go there now. What answers nothing rests through the group's quiet hours."""
        group, now = work.groups.get(row.person), self.clock.now()
        if group is None or not row.prompt or group.couple is None or row.part:
            return group
        zone = work.rooms.shared(group.couple)[0].zone
        if zone is None or not is_quiet(now, zone, GROUP_NIGHT):
            return group
        work.outbox.save_progress(replace(row, state=Sending.RESTING))
        work.due.set(DueRow(owner=f"group:{group.id}", key="morning", at=after_quiet(now, zone, GROUP_NIGHT)))
        self.set_due = True
        return None

    async def _tell(self, event: GroupSeen | GroupLost, group: Group) -> None:
        def unit(work: Unit) -> None:
            if work.groups.get(group.id) is not None:
                work.inbox.receive(event.id, group.id, plain(event), event.at)

        await self.store.do(unit)
        self.heard()

    async def answer_privately(self, private_answers: Iterable[PrivateAnswer]) -> None:
        """Tell each of these to whom it is for. A courtesy: none is kept or repeated."""
        there = [(self.channels.get(each.platform), each) for each in private_answers]
        await asyncio.gather(*(channel.answer_privately(each.token, each.text) for channel, each in there if channel))

    async def _is_gone(self, row: OutboxRow) -> bool:
        """Whether it is not to go there any more: they left or erased everything, or that account was taken off."""
        now = await self.store.do(lambda work: self._addressee(work, row))
        if now is not None and row.account not in {None, now.account}:
            raise TryLater(timedelta(0))
        return now is None

    async def _send(self, row: OutboxRow, person: Person, channel: Channel) -> None:
        messages = await self.store.do(lambda work: self.renderer.messages(work, row, channel))
        once = bool(row.payload.get("once"))
        for number, message in enumerate(messages[row.part :]):
            waited = await self.pace.turn(channel, person.address)
            if (number or waited) and await self._is_gone(row):
                return
            if once:
                await self._save(replace(row, state=Sending.SENDING))
            named = replace(message, nonce=self.store.name("nonce", row.id, str(row.part))[:25])
            with self.pace.heeds(channel, person.address):
                sent = await channel.send(person.address, named)
            part = row.part + 1
            state = Sending.SENT if part >= len(messages) else Sending.NEW
            row = replace(row, part=part, messages=(*row.messages, sent), state=state)
            await self._save(row)
        if row.state is not Sending.SENT:  # it became shorter meanwhile: nothing of it is left to send
            await self._save(replace(row, state=Sending.SENT))
        self.counters.add("messages_sent")

    # -- when it did not go well -------------------------------------------------------------------------------

    async def _after_a_fault(self, row: OutboxRow) -> None:
        if row.state is Sending.SENDING:
            await self._unclear(row)
        else:
            await self._later(row, timedelta(seconds=min(300, 2**row.tries)))

    async def _unclear(self, row: OutboxRow) -> None:
        if not row.payload.get("once"):
            await self._later(row, timedelta(seconds=min(60, 2**row.tries)))
            return
        if row.payload.get("is") == "Post":  # each can see it in their own room
            await self._save(replace(row, state=Sending.UNCLEAR))
            return
        question = Say(text="maybe-not-arrived", buttons=(Button(f"again/{row.id}", "label-show-again"),), turn=None)
        id = f"{row.id}?{row.tries}"

        def unit(work: Unit) -> None:
            if self._addressee(work, row) is None:
                return
            work.outbox.save_progress(replace(row, state=Sending.UNCLEAR, tries=row.tries + 1))
            work.outbox.send(OutboxRow(id=id, person=row.person, payload=plain(question), account=row.account))

        await self.store.do(unit)

    async def _later(self, row: OutboxRow, wait: timedelta) -> None:
        row = replace(await self._fresh(row), tries=row.tries + 1, state=Sending.NEW)
        if row.tries > MOST_TRIES and row.payload.get("is") == "Close":
            row = replace(row, state=Sending.FAILED)
        await self.store.do(lambda work: work.outbox.save_progress(row, datetime.now(UTC) + min(wait, MOST_WAIT)))

    async def _fresh(self, row: OutboxRow) -> OutboxRow:
        """The row as it is stored now: parts that went out before the fault are not sent again."""
        return await self.store.do(lambda work: work.outbox.get(row.person, row.id)) or row

    async def _save(self, row: OutboxRow) -> None:
        await self.store.do(lambda work: work.outbox.save_progress(row))
