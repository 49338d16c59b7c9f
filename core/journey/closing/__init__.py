"""Closing: both release "we have rebuilt enough", or one word parts; calm, without blame and without numbers."""

from __future__ import annotations

from core.journey.closing import acts, gates, record
from core.journey.closing.story import ASKS, CLOSING_FORM, ENOUGH_BACK_FORM, PARTED_FORM, PARTING_FORM
from core.kernel.record import Record
from core.kernel.story import Feature

CLOSING = Feature(
    name="closing",
    forms=(CLOSING_FORM, ENOUGH_BACK_FORM, PARTING_FORM, PARTED_FORM),
    asks={"continue": ASKS},
    gates=gates.GATES,
    lists=gates.LISTS,
    notices=(acts.noticed,),
    record=Record(on_release=record.CONSEQUENCES, dues=record.DUES, follows=(record.opens, record.ends)),
)
