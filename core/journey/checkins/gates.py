"""Gates of check-ins, and whether the person's own answers are steady."""

from __future__ import annotations

from core.journey.checkins import facts, trust
from core.journey.checkins.story import CHECKIN_HOPE, CHECKIN_RELY, CHECKIN_TOPIC, CHECKIN_UNDERSTOOD
from core.kernel.gates import Gate, GateContext
from core.values import EMPTY

TRUST_ITEMS = (CHECKIN_RELY.id, CHECKIN_UNDERSTOOD.id, CHECKIN_HOPE.id)


def _own_steady(here: GateContext) -> bool:
    """Three steady months in each of one's own series, and a rhythm that can be slower."""
    room = here.room
    can_slow = room.rhythm is not None and room.rhythm.days != "two-weeks"
    return can_slow and all(trust.steady(room.series.get(item, EMPTY)) for item in TRUST_ITEMS)


def _cries_out(here: GateContext) -> bool:
    """A number of the check-in in hand cries out, so that nothing is offered after it."""
    relied = here.room.series.get(CHECKIN_RELY.id, EMPTY)
    return facts.cries_out(facts.answered(here.position.picks), relied) is not None


GATES: dict[str, Gate] = {
    "cries_out": _cries_out,
    "topic_noted": lambda here: CHECKIN_TOPIC.id in here.position.drafts,
    "own_steady": _own_steady,
}
