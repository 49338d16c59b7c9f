"""understand: a letter each, what was heard in it, and whether its author feels understood."""

from __future__ import annotations

from core.journey.common import HURT, LATER, LETTER, LINE
from core.kernel.words import Ask, AskKind, Choice, Release, Step, TrackKind

FEELING_LETTER = Release("letter", LETTER, careful=True)
MIRROR = Release("mirror", LINE)
FELT = Release("felt", LINE, refusals=("not-yet",))
NEW_FACTS = Release("facts", LETTER, careful=True)

FACTS_READ = Ask("understand.facts-read", AskKind.OPEN, role=HURT, each="theirs:facts")
READ = Ask("understand.read", AskKind.OPEN, each="theirs:letter")
UNDERSTAND_FELT = Ask(
    "understand.felt",
    choices=(Choice("understood"), Choice("partly"), Choice("not-yet"), Choice("nothing", says=True)),
    each="opened:understand.heard",
    again="felt_said_not_yet",
)
FELT_READ = Ask("understand.felt-read", AskKind.OPEN, each="theirs:felt")

UNDERSTAND = Step(
    "understand",
    TrackKind.BREACH,
    opens="both_willing",
    source="Each partner understands the other's feelings.",
    asks=(
        Ask("understand.begin", choices=(Choice("go-on"), LATER), each="letters_wanted", when=("about_a_promise",)),
        FACTS_READ,
        Ask("understand.happened", AskKind.LETTER, each="letters_wanted", optional=True, most=20000),
        Ask("understand.feel", AskKind.LETTER, each="letters_wanted", most=20000),
        Ask("understand.meant", AskKind.LETTER, each="letters_wanted", optional=True, most=20000),
        Ask("understand.need", AskKind.LETTER, each="letters_wanted", optional=True, most=20000),
        Ask(
            "understand.share",
            AskKind.SHARE,
            each="letters_wanted",
            release=FEELING_LETTER,
            parts=("understand.happened", "understand.feel", "understand.meant", "understand.need"),
        ),
        READ,
        Ask("understand.mirror", AskKind.LETTER, each="to_mirror", most=20000),
        Ask("understand.mirror-share", AskKind.SHARE, each="to_mirror", release=MIRROR, parts=("understand.mirror",)),
        Ask("understand.heard", AskKind.OPEN, each="theirs:mirror"),
        UNDERSTAND_FELT,
        Ask(
            "understand.missing",
            AskKind.LINE,
            each="opened:understand.heard",
            again="felt_said_not_yet",
            when=("understand.felt=partly",),
        ),
        Ask(
            "understand.felt-share",
            AskKind.SHARE,
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
        Ask("facts.what", AskKind.LETTER, most=20000),
        Ask("facts.share", AskKind.SHARE, release=NEW_FACTS, parts=("facts.what",)),
    ),
)
