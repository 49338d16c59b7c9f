"""Notes: typed words are never thrown away."""

from __future__ import annotations

from core.journey.notes import acts
from core.journey.notes.story import NOTE_FORM
from core.kernel.story import Command, Feature, WaitingButton

NOTES = Feature(
    name="notes",
    forms=(NOTE_FORM,),
    buttons={acts.NOTE: WaitingButton(tapped=acts.tapped)},
    commands={"notes": Command(do=acts.command)},
    unplaced=(acts.keep,),
    cancelled=(acts.back,),
)
