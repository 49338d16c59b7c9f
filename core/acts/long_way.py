"""The weekly talk and the long way, in one person's own room: words ahead, topics, months, hard dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

from core import asking, forms
from core.acts.timer import Doing
from core.agenda import scene
from core.calendar import instant, wall
from core.desk import Desk
from core.effects import Button, DropDue, DropWords, Part, SetDue
from core.events import Noticed
from core.gates.keep import GATES as OF_PROMISES
from core.meaning import at_of
from core.record.rhythm import word_ahead
from core.state import COUPLE_TRACK, Focus, Position
from core.words import Act

MONTH = timedelta(days=30)
MOST_MONTHS = 24
EVE = timedelta(hours=6)  # the word is for the eve of a day; after midnight it would be about another one
AFTER_A_TALK = time(19, 0)


# -- topics ----------------------------------------------------------------------------------------------------


def _bring(desk: Desk, focus: Focus, value: str | None) -> None:
    """A private note becomes a topic: it moves into a form of its own, where its preview comes."""
    note = "checkin.topic" if value == "bring" else f"talk.{value}"
    drafts = desk.position(focus.track).drafts
    track = f"topic::{desk.event.id}"
    if pieces := drafts.get(note):
        desk.place(focus.track, drafts={name: kept for name, kept in drafts.items() if name != note})
        position = Position(done=("topic.words",), drafts={"topic.words": pieces})
    else:
        position = Position()
    desk.change(positions={**desk.room.positions, track: position})


def _show_topics(desk: Desk, focus: Focus, value: str | None) -> None:
    """What both released for the talk, each under the name of who said it; the record's own topics in its words."""
    view = desk.view
    found = view.topics if view else ()
    desk.say("talk-topics" if found else "talk-no-topics")
    for ref in found:
        item, promise = (view.item(ref), view.promise(ref)) if view else (None, None)
        if promise is not None:
            desk.say("talk-topic-promise", shared=asking.words_of(desk, ref))
        elif item is not None and item.kind == "coming_back":
            desk.say("talk-topic-trust")
        elif item is not None and view is not None:
            desk.say("talk-topic-mine" if item.by is view.me else "talk-topic-theirs", shared=item.parts)


# -- months ----------------------------------------------------------------------------------------------------


def _begin_months(desk: Desk) -> None:
    """The monthly question begins with the first agreed promise."""
    here = scene(desk.room, desk.view, COUPLE_TRACK)
    if desk.room.months == 0 and OF_PROMISES["a_promise_agreed"](here):
        _next_month(desk)


def _next_month(desk: Desk) -> None:
    if desk.room.months < MOST_MONTHS:
        desk.do(SetDue("month", desk.after_quiet(desk.event.at + MONTH)))
        desk.change(months=desk.room.months + 1)


def month_comes(desk: Desk) -> None:
    """A knock for the monthly question; one left lying from the month before is put away."""
    if desk.view is None or desk.view.closed is not None:
        return
    if (good := desk.after_quiet(desk.event.at)) > desk.event.at:  # it was set before the zone was known
        desk.do(SetDue("month", good))
        return
    _next_month(desk)
    if not desk.room.paused:
        _fresh(desk, "month")
        asking.knock_with(desk, "knock", "month")


def _fresh(desk: Desk, form: str) -> None:
    """The next opening of this form begins anew, unless it is being answered just now."""
    focus = desk.room.focus
    for track in [name for name in desk.room.positions if name.startswith(f"{form}:")]:
        if not forms.is_held(desk, track) and (focus is None or focus.track != track):
            desk.drop_track(track)
    desk.change(waiting=tuple(w for w in desk.room.waiting if (w.opens, w.about) != ("begin", form)))


# -- hard dates ------------------------------------------------------------------------------------------------


def _keep_date(desk: Desk, focus: Focus, value: str | None) -> None:
    """Note the day, and set the word on its eve. The words stay in the private room, the day may be released."""
    id, zone = desk.event.id, desk.room.zone or "UTC"
    day = wall(at_of(value or ""), zone).strftime("%m-%d")
    drafts = desk.position(focus.track).drafts
    if pieces := drafts.get("date.what"):
        desk.place(focus.track, drafts={})
        desk.place(COUPLE_TRACK, drafts={**desk.position(COUPLE_TRACK).drafts, f"date.what@{id}": pieces})
    desk.change(dates=(*desk.room.dates, f"{id}={day}"))
    desk.do(SetDue(f"date/{id}", word_ahead(day, zone, desk.event.at), not_after=EVE))
    desk.say("date-kept")


