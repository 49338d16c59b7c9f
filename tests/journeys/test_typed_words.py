"""Whole journeys in which nobody presses a button under an open question: each answers in plain typed sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from adapters.memory.store import MemoryStore
from core.ports import Incoming, Unit, UpdateKind
from tests.journeys.stage import Journey, borrowed, script, upto
from tests.journeys.stages import InProcess

PLAIN = {
    "Yes": "yeah, that's right",
    "No": "nope",
    "Yes, I am": "yes i am",
    "Skip": "I'd rather not say",
    "Later": "maybe later",
    "Not now": "not right now",
    "Open": "let me see it",
    "Share it": "yes, share that please",
    "That is all": "that's all",
    "Keep it as it was": "keep it as it was",
    "I was hurt": "I was the one who was hurt",
    "I broke trust": "i broke her trust",
    "An affair": "an affair, I guess",
    "I agree": "Yes, I agree to that",
    "I kept it": "i kept it, I think",
    "I did not keep it": "I didn't keep it",
    "Invite my partner": "I'd like to invite my partner",
}


def sentence(label: str) -> str:
    """How somebody types this button who does not press it."""
    if label.isdecimal():
        return f"I would say about a {label}"
    return PLAIN.get(label, f"{label[0].lower()}{label[1:].rstrip('.?')}, I think" if "?" not in label else label)


@dataclass
class Typed(InProcess):
    """A stage on which a button under the open question is typed. One under an older message is pressed: typed words
    go to what is open."""

    typed: int = 0
    pressed: list[str] = field(default_factory=list)

    async def taps(self, who: str, label: str) -> None:
        turn = await self.store.do(lambda work: self._floor(work, who))
        newest = next(
            (m for _, m in reversed(self.channel.sent.get(who, [])) if label in [s for _, s in m.buttons]), None
        )
        if newest is not None and any(data.split("/")[0] == str(turn) for data, _ in newest.buttons):
            self.typed += 1
            await self.says(who, sentence(label))
        else:
            self.pressed.append(label)
            await super().taps(who, label)

    def _floor(self, work: Unit, who: str) -> int | None:
        known = Incoming(platform="memory", update="", user=who, address=who, heard=UpdateKind.TEXT)
        stored = work.rooms.private(work.people.get_or_create(known).id)
        return stored[0].focus.turn if stored is not None and stored[0].focus is not None else None


@pytest.mark.parametrize("name", ["whole_story", "alone", "not_now", "slip_told", "refused_twice", "closing_well"])
async def test_a_journey_gets_through_on_plain_typed_sentences(name: str) -> None:
    """What the companion says is the same, word for word, as where every button is pressed."""
    typing, pressing = Typed(MemoryStore()), InProcess(MemoryStore())
    begin = borrowed(name)
    lines = [*(upto(*begin) if begin else []), *script(name)]
    typed, pressed = await Journey(typing).play(lines), await Journey(pressing).play(lines)
    assert told(typed) == told(pressed)
    assert typing.typed > 10
    assert len(typing.pressed) < typing.typed


def told(transcript: str) -> list[str]:
    """What the companion said in it."""
    return [line for line in transcript.splitlines() if "»" not in line]
