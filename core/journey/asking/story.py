"""Asking: a question about anything the partner shared, and its answer. Nobody has to answer, and none is kept."""

from __future__ import annotations

from core.journey.common import LINE, form, opens, released
from core.kernel.words import Ask, AskKind, Release

ASKED = Release("asked", LINE, knock="question")
ASKED_ANSWER = Release("asked_answer", LINE, knock="answer")

QUESTION = Ask("asking.question", AskKind.LINE, most=2000)

ASKS = (
    Ask("asking.read", AskKind.OPEN, each="theirs:asked"),
    *released(
        ASKED_ANSWER, "asking.answer-share", Ask("asking.answer", AskKind.LINE, each="opened:asking.read", most=2000)
    ),
    opens("asking.answer-read", ASKED_ANSWER),
)

ASKING_FORM = form(
    "asking",
    source="Talk, often. What was shared can be asked about.",
    offered=("card_open", "!closed"),
    silent=True,
    asks=released(ASKED, "asking.share", QUESTION),
)
