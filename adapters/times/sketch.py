"""What was said of one moment, piece by piece, and the moment it means.

The pieces come in any order ("at 3 on monday of next week", "next week monday, 3 o'clock"): a sketch gathers them and
`settle` reckons with them all at once. What is not said is the next time to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from adapters.times.language import ClockWord
from adapters.times.spans import DAY, NoSuchDay, Span, add, midnight, nth_weekday, of_month, unit_span, whole_day

Part = tuple[int, int, int]
AHEAD = 60  # months looked through for a day that fits


@dataclass(slots=True)
class Sketch:
    """The pieces; each is said once at most."""

    day: date | None = None
    period: Span | None = None
    weekday: int | None = None
    which: str | None = None
    dom: int | None = None
    dom_to: int | None = None
    month: int | None = None
    year: int | None = None
    clock: ClockWord | None = None
    clock_to: ClockWord | None = None
    part: Part | None = None
    tonight: bool = False
    exact: datetime | None = None
    length: tuple[tuple[float, str], ...] = ()

    def has_day(self) -> bool:
        return any(each is not None for each in (self.day, self.period, self.weekday, self.dom, self.month, self.year))

    def timed(self) -> bool:
        return self.clock is not None or self.exact is not None


def settle(sketch: Sketch, now: datetime) -> Span:
    """The span a sketch means for somebody at `now`. Raises NoSuchDay, and OverflowError past the calendar's end."""
    span = _settle(sketch, now)
    if not sketch.length:
        return span
    end = span.start
    for number, unit in sketch.length:
        end = add(end, number, unit)
    return Span(span.start, end, span.grain)


def _settle(sketch: Sketch, now: datetime) -> Span:
    if sketch.exact is not None:
        return Span(sketch.exact, sketch.exact, "second")
    if sketch.clock is None and sketch.part is None:
        return _days(sketch, now)
    if not sketch.has_day():
        return _hour_alone(sketch, now)
    days = _days(sketch, now)
    if sketch.weekday is not None and days.start.date() - now.date() == 7 * DAY and not sketch.which and not sketch.dom:
        today = _at(sketch, now.date())  # "monday at 8", said on a Monday at 7
        if today.start > now:
            return today
    found = _at(sketch, days.start.date())
    if days.start.date() == now.date() and found.start < now:
        later = _other_half(sketch, found)
        if later is not None and later.start > now:
            return later
    return found


# -- days ----------------------------------------------------------------------------------------------------------


def _days(sketch: Sketch, now: datetime) -> Span:
    today = now.date()
    if sketch.day is not None:
        return whole_day(sketch.day)
    if sketch.period is not None:
        return _within(sketch, sketch.period, today)
    if sketch.dom is not None:
        return _to_dom(sketch, _next_dom(sketch, sketch.dom, today))
    if sketch.month is not None:
        return _month(sketch, today)
    if sketch.year is not None:
        return unit_span(datetime(sketch.year, 1, 1), "year")
    return whole_day(today if sketch.weekday is None else weekday_on(today, sketch.weekday, sketch.which))


def weekday_on(today: date, weekday: int, which: str | None) -> date:
    """The weekday that is meant: "next" is that of the next week, all else the nearest to come."""
    if which == "next":
        return today - today.weekday() * DAY + (7 + weekday) * DAY
    if which == "last":
        return today - ((today.weekday() - weekday - 1) % 7 + 1) * DAY
    return nth_weekday(today + DAY, weekday, 1)


def _within(sketch: Sketch, period: Span, today: date) -> Span:
    """A day within a period that was said: "monday next week", "the 20th of next month"."""
    start = period.start.date()
    if sketch.month is not None:
        return _month(Sketch(month=sketch.month, year=start.year, dom=sketch.dom), today)
    if sketch.dom is not None:
        return _to_dom(sketch, of_month(start.year, start.month, sketch.dom))
    return period if sketch.weekday is None else whole_day(nth_weekday(start, sketch.weekday, 1))


def _to_dom(sketch: Sketch, day: date) -> Span:
    """That day, or from it to a second one; "from the 27th to the 3rd of April" begins in March."""
    if sketch.dom is None or sketch.dom_to is None or (sketch.weekday is not None and sketch.month is None):
        return whole_day(day)
    end = of_month(day.year, day.month, sketch.dom_to)
    start = day if day <= end else (day.replace(day=1) - DAY).replace(day=sketch.dom)
    return Span(midnight(start), midnight(end) + DAY, "day")


