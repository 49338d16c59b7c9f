"""Hard dates: the day it came to light, anniversaries; one's own, and where both released the day, both's."""

from __future__ import annotations

from core.journey.common import LINE, Group, form, released
from core.kernel.words import Ask, AskKind, Choice, Release

DATE = Release("date", LINE)

ASKS = (Ask("continue.date-read", AskKind.OPEN, each="theirs:date"),)

DATE_WHAT = Ask("date.what", AskKind.LINE, when=("!dates_full",), optional=True, most=500)
DATE_DAY = Ask("date.day", AskKind.MOMENT, when=("!dates_full",), act="keep_date")

DATE_FORM = form(
    "date",
    group=Group.ME,
    source="Hard dates: the day it came to light, anniversaries.",
    offered=("settled_in",),
    silent=True,
    after_parting=True,
    asks=(
        Ask(
            "date.full", choices=(Choice("leave"), Choice("clear", act="forget_dates", says=True)), when=("dates_full",)
        ),
        Ask("date.zone", AskKind.PLACE, when=("zone_unknown", "!dates_full")),
        DATE_WHAT,
        *released(DATE, "date.share", DATE_DAY, when=("talks_go_on",)),
    ),
)
