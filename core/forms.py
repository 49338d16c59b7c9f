"""Forms: short paths beside the story that a person opens by hand, by a command, or by a button under a thing.

A form lives on a track of its own, `form:breach:subject`; the subject is the thing it is about, or the event that
opened it. It is offered when all its gates hold, and about a thing only when that thing is in its list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.agenda import Open, agenda, scene
from core.desk import Desk
from core.effects import Button
from core.gates import Things, holds, things
from core.state import Waiting
from core.words import Kind, Step

TUCKED = "tucked"  # the second door of `/more`
ALSO_FOR_ONESELF = frozenset({"date"})  # forms of use without their release
ANEW = "anew"  # an answer that may be given anew


def offered(desk: Desk, form: Step, subject: str | None = None) -> bool:
    """Whether the person may open this form now, about this thing."""
    if not form.offered or _is_over(desk, form):
        return False
    here = scene(desk.room, desk.view, track_of(desk, form, "", subject))
    if not all(holds(name, here) for name in form.offered):
        return False
    return form.about is None or subject in subjects(desk, form)


def _is_over(desk: Desk, form: Step) -> bool:
    """After parting nothing is released any more, so nothing is begun that would end in a release."""
    parted = desk.view is not None and desk.view.closed == "parted"
    return parted and any(ask.kind is Kind.SHARE for ask in form.asks) and form.id not in ALSO_FOR_ONESELF


def subjects(desk: Desk, form: Step) -> Things:
    """What this form may be about now."""
    return things(form.about, scene(desk.room, desk.view, f"{form.id}::")) if form.about else ()


def track_of(desk: Desk, form: Step, breach: str, subject: str | None) -> str:
    """The track of a form: one for each thing it is about, else a new one unless one is in hand."""
    if subject is not None and desk.view and any(b.id == subject for b in desk.view.breaches):
        breach = subject
    if subject is not None:
        return f"{form.id}:{breach}:{subject}"
    in_hand = (name for name in desk.room.positions if name.startswith(f"{form.id}:") and not is_held(desk, name))
    return next(in_hand, f"{form.id}:{breach}:{desk.event.id}")


def is_held(desk: Desk, track: str) -> bool:
    """Whether a release of this form waits for its time, so that the form is not in hand any more."""
    return any(where.startswith(f"{track}/") for where in desk.room.held.values())


def begin(desk: Desk, id: str, breach: str = "", subject: str | None = None) -> None:
    """Open a form; what was put aside in one that is in hand comes back. What is asked first is up to the agenda."""
    form = desk.story.form(id)
    track = track_of(desk, form, breach, subject)
    position = replace(desk.position(track), aside=())
    desk.drop_track(track)
    desk.change(positions={**desk.room.positions, track: position})


def menu(desk: Desk) -> tuple[Button, ...]:
    """The forms that can be opened now, by themselves or about something there is; the tucked ones behind a door."""
    found = [form for form in desk.story.forms if can_begin(desk, form)]
    door = (Button(TUCKED, "menu-tucked"),) if any(form.tucked for form in found) else ()
    anew = (Button(ANEW, "menu-anew"),) if answered_before(desk) is not None else ()
    return (*anew, *(Button(form.id, f"menu-{form.id}") for form in found if not form.tucked), *door)


def answered_before(desk: Desk) -> Open | None:
    """The latest of my answers that I may give anew: "not yet", an acceptance, "not answered yet"."""
    asked = {found.place for found in agenda(desk.story, desk.room, desk.view)}
    anew = (found for found in agenda(desk.story, desk.room, desk.view, quiet=True) if found.place not in asked)
    return next((found for found in reversed(list(anew)) if found.ask.kind is Kind.CHOICE), None)


def tucked_menu(desk: Desk) -> tuple[Button, ...]:
    """What is behind the second door of `/more`."""
    found = (form for form in desk.story.forms if form.tucked and can_begin(desk, form))
    return tuple(Button(form.id, f"menu-{form.id}") for form in found)


def can_begin(desk: Desk, form: Step) -> bool:
    """Whether the person may open this form now, about anything."""
    found = subjects(desk, form) if form.about else (None,)
    return any(offered(desk, form, subject) for subject in found)


def menu_about(desk: Desk, subject: str) -> tuple[Button, ...]:
    """The forms that can be opened about this thing."""
    return tuple(Button(f.id, f"menu-{f.id}") for f in desk.story.forms if f.about and offered(desk, f, subject))


def lay_out(desk: Desk, text: str, buttons: tuple[Button, ...], subject: str | None = None, **more: object) -> None:
    """A message whose buttons open forms, whatever has the floor."""
    if not buttons:
        desk.say(text, **more)  # type: ignore[arg-type]
        return
    turn = desk.new_turn()
    desk.wait(Waiting(turn=turn, opens="form", about=subject))
    desk.say(text, buttons=buttons, turn=turn, **more)  # type: ignore[arg-type]


def of_command(desk: Desk, command: str) -> Iterator[Step]:
    """The forms that this command opens."""
    return (form for form in desk.story.forms if form.command == command)
