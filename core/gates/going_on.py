"""Gates and lists of continue: check-ins, the weekly talk, the long way."""

from __future__ import annotations

from core.gates.scene import Gate, List

GATES: dict[str, Gate] = {}

LISTS: dict[str, List] = {}
