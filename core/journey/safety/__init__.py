"""Safety: private questions that nobody but the person ever sees answered, and a stop that looks like any quiet day."""

from __future__ import annotations

from core.journey.safety import acts, gates
from core.journey.safety.story import CHANGED_FORM, SAFETY_FORM
from core.kernel.story import Feature, Wake
from core.kernel.timers import lowers

SAFETY = Feature(
    name="safety",
    forms=(SAFETY_FORM, CHANGED_FORM),
    gates=gates.GATES,
    acts=acts.ACTS,
    wakes={
        acts.SAFE_DAY: lowers("asked_safe"),
        acts.HEAVY_OVER: lowers("heavy"),
        acts.STOP_LATER: lowers("stop_is_fresh"),
        acts.AGAIN: Wake(come=acts.comes, asks=True),
    },
    withholds=(acts.withholds,),
    careful=(acts.careful,),
)
