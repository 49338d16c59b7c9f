"""What several steps say alike: holding times, roles, the choice to leave something for later. Data only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import TypedDict, Unpack

from core.effects import Part
from core.kernel.view import View
from core.kernel.words import Ask, AskKind, Choice, Release, Role, Step, Then, TrackKind

MINUTE = timedelta(minutes=1)
LINE = timedelta(minutes=5)
LETTER = timedelta(hours=1)

HURT, RESPONSIBLE = Role.HURT, Role.RESPONSIBLE
OTHER = {HURT: RESPONSIBLE, RESPONSIBLE: HURT}
DAYS = tuple(map(Choice, ("daily", "three", "workdays", "twice", "weekly")))
TWICE = tuple(map(Choice, ("twice", "weekend")))
WEEKDAY = tuple(map(Choice, ("mon", "tue", "wed", "thu", "fri", "weekend")))
WEEKEND = tuple(map(Choice, ("sat", "sun")))
LOCK = (Choice("kind"), Choice("only"))  # what may show on a locked screen
LATER = Choice("later", Then.ASIDE)


class Group(StrEnum):
    """The groups of `/more`, in their order."""

    HELP = "help"
    US = "us"
    ME = "me"
    SETTINGS = "settings"


class OfAForm(TypedDict, total=False):
    """What `Step` says of a form."""

    offered: tuple[str, ...]
    about: str
    command: str
    silent: bool
    unnamed: bool
    knock: str
    begun_by: str
    preface: str
    at_every_moment: bool
    after_parting: bool


def form(id: str, *, source: str, asks: tuple[Ask, ...], group: Group = Group.US, **fields: Unpack[OfAForm]) -> Step:
    """A short path beside the story."""
    return Step(id, TrackKind.FORM, opens="by_hand", source=source, asks=asks, group=group, **fields)


def released(
    release: Release,
    preview: str,
    *asks: Ask,
    reader: str | None = None,
    only: str | None = None,
    when: tuple[str, ...] = (),
    act: str | None = None,
) -> tuple[Ask, ...]:
    """The shape of most releases: what is chosen or written, its preview, and how the partner opens it.

    The preview is for the same role and goes through the same list as the first of the asks. It comes unless "nothing"
    was chosen there, or (`only`) when this was chosen; and `when` these gates hold too. `reader` is for the partner;
    `act` is set going when it was confirmed.
    """
    first = asks[0]
    if only is not None:
        answered: tuple[str, ...] = (f"{first.id}={only}",)
    else:
        answered = (f"!{first.id}=nothing",) if any(choice.id == "nothing" for choice in first.choices) else ()
    shared = Ask(
        preview,
        AskKind.SHARE,
        role=first.role,
        each=first.each,
        again=first.again,
        when=(*answered, *when),
        release=release,
        parts=tuple(ask.id for ask in asks),
        act=act,
    )
    opened = () if reader is None else (opens(reader, release, OTHER.get(first.role, Role.ANYONE)),)
    return (*asks, shared, *opened)


def words_of(*kinds: str) -> Callable[[View, str], tuple[Part, ...]]:
    """Quotes: the words of a release of one of these kinds, by its reference."""

    def quote(view: View, ref: str) -> tuple[Part, ...]:
        item = view.item(ref)
        return item.parts if item is not None and item.kind in kinds else ()

    return quote


def opens(id: str, release: Release, role: Role = Role.ANYONE) -> Ask:
    """The ask by which the partner opens what was released of this kind."""
    return Ask(id, AskKind.OPEN, role=role, each=f"theirs:{release.id}")
