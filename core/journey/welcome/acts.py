"""What answers of the welcome set going: the side one takes, and invitations."""

from __future__ import annotations

from datetime import timedelta

from core.effects import Consent, DropDue, Invite, Pair, Refuse, SetDue
from core.journey.welcome.story import CONFIRM, CONSENT, JOIN, OWN_CHOICE
from core.journey.willing.story import WILLING_SIDE
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus
from core.values import COUPLE_TRACK, due_key, key

INVITATION_LASTS = timedelta(hours=48)
INVITATION_OVER = due_key("invitation-over")  # of one I made


def _take_side(context: StepContext, focus: Focus, value: str | None) -> None:
    context.pick(COUPLE_TRACK, WILLING_SIDE.key, value or "")
    context.done(COUPLE_TRACK, WILLING_SIDE.key)


def _invite(context: StepContext, focus: Focus, value: str | None) -> None:
    context.do(Invite(), SetDue(INVITATION_OVER, context.event.at + INVITATION_LASTS))


def _consent(context: StepContext, focus: Focus, value: str | None) -> None:
    context.do(Consent(context.room.invitation or "", context.room.name or ""))


def _pair(context: StepContext, focus: Focus, value: str | None) -> None:
    context.do(Pair(context.room.joining_by or "", context.room.name or ""))


def _refuse(context: StepContext, focus: Focus, value: str | None) -> None:
    context.do(Refuse(context.room.joining_by or ""), DropDue(INVITATION_OVER))
    can_invite_again(context)


def can_invite_again(context: StepContext) -> None:
    """My invitation has ended: whoever wanted to join by it is forgotten, and I may make another."""
    context.change(joining=None, joining_by=None)
    for ask in (CONFIRM.id, JOIN.id):
        context.undo(COUPLE_TRACK, key(ask))


def forget_invitation(context: StepContext) -> None:
    """The invitation I opened has ended or another took its place: what I answered about it counts no more."""
    context.change(invitation=None, invited_by=None)
    for ask in (OWN_CHOICE.id, CONSENT.id):
        context.undo(COUPLE_TRACK, key(ask))
        context.take_up(COUPLE_TRACK, key(ask))


ACTS: dict[str, Doing] = {
    "take_side": _take_side,
    "invite": _invite,
    "consent": _consent,
    "pair": _pair,
    "refuse": _refuse,
}
