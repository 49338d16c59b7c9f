"""Gates and lists of promises: those that may be made, are due, or have ended."""

from __future__ import annotations

from core.gates.scene import Gate, List, Scene, Things
from core.promise import ACTIVE, RESULTS, State
from core.visible import View

MOST_PROMISES = 3


def active_promises(view: View | None) -> int:
    """How many of my own promises are active or offered."""
    if view is None:
        return 0
    return sum(p.by is view.me and (p.state in ACTIVE or p.state == State.OFFERED) for p in view.promises) + sum(
        i.kind == "promise" and i.by is view.me and not i.shown for i in view.items
    )


def _may_promise(scene: Scene) -> bool:
    """A question of this breach is closed, and none is still being answered; three active promises at most."""
    return bool(scene.theirs("closing")) and active_promises(scene.view) < MOST_PROMISES


def _a_promise_agreed(scene: Scene) -> bool:
    return bool(scene.view and any(p.state in ACTIVE or p.state in RESULTS for p in scene.view.promises))


def promises(mine: bool, states: frozenset[State]) -> List:
    """A list: the promises of mine, or of the partner's, in one of these states."""

    def found(scene: Scene) -> Things:
        view = scene.view
        assert view is not None
        return tuple(p.ref for p in view.promises if (p.by is view.me) == mine and State(p.state) in states)

    return found


def _results(scene: Scene) -> Things:
    assert scene.view is not None
    return tuple(p.ref for p in scene.view.promises if State(p.state) in RESULTS)


GATES: dict[str, Gate] = {"may_promise": _may_promise, "a_promise_agreed": _a_promise_agreed}

LISTS: dict[str, List] = {
    "my_promises_due": promises(True, frozenset({State.DUE})),
    "their_promises_due": promises(False, frozenset({State.DUE})),
    "results": _results,
}
