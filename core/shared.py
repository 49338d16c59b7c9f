"""The couple's shared room. It receives crossing acts and ticks, and nothing else.

By its signature this file cannot know a partner's private room: what one partner does in private cannot change
what the other receives, because it never arrives here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.effects import Confirm, Crossing, SetDue, TakeBack
from core.events import Tick
from core.promise import State, What, after, verdict
from core.state import Breach, Item, Promise, Shared, Side

SEAL = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Notice:
    """Tell one side that something of this kind is new. Content-free; stepped later in that partner's own room."""

    side: Side
    kind: str
    ref: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The room after the event, what to tell, when to tick next, and the releases whose words are to go."""

    shared: Shared
    notices: tuple[Notice, ...] = ()
    due: tuple[SetDue, ...] = ()
    forget: tuple[str, ...] = ()


def act(shared: Shared, by: Side, crossing: Crossing, at: datetime) -> Outcome:
    """Take one crossing act of one partner."""
    if isinstance(crossing, TakeBack):
        return _take_back(shared, by, crossing.ref)
    return _confirm(shared, by, crossing, at)


def tick(shared: Shared, event: Tick) -> Outcome:
    """Let a due row of this room come true. A row that no longer fits changes nothing."""
    kind, _, ref = event.key.partition(":")
    if kind == "show":
        return _show(shared, ref)
    if kind == "deadline":
        return _deadline(shared, ref)
    if kind == "unseal":
        return _unseal(shared, ref)
    return Outcome(shared)


def _confirm(shared: Shared, by: Side, release: Confirm, at: datetime) -> Outcome:
    if any(item.ref == release.ref for item in shared.items):
        return Outcome(shared)
    item = Item(
        ref=release.ref,
        kind=release.kind,
        by=by,
        parts=release.parts,
        confirmed_at=at,
        shows_at=release.shows_at,
        sealed=release.sealed,
        about=release.about,
        breach=release.breach,
    )
    due = () if item.sealed else (SetDue(f"show:{item.ref}", item.shows_at),)
    return Outcome(replace(shared, items=(*shared.items, item)), due=due)


def _take_back(shared: Shared, by: Side, ref: str) -> Outcome:
    item = _find(shared, ref)
    if item is None or item.shown or item.by is not by:
        return Outcome(shared)
    kept = tuple(other for other in shared.items if other.ref != ref)
    return Outcome(replace(shared, items=kept), forget=(ref,))


def _show(shared: Shared, ref: str) -> Outcome:
    item = _find(shared, ref)
    if item is None or item.shown:
        return Outcome(shared)
    shown = replace(item, shown=True)
    shared = replace(shared, items=tuple(shown if i.ref == ref else i for i in shared.items))
    shared, due = _consequence(shared, shown)
    return Outcome(shared, _to_both(item.kind, ref), due)


def _consequence(shared: Shared, item: Item) -> tuple[Shared, tuple[SetDue, ...]]:
    """What a release means for the record, from the instant it shows."""
    if item.kind == "breach_card":
        return _open_breach(shared, item), ()
    if item.kind == "promise":
        return _offer(shared, item)
    if item.kind == "agreement":
        return _agree(shared, item)
    return shared, ()


def _open_breach(shared: Shared, item: Item) -> Shared:
    """The first card opens the breach; a second one stands in the record and opens nothing by itself."""
    if shared.breaches:
        return shared
    hurt = item.by if _choice(item, "willing.side") == "hurt" else item.by.other
    breach = Breach(id="breach-1", hurt=hurt, kind=_choice(item, "willing.kind") or "other")
    return replace(shared, breaches=(breach,))


def _offer(shared: Shared, item: Item) -> tuple[Shared, tuple[SetDue, ...]]:
    moment = next(part.moment for part in item.parts if part.moment is not None)
    promise = Promise(
        ref=item.ref, by=item.by, due_at=moment.at, zone=moment.zone, state=State.OFFERED, breach=item.breach
    )
    due = (SetDue(f"deadline:{item.ref}", moment.at),)
    return replace(shared, promises=(*shared.promises, promise)), due


def _agree(shared: Shared, item: Item) -> tuple[Shared, tuple[SetDue, ...]]:
    answer = _choice(item, "discuss.agree")
    promise = find_promise(shared, item.about)
    if promise is None or promise.by is item.by or answer not in {"agree", "change", "decline"}:
        return shared, ()
    return _move(shared, promise, What(answer)), ()


def _deadline(shared: Shared, ref: str) -> Outcome:
    promise = find_promise(shared, ref)
    if promise is None:
        return Outcome(shared)
    seals_at = promise.due_at + SEAL
    moved = _move(shared, replace(promise, seals_at=seals_at), What.DEADLINE)
    if State(promise.state) is not State.AGREED:
        return Outcome(moved)
    return Outcome(moved, _to_both("deadline", ref), (SetDue(f"unseal:{ref}", seals_at),))


def _unseal(shared: Shared, ref: str) -> Outcome:
    """All sealed answers about a promise show at one instant, whoever answered."""
    promise = find_promise(shared, ref)
    if promise is None or State(promise.state) is not State.DUE:
        return Outcome(shared)
    said = {i.by: _choice(i, "keep.report", "keep.noticed") for i in shared.items if _about(i, ref)}
    items = tuple(replace(i, shown=True) if _about(i, ref) else i for i in shared.items)
    shared = replace(shared, items=items)
    what = verdict(said.get(promise.by), said.get(promise.by.other))
    return Outcome(_move(shared, promise, what), _to_both("result", ref))


def _about(item: Item, ref: str) -> bool:
    return item.kind == "report" and item.about == ref


def _move(shared: Shared, promise: Promise, what: What) -> Shared:
    moved = replace(promise, state=after(State(promise.state), what))
    return replace(shared, promises=tuple(moved if p.ref == promise.ref else p for p in shared.promises))


def _to_both(kind: str, ref: str) -> tuple[Notice, ...]:
    return tuple(Notice(side, kind, ref) for side in Side)


def _find(shared: Shared, ref: str) -> Item | None:
    return next((item for item in shared.items if item.ref == ref), None)


def find_promise(shared: Shared, ref: str | None) -> Promise | None:
    """The promise of this reference, or None."""
    return next((promise for promise in shared.promises if promise.ref == ref), None)


def _choice(item: Item, *asks: str) -> str | None:
    return next((part.choice for part in item.parts if part.ask in asks), None)
