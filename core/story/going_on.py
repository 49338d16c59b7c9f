"""continue: check-ins, and talk, often, about whether both are regaining trust."""

from __future__ import annotations

from core.story.common import LATER
from core.words import Act, Ask, Choice, Kind, Step, Track

CONTINUE = Step(
    "continue",
    Track.COUPLE,
    opens="a_promise_agreed",
    source="Keep talking, often, about how the promises go and whether both are regaining trust.",
    asks=(
        Ask("continue.zone", Kind.PLACE, when=("zone_unknown",)),
        Ask("continue.days", choices=(Choice("daily"), Choice("three"), Choice("weekly"), LATER)),
        Ask(
            "continue.hour",
            choices=(
                Choice("morning", act=Act.RHYTHM, says=True),
                Choice("midday", act=Act.RHYTHM, says=True),
                Choice("evening", act=Act.RHYTHM, says=True),
            ),
        ),
    ),
)

CHECK_IN_FORM = Step(
    "checkin",
    Track.FORM,
    opens="by_hand",
    source="Keep talking, often, about whether both are regaining trust.",
    asks=(
        Ask("checkin.rely", Kind.SCALE, optional=True),
        Ask("checkin.understood", Kind.SCALE, optional=True),
        Ask("checkin.hope", Kind.SCALE, optional=True),
        Ask("checkin.noticed", Kind.LINE, optional=True),
        Ask("checkin.topic", Kind.LINE, optional=True),
    ),
)
