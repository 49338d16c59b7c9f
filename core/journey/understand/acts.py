"""How the answer to what was heard is opened: feeling understood is a good moment, and stands by itself."""

from __future__ import annotations

from core.journey.understand.story import UNDERSTAND_FELT
from core.kernel import moment
from core.kernel.answers import show_item
from core.kernel.context import StepContext
from core.kernel.gates import said
from core.kernel.view import View
from core.state import Focus, Item


def open_felt(context: StepContext, focus: Focus, view: View, item: Item | None) -> None:
    """Whether the partner feels understood. When they do: one still message, another one when both do."""
    assert item is not None
    show_item(context, focus, item)
    if said(item, UNDERSTAND_FELT.id, "understood"):
        mine = any(said(i, UNDERSTAND_FELT.id, "understood") for i in view.mine("felt", item.breach))
        moment.still(context, "both-understood" if mine else "is-understood", focus)
