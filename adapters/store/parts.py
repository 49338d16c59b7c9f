"""What grows with the months is kept in parts: full pages of a long list, each a row of its own.

A room's answered asks, picks and releases grow by the day and are seldom changed once they are old. So a document holds
the end of such a list, and the names of the pages before it; an event writes the document and the pages it changed,
which as a rule are none. Joined again they are the document as core knows it; one without pages is a whole one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from core.documents import plain, room_document
from core.errors import Unreadable
from core.state import Position, Room, Shared

PAGE, ITEMS_PAGE = 48, 16
Pages = dict[str, tuple[Any, ...]]
"""What each page holds, by its name: values of core, so that an unchanged page is known by looking at it."""


def divided(room: Room | Shared) -> tuple[dict[str, Any], Pages]:
    """The document without its full pages, and those."""
    pages: Pages = {}
    head = _shared_head(room, pages) if isinstance(room, Shared) else _room_head(room, pages)
    document = room_document(head)
    return ({**document, "pages": list(pages)} if pages else document), pages


def page(values: tuple[Any, ...]) -> list[Any]:
    """A page as JSON can hold it."""
    return [plain(value) for value in values]


def weight(pages: Pages) -> int:
    """About how many bytes these pages have."""
    return sum(len(values) * (420 if name.startswith("items") else 48) for name, values in pages.items())


def joined(document: dict[str, Any], pages: dict[str, list[Any]]) -> dict[str, Any]:
    """The whole document. Raises Unreadable when a page is missing."""
    names = document.pop("pages", [])
    if not pages.keys() >= set(names):
        raise Unreadable("a page of a room is missing")
    for name in reversed(names):
        *path, kind, _ = name.split("/")
        holder = document
        for step in path:
            holder = holder[step]
        if kind == "picks":
            holder[kind] = {**dict(pages[name]), **holder[kind]}
        else:
            holder[kind] = pages[name] + holder[kind]
    return document


def _room_head(room: Room, pages: Pages) -> Room:
    positions = {track: _position_head(track, position, pages) for track, position in room.positions.items()}
    return replace(room, positions=positions)


def _position_head(track: str, position: Position, pages: Pages) -> Position:
    if "/" in track or (len(position.done) < PAGE and len(position.picks) < PAGE):
        return position
    done = _without_pages(f"positions/{track}/done", position.done, pages)
    picks = _without_pages(f"positions/{track}/picks", position.picks.items(), pages)
    return replace(position, done=done, picks=dict(picks))


def _shared_head(shared: Shared, pages: Pages) -> Shared:
    return replace(shared, items=_without_pages("items", shared.items, pages, ITEMS_PAGE))


def _without_pages(name: str, values: Iterable[Any], pages: Pages, size: int = PAGE) -> tuple[Any, ...]:
    whole = tuple(values)
    full = len(whole) // size * size
    for first in range(0, full, size):
        pages[f"{name}/{first // size}"] = whole[first : first + size]
    return whole[full:]
