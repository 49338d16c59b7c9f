"""Real time for the shell, taken from the simulation: every module of `bot`, the adapters and APScheduler that asks
the wall or the monotonic clock is told the virtual time while `virtual` lasts."""

from __future__ import annotations

import contextlib
import datetime as datetimes
import sys
import time as times
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import apscheduler.triggers.date
import apscheduler.triggers.interval  # noqa: F401  (it is loaded late, and would keep the real time)

REAL_START = datetimes.datetime(2026, 3, 2, 17, 0, 5, tzinfo=datetimes.UTC)
OURS = ("bot.", "adapters.", "apscheduler.")


class _Kind(type(datetimes.datetime)):  # type: ignore[misc]
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, datetimes.datetime)


class Seconds:
    """Where the virtual time comes from: whoever runs now sets `read`."""

    read: Callable[[], float] = staticmethod(lambda: 0.0)


class VirtualDatetime(datetimes.datetime, metaclass=_Kind):
    """`datetime`, whose now is the simulation's."""

    @classmethod
    def now(cls, tz: datetimes.tzinfo | None = None) -> datetimes.datetime:  # type: ignore[override]
        return real_time().astimezone(tz)


class _Time:
    """The module `time`, whose clocks are the simulation's."""

    monotonic = staticmethod(lambda: Seconds.read())
    time = staticmethod(lambda: real_time().timestamp())

    def __getattr__(self, name: str) -> Any:
        return getattr(times, name)


TIME = _Time()


def real_time() -> datetimes.datetime:
    """The wall's time in the simulation."""
    return REAL_START + datetimes.timedelta(seconds=Seconds.read())


@contextlib.contextmanager
def virtual() -> Iterator[None]:
    """Every clock of the shell shows the virtual time."""
    with contextlib.ExitStack() as stack:
        for name, module in list(sys.modules.items()):
            if name.startswith(OURS):
                if vars(module).get("datetime") is datetimes.datetime:
                    stack.enter_context(patch.object(module, "datetime", VirtualDatetime))
                if vars(module).get("time") is times:
                    stack.enter_context(patch.object(module, "time", TIME))
        yield
