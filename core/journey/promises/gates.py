"""Gates and lists of promises: those that may be made, are due, or have ended, and what can be said about them."""

from __future__ import annotations

from collections.abc import Callable

from core.journey.discuss.story import AGREE, AGREE_READ
from core.journey.promises.life import ACTIVE, CARRIED, MOST_PROMISES, MOVING, OPEN_TO_DOUBT, RESULTS, WITHDRAWABLE
from core.journey.promises.making import FIRST
from core.journey.promises.story import (
    FOUND_OUT_MINE,
    FOUND_OUT_READ,
    KEEP_REPORT,
    LEARNT_READ,
    NOTICED,
    RENEWAL_READ,
    RESULT,
    SLIP_READ,
    WISH_READ,
)
from core.kernel.gates import Gate, GateContext, List, Things, refs, said
from core.kernel.view import View
from core.meaning import has_end, rule_of
from core.state import Item, Promise, PromiseState
from core.values import key

FINISHED_SHOWN = 5
OFFERS = frozenset({"promise", "renewal"})

Fits = Callable[[View, Promise], bool]


def active_promises(view: View | None) -> int:
    """How many of my own promises are active or offered. A recurring one counts once."""
    if view is None:
        return 0
    carried = sum(p.by is view.me and p.of is None and p.state in CARRIED for p in view.promises)
    return carried + sum(i.kind in OFFERS and i.by is view.me and not i.shown for i in view.items)


def listed(view: View) -> tuple[Promise, ...]:
    """What the list of promises shows: all that is not over, and the last few that are."""
    over = [p for p in view.promises if p.state not in MOVING]
    last = {p.ref for p in sorted(over, key=lambda p: p.due_at)[-FINISHED_SHOWN:]}
    return tuple(p for p in view.promises if p.state in MOVING or p.ref in last)


def _room_for_a_promise(here: GateContext) -> bool:
    return active_promises(here.view) < MOST_PROMISES


def _may_promise(here: GateContext) -> bool:
    """A question of this breach is closed, and none is still being answered; three active promises at most."""
    return bool(here.theirs("closing")) and _room_for_a_promise(here)


def a_promise_agreed(here: GateContext) -> bool:
    """Whether a promise was ever agreed."""
    counted = ACTIVE | RESULTS
    return bool(here.view and any(p.agreed_at or p.state in counted for p in here.view.promises))


# -- lists of promises -----------------------------------------------------------------------------------------


def promises(mine: bool, fits: Fits) -> List:
    """A list: the promises of mine, or of the partner's, that fit."""

    def found(here: GateContext) -> Things:
        view = here.view
        assert view is not None
        return tuple(p.ref for p in view.promises if (p.by is view.me) == mine and fits(view, p))

    return found


def _is(*states: PromiseState) -> Fits:
    return lambda view, promise: promise.state in states


def _can_be_moved(view: View, promise: Promise) -> bool:
    """Agreed, once, and no wish about it waits."""
    waits = promise.wish or any(
        i.kind == "renegotiation" and i.about == promise.ref and not i.shown for i in view.items
    )
    return promise.state == PromiseState.AGREED and promise.rhythm is None and not waits


def _can_be_told(view: View, promise: Promise) -> bool:
    """A slip can be told at once: before the deadline, or within a day of it."""
    return promise.rhythm is None and (
        promise.state == PromiseState.AGREED or (promise.state == PromiseState.DUE and not promise.told_late)
    )


def _can_be_doubted(view: View, promise: Promise) -> bool:
    learnt = any(i.kind == "learnt" and i.about == promise.ref and i.by is view.me for i in view.items)
    return promise.state in OPEN_TO_DOUBT and not learnt


def _is_over(view: View, promise: Promise) -> bool:
    """A recurring promise that came to its end, and was not renewed yet."""
    renewed = any(i.kind == "renewal" and i.about == promise.ref for i in view.items)
    return (
        promise.rhythm is not None
        and promise.state == PromiseState.ENDED
        and promise.agreed_at is not None
        and (not renewed)
    )


def _renewable(here: GateContext) -> Things:
    return promises(True, _is_over)(here) if _room_for_a_promise(here) else ()


def _results(here: GateContext) -> Things:
    assert here.view is not None
    return tuple(p.ref for p in here.view.promises if p.state in RESULTS)


def _is_it_so(here: GateContext) -> Things:
    """My promises that the partner saw broken: seen differently, a lone "not kept" of theirs, or what they learnt.

    Never where I said so myself. Whether I was asked before is in my room: I am asked once.
    """
    view = here.view
    assert view is not None
    learnt = set(here.opened(LEARNT_READ.id, refs(here.theirs("learnt"))))
    claimed = {i.about for i in here.theirs("learnt") if i.ref in learnt}
    return tuple(
        p.ref
        for p in view.promises
        if p.by is view.me
        and p.state in OPEN_TO_DOUBT
        and (p.ref in claimed or key(RESULT.id, p.ref) in here.position.done)
        and (p.ref in claimed or _reported(view.theirs("report"), p.ref))
        and not _reported(view.mine("report"), p.ref)
    )


