"""willing: each alone. What happened, the breach card, and the wish to understand each other."""

from __future__ import annotations

from core.journey.willing import acts, gates, record
from core.journey.willing.story import CARD_FORM, TIME_FORM, WILLINGNESS
from core.kernel.record import Record
from core.kernel.story import Feature
from core.kernel.timers import lowers

WILLING = Feature(
    name="willing",
    steps=(WILLINGNESS,),
    forms=(TIME_FORM, CARD_FORM),
    gates={**gates.GATES, "first_days": lambda here: here.room.first_days},
    lists=gates.LISTS,
    acts=acts.ACTS,
    openers={"card": acts.open_card},
    wakes={"first-days-over": lowers("first_days")},
    record=Record(on_release=record.CONSEQUENCES),
)
