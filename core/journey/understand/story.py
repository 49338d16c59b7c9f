"""understand: a letter each, what was heard in it, and whether its author feels understood."""

from __future__ import annotations

from core.journey.common import HURT, LATER, LETTER, LINE
from core.kernel.words import Ask, Choice, Kind, Release, Step, TrackKind

FEELING_LETTER = Release("letter", LETTER, careful=True)
MIRROR = Release("mirror", LINE)
FELT = Release("felt", LINE, refusals=("not-yet",))
NEW_FACTS = Release("facts", LETTER, careful=True)

FACTS_READ = Ask("understand.facts-read", Kind.OPEN, role=HURT, each="theirs:facts")
READ = Ask("understand.read", Kind.OPEN, each="theirs:letter")
UNDERSTAND_FELT = Ask(
    "understand.felt",
    choices=(Choice("understood"), Choice("partly"), Choice("not-yet"), Choice("nothing", says=True)),
    each="opened:understand.heard",
    again="felt_said_not_yet",
)
FELT_READ = Ask("understand.felt-read", Kind.OPEN, each="theirs:felt")

UNDERSTAND = Step(
    "understand",
    TrackKind.BREACH,
    opens="both_willing",
    source="Each partner understands the other's feelings.",
    asks=(
        Ask("understand.begin", choices=(Choice("go-on"), LATER), each="letters_wanted", when=("about_a_promise",)),
        FACTS_READ,
        Ask("understand.happened", Kind.LETTER, each="letters_wanted", optional=True, most=20000),
        Ask("understand.feel", Kind.LETTER, each="letters_wanted", most=20000),
        Ask("understand.meant", Kind.LETTER, each="letters_wanted", optional=True, most=20000),
        Ask("understand.need", Kind.LETTER, each="letters_wanted", optional=True, most=20000),
        Ask(
            "understand.share",
            Kind.SHARE,
            each="letters_wanted",
            release=FEELING_LETTER,
            parts=("understand.happened", "understand.feel", "understand.meant", "understand.need"),
        ),
        READ,
        Ask("understand.mirror", Kind.LETTER, each="to_mirror", most=20000),
        Ask("understand.mirror-share", Kind.SHARE, each="to_mirror", release=MIRROR, parts=("understand.mirror",)),
        Ask("understand.heard", Kind.OPEN, each="theirs:mirror"),
        UNDERSTAND_FELT,
        Ask(
            "understand.missing",
            Kind.LINE,
            each="opened:understand.heard",
            again="felt_said_not_yet",
            when=("understand.felt=partly",),
        ),
        Ask(
            "understand.felt-share",
            Kind.SHARE,
            each="opened:understand.heard",
            again="felt_said_not_yet",
            when=("!understand.felt=nothing",),
            release=FELT,
            parts=("understand.felt", "understand.missing"),
        ),
        FELT_READ,
    ),
)

FACTS_FORM = Step(
    "facts",
    TrackKind.FORM,
    opens="by_hand",
    source="Explanations, never excuses: what is still hidden is told once, whole, by oneself.",
    offered=("both_willing",),
    about="breaches_i_answer_for",
    asks=(
        Ask("facts.what", Kind.LETTER, most=20000),
        Ask("facts.share", Kind.SHARE, release=NEW_FACTS, parts=("facts.what",)),
    ),
)
