"""Named conditions that open a step or an ask, and named lists that an ask goes through one by one.

All of them are functions of one person's own room and of the view, so none can depend on what a partner did in
private. A feature brings them by name (`Feature.gates`, `Feature.lists`); this file has where they look, and what a
name may say: `!name`, `ask=choice`, `name:parameter`.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.kernel.view import View
from core.kernel.words import Role
from core.state import Item, Position, Room
from core.values import COUPLE_TRACK, key

if TYPE_CHECKING:
    from core.kernel.story import Story

Things = tuple[str | None, ...]
"""References, oldest first; None among them is the one that needs no reference."""

Gate = Callable[["GateContext"], bool]
GateOf = Callable[["GateContext", str], bool]
"""A gate with a parameter, which stands behind the colon of its name."""

List = Callable[["GateContext"], Things]
ListOf = Callable[["GateContext", str], Things]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateContext:
    """Where a gate looks: the room, the view (None before pairing), one track's position, its breach, its subject.

    `subject` is the thing a form was opened about (a promise, a release), None for everything else. `about` is the
    thing of a list that an ask is asked for.
    """

    story: Story
    room: Room
    view: View | None
    position: Position
    breach: str | None = None
    subject: str | None = None
    about: str | None = None
    _answered: Container[str] | None = field(default=None, repr=False, compare=False)

    @property
    def answered(self) -> Container[str]:
        """The keys of this track that are answered, as a set: a room has some hundreds, and each ask is looked up."""
        if self._answered is None:
            done = self.position.done
            # A tuple of a kind of its own knows by itself what it has: a room in which all was answered has everything.
            object.__setattr__(self, "_answered", frozenset(done) if type(done) is tuple else done)
        assert self._answered is not None
        return self._answered

    @property
    def couple(self) -> Position:
        """The couple's track of this room, whatever track is looked at."""
        return self.room.positions.get(COUPLE_TRACK, Position())

    @property
    def role(self) -> Role | None:
        """The person's role: by the breach of the track, else by the first one, before that by their own answer."""
        if self.view and self.view.breaches:
            return self.view.role(self.breach or self.view.breaches[0].id)
        side = self.couple.picks.get(key(self.story.tells_role))
        return Role(side) if side else None

    def of(self, about: str | None) -> GateContext:
        """The same, for one thing of a list."""
        return replace(self, about=about, _answered=self.answered)

    def picked(self, ask: str, choice: str) -> bool:
        """Whether this ask, about the same thing, was answered so."""
        return self.position.picks.get(key(ask, self.about)) == choice

    def opened(self, ask: str, refs: Things) -> Things:
        """Those of the references that were opened by this OPEN ask."""
        answered = self.answered
        return tuple(ref for ref in refs if key(ask, ref) in answered)

    def mine(self, kind: str) -> tuple[Item, ...]:
        """What I released of this kind on this track and is shown, oldest first."""
        return self.view.mine(kind, self.breach) if self.view else ()

    def theirs(self, kind: str) -> tuple[Item, ...]:
        """What the partner released of this kind on this track, oldest first."""
        return self.view.theirs(kind, self.breach) if self.view else ()


# -- by name ---------------------------------------------------------------------------------------------------


def holds(name: str, here: GateContext) -> bool:
    """Whether a gate holds. Raises KeyError for a name that is no gate."""
    return here.story.gates[name](here)


def things(name: str, here: GateContext) -> Things:
    """What is in a list; nothing before pairing. Raises KeyError for a name that is no list."""
    return here.story.lists[name](here) if here.view is not None else ()


class Gates(dict[str, Gate]):
    """Gates by every name that the story uses. One with a sign or a parameter is made when it is first asked for."""

    def __init__(self, named: dict[str, Gate], of: dict[str, GateOf]) -> None:
        super().__init__({"always": lambda here: True, "by_hand": lambda here: False, **named})
        self.of = {"ripe": _ripe, **of}

    def __missing__(self, name: str) -> Gate:
        self[name] = made = self._made(name)
        return made

    def _made(self, name: str) -> Gate:
        if name.startswith("!"):
            return lambda here: not self[name[1:]](here)
        if "=" in name:
            ask, choice = name.split("=", 1)
            return lambda here: here.picked(ask, choice)
        kind, colon, parameter = name.partition(":")
        if not colon or kind not in self.of:
            raise KeyError(name)
        gate = self.of[kind]
        return lambda here: gate(here, parameter)


class Lists(dict[str, List]):
    """Lists by every name that the story uses, made like gates."""

    def __init__(self, named: dict[str, List], of: dict[str, ListOf]) -> None:
        super().__init__(named)
        self.of = {"theirs": _theirs, "mine": _mine, "opened": _opened, **of}

    def __missing__(self, name: str) -> List:
        kind, colon, parameter = name.partition(":")
        if not colon or kind not in self.of:
            raise KeyError(name)
        found = self.of[kind]
        self[name] = made = lambda here: found(here, parameter)
        return made


def _ripe(here: GateContext, timer: str) -> bool:
    """Whether a timer of this track has come; where the ask is about something, the timer of that thing."""
    return key(timer, here.about) in here.position.ripe


def _theirs(here: GateContext, kind: str) -> Things:
    return refs(here.theirs(kind))


def _mine(here: GateContext, kind: str) -> Things:
    return refs(here.mine(kind))


def _opened(here: GateContext, ask: str) -> Things:
    """Those things of this OPEN ask's list that it opened."""
    return here.opened(ask, here.story.lists[here.story.ask(ask).each or ""](here))


# -- what gates and lists are made of --------------------------------------------------------------------------


def refs(items: tuple[Item, ...]) -> Things:
    """The references of these items."""
    return tuple(item.ref for item in items)


def said(item: Item, ask: str, *choices: str) -> bool:
    """Whether this release answers that ask with one of these choices."""
    return any(part.ask == ask and part.choice in choices for part in item.parts)


def latest_said(kind: str, ask: str, *choices: str) -> List:
    """A list: my latest release of this kind, when it said one of these: an answer that may be given anew."""
    return lambda here: refs(tuple(i for i in here.mine(kind)[-1:] if said(i, ask, *choices)))
