"""Check-ins: a minute for oneself on one's own days; and the step `continue`, which other features add to."""

from __future__ import annotations

from core.journey.checkins import acts, gates, hours
from core.journey.checkins.story import CHECK_IN_FORM, CONTINUE
from core.journey.common import Group
from core.kernel.story import Command, Feature, WaitingButton, Wake

CHECKINS = Feature(
    name="checkins",
    steps=(CONTINUE,),
    forms=(CHECK_IN_FORM,),
    gates=gates.GATES,
    acts={**acts.ACTS, **hours.ACTS},
    wakes={acts.CHECK_IN_DUE: Wake(come=acts.comes, on_the_wall=acts.on_the_wall), acts.AGAIN: Wake(come=acts.comes)},
    buttons={acts.CHECK_IN: WaitingButton(tapped=acts.tapped, opened=acts.opened, knocks=True, away="away-check-in")},
    ahead=(acts.ahead,),
    endings={CHECK_IN_FORM.id: acts.ends},
    acknowledged={acts.CHECKED: 3},
    commands={"checkin": Command(do=acts.command, group=Group.ME)},
)
