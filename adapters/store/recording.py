"""Erasures written down in the transaction that takes the rows: whose keys are to be destroyed after it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from adapters.store import statements as on
from adapters.store.keys import Vault
from adapters.store.ledger import Entry


def record(db: Connection, vault: Vault, owners: Iterable[str]) -> None:
    """Write down, in the transaction that takes their rows, whose keys are to be destroyed after it."""
    keep(db, [vault.entry(owner) for owner in owners])


def keep(db: Connection, entries: Iterable[Entry]) -> None:
    """These entries, each once."""
    on.ERASURE.run_all(db, [{"owner": owner, "key": key} for owner, key in entries])
