"""Coming in: the side one takes, and invitations."""

from __future__ import annotations

from datetime import timedelta

from core.acts.timer import Doing
from core.desk import Desk
from core.effects import Consent, DropDue, Invite, Pair, Refuse, SetDue
from core.state import COUPLE_TRACK, Focus
from core.words import Act

INVITATION_LASTS = timedelta(hours=48)


def _take_side(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.pick(COUPLE_TRACK, "willing.side", value or "")
    desk.done(COUPLE_TRACK, "willing.side")


def _invite(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.do(Invite(), SetDue("invitation-over", desk.event.at + INVITATION_LASTS))


def _consent(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.do(Consent(desk.room.invitation or "", desk.room.name or ""))


def _pair(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.do(Pair(desk.room.joining_by or "", desk.room.name or ""))


def _refuse(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.do(Refuse(desk.room.joining_by or ""), DropDue("invitation-over"))
    can_invite_again(desk)


def can_invite_again(desk: Desk) -> None:
    """My invitation has ended: whoever wanted to join by it is forgotten, and I may make another."""
    desk.change(joining=None, joining_by=None)
    for ask in ("welcome.confirm", "welcome.join"):
        desk.undo(COUPLE_TRACK, ask)


def forget_invitation(desk: Desk) -> None:
    """The invitation I opened has ended or another took its place: what I answered about it counts no more."""
    desk.change(invitation=None, invited_by=None)
    for ask in ("welcome.own-choice", "welcome.consent"):
        desk.undo(COUPLE_TRACK, ask)
        desk.take_up(COUPLE_TRACK, ask)


ACTS: dict[Act, Doing] = {
    Act.TAKE_SIDE: _take_side,
    Act.INVITE: _invite,
    Act.CONSENT: _consent,
    Act.PAIR: _pair,
    Act.REFUSE: _refuse,
}
