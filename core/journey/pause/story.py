"""A time-out: no questions, then a gentle way back in; alone, or said aloud with the hour of coming back."""

from __future__ import annotations

from core.journey.common import MINUTE, Group, form, released
from core.kernel.words import Ask, AskKind, Choice, Release

BREAK = Release("break", MINUTE, headed=True, always=True)

BACK = Ask("break.back", AskKind.MOMENT, act="within_a_day")
ASKS = (Ask("welcome.break-read", AskKind.OPEN, each=f"theirs:{BREAK.id}"),)

TIMEOUT_FORM = form(
    "timeout",
    group=Group.HELP,
    source="A time-out is always at hand: no questions, then a gentle way back in.",
    offered=("always",),
    command="timeout",
    silent=True,
    asks=(
        Ask(
            "timeout.long",
            choices=(
                Choice("half-hour", act="time_out", says=True),
                Choice("two-hours", act="time_out", says=True),
                Choice("tomorrow", act="time_out", says=True),
                Choice("nothing"),
            ),
        ),
    ),
)

BREAK_FORM = form(
    "break",
    source="A break that is said aloud says when it ends.",
    offered=("paired", "!closed"),
    silent=True,
    asks=(Ask("break.zone", AskKind.PLACE, when=("zone_unknown",)), *released(BREAK, "break.share", BACK)),
)
