"""Coming in by an invitation: what the private room says and asks until two people are connected."""

from __future__ import annotations

from collections.abc import Iterator

from core.effects import Button, DropDue, Invite, Revoke, SetDue
from core.events import DueCame, InvitationMade, InvitationOpened, Paired, SomebodyJoins
from core.journey.safety import acts as safety
from core.journey.welcome import acts as pairing
from core.journey.welcome.story import CONFIRM, JOIN, SEND
from core.kernel import floor
from core.kernel.context import StepContext
from core.kernel.story import Standing
from core.state import Waiting
from core.values import COUPLE_TRACK, DueKey, due_key, key

INVITATION = "invitation"  # what the buttons under an open invitation open
INVITED_OVER = due_key("invited-over")  # of one I opened
OVER_TOLD, INVITED_TOLD = due_key("invitation-over-told"), due_key("invited-over-told")


def invitation_opened(context: StepContext, event: InvitationOpened) -> None:
    """A code that cannot be used gets one and the same answer, whatever the reason."""
    if not event.usable or context.view is not None:
        context.say("invitation-unusable")
        if context.room.steps:
            floor.ask_again(context)
        else:
            floor.settle(context)
        return
    if event.invitation != context.room.invitation:
        pairing.forget_invitation(context)
    context.change(invitation=event.invitation, invited_by=event.inviter)
    assert event.expires_at is not None
    context.do(SetDue(INVITED_OVER, event.expires_at))
    context.say("invited")
    floor.clear_asides(context)
    floor.settle(context)


def invitation_made(context: StepContext, event: InvitationMade) -> None:
    context.say("invitation", code=event.code)
    if context.room.focus is None:
        floor.settle(context)


def standing(context: StepContext) -> Iterator[Standing]:
    """An invitation that is open, with a new link for it and its end."""
    couple = context.position(COUPLE_TRACK)
    if context.view is None and context.room.joining is None and SEND.key in couple.done and SEND.key in couple.picks:
        buttons = (Button("again", "label-send-again"), Button("revoke", "label-revoke"))
        yield Standing(text="status-invitation", opens=INVITATION, buttons=buttons)


def tapped(context: StepContext, waiting: Waiting, choice: str) -> bool:
    """The invitation is made anew, or revoked."""
    context.close(waiting.turn, f"label-{'send-again' if choice == 'again' else 'revoke'}")
    if context.view is not None or context.room.joining is not None:
        context.say("old-button")
        floor.ask_again(context)
    elif choice == "again":
        for ask, answer in ((JOIN, "invite"), (SEND, "send")):  # also where the one before it is over
            context.pick(COUPLE_TRACK, ask.key, answer)
            context.done(COUPLE_TRACK, ask.key)
        context.do(Invite(), SetDue(pairing.INVITATION_OVER, context.event.at + pairing.INVITATION_LASTS))
    else:
        context.do(Revoke(), DropDue(pairing.INVITATION_OVER))
        pairing.can_invite_again(context)
        context.put_aside(COUPLE_TRACK, JOIN.key)
        context.say("invitation-revoked")
    return True


def somebody_joins(context: StepContext, event: SomebodyJoins) -> None:
    context.change(joining=event.name, joining_by=event.invitation)
    floor.settle_quietly(context, key(CONFIRM.id, None))


def paired(context: StepContext, event: Paired) -> None:
    context.change(invitation=None, invited_by=None, joining=None, joining_by=None)
    context.do(DropDue(pairing.INVITATION_OVER), DropDue(INVITED_OVER))
    context.do(SetDue(safety.AGAIN, context.at_a_good_hour(context.event.at + safety.MONTHLY)))
    context.say("paired")
    if context.room.focus is None:
        floor.settle(context)


def invitation_over(context: StepContext, event: DueCame, rest: str) -> None:
    """The 48 hours of one I made are over."""
    if context.view is None:
        pairing.can_invite_again(context)
        _tell(context, OVER_TOLD, "invitation-over")


def invited_over(context: StepContext, event: DueCame, rest: str) -> None:
    """The 48 hours of one I opened are over."""
    if context.view is None:
        pairing.forget_invitation(context)
        _tell(context, INVITED_TOLD, "invited-over")


def _tell(context: StepContext, row: DueKey, text: str) -> None:
    """Say that they are over; where no zone is known and it may be night there, at the next good hour."""
    good = context.at_a_good_hour(context.event.at)
    if good > context.event.at:
        context.do(SetDue(row, good))
    else:
        context.say(text)


def over_told(context: StepContext, event: DueCame, rest: str) -> None:
    """The good hour at which it is said; no more where the two are paired meanwhile."""
    if context.view is None:
        context.say("invitation-over")


def invited_told(context: StepContext, event: DueCame, rest: str) -> None:
    """The same, of one I opened."""
    if context.view is None:
        context.say("invited-over")
