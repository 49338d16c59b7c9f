"""Hours of the day: "half past three", "at 6", "from 3 to 6 pm", "in the evening"."""

from __future__ import annotations

from dataclasses import replace

from adapters.times.language import ClockWord, TokenKind
from adapters.times.patterns import Got, pattern, rule
from adapters.times.rules import Rules
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import DAY

WANTS_HOUR = frozenset({"at", "about", "from", "between", "by", "before", "until", "after", "through"})
HALF_HOUR = pattern("half hour:NUMBER.1-12")
PAST_HOUR = pattern(
    "a? ( half / quarter:UNIT.quarter / number:NUMBER.1-59 minutes:UNIT.minute? )"
    " relation:past|after|to|before|of|until ( clock:CLOCK / hour:NUMBER.1-24 !of|UNIT|MONTH )"
)
NUMBER_HOUR = pattern("NUMBER.1-24 !UNIT|MONTH|DAYS|of ( minute:NUMBER.10-59~- !UNIT )?")
FIRST_OF_TWO = pattern(
    "number:NUMBER.1-24 to|until|through|and ( clock:CLOCK / NUMBER.1-24 !UNIT|MONTH )"
    " ( on? day:WHICH|DAY|NEAR|TONIGHT )?"
)
TO_HOUR = pattern("join:to|until|through|and at|about*")
OCLOCK = pattern("oclock|sharp oclock|sharp*")
A_PART = pattern("( in|the|at|on{1,2} this|WHICH.this? / this|WHICH.this ) PART|TONIGHT")
TONIGHT = pattern("TONIGHT")
BARE_HOUR = pattern("hour:NUMBER.1-24 ( $ / =. / =OTHER.! )")
CLOSING = {"", ".", "!", "?"}


