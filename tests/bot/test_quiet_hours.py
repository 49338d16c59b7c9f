"""Prompts rest through their reader's quiet hours, and after any outage what waits comes as one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.memory.store import MemoryStore
from core.documents import plain
from core.events import Paired
from core.ports import DueRow, Incoming, UpdateKind
from core.values import Rhythm
from tests.journeys.stage import START
from tests.journeys.stages import InProcess

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NIGHT = datetime(2026, 3, 4, 1, 0, tzinfo=UTC)  # 02:00 in Berlin
MORNING = datetime(2026, 3, 4, 7, 0, tzinfo=UTC)


async def ana(*, zone: str | None = "Europe/Berlin") -> InProcess:
    """Somebody who is welcomed and has check-ins, with nothing said lately."""
    stage = InProcess(MemoryStore())
    for said in ("hello",):
        await stage.says("ana", said)
    person = await who(stage)

    def unit(work) -> None:  # type: ignore[no-untyped-def]
        room, revision = work.rooms.private(person)
        settled = replace(
            room, name="Ana", zone=zone, rhythm=Rhythm("daily", "evening"), focus=None, steps=("couple/welcome",)
        )
        work.rooms.save_private(person, replace(settled, acted_at=None), revision)

    await stage.store.do(unit)
    await stage.received("ana")
    return stage


async def who(stage: InProcess) -> str:
    came = Incoming(platform="memory", update="", user="ana", address="ana", heard=UpdateKind.TEXT)
    return (await stage.store.do(lambda work: work.people.get_or_create(came))).id


async def due(stage: InProcess, key: str, at: datetime, not_after: timedelta | None = None) -> None:
    owner = f"person:{await who(stage)}"
    await stage.store.do(lambda work: work.due.set(DueRow(owner=owner, key=key, at=at, not_after=not_after)))


async def until(stage: InProcess, at: datetime) -> None:
    await stage.passes(at - START - stage.target)


async def test_a_prompt_of_the_night_comes_in_the_morning() -> None:
    stage = await ana()
    await due(stage, "safety-again", NIGHT)
    await until(stage, MORNING - timedelta(minutes=1))
    assert await stage.received("ana") == []
    await until(stage, MORNING)
    assert len(await stage.received("ana")) == 1


async def test_who_writes_at_night_gets_what_rested_first_and_the_answer_after_it() -> None:
    stage = await ana()
    await due(stage, "safety-again", NIGHT)
    await until(stage, NIGHT + HOUR)
    await stage.says("ana", "/help")
    first, *rest = await stage.received("ana")
    assert first.startswith("Something is here for you alone")
    assert any("/status" in text for text in rest)
    await until(stage, MORNING + HOUR)
    assert await stage.received("ana") == [], "not once more in the morning"


async def test_news_of_the_night_is_told_though_the_question_it_came_with_is_open_no_more() -> None:
    stage = await ana()
    person = await who(stage)
    await until(stage, NIGHT)
    paired = Paired(id="paired", at=NIGHT)
    await stage.store.do(lambda work: work.inbox.receive(paired.id, person, plain(paired), NIGHT))
    await until(stage, NIGHT + HOUR)
    assert await stage.received("ana") == []
    await stage.says("ana", "/now")
    told = [text for text in await stage.received("ana") if "connected" in text]
    assert len(told) == 1
    await until(stage, MORNING + HOUR)
    assert not [text for text in await stage.received("ana") if "connected" in text]


async def test_who_is_awake_gets_a_prompt_at_night_too() -> None:
    stage = await ana()
    await until(stage, NIGHT - timedelta(minutes=10))
    await stage.says("ana", "/help")
    await stage.received("ana")
    await due(stage, "safety-again", NIGHT)
    await until(stage, NIGHT)
    assert len(await stage.received("ana")) == 1


async def test_what_was_asked_for_comes_at_night() -> None:
    stage = await ana()
    person = await who(stage)

    def unit(work) -> None:  # type: ignore[no-untyped-def]
        room, revision = work.rooms.private(person)
        work.rooms.save_private(person, replace(room, timeout=True), revision)

    await stage.store.do(unit)
    await due(stage, "timeout-over", NIGHT)
    await until(stage, NIGHT)
    assert await stage.received("ana") != []


async def test_where_no_zone_is_known_nothing_can_be_quiet() -> None:
    stage = await ana(zone=None)
    await due(stage, "safety-again", NIGHT)
    await until(stage, NIGHT)
    assert len(await stage.received("ana")) == 1


@pytest.mark.parametrize("weeks", [1, 6])
async def test_after_weeks_without_a_way_to_write_one_message_sums_up(weeks: int) -> None:
    stage = await ana()
    stage.channel.unreachable.add("ana")
    for day in range(2, 7 * weeks):
        await due(stage, "check-in", NIGHT.replace(hour=18) + day * DAY)
        await until(stage, NIGHT.replace(hour=19) + day * DAY)
    stage.channel.unreachable.clear()
    await stage.says("ana", "/help")
    found = await stage.received("ana")
    knocks = [text for text in found if text.startswith(("A minute", "Something is here", "I could not write"))]
    assert len(knocks) <= 2, found
    assert sum(text.startswith("I could not write") for text in found) <= 1


async def test_a_platform_that_was_down_for_two_days_brings_one_message_not_six() -> None:
    stage = await ana()
    stage.channel.unreachable.add("ana")
    for n, key in enumerate(("safety-again", "check-in", "now-again")):
        await due(stage, key, NIGHT.replace(hour=12 + n))
    await until(stage, NIGHT + 2 * DAY)
    stage.channel.unreachable.clear()
    person = await who(stage)
    await stage.store.do(lambda work: work.accounts.mark_reachable(person, True))
    await until(stage, NIGHT + 2 * DAY + 9 * HOUR)
    found = await stage.received("ana")
    assert [text.split(".")[0] for text in found] == ["I could not write to you for a while"], found
    assert "[Something for you]" in found[0]
