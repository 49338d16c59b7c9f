"""The whole story and the room for three over the playground's API, with the companion as its own process."""

from __future__ import annotations

from pathlib import Path

from adapters.memory.store import MemoryStore
from tests.journeys.live import PlaygroundStage, playground
from tests.journeys.stage import Journey, compare, script, upto
from tests.journeys.stages import InProcess

JOINED = [["ana", "makes the group", ""], ["ben", "taps there", "Join"], ["ana", "taps there", "Join"]]
NOT_THERE = ("carl", "takes the companion out")  # a third person, and a way out of the room


async def test_the_whole_story_over_the_playground_reads_as_reviewed(tmp_path: Path) -> None:
    async with playground(tmp_path) as stage:
        transcript = await Journey(stage).play(script("whole_story"))
    compare(transcript, "whole_story")


async def test_the_room_for_three_reads_there_as_it_does_in_memory(tmp_path: Path) -> None:
    lines = [line for line in script("the_group") if not set(line) & set(NOT_THERE)]
    lines = lines[lines.index(["ben", "says there", "/promises"]) :]
    begin = [*upto("whole_story", "ana", "taps", "#willing.be-heard.yes"), *JOINED]
    expected = await Journey(InProcess(MemoryStore())).play([*begin, *lines])
    async with playground(tmp_path) as stage:
        assert await Journey(stage).play([*begin, *lines]) == expected
        shown = await there(stage)
    async with playground(tmp_path) as again:
        assert [each["text"] for each in await there(again)] == [each["text"] for each in shown], "put back on the page"
        await again.says_there("ana", "/talk")
        assert str((await there(again))[-1]["text"]).startswith("A calm talk")


async def test_what_the_two_say_to_each_other_is_not_brought_to_the_companion(tmp_path: Path) -> None:
    async with playground(tmp_path) as stage:
        await stage.client.post(f"{stage.address}/api/say", json={"who": "ana", "where": "group", "text": "hello love"})
        assert await there(stage) == []
        async with stage.client.post(
            f"{stage.address}/api/say", json={"who": "ana", "where": "x", "text": "y"}
        ) as slip:
            assert (slip.status, await slip.text()) == (400, '`where` is "group", or left out.')


async def there(stage: PlaygroundStage) -> list[dict[str, str]]:
    """What the companion said in the room, as the page shows it."""
    async with stage.client.get(f"{stage.address}/api/transcript") as answer:
        return [message for message in (await answer.json())["group"]["messages"] if message["from"] == "bot"]
