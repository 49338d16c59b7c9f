"""Pause: a time-out of half an hour or more, a break that is said aloud, and one's own silent pause."""

from __future__ import annotations

from core.journey.pause import acts
from core.journey.pause.story import ASKS, BREAK_FORM, TIMEOUT_FORM
from core.kernel.story import Command, Feature, Wake

PAUSE = Feature(
    name="pause",
    forms=(TIMEOUT_FORM, BREAK_FORM),
    asks={"welcome": ASKS},
    acts=acts.ACTS,
    wakes={
        acts.OVER: Wake(come=acts.comes, asked_for=True),
        acts.BACK_DUE: Wake(come=acts.back_comes, asked_for=True, tells_late=True),
    },
    notices=(acts.noticed,),
    commands={"pause": Command(do=acts.pause), "resume": Command(do=acts.resume)},
)
