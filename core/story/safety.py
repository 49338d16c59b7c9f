"""Safety: the private questions, always skippable; time-outs; leaving and erasing, which need no reason.

Nobody but the person ever sees an answer. A stop looks like any quiet day, on both screens (core/acts/safety.py).
"""

from __future__ import annotations

from core.words import Act, Ask, Choice, Step, Then, Track

HOW = (Choice("no"), Choice("past"), Choice("now"), Choice("skip"))
HERE = ("safety.here=yes",)


def _question(id: str, *when: str) -> Ask:
    return Ask(id, choices=HOW, when=(*HERE, *when), act=Act.SAFETY_ANSWER)


SAFETY_FORM = Step(
    "safety",
    Track.FORM,
    opens="by_hand",
    source="The person it is shared with may not be safe.",
    offered=("always",),
    silent=True,
    asks=(
        Ask("safety.here", choices=(Choice("yes"), Choice("no", says=True))),
        _question("safety.put-down"),
        _question("safety.controlled"),
        _question("safety.afraid"),
        _question("safety.forced"),
        _question("safety.hurt"),
        _question("safety.made-to"),
        _question("safety.leverage"),
        _question("safety.child"),
        _question("safety.more", "put_down_alone"),
        _question("safety.i-hurt"),
        _question("safety.dying"),
        _question("safety.harm-other"),
        Ask("safety.end", choices=(Choice("good", act=Act.SAFETY_DONE),), when=HERE),
    ),
)

CHANGED_FORM = Step(
    "changed",
    Track.FORM,
    opens="by_hand",
    begun_by="a careful release",
    source="Before something hard is shared, at most once a day: is it still safe?",
    silent=True,
    asks=(
        Ask(
            "changed.safe",
            choices=(
                Choice("no", act=Act.SAFE_TODAY),
                Choice("yes", act=Act.LOOK_AGAIN),
                Choice("skip", act=Act.SAFE_TODAY),
            ),
        ),
    ),
)

TIMEOUT_FORM = Step(
    "timeout",
    Track.FORM,
    opens="by_hand",
    source="A time-out is always at hand: no questions, then a gentle way back in.",
    offered=("always",),
    command="timeout",
    silent=True,
    asks=(
        Ask(
            "timeout.long",
            choices=(
                Choice("half-hour", act=Act.TIME_OUT, says=True),
                Choice("two-hours", act=Act.TIME_OUT, says=True),
                Choice("tomorrow", act=Act.TIME_OUT, says=True),
                Choice("nothing"),
            ),
        ),
    ),
)

LEAVE_FORM = Step(
    "leave",
    Track.FORM,
    opens="by_hand",
    source="Leaving is silent, immediate and needs no reason.",
    offered=("always",),
    command="leave",
    tucked=True,
    silent=True,
    asks=(Ask("leave.sure", choices=(Choice("leave", act=Act.LEAVE), Choice("stay", says=True))),),
)

ERASE_FORM = Step(
    "erase",
    Track.FORM,
    opens="by_hand",
    source="Erasing is silent too. The other can neither read, restore nor prevent it.",
    offered=("always",),
    command="erase",
    tucked=True,
    silent=True,
    asks=(Ask("erase.sure", choices=(Choice("erase", act=Act.ERASE), Choice("stay", says=True))),),
)

BACK_FORM = Step(
    "back",
    Track.FORM,
    opens="by_hand",
    begun_by="anything somebody writes who has left",
    source="Who left can begin again on any day.",
    silent=True,
    asks=(Ask("back.again", choices=(Choice("yes", act=Act.COME_BACK), Choice("no", Then.ASIDE, says=True))),),
)

SAFETY_FORMS = (SAFETY_FORM, CHANGED_FORM, TIMEOUT_FORM, LEAVE_FORM, ERASE_FORM, BACK_FORM)
