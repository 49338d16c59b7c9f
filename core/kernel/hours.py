"""An hour of the day in a person's own words, where a choice of hours is offered or one will be asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from core.calendar import is_quiet_hour
from core.kernel.buttons import clock_at
from core.kernel.context import StepContext
from core.kernel.floor import ask_again
from core.state import Focus, Phase


def can_be_said(context: StepContext, focus: Focus) -> bool:
    """Whether a typed hour means something to what has the floor."""
    return context.ask_of(focus).hour is not None and focus.phase in {Phase.ASKED, Phase.CONFIRM}


def read(context: StepContext, focus: Focus, hours: tuple[str, ...]) -> None:
    """An hour that was typed. One in the person's quiet hours is not taken: nothing could come then. Of two that it may
    be, the one outside of them is meant; else it is asked which."""
    good = [hour for hour in hours if not is_quiet_hour(time.fromisoformat(hour), context.room.night)]
    if not good:
        context.say("hour-quiet", clock=clock_at(context, hours[-1]))
        ask_again(context)
        return
    context.close(focus.turn, None)
    if len(good) == 1:
        context.act(focus, context.ask_of(focus).hour, good[0])
    else:
        context.focus_on(replace(focus, turn=context.new_turn(), phase=Phase.CONFIRM, value=" ".join(good)))
        ask_again(context)
