"""When a promise is due, by the rules of the product: the port `Times` (core/ports/texts.py) over the grammars here.

- Only what is to come. A deadline is meant by its end: "between 6 and 8" by 8, "next week" by its end.
- A day without an hour is meant at 18:00, a part of the day at its usual hour (english.PARTS), midnight at 23:59; then
  `timed` is False. What is left of today after 18:00 is meant at 21:00, then at 23:59.
- Two readings where people differ: "at 6", "Friday" said on a Friday, "next Friday", "3/4", "before Friday",
  "by March", "the end of the week", "twice a week". The sooner one comes first.
- Words that are no time are passed over: what was read is told back in full and counts only once it is confirmed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from adapters.times.alone import hours_named
from adapters.times.instants import Found, Grammar
from adapters.times.language import Language, Token, TokenKind, language
from adapters.times.ordinary import clause, is_judged, is_told, is_vague
from adapters.times.recurring import Recurring
from adapters.times.rule import SpokenRule
from adapters.times.schedule import first_time, plain
from adapters.times.sketch import Part, Sketch, settle
from adapters.times.spans import DAY, NoSuchDay, Span, nth_weekday
from adapters.times.tokens import normal, tokens
from core.ports import Meant, Unread, When

USUAL = time(18)
LATE = (time(18), time(21), time(23, 59))
MINUTE = timedelta(minutes=1)
FARTHEST = timedelta(days=20 * 366)  # what is due later than this was meant otherwise
AHEAD = frozenset({"next", "coming"})
KEPT = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
MONTHS_OR_MORE = frozenset({"month", "quarter", "season", "year", "decade"})


class WordsOfTime:
    """See `Times` in core/ports/texts.py."""

    def read(self, locale: str, text: str, here: datetime) -> When:
        try:
            return _read(language(locale), text, here)
        except (OverflowError, ValueError, NoSuchDay):  # past the calendar's end, or before it
            return When(unread=Unread.IMPOSSIBLE)

    def hours(self, locale: str, text: str) -> tuple[time, ...]:
        return hours_named(language(locale), text)


def _read(words: Language, text: str, here: datetime) -> When:
    grammar = Grammar(tokens(normal(text, words), words), here, words)
    found = [each for each in grammar.read() if each.sketch.exact != here]  # "now" is no time
    if any(token.kind is TokenKind.IMPOSSIBLE for token in grammar.tokens):
        return When(unread=Unread.IMPOSSIBLE)
    recurring = Recurring(grammar)
    rule = recurring.read()
    if rule is not None and rule.freq in KEPT and not (rule.place and len(rule.days) > 1):
        return _again(_with_hour(rule, found), here) if _comes_again(recurring) else When(unread=Unread.PAST)
    if grammar.impossible:
        return When(unread=Unread.IMPOSSIBLE)
    return _once(grammar, found, here)


def _once(grammar: Grammar, found: list[Found], here: datetime) -> When:
    for each in found:
        readings = _to_come(_readings(each, grammar, here), here) if _is_to_come(each, grammar) else []
        if readings:
            choice = _or(each, found, grammar)
            if choice is not None:
                readings = _to_come([*readings[:1], *_readings(choice, grammar, here)[:1]], here)
            return When(readings=tuple(readings))
    return When(unread=Unread.PAST if found else Unread.NO_TIME)


def _is_to_come(found: Found, grammar: Grammar) -> bool:
    """Not "on Monday you told me", "since last May", "at night I lie awake": of what was, or is. Only what can lie
    ahead alone is taken there."""
    said, words = grammar.tokens[found.first : found.last], grammar.words
    around = clause(grammar.tokens, found.first, found.last, words)
    if any(_lies_ahead(token, words) for token in said):
        return True
    is_a_day = found.sketch.weekday is not None or found.sketch.dom is not None
    if is_a_day and grammar.token(found.first - 1).mark("for"):
        return True  # "we booked it for Friday"
    is_of_now = said[0].text in words.beside["since"] or is_told(around, words)
    return not is_of_now and not is_vague(found.sketch, said, around, words)


def _lies_ahead(token: Token, words: Language) -> bool:
    """ "tomorrow", "next week"; but "the next day" is said in stories too."""
    if token.text in words.beside["in a story"]:
        return False
    near = token.kind is TokenKind.NEAR and token.value > 0
    return near or (token.kind is TokenKind.WHICH and token.value in AHEAD)


def _or(one: Found, found: list[Found], grammar: Grammar) -> Found | None:
    """ "friday or saturday": the other one."""
    for other in found:
        between = grammar.tokens[min(one.last, other.last) : max(one.first, other.first)]
        if other is not one and len(between) == 1 and between[0].mark("or"):
            return other
    return None


def _to_come(readings: list[Meant], here: datetime) -> list[Meant]:
    """Those after `here`, each once, the sooner first."""
    kept: dict[datetime, Meant] = {}
    for each in sorted(readings[:2], key=lambda each: each.at):
        if each.at > here:
            kept.setdefault(each.at, each)
    if any(each.at > here + FARTHEST for each in kept.values()):
        raise NoSuchDay
    return list(kept.values())


# -- one time ------------------------------------------------------------------------------------------------------


def _readings(found: Found, grammar: Grammar, here: datetime) -> list[Meant]:
    """At most two ways to mean it."""
    if found.mark == "to":
        end = found.span.end
        return [
            Meant(at=end.replace(second=0, microsecond=0)) if found.timed else _on((end - MINUTE).date(), None, here)
        ]
    days = list(_days_meant(found, grammar, here))
    ways = [_likely(each) for each in days] if len(days) > 1 else _hours_meant(days[0])
    meant = [each for way in ways[:2] for each in _meant(way, found, here)]
    return meant if len(ways) == 1 else [*meant[:1], *meant[len(meant) // len(ways) :][:1]]


def _days_meant(found: Found, grammar: Grammar, here: datetime) -> Iterator[Sketch]:
    sketch, clock = found.sketch, found.sketch.clock
    if clock is not None and clock.full and sketch.part is None:
        sketch = replace(sketch, clock=replace(clock, sure=True))  # "10:30" is as on a timetable
    lone = sketch.day is None and sketch.period is None and sketch.dom is None and sketch.month is None
    if sketch.weekday is not None and lone:
        yield from _weekdays_meant(sketch, sketch.weekday, here.date())
        return
    said = grammar.tokens[found.first : found.last]
    if any(
        token.kind is TokenKind.DATE and "-" not in token.text[:5] and token.text[:4].find("/") > 0 for token in said
    ):
        turned = replace(sketch, month=sketch.dom, dom=sketch.month)
        if sketch.weekday is None and sketch.dom is not None and sketch.dom <= 12 and sketch.dom != sketch.month:
            yield turned
    if sketch.period is not None and sketch.period.grain == "weekend" and any(token.value == "next" for token in said):
        sooner = replace(sketch.period, start=sketch.period.start - 7 * DAY, end=sketch.period.end - 7 * DAY)
        if sooner.end > here:
            yield replace(sketch, period=sooner)
    yield sketch


def _weekdays_meant(sketch: Sketch, weekday: int, today: date) -> Iterator[Sketch]:
    """ "friday" said on a friday; "next friday", which may be the nearest one or that of the next week."""
    if sketch.which == "last":
        yield sketch
        return
    days = [nth_weekday(today + DAY, weekday, 1)]
    if sketch.which == "next":
        days.append(today + (7 + weekday - today.weekday()) * DAY)
    elif today.weekday() == weekday:
        days.insert(0, today)
    for day in dict.fromkeys(days):
        yield replace(sketch, weekday=None, which=None, day=day)


def _unsure(sketch: Sketch) -> bool:
    """Whether the hour could be in either half of the day."""
    clock = sketch.clock
    if clock is None or clock.sure or sketch.part is not None or sketch.clock_to is not None:
        return False
    return 1 <= clock.hour < 12


def _hours_meant(sketch: Sketch) -> list[Sketch]:
    return [_later(sketch, 0), _later(sketch, 12)] if _unsure(sketch) else [sketch]


def _likely(sketch: Sketch) -> Sketch:
    """The likelier half of the day, where there is no room to offer both."""
    return _later(sketch, 12) if _unsure(sketch) and sketch.clock and sketch.clock.hour < 8 else sketch


def _later(sketch: Sketch, hours: int) -> Sketch:
    assert sketch.clock is not None
    return replace(sketch, clock=replace(sketch.clock, hour=sketch.clock.hour + hours, sure=True))


def _meant(sketch: Sketch, found: Found, here: datetime) -> list[Meant]:
    span = settle(sketch, here)
    if sketch.timed() or span.grain == "hours":
        return [Meant(at=_instant(span, sketch, here))]
    return [_on(day, sketch.part, here) for day in _days(span, found.mark)]


def _instant(span: Span, sketch: Sketch, here: datetime) -> datetime:
    at = span.end if span.end > span.start else span.start
    if sketch.clock is not None and sketch.clock.hour == 24:
        at -= MINUTE
    whole = at.replace(second=0, microsecond=0)
    return whole if whole > here or at <= here else whole + MINUTE


def _on(day: date, part: Part | None, here: datetime) -> Meant:
    """A day at its usual hour, or at a later one when that is over today."""
    usual = datetime.combine(day, time(part[2]) if part is not None else USUAL)
    if day == here.date() and usual <= here and (part is None or part[1] >= 24):
        usual = next((at for late in LATE if (at := datetime.combine(day, late)) > here), usual)
    return Meant(at=usual, timed=False)


def _days(span: Span, mark: str) -> list[date]:
    """The day that a span means as a deadline, or two."""
    first, last = span.start.date(), (span.end - timedelta(microseconds=1)).date()
    ends = mark in {"by", "before", "until"}
    if span.grain == "within":
        return [span.end.date()]
    if span.edge == "mid":
        return [(span.start + (span.end - span.start) / 2).date()]
    if span.edge:
        return [first] if span.edge == "begin" else [first, last] if (last - first).days == 2 else [last]
    if mark == "after":
        return [last + DAY]
    if span.grain in {"week", "weekend"} and mark == "before":
        return [first - DAY]
    if span.grain == "week":
        return [last - 2 * DAY, last]
    if ends and span.grain in {"weekend", *MONTHS_OR_MORE}:
        return [first - DAY, last]
    return [first - DAY, first] if mark == "before" and first == last else [max(first, last)]


# -- again and again -----------------------------------------------------------------------------------------------


def _again(rule: SpokenRule, here: datetime) -> When:
    readings: list[Meant] = []
    rules = [plain(each, here) for each in rule.spread()]
    hours = list(_hours(rule, likely=len(rules) > 1))
    for each in rules:
        for hour, timed in hours if len(rules) == 1 else hours[:1]:
            at = first_time(each, hour, here)
            if at is not None:
                readings.append(Meant(at=at, timed=timed, rule=each.text()))
    if not readings:
        return When(unread=Unread.IMPOSSIBLE if rule.last is None else Unread.PAST)
    if len(rules) == 1:
        readings.sort(key=lambda each: each.at)
    return When(readings=tuple(readings[:2]))


def _comes_again(recurring: Recurring) -> bool:
    """Not "we used to go out on Fridays", "the nights are the worst"."""
    words, said = recurring.words, recurring.tokens[recurring.first : recurring.last]
    around = clause(recurring.tokens, recurring.first, recurring.last, words)
    return not (is_told(around, words) or is_judged(said, around, words))


def _with_hour(rule: SpokenRule, found: list[Found]) -> SpokenRule:
    """The hour that was said apart from the rule: "around half past six, when I leave work, every day"."""
    hours = [each.sketch for each in found if each.sketch.clock is not None and not each.sketch.has_day()]
    if rule.clocks or len(hours) != 1 or hours[0].clock is None or hours[0].clock_to is not None:
        return rule
    return replace(rule, clocks=(hours[0].clock,), part=rule.part or hours[0].part)


def _hours(rule: SpokenRule, *, likely: bool) -> Iterator[tuple[time, bool]]:
    """The hours of the day that a rule may mean, and whether one was said."""
    if not rule.clocks:
        yield time(rule.part[2]) if rule.part is not None else USUAL, False
        return
    for clock in rule.clocks:
        if clock.hour == 24:
            yield time(23, 59), True
            continue
        hour, minute = rule.hour(clock)
        sketch = Sketch(clock=replace(clock, sure=clock.sure or clock.full), part=rule.part)
        if not _unsure(sketch) or len(rule.clocks) > 1:
            yield time(hour, minute), True
        elif likely:
            yield time(hour + 12 if hour < 8 else hour, minute), True
        else:
            yield from ((time(hour, minute), True), (time(hour + 12, minute), True))
