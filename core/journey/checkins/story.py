"""continue, and check-ins: the person's own rhythm, and what is asked in a minute of it. None of it is shared."""

from __future__ import annotations

from core.journey.common import DAYS, LATER, WEEKDAY
from core.kernel.words import Ask, Choice, Kind, Step, TrackKind

TRUST, FIRST = ("!first_days",), ("first_days",)

CONTINUE = Step(
    "continue",
    TrackKind.COUPLE,
    opens="a_promise_agreed",
    source="Keep talking, often, about how the promises go and whether both are regaining trust.",
    asks=(
        Ask("continue.zone", Kind.PLACE, when=("zone_unknown", "!closed")),
        Ask("continue.days", choices=(*DAYS, LATER), when=("!closed",)),
        Ask("continue.weekday", choices=WEEKDAY, when=("continue.days=weekly", "no_rhythm", "!closed")),
        Ask(
            "continue.hour",
            choices=(
                Choice("morning", act="rhythm", says=True),
                Choice("midday", act="rhythm", says=True),
                Choice("evening", act="rhythm", says=True),
            ),
            when=("!closed",),
        ),
    ),
)


def _score(id: str, *when: str) -> Ask:
    return Ask(id, Kind.SCALE, when=when, optional=True, act="score")


CHECK_IN_FORM = Step(
    "checkin",
    TrackKind.FORM,
    opens="by_hand",
    begun_by="the rhythm of check-ins, and /checkin",
    source="Keep talking, often, about whether both are regaining trust.",
    asks=(
        _score("checkin.sleep", *FIRST),
        _score("checkin.food", *FIRST),
        _score("checkin.over", *FIRST),
        _score("checkin.rely", *TRUST),
        _score("checkin.understood", *TRUST),
        _score("checkin.hope", *TRUST),
        Ask("checkin.noticed", Kind.LINE, optional=True),
        Ask("checkin.topic", Kind.LINE, when=TRUST, optional=True),
        Ask(
            "checkin.bring", choices=(Choice("bring", act="bring"), Choice("keep")), when=("topic_noted", "talks_go_on")
        ),
    ),
)
