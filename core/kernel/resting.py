"""What is said when nothing is asked: never that nothing is open while something waits, was left, or comes soon."""

from __future__ import annotations

from datetime import timedelta

from core.effects import Button, Moment, Term
from core.kernel.context import StepContext
from core.kernel.story import Ahead
from core.state import Opens, Waiting

SOON = timedelta(days=2)


def say(context: StepContext, *, soon: bool = True) -> None:
    """Say that nothing is asked now; what was left for later, or what comes within two days and when. `soon`: False
    where what comes was told already."""
    if any(position.aside for position in context.room.positions.values()):
        turn = context.new_turn()
        context.wait(Waiting(turn=turn, opens=Opens.LEFT))
        context.say("resting-left", buttons=(Button("left", "label-left"),), turn=turn)
    elif ahead := coming(context, SOON)[:1] if soon else []:
        context.say("resting-soon", what=Term(ahead[0].text), at=Moment(ahead[0].at, context.zone), told=ahead[0].args)
    else:
        context.say("resting")


def coming(context: StepContext, within: timedelta) -> list[Ahead]:
    """What comes for this person within this time, the soonest first."""
    until = context.event.at + within
    found = [ahead for of in context.story.tables.ahead for ahead in of(context)]
    held = (context.view.item(ref) for ref in context.room.held) if context.view else ()
    found += [Ahead(at=item.shows_at, text="ahead-held") for item in held if item is not None]
    return sorted((one for one in found if context.event.at < one.at <= until), key=lambda one: one.at)
