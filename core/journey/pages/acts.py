"""The page about the why, for the breach it is asked about."""

from __future__ import annotations

from core.journey.pages.story import POSSIBLE_FORM
from core.kernel import forms
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.state import Focus


def _look_why(context: StepContext, focus: Focus, value: str | None) -> None:
    forms.begin(context, POSSIBLE_FORM.id, breach=focus.track)


ACTS: dict[str, Doing] = {"look_why": _look_why}
