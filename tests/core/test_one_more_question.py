"""One more question costs one line in the story and one text, as CONTRIBUTING.md says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from core.effects import Say
from core.events import Commanded, Said, Tapped
from core.journey import STORY
from core.journey.willing.story import WILLINGNESS
from core.kernel import step as private
from core.kernel.story import Story
from core.kernel.words import Ask, AskKind
from core.state import Room

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def with_one_more() -> Story:
    place = [ask.id for ask in WILLINGNESS.asks].index("willing.light")
    asks = (*WILLINGNESS.asks[:place], Ask("willing.sleep", AskKind.SCALE, optional=True), *WILLINGNESS.asks[place:])
    steps = tuple(replace(step, asks=asks) if step.id == "willing" else step for step in STORY.steps)
    return replace(STORY, steps=steps)


def walk(story: Story, room: Room, *doings: str) -> tuple[Room, list[str]]:
    """Tap or say each in turn; returns the room and the texts of the last step."""
    texts: list[str] = []
    for number, doing in enumerate(doings):
        event = (
            Tapped(id=f"e{number}", at=AT, turn=room.focus.turn, choice=doing[1:])
            if doing.startswith("#") and room.focus
            else Said(id=f"e{number}", at=AT, text=doing)
        )
        outcome = private.step(story, room, None, event)
        room, texts = outcome.room, [effect.text for effect in outcome.effects if isinstance(effect, Say)]
    return room, texts


TO_THE_PLACE = ("hello", "#hurt", "#yes", "#skip", "Ana", "#alone", "#affair")


def test_it_is_asked_in_its_place() -> None:
    room, texts = walk(with_one_more(), private.fresh(), *TO_THE_PLACE)
    assert texts == ["willing-sleep"]
    assert walk(with_one_more(), room, "#4")[1] == ["willing-light"]


def test_it_is_asked_in_a_room_that_passed_the_place_long_ago() -> None:
    room, texts = walk(STORY, private.fresh(), *TO_THE_PLACE, "#9", "#skip", "#solo", "#enough")
    assert texts == ["solo-what-enough"]
    outcome = private.step(with_one_more(), room, None, Commanded(id="later", at=AT, name="status"))
    assert [effect.text for effect in outcome.effects if isinstance(effect, Say)] == [
        "status",
        "status-left",
        "willing-sleep",
    ]
