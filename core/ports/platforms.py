"""What comes from a platform, and how one is written to."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


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
