"""The whole shell in one process, in a still time: every word anybody gets, and every crossing act, is written down.

A world can be forked, so that a long story has to be lived once only. What a person does is an `Incoming` of a
platform; a `World` brings it, lets everything follow at once, and stops at every instant at which something is due.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from random import Random
from typing import ClassVar, get_args

from adapters.memory.channel import MemoryChannel
from adapters.memory.store import MemoryStore
from adapters.texts.catalogue import Catalogue
from adapters.times.when import WordsOfTime
from bot.clock import ProductClock
from bot.deliver import Deliverer
from bot.handle import Handler
from bot.render import Renderer
from bot.tick import Ticker
from core.effects import Confirm, Consent, Crossing, Effect, Invite, Pair, Part
from core.errors import Refused, TryLater, Unclear, Unreachable
from core.events import Event
from core.journey import STORY
from core.kernel import step as private
from core.kernel.context import StepContext
from core.kernel.view import view
from core.ports import Counters, Incoming, Outgoing, Person, Unit, UpdateKind

START = datetime(2026, 3, 2, 17, 0, 5, tzinfo=UTC)  # a Monday
A_MOMENT = timedelta(milliseconds=50)  # between two things that people do
CODE = re.compile(r"\b[a-z2-7]{26}\b")
PLATFORM = "memory"
GROUP = "the group"

WORLD: ContextVar[World] = ContextVar("WORLD")
"""The world that is being lived in, for what the product takes from the machine: real time and chance."""

Stop = Callable[[], Awaitable[None]]


Crosses = Crossing | Invite | Consent | Pair
CROSSES = get_args(Crosses)

# -- what is written down --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Received:
    """One thing that a platform was asked to show: when, to whom, and all of it."""

    at: datetime
    address: str
    how: str  # "sent" or "edited"
    message: str
    text: str
    buttons: tuple[tuple[str, str], ...]
    protect: bool
    quotes: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        buttons = " ".join(f"[{label} = {data}]" for data, label in self.buttons)
        return f"{self.at:%a %d %b %H:%M:%S.%f} {self.how} {self.message}: {self.text!r} {buttons}"


@dataclass(frozen=True, slots=True)
class Revoke:
    """An invitation, or the consent to one, ended because its person left before anybody was paired."""


@dataclass(frozen=True, slots=True)
class There:
    """What somebody did in the group, where it came to anything."""

    heard: UpdateKind
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Act:
    """An act that crosses: when, by which update, and what. `said` are the words of its parts, by their references."""

    who: str
    at: datetime
    update: str
    effect: Crosses | Revoke | There
    said: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        name = type(self.effect).__name__.lower()
        return f"{name} {self.effect.kind}" if isinstance(self.effect, Confirm) else name

    @property
    def parts(self) -> tuple[Content, ...]:
        return contents(self.effect.parts, self.said) if isinstance(self.effect, Confirm) else ()

    def what(self) -> tuple[object, ...]:
        """All that crosses, without the private references that words have."""
        effect = replace(self.effect, parts=()) if isinstance(self.effect, Confirm) else self.effect
        return (self.at, effect, self.parts)


Content = tuple[str, object]
"""An ask, and what was written, chosen or named there."""


def contents(parts: tuple[Part, ...], words: dict[str, str]) -> tuple[Content, ...]:
    """Parts with the words they stand for."""
    return tuple((part.ask, tuple(words[ref] for ref in part.words) or _bare(part)) for part in parts)


def _bare(part: Part) -> object:
    """The choice or the moment of a part; the whole of it, when there is more to it."""
    simple = Part(ask=part.ask, choice=part.choice, moment=part.moment)
    if part != simple:
        return part
    return part.moment if part.moment is not None else part.choice


# -- the shell, watched ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Watched(Handler):
    """Notes every effect that crosses, as it is applied."""

    acts: list[Act] = field(default_factory=list)

    def _apply(self, work: Unit, person: Person, event: Event, index: int, effect: Effect) -> None:
        if isinstance(effect, CROSSES):
            parts = effect.parts if isinstance(effect, Confirm) else ()
            refs = [ref for part in parts for ref in part.words]
            said = {ref: work.words.get(f"person:{person.id}", ref) or "" for ref in refs}
            self.acts.append(Act(who=person.address, at=event.at, update="", effect=effect, said=said))
        Handler._apply(self, work, person, event, index, effect)


@dataclass(slots=True)
class StillClock(ProductClock):
    """Moves when it is told to."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at


