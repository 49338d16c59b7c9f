"""The statements that every event needs. Each is written in SQLAlchemy Core, compiled once for a dialect, and run on
the driver's own cursor: SQLAlchemy's way to execute costs some sixty microseconds a statement, this way five.

Bound values go to the driver as they are, so only columns of plain types are used here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from adapters.store import tables as t
from core.errors import KintsugiError, OurFault, WorldFault

Insert = Callable[[Table], Any]  # the dialect's own, which knows what to do on a conflict
OF_THE_ROW = frozenset({"DataError", "IntegrityError", "InterfaceError", "NotSupportedError", "ProgrammingError"})


def said_no(fault: Exception) -> KintsugiError:
    """An error of the database (PEP 249), in our terms: of the row that it did not take, or of the world."""
    name = type(getattr(fault, "orig", fault)).__name__
    return OurFault(f"a wrong row ({name})") if name in OF_THE_ROW else WorldFault(f"the database said no ({name})")


class Statement:
    """One statement. `build` makes it; `columns` are those that an insert fills."""

    def __init__(self, build: Callable[[Insert], Any], columns: Sequence[str] | None = None) -> None:
        self._build = build
        self._columns = columns
        self._compiled: dict[str, tuple[str, tuple[str, ...] | None, dict[str, Any]]] = {}

    def run(self, connection: Connection, values: dict[str, object]) -> Any:
        """The driver's cursor, with the rows or their count. Raises what `said_no` makes of the database's error."""
        text, order, fixed = self._compiled.get(connection.dialect.name) or self._compile(connection)
        given = {**fixed, **values}
        bound = given if order is None else tuple(given[name] for name in order)
        return self._on_cursor(connection, lambda cursor: cursor.execute(text, bound))

    def run_all(self, connection: Connection, rows: Sequence[dict[str, object]]) -> Any:
        """The same for many rows at once."""
        text, order, fixed = self._compiled.get(connection.dialect.name) or self._compile(connection)
        given = ({**fixed, **row} for row in rows)
        bound = [row if order is None else tuple(row[name] for name in order) for row in given]
        return self._on_cursor(connection, lambda cursor: cursor.executemany(text, bound))

    def _on_cursor(self, connection: Connection, execute: Callable[[Any], object]) -> Any:
        cursor = connection.connection.cursor()
        try:
            execute(cursor)
        except connection.dialect.loaded_dbapi.Error as fault:
            raise said_no(fault) from None
        return cursor

    def _compile(self, connection: Connection) -> tuple[str, tuple[str, ...] | None, dict[str, Any]]:
        dialect = connection.dialect
        statement = self._build(postgresql.insert if dialect.name == "postgresql" else sqlite.insert)
        compiled = statement.compile(dialect=dialect, column_keys=self._columns)
        order = tuple(compiled.positiontup) if compiled.positional else None
        fixed = {name: bound.value for name, bound in compiled.binds.items() if not bound.required}
        found = str(compiled), order, fixed
        self._compiled[dialect.name] = found
        return found


def _once(table: Table) -> Statement:
    """Insert a row unless one with the same key is there."""
    columns = [column.name for column in table.columns if column.name != "seq"]
    return Statement(lambda insert: insert(table).inline().on_conflict_do_nothing(), columns)


def _or_again(table: Table, *key: str) -> Statement:
    """Insert a row, or write it over the one with the same key."""
    columns = [column.name for column in table.columns if column.name != "seq"]

    def build(insert: Insert) -> Any:
        new = insert(table).inline()
        changed = {name: new.excluded[name] for name in columns if name not in key}
        return new.on_conflict_do_update(index_elements=list(key), set_=changed)

    return Statement(build, columns)


_PERSON = (
    select(
        t.person.c.id,
        t.account.c.reachable,
        t.account.c.hash,
        t.account.c.platform,
        t.account.c.address,
        t.member.c.couple,
        t.member.c.side,
    )
    .join(t.account, t.account.c.person == t.person.c.id)
    .outerjoin(t.member, t.member.c.person == t.person.c.id)
    .order_by(t.account.c.reachable.desc(), t.account.c.home.desc(), t.account.c.hash)
    .limit(1)
)


def _save(table: Table, key: Any) -> Statement:
    """Write a document over the one of that revision."""
    where = and_(key == bindparam("of"), table.c.revision == bindparam("before"))
    return Statement(lambda _: update(table).where(where), ["revision", "document"])


NEW_PERSON = _once(t.person)
NEW_ACCOUNT = _once(t.account)
ERASURE = _once(t.erasure)
PERSON = Statement(lambda _: _PERSON.where(t.person.c.id == bindparam("of")))
PERSON_OF_ACCOUNT = Statement(lambda _: _PERSON.where(t.account.c.hash == bindparam("of")))
LANE_OF_ACCOUNT = Statement(lambda _: select(t.account.c.person).where(t.account.c.hash == bindparam("of")))
MEMBERS = Statement(
    lambda _: (
        select(t.member.c.side, t.member.c.person).where(t.member.c.couple == bindparam("of")).order_by(t.member.c.side)
    )
)

ROOM = Statement(
    lambda _: select(t.private_room.c.revision, t.private_room.c.document).where(
        t.private_room.c.person == bindparam("of")
    )
)
FIRST_ROOM = _once(t.private_room)
SAVE_ROOM = _save(t.private_room, t.private_room.c.person)
SHARED = Statement(
    lambda _: select(t.shared_room.c.revision, t.shared_room.c.document).where(
        t.shared_room.c.couple == bindparam("of")
    )
)
FIRST_SHARED = _once(t.shared_room)
SAVE_SHARED = _save(t.shared_room, t.shared_room.c.couple)

PAGES = Statement(lambda _: select(t.page.c.hash, t.page.c.body).where(t.page.c.owner == bindparam("of")))
SAVE_PAGE = _or_again(t.page, "owner", "hash")
DROP_PAGE = Statement(
    lambda _: delete(t.page).where(t.page.c.owner == bindparam("of"), t.page.c.hash == bindparam("which"))
)

WORDS = Statement(
    lambda _: select(t.words.c.body).where(t.words.c.owner == bindparam("of"), t.words.c.ref == bindparam("which"))
)
KEEP_WORDS = _or_again(t.words, "owner", "ref")
DROP_WORDS = Statement(
    lambda _: delete(t.words).where(t.words.c.owner == bindparam("of"), t.words.c.ref == bindparam("which"))
)
NOTE = _once(t.note)

RECEIVE = _once(t.inbox)
_ROWS = select(t.inbox.c.id, t.inbox.c.lane, t.inbox.c.payload, t.inbox.c.tries, t.inbox.c.at)
OLDEST = Statement(lambda _: _ROWS.where(t.inbox.c.state == "new").order_by(t.inbox.c.seq).limit(bindparam("most")))
_FIRST = (
    select(func.min(t.inbox.c.seq).label("seq")).where(t.inbox.c.state == "new").group_by(t.inbox.c.lane).subquery()
)
FIRST_PER_LANE = Statement(
    lambda _: _ROWS.join(_FIRST, _FIRST.c.seq == t.inbox.c.seq).order_by(t.inbox.c.seq).limit(bindparam("most"))
)
_WAITS = select(t.inbox.c.seq).where(t.inbox.c.state == "new").limit(1)
ANY_WAITS = Statement(lambda _: _WAITS)
WAITS_IN_LANE = Statement(lambda _: _WAITS.where(t.inbox.c.lane == bindparam("of")))
HANDLED = Statement(
    lambda _: (
        update(t.inbox)
        .where(t.inbox.c.id == bindparam("of"), t.inbox.c.state == "new")
        .values(state="done", payload=None)
    )
)

SEND = _once(t.outbox)
SENT_AS = _once(t.message)

SET_DUE = _or_again(t.due, "owner", "hash")
HAND_BACK_DUE = _once(t.due)
DROP_DUE = Statement(
    lambda _: delete(t.due).where(t.due.c.owner == bindparam("of"), t.due.c.hash == bindparam("which"))
)
