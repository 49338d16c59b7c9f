"""The two phones and the group of the playground, in memory: what each screen shows now."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from core.errors import Refused
from core.ports import Capabilities, Invites, Limits, Outgoing, units

NAME = "local"
CAN = Capabilities(text=4096, buttons=100, invites=Invites.WORDS)
PHONES = ("ana", "ben")
ROOM = "group"
ROW = 6


@dataclass(slots=True)
class Message:
    """One message on a screen. `sender` is `bot` or `me`; in the room for three `bot` or the name of a phone."""

    id: str
    sender: str
    text: str
    at: datetime
    buttons: tuple[tuple[str, str], ...] = ()
    quotes: tuple[tuple[int, int], ...] = ()
    edited: bool = False

    def shown(self) -> dict[str, object]:
        """As the page gets it: buttons in rows."""
        return {
            "id": self.id,
            "from": self.sender,
            "text": self.text,
            "at": self.at.isoformat(),
            "edited": self.edited,
            "quotes": [list(span) for span in self.quotes],
            "buttons": [[{"data": data, "label": label} for data, label in row] for row in _rows(self.buttons)],
        }


def _rows(buttons: tuple[tuple[str, str], ...]) -> list[list[tuple[str, str]]]:
    numbers = [button for button in buttons if button[1].isdecimal()]
    others = [[button] for button in buttons if not button[1].isdecimal()]
    return [numbers[at : at + ROW] for at in range(0, len(numbers), ROW)] + others


@dataclass(slots=True)
class LocalChannel:
    """See `Channel` in core/ports/platforms.py. An address is a phone or the room of both."""

    platform: str = NAME
    can: Capabilities = CAN
    limits: Limits = field(default_factory=Limits)
    screens: dict[str, list[Message]] = field(default_factory=lambda: {name: [] for name in (*PHONES, ROOM)})
    asides: dict[str, str] = field(default_factory=dict)  # what one was told alone in the room, by the press it answers
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    changed: Callable[[], None] = lambda: None
    count: int = 0

    def write(self, phone: str, text: str) -> str:
        """Put what the person wrote on their screen; returns its id."""
        return self._add(phone, "me", Outgoing(text))

    def write_there(self, phone: str, text: str) -> str:
        """The same in the room for three."""
        return self._add(ROOM, phone, Outgoing(text))

    def _add(self, phone: str, sender: str, message: Outgoing) -> str:
        self.count += 1
        id = f"m{int(self.now().timestamp() * 1000):x}-{self.count}"
        self._place(phone, id, sender, message)
        self.changed()
        return id

    def _place(self, phone: str, id: str, sender: str, message: Outgoing) -> None:
        self.screens[phone].append(Message(id, sender, message.text, self.now(), message.buttons, message.quotes))

    def put_back(self, phone: str, id: str, message: Outgoing) -> None:
        """A message of an earlier run, under its old id, so that its buttons lead where they led."""
        self._place(phone, id, "bot", message)

    async def send(self, address: str, message: Outgoing) -> str:
        return self._add(address, "bot", message)

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        found = next((m for m in self.screens[address] if m.id == message), None)
        if found is None:
            raise Refused("no such message")
        found.text, found.buttons, found.quotes, found.edited = now.text, now.buttons, now.quotes, True
        self.changed()

    def length(self, text: str) -> int:
        return units(text)

    def link(self, code: str) -> str:
        return f"/start {code}"

    def home(self) -> str:
        return ""

    def group_link(self) -> str:
        return ""

    def is_group(self, address: str) -> bool:
        return address == ROOM

    async def are_alone(self, group: str, people: Collection[str]) -> bool:
        return group == ROOM and set(people) == set(PHONES)

    async def answer_privately(self, token: str, text: str) -> None:
        self.asides[token] = text

    def button(self, phone: str, wanted: str) -> tuple[str, str] | None:
        """The newest button on this screen with that label or data, as (message, data)."""
        for message in reversed(self.screens[phone]):
            for data, label in message.buttons:
                if wanted in (data, label):
                    return message.id, data
        return None
