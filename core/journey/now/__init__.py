"""now: help for a hard moment, at hand at every moment, whatever is open."""

from __future__ import annotations

from core.journey.now import acts
from core.journey.now.story import CITY, FLASHBACK_FORM, NOW_FORM, PARKED_FORM, TRIGGERS_FORM
from core.kernel.story import Command, Door, Feature, Wake

NOW = Feature(
    name="now",
    forms=(NOW_FORM, FLASHBACK_FORM, TRIGGERS_FORM, PARKED_FORM),
    gates={"hour_unsure": lambda here: CITY.key in here.position.picks},
    acts=acts.ACTS,
    wakes={acts.NOW_AGAIN: Wake(come=acts.again_comes, asks=True), acts.PARKED_DUE: Wake(come=acts.morning_comes)},
    doors={"help": Door(label="label-help-now", opened=lambda context, moment: acts.command(context))},
    commands={"now": Command(do=acts.command, at_every_moment=True)},
)
