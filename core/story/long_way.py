"""The long way: the monthly question, hard dates, closing well and parting well."""

from __future__ import annotations

from core.story.common import LETTER, LINE
from core.words import Act, Ask, Choice, Kind, Release, Step, Track

COMING_BACK = Release("coming_back", LINE, careful=True)
DATE = Release("date", LINE)
ENOUGH = Release("enough", LINE)
ENOUGH_BACK = Release("enough_back", LINE, always=True)
PARTING = Release("parting", LETTER, always=True)

MONTH_FORM = Step(
    "month",
    Track.FORM,
    opens="by_hand",
    begun_by="the monthly due row",
    source="Whether both are regaining trust.",
    asks=(
        Ask(
            "month.back",
            choices=(Choice("yes"), Choice("a-little"), Choice("not-yet"), Choice("cannot-say"), Choice("nothing")),
        ),
        Ask("month.predict", Kind.SCALE, optional=True, act=Act.SCORE),
        Ask("month.depend", Kind.SCALE, optional=True, act=Act.SCORE),
        Ask("month.faith", Kind.SCALE, optional=True, act=Act.SCORE),
        Ask("month.fewer", choices=(Choice("fewer", act=Act.FEWER, says=True), Choice("keep")), when=("own_steady",)),
        Ask(
            "month.share",
            Kind.SHARE,
            when=("!month.back=nothing", "talks_go_on"),
            release=COMING_BACK,
            parts=("month.back",),
        ),
    ),
)

DATE_FORM = Step(
    "date",
    Track.FORM,
    opens="by_hand",
    source="Hard dates: the day it came to light, anniversaries.",
    offered=("settled_in",),
    silent=True,
    asks=(
        Ask(
            "date.full",
            choices=(Choice("leave"), Choice("clear", act=Act.FORGET_DATES, says=True)),
            when=("dates_full",),
        ),
        Ask("date.zone", Kind.PLACE, when=("zone_unknown", "!dates_full")),
        Ask("date.what", Kind.LINE, when=("!dates_full",), optional=True, most=500),
        Ask("date.day", Kind.MOMENT, when=("!dates_full",), act=Act.KEEP_DATE),
        Ask("date.share", Kind.SHARE, when=("talks_go_on",), release=DATE, parts=("date.day",)),
    ),
)

CLOSING_FORM = Step(
    "closing",
    Track.FORM,
    opens="by_hand",
    source="Closing well: both say that they have rebuilt enough.",
    offered=("talks_go_on", "!enough_said"),
    silent=True,
    asks=(
        Ask("closing.enough", choices=(Choice("yes"), Choice("nothing"))),
        Ask("closing.share", Kind.SHARE, when=("closing.enough=yes",), release=ENOUGH, parts=("closing.enough",)),
    ),
)

ENOUGH_BACK_FORM = Step(
    "reopen",
    Track.FORM,
    opens="by_hand",
    source="Nothing is forced, and a word can be taken back.",
    offered=("enough_said", "!closed"),
    silent=True,
    asks=(
        Ask("reopen.back", choices=(Choice("yes"), Choice("nothing"))),
        Ask("reopen.share", Kind.SHARE, when=("reopen.back=yes",), release=ENOUGH_BACK, parts=("reopen.back",)),
    ),
)

PARTING_FORM = Step(
    "parting",
    Track.FORM,
    opens="by_hand",
    source="It is not always possible. Parting well: safety first, no blame, no numbers.",
    offered=("paired", "!parted"),
    command="parting",
    tucked=True,
    silent=True,
    asks=(
        Ask("parting.danger", choices=(Choice("no"), Choice("not-sure", says=True), Choice("yes", says=True))),
        Ask("parting.sure", choices=(Choice("yes"), Choice("nothing")), when=("parting.danger=no",)),
        Ask(
            "parting.share",
            Kind.SHARE,
            when=("parting.danger=no", "parting.sure=yes"),
            release=PARTING,
            parts=("parting.sure",),
        ),
    ),
)

PARTED_FORM = Step(
    "parted",
    Track.FORM,
    opens="by_hand",
    begun_by="parting, once it shows",
    source="A calm closing; the record stays readable.",
    asks=(Ask("parted.read", Kind.OPEN, each="partings"),),
)

LONG_WAY_FORMS = (MONTH_FORM, DATE_FORM, CLOSING_FORM, ENOUGH_BACK_FORM, PARTING_FORM, PARTED_FORM)
