"""Leaving and erasing, which need no reason; and beginning again."""

from __future__ import annotations

from core.journey.common import Group, form
from core.kernel.words import Ask, Choice, Then

LEAVE_FORM = form(
    "leave",
    source="Leaving is silent, immediate and needs no reason.",
    offered=("always",),
    command="leave",
    group=Group.SETTINGS,
    silent=True,
    asks=(Ask("leave.sure", choices=(Choice("leave", act="leave"), Choice("stay", says=True))),),
)

ERASE_FORM = form(
    "erase",
    source="Erasing is silent too. The other can neither read, restore nor prevent it.",
    offered=("always",),
    command="erase",
    group=Group.SETTINGS,
    silent=True,
    asks=(Ask("erase.sure", choices=(Choice("erase", act="erase"), Choice("stay", says=True))),),
)

BACK_FORM = form(
    "back",
    begun_by="anything somebody writes who has left",
    source="Who left can begin again on any day.",
    silent=True,
    asks=(Ask("back.again", choices=(Choice("yes", act="come_back"), Choice("no", Then.ASIDE, says=True))),),
)
