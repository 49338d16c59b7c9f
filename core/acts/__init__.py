"""What an answer sets going besides moving on: an invitation, a timer, a rhythm, a form. One function for each Act."""

from __future__ import annotations

from core.acts import alone, chart, going_on, keep, leaving, linking, long_way, pairing, reflection, safety
from core.acts.timer import Doing
from core.desk import Desk
from core.state import Focus
from core.words import Act

ACTS: dict[Act, Doing] = {
    **pairing.ACTS,
    **alone.ACTS,
    **reflection.ACTS,
    **keep.ACTS,
    **going_on.ACTS,
    **long_way.ACTS,
    **chart.ACTS,
    **safety.ACTS,
    **leaving.ACTS,
    **linking.ACTS,
}


def after(desk: Desk, focus: Focus, act: Act | None, value: str | None) -> None:
    """Do what this act says. `value` is the choice or number that was answered."""
    if act is not None:
        ACTS[act](desk, focus, value)
