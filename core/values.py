"""Names that have parts, each with its one way of being written and read: nowhere else is such a text taken apart.

In documents, due rows and buttons they stand as the text they always were, so that no stored room has to change. Some
are texts of a kind of their own (`NewType`): they are compared and looked up at every step, and that costs nothing. The
others are data with a `read` and a `written`, by which core/documents.py stores them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType, Self

# -- track -----------------------------------------------------------------------------------------------------

Track = NewType("Track", str)
"""One line of the story in a room: `couple`, a breach (`breach-1`), or a form in hand (`form:breach:subject`)."""

COUPLE_TRACK = Track("couple")


def form_track(form: str, breach: str = "", subject: str = "") -> Track:
    """The track of a form: within a breach or none, about a thing, or named by the event that opened it."""
    return Track(f"{form}:{breach}:{subject}")


def is_form(track: str) -> bool:
    """Whether a track is that of a form."""
    return ":" in track


def form_of(track: str) -> str:
    """The form of a form's track."""
    return track.partition(":")[0]


def breach_of(track: str) -> str | None:
    """The breach a track belongs to, if it belongs to one."""
    found = track.split(":", 2)[1] if is_form(track) else track
    return None if found in {COUPLE_TRACK, ""} else found


def subject_of(track: str) -> str | None:
    """What the name of a form's track says after its breach: the thing it is about, or the event that opened it."""
    parts = track.split(":", 2)
    return parts[2] or None if len(parts) > 2 else None


# -- key -------------------------------------------------------------------------------------------------------

Key = NewType("Key", str)
"""The name under which an answer is kept: `ask`, or `ask@about` when it is about one thing of several."""


def key(ask: str, about: str | None = None) -> Key:
    """The key of an ask, about one thing or none."""
    return Key(ask if about is None else f"{ask}@{about}")


def ask_of(name: str) -> str:
    """The ask of a key."""
    return name.partition("@")[0]


def about_of(name: str) -> str | None:
    """The thing a key is about, if it is about one."""
    return name.partition("@")[2] or None


# -- due key ---------------------------------------------------------------------------------------------------

DueKey = NewType("DueKey", str)
"""The name of a due row, unique for its owner: `kind` or `kind/rest` of a person's, `kind:rest` of a couple's."""


LED = key("led")  # a pick of a form: the companion led to it, and not a command or a menu of the person's


def due_key(kind: str, *rest: str) -> DueKey:
    """The key of a due row of a private room."""
    return DueKey("/".join((kind, *rest)))


def record_due_key(kind: str, rest: str = "") -> DueKey:
    """The key of a due row of the shared room."""
    return DueKey(f"{kind}:{rest}")


def due_parts(name: str) -> tuple[str, str]:
    """Kind and rest of a due row of a private room."""
    kind, _, rest = name.partition("/")
    return kind, rest


def record_due_parts(name: str) -> tuple[str, str]:
    """Kind and rest of a due row of the shared room."""
    kind, _, rest = name.partition(":")
    return kind, rest


# -- what is held, a rhythm, a kept date -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """Where a release that is held was confirmed: its track, and the key of its preview."""

    track: Track
    key: Key

    @classmethod
    def read(cls, text: str) -> Self:
        track, _, name = text.partition("/")
        return cls(Track(track), Key(name))

    def written(self) -> str:
        return f"{self.track}/{self.key}"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A rhythm of check-ins: its days and its hour, by the names of core/calendar.py; the hour also as `HH:MM`."""

    days: str
    hour: str

    @classmethod
    def read(cls, text: str) -> Self:
        days, _, hour = text.partition("/")
        return cls(days, hour)

    def written(self) -> str:
        return f"{self.days}/{self.hour}"


@dataclass(frozen=True, slots=True)
class KeptDate:
    """A hard date of one's own: the id under which its words are kept, and its `MM-DD`."""

    id: str
    day: str

    @classmethod
    def read(cls, text: str) -> Self:
        id, _, day = text.partition("=")
        return cls(id, day)

    def written(self) -> str:
        return f"{self.id}={self.day}"


# -- series ----------------------------------------------------------------------------------------------------

Series = NewType("Series", tuple[str, ...])
"""The answers to one item, oldest first: each `YYYY-MM-DD=n`, its local date and a whole number from 0 to 10. They stay
text until they are looked at: a room has some hundreds of them, and most events look at none."""

EMPTY = Series(())


def score(day: date, value: int) -> str:
    """One answer as a series has it."""
    return f"{day.isoformat()}={value}"


def numbers(series: Series) -> tuple[int, ...]:
    """The answers alone, oldest first."""
    return tuple(int(entry.partition("=")[2]) for entry in series)


def days(series: Series) -> tuple[str, ...]:
    """The local dates of the answers (ISO), oldest first."""
    return tuple(entry.partition("=")[0] for entry in series)


def with_series(choice: str, series: Series) -> str:
    """A choice, and the series that it froze as it was then, as the answer of an ask."""
    return " ".join((choice, *series))


def choice_and_series(answer: str) -> tuple[str, Series]:
    """The two again; an answer that froze nothing has an empty series."""
    choice, *entries = answer.split(" ")
    return choice, Series(tuple(entries))
