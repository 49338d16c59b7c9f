"""What is read of promises: their words, how one ended, and the list of them with what can be done about each."""

from __future__ import annotations

from core.calendar import wall
from core.effects import Button, Moment, Part, Term
from core.journey.discuss.story import DISCUSS
from core.journey.promises.acts import start_promise
from core.journey.promises.gates import active_promises, listed
from core.journey.promises.life import MOST_PROMISES
from core.journey.promises.making import WHAT
from core.kernel import floor, forms
from core.kernel.buttons import text_id
from core.kernel.context import StepContext
from core.kernel.view import View
from core.state import Focus, Item, Promise, Waiting
from core.values import Track

CHOOSE = "promise"  # what a button opens under "which of the two?"


def words_of(view: View, ref: str) -> tuple[Part, ...]:
    """The promise of this reference, or the one a release is about, in its author's words; else nothing."""
    said = view.item(ref)
    promise = view.promise(ref) or view.promise(said.about if said else None)
    item = view.item(promise.words or promise.ref) if promise else None
    return tuple(part for part in item.parts if part.ask == WHAT.id) if item else ()


def open_word_alone(context: StepContext, focus: Focus, view: View, item: Item | None) -> None:
    """A word of the companion's alone, without anybody's."""
    context.say(text_id(focus.ask))


def open_result(context: StepContext, focus: Focus, view: View, item: Item | None) -> None:
    """How a promise ended: the record, then each released answer as its author's own word."""
    promise, what = view.promise(focus.about), context.story.quoted(view, focus.about)
    assert promise is not None
    whose = "mine" if promise.by is view.me else "theirs"
    context.say(f"{text_id(focus.ask)}-{promise.state.replace('_', '-')}", shared=what, whose=whose)
    for report in (i for i in view.items if i.kind == "report" and i.about == promise.ref and i.shown):
        mine = report.by is view.me
        context.say("report-mine" if mine else "report-theirs", shared=report.parts, once=not mine)


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
    forms.lay_out(
        context,
        "promises-one" if promise.rhythm is None else "promises-again",
        forms.menu_about(context, promise.ref),
        promise.ref,
        shared=context.story.quoted(view, promise.ref),
        after="promise-there" if elsewhere else None,
        due=Moment(at, here),
        there=Moment(at, promise.zone),
        often=Moment(promise.due_at, promise.zone, promise.rhythm),
        state=Term(f"promise-state-{promise.state.replace('_', '-')}"),
        whose="mine" if promise.by is view.me else "theirs",
    )
