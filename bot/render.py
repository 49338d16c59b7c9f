"""A `Say` to finished messages: catalogue texts, people's words verbatim, split on paragraph ends, never cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

import regex

from core.documents import read
from core.effects import Button, Part, Post, Say
from core.errors import TryLater
from core.ports import Channel, OutboxRow, Outgoing, Texts, Unit, units

UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction
    "\ud800-\udfff]"  # halves of a sign
)
LOCALE = "en"  # of a group: the two may have different ones
Length = Callable[[str], int]
Args = dict[str, object]
SIGN = regex.compile(r"\X")  # a grapheme cluster (Unicode UAX 29): what is seen as one
MARKS = ("\n\n", "\n", ". ", " ")  # behind which a text is broken, the best first


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a message. `quoted`: a person's words or choice. `tight`: close to the one before it."""

    text: str
    quoted: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders at send time, so that words are looked up as late as possible."""

    texts: Texts
    channels: Mapping[str, Channel] = field(default_factory=dict)  # all there are, by platform

    def messages(self, work: Unit, row: OutboxRow, channel: Channel) -> list[Outgoing]:
        """The messages of one outbox row, within the channel's limit; the buttons are under the last one."""
        if row.payload.get("is") == "Post":
            return self._posted(work, row, channel)
        say = read(Say, row.payload)
        stored = work.rooms.private(row.person)
        locale = stored[0].locale if stored else "en"
        packed = pack(self._pieces(work, row, say, locale, channel), channel.can.text, channel.length)
        protect = channel.can.protects and (say.once or bool(say.own))
        buttons = tuple(self._button(locale, row, button) for button in say.buttons)
        made = [Outgoing(text, (), protect, quotes) for text, quotes in packed]
        offered = say.writes and channel.can.writing_field
        write = (str(row.turn), self.texts.text(locale, "label-write")) if offered else None
        return [*made[:-1], replace(made[-1], buttons=buttons, write=write)]

    def _posted(self, work: Unit, row: OutboxRow, channel: Channel) -> list[Outgoing]:
        """The same for a post of a group, whose id the row's person is."""
        post, group = read(Post, row.payload), work.groups.get(row.person)
        args = _harmless(post.args)
        pieces = [Piece(self.texts.text(LOCALE, post.text, args))]
        couple = group.couple if group is not None else None
        pieces += self._parts(post, LOCALE, post.shared, lambda ref: work.words.get(f"couple:{couple}", ref), args)
        packed = pack(pieces, channel.can.text, channel.length)
        made = [Outgoing(text, (), post.once, quotes) for text, quotes in packed]
        labels = ((b.choice, self.texts.label(LOCALE, Button(b.choice, b.label))) for b in post.buttons)
        buttons = tuple((f"g{post.turn}/{choice}", label) for choice, label in labels)
        return [*made[:-1], replace(made[-1], buttons=buttons)]

    def _button(self, locale: str, row: OutboxRow, button: Button) -> tuple[str, str]:
        data = button.choice if button.choice.startswith("again/") else f"{row.turn}/{button.choice}"
        return data, self.texts.label(locale, button)

    def _pieces(self, work: Unit, row: OutboxRow, say: Say, locale: str, channel: Channel) -> list[Piece]:
        args = self._args(say.args, locale, channel)
        opening = ((line.text, self._args(line.args, locale, channel)) for line in say.before)
        found = [Piece(self.texts.text(locale, text, told)) for text, told in opening]
        found.append(Piece(self.texts.text(locale, say.text, args)))
        found += self._parts(say, locale, say.own, lambda ref: work.words.get(f"person:{row.person}", ref), args)
        couple = work.people.person(row.person).couple
        found += self._parts(say, locale, say.shared, lambda ref: work.words.get(f"couple:{couple}", ref), args)
        if say.after:
            found.append(Piece(self.texts.text(locale, say.after, args)))
        return [piece for piece in found if piece.text]

    def _args(self, told: Mapping[str, object], locale: str, channel: Channel) -> Args:
        """What is told in a text: people's words made harmless, and what only a platform knows."""
        args = _harmless(told)
        if "code" in args:
            handed = {"link": channel.link(str(args["code"])), "invites": channel.can.invites.value}
            args |= {**handed, "home": channel.home(), **self._elsewhere(channel)}
        if "place" in args:
            args |= {"room": self._of_platform(locale, channel.platform, "room", place=channel.group_link())}
        if "where" in args:  # a platform's name
            args |= {"where": self._of_platform(locale, str(args["where"]), "where")}
        return args

    def _of_platform(self, locale: str, platform: str, what: str, **args: object) -> str:
        """What a platform's own text says, or the one for platforms without it."""
        own = f"{platform}-{what}"
        return self.texts.text(locale, own if self.texts.has(locale, own) else f"platform-{what}", args)

    def _elsewhere(self, channel: Channel) -> dict[str, object]:
        """How many other platforms there are, and where the companion is found on them: `none` where that is not known
        just now."""
        others, homes = [other for name, other in self.channels.items() if name != channel.platform], []
        for other in others:
            with suppress(TryLater):  # a platform that is away holds up no invitation on another
                homes.append(other.home())
        return {"others": len(others), "elsewhere": ", ".join(home for home in homes if home) or "none"}

    def _parts(
        self, of: Say | Post, locale: str, parts: tuple[Part, ...], words: Callable[[str], str | None], args: Args
    ) -> Iterator[Piece]:
        for part in parts:
            name = part.ask.replace(".", "-")
            if of.headed:
                again = part.moment is not None and part.moment.rule is not None
                yield Piece(self.texts.text(locale, "heading-recurs" if again else f"heading-{name}"))
            for number, text in enumerate(self._said(part, name, locale, words, args)):
                yield Piece(text, quoted=True, tight=of.headed and number == 0)

    def _said(self, part: Part, name: str, locale: str, words: Callable[[str], str | None], args: Args) -> list[str]:
        """A choice names the day of what it is about, where that is told."""
        if part.moment is not None:
            return [self.texts.text(locale, "moment", {"moment": part.moment})]
        if part.choice is not None:
            return [self.texts.text(locale, f"said-{name}-{part.choice}", args), *self._numbers(part, locale)]
        return [neutral(text) for ref in part.words if (text := words(ref)) is not None]

    def _numbers(self, part: Part, locale: str) -> list[str]:
        if not part.numbers:
            return []
        numbers = " ".join(str(number) for number in part.numbers)
        return [
            self.texts.text(
                locale, "snapshot-numbers", {"numbers": numbers, "first": part.days[0], "last": part.days[-1]}
            )
        ]


