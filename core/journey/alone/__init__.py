"""alone: a whole path for one person, whoever comes or does not come. No partner ever learns of it."""

from __future__ import annotations

from core.journey.alone import acts, gates, own
from core.journey.alone.story import ALONE as STEP
from core.journey.alone.story import OWN_FORM, OWNED_FORM, PAGE_FORM, PAGES, RHYTHM_FORM, SOLO_FORM
from core.kernel.story import Feature, Wake

ALONE = Feature(
    name="alone",
    steps=(STEP,),
    forms=(RHYTHM_FORM, SOLO_FORM, PAGE_FORM, *PAGES, OWN_FORM, OWNED_FORM),
    gates=gates.GATES,
    gates_of=gates.GATES_OF,
    acts={**acts.ACTS, **own.ACTS},
    wakes={own.REMIND: Wake(come=own.remind_comes, tells_late=True), own.ASK: Wake(come=own.ask_comes)},
)
