"""Keys and sealing. A key-encryption key wraps one data key for each private room, each shared room and the inbox.

Wrapped keys live in a file of their own, apart from the data, so that destroying a key ends the words in older
backups of the data too. Sealing is AES-256-GCM with owner, table, column and row as associated data, so a sealed
value opens only in the place it was made for.
"""

from __future__ import annotations

import base64
import hmac
import os
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.store.belonging import BOUND
from adapters.store.ledger import WHICHEVER, Entry, Ledger
from core.errors import BadSettings, Unreadable

NONCE = 12
MOST_KEYS = 4096  # held open
AT_A_TIME = 500  # keys in one query
MOST_REMEMBERED = 4 << 20  # bytes of sealed documents; opened, they take some ten times as much


def read_or_make_key_file(path: Path, *, may_make: bool) -> tuple[bytes, bool]:
    """The key-encryption key (32 bytes) and whether it was made just now, with mode 0600.

    Never made beside existing data (`may_make` false). Raises BadSettings with one line that says what to do.
    """
    try:
        text = path.read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        if not may_make:
            raise BadSettings(
                f"The key file {path} is missing but there are data that were made with it. Put the key file back:"
                " without it nothing that people wrote can be read."
            ) from None
        return _make_key_file(path), True
    except OSError as fault:
        raise BadSettings(f"The key file {path} cannot be read ({fault.strerror}). Check its owner and mode.") from None
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise BadSettings(f"The key file {path} does not hold a key (32 bytes in base64). Put the right file there.")
    return key, False


