"""An hour that a person typed for their own rhythm: as the answer, or ahead of its question, and then kept for it."""

from __future__ import annotations

from core.journey.checkins.story import HOUR
from core.kernel.answers import answer, choose
from core.kernel.buttons import clock_at
from core.kernel.context import StepContext, changed
from core.kernel.floor import ask_again
from core.kernel.story import Doing
from core.state import Focus, Phase
from core.values import COUPLE_TRACK, Track


def ahead(context: StepContext, track: Track) -> str | None:
    """The hour that was said ahead of its question, on this track or before it was opened."""
    for position in (context.position(track), context.position(COUPLE_TRACK)):
        if HOUR.key in position.picks and HOUR.key not in position.done:
            return position.picks[HOUR.key]
    return None


def forget(context: StepContext, track: Track) -> None:
    """No rhythm is wished for: the hour that was said goes."""
    if ahead(context, track) is not None:
        context.undo(COUPLE_TRACK, HOUR.key)


def _hour(context: StepContext, focus: Focus, value: str | None) -> None:
    context.say("hour-taken", clock=clock_at(context, value or ""))
    answer(context, focus, value)


def _keep(context: StepContext, focus: Focus, value: str | None) -> None:
    context.pick(focus.track, HOUR.key, value or "")
    context.say("hour-noted", clock=clock_at(context, value or ""))
    context.focus_on(changed(focus, {"phase": Phase.ASKED, "value": None}))


def _hour_ahead(context: StepContext, focus: Focus, value: str | None) -> None:
    """The hour, where the days are asked for."""
    _keep(context, focus, value)
    ask_again(context)


def _hour_and_rhythm(context: StepContext, focus: Focus, value: str | None) -> None:
    """The hour, where it is asked whether a time shall be chosen."""
    _keep(context, focus, value)
    choose(context, "rhythm")


ACTS: dict[str, Doing] = {"hour": _hour, "hour_ahead": _hour_ahead, "hour_and_rhythm": _hour_and_rhythm}
