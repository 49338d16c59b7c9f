"""What every feature may use: an act that opens a form, words for what was told, gates about the room as such."""

from __future__ import annotations

from core.kernel.forms import open_chosen
from core.kernel.story import Feature

ANYWHERE = Feature(
    name="anywhere",
    acts={"open": open_chosen},
    acknowledged={"hurts": 3, "courage": 3, "good": 3, "plain": 2},
    gates={
        "zone_unknown": lambda here: here.room.zone is None,
        "no_rhythm": lambda here: here.room.rhythm is None,
        "closed": lambda here: here.view is not None and here.view.closed is not None,
    },
)
