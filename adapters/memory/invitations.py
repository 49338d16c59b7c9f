"""Partners on their way to each other, in memory; and who typed codes that are none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from adapters.memory.tables import Tables
from core.ports import Invitation


class MemoryInvitations:
    """See `Invitations` in core/ports/people.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def get(self, hash: str) -> Invitation | None:
        return self._t.invitations.get(hash)

    def save(self, invitation: Invitation) -> None:
        self._t.must_know(invitation.inviter)
        self._t.invitations[invitation.hash] = invitation

    def open_of(self, inviter: str) -> Sequence[Invitation]:
        rows = self._t.invitations.values()
        found = (row for row in rows if row.inviter == inviter and row.state in {"open", "consented"})
        return sorted(found, key=lambda row: (row.expires_at, row.hash))

    def wrong_codes(self, person: str, since: datetime) -> int:
        return sum(whose == person and at > since for whose, at in self._t.wrong_codes.values())

    def note_wrong_code(self, person: str, at: datetime) -> None:
        self._t.wrong_codes[max(self._t.wrong_codes, default=0) + 1] = person, at
