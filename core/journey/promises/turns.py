"""What can become of an agreed promise by a release: another moment, withdrawn, a slip told, found out."""

from __future__ import annotations

from dataclasses import replace

from core.effects import SetDue
from core.journey.promises.life import PromiseEvent
from core.journey.promises.record import counted, move
from core.journey.promises.story import KEEP_WISH
from core.journey.willing.record import open_breach
from core.kernel.record import Consequence, RecordOutcome, choice, find, find_promise, moment_of
from core.state import Item, Promise, PromiseState, Shared
from core.values import record_due_key


def _wish(shared: Shared, item: Item) -> RecordOutcome:
    """The wish for another moment; from now on the deadline finds it answered, or leaves the promise unconfirmed."""
    promise = _own(shared, item)
    if promise is None or promise.state != PromiseState.AGREED or promise.rhythm or promise.wish:
        return RecordOutcome(shared)
    return RecordOutcome(_with(shared, replace(promise, wish=item.ref)))


def _wish_answered(shared: Shared, answer: Item) -> RecordOutcome:
    """Agreed before the deadline: the promise goes on under its new moment. Declined: it stands as it was."""
    wish, said = find(shared, answer.about), choice(answer, KEEP_WISH.id)
    promise = next((p for p in shared.promises if wish and p.wish == wish.ref and p.by is not answer.by), None)
    if wish is None or promise is None or promise.state != PromiseState.AGREED:
        return RecordOutcome(shared)
    if said == "decline":
        return RecordOutcome(_with(shared, replace(promise, wish=None)))
    moment = moment_of(wish)
    if said != "agree" or moment.at <= answer.shows_at:
        return RecordOutcome(shared)
    new = replace(
        promise,
        ref=wish.ref,
        due_at=moment.at,
        zone=moment.zone,
        words=promise.words or promise.ref,
        agreed_at=answer.shows_at,
        wish=None,
    )
    moved = move(shared, promise, PromiseEvent.RENEGOTIATE)
    due = (SetDue(record_due_key("deadline", new.ref), new.due_at),)
    return RecordOutcome(replace(moved, promises=(*moved.promises, new)), due=due)


def _withdraw(shared: Shared, item: Item) -> RecordOutcome:
    """Withdrawn before it was due; with a series the occurrence that is ahead."""
    promise = _own(shared, item)
    if promise is None:
        return RecordOutcome(shared)
    for ahead in (p for p in shared.promises if p.of == promise.ref):
        shared = move(shared, ahead, PromiseEvent.WITHDRAW)
    return RecordOutcome(move(shared, promise, PromiseEvent.WITHDRAW))


def _slip(shared: Shared, item: Item) -> RecordOutcome:
    """Telling wins over whatever was sealed first: those answers are never shown, and go."""
    promise = _own(shared, item)
    if promise is None or promise.rhythm:
        return RecordOutcome(shared)
    moved = move(shared, replace(promise, wish=None), PromiseEvent.SLIP)
    if moved == shared or promise.state not in {PromiseState.AGREED, PromiseState.DUE}:
        return RecordOutcome(shared)
    sealed = tuple(i.ref for i in moved.items if i.kind == "report" and i.about == promise.ref)
    moved = replace(moved, items=tuple(i for i in moved.items if i.ref not in sealed))
    return RecordOutcome(moved, forget=sealed).and_then(counted, promise.ref)


def _found_out(shared: Shared, item: Item) -> RecordOutcome:
    """Only the promiser's own "yes, it is so" makes it so; it is a new hurt, and opens a breach."""
    promise = _own(shared, item)
    if promise is None:
        return RecordOutcome(shared)
    moved = move(shared, promise, PromiseEvent.ADMIT)
    if moved == shared:
        return RecordOutcome(shared)
    breach = open_breach(moved, hurt=item.by.other, kind="promise", card=item.ref)
    return breach.and_then(counted, promise.ref)


def _own(shared: Shared, item: Item) -> Promise | None:
    """The promise that a release of its author is about."""
    promise = find_promise(shared, item.about)
    return promise if promise is not None and promise.by is item.by else None


def _with(shared: Shared, promise: Promise) -> Shared:
    return replace(shared, promises=tuple(promise if p.ref == promise.ref else p for p in shared.promises))


CONSEQUENCES: dict[str, Consequence] = {
    "renegotiation": _wish,
    "renegotiation_answer": _wish_answered,
    "withdrawal": _withdraw,
    "slip": _slip,
    "found_out": _found_out,
}
