"""The path alone and the first days: pages kept or put away, promises to oneself, a thought kept until morning.

Everything here is private: no act of this file crosses, and what is kept stays in the person's own room.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from core import forms
from core.acts import going_on
from core.acts.timer import Doing
from core.calendar import after_quiet, before_quiet, instant, wall
from core.desk import Desk
from core.effects import DropDue, DropWords, Moment, Part, SetDue
from core.gates.alone import own_promises
from core.meaning import LONGEST, at_of, rule_of
from core.recurrence import next_time
from core.state import COUPLE_TRACK, Focus, Piece, Position
from core.words import Act

FIRST_DAYS = timedelta(days=14)
EVENING = time(19, 30)
A_DAY_BETWEEN = timedelta(hours=10)  # "tomorrow evening", said after midnight, is the evening of the day that began
MORNING_SOMEWHERE = timedelta(hours=10)  # no zone known: later than any sleep that begins now
EVENING_SOMEWHERE = timedelta(hours=20)
BEFORE, AFTERWARDS = timedelta(hours=1), timedelta(hours=1)
MOST_PARKED = 10


def _begin(desk: Desk, focus: Focus, value: str | None) -> None:
    """Open the form that the choice names; one about something is about what is there."""
    form = desk.story.form(value or "")
    found = forms.subjects(desk, form) if form.about else (None,)
    if form.id == "now":
        desk.say("now")
    if found:
        forms.begin(desk, form.id, subject=found[0])


def _helps(form: str) -> Doing:
    return lambda desk, focus, value: forms.begin(desk, form)


# -- the first days --------------------------------------------------------------------------------------------


def _first_days(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.change(first_days=True)
    desk.do(SetDue("first-days-over", desk.event.at + FIRST_DAYS))


def _again(desk: Desk, focus: Focus, value: str | None) -> None:
    """The short menu comes back."""
    for ask in ("now.what", "now.park", "now.on"):
        desk.undo(focus.track, ask)


def _park(desk: Desk, focus: Focus, value: str | None) -> None:
    """Keep a thought until the next morning; then it is handed back and goes."""
    pieces = desk.position(focus.track).drafts.get("now.park", ())
    desk.place(focus.track, drafts={})
    kept = desk.position(COUPLE_TRACK).drafts
    parked = (*kept.get("now.park", ()), *pieces)
    desk.do(*(DropWords(piece.ref) for piece in parked[:-MOST_PARKED]))
    desk.place(COUPLE_TRACK, drafts={**kept, "now.park": parked[-MOST_PARKED:]})
    at = desk.next_morning() if desk.room.zone else desk.event.at + MORNING_SOMEWHERE
    desk.do(SetDue("parked", at))
    desk.say("now-park-kept")
    _again(desk, focus, value)


def hand_back(desk: Desk) -> bool:
    """The morning has come: ask whether the parked thought is wanted back. False when there is none."""
    if "now.park" not in desk.position(COUPLE_TRACK).drafts:
        return False
    desk.change(positions={**desk.room.positions, "parked::": Position()})
    return True


def _unpark(desk: Desk, focus: Focus, value: str | None) -> None:
    _drop(desk, COUPLE_TRACK, "now.park")


def _follow_up(desk: Desk, focus: Focus, value: str | None) -> None:
    zone, later = desk.room.zone, desk.event.at + EVENING_SOMEWHERE
    if zone:
        day = wall(desk.event.at + A_DAY_BETWEEN, zone).date()
        later = instant(day, EVENING, zone)
        if later < desk.event.at + A_DAY_BETWEEN:
            later = instant(day + timedelta(days=1), EVENING, zone)
    desk.do(SetDue("now-again", later, not_after=timedelta(hours=6)))


def _own_rhythm(desk: Desk, focus: Focus, value: str | None) -> None:
    """A rhythm without any promise; `continue` does not ask for it again."""
    picks = desk.position(focus.track).picks
    desk.pick(COUPLE_TRACK, "continue.days", picks["rhythm.days"])
    if "rhythm.weekday" in picks:
        desk.pick(COUPLE_TRACK, "continue.weekday", picks["rhythm.weekday"])
    desk.pick(COUPLE_TRACK, "continue.hour", value or "")
    desk.done(COUPLE_TRACK, "continue.days")
    desk.done(COUPLE_TRACK, "continue.hour")
    going_on.ACTS[Act.RHYTHM](desk, focus, value)


# -- pages -----------------------------------------------------------------------------------------------------


def _drop(desk: Desk, track: str, *names: str) -> None:
    """Forget these words on this track."""
    drafts = desk.position(track).drafts
    desk.do(*(DropWords(piece.ref) for name in names for piece in drafts.get(name, ())))
    desk.place(track, drafts={name: pieces for name, pieces in drafts.items() if name not in names})


def _of_page(drafts: dict[str, tuple[Piece, ...]], focus: Focus) -> tuple[str, ...]:
    page = focus.ask.partition(".")[0]
    return tuple(name for name in drafts if name.startswith(f"{page}."))


def _keep_page(desk: Desk, focus: Focus, value: str | None) -> None:
    """The page stays in the private room; an earlier one goes."""
    written = desk.position(focus.track).drafts
    desk.place(focus.track, drafts={})
    _drop(desk, COUPLE_TRACK, *_of_page(desk.position(COUPLE_TRACK).drafts, focus))
    desk.place(COUPLE_TRACK, drafts={**desk.position(COUPLE_TRACK).drafts, **written})


def _put_away(desk: Desk, focus: Focus, value: str | None) -> None:
    """The words go: those just written, or, asked for later, those that were kept."""
    track = focus.track if desk.position(focus.track).drafts else COUPLE_TRACK
    _drop(desk, track, *_of_page(desk.position(track).drafts, focus))


# -- promises to oneself ---------------------------------------------------------------------------------------


def _own_promise(desk: Desk, focus: Focus, value: str | None) -> None:
    """Keep it, with a reminder before and a quiet question after, both at good hours. One that comes again has them
    each time, for six weeks at most."""
    id, due = desk.event.id, at_of(value or "")
    pieces = desk.position(focus.track).drafts["own.what"]
    desk.place(focus.track, drafts={})
    desk.place(COUPLE_TRACK, drafts={**desk.position(COUPLE_TRACK).drafts, f"own.what@{id}": pieces})
    desk.pick(COUPLE_TRACK, f"own.when@{id}", value or "")
    _set_own(desk, id, due)
    desk.say("own-made", again="yes" if rule_of(value) else "no", due=Moment(due, desk.zone, rule_of(value)))


def _set_own(desk: Desk, id: str, due: datetime) -> None:
    remind = before_quiet(due - BEFORE, desk.zone, desk.room.night)
    if remind > desk.event.at:
        desk.do(SetDue(f"own-remind/{id}", remind, not_after=due - remind))
    desk.do(SetDue(f"own-ask/{id}", after_quiet(due + AFTERWARDS, desk.zone, desk.room.night)))


def _own_after(desk: Desk, id: str, after: datetime) -> datetime | None:
    """The next time of a promise to oneself that comes again; None when there is none any more."""
    value = desk.position(COUPLE_TRACK).picks.get(f"own.when@{id}", "")
    rule = rule_of(value)
    found = next_time(rule, at_of(value), desk.zone, after) if rule else None
    return found if found and found <= at_of(value) + LONGEST else None


def remind_own(desk: Desk, id: str) -> None:
    """The reminder before, in the person's own words."""
    position = desk.position(COUPLE_TRACK)
    pieces, when = position.drafts.get(f"own.what@{id}"), position.picks.get(f"own.when@{id}")
    if pieces and when and not desk.room.paused:
        words = Part(ask="own.what", words=tuple(piece.ref for piece in pieces))
        due = at_of(when) if rule_of(when) is None else _own_after(desk, id, desk.event.at)
        desk.say("own-reminder", own=(words,), due=Moment(due or at_of(when), desk.zone))


