"""What becomes of words that answer nothing that is open: kept, and turned into more by their author."""

from __future__ import annotations

from core.effects import Button, KeepWords
from core.events import Said
from core.journey.asking.acts import ask_with, can_ask
from core.journey.notes.story import WORDS
from core.journey.talk.acts import bring_with
from core.kernel import floor, forms, releases
from core.kernel.context import StepContext
from core.kernel.gates import GateContext, Things
from core.kernel.story import Doing
from core.state import Focus, Piece, Waiting
from core.values import COUPLE_TRACK, about_of, ask_of, key, subject_of

NOTE = "note"  # what the buttons under "I kept that" open
MOST_NOTES = 100


def keep(context: StepContext, said: Said) -> bool:
    """Keep these words as a note. With nothing open, it is said what they could become."""
    drafts, id = context.position(COUPLE_TRACK).drafts, said.id
    context.do(KeepWords(id, said.text))
    kept = {**drafts, key(WORDS.id, id): (Piece(ref=id, source=said.source),)}
    context.set_position(COUPLE_TRACK, drafts=kept)
    releases.forget(context, COUPLE_TRACK, *[name for name in kept if ask_of(name) == WORDS.id][:-MOST_NOTES])
    if context.room.focus is not None:
        context.say("note-kept-open")
        return True
    turn = context.new_turn()
    context.wait(Waiting(turn=turn, opens=NOTE, about=id))
    context.say("note-kept", buttons=_could_be(context), turn=turn)
    return True


def _could_be(context: StepContext) -> tuple[Button, ...]:
    found = [Button("topic", "note-what.topic")] if forms.can_begin(context, context.story.form("topic")) else []
    found += [Button("question", "note-what.question")] if can_ask(context) else []
    return (*found, Button("forget", "note-what.forget"))


def tapped(context: StepContext, waiting: Waiting, choice: str) -> bool:
    """One of the things that a note could become."""
    context.close(waiting.turn, f"note-what.{choice}")
    floor.leave_floor(context)
    if choice == "forget":
        releases.forget(context, COUPLE_TRACK, key(WORDS.id, waiting.about))
        context.say("note-what-forget")
        return True
    _become(context, waiting.about or "", choice)
    floor.settle(context)
    return True


def _become(context: StepContext, id: str, what: str) -> None:
    """The words move from the note into the form in which they can be shared, after its preview."""
    name, drafts = key(WORDS.id, id), context.position(COUPLE_TRACK).drafts
    pieces = drafts.get(name, ())
    context.set_position(COUPLE_TRACK, drafts={other: kept for other, kept in drafts.items() if other != name})
    (bring_with if what == "topic" else ask_with)(context, pieces)


def _to(what: str) -> Doing:
    return lambda context, focus, value: _become(context, subject_of(focus.track) or "", what)


def _forget(context: StepContext, focus: Focus, value: str | None) -> None:
    releases.forget(context, COUPLE_TRACK, key(WORDS.id, subject_of(focus.track)))


def notes(here: GateContext) -> Things:
    """The notes that are kept, the newest first; a handful of them."""
    found = [about_of(name) for name in here.couple.drafts if ask_of(name) == WORDS.id]
    return tuple(reversed(found))[:6]


ACTS: dict[str, Doing] = {"note_to_topic": _to("topic"), "note_to_question": _to("question"), "forget_note": _forget}
