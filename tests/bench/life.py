"""A couple's life in fast motion: through the real steps of core, day by day, from the first promise on.

Nothing is random. Each day both answer whatever is asked and do a check-in; each week each brings a topic for the talk,
each month a thanks and a snapshot; light questions are wished for by both.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from core.kernel.forms import IN
from core.kernel.view import View, view
from core.kernel.words import AskKind
from core.state import Phase, Shared
from tests.simulation.couple import PEOPLE, World
from tests.simulation.road import goes_on_together

DAY = timedelta(days=1)
ROUND = 40  # answers a person gives at one go, at most


class Lasting(World):
    """A world that makes its views anew only where the shared room is another one, as the shell does."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.seen: dict[str, tuple[Shared, View]] = {}

    def fork(self) -> World:
        twin = super().fork()
        twin.__class__, twin.seen = Lasting, {}  # type: ignore[attr-defined]
        return twin

    def view(self, who: str) -> View | None:
        side = self.sides.get(who)
        if side is None or self.shared is None:
            return None
        if who not in self.seen or self.seen[who][0] is not self.shared:
            self.seen[who] = self.shared, view(self.shared, side)
        return self.seen[who][1]


def began() -> World:
    """Both have come to the first agreed promise and chosen the rhythm of their check-ins."""
    world = Lasting.willing()
    for now in goes_on_together(world):
        if now.shared is not None and now.shared.began_at is not None and all(r.rhythm for r in now.rooms.values()):
            break
    world.pass_time(timedelta(hours=2))
    for who in PEOPLE:
        answers_all(world, who)
    world.forget_what_was_told()
    return world


def answers_all(world: World, who: str) -> None:
    """Answer what is asked until nothing is; what waits behind a button of the screen is opened."""
    for _ in range(ROUND):
        if world.rooms[who].focus is not None:
            _answer(world, who)
        elif knock := [w for w in world.rooms[who].waiting if w.opens not in {"take-back", "form", "left", "begin"}]:
            world.taps(who, "open", knock[-1].turn)
        else:
            return


def _answer(world: World, who: str) -> None:
    focus = world.rooms[who].focus
    assert focus is not None
    ask = world.story.ask(focus.ask)
    scale = ask.kind is AskKind.SCALE and focus.phase is Phase.ASKED
    chosen = {"keep.renew": "six", "keep.light-memory": "We sang in the car."}.get(focus.ask)
    world.answers(who, "9" if scale else chosen if focus.phase is Phase.ASKED else None)


def checks_in(world: World, who: str) -> None:
    """A whole check-in, with a line about the day."""
    world.commands(who, "checkin")
    answers_all(world, who)


def opens(world: World, who: str, form: str) -> None:
    """Begin a form by its button under the list of what can be done, and fill it in."""
    world.commands(who, "more")
    group = f"{IN}{world.story.form(form).group}"
    for door in (group, f"{group}-2", f"{group}-3"):
        if _shows(world, who, form) or not _shows(world, who, door):
            break  # it stands on this page, or there is no further one
        world.taps(who, door)
    if _shows(world, who, form):
        world.taps(who, form)
        answers_all(world, who)


def _shows(world: World, who: str, door: str) -> bool:
    return any(button.choice == door for _, button in world.open_buttons(who))


def days(world: World, count: int) -> Iterator[int]:
    """So many days more; yields after each, counted from one."""
    for day in range(1, count + 1):
        world.pass_time(DAY)
        for who in PEOPLE:
            answers_all(world, who)
            checks_in(world, who)
            _now_and_then(world, who, day)
        world.forget_what_was_told()
        yield day


def _now_and_then(world: World, who: str, day: int) -> None:
    if day == 3:
        opens(world, who, "light")
    if day % 7 == 5:
        opens(world, who, "topic")
    if day % 30 == 11:
        opens(world, who, "thanks")
    if day % 30 == 12:
        opens(world, who, "snapshot")
