"""Safety: the private questions, always skippable, and the one before something hard is shared.

Nobody but the person ever sees an answer. A stop looks like any quiet day, on both screens (acts.py).
"""

from __future__ import annotations

from core.journey.common import LOCK, Group, form
from core.kernel.words import Ask, Choice

HOW = (Choice("no"), Choice("past"), Choice("now"), Choice("skip"))
HERE = ("safety.here=yes",)


def _question(id: str, *when: str) -> Ask:
    return Ask(id, choices=HOW, when=(*HERE, *when), act="safety_answer")


PUT_DOWN = _question("safety.put-down")
MORE = _question("safety.more", "put_down_alone")
DYING = _question("safety.dying")

SAFETY_FORM = form(
    "safety",
    group=Group.HELP,
    source="The person it is shared with may not be safe.",
    offered=("always",),
    silent=True,
    unnamed=True,  # somebody may stand beside them
    asks=(
        Ask("safety.here", choices=(Choice("yes"), Choice("no", says=True))),
        PUT_DOWN,
        _question("safety.controlled"),
        _question("safety.afraid"),
        _question("safety.forced"),
        _question("safety.hurt"),
        _question("safety.made-to"),
        _question("safety.leverage"),
        _question("safety.child"),
        MORE,
        _question("safety.i-hurt"),
        DYING,
        Ask(
            "safety.harm-other",
            choices=(Choice("no"), Choice("past"), Choice("now", says=True), Choice("skip")),
            when=HERE,
            act="safety_answer",
        ),
        Ask("safety.lock", choices=(*LOCK, Choice("skip")), when=(*HERE, "knocks_tell"), act="lock_screen"),
        Ask("safety.end", choices=(Choice("good", act="safety_done"),), when=HERE),
    ),
)

CHANGED_FORM = form(
    "changed",
    begun_by="a careful release",
    source="Before something hard is shared, at most once a day: is it still safe?",
    silent=True,
    asks=(
        Ask(
            "changed.safe",
            choices=(Choice("no", act="safe_today"), Choice("yes", act="look_again"), Choice("skip", act="safe_today")),
        ),
    ),
)