def set_dates(desk: Desk) -> None:
    """The words on all own dates, by the clock where the person is now."""
    for kept in desk.room.dates:
        id, _, day = kept.partition("=")
        desk.do(SetDue(f"date/{id}", word_ahead(day, desk.zone, desk.event.at), not_after=EVE))


def date_comes(desk: Desk, id: str, *, stale: bool) -> None:
    """The word on the eve, each year; not twice, when both released the day and the record brings it."""
    day = next((kept.partition("=")[2] for kept in desk.room.dates if kept.startswith(f"{id}=")), None)
    if day is None:
        return
    desk.do(SetDue(f"date/{id}", word_ahead(day, desk.zone, desk.event.at), not_after=EVE))
    together = desk.view is not None and desk.view.closed is None and day in desk.view.hard_dates
    if stale or desk.room.paused or together:
        return
    pieces = desk.position(COUPLE_TRACK).drafts.get(f"date.what@{id}", ())
    words = (Part(ask="date.what", words=tuple(piece.ref for piece in pieces)),) if pieces else ()
    desk.say("date-tomorrow", own=words)


def _forget_dates(desk: Desk, focus: Focus, value: str | None) -> None:
    ids = [kept.partition("=")[0] for kept in desk.room.dates]
    drafts = desk.position(COUPLE_TRACK).drafts
    gone = {f"date.what@{id}" for id in ids}
    desk.do(*(DropWords(piece.ref) for name in gone for piece in drafts.get(name, ())))
    desk.place(COUPLE_TRACK, drafts={name: pieces for name, pieces in drafts.items() if name not in gone})
    desk.do(*(DropDue(f"date/{id}") for id in ids))
    desk.change(dates=())


# -- what the shared record says -----------------------------------------------------------------------


def noticed(desk: Desk, event: Noticed) -> bool:
    """A word of the shared rhythm, the same for both. True when there is nothing else to knock for."""
    _begin_months(desk)
    if event.kind not in WORDS:
        return False
    if event.kind in {"weekly", "talked"}:
        _after_the_talk(desk)
    if event.kind == "closed":
        _close(desk, event.ref)
        return False
    if not desk.room.paused:
        WORDS[event.kind](desk)
    return True


def _weekly(desk: Desk) -> None:
    _fresh(desk, "talk")
    asking.knock_with(desk, "knock-talk", "talk")


def _after_the_talk(desk: Desk) -> None:
    zone = desk.room.zone or "UTC"
    day = wall(desk.event.at, zone).date() + timedelta(days=1)
    desk.do(SetDue("talked", desk.after_quiet(instant(day, AFTER_A_TALK, zone)), not_after=timedelta(days=1)))


def talk_was(desk: Desk, *, stale: bool) -> None:
    """The day after, in private: was this good for you?"""
    if not (desk.room.paused or stale) and desk.view is not None and desk.view.closed is None:
        _fresh(desk, "talked")
        asking.knock_with(desk, "knock", "talked")


def _years(desk: Desk) -> None:
    form = desk.story.form("closing")
    forms.lay_out(desk, "two-years", (Button("closing", "menu-closing"),) if forms.offered(desk, form) else ())


def _close(desk: Desk, how: str) -> None:
    """Closing well, or parting: what asked for the shared part asks no more; what is private stays."""
    desk.do(DropDue("month"), DropDue("talked"))
    if how == "parted":
        kept = {name: p for name, p in desk.room.positions.items() if not _is_of_both(desk, name)}
        desk.change(positions={**kept, "parted::": Position()})
    elif not desk.room.paused:
        desk.say("closed-well")


def _is_of_both(desk: Desk, track: str) -> bool:
    """Whether this is a form that leads to a release and waits for nothing more."""
    return (asking.shares(desk, track) or track.startswith("talk:")) and not forms.is_held(desk, track)


WORDS: dict[str, Callable[[Desk], None]] = {
    "weekly": _weekly,
    "slower": lambda desk: desk.say("rhythm-slower"),
    "weekly-again": lambda desk: desk.say("rhythm-weekly"),
    "rest": lambda desk: desk.say("shared-rests"),
    "hard-date": lambda desk: desk.say("date-both"),
    "years": _years,
    "closed": lambda desk: None,
    "talked": lambda desk: None,
    "group-not-two": lambda desk: desk.say("group-not-two-alone"),
    "group-ended": lambda desk: desk.say("group-ended"),
}


ACTS: dict[Act, Doing] = {
    Act.BRING: _bring,
    Act.SHOW_TOPICS: _show_topics,
    Act.KEEP_DATE: _keep_date,
    Act.FORGET_DATES: _forget_dates,
}
