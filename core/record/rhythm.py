"""The couple's own rhythm in the shared record: the weekly talk, hard dates, the slower pace, rest, and closing.

It begins with the first agreed promise and goes by that promise's zone, on Sundays at 17:00, for two years. Three
steady months make it slower: no promise was broken in the last 91 days, at least one was kept in them, and the rhythm
is at least 91 days old; then the word for the talk comes every second week, and weekly again after a break.

`follow` is asked after every event of the shared room, so that nothing here can be forgotten by a new consequence.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from core.calendar import after_quiet, instant, wall, yearly
from core.effects import DropDue, SetDue
from core.promise import ACTIVE, RESULTS, State
from core.record import news
from core.record.outcome import Come, Consequence, Outcome, moment_of, to_both
from core.state import Item, Promise, Shared

SUNDAY, TALK_AT, WORD_AT = 6, time(17, 0), time(18, 0)
SOONEST = timedelta(days=2)  # the first talk is not asked for on the day after the first promise
STEADY = timedelta(days=91)
TWO_YEARS = timedelta(days=730)
QUIET = timedelta(days=14)
BREAKS = frozenset({"not_kept", "found_out"})  # a slip told at once is none
AFTER_PARTING = frozenset({"show", "unseal"})  # what was released before still shows, at its own time
DAY_BEFORE = timedelta(days=1)


def follow(before: Shared, outcome: Outcome, at: datetime) -> Outcome:
    """The outcome of an event, and what follows from it for the rhythm. `at`: now, not when it was due."""
    after = outcome.shared
    if after.closed is not None:
        return outcome.then(_stop(after)) if before.closed != after.closed else outcome
    if _has_news(before, after):
        outcome = replace(outcome, due=(*outcome.due, SetDue("rest:", at + QUIET)))
    if after.began_at is None and (first := _first_agreed(after)) is not None:
        return outcome.then(_begin(after, first, at))
    if after.talks != before.talks:
        return outcome.then(_next_talk(after, at))
    return outcome


def _has_news(before: Shared, after: Shared) -> bool:
    """Whether something came to be shown to both. A release that is held, or was taken back, is nothing."""
    shown = {item.ref for item in after.items if item.shown} != {item.ref for item in before.items if item.shown}
    return shown or after.promises != before.promises


def _first_agreed(shared: Shared) -> Promise | None:
    return next((p for p in shared.promises if p.state in ACTIVE or p.state in RESULTS), None)


def _begin(shared: Shared, first: Promise, at: datetime) -> Outcome:
    begun = replace(shared, began_at=at, zone=first.zone)
    years = after_quiet(at + TWO_YEARS, first.zone)
    due = SetDue("talk:", _sunday(at + SOONEST, first.zone)), SetDue("years:", years)
    return Outcome(begun, due=due)


def _sunday(after: datetime, zone: str) -> datetime:
    """The first Sunday, 17:00, after this instant."""
    day = wall(after, zone).date()
    day += timedelta(days=(SUNDAY - day.weekday()) % 7)
    found = instant(day, TALK_AT, zone)
    return found if found > after else instant(day + timedelta(days=7), TALK_AT, zone)


def _next_talk(shared: Shared, at: datetime) -> Outcome:
    assert shared.zone is not None
    slow = is_steady(shared, at) or (shared.slow and not _broken_lately(shared, at))
    soonest = at + timedelta(days=8 if slow else 1)
    told = () if slow == shared.slow else to_both("slower" if slow else "weekly-again", "rhythm")
    return Outcome(replace(shared, slow=slow), told, (SetDue("talk:", _sunday(soonest, shared.zone)),))


def is_steady(shared: Shared, at: datetime) -> bool:
    """Three steady months of the shared record; the rule is in this file's header."""
    since = at - STEADY
    kept = any(p.due_at > since and p.state == State.KEPT for p in shared.promises)
    folded = any(p.kept_at is not None and p.kept_at > since for p in shared.promises)
    old = shared.began_at is not None and shared.began_at <= since
    return old and (kept or folded) and not _broken_lately(shared, at)


def _broken_lately(shared: Shared, at: datetime) -> bool:
    since = at - STEADY
    broken = any(p.due_at > since and str(p.state) in BREAKS for p in shared.promises)
    return broken or any(p.broken_at is not None and p.broken_at > since for p in shared.promises)


