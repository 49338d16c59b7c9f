"""Patterns over tokens: a small matcher for the grammars, on top of `re`.

A pattern is a row of pieces with spaces between. A piece names the tokens that may stand there, one of several with
`|`: marks in small letters ("of|in", "from_now"), kinds in capitals, with values if only some will do ("UNIT.day,week",
"NUMBER.1-12"). `~#` asks for one written in figures, `~s` for a plural. After a piece, `?`, `*` and `{0,2}` mean what
they mean to `re`; before one, `name:` keeps the token, `!` says that it may not follow, and `=` that it must; `$` is
the end. "( a / b )" is either. `<moment>` or `name<moment>` is read by that method of the grammar; what is before it is
not tried in another way when it fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, Protocol

from adapters.times.language import Token, TokenKind

ANY = "any"  # among the keys of what may stand first: whatever a method of the grammar reads
_PIECE = re.compile(r"(?P<look>[!=]?)(?:(?P<name>[a-z_]+):)?(?P<alts>[^?*{]+?)(?P<many>[?*]|\{\d?,\d\})?$")
_READ = re.compile(r"(?P<name>[a-z_]*)<(?P<method>[a-z_]+)>")


class Line:
    """The tokens of one text, and what `re` is given of them: kind, value and form of each."""

    def __init__(self, tokens: list[Token], plural: Callable[[str], bool]) -> None:
        self.tokens = tokens
        self.keys = [token.value if token.kind is TokenKind.MARK else token.kind.name for token in tokens]
        self.starts = [0]
        parts: list[str] = []
        for token in tokens:
            value = str(token.value).replace(" ", "_") if isinstance(token.value, str | int | float) else ""
            if token.kind is TokenKind.OTHER and len(token.text) == 1 and not token.text.isalnum():
                value = token.text  # a sign
            form = "#" if token.text[:1].isdigit() else "s" if plural(token.text) else "-"
            parts.append(f"{token.kind.name}={value}={form} ")
            self.starts.append(self.starts[-1] + len(parts[-1]))
        self.text = "".join(parts)
        self.places = {start: place for place, start in enumerate(self.starts)}


class Reader(Protocol):
    """What has a line, and a method for each `<name>` in its patterns."""

    line: Line


class Got:
    """What a pattern found: its tokens, by name, and the place after it."""

    def __init__(self, at: int) -> None:
        self.at = self.end = at
        self.before: frozenset[str] = frozenset()
        self.found: dict[str, Any] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.found

    def token(self, name: str) -> Token:
        found: Token = self.found[name]
        return found

    def __getitem__(self, name: str) -> Any:
        """The value of a token, or what the grammar's method read."""
        return self.get(name)

    def get(self, name: str, default: Any = None) -> Any:
        found = self.found.get(name, default)
        return found.value if isinstance(found, Token) else found


class Pattern:
    """A pattern made ready; see above for how it is written."""

    def __init__(self, written: str) -> None:
        self.steps = list(_steps(written))
        self.begins, full = _begins(iter(written.split()))  # the keys of tokens that may stand first
        assert full, written

    def match(self, reader: Reader, at: int) -> Got | None:
        line, got = reader.line, Got(at)
        for expression, name, method in self.steps:
            match = expression.match(line.text, line.starts[got.end]) if got.end < len(line.starts) else None
            if match is None:
                return None
            for group in expression.groupindex:
                if match.start(group) >= 0:
                    got.found[group] = line.tokens[line.places[match.start(group)]]
            got.end = line.places[match.end()]
            if method:
                read = getattr(reader, method)(got.end)
                if read is None:
                    return None
                got.found[name or method], got.end = read
        return got


@cache
def pattern(written: str) -> Pattern:
    return Pattern(written)


def _steps(written: str) -> Iterator[tuple[re.Pattern[str], str, str]]:
    """The expressions of a pattern, each with what is to be read after it and under which name."""
    done: list[str] = []
    for piece in written.split():
        read = _READ.fullmatch(piece)
        if read is not None:
            yield re.compile("".join(done)), read["name"], read["method"]
            done = []
        else:
            done.append(_expression(piece))
    if done:
        yield re.compile("".join(done)), "", ""


