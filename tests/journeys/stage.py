"""Journeys: a script of what two people do, played on any stage, and written down as a two-column transcript.

A stage is anything that can say, tap, follow a link, let time pass and tell what a person received: the companion in
memory, the playground's API, or the companion as its own process behind a stand-in of Telegram.
"""

from __future__ import annotations

import difflib
import json
import os
import re
import textwrap
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, cast

from adapters.texts.catalogue import Catalogue
from core.journey import STORY

START = datetime(2026, 3, 2, 17, 0, 5, tzinfo=UTC)  # a Monday
HERE = Path(__file__).parent
UNITS = {"m": "minutes", "h": "hours", "d": "days"}
COLUMN = 58
GROUP = "the group"
CHANGES = ("makes the group", "comes in", "goes out", "takes the companion out", "brings the companion back")
THERE = ("taps there", "says there", *CHANGES)


class Stage(Protocol):
    """What a journey needs."""

    async def says(self, who: str, text: str) -> None: ...
    async def taps(self, who: str, label: str) -> None: ...
    async def passes(self, time: timedelta) -> None: ...
    async def received(self, who: str) -> list[str]:
        """What appeared on this person's screen since the last call: texts, with their buttons in brackets."""
        ...


class Meeting(Stage, Protocol):
    """A stage with a group. Each act returns what was answered to that person alone, if anything."""

    async def taps_there(self, who: str, label: str) -> str: ...
    async def says_there(self, who: str, text: str) -> str: ...
    async def changes(self, who: str, does: str) -> str:
        """ "makes the group", "comes in", "goes out", "brings the companion back" or "takes the companion out"."""
        ...


@dataclass
class Journey:
    """Plays a script and keeps the transcript."""

    stage: Stage
    lines: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    texts: Catalogue = field(default_factory=Catalogue)
    now: datetime = START
    meets: bool = False  # there is a group

    async def play(self, script: list[list[str]]) -> str:
        for number, (who, does, what) in enumerate(script):
            try:
                await self._line(who, does, what)
            except AssertionError as fault:
                raise AssertionError(f"line {number} {who} {does} {what!r}: {fault}\n\n" + self.tail()) from None
        return "\n".join(self.lines) + "\n"

    async def play_all(self, name: str) -> str:
        """Plays a journey of this folder. What it borrows from another one is played, and not written down."""
        if begin := borrowed(name):
            await self.play(upto(*begin))
            place = f", up to the place where {begin[1]} {begin[2]} {self._label(begin[3])!r}" if begin[1:] else ""
            self.lines = [f"(After {begin[0]}.txt{place}.)", ""]
        return await self.play(script(name))

    def tail(self) -> str:
        return "\n".join(self.lines[-700:])

    async def _line(self, who: str, does: str, what: str) -> None:
        if who == "time":
            time = timedelta(**{UNITS[what[-1]]: int(what[:-1])})
            self.now += time
            year = "" if self.now.year == START.year else f" {self.now.year}"
            mark = f" {what} later: {self.now:%A %d %B}{year}, {self.now:%H:%M} UTC "
            self.lines.append(mark.center(2 * COLUMN + 3, "─"))
            await self.stage.passes(time)
        elif does == "says":
            self._write(who, [f"» {what}"])
            await self.stage.says(who, what)
        elif does == "taps":
            label = self._label(what)
            self._write(who, [f"» [{label}]"])
            await self.stage.taps(who, label)
        elif does in THERE:
            await self._there(who, does, what)
        elif does == "follows the link":
            self._write(who, ["» (follows the link)"])
            await self.stage.says(who, f"/start {self.links[what]}")
        elif does == "sends the code":
            self._write(who, ["» …code…"])
            await self.stage.says(who, self.links[what])
        for name in ("ana", "ben"):
            self._write(name, folded(await self.stage.received(name)))
        if self.meets:
            self._write_there(folded(await self.stage.received(GROUP)))

    async def _there(self, who: str, does: str, what: str) -> None:
        """Something that is done in the group. What is answered to that one alone stands in brackets."""
        stage, self.meets = cast(Meeting, self.stage), True
        label = self._label(what)
        if does == "taps there":
            self._write_there([f"{who.title()} » [{label}]"])
            answered_privately = await stage.taps_there(who, label)
        elif does == "says there":
            self._write_there([f"{who.title()} » {what}"])
            answered_privately = await stage.says_there(who, what)
        else:
            self._write_there([f"({who.title()} {does})"])
            answered_privately = await stage.changes(who, does)
        if answered_privately:
            self._write_there([f"({who.title()} alone reads: {answered_privately})"])

    def _write_there(self, texts: list[str]) -> None:
        """The group stands in the middle, over both columns."""
        for text in texts:
            for line in [part for para in text.split("\n") for part in textwrap.wrap(para, COLUMN) or [""]]:
                self.lines.append(f"{'':<{COLUMN // 2}} ║ {line}".rstrip())
            self.lines.append(f"{'':<{COLUMN // 2}} ║")

    def _label(self, what: str) -> str:
        """`#ask.choice` names a button by its place in the story, so that a new wording breaks no journey;
        `#menu-slip@` and a day is the one about the promise of that day."""
        if not what.startswith("#"):
            return what
        name, _, day = what[1:].partition("@")
        if "." not in name:
            return self.texts.text("en", name, {"when": day or "none"})
        ask, choice = name.rsplit(".", 1)
        return self.texts.text("en", f"{ask.replace('.', '-')}.{choice}")

    def _write(self, who: str, texts: list[str]) -> None:
        for text in map(self._first_of_its_family, texts):
            code = re.search(r"\b([a-z2-7]{26})\b", text)
            if code:
                self.links[who] = code.group(1)
                text = text.replace(code.group(1), "…code…")
            text = re.sub(r"https://t\.me/\w+\?start=", "/start ", text)
            for line in [part for para in text.split("\n") for part in textwrap.wrap(para, COLUMN) or [""]]:
                self.lines.append(f"{line:<{COLUMN}} │" if who == "ana" else f"{'':<{COLUMN}} │ {line}")
            self.lines.append(f"{'':<{COLUMN}} │")

    def _first_of_its_family(self, text: str) -> str:
        """What somebody told is answered by one of a few texts, drawn from the event, which is another one on each
        stage: the first of them is written for all."""
        for family, many in STORY.tables.acknowledged.items():
            first, *others = (self.texts.text("en", f"ack-{family}-{n + 1}") for n in range(many))
            for other in others:
                text = text.replace(other, first)
        return text


