"""Notes: words that answered nothing are kept for their author alone, and can become something later."""

from __future__ import annotations

from core.journey.common import form
from core.kernel.words import Ask, AskKind

WORDS = Ask("note.words", AskKind.LINE, when=("by_hand",), most=20000)  # nobody is asked: the words come unasked

NOTE_FORM = form(
    "note",
    source="Nothing typed is lost without a word.",
    begun_by="words that answer nothing that is open",
    silent=True,
    asks=(WORDS,),
)
