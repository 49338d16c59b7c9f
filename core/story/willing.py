"""willing: each alone. What happened, the breach card, and the wish to understand each other."""

from __future__ import annotations

from core.story.common import LATER, LINE, RESPONSIBLE
from core.words import Ask, Choice, Kind, Release, Step, Then, Track

BREACH_CARD = Release("breach_card", LINE)
WILLING = Release("willing", LINE)

WILLINGNESS = Step(
    "willing",
    Track.COUPLE,
    opens="settled_in",
    source="Both must be willing to see the other's view before anything else can begin.",
    asks=(
        Ask("willing.side", choices=(Choice("hurt"), Choice("responsible"), LATER), when=("side_unknown",)),
        Ask("willing.happened", Kind.LETTER, optional=True, most=20000),
        Ask(
            "willing.kind",
            choices=tuple(map(Choice, ("affair", "lies", "money", "addiction", "agreement", "other"))),
            when=("!card_open",),
        ),
        Ask("willing.level", Kind.SCALE, optional=True),
        Ask(
            "willing.card",
            Kind.SHARE,
            when=("paired", "!card_open", "!card_held"),
            release=BREACH_CARD,
            parts=("willing.side", "willing.kind"),
        ),
        Ask("willing.read-card", Kind.OPEN, each="cards_for_me"),
        Ask(
            "willing.over",
            choices=(Choice("yes"), Choice("no", Then.ASIDE, says=True), Choice("not-sure")),
            role=RESPONSIBLE,
        ),
        Ask("willing.hidden", choices=(Choice("no"), Choice("yes", Then.ASIDE, says=True)), role=RESPONSIBLE),
        Ask(
            "willing.ready",
            choices=(
                Choice("yes"),
                Choice("not-sure", Then.ASIDE, says=True),
                Choice("not-now", Then.ASIDE, says=True),
            ),
            when=("card_open", "nothing_in_the_way"),
        ),
        Ask(
            "willing.share",
            Kind.SHARE,
            when=("card_open", "nothing_in_the_way", "willing.ready=yes"),
            release=WILLING,
            parts=("willing.ready",),
        ),
        Ask("willing.read", Kind.OPEN, each="willing_for_me"),
    ),
)
