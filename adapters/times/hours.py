"""Hours of the day: "half past three", "at 6", "from 3 to 6 pm", "in the evening"."""

from __future__ import annotations

from dataclasses import replace

from adapters.times.language import Clock, Kind, Token
from adapters.times.rules import Rules
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import DAY


class Hours(Rules):
    """Rules of clocks and of parts of the day."""

    def clock_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        if sketch.clock is not None or sketch.exact is not None:
            return None
        said = bool(before & {"at", "about", "from", "between", "by", "before", "until", "after", "through"})
        first = self._hour(at, said=said, sketch=sketch) or self._before_range(at, sketch, said)
        if first is None:
            return None
        clock, place = first
        while self.token(place).mark("oclock", "sharp"):
            place += 1
        second = self._hour_to(place, clock)
        if second is None:
            sketch.clock = clock
            return place
        sketch.clock, sketch.clock_to = _matched(clock, second[0])
        return second[1]

    def _hour(self, at: int, *, said: bool, sketch: Sketch) -> tuple[Clock, int] | None:
        token = self.token(at)
        spoken = self._past_hour(at)
        if spoken is not None:
            return spoken
        if token.kind is Kind.CLOCK:
            if (
                "." in token.text
                and token.text[-1].isdigit()
                and not (said or sketch.has_day() or sketch.part or self._alone())
            ):
                return None
            if token.text[-1] in "ap" and ":" not in token.text and not (said or sketch.has_day()):
                return None
            return token.value, at + 1
        if (
            token.kind is Kind.YEAR
            and self.token(at - 1).mark("at", "about")
            and token.value % 100 < 60
            and token.value < 2400
        ):
            return Clock(token.value // 100, token.value % 100, sure=True), at + 1
        if token.kind is Kind.NUMBER and isinstance(token.value, int):
            return self._number_hour(at, token, said, sketch)
        return None

    def _alone(self) -> bool:
        """Whether the text is this one token, and so no amount of something."""
        return len(self.tokens) == 1 and self.tokens[0].value.hour > 12

    def _number_hour(self, at: int, token: Token, said: bool, sketch: Sketch) -> tuple[Clock, int] | None:
        number, after = token.value, self.token(at + 1)
        if token.text[0] == "0" and len(token.text) == 4 and sketch.has_day() and number % 100 < 60 and number < 1000:
            return Clock(number // 100, number % 100, sure=True), at + 1
        if number >= 100 and said and len(token.text) >= 3 and number % 100 < 60 and number < 2400:
            return Clock(number // 100, number % 100, sure=number >= 1300), at + 1
        if not 1 <= number <= 24 or after.kind in {Kind.UNIT, Kind.MONTH, Kind.DAYS} or after.mark("of"):
            return None
        if self._spoken_minutes(token, after, self.token(at + 2)):
            return Clock(number, after.value), at + 2
        if token.text.isalpha() and after.kind is Kind.CLOCK and after.text.endswith("m"):
            return None
        told = after.mark("oclock") or self._part_follows(at + 1) or sketch.part is not None or self._closes(at)
        if not told and (
            not said or (after.text[:1].isalpha() and after.kind is Kind.OTHER and not self._short(after))
        ):
            return None
        return Clock(number, sure=number > 12), at + 1

    def _closes(self, at: int) -> bool:
        """ "tomorrow 9": a bare number right after a day, where nothing follows."""
        ends = self.token(at + 1).text in {"", ".", "!", "?"}
        return ends and self.token(at - 1).kind in {Kind.NEAR, Kind.DAY}

    def _spoken_minutes(self, hour: Token, minute: Token, after: Token) -> bool:
        """ "three thirty"."""
        words = hour.text.isalpha() and minute.kind is Kind.NUMBER and minute.text.replace(" ", "").isalpha()
        return words and minute.value in range(10, 60) and after.kind is not Kind.UNIT

    def _short(self, word: Token) -> bool:
        """ "at 6 I call" is an hour, "at 6 places" hardly: short words are let through."""
        return len(word.text) <= 4

    def _part_follows(self, at: int) -> bool:
        place = at
        while self.token(place).mark("in", "the", "at", "on") and place < at + 2:
            place += 1
        this = self.token(place)
        if this.mark("this") or (this.kind is Kind.WHICH and this.value == "this"):
            place += 1
        token = self.token(place)
        return token.kind is Kind.TONIGHT or (token.kind is Kind.PART and place > at)

    def _before_range(self, at: int, sketch: Sketch, said: bool) -> tuple[Clock, int] | None:
        """A bare number that begins a stretch of hours: "3-6 pm", "monday 11-4"."""
        token, join, other = self.token(at), self.token(at + 1), self.token(at + 2)
        if token.kind is not Kind.NUMBER or not isinstance(token.value, int) or not 1 <= token.value <= 24:
            return None
        if not join.mark("to", "until", "through", "and"):
            return None
        if other.kind is Kind.CLOCK:
            return Clock(token.value, sure=token.value > 12), at + 1
        if other.kind is not Kind.NUMBER or not isinstance(other.value, int) or not 1 <= other.value <= 24:
            return None
        on = at + 4 if self.token(at + 3).mark("on") else at + 3
        after = self.token(on)
        day_after = after.kind in {Kind.WHICH, Kind.DAY, Kind.NEAR, Kind.TONIGHT} or self._part_follows(at + 3)
        if self.token(at + 3).kind in {Kind.UNIT, Kind.MONTH} or not (day_after or sketch.has_day() or sketch.part):
            return None
        return Clock(token.value, sure=token.value > 12), at + 1

    def _hour_to(self, at: int, first: Clock) -> tuple[Clock, int] | None:
        if not self.token(at).mark("to", "until", "through", "and"):
            return None
        if self.token(at).mark("and") and not self._between_before(at):
            return None
        place = at + 1
        while self.token(place).mark("at", "about"):
            place += 1
        last = self._hour(place, said=True, sketch=Sketch())
        if last is None:
            return None
        end = last[1]
        while self.token(end).mark("oclock", "sharp"):
            end += 1
        return last[0], end

    def _between_before(self, at: int) -> bool:
        return any(self.token(place).mark("between") for place in range(max(0, at - 6), at))

    def _past_hour(self, at: int) -> tuple[Clock, int] | None:
        """ "half past three", "a quarter to noon", "20 minutes past eight"."""
        place = at + 1 if self.token(at).mark("a") else at
        token = self.token(place)
        if token.mark("half"):
            minutes, place = 30, place + 1
            if self.token(place).kind is Kind.NUMBER and place == at + 1:
                number = self.token(place).value
                return (Clock(number, 30), place + 1) if number in range(1, 13) else None
        elif token.kind is Kind.UNIT and token.value == "quarter":
            minutes, place = 15, place + 1
        elif token.kind is Kind.NUMBER and token.value in range(1, 60):
            minutes, place = token.value, place + 1
            if self.token(place).kind is Kind.UNIT and self.token(place).value == "minute":
                place += 1
        else:
            return None
        relation = self.token(place)
        if not (relation.mark("past", "after", "to", "before", "of") or relation.text == "til"):
            return None
        if (relation.mark("of") and minutes != 15) or (relation.mark("to") and relation.text == "-"):
            return None
        return self._told_past(place, minutes, token)

    def _told_past(self, at: int, minutes: int, token: Token) -> tuple[Clock, int] | None:
        relation, hour = self.token(at), self.token(at + 1)
        digits = token.kind is Kind.NUMBER and self.token(at - 1) is token
        if digits and relation.mark("to") and (minutes % 5 or hour.value in range(minutes + 1, 25)):
            return None  # "5 to 7" is a stretch
        if hour.kind is Kind.CLOCK and not hour.value.minute:
            clock = hour.value
        elif hour.kind is Kind.NUMBER and hour.value in range(1, 25) and not self.token(at + 2).mark("of"):
            spelled = token.text.isalpha() and minutes % 5 == 0
            if digits and relation.mark("to", "after", "before") and not (spelled or self._tells_hour(at + 2)):
                return None
            if self.token(at + 2).kind in {Kind.UNIT, Kind.MONTH}:
                return None
            clock = Clock(hour.value, sure=hour.value > 12)
        else:
            return None
        if digits and hour.kind is Kind.CLOCK and relation.mark("to") and hour.value.half and minutes <= 12:
            return None  # "5 to 6pm" is a stretch
        shift = minutes if relation.mark("past", "after") else -minutes
        total = (clock.hour * 60 + shift) % (24 * 60)
        return replace(clock, hour=total // 60, minute=total % 60), at + 2

    def _tells_hour(self, at: int) -> bool:
        return self.token(at).mark("oclock") or (self._part_follows(at) and self.token(at - 1).value > 0)

    def part_piece(self, at: int, sketch: Sketch, before: frozenset[str]) -> int | None:
        token = self.token(at)
        narrower = sketch.tonight and token.kind is Kind.PART  # "tonight before bed"
        if (sketch.part is not None and not narrower) or sketch.exact is not None:
            return None
        if token.kind is Kind.TONIGHT:
            sketch.part, sketch.tonight = token.value, True
            return at + 1
        if token.kind is not Kind.PART:
            return None
        if self.token(at + 1).kind is Kind.UNIT or (token.text == "early" and not sketch.has_day()):
            return None
        sketch.part = token.value
        return self._part_before(at + 1, sketch) or at + 1

    def _part_before(self, at: int, sketch: Sketch) -> int | None:
        """ "the night before christmas"."""
        other = self.moment(at + 1) if self.token(at).mark("before") and not sketch.has_day() else None
        if other is None or not other[0].has_day() or other[0].timed():
            return None
        sketch.day = settle(other[0], self.now).start.date() - DAY
        return other[1]

    def bare_hour(self, at: int) -> tuple[Sketch, int] | None:
        """ "by 6": a number alone after a word that wants an hour."""
        token = self.token(at)
        if (
            token.kind is not Kind.NUMBER
            or token.value not in range(1, 25)
            or self.token(at + 1).text not in {"", ".", "!"}
        ):
            return None
        return Sketch(clock=Clock(token.value, sure=token.value > 12)), at + 1


def _matched(first: Clock, last: Clock) -> tuple[Clock, Clock]:
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
