"""Settings: place, times and name, and what may show on a locked screen, in one form."""

from __future__ import annotations

from dataclasses import replace

from core.journey.common import LOCK, Group, form
from core.kernel.words import Ask, AskKind, Choice

SETTINGS_FORM = form(
    "settings",
    source="The person chooses days and hours.",
    offered=("settled_in",),
    group=Group.SETTINGS,
    command="settings",
    silent=True,
    asks=(
        Ask(
            "settings.what",
            choices=(Choice("times"), Choice("zone"), Choice("name"), Choice("lock"), Choice("enough", says=True)),
        ),
        Ask(
            "settings.times",
            choices=(
                Choice("rhythm", act="open"),
                Choice("no-rhythm", act="no_rhythm", says=True),
                Choice("night"),
                Choice("reminders"),
                Choice("enough", says=True),
            ),
            when=("settings.what=times",),
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
            when=("settings.times=night",),
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
            when=("settings.times=reminders",),
            act="reminders",
        ),
        Ask(
            "settings.lock",
            choices=tuple(replace(choice, says=True) for choice in LOCK),
            when=("settings.what=lock",),
            act="lock_screen",
        ),
        Ask("settings.name", AskKind.LINE, when=("settings.what=name",), optional=True, most=40, act="new_name"),
    ),
)
