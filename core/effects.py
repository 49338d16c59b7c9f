"""What the shell must do, in the imperative. Effects are numbered in their order within one event."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant (UTC) to be told in words of a time zone (IANA name), with its year where that is wished.

    With a rule (core/recurrence.py) all its times are meant, this one the first.
    """

    at: datetime
    zone: str
    rule: str | None = None
    year: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A text of the catalogue inside another text."""

    text: str


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The local time of day at an instant, in a zone; `named`: with the city the zone is called after."""

    at: datetime
    zone: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """The local day of an instant in a zone, without its hour: the name by which one time of several is told."""

    at: datetime
    zone: str


Arg = str | int | Moment | Term | LocalTime | Day


@dataclass(frozen=True, slots=True)
class Line:
    """A text of the catalogue with what is told in it."""

    text: str
    args: dict[str, Arg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of what was written or chosen: exactly one of words (references), choice or moment.

    `numbers` go with a choice: the answers of that series, oldest first, and `days` their local dates (ISO).
    `ask` says which question it answers. Words are kept apart from documents and looked up when they are sent.
    """

    ask: str
    words: tuple[str, ...] = ()
    choice: str | None = None
    moment: Moment | None = None
    numbers: tuple[int, ...] = ()
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Button:
    """A button: the choice it stands for, and the text of its label, which may tell a moment, a day or a clock."""

    choice: str
    label: str
    moment: Moment | LocalTime | Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Send the person a message: a text of the catalogue, perhaps somebody's words, perhaps a closing text.

    - `own`: words out of the person's private room. `shared`: released words, out of the shared room.
    - `once`: sent at most once for each tap; everything else may repeat after a crash.
    - `after`: a text that closes the message. `headed`: each part stands under its heading.
    - `turn` ties buttons and replies to the ask they belong to.
    - `writes`: it is answered in words of one's own: a platform may offer a field to write in.
    - `until`: later than this it is not sent any more; what waits is summed up instead.
    - `before`: texts that open the message, each a paragraph.
    """

    text: str
    args: dict[str, Arg] = field(default_factory=dict)
    before: tuple[Line, ...] = ()
    own: tuple[Part, ...] = ()
    shared: tuple[Part, ...] = ()
    headed: bool = False
    once: bool = False
    after: str | None = None
    buttons: tuple[Button, ...] = ()
    turn: int | None = None
    until: datetime | None = None
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Close:
    """Take the buttons off all messages of this turn, and write the choice that was made under them."""

    turn: int
    label: str | None
    moment: Moment | LocalTime | Day | None = None


@dataclass(frozen=True, slots=True)
class KeepWords:
    """Store words of the person's own in the private room under this reference, replacing what was there."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class BringBack:
    """Copy words that the person released back into their private room: `of` in the shared one becomes `ref`."""

    ref: str
    of: str


@dataclass(frozen=True, slots=True)
class DropWords:
    """Forget private words."""

    ref: str


@dataclass(frozen=True, slots=True)
class Note:
    """Add an answer to the person's own history: a choice, a number or a reference to words."""

    ask: str
    value: str


@dataclass(frozen=True, slots=True)
class SetDue:
    """Make, or move, the one due row of this key. `not_after`: later than that it is no longer worth doing."""

    key: str
    at: datetime
    not_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class DropDue:
    """Forget the due row of this key, if there is one."""

    key: str


@dataclass(frozen=True, slots=True)
class SendRested:
    """Send what rested through the quiet hours: they are over, or the person is awake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """A crossing act: the author confirmed a release. It goes to the shared room in the same transaction."""

    ref: str
    kind: str
    parts: tuple[Part, ...]
    shows_at: datetime
    about: str | None = None
    breach: str | None = None
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A crossing act: the author takes back a release that is still held."""

    ref: str


@dataclass(frozen=True, slots=True)
class GroupButton:
    """A button in the group: the choice, its label, and the sides for whom it works ("a", "b")."""

    choice: str
    label: str
    works_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Send this to the group: a text of the catalogue, perhaps released words, and buttons with whom they are for.

    - `closes`: the turn whose buttons are done with.
    - `once`: sent at most once; everything else may repeat after a crash.
    - `rests_at_night`: it answers nothing that was just done in the group, so it rests through the group's quiet hours.
    - `for_all`: it says nothing of anybody, so who else is there does not matter.
    """

    text: str
    args: dict[str, Arg] = field(default_factory=dict)
    shared: tuple[Part, ...] = ()
    headed: bool = False
    buttons: tuple[GroupButton, ...] = ()
    turn: int = 0
    closes: int | None = None
    once: bool = False
    rests_at_night: bool = False
    for_all: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """See who is in the group now."""


@dataclass(frozen=True, slots=True)
class Invite:
    """Make an invitation of this person's; the code comes back as `InvitationMade`."""


@dataclass(frozen=True, slots=True)
class Consent:
    """A crossing act: release the consent to pair, under this name."""

    invitation: str
    name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A crossing act: the inviter confirms who joins; the shared room begins."""

    invitation: str
    name: str


@dataclass(frozen=True, slots=True)
class Revoke:
    """The invitation this person made ends, as if it had expired."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """The inviter does not know who joins; the invitation ends as if it had expired."""

    invitation: str


@dataclass(frozen=True, slots=True)
class MakeLink:
    """Make a code by which another account of this person's can ask to be linked; it comes back as `LinkMade`."""


@dataclass(frozen=True, slots=True)
class LinkAccount:
    """The account that asks is this person's: it is told as `Linked`, or as `LinkEnded` when it asks no more."""


@dataclass(frozen=True, slots=True)
class EndLink:
    """No account is to be linked: whoever asks, on either side, asks no more."""


@dataclass(frozen=True, slots=True)
class Unlink:
    """Take an account off: the one in use (`here`), or the other one."""

    here: bool


@dataclass(frozen=True, slots=True)
class WriteFirst:
    """What is unasked goes first to the account in use (`here`), or to the other one."""

    here: bool


@dataclass(frozen=True, slots=True)
class Leave:
    """The person leaves: nothing more is sent or due, the couple goes on without them, and nobody is told."""


@dataclass(frozen=True, slots=True)
class Erase:
    """Destroy everything of this person's private room, and leave."""


@dataclass(frozen=True, slots=True)
class GroupAct:
    """A crossing act: what a partner does in the group. `turn` is that of the button; it carries no authority."""

    what: str
    turn: int = 0
    ref: str = ""


Crossing = Confirm | TakeBack | GroupAct
Effect = (
    Say
    | Close
    | KeepWords
    | BringBack
    | DropWords
    | Note
    | SetDue
    | DropDue
    | SendRested
    | Invite
    | Consent
    | Pair
    | Refuse
    | Revoke
    | MakeLink
    | LinkAccount
    | EndLink
    | Unlink
    | WriteFirst
    | Confirm
    | TakeBack
    | Leave
    | Erase
)


def joined(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """The same effects with fewer messages: a plain text goes into the next message of the same event.

    Plain is what has no buttons, nobody's words, and may be repeated. Nothing is lost, and what is said keeps its
    order.
    Nothing said before the person leaves or erases goes into what is said after it, and nothing into a message that is
    handed on, or a handed one into another.
    """
    made: list[Effect] = []
    plain: Say | None = None
    for effect in effects:
        if isinstance(effect, Say):
            if plain is not None and not _is_handed_on(effect):
                made = [other for other in made if other is not plain]
                effect = replace(effect, before=(*plain.before, Line(plain.text, plain.args), *effect.before))
            plain = effect if _is_plain(effect) else None
        elif isinstance(effect, Erase | Leave):
            plain = None
        made.append(effect)
    return tuple(made)


def opening(say: Say) -> Say | None:
    """What opens a message, as a message of its own; None where nothing does."""
    if not say.before:
        return None
    last = say.before[-1]
    return Say(text=last.text, args=last.args, before=say.before[:-1])


def _is_plain(say: Say) -> bool:
    bare = not (say.buttons or say.own or say.shared or say.after or say.once) and say.turn is None
    return bare and say.until is None and not _is_handed_on(say)


def _is_handed_on(say: Say) -> bool:
    """Whether it has a code in it: such a message may be sent on as it is, and nothing private stands in it."""
    return "code" in say.args
