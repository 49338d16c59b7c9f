"""Hard dates in one person's own room: noted, with a gentle word on the eve of each, every year."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.calendar import wall
from core.effects import DropDue, DropWords, Part, SetDue
from core.events import DueCame, Noticed
from core.journey.dates.eve import WORD_AT, word_ahead
from core.journey.dates.story import DATE_WHAT
from core.kernel.clocks import nearest
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.meaning import at_of
from core.state import Focus, Room
from core.values import COUPLE_TRACK, KeptDate, due_key, key

EVE = timedelta(hours=6)  # the word is for the eve of a day; after midnight it would be about another one


def _keep_date(context: StepContext, focus: Focus, value: str | None) -> None:
    """Note the day, and set the word on its eve. The words stay in the private room, the day may be released."""
    id, zone = context.event.id, context.room.zone or "UTC"
    day = wall(at_of(value or ""), zone).strftime("%m-%d")
    drafts = context.position(focus.track).drafts
    if pieces := drafts.get(DATE_WHAT.key):
        context.set_position(focus.track, drafts={})
        context.set_position(
            COUPLE_TRACK, drafts={**context.position(COUPLE_TRACK).drafts, key(DATE_WHAT.id, id): pieces}
        )
    context.change(dates=(*context.room.dates, KeptDate(id, day)))
    context.do(SetDue(due_key("date", id), word_ahead(day, zone, context.event.at), not_after=EVE))
    context.say("date-kept")


def set_dates(context: StepContext) -> None:
    """The words on all own dates, by the clock where the person is now."""
    for kept in context.room.dates:
        context.do(
            SetDue(due_key("date", kept.id), word_ahead(kept.day, context.zone, context.event.at), not_after=EVE)
        )


def comes(context: StepContext, event: DueCame, id: str) -> None:
    """The word on the eve, each year; not twice, when both released the day and the record brings it."""
    day = next((kept.day for kept in context.room.dates if kept.id == id), None)
    if day is None:
        return
    context.do(SetDue(due_key("date", id), word_ahead(day, context.zone, context.event.at), not_after=EVE))
    together = context.view is not None and context.view.closed is None and day in context.view.hard_dates
    if event.stale or context.room.paused or together:
        return
    pieces = context.position(COUPLE_TRACK).drafts.get(key(DATE_WHAT.id, id), ())
    words = (Part(ask=DATE_WHAT.id, words=tuple(piece.ref for piece in pieces)),) if pieces else ()
    context.say("date-tomorrow", own=words)


def _forget_dates(context: StepContext, focus: Focus, value: str | None) -> None:
    ids = [kept.id for kept in context.room.dates]
    drafts = context.position(COUPLE_TRACK).drafts
    gone = {key(DATE_WHAT.id, id) for id in ids}
    context.do(*(DropWords(piece.ref) for name in gone for piece in drafts.get(name, ())))
    context.set_position(COUPLE_TRACK, drafts={name: pieces for name, pieces in drafts.items() if name not in gone})
    context.do(*(DropDue(due_key("date", id)) for id in ids))
    context.change(dates=())


def noticed(context: StepContext, event: Noticed) -> bool:
    """The eve of a day that both named."""
    if event.kind != "hard-date":
        return False
    if not context.room.paused:
        context.say("date-both")
    return True


def on_the_wall(at: datetime, room: Room) -> datetime:
    """When the word on the eve comes by today's rules."""
    return nearest(at, WORD_AT, room.zone) if room.zone is not None else at


ACTS: dict[str, Doing] = {"keep_date": _keep_date, "forget_dates": _forget_dates}