def _reported(reports: tuple[Item, ...], ref: str) -> bool:
    """Whether one of these shown reports says that the promise was not kept."""
    not_kept = (i for i in reports if said(i, KEEP_REPORT.id, "not-kept") or said(i, NOTICED.id, "not-kept"))
    return any(i.about == ref and i.shown for i in not_kept)


# -- lists of releases -----------------------------------------------------------------------------------------


def _wishes_opened(here: GateContext) -> Things:
    """The partner's wishes for another moment that I opened and that still wait."""
    view = here.view
    waiting = {p.wish for p in view.promises if p.state == PromiseState.AGREED} if view else set()
    return tuple(ref for ref in here.opened(WISH_READ.id, refs(here.theirs("renegotiation"))) if ref in waiting)


def _renewals_opened(here: GateContext) -> Things:
    found = here.opened(RENEWAL_READ.id, refs(here.theirs("renewal")))
    return tuple(
        ref for ref in found if here.view and (p := here.view.promise(ref)) and p.state == PromiseState.OFFERED
    )


def _changes_opened(here: GateContext) -> Things:
    """Changes the partner asked for that I opened, as long as I have offered no other version."""
    view, asked = here.view, []
    for item in here.theirs("agreement"):
        promise = view.promise(item.about) if view else None
        if said(item, AGREE.id, "change") and promise and promise.state == PromiseState.CHANGE_ASKED:
            asked.append(item)
    answered = {i.about for i in view.items if i.kind == "promise" and not i.shown} if view else set()
    return here.opened(AGREE_READ.id, refs(tuple(i for i in asked if i.about not in answered)))


def _rests(*, gently: bool = False, found: bool = False) -> List:
    """A list: the second of two breaks in a row, by how the two came to light, once I have read how this one did."""

    def rest(here: GateContext) -> Things:
        view = here.view
        if view is None or view.rest is None or (view.rest_gently, view.rest_found) != (gently, found):
            return ()
        return (view.rest,) if _is_known(here, view, view.promise(view.rest)) else ()

    return rest


def _is_known(here: GateContext, view: View, broken: Promise | None) -> bool:
    """Whether I have read how this promise was broken: by its result, the slip (its author knows) or the admission."""
    if broken is None or broken.state == PromiseState.NOT_KEPT:
        return broken is None or key(RESULT.id, broken.ref) in here.answered
    mine = broken.by is view.me
    if broken.state == PromiseState.SLIPPED_AND_TOLD:
        return mine or bool(here.opened(SLIP_READ.id, _about(view.theirs("slip"), broken)))
    if mine:
        return bool(here.opened(FOUND_OUT_MINE.id, _about(view.mine("found_out"), broken)))
    return bool(here.opened(FOUND_OUT_READ.id, _about(view.theirs("found_out"), broken)))


def _about(items: tuple[Item, ...], promise: Promise) -> Things:
    return tuple(item.ref for item in items if item.about == promise.ref)


def _unsafe(here: GateContext) -> bool:
    """Whether something in the draft of a promise was found that its author may want to change."""
    return any(name.startswith("found.") for name in here.position.picks)


def _first_time(here: GateContext) -> str | None:
    """When the promise in hand comes for the first time, or again and again."""
    return here.position.picks.get(FIRST.key)


GATES: dict[str, Gate] = {
    "rhythm_said": lambda here: rule_of(_first_time(here)) is not None,
    "end_said": lambda here: has_end(_first_time(here)),
    "may_promise": _may_promise,
    "room_for_a_promise": _room_for_a_promise,
    "a_promise_agreed": a_promise_agreed,
    "promise_found_soft": _unsafe,
    "slip_in_time": lambda here: here.subject in promises(True, _can_be_told)(here),
    "still_movable": lambda here: here.subject in promises(True, _can_be_moved)(here),
    "still_withdrawable": lambda here: here.subject in promises(True, _is(*WITHDRAWABLE))(here),
}


def _to_report(here: GateContext) -> Things:
    """My promises that are due, but those about which I am just saying that I slipped."""
    view = here.view
    assert view is not None
    told = {item.about for item in view.items if item.kind == "slip" and item.by is view.me}
    return tuple(ref for ref in promises(True, _is(PromiseState.DUE))(here) if ref not in told)


LISTS: dict[str, List] = {
    "my_promises_due": _to_report,
    "their_promises_due": promises(False, _is(PromiseState.DUE)),
    "my_promises_to_move": promises(True, _can_be_moved),
    "my_promises_to_withdraw": promises(True, _is(*WITHDRAWABLE)),
    "my_promises_to_tell": promises(True, _can_be_told),
    "their_promises_doubted": promises(False, _can_be_doubted),
    "my_series_over": _renewable,
    "results": _results,
    "questions_if_so": _is_it_so,
    "wishes_opened": _wishes_opened,
    "renewals_opened": _renewals_opened,
    "changes_opened": _changes_opened,
    "two_breaks": _rests(),
    "two_breaks_told": _rests(gently=True),
    "two_breaks_found": _rests(found=True),
}
