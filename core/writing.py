"""What a person writes: a letter piece by piece, a line, a place, a moment, or words that mean a button."""

from __future__ import annotations

from core import acts
from core.answering import READS, answer, choose, forget_draft, to_confirm
from core.asking import ask_again, buttons, meanings_of, settle
from core.desk import Desk
from core.effects import KeepWords, Note
from core.events import Said
from core.gates import key
from core.meaning import meanings, with_hour
from core.ports import When
from core.state import Focus, Phase, Piece
from core.words import Ask, Kind


def write(desk: Desk, said: Said) -> None:
    """Text for the ask that has the floor."""
    focus = desk.room.focus
    if focus is None:
        desk.say("resting-heard")
        return
    ask = desk.ask_of(focus)
    if said.choice is not None:
        choose(desk, said.choice)
    elif focus.phase is Phase.CONFIRM and ask.kind is Kind.MOMENT:
        _read_moment(desk, focus, ask, said)
    elif focus.phase is Phase.CONFIRM and ask.kind is Kind.PLACE:
        read_place(desk, focus, said.zone, said.zones)
    elif focus.phase is not Phase.ASKED or ask.kind in {Kind.CHOICE, Kind.SCALE, Kind.SHARE, Kind.OPEN}:
        _not_a_choice(desk, focus)
    elif ask.kind is Kind.MOMENT:
        _read_moment(desk, focus, ask, said)
    elif ask.kind is Kind.PLACE:
        read_place(desk, focus, said.zone, said.zones)
    elif not said.text.strip():
        _not_a_choice(desk, focus)
    elif ask.kind is Kind.LETTER:
        _add_to_letter(desk, focus, ask, said)
    else:
        _line(desk, focus, ask, said)


def _not_a_choice(desk: Desk, focus: Focus) -> None:
    desk.say("not-kept-open")
    ask_again(desk)


def read_place(desk: Desk, focus: Focus, zone: str | None, zones: tuple[str, ...] = ()) -> None:
    """A place: echoed by its local time before it counts. One that could be in several zones, or a clock, which cannot
    tell the rules of summer time, is asked back first. While an echo waits, another place takes its place."""
    waits = focus.phase is Phase.CONFIRM
    if zone is None and not zones:
        desk.say("not-kept-open" if waits else "zone-unread", turn=focus.turn)
        if waits:
            ask_again(desk)
        return
    if waits:
        desk.close(focus.turn, None)
    to_confirm(desk, focus, value=zone, zones=() if zone else zones)


def _read_moment(desk: Desk, focus: Focus, ask: Ask, said: Said) -> None:
    """A moment: echoed in full before it counts. While an echo waits, another moment takes its place."""
    found, why = meanings(said.when or When(), desk.zone, desk.event.at, recurs=ask.recurs)
    waits = focus.phase is Phase.CONFIRM
    if why is not None:
        desk.say("not-kept-open" if waits and why == "moment-unread" else why, turn=focus.turn)
        if waits:
            ask_again(desk)
        return
    if waits:
        desk.close(focus.turn, None)
        found = with_hour(meanings_of(focus), found, desk.zone)
    to_confirm(desk, focus, meanings=found)


def _line(desk: Desk, focus: Focus, ask: Ask, said: Said) -> None:
    if len(said.text) > ask.most:
        desk.say("too-long", most=ask.most, turn=focus.turn)
        return
    desk.close(focus.turn, None)
    name = key(focus.ask, focus.about)
    if focus.ask == "welcome.name":
        desk.change(name=" ".join(said.text.split()))
        answer(desk, focus, None)
        return
    forget_draft(desk, focus.track, name)
    _add_piece(desk, focus, said)
    desk.do(Note(focus.ask, f"words:{said.id}"))
    answer(desk, focus, None)


def _add_to_letter(desk: Desk, focus: Focus, ask: Ask, said: Said) -> None:
    pieces = desk.position(focus.track).drafts.get(key(focus.ask, focus.about), ())
    if len(pieces) >= 40 or len(said.text) > ask.most:
        desk.say("letter-full", buttons=buttons(desk), turn=focus.turn)
        return
    _add_piece(desk, focus, said)
    desk.say("letter-more" if pieces else "letter-first", buttons=buttons(desk), turn=focus.turn)


def _add_piece(desk: Desk, focus: Focus, said: Said) -> None:
    name, drafts = key(focus.ask, focus.about), desk.position(focus.track).drafts
    pieces = (*drafts.get(name, ()), Piece(ref=said.id, source=said.source))
    desk.do(KeepWords(said.id, said.text))
    desk.place(focus.track, drafts={**drafts, name: pieces})


def correct(desk: Desk, source: str, text: str) -> bool:
    """An edited message corrects its draft until the release. False when it belongs to no draft."""
    for track, position in desk.room.positions.items():
        for name, pieces in position.drafts.items():
            for piece in pieces:
                if piece.source == source and not _released(desk, track, name):
                    desk.do(KeepWords(piece.ref, text))
                    _checked_anew(desk, track, name)
                    return True
    return False


def _checked_anew(desk: Desk, track: str, name: str) -> None:
    """What reads an answer as it is given reads it again as it is corrected; what it opens anew is asked."""
    ask, _, about = name.partition("@")
    act = desk.story.ask(ask).act
    if act not in READS or name not in desk.position(track).done:
        return
    before = desk.position(track)
    acts.after(desk, Focus(track=track, ask=ask, turn=0, about=about or None), act, None)
    if desk.position(track) != before:
        desk.focus_on(None)
        settle(desk)


def _released(desk: Desk, track: str, name: str) -> bool:
    ask, _, about = name.partition("@")
    for where in desk.room.held.values():
        held_track, held_key = where.split("/", 1)
        share = desk.story.ask(held_key.partition("@")[0])
        if held_track == track and ask in share.parts and held_key.partition("@")[2] == about:
            return True
    return False
