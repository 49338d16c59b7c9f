"""What several features say alike: holding times, roles, the choice to leave something for later, opening a form."""

from __future__ import annotations

from datetime import timedelta

from core.kernel.forms import open_chosen
from core.kernel.story import Feature
from core.kernel.words import Choice, Role, Then

LINE = timedelta(minutes=5)
LETTER = timedelta(hours=1)

HURT, RESPONSIBLE = Role.HURT, Role.RESPONSIBLE
DAYS = tuple(Choice(id) for id in ("daily", "three", "workdays", "weekend", "twice", "weekly"))
WEEKDAY = tuple(Choice(id) for id in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
LATER = Choice("later", Then.ASIDE)

COMMON = Feature(
    name="common",
    acts={"open": open_chosen},
    gates={
        "zone_unknown": lambda here: here.room.zone is None,
        "no_rhythm": lambda here: here.room.rhythm is None,
        "closed": lambda here: here.view is not None and here.view.closed is not None,
    },
)
