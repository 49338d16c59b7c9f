"""Gates of coming in: who is paired, invited or waited for, and who is settled in."""

from __future__ import annotations

from core.journey.welcome.story import JOIN, SAFE
from core.kernel.gates import Gate, GateContext


def settled_in(here: GateContext) -> bool:
    """Whether the person has been welcomed, in a safe moment."""
    return here.room.name is not None and here.couple.picks.get(SAFE.key) == "yes"


GATES: dict[str, Gate] = {
    "paired": lambda here: here.view is not None,
    "invited": lambda here: here.room.invitation is not None,
    "somebody_joins": lambda here: here.room.joining is not None,
    "settled_in": settled_in,
    "near_pairing": lambda here: here.room.invitation is not None or here.picked(JOIN.id, "invite"),
}
