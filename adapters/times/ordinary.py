"""Words that only look like words of time: "she may come", "he sat down", "the night you told me", "on Monday I cried".

Rules, and no rows of sentences. A weak word (a month that is a verb or a name too, a part of the day, a duration) needs
something beside it that says when; and what a clause tells in the past is no time that is to come.
"""

from __future__ import annotations

from collections.abc import Iterator

from adapters.times.language import NONE, Language, Token, TokenKind
from adapters.times.sketch import Sketch

CLOSE = frozenset(
    {
        *(TokenKind.NUMBER, TokenKind.ORDINAL, TokenKind.CLOCK, TokenKind.DATE, TokenKind.YEAR, TokenKind.WHICH),
        *(TokenKind.NEAR, TokenKind.PART, TokenKind.EDGE, TokenKind.TONIGHT, TokenKind.DAY, TokenKind.MONTH),
        *(TokenKind.EVERY, TokenKind.OTHERLY, TokenKind.ONCE, TokenKind.WEEK_OF),
    }
)
NAMED = frozenset({TokenKind.MONTH, TokenKind.DAY})
ENDS = frozenset({".", "!", "?", ";", ":", "…"})  # of a clause, beside commas and "but"
FEW = 2  # so many other words in a clause make it a sentence
SHORT = frozenset({"second", "minute"})


def settled(found: list[Token], words: Language) -> list[Token]:
    """Years, units and doubtful words by what stands beside them."""
    done: list[Token] = []
    for place, token in enumerate(found):
        done.append(_settle(token, done, found[place + 1 :], len(found), words))
    return done


def _settle(token: Token, done: list[Token], after: list[Token], count: int, words: Language) -> Token:
    word, beside = bare(token), words.beside
    before, follows = done[-1] if done else NONE, after[0] if after else NONE
    if word in beside["half of the day"] and before.kind in {TokenKind.DAY, TokenKind.NEAR, TokenKind.WHICH}:
        return token.as_kind(TokenKind.PART, beside["half of the day"][word])
    if token.whole(1900, 2199) and len(token.text) == 4:
        return token.as_kind(TokenKind.YEAR, token.value)
    if token.mark("at") and before.text in beside["is on a scale"] and follows.kind is TokenKind.NUMBER:
        return token.as_kind(TokenKind.OTHER)
    counted = before.kind is TokenKind.NUMBER or before.mark("a")
    if word in beside["short unit"] and counted and follows.kind is not TokenKind.ORDINAL:
        return token.as_kind(TokenKind.UNIT, beside["short unit"][word])
    doubtful = word in beside["doubtful"] and token.kind in NAMED
    if doubtful and not _meant(token, done, after, count, words):
        return token.as_kind(TokenKind.OTHER)
    if token.kind is TokenKind.PART and _not_a_part(token, done, after, words):
        return token.as_kind(TokenKind.OTHER)
    return token


def bare(token: Token) -> str:
    """Its text without a closing full stop."""
    return token.text.rstrip(".")


def _meant(token: Token, done: list[Token], after: list[Token], count: int, words: Language) -> bool:
    """Whether "may", "sat" and their like are a month or a day here."""
    before, earlier = _last(done, 1), _last(done, 2)
    follows, later = after[0] if after else NONE, after[1] if len(after) > 1 else NONE
    word, beside = bare(token), words.beside
    if token.kind is TokenKind.DAY and count <= 2:
        return not (_is_word(before) or _is_word(follows))
    if word in beside["verb too"] and before.text in beside["subject"]:
        return False
    if before.kind in CLOSE and not (before.kind is TokenKind.NUMBER and before.spelled()):
        return not (before.kind is TokenKind.WHICH and word in beside["verb too"] and _is_word(follows))
    if before.mark("the") and word not in beside["thing too"]:
        before, earlier = earlier, _last(done, 3)
    if before.text in beside["before doubtful"]:
        return True
    if (before.text in beside["joins doubtful"] or before.mark(",")) and earlier.kind in {*CLOSE, TokenKind.UNIT}:
        return True
    if follows.kind in CLOSE:
        return not (follows.spelled() and word in beside["verb too"] and _is_word(before))
    joined = follows.text in beside["joins doubtful"] or follows.mark(",", "the")
    return joined and later.kind in CLOSE


def _is_word(token: Token) -> bool:
    return token.kind is TokenKind.OTHER and token.text[:1].isalpha()


