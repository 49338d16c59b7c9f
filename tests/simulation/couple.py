"""One couple over core alone: two private rooms, the shared room, due rows, a clock and the notices between them.

No shell, no store, no texts: what `bot/` does around core, in the plainest words, so that thousands of couples can be
played in a second. Tests are sentences about people:

    world = World.paired()                       # ana, who was hurt, and ben; both welcomed, nothing released
    world.asked("ana")                           # "willing.happened": the ask that has the floor
    world.says("ana", "I found the letters.")    # a letter; or .says("ben", "in a week", moment=...), zone="Asia/Tokyo"
    world.taps("ana", "done")                    # the newest open message with this button
    world.commands("ana", "status")
    world.answers("ana")                         # a sensible answer to whatever has the floor (or `value`)
    world.pass_time(timedelta(minutes=5))        # everything due in between comes true, in order, each at its instant
    world.advance()                              # to the next due instant; False when nothing is due
    world.heard("ben")                           # text ids since the last call
    world.told["ben"]                            # all of it, in order: Told(at, effect), told in words
    other = world.fork()                         # independent from here on; cheap, for rooms are frozen

Where to begin: `World()` (two strangers), `World.welcomed()` (welcomed, not paired), `World.paired()`,
`World.card_open()`, `World.willing()` (both released willingness; understand is open). All take `zone=None` to begin
without a known time zone.

More of what can happen: `edits`, `sends_something`, `goes_away`, `comes_back`, `opens_invitation` and
`does(who, event_maker)` for any event; `crosses(side, Confirm(...))` for a release of somebody who is not played, and
`fires(owner, key)` for one due row before its turn. `open_buttons(who)` is every button on the screen that still does
something, `open_texts(who)` the texts they stand under; `has_left(who)`, `view(who)`, `room(who)`, `shared`, `due`.

Guarantees: nothing is random and nothing reads a clock. Ids never tell the partner of private acts: an act's id counts
that person's own events, but the reference of a release is made of its author, kind and instant alone (`release_id`),
and the words of a release are told as words, never as references.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from core.calendar import wall
from core.effects import (
    BringBack,
    Button,
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
    Part,
    Refuse,
    Revoke,
    Say,
    SendRested,
    SetDue,
    TakeBack,
    Unlink,
    WriteFirst,
)
from core.events import (
    Commanded,
    DueCame,
    Edited,
    Event,
    InvitationMade,
    InvitationOpened,
    Linked,
    LinkMade,
    Noticed,
    Paired,
    PlatformNews,
    Said,
    SentSomethingElse,
    SomebodyJoins,
    Tapped,
    Tick,
)
from core.journey import STORY
from core.kernel import shared
from core.kernel import step as private
from core.kernel.forms import IN
from core.kernel.story import Story
from core.kernel.view import View, view
from core.kernel.words import Ask, AskKind, Choice, Then
from core.ports import Meant, When
from core.state import Phase, Room, Shared, Side

START = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # a Monday
ZONE = "Europe/Berlin"
PEOPLE = ("ana", "ben")
COUPLE = "couple"
LASTS = timedelta(hours=48)

Due = tuple[datetime, str, str]
"""Instant, owner (a person or the couple), key: in this order they come true."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person received: a message, or the closing of one, with words in place of references."""

    at: datetime
    effect: Say | Close


@dataclass(frozen=True, slots=True)
class Offer:
    """An invitation, by its code."""

    inviter: str
    expires_at: datetime
    state: str = "open"
    joiner: str | None = None


