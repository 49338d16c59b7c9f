"""The person's own rhythm of check-ins: its days and hour, putting one off, fewer of them, none."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zlib import crc32

from core import trust
from core.acts import keep, long_way
from core.acts.timer import Doing
from core.calendar import SLOWLY, SPREAD, first_check_in, instant, next_check_in, wall
from core.desk import Desk
from core.effects import Button, DropDue, SetDue
from core.events import Said
from core.state import COUPLE_TRACK, Focus, Position
from core.words import Act

TOO_LATE = timedelta(hours=12)  # after that a check-in is left out rather than asked at the wrong hour
AN_HOUR = timedelta(hours=1)
EVENING = time(19, 30)
UNANSWERED = 3
SLOWER = {"daily": "three", "three": "weekly", "weekly": "two-weeks"}
SLOWER |= {"workdays": "twice", "twice": "mon", "weekend": "sat"}
SLOWER |= {day: f"{day}{SLOWLY}" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


def _rhythm(desk: Desk, focus: Focus, value: str | None) -> None:
    picks = desk.position(COUPLE_TRACK).picks
    days = picks["continue.days"]
    if days == "weekly":
        days = picks.get("continue.weekday", days)
    minutes = crc32(desk.event.id.encode()) % SPREAD  # any spread will do, and the id of an event is like a draw
    desk.change(rhythm=f"{days}/{value}", minutes=minutes, unanswered=0)
    set_first(desk)


def set_first(desk: Desk) -> None:
    """Set the next check-in as if the rhythm began now; nothing where there is none."""
    if desk.room.rhythm:
        days, hour = desk.room.rhythm.split("/")
        _set(desk, first_check_in(hour, desk.zone, desk.event.at, desk.room.minutes, days))


def next_beat(desk: Desk, last: datetime) -> None:
    """Set the next check-in of the person's own rhythm, after the one that was due at `last`.

    After three that nobody took up they come half as often, without a word; the next answer brings the rhythm back.
    """
    if desk.room.rhythm:
        days, hour = desk.room.rhythm.split("/")
        every = 2 if desk.room.unanswered >= UNANSWERED else 1
        minutes = desk.room.minutes
        _set(desk, next_check_in(days, hour, desk.zone, last, desk.event.at, minutes=minutes, every=every))


def _set(desk: Desk, at: datetime) -> None:
    desk.do(SetDue("check-in", desk.after_quiet(at), not_after=TOO_LATE))


def heard(desk: Desk) -> None:
    """The person took up a check-in, put it off or let it pass: they are there, so the rhythm is their own again."""
    slowed = desk.room.unanswered >= UNANSWERED
    desk.change(unanswered=0)
    if slowed:
        next_beat(desk, desk.event.at)


def today(desk: Desk) -> str:
    """The person's own date."""
    return wall(desk.event.at, desk.zone).date().isoformat()


def is_wanted(desk: Desk, *, snoozed: bool) -> bool:
    """Whether a check-in may come now: never more than one a day; one that was put off today may come back today."""
    if desk.room.checked_on != today(desk):
        return True
    return snoozed and desk.room.snoozed_on == today(desk)


def start_check_in(desk: Desk) -> None:
    """Open a fresh check-in; one left half-way is begun again."""
    heard(desk)
    desk.change(positions={**desk.room.positions, "checkin:": Position()}, checked_on=today(desk), snoozed_on=None)
    desk.do(DropDue("check-in-again"))


# -- putting one off -------------------------------------------------------------------------------------------


def knock_buttons(desk: Desk) -> tuple[Button, ...]:
    """Open it, put it off, or let it pass."""
    found = [Button("open", "label-open"), Button("hour", "label-in-an-hour")]
    if wall(desk.event.at + AN_HOUR, desk.zone).time() < EVENING:
        found.append(Button("evening", "label-this-evening"))
    return (*found, Button("tomorrow", "label-tomorrow"), Button("later", "label-let-it-pass"))


def snooze(desk: Desk, choice: str) -> str | None:
    """Put a check-in off: a delivery of its own, which never moves the rule. None: it was not put off."""
    zone, now = desk.zone, desk.event.at
    day = wall(now, zone).date()
    when = {
        "hour": (desk.after_quiet(now + AN_HOUR), "label-in-an-hour"),
        "evening": (desk.after_quiet(max(instant(day, EVENING, zone), now + AN_HOUR)), "label-this-evening"),
        "tomorrow": (desk.after_quiet(now + timedelta(days=1)), "label-tomorrow"),
    }
    heard(desk)
    if choice not in when:
        return None
    at, label = when[choice]
    desk.change(snoozed_on=today(desk))
    desk.do(SetDue("check-in-again", at, not_after=TOO_LATE))
    return label


# -- what the answers are kept for -----------------------------------------------------------------------------


def _score(desk: Desk, focus: Focus, value: str | None) -> None:
    """One more answer in the person's own series of this item."""
    day = wall(desk.event.at, desk.zone).date()
    kept = trust.add(desk.room.series.get(focus.ask, ()), day, int(value or "0"))
    desk.change(series={**desk.room.series, focus.ask: kept})


def _fewer(desk: Desk, focus: Focus, value: str | None) -> None:
    days, hour = (desk.room.rhythm or "weekly/evening").split("/")
    desk.change(rhythm=f"{SLOWER.get(days, days)}/{hour}")
    desk.pick(COUPLE_TRACK, "continue.days", SLOWER.get(days, days))
    next_beat(desk, desk.event.at)


def _no_rhythm(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.change(rhythm=None)
    desk.do(DropDue("check-in"), DropDue("check-in-again"))


def _new_zone(desk: Desk, focus: Focus, value: str | None) -> None:
    """Rules keep their hour, by the new clock: check-ins, hard dates, a thought for the morning. What was agreed or
    counted from a moment stays; its reminders are moved out of the quiet hours there."""
    set_first(desk)
    keep.remind_of_all(desk)
    long_way.set_dates(desk)
    if "now.park" in desk.position(COUPLE_TRACK).drafts:
        desk.do(SetDue("parked", desk.next_morning()))
    desk.say("settings-zone-set")


def _new_night(desk: Desk, focus: Focus, value: str | None) -> None:
    """Other quiet hours: what is set already moves with them."""
    desk.change(night=value or "usual")
    set_first(desk)
    keep.remind_of_all(desk)


def _reminders(desk: Desk, focus: Focus, value: str | None) -> None:
    desk.change(reminders=value or "both")
    keep.remind_of_all(desk)


def _new_name(desk: Desk, focus: Focus, value: str | None) -> None:
    """How the companion names the person here. The pairing card and past quotes keep what they said."""
    if isinstance(desk.event, Said):
        desk.change(name=" ".join(desk.event.text.split()))
        desk.say("settings-name-set")


ACTS: dict[Act, Doing] = {
    Act.RHYTHM: _rhythm,
    Act.SCORE: _score,
    Act.FEWER: _fewer,
    Act.NO_RHYTHM: _no_rhythm,
    Act.NEW_ZONE: _new_zone,
    Act.NEW_NAME: _new_name,
    Act.NEW_NIGHT: _new_night,
    Act.REMINDERS: _reminders,
}
