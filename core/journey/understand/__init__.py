"""understand: a letter each, what was heard in it, and whether its author feels understood; new facts reopen it."""

from __future__ import annotations

from core.journey.understand import acts, gates
from core.journey.understand.story import FACTS_FORM
from core.journey.understand.story import UNDERSTAND as STEP
from core.kernel.story import Feature

UNDERSTAND = Feature(
    name="understand",
    steps=(STEP,),
    forms=(FACTS_FORM,),
    gates=gates.GATES,
    lists=gates.LISTS,
    openers={"felt": acts.open_felt},
)