def _last(done: list[Token], back: int) -> Token:
    return done[-back] if len(done) >= back else NONE


def _not_a_part(token: Token, done: list[Token], after: list[Token], words: Language) -> bool:
    """ "that night", "my mornings", "the night you came", "three nights": none that is to come."""
    before, follows = _last(done, 1), after[0] if after else NONE
    if before.text in words.beside["not a part after"]:
        return True
    return before.mark("the") and _last(done, 2) is NONE and bare(follows) in words.beside["subject"]


# -- a reading, and the clause it stands in ------------------------------------------------------------------------


def clause(tokens: list[Token], first: int, last: int, words: Language) -> list[Token]:
    """What stands in the same clause as the tokens from `first` to `last`, without these."""
    begin, end = first, last
    while begin > 0 and not _ends(tokens, begin - 1, words):
        begin -= 1
    while end < len(tokens) and not _ends(tokens, end, words):
        end += 1
    return [*tokens[begin:first], NONE, *tokens[last:end]]


def _ends(tokens: list[Token], at: int, words: Language) -> bool:
    """Whether another clause begins here: at a sign, at "but", at "because" or "after" before a subject."""
    token, follows = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else NONE
    opens = token.text in words.beside["because"] and follows.text in words.beside["subject"]
    return opens or token.text in ENDS or token.mark(",", "but")


def looks_ahead(around: list[Token], words: Language, *, surely: bool = False) -> bool:
    """Whether something in a clause says that it is of what is to come. `surely`: also where it tells of the past, as
    "I said I would call" does not."""
    beside = words.beside
    for at, token in enumerate(around):
        before, follows = around[at - 1 : at], around[at + 1 : at + 2]
        if bare(token) in beside["ahead"] and not _negates(before, words):
            return True
        if not surely and bare(token) in beside["perhaps ahead"] and not _negates([*before, *follows], words):
            return True
    return False


def _negates(around: list[Token], words: Language) -> bool:
    return any(token.text in words.beside["not"] for token in around)


def is_told(around: list[Token], words: Language) -> bool:
    """Whether a clause tells of what was."""
    return not looks_ahead(around, words, surely=True) and any(_pasts(around, words))


def _pasts(around: list[Token], words: Language) -> Iterator[bool]:
    beside, before = words.beside, NONE
    for token in around:
        word = bare(token)
        after_subject = before.text in beside["subject"]
        yield word in beside["told"]
        yield after_subject and word in beside["told after a subject"]
        yield after_subject and words.past(word) and word not in beside["not told"]
        before = before if word in beside["adverb"] else token


def _others(around: list[Token]) -> int:
    """How many words in a clause are none of time."""
    return sum(_is_word(token) for token in around)


def is_nothing(said: list[Token], around: list[Token], words: Language) -> bool:
    """Whether what was read is no time at all, for want of anything that says so: "now", "in a second", "after ten
    years" in the middle of a sentence that does not look ahead."""
    if said[-1].kind is TokenKind.NOW and said[-1].text in words.beside["now"]:
        return _others(around) > 0 and not looks_ahead(around, words, surely=True)
    if looks_ahead(around, words):
        return False
    if said[0].mark("in", "for", "within") and said[-1].is_unit(*SHORT):
        return _others(around) >= FEW and any(token.mark("a") for token in said)
    return said[0].mark("after") and said[-1].kind is TokenKind.UNIT and _others(around) >= FEW


def is_vague(sketch: Sketch, said: list[Token], around: list[Token], words: Language) -> bool:
    """Whether a part of the day is none that is to come: "at night I lie awake", "tonight is bad"."""
    marked = any(token.kind in {TokenKind.WHICH, TokenKind.TONIGHT, TokenKind.NEAR} for token in said)
    lone = sketch.part is not None and not (sketch.has_day() or sketch.timed() or marked)
    many = _others(around) > FEW and not looks_ahead(around, words)
    judged = said[-1].kind in {TokenKind.PART, TokenKind.TONIGHT, TokenKind.NEAR} and is_judged(said, around, words)
    return (lone and many) or judged


def is_judged(said: list[Token], around: list[Token], words: Language) -> bool:
    """ "tonight is bad", "the nights are the worst"; but "tonight is fine" is an answer."""
    place = around.index(NONE)
    after = around[place + 1 :]
    is_so = len(after) > 1 and bare(after[0]) in words.beside["is"] and bare(after[1]) not in words.beside["fits"]
    return is_so and not _others(around[:place])
