"""Promises in the shared record: offered, agreed, due, and what the sealed answers say together.

A recurring promise is a series with one occurrence ahead: the next is made in the tick that makes the last one due.
Of its finished occurrences the last few stay; older ones are counted in the series, and what was said about them goes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.calendar import wall
from core.effects import Moment, SetDue
from core.journey.discuss.story import AGREE
from core.journey.promises.life import BROKEN, CARRIED, MOST_PROMISES, MOVING, SEAL, PromiseEvent, after, verdict
from core.journey.promises.making import AGAIN
from core.journey.promises.making import WEEKS as PROMISE_WEEKS
from core.journey.promises.story import KEEP_RENEWAL, KEEP_REPORT, NOTICED, RENEW
from core.kernel.record import Consequence, Due, Notice, RecordOutcome, choice, find_promise, moment_of, show, to_both
from core.recurrence import last_time, next_time, parse, written
from core.state import Item, Promise, PromiseState, Shared
from core.values import record_due_key

AT_ONCE = timedelta(days=1)  # a slip told within it is told at once
WEEKS = {"one": 1, "two": 2, "four": 4, "six": 6}
STAY = 3  # finished occurrences of a series that stay listed


# -- offered and answered --------------------------------------------------------------------------------------


def _offer(shared: Shared, item: Item) -> RecordOutcome:
    """A first version, or another one in the place of the one a change was asked for."""
    moment = moment_of(item)
    rhythm, ends_at = _rhythm(item, moment)
    promise = Promise(
        ref=item.ref,
        by=item.by,
        due_at=moment.at,
        zone=moment.zone,
        state=PromiseState.OFFERED,
        breach=item.breach,
        rhythm=rhythm,
        ends_at=ends_at,
    )
    old = find_promise(shared, item.about)
    if old is not None and old.by is item.by:
        shared = move(shared, old, PromiseEvent.REPLACE)
    return _offered(shared, promise)


def _rhythm(item: Item, first: Moment) -> tuple[str | None, datetime | None]:
    """How often and until when: in the author's own words, or as the buttons say."""
    weeks = timedelta(weeks=WEEKS[choice(item, PROMISE_WEEKS.id) or "two"])
    rule = parse(first.rule) if first.rule else None
    if rule is None:
        rhythm = choice(item, AGAIN.id)
        return rhythm, first.at + weeks if rhythm else None
    here = wall(first.at, first.zone).replace(tzinfo=None)
    last = last_time(written(rule), here, first.zone, first.at + max(WEEKS.values()) * timedelta(weeks=1))
    endless = replace(rule, count=None, until=None)
    return written(endless), (last or first.at) if rule.until or rule.count else first.at + weeks


def _renewal(shared: Shared, item: Item) -> RecordOutcome:
    """A series that came to its end is offered once more; it must be agreed again."""
    old, weeks = find_promise(shared, item.about), choice(item, RENEW.id)
    if old is None or old.by is not item.by or old.rhythm is None or weeks not in WEEKS:
        return RecordOutcome(shared)
    ends_at = item.shows_at + timedelta(weeks=WEEKS[weeks])
    new = Promise(
        ref=item.ref,
        by=old.by,
        due_at=old.due_at,
        zone=old.zone,
        state=PromiseState.OFFERED,
        breach=old.breach,
        words=old.words or old.ref,
        rhythm=old.rhythm,
        ends_at=ends_at,
    )
    return _offered(shared, new)


def _offered(shared: Shared, promise: Promise) -> RecordOutcome:
    due = SetDue(record_due_key("deadline", promise.ref), promise.ends_at or promise.due_at)
    return RecordOutcome(replace(shared, promises=(*shared.promises, promise)), due=(due,))


