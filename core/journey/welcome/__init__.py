"""welcome: each alone, in private. Who I am, what is stored, and how two people find each other."""

from __future__ import annotations

from dataclasses import replace

from core.events import InvitationMade, InvitationOpened, Paired, SomebodyJoins
from core.journey.common import Group
from core.journey.welcome import acts, arriving, gates
from core.journey.welcome.story import WELCOME as STEP
from core.kernel import floor
from core.kernel.commands import says
from core.kernel.context import StepContext
from core.kernel.story import Command, Feature, WaitingButton, Wake


def _not_built(context: StepContext) -> None:
    """What later parts of the product build; until then each gets a kind answer."""
    context.say("not-built")
    floor.ask_again(context)


WELCOME = Feature(
    name="welcome",
    steps=(STEP,),
    gates=gates.GATES,
    acts=acts.ACTS,
    wakes={
        acts.INVITATION_OVER: Wake(come=arriving.invitation_over),
        arriving.INVITED_OVER: Wake(come=arriving.invited_over),
        arriving.OVER_TOLD: Wake(come=arriving.over_told),
        arriving.INVITED_TOLD: Wake(come=arriving.invited_told),
    },
    events={
        InvitationOpened: arriving.invitation_opened,
        InvitationMade: arriving.invitation_made,
        SomebodyJoins: arriving.somebody_joins,
        Paired: arriving.paired,
    },
    buttons={arriving.INVITATION: WaitingButton(tapped=arriving.tapped)},
    standing=(arriving.standing,),
    acknowledged={"told": 3},
    commands={
        "privacy": replace(says("privacy"), group=Group.SETTINGS),
        "help": says("help"),
        "export": Command(do=_not_built, listed=False),
        "sweep": Command(do=_not_built, listed=False),
    },
)
