"""An hour of the day where one is asked for: "21:15", "nine", "half past six when I leave work", "after dinner"."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from adapters.times.instants import Grammar
from adapters.times.language import NONE, ClockWord, Language, Token, TokenKind
from adapters.times.ordinary import bare
from adapters.times.sketch import Sketch, settle
from adapters.times.spans import NoSuchDay
from adapters.times.tokens import normal, tokens

MIDNIGHT = datetime(2001, 1, 1)
HALF = timedelta(hours=12)
NUMBERS = frozenset({TokenKind.NUMBER, TokenKind.YEAR, TokenKind.CLOCK})


def hours_named(words: Language, text: str) -> tuple[time, ...]:
    """The hour that a text names; two where it may be in either half of the day. See `Times` in core/ports/texts.py."""
    grammar = Grammar(tokens(normal(text, words), words), MIDNIGHT, words)
    sketches = [each.sketch for each in grammar.read()]
    said = next((each for each in sketches if each.clock is not None), None) or _number(grammar.tokens, words)
    said = said or next((each for each in sketches if each.part is not None), None)
    try:
        return () if said is None else _of(said)
    except (NoSuchDay, OverflowError, ValueError):
        return ()


def _of(said: Sketch) -> tuple[time, ...]:
    if said.clock is None:
        return (time(said.part[2] % 24),) if said.part is not None else ()
    clock = said.clock
    at = settle(Sketch(day=MIDNIGHT.date(), clock=replace(clock, sure=True), part=said.part), MIDNIGHT).start
    if said.part is not None and not clock.sure:
        at = settle(Sketch(day=MIDNIGHT.date(), clock=clock, part=said.part), MIDNIGHT).start
    unsure = not (clock.sure or clock.full or clock.half or said.part) and 1 <= clock.hour < 12
    return (at.time(), (at + HALF).time()) if unsure else (at.time(),)


def _number(found: list[Token], words: Language) -> Sketch | None:
    """A bare number, the only one: "nine", "1930", "eight would be good"; but not "3 times a day"."""
    numbers = [at for at, token in enumerate(found) if token.kind in NUMBERS]
    if len(numbers) != 1:
        return None
    token, follows = found[numbers[0]], found[numbers[0] + 1] if numbers[0] + 1 < len(found) else NONE
    if token.kind is TokenKind.YEAR and len(found) > 1:
        return None
    if token.kind is TokenKind.CLOCK:
        return Sketch(clock=token.value)
    if not _goes_on(follows, words) or not isinstance(token.value, int):
        return None
    hour, minute = divmod(token.value, 100) if token.value >= 100 else (token.value, 0)
    if hour > 23 or minute > 59:
        return None
    return Sketch(clock=ClockWord(hour, minute, sure=hour > 12 or token.text.startswith("0")))


def _goes_on(follows: Token, words: Language) -> bool:
    """Whether an hour may end before this word: "nine.", "eight would be good", but not "3 kids"."""
    if (follows.kind is TokenKind.MARK and not follows.mark("of")) or (
        follows.kind is TokenKind.OTHER and not follows.text[:1].isalpha()
    ):
        return True
    return any(bare(follows) in words.beside[kind] for kind in ("is", "ahead", "perhaps ahead", "because", "fits"))