def _agree(shared: Shared, item: Item) -> RecordOutcome:
    """The answer to an offer. A fourth promise changes nothing: it stays offered, and ends so at its time."""
    answer = choice(item, AGREE.id, KEEP_RENEWAL.id)
    promise = find_promise(shared, item.about)
    if promise is None or promise.by is item.by or answer not in {"agree", "change", "decline"}:
        return RecordOutcome(shared)
    if answer != "agree":
        return RecordOutcome(move(shared, promise, PromiseEvent(answer)))
    if promise.state != PromiseState.OFFERED or carried(shared, promise) >= MOST_PROMISES:
        return RecordOutcome(shared)
    if (promise.ends_at or promise.due_at) <= item.shows_at:
        return RecordOutcome(move(shared, promise, PromiseEvent.DEADLINE))
    agreed = replace(promise, agreed_at=item.shows_at)
    shared = move(shared, agreed, PromiseEvent.AGREE)
    return (
        occur(shared, replace(agreed, state=PromiseState.AGREED), item.shows_at)
        if agreed.rhythm
        else RecordOutcome(shared)
    )


def carried(shared: Shared, beside: Promise) -> int:
    """How many promises this one's author carries beside it; a series counts once."""
    others = (p for p in shared.promises if p.ref != beside.ref and p.by is beside.by and p.of is None)
    return sum(p.state in CARRIED and p.agreed_at is not None for p in others)


# -- a series --------------------------------------------------------------------------------------------------


def occur(shared: Shared, series: Promise, since: datetime) -> RecordOutcome:
    """The first occurrence of a series after an instant, or the end of the series where there is none."""
    assert series.rhythm is not None
    assert series.ends_at is not None
    due_at = next_time(series.rhythm, series.due_at, series.zone, since)
    if due_at is None or due_at > series.ends_at:
        return RecordOutcome(move(shared, series, PromiseEvent.END), (Notice(series.by, "series-over", series.ref),))
    ref = f"{series.ref}.{wall(due_at, series.zone).date()}"
    if find_promise(shared, ref) is not None:
        return RecordOutcome(shared)
    made = Promise(
        ref=ref,
        by=series.by,
        due_at=due_at,
        zone=series.zone,
        state=PromiseState.AGREED,
        breach=series.breach,
        words=series.words or series.ref,
        agreed_at=since,
        of=series.ref,
    )
    due = (SetDue(record_due_key("deadline", ref), due_at),)
    return RecordOutcome(replace(shared, promises=(*shared.promises, made)), due=due)


def _go_on(shared: Shared, last: Promise, at: datetime) -> RecordOutcome:
    """After the deadline of an occurrence: the next one, as long as the series is agreed. Those that nobody could be
    reminded of or asked about, because the companion was away, never were."""
    series = find_promise(shared, last.of)
    if series is None or series.state != PromiseState.AGREED or not last.ref.startswith(f"{series.ref}."):
        return RecordOutcome(shared)
    return occur(shared, series, max(last.due_at, at)).and_then(fold, series.ref)


def fold(shared: Shared, series: str) -> RecordOutcome:
    """Count the older finished occurrences of a series in the series itself; what was ticked about them goes.

    One about which somebody wrote stays: released words are the partner's, opened or not.
    """
    worded = {i.about for i in shared.items if i.kind != "report"} | {i.ref for i in shared.items}
    mine = sorted((p for p in shared.promises if p.of == series), key=lambda p: p.due_at)
    old = [p for p in mine if p.state not in MOVING and p.ref not in worded][:-STAY]
    gone = {p.ref for p in old}
    dropped = {i.ref for i in shared.items if i.about in gone}
    tallied = tuple(_tallied(p, old) if p.ref == series else p for p in shared.promises if p.ref not in gone)
    items = tuple(i for i in shared.items if i.ref not in dropped)
    return RecordOutcome(replace(shared, promises=tallied, items=items), forget=tuple(sorted(dropped)))


def _tallied(series: Promise, old: list[Promise]) -> Promise:
    kept = [p.due_at for p in old if p.state == PromiseState.KEPT]
    broken = [p.due_at for p in old if p.state in BROKEN]
    return replace(
        series,
        kept=series.kept + len(kept),
        broken=series.broken + len(broken),
        unclear=series.unclear + len(old) - len(kept) - len(broken),
        kept_at=max((series.kept_at, *kept), key=_when),
        broken_at=max((series.broken_at, *broken), key=_when),
    )


