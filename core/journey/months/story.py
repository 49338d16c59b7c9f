"""The monthly question: is trust coming back for me? Each may release an answer."""

from __future__ import annotations

from core.journey.common import LINE, form
from core.kernel.words import Ask, AskKind, Choice, Release

COMING_BACK = Release("coming_back", LINE, careful=True)

BACK_READ = Ask("continue.back-read", AskKind.OPEN, each="theirs:coming_back")

ASKS = (BACK_READ,)

MONTH_FORM = form(
    "month",
    begun_by="the monthly due row",
    source="Whether both are regaining trust.",
    asks=(
        Ask(
            "month.back",
            choices=(Choice("yes"), Choice("a-little"), Choice("not-yet"), Choice("cannot-say"), Choice("nothing")),
        ),
        Ask("month.predict", AskKind.SCALE, optional=True, act="score"),
        Ask("month.depend", AskKind.SCALE, optional=True, act="score"),
        Ask("month.faith", AskKind.SCALE, optional=True, act="score"),
        Ask("month.fewer", choices=(Choice("fewer", act="fewer", says=True), Choice("keep")), when=("own_steady",)),
        Ask(
            "month.share",
            AskKind.SHARE,
            when=("!month.back=nothing", "talks_go_on"),
            release=COMING_BACK,
            parts=("month.back",),
        ),
    ),
)
