"""A recurrence as it was said, and its RFC 5545 text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from adapters.times.language import ClockWord
from adapters.times.sketch import Part, Sketch, settle

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# How "three times a week" and the like could be spread: two ways each.
SPREAD: dict[str, dict[int, tuple[tuple[int, ...], tuple[int, ...]]]] = {
    "WEEKLY": {
        **{1: ((6,), (4,)), 2: ((0, 3), (1, 4)), 3: ((0, 2, 4), (1, 3, 5)), 4: ((0, 2, 4, 6), (0, 1, 3, 5))},
        **{5: ((0, 1, 2, 3, 4), (0, 1, 3, 4, 5)), 6: ((0, 1, 2, 3, 4, 5), (0, 1, 2, 3, 4, 6))},
    },
    "MONTHLY": {
        1: ((1,), (15,)),
        2: ((1, 15), (10, 25)),
        3: ((1, 10, 20), (5, 15, 25)),
        4: ((1, 8, 15, 22), (7, 14, 21, 28)),
    },
}


@dataclass(slots=True, kw_only=True)
class SpokenRule:
    """A recurrence as it was said, and as it is being read: `again` once something said that it comes again. `last` is
    the last day, `start` the first that counts."""

    freq: str = ""
    interval: int = 1
    days: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()  # with days: which of them in the month or year
    place: bool = False  # "the first instance of": nths count all the days together
    doms: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    count: int | None = None
    last: date | None = None
    start: date | None = None
    clocks: tuple[ClockWord, ...] = ()
    part: Part | None = None
    often: int = 0  # "three times a week" said no days: three
    ordinal: bool = False  # "every third friday": of three, or of the month
    again: bool = False

    def finished(self) -> SpokenRule | None:
        """The rule, with the frequency that goes with what was said; None where it does not come again after all."""
        freq = self.freq or ("MONTHLY" if self.nths or self.doms else "WEEKLY")
        if self.nths and self.days and freq not in {"YEARLY", "MONTHLY"}:
            freq = "MONTHLY"
        if self.months and freq == "MONTHLY" and self.doms:
            freq = "YEARLY"
        return None if freq == "YEARLY" and not self.again else replace(self, freq=freq)

    def text(self, *, hours: bool = False) -> str:
        """RFC 5545 RRULE text; UNTIL is a local date."""
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.months:
            parts.append(f"BYMONTH={_joined(self.months)}")
        if self.doms:
            parts.append(f"BYMONTHDAY={_joined(self.doms)}")
        parts += self._days()
        parts += self.hours() if hours else []
        if self.count is not None:
            parts.append(f"COUNT={self.count}")
        elif self.last is not None:
            parts.append(f"UNTIL={self.last:%Y%m%d}")
        return ";".join(parts)

    def _days(self) -> list[str]:
        if not self.days:
            return []
        if self.nths and not self.place:
            return ["BYDAY=" + ",".join(f"{n}{CODES[day]}" for n in self.nths for day in self.days)]
        plain = "BYDAY=" + ",".join(CODES[day] for day in self.days)
        return [plain, f"BYSETPOS={_joined(self.nths)}"] if self.nths else [plain]

    def hours(self) -> list[str]:
        if not self.clocks:
            return []
        times = [self.hour(clock) for clock in self.clocks]
        minutes = sorted({minute for _, minute in times})
        return [f"BYHOUR={_joined(tuple(hour for hour, _ in times))}", f"BYMINUTE={_joined(tuple(minutes))}"]

    def hour(self, clock: ClockWord) -> tuple[int, int]:
        """The hour and minute of the day that a clock means in this rule."""
        span = settle(Sketch(day=date(2000, 1, 1), clock=clock, part=self.part), datetime(1999, 12, 31))
        return span.start.hour, span.start.minute

    def spread(self) -> tuple[SpokenRule, ...]:
        """Two ways to spread what names no days, or to count "every third friday"; else itself alone."""
        if self.ordinal and self.freq == "WEEKLY" and 2 <= self.interval <= 4:
            return self, replace(self, freq="MONTHLY", interval=1, nths=(self.interval,))
        ways = SPREAD.get(self.freq, {}).get(self.often)
        if ways is None or self.days or self.doms:
            return (self,)
        name = "days" if self.freq == "WEEKLY" else "doms"
        return tuple(replace(self, **{name: way}) for way in ways)  # type: ignore[arg-type]


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(str(number) for number in numbers)
