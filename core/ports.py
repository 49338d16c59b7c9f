"""What the product needs from outside, with guarantees. Adapters keep them; one suite of tests checks them all.

A store runs *units*: plain functions that see one transaction. Units of one store run one after another, and those
that wait together may be committed together; a unit that raises leaves nothing behind and hurts no other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from core.effects import Button
from core.kernel.words import AskKind
from core.state import Group, Room, Shared, Side

T = TypeVar("T")
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

MOST_WAIT = timedelta(hours=1)  # no message is put off, and no lease given, for longer at a time

# How long rows are kept once nothing more comes of them. No platform repeats an update for longer than 24 hours.
KEEP_ARRIVALS, KEEP_MESSAGES = timedelta(days=7), timedelta(days=30)
KEEP_INVITATIONS, KEEP_WRONG_CODES = timedelta(days=7), timedelta(days=1)
KEEP_LINKS = timedelta(days=9)  # from the making of the code; one that waits for an answer stays


# -- what arrives ----------------------------------------------------------------------------------------------


class UpdateKind(StrEnum):
    """What kind of thing came from a platform."""

    TEXT = "text"
    EDIT = "edit"
    TAP = "tap"
    COMMAND = "command"
    PLACE = "place"  # a location was shared; the adapter kept its time zone alone
    OTHER = "other"
    CAME_BACK = "came_back"
    WENT_AWAY = "went_away"
    BROUGHT = "brought"  # the companion was brought into a group
    TURNED_OUT = "turned_out"  # and taken out of it
    MOVED = "moved"  # the group has another address from now on: the text
    OTHERS = "others"  # somebody came into the group or went out of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One update of a platform, translated and nothing more.

    `update` is unique within the platform, `user` and `address` are the platform's ids as text, `message` and
    `reply_to` its message ids. `text` is the text, the command's argument, the button's data, the kind of thing,
    or of a shared location the IANA zone (empty where it could not be told): coordinates never come in here.

    `address` is always where this person is written to alone. What was done in a group has its address in `group`, and
    in `token` what the platform needs to answer the one who did it, alone, for a short while. What happens to a group
    by itself has no `user`.
    """

    platform: str
    update: str
    user: str
    address: str
    heard: UpdateKind
    text: str = ""
    command: str = ""
    message: str = ""
    reply_to: str = ""
    locale: str = "en"  # as the platform tells it; empty where it does not
    group: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """A stored arrival or notice: `lane` is the person it belongs to, `payload` is plain data."""

    id: str
    lane: str
    payload: dict[str, object]
    tries: int
    arrived_at: datetime


# -- what goes out ---------------------------------------------------------------------------------------------


class Sending(StrEnum):
    """How far a message is."""

    NEW = "new"
    SENDING = "sending"  # handed to the platform, answer not yet known
    SENT = "sent"
    UNCLEAR = "unclear"  # perhaps arrived; never sent again by itself
    FAILED = "failed"  # the platform will never take it
    RESTING = "resting"  # through the reader's quiet hours
    LATE = "late"  # its time was over before it could go; it is summed up instead


