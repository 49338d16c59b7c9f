"""What comes of promises, and when: those of one's own, and the instants at which answers open."""

from __future__ import annotations

from collections.abc import Iterator

from core.kernel.context import StepContext
from core.kernel.story import Ahead
from core.state import PromiseState


def ahead(context: StepContext) -> Iterator[Ahead]:
    """My promises that are due, theirs to me, and when the answers about one that was due open."""
    view = context.view
    for promise in view.promises if view is not None else ():
        if view is not None and promise.state == PromiseState.AGREED and promise.rhythm is None:
            yield Ahead(at=promise.due_at, text="ahead-promise" if promise.by is view.me else "ahead-promise-theirs")
        elif promise.state == PromiseState.DUE and promise.seals_at is not None:
            yield Ahead(at=promise.seals_at, text="ahead-answers")
