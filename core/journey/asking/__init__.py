"""Asking: a question about anything the partner shared, as a release of its own, and its answer."""

from __future__ import annotations

from core.journey.asking import acts
from core.journey.asking.story import ASKING_FORM, ASKS
from core.journey.common import words_of
from core.kernel.story import Door, Feature

ASKING = Feature(
    name="asking",
    forms=(ASKING_FORM,),
    asks={"early": ASKS},
    quotes=(words_of("asked"),),
    doors={
        "ask": Door(
            label="label-ask-about-it",
            opened=acts.about_it,
            stands=lambda context, moment: moment.about is not None and acts.can_ask(context),
        )
    },
)
