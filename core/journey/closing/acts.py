"""What closing does in one person's own room: what asked for the shared part asks no more; what is private stays."""

from __future__ import annotations

from core.effects import Button
from core.events import Noticed
from core.kernel import floor, forms
from core.kernel.context import StepContext
from core.state import Closed, Position
from core.values import Track, form_track


def noticed(context: StepContext, event: Noticed) -> bool:
    """The shared story closed, or two years have gone by."""
    if event.kind == "closed":
        _close(context, event.ref)
    if event.kind != "years":
        return False
    if not context.room.paused:
        _years(context)
    return True


def _years(context: StepContext) -> None:
    form = context.story.form("closing")
    forms.lay_out(context, "two-years", (Button("closing", "menu-closing"),) if forms.offered(context, form) else ())


def _close(context: StepContext, how: str) -> None:
    """Closing well, or parting: what asked for the shared part asks no more; what is private stays."""
    if how == Closed.PARTED:
        kept = {name: p for name, p in context.room.positions.items() if not _is_of_both(context, name)}
        context.change(positions={**kept, form_track("parted"): Position()})
    elif not context.room.paused:
        context.say("closed-well")


def _is_of_both(context: StepContext, track: Track) -> bool:
    """Whether this is a form that leads to a release and waits for nothing more."""
    return floor.shares(context, track) and not forms.is_held(context, track)
