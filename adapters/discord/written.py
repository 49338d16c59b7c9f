"""Text as Discord shows it: nothing a person writes is markup, and their words stand in quote blocks of their own."""

from __future__ import annotations

import re

from discord.utils import escape_markdown

QUOTE = "> "
ALSO = re.compile(r"<(?=[@#:a/t])|(?<![\w:/])@(?=everyone|here)")  # mentions, signs and moments, which are no markup


def plain(text: str) -> str:
    """Text that is shown just as it is."""
    return ALSO.sub(lambda found: "\\" + found.group(0), escape_markdown(text))


def shown(text: str, quotes: tuple[tuple[int, int], ...]) -> str:
    """A finished message with its quoted spans (UTF-16 code units) set off line by line."""
    raw, made, at = text.encode("utf-16-le"), [], 0
    for start, length in quotes:
        made.append(plain(_of(raw, at, start)))
        made.append("\n".join(QUOTE + plain(line) for line in _of(raw, start, start + length).split("\n")))
        at = start + length
    return "".join((*made, plain(_of(raw, at, len(raw) // 2))))


def length(text: str) -> int:
    """At most how long a text becomes, in UTF-16 code units, should all of it be quoted."""
    return len(plain(text).encode("utf-16-le")) // 2 + len(QUOTE) * (text.count("\n") + 1)


def _of(raw: bytes, start: int, end: int) -> str:
    return raw[2 * start : 2 * end].decode("utf-16-le")
