"""Coming in by an invitation: what the private room says and asks until two people are connected."""

from __future__ import annotations

from core import asking
from core.acts import pairing
from core.acts.safety import MONTHLY
from core.desk import Desk
from core.effects import DropDue, SetDue
from core.events import InvitationMade, InvitationOpened, Paired, SomebodyJoins
from core.gates import key


def invitation_opened(desk: Desk, event: InvitationOpened) -> None:
    """A code that cannot be used gets one and the same answer, whatever the reason."""
    if not event.usable or desk.view is not None:
        desk.say("invitation-unusable")
        if desk.room.steps:
            asking.ask_again(desk)
        else:
            asking.settle(desk)
        return
    if event.invitation != desk.room.invitation:
        pairing.forget_invitation(desk)
    desk.change(invitation=event.invitation, invited_by=event.inviter)
    if event.expires_at is not None:
        desk.do(SetDue("invited-over", event.expires_at))
    desk.say("invited")
    asking.clear_asides(desk)
    asking.settle(desk)


def invitation_made(desk: Desk, event: InvitationMade) -> None:
    desk.say("invitation", code=event.code)
    if desk.room.focus is None:
        asking.settle(desk)


def somebody_joins(desk: Desk, event: SomebodyJoins) -> None:
    desk.change(joining=event.name, joining_by=event.invitation)
    asking.settle_quietly(desk, key("welcome.confirm", None))


def paired(desk: Desk, event: Paired) -> None:
    desk.change(invitation=None, invited_by=None, joining=None, joining_by=None)
    desk.do(DropDue("invitation-over"), DropDue("invited-over"))
    desk.do(SetDue("safety-again", desk.event.at + MONTHLY))
    desk.say("paired")
    if desk.room.focus is None:
        asking.settle(desk)


def invitation_over(desk: Desk) -> None:
    """The 48 hours of one I made are over."""
    if desk.view is None:
        pairing.can_invite_again(desk)
        desk.say("invitation-over")


def invited_over(desk: Desk) -> None:
    """The 48 hours of one I opened are over."""
    if desk.view is None:
        pairing.forget_invitation(desk)
        desk.say("invited-over")