def _next_dom(sketch: Sketch, dom: int, today: date) -> date:
    """The next such day of the month that was said, or of any; with a weekday alone, one that is both."""
    month, year = sketch.month, sketch.year
    weekday = sketch.weekday if month is None else None
    if month is not None and year is not None:
        return of_month(year, month, dom)
    if month is not None and dom > of_month(2000, month, -1).day:
        raise NoSuchDay
    for ahead in range(AHEAD):
        at = add(midnight(today.replace(day=1)), ahead, "month")
        if month not in {None, at.month} or year not in {None, at.year}:
            continue
        try:
            day = of_month(at.year, at.month, dom)
        except NoSuchDay:
            if month is not None and (month, dom) != (2, 29):
                raise
            continue
        if day >= today and weekday in {None, day.weekday()}:
            return day
    raise NoSuchDay


def _month(sketch: Sketch, today: date) -> Span:
    assert sketch.month is not None
    year = sketch.year
    if year is None:
        passed = sketch.month < today.month or (sketch.which == "next" and sketch.month == today.month)
        year = today.year + passed - (sketch.which == "last" and sketch.month >= today.month)
    if sketch.dom is not None:
        return whole_day(of_month(year, sketch.month, sketch.dom))
    if sketch.weekday is not None:
        return whole_day(nth_weekday(date(year, sketch.month, 1), sketch.weekday, 1))
    return unit_span(datetime(year, sketch.month, 1), "month")


# -- hours ---------------------------------------------------------------------------------------------------------


def _hour_alone(sketch: Sketch, now: datetime) -> Span:
    """An hour or a part of the day with no day: the next one to come."""
    today = _at(sketch, now.date())
    if sketch.tonight:
        return _tonight(sketch, today, now)
    if sketch.clock is None:
        return today if today.start > now else _at(sketch, now.date() + DAY)
    if today.start >= now:
        return _daytime(sketch, today)
    other = _other_half(sketch, today)
    if other is not None and other.start >= now:
        return other
    return _at(sketch, now.date() + DAY)


def _daytime(sketch: Sketch, found: Span) -> Span:
    """ "at 4" is in the afternoon, where nothing else is said of it."""
    clock = sketch.clock
    if clock is None or clock.minute or clock.hour not in range(1, 6) or sketch.clock_to is not None:
        return found
    return _other_half(sketch, found) or found


def _tonight(sketch: Sketch, today: Span, now: datetime) -> Span:
    """The night that is, or that comes: "at 1 tonight", said at midnight, is in an hour."""
    if sketch.clock is None:
        return today if today.end > now else _at(sketch, now.date() + DAY)
    already = Span(today.start - DAY, today.end - DAY, today.grain)
    if already.start > now:
        return already
    return today if today.start > now else _at(sketch, now.date() + DAY)


def _other_half(sketch: Sketch, found: Span) -> Span | None:
    """The same hour in the second half of the day, where it was not said which."""
    clock = sketch.clock
    if clock is None or clock.sure or clock.half or sketch.part or found.start.hour > 12:
        return None
    half = timedelta(hours=12)
    return Span(found.start + half, found.end + half, found.grain)


def _at(sketch: Sketch, day: date) -> Span:
    part = sketch.part
    if sketch.clock is None:
        assert part is not None
        return Span(midnight(day) + timedelta(hours=part[0]), midnight(day) + timedelta(hours=part[1]), "part")
    start = midnight(day) + _since_midnight(sketch.clock, part, sketch.tonight)
    if sketch.clock_to is None:
        grain = "minute" if sketch.clock.minute else "hour"
        return Span(start, start, grain)
    end = midnight(day) + _since_midnight(sketch.clock_to, part, sketch.tonight)
    return Span(start, end if end > start else _later(end, start, sketch.clock_to), "minute")


def _later(end: datetime, start: datetime, clock: ClockWord) -> datetime:
    half = timedelta(hours=12)
    return end + half if not clock.sure and end + half > start else end + DAY


def _since_midnight(clock: ClockWord, part: Part | None, tonight: bool) -> timedelta:
    hour = clock.hour
    if part is not None and not clock.sure and clock.half is None:
        hour = _in_part(hour, part)
    if tonight and hour < 5 and (clock.half == "am" or not clock.sure):
        hour += 24
    return timedelta(hours=hour, minutes=clock.minute, seconds=clock.second)


def _in_part(hour: int, part: Part) -> int:
    """3 in the afternoon is 15, 8 in the evening 20, 12 at night 24, 2 at night 2."""
    if part[0] < 12:
        return 0 if hour == 12 and part[1] == 12 else hour
    if hour == 12:
        return 24 if part[0] >= 18 else 12
    if hour < 12 and not (part[0] >= 18 and hour < 5):
        return hour + 12
    return hour
