"""Logs: names of ours, counts and durations. Never words, names, scores, tokens or platform ids."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable

import structlog

LOUD = ("apscheduler", "aiohttp", "sqlalchemy", "alembic", "asyncio")


class _NameOnly(logging.Formatter):
    """A library's logger, the level, and the kind of error: never its words, which may hold a token or a text."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0] if record.exc_info else None
        return f"{record.name} {record.levelname}" + (f" {kind.__name__}" if kind else "")


def set_up(level: str, loud: Iterable[str] = ()) -> None:
    """Our events go to standard error, one line each. Libraries are heard from WARNING on, without their texts'
    arguments: an address of an API may hold the token. `loud`: loggers of libraries, beside those known here."""
    number = getattr(logging, level)
    heard = logging.StreamHandler(sys.stderr)
    heard.setFormatter(_NameOnly())
    logging.basicConfig(level=logging.WARNING, handlers=[heard], force=True)
    for name in (*LOUD, *loud):
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.KeyValueRenderer(key_order=["timestamp", "level", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
