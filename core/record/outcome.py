"""What comes out of the shared room: the room after an event, notices, due rows, and words that are to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from core.effects import DropDue, Moment, Part, Post, SetDue
from core.errors import NotFound
from core.state import Item, Promise, Shared, Side

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Notice:
    """Tell one side that something of this kind is new. Content-free; stepped later in that partner's own room."""

    side: Side
    kind: str
    ref: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The room after the event, what to tell, when to tick next, the releases whose words are to go, what to post in
    the group, and a text for the one who acted there, alone."""

    shared: Shared
    notices: tuple[Notice, ...] = ()
    due: tuple[SetDue | DropDue, ...] = ()
    forget: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    aside: str = ""

    def then(self, more: Outcome) -> Outcome:
        """This outcome followed by one that began with its room."""
        return Outcome(
            more.shared,
            self.notices + more.notices,
            self.due + more.due,
            self.forget + more.forget,
            self.posts + more.posts,
            self.aside or more.aside,
        )

    def and_then(self, follows: Callable[[Shared, T], Outcome], of: T) -> Outcome:
        """This outcome followed by what comes of its room."""
        return self.then(follows(self.shared, of))


Consequence = Callable[[Shared, Item], Outcome]
"""What a release means for the record, from the instant it shows."""

Come = Callable[[Shared, str, datetime], Outcome]
"""What a due row of the shared room does: the room, what follows the colon of its key, and the instant it comes, which
is later than it was due when nobody was there."""


def to_both(kind: str, ref: str) -> tuple[Notice, ...]:
    """The same notice for both sides."""
    return tuple(Notice(side, kind, ref) for side in Side)


def find(shared: Shared, ref: str | None) -> Item | None:
    """The release of this reference, or None."""
    return next((item for item in shared.items if item.ref == ref), None)


def find_promise(shared: Shared, ref: str | None) -> Promise | None:
    """The promise of this reference, or None."""
    return next((promise for promise in shared.promises if promise.ref == ref), None)


def words_of(shared: Shared, ref: str) -> tuple[Part, ...]:
    """What a release says, once it is shown; a promise's words are those of its offer."""
    promise = find_promise(shared, ref)
    item = find(shared, promise.words or ref if promise else ref)
    return item.parts if item is not None and item.shown else ()


def choice(item: Item, *asks: str) -> str | None:
    """What a release answers to the first of these asks that it answers at all."""
    return next((part.choice for part in item.parts if part.ask in asks), None)


def moment_of(item: Item) -> Moment:
    """The time a release names. Raises NotFound for one that names none."""
    found = next((part.moment for part in item.parts if part.moment is not None), None)
    if found is None:
        raise NotFound(f"a moment in {item.ref}")
    return found


def show(shared: Shared, *refs: str) -> Shared:
    """The room with these releases shown."""
    return replace(shared, items=tuple(replace(i, shown=True) if i.ref in refs else i for i in shared.items))
