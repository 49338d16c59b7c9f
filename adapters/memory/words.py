"""What people wrote and answered, in memory."""

from __future__ import annotations

from datetime import datetime

from adapters.memory.tables import Tables


class MemoryWords:
    """See `Words` in core/ports/rooms.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def get(self, owner: str, ref: str) -> str | None:
        return self._t.words.get((owner, ref))

    def keep(self, owner: str, ref: str, text: str) -> None:
        self._t.words[owner, ref] = text

    def drop(self, owner: str, ref: str) -> None:
        self._t.words.drop((owner, ref))

    def note(self, person: str, id: str, ask: str, value: str, at: datetime) -> None:
        if id not in self._t.notes:
            self._t.must_know(person)
            self._t.notes[id] = (person, ask, value, at)
