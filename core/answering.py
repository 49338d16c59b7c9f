"""What an answer does: each kind of ask, each kind of input, always with a kind word when it does not fit."""

from __future__ import annotations

from dataclasses import replace

from core import acts, sharing
from core.agenda import Open, next_open
from core.asking import ask_again, buttons, meanings_of, name_breach, put, role_here, settle, text_id, words_of
from core.desk import Desk
from core.effects import DropWords, Note
from core.gates import key
from core.meaning import kept
from core.state import COUPLE_TRACK, Focus, Meaning, Phase
from core.visible import View
from core.words import Act, Ask, Choice, Kind, Then

WORD_ALONE = frozenset({"keep.two-breaks", "keep.two-breaks-told"})  # opened without anybody's words
# The code, or the word that it is done, comes first and brings the next.
COMES_FIRST = frozenset({Act.INVITE, Act.PAIR, Act.MAKE_LINK, Act.LINK_YES})
READS = frozenset({Act.CHECK_PROMISE, Act.CHECK_CHANGE})


def choose(desk: Desk, choice: str) -> None:
    """A button, or a word that means one, for the ask that has the floor."""
    focus = desk.room.focus
    assert focus is not None
    found = next((button for button in buttons(desk) if button.choice == choice), None)
    if found is None:
        desk.say("old-button")
        ask_again(desk)
        return
    desk.close(focus.turn, found.label, found.moment)
    _chosen(desk, focus, choice)


def _chosen(desk: Desk, focus: Focus, choice: str) -> None:
    ask, name = desk.ask_of(focus), key(focus.ask, focus.about)
    if choice == "later":
        set_aside(desk, focus)
    elif focus.phase is Phase.KNOCK:
        open_now(desk, focus)
    elif focus.phase is Phase.CONFIRM:
        _confirmed(desk, focus, choice)
    elif focus.phase is Phase.CHANGE:
        _write_again(desk, focus, choice)
    elif ask.kind is Kind.SHARE:
        _preview_chosen(desk, focus, choice)
    elif choice == "skip" and ask.optional:
        desk.done(focus.track, name)
        settle(desk)
    elif ask.kind is Kind.LETTER:
        _letter_chosen(desk, focus, choice)
    elif ask.kind is Kind.SCALE:
        answer(desk, focus, choice)
    else:
        _one_of(desk, focus, ask, next(c for c in ask.choices if c.id == choice))


def _one_of(desk: Desk, focus: Focus, ask: Ask, choice: Choice) -> None:
    if choice.says:
        desk.say(f"{text_id(ask.id)}-{choice.id}")
    if choice.then is Then.AGAIN:
        _again(desk, focus, choice)
        return
    desk.do(Note(ask.id, choice.id))
    if choice.then is Then.ASIDE or _cannot_be_shared(desk, ask, choice):
        acts.after(desk, focus, choice.act, choice.id)
        set_aside(desk, focus, said=choice.says)
        return
    answer(desk, focus, choice.id, act=choice.act, noted=True)


def _again(desk: Desk, focus: Focus, choice: Choice) -> None:
    """The same ask once more; what the choice opened comes before it."""
    desk.focus_on(None)
    if choice.act is not None:
        acts.after(desk, focus, choice.act, choice.id)
        settle(desk)
    else:
        put(desk, Open(focus.track, desk.ask_of(focus), focus.about))


def _cannot_be_shared(desk: Desk, ask: Ask, choice: Choice) -> bool:
    """Whether a stop would hold this answer back while another one could be given: then it is left for later, and
    can still be turned into a "not yet"."""
    releases = (other.release for other in desk.story.step_of(ask).asks if other.release and ask.id in other.parts)
    return desk.room.stopped and any(
        not release.always and release.refusals and choice.id not in release.refusals and choice.id != "nothing"
        for release in releases
    )


def answer(desk: Desk, focus: Focus, value: str | None, act: Act | None = None, noted: bool = False) -> None:
    """The ask is answered: remember it, set going what hangs on it, and go on."""
    name = key(focus.ask, focus.about)
    if value is not None:
        desk.pick(focus.track, name, value)
        if not noted:
            desk.do(Note(focus.ask, value))
    desk.done(focus.track, name)
    desk.focus_on(None)
    acts.after(desk, focus, act or desk.ask_of(focus).act, value)
    if act not in COMES_FIRST:
        settle(desk)


def set_aside(desk: Desk, focus: Focus, *, said: bool = False) -> None:
    """Leave an ask for later. What else is open comes next; with nothing else, it rests. `said`: it was answered."""
    desk.put_aside(focus.track, key(focus.ask, focus.about))
    desk.focus_on(None)
    if next_open(desk.story, desk.room, desk.view) is not None:
        settle(desk)
    elif not said:
        desk.say("set-aside")


def open_now(desk: Desk, focus: Focus) -> None:
    """The tap on a knock: show what waits, or ask what waits."""
    ask = desk.ask_of(focus)
    desk.focus_on(None)
    if ask.kind is not Kind.OPEN:
        put(desk, Open(focus.track, ask, focus.about))
        return
    _show(desk, focus)
    desk.done(focus.track, key(focus.ask, focus.about))
    settle(desk)