def _talk(shared: Shared, ref: str, at: datetime) -> Outcome:
    """A word for the talk, for both. Its number names it."""
    if shared.closed is not None:
        return Outcome(shared)
    told = replace(shared, talks=shared.talks + 1, talked_at=(*shared.talked_at, at)[-2:])
    return Outcome(told, to_both("weekly", f"talk-{told.talks}"), posts=(news.talk_day(),))


def _rest(shared: Shared, ref: str, at: datetime) -> Outcome:
    return Outcome(shared) if shared.closed else Outcome(shared, to_both("rest", "rest"))


def _years(shared: Shared, ref: str, at: datetime) -> Outcome:
    """Two years have gone by: one word that offers closing, and no more words for talks."""
    if shared.closed is not None:
        return Outcome(shared)
    return Outcome(shared, to_both("years", "years"), (DropDue("talk:"),))


def _stop(shared: Shared) -> Outcome:
    due = [DropDue("talk:"), DropDue("years:"), DropDue("rest:"), DropDue("clock:")]
    due += [DropDue(f"date:{day}") for day in shared.hard_dates]
    return Outcome(replace(shared, talk=None), to_both("closed", shared.closed or ""), tuple(due))


# -- hard dates ------------------------------------------------------------------------------------------------


def day_of(item: Item) -> str:
    """The month and day of a released date, in its author's zone."""
    moment = moment_of(item)
    return wall(moment.at, moment.zone).strftime("%m-%d")


def _date(shared: Shared, item: Item) -> Outcome:
    """Where both released the same day, both get the word ahead from the record, each year."""
    theirs = [i for i in shared.items if i.kind == "date" and i.shown and i.by is not item.by]
    day = day_of(item)
    if day in shared.hard_dates or day not in {day_of(other) for other in theirs}:
        return Outcome(shared)
    zone = moment_of(item).zone
    noted = replace(shared, hard_dates=(*shared.hard_dates, day), zone=shared.zone or zone)
    return Outcome(noted, due=(SetDue(f"date:{day}", word_ahead(day, noted.zone or zone, item.shows_at)),))


def word_ahead(day: str, zone: str, after: datetime) -> datetime:
    """18:00 on the eve of the next `MM-DD` whose eve is still to come."""
    found = yearly(day, wall(after, zone).date())
    while (at := instant(found - DAY_BEFORE, WORD_AT, zone)) <= after:
        found = yearly(day, date(found.year, found.month, found.day) + DAY_BEFORE)
    return at


def _date_comes(shared: Shared, day: str, at: datetime) -> Outcome:
    if shared.closed is not None or shared.zone is None:
        return Outcome(shared)
    eve = yearly(day, wall(at, shared.zone).date()) - DAY_BEFORE == wall(at, shared.zone).date()
    told = to_both("hard-date", day) if eve else ()  # late: the day has begun, or is over
    posts = (news.hard_date(),) if eve else ()
    return Outcome(shared, told, (SetDue(f"date:{day}", word_ahead(day, shared.zone, at)),), posts=posts)


# -- closing ---------------------------------------------------------------------------------------------------


def _enough(shared: Shared, item: Item) -> Outcome:
    """ "We have rebuilt enough" closes when both have said it; saying it does nothing else."""
    if shared.closed is not None or item.by in shared.enough:
        return Outcome(shared)
    said = (*shared.enough, item.by)
    return Outcome(replace(shared, enough=said, closed="enough" if len(said) == 2 else None))


def _enough_back(shared: Shared, item: Item) -> Outcome:
    """Taken back while the other had not said it."""
    if shared.closed is not None:
        return Outcome(shared)
    return Outcome(replace(shared, enough=tuple(side for side in shared.enough if side is not item.by)))


def _parting(shared: Shared, item: Item) -> Outcome:
    """One word is enough to part, also after closing well."""
    return Outcome(replace(shared, closed="parted"))


CONSEQUENCES: dict[str, Consequence] = {
    "date": _date,
    "enough": _enough,
    "enough_back": _enough_back,
    "parting": _parting,
}
TICKS: dict[str, Come] = {"talk": _talk, "rest": _rest, "years": _years, "date": _date_comes}
