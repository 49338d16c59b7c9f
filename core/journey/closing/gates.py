"""Gates and lists of closing well and parting well."""

from __future__ import annotations

from core.kernel.gates import Gate, GateContext, List, Things, refs
from core.state import Closed


def _closed_well(here: GateContext) -> Things:
    return ("enough",) if here.view is not None and here.view.closed == Closed.ENOUGH else ()


def _partings(here: GateContext) -> Things:
    """The word that parted, whoever said it: both close in the same way."""
    found = (i for i in here.view.items if i.kind == "parting" and i.shown) if here.view else ()
    return refs(tuple(found)[:1])


def _enough_said(here: GateContext) -> bool:
    """Whether I have said it, or it is on its way."""
    return here.view is not None and (here.view.me in here.view.enough or here.view.held("enough"))


GATES: dict[str, Gate] = {
    "parted": lambda here: here.view is not None and here.view.parted,
    "may_close": lambda here: here.view is not None and here.view.may_close,
    "enough_said": _enough_said,
}
LISTS: dict[str, List] = {"closed_well": _closed_well, "partings": _partings}
