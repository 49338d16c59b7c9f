"""Erasures written down, and done once more at a start over a copy that is older than they are."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from adapters.store import leaving
from adapters.store import statements as on
from adapters.store import tables as t
from adapters.store.keys import Vault
from adapters.store.ledger import Entry


def record(db: Connection, vault: Vault, owners: Iterable[str]) -> None:
    """Write down, in the transaction that takes their rows, whose keys are to be destroyed after it."""
    _keep(db, [vault.entry(owner) for owner in owners])


def replay(db: Connection, vault: Vault) -> bool:
    """Destroy the keys that the database or the ledger says are to be destroyed, and no others; take the rows that
    nothing opens any more. Returns whether there were such rows.

    The database knows of an erasure whose key the process did not come to destroy; the ledger of those that an older
    copy of the database or of the keys does not know of.
    """
    told: set[Entry] = {(owner, key) for owner, key in db.execute(select(t.erasure.c.owner, t.erasure.c.key))}
    vault.ledger.add(told)
    _keep(db, sorted(vault.ledger.entries - told))
    vault.destroy_recorded()
    gone = [owner for owner in sorted(leaving.owners(db)) if vault.is_gone(owner) and not vault.has_key(owner)]
    for owner in gone:
        also = [other for other in leaving.forget_again(db, owner) if not vault.is_gone(other)]
        record(db, vault, also)
        vault.destroy(*also)
    return bool(gone)


def _keep(db: Connection, entries: Iterable[Entry]) -> None:
    on.ERASURE.run_all(db, [{"owner": owner, "key": key} for owner, key in entries])
