"""The buttons of what has the floor, and the echo of a place or a moment that waits for a yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from core.calendar import instant, wall
from core.effects import Button, LocalTime, Moment
from core.kernel import releases
from core.kernel.context import StepContext
from core.kernel.words import Ask, AskKind, Choice
from core.meaning import moment, rule_of
from core.state import Focus, Meaning, Phase, Piece
from core.values import key

YES_OR_CHANGE = (Button("yes", "label-yes"), Button("change", "label-change"))
READY = (Button("read", "label-read"), Button("this-evening", "label-tonight"), Button("not-alone", "label-not-alone"))
AS_IT_WAS = Button("as-it-was", "label-as-it-was")
OPEN_OR_LATER = (Button("open", "label-open"), Button("later", "label-later"))


def text_id(ask: str) -> str:
    """The catalogue's id of an ask's text."""
    return ask.replace(".", "-")


def buttons(context: StepContext) -> tuple[Button, ...]:
    """The buttons of what has the floor, in order. Typed words and numbers are read against the same list."""
    focus = context.room.focus
    assert focus is not None
    ask = context.ask_of(focus)
    if focus.phase is Phase.KNOCK:
        return OPEN_OR_LATER
    if focus.phase is Phase.READY:
        return READY
    if focus.phase is Phase.CONFIRM:
        return _confirm_buttons(context, focus)
    if focus.phase is Phase.CHANGE:
        parts = releases.changeable(context, focus)
        return (*(Button(part, _name_of(context, focus, part)) for part in parts), Button("later", "label-later"))
    if ask.kind is AskKind.SHARE:
        return releases.preview_buttons(context, focus)
    return _of_kind(context, focus, ask)


def _confirm_buttons(context: StepContext, focus: Focus) -> tuple[Button, ...]:
    if context.ask_of(focus).kind is AskKind.CHOICE:  # an hour that may be in either half of the day
        hours = [Button(hour, "label-moment", clock_at(context, hour)) for hour in (focus.value or "").split()]
        return (*hours, Button("change", "label-neither"))
    if focus.zones:
        clocks = [Button(zone, "label-moment", LocalTime(context.event.at, zone, named=True)) for zone in focus.zones]
        return (*clocks, Button("change", "label-none-of-these"))
    if len(focus.meanings) < 2:
        return YES_OR_CHANGE
    told = zip(("first", "second"), _moments(context, focus), strict=True)
    return (*(_reading(choice, moment) for choice, moment in told), Button("change", "label-neither"))


def _reading(choice: str, moment: Moment) -> Button:
    """The button of one of two readings. What comes again is told above: it may be longer than a button can be."""
    return Button(choice, "label-moment", moment) if moment.rule is None else Button(choice, f"label-{choice}")


def clock_at(context: StepContext, hour: str) -> LocalTime:
    """An hour of the day, to be told."""
    day = wall(context.event.at, context.zone).date()
    return LocalTime(instant(day, time.fromisoformat(hour), context.zone), context.zone)


def _name_of(context: StepContext, focus: Focus, part: str) -> str:
    """What a part of a preview is called."""
    said = context.position(focus.track).picks.get(key(part, focus.about))
    is_moment = context.story.ask(part).kind is AskKind.MOMENT
    return "part-recurs" if is_moment and rule_of(said) else f"part-{text_id(part)}"


def _of_kind(context: StepContext, focus: Focus, ask: Ask) -> tuple[Button, ...]:
    kept = (AS_IT_WAS,) if said_before(context, focus) else ()
    if ask.kind is AskKind.LETTER and draft_is_open(context, focus):
        return Button("done", "label-done"), Button("again", "label-start-again"), *kept
    return *kept, *_of_an_answer(ask)


def _of_an_answer(ask: Ask) -> tuple[Button, ...]:
    found = [_label(ask, choice) for choice in ask.choices]
    if ask.kind is AskKind.SCALE:
        found = [Button(str(n), f"number-{n}") for n in range(11)]
    if ask.optional:
        found.append(Button("skip", "label-skip"))
    elif ask.kind is not AskKind.CHOICE:
        found.append(Button("later", "label-later"))
    return tuple(found)


def _label(ask: Ask, choice: Choice) -> Button:
    shared = choice.id == "later"
    return Button(choice.id, "label-later" if shared else f"{text_id(ask.id)}.{choice.id}")


def echo(context: StepContext, focus: Focus) -> None:
    """Say what was read of a place or a moment; it counts once it is confirmed."""
    if context.ask_of(focus).kind is AskKind.CHOICE:
        context.say("hour-which", buttons=buttons(context), turn=focus.turn)
    elif context.ask_of(focus).kind is AskKind.PLACE:
        if focus.value is None:
            context.say("zone-which", buttons=buttons(context), turn=focus.turn)
            return
        clock = LocalTime(context.event.at, focus.value)
        context.say("zone-echo", buttons=YES_OR_CHANGE, turn=focus.turn, clock=clock, zone=focus.value)
    else:
        _echo_moment(context, focus)


def _echo_moment(context: StepContext, focus: Focus) -> None:
    """A moment in full, or the two that it may be; the buttons stand for them."""
    told, meant = _moments(context, focus), meanings_of(focus)
    if len(told) > 1:
        note = next((one.note for one in meant if one.note), None)
        context.say("moment-two", buttons=buttons(context), turn=focus.turn, after=note, first=told[0], second=told[1])
        return
    again = meant[0].rule is not None
    text = "moment-echo-rhythm" if again else "moment-echo"
    text = text if meant[0].timed else f"{text}-day"
    first = replace(told[0], rule=None)
    context.say(text, buttons=buttons(context), turn=focus.turn, after=meant[0].note, moment=told[0], first=first)


def meanings_of(focus: Focus) -> tuple[Meaning, ...]:
    """The moments that were echoed; a room of an earlier version has one, without a rule."""
    return focus.meanings or ((Meaning(at=datetime.fromisoformat(focus.value)),) if focus.value else ())


def day_echoed(context: StepContext, focus: Focus) -> date | None:
    """The day of the one moment that was echoed with a usual hour."""
    meant = meanings_of(focus)
    return wall(meant[0].at, context.zone).date() if len(meant) == 1 and not meant[0].timed else None


def _moments(context: StepContext, focus: Focus) -> list[Moment]:
    return [moment(meant, context.zone, context.event.at) for meant in meanings_of(focus)]


def said_before(context: StepContext, focus: Focus) -> tuple[Piece, ...]:
    """How the part in hand reads so far, while it is written anew."""
    return context.position(focus.track).before.get(key(focus.ask, focus.about), ())


def draft_is_open(context: StepContext, focus: Focus) -> bool:
    """Whether something of the letter in hand is written already."""
    return bool(context.position(focus.track).drafts.get(key(focus.ask, focus.about)))
