"""The documents of rooms, sealed, with their pages beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from adapters.store import statements as on
from adapters.store.parts import Pages, divided, joined, page, weight
from adapters.store.statements import Statement
from adapters.store.transaction import Transaction
from core.errors import Stale
from core.migrate import load_room, load_shared
from core.state import Room, Shared

PRIVATE, SHARED = "private_room.document", "shared_room.document"


class SqlRooms:
    """See `Rooms` in core/ports/rooms.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def private(self, person: str) -> tuple[Room, int] | None:
        row = self._in.run(on.ROOM, of=person).fetchone()
        if row is None:
            return None
        room: Room = self._document(f"person:{person}", PRIVATE, row[1], load_room)
        return room, row[0]

    def save_private(self, person: str, room: Room, revision: int) -> None:
        where = {"person": person} if revision == 0 else {"of": person}
        self._save(on.FIRST_ROOM if revision == 0 else on.SAVE_ROOM, where, PRIVATE, f"person:{person}", room, revision)

    def shared(self, couple: str) -> tuple[Shared, int]:
        row = self._in.run(on.SHARED, of=couple).fetchone()
        if row is None:
            raise KeyError("there is no such shared room")
        shared: Shared = self._document(f"couple:{couple}", SHARED, row[1], load_shared)
        return shared, row[0]

    def save_shared(self, couple: str, shared: Shared, revision: int) -> None:
        where = {"couple": couple} if revision == 0 else {"of": couple}
        statement = on.FIRST_SHARED if revision == 0 else on.SAVE_SHARED
        self._save(statement, where, SHARED, f"couple:{couple}", shared, revision)

    def _save(
        self, statement: Statement, where: dict[str, str], place: str, owner: str, room: Room | Shared, revision: int
    ) -> None:
        """The document first: should it be stale, its pages are not written either."""
        document, pages = divided(room)
        sealed = self._in.seal(owner, place, owner.partition(":")[2], document)
        before: dict[str, object] = {} if revision == 0 else {"before": revision}
        if self._in.run(statement, **where, **before, revision=revision + 1, document=sealed).rowcount != 1:
            raise Stale(place.partition(".")[0])
        self._save_pages(owner, pages)
        self._in.vault.remembered.put(owner, sealed, (room, pages), weight(pages))

    def _document(self, owner: str, place: str, sealed: bytes, load: Callable[[Any], Any]) -> Any:
        """A room out of its sealed document, which is opened only if it was not before."""
        found = self._in.vault.remembered.get(owner, sealed)
        if found is None:
            document = self._in.open(owner, place, owner.partition(":")[2], sealed)
            room = load(joined(document, self._pages(owner) if "pages" in document else {}))
            found = room, divided(room)[1]
            self._in.vault.remembered.put(owner, sealed, found, weight(found[1]))
        self._in.stored[owner] = found[1]
        return found[0]

    def _pages(self, owner: str) -> dict[str, list[Any]]:
        rows = self._in.run(on.PAGES, of=owner).fetchall()
        return dict(self._in.open(owner, "page.body", hashed, body) for hashed, body in rows)

    def _save_pages(self, owner: str, pages: Pages) -> None:
        """Write the pages that are not as they were loaded in this transaction; all, where none were."""
        stored = self._in.stored.get(owner)
        if stored is None:
            stored = dict.fromkeys(self._pages(owner), ())
        for name in stored.keys() - pages.keys():
            self._in.run(on.DROP_PAGE, of=owner, which=self._in.vault.name("page", owner, name))
        for name, values in pages.items():
            if stored.get(name) != values:
                hashed = self._in.vault.name("page", owner, name)
                body = self._in.seal(owner, "page.body", hashed, [name, page(values)])
                self._in.run(on.SAVE_PAGE, owner=owner, hash=hashed, body=body)
        self._in.stored[owner] = pages