def _show(desk: Desk, focus: Focus) -> None:
    assert desk.view is not None
    assert focus.about is not None
    name_breach(desk, focus.track)
    item = desk.view.item(focus.about)
    if focus.ask == "keep.result":
        _show_result(desk, focus, desk.view)
    elif focus.ask in WORD_ALONE:
        desk.say(text_id(focus.ask))
    elif item is not None:
        about = words_of(desk, focus.about) if desk.ask_of(focus).step == "keep" else ()
        desk.say(text_id(focus.ask), shared=about + item.parts, headed=item.kind == "promise", once=True)
        if item.kind == "breach_card" and _sees_it_otherwise(desk):
            desk.say("card-differs")


def _sees_it_otherwise(desk: Desk) -> bool:
    """Whether I took the other side before the card came: "hurt" is a claim, not authority."""
    mine = desk.position(COUPLE_TRACK).picks.get("willing.side")
    return mine is not None and mine != role_here(desk, COUPLE_TRACK)


def _show_result(desk: Desk, focus: Focus, view: View) -> None:
    """How a promise ended: the record, then each released answer as its author's own word."""
    promise, what = view.promise(focus.about), words_of(desk, focus.about)
    assert promise is not None
    whose = "mine" if promise.by is view.me else "theirs"
    desk.say(f"{text_id(focus.ask)}-{promise.state.replace('_', '-')}", shared=what, whose=whose)
    for report in (i for i in view.items if i.kind == "report" and i.about == promise.ref and i.shown):
        mine = report.by is view.me
        desk.say("report-mine" if mine else "report-theirs", shared=report.parts, once=not mine)


def _confirmed(desk: Desk, focus: Focus, choice: str) -> None:
    ask = desk.ask_of(focus)
    if choice == "change":
        desk.focus_on(None)
        put(desk, Open(focus.track, ask, focus.about))
    elif choice in focus.zones:
        to_confirm(desk, focus, value=choice)
    elif ask.kind is Kind.PLACE:
        desk.change(zone=focus.value)
        answer(desk, focus, None)
    else:
        _take_moment(desk, focus, meanings_of(focus)[choice == "second"])


def _take_moment(desk: Desk, focus: Focus, meant: Meaning) -> None:
    """The moment that was confirmed; one that passed while its echo lay open is asked for again."""
    if meant.at > desk.event.at:
        answer(desk, focus, kept(meant))
        return
    desk.say("moment-past")
    desk.focus_on(None)
    put(desk, Open(focus.track, desk.ask_of(focus), focus.about))


def _preview_chosen(desk: Desk, focus: Focus, choice: str) -> None:
    past = sharing.past_moment(desk, focus)
    if choice in {"share", "morning"} and past is not None:
        desk.say("moment-past-meanwhile")
        _write_again(desk, focus, past)
    elif choice in {"share", "morning"}:
        desk.focus_on(None)
        sharing.confirm(desk, focus, morning=choice == "morning")
        rest_or_go_on(desk)
    else:
        _change_something(desk, focus)


def _change_something(desk: Desk, focus: Focus) -> None:
    """Which part of the preview is to be written again; with one part there is nothing to ask."""
    parts = sharing.changeable(desk, focus)
    if len(parts) == 1:
        _write_again(desk, focus, parts[0])
        return
    turn = desk.new_turn()
    desk.focus_on(Focus(track=focus.track, ask=focus.ask, about=focus.about, turn=turn, phase=Phase.CHANGE))
    ask_again(desk)


def rest_or_go_on(desk: Desk) -> None:
    """After a release nothing needs to be said when nothing else is open."""
    if next_open(desk.story, desk.room, desk.view) is not None:
        settle(desk)


def _write_again(desk: Desk, focus: Focus, part: str) -> None:
    name = key(part, focus.about)
    forget_draft(desk, focus.track, name)
    desk.undo(focus.track, name)
    desk.focus_on(None)
    put(desk, Open(focus.track, desk.story.ask(part), focus.about))


def forget_draft(desk: Desk, track: str, name: str) -> None:
    """The words of this part of a draft go."""
    drafts = desk.position(track).drafts
    desk.do(*(DropWords(piece.ref) for piece in drafts.get(name, ())))
    desk.place(track, drafts={other: pieces for other, pieces in drafts.items() if other != name})


def _letter_chosen(desk: Desk, focus: Focus, choice: str) -> None:
    name = key(focus.ask, focus.about)
    if choice == "done":
        for piece in desk.position(focus.track).drafts.get(name, ()):
            desk.do(Note(focus.ask, f"words:{piece.ref}"))
        answer(desk, focus, None)
    else:
        forget_draft(desk, focus.track, name)
        desk.focus_on(None)
        put(desk, Open(focus.track, desk.ask_of(focus), focus.about))


# -- typed text ------------------------------------------------------------------------------------------------


def to_confirm(
    desk: Desk,
    focus: Focus,
    *,
    value: str | None = None,
    meanings: tuple[Meaning, ...] = (),
    zones: tuple[str, ...] = (),
) -> None:
    """Echo what was read; it counts once it is confirmed."""
    turn = desk.new_turn()
    echoed = replace(focus, turn=turn, phase=Phase.CONFIRM, value=value, meanings=meanings, zones=zones)
    desk.focus_on(echoed)
    ask_again(desk)
