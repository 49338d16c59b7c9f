"""What was announced and not taken up: what a knock stands for, and one message for all after an absence."""

from __future__ import annotations

from collections.abc import Iterator

from core.effects import Button
from core.kernel import floor
from core.kernel.context import StepContext
from core.state import Opens, Phase, Waiting

MOST_SUMMED = 5
ANNOUNCES_NOTHING = frozenset(Opens) - {Opens.BEGIN}


def sum_up(context: StepContext) -> None:
    """After a time in which nothing could be written: one message for all that waits, with a button for each."""
    if context.room.paused or context.room.timeout:
        return
    context.sums_up = True
    floor.settle_quietly(context, None)
    context.effects.clear()
    found = tuple(_waits_for_a_tap(context))[-MOST_SUMMED:]
    if found:
        turn = context.new_turn()
        context.wait(Waiting(turn=turn, opens=Opens.AWAY))
        context.say("away", buttons=(*found, Button("later", "label-later")), turn=turn)


def _waits_for_a_tap(context: StepContext) -> Iterator[Button]:
    """Each thing that was knocked for and not taken up, once; its choice is the turn of its knock."""
    seen = set()
    for waiting in reversed(context.room.waiting):
        if knocked(context, waiting) and (waiting.opens, waiting.about) not in seen:
            seen.add((waiting.opens, waiting.about))
            yield Button(str(waiting.turn), _away_label(context, waiting))
    if context.room.focus is not None and context.room.focus.phase is Phase.KNOCK:
        yield Button(str(context.room.focus.turn), "label-open")


def _away_label(context: StepContext, waiting: Waiting) -> str:
    if waiting.opens == Opens.BEGIN:
        return f"away-{waiting.about}"
    button = context.story.tables.buttons.get(waiting.opens)
    return button.away if button is not None else "away-other"


def knocked(context: StepContext, waiting: Waiting) -> bool:
    """Whether a message with this button announced something that waits."""
    if waiting.opens in ANNOUNCES_NOTHING:
        return False
    button = context.story.tables.buttons.get(waiting.opens)
    return button is None or button.knocks
