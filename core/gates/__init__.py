"""Named conditions that open a step or an ask, and named lists that an ask goes through one by one.

All of them are functions of one person's own room and of the view, so none can depend on what a partner did in
private. The names are used in `core/story`.
"""

from __future__ import annotations

from core.gates import alone, breach, early, going_on, keep, linking, safety, willing
from core.gates.scene import Gate, List, Scene, Things, key, marks

__all__ = ["GATES", "LISTS", "OF_ANSWERS", "Scene", "Things", "holds", "key", "marks", "things"]

GATES: dict[str, Gate] = {
    "always": lambda scene: True,
    "by_hand": lambda scene: False,
    "no_rhythm": lambda scene: scene.room.rhythm is None,
    "zone_unknown": lambda scene: scene.room.zone is None,
    **willing.GATES,
    **alone.GATES,
    **breach.GATES,
    **keep.GATES,
    **going_on.GATES,
    **safety.GATES,
    **linking.GATES,
}

LISTS: dict[str, List] = {**willing.LISTS, **early.LISTS, **breach.LISTS, **keep.LISTS, **going_on.LISTS}


OF_ANSWERS = frozenset({"rhythm_said", "end_said"})
"""Gates that say how an earlier question of the same track was answered, as `ask=choice` does."""


def holds(name: str, scene: Scene) -> bool:
    """Whether a gate holds. Raises KeyError for a name that is no gate."""
    if name in GATES:
        return GATES[name](scene)
    if name.startswith("!"):
        return not holds(name[1:], scene)
    if name.startswith("ripe:"):
        return name[5:] in scene.position.ripe
    if "=" in name:
        return scene.picked(*name.split("=", 1))
    raise KeyError(name)


def things(name: str, scene: Scene) -> Things:
    """The references an ask goes through, oldest first; None among them is the one that needs no reference.

    Raises KeyError for a name that is no list.
    """
    return LISTS[name](scene) if scene.view is not None else ()