def _begins(pieces: Iterator[str]) -> tuple[set[str], bool]:
    """What a row of pieces may begin with, as keys of a line, up to the end or the closing of its group; and whether
    it cannot be empty."""
    keys: set[str] = set()
    full: list[bool] = [False]  # of each branch
    for piece in pieces:
        if piece[0] == ")":
            return keys, all(full) and piece == ")"
        if piece == "/":
            full.append(False)
            continue
        inner = _begins(pieces) if piece == "(" else _begin(piece)
        if not full[-1]:
            keys |= inner[0]
            full[-1] = inner[1]
    return keys, all(full)


def _begin(piece: str) -> tuple[set[str], bool]:
    if _READ.fullmatch(piece):
        return {ANY}, True
    found = _PIECE.match(piece)
    if found is None or found["look"] == "!" or piece == "$":
        return set(), False
    alternatives = found["alts"].split("|")
    keys = {re.split("[.~]", each)[0] if each[0].isupper() else each.replace("_", " ") for each in alternatives}
    return keys, not found["many"]


def _expression(piece: str) -> str:
    if piece in {"(", "/"} or piece[0] == ")":
        return {"(": "(?:", "/": "|"}.get(piece, piece)
    if piece == "$":
        return "$"
    found = _PIECE.match(piece)
    assert found is not None, piece
    one = "(?:" + "|".join(_token(alternative) for alternative in found["alts"].split("|")) + ")"
    if found["name"]:
        one = f"(?P<{found['name']}>{one})"
    many = found["many"] or ""
    return f"(?{found['look']}{one})" if found["look"] else one + many


def _token(written: str) -> str:
    """One kind of token, or one mark."""
    rest, _, form = written.partition("~")
    kind, _, values = (rest if rest[0].isupper() else f"MARK.{rest}").partition(".")
    assert kind in TokenKind.__members__, written
    some = "|".join(each for value in re.split("(?<=.),", values) for each in _values(value)) if values else "[^=]*"
    return f"{kind}=(?:{some})={re.escape(form) if form else '.'} "


def _values(written: str) -> Iterator[str]:
    low, dash, high = written.partition("-")
    if dash and low and high:
        yield from map(str, range(int(low), int(high) + 1))
    else:
        yield re.escape(written)


def _is_said(value: object) -> bool:
    """Zero is said: it is Monday."""
    return value is not None and value is not False and value not in ((), "")


Act = Callable[[Any, Got, Any], int | bool | None]


class Production:
    """A rule of a grammar, as a method; see `rule`."""

    def __init__(self, act: Act, written: tuple[str, ...], free: tuple[str, ...]) -> None:
        self.act, self.free, self.patterns = act, free, [Pattern(each) for each in written]
        self.__doc__ = act.__doc__
        self.begins = frozenset[str]().union(*(each.begins for each in self.patterns))

    def __get__(self, reader: Reader | None, owner: type) -> Callable[..., int | None]:
        return self if reader is None else partial(self, reader)

    def __call__(self, reader: Reader, at: int, noted: Any, before: frozenset[str] = frozenset()) -> int | None:
        if any(_is_said(getattr(noted, name)) for name in self.free):
            return None
        for each in self.patterns:
            got = each.match(reader, at)
            if got is not None:
                got.before = before
                last = self.act(reader, got, noted)
                if last is not False:
                    return got.end if last is None or last is True else last
        return None


def rule(*written: str, free: str = "") -> Callable[[Act], Production]:
    """A rule of a grammar: what was found by the first of these patterns that fits goes to the method below.

    It notes what was said, and gives the place after it, or nothing where that is the pattern's end; False where it is
    none after all, and the next pattern is tried. `free`: what may not have been said yet.
    """
    return lambda act: Production(act, written, tuple(free.split()))
