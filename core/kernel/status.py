"""Where am I, and what is open for me: `status`, and what any greeting takes up again."""

from __future__ import annotations

from datetime import timedelta

from core.effects import Arg, Button, Moment, Term
from core.kernel import floor, forms, moment, resting
from core.kernel.agenda import Open, agenda, next_open
from core.kernel.buttons import text_id
from core.kernel.context import StepContext
from core.kernel.words import AskKind
from core.state import Opens, Phase, Waiting

FAR = timedelta(days=400)
GO_ON, ELSE = Button("go-on", "label-go-on"), Button("else", "label-something-else")


def tell(context: StepContext) -> None:
    """`/status`: the way and where one is on it, what is held and until when, what comes next and on what day, and what
    is open."""
    context.change(timeout=False)
    closed = context.view.closed if context.view is not None else None
    context.say(f"status-{closed}" if closed else "status", told={} if closed else _way(context))
    for ref in context.room.held:
        item = context.view.item(ref) if context.view else None
        if item is not None:
            what = Term(f"part-{text_id(item.parts[0].ask)}")
            context.say("status-held", what=what, shows=Moment(item.shows_at, context.zone))
    for one in resting.coming(context, FAR)[:1]:
        context.say("status-next", what=Term(one.text), at=Moment(one.at, context.zone), told=one.args)
    for of in context.story.tables.standing:
        for standing in of(context):
            turn = context.new_turn()
            context.wait(Waiting(turn=turn, opens=standing.opens))
            context.say(standing.text, buttons=standing.buttons, turn=turn, told=standing.args)
    _what_is_open(context)


def _way(context: StepContext) -> dict[str, Arg]:
    """Each counted step of the story: done, here or ahead. Those that open together go on together."""
    order, there = [step for step in context.story.steps if step.counted], floor.open_steps(context)
    last = max((n for n, step in enumerate(order) if step.id in there), default=0)
    here = [n for n, step in enumerate(order) if n <= last and step.opens == order[last].opens]
    return {step.id: "here" if n in here else "done" if n < last else "ahead" for n, step in enumerate(order)}


def _what_is_open(context: StepContext) -> None:
    """The open question once more; with none, what was left."""
    focus, first = context.room.focus, next_open(context.story, context.room, context.view)
    if first is not None and _was_left(context):
        turn = context.new_turn()
        context.wait(Waiting(turn=turn, opens=Opens.LEFT))
        context.say("status-left", buttons=(Button("left", "label-left"),), turn=turn)
    if moment.is_quiet(context) and focus is None and (first is not None or _was_left(context)):
        _offer(context, "status-waits")
    elif first is None:
        floor.clear_asides(context)
        floor.leave_floor(context)
        _first(context)
    elif focus is not None and (focus.track, focus.ask, focus.about) == first.identity:
        floor.ask_again(context)
    else:
        floor.leave_floor(context)
        _first(context)


def _first(context: StepContext) -> None:
    """What comes first. An answer that may be given anew is never asked for; that it may is told."""
    floor.settle(context, told=True)
    if context.room.focus is not None:
        return
    resting.say(context, soon=False)
    closed = context.view is not None and context.view.closed is not None
    if not closed and forms.answered_before(context) is not None:
        turn = context.new_turn()
        context.wait(Waiting(turn=turn, opens=Opens.FORM))
        context.say("status-anew", buttons=(Button(forms.ANEW, "menu-anew"),), turn=turn)


def _was_left(context: StepContext) -> bool:
    return any(position.aside for position in context.room.positions.values())


# -- coming back -----------------------------------------------------------------------------------------------


def can_greet(context: StepContext) -> bool:
    """Whether a greeting is one: it cannot be the answer to what is open, or the person was away."""
    focus = context.room.focus
    if focus is None or focus.phase is not Phase.ASKED or not context.was_awake:
        return True
    return context.ask_of(focus).kind not in {AskKind.LINE, AskKind.LETTER}


def greet(context: StepContext) -> None:
    """Any greeting takes up what was left: where we stopped, and a way on or to something else."""
    if context.room.focus is not None and context.room.focus.phase is Phase.KNOCK:
        context.say("good-to-see-you")
        floor.ask_again(context)
    elif _stopped_at(context) is None:
        context.say("good-to-see-you")
        resting.say(context)
    else:
        _offer(context, "good-to-see-you-again")


def _offer(context: StepContext, text: str) -> None:
    turn, place = context.new_turn(), _stopped_at(context) or Term("where-something")
    context.wait(Waiting(turn=turn, opens=Opens.BACK))
    context.say(text, buttons=(GO_ON, ELSE), turn=turn, place=place)


def _stopped_at(context: StepContext) -> Term | None:
    """The name of the place where the person stopped; None where nothing was left, put aside or open."""
    focus = context.room.focus
    if focus is not None:
        return floor.place(context, focus.track, focus.ask)
    found = next_open(context.story, context.room, context.view) or _first_left(context)
    return floor.place(context, found.track, found.ask.id) if found is not None else None


def _first_left(context: StepContext) -> Open | None:
    """The first of what was put aside."""
    left = {(track, name) for track, position in context.room.positions.items() for name in position.aside}
    kept = context.room
    floor.clear_asides(context)
    found = next((o for o in agenda(context.story, context.room, context.view) if (o.track, o.key) in left), None)
    context.room = kept
    return found


def go_on(context: StepContext) -> None:
    """What was left has the floor again: the open question, what comes next, or what was put aside."""
    moment.let_go(context)
    context.change(timeout=False)  # they go on by themselves
    if context.room.focus is not None:
        floor.ask_again(context)
    elif next_open(context.story, context.room, context.view) is not None:
        floor.settle(context)
    else:
        take_up_what_was_left(context)


def take_up_what_was_left(context: StepContext) -> None:
    """What was put aside comes back, the first of it at once, with what follows from it before all else."""
    found = _first_left(context)
    floor.clear_asides(context)
    moment.let_go(context)
    floor.leave_floor(context)
    if found is not None and found.ask.kind is not AskKind.OPEN:
        moment.begin(context, found.track, found.about)
        floor.give_floor(context, found)
    else:
        floor.settle(context)
