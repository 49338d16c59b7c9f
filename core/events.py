"""What can happen, in the past tense.

Every event carries an opaque `id` (the shell derives it with a keyed hash, so it counts nothing), the instant `at`
(UTC) and, where a decision needs it, what the shell read out of a text: the choice, the zone or the moment meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.ports.texts import When

LATE = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events. `at` is zone-aware UTC."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Event):
    """The person wrote `text`.

    `source` names the platform's message by a keyed hash; `replies_to` is the turn of the companion's message it
    answers. `choice`, `zone` and `when` are what the text means as an answer to the open ask, if anything. `greets`: it
    is nothing but a greeting, or asks where one was.
    """

    text: str
    source: str = ""
    replies_to: int | None = None
    choice: str | None = None
    zone: str | None = None
    zones: tuple[str, ...] = ()  # where it is not sure which: the likely ones, to choose from
    when: When | None = None
    greets: bool = False
    hours: tuple[str, ...] = ()  # of the day, `HH:MM`: one, or the two that it may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(Event):
    """The person changed an earlier message of theirs."""

    source: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tapped(Event):
    """The person pressed a button: the turn of its message and the choice on it. Neither carries authority."""

    turn: int
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded(Event):
    """The person gave a command, without its slash and in lower case."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPlace(Event):
    """The person shared a location. Only its time zone came in; None: it could not be told."""

    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentSomethingElse(Event):
    """A photo, sticker, voice message or anything else the companion cannot read. `kind` is the platform's word."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCame(Event):
    """A due row of this person's came: its key, the instant it was due (UTC), and whether it is too late to matter.
    `moved_past`: a hand moved the clock past that instant while the process ran."""

    key: str
    due_at: datetime
    stale: bool = False
    moved_past: bool = False

    @property
    def late(self) -> bool:
        """Whether nobody was there when it was due."""
        return self.at - self.due_at > LATE and not self.moved_past


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed(Event):
    """The shared room has something new for this person: the kind of thing and its reference.

    `late`: nobody was there when it was due.
    """

    kind: str
    ref: str
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationOpened(Event):
    """The person followed an invitation, on this account.

    `usable` false covers wrong, used, expired and own codes alike.
    """

    usable: bool
    invitation: str = ""
    inviter: str = ""
    expires_at: datetime | None = None
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationMade(Event):
    """The code the person asked for. The shell made it; it is in no stored document."""

    code: str
    expires_at: datetime
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SomebodyJoins(Event):
    """The invited person released the consent to pair, under this name."""

    invitation: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired(Event):
    """Both confirmed; the shared room exists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked(Event):
    """An earlier event of this person's could not be handled and was laid aside."""

    account: str = ""


# -- of two accounts -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMade(Event):
    """The code the person asked for, to be used on another account. It is in no stored document."""

    code: str
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkOpened(Event):
    """The person used a code that links accounts. `usable` false covers wrong, used, expired and own codes alike, and
    somebody who has a room of their own."""

    usable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkAsked(Event):
    """Another account, on this platform, used the code this person made."""

    platform: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEnded(Event):
    """The account that asked to be linked asks no more, or was not let in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Event):
    """The account that asked is this person's. It comes once for each of the two: `new` is the one that came."""

    new: bool = False
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinked(Event):
    """The account of this person, who is new, was taken off another one's."""


# -- of the shared room ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Event):
    """A due row of the shared room came. `moved_past`: as of `DueCame`."""

    key: str
    due_at: datetime
    moved_past: bool = False

    @property
    def late(self) -> bool:
        """Whether nobody was there when it was due."""
        return self.at - self.due_at > LATE and not self.moved_past


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformNews(Event):
    """The platform says the person can be written to (`reachable`) or not; the story is not told."""

    reachable: bool


# -- of a group ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSeen(Event):
    """Somebody looked into the group: whether the two are by themselves there."""

    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLost(Event):
    """The companion is not in the group any more."""


ACTS_OF_THEIRS = (Said, Edited, Tapped, Commanded, SentSomethingElse, SharedPlace, InvitationOpened, LinkOpened)
"""What a person does: they are awake."""

UNASKED = (DueCame, Noticed, SomebodyJoins, Paired, LinkAsked, LinkEnded)
"""What comes to a person without an act of theirs just now."""
