"""Leaving: silent, immediate and without a reason; erasing likewise; and a way back on any day."""

from __future__ import annotations

from core.journey.leaving import acts
from core.journey.leaving.story import BACK_FORM, ERASE_FORM, LEAVE_FORM
from core.kernel.story import Feature, Mode

LEAVING = Feature(
    name="leaving",
    forms=(LEAVE_FORM, ERASE_FORM, BACK_FORM),
    acts=acts.ACTS,
    modes=(Mode(holds=lambda room: room.left, hear=acts.hear),),
)
