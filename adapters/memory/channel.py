"""A platform in memory: keeps what was sent, by address. For tests and for the playground's phones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from core.errors import Refused, Unreachable
from core.ports import Capabilities, Invites, Limits, Outgoing, units

CAN = Capabilities(text=4096, buttons=100, invites=Invites.WORDS, protects=True, writing_field=True)


@dataclass(slots=True)
class MemoryChannel:
    """See `Channel` in core/ports/platforms.py."""

    platform: str = "memory"
    can: Capabilities = CAN
    limits: Limits = field(default_factory=Limits)
    sent: dict[str, list[tuple[str, Outgoing]]] = field(default_factory=dict)
    unreachable: set[str] = field(default_factory=set)
    groups: dict[str, set[str]] = field(default_factory=dict)  # who is there, beside the companion
    private_answers: dict[str, str] = field(default_factory=dict)  # by token
    count: int = 0

    async def send(self, address: str, message: Outgoing) -> str:
        if address in self.unreachable:
            raise Unreachable
        self.count += 1
        id = f"m{self.count}"
        self.sent.setdefault(address, []).append((id, message))
        return id

    async def edit(self, address: str, message: str, now: Outgoing) -> None:
        if address in self.unreachable:
            raise Unreachable
        for index, (id, old) in enumerate(self.sent.get(address, [])):
            if id == message:
                self.sent[address][index] = (id, replace(old, text=now.text, buttons=now.buttons, quotes=now.quotes))
                return
        raise Refused("no such message")

    def length(self, text: str) -> int:
        return units(text)

    def link(self, code: str) -> str:
        return f"/start {code}"

    def home(self) -> str:
        return ""

    def group_link(self) -> str:
        return ""

    def is_group(self, address: str) -> bool:
        return address in self.groups

    async def are_alone(self, group: str, people: Collection[str]) -> bool:
        if group in self.unreachable:
            raise Unreachable
        return self.groups.get(group) == set(people)

    async def answer_privately(self, token: str, text: str) -> None:
        self.private_answers[token] = text
