"""Recurrences in people's words: "every other friday at 6", "the last day of each month", "twice a week until May".

A grammar of our own over the same tokens as instants.py, whose moments it uses for hours, beginnings and ends. What is
read is a `Rule`; `SpokenRule.text()` is its RFC 5545 text. Only what says that it comes again is one: "every", "each",
"daily", "twice a week", a weekday or a part of the day in the plural.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from adapters.times.bounds import Bounds
from adapters.times.language import TokenKind
from adapters.times.ondays import OF_MONTH
from adapters.times.patterns import Got, pattern, rule
from adapters.times.rule import SpokenRule
from adapters.times.rules import LITTLE

UNITS: dict[str, tuple[str, int]] = {
    **{"minute": ("MINUTELY", 1), "hour": ("HOURLY", 1), "day": ("DAILY", 1), "week": ("WEEKLY", 1)},
    **{"fortnight": ("WEEKLY", 2), "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3), "year": ("YEARLY", 1)},
    **{"season": ("MONTHLY", 3), "decade": ("YEARLY", 10)},
}
DAYS_OF = {"weekend": (5, 6), "workday": (0, 1, 2, 3, 4)}
GLUE = ("on", "at", "in", "the", "of", ",", "about", "a", "to", "this", "and", "for", "between", "sharp")
AGAIN = frozenset(
    {
        TokenKind.EVERY,
        TokenKind.OFTEN,
        TokenKind.ONCE,
        TokenKind.TIMES,
        TokenKind.DAYS,
        TokenKind.GROUP,
        TokenKind.OTHERLY,
    }
)
INTERVAL = "( other:OTHERLY / number:NUMBER|ORDINAL )?"
OF_THE_WEEK = pattern("of|in the|a? UNIT.week")


class Recurring(Bounds):
    """Reads one text, with all the rules."""

    RULES = (
        "times_a every_nth every_unit every_day every_part every_date often_piece plural_part plural nth_days doms"
        " edge_of_month yearly week_list hours part starting until counted for_long during"
    )

    first = last = 0  # after `read`: where what was found stands

    def read(self) -> SpokenRule | None:
        """The longest recurrence in the text."""
        if not self._may():
            return None
        best: tuple[int, SpokenRule] | None = None
        place = 0
        while place < len(self.tokens):
            said, last = self._from(place)
            if said.again and (best is None or last - place > best[0]):
                best, self.first, self.last = (last - place, said), place, last
            place = max(place + 1, last if said.again else place + 1)
        return None if best is None else best[1].finished()

    def _may(self) -> bool:
        """Whether any token could begin a recurrence: most texts have none, and are not looked through."""
        counts = Counter(token.kind for token in self.tokens)
        if counts.keys() & AGAIN or counts[TokenKind.DAY] > 1 or counts[TokenKind.ORDINAL] > 1:
            return True
        return any(
            token.mark("a")
            or token.text in self.words.beside["plural part"]
            or (token.is_unit("weekend") and self.words.plural(token.text))
            for token in self.tokens
        )

    def _from(self, at: int) -> tuple[SpokenRule, int]:
        said, last = SpokenRule(), at
        while (after := self._next(last, said)) is not None:
            last = after
        return said, last

    def _next(self, at: int, said: SpokenRule) -> int | None:
        """The place after one more piece, with the little words before it."""
        for place in range(at, at + LITTLE):
            after = self._piece(place, said)
            if after is not None:
                return after
            if not (self.token(place).mark(*GLUE) or self.token(place).text in {"&", "/", "."}):
                return None
        return None

    def _piece(self, at: int, said: SpokenRule) -> int | None:
        for each in self.rules_for(at):
            try:
                after = each(self, at, said)
            except (OverflowError, ValueError):
                continue
            if after is not None and after > at:
                return after
        return None

    # -- what says that it comes again -------------------------------------------------------------------------

    @rule(
        "( number:NUMBER ( part:PART / TIMES ) / once:ONCE ) often:OFTEN",
        "( number:NUMBER ( part:PART / TIMES ) / NUMBER.1 / once:ONCE ) ( a|EVERY / in a? )"
        " unit:UNIT.day,week,fortnight,month,quarter,season,year,decade",
        free="freq",
    )
    def times_a(self, got: Got, said: SpokenRule) -> bool | None:
        """ "twice a week", "3 times per month", "one a day", "two evenings a week"."""
        number = got.get("number", got.get("once", 1))
        if not isinstance(number, int):
            return False
        said.freq, said.interval = got["often"] or UNITS[got["unit"]]
        said.often, said.again, said.part = number, True, said.part or got["part"]
        return None

    @rule("EVERY =ORDINAL|WHICH <ordinals>")
    def every_nth(self, got: Got, said: SpokenRule) -> int | bool:
        """ "every last friday", "every 2nd and 4th tuesday"."""
        if got["ordinals"][0] not in {-1, 1} and len(got["ordinals"]) == 1:
            return False
        last = self.nth_days(got.at + 1, said)
        return False if last is None else self._nth_of(last, said)

    def _nth_of(self, at: int, said: SpokenRule) -> int:
        """After the days: "of the month", or of one month of the year."""
        said.again = True
        if said.months:
            said.freq = "YEARLY"
            return at
        said.freq = said.freq or "MONTHLY"
        return self.after(OF_MONTH, at)

    @rule(f"EVERY.every {INTERVAL} unit:UNIT", "EVERY unit:UNIT.weekend")
    def every_unit(self, got: Got, said: SpokenRule) -> int | bool | None:
        unit, interval = got["unit"], _interval(got)
        if interval is None or (unit not in DAYS_OF and unit not in UNITS):
            return False
        if unit in DAYS_OF:
            said.interval = interval if unit == "weekend" else said.interval
            said.again, said.freq, said.days = True, "WEEKLY", DAYS_OF[unit]
            return None
        if said.freq and said.again and not (said.nths or said.doms):
            return False
        said.again, said.freq, said.interval = True, UNITS[unit][0], UNITS[unit][1] * interval
        return self.after(OF_THE_WEEK, got.end) if unit == "day" else None

    @rule(f"EVERY {INTERVAL} =DAY|DAYS|GROUP <listed>")
    def every_day(self, got: Got, said: SpokenRule) -> int | bool | None:
        """ "every other friday"; "every first and third friday of the month" is monthly."""
        interval, trial = _interval(got), replace(said)
        if interval is None:
            return False
        monthly = self.nth_days(got.at + 1, trial)
        if monthly is not None and (trial.months or OF_MONTH.match(self, monthly) is not None):
            self.nth_days(got.at + 1, said)
            return self._nth_of(monthly, said)
        said.again, said.freq, said.interval = True, "WEEKLY", interval
        said.ordinal = "number" in got and got.token("number").kind is TokenKind.ORDINAL
        said.days += tuple(day for day in got["listed"] if day not in said.days)
        return None

    @rule(f"EVERY.every {INTERVAL} part:PART|TONIGHT")
    def every_part(self, got: Got, said: SpokenRule) -> bool | None:
        interval = _interval(got)
        if interval is None:
            return False
        said.again, said.part = True, got["part"]
        if not said.freq and not said.days:
            said.freq, said.interval = "DAILY", interval
        return None

    @rule("EVERY.every")
    def every_date(self, got: Got, said: SpokenRule) -> int | bool:
        """ "every 2nd of the month", "every january 5th", "every christmas"."""
        token, place = self.token(got.end), got.end
        if token.kind is TokenKind.HOLIDAY and isinstance(token.value[0], int):
            said.freq, said.months, said.doms, last = "YEARLY", (token.value[0],), (token.value[1],), place + 1
        elif token.kind is TokenKind.ENDS and (end := self.edge_of_month(place, said)) is not None:
            said.freq, last = "MONTHLY", end
        elif (end := self.yearly(place, said)) is not None:
            said.freq, last = "YEARLY", end
        elif (end := self.doms(place, said)) is not None:
            said.freq, last = "MONTHLY", self.after(OF_MONTH, end)
        else:
            return False
        said.again = True
        return last

    @rule("often:OFTEN", free="freq")
    def often_piece(self, got: Got, said: SpokenRule) -> None:
        said.again = True
        said.freq, said.interval = got["often"]
        said.part = self.words.beside["often part"].get(got.token("often").text, said.part)

    @rule("part:PART", free="part")
    def plural_part(self, got: Got, said: SpokenRule) -> bool | None:
        """ "mornings"; but "two nights from now" is one night."""
        if got.token("part").text not in self.words.beside["plural part"] or self._is_counted(got, said):
            return False
        said.again, said.part, said.freq = True, got["part"], said.freq or "DAILY"
        return None

    def _is_counted(self, got: Got, said: SpokenRule) -> bool:
        return self.token(got.at - 1).kind is TokenKind.NUMBER and not said.again

    @rule(
        "other:OTHERLY =plural:DAYS <listed>",
        "=plural:DAYS|UNIT.weekend~s|GROUP~s <listed>",
        "=DAY|GROUP <listed>",
        free="days",
    )
    def plural(self, got: Got, said: SpokenRule) -> bool | None:
        """ "tuesdays and thursdays", "weekends", "alternate mondays"; but "three sundays from now" is one day."""
        if self._is_counted(got, said) or not ("plural" in got or self._plural_ahead(got)):
            return False
        said.again, said.days = True, got["listed"]
        said.interval = 2 if "other" in got else said.interval
        said.freq = "WEEKLY" if said.freq in {"", "DAILY"} else said.freq
        return None

    def _plural_ahead(self, got: Got) -> bool:
        """ "tuesday and thursdays", "monday, wednesday and friday mornings"; "mon, wed, fri": three days in a row of
        commas are of every week."""
        said = self.tokens[got.at : got.end]
        joins = [token for place, token in enumerate(said, got.at) if self.one_day(place) is None]
        signs = all(join.text in {"/", "&"} for join in joins)
        commas = all(join.mark(",", "and") or join.text in {"/", "&"} for join in joins)
        return (
            self.token(got.end).text in self.words.beside["plural part"]
            or (len(got["listed"]) > (1 if signs else 2) and commas)
            or any(token.kind is TokenKind.DAYS for token in said)
        )


def _interval(got: Got) -> int | None:
    """The count after "every": "other" is two, as are "2" and "2nd"; with none, one. None for one that is no count."""
    number = got.get("number", 2 if "other" in got else 1)
    return number if isinstance(number, int) and 0 < number < 1000 else None
