"""Gates of the private safety questions."""

from __future__ import annotations

from core.journey.safety.story import PUT_DOWN
from core.kernel.gates import Gate, GateContext
from core.values import key

STOPPING = frozenset(
    f"safety.{name}"
    for name in ("controlled", "afraid", "forced", "hurt", "made-to", "leverage", "child", "more", "i-hurt")
)
NAMED = frozenset({"past", "now"})


def _put_down_alone(here: GateContext) -> bool:
    """Being put down, and nothing else of the list: one more question belongs to that."""
    picks = here.position.picks
    return picks.get(PUT_DOWN.key) in NAMED and not any(picks.get(key(ask)) in NAMED for ask in STOPPING)


GATES: dict[str, Gate] = {"put_down_alone": _put_down_alone, "free": lambda here: not here.room.stopped}
