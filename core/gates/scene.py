"""Where a gate looks: one person's own room, the view, one track; and the makers of common gates and lists."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, replace

from core.state import Item, Position, Room
from core.visible import View
from core.words import Role

Gate = Callable[["Scene"], bool]
Things = tuple[str | None, ...]
List = Callable[["Scene"], Things]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a gate looks: the room, the view (None before pairing), one track's position, its breach, its subject.

    `subject` is the thing a form was opened about (a promise, a release), None for everything else. `about` is the
    thing of a list that an ask is put for.
    """

    room: Room
    view: View | None
    position: Position
    breach: str | None = None
    subject: str | None = None
    about: str | None = None

    @property
    def couple(self) -> Position:
        """The couple's track of this room, whatever track the scene is in."""
        return self.room.positions.get("couple", Position())

    @property
    def role(self) -> Role | None:
        """The person's role: by the breach of the track, else by the first one, before that by their own answer."""
        if self.view and self.view.breaches:
            return self.view.role(self.breach or self.view.breaches[0].id)
        side = self.couple.picks.get("willing.side")
        return Role(side) if side else None

    def of(self, about: str | None) -> Scene:
        """The same scene, for one thing of a list."""
        return replace(self, about=about)

    def picked(self, ask: str, choice: str) -> bool:
        """Whether this ask, about the same thing, was answered so."""
        return self.position.picks.get(key(ask, self.about)) == choice

    def opened(self, ask: str, refs: Things) -> Things:
        """Those of the references that were opened by this OPEN ask."""
        done = marks(self.position.done)
        return tuple(ref for ref in refs if key(ask, ref) in done)

    def mine(self, kind: str) -> tuple[Item, ...]:
        """What I released of this kind on this track and is shown, oldest first."""
        return self.view.mine(kind, self.breach) if self.view else ()

    def theirs(self, kind: str) -> tuple[Item, ...]:
        """What the partner released of this kind on this track, oldest first."""
        return self.view.theirs(kind, self.breach) if self.view else ()


MARKS: dict[int, tuple[tuple[str, ...], Container[str]]] = {}
MOST_MARKS = 256


def marks(done: tuple[str, ...]) -> Container[str]:
    """The answered asks as a set. Remembered by identity, and what is remembered never changes."""
    found = MARKS.get(id(done))
    if found is None or found[0] is not done:
        if len(MARKS) >= MOST_MARKS:
            MARKS.clear()
        # A tuple of a kind of its own knows by itself what it has: a room in which all was answered has everything.
        found = MARKS[id(done)] = (done, frozenset(done) if type(done) is tuple else done)
    return found[1]


def key(ask: str, about: str | None) -> str:
    """The name under which an answer is kept: `ask`, or `ask@about` when it is about one thing of several."""
    return ask if about is None else f"{ask}@{about}"


def refs(items: tuple[Item, ...]) -> Things:
    """The references of these items."""
    return tuple(item.ref for item in items)


def said(item: Item, ask: str, *choices: str) -> bool:
    """Whether this release answers that ask with one of these choices."""
    return any(part.ask == ask and part.choice in choices for part in item.parts)


def theirs(kind: str) -> List:
    """A list: what the partner released of this kind."""
    return lambda scene: refs(scene.theirs(kind))


def opened(ask: str, kind: str) -> List:
    """A list: what the partner released of this kind and I opened by this ask."""
    return lambda scene: scene.opened(ask, refs(scene.theirs(kind)))


def latest_said(kind: str, ask: str, *choices: str) -> List:
    """A list: my latest release of this kind, when it said one of these: an answer that may be given anew."""
    return lambda scene: refs(tuple(i for i in scene.mine(kind)[-1:] if said(i, ask, *choices)))
