"""discuss: questions and explanations, then promises that answer the damage done."""

from __future__ import annotations

from core.journey.common import HURT, LATER, LETTER, LINE, RESPONSIBLE, form, opens, released
from core.kernel.words import Ask, AskKind, Choice, Release, Step, TrackKind

QUESTION = Release("question", LINE, knock="question")
EXPLANATION = Release("explanation", LETTER, careful=True, heavy=True, knock="answer")
TALKED_THROUGH = Release("through", LINE)
CLOSING = Release(
    "closing", LINE, refusals=("not-yet", "no-longer"), heavy=True, meanwhile=("possible",), knock="answer"
)
AGREEMENT = Release("agreement", LINE, refusals=("decline",), knock="answer")

CLOSE = Ask(
    "discuss.close",
    choices=(Choice("answered"), Choice("not-yet"), Choice("no-longer"), Choice("nothing")),
    role=HURT,
    each="opened:discuss.hear",
    again="closing_said_not_yet",
    unhurried=True,
)
HEAR = Ask("discuss.hear", AskKind.OPEN, role=HURT, each="theirs:explanation", gently=True, after="rest-explained")
OFFER = Ask("discuss.offer", AskKind.OPEN, each="theirs:promise")
AGREE = Ask(
    "discuss.agree", choices=(Choice("agree"), Choice("change"), Choice("decline"), LATER), each="offers_opened"
)
AGREE_READ = Ask("discuss.agree-read", AskKind.OPEN, each="theirs:agreement", opener="agreement")

DISCUSS = Step(
    "discuss",
    TrackKind.BREACH,
    opens="hurt_wants_to_talk",
    quotes=True,
    source="What happened, and what will be done about it. Realistic promises that answer the damage done.",
    asks=(
        *released(
            QUESTION,
            "discuss.question-share",
            Ask("discuss.question", AskKind.LINE, role=HURT, each="this_breach", most=2000),
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
        ),
        HEAR,
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
        opens("discuss.through-read", TALKED_THROUGH),
    ),
)

QUESTION_FORM = form(
    "question",
    source="Questions are asked and answered, one at a time.",
    offered=("settled_in",),
    about="more_questions",
    silent=True,
    asks=released(QUESTION, "question.share", Ask("question.what", AskKind.LINE, most=2000)),
)

THROUGH_FORM = form(
    "through",
    source="What happened is talked through, for now; it can be opened again.",
    offered=("settled_in",),
    about="talked_of",
    silent=True,
    asks=released(
        TALKED_THROUGH, "through.share", Ask("through.say", choices=(Choice("yes"), Choice("nothing"))), only="yes"
    ),
)
