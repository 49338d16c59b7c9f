"""Stored rooms of every released version, brought up to this one. One function for each version that was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.documents import read, room_document
from core.errors import Unreadable
from core.state import VERSION, Room, Shared

GONE: dict[str, str | None] = {}
"""Ids that were in a released version and are no more: the id that took their place, or None when a migration lets
them go. core/kernel/check.py refuses a story that lost an id without a row here."""

UP: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda document: {**document, "version": 2},  # 2 has more fields; what a room of 1 lacks is their default
    2: lambda document: {**document, "version": 3},  # 3 counts the turns of the talks in the group
}


def current(document: dict[str, Any]) -> dict[str, Any]:
    """The document in today's form. Raises Unreadable for one of a newer or unknown version."""
    version = document.get("version")
    while version != VERSION:
        if not isinstance(version, int) or version not in UP:
            raise Unreadable(f"a stored room has version {version}, this program knows up to {VERSION}")
        document, version = UP[version](document), version + 1
    return document


def load_room(document: dict[str, Any]) -> Room:
    """A private room out of its stored form."""
    return read(Room, current(document))


def load_shared(document: dict[str, Any]) -> Shared:
    """A shared room out of its stored form."""
    return read(Shared, current(document))


save = room_document