def ask_own(desk: Desk, id: str) -> bool:
    """The quiet question after. False when the promise was let go."""
    if f"own.what@{id}" not in desk.position(COUPLE_TRACK).drafts:
        return False
    if (due := _own_after(desk, id, desk.event.at)) is not None:
        _set_own(desk, id, due)
        if f"owned::{id}" in desk.room.positions:
            return False  # it was asked the last time, and waits
    desk.change(positions={**desk.room.positions, f"owned::{id}": Position()})
    return True


def _let_go(desk: Desk, *ids: str) -> None:
    _drop(desk, COUPLE_TRACK, *(f"own.what@{id}" for id in ids))
    position = desk.position(COUPLE_TRACK)
    gone = {f"own.when@{id}" for id in ids}
    desk.place(COUPLE_TRACK, picks={name: pick for name, pick in position.picks.items() if name not in gone})
    for id in ids:
        desk.do(DropDue(f"own-remind/{id}"), DropDue(f"own-ask/{id}"))


def _own_ended(desk: Desk, focus: Focus, value: str | None) -> None:
    id = focus.track.split(":", 2)[2]
    if value == "stop" or _own_after(desk, id, desk.event.at) is None:
        _let_go(desk, id)


def _own_clear(desk: Desk, focus: Focus, value: str | None) -> None:
    ids = own_promises(dict(desk.position(COUPLE_TRACK).drafts))
    _let_go(desk, *ids)
    for id in ids:
        desk.drop_track(f"owned::{id}")


def _go_quiet(desk: Desk, focus: Focus, value: str | None) -> None:
    """A gentle end: nothing is asked any more, and nobody is told. `resume` opens the door again."""
    desk.change(paused=True)
    desk.rest = True


def _enough(desk: Desk, focus: Focus, value: str | None) -> None:
    """Enough for today: what is there for oneself was seen; and in the first night nothing more is asked."""
    if focus.ask == "solo.what":
        desk.done(COUPLE_TRACK, "alone.begin")
    desk.rest = desk.room.name is None


ACTS: dict[Act, Doing] = {
    Act.ENOUGH: _enough,
    Act.BEGIN: _begin,
    Act.TONIGHT: _helps("now"),
    Act.NOW_AGAIN: _again,
    Act.PARK_THOUGHT: _park,
    Act.UNPARK: _unpark,
    Act.FOLLOW_UP: _follow_up,
    Act.FIRST_DAYS: _first_days,
    Act.OWN_RHYTHM: _own_rhythm,
    Act.KEEP_PAGE: _keep_page,
    Act.PUT_AWAY: _put_away,
    Act.OWN_PROMISE: _own_promise,
    Act.OWN_ENDED: _own_ended,
    Act.OWN_CLEAR: _own_clear,
    Act.GO_QUIET: _go_quiet,
    Act.HELP_ENDING: _helps("ending"),
    Act.HELP_TELLING: _helps("telling"),
}
