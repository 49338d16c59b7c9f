"""continue: talk, often, about whether both are regaining trust. What the partner released arrives here.

The forms that belong to it: check-ins and settings (checkin.py), the talk (talk.py), the long way (long_way.py).
"""

from __future__ import annotations

from core.story.common import DAYS, LATER, LETTER, WEEKDAY
from core.words import Act, Ask, Choice, Kind, Release, Step, Track

DIFFERENT = Release("different", LETTER)

CONTINUE = Step(
    "continue",
    Track.COUPLE,
    opens="a_promise_agreed",
    source="Keep talking, often, about how the promises go and whether both are regaining trust.",
    asks=(
        Ask("continue.zone", Kind.PLACE, when=("zone_unknown", "!closed")),
        Ask("continue.days", choices=(*DAYS, LATER), when=("!closed",)),
        Ask("continue.weekday", choices=WEEKDAY, when=("continue.days=weekly", "no_rhythm", "!closed")),
        Ask(
            "continue.hour",
            choices=(
                Choice("morning", act=Act.RHYTHM, says=True),
                Choice("midday", act=Act.RHYTHM, says=True),
                Choice("evening", act=Act.RHYTHM, says=True),
            ),
            when=("!closed",),
        ),
        Ask("continue.topic-read", Kind.OPEN, each="topics_for_me"),
        Ask("continue.back-read", Kind.OPEN, each="coming_back_for_me"),
        Ask("continue.snapshot-read", Kind.OPEN, each="snapshots_for_me"),
        Ask("continue.date-read", Kind.OPEN, each="dates_for_me"),
        Ask("continue.enough-read", Kind.OPEN, each="enough_for_me"),
        Ask("continue.enough-back-read", Kind.OPEN, each="enough_back_for_me"),
        Ask("continue.different", Kind.LETTER, each="closed_well", optional=True, most=20000),
        Ask(
            "continue.different-share", Kind.SHARE, each="closed_well", release=DIFFERENT, parts=("continue.different",)
        ),
        Ask("continue.different-read", Kind.OPEN, each="different_for_me"),
    ),
)
