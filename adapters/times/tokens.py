"""A text as the words and numbers of time in it. What is no word of time is kept as a token of its own kind, `OTHER`:
nothing is joined across it.

Linear in the text's length: every expression here is tried at one place and has no nested repetition.
"""

from __future__ import annotations

import re
import unicodedata

from adapters.times.language import Clock, Kind, Language, Token
from adapters.times.numerals import numeral

LONGEST, MOST = 600, 150  # characters and tokens that are read; people say when in fewer
WORD = re.compile(r"[^\W\d_]+\d\w*|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?|[^\w\s]|\w+")
AM = re.compile(r"(?<=[\d\s.k])([ap])\s?\.?\s?m\b\.?(?!\w)")


def normal(text: str, words: Language) -> str:
    """Small letters, plain spaces and hyphens, and a number apart from the month or unit glued to it."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    text = re.sub(r"[‐-―−]", "-", text).replace("’", "'").replace("‘", "'")
    text = AM.sub(r"\1m", " ".join(text.split()))
    text = re.sub(r"(?<=\d)\s?'(?!\w)", " minutes", text)
    text = re.sub(r"(?<=\d)x\b", " x", text)
    text = re.sub(r"(?<=-\d\d)t(?=\d\d:)", " ", text)
    for said, meant in words.spans:
        text = said.sub(meant, text)
    text = words.glued.sub(r"\1 ", words.glued_back.sub(r"\1 ", words.month_slash.sub(r"\1 ", text)))
    return words.unit_glued.sub(r"\1 \2 ", text)


def tokens(text: str, words: Language) -> list[Token]:
    """The tokens of a normal text, doubtful words already settled."""
    found: list[Token] = []
    at = 0
    while at < len(text) and len(found) < MOST:
        if text[at].isspace():
            at += 1
            continue
        token = numeral(text, at) or _phrase(text, at, words)
        found.append(token)
        at = token.end
    return _settled(_numbers(found, words), words)


# -- words ---------------------------------------------------------------------------------------------------------


def _phrase(text: str, at: int, words: Language) -> Token:
    """The longest phrase of the vocabulary that begins here, or one word."""
    ends: list[int] = []
    place = at
    for _ in range(words.longest):
        found = WORD.match(text, place)
        if found is None:
            break
        ends.append(found.end())
        place = found.end()
        while place < len(text) and text[place] == " ":
            place += 1
    for end in reversed(ends):
        for stop in _stops(text, at, end):
            said = text[at:stop]
            if said in words.phrases:
                kind, value = words.phrases[said]
                short = stop < end and kind in {Kind.MONTH, Kind.DAY, Kind.UNIT} and len(said) < 6
                return Token(kind, value, said, at, end if short or stop == end - 2 else stop)
    return _unknown(text, at, ends[0] if ends else at + 1, words)


def _stops(text: str, at: int, end: int) -> tuple[int, ...]:
    """Where a phrase may end: also before a full stop, and before the 's of "friday's"."""
    if text[end - 1] == "." and end - 1 > at:
        return end, end - 1
    return (end, end - 2) if text[end - 2 : end] == "'s" and end - 2 > at else (end,)


def _unknown(text: str, at: int, end: int, words: Language) -> Token:
    said = text[at:end]
    first, _, rest = said.rstrip(".").partition("-")
    if rest and (first in words.phrases or first.isdigit()):  # "mid-november", "tuesday-friday", "twenty-one"
        kind, value = words.phrases.get(first, (Kind.OTHER, None))
        return Token(kind, value, first, at, at + len(first))
    return Token(Kind.OTHER, None, said, at, end)


def _numbers(found: list[Token], words: Language) -> list[Token]:
    """ "twenty one" and "twenty-first" as one number. "second" is an ordinal where a unit makes no sense."""
    done: list[Token] = []
    for place, token in enumerate(found):
        if token.text == "second" or token.text == "seconds":
            token = _second(token, done, found[place + 1 : place + 3])
        if token.text in {"am", "pm"} and done and (spoken := _spoken(done, token)) is not None:
            done[-spoken[1] :] = [spoken[0]]
            continue
        if token.text == "-" and done and done[-1].text in words.tables.TENS and _small(found, place):
            continue
        before = done[-1] if done else None
        tens = before is not None and before.text in words.tables.TENS and token.kind is not Kind.UNIT
        if before is not None and tens and _one_to_nine(token) and token.text.isalpha():
            joined = f"{before.text} {token.text}"
            done[-1] = Token(token.kind, before.value + token.value, joined, before.start, token.end)
            continue
        done.append(token)
    return done


