"""Private answers, ours."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from typing import Any

import structlog

from tests.bench.child import measure, run
from tests.bench.ours import Ours


async def main(said: dict[str, Any]) -> dict[str, object]:
    """Durable answers with these loads."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory(dir=said["folder"]) as folder:
        return await measure(Ours(Path(folder), said["sends"]), said["loads"], said["seconds"])


if __name__ == "__main__":
    run(main)
