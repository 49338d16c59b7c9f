"""Recurrences in people's words: "every other friday at 6", "the last day of each month", "twice a week until May".

A grammar of our own over the same tokens as instants.py, whose moments it uses for hours, beginnings and ends. What is
read is a `Rule`; `Rule.text()` is its RFC 5545 text. Only what says that it comes again is one: "every", "each",
"daily", "twice a week", a weekday or a part of the day in the plural.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from adapters.times.bounds import Bounds
from adapters.times.instants import Grammar
from adapters.times.language import Kind
from adapters.times.rule import Rule, Said
from adapters.times.rules import LITTLE

UNITS: dict[str, tuple[str, int]] = {
    **{"minute": ("MINUTELY", 1), "hour": ("HOURLY", 1), "day": ("DAILY", 1), "week": ("WEEKLY", 1)},
    **{"fortnight": ("WEEKLY", 2), "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3), "year": ("YEARLY", 1)},
    **{"season": ("MONTHLY", 3), "decade": ("YEARLY", 10)},
}
GLUE = ("on", "at", "in", "the", "of", ",", "about", "a", "to", "this", "and", "for", "between", "sharp")


AGAIN = frozenset({Kind.EVERY, Kind.OFTEN, Kind.ONCE, Kind.TIMES, Kind.DAYS, Kind.GROUP, Kind.OTHERLY})


class Recurring(Bounds):
    """Reads one text, with all the rules."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(grammar)
        self.rules = (
            *(self.times_a, self.every_piece, self.often_piece, self.plural, self.nth_days, self.doms),
            *(self.edge_of_month, self.yearly, self.week_list, self.hours, self.part),
            *(self.starting, self.until, self.counted, self.for_long, self.during),
        )

    def read(self) -> Rule | None:
        """The longest recurrence in the text."""
        if not self._may():
            return None
        best: tuple[int, Said] | None = None
        place = 0
        while place < len(self.grammar.tokens):
            said, last = self._from(place)
            if said.again and (best is None or last - place > best[0]):
                best = (last - place, said)
            place = max(place + 1, last if said.again else place + 1)
        return None if best is None else self._rule(best[1])

    def _may(self) -> bool:
        """Whether any token could begin a recurrence: most texts have none, and are not looked through."""
        counts = Counter(token.kind for token in self.grammar.tokens)
        if counts.keys() & AGAIN or counts[Kind.DAY] > 1 or counts[Kind.ORDINAL] > 1:
            return True
        words = self.grammar.words
        return any(
            token.mark("a")
            or token.text in words.beside["plural part"]
            or (token.kind is Kind.UNIT and token.value == "weekend" and words.plural(token.text))
            for token in self.grammar.tokens
        )

    def _from(self, at: int) -> tuple[Said, int]:
        said, last = Said(), at
        while (after := self._next(last, said)) is not None:
            last = after
        return said, last

    def _next(self, at: int, said: Said) -> int | None:
        """The place after one more piece, with the little words before it."""
        for place in range(at, at + LITTLE):
            after = self._piece(place, said)
            if after is not None:
                return after
            if not (self.token(place).mark(*GLUE) or self.token(place).text in {"&", "/", "."}):
                return None
        return None

    def _piece(self, at: int, said: Said) -> int | None:
        if self.token(at).kind is Kind.OTHER:
            return None
        for rule in self.rules:
            try:
                after = rule(at, said)
            except (OverflowError, ValueError):
                continue
            if after is not None and after > at:
                return after
        return None

    # -- what says that it comes again -------------------------------------------------------------------------

    def times_a(self, at: int, said: Said) -> int | None:
        """ "twice a week", "3 times per month", "one a day"."""
        token, place = self.token(at), at + 1
        if token.kind is Kind.NUMBER and isinstance(token.value, int):
            if self.token(place).kind is Kind.PART:  # "two evenings a week"
                said.part = said.part or self.token(place).value
                place += 1
            elif self.token(place).kind is Kind.TIMES:
                place += 1
            elif token.value != 1:
                return None
        elif token.kind is not Kind.ONCE:
            return None
        per = self.token(place)
        often = self.token(place)
        if often.kind is Kind.OFTEN and place > at + (token.kind is Kind.NUMBER) and said.freq is None:
            said.freq, said.interval, said.often, said.again = often.value[0], often.value[1], token.value, True
            return place + 1
        unit = self.token(place + 1)
        if not (per.mark("a") or per.kind is Kind.EVERY or per.mark("in")) or said.freq is not None:
            return None
        if per.mark("in") and self.token(place + 1).mark("a"):
            unit, place = self.token(place + 2), place + 1
        if unit.kind is not Kind.UNIT or unit.value not in UNITS or unit.value in {"minute", "hour"}:
            return None
        said.freq, said.interval = UNITS[unit.value]
        said.often, said.again = token.value, True
        return place + 2

    def every_piece(self, at: int, said: Said) -> int | None:
        """ "every", what it counts, and of what."""
        if self.token(at).kind is not Kind.EVERY:
            return None
        loose = self.token(at).value == "loose"
        place, interval = self._interval(at + 1)
        token = self.token(place)
        last = self.ordinals(at + 1)
        if (
            last is not None
            and (last[0][0] in {-1, 1} or len(last[0]) > 1)
            and (after := self.nth_days(at + 1, said)) is not None
        ):
            said.again = True  # "every last friday", "every 2nd and 4th tuesday"
            return self.nth_of(after, said)
        if token.kind is Kind.UNIT:
            return None if loose and token.value != "weekend" else self._every_unit(place, interval, said)
        if token.kind is Kind.GROUP and token.text.endswith("s") and loose:
            pass
        if token.kind in {Kind.DAY, Kind.DAYS, Kind.GROUP}:
            return self._every_day(at + 1, place, interval, said)
        if loose:
            return None
        if token.kind in {Kind.PART, Kind.TONIGHT}:
            said.again, said.part = True, token.value
            if said.freq is None and not said.days:
                said.freq, said.interval = "DAILY", interval
            return place + 1
        return self._every_date(at + 1, said)

    def _interval(self, at: int) -> tuple[int, int]:
        """The count after "every": "other" is two, as are "2" and "2nd"; with none, one."""
        token = self.token(at)
        if token.kind is Kind.OTHERLY:
            return at + 1, 2
        if token.kind in {Kind.NUMBER, Kind.ORDINAL} and isinstance(token.value, int) and 0 < token.value < 1000:
            return at + 1, token.value
        return at, 1

    def _every_unit(self, at: int, interval: int, said: Said) -> int | None:
        unit = self.token(at).value
        if unit == "weekend":
            said.again, said.freq, said.interval, said.days = True, "WEEKLY", interval, [5, 6]
            return at + 1
        if unit == "workday":
            said.again, said.freq, said.days = True, "WEEKLY", [0, 1, 2, 3, 4]
            return at + 1
        if unit not in UNITS:
            return None
        if said.freq is not None and said.again and not (said.nths or said.doms):
            return None
        freq, times = UNITS[unit]
        said.again, said.freq, said.interval = True, freq, times * interval
        if unit == "day" and self.token(at + 1).mark("of", "in") and self._of_unit(at + 2) == "week":
            return at + 3
        return at + 1

    def _of_unit(self, at: int) -> str | None:
        place = at + 1 if self.token(at).mark("the", "a") else at
        return self.token(place).value if self.token(place).kind is Kind.UNIT else None

    def _every_day(self, first: int, at: int, interval: int, said: Said) -> int | None:
        """ "every other friday"; "every first and third friday of the month" is monthly."""
        trial = replace(said)
        monthly = self.nth_days(first, trial)
        if monthly is not None and (self.month_follows(monthly) is not None or trial.months):
            said.again = True
            self.nth_days(first, said)
            return self.nth_of(monthly, said)
        listed = self.listed(at)
        if listed is None:
            return None
        days, last = listed
        said.again, said.freq, said.interval = True, "WEEKLY", interval
        said.ordinal = self.token(first).kind is Kind.ORDINAL
        said.days += [day for day in days if day not in said.days]
        return last

    def nth_of(self, at: int, said: Said) -> int:
        """After the days: "of the month", or of one month of the year."""
        if said.months:
            said.freq = "YEARLY"
            return at
        said.freq = said.freq or "MONTHLY"
        return self.month_follows(at) or at

    def _every_date(self, at: int, said: Said) -> int | None:
        """ "every 2nd of the month", "every january 5th", "every christmas"."""
        token = self.token(at)
        if token.kind is Kind.HOLIDAY and isinstance(token.value[0], int):
            said.again, said.freq, said.months, said.doms = True, "YEARLY", [token.value[0]], [token.value[1]]
            return at + 1
        if token.kind is Kind.ENDS and token.value == "month":
            said.again, said.freq = True, "MONTHLY"
            return self.edge_of_month(at, said)
        place = self.yearly(at, said)
        if place is not None:
            said.again, said.freq = True, "YEARLY"
            return place
        trial = replace(said, doms=list(said.doms))
        last = self.doms(at, trial)
        if last is None:
            return None
        said.again, said.freq, said.doms = True, "MONTHLY", trial.doms
        return self.month_follows(last) or last

    def often_piece(self, at: int, said: Said) -> int | None:
        token = self.token(at)
        if token.kind is not Kind.OFTEN or said.freq is not None:
            return None
        said.again = True
        said.freq, said.interval = token.value
        words = self.grammar.words
        if token.text in words.beside["often part"]:
            said.part = words.beside["often part"][token.text]
        return at + 1

    def plural(self, at: int, said: Said) -> int | None:
        """ "tuesdays and thursdays", "weekends", "mornings"."""
        token = self.token(at)
        if token.kind is Kind.OTHERLY and self.token(at + 1).kind is Kind.DAYS and not said.days:
            said.interval = 2  # "alternate mondays"
            return self.plural(at + 1, said)
        weekends = token.kind is Kind.UNIT and token.value == "weekend" and token.text.endswith("s")
        group = token.kind is Kind.GROUP and token.text.endswith("s")
        if self.token(at - 1).kind is Kind.NUMBER and not said.again:
            return None  # "three sundays from now" is one day
        if token.kind is Kind.PART and token.text in self.grammar.words.beside["plural part"] and not said.part:
            said.again, said.part = True, token.value
            said.freq = said.freq or "DAILY"
            return at + 1
        if token.kind is not Kind.DAYS and not weekends and not group and not self._plural_ahead(at):
            return None
        listed = self.listed(at)
        if listed is None or said.days:
            return None
        said.again, said.days = True, listed[0]
        if said.freq in {None, "DAILY"}:
            said.freq = "WEEKLY"
        return listed[1]

    def _plural_ahead(self, at: int) -> bool:
        """ "tuesday and thursdays", "monday, wednesday and friday mornings"."""
        listed = self.listed(at) if self.token(at).kind in {Kind.DAY, Kind.GROUP} else None
        if listed is None:
            return False
        if self.token(listed[1]).text in self.grammar.words.beside["plural part"] or self.several(at, listed):
            return True
        return any(self.token(place).kind is Kind.DAYS for place in range(at, listed[1]))

    def several(self, at: int, listed: tuple[list[int], int]) -> bool:
        """ "mon, wed, fri": three days in a row of commas are of every week."""
        joins = [self.token(place) for place in range(at, listed[1]) if self.one_day(place) is None]
        if all(join.text in {"/", "&"} for join in joins):
            return len(listed[0]) > 1
        return len(listed[0]) > 2 and all(join.mark(",", "and") or join.text in {"/", "&"} for join in joins)

    # -- together ----------------------------------------------------------------------------------------------

    def _rule(self, said: Said) -> Rule | None:
        freq = said.freq or ("MONTHLY" if said.nths or said.doms else "WEEKLY")
        if said.nths and said.days and freq not in {"YEARLY", "MONTHLY"}:
            freq = "MONTHLY"
        if said.months and freq == "MONTHLY" and said.doms:
            freq = "YEARLY"
        if freq == "YEARLY" and not said.again:
            return None
        everything: dict[str, Any] = {
            name: tuple(getattr(said, name)) for name in ("days", "nths", "doms", "months", "clocks")
        }
        return Rule(
            **everything,
            freq=freq,
            interval=said.interval,
            place=said.place,
            count=said.count,
            last=said.last,
            start=said.start,
            part=said.part,
            often=said.often,
            ordinal=said.ordinal,
        )
