"""Making promises small enough to keep and free of control, and the reminders before they are due."""

from __future__ import annotations

from datetime import timedelta

from core.acts.timer import Doing
from core.calendar import before_quiet
from core.coach.promise import findings
from core.desk import Desk
from core.effects import DropDue, DropWords, SetDue
from core.events import Edited, Said
from core.gates import key
from core.gates.keep import active_promises
from core.meaning import has_end, rule_of
from core.promise import MOST_PROMISES, State
from core.state import COUPLE_TRACK, Focus, Position, Promise
from core.words import Act

ENOUGH_SURE = 8
REMINDERS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}
NEW_DEADLINES = frozenset({"agreement", "renegotiation_answer", "deadline"})  # notices after which one may be ahead
FOUND = "found."  # a pick: what the check found in this part of a draft; never the words


def _smaller(desk: Desk, focus: Focus, value: str | None) -> None:
    """Surer than not is not sure enough: a promise below 8 of 10 is made smaller first."""
    if value is None or int(value) >= ENOUGH_SURE:
        return
    desk.say("promise-smaller")
    desk.undo(focus.track, "promise.sure")
    _away(desk, focus.track, "promise.what")


def _check(desk: Desk, focus: Focus, value: str | None) -> None:
    """The promise check of what was just written. Control is not kept; what is too big is left to its author."""
    name = key(focus.ask, focus.about)
    picks = desk.position(focus.track).picks
    desk.place(
        focus.track, picks={other: p for other, p in picks.items() if other not in {FOUND + name, "promise.soft"}}
    )
    desk.undo(focus.track, "promise.soft")
    if not isinstance(desk.event, Said | Edited) or not (found := findings(desk.event.text, desk.room.locale)):
        return
    if found[0].is_control:
        desk.say(f"control-{found[0].kind}")
        _away(desk, focus.track, name)
    elif focus.ask == "promise.what":
        desk.say(f"found-{found[0].kind}")
        desk.pick(focus.track, FOUND + name, found[0].kind)


def _comes_again(desk: Desk, focus: Focus, value: str | None) -> None:
    """A rhythm in the person's own words, wherever it was said, is the first time of a promise that comes again."""
    if rule_of(value) is None:
        return
    desk.undo(focus.track, focus.ask)
    for ask, said in (("promise.often", "again"), ("promise.first", value or "")):
        desk.pick(focus.track, ask, said)
        desk.done(focus.track, ask)
    if has_end(value):
        desk.undo(focus.track, "promise.weeks")
    desk.undo(focus.track, "promise.again")


def _write_anew(desk: Desk, focus: Focus, value: str | None) -> None:
    """The promise is written once more; the others of its parts stay."""
    _away(desk, focus.track, "promise.what")
    picks = desk.position(focus.track).picks
    desk.place(focus.track, picks={name: p for name, p in picks.items() if not name.startswith(FOUND)})
    desk.undo(focus.track, "promise.soft")


def _away(desk: Desk, track: str, name: str) -> None:
    """This part of a draft is open again, and its words go."""
    drafts = desk.position(track).drafts
    desk.do(*(DropWords(piece.ref) for piece in drafts.get(name, ())))
    desk.place(track, drafts={other: pieces for other, pieces in drafts.items() if other != name})
    desk.undo(track, name)


# -- opening the form ------------------------------------------------------------------------------------------


def _make_promise(desk: Desk, focus: Focus, value: str | None) -> None:
    start_promise(desk, focus.track)


def _revise(desk: Desk, focus: Focus, value: str | None) -> None:
    """Another version, in the place of the one a change was asked for."""
    answer = desk.view.item(focus.about or "") if desk.view else None
    start_promise(desk, focus.track, instead=answer.about if answer else None)


def _next_promise(desk: Desk, focus: Focus, value: str | None) -> None:
    """A smaller next promise, in the same breach as the one it follows."""
    promise = desk.view.promise(focus.track.split(":", 2)[2]) if desk.view else None
    start_promise(desk, (promise.breach if promise else None) or "")


def start_promise(desk: Desk, track: str, instead: str | None = None) -> bool:
    """Open the form for a promise; False when three are active already. `instead`: the version it is to replace."""
    if active_promises(desk.view) >= MOST_PROMISES:
        desk.say("promise-enough")
        return False
    in_hand = next((n for n in desk.room.positions if n.startswith("promise:") and _in_hand(desk, n)), None)
    name = in_hand or f"promise:{track}:{desk.event.id}"
    if in_hand is None:
        desk.change(positions={**desk.room.positions, name: Position()})
    if instead is not None:
        desk.pick(name, "about", instead)
    return True


def _in_hand(desk: Desk, track: str) -> bool:
    return not any(where.startswith(f"{track}/") for where in desk.room.held.values())


# -- by the clock ----------------------------------------------------------------------------------------------


def remind_of_all(desk: Desk) -> None:
    """Reminders of all my agreed promises and of the occurrences ahead, as the person wishes them now."""
    view = desk.view
    for promise in view.promises if view else ():
        if view and promise.by is view.me and State(promise.state) is State.AGREED and promise.rhythm is None:
            remind(desk, promise)


def remind(desk: Desk, promise: Promise) -> None:
    """Reminders a day and an hour before, moved out of quiet hours to the last good moment before them."""
    until = promise.due_at
    for name, lead in reversed(REMINDERS.items()):
        row = f"remind/{name}/{promise.ref}"
        at = before_quiet(promise.due_at - lead, desk.room.zone or promise.zone, desk.room.night)
        if desk.room.reminders not in {name, "both"}:
            desk.do(DropDue(row))
            continue
        if at > desk.event.at:
            desk.do(SetDue(row, at, not_after=until - at))
        until = min(at, promise.due_at)  # an earlier one that comes late is not worth two


def forget_folded(desk: Desk) -> None:
    """What I answered about occurrences that the record lists no more is needed no more."""
    view, position = desk.view, desk.position(COUPLE_TRACK)
    if view is None:
        return
    known = {p.ref for p in view.promises} | {i.ref for i in view.items} | {light.ref for light in view.lights}

    def gone(name: str) -> bool:
        ask, _, about = name.partition("@")
        return ask.startswith("keep.") and bool(about) and about not in known | {view.rest}

    if any(gone(name) for name in (*position.done, *position.aside, *position.picks, *position.drafts)):
        pieces = [p for name, drafts in position.drafts.items() if gone(name) for p in drafts]
        desk.do(*(DropWords(piece.ref) for piece in pieces))
        desk.place(
            COUPLE_TRACK,
            done=tuple(name for name in position.done if not gone(name)),
            aside=tuple(name for name in position.aside if not gone(name)),
            picks={name: pick for name, pick in position.picks.items() if not gone(name)},
            drafts={name: drafts for name, drafts in position.drafts.items() if not gone(name)},
        )


ACTS: dict[Act, Doing] = {
    Act.SMALLER: _smaller,
    Act.MAKE_PROMISE: _make_promise,
    Act.CHECK_PROMISE: _check,
    Act.CHECK_CHANGE: _check,
    Act.WRITE_ANEW: _write_anew,
    Act.REVISE: _revise,
    Act.NEXT_PROMISE: _next_promise,
    Act.COMES_AGAIN: _comes_again,
}