def _harmless(told: Mapping[str, object]) -> Args:
    """What a text tells; `when` says the day of what it is about, or that it has none."""
    return {"when": "none", **{name: neutral(arg) if isinstance(arg, str) else arg for name, arg in told.items()}}


def pack(pieces: list[Piece], limit: int, length: Length = units) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    """Pieces to messages of at most `limit`, each with the spans of what is quoted in it."""
    made: list[tuple[str, tuple[tuple[int, int], ...]]] = []
    text: str = ""
    quotes: tuple[tuple[int, int], ...] = ()
    for piece in pieces:
        for part in split(piece.text, limit, length):
            gap = ("\n" if piece.tight else "\n\n") if text else ""
            if text and length(text + gap + part) > limit:
                made.append((text, quotes))
                text, quotes, gap = "", (), ""
            span = ((units(text + gap), units(part)),) if piece.quoted else ()
            text, quotes = text + gap + part, (*quotes, *span)
    return [*made, (text, quotes)]


def neutral(text: str) -> str:
    """A person's text without control characters and without marks that turn the direction of what follows."""
    return UNSEEN.sub("", text)


def split(text: str, limit: int, length: Length = units) -> list[str]:
    """Pieces of a length of at most `limit`, broken at paragraphs, else lines, sentences, words; nothing lost.

    Joined again they give the text but for the white space at the breaks. What is seen as one sign stays in one piece,
    unless it alone is longer than `limit`.
    """
    pieces: list[str] = []
    while length(text) > limit:
        ends = _ends(text, _head(text, limit, length))
        used = _break(text, ends)
        pieces.append(_without_blank_end(text, ends[:used]))
        text = text[_after_blanks(text, ends[used - 1]) :]
    return [piece for piece in (*pieces, text) if piece.strip()] or [text]


def _ends(text: str, most: int) -> list[int]:
    """Where each sign ends, up to `most` characters; a first sign that is longer is cut there."""
    found: list[int] = []
    for sign in SIGN.finditer(text):
        if sign.end() > most:
            break
        found.append(sign.end())
    return found or [max(1, most)]


def _break(text: str, ends: list[int]) -> int:
    """How many signs come before the break."""
    last = ends[-1]
    known = {end: number for number, end in enumerate(ends, 1)}
    for mark in MARKS:
        at = text.rfind(mark, 0, last)
        while at > last // 4:
            if at + len(mark) in known:
                return known[at + len(mark)]
            at = text.rfind(mark, 0, at)  # a mark may be part of a sign
    return len(ends)


def _without_blank_end(text: str, ends: list[int]) -> str:
    used = len(ends)
    while used and text[ends[used - 2] if used > 1 else 0 : ends[used - 1]].isspace():
        used -= 1
    return text[: ends[used - 1]] if used else ""


def _after_blanks(text: str, at: int) -> int:
    """Where the next piece begins: behind blanks that carry no accent."""
    while (sign := SIGN.match(text, at)) is not None and sign.group() in {"\n", " "}:
        at = sign.end()
    return at


def _head(text: str, limit: int, length: Length) -> int:
    """How many characters there are in a longest beginning within the limit."""
    low, high = 0, min(len(text), limit)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if length(text[:middle]) <= limit else (low, middle - 1)
    return low
