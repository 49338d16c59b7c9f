"""What several steps say alike: holding times, roles, the choice to leave something for later. Data only."""

from __future__ import annotations

from datetime import timedelta

from core.kernel.words import Choice, Role, Then

LINE = timedelta(minutes=5)
LETTER = timedelta(hours=1)

HURT, RESPONSIBLE = Role.HURT, Role.RESPONSIBLE
DAYS = tuple(Choice(id) for id in ("daily", "three", "workdays", "weekend", "twice", "weekly"))
WEEKDAY = tuple(Choice(id) for id in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
LATER = Choice("later", Then.ASIDE)
