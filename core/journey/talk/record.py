"""The couple's own rhythm in the shared record: the word for the weekly talk, the slower pace, and rest.

It begins with the first agreed promise and goes by that promise's zone, on Sundays at 17:00, for two years. Three
steady months make it slower: no promise was broken in the last 91 days, at least one was kept in them, and the rhythm
is at least 91 days old; then the word for the talk comes every second week, and weekly again after a break.

`follow` is asked after every event of the shared room, so that nothing here can be forgotten by a new consequence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from core.calendar import after_quiet, instant, wall
from core.effects import DropDue, GroupButton, Post, SetDue
from core.journey.promises.life import ACTIVE, RESULTS
from core.journey.talk.machine import CLOCK
from core.kernel.record import Due, RecordOutcome, to_both
from core.state import Promise, PromiseState, Shared, Side
from core.values import record_due_key

SUNDAY, TALK_AT = 6, time(17, 0)
SOONEST = timedelta(days=2)  # the first talk is not asked for on the day after the first promise
STEADY = timedelta(days=91)
TWO_YEARS = timedelta(days=730)
QUIET = timedelta(days=14)
BREAKS = frozenset({PromiseState.NOT_KEPT, PromiseState.FOUND_OUT})  # a slip told at once is none
TALK, REST, YEARS = record_due_key("talk"), record_due_key("rest"), record_due_key("years")

OPENS_IT = GroupButton("open", "group-label-open", tuple(side.value for side in Side))
WORD = Post(text="group-talk-day", buttons=(OPENS_IT,), rests_at_night=True)


def follow(before: Shared, after: Shared, at: datetime) -> RecordOutcome:
    """What follows from an event for the rhythm. `at`: now, not when it was due."""
    if after.closed is not None:
        return _end(after) if before.closed != after.closed else RecordOutcome(after)
    rests = (SetDue(REST, at + QUIET),) if _has_news(before, after) else ()
    outcome = RecordOutcome(after, due=rests)
    if after.began_at is None and (first := _first_agreed(after)) is not None:
        return outcome.then(_begin(after, first, at))
    if after.talks != before.talks:
        return outcome.then(_next_talk(after, at))
    return outcome


def _end(shared: Shared) -> RecordOutcome:
    """The shared story closed: no more words for talks, and one that goes on is over."""
    due = tuple(DropDue(key) for key in (TALK, REST, record_due_key(CLOCK)))
    return RecordOutcome(replace(shared, talk=None), due=due)


def _has_news(before: Shared, after: Shared) -> bool:
    """Whether something came to be shown to both. A release that is held, or was taken back, is nothing."""
    shown = {item.ref for item in after.items if item.shown} != {item.ref for item in before.items if item.shown}
    return shown or after.promises != before.promises


def _first_agreed(shared: Shared) -> Promise | None:
    return next((p for p in shared.promises if p.state in ACTIVE or p.state in RESULTS), None)


def _begin(shared: Shared, first: Promise, at: datetime) -> RecordOutcome:
    begun = replace(shared, began_at=at, zone=first.zone)
    years = after_quiet(at + TWO_YEARS, first.zone)
    due = SetDue(TALK, _sunday(at + SOONEST, first.zone)), SetDue(YEARS, years)
    return RecordOutcome(begun, due=due)


def _sunday(after: datetime, zone: str) -> datetime:
    """The first Sunday, 17:00, after this instant."""
    day = wall(after, zone).date()
    day += timedelta(days=(SUNDAY - day.weekday()) % 7)
    found = instant(day, TALK_AT, zone)
    return found if found > after else instant(day + timedelta(days=7), TALK_AT, zone)


def _next_talk(shared: Shared, at: datetime) -> RecordOutcome:
    assert shared.zone is not None
    slow = is_steady(shared, at) or (shared.slow and not _broken_lately(shared, at))
    soonest = at + timedelta(days=8 if slow else 1)
    told = () if slow == shared.slow else to_both("slower" if slow else "weekly-again", "rhythm")
    return RecordOutcome(replace(shared, slow=slow), told, (SetDue(TALK, _sunday(soonest, shared.zone)),))


def is_steady(shared: Shared, at: datetime) -> bool:
    """Three steady months of the shared record; the rule is in this file's header."""
    since = at - STEADY
    kept = any(p.due_at > since and p.state == PromiseState.KEPT for p in shared.promises)
    folded = any(p.kept_at is not None and p.kept_at > since for p in shared.promises)
    old = shared.began_at is not None and shared.began_at <= since
    return old and (kept or folded) and not _broken_lately(shared, at)


def _broken_lately(shared: Shared, at: datetime) -> bool:
    since = at - STEADY
    broken = any(p.due_at > since and p.state in BREAKS for p in shared.promises)
    return broken or any(p.broken_at is not None and p.broken_at > since for p in shared.promises)


def _talk(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    """A word for the talk, for both. Its number names it."""
    if shared.closed is not None:
        return RecordOutcome(shared)
    told = replace(shared, talks=shared.talks + 1, talked_at=(*shared.talked_at, at)[-2:])
    return RecordOutcome(told, to_both("weekly", f"talk-{told.talks}"), posts=(WORD,))


def _rest(shared: Shared, ref: str, at: datetime) -> RecordOutcome:
    return RecordOutcome(shared) if shared.closed else RecordOutcome(shared, to_both("rest", "rest"))


DUES: dict[str, Due] = {"talk": Due(come=_talk, on_the_wall=TALK_AT, posts_late=False), "rest": Due(come=_rest)}