def folded(texts: list[str]) -> list[str]:
    """What came at one go, with a text that came several times written once, where it came first."""
    times = Counter(texts)
    return [f"{text}\n({times[text]} times)" if times[text] > 1 else text for text in dict.fromkeys(texts)]


def read(name: str) -> dict[str, Any]:
    """A journey as it stands in its file: `title`, `script`, and `begin` where it goes on from another one."""
    found: dict[str, Any] = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return found


def script(name: str) -> list[list[str]]:
    """The script of a journey, as (who, does, what). A line of one word is a heading for whoever reads the script."""
    return [line for line in read(name)["script"] if len(line) > 1]


def borrowed(name: str) -> list[Any]:
    """What a journey goes on from: another one's name, and the line (who, does, what, and which time it comes) up to
    which that is played, or no line for the whole of it."""
    found: list[Any] = read(name).get("begin", [])
    return found


def upto(name: str, *line: Any) -> list[list[str]]:
    """A journey up to, and without, the nth time this line comes; with what that journey borrows itself."""
    lines, begin = script(name), borrowed(name)
    if line:
        wanted, nth = list(line[:3]), line[3] if line[3:] else 1
        at = [number for number, one in enumerate(lines) if one == wanted][nth - 1]
        lines = lines[:at]
    return [*(upto(*begin) if begin else []), *lines]


def reviewed(name: str) -> str:
    """The transcript that a person has read and found right."""
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


def expect(transcript: str, name: str) -> None:
    """`compare`, or with KINTSUGI_REWRITE_TRANSCRIPTS the reviewed transcript anew: then read the change aloud."""
    if os.environ.get("KINTSUGI_REWRITE_TRANSCRIPTS"):
        (HERE / f"{name}.txt").write_text(transcript, encoding="utf-8")
    compare(transcript, name)


def compare(transcript: str, name: str) -> None:
    """Raises AssertionError with the lines that differ from the reviewed transcript."""
    before, now = reviewed(name).splitlines(), transcript.splitlines()
    found = "\n".join(difflib.unified_diff(before, now, "reviewed", "now", n=4, lineterm=""))
    if found:
        raise AssertionError(f"the transcript is not the reviewed one:\n{found}")
