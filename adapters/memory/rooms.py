"""The documents of rooms, in memory."""

from __future__ import annotations

from adapters.memory.tables import Tables
from core.errors import Stale
from core.state import Room, Shared


class MemoryRooms:
    """See `Rooms` in core/ports/rooms.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def private(self, person: str) -> tuple[Room, int] | None:
        return self._t.rooms.get(person)

    def save_private(self, person: str, room: Room, revision: int) -> None:
        if self._t.rooms.get(person, (None, 0))[1] != revision:
            raise Stale("private_room")
        self._t.must_know(person)
        self._t.rooms[person] = (room, revision + 1)

    def shared(self, couple: str) -> tuple[Shared, int]:
        return self._t.shared[couple]

    def save_shared(self, couple: str, shared: Shared, revision: int) -> None:
        if self._t.shared.get(couple, (None, 0))[1] != revision:
            raise Stale("shared_room")
        self._t.shared[couple] = (shared, revision + 1)
