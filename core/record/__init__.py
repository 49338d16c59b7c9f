"""The shared record: what a release means from the instant it shows, and what a due row of the couple's does.

Functions of the shared room alone, so that nothing here can depend on what a partner did in private.
"""

from __future__ import annotations

from core.record import breaches, early, light, promises, rhythm, turns
from core.record.outcome import Come, Consequence

CONSEQUENCES: dict[str, Consequence] = {
    **breaches.CONSEQUENCES,
    **early.CONSEQUENCES,
    **promises.CONSEQUENCES,
    **turns.CONSEQUENCES,
    **light.CONSEQUENCES,
    **rhythm.CONSEQUENCES,
}
TICKS: dict[str, Come] = {**early.TICKS, **promises.TICKS, **light.TICKS, **rhythm.TICKS}