OVER = frozenset({Sending.SENT, Sending.FAILED, Sending.LATE})
"""Nothing more comes of a message in these states; one that is unclear its reader may still ask to see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """A message or an edit for one person. `part` counts the pieces of a split text that were sent.

    `at`: when it was written. `prompt`: it answers nothing the person just did, so answers to others may go first.
    `account`: the account it is for, and once it went, the one it went to; None: the one that is written to first.
    """

    id: str
    person: str
    payload: dict[str, object]
    at: datetime = BEGINNING
    prompt: bool = False
    account: str | None = None
    turn: int | None = None
    state: Sending = Sending.NEW
    part: int = 0
    tries: int = 0
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody known: the couple and side if paired, and the account in hand: the one something came from, else the one
    that is written to first."""

    id: str
    couple: str | None = None
    side: Side | None = None
    platform: str = ""
    address: str = ""
    account: str = ""
    reachable: bool = True

    def by(self, account: Account) -> Person:
        """The same person, with this account in hand."""
        return replace(
            self, platform=account.platform, address=account.address, account=account.hash, reachable=account.reachable
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One of a person's accounts, by the keyed hash of its platform and user. `home`: it is written to first."""

    hash: str
    platform: str
    address: str
    home: bool = True
    reachable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """A row of the due table. `owner` is `person:<id>`, `couple:<id>` or `group:<id>`; `tries`: how often it failed."""

    owner: str
    key: str
    at: datetime
    not_after: timedelta | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """An invitation by the hash of its code. `state` is open, consented, used or ended."""

    hash: str
    inviter: str
    expires_at: datetime
    state: str = "open"
    joiner: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A second account on its way to a person, by the hash of the code. `state` is open, asked, used or ended;
    `joiner` is the account that used the code, `at` when the code was made."""

    hash: str
    person: str
    at: datetime
    state: str = "open"
    joiner: str | None = None


UNDER_WAY = frozenset({"open", "asked"})  # states of a link


class Unit(Protocol):
    """One transaction. Nothing in it is visible to others before it is committed, and then all of it is."""

    def apart(self, part: Callable[[], T]) -> T:
        """Run a part of the transaction that leaves nothing behind when it raises; raises what it raised."""
        ...

    # people
    def person_of(self, incoming: Incoming) -> Person: ...

    def lane_of(self, incoming: Incoming) -> str | None:
        """The id of whoever did this, or of the group it happened to, if known. Nothing is opened for it, so it is
        found with a lost key, too."""
        ...

    def person(self, id: str) -> Person: ...
    def mark_reachable(self, person: str, reachable: bool, account: str | None = None) -> None:
        """Of one account, or of all. A person can be reached while one account can."""
        ...

    def members(self, couple: str) -> dict[Side, str]: ...
    def make_couple(self, couple: str, members: dict[Side, str]) -> None: ...

    def leave(self, person: str) -> None:
        """Take a person out of the couple; nothing more is due for them, what was not sent yet goes unsent, and nothing
        more comes of what is on its way or perhaps never arrived.

        With both partners gone, the shared room and its key go too.
        """
        ...

    def erase(self, person: str, account: str | None = None) -> Person:
        """Destroy everything of a person, keys and rows; each account is somebody new from now on. Returns who this
        account is."""
        ...

    # accounts
    def person_by(self, account: str) -> Person | None: ...
    def addresses(self, platform: str, most: int) -> Sequence[str]: ...  # of people, who was heard from last first
    def accounts(self, person: str) -> Sequence[Account]: ...  # the one that is written to first before the others
    def set_home(self, person: str, account: str) -> None: ...

    def link_account(self, account: str, person: str) -> None:
        """The account is this person's too; whoever it stood for goes, with all rows and the key."""
        ...

    def unlink_account(self, account: str, new: str) -> Person:
        """The account is somebody new, under an id that never was another one's; all else stays with the account that
        is left."""
        ...

    def link(self, hash: str) -> Link | None: ...
    def save_link(self, link: Link) -> None: ...
    def links_of(self, person: str) -> Sequence[Link]: ...  # those under way to this person
    def link_by(self, account: str) -> Link | None: ...  # the one this account asks by

    # groups: each is written to like a person, by its id, with an outbox of its own
    def group_at(self, platform: str, address: str) -> Group | None: ...
    def group(self, id: str) -> Group | None: ...
    def group_of(self, couple: str) -> Group | None: ...

    def make_group(self, id: str, platform: str, address: str) -> Group:
        """A group that is nobody's yet, under an id that never was another one's; or the one that is there."""
        ...

    def save_group(self, group: Group) -> None: ...

    def end_group(self, id: str) -> None:
        """Forget a group, its key and all that waits for it."""
        ...

    def move_group(self, id: str, address: str) -> None: ...

    # rooms: a save with a revision that is not the stored one raises Stale
    def room(self, person: str) -> tuple[Room, int] | None: ...
    def save_room(self, person: str, room: Room, revision: int) -> None: ...
    def shared(self, couple: str) -> tuple[Shared, int]: ...
    def save_shared(self, couple: str, shared: Shared, revision: int) -> None: ...

    # words and answers
    def words(self, owner: str, ref: str) -> str | None: ...
    def keep_words(self, owner: str, ref: str, text: str) -> None: ...
    def drop_words(self, owner: str, ref: str) -> None: ...
    def note(self, person: str, id: str, ask: str, value: str, at: datetime) -> None: ...

    # inbox
    def receive(self, id: str, lane: str, payload: dict[str, object], at: datetime) -> bool: ...
    def receive_all(self, arrivals: Sequence[InboxRow]) -> None: ...  # as `receive`, for many at once

    def receive_handled(self, id: str, lane: str, at: datetime) -> bool:
        """As `receive`, of what is handled at once in this transaction: nothing of it is stored but that it came."""
        ...

    def hand_back(self, row: InboxRow) -> None:
        """What was received as handled waits after all."""
        ...

    def heads(self, limit: int) -> Sequence[InboxRow]: ...
    def is_behind(self, lane: str | None = None) -> bool: ...  # whether something, or something of this lane, waits
    def handled(self, id: str) -> bool: ...  # False when somebody handled it before
    def failed(self, id: str) -> int: ...

    # outbox
    def send(self, row: OutboxRow) -> None: ...

    def outgoing(self, now: datetime, limit: int, worker: str = "") -> Sequence[OutboxRow]:
        """The first waiting row of each person who can be written to, unless another worker has it or it must wait.

        Those go first whose person waits for an answer, then those with prompts only; within that the oldest.
        """
        ...

    def lease(self, ids: Sequence[str], worker: str, until: datetime) -> None:
        """Keep these rows for this worker (at most 8 characters) until then (real time)."""
        ...

    def end_leases(self) -> None:
        """No other worker is there: what was leased is free."""
        ...

    def progress(self, row: OutboxRow, not_before: datetime | None = None) -> None:
        """Write down how far a row is; of a row that has gone: nothing. With `not_before` its lease ends."""
        ...

    def rise(self, person: str) -> None:
        """What rests for this person is to be sent now."""
        ...

    def waiting(self) -> tuple[int, datetime | None]:
        """How many messages wait to be sent, and when the oldest of them was written."""
        ...

    def outbox_row(self, person: str, id: str) -> OutboxRow | None: ...
    def of_turn(self, person: str, turn: int) -> Sequence[OutboxRow]: ...
    def unsent(self, person: str) -> Sequence[OutboxRow]: ...  # what waits for this person, in order
    def turn_of(self, person: str, message: str) -> int | None: ...
    def sent(self, person: str, limit: int) -> Sequence[OutboxRow]: ...  # the latest messages, oldest first

    # due
    def set_due(self, row: DueRow) -> None: ...
    def drop_due(self, owner: str, key: str) -> None: ...
    def due(self, owner: str, key: str) -> DueRow | None: ...  # None for one that is parked, too

    def take_due(self, now: datetime, limit: int) -> Sequence[DueRow]:
        """Take the rows that are due now out of the table, the oldest first. One that cannot be opened is parked."""
        ...

    def hand_back_due(self, row: DueRow, until: datetime | None) -> None:
        """A row that was taken waits after all, unless it was set anew meanwhile: it is taken again from `until` on.
        Without that it is parked: it is kept, and never taken again, until it is set anew or dropped."""
        ...

    def next_due(self) -> datetime | None: ...  # the instant from which on something can be taken
    def all_due(self) -> Sequence[DueRow]: ...  # without those that are parked
    def zones_version(self) -> str | None: ...  # of the time zone rules at the last start
    def set_zones_version(self, version: str) -> None: ...

    def parked(self) -> tuple[int, int]:
        """How many arrivals and how many due rows are parked: kept for somebody to look at, and taken no more."""
        ...

    # what is kept no longer
    def forget_old(self, now: datetime, limit: int) -> int:
        """Delete handled arrivals after 7 days, sent messages after 30, ended invitations after 7, links after 9
        and wrong codes after 1: at most `limit` of each. Returns how many rows went."""
        ...

    # pairing
    def invitation(self, hash: str) -> Invitation | None: ...
    def save_invitation(self, invitation: Invitation) -> None: ...
    def open_invitations(self, inviter: str) -> Sequence[Invitation]: ...
    def wrong_codes(self, person: str, since: datetime) -> int: ...
    def note_wrong_code(self, person: str, at: datetime) -> None: ...


class Store(Protocol):
    """Runs units; see the head of this file."""

    async def do(self, unit: Callable[[Unit], T]) -> T:
        """Run a unit in a transaction; returns once it is durably committed.

        Raises what the unit raised; StopIteration and whatever else is no error, such as SystemExit, comes as a
        RuntimeError from it, so that no caller waits for ever.
        """
        ...

    def name(self, *parts: str) -> str:
        """A keyed hash of these parts, 32 hexadecimal characters: opaque, stable for this installation."""
        ...

    async def close(self) -> None: ...


# -- platforms -------------------------------------------------------------------------------------------------


def units(text: str) -> int:
    """The length of a text as most platforms count it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A finished message: plain text within the channel's limit, and (data, label) buttons.

    `quotes` are the spans (start, length, in UTF-16 code units) of people's words, so that a screen can set them off
    from the companion's: nobody can write in its voice. `protect` asks the platform not to let it be forwarded.
    `write` (turn, label): it is answered in words of one's own; a platform that has a field for that may offer it.
    `nonce` (25 characters) is always the same for the same message: a platform that knows it shows it only once.
    """

    text: str
    buttons: tuple[tuple[str, str], ...] = ()
    protect: bool = False
    quotes: tuple[tuple[int, int], ...] = ()
    write: tuple[str, str] | None = None
    nonce: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many messages and edits a platform takes: for the bot as a whole, for one chat and for one group, each with
    the burst that passes at once. Without numbers: as many as there are."""

    per_second: float = math.inf
    burst: int = 1
    chat_per_second: float = math.inf
    chat_burst: int = 1
    group_per_second: float = math.inf
    group_burst: int = 1


class Invites(StrEnum):
    """How somebody hands an invitation over."""

    LINK = "link"  # it opens a chat with the companion, and brings the code along
    CODE = "code"  # to be pasted to the companion, which is found by `Channel.home`
    WORDS = "words"  # to be typed to the companion


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What can be shown and done on a platform, by its adapter."""

    text: int  # the most of the `length` of one message
    buttons: int  # the most that stand under one message as buttons; what more there are an adapter shows its own way
    invites: Invites
    label: int | None = None  # the most characters of a label; None: as many as there are
    edits: bool = True  # a message that was sent can be changed
    protects: bool = False  # a message can be kept from being forwarded
    writing_field: bool = False  # a field to write in, beside the chat
    typing: bool = False  # a sign that the companion is about to write
    pictures: bool = False


class Channel(Protocol):
    """One platform's way to write to a person, or to a group. Errors are those of core/errors.py: TryLater, Unclear,
    Unreachable, Refused, and Elsewhere for a group."""

    platform: str
    can: Capabilities
    limits: Limits

    async def send(self, address: str, message: Outgoing) -> str:
        """Send; returns the platform's message id."""
        ...

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        """Change a sent message; the same content again is no error."""
        ...

    def length(self, text: str) -> int:
        """At most how long a text becomes on this platform."""
        ...

    def link(self, code: str) -> str:
        """How an invitation code is handed over: a link, or words to type."""
        ...

    def home(self) -> str:
        """A link by which somebody finds the companion and writes to it alone; empty where there is none. Raises
        TryLater while the platform has not said who the companion is."""
        ...

    def group_link(self) -> str:
        """A link by which the companion is brought into a group; empty where there is none."""
        ...

    def is_group(self, address: str) -> bool: ...

    async def are_alone(self, group: str, people: Collection[str]) -> bool:
        """Whether these people (ids on the platform) and the companion are in the group, and nobody else, as certainly
        as the platform can say it."""
        ...

    async def answer_privately(self, token: str, text: str) -> None:
        """Answer what somebody did in a group, to them alone; with an empty text only that it was heard. A courtesy:
        never raises, and may be lost."""
        ...


# -- texts -----------------------------------------------------------------------------------------------------


class Unread(StrEnum):
    """Why words about time could not be used."""

    NO_TIME = "no_time"  # nothing in them says when
    PAST = "past"
    IMPOSSIBLE = "impossible"  # a day or an hour that there is not: "31 February", "25:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """One way to read words about time, in the writer's own wall time.

    `at`: naive wall time; of a recurrence, its first time. `timed`: whether an hour was said (else `at` has a usual
    one). `rule`: of a recurrence, RFC 5545 RRULE text without DTSTART and without the hour, such as
    "FREQ=WEEKLY;BYDAY=SU;UNTIL=20261224" (UNTIL is a local date, the last day).
    """

    at: datetime
    timed: bool = True
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What words about time mean: one reading, two where it is not sure, none with the reason in `unread`.

    Of two, the likelier stands first where they are ways to spread a recurrence, else the sooner.
    """

    readings: tuple[Meant, ...] = ()
    unread: Unread | None = None


class Times(Protocol):
    """Reads deadlines and recurrences in people's own words."""

    def read(self, locale: str, text: str, here: datetime) -> When:
        """`here`: the writer's wall time now, naive. Readings are after it. Never raises on any text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a typed text means as an answer to the open ask, as far as it can be read."""

    choice: str | None = None
    zone: str | None = None
    zones: tuple[str, ...] = ()  # of a place that could be in several, or of a clock: the likely ones
    when: When | None = None


class Texts(Protocol):
    """The catalogues: rendering, and reading typed words against the same labels. A locale there is no catalogue for is
    answered in the fallback."""

    def language(self, told: str) -> str:
        """The catalogue's own name for the language a platform tells; empty where it tells none."""
        ...

    def text(self, locale: str, id: str, args: dict[str, object] | None = None) -> str: ...

    def has(self, locale: str, id: str) -> bool: ...

    def label(self, locale: str, button: Button) -> str: ...

    def read(
        self,
        locale: str,
        text: str,
        kind: AskKind | None,
        buttons: Iterable[Button],
        now: datetime,
        zone: str | None,
        day: date | None = None,
    ) -> Reading:
        """What a typed text means. `day`: of a moment echoed without an hour, so that an hour alone is on that day."""
        ...


class Clock(Protocol):
    """The product's clock: wall time plus an offset that only tests and trying-out use."""

    def now(self) -> datetime: ...


@dataclass(slots=True)
class Counters:
    """What the process counts: names of ours to numbers; never words, names or ids."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, by: int = 1) -> None:
        self.counts[name] = self.counts.get(name, 0) + by

    def set(self, name: str, value: int) -> None:
        """How much of something there is now."""
        self.counts[name] = value
