"""On which days and at which hours it comes again: "on tue and thu", "the last friday", "at 8 and 20"."""

from __future__ import annotations

from adapters.times.instants import Grammar
from adapters.times.language import Clock, Kind
from adapters.times.rule import Said
from adapters.times.sketch import Sketch


class OnDays:
    """One text; `at` is the place of a token, as in Rules."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.token = grammar.token
        self.now = grammar.now

    # -- days ----------------------------------------------------------------------------------------------------

    def listed(self, at: int) -> tuple[list[int], int] | None:
        """Weekdays one after another: "mon, wed and fri", "saturday thru tuesday", "weekends"."""
        days: list[int] = []
        place = last = at
        while (one := self.one_day(place)) is not None:
            join = self.token(place - 1)
            if days and join.mark("to", "through", "until") and len(one) == 1:
                one = [(days[-1] + 1 + step) % 7 for step in range((one[0] - days[-1]) % 7)]
            days += [day for day in one if day not in days]
            place = last = place + 1
            while self.token(place).mark(",", "and", "or", "to", "through", "on") or self.token(place).text in {
                "&",
                "/",
            }:
                place += 1
                if self.token(place).kind is Kind.EVERY:
                    place += 1
        return (days, last) if days else None

    def one_day(self, at: int) -> list[int] | None:
        token = self.token(at)
        if token.kind in {Kind.DAY, Kind.DAYS}:
            return [token.value]
        if token.kind is Kind.GROUP:
            return list(token.value)
        return [5, 6] if token.kind is Kind.UNIT and token.value == "weekend" else None

    def week_list(self, at: int, said: Said) -> int | None:
        """Days of a rule already begun: "every week on tuesday", "monthly on fri"."""
        if not said.again or said.days or said.doms or (said.freq in {"DAILY", "HOURLY"} and not said.part):
            return None
        if said.freq == "WEEKLY" and self.token(at).kind is Kind.ORDINAL and self.token(at + 1).text == "day":
            said.days = [(self.token(at).value - 2) % 7]  # the week of such a count begins on Sunday
            return at + 2
        stretch = self.token(at).mark("from", "between")
        listed = self.listed(at + 1 if stretch else at)
        if listed is None or (stretch and len(listed[0]) < 2):
            return None
        said.days = listed[0]
        if said.freq == "DAILY":
            said.freq = "WEEKLY"
        return listed[1]

    def ordinals(self, at: int) -> tuple[list[int], int] | None:
        """ "first", "2nd and last", "1st, 3rd and 5th", "2nd to last"."""
        found: list[int] = []
        place = last = at
        while (one := self.grammar.ordinal(place)) is not None:
            found.append(one[0])
            place = last = one[1]
            if self.token(place).kind is Kind.WHICH and self.token(place).value == "last":
                found[-1] = -abs(found[-1])
                place = last = place + 1
            while self.token(place).mark(",", "and", "the", "or") or self.token(place).text == "&":
                place += 1
        return (found, last) if found else None

    def nth_days(self, at: int, said: Said) -> int | None:
        """ "second friday", "the first and last instance of tue and fri"."""
        ordinals = self.ordinals(at)
        if ordinals is None or said.days:
            return None
        place = ordinals[1]
        instance = self.token(place).kind is Kind.INSTANCE
        while self.token(place).kind is Kind.INSTANCE or (instance and self.token(place).mark("of", "the")):
            place += 1
        listed = self.listed(place)
        if listed is None:
            return None
        said.nths, said.days, said.place = ordinals[0], listed[0], instance
        said.again = said.again or (len(ordinals[0]) > 1 and self.month_follows(listed[1]) is not None)
        if self.token(place).kind in {Kind.GROUP, Kind.UNIT}:
            said.place = True
        if said.freq is None and self.month_follows(listed[1]):
            said.freq = "MONTHLY"
        month = self.named_month(listed[1])
        if month is not None:
            said.months = [self.token(month - 1).value]
        return month or listed[1]

    def doms(self, at: int, said: Said) -> int | None:
        """ "the 4th and 10th", "last day", "2nd to the last"."""
        if said.doms or said.days or said.freq in {"WEEKLY", "DAILY"} or said.months:
            return None
        ordinals = self.ordinals(at)
        if ordinals is None or not all(-31 <= n <= 31 and n for n in ordinals[0]):
            return None
        place = ordinals[1]
        if self.token(place).kind is Kind.UNIT and self.token(place).value == "day":
            place += 1
        elif self.token(place).kind in {Kind.UNIT, Kind.OTHER, Kind.MONTH} and self.token(place).text[:1].isalpha():
            return None
        said.doms = ordinals[0]
        said.again = said.again or (len(ordinals[0]) > 1 and self.month_follows(place) is not None)
        return place

    def edge_of_month(self, at: int, said: Said) -> int | None:
        """ "the start of each month", "every month at the end"."""
        token = self.token(at)
        if token.kind is Kind.ENDS and token.value == "month" and not (said.doms or said.days):
            said.doms = [-1]
            return at + 1
        if token.kind is not Kind.EDGE or token.value not in {"begin", "early", "end", "mid"} or said.doms or said.days:
            return None
        monthly = said.freq == "MONTHLY" or self.month_follows(at + 1) is not None
        if not monthly:
            return None
        said.doms = [{"begin": 1, "early": 1, "mid": 15, "end": -1}[token.value]]
        return at + 1

    def yearly(self, at: int, said: Said) -> int | None:
        """ "july 4th", "4 july", "in march": the months of a rule."""
        if said.months or (said.freq not in {None, "YEARLY", "DAILY", "WEEKLY", "MONTHLY"}):
            return None
        sketch = Sketch()
        last = self.grammar.month_day(at, sketch, frozenset())
        if last is None or sketch.month is None or sketch.year is not None or sketch.dom_to is not None:
            return None
        if not said.again and self.token(at - 1).kind is not Kind.EVERY:
            return None
        if sketch.dom is not None and said.freq in {"DAILY", "WEEKLY", "MONTHLY"}:
            return None
        said.months = [sketch.month]
        if sketch.dom is not None:
            said.doms = [sketch.dom]
        while self.token(last).mark("and", ",") and self.token(last + 1).kind is Kind.MONTH:
            said.months.append(self.token(last + 1).value)
            last += 2
        return last

    def month_follows(self, at: int) -> int | None:
        """ "of the month", "of each month", "in a month"."""
        if not self.token(at).mark("of", "in"):
            return None
        place = at + 1
        while self.token(place).mark("the", "a") or self.token(place).kind is Kind.EVERY:
            place += 1
        unit = self.token(place)
        return place + 1 if unit.kind is Kind.UNIT and unit.value == "month" else None

    def named_month(self, at: int) -> int | None:
        named = self.token(at).mark("of", "in") and self.token(at + 1).kind is Kind.MONTH
        return at + 2 if named and self.token(at + 2).kind is not Kind.YEAR else None

    # -- hours ---------------------------------------------------------------------------------------------------

    def hours(self, at: int, said: Said) -> int | None:
        if said.clocks:
            return None
        sketch = Sketch(part=said.part)
        before = frozenset({self.token(at - 1).value}) if self.token(at - 1).mark("at", "about") else frozenset()
        last = self.grammar.clock_piece(at, sketch, before) or self._hour_of_list(at)
        if last is None:
            return None
        said.clocks = [sketch.clock or Clock(self.token(at).value, sure=True)]
        return self._more_hours(last, said)

    def _hour_of_list(self, at: int) -> int | None:
        """ "at 10, 12 and 17": the first of several bare hours."""
        token = self.token(at)
        return (
            at + 1 if self.token(at - 1).mark("at") and token.kind is Kind.NUMBER and token.value in range(25) else None
        )

    def _more_hours(self, at: int, said: Said) -> int:
        place = at
        while self.token(place).mark(",", "and", "at"):
            place += 1
        token = self.token(place)
        if place == at or self.token(place + 1).kind in {Kind.TIMES, Kind.UNIT, Kind.MONTH}:
            return at
        if token.kind is Kind.CLOCK:
            said.clocks.append(token.value)
        elif token.kind is Kind.NUMBER and token.value in range(25):
            said.clocks.append(Clock(token.value, sure=True))
        else:
            return at
        return self._more_hours(place + 1, said)

    def part(self, at: int, said: Said) -> int | None:
        token = self.token(at)
        if token.kind not in {Kind.PART, Kind.TONIGHT} or (
            said.part is not None and token.text not in self.grammar.words.beside["part of a part"]
        ):
            return None
        said.part = token.value
        return at + 1
