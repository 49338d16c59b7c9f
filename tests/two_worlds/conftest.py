"""Real time and chance of the shell come out of the world that is being lived in; and what is pure is computed once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from adapters.texts import catalogue
from bot import deliver, pairing
from core.journey import STORY
from core.kernel import agenda
from core.kernel.gates import GateContext
from core.kernel.story import Story
from core.kernel.view import View
from core.state import Room
from tests.two_worlds.starts import PEOPLE, start
from tests.two_worlds.world import WORLD, RealTime

STEPS = {ask.id: step for step in (*STORY.steps, *STORY.forms) for ask in step.asks}
ASKS = {ask.id: ask for step in (*STORY.steps, *STORY.forms) for ask in step.asks}


def once_for_a_room(scene: Callable[..., GateContext]) -> Callable[..., GateContext]:
    """The agenda asks for the same scene many times over. Rooms and views are frozen: another one is another object."""
    made: dict[object, GateContext] = {}
    last: list[object] = [None, None]

    def remembered(story: Story, room: Room, view: View | None, track: str, about: str | None = None) -> GateContext:
        if last[0] is not room or last[1] is not view:
            made.clear()
            last[:] = [room, view]
        found = made.get((track, about))
        if found is None:
            found = made[track, about] = scene(story, room, view, track, about)
        return found

    return remembered


class Silent:
    """Faults of a platform are logged, one line each; here they are drawn by the thousand."""

    def error(self, event: str, **fields: object) -> None: ...


def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "known", cache(catalogue.known))  # it looks at the disk, for every text
    monkeypatch.setattr(agenda, "gate_context", once_for_a_room(agenda.gate_context))
    monkeypatch.setattr(Story, "ask", lambda story, id: ASKS[id])
    monkeypatch.setattr(Story, "step_of", lambda story, ask: STEPS[ask.id])


@pytest.fixture(autouse=True)
def of_this_world(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairing, "new_code", lambda: WORLD.get().new_code())
    monkeypatch.setattr(deliver, "datetime", RealTime)
    monkeypatch.setattr(deliver, "log", Silent())
    quickly(monkeypatch)


@pytest.fixture(autouse=True)
async def lived_up_to_here(of_this_world: None) -> None:
    """The stories that pairs begin in are lived before a test spoils anything."""
    for hurt in PEOPLE:
        await start("nothing", hurt)