def _spoken(done: list[Token], half: Token) -> tuple[Token, int] | None:
    """ "six pm", "six thirty pm", "3 30 pm": the hour, and of how many tokens it is made."""
    numbers = [token.value for token in done[-2:] if token.kind is Kind.NUMBER and isinstance(token.value, int)]
    two = len(numbers) == 2 and 1 <= numbers[0] <= 12 and 10 <= numbers[1] <= 59 and done[-2].end + 1 == done[-1].start
    count = 2 if two else 1
    if not numbers or done[-1].kind is not Kind.NUMBER or (not two and not 1 <= numbers[-1] <= 12):
        return None
    hour = numbers[-count] % 12 + (12 if half.text == "pm" else 0)
    clock = Clock(hour, numbers[-1] if two else 0, half=half.text, sure=True)
    first = done[-count]
    return Token(Kind.CLOCK, clock, f"{first.text} {half.text}", first.start, half.end), count


def _small(found: list[Token], place: int) -> bool:
    return place + 1 < len(found) and _one_to_nine(found[place + 1])


def _one_to_nine(token: Token) -> bool:
    return (token.kind in {Kind.NUMBER, Kind.ORDINAL} and 1 <= token.value <= 9) or token.text == "second"


def _second(token: Token, before: list[Token], after: list[Token]) -> Token:
    if token.text == "seconds" or (
        before and before[-1].kind is Kind.NUMBER and before[-1].value not in range(20, 100, 10)
    ):
        return Token(Kind.UNIT, "second", token.text, token.start, token.end)
    follows = {Kind.DAY, Kind.DAYS, Kind.UNIT, Kind.MONTH, Kind.WEEK_OF}
    if after and (after[0].kind in follows or after[0].mark("of", "and") or after[0].kind is Kind.WHICH):
        return Token(Kind.ORDINAL, 2, token.text, token.start, token.end)
    if before and (before[-1].kind is Kind.MONTH or before[-1].text in {"twenty", "the"}):
        return Token(Kind.ORDINAL, 2, token.text, token.start, token.end)
    return Token(Kind.UNIT, "second", token.text, token.start, token.end)


CLOSE = frozenset(
    {Kind.NUMBER, Kind.ORDINAL, Kind.CLOCK, Kind.DATE, Kind.YEAR, Kind.WHICH, Kind.NEAR, Kind.PART, Kind.EDGE}
    | {Kind.TONIGHT, Kind.DAY, Kind.MONTH, Kind.EVERY, Kind.OTHERLY, Kind.ONCE, Kind.WEEK_OF}
)


def _settled(found: list[Token], words: Language) -> list[Token]:
    """Years, units and doubtful words by what stands beside them."""
    done: list[Token] = []
    for place, token in enumerate(found):
        before = done[-1] if done else None
        after = found[place + 1] if place + 1 < len(found) else None
        done.append(_settle(token, before, after, len(found), words))
    return done


def _settle(token: Token, before: Token | None, after: Token | None, count: int, words: Language) -> Token:
    def other() -> Token:
        return Token(Kind.OTHER, None, token.text, token.start, token.end)

    word = token.text.rstrip(".")
    if word in words.tables.HALVES and before is not None and before.kind in {Kind.DAY, Kind.NEAR, Kind.WHICH}:
        return Token(Kind.PART, words.tables.HALVES[word], token.text, token.start, token.end)
    if token.kind is Kind.NUMBER and isinstance(token.value, int) and len(token.text) == 4 and token.text.isdigit():
        is_year = 1900 <= token.value <= 2199
        return Token(Kind.YEAR, token.value, token.text, token.start, token.end) if is_year else token
    counted = before is not None and (before.kind is Kind.NUMBER or before.text in {"a", "an"})
    if word in words.tables.SHORT_UNITS and counted and not (after is not None and after.kind is Kind.ORDINAL):
        unit = next(name for name, said in words.tables.UNITS.items() if word in said.split())
        return Token(Kind.UNIT, unit, token.text, token.start, token.end)
    if token.kind is Kind.UNIT and word in {"s", "m", "h", "d", "w", "y"}:
        return other()
    if word in words.tables.DOUBTFUL and token.kind in {Kind.MONTH, Kind.DAY}:
        return token if _meant(token, before, after, count, words) else other()
    return token


def _meant(token: Token, before: Token | None, after: Token | None, count: int, words: Language) -> bool:
    """Whether "may", "sat" and their like are a month or a day here."""
    if token.kind is Kind.DAY and count <= 2:
        return True
    if before is not None and (
        before.text in {"/", "&"} or before.text in words.tables.BEFORE_DOUBTFUL or before.kind in CLOSE
    ):
        return not (before.kind is Kind.NUMBER and before.text.isalpha())
    if after is None:
        return False
    if after.kind in CLOSE or (after.text == "the" and token.text != "may"):
        return True
    return token.kind is Kind.DAY and after.text in {",", "at", "-", "in", ".", "/", "&"}