class RealTime(datetime):
    """The real time of the shell, as slow as the world that is being lived in: a repeated send waits for it."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return WORLD.get().clock.now()


FAULTS: dict[str, Callable[[], Exception]] = {
    "slow": lambda: TryLater(timedelta(seconds=40)),
    "unclear": Unclear,
    "refused": Refused,
    "failed": lambda: RuntimeError("the platform is not well"),
    "unreachable": Unreachable,
}


@dataclass(slots=True)
class Screens(MemoryChannel):
    """Each person has a screen with message ids of its own. `ill`: how sending to somebody goes wrong, how often."""

    clock: StillClock = field(default_factory=StillClock)
    log: list[Received] = field(default_factory=list)
    ill: dict[str, tuple[str, float, Random]] = field(default_factory=dict)
    faults: set[str] = field(default_factory=set)

    async def send(self, address: str, message: Outgoing) -> str:
        fault, often, chance = self.ill.get(address, ("", 0.0, Random(0)))
        wrong = often > 0 and chance.random() < often
        if wrong and not (fault == "unclear" and chance.random() < 0.5):
            self.faults.add(fault)
            raise FAULTS[fault]()
        shown = self.sent.setdefault(address, [])
        id = f"{address}-{len(shown)}"
        shown.append((id, message))
        self._write(address, "sent", id, message)
        if wrong:
            self.faults.add(fault)
            raise Unclear  # it arrived all the same
        return id

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        fault, often, chance = self.ill.get(address, ("", 0.0, Random(0)))
        if chance.random() < often:
            raise FAULTS[fault]()
        await MemoryChannel.edit(self, address, message, now)
        self._write(address, "edited", message, now)

    async def answer_privately(self, token: str, text: str) -> None:
        """Told to who did the update of this name, alone."""
        self._write(token.rstrip("0123456789").rstrip("-~"), "answered_privately", token, Outgoing(text))

    def _write(self, address: str, how: str, id: str, message: Outgoing) -> None:
        text = CODE.sub("…", message.text)
        self.log.append(
            Received(self.clock.now(), address, how, id, text, message.buttons, message.protect, message.quotes)
        )


class Remembered(Catalogue):
    """The catalogue; the same text with the same arguments is made once. One that is missing is told by its id: that
    none is missing is held elsewhere."""

    made: ClassVar[dict[object, str]] = {}

    def text(self, locale: str, id: str, args: dict[str, object] | None = None) -> str:
        name = (locale, id, tuple((args or {}).items()))
        if name not in self.made:
            self.made[name] = super().text(locale, id, args) if self.has(locale, id) else id
        return self.made[name]


# -- the world -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Input:
    """What one person does: one update of the platform, as it is."""

    who: str
    heard: UpdateKind
    fields: dict[str, str]


class World:
    """Two people, the companion between them, and its time."""

    def __init__(self, store: MemoryStore | None = None, at: datetime = START) -> None:
        self.store, self.clock, self.counters = store or MemoryStore(), StillClock(at=at), Counters()
        self.channel = Screens(platform=PLATFORM, clock=self.clock)
        texts = Remembered(WordsOfTime())
        self.handler = Watched(STORY, self.store, texts, self.clock, self.counters)
        self.ticker = Ticker(self.handler)
        self.deliverer = Deliverer(self.store, {PLATFORM: self.channel}, Renderer(texts), self.counters, self.clock)
        self.texts = texts
        self.updates: dict[str, int] = {}
        self.codes: list[str] = []
        self.gone: dict[str, datetime] = {}  # when somebody left the couple

    @property
    def now(self) -> datetime:
        return self.clock.at

    @property
    def acts(self) -> list[Act]:
        return self.handler.acts

    def fork(self) -> World:
        """A world that goes on from here by itself. What was received and what crossed begins anew."""
        twin = World(self.store.fork(), self.clock.at)
        twin.deliverer.worker = self.deliverer.worker  # whose leases are in the store
        twin.channel.sent = {who: list(shown) for who, shown in self.channel.sent.items()}
        twin.channel.groups, twin.gone = dict(self.channel.groups), dict(self.gone)
        twin.updates, twin.codes = dict(self.updates), list(self.codes)
        return twin

    def new_code(self) -> str:
        """Codes by their count, so that one which was handed over in one world is good in the other."""
        chance = Random(len(self.codes))
        self.codes.append("".join(chance.choice("abcdefghijklmnopqrstuvwxyz234567") for _ in range(26)))
        return self.codes[-1]

    def code_of(self, invitation: str) -> str:
        """The code of an invitation, as it was handed over."""
        return next((code for code in self.codes if self.store.name("code", code) == invitation), "none")

    # -- what people do and what follows -----------------------------------------------------------------------

    async def brings(self, done: Input, update: str | None = None) -> str:
        """Bring one update of somebody's, and let everything follow. Returns the update's name."""
        WORLD.set(self)
        count = self.updates[done.who] = self.updates.get(done.who, 0) + 1
        name = update or f"{done.who}-{count}"
        incoming = Incoming(
            platform=PLATFORM,
            update=name,
            user=done.who,
            address=done.who,
            heard=done.heard,
            **{"message": f"u-{name}", "token": name if "group" in done.fields else "", **done.fields},
        )
        paired, there = self._is_paired(done.who), self._of_the_group()
        before, open_before = len(self.acts), self._invitations_of(done.who)
        await self.handler.receive([incoming])
        if "group" in done.fields and self._of_the_group() != there:
            effect = There(done.heard, tuple(sorted(done.fields.items())))
            self.acts.append(Act(who=done.who, at=self.now, update=name, effect=effect))
        await self.deliverer.answer_privately(self.handler.take_private_answers())
        await self.settles()
        if paired and not self._is_paired(done.who):
            self.gone.setdefault(done.who, self.now)
        if open_before - self.store._tables.invitations.keys():
            self.acts.append(Act(who=done.who, at=self.now, update=name, effect=Revoke()))
        self.acts[before:] = [replace(act, update=name) for act in self.acts[before:]]
        return name

    def _is_paired(self, who: str) -> bool:
        id = self.person(who)
        return id is not None and self.store._tables.people[id].couple is not None

    def _of_the_group(self) -> object:
        """All that the group, and with it the partner, can come to see of an act there."""
        tables = self.store._tables
        waits = [row.id for row in tables.outbox.values() if row.person in tables.groups]
        return dict(tables.shared), dict(tables.groups), waits

    def _invitations_of(self, who: str) -> set[str]:
        id = self.person(who)
        rows = self.store._tables.invitations.values()
        return {
            i.hash for i in rows if i.state in {"open", "consented"} and id is not None and id in {i.inviter, i.joiner}
        }

    async def settles(self) -> None:
        """Let everything that is due, waits or is to be sent come true. Only what has something to do is woken."""
        tables, moved = self.store._tables, 1
        while moved:
            moved = 0
            if any(row.at <= self.now for row in tables.due.values()):
                moved += await self.ticker.pass_over()
            if tables.unhandled:
                moved += await self.handler.pass_over()
            if tables.unsent:
                moved += await self.deliverer.pass_over()
        assert not self.counters.counts.get("events_failed"), "an event could not be handled"
        assert not self.counters.counts.get("dues_failed"), "a due row could not come true"

    async def until(self, at: datetime, stop: Stop | None = None) -> None:
        """Let time pass, stopping at each thing that is due on the way."""
        WORLD.set(self)
        while (due := self.next_due()) is not None and due <= at:
            self.clock.at = max(self.now, due)
            await self.settles()
            if stop is not None:
                await stop()
        self.clock.at = max(self.now, at)
        await self.settles()

    def next_due(self) -> datetime | None:
        return min((row.at for row in self.store._tables.due.values()), default=None)

    # -- what there is, for those who decide what to do next ---------------------------------------------------

    def person(self, who: str) -> str | None:
        """The id this account has now."""
        known = self.store._tables.accounts.get(self.store.name("account", PLATFORM, who))
        return known[0] if known is not None else None

    def context(self, who: str) -> StepContext:
        """Somebody's room and view, as the next step would find them."""
        tables, id = self.store._tables, self.person(who)
        event = Event(id="", at=self.now)
        if id is None:
            return StepContext(STORY, private.fresh(), None, event)
        person = tables.people[id]
        room = tables.rooms[id][0] if id in tables.rooms else private.fresh()
        paired = person.couple is not None and person.side is not None
        seen = view(tables.shared[person.couple][0], person.side) if paired else None  # type: ignore[index, arg-type]
        context = StepContext(STORY, room, seen, event)
        private._lose_what_is_closed(context)
        return context

    def words(self, who: str) -> dict[str, str]:
        """The private words of this person, by their references."""
        owner = f"person:{self.person(who)}"
        return {ref: text for (whose, ref), text in self.store._tables.words.items() if whose == owner}

    def may_revoke(self, who: str) -> bool:
        """Whether leaving now would end an invitation, which the partner would notice."""
        return bool(self._invitations_of(who))
