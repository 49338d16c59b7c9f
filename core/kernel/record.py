"""What the shared room is moved by, and what comes out of it: the room after an event, notices, due rows, posts.

A feature's part of the record is a `Record`. All that is in it is a function of the shared room alone, so that nothing
here can depend on what a partner did in private.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import TypeVar

from core.effects import DropDue, GroupAct, Moment, Part, Post, SetDue
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
class RecordOutcome:
    """The room after the event, what to tell, when to tick next, the releases whose words are to go, what to post in
    the group, and a text for the one who acted there, alone."""

    shared: Shared
    notices: tuple[Notice, ...] = ()
    due: tuple[SetDue | DropDue, ...] = ()
    forget: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    answer: str = ""

    def then(self, more: RecordOutcome) -> RecordOutcome:
        """This outcome followed by one that began with its room."""
        return RecordOutcome(
            more.shared,
            self.notices + more.notices,
            self.due + more.due,
            self.forget + more.forget,
            self.posts + more.posts,
            self.answer or more.answer,
        )

    def and_then(self, follows: Callable[[Shared, T], RecordOutcome], of: T) -> RecordOutcome:
        """This outcome followed by what comes of its room."""
        return self.then(follows(self.shared, of))


Consequence = Callable[[Shared, Item], RecordOutcome]
"""What a release means for the record, from the instant it shows."""

Come = Callable[[Shared, str, datetime], RecordOutcome]
"""What a due row of the shared room does: the room, what follows the colon of its key, and the instant it comes, which
is later than it was due when nobody was there."""


Follow = Callable[[Shared, Shared, datetime], RecordOutcome]
"""What follows from any event: the room before it, the room after it, and the instant now."""

News = Callable[[Shared, Shared], tuple[Post, ...]]
"""What the group reads of an event: the room before it, and the room after it."""

InTheGroup = Callable[[Shared, Side, GroupAct, datetime], RecordOutcome]
"""What a partner does in the room for three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A kind of due row of the shared room.

    - `come`: what it does; `come_late`: what it does instead when nobody was there in time.
    - `after_parting`: it comes although the two have parted: what was released before still shows.
    - `posts_late`: what it posts in the group still means something when it comes late.
    - `on_the_wall`: the local time of day it comes at, by the clock on the wall.
    """

    come: Come
    come_late: Come | None = None
    after_parting: bool = False
    posts_late: bool = True
    on_the_wall: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a feature, or the whole story, does in the shared room.

    `on_release`: what a kind of release means from the instant it shows. `dues`: its kinds of due rows. `follows` and
    `news` are asked after each event, so that nothing can be forgotten by a new consequence; `in_the_group` by each act
    in the room for three, `breaks_off` when the two are not by themselves there any more.
    """

    on_release: Mapping[str, Consequence] = field(default_factory=dict)
    dues: Mapping[str, Due] = field(default_factory=dict)
    follows: tuple[Follow, ...] = ()
    news: tuple[News, ...] = ()
    in_the_group: tuple[InTheGroup, ...] = ()
    breaks_off: tuple[Callable[[Shared], RecordOutcome], ...] = ()


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


def quoting(post: Post, shared: Shared, ref: str) -> Post:
    """A post with the released words of this release, or of this promise under their headings."""
    return replace(post, shared=words_of(shared, ref), headed=find_promise(shared, ref) is not None)


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
