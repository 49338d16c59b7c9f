"""One transaction over the tables, by topic, as core/ports promises it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from adapters.store.accounts import SqlAccounts
from adapters.store.due import SqlDue
from adapters.store.groups import SqlGroups
from adapters.store.inbox import SqlInbox
from adapters.store.invitations import SqlInvitations
from adapters.store.keys import Vault
from adapters.store.links import SqlLinks
from adapters.store.outbox import SqlOutbox
from adapters.store.people import SqlPeople
from adapters.store.retention import SqlRetention
from adapters.store.rooms import SqlRooms
from adapters.store.statements import said_no
from adapters.store.transaction import Transaction
from adapters.store.words import SqlWords

T = TypeVar("T")


class SqlUnit:
    """See `Unit` in core/ports/store.py for what is promised."""

    __slots__ = (
        "_db",
        "_transaction",
        "accounts",
        "due",
        "gone",
        "groups",
        "inbox",
        "invitations",
        "links",
        "outbox",
        "people",
        "retention",
        "rooms",
        "torn",
        "words",
    )

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._db = connection
        self._transaction = transaction = Transaction(connection, vault)
        self.torn = False  # a part that raised could not be undone: the transaction must not be committed
        self.gone = transaction.gone  # owners whose keys are to be destroyed after the commit
        self.people = SqlPeople(transaction)
        self.accounts = SqlAccounts(transaction)
        self.links = SqlLinks(transaction)
        self.invitations = SqlInvitations(transaction)
        self.groups = SqlGroups(transaction)
        self.rooms = SqlRooms(transaction)
        self.words = SqlWords(transaction)
        self.inbox = SqlInbox(transaction)
        self.outbox = SqlOutbox(transaction)
        self.due = SqlDue(transaction)
        self.retention = SqlRetention(transaction)

    def savepoint(self, part: Callable[[], T]) -> T:
        """A savepoint; by hand, for SQLAlchemy's costs more than all that is done in it."""
        gone, torn = len(self.gone), self.torn
        self.torn = True  # at whatever the database says no, it may have undone all; what was torn before stays torn
        self._say("SAVEPOINT part")
        self.torn = torn
        try:
            found = part()
            self._say("RELEASE SAVEPOINT part")
        except BaseException as fault:
            torn, self.torn = self.torn, True  # until the part is undone
            self._say("ROLLBACK TO SAVEPOINT part")
            self._say("RELEASE SAVEPOINT part")
            self.torn = torn
            self._transaction.stored.clear()
            del self.gone[gone:]
            if isinstance(fault, DBAPIError | self._db.dialect.loaded_dbapi.Error):
                raise said_no(fault) from None
            raise
        return found

    def _say(self, text: str) -> None:
        try:
            self._db.connection.cursor().execute(text)
        except self._db.dialect.loaded_dbapi.Error as fault:
            raise said_no(fault) from None
