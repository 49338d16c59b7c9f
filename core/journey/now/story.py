"""now: help for a hard moment, at every moment; and a thought kept until morning."""

from __future__ import annotations

from core.journey.common import Group, form
from core.kernel.words import Ask, AskKind, Choice, Then

WHAT = Ask(
    "now.what",
    choices=(
        Choice("breathe", Then.AGAIN, says=True),
        Choice("water", Then.AGAIN, says=True),
        Choice("call", Then.AGAIN, says=True),
        Choice("park"),
        Choice("tomorrow", Then.AGAIN, act="follow_up", says=True),
        Choice("enough", act="enough", says=True),
    ),
)
PARK = Ask("now.park", AskKind.LINE, when=("now.what=park",), optional=True, most=2000, act="park_thought")
ON = Ask("now.on", choices=(Choice("more", act="now_again"), Choice("enough", act="enough")), when=("now.what=park",))

NOW_FORM = form(
    "now",
    group=Group.HELP,
    source="After a discovery people do not sleep. Nothing about the relationship must be decided tonight.",
    offered=("always",),
    silent=True,
    preface="now",
    at_every_moment=True,
    asks=(WHAT, PARK, ON),
)

PARKED_BACK = Ask("parked.back", choices=(Choice("show"), Choice("drop", act="unpark", says=True)))

PARKED_FORM = form(
    "parked",
    begun_by="the morning after a thought was parked",
    source="What keeps turning in the head is put down until morning.",
    silent=True,
    asks=(
        PARKED_BACK,
        Ask("parked.shown", choices=(Choice("good", act="unpark"),), when=("parked.back=show",), shows=("now.park",)),
    ),
)
