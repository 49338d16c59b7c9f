"""Settings: the person chooses place, days, hours, reminders and their own name."""

from __future__ import annotations

from core.journey.settings import acts
from core.journey.settings.story import SETTINGS_FORM
from core.kernel.story import Feature

SETTINGS = Feature(
    name="settings", forms=(SETTINGS_FORM,), acts=acts.ACTS, gates={"knocks_tell": lambda here: not here.room.only_here}
)
