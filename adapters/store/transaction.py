"""What every topic of a transaction works with: the connection, the keys, and what is to be destroyed afterwards."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable
from sqlalchemy.exc import DBAPIError

from adapters.store.keys import Vault
from adapters.store.parts import Pages
from adapters.store.recording import record
from adapters.store.statements import Statement, said_no
from core.errors import BadSettings, Unreadable


def moment(seconds: float) -> datetime:
    """The instant that stands in a column."""
    return datetime.fromtimestamp(seconds, UTC)


class Transaction:
    """One transaction over the tables. Opened and sealed here, so that nothing else sees bytes."""

    __slots__ = ("db", "gone", "stored", "vault")

    def __init__(self, db: Connection, vault: Vault) -> None:
        self.db = db
        self.vault = vault
        self.gone: list[str] = []  # owners whose keys are to be destroyed after the commit
        self.stored: dict[str, Pages] = {}  # owner -> the pages of the room, as they are in this transaction

    def goes(self, owners: list[str]) -> None:
        """These owners' rows went in this transaction; their keys follow once it is committed."""
        record(self.db, self.vault, owners)
        self.gone += owners

    def run(self, statement: Statement, **values: object) -> Any:
        """The driver's cursor. Raises what `said_no` makes of the database's error."""
        return statement.run(self.db, values)

    def execute(self, statement: Executable, values: dict[str, Any] | Sequence[dict[str, Any]] | None = None) -> Any:
        """SQLAlchemy's own result, for what happens seldom. Raises the same."""
        try:
            found: CursorResult[Any] = self.db.execute(statement, values)
        except DBAPIError as fault:
            raise said_no(fault) from None
        return found

    def seal(self, owner: str, place: str, row: str, value: object) -> bytes:
        """Plain data, to be read again with this owner's key, in this place of this row."""
        return self.vault.seal(owner, place, row, json.dumps(value, separators=(",", ":")).encode())

    def open(self, owner: str, place: str, row: str, sealed: bytes) -> Any:
        """What was sealed. Raises Unreadable when the key is gone or the bytes are not of this place."""
        try:
            return json.loads(self.vault.open(owner, place, row, sealed))
        except BadSettings:  # the key file was the right one at the start, so it is this wrapped key that is no good
            raise Unreadable("a wrapped key cannot be used") from None
