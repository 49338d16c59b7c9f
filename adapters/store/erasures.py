"""Erasures done once more at a start, over a copy that is older than they are."""

from __future__ import annotations

from sqlalchemy import Connection, select

from adapters.store import leaving
from adapters.store import tables as t
from adapters.store.keys import Vault
from adapters.store.ledger import Entry
from adapters.store.recording import keep, record
from core.effects import DropDue, TakeBack
from core.errors import Unreadable
from core.kernel import shared
from core.kernel.record import Record
from core.ports import BEGINNING, Unit
from core.state import Side


def replay(db: Connection, vault: Vault, work: Unit) -> bool:
    """Destroy the keys that the database or the ledger says are to be destroyed, and no others; take the rows that
    nothing opens any more, and what their owner released and the partner was not shown. Returns whether there were any.

    The database knows of an erasure whose key the process did not come to destroy; the ledger of those that an older
    copy of the database or of the keys does not know of.
    """
    told: set[Entry] = {(owner, key) for owner, key in db.execute(select(t.erasure.c.owner, t.erasure.c.key))}
    vault.ledger.add(told)
    keep(db, sorted(vault.ledger.entries - told))
    vault.destroy_recorded()
    gone = [owner for owner in sorted(leaving.owners(db)) if vault.is_gone(owner) and not vault.has_key(owner)]
    for owner in gone:
        _take_back(db, work, owner.removeprefix("person:"))
        also = [other for other in leaving.forget_again(db, owner) if not vault.is_gone(other)]
        record(db, vault, also)
        vault.destroy(*also)
    return bool(gone)


def _take_back(db: Connection, work: Unit, person: str) -> None:
    """Held and sealed words of somebody who erased everything go as if they had never been confirmed."""
    theirs = db.execute(select(t.member.c.couple, t.member.c.side).where(t.member.c.person == person)).first()
    try:
        room, revision = work.rooms.shared(theirs.couple) if theirs is not None else (None, 0)
    except (KeyError, Unreadable):  # it is gone as well
        return
    if theirs is None or room is None:
        return
    side = Side(theirs.side)
    held = [item for item in room.items if item.by is side and not item.shown]
    for item in held:
        taken = shared.act(Record(), room, side, TakeBack(item.ref), BEGINNING)
        room = taken.shared
        for ref in (ref for part in item.parts for ref in part.words):
            work.words.drop(f"couple:{theirs.couple}", ref)
        for due in taken.due:
            if isinstance(due, DropDue):
                work.due.drop(f"couple:{theirs.couple}", due.key)
    if held:
        work.rooms.save_shared(theirs.couple, room, revision)
