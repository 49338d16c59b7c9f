"""discuss: questions and explanations, then promises that answer the damage done."""

from __future__ import annotations

from core.journey.common import HURT, LATER, LETTER, LINE, RESPONSIBLE, released
from core.kernel.words import Ask, AskKind, Choice, Release, Step, TrackKind

QUESTION = Release("question", LINE)
EXPLANATION = Release("explanation", LETTER, careful=True)
TALKED_THROUGH = Release("through", LINE)
CLOSING = Release("closing", LINE, refusals=("not-yet", "no-longer"))
AGREEMENT = Release("agreement", LINE, refusals=("decline",))

CLOSE = Ask(
    "discuss.close",
    choices=(Choice("answered"), Choice("not-yet"), Choice("no-longer"), Choice("nothing")),
    role=HURT,
    each="opened:discuss.hear",
    again="closing_said_not_yet",
)
OFFER = Ask("discuss.offer", AskKind.OPEN, each="theirs:promise")
AGREE = Ask(
    "discuss.agree", choices=(Choice("agree"), Choice("change"), Choice("decline"), LATER), each="offers_opened"
)
AGREE_READ = Ask("discuss.agree-read", AskKind.OPEN, each="theirs:agreement")

DISCUSS = Step(
    "discuss",
    TrackKind.BREACH,
    opens="hurt_wants_to_talk",
    source="What happened, and what will be done about it. Realistic promises that answer the damage done.",
    asks=(
        *released(
            QUESTION,
            "discuss.question-share",
            Ask("discuss.question", AskKind.LINE, role=HURT, each="questions_wanted", most=2000),
            reader="discuss.read",
        ),
        *released(
            EXPLANATION,
            "discuss.explain-share",
            Ask(
                "discuss.explain",
                AskKind.LETTER,
                role=RESPONSIBLE,
                each="opened:discuss.read",
                optional=True,
                most=20000,
            ),
            reader="discuss.hear",
        ),
        *released(CLOSING, "discuss.close-share", CLOSE, reader="discuss.close-read"),
        Ask(
            "discuss.promise",
            choices=(Choice("make", act="make_promise"), LATER),
            role=RESPONSIBLE,
            when=("may_promise",),
        ),
        OFFER,
        *released(
            AGREEMENT,
            "discuss.agree-share",
            AGREE,
            Ask(
                "discuss.change",
                AskKind.LINE,
                each="offers_opened",
                when=("discuss.agree=change",),
                act="check_change",
                rereads=True,
            ),
        ),
        AGREE_READ,
        Ask(
            "discuss.revise",
            choices=(Choice("make", act="revise"), Choice("nothing", says=True)),
            each="changes_opened",
            when=("room_for_a_promise",),
        ),
        Ask(
            "discuss.hear-them",
            choices=(Choice("go-on"),),
            role=HURT,
            each="this_breach",
            when=("a_question_closed", "!heard_their_letter"),
        ),
        *released(
            TALKED_THROUGH,
            "discuss.through-share",
            Ask(
                "discuss.through",
                choices=(Choice("yes"), LATER),
                each="this_breach",
                when=("a_question_closed", "heard_their_letter", "!closed"),
            ),
            reader="discuss.through-read",
            only="yes",
            when=("heard_their_letter",),
        ),
    ),
)
