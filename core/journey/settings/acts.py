"""What a change of settings moves: all that goes by the clock where the person is, or by their quiet hours."""

from __future__ import annotations

from core.events import Said
from core.journey.checkins import acts as checkins
from core.journey.dates import acts as dates
from core.journey.now import acts as now
from core.journey.promises import acts as promises
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus


def _new_zone(context: StepContext, focus: Focus, value: str | None) -> None:
    """Rules keep their hour, by the new clock: check-ins, hard dates, a thought for the morning. What was agreed or
    counted from a moment stays; its reminders are moved out of the quiet hours there."""
    checkins.set_first(context)
    promises.remind_of_all(context)
    dates.set_dates(context)
    now.set_parked(context)
    context.say("settings-zone-set")


def _new_night(context: StepContext, focus: Focus, value: str | None) -> None:
    """Other quiet hours: what is set already moves with them."""
    context.change(night=value or "usual")
    checkins.set_first(context)
    promises.remind_of_all(context)


def _reminders(context: StepContext, focus: Focus, value: str | None) -> None:
    context.change(reminders=value or "both")
    promises.remind_of_all(context)


def _new_name(context: StepContext, focus: Focus, value: str | None) -> None:
    """How the companion names the person here. The pairing card and past quotes keep what they said."""
    assert isinstance(context.event, Said)
    context.change(name=" ".join(context.event.text.split()))
    context.say("settings-name-set")


def _lock_screen(context: StepContext, focus: Focus, value: str | None) -> None:
    """What a knock says from now on: what kind of thing is here, or only that something is."""
    if value != "skip":
        context.change(only_here=value == "only")


ACTS: dict[str, Doing] = {
    "lock_screen": _lock_screen,
    "new_zone": _new_zone,
    "new_name": _new_name,
    "new_night": _new_night,
    "reminders": _reminders,
}
