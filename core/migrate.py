"""Stored rooms of every released version, brought up to this one. One function for each version that was left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from core.documents import read, room_document
from core.errors import Unreadable
from core.state import VERSION, Room, Shared
from core.values import ask_of

GONE: dict[str, str | None] = {
    "choice discuss.agree.nothing": None,
    "choice keep.renewal.nothing": None,
    "choice keep.wish.nothing": None,
    "ask slip.next": None,
    "choice slip.next.make": None,
    "choice slip.next.nothing": None,
}
"""Ids that were in a released version and are no more: the id that took their place, or None when a migration lets
them go. core/kernel/check.py refuses a story that lost an id without a row here."""


def _without_what_is_gone(document: dict[str, Any]) -> dict[str, Any]:
    """A room without what it has of asks that are no more, and without answers that were choices that are no more."""
    if "positions" not in document:
        return document
    focus = document.get("focus")
    return {
        **document,
        "positions": {track: _position(position) for track, position in document["positions"].items()},
        "focus": None if focus and _is_gone(focus["ask"]) else focus,
        "waiting": [waiting for waiting in document.get("waiting", ()) if not _is_gone(waiting["opens"])],
    }


def _position(position: dict[str, Any]) -> dict[str, Any]:
    picks = position.get("picks", {}).items()
    return {
        **position,
        "done": [name for name in position.get("done", ()) if not _is_gone(name)],
        "aside": [name for name in position.get("aside", ()) if not _is_gone(name)],
        "picks": {name: pick for name, pick in picks if not _is_gone(name, pick)},
    }


def _is_gone(name: str, pick: str = "") -> bool:
    ask = ask_of(name)
    return any(id in GONE and GONE[id] is None for id in (f"ask {ask}", f"choice {ask}.{pick}"))


UP: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: lambda document: {**document, "version": 2},  # 2 has more fields; what a room of 1 lacks is their default
    2: lambda document: {**document, "version": 3},  # 3 counts the turns of the talks in the group
    3: lambda document: {**_without_what_is_gone(document), "version": 4},  # 4 lets some asks and choices go
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
