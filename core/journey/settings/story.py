"""Settings: place, times and name, in one form behind the second door of `/more`."""

from __future__ import annotations

from core.journey.common import form
from core.kernel.words import Ask, AskKind, Choice, Then

SETTINGS_FORM = form(
    "settings",
    source="The person chooses days and hours.",
    offered=("settled_in",),
    tucked=True,
    command="settings",
    silent=True,
    asks=(
        Ask(
            "settings.what",
            choices=(
                Choice("zone"),
                Choice("rhythm", Then.AGAIN, act="open"),
                Choice("no-rhythm", Then.AGAIN, act="no_rhythm", says=True),
                Choice("night"),
                Choice("reminders"),
                Choice("name"),
                Choice("enough", says=True),
            ),
        ),
        Ask("settings.zone", AskKind.PLACE, when=("settings.what=zone",), act="new_zone"),
        Ask(
            "settings.night",
            choices=(
                Choice("usual", says=True),
                Choice("early", says=True),
                Choice("late", says=True),
                Choice("day", says=True),
            ),
            when=("settings.what=night",),
            act="new_night",
        ),
        Ask(
            "settings.reminders",
            choices=(
                Choice("both", says=True),
                Choice("day", says=True),
                Choice("hour", says=True),
                Choice("none", says=True),
            ),
            when=("settings.what=reminders",),
            act="reminders",
        ),
        Ask("settings.name", AskKind.LINE, when=("settings.what=name",), optional=True, most=40, act="new_name"),
    ),
)
