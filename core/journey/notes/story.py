"""Notes: words that answered nothing are kept for their author alone, and can become something later."""

from __future__ import annotations

from core.journey.common import Group, form
from core.kernel.words import Ask, AskKind, Choice

WORDS = Ask("note.words", AskKind.LINE, when=("by_hand",), most=20000)
WHAT = Ask(
    "note.what",
    choices=(
        Choice("keep"),
        Choice("topic", act="note_to_topic"),
        Choice("question", act="note_to_question"),
        Choice("forget", act="forget_note", says=True),
    ),
    shows=("note.words",),
)

NOTE_FORM = form(
    "note",
    group=Group.ME,
    source="Nothing typed is lost without a word.",
    offered=("settled_in",),
    about="notes",
    command="notes",
    silent=True,
    after_parting=True,
    asks=(WORDS, WHAT),
)
