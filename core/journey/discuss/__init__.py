"""discuss: questions and explanations, then promises that answer the damage done."""

from __future__ import annotations

from core.journey.common import words_of
from core.journey.discuss import acts, gates
from core.journey.discuss.story import DISCUSS as STEP
from core.journey.discuss.story import QUESTION_FORM, THROUGH_FORM
from core.kernel.story import Feature

DISCUSS = Feature(
    name="discuss",
    steps=(STEP,),
    forms=(QUESTION_FORM, THROUGH_FORM),
    gates=gates.GATES,
    lists=gates.LISTS,
    openers={"agreement": acts.open_agreement},
    quotes=(words_of("question"), gates.question_of),
)
