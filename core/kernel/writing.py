"""What a person writes: a letter piece by piece, a line, a place, a moment, or words that mean a button."""

from __future__ import annotations

from dataclasses import replace

from core.effects import KeepWords, Note
from core.events import Said
from core.kernel import hours
from core.kernel.answers import answer, choose, forget_draft, to_confirm
from core.kernel.buttons import buttons, meanings_of
from core.kernel.context import StepContext
from core.kernel.floor import ask_again, settle
from core.kernel.words import Ask, AskKind
from core.meaning import meanings, with_hour
from core.ports.texts import When
from core.state import Focus, Phase, Piece
from core.values import Key, Track, about_of, ask_of, key

WORDS_OF_A_NAME = 3
LONGEST_NAME = 60  # characters of a place or a moment


def write(context: StepContext, said: Said) -> None:
    """Text for the ask that has the floor."""
    focus = context.room.focus
    if focus is None:
        keep(context, said)
        return
    ask = context.ask_of(focus)
    if said.choice is not None:
        choose(context, said.choice)
    elif said.hours and hours.can_be_said(context, focus):
        hours.read(context, focus, said.hours)
    elif focus.phase is Phase.CONFIRM and ask.kind is AskKind.MOMENT:
        _read_moment(context, focus, ask, said)
    elif focus.phase is Phase.CONFIRM and ask.kind is AskKind.PLACE:
        _read_place(context, focus, said)
    elif focus.phase is not Phase.ASKED or ask.kind in {AskKind.CHOICE, AskKind.SCALE, AskKind.SHARE, AskKind.OPEN}:
        _not_a_choice(context, said)
    elif ask.kind is AskKind.MOMENT:
        _read_moment(context, focus, ask, said)
    elif ask.kind is AskKind.PLACE:
        _read_place(context, focus, said)
    elif not said.text.strip():
        ask_again(context)
    elif ask.kind is AskKind.LETTER:
        _add_to_letter(context, focus, ask, said)
    else:
        _line(context, focus, ask, said)


def _not_a_choice(context: StepContext, said: Said) -> None:
    """Words that answer nothing of what is open: they are kept, and what is open is asked once more, and only once:
    who goes on writing is not interrupted."""
    keep(context, said)
    focus = context.room.focus
    if focus is not None and not focus.talked_over:
        ask_again(context)
        context.focus_on(replace(focus, talked_over=True))


def keep(context: StepContext, said: Said) -> None:
    """Typed words are never thrown away: a feature keeps those that have no place."""
    if said.text.strip():
        any(kept(context, said) for kept in context.story.tables.unplaced)


def _keep_a_story(context: StepContext, said: Said) -> None:
    """Words that name no place and no moment, and are too many for that, are words about something else: kept."""
    if len(said.text) > LONGEST_NAME:
        keep(context, said)


def _read_place(context: StepContext, focus: Focus, said: Said) -> None:
    if said.zone is None and not said.zones:
        _keep_a_story(context, said)
    read_place(context, focus, said.zone, said.zones)


def read_place(context: StepContext, focus: Focus, zone: str | None, zones: tuple[str, ...] = ()) -> None:
    """A place: echoed by its local time before it counts. One that could be in several zones, or a clock, which cannot
    tell the rules of summer time, is asked back first. While an echo waits, another place takes its place."""
    waits = focus.phase is Phase.CONFIRM
    if zone is None and not zones:
        context.say("not-kept-open" if waits else "zone-unread", turn=focus.turn)
        if waits:
            ask_again(context)
        return
    if waits:
        context.close(focus.turn, None)
    to_confirm(context, focus, value=zone, zones=() if zone else zones)


def _read_moment(context: StepContext, focus: Focus, ask: Ask, said: Said) -> None:
    """A moment: echoed in full before it counts. While an echo waits, another moment takes its place."""
    found, why = meanings(said.when or When(), context.zone, context.event.at, recurs=ask.recurs)
    waits = focus.phase is Phase.CONFIRM
    if why == "moment-unread":
        _keep_a_story(context, said)
    if why is not None:
        context.say("not-kept-open" if waits and why == "moment-unread" else why, turn=focus.turn)
        if waits:
            ask_again(context)
        return
    if waits:
        context.close(focus.turn, None)
        found = with_hour(meanings_of(focus), found, context.zone)
    to_confirm(context, focus, meanings=found)


def _line(context: StepContext, focus: Focus, ask: Ask, said: Said) -> None:
    if len(said.text) > ask.most:
        keep(context, said)
        context.say("too-long", most=ask.most, turn=focus.turn)
        return
    if ask.stores is not None and _is_no_name(said):
        keep(context, said)
        ask_again(context)
        return
    context.close(focus.turn, None)
    name = key(focus.ask, focus.about)
    if ask.stores is not None:
        context.change(**{ask.stores: " ".join(said.text.split())})
        answer(context, focus, None)
        return
    forget_draft(context, focus.track, name)
    _add_piece(context, focus, said)
    context.do(Note(focus.ask, f"words:{said.id}"))
    answer(context, focus, None)


def _is_no_name(said: Said) -> bool:
    """Whether this is rather something said than what is kept under a name: a greeting, a question, a sentence."""
    return said.greets or said.text.rstrip().endswith("?") or len(said.text.split()) > WORDS_OF_A_NAME


def _add_to_letter(context: StepContext, focus: Focus, ask: Ask, said: Said) -> None:
    pieces = context.position(focus.track).drafts.get(key(focus.ask, focus.about), ())
    if len(pieces) >= 40 or len(said.text) > ask.most:
        keep(context, said)
        context.say("letter-full", buttons=buttons(context), turn=focus.turn)
        return
    share, drafts = context.story.share_of(focus.ask), context.position(focus.track).drafts
    known = any(key(part, focus.about) in drafts for part in (share.parts if share else (focus.ask,)))  # said already
    _add_piece(context, focus, said)
    context.say("letter-more" if known else "letter-first", buttons=buttons(context), turn=focus.turn)


def _add_piece(context: StepContext, focus: Focus, said: Said) -> None:
    name, drafts = key(focus.ask, focus.about), context.position(focus.track).drafts
    pieces = (*drafts.get(name, ()), Piece(ref=said.id, source=said.source))
    context.do(KeepWords(said.id, said.text))
    context.set_position(focus.track, drafts={**drafts, name: pieces})


def correct(context: StepContext, source: str, text: str) -> bool:
    """An edited message corrects its draft until the release. False when it belongs to no draft."""
    for track, position in context.room.positions.items():
        for name, pieces in position.words:
            for piece in pieces:
                if piece.source == source and not _released(context, track, name):
                    context.do(KeepWords(piece.ref, text))
                    _checked_anew(context, track, name)
                    return True
    return False


def _checked_anew(context: StepContext, track: Track, name: Key) -> None:
    """What reads an answer as it is given reads it again as it is corrected; what it opens anew is asked."""
    ask = context.story.ask(ask_of(name))
    before = context.position(track)
    if not ask.rereads or name not in before.done:
        return
    context.act(Focus(track=track, ask=ask.id, turn=0, about=about_of(name)), ask.act, None)
    if context.position(track) != before:
        context.focus_on(None)
        settle(context)


def _released(context: StepContext, track: Track, name: Key) -> bool:
    for held in context.room.held.values():
        share = context.story.ask(ask_of(held.key))
        if held.track == track and ask_of(name) in share.parts and about_of(held.key) == about_of(name):
            return True
    return False