def _when(at: datetime | None) -> float:
    return at.timestamp() if at is not None else 0.0


# -- the deadline and after ------------------------------------------------------------------------------------


def _deadline(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    promise = find_promise(shared, ref)
    if promise is None:
        return RecordOutcome(shared)
    if promise.rhythm is not None:
        offered = promise.state == PromiseState.OFFERED
        return RecordOutcome(move(shared, promise, PromiseEvent.DEADLINE) if offered else shared)
    fallen = _fall_due(shared, promise, at)
    return fallen.then(_go_on(fallen.shared, promise, at))


def _fall_due(shared: Shared, promise: Promise, at: datetime) -> RecordOutcome:
    """The deadline. The answers open two days after it; when it comes late, there is at least a day to answer."""
    if promise.state != PromiseState.AGREED:
        return RecordOutcome(move(shared, promise, PromiseEvent.DEADLINE))
    if promise.wish is not None:
        return RecordOutcome(move(shared, promise, PromiseEvent.WISH_UNANSWERED), to_both("result", promise.ref))
    seals_at = max(promise.due_at + SEAL, at + AT_ONCE)
    moved = move(shared, replace(promise, seals_at=seals_at), PromiseEvent.DEADLINE)
    late = SetDue(record_due_key("told-late", promise.ref), max(promise.due_at, at) + AT_ONCE)
    unseal = SetDue(record_due_key("unseal", promise.ref), seals_at)
    return RecordOutcome(moved, to_both("deadline", promise.ref), (unseal, late))


def _told_late(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    late = (replace(p, told_late=True) if p.ref == ref else p for p in shared.promises)
    return RecordOutcome(replace(shared, promises=tuple(late)))


def _unseal(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    """All sealed answers about a promise show at one instant, whoever answered."""
    promise = find_promise(shared, ref)
    if promise is None or promise.state != PromiseState.DUE:
        return RecordOutcome(shared)
    reports = [i for i in shared.items if i.kind == "report" and i.about == ref]
    said = {i.by: choice(i, KEEP_REPORT.id, NOTICED.id) for i in reports}
    what = verdict(said.get(promise.by), said.get(promise.by.other))
    shown = RecordOutcome(move(show(shared, *(i.ref for i in reports)), promise, what), to_both("result", ref))
    return shown.and_then(counted, ref)


def counted(shared: Shared, ref: str) -> RecordOutcome:
    """Two breaks in the record in a row: a rest is suggested to both, once. One that was kept begins anew."""
    promise = find_promise(shared, ref)
    state = promise.state if promise else None
    if state == PromiseState.KEPT:
        return RecordOutcome(replace(shared, in_a_row=()))
    if state not in BROKEN:
        return RecordOutcome(shared)
    row = (*shared.in_a_row, str(state))
    if len(row) < 2:
        return RecordOutcome(replace(shared, in_a_row=row))
    rests = replace(
        shared,
        in_a_row=(),
        rest=ref,
        rest_gently=set(row) == {PromiseState.SLIPPED_AND_TOLD},
        rest_found=set(row) == {PromiseState.FOUND_OUT},
    )
    return RecordOutcome(rests, to_both("two-breaks", ref))


def move(shared: Shared, promise: Promise, what: PromiseEvent) -> Shared:
    """The room with this promise moved on by the table of core/journey/promises/life.py."""
    moved = replace(promise, state=after(promise.state, what))
    return replace(shared, promises=tuple(moved if p.ref == promise.ref else p for p in shared.promises))


CONSEQUENCES: dict[str, Consequence] = {"promise": _offer, "renewal": _renewal, "agreement": _agree}
DUES: dict[str, Due] = {
    "deadline": Due(come=_deadline),
    "unseal": Due(come=_unseal, after_parting=True),
    "told-late": Due(come=_told_late),
}
