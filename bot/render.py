"""A `Say` to finished messages: catalogue texts, people's words verbatim, split on paragraph ends, never cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.documents import read
from core.effects import Button, Part, Say
from core.ports import Channel, OutboxRow, Outgoing, Texts, Unit

UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders at send time, so that words are looked up as late as possible."""

    texts: Texts

    def messages(self, work: Unit, row: OutboxRow, channel: Channel) -> list[Outgoing]:
        """The messages of one outbox row, within the channel's limit; the buttons are under the last one."""
        say = read(Say, row.payload)
        stored = work.room(row.person)
        locale = stored[0].locale if stored else "en"
        pieces = split(self._whole(work, row, say, locale, channel), channel.limit)
        buttons = tuple(self._button(locale, row, button) for button in say.buttons)
        protect = say.once or bool(say.own)
        last = len(pieces) - 1
        return [Outgoing(text, buttons if n == last else (), protect) for n, text in enumerate(pieces)]

    def _button(self, locale: str, row: OutboxRow, button: Button) -> tuple[str, str]:
        data = button.choice if button.choice.startswith("again/") else f"{row.turn}/{button.choice}"
        return data, self.texts.text(locale, button.label)

    def _whole(self, work: Unit, row: OutboxRow, say: Say, locale: str, channel: Channel) -> str:
        args: dict[str, object] = {n: neutral(a) if isinstance(a, str) else a for n, a in say.args.items()}
        if "code" in args:
            args["link"] = channel.link(str(args["code"]))
        found = [self.texts.text(locale, say.text, args)]
        found += self._parts(say, say.own, locale, lambda ref: work.words(f"person:{row.person}", ref))
        couple = work.person(row.person).couple
        found += self._parts(say, say.shared, locale, lambda ref: work.words(f"couple:{couple}", ref))
        if say.after:
            found.append(self.texts.text(locale, say.after, args))
        return "\n\n".join(piece for piece in found if piece)

    def _parts(
        self, say: Say, parts: tuple[Part, ...], locale: str, words: Callable[[str], str | None]
    ) -> list[str]:
        return [self._part(say, part, locale, words) for part in parts]

    def _part(self, say: Say, part: Part, locale: str, words: Callable[[str], str | None]) -> str:
        name = part.ask.replace(".", "-")
        if part.moment is not None:
            body = self.texts.text(locale, "moment", {"moment": part.moment})
        elif part.choice is not None:
            body = self.texts.text(locale, f"said-{name}-{part.choice}")
        else:
            body = "\n\n".join(neutral(text) for ref in part.words if (text := words(ref)) is not None)
        heading = self.texts.text(locale, f"heading-{name}") if say.headed else ""
        return f"{heading}\n{body}" if heading else body


def neutral(text: str) -> str:
    """A person's text without control characters and without marks that turn the direction of what follows."""
    return UNSEEN.sub("", text)


def split(text: str, limit: int) -> list[str]:
    """Pieces of at most `limit` UTF-16 code units, broken at paragraphs, else lines, sentences, words; nothing lost.

    Joined again they give the text but for the white space at the breaks.
    """
    pieces: list[str] = []
    while _units(text) > limit:
        cut = _cut(text, limit)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip("\n ")
    return [piece for piece in (*pieces, text) if piece.strip()] or [text]


def _cut(text: str, limit: int) -> int:
    head = _head(text, limit)
    for mark in ("\n\n", "\n", ". ", " "):
        at = head.rfind(mark)
        if at > len(head) // 4:
            return at + len(mark)
    return len(head)


def _head(text: str, limit: int) -> str:
    """The longest beginning of at most `limit` code units."""
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _units(text[:middle]) <= limit else (low, middle - 1)
    return text[:low]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
