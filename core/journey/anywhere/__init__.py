"""What every feature may use: a choice that opens a form, and gates about the room as such."""

from __future__ import annotations

from core.kernel.forms import open_chosen
from core.kernel.story import Feature

ANYWHERE = Feature(
    name="anywhere",
    acts={"open": open_chosen},
    gates={
        "zone_unknown": lambda here: here.room.zone is None,
        "no_rhythm": lambda here: here.room.rhythm is None,
        "closed": lambda here: here.view is not None and here.view.closed is not None,
    },
)
