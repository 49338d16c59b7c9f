"""Gates of a room that is used, or asked for, from a second account."""

from __future__ import annotations

from core.kernel.gates import Gate

GATES: dict[str, Gate] = {
    "linked": lambda here: here.room.linked,
    "linking": lambda here: here.room.linking is not None,
    "link_ripe": lambda here: here.room.link_ripe,
}
