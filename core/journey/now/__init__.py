"""now: help for a hard moment, at hand at every moment, whatever is open."""

from __future__ import annotations

from core.journey.now import acts
from core.journey.now.story import CITY, NOW_FORM, PARKED_FORM
from core.kernel.story import Command, Feature, Wake

NOW = Feature(
    name="now",
    forms=(NOW_FORM, PARKED_FORM),
    gates={"hour_unsure": lambda here: CITY.key in here.position.picks},
    acts=acts.ACTS,
    wakes={acts.NOW_AGAIN: Wake(come=acts.again_comes, asks=True), acts.PARKED_DUE: Wake(come=acts.morning_comes)},
    commands={"now": Command(do=acts.command, at_every_moment=True)},
)
