"""early: what may be said before the letters, if somebody wishes it: urgent questions, "I will answer", a week's plan.

Its asks are the reader's; what is released begins in the forms below, which nobody is asked to open more than once.
"""

from __future__ import annotations

from core.journey.common import LINE, RESPONSIBLE, form, released
from core.kernel.words import Ask, AskKind, Choice, Release, Step, TrackKind

URGENT = Release("urgent", LINE, knock="question")
URGENT_ANSWER = Release("urgent_answer", LINE, heavy=True, knock="answer")
ANSWERING = Release("answering", LINE)
HOLDING = Release("holding", LINE)
HOLDING_ANSWER = Release("holding_answer", LINE, refusals=("change", "decline"), knock="answer")

HOLDING_READ = Ask("early.holding-read", AskKind.OPEN, each="theirs:holding")
EARLY_HOLDING = Ask(
    "early.holding",
    choices=(Choice("agree"), Choice("change"), Choice("decline"), Choice("nothing")),
    each="holdings_opened",
)

EARLY = Step(
    "early",
    TrackKind.BREACH,
    opens="card_open",
    counted=False,
    quotes=True,
    source="Both must be willing to see the other's view; some things cannot wait for that.",
    asks=(
        Ask("early.answering-read", AskKind.OPEN, each="theirs:answering"),
        Ask("early.urgent-read", AskKind.OPEN, each="theirs:urgent"),
        *released(
            URGENT_ANSWER,
            "early.answer-share",
            Ask("early.answer", AskKind.LINE, role=RESPONSIBLE, each="opened:early.urgent-read", most=2000),
        ),
        Ask("early.answer-read", AskKind.OPEN, each="theirs:urgent_answer", gently=True, after="rest-explained"),
        HOLDING_READ,
        *released(
            HOLDING_ANSWER,
            "early.holding-share",
            EARLY_HOLDING,
            Ask("early.holding-change", AskKind.LINE, each="holdings_opened", when=("early.holding=change",)),
            reader="early.holding-answered",
        ),
        Ask("early.holding-over", AskKind.OPEN, each="holdings_over"),
    ),
)

URGENT_FORM = form(
    "urgent",
    source="Some questions cannot wait: is it over, health, money, children.",
    offered=("settled_in",),
    about="urgent_may_be_asked",
    silent=True,
    asks=(
        *released(
            URGENT,
            "urgent.share",
            Ask("urgent.topic", choices=(Choice("over"), Choice("health"), Choice("money"), Choice("other"))),
            Ask("urgent.question", AskKind.LINE, heard="hurts"),
        ),
    ),
)

ANSWERING_FORM = form(
    "answering",
    source="I did this, and I will answer: a beginning, and no apology.",
    offered=("settled_in",),
    about="answering_may_be_said",
    silent=True,
    asks=(
        *released(
            ANSWERING, "answering.share", Ask("answering.say", choices=(Choice("yes"), Choice("nothing"))), only="yes"
        ),
    ),
)

HOLDING_FORM = form(
    "holding",
    source="For one week: where each sleeps, when to talk, what the children hear.",
    offered=("settled_in",),
    about="holding_may_be_offered",
    silent=True,
    asks=(
        *released(
            HOLDING,
            "holding.share",
            Ask("holding.sleeping", AskKind.LINE, optional=True, most=500),
            Ask("holding.talks", AskKind.LINE, optional=True, most=500),
            Ask("holding.children", AskKind.LINE, optional=True, most=500),
        ),
    ),
)
