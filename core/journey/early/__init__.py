"""early: what may be said before the letters: urgent questions, "I did this, I will answer", a plan for a week."""

from __future__ import annotations

from core.journey.common import words_of
from core.journey.early import gates, record
from core.journey.early.story import ANSWERING_FORM, HOLDING_FORM, URGENT_FORM
from core.journey.early.story import EARLY as STEP
from core.kernel.record import Record
from core.kernel.story import Feature

EARLY = Feature(
    name="early",
    steps=(STEP,),
    forms=(URGENT_FORM, ANSWERING_FORM, HOLDING_FORM),
    lists=gates.LISTS,
    quotes=(words_of("urgent"),),
    record=Record(on_release=record.CONSEQUENCES, dues=record.DUES),
)
