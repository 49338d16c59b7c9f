"""Leaving and erasing. Both are silent: the other partner's room never hears of them."""

from __future__ import annotations

from core.effects import DropWords, Erase, Leave, TakeBack
from core.events import (
    Commanded,
    Edited,
    Event,
    InvitationOpened,
    Linked,
    LinkOpened,
    Said,
    SentSomethingElse,
    SharedPlace,
    Tapped,
)
from core.journey.alone.gates import PAGES
from core.journey.welcome.story import CONFIRM, CONSENT, JOIN, OWN_CHOICE, SAFETY, SEND
from core.kernel import floor, forms, step
from core.kernel.agenda import agenda
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus, Piece, Position, Room
from core.values import COUPLE_TRACK, Key

WELCOME = "welcome."
PAIRING = (SAFETY.id, JOIN.id, SEND.id, OWN_CHOICE.id, CONSENT.id, CONFIRM.id)


def _leave(context: StepContext, focus: Focus, value: str | None) -> None:
    """Silent and at once. What was released stays released; what was drafted for the other goes, and what was kept
    for oneself stays."""
    kept = _pages(context.room)
    drafts = [d for p in context.room.positions.values() for name, d in p.drafts.items() if name not in kept]
    context.do(*(DropWords(piece.ref) for draft in drafts for piece in draft), Leave())
    context.room = _as_before_anybody(context.room)
    context.say("left")


def _pages(room: Room) -> dict[Key, tuple[Piece, ...]]:
    """The pages of the path alone that were kept."""
    drafts = room.positions.get(COUPLE_TRACK, Position()).drafts
    return {name: pieces for name, pieces in drafts.items() if name.split(".", 1)[0] in PAGES}


def _as_before_anybody(room: Room) -> Room:
    """The room of somebody who has been welcomed and is with nobody."""
    welcome = room.positions.get(COUPLE_TRACK, Position())
    done = tuple(name for name in welcome.done if name.startswith(WELCOME) and name not in PAIRING)
    picks = {name: pick for name, pick in welcome.picks.items() if name in done}
    return Room(
        locale=room.locale,
        zone=room.zone,
        name=room.name,
        turn=room.turn,
        steps=(f"{COUPLE_TRACK}/welcome",),
        positions={COUPLE_TRACK: Position(done=done, picks=picks, drafts=_pages(room))},
        stopped=room.stopped,
        linked=room.linked,
        left=True,
    )


def _erase(context: StepContext, focus: Focus, value: str | None) -> None:
    """Everything of this room goes; held and sealed releases go as if never confirmed."""
    context.do(*(TakeBack(ref) for ref in context.room.held), Erase())
    context.room = Room(locale=context.room.locale, turn=context.room.turn, positions={COUPLE_TRACK: Position()})
    context.asks_nothing = True
    context.say("erased")


def _come_back(context: StepContext, focus: Focus, value: str | None) -> None:
    context.change(left=False)
    context.drop_track(focus.track)


def hear(context: StepContext, event: Event) -> None:
    """Who has left hears nothing more, whatever comes; when they write, they may begin again."""
    command = context.story.tables.commands.get(event.name) if isinstance(event, Commanded) else None
    if isinstance(event, InvitationOpened):
        context.change(left=False)
        step.hear(context, event)
    elif _is_heard(context, event) or (command is not None and command.at_every_moment):
        step.hear(context, event)
    elif isinstance(event, Said | Tapped | Commanded | SentSomethingElse | SharedPlace | Edited):
        floor.leave_floor(context)
        forms.begin(context, "back")
        floor.give_floor(context, next(agenda(context.story, context.room, context.view)))


def _is_heard(context: StepContext, event: Event) -> bool:
    """Whether it is about the account, or an answer to what was asked on coming back."""
    answers = isinstance(event, Said | Tapped) and context.room.focus is not None
    return answers or isinstance(event, Linked | LinkOpened)


ACTS: dict[str, Doing] = {"leave": _leave, "erase": _erase, "come_back": _come_back}
