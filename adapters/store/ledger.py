"""The ledger of erasures: which keys were destroyed for good, in a file of its own beside them.

It only grows. An older copy of the database or of the wrapped keys knows nothing of what was erased since; the ledger
does, and so nothing that was erased can be read again. A line names an owner and a key, both by keyed hashes.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from core.errors import BadSettings

HEAD = re.compile(r"kintsugi erasures 1 ([0-9a-f]{32})")
LINE = re.compile(r"([0-9a-f]{32}) ([0-9a-f]{32}|-)")
WHICHEVER = "-"
"""In the place of a key that could not be looked at any more: whichever key this owner has."""

Entry = tuple[str, str]
"""An owner and the key, as `Vault.entry` names them."""


class Ledger:
    """The entries of a file; without one they are kept in memory only."""

    def __init__(self, file: Path | None = None) -> None:
        """Raises BadSettings when the file is damaged or cannot be read. A file that is missing is made by `bind`."""
        self.id: str | None = None
        self.there = False
        self.entries: set[Entry] = set()
        self._keys: dict[str, set[str]] = defaultdict(set)
        self._file = file
        self._whole = 0  # bytes of whole lines: a line that a crash cut short is written over
        if file is not None:
            self._read(file)

    def keys_of(self, owner: str) -> frozenset[str]:
        """The destroyed keys of an owner, by the owner's hash."""
        return frozenset(self._keys.get(owner, ()))

    def bind(self, id: str) -> None:
        """Say once and for all which database and keys this is the ledger of."""
        if self.id is None:
            self._append(f"kintsugi erasures 1 {id}\n")
            self.id, self.there = id, True

    def add(self, entries: Iterable[Entry]) -> None:
        """Write these down; durable when this returns. Raises OSError."""
        new = sorted(set(entries) - self.entries)
        if new:
            self._append("".join(f"{owner} {key}\n" for owner, key in new))
            self._know(new)

    def _know(self, entries: Iterable[Entry]) -> None:
        for owner, key in entries:
            self.entries.add((owner, key))
            self._keys[owner].add(key)

    def _append(self, text: str) -> None:
        if self._file is None:
            return
        handle = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(handle, "r+b") as file:
            file.seek(self._whole)
            file.truncate()
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        self._whole += len(text)

    def _read(self, file: Path) -> None:
        try:
            text = file.read_bytes().decode("ascii", "replace")
        except FileNotFoundError:
            return
        except OSError as fault:
            raise BadSettings(
                f"The ledger {file} cannot be read ({fault.strerror}). Check its owner and mode."
            ) from None
        self.there = True
        self._whole = text.rfind("\n") + 1
        head, *lines = text[: self._whole].splitlines() or [""]
        found, entries = HEAD.fullmatch(head), [LINE.fullmatch(line) for line in lines]
        if (head and not found) or None in entries:
            raise BadSettings(f"{file} is no ledger of erasures, or it is damaged. Put back the newest copy of it.")
        self.id = found[1] if found else None
        self._know((entry[1], entry[2]) for entry in entries if entry)
