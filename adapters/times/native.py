"""A second opinion where its wheel is installed: Facebook's Duckling, in process (`pyduckling-native-phihos`, MIT).

Optional, and asked with care; all of it was measured on the wheel 0.3.0:
- Its time grows without bound: ten words of the kind "noon noon noon" took 5 s, fifteen weekdays minutes; six words at
  most 21 ms. So it is asked about at most `WORDS` words.
- Its Haskell runtime takes SIGINT for itself when it is imported, and then ends the process from within: the handler
  that was there is put back. So it is loaded by the main thread alone, before an event loop sets handlers of its own.
- It costs 75 MB of memory.
The wheel is for Linux on x86-64 alone; without it nothing else changes.
"""

from __future__ import annotations

import calendar
import importlib.resources
import importlib.util
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from adapters.times.spans import Span

WORDS, LETTERS = 6, 40
SHORTEST = 8  # characters: what is shorter and no time to our own grammar is a word by chance

Opinion = Callable[[str, datetime], Span | None]


def opinion() -> Opinion | None:
    """Duckling's reading of a whole short text, or None where it is not to be had. Loads it: about half a second."""
    if importlib.util.find_spec("duckling") is None or threading.current_thread() is not threading.main_thread():
        return None
    before = signal.getsignal(signal.SIGINT)
    try:
        duckling: Any = importlib.import_module("duckling")
        zones = duckling.load_time_zones(str(importlib.resources.files("tzdata") / "zoneinfo"))
        locale = duckling.parse_locale("EN_US", duckling.default_locale_lang(duckling.parse_lang("EN")))
        kinds = duckling.parse_dimensions(["time"])
    except Exception:  # a wheel that does not fit this machine is no wheel
        return None
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)

    def read(text: str, now: datetime) -> Span | None:
        if not SHORTEST <= len(text) <= LETTERS or len(text.split()) > WORDS or not text.isascii():
            return None
        ref = duckling.parse_ref_time(zones, "UTC", calendar.timegm(now.timetuple()))
        found = duckling.parse(text, duckling.Context(ref, locale), kinds, False)
        whole = [each for each in found if each["end"] - each["start"] >= len(text.strip(" .!?"))]
        return _span(whole[0]["value"]) if whole else None

    return read


def _span(value: dict[str, Any]) -> Span | None:
    if value.get("type") != "interval":
        return Span(_at(value), _at(value), value["grain"])
    ends = [each for each in (value.get("from"), value.get("to")) if each is not None]
    if not ends:
        return None
    return Span(_at(ends[0]), _at(ends[-1]), ends[-1]["grain"], "end" if "to" in value else "")


def _at(value: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(value["value"][:19])
