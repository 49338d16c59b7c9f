"""A time-out: no questions, then a gentle way back in."""

from __future__ import annotations

from core.journey.common import Group, form
from core.kernel.words import Ask, Choice

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
