"""Gates of a room that is used, or asked for, from a second account."""

from __future__ import annotations

from core.gates.scene import Gate

GATES: dict[str, Gate] = {
    "linked": lambda scene: scene.room.linked,
    "linking": lambda scene: scene.room.linking is not None,
    "link_ripe": lambda scene: scene.room.link_ripe,
}
