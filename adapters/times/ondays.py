"""On which days and at which hours it comes again: "on tue and thu", "the last friday", "at 8 and 20"."""

from __future__ import annotations

from adapters.times.instants import Grammar
from adapters.times.language import ClockWord, TokenKind
from adapters.times.patterns import Got, pattern, rule
from adapters.times.rule import SpokenRule
from adapters.times.rules import Rules
from adapters.times.sketch import Sketch

A_DAY = "DAY|DAYS|GROUP|UNIT.weekend"
ONE_DAY = pattern(f"day:{A_DAY}")
JOIN = pattern("join:,|and|or|to|through|on|OTHER.&,/ EVERY? ( ,|and|or|to|through|on|OTHER.&,/ EVERY? )*")
LAST = pattern("WHICH.last")
JOIN_ORDINAL = pattern(",|and|the|or|OTHER.& ,|and|the|or|OTHER.&*")
OF_MONTH = pattern("of|in the|a|EVERY* UNIT.month")
OF_DATE = pattern("of the|a|EVERY|WHICH|this* UNIT|MONTH|YEAR")
OF_NAMED_MONTH = pattern("of|in month:MONTH !YEAR")
NEXT_MONTH = pattern("and|, month:MONTH")
NEXT_HOUR = pattern(",|and|at ,|and|at* ( clock:CLOCK / hour:NUMBER.0-24 ) !TIMES|UNIT|MONTH")
SHORTER = {"DAILY", "WEEKLY", "MONTHLY"}
LISTED = 30  # of so many tokens a list may be; a longer one is no speech, and would cost time
EDGE_DAYS = {"begin": 1, "early": 1, "mid": 15, "end": -1}


