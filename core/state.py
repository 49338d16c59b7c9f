"""The documents: one partner's private room, and the couple's shared room. Frozen; changed by `replace`.

Documents hold names and references, never somebody's letters: words are rows of their own. Ids of asks and choices
in them are for ever.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.effects import Part
from core.values import COUPLE_TRACK, Held, KeptDate, Key, Rhythm, Series, Track

VERSION = 4


class Phase(StrEnum):
    """Where within an ask the person is."""

    ASKED = "asked"
    CONFIRM = "confirm"  # a zone or a moment is echoed
    CHANGE = "change"  # which part of a preview to write again
    KNOCK = "knock"  # something waits behind a tap
    READY = "ready"  # it may hurt: is now a good time?


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One message of a draft: the reference of its words and the platform message they came from (hashed)."""

    ref: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far one track is: asks answered (oldest first), asks put aside, answers needed later, drafts not yet
    released, timers that have come; and how drafts read before, while they are written anew."""

    done: tuple[Key, ...] = ()
    aside: tuple[Key, ...] = ()
    picks: dict[Key, str] = field(default_factory=dict)
    drafts: dict[Key, tuple[Piece, ...]] = field(default_factory=dict)
    ripe: tuple[str, ...] = ()
    before: dict[Key, tuple[Piece, ...]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[tuple[Key, tuple[Piece, ...]], ...]:
        """All words of this track, also those that are just being written anew."""
        return (*self.drafts.items(), *self.before.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One way to mean words about time: the instant, of what comes again the first time and its rule. `timed`: an hour
    was said. `note`: a text that says what was made of it."""

    at: datetime
    rule: str | None = None
    timed: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The ask that has the floor. `value` is an echoed zone that waits for a yes, `meanings` are echoed
    moments, `zones` are those to choose from."""

    track: Track
    ask: str
    turn: int
    about: str | None = None
    phase: Phase = Phase.ASKED
    value: str | None = None
    since: datetime | None = None  # of a knock
    meanings: tuple[Meaning, ...] = ()
    zones: tuple[str, ...] = ()
    talked_over: bool = False  # words came that answer nothing of it, and it was asked once more


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """The moment: what was just opened, said or happened, which has the floor until the person lets it go.

    `track`, `about`: the thing, None where it has no reference. Its own next acts come before everything else; `beside`
    are the forms that lay open when it came, and wait. `after`: the text of the one line that is said when its acts are
    done. `quiet`: nothing is asked any more until the person takes something up, or the next day. `resumes`: it was
    quiet when this was opened, and will be again.
    """

    track: Track
    about: str | None = None
    after: str | None = None
    beside: tuple[Track, ...] = ()
    quiet: bool = False
    resumes: bool = False


class Opens(StrEnum):
    """What a button without the floor opens. Other words are the id of an ask, or a feature's (`Feature.buttons`)."""

    TAKE_BACK = "take-back"  # a release that is held
    FORM = "form"  # the form that the choice names
    LEFT = "left"  # what was put aside
    AWAY = "away"  # one of the things that are summed up
    BEGIN = "begin"  # this form, which was knocked for
    REST = "rest"  # the doors that stand under something heavy
    BACK = "back"  # what was left when the person went, or something else


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A message with buttons that does not have the floor, and what its tap opens (`Opens`)."""

    turn: int
    opens: str
    track: Track = COUPLE_TRACK
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One partner's private room."""

    locale: str = "en"  # the first one the platform told, of those there is a catalogue for; empty until it tells one
    zone: str | None = None
    name: str | None = None
    turn: int = 0
    positions: dict[Track, Position] = field(default_factory=dict)
    steps: tuple[str, ...] = ()  # already introduced, each as `track/step`
    focus: Focus | None = None
    waiting: tuple[Waiting, ...] = ()
    held: dict[str, Held] = field(default_factory=dict)  # by the release
    invitation: str | None = None  # one I was sent and opened
    invited_by: str | None = None
    joining: str | None = None  # who wants to join by one I made, and by which
    joining_by: str | None = None
    rhythm: Rhythm | None = None  # of the check-ins
    first_days: bool = False  # it came to light days ago: for two weeks, sleep and food come before trust
    paused: bool = False
    timeout: bool = False  # no questions until the time-out is over
    stopped: bool = False  # a private safety answer: nothing new is released from this room
    stop_is_fresh: bool = False  # the stop is of today; it can end on a later day
    heavy: bool = False  # own thoughts of dying were named: hard letters wait for a day
    asked_safe: bool = False  # "has anything changed about feeling safe?" was asked in the last day
    left: bool = False
    spoke_of: str | None = None  # with several breaches: the one that was last named
    series: dict[str, Series] = field(default_factory=dict)  # by the item
    checked_on: str | None = None  # the local date of the last check-in: never more than one a day
    snoozed_on: str | None = None  # the local date of the check-in that was put off
    months: int = 0  # monthly questions set so far; 0: they have not begun
    dates: tuple[KeptDate, ...] = ()  # own hard dates
    night: str = "usual"  # the quiet hours (core/calendar.py NIGHTS)
    reminders: str = "both"  # before a promise is due: a day and an hour ahead, only one of them, or none
    minutes: int = 0  # how far into the hour of the check-ins mine come
    unanswered: int = 0  # check-ins in a row that nobody took up
    linked: bool = False  # the room is used from two accounts
    asks_to_link: bool = False  # this account used another one's code; until that is decided nothing is asked here
    linking: str | None = None  # the platform of an account that asks to use this room
    link_turn: int | None = None  # of the last notice about it
    link_ripe: bool = False  # the days of notices are over: it can be said whose it is
    acted_at: datetime | None = None  # when the person last wrote or tapped: who is awake may be answered at night
    moment: Present | None = None
    foretold_on: str | None = None  # the local date on which "you will see a preview" was last said, and how often then
    foretold: int = 0
    thanked: str | None = None  # the last acknowledgement, so that none comes twice in a row
    said_true: dict[str, str] = field(default_factory=dict)  # what was said of my own numbers, and on which date last
    only_here: bool = False  # a knock says only that something is here, and not what


