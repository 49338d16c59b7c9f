"""Every other journey of this folder, played in memory, reads as the transcript that a person has reviewed."""

from __future__ import annotations

import pytest

from adapters.memory.store import MemoryStore
from tests.journeys.linked import Mixed
from tests.journeys.stage import HERE, Journey, expect
from tests.journeys.stages import InProcess

JOURNEYS = sorted(path.stem for path in HERE.glob("*.json") if path.stem != "whole_story")
TWO_PLATFORMS = ("two_accounts",)  # its right column is the same person's account on the other one


@pytest.mark.parametrize("name", JOURNEYS)
async def test_a_journey_reads_as_reviewed(name: str) -> None:
    stage = (Mixed if name in TWO_PLATFORMS else InProcess)(MemoryStore())
    expect(await Journey(stage).play_all(name), name)


def test_every_transcript_belongs_to_a_journey() -> None:
    assert sorted(path.stem for path in HERE.glob("*.txt")) == sorted([*JOURNEYS, "whole_story"])
