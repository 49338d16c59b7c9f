"""willing: each alone. What happened, the breach card, and the wish to understand each other."""

from __future__ import annotations

from core.journey.common import HURT, LATER, LINE, RESPONSIBLE, form, opens, released
from core.kernel.words import Ask, AskKind, Choice, Release, Step, Then, TrackKind

BREACH_CARD = Release("breach_card", LINE, meanwhile=("urgent", "answering", "holding"))
WILLING = Release("willing", LINE, meanwhile=("urgent", "answering", "holding", "pages"))
COUNTER_ANSWER = Release("counter_answer", LINE, refusals=("no",))
MORE_TIME = Release("more_time", LINE, always=True)

KINDS = tuple(map(Choice, ("affair", "lies", "money", "addiction", "agreement", "other")))

WILLING_SIDE = Ask(
    "willing.side", choices=(Choice("hurt"), Choice("responsible"), LATER), when=("side_unknown",), tells_role=True
)
WILLING_KIND = Ask("willing.kind", choices=KINDS, when=("!card_open",))
READ_CARD = Ask("willing.read-card", AskKind.OPEN, each="theirs:breach_card", opener="card")
COUNTER = Ask(
    "willing.counter", choices=(Choice("yes", heard="courage"), Choice("no"), Choice("nothing")), each="claims_on_me"
)
OVER = Ask(
    "willing.over",
    choices=(
        Choice("yes", heard="plain"),
        Choice("no", Then.ASIDE, act="help_ending", says=True),
        Choice("not-sure", heard="plain"),
    ),
    role=RESPONSIBLE,
)
HIDDEN = Ask(
    "willing.hidden", choices=(Choice("no"), Choice("yes", Then.ASIDE, act="help_telling", says=True)), role=RESPONSIBLE
)
WILLING_OR_NOT = (Choice("yes"), Choice("not-sure", Then.ASIDE, says=True), Choice("not-now", Then.ASIDE, says=True))
READY = Ask(
    "willing.ready",
    choices=WILLING_OR_NOT,
    role=RESPONSIBLE,
    when=("card_open", "nothing_in_the_way", "!willingness_said"),
)
BE_HEARD = Ask("willing.be-heard", choices=WILLING_OR_NOT, role=HURT, when=("card_open", "!willingness_said"))

WILLINGNESS = Step(
    "willing",
    TrackKind.COUPLE,
    opens="settled_in",
    source="Both must be willing to see the other's view before anything else can begin.",
    asks=(
        WILLING_SIDE,
        WILLING_KIND,
        Ask(
            "willing.light",
            choices=(Choice("days", act="first_days"), Choice("weeks"), Choice("longer"), Choice("skip")),
        ),
        Ask(
            "willing.rhythm",
            choices=(Choice("rhythm", act="open"), Choice("go-on", says=True)),
            when=("first_days", "no_rhythm"),
            hour="hour_and_rhythm",
        ),
        Ask(
            "willing.card",
            AskKind.SHARE,
            when=("paired", "!card_open", "!card_held"),
            release=BREACH_CARD,
            parts=("willing.side", "willing.kind"),
        ),
        READ_CARD,
        *released(COUNTER_ANSWER, "willing.counter-share", COUNTER, reader="willing.counter-read"),
        Ask("willing.time-read", AskKind.OPEN, each="theirs:more_time"),
        OVER,
        HIDDEN,
        *released(WILLING, "willing.share", READY, when=("card_open", "nothing_in_the_way", "willing.ready=yes")),
        *released(WILLING, "willing.be-heard-share", BE_HEARD, when=("card_open", "willing.be-heard=yes")),
        opens("willing.read", WILLING),
        Ask("willing.level", AskKind.SCALE, when=("letter_shared",), optional=True),
    ),
)

CARD_SIDE = Ask("card.side", choices=(Choice("hurt"), Choice("responsible")))
CARD_KIND = Ask("card.kind", choices=KINDS)

CARD_FORM = form(
    "card",
    source="Each betrayal has its own steps; a later one opens anew.",
    offered=("card_open", "!card_held"),
    asks=(*released(BREACH_CARD, "card.share", CARD_SIDE, CARD_KIND),),
)

TIME_FORM = form(
    "time",
    source="Trust is lost faster than it is rebuilt.",
    offered=("paired",),
    asks=(
        *released(MORE_TIME, "time.share", Ask("time.need", choices=(Choice("yes"), Choice("nothing"))), only="yes"),
    ),
)
