"""Pause: a time-out of half an hour or more, and one's own silent pause."""

from __future__ import annotations

from core.journey.pause import acts
from core.journey.pause.story import TIMEOUT_FORM
from core.kernel.story import Command, Feature, Wake

PAUSE = Feature(
    name="pause",
    forms=(TIMEOUT_FORM,),
    acts=acts.ACTS,
    wakes={acts.OVER: Wake(come=acts.comes, asked_for=True)},
    commands={"pause": Command(do=acts.pause), "resume": Command(do=acts.resume)},
)
