"""Making promises small enough to keep and free of control, and the reminders before they are due."""

from __future__ import annotations

from datetime import timedelta

from core.calendar import before_quiet
from core.coach.promise import findings
from core.effects import DropDue, DropWords, Moment, SetDue
from core.events import DueCame, Edited, Noticed, Said
from core.journey.promises.gates import active_promises
from core.journey.promises.life import MOST_PROMISES
from core.journey.promises.making import AGAIN, FIRST, OFTEN, SOFT, SURE, WEEKS, WHAT
from core.journey.promises.story import KEEP_REPORT, NOTICED
from core.kernel import forms, moment
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.meaning import has_end, rule_of
from core.state import Focus, Promise, PromiseState
from core.values import COUPLE_TRACK, Key, Track, about_of, breach_of, due_key, form_track, key, subject_of

ENOUGH_SURE = 8
REMINDERS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}
NEW_DEADLINES = frozenset({"agreement", "renegotiation_answer", "deadline"})  # notices after which one may be ahead
FORM = "promise"
NOT_KEPT = "not-kept"  # what either may say of a promise
FOUND = "found."  # a pick: what the check found in this part of a draft; never the words


def _smaller(context: StepContext, focus: Focus, value: str | None) -> None:
    """Surer than not is not sure enough: a promise below 8 of 10 is made smaller first."""
    if value is None or int(value) >= ENOUGH_SURE:
        return
    context.say("promise-smaller")
    context.undo(focus.track, SURE.key)
    _away(context, focus.track, WHAT.key)


def _check(context: StepContext, focus: Focus, value: str | None) -> None:
    """The promise check of what was just written. Control is not kept; what is too big is left to its author."""
    name = key(focus.ask, focus.about)
    picks = context.position(focus.track).picks
    context.set_position(
        focus.track, picks={other: p for other, p in picks.items() if other not in {FOUND + name, SOFT.id}}
    )
    context.undo(focus.track, SOFT.key)
    if not isinstance(context.event, Said | Edited) or not (found := findings(context.event.text, context.room.locale)):
        return
    if found[0].is_control:
        context.say(f"control-{found[0].kind}")
        _away(context, focus.track, name)
    elif focus.ask == WHAT.id:
        context.say(f"found-{found[0].kind}")
        context.pick(focus.track, Key(FOUND + name), found[0].kind)


def _comes_again(context: StepContext, focus: Focus, value: str | None) -> None:
    """A rhythm in the person's own words, wherever it was said, is the first time of a promise that comes again."""
    if rule_of(value) is None:
        return
    context.undo(focus.track, key(focus.ask))
    for ask, said in ((OFTEN.id, "again"), (FIRST.id, value or "")):
        context.pick(focus.track, key(ask), said)
        context.done(focus.track, key(ask))
    if has_end(value):
        context.undo(focus.track, WEEKS.key)
    context.undo(focus.track, AGAIN.key)


def _write_anew(context: StepContext, focus: Focus, value: str | None) -> None:
    """The promise is written once more; the others of its parts stay."""
    _away(context, focus.track, WHAT.key)
    picks = context.position(focus.track).picks
    context.set_position(focus.track, picks={name: p for name, p in picks.items() if not name.startswith(FOUND)})
    context.undo(focus.track, SOFT.key)


def _away(context: StepContext, track: Track, name: Key) -> None:
    """This part of a draft is open again, and its words go."""
    drafts = context.position(track).drafts
    context.do(*(DropWords(piece.ref) for piece in drafts.get(name, ())))
    context.set_position(track, drafts={other: pieces for other, pieces in drafts.items() if other != name})
    context.undo(track, name)


def _slip_told(context: StepContext, focus: Focus, value: str | None) -> None:
    """A slip that one tells oneself is a good moment. It has the screen for itself: nothing is asked under it."""
    promise = context.view.promise(subject_of(focus.track)) if context.view else None
    asked = promise is not None and promise.state == PromiseState.DUE
    context.say("slip-told", asked="yes" if asked else "no")
    context.asks_nothing = True


def _reported(context: StepContext, focus: Focus, value: str | None) -> None:
    """Having said that a promise was not kept is hard, whose promise it was: nothing is asked after it."""
    picks = context.position(focus.track).picks
    if NOT_KEPT in {picks.get(key(ask.id, focus.about)) for ask in (KEEP_REPORT, NOTICED)}:
        moment.be_quiet(context, focus.track, focus.about)


