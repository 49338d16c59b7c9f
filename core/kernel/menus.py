"""What a person can begin by hand: the list of it, and a form opened out of it, perhaps after "which one?"."""

from __future__ import annotations

from core.effects import Button
from core.kernel import floor, forms
from core.kernel.context import StepContext
from core.kernel.words import Step
from core.values import Track


def begin(context: StepContext, form: Step) -> None:
    """Open a form that can be opened: at once, or after "which one?" when it can be about several things."""
    found = [about for about in forms.subjects(context, form) if about] if form.about else [None]
    if len(found) == 1:
        floor.leave_floor(context)
        forms.begin(context, form.id, subject=found[0])
        floor.settle(context)
    else:
        for about in found:
            _which(context, form, about)


def _which(context: StepContext, form: Step, about: str | None) -> None:
    """One of the things a form could be about, with its button."""
    buttons, view = (Button(form.id, f"menu-{form.id}", context.day_of(about)),), context.view
    if view is not None and about is not None and any(breach.id == about for breach in view.breaches):
        kind, role = floor.breach_kind(view, about), floor.role_here(context, Track(about))
        forms.lay_out(context, "which-breach", buttons, about, kind=kind, role=role)
    else:
        forms.lay_out(context, "which-one", buttons, about, shared=context.story.quoted(view, about))


def more(context: StepContext) -> None:
    """What can be begun now, as buttons; what has the floor keeps it."""
    buttons = forms.menu(context)
    forms.lay_out(context, "more" if buttons else "more-nothing", buttons)
