"""The form in which a promise is made: small, with a time, seen to be done, and in one's own hands."""

from __future__ import annotations

from core.journey.common import LINE, form
from core.kernel.words import Ask, AskKind, Choice, Release

PROMISE = Release("promise", LINE, headed=True, careful=True, meanwhile=("possible",), knock="promise")

WHAT = Ask("promise.what", AskKind.LINE, act="check_promise", rereads=True)
SOFT = Ask("promise.soft", choices=(Choice("change", act="write_anew"), Choice("keep")), when=("promise_found_soft",))
OFTEN = Ask("promise.often", choices=(Choice("once"), Choice("again")))
FIRST = Ask(
    "promise.first", AskKind.MOMENT, when=("promise.often=again",), recurs=True, act="comes_again", can_go_back=True
)
AGAIN = Ask(
    "promise.again",
    choices=(Choice("daily"), Choice("weekdays"), Choice("weekly"), Choice("two-weeks")),
    when=("promise.often=again", "!rhythm_said"),
)
WEEKS = Ask(
    "promise.weeks",
    choices=(Choice("one"), Choice("two"), Choice("four"), Choice("six")),
    when=("promise.often=again", "!end_said"),
)
SURE = Ask("promise.sure", AskKind.SCALE, act="smaller")

PROMISE_FORM = form(
    "promise",
    begun_by="the offer to make a promise, and /promise",
    source="Keep promises small and go beyond them.",
    asks=(
        Ask("promise.zone", AskKind.PLACE, when=("zone_unknown",)),
        WHAT,
        SOFT,
        Ask("promise.worry", AskKind.LINE, optional=True),
        OFTEN,
        Ask(
            "promise.when",
            AskKind.MOMENT,
            when=("promise.often=once",),
            recurs=True,
            act="comes_again",
            can_go_back=True,
        ),
        FIRST,
        AGAIN,
        WEEKS,
        Ask("promise.seen", AskKind.LINE, act="check_promise", rereads=True),
        Ask("promise.plan", AskKind.LINE, optional=True, act="check_promise", rereads=True),
        SURE,
        Ask(
            "promise.share",
            AskKind.SHARE,
            when=("room_for_a_promise",),
            release=PROMISE,
            parts=(
                "promise.what",
                "promise.worry",
                "promise.when",
                "promise.first",
                "promise.again",
                "promise.weeks",
                "promise.seen",
                "promise.plan",
            ),
        ),
    ),
)
