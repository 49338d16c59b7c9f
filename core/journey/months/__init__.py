"""Months: once a month, whether trust is coming back for oneself, and whether both are regaining it."""

from __future__ import annotations

from core.journey.months import acts
from core.journey.months.story import ASKS, MONTH_FORM
from core.kernel.story import Feature, Wake

MONTHS = Feature(
    name="months",
    forms=(MONTH_FORM,),
    asks={"continue": ASKS},
    wakes={acts.DUE: Wake(come=acts.comes, asks=True), acts.DAY_AFTER: Wake(come=acts.day_after, asks=True)},
    notices=(acts.noticed,),
)
