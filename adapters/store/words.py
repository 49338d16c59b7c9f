"""What people wrote and answered, sealed."""

from __future__ import annotations

from datetime import datetime

from adapters.store import statements as on
from adapters.store.transaction import Transaction


class SqlWords:
    """See `Words` in core/ports/rooms.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def get(self, owner: str, ref: str) -> str | None:
        row = self._in.run(on.WORDS, of=owner, which=ref).fetchone()
        return None if row is None else str(self._in.open(owner, "words.body", ref, row[0]))

    def keep(self, owner: str, ref: str, text: str) -> None:
        self._in.run(on.KEEP_WORDS, owner=owner, ref=ref, body=self._in.seal(owner, "words.body", ref, text))

    def drop(self, owner: str, ref: str) -> None:
        self._in.run(on.DROP_WORDS, of=owner, which=ref)

    def note(self, person: str, id: str, ask: str, value: str, at: datetime) -> None:
        body = self._in.seal(f"person:{person}", "note.body", id, [ask, value])
        self._in.run(on.NOTE, id=id, person=person, at=at.timestamp(), body=body)
