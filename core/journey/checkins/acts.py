"""The person's own rhythm of check-ins: its days and hour, putting one off, fewer of them, none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from zlib import crc32

from core.calendar import HOURS, SLOWLY, SPREAD, after_quiet, first_check_in, hour_of, instant, next_check_in, wall
from core.effects import Button, DropDue, SetDue
from core.events import DueCame
from core.journey.checkins import facts, hours, trust
from core.journey.checkins.story import (
    CHECKIN_RELY,
    CONTINUE_DAYS,
    CONTINUE_TWICE,
    CONTINUE_WEEKDAY,
    CONTINUE_WEEKEND,
    HOUR,
)
from core.kernel import floor, moment
from core.kernel import heard as words
from core.kernel.buttons import text_id
from core.kernel.clocks import nearest
from core.kernel.context import StepContext
from core.kernel.story import Ahead, Doing
from core.state import Focus, Position, Room, Waiting
from core.values import COUPLE_TRACK, EMPTY, Key, Rhythm, Track, due_key, is_form

TOO_LATE = timedelta(hours=12)  # after that a check-in is left out rather than asked at the wrong hour
AN_HOUR = timedelta(hours=1)
EVENING = time(19, 30)
UNANSWERED = 3
SLOWER = {"daily": "three", "three": "weekly", "weekly": "two-weeks"}
SLOWER |= {"workdays": "twice", "twice": "mon", "weekend": "sat"}
SLOWER |= {day: f"{day}{SLOWLY}" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
CHECK_IN = "check-in"  # what the knock opens
CHECK_IN_DUE, AGAIN = due_key("check-in"), due_key("check-in-again")
TRACK = Track("checkin:")  # there is one check-in at a time
DAYS = CONTINUE_DAYS.key
CHECKED = "checked"  # the family of texts that close a check-in


def take_rhythm(context: StepContext, hour: str) -> None:
    """From now on check-ins come at this hour, on the days that were chosen."""
    days = _days(context.position(COUPLE_TRACK).picks)
    named = hour in HOURS  # an hour that a person said is kept to the minute
    # Any spread will do, and the id of an event is like a draw.
    minutes = crc32(context.event.id.encode()) % SPREAD if named else 0
    context.change(rhythm=Rhythm(days, hour), minutes=minutes, unanswered=0)
    set_first(context)


def _days(picks: Mapping[Key, str]) -> str:
    """The days that were chosen, on one screen or on several."""
    days = picks[DAYS]
    if days == "twice":
        return picks.get(CONTINUE_TWICE.key, days)
    if days != "weekly":
        return days
    day = picks.get(CONTINUE_WEEKDAY.key, days)
    return picks.get(CONTINUE_WEEKEND.key, day) if day == "weekend" else day


def _rhythm(context: StepContext, focus: Focus, value: str | None) -> None:
    take_rhythm(context, value or "")


MORE_EXACTLY = {(CONTINUE_DAYS.id, "weekly"), (CONTINUE_DAYS.id, "twice"), (CONTINUE_WEEKDAY.id, "weekend")}
"""Answers after which the days are asked for on a screen of their own."""


def _rhythm_if_said(context: StepContext, focus: Focus, value: str | None) -> None:
    """The days are known; the hour may be, too."""
    said = hours.ahead(context, focus.track)
    if said is not None and (focus.ask, value) not in MORE_EXACTLY:
        context.pick(COUPLE_TRACK, HOUR.key, said)
        context.done(COUPLE_TRACK, HOUR.key)
        take_rhythm(context, said)


def set_first(context: StepContext) -> None:
    """Set the next check-in as if the rhythm began now; nothing where there is none."""
    if context.room.rhythm:
        days, hour = context.room.rhythm.days, context.room.rhythm.hour
        _set(context, first_check_in(hour, context.zone, context.event.at, context.room.minutes, days))


def ahead(context: StepContext) -> Iterator[Ahead]:
    """When the next check-in comes."""
    rhythm = context.room.rhythm
    if rhythm is not None and not context.room.paused:
        minutes = context.room.minutes
        at = first_check_in(rhythm.hour, context.zone, context.event.at, minutes, rhythm.days)
        yield Ahead(at=context.after_quiet(at), text="ahead-check-in")


def next_beat(context: StepContext, last: datetime) -> None:
    """Set the next check-in of the person's own rhythm, after the one that was due at `last`.

    After three that nobody took up they come half as often, without a word; the next answer brings the rhythm back.
    """
    if context.room.rhythm:
        days, hour = context.room.rhythm.days, context.room.rhythm.hour
        every = 2 if context.room.unanswered >= UNANSWERED else 1
        minutes = context.room.minutes
        _set(context, next_check_in(days, hour, context.zone, last, context.event.at, minutes=minutes, every=every))


def _set(context: StepContext, at: datetime) -> None:
    context.do(SetDue(CHECK_IN_DUE, context.after_quiet(at), not_after=TOO_LATE))


def heard(context: StepContext) -> None:
    """The person took up a check-in, put it off or let it pass: they are there, so the rhythm is their own again."""
    slowed = context.room.unanswered >= UNANSWERED
    context.change(unanswered=0)
    if slowed:
        next_beat(context, context.event.at)


def today(context: StepContext) -> str:
    """The person's own date."""
    return wall(context.event.at, context.zone).date().isoformat()