class Hours(Rules):
    """Rules of clocks and of parts of the day."""

    @rule("CLOCK|NUMBER|YEAR|UNIT.quarter|a|half", free="clock exact")
    def clock_piece(self, got: Got, sketch: Sketch) -> int | bool:
        said = bool(got.before & WANTS_HOUR)
        first = self._hour(got.at, sketch, said=said) or self._first_of_two(got.at, sketch)
        if first is None:
            return False
        place = self.after(OCLOCK, first[1])
        second = self._hour_to(place)
        if second is None:
            sketch.clock = first[0]
            return place
        sketch.clock, sketch.clock_to = _matched(first[0], second[0])
        return second[1]

    def _hour(self, at: int, sketch: Sketch, *, said: bool) -> tuple[ClockWord, int] | None:
        token = self.token(at)
        spoken = self._past_hour(at)
        if spoken is not None:
            return spoken
        if token.kind is TokenKind.CLOCK:
            known = said or sketch.has_day()
            alone = len(self.tokens) == 1 and token.value.hour > 12  # and so no amount of something
            written = token.value.doubt
            known = known or not written or (written == "dotted" and (sketch.part is not None or alone))
            return (token.value, at + 1) if known else None
        clock = self._packed(at, sketch, said) or self._number_hour(at, sketch, said)
        if clock is None:
            return None
        return clock, at + 2 if clock.minute and token.value == clock.hour else at + 1

    def _packed(self, at: int, sketch: Sketch, said: bool) -> ClockWord | None:
        """ "at 1830", "tomorrow 0930"."""
        token = self.token(at)
        number = token.value
        if not isinstance(number, int) or len(token.text) < 3 or number % 100 > 59 or number >= 2400:
            return None
        year = token.kind is TokenKind.YEAR and self.token(at - 1).mark("at", "about")
        early = token.text[0] == "0" and len(token.text) == 4 and sketch.has_day() and number < 1000
        if year or early or (token.kind is TokenKind.NUMBER and number >= 100 and said):
            return ClockWord(number // 100, number % 100, sure=year or early or number >= 1300)
        return None

    def _number_hour(self, at: int, sketch: Sketch, said: bool) -> ClockWord | None:
        token, after = self.token(at), self.token(at + 1)
        got = NUMBER_HOUR.match(self, at)
        if got is None:
            return None
        if "minute" in got and token.spelled():  # "three thirty"
            return ClockWord(token.value, got["minute"])
        if token.spelled() and after.kind is TokenKind.CLOCK and after.value.half:
            return None
        closes = after.text in CLOSING and self.token(at - 1).kind in {TokenKind.NEAR, TokenKind.DAY}  # "tomorrow 9"
        exactly = after.text in self.words.beside["exactly"]
        told = after.mark("oclock") or exactly or self._part_follows(at + 1) or sketch.part is not None or closes
        # "at 6 I call" is an hour, "at 6 places" hardly: short words are let through.
        long_word = after.kind is TokenKind.OTHER and after.text[:1].isalpha() and len(after.text) > 4
        long_word = long_word and after.text not in self.words.beside["because"]
        if not told and (self.token(at - 1).mark("a") or self._is_somebody(at)):
            return None
        return ClockWord(token.value, sure=token.value > 12) if told or (said and not long_word) else None

    def _is_somebody(self, at: int) -> bool:
        """ "from one to the other", "about one of them"; but "at one"."""
        return self.token(at).spelled() and self.token(at).value == 1 and not self.token(at - 1).mark("at")

    def _part_follows(self, at: int) -> bool:
        return self.after(A_PART, at) > at or self.after(TONIGHT, at) > at

    def _first_of_two(self, at: int, sketch: Sketch) -> tuple[ClockWord, int] | None:
        """A bare number that begins a stretch of hours: "3-6 pm", "monday 11-4"."""
        got = FIRST_OF_TWO.match(self, at)
        if got is None:
            return None
        told = "clock" in got or "day" in got or sketch.has_day() or sketch.part or self._part_follows(at + 3)
        return (ClockWord(got["number"], sure=got["number"] > 12), at + 1) if told else None

    def _hour_to(self, at: int) -> tuple[ClockWord, int] | None:
        got = TO_HOUR.match(self, at)
        if got is None:
            return None
        between = any(token.mark("between") for token in self.tokens[max(0, at - 6) : at])
        last = self._hour(got.end, Sketch(), said=True) if between or got["join"] != "and" else None
        return None if last is None else (last[0], self.after(OCLOCK, last[1]))

    def _past_hour(self, at: int) -> tuple[ClockWord, int] | None:
        """ "half past three", "a quarter to noon", "20 minutes past eight"."""
        got = HALF_HOUR.match(self, at)
        if got is not None:
            return ClockWord(got["hour"], 30), got.end
        got = PAST_HOUR.match(self, at)
        minutes = 0 if got is None else got["number"] or (15 if "quarter" in got else 30)
        if got is None or not self._is_past_hour(got, minutes):
            return None
        clock = got["clock"] or ClockWord(got["hour"], sure=got["hour"] > 12)
        shift = minutes if got["relation"] in {"past", "after"} else -minutes
        total = (clock.hour * 60 + shift) % (24 * 60)
        return replace(clock, hour=total // 60, minute=total % 60), got.end

    def _is_past_hour(self, got: Got, minutes: int) -> bool:
        """Whether it is no stretch, as "5 to 7" is, and no other relation."""
        relation, clock, to = got.token("relation"), got["clock"], got["relation"] == "to"
        if (relation.mark("of") and minutes != 15) or (to and not relation.spelled()) or (clock and clock.minute):
            return False
        if relation.mark("until") and relation.text not in self.words.beside["to the hour"]:
            return False
        if "number" not in got or "minutes" in got:
            return True
        if to and (minutes % 5 or (clock.half and minutes <= 12 if clock else got["hour"] > minutes)):
            return False
        spelled = got.token("number").spelled() and not minutes % 5
        sure = bool(clock or spelled) or not relation.mark("to", "after", "before")
        return sure or self.token(got.end).mark("oclock") or self._part_follows(got.end)

    @rule("part:PART before <moment>", "part:PART !UNIT", "part:TONIGHT", free="exact")
    def part_piece(self, got: Got, sketch: Sketch) -> bool | None:
        """ "in the evening", "tonight before bed", "the night before christmas"."""
        tonight, other = got.token("part").kind is TokenKind.TONIGHT, got["moment"]
        if sketch.part is not None and (tonight or not sketch.tonight):
            return False
        if other is not None:
            if sketch.has_day() or not other.has_day() or other.timed():
                return False
            sketch.day = settle(other, self.now).start.date() - DAY
        sketch.part, sketch.tonight = got["part"], sketch.tonight or tonight
        return None

    def bare_hour(self, at: int) -> tuple[Sketch, int] | None:
        """ "by 6": a number alone after a word that wants an hour."""
        got = BARE_HOUR.match(self, at)
        return None if got is None else (Sketch(clock=ClockWord(got["hour"], sure=got["hour"] > 12)), got.end)


def _matched(first: ClockWord, last: ClockWord) -> tuple[ClockWord, ClockWord]:
    """ "3 to 6 pm" is 15 to 18: what the first hour lacks it has from the second."""
    if first.half is None and not first.sure and last.half in {"am", "pm"}:
        hour = first.hour % 12
        same = hour + (12 if last.half == "pm" else 0)
        earlier = (same, first.minute) < (last.hour, last.minute)
        first = replace(first, hour=same if earlier else hour, half=last.half, sure=True)
    elif first.half in {"am", "pm"} and last.half is None and not last.sure:
        hour = last.hour % 12 + (12 if first.half == "pm" else 0)
        later = (hour, last.minute) > (first.hour, first.minute)
        last = replace(last, hour=hour if later else (hour + 12) % 24, sure=True)
    elif first.sure and first.hour >= 12 and not last.sure and last.hour < 12 and last.hour + 12 > first.hour:
        last = replace(last, hour=last.hour + 12, sure=True)
    return first, last
