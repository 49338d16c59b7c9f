"""Light: going beyond what was promised, in light questions to both, if both wish for them."""

from __future__ import annotations

from datetime import datetime

from core.journey.light import gates, record
from core.journey.light.story import ASKS, LIGHT_FORM, UNLIGHT_FORM
from core.kernel.record import Record
from core.kernel.story import Feature
from core.kernel.view import View


def _when_answers_show(view: View, about: str | None) -> datetime | None:
    """All answers to a light question show at one instant."""
    light = view.lit(about)
    return light.shows_at if light is not None else None


LIGHT = Feature(
    name="light",
    forms=(LIGHT_FORM, UNLIGHT_FORM),
    asks={"keep": ASKS},
    gates=gates.GATES,
    lists=gates.LISTS,
    lists_of=gates.LISTS_OF,
    seals={"when_answers_show": _when_answers_show},
    record=Record(on_release=record.CONSEQUENCES, dues=record.DUES),
)
