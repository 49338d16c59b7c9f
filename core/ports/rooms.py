"""Where people are: their own rooms, the shared one, the group on a platform; and the words that are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.state import Group, Room, Shared


class Rooms(Protocol):
    """The documents, each with a revision that counts its saves from 1. A save with a revision that is not the stored
    one (0 where none is stored) raises Stale, and then wrote nothing."""

    def private(self, person: str) -> tuple[Room, int] | None:
        """A person's room and its revision; None before the first save."""
        ...

    def save_private(self, person: str, room: Room, revision: int) -> None:
        """Write a room that was loaded with this revision."""
        ...

    def shared(self, couple: str) -> tuple[Shared, int]:
        """A couple's shared room and its revision. Raises KeyError when there is none."""
        ...

    def save_shared(self, couple: str, shared: Shared, revision: int) -> None:
        """Write a shared room that was loaded with this revision."""
        ...


class Words(Protocol):
    """What people wrote and answered. `owner` is `person:<id>` or `couple:<id>`: who may read it, and whose key it is
    sealed with."""

    def get(self, owner: str, ref: str) -> str | None:
        """The words under this name; None when there are none."""
        ...

    def keep(self, owner: str, ref: str, text: str) -> None:
        """Keep these words under this name, in place of others."""
        ...

    def drop(self, owner: str, ref: str) -> None:
        """Nothing stands under this name any more."""
        ...

    def note(self, person: str, id: str, ask: str, value: str, at: datetime) -> None:
        """Keep what somebody answered. The same id again changes nothing."""
        ...


class Groups(Protocol):
    """Rooms for three on a platform. Each is written to like a person, by its id, with an outbox of its own."""

    def get(self, id: str) -> Group | None:
        """The group; None when there is none."""
        ...

    def at(self, platform: str, address: str) -> Group | None:
        """The group at this place; None when there is none."""
        ...

    def of_couple(self, couple: str) -> Group | None:
        """The group of this couple; None when there is none."""
        ...

    def get_or_create(self, id: str, platform: str, address: str) -> Group:
        """The group at this place; when there is none, a new one that is nobody's yet, under an id that never was
        another one's (OurFault while somebody has it)."""
        ...

    def save(self, group: Group) -> None:
        """Write the group as it is now, its place apart (see `move`). Nothing happens when it has ended."""
        ...

    def move(self, id: str, address: str) -> None:
        """The group has another address on its platform from now on. Nothing happens when it has ended; raises
        OurFault when another group is there."""
        ...

    def end(self, id: str) -> None:
        """Forget a group, its key and all that waits for it. Nothing happens when there is none."""
        ...
