"""Forms: short paths beside the story that a person opens by hand, by a command, or by a button under a thing.

A form lives on a track of its own, `form:breach:subject`; the subject is the thing it is about, or the event that
opened it. It is offered when all its gates hold, and about a thing only when that thing is in its list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.effects import Button
from core.kernel import moment
from core.kernel.agenda import Open, agenda, gate_context
from core.kernel.context import StepContext
from core.kernel.gates import Things, holds, things
from core.kernel.words import AskKind, Step
from core.state import Focus, Opens, Waiting
from core.values import Track, form_of, form_track, is_form

IN = "in-"  # a group of `/more`, and from its second screen on the number of that
DO = "do-"  # a command that stands in a group
MOST = 6  # buttons of one screen
ANEW = "anew"  # an answer that may be given anew


def offered(context: StepContext, form: Step, subject: str | None = None) -> bool:
    """Whether the person may open this form now, about this thing."""
    if not form.offered or _is_over(context, form):
        return False
    here = gate_context(context.story, context.room, context.view, track_of(context, form, "", subject))
    if not all(holds(name, here) for name in form.offered):
        return False
    return form.about is None or subject in subjects(context, form)


def _is_over(context: StepContext, form: Step) -> bool:
    """After parting nothing is released any more, so nothing is begun that would end in a release."""
    parted = context.view is not None and context.view.parted
    return parted and any(ask.kind is AskKind.SHARE for ask in form.asks) and not form.after_parting


def subjects(context: StepContext, form: Step) -> Things:
    """What this form may be about now."""
    return (
        things(form.about, gate_context(context.story, context.room, context.view, form_track(form.id)))
        if form.about
        else ()
    )


def track_of(context: StepContext, form: Step, breach: str, subject: str | None) -> Track:
    """The track of a form: one for each thing it is about, else a new one unless one is in hand."""
    if subject is not None and context.view and any(b.id == subject for b in context.view.breaches):
        breach = subject
    if subject is not None:
        return form_track(form.id, breach, subject)
    in_hand = (name for name in tracks_of(context, form.id) if not is_held(context, name))
    return next(in_hand, form_track(form.id, breach, context.event.id))


def tracks_of(context: StepContext, form: str) -> list[Track]:
    """The tracks of this form that the room has, oldest first."""
    return [name for name in context.room.positions if is_form(name) and form_of(name) == form]


def is_held(context: StepContext, track: Track) -> bool:
    """Whether a release of this form waits for its time, so that the form is not in hand any more."""
    return any(held.track == track for held in context.room.held.values())


def begin(context: StepContext, id: str, breach: str = "", subject: str | None = None) -> None:
    """Open a form; what was put aside in one that is in hand comes back. What is asked first is up to the agenda."""
    form = context.story.form(id)
    track = track_of(context, form, breach, subject)
    position = replace(context.position(track), aside=())
    context.drop_track(track)
    context.change(positions={**context.room.positions, track: position})
    moment.takes_up(context, track)


def open_chosen(context: StepContext, focus: Focus, value: str | None) -> None:
    """An act: open the form that the choice names."""
    form = context.story.form(value or "")
    if form.preface is not None:
        context.say(form.preface)
    begin(context, form.id)


def renew(context: StepContext, form: str) -> None:
    """The next opening of this form begins anew, unless it is being answered just now."""
    focus = context.room.focus
    for track in tracks_of(context, form):
        if not is_held(context, track) and (focus is None or focus.track != track):
            context.drop_track(track)
    context.change(waiting=tuple(w for w in context.room.waiting if (w.opens, w.about) != (Opens.BEGIN, form)))


def menu(context: StepContext) -> tuple[Button, ...]:
    """What can be opened now, by its groups; and before them an answer that may be given anew."""
    there = {form.group for form in context.story.forms if can_begin(context, form)}
    anew = (Button(ANEW, "menu-anew"),) if answered_before(context) is not None else ()
    return (*anew, *(Button(f"{IN}{name}", f"group-{name}") for name in context.story.groups if name in there))


def answered_before(context: StepContext) -> Open | None:
    """The latest of my answers that I may give anew: "not yet", an acceptance, "not answered yet"."""
    asked = {found.identity for found in agenda(context.story, context.room, context.view)}
    anew = (
        found for found in agenda(context.story, context.room, context.view, quiet=True) if found.identity not in asked
    )
    return next((found for found in reversed(list(anew)) if found.ask.kind is AskKind.CHOICE), None)


def menu_of(context: StepContext, group: str, screen: int = 1) -> tuple[Button, ...]:
    """The forms of a group that can be opened now, by themselves or about something there is, and its commands. Where
    they are more than one screen has room for, the rest is behind its last button."""
    forms = (form for form in context.story.forms if form.group == group and can_begin(context, form))
    commands = (name for name, command in context.story.tables.commands.items() if command.group == group)
    buttons = [Button(form.id, f"menu-{form.id}") for form in forms]
    buttons += [Button(f"{DO}{name}", f"command-{name}") for name in commands]
    buttons = buttons[(screen - 1) * (MOST - 1) :]
    if len(buttons) <= MOST:
        return tuple(buttons)
    return (*buttons[: MOST - 1], Button(f"{IN}{group}-{screen + 1}", "menu-rest"))


def can_begin(context: StepContext, form: Step) -> bool:
    """Whether the person may open this form now, about anything."""
    found = subjects(context, form) if form.about else (None,)
    return any(offered(context, form, subject) for subject in found)


def menu_about(context: StepContext, subject: str) -> tuple[Button, ...]:
    """The forms that can be opened about this thing."""
    found = (form for form in context.story.forms if form.about and offered(context, form, subject))
    return tuple(Button(form.id, f"menu-{form.id}", context.day_of(subject)) for form in found)


def lay_out(
    context: StepContext, text: str, buttons: tuple[Button, ...], subject: str | None = None, **more: object
) -> None:
    """A message whose buttons open forms, whatever has the floor."""
    if not buttons:
        context.say(text, about=subject, **more)  # type: ignore[arg-type]
        return
    turn = context.new_turn()
    context.wait(Waiting(turn=turn, opens=Opens.FORM, about=subject))
    context.say(text, buttons=buttons, turn=turn, about=subject, **more)  # type: ignore[arg-type]


def of_command(context: StepContext, command: str) -> Iterator[Step]:
    """The forms that this command opens."""
    return (form for form in context.story.forms if form.command == command)
