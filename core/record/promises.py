"""Promises in the shared record: offered, agreed, due, and what the sealed answers say together."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.effects import SetDue
from core.promise import State, What, after, verdict
from core.record.outcome import Come, Consequence, Outcome, choice, find_promise, show, to_both
from core.state import Item, Promise, Shared

SEAL = timedelta(days=2)


def _offer(shared: Shared, item: Item) -> Outcome:
    moment = next(part.moment for part in item.parts if part.moment is not None)
    promise = Promise(
        ref=item.ref, by=item.by, due_at=moment.at, zone=moment.zone, state=State.OFFERED, breach=item.breach
    )
    due = (SetDue(f"deadline:{item.ref}", moment.at),)
    return Outcome(replace(shared, promises=(*shared.promises, promise)), due=due)


def _agree(shared: Shared, item: Item) -> Outcome:
    answer = choice(item, "discuss.agree")
    promise = find_promise(shared, item.about)
    if promise is None or promise.by is item.by or answer not in {"agree", "change", "decline"}:
        return Outcome(shared)
    return Outcome(move(shared, promise, What(answer)))


def _deadline(shared: Shared, ref: str, at: datetime) -> Outcome:
    promise = find_promise(shared, ref)
    if promise is None:
        return Outcome(shared)
    seals_at = promise.due_at + SEAL
    moved = move(shared, replace(promise, seals_at=seals_at), What.DEADLINE)
    if State(promise.state) is not State.AGREED:
        return Outcome(moved)
    return Outcome(moved, to_both("deadline", ref), (SetDue(f"unseal:{ref}", seals_at),))


def _unseal(shared: Shared, ref: str, at: datetime) -> Outcome:
    """All sealed answers about a promise show at one instant, whoever answered."""
    promise = find_promise(shared, ref)
    if promise is None or State(promise.state) is not State.DUE:
        return Outcome(shared)
    reports = [i for i in shared.items if i.kind == "report" and i.about == ref]
    said = {i.by: choice(i, "keep.report", "keep.noticed") for i in reports}
    what = verdict(said.get(promise.by), said.get(promise.by.other))
    return Outcome(move(show(shared, *(i.ref for i in reports)), promise, what), to_both("result", ref))


def move(shared: Shared, promise: Promise, what: What) -> Shared:
    """The room with this promise moved on by the table of core/promise.py."""
    moved = replace(promise, state=after(State(promise.state), what))
    return replace(shared, promises=tuple(moved if p.ref == promise.ref else p for p in shared.promises))


CONSEQUENCES: dict[str, Consequence] = {"promise": _offer, "agreement": _agree}
TICKS: dict[str, Come] = {"deadline": _deadline, "unseal": _unseal}