# -- opening the form ------------------------------------------------------------------------------------------


def _make_promise(context: StepContext, focus: Focus, value: str | None) -> None:
    start_promise(context, breach_of(focus.track))


def _revise(context: StepContext, focus: Focus, value: str | None) -> None:
    """Another version, in the place of the one a change was asked for."""
    answer = context.view.item(focus.about or "") if context.view else None
    start_promise(context, breach_of(focus.track), instead=answer.about if answer else None)


def start_promise(context: StepContext, breach: str | None, instead: str | None = None) -> bool:
    """Open the form for a promise in this breach, or take up the one in hand; False when three are active already.
    `instead`: the version it is to replace."""
    if active_promises(context.view) >= MOST_PROMISES:
        context.say("promise-enough")
        return False
    in_hand = (name for name in forms.tracks_of(context, FORM) if not forms.is_held(context, name))
    of_it = next((name for name in in_hand if breach in {None, breach_of(name)}), None)
    name = of_it or form_track(FORM, breach or "", context.event.id)
    position = context.position(name)
    context.drop_track(name)  # the newest has the floor
    context.change(positions={**context.room.positions, name: position})
    if instead is not None:
        context.pick(name, key("about"), instead)
    return True


# -- by the clock ----------------------------------------------------------------------------------------------


def remind_of_all(context: StepContext) -> None:
    """Reminders of all my agreed promises and of the occurrences ahead, as the person wishes them now."""
    view = context.view
    for promise in view.promises if view else ():
        if view and promise.by is view.me and promise.state == PromiseState.AGREED and promise.rhythm is None:
            remind(context, promise)


def remind(context: StepContext, promise: Promise) -> None:
    """Reminders a day and an hour before, moved out of quiet hours to the last good moment before them."""
    until = promise.due_at
    for name, lead in reversed(REMINDERS.items()):
        row = due_key("remind", name, promise.ref)
        at = before_quiet(promise.due_at - lead, context.room.zone or promise.zone, context.room.night)
        if context.room.reminders not in {name, "both"}:
            context.do(DropDue(row))
            continue
        if at > context.event.at:
            context.do(SetDue(row, at, not_after=until - at))
        until = min(at, promise.due_at)  # an earlier one that comes late is not worth two


def noticed(context: StepContext, event: Noticed) -> bool:
    """News of the shared room: what it lists no more is forgotten, and a new deadline is reminded of."""
    forget_folded(context)
    if event.kind in NEW_DEADLINES:
        remind_of_all(context)
    return False


def comes(context: StepContext, event: DueCame, rest: str) -> None:
    """The reminder before a promise is due."""
    ref = rest.partition("/")[2]
    promise = context.view.promise(ref) if context.view else None
    if promise is None or promise.state != PromiseState.AGREED or context.room.paused or event.stale:
        return
    due = Moment(promise.due_at, context.room.zone or promise.zone)
    context.say("reminder", shared=context.story.quoted(context.view, ref), until=promise.due_at, due=due, about=ref)


def forget_folded(context: StepContext) -> None:
    """What I answered about occurrences that the record lists no more is needed no more."""
    view, position = context.view, context.position(COUPLE_TRACK)
    assert view is not None
    known = {p.ref for p in view.promises} | {i.ref for i in view.items} | {light.ref for light in view.lights}

    def gone(name: str) -> bool:
        about = about_of(name)
        return name.startswith("keep.") and about is not None and about not in known | {view.rest}

    if any(gone(name) for name in (*position.done, *position.aside, *position.picks, *position.drafts)):
        pieces = [p for name, drafts in position.drafts.items() if gone(name) for p in drafts]
        context.do(*(DropWords(piece.ref) for piece in pieces))
        context.set_position(
            COUPLE_TRACK,
            done=tuple(name for name in position.done if not gone(name)),
            aside=tuple(name for name in position.aside if not gone(name)),
            picks={name: pick for name, pick in position.picks.items() if not gone(name)},
            drafts={name: drafts for name, drafts in position.drafts.items() if not gone(name)},
        )


ACTS: dict[str, Doing] = {
    "smaller": _smaller,
    "make_promise": _make_promise,
    "check_promise": _check,
    "check_change": _check,
    "write_anew": _write_anew,
    "revise": _revise,
    "slip_told": _slip_told,
    "reported": _reported,
    "comes_again": _comes_again,
}
