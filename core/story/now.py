"""now: help for a hard moment, at every moment; a thought kept until morning; check-ins begun without any promise."""

from __future__ import annotations

from core.story.common import DAYS, WEEKDAY
from core.words import Act, Ask, Choice, Kind, Step, Then, Track

NOW_FORM = Step(
    "now",
    Track.FORM,
    opens="by_hand",
    source="After a discovery people do not sleep. Nothing about the relationship must be decided tonight.",
    offered=("always",),
    silent=True,
    asks=(
        Ask(
            "now.what",
            choices=(
                Choice("breathe", Then.AGAIN, says=True),
                Choice("water", Then.AGAIN, says=True),
                Choice("rest", Then.AGAIN, says=True),
                Choice("call", Then.AGAIN, says=True),
                Choice("park"),
                Choice("tomorrow", Then.AGAIN, act=Act.FOLLOW_UP, says=True),
                Choice("enough", act=Act.ENOUGH, says=True),
            ),
        ),
        Ask("now.park", Kind.LINE, when=("now.what=park",), optional=True, most=2000, act=Act.PARK_THOUGHT),
        Ask(
            "now.on",
            choices=(Choice("more", act=Act.NOW_AGAIN), Choice("enough", act=Act.ENOUGH)),
            when=("now.what=park",),
        ),
    ),
)

PARKED_FORM = Step(
    "parked",
    Track.FORM,
    opens="by_hand",
    begun_by="the morning after a thought was parked",
    source="What keeps turning in the head is put down until morning.",
    silent=True,
    asks=(
        Ask("parked.back", choices=(Choice("show"), Choice("drop", act=Act.UNPARK, says=True))),
        Ask("parked.shown", choices=(Choice("good", act=Act.UNPARK),), when=("parked.back=show",), shows=("now.park",)),
    ),
)

RHYTHM_FORM = Step(
    "rhythm",
    Track.FORM,
    opens="by_hand",
    source="A minute for oneself needs no promise of anybody's.",
    offered=("settled_in",),
    silent=True,
    asks=(
        Ask("rhythm.zone", Kind.PLACE, when=("zone_unknown",)),
        Ask("rhythm.days", choices=(*DAYS, Choice("none"))),
        Ask("rhythm.weekday", choices=WEEKDAY, when=("rhythm.days=weekly",)),
        Ask(
            "rhythm.hour",
            choices=(
                Choice("morning", act=Act.OWN_RHYTHM, says=True),
                Choice("midday", act=Act.OWN_RHYTHM, says=True),
                Choice("evening", act=Act.OWN_RHYTHM, says=True),
            ),
            when=("!rhythm.days=none",),
        ),
    ),
)

NOW_FORMS = (NOW_FORM, PARKED_FORM, RHYTHM_FORM)
