"""Hard dates: the day it came to light, anniversaries; one's own, and where both released the day, both's."""

from __future__ import annotations

from core.journey.common import LINE
from core.kernel.words import Ask, Choice, Kind, Release, Step, TrackKind

DATE = Release("date", LINE)

ASKS = (Ask("continue.date-read", Kind.OPEN, each="theirs:date"),)

DATE_WHAT = Ask("date.what", Kind.LINE, when=("!dates_full",), optional=True, most=500)
DATE_DAY = Ask("date.day", Kind.MOMENT, when=("!dates_full",), act="keep_date")

DATE_FORM = Step(
    "date",
    TrackKind.FORM,
    opens="by_hand",
    source="Hard dates: the day it came to light, anniversaries.",
    offered=("settled_in",),
    silent=True,
    after_parting=True,
    asks=(
        Ask(
            "date.full", choices=(Choice("leave"), Choice("clear", act="forget_dates", says=True)), when=("dates_full",)
        ),
        Ask("date.zone", Kind.PLACE, when=("zone_unknown", "!dates_full")),
        DATE_WHAT,
        DATE_DAY,
        Ask("date.share", Kind.SHARE, when=("talks_go_on",), release=DATE, parts=("date.day",)),
    ),
)
