"""Gates of the pages: which of them fit what happened."""

from __future__ import annotations

from core.journey.willing.story import WILLING_KIND
from core.kernel.gates import Gate, GateContext

AFFAIR = "affair"


def _health_matters(here: GateContext) -> bool:
    """Whether what happened is an affair, or is not known yet."""
    if here.view is not None and here.view.breaches:
        return any(breach.kind == AFFAIR for breach in here.view.breaches)
    return here.couple.picks.get(WILLING_KIND.key, AFFAIR) == AFFAIR


GATES: dict[str, Gate] = {"health_matters": _health_matters}
