"""Which time zone database is in use. The system's own wins where there is one; else the wheel `tzdata` serves."""

from __future__ import annotations

import zoneinfo
from importlib import metadata
from pathlib import Path


def version() -> str:
    """The version of the rules that `zoneinfo` reads, such as "2026a"; it differs whenever they may differ."""
    for folder in map(Path, zoneinfo.TZPATH):
        if (folder / "Europe").is_dir():
            return _of_system(folder)
    return f"wheel {metadata.version('tzdata')}"


def _of_system(folder: Path) -> str:
    for name in ("tzdata.zi", "+VERSION"):
        if (folder / name).is_file():
            with (folder / name).open(encoding="utf-8") as file:
                return f"system {file.readline().removeprefix('# version').strip()[:40]}"
    return f"system of {int((folder / 'Europe').stat().st_mtime)}"
