"""continue, and check-ins: the person's own rhythm, and what is asked in a minute of it. None of it is shared."""

from __future__ import annotations

from core.journey.common import DAYS, LATER, TWICE, WEEKDAY, WEEKEND, form
from core.kernel.words import Ask, AskKind, Choice, Step, TrackKind

TRUST, FIRST = ("!first_days",), ("first_days",)

CONTINUE_DAYS = Ask("continue.days", choices=(*DAYS, LATER), when=("!closed",), act="rhythm_if_said", hour="hour_ahead")


def _more_exactly(id: str, choices: tuple[Choice, ...], gate: str) -> Ask:
    """The days on a screen of their own, after that of all."""
    return Ask(id, choices=choices, when=(gate, "no_rhythm", "!closed"), act="rhythm_if_said", hour="hour_ahead")


CONTINUE_TWICE = _more_exactly("continue.twice", TWICE, "continue.days=twice")
CONTINUE_WEEKDAY = _more_exactly("continue.weekday", WEEKDAY, "continue.days=weekly")
CONTINUE_WEEKEND = _more_exactly("continue.weekend", WEEKEND, "continue.weekday=weekend")
HOUR = Ask(
    "continue.hour",
    choices=(Choice("morning", says=True), Choice("midday", says=True), Choice("evening", says=True)),
    when=("!closed",),
    act="rhythm",
    hour="hour",
)

CONTINUE = Step(
    "continue",
    TrackKind.COUPLE,
    opens="a_promise_agreed",
    source="Keep talking, often, about how the promises go and whether both are regaining trust.",
    asks=(
        Ask("continue.zone", AskKind.PLACE, when=("zone_unknown", "!closed")),
        CONTINUE_DAYS,
        CONTINUE_TWICE,
        CONTINUE_WEEKDAY,
        CONTINUE_WEEKEND,
        HOUR,
    ),
)


def _score(id: str, *when: str) -> Ask:
    return Ask(id, AskKind.SCALE, when=when, optional=True, act="score")


CHECKIN_RELY = _score("checkin.rely", *TRUST)
CHECKIN_UNDERSTOOD = _score("checkin.understood", *TRUST)
CHECKIN_HOPE = _score("checkin.hope", *TRUST)
CHECKIN_TOPIC = Ask("checkin.topic", AskKind.LINE, when=TRUST, optional=True)

SLEEP, FOOD, TOO_MUCH = (_score(f"checkin.{name}", *FIRST) for name in ("sleep", "food", "over"))

CHECK_IN_FORM = form(
    "checkin",
    begun_by="the rhythm of check-ins, and /checkin",
    source="Keep talking, often, about whether both are regaining trust.",
    asks=(
        SLEEP,
        FOOD,
        TOO_MUCH,
        CHECKIN_RELY,
        CHECKIN_UNDERSTOOD,
        CHECKIN_HOPE,
        Ask("checkin.noticed", AskKind.LINE, optional=True),
        CHECKIN_TOPIC,
        Ask(
            "checkin.bring",
            choices=(Choice("bring", act="bring"), Choice("keep")),
            when=("topic_noted", "talks_go_on", "!cries_out"),
        ),
    ),
)
