"""Paper as the registry knows it: a letter is a file, on the tray `in` or, by whom it is for, on the tray `out`.

What was sent cannot be changed any more, and nothing is shown beside the letters.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from core.errors import BadSettings, Refused
from core.platforms import Connection, Host, Platform, Service
from core.ports import Capabilities, Incoming, Invites, Limits, Outgoing, UpdateKind, units

NAME = "paper"
CAN = Capabilities(text=1200, buttons=40, invites=Invites.WORDS, edits=False)
LOOK = 0.01  # seconds


class Settings(BaseModel):
    """`KINTSUGI_PAPER_…`"""

    tray: Path | None = None

    @property
    def is_set(self) -> bool:
        return self.tray is not None


@dataclass(slots=True)
class PaperChannel:
    """See `Channel` in core/ports. An address is a name on an envelope."""

    tray: Path
    platform: str = NAME
    can: Capabilities = CAN
    limits: Limits = field(default_factory=Limits)

    async def send(self, address: str, message: Outgoing) -> str:
        folder = self.tray / "out" / address
        folder.mkdir(parents=True, exist_ok=True)
        id = f"{len(list(folder.iterdir())):06}"
        letter = {"text": message.text, "buttons": message.buttons}
        (folder / f"{id}.json").write_text(json.dumps(letter), encoding="utf-8")
        return id

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        (self.tray / "scratched").touch()
        raise Refused("a letter stays as it was written")

    def length(self, text: str) -> int:
        return units(text)

    def link(self, code: str) -> str:
        return f"/start {code}"

    def home(self) -> str:
        return ""

    def group_link(self) -> str:
        return ""

    def is_group(self, address: str) -> bool:
        return False

    async def are_alone(self, group: str, people: Collection[str]) -> bool:
        return False

    async def answer_privately(self, token: str, text: str) -> None:
        return


@dataclass(slots=True)
class Tray:
    """Takes letters up, one by one, and away once they are stored."""

    tray: Path
    host: Host
    alive_at: float = field(default_factory=time.monotonic)

    async def run(self) -> None:
        listed = [f"/{each.name}: {self.host.texts.text('en', each.text)}" for each in self.host.commands]
        (self.tray / "leaflet").write_text("\n".join(listed), encoding="utf-8")
        while True:
            for letter in sorted((self.tray / "in").glob("*.json")):
                await self.host.receive([heard(letter.stem, json.loads(letter.read_text(encoding="utf-8")))])
                letter.unlink()
            self.alive_at = time.monotonic()
            await asyncio.sleep(LOOK)


def heard(name: str, letter: dict[str, str]) -> Incoming:
    """A letter, translated."""
    who, text = letter["from"], letter.get("text", "")
    base = {"platform": NAME, "update": name, "user": who, "address": who, "message": name}
    if "signed" in letter:
        return Incoming(**base, heard=UpdateKind.TAP, text=letter["signed"])
    if text.startswith("/"):
        command, _, argument = text[1:].partition(" ")
        return Incoming(**base, heard=UpdateKind.COMMAND, command=command, text=argument)
    return Incoming(**base, heard=UpdateKind.TEXT, text=text)


def make(settings: Settings) -> Connection:
    """Paper, not yet written on."""
    assert settings.tray is not None
    tray = settings.tray

    async def check() -> None:
        if not (tray / "in").is_dir():
            raise BadSettings(f"There is no tray at {tray}. Set KINTSUGI_PAPER_TRAY to one.")

    def serve(host: Host) -> Service:
        clerk = Tray(tray, host)
        return Service(NAME, clerk.run, lambda: clerk.alive_at)

    async def close() -> None:
        return

    return Connection(PaperChannel(tray), check, serve, close)


PAPER = Platform(name=NAME, settings=Settings, make=make, can=CAN)
