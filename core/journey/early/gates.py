"""Lists of the early releases: urgent questions, "I did this, I will answer", and a holding plan for a week."""

from __future__ import annotations

from core.journey.early.story import HOLDING_READ
from core.kernel.gates import GateContext, List, Things, refs
from core.kernel.view import View
from core.kernel.words import Role

MOST_URGENT = 3
MOST_WAITING = 3  # plans offered and not answered


def _latest(here: GateContext, role: Role | None = None) -> str | None:
    """The latest breach in which the person has this role, as long as nobody has asked to talk it through."""
    view = here.view
    assert view is not None
    found = [b.id for b in view.breaches if role in {None, view.role(b.id)}]
    return found[-1] if found and not (view.mine("talk", found[-1]) or view.theirs("talk", found[-1])) else None


def _all(breach: str | None) -> Things:
    return (breach,) if breach is not None else ()


def _urgent(here: GateContext) -> Things:
    """Three urgent questions in all for one breach; one at a time."""
    breach, view = _latest(here, Role.HURT), here.view
    assert view is not None
    enough = breach is None or view.held("urgent") or len(view.mine("urgent", breach)) >= MOST_URGENT
    return () if enough else _all(breach)


def _answering(here: GateContext) -> Things:
    breach, view = _latest(here, Role.RESPONSIBLE), here.view
    assert view is not None
    said = breach is None or view.held("answering") or view.mine("answering", breach)
    return () if said else _all(breach)


def _unanswered(view: View, breach: str) -> int:
    answered = {item.about for item in view.theirs("holding_answer", breach)}
    return sum(plan.ref not in answered for plan in view.mine("holding", breach))


def _holding(here: GateContext) -> Things:
    """One plan at a time; when its week is over it may be made again."""
    breach, view = _latest(here), here.view
    assert view is not None
    if breach is None or view.holding is not None or view.held("holding"):
        return ()
    return _all(breach) if _unanswered(view, breach) < MOST_WAITING else ()


def _holdings_opened(here: GateContext) -> Things:
    """The partner's latest plan, once I opened it; an earlier one is overtaken by it."""
    return here.opened(HOLDING_READ.id, refs(here.theirs("holding")[-1:]))


def _holdings_over(here: GateContext) -> Things:
    view = here.view
    assert view is not None
    return tuple(
        ref for ref in view.holdings_over if (item := view.item(ref)) is not None and item.breach == here.breach
    )


LISTS: dict[str, List] = {
    "urgent_may_be_asked": _urgent,
    "answering_may_be_said": _answering,
    "holding_may_be_offered": _holding,
    "holdings_opened": _holdings_opened,
    "holdings_over": _holdings_over,
}
