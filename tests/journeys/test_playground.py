"""The whole story over the playground's API, with the companion as its own process."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.live import playground
from tests.journeys.stage import Journey, compare, script


async def test_the_whole_story_over_the_playground_reads_as_reviewed(tmp_path: Path) -> None:
    async with playground(tmp_path) as stage:
        transcript = await Journey(stage).play(script("whole_story"))
    compare(transcript, "whole_story")