class OnDays(Rules):
    """One text; `at` is the place of a token, as in Rules."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(grammar.tokens, grammar.now, grammar.words, grammar.line)
        self.grammar = grammar
        self.ordinal, self.amount_or_unit = grammar.ordinal, grammar.amount_or_unit

    def moment(self, at: int) -> tuple[Sketch, int] | None:
        return self.grammar.moment(at)

    # -- days ----------------------------------------------------------------------------------------------------

    def listed(self, at: int) -> tuple[tuple[int, ...], int] | None:
        """Weekdays one after another: "mon, wed and fri", "saturday thru tuesday", "weekends"."""
        days: tuple[int, ...] = ()
        place = last = at
        while place < at + LISTED and (one := self.one_day(place)) is not None:
            if days and self.token(place - 1).mark("to", "through", "until") and len(one) == 1:
                one = tuple((days[-1] + 1 + step) % 7 for step in range((one[0] - days[-1]) % 7))
            days += tuple(day for day in one if day not in days)
            last = place + 1
            place = self.after(JOIN, last)
        return (days, last) if days else None

    def one_day(self, at: int) -> tuple[int, ...] | None:
        got = ONE_DAY.match(self, at)
        if got is None:
            return None
        day = got.token("day")
        return (5, 6) if day.kind is TokenKind.UNIT else day.value if day.kind is TokenKind.GROUP else (day.value,)

    @rule("ordinal:ORDINAL UNIT.day~-", f"stretch:from|between? ={A_DAY} <listed>", free="days doms")
    def week_list(self, got: Got, said: SpokenRule) -> bool | None:
        """Days of a rule already begun: "every week on tuesday", "monthly on fri"."""
        if not said.again or (said.freq in {"DAILY", "HOURLY"} and not said.part):
            return False
        if "ordinal" in got:
            if said.freq != "WEEKLY":
                return False
            said.days = ((got["ordinal"] - 2) % 7,)  # the week of such a count begins on Sunday
            return None
        if "stretch" in got and len(got["listed"]) < 2:
            return False
        said.days = got["listed"]
        said.freq = "WEEKLY" if said.freq == "DAILY" else said.freq
        return None

    def ordinals(self, at: int) -> tuple[tuple[int, ...], int] | None:
        """ "first", "2nd and last", "1st, 3rd and 5th", "2nd to last"."""
        found: tuple[int, ...] = ()
        place = last = at
        while place < at + LISTED and (one := self.ordinal(place)) is not None:
            last = self.after(LAST, one[1])
            found += (one[0] if last == one[1] else -abs(one[0]),)
            place = self.after(JOIN_ORDINAL, last)
        return (found, last) if found else None

    @rule(f"=ORDINAL|WHICH <ordinals> ( instance:INSTANCE INSTANCE|of|the* )? =first:{A_DAY} <listed>", free="days")
    def nth_days(self, got: Got, said: SpokenRule) -> int:
        """ "second friday", "the first and last instance of tue and fri"."""
        monthly = OF_MONTH.match(self, got.end) is not None
        said.nths, said.days = got["ordinals"], got["listed"]
        said.place = "instance" in got or got.token("first").kind in {TokenKind.GROUP, TokenKind.UNIT}
        said.again = said.again or (len(said.nths) > 1 and monthly)
        said.freq = said.freq or ("MONTHLY" if monthly else "")
        month = OF_NAMED_MONTH.match(self, got.end)
        said.months = said.months if month is None else (month["month"],)
        return got.end if month is None else month.end

    @rule("=ORDINAL|WHICH <ordinals> day:UNIT.day?", free="doms days months")
    def doms(self, got: Got, said: SpokenRule) -> bool | None:
        """ "the 4th and 10th", "last day", "2nd to the last"."""
        follows = self.token(got.end)
        other = follows.kind in {TokenKind.UNIT, TokenKind.OTHER, TokenKind.MONTH} and follows.text[:1].isalpha()
        other = other or (follows.mark("of") and not (OF_MONTH.match(self, got.end) or OF_DATE.match(self, got.end)))
        if said.freq in {"WEEKLY", "DAILY"} or ("day" not in got and other):
            return False
        if not all(-31 <= n <= 31 and n for n in got["ordinals"]):
            return False
        said.doms = got["ordinals"]
        said.again = said.again or (len(said.doms) > 1 and OF_MONTH.match(self, got.end) is not None)
        return None

    @rule("ENDS.month", "edge:EDGE.begin,early,mid,end", free="doms days")
    def edge_of_month(self, got: Got, said: SpokenRule) -> bool | None:
        """ "the start of each month", "every month at the end"."""
        if "edge" in got and said.freq != "MONTHLY" and OF_MONTH.match(self, got.end) is None:
            return False
        said.doms = (EDGE_DAYS[got.get("edge", "end")],)
        return None

    @rule("MONTH|NUMBER|ORDINAL", free="months")
    def yearly(self, got: Got, said: SpokenRule) -> int | bool:
        """ "july 4th", "4 july", "in march": the months of a rule."""
        sketch = Sketch()
        last = self.grammar.month_day(got.at, sketch, frozenset())
        if last is None or sketch.month is None or sketch.year is not None or sketch.dom_to is not None:
            return False
        if not said.again and self.token(got.at - 1).kind is not TokenKind.EVERY:
            return False
        if said.freq not in {"", "YEARLY"} | (SHORTER if sketch.dom is None else set()):
            return False
        said.months, said.doms = (sketch.month,), said.doms if sketch.dom is None else (sketch.dom,)
        while (more := NEXT_MONTH.match(self, last)) is not None:
            said.months += (more["month"],)
            last = more.end
        return last

    # -- hours ---------------------------------------------------------------------------------------------------

    @rule("CLOCK|NUMBER|YEAR|UNIT.quarter|a|half", free="clocks")
    def hours(self, got: Got, said: SpokenRule) -> int | bool:
        before, after = self.token(got.at - 1), self.token(got.at + 1)
        sketch = Sketch(part=said.part or (after.value if after.kind is TokenKind.PART else None))  # "daily 8 evening"
        said_of = frozenset({before.value}) if before.mark("at", "about") else frozenset()
        last = self.grammar.clock_piece(got.at, sketch, said_of)
        if last is None and before.mark("at") and self.token(got.at).whole(0, 24):  # "at 10, 12 and 17"
            sketch.clock, last = ClockWord(self.token(got.at).value, sure=True), got.at + 1
        if last is None or sketch.clock is None:
            return False
        said.clocks = (sketch.clock,)
        while (more := NEXT_HOUR.match(self, last)) is not None:
            said.clocks += (more["clock"] or ClockWord(more["hour"], sure=True),)
            last = more.end
        return last

    @rule("part:PART|TONIGHT")
    def part(self, got: Got, said: SpokenRule) -> bool | None:
        if said.part is not None and got.token("part").text not in self.words.beside["part of a part"]:
            return False
        said.part = got["part"]
        return None
