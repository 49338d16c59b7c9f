"""What is read of promises: their words, how one ended, and the list of them with what can be done about each."""

from __future__ import annotations

from dataclasses import replace

from core.calendar import wall
from core.effects import Button, Day, Moment, Part, Term
from core.journey.discuss.story import DISCUSS
from core.journey.promises.acts import start_promise
from core.journey.promises.gates import active_promises, listed
from core.journey.promises.life import MOST_PROMISES, opens_at
from core.journey.promises.making import WHAT
from core.kernel import floor, forms, moment
from core.kernel.buttons import text_id
from core.kernel.context import StepContext
from core.kernel.view import View
from core.recurrence import parse, written
from core.state import Focus, Item, Promise, PromiseState, Waiting
from core.values import Track

HARD = {PromiseState.NOT_KEPT, PromiseState.SEEN_DIFFERENTLY}  # a result after which nothing is asked that day
CHOOSE = "promise"  # what a button opens under "which of the two?"


def words_of(view: View, ref: str) -> tuple[Part, ...]:
    """The promise of this reference, or the one a release is about, in its author's words; else nothing."""
    promise = _meant(view, ref)
    item = view.item(promise.words or promise.ref) if promise else None
    return tuple(part for part in item.parts if part.ask == WHAT.id) if item else ()


def when_of(view: View, ref: str) -> Day | Moment | None:
    """The day of that promise, or how often and until when it comes: by the clock it was agreed with, so that both read
    the same."""
    promise = _meant(view, ref)
    if promise is None:
        return None
    rule = parse(promise.rhythm) if promise.rhythm else None
    if rule is None or promise.ends_at is None:
        return Day(promise.due_at, promise.zone)
    last = wall(promise.ends_at, promise.zone).date()
    return Moment(promise.due_at, promise.zone, written(replace(rule, until=last)))


def _meant(view: View, ref: str | None) -> Promise | None:
    """The promise of this reference, or the one that a release is about or answers a release about."""
    found, item = view.promise(ref), view.item(ref or "")
    return found if found is not None or item is None else _meant(view, item.about)


def open_word_alone(context: StepContext, focus: Focus, view: View, item: Item | None) -> None:
    """A word of the companion's alone, without anybody's."""
    context.say(text_id(focus.ask))


def open_result(context: StepContext, focus: Focus, view: View, item: Item | None) -> None:
    """How a promise ended: the record, then each released answer as its author's own word."""
    promise, what = view.promise(focus.about), context.story.quoted(view, focus.about)
    assert promise is not None
    whose, first = "mine" if promise.by is view.me else "theirs", _is_first_kept(view, promise)
    how = "first" if first else promise.state.replace("_", "-")
    context.asks_nothing = context.asks_nothing or first
    if promise.state in HARD:
        moment.begin(context, focus.track, focus.about, after="rest-result")
    context.say(f"{text_id(focus.ask)}-{how}", shared=what, whose=whose, about=promise.ref)
    for report in (i for i in view.items if i.kind == "report" and i.about == promise.ref and i.shown):
        mine = report.by is view.me
        context.say("report-mine" if mine else "report-theirs", shared=report.parts, once=not mine, about=promise.ref)


def _is_first_kept(view: View, promise: Promise) -> bool:
    """Whether no promise of these two was kept before this one was."""
    before = (p for p in view.promises if p.kept or (p.state == PromiseState.KEPT and p.due_at < promise.due_at))
    return promise.state == PromiseState.KEPT and not any(before)


# -- commands --------------------------------------------------------------------------------------------------


def promise(context: StepContext) -> None:
    """`/promise`: the form for one. With several breaches, first which of them it is for."""
    found = _talked_about(context)
    if not found:
        context.say("promise-not-yet")
        floor.ask_again(context)
    elif len(found) == 1 or active_promises(context.view) >= MOST_PROMISES:
        _make(context, found[0])
    else:
        for breach in found:
            _which(context, breach)


def _talked_about(context: StepContext) -> list[Track]:
    """The breaches in which promises can be made by now."""
    return [track for track, step in floor.open_tracks(context) if step == DISCUSS.id]


def _make(context: StepContext, breach: str) -> None:
    floor.leave_floor(context)
    start_promise(context, breach)
    floor.settle(context)


def _which(context: StepContext, breach: str) -> None:
    """One of the breaches, with the button that makes a promise for it."""
    assert context.view is not None
    turn = context.new_turn()
    context.wait(Waiting(turn=turn, opens=CHOOSE, about=breach))
    kind, role = floor.breach_kind(context.view, breach), floor.role_here(context, Track(breach))
    button = Button(CHOOSE, "menu-promise")
    context.say("which-breach", buttons=(button,), turn=turn, kind=kind, role=role)


def chosen(context: StepContext, waiting: Waiting, choice: str) -> bool:
    """The button under one of the breaches, as long as it is talked about."""
    if waiting.about not in _talked_about(context):
        context.say("old-button")
        floor.ask_again(context)
        return True
    context.close(waiting.turn, "menu-promise")
    _make(context, waiting.about)
    return True


def promises(context: StepContext) -> None:
    """`/promises`: each that is not over, and the last few that are."""
    view = context.view
    if view is None or not view.promises:
        context.say("promises-none")
        return
    for promise in listed(view):
        _list(context, view, promise)


def _list(context: StepContext, view: View, promise: Promise) -> None:
    """One promise of the list, with the forms that can be opened about it. Where its own clock shows another time than
    the reader's, both are told."""
    at, here = promise.ends_at or promise.due_at, context.room.zone or promise.zone
    elsewhere = wall(at, promise.zone).utcoffset() != wall(at, here).utcoffset()
    due = promise.state == PromiseState.DUE
    forms.lay_out(
        context,
        "promises-again" if promise.rhythm else "promises-due" if due else "promises-one",
        forms.menu_about(context, promise.ref),
        promise.ref,
        shared=context.story.quoted(view, promise.ref),
        after="promise-there" if elsewhere else None,
        due=Moment(at, here),
        there=Moment(at, promise.zone),
        shows=Moment(opens_at(promise), here),
        often=Moment(promise.due_at, promise.zone, promise.rhythm),
        state=Term(f"promise-state-{promise.state.replace('_', '-')}"),
        whose="mine" if promise.by is view.me else "theirs",
    )
