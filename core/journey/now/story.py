"""now: help for a hard moment, at every moment; and a thought kept until morning."""

from __future__ import annotations

from dataclasses import replace

from core.journey.alone.story import letter, page
from core.journey.common import Group, form
from core.kernel.words import Ask, AskKind, Choice, Then

WHAT = Ask(
    "now.what",
    choices=(
        Choice("breathe", Then.AGAIN, says=True),
        Choice("flashback", Then.AGAIN, act="open"),
        Choice("call", Then.AGAIN, says=True),
        Choice("park"),
        Choice("tomorrow", Then.AGAIN, act="follow_up", says=True),
        Choice("enough", act="enough", says=True),
    ),
    briefly=True,
)
PARK = Ask("now.park", AskKind.LINE, when=("now.what=park",), optional=True, most=2000, act="park_thought")
ON = Ask("now.on", choices=(Choice("more", act="now_again"), Choice("enough", act="enough")), when=("now.what=park",))

CITY = Ask("now.zone", AskKind.PLACE, when=("zone_unknown", "hour_unsure"), optional=True, act="good_hours")

NOW_FORM = form(
    "now",
    group=Group.HELP,
    source="After a discovery people do not sleep. Nothing about the relationship must be decided tonight.",
    offered=("always",),
    silent=True,
    preface="now",
    at_every_moment=True,
    asks=(CITY, WHAT, PARK, ON),
)

FLASHBACK_FORM = form(
    "flashback",
    begun_by="help for a hard moment",
    source="What comes back is a memory: it passes, and you are here, now.",
    silent=True,
    at_every_moment=True,
    asks=(
        Ask(
            "flashback.now",
            choices=(
                Choice("where", Then.AGAIN, says=True),
                Choice("water", Then.AGAIN, says=True),
                Choice("triggers", act="open"),
                Choice("better", says=True),
            ),
        ),
    ),
)

TRIGGERS_FORM = replace(
    page(
        "triggers",
        "What sets it off can be known, and what helps can be written down.",
        letter("triggers.what"),
        letter("triggers.helps"),
        after=(
            Ask(
                "triggers.next",
                choices=(Choice("topic", act="open"), Choice("no")),
                when=("talks_go_on", "triggers.end=keep"),
            ),
        ),
    ),
    offered=("settled_in",),
    at_every_moment=True,
)

PARKED_BACK = Ask("parked.back", choices=(Choice("show"), Choice("drop", act="unpark", says=True)))

PARKED_FORM = form(
    "parked",
    begun_by="the morning after a thought was parked",
    source="What keeps turning in the head is put down until morning.",
    silent=True,
    knock="parked",
    asks=(
        PARKED_BACK,
        Ask("parked.shown", choices=(Choice("good", act="unpark"),), when=("parked.back=show",), shows=("now.park",)),
    ),
)