def _make_key_file(path: Path) -> bytes:
    key = os.urandom(32)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fault:
        raise BadSettings(f"The key file {path} cannot be made ({fault.strerror}). Check the folder.") from None
    with os.fdopen(handle, "w") as file:
        file.write(base64.b64encode(key).decode() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key


class Remembered:
    """What was opened or sealed a little while ago, by the sealed bytes themselves.

    No nonce is used twice, so the same bytes are the same document: what is found here cannot be out of date, whatever
    was rolled back or written by others meanwhile.
    """

    def __init__(self) -> None:
        self._found: OrderedDict[str, tuple[bytes, Any, int]] = OrderedDict()
        self._bytes = 0

    def get(self, owner: str, sealed: bytes) -> Any:
        """The value in these bytes, or None when it has to be opened."""
        known = self._found.get(owner)
        if known is None or known[0] != sealed:
            return None
        self._found.move_to_end(owner)
        return known[1]

    def put(self, owner: str, sealed: bytes, value: Any, more: int = 0) -> None:
        """Remember one document of an owner, with so many bytes more in its pages, and forget those that were not asked
        for the longest time."""
        self.forget(owner)
        self._found[owner] = sealed, value, len(sealed) + more
        self._bytes += len(sealed) + more
        while self._bytes > MOST_REMEMBERED and len(self._found) > 1:
            self.forget(next(iter(self._found)))

    def forget(self, owner: str) -> None:
        known = self._found.pop(owner, None)
        if known is not None:
            self._bytes -= known[2]


class Vault:
    """Seals and opens. Used on one thread at a time. `repr` shows nothing of the keys."""

    def __init__(self, file: Path, kek: bytes, *, may_make: bool, ledger: Ledger | None = None) -> None:
        """Raises BadSettings when the file is missing and may not be made, is no database, or has another key."""
        self.ledger = ledger or Ledger()
        self._kek = AESGCM(kek)
        self._open: dict[str, AESGCM] = {}
        if not may_make and not file.exists():
            raise BadSettings(f"The wrapped keys {file} are missing but there is a database. Put keys.db back.")
        try:
            self._file = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
            for setting in ("journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON"):
                self._file.execute(f"PRAGMA {setting}")
            self._file.execute("CREATE TABLE IF NOT EXISTS key (owner TEXT PRIMARY KEY, wrapped BLOB NOT NULL)")
            os.chmod(file, 0o600)
            self._lookup = self._raw("lookup")
        except (sqlite3.Error, OSError) as fault:
            raise BadSettings(f"The wrapped keys {file} cannot be used ({fault}). Restore keys.db.") from None

    def __repr__(self) -> str:
        return "Vault()"

    @cached_property
    def remembered(self) -> Remembered:
        """Documents that need not be opened again. What is destroyed is remembered no more."""
        return Remembered()

    def name(self, *parts: str) -> str:
        """A keyed hash, 32 hexadecimal characters. The parts cannot run into one another."""
        message = b"".join(len(p.encode()).to_bytes(4, "big") + p.encode() for p in parts)
        return hmac.digest(self._lookup, message, "sha256").hex()[:32]

    def seal(self, owner: str, place: str, row: str, text: bytes) -> bytes:
        """Nonce and ciphertext. `place` is `table.column`."""
        nonce = self._nonce()
        return nonce + self._key(owner).encrypt(nonce, text, f"{owner}|{place}|{row}".encode())

    @cached_property
    def _drawn(self) -> list[bytes]:
        return []

    def _nonce(self) -> bytes:
        """Twelve random bytes, drawn from the system many at a time: asking for each costs more than the sealing."""
        if not self._drawn:
            drawn = os.urandom(NONCE * 256)
            self._drawn += [drawn[at : at + NONCE] for at in range(0, len(drawn), NONCE)]
        return self._drawn.pop()

    def open(self, owner: str, place: str, row: str, sealed: bytes) -> bytes:
        """What was sealed in this place. Raises Unreadable for a moved, changed or foreign value."""
        try:
            return self._key(owner, make=False).decrypt(
                sealed[:NONCE], sealed[NONCE:], f"{owner}|{place}|{row}".encode()
            )
        except (InvalidTag, ValueError):
            raise Unreadable(f"a value of {place} cannot be opened: wrong key, or moved") from None

    def entry(self, owner: str) -> Entry:
        """How the ledger names this owner and the key they have now; neither can be found out from it."""
        try:
            key = hmac.digest(self._raw(owner, make=False), b"erased", "sha256").hex()[:32]
        except (Unreadable, BadSettings):  # gone or damaged already; an older copy of the keys may have it
            key = WHICHEVER
        return self._hashed(owner), key

    def _hashed(self, owner: str) -> str:
        return self.name("erased-owner", owner)

    def is_gone(self, owner: str) -> bool:
        """Whether a key of this owner was ever destroyed."""
        return bool(self.ledger.keys_of(self._hashed(owner)))

    def has_key(self, owner: str) -> bool:
        return self._file.execute("SELECT 1 FROM key WHERE owner = ?", (owner,)).fetchone() is not None

    def destroy(self, *owners: str) -> None:
        """Destroy these keys for good, and with them whatever was sealed with them, in backups too.

        The ledger is written first. Raises OSError or sqlite3.Error; then it has to be done again.
        """
        self.ledger.add(self.entry(owner) for owner in owners if self.has_key(owner) or not self.is_gone(owner))
        for owner in owners:
            self._open.pop(owner, None)
            self.remembered.forget(owner)
            self._file.execute("DELETE FROM key WHERE owner = ?", (owner,))

    def destroy_recorded(self) -> None:
        """Destroy the keys that the ledger names and that are here all the same: a start after a crash between commit
        and destruction, or over an older copy of the keys. An owner's other keys stay."""
        for (owner,) in self._file.execute("SELECT owner FROM key").fetchall():
            destroyed = self.ledger.keys_of(self._hashed(owner))
            if destroyed and destroyed & {WHICHEVER, self.entry(owner)[1]}:
                self._file.execute("DELETE FROM key WHERE owner = ?", (owner,))

    def bind(self, id: str, database: str) -> None:
        """Write down which installation these keys belong to, and where its database is, for whoever looks for it."""
        for name, value in ((BOUND, id), ("database", database)):
            self._file.execute("CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
            known = self._file.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
            if known != (value,):
                self._file.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def close(self) -> None:
        self._file.close()

    def fetch(self, owners: Iterable[str]) -> None:
        """Have these owners' keys at hand, as far as there are any: one query for many of them."""
        wanted = sorted({owner for owner in owners if owner not in self._open})
        for first in range(0, len(wanted), AT_A_TIME):
            some = wanted[first : first + AT_A_TIME]
            places = ",".join("?" * len(some))
            for owner, wrapped in self._file.execute(f"SELECT owner, wrapped FROM key WHERE owner IN ({places})", some):
                self._at_hand(owner, self._unwrap(owner, wrapped))

    def _key(self, owner: str, *, make: bool = True) -> AESGCM:
        found = self._open.get(owner)
        return found if found is not None else self._at_hand(owner, self._raw(owner, make=make))

    def _at_hand(self, owner: str, key: bytes) -> AESGCM:
        if len(self._open) >= MOST_KEYS:
            self._open.clear()
        found = self._open[owner] = AESGCM(key)
        return found

    def _raw(self, owner: str, *, make: bool = True) -> bytes:
        """The data key of an owner; made and stored, durably, before anything is sealed with it.

        Reading makes no key: words whose key is gone are gone, and Unreadable says so.
        """
        found = self._file.execute("SELECT wrapped FROM key WHERE owner = ?", (owner,)).fetchone()
        if found is not None:
            return self._unwrap(owner, found[0])
        if not make:
            raise Unreadable("the key of a room is gone, and with it its words")
        key = os.urandom(32)
        nonce = os.urandom(NONCE)
        wrapped = nonce + self._kek.encrypt(nonce, key, f"key|{owner}".encode())
        self._file.execute("INSERT INTO key VALUES (?, ?)", (owner, wrapped))
        return key

    def _unwrap(self, owner: str, wrapped: bytes) -> bytes:
        try:
            return self._kek.decrypt(wrapped[:NONCE], wrapped[NONCE:], f"key|{owner}".encode())
        except InvalidTag:
            raise BadSettings(
                "The key file does not fit this database. Put back the key file that was made with it."
            ) from None
