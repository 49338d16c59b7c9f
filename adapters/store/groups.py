"""Groups, as rows. Each has a key of its own, under which its address and the ids of its people are sealed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from adapters.store import tables as t
from adapters.store.keys import Vault
from core.documents import plain, read
from core.state import Group


def found(db: Connection, vault: Vault, which: ColumnElement[bool]) -> Group | None:
    """The group for which this holds, or None."""
    joined = select(t.group_room.c.id, t.group_room.c.document).join(t.account, t.account.c.person == t.group_room.c.id)
    row = db.execute(joined.where(which)).first()
    if row is None:
        return None
    document: Any = json.loads(vault.open(f"person:{row.id}", "group_room.document", row.id, row.document))
    return read(Group, document)


def at(vault: Vault, platform: str, address: str) -> ColumnElement[bool]:
    """That a group stands there."""
    return t.account.c.hash == vault.name("group", platform, address)


def make(db: Connection, vault: Vault, group: Group) -> None:
    """A new group."""
    db.execute(insert(t.person).values(id=group.id, reachable=True))
    db.execute(insert(t.account).values(person=group.id, platform=group.platform, **_addressed(vault, group)))
    db.execute(insert(t.group_room).values(id=group.id, couple=group.couple, document=_sealed(vault, group)))


def save(db: Connection, vault: Vault, group: Group) -> None:
    """The group as it is now."""
    row = update(t.group_room).where(t.group_room.c.id == group.id)
    db.execute(row.values(couple=group.couple, document=_sealed(vault, group)))


def move(db: Connection, vault: Vault, group: Group, address: str) -> None:
    """The same group at another address."""
    moved = replace(group, address=address)
    db.execute(update(t.account).where(t.account.c.person == group.id).values(_addressed(vault, moved)))
    save(db, vault, moved)


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


def _sealed(vault: Vault, group: Group) -> bytes:
    document = json.dumps(plain(group), separators=(",", ":")).encode()
    return vault.seal(f"person:{group.id}", "group_room.document", group.id, document)


def _addressed(vault: Vault, group: Group) -> dict[str, object]:
    hashed = vault.name("group", group.platform, group.address)
    sealed = vault.seal(f"person:{group.id}", "account.address", hashed, json.dumps(group.address).encode())
    return {"hash": hashed, "address": sealed}