def is_wanted(context: StepContext, *, snoozed: bool) -> bool:
    """Whether a check-in may come now: never more than one a day; one that was put off today may come back today."""
    if context.room.checked_on != today(context):
        return True
    return snoozed and context.room.snoozed_on == today(context)


def start_check_in(context: StepContext) -> None:
    """Open a fresh check-in; one left half-way is begun again."""
    heard(context)
    context.change(positions={**context.room.positions, TRACK: Position()}, checked_on=today(context), snoozed_on=None)
    context.do(DropDue(AGAIN))


def knock_buttons(context: StepContext) -> tuple[Button, ...]:
    """Open it, put it off, or let it pass."""
    found = [Button("open", "label-open"), Button("hour", "label-in-an-hour")]
    if wall(context.event.at + AN_HOUR, context.zone).time() < EVENING:
        found.append(Button("evening", "label-this-evening"))
    return (*found, Button("tomorrow", "label-tomorrow"), Button("later", "label-let-it-pass"))


def snooze(context: StepContext, choice: str) -> str | None:
    """Put a check-in off: a delivery of its own, which never moves the rule. None: it was not put off."""
    zone, now = context.zone, context.event.at
    day = wall(now, zone).date()
    when = {
        "hour": (context.after_quiet(now + AN_HOUR), "label-in-an-hour"),
        "evening": (context.after_quiet(max(instant(day, EVENING, zone), now + AN_HOUR)), "label-this-evening"),
        "tomorrow": (context.after_quiet(now + timedelta(days=1)), "label-tomorrow"),
    }
    heard(context)
    if choice not in when:
        return None
    at, label = when[choice]
    context.change(snoozed_on=today(context))
    context.do(SetDue(AGAIN, at, not_after=TOO_LATE))
    return label


def _score(context: StepContext, focus: Focus, value: str | None) -> None:
    """One more answer in the person's own series of this item."""
    day = wall(context.event.at, context.zone).date()
    kept = trust.add(context.room.series.get(focus.ask, EMPTY), day, int(value or "0"))
    context.change(series={**context.room.series, focus.ask: kept})


def _fewer(context: StepContext, focus: Focus, value: str | None) -> None:
    now = context.room.rhythm or Rhythm("weekly", "evening")
    days = SLOWER.get(now.days, now.days)
    context.change(rhythm=Rhythm(days, now.hour))
    context.pick(COUPLE_TRACK, DAYS, days)
    next_beat(context, context.event.at)


def _no_rhythm(context: StepContext, focus: Focus, value: str | None) -> None:
    context.change(rhythm=None)
    context.do(DropDue(CHECK_IN_DUE), DropDue(AGAIN))


def comes(context: StepContext, event: DueCame, rest: str) -> None:
    """The time of a check-in: a knock, unless it was put off or is not wanted today; and the next one is set."""
    snoozed = event.key == AGAIN
    wanted = is_wanted(context, snoozed=snoozed)
    wanted = wanted and not (context.room.paused or context.room.timeout or event.stale)
    if wanted and not snoozed:
        context.change(unanswered=context.room.unanswered + 1)
    if not snoozed:
        next_beat(context, event.due_at)
    if not wanted:
        return
    context.change(checked_on=today(context))
    earlier = next((w for w in context.room.waiting if w.opens == CHECK_IN), None)
    if earlier is not None:
        context.change(waiting=tuple(w for w in context.room.waiting if w is not earlier))
    turn = context.new_turn()
    context.wait(Waiting(turn=turn, opens=CHECK_IN))
    context.knock("knock-check-in", knock_buttons(context), turn)


def tapped(context: StepContext, waiting: Waiting, choice: str) -> bool:
    """A button of the knock that puts the check-in off."""
    label = snooze(context, choice)
    if label is None:
        return False
    context.close(waiting.turn, label)
    context.say("whenever")
    return True


def opened(context: StepContext, waiting: Waiting) -> None:
    """The knock was taken up."""
    start_check_in(context)


def command(context: StepContext) -> None:
    """`/checkin`."""
    floor.leave_floor(context)
    start_check_in(context)
    floor.settle(context)


def on_the_wall(at: datetime, room: Room) -> datetime:
    """When the check-in that was set for `at` comes by today's rules."""
    if room.rhythm is None or room.zone is None:
        return at
    hour = (datetime.combine(at, hour_of(room.rhythm.hour)) + timedelta(minutes=room.minutes)).time()
    return after_quiet(nearest(at, hour, room.zone), room.zone, room.night)


def ends(context: StepContext, track: Track) -> None:
    """A check-in is answered: a number that cries out by a warm line and no more questions that day, else by one true
    thing of the person's own numbers, or by a short word."""
    cried = facts.cries_out(
        facts.answered(context.position(track).picks), context.room.series.get(CHECKIN_RELY.id, EMPTY)
    )
    if cried is not None:
        if next(filter(is_form, reversed(context.room.positions))) == track:  # else they turned to something of theirs
            moment.begin(context, track, None, after=f"rest-{text_id(cried)}")
        return
    day, said = wall(context.event.at, context.zone).date(), context.room.said_true
    found = facts.to_say(context.room.series, day, said)
    if found is None:
        words.say(context, CHECKED)
        return
    context.change(said_true={**said, found.text: day.isoformat()})
    context.say(found.text, told=found.args)


ACTS: dict[str, Doing] = {
    "rhythm": _rhythm,
    "rhythm_if_said": _rhythm_if_said,
    "score": _score,
    "fewer": _fewer,
    "no_rhythm": _no_rhythm,
}
