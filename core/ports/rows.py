"""What a store keeps, row by row, and for how long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from core.state import Side

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)

MOST_WAIT = timedelta(hours=1)  # no message is put off, and no lease given, for longer at a time

# How long rows are kept once nothing more comes of them. No platform repeats an update for longer than 24 hours.
KEEP_ARRIVALS, KEEP_MESSAGES = timedelta(days=7), timedelta(days=30)
KEEP_INVITATIONS, KEEP_WRONG_CODES = timedelta(days=7), timedelta(days=1)
KEEP_LINKS = timedelta(days=9)  # from the making of the code; one that waits for an answer stays


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """A stored arrival or notice: `lane` is the person it belongs to, `payload` is plain data."""

    id: str
    lane: str
    payload: dict[str, object]
    tries: int
    arrived_at: datetime


class Sending(StrEnum):
    """How far a message is."""

    NEW = "new"
    SENDING = "sending"  # handed to the platform, answer not yet known
    SENT = "sent"
    UNCLEAR = "unclear"  # perhaps arrived; never sent again by itself
    FAILED = "failed"  # the platform will never take it
    RESTING = "resting"  # through the reader's quiet hours
    LATE = "late"  # its time was over before it could go; it is summed up instead


WAITS = frozenset({Sending.NEW, Sending.SENDING})
"""A message in these states is to be sent."""

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
