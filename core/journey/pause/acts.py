"""Quiet for a while: a time-out that ends by itself, and a pause that does not. The other never hears of either."""

from __future__ import annotations

from datetime import timedelta

from core.effects import SetDue
from core.events import DueCame
from core.kernel import floor
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus
from core.values import due_key

WAITS = {"half-hour": timedelta(minutes=30), "two-hours": timedelta(hours=2)}
OVER = due_key("timeout-over")


def _time_out(context: StepContext, focus: Focus, value: str | None) -> None:
    """No questions until it is over."""
    at = context.event.at + WAITS[value] if value in WAITS else context.next_morning()
    context.change(timeout=True)
    context.do(SetDue(OVER, at))


def comes(context: StepContext, event: DueCame, rest: str) -> None:
    if not context.room.timeout:
        return
    context.change(timeout=False)
    if not context.room.paused:
        context.say("timeout-over")
        floor.settle_quietly(context, None)


def pause(context: StepContext) -> None:
    context.change(paused=True)
    context.say("paused")


def resume(context: StepContext) -> None:
    context.change(paused=False)
    context.say("resumed")
    floor.settle(context)


ACTS: dict[str, Doing] = {"time_out": _time_out}
