"""Gates of the private safety questions."""

from __future__ import annotations

from core.gates.scene import Gate, Scene

STOPPING = frozenset(
    f"safety.{name}"
    for name in ("controlled", "afraid", "forced", "hurt", "made-to", "leverage", "child", "more", "i-hurt")
)
NAMED = frozenset({"past", "now"})


def _put_down_alone(scene: Scene) -> bool:
    """Being put down, and nothing else of the list: one more question belongs to that."""
    picks = scene.position.picks
    return picks.get("safety.put-down") in NAMED and not any(picks.get(ask) in NAMED for ask in STOPPING)


GATES: dict[str, Gate] = {"put_down_alone": _put_down_alone, "free": lambda scene: not scene.room.stopped}
