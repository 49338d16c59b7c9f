"""understand: a letter each, what was heard in it, and whether its author feels understood."""

from __future__ import annotations

from core.journey.common import HURT, LATER, LETTER, LINE, form, released
from core.kernel.words import Ask, AskKind, Choice, Release, Step, Then, TrackKind

FEELING_LETTER = Release("letter", LETTER, headed=True, careful=True, heavy=True, knock="letter")
MIRROR = Release("mirror", LINE, knock="answer")
FELT = Release("felt", LINE, refusals=("not-yet",), heavy=True, knock="answer")
NEW_FACTS = Release("facts", LETTER, careful=True, heavy=True, knock="letter")

FACTS_READ = Ask(
    "understand.facts-read", AskKind.OPEN, role=HURT, each="theirs:facts", gently=True, after="rest-letter"
)
READ = Ask(
    "understand.read", AskKind.OPEN, each="theirs:letter", when=("letter_may_come",), gently=True, after="rest-letter"
)
HAVE_READ = Ask("understand.have-read", choices=(Choice("read"), Choice("rest", Then.ASIDE)), each="to_take_in")
WRITE_BACK = Ask("understand.mirror", AskKind.LETTER, each="to_mirror", most=20000)
UNDERSTAND_FELT = Ask(
    "understand.felt",
    choices=(Choice("understood"), Choice("partly"), Choice("not-yet"), Choice("nothing", says=True)),
    each="opened:understand.heard",
    again="felt_said_not_yet",
)
FELT_READ = Ask("understand.felt-read", AskKind.OPEN, each="theirs:felt", opener="felt", after="rest-answer")

UNDERSTAND = Step(
    "understand",
    TrackKind.BREACH,
    opens="both_willing",
    source="Each partner understands the other's feelings.",
    asks=(
        Ask("understand.begin", choices=(Choice("go-on"), LATER), each="letters_wanted", when=("about_a_promise",)),
        FACTS_READ,
        *released(
            FEELING_LETTER,
            "understand.share",
            Ask("understand.happened", AskKind.LETTER, each="letters_wanted", optional=True, most=20000),
            Ask("understand.feel", AskKind.LETTER, each="letters_wanted", most=20000),
            Ask("understand.meant", AskKind.LETTER, each="letters_wanted", optional=True, most=20000),
            Ask("understand.need", AskKind.LETTER, each="letters_wanted", optional=True, most=20000, heard="hurts"),
        ),
        READ,
        HAVE_READ,
        *released(MIRROR, "understand.mirror-share", WRITE_BACK, reader="understand.heard"),
        *released(
            FELT,
            "understand.felt-share",
            UNDERSTAND_FELT,
            Ask(
                "understand.missing",
                AskKind.LINE,
                each="opened:understand.heard",
                again="felt_said_not_yet",
                when=("understand.felt=partly",),
            ),
        ),
        FELT_READ,
    ),
)

FACTS_FORM = form(
    "facts",
    source="Explanations, never excuses: what is still hidden is told once, whole, by oneself.",
    offered=("both_willing",),
    about="breaches_i_answer_for",
    asks=(*released(NEW_FACTS, "facts.share", Ask("facts.what", AskKind.LETTER, most=20000, heard="courage")),),
)
