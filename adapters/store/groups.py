"""Groups, as rows. Each has a key of its own, under which its address and the ids of its people are sealed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from adapters.store import tables as t
from adapters.store.transaction import Transaction
from core.documents import plain, read
from core.state import Group


class SqlGroups:
    """See `Groups` in core/ports/rooms.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def get(self, id: str) -> Group | None:
        return self._where(t.group_room.c.id == id)

    def at(self, platform: str, address: str) -> Group | None:
        return self._where(t.account.c.hash == self._in.vault.name("group", platform, address))

    def of_couple(self, couple: str) -> Group | None:
        return self._where(t.group_room.c.couple == couple)

    def _where(self, which: ColumnElement[bool]) -> Group | None:
        """The group for which this holds, or None."""
        joined = select(t.group_room.c.id, t.group_room.c.document)
        joined = joined.join(t.account, t.account.c.person == t.group_room.c.id).where(which)
        row = self._in.execute(joined.order_by(t.group_room.c.id).limit(1)).first()
        if row is None:
            return None
        document: Any = self._in.open(f"person:{row.id}", "group_room.document", row.id, row.document)
        return read(Group, document)

    def get_or_create(self, id: str, platform: str, address: str) -> Group:
        known = self.at(platform, address)
        if known is not None:
            return known
        group = Group(id=id, platform=platform, address=address)
        self._in.execute(insert(t.person).values(id=id, reachable=True))
        self._in.execute(insert(t.account).values(person=id, platform=platform, **self._addressed(group)))
        self._in.execute(insert(t.group_room).values(id=id, couple=None, document=self._sealed(group)))
        return group

    def save(self, group: Group) -> None:
        row = update(t.group_room).where(t.group_room.c.id == group.id)
        self._in.execute(row.values(couple=group.couple, document=self._sealed(group)))

    def move(self, id: str, address: str) -> None:
        group = self.get(id)
        if group is not None:
            moved = replace(group, address=address)
            self._in.execute(update(t.account).where(t.account.c.person == id).values(self._addressed(moved)))
            self.save(moved)

    def end(self, id: str) -> None:
        if self._in.execute(select(t.group_room.c.id).where(t.group_room.c.id == id)).first():
            self._in.goes(end(self._in.db, id))

    def _sealed(self, group: Group) -> bytes:
        return self._in.seal(f"person:{group.id}", "group_room.document", group.id, plain(group))

    def _addressed(self, group: Group) -> dict[str, object]:
        hashed = self._in.vault.name("group", group.platform, group.address)
        sealed = self._in.seal(f"person:{group.id}", "account.address", hashed, group.address)
        return {"hash": hashed, "address": sealed}


def end(db: Connection, id: str) -> list[str]:
    """Forget a group; returns the owners whose keys are to go."""
    db.execute(delete(t.due).where(t.due.c.owner == f"group:{id}"))
    for column in (
        t.inbox.c.lane,
        t.outbox.c.person,
        t.message.c.person,
        t.group_room.c.id,
        t.account.c.person,
        t.person.c.id,
    ):
        db.execute(delete(column.table).where(column == id))
    return [f"person:{id}"]


def end_of(db: Connection, couple: str) -> list[str]:
    """Forget the groups of a couple, of whom nobody is left."""
    ids = db.execute(select(t.group_room.c.id).where(t.group_room.c.couple == couple)).scalars().all()
    return [owner for id in ids for owner in end(db, id)]