class World:
    """One couple and its environment. See the docstring of this file."""

    def __init__(self, story: Story = STORY, at: datetime = START) -> None:
        self.story = story
        self.now = at
        self.rooms: dict[str, Room] = {who: private.fresh() for who in PEOPLE}
        self.sides: dict[str, Side] = {}  # of those who are in the couple
        self.shared: Shared | None = None
        self.due: dict[tuple[str, str], tuple[datetime, timedelta | None]] = {}
        self.inbox: list[tuple[str, Event]] = []
        self.words: dict[tuple[str, str], str] = {}
        self.notes: dict[str, list[tuple[datetime, str, str]]] = {who: [] for who in PEOPLE}
        self.told: dict[str, list[Told]] = {who: [] for who in PEOPLE}
        self.screens: dict[str, dict[int, Say]] = {who: {} for who in PEOPLE}
        self.offers: dict[str, Offer] = {}
        self.counts: dict[str, int] = dict.fromkeys(PEOPLE, 0)
        self._read: dict[str, int] = dict.fromkeys(PEOPLE, 0)

    def fork(self) -> World:
        """An independent copy: what happens in one does not happen in the other."""
        twin = object.__new__(World)
        twin.story, twin.now, twin.shared = self.story, self.now, self.shared
        for name in ("rooms", "sides", "due", "words", "offers", "counts", "_read"):
            setattr(twin, name, dict(getattr(self, name)))
        for name in ("notes", "told"):
            setattr(twin, name, {who: list(rows) for who, rows in getattr(self, name).items()})
        twin.screens = {who: dict(turns) for who, turns in self.screens.items()}
        twin.inbox = list(self.inbox)
        return twin

    # -- where to begin ----------------------------------------------------------------------------------------

    @classmethod
    def welcomed(cls, zone: str | None = ZONE, story: Story = STORY, hurt: str = "ana") -> World:
        """Both have been welcomed and come to the question of joining; they are not paired."""
        world = cls(story)
        for who in PEOPLE:
            world.commands(who, "start")
            side = "hurt" if who == hurt else "responsible"
            world.walks(who, until="welcome.join", **{"welcome.door": side, "welcome.name": who.capitalize()})
            if zone is not None:
                world.rooms[who] = replace(world.rooms[who], zone=zone)
        return world

    @classmethod
    def paired(cls, zone: str | None = ZONE, story: Story = STORY, hurt: str = "ana") -> World:
        """A couple by an invitation of ana's. What each heard on the way is forgotten."""
        world = cls.welcomed(zone, story, hurt)
        world.answers("ana", "invite")
        world.walks("ana", past="welcome.send")
        code = next(reversed(world.offers))
        world.opens_invitation("ben", code)
        world.walks("ben", past="welcome.consent")
        if world.asked("ana") != "welcome.confirm" or world.room("ana").focus.phase is Phase.KNOCK:  # type: ignore[union-attr]
            world.taps("ana", "open")
        world.walks("ana", past="welcome.confirm")
        assert world.shared is not None, "they did not find each other"
        world.forget_what_was_told()
        return world

    @classmethod
    def card_open(cls, zone: str | None = ZONE, story: Story = STORY, hurt: str = "ana") -> World:
        """The breach card of who was hurt is shown; nobody opened it yet."""
        world = cls.paired(zone, story, hurt)
        world.walks(hurt, past="willing.card")
        world.pass_time(timedelta(minutes=10))
        world.forget_what_was_told()
        return world

    @classmethod
    def willing(cls, zone: str | None = ZONE, story: Story = STORY, hurt: str = "ana") -> World:
        """Both released "I am willing to try to understand you", and it is shown."""
        world = cls.card_open(zone, story, hurt)
        for who in PEOPLE:
            world.walks(who, past="willing.be-heard-share" if who == hurt else "willing.share")
        world.pass_time(timedelta(minutes=10))
        world.forget_what_was_told()
        return world

    def forget_what_was_told(self) -> None:
        """Start the record of what was received anew."""
        for who in PEOPLE:
            self.told[who].clear()
            self._read[who] = 0

    # -- what people do ----------------------------------------------------------------------------------------

    def taps(self, who: str, choice: str, turn: int | None = None) -> None:
        """Tap the newest open button of this choice, or the one under this turn, open or not."""
        if turn is None:
            found = [t for t, button in self.open_buttons(who) if button.choice == choice]
            assert found, f"{who} sees no button {choice!r}, but {[b.choice for _, b in self.open_buttons(who)]}"
            turn = found[-1]
        chosen = turn
        self.does(who, lambda id, at: Tapped(id=id, at=at, turn=chosen, choice=choice))

    def says(
        self,
        who: str,
        text: str,
        *,
        moment: datetime | None = None,
        zone: str | None = None,
        choice: str | None = None,
        replies_to: int | None = None,
        source: str | None = None,
        hours: tuple[str, ...] = (),
    ) -> str:
        """Write a text; returns its source, by which it can be edited. A text that is exactly a choice is one."""
        if choice is None and moment is None and zone is None:
            choice = self._choice_in(who, text)
        made = source or f"{who}-message-{self.counts[who]}"
        here = wall(moment, self.room(who).zone or "UTC").replace(tzinfo=None) if moment is not None else None
        when = When(readings=(Meant(at=here),)) if here is not None else None
        self.does(
            who,
            lambda id, at: Said(
                id=id,
                at=at,
                text=text,
                source=made,
                replies_to=replies_to,
                choice=choice,
                zone=zone,
                when=when,
                greets=text == "hello",
                hours=hours,
            ),
        )
        return made

    def commands(self, who: str, name: str, argument: str = "") -> None:
        """Give a command, without its slash."""
        self.does(who, lambda id, at: Commanded(id=id, at=at, name=name, argument=argument))

    def begins(self, who: str, form: str) -> None:
        """Begin a form out of `/more`: by its group, on whatever screen of that it stands."""
        self.commands(who, "more")
        self.taps(who, f"{IN}{self.story.form(form).group}")
        for screen in range(2, 9):
            if any(button.choice == form for _, button in self.open_buttons(who)):
                break
            self.taps(who, f"{IN}{self.story.form(form).group}-{screen}")
        self.taps(who, form)

    def edits(self, who: str, source: str, text: str) -> None:
        """Change an earlier message."""
        self.does(who, lambda id, at: Edited(id=id, at=at, source=source, text=text))

    def sends_something(self, who: str, kind: str = "photo") -> None:
        """Send what the companion cannot read."""
        self.does(who, lambda id, at: SentSomethingElse(id=id, at=at, kind=kind))

    def goes_away(self, who: str) -> None:
        """Block the companion, as the platform tells it."""
        self.does(who, lambda id, at: PlatformNews(id=id, at=at, reachable=False))

    def comes_back(self, who: str) -> None:
        """Can be written to again."""
        self.does(who, lambda id, at: PlatformNews(id=id, at=at, reachable=True))

    def opens_invitation(self, who: str, code: str) -> None:
        """Follow the link of an invitation. Wrong, used, expired and own codes are all unusable."""
        offer = self.offers.get(code)
        usable = (
            offer is not None
            and offer.state == "open"
            and offer.expires_at > self.now
            and offer.inviter != who
            and not {offer.inviter, who} & self.sides.keys()
        )
        if not usable or offer is None:
            self.does(who, lambda id, at: InvitationOpened(id=id, at=at, usable=False))
            return
        name, expires_at = self.rooms[offer.inviter].name or "", offer.expires_at
        self.does(
            who,
            lambda id, at: InvitationOpened(
                id=id, at=at, usable=True, invitation=code, inviter=name, expires_at=expires_at
            ),
        )

    def does(self, who: str, event: Callable[[str, datetime], Event]) -> None:
        """One event of this person's own, and everything that follows at once."""
        self.send(who, event(f"{who}-{self.counts[who]}", self.now))

    def send(self, who: str, event: Event) -> None:
        """Step one private room, apply what follows, and deliver the notices."""
        self.inbox.append((who, event))
        self._drain()

    def crosses(self, side: Side, act: Confirm | TakeBack, cause: str = "crossing") -> None:
        """A crossing act of whoever is on this side, played by nobody: its words are taken as written."""
        assert self.shared is not None, "there is no shared room"
        if isinstance(act, Confirm):
            self.words.update({(COUPLE, ref): f"Words of {ref}." for part in act.parts for ref in part.words})
        self._write_shared(shared.act(self.story.record, self.shared, side, act, self.now), f"{cause}:{act.ref}")
        self._drain()

    def fires(self, owner: str, key: str) -> None:
        """Let one due row come true before all others, at its own instant or now if that is past."""
        at, not_after = self.due.pop((owner, key))
        self.now = max(self.now, at)
        self._due_row(at, not_after, owner, key)

    # -- sensible answers --------------------------------------------------------------------------------------

    def answers(self, who: str, value: str | None = None) -> None:
        """Answer what has the floor: with this choice, number or text, else in a way that goes on."""
        room = self.rooms[who]
        focus = room.focus
        assert focus is not None, f"nothing has the floor for {who}"
        ask = self.story.ask(focus.ask)
        if focus.phase is Phase.KNOCK:
            self.taps(who, "open", focus.turn)
        elif focus.phase is Phase.READY:
            self.taps(who, "read", focus.turn)
        elif focus.phase is Phase.CONFIRM:
            self.taps(who, "yes", focus.turn)
        elif focus.phase is Phase.CHANGE:
            self.taps(who, ask.parts[0], focus.turn)
        else:
            self._answers(who, ask, focus.turn, value)

    def _answers(self, who: str, ask: Ask, turn: int, value: str | None) -> None:
        if ask.kind is AskKind.SHARE:
            self.taps(who, value or "share", turn)
        elif ask.kind is AskKind.SCALE:
            self.taps(who, value or "8", turn)
        elif ask.kind is AskKind.CHOICE:
            self.taps(who, value or goes_on(ask).id, turn)
        elif ask.kind is AskKind.PLACE:
            self.says(who, value or ZONE, zone=value or ZONE)
        elif ask.kind is AskKind.MOMENT:
            wait = timedelta(hours=2) if ask.act == "within_a_day" else timedelta(days=3)
            self.says(who, "later on", moment=self.now + wait)
        else:
            self.says(who, value or (who.title() if ask.stores else f"Words of {who} for {ask.id}."))
            if ask.kind is AskKind.LETTER:
                self.taps(who, "done", turn)

    def walks(self, who: str, *, until: str = "", past: str = "", most: int = 80, **values: str) -> None:
        """Answer what comes until an ask has the floor, or is answered.

        `values`: what to answer to which ask, given as `**{"willing.side": "hurt"}`.
        """
        for _ in range(most):
            focus = self.rooms[who].focus
            if focus is None:
                self._brings_up(who, until or past)
                focus = self.rooms[who].focus
            assert focus is not None, f"{who} has nothing open on the way to {until or past}"
            asked = focus.ask if focus.phase is Phase.ASKED else None
            if asked is not None and asked == until:
                return
            self.answers(who, values.get(asked) if asked else None)
            if asked is not None and asked == past:
                return
        raise AssertionError(f"{who} did not come to {until or past}; on the floor: {self.asked(who)}")

    def _brings_up(self, who: str, wanted: str) -> None:
        """Nothing has the floor: open what waits, or ask for the status."""
        waiting = [w for w in self.rooms[who].waiting if w.opens == wanted]
        if waiting:
            self.taps(who, "open", waiting[-1].turn)
        if self.rooms[who].focus is None:
            self.goes_on(who)

    def goes_on(self, who: str) -> None:
        """Ask where one is, and go on with what waits."""
        self.commands(who, "status")
        if self.rooms[who].focus is None and any(button.choice == "go-on" for _, button in self.open_buttons(who)):
            self.taps(who, "go-on")

    # -- time --------------------------------------------------------------------------------------------------

    def next_due(self) -> Due | None:
        """What comes true next."""
        return min(((at, owner, key) for (owner, key), (at, _) in self.due.items()), default=None)

    def advance(self) -> bool:
        """Go to the next due instant and let everything due then come true. False when nothing is due."""
        found = self.next_due()
        if found is None:
            return False
        self.now = max(self.now, found[0])
        self._come_true()
        return True

    def pass_time(self, time: timedelta) -> None:
        """Let this time pass; what is due meanwhile comes true at its own instant."""
        until = self.now + time
        while (found := self.next_due()) is not None and found[0] <= until:
            self.advance()
        self.now = until

    def sleep_past(self, time: timedelta) -> None:
        """The companion itself was away for this time: everything due meanwhile comes true late, all at once."""
        self.now += time
        self._come_true()

    def _come_true(self) -> None:
        while (found := self.next_due()) is not None and found[0] <= self.now:
            at, owner, key = found
            self._due_row(at, self.due.pop((owner, key))[1], owner, key)

    def _due_row(self, at: datetime, not_after: timedelta | None, owner: str, key: str) -> None:
        id = f"due:{key}:{at.isoformat()}"
        if owner == COUPLE:
            assert self.shared is not None
            self._write_shared(
                shared.tick(self.story.record, self.shared, Tick(id=id, at=self.now, key=key, due_at=at)), id
            )
        else:
            stale = not_after is not None and self.now > at + not_after
            self.inbox.append((owner, DueCame(id=id, at=self.now, key=key, due_at=at, stale=stale)))
        self._drain()

    # -- what is there -----------------------------------------------------------------------------------------

    def room(self, who: str) -> Room:
        """This person's private room."""
        return self.rooms[who]

    def view(self, who: str) -> View | None:
        """The shared room as this person may see it."""
        side = self.sides.get(who)
        return None if side is None or self.shared is None else view(self.shared, side)

    def asked(self, who: str) -> str | None:
        """The ask that has the floor, knocked or put; None when nothing has."""
        focus = self.rooms[who].focus
        return focus.ask if focus is not None else None

    def screen(self, who: str) -> private.Screen:
        """What the shell would read a typed text against."""
        return private.screen(self.story, self.rooms[who], self.view(who), self.now)

    def open_buttons(self, who: str) -> list[tuple[int, Button]]:
        """Every button on the screen that still does something, oldest message first, with its turn."""
        turns = private.open_turns(self.rooms[who])
        found = [(turn, say) for turn, say in self.screens[who].items() if turn in turns]
        return [(turn, button) for turn, say in found for button in say.buttons]

    def open_texts(self, who: str) -> list[str]:
        """The text ids of the messages whose buttons still do something, oldest first."""
        turns = private.open_turns(self.rooms[who])
        return [say.text for turn, say in self.screens[who].items() if turn in turns]

    def heard(self, who: str) -> list[str]:
        """The ids of the texts that came since the last call."""
        news = self.told[who][self._read[who] :]
        self._read[who] = len(self.told[who])
        return [told.effect.text for told in news if isinstance(told.effect, Say)]

    def has_left(self, who: str) -> bool:
        """Whether this person was in the couple and is no more, or left the companion."""
        return self.rooms[who].left or (self.shared is not None and who not in self.sides)

    # -- inside ------------------------------------------------------------------------------------------------

    def _choice_in(self, who: str, text: str) -> str | None:
        screen = self.screen(who)
        echoed = any(button.choice == "change" for button in screen.buttons)
        if screen.kind in {AskKind.LINE, None} or (screen.kind in {AskKind.PLACE, AskKind.MOMENT} and not echoed):
            return None
        return next((button.choice for button in screen.buttons if button.choice == text), None)

    def _drain(self) -> None:
        while self.inbox:
            who, event = self.inbox.pop(0)
            self._step(who, event)

    def _step(self, who: str, event: Event) -> None:
        seen = self.view(who)
        outcome = private.step(self.story, self.rooms[who], seen, event)
        kinds = [effect.kind for effect in outcome.effects if isinstance(effect, Confirm)]
        if kinds:  # a pure step may be taken again, under the name the release is to have
            event = replace(event, id=self.release_id(who, kinds[0]))
            outcome = private.step(self.story, self.rooms[who], seen, event)
        self.counts[who] += 1
        self.rooms[who] = outcome.room
        for effect in outcome.effects:
            self._apply(who, event, effect)

    def release_id(self, who: str, kind: str) -> str:
        """The reference of a release: by its author, kind and instant, so that it counts nothing private."""
        name = f"{who}-{kind}-{self.now:%Y%m%dT%H%M%S}"
        taken = {item.ref for item in self.shared.items} if self.shared else set()
        return next(n for n in (name, *(f"{name}-{number}" for number in range(2, 99))) if n not in taken)

    def _apply(self, who: str, event: Event, effect: Effect) -> None:
        match effect:
            case Say() | Close():
                self._tell(who, effect)
            case KeepWords(ref, text):
                self.words[who, ref] = text
            case BringBack(ref, of):
                self.words[who, ref] = self.words[COUPLE, of]
            case DropWords(ref):
                self.words.pop((who, ref), None)
            case Note(ask, value):
                self.notes[who].append((event.at, ask, value))
            case SetDue(key, at, not_after):
                self.due[who, key] = (at, not_after)
            case DropDue(key):
                self.due.pop((who, key), None)
            case Leave():
                self._leave(who)
            case Erase():
                self._erase(who)
            case Confirm() | TakeBack():
                self._cross(who, effect, event)
            case Invite() | Consent() | Pair() | Refuse() | Revoke():
                self._pairing(who, effect, event)
            case MakeLink():  # a code that nobody uses: here everybody has one account
                self.inbox.append((who, LinkMade(id=f"link:{event.id}", at=event.at, code="a" * 26)))
            case LinkAccount():
                self.inbox.append((who, Linked(id=f"linked:{event.id}", at=event.at)))
            case EndLink() | Unlink() | WriteFirst():
                pass  # where messages go is the shell's
            case SendRested():
                pass  # what rests through quiet hours is the shell's: here everything is told at once
            case _:
                raise AssertionError(f"the simulator does not know {type(effect).__name__}")

    def _tell(self, who: str, effect: Say | Close) -> None:
        if isinstance(effect, Close):
            self.screens[who].pop(effect.turn, None)
        else:
            if effect.turn is not None:
                self.screens[who].pop(effect.turn, None)
                self.screens[who][effect.turn] = effect
            if effect.own or effect.shared:
                effect = replace(effect, own=self._worded(who, effect.own), shared=self._worded(COUPLE, effect.shared))
        self.told[who].append(Told(self.now, effect))

    def _worded(self, owner: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """The parts with the words they stand for; words that are gone are left out, as on the screen."""
        return tuple(
            replace(part, words=tuple(self.words[owner, ref] for ref in part.words if (owner, ref) in self.words))
            for part in parts
        )

    def _cross(self, who: str, effect: Confirm | TakeBack, event: Event) -> None:
        assert self.shared is not None, "a crossing act of somebody who is in no couple"
        if isinstance(effect, Confirm):
            for ref in (ref for part in effect.parts for ref in part.words):
                assert (who, ref) in self.words, f"words of a release are missing: {effect.kind}"
                self.words[COUPLE, ref] = self.words[who, ref]
        outcome = shared.act(self.story.record, self.shared, self.sides[who], effect, event.at)
        self._write_shared(outcome, event.id)

    def _write_shared(self, outcome: shared.Outcome, cause: str) -> None:
        for item in (i for i in self.shared.items if i.ref in outcome.forget):  # type: ignore[union-attr]
            for ref in (ref for part in item.parts for ref in part.words):
                self.words.pop((COUPLE, ref), None)
        self.shared = outcome.shared
        for due in outcome.due:
            if isinstance(due, DropDue):
                self.due.pop((COUPLE, due.key), None)
            else:
                self.due[COUPLE, due.key] = (due.at, due.not_after)
        members = {side: who for who, side in self.sides.items()}
        for notice in (n for n in outcome.notices if n.side in members):
            id = f"notice:{cause}:{notice.kind}:{notice.ref}"
            event = Noticed(id=id, at=self.now, kind=notice.kind, ref=notice.ref, late=notice.late)
            self.inbox.append((members[notice.side], event))

    def _leave(self, who: str) -> None:
        self.sides.pop(who, None)
        self._drop(self.due, lambda key: key[0] == who)
        self.offers = {code: o for code, o in self.offers.items() if who not in {o.inviter, o.joiner}}
        if self.shared is not None and not self.sides:
            self.shared = None
            self._drop(self.due, lambda key: key[0] == COUPLE)
            self._drop(self.words, lambda key: key[0] == COUPLE)

    def _erase(self, who: str) -> None:
        self._leave(who)
        self._drop(self.words, lambda key: key[0] == who)
        self.notes[who] = []
        self.screens[who] = {}
        self.inbox = [(other, event) for other, event in self.inbox if other != who]

    def _drop(self, table: dict[tuple[str, str], Any], gone: Callable[[tuple[str, str]], bool]) -> None:
        for key in [key for key in table if gone(key)]:
            del table[key]

    def _pairing(self, who: str, effect: Invite | Consent | Pair | Refuse | Revoke, event: Event) -> None:
        match effect:
            case Revoke():
                self._revoke(who)
            case Invite():
                self._revoke(who)
                code = f"code-of-{who}-{len(self.offers)}"
                self.offers[code] = Offer(inviter=who, expires_at=event.at + LASTS)
                made = InvitationMade(id=f"made:{event.id}", at=event.at, code=code, expires_at=event.at + LASTS)
                self.inbox.append((who, made))
            case Consent(code, name):
                self._consent(who, code, name, event)
            case Pair(code, name):
                self._pair(who, code, name, event)
            case Refuse(code):
                if code in self.offers:
                    self.offers[code] = replace(self.offers[code], state="ended")

    def _revoke(self, who: str) -> None:
        for code, offer in self.offers.items():
            if offer.inviter == who and offer.state in {"open", "consented"}:
                self.offers[code] = replace(offer, state="ended")

    def _consent(self, who: str, code: str, name: str, event: Event) -> None:
        offer = self.offers.get(code)
        if offer is None or offer.state != "open" or offer.expires_at <= event.at:
            self.inbox.append((who, InvitationOpened(id=f"late:{event.id}", at=event.at, usable=False)))
            return
        self.offers[code] = replace(offer, state="consented", joiner=who)
        joins = SomebodyJoins(id=f"joins:{event.id}", at=event.at, invitation=code, name=name)
        self.inbox.append((offer.inviter, joins))

    def _pair(self, who: str, code: str, name: str, event: Event) -> None:
        offer = self.offers.get(code)
        if offer is None or offer.state != "consented" or offer.inviter != who or offer.expires_at <= event.at:
            return
        if offer.joiner is None or {who, offer.joiner} & self.sides.keys():
            return
        self.sides = {who: Side.A, offer.joiner: Side.B}
        self.shared = Shared(names={Side.A: name, Side.B: self.rooms[offer.joiner].name or ""})
        self.offers[code] = replace(offer, state="used")
        for member, side in self.sides.items():
            self.inbox.append((member, Paired(id=f"paired:{event.id}:{side}", at=event.at)))


SAFE = {"welcome.safety": "skip", "safety.here": "yes", "safety.end": "good", "changed.safe": "no"}
WAYS_OUT = frozenset({"skip", "nothing", "no", "later", "not-now", "not-yet", "stay"})


def goes_on(ask: Ask) -> Choice:
    """The choice that goes on: the first that sets nothing of its own going, is no way out, and is not put aside.

    The private questions of safety are answered with no.
    """
    wanted = SAFE.get(ask.id) or ("no" if ask.step == "safety" else None)
    found = [c for c in ask.choices if c.then is Then.ON]
    plain = [c for c in found if c.act is None and c.id not in WAYS_OUT]
    willing = [c for c in found if c.id not in WAYS_OUT]
    return next(iter((*(c for c in ask.choices if c.id == wanted), *plain, *willing, *found, *ask.choices)))
