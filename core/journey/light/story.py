"""Light questions: a memory, a laugh, a small plan, three times a week, for two who both wished for them."""

from __future__ import annotations

from core.journey.common import LINE, form, released
from core.kernel.words import Ask, AskKind, Choice, Release

LIGHT = Release("light", LINE, refusals=("no",))
LIGHT_ANSWER = Release("light_answer", LINE, seal="when_answers_show")
LIGHT_ANSWERS = ("keep.light-memory", "keep.light-laugh", "keep.light-plan")

ASKS = (
    Ask("keep.light-wished", AskKind.OPEN, each="theirs:light"),
    Ask("keep.light-memory", AskKind.LINE, each="lit:memory", optional=True),
    Ask("keep.light-laugh", AskKind.LINE, each="lit:laugh", optional=True),
    Ask("keep.light-plan", AskKind.LINE, each="lit:plan", optional=True),
    Ask("keep.light-share", AskKind.SHARE, each="lit", release=LIGHT_ANSWER, parts=LIGHT_ANSWERS),
    Ask("keep.light-read", AskKind.OPEN, each="theirs:light_answer"),
)

WISH = Ask("light.wish", choices=(Choice("yes"), Choice("nothing")))

LIGHT_FORM = form(
    "light",
    source="Going beyond what was promised: light moments, if both wish for them.",
    offered=("settled_in", "a_promise_agreed", "light_not_wished"),
    asks=released(LIGHT, "light.share", WISH, only="yes"),
)

UNLIGHT_FORM = form(
    "unlight",
    source="What both wished for ends when one no longer does.",
    offered=("settled_in", "light_wished"),
    asks=(*released(LIGHT, "unlight.share", Ask("unlight.end", choices=(Choice("no"), Choice("nothing"))), only="no"),),
)
