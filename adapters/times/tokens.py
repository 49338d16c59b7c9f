"""A text as the words and numbers of time in it. What is no word of time is kept as a token of its own kind, `OTHER`:
nothing is joined across it.

Linear in the text's length: every expression here is tried at one place and has no nested repetition.
"""

from __future__ import annotations

import re
import unicodedata

from adapters.times.language import NONE, ClockWord, Language, Token, TokenKind
from adapters.times.numerals import numeral
from adapters.times.ordinary import settled

LONGEST, MOST = 600, 150  # characters and tokens that are read; people say when in fewer
WORD = re.compile(r"[^\W\d_]+\d\w*|[^\W\d_]+(?:['’-][^\W\d_]+)*\.?|[^\w\s]|\w+")


def normal(text: str, words: Language) -> str:
    """Small letters, plain spaces and hyphens, and a number apart from the month or unit glued to it."""
    text = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    text = re.sub(r"[‐-―−]", "-", text).replace("’", "'").replace("‘", "'")
    text = re.sub(r"(?<=-\d\d)t(?=\d\d:)", " ", " ".join(text.split()))
    for said, meant in words.otherwise:
        text = said.sub(meant, text)
    return text


def tokens(text: str, words: Language) -> list[Token]:
    """The tokens of a normal text, doubtful words already settled."""
    found: list[Token] = []
    at = 0
    while at < len(text) and len(found) < MOST:
        if text[at].isspace():
            at += 1
            continue
        token = numeral(text, at, words) or _phrase(text, at, words)
        found.append(token)
        at = token.end
    return settled(_numbers(found, words), words)


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
        for stop in _stops(text, at, end, words.possessive):
            said = text[at:stop]
            if said in words.phrases:
                kind, value = words.phrases[said]
                short = stop < end and kind in {TokenKind.MONTH, TokenKind.DAY, TokenKind.UNIT} and len(said) < 6
                return Token(kind, value, said, at, end if short or text[stop:end] == words.possessive else stop)
    return _unknown(text, at, ends[0] if ends else at + 1, words)


def _stops(text: str, at: int, end: int, possessive: str) -> tuple[int, ...]:
    """Where a phrase may end: also before a full stop, and before the 's of "friday's"."""
    if text[end - 1] == "." and end - 1 > at:
        return end, end - 1
    bare = end - len(possessive)
    return (end, bare) if text[bare:end] == possessive and bare > at else (end,)


def _unknown(text: str, at: int, end: int, words: Language) -> Token:
    said = text[at:end]
    first, _, rest = said.rstrip(".").partition("-")
    if rest and (first in words.phrases or first.isdigit()):  # "mid-november", "tuesday-friday", "twenty-one"
        kind, value = words.phrases.get(first, (TokenKind.OTHER, None))
        return Token(kind, value, first, at, at + len(first))
    return Token(TokenKind.OTHER, None, said, at, end)


def _numbers(found: list[Token], words: Language) -> list[Token]:
    """ "twenty one" and "twenty-first" as one number. "second" is an ordinal where a unit makes no sense."""
    done: list[Token] = []
    for place, token in enumerate(found):
        if token.text in words.beside["unit too"]:
            token = _unit_too(token, done, found[place + 1 : place + 3], words.beside["unit too"][token.text])
        if (
            token.text in words.beside["half of the day"]
            and done
            and (spoken := _spoken(done, token, words)) is not None
        ):
            done[-spoken[1] :] = [spoken[0]]
            continue
        before = done[-1] if done else NONE
        if _tens(before) and token.text == "-" and any(_one_to_nine(after) for after in found[place + 1 : place + 2]):
            continue
        if _tens(before) and _one_to_nine(token) and token.spelled():
            joined = f"{before.text} {token.text}"
            done[-1] = Token(token.kind, before.value + token.value, joined, before.start, token.end)
            continue
        done.append(token)
    return done


def _spoken(done: list[Token], said: Token, words: Language) -> tuple[Token, int] | None:
    """ "six pm", "six thirty pm", "3 30 pm": the hour, and of how many tokens it is made."""
    first, last = done[-2] if len(done) > 1 else NONE, done[-1]
    two = first.whole(1, 12) and last.whole(10, 59) and first.end + 1 == last.start
    if not two and not last.whole(1, 12):
        return None
    first = first if two else last
    half = "pm" if words.beside["half of the day"][said.text][0] >= 12 else "am"
    clock = ClockWord(first.value % 12 + (12 if half == "pm" else 0), last.value if two else 0, half=half, sure=True)
    return Token(TokenKind.CLOCK, clock, f"{first.text} {said.text}", first.start, said.end), 2 if two else 1


def _tens(token: Token) -> bool:
    """ "twenty" to "ninety"."""
    return token.kind is TokenKind.NUMBER and token.value in range(20, 100, 10) and token.spelled()


def _one_to_nine(token: Token) -> bool:
    return token.kind in {TokenKind.NUMBER, TokenKind.ORDINAL} and 1 <= token.value <= 9


def _unit_too(token: Token, done: list[Token], after: list[Token], unit: str) -> Token:
    """Whether "second" is a place in a row or a unit."""
    before = done[-1] if done else NONE
    counted = before.kind is TokenKind.NUMBER and before.value not in range(20, 100, 10)
    of_something = after and (after[0].kind in ORDERED or after[0].mark("of", "and"))
    beside = before.kind is TokenKind.MONTH or before.mark("the") or (_tens(before) and before.value == 20)
    return token if not counted and (of_something or beside) else token.as_kind(TokenKind.UNIT, unit)


ORDERED = frozenset(
    {TokenKind.DAY, TokenKind.DAYS, TokenKind.UNIT, TokenKind.MONTH, TokenKind.WEEK_OF, TokenKind.WHICH}
)
