"""What becomes of words that answer nothing that is open: kept, and turned into more by their author."""

from __future__ import annotations

from core.effects import Button, KeepWords, Part
from core.events import Said
from core.journey.asking.acts import ask_with, can_ask
from core.journey.notes.story import WORDS
from core.journey.talk.acts import bring_with
from core.kernel import floor, forms, releases
from core.kernel.context import StepContext
from core.state import Piece, Waiting
from core.values import COUPLE_TRACK, Track, about_of, ask_of, key

NOTE = "note"  # what the buttons under "I kept that" open
NOTED = key("noted")  # a pick: the note that a form began with
MOST_NOTES = 100
MOST_SHOWN = 5
FORGET, TOPIC, QUESTION = (Button(id, f"label-note-{id}") for id in ("forget", "topic", "question"))


def keep(context: StepContext, said: Said) -> bool:
    """Keep these words as a note. With nothing open, it is said what they could become."""
    drafts = context.position(COUPLE_TRACK).drafts
    context.do(KeepWords(said.id, said.text))
    kept = {**drafts, key(WORDS.id, said.id): (Piece(ref=said.id, source=said.source),)}
    context.set_position(COUPLE_TRACK, drafts=kept)
    releases.forget(context, COUPLE_TRACK, *(key(WORDS.id, id) for id in notes(context)[MOST_NOTES:]))
    focus = context.room.focus
    if focus is not None:
        hard = context.story.step_of(context.ask_of(focus)).at_every_moment
        again = "note-kept-too" if focus.talked_over else "note-kept-open"
        context.say("note-kept-now" if hard and not focus.talked_over else again)
    elif context.room.name is None:
        context.say("note-kept-first")
    else:
        turn = context.new_turn()
        context.wait(Waiting(turn=turn, opens=NOTE, about=said.id))
        context.say("note-kept", buttons=_could_be(context), turn=turn)
    return True


def notes(context: StepContext) -> list[str]:
    """The notes that are kept, by their ids, the newest first."""
    drafts = context.position(COUPLE_TRACK).drafts
    found = (about_of(name) for name in drafts if ask_of(name) == WORDS.id)
    return [id for id in found if id is not None][::-1]


def _could_be(context: StepContext) -> tuple[Button, ...]:
    topic = (TOPIC,) if forms.can_begin(context, context.story.form("topic")) else ()
    return (*topic, *((QUESTION,) if can_ask(context) else ()), FORGET)


def command(context: StepContext) -> None:
    """`/notes`: the last few, each with what it could become."""
    found = notes(context)[:MOST_SHOWN]
    if not found:
        context.say("notes-none")
    for id in reversed(found):
        turn, pieces = context.new_turn(), context.position(COUPLE_TRACK).drafts[key(WORDS.id, id)]
        context.wait(Waiting(turn=turn, opens=NOTE, about=id))
        words = Part(ask=WORDS.id, words=tuple(piece.ref for piece in pieces))
        context.say("note-one", own=(words,), buttons=_could_be(context), turn=turn)


def tapped(context: StepContext, waiting: Waiting, choice: str) -> bool:
    """One of the things that a note could become: its words move into the form in which they can be shared."""
    name, drafts = key(WORDS.id, waiting.about), context.position(COUPLE_TRACK).drafts
    pieces, offered = drafts.get(name), {button.choice: button for button in _could_be(context)}
    if pieces is None or choice not in offered:
        context.say("old-button")
        floor.ask_again(context)
        return True
    context.close(waiting.turn, offered[choice].label)
    if choice == FORGET.choice:
        releases.forget(context, COUPLE_TRACK, name)
        context.say("note-forgotten")
        return True
    context.set_position(COUPLE_TRACK, drafts={other: kept for other, kept in drafts.items() if other != name})
    floor.leave_floor(context)
    (bring_with if choice == TOPIC.choice else ask_with)(context, pieces)
    *_, begun = context.room.positions
    context.pick(begun, NOTED, waiting.about or "")
    floor.settle(context)
    return True


def back(context: StepContext, track: Track) -> bool:
    """A form that began with a note is put away: its words are that note again."""
    position, couple = context.position(track), context.position(COUPLE_TRACK)
    if NOTED not in position.picks:
        return False
    pieces = tuple(piece for _, words in position.words for piece in words)
    name = key(WORDS.id, position.picks[NOTED])
    context.set_position(COUPLE_TRACK, drafts={**couple.drafts, **({name: pieces} if pieces else {})})
    return True
