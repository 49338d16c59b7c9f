"""Gates and lists of light questions: who wished for them, and which are asked now."""

from __future__ import annotations

from core.kernel.gates import Gate, GateContext, List, ListOf, Things


def _lit(here: GateContext, topic: str) -> Things:
    """The questions of this topic whose answers do not show yet."""
    return (
        tuple(light.ref for light in here.view.lights if light.topic == topic and not light.over) if here.view else ()
    )


def _lit_at_all(here: GateContext) -> Things:
    return tuple(light.ref for light in here.view.lights if not light.over) if here.view else ()


def _light_wanted(here: GateContext) -> bool:
    """Whether I may say the wish for light questions: not said, and not on its way."""
    view = here.view
    return view is not None and view.me not in view.light and not view.held("light")


def _light_on(here: GateContext) -> bool:
    """Whether I may end them."""
    view = here.view
    return view is not None and view.me in view.light and not view.held("light")


GATES: dict[str, Gate] = {"light_not_wished": _light_wanted, "light_wished": _light_on}
LISTS: dict[str, List] = {"lit": _lit_at_all}
LISTS_OF: dict[str, ListOf] = {"lit": _lit}
