"""From words about time, as they were read, to what they mean here: instants and recurrences that can be kept and told.

Everything comes back as it will be echoed; what a promise cannot carry is made to fit, with a note that says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.calendar import instant, wall
from core.effects import Moment
from core.ports.texts import Meant, Unread, When
from core.recurrence import as_meant, last_time, next_after, parse, shape, written
from core.state import Meaning

LONGEST = timedelta(weeks=6)  # of a promise that comes again
A_MOMENT = timedelta(microseconds=1)
WHY_NOT = {Unread.NO_TIME: "moment-unread", Unread.PAST: "moment-past", Unread.IMPOSSIBLE: "moment-impossible"}
NO_WORDS = "moment-no-rhythm"


def meanings(when: When, zone: str, now: datetime, *, recurs: bool) -> tuple[tuple[Meaning, ...], str | None]:
    """The ways to mean it, each once, two at most; with none, the text that says why. `recurs`: whether what comes
    again can be taken here."""
    found: list[Meaning] = []
    why = WHY_NOT.get(when.unread or Unread.NO_TIME, "moment-unread")
    for meant in when.readings[:2]:
        made = _meaning(meant, zone, now, recurs)
        if isinstance(made, str):
            why = made
        elif not any((made.at, made.rule) == (other.at, other.rule) for other in found):
            found.append(made)
    return tuple(found), None if found else why


def _meaning(meant: Meant, zone: str, now: datetime, recurs: bool) -> Meaning | str:
    if meant.rule is not None:
        return _again(meant, zone, now, recurs)
    at = _instant(meant.at, zone)
    return Meaning(at=at, timed=meant.timed) if at > now else WHY_NOT[Unread.PAST]


def _instant(here: datetime, zone: str) -> datetime:
    return instant(here.date(), here.time().replace(fold=0), zone)


def _again(meant: Meant, zone: str, now: datetime, recurs: bool) -> Meaning | str:
    rule = parse(meant.rule or "")
    if rule is None:
        return NO_WORDS
    rule = as_meant(rule, meant.at.date())
    begin = max(now, _instant(meant.at, zone) - A_MOMENT)
    first = next_after(written(replace(rule, count=None)), meant.at, zone, begin)
    if first is None:
        return WHY_NOT[Unread.PAST]
    once = Meaning(at=first, timed=meant.timed)
    here = wall(first, zone).replace(tzinfo=None)
    latest = _instant(here + LONGEST, zone)
    last = last_time(written(rule), here, zone, latest)
    if not recurs:
        return replace(once, note="moment-once-here")
    if last is None or last <= first:
        return replace(once, note="moment-one-time")
    if shape(rule) is None:
        return NO_WORDS
    if rule.until is None and rule.count is None:
        return replace(once, rule=written(rule))
    longer = next_after(written(rule), here, zone, latest) is not None
    ended = replace(rule, count=None, until=wall(last, zone).date())
    return replace(once, rule=written(ended), note="moment-six-weeks" if longer else None)


def with_hour(echoed: tuple[Meaning, ...], said: tuple[Meaning, ...], zone: str) -> tuple[Meaning, ...]:
    """What was echoed without an hour, with the hour that was written now; what else was written, as it is."""
    meant = echoed[0]
    if len(echoed) > 1 or meant.timed or meant.rule is None:
        return said
    day = wall(meant.at, zone).date()
    of_that_day = tuple(one for one in said if wall(one.at, zone).date() == day and one.rule is None)
    return tuple(replace(meant, at=one.at, timed=True) for one in of_that_day) or said


def moment(meant: Meaning, zone: str, now: datetime) -> Moment:
    """A meaning to be told; with its year when that is another one than now."""
    return Moment(meant.at, zone, meant.rule, year=wall(meant.at, zone).year != wall(now, zone).year)


# -- as an answer that is kept ---------------------------------------------------------------------------------


def kept(meant: Meaning) -> str:
    """A meaning as the answer of an ask."""
    return f"{meant.at.isoformat()} {meant.rule}" if meant.rule else meant.at.isoformat()


def at_of(value: str) -> datetime:
    """The instant of an answer: of what comes again, the first time."""
    return datetime.fromisoformat(value.partition(" ")[0])


def rule_of(value: str | None) -> str | None:
    """The rule of an answer that comes again."""
    return (value or "").partition(" ")[2] or None


def has_end(value: str | None) -> bool:
    """Whether the answer comes again and says until when."""
    return "UNTIL=" in (rule_of(value) or "")