class Side(StrEnum):
    """The two partners of a couple, in no order of worth: `a` invited, `b` joined."""

    A = "a"
    B = "b"

    @property
    def other(self) -> Side:
        return Side.B if self is Side.A else Side.A


class Closed(StrEnum):
    """How a shared story came to its end."""

    ENOUGH = "enough"  # both have said that they have rebuilt enough
    PARTED = "parted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One release. Held until `shows_at`; `shown` once it is the partner's."""

    ref: str
    kind: str
    by: Side
    parts: tuple[Part, ...]
    confirmed_at: datetime
    shows_at: datetime
    shown: bool = False
    sealed: bool = False
    about: str | None = None
    breach: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One betrayal, opened by a released card."""

    id: str
    hurt: Side
    kind: str
    card: str | None = None  # the release that opened it


class PromiseState(StrEnum):
    """Where a promise, or one occurrence of it, is. `drafted` lives in its author's private room alone."""

    OFFERED = "offered"
    AGREED = "agreed"
    DUE = "due"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    SLIPPED_AND_TOLD = "slipped_and_told"
    FOUND_OUT = "found_out"
    SEEN_DIFFERENTLY = "seen_differently"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"
    CHANGE_ASKED = "change_asked"
    RENEGOTIATED = "renegotiated"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise of the shared record; the zone is frozen at agreement."""

    ref: str
    by: Side
    due_at: datetime
    zone: str
    state: PromiseState
    breach: str | None = None
    seals_at: datetime | None = None
    words: str | None = None  # the release whose words it has, when that is not its own (an occurrence, a renewal)
    agreed_at: datetime | None = None
    wish: str | None = None  # the release that wishes for another moment, while it waits for an answer
    told_late: bool = False  # a day has passed since the deadline: a slip is not told at once any more
    rhythm: str | None = None  # of a series: how often (core/calendar.py); `due_at` is then the first time
    ends_at: datetime | None = None  # of a series
    of: str | None = None  # of an occurrence: its series
    kept: int = 0  # of a series: occurrences that are no longer listed one by one, and when the last of them was due
    broken: int = 0
    unclear: int = 0
    kept_at: datetime | None = None
    broken_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """A light question to both, thrice a week: what it is about, and the instant at which all answers show."""

    ref: str
    topic: str
    shows_at: datetime
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A talk in the group. `phase` is one of core/journey/talk/machine.py; `floor`: whose words the topic is."""

    ref: str
    topics: tuple[str, ...]
    phase: str
    floor: Side
    here: tuple[Side, ...] = ()
    topic: int = 0
    turn: int = 0  # counts the phases, so that an old button or an old tick fits no more
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The couple's shared room: only what was released, and what follows from it by the clock."""

    names: dict[Side, str]
    items: tuple[Item, ...] = ()
    breaches: tuple[Breach, ...] = ()
    claims: tuple[str, ...] = ()  # breach cards that wait for the agreement of the person they name
    promises: tuple[Promise, ...] = ()
    holding: str | None = None  # the holding plan both agreed, for its week
    holdings_over: tuple[str, ...] = ()  # plans whose week is over
    began_at: datetime | None = None  # the first agreed promise: the shared rhythm's beginning
    zone: str | None = None  # the zone of that promise, by which the shared rhythm goes
    talks: int = 0  # words for the talk so far
    talked_at: tuple[datetime, ...] = ()  # the instants of the last two
    slow: bool = False  # three steady months: the talk comes every second week
    hard_dates: tuple[str, ...] = ()  # `MM-DD` of days that both released
    enough: tuple[Side, ...] = ()  # who has released "we have rebuilt enough"
    closes_from: datetime | None = None  # not before this instant is closing well offered
    may_close: bool = False  # it has come
    closed: Closed | None = None
    talk: Talk | None = None  # the talk in the group, while it goes on
    turns: int = 0  # phases of the talks in the group that are over: no turn comes twice
    in_a_row: tuple[str, ...] = ()  # promises broken in a row, until one is kept or a rest was suggested
    rest: str | None = None  # the second of them: a rest is suggested
    rest_gently: bool = False  # each of the two was told by its author at once
    rest_found: bool = False  # each of the two was found out
    light: tuple[Side, ...] = ()  # who has released the wish for light questions
    lights: tuple[Light, ...] = ()  # the last few


# -- the room for three ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One partner of a couple who pressed Join. `user` is their id on the group's platform."""

    couple: str
    side: Side
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group on one platform, at `address`. `couple` is None until both joined; `people` are the two from then on."""

    id: str
    platform: str
    address: str
    couple: str | None = None
    people: dict[Side, str] = field(default_factory=dict)
    joining: tuple[Member, ...] = ()
    quiet: bool = False  # they are not by themselves
    asked_at: datetime | None = None
    told_at: datetime | None = None
