"""Linking in the wrong hands: five minutes with somebody's unlocked phone, a blocked companion, an outage."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.memory.store import MemoryStore
from core.ports import Sending, UpdateKind
from tests.bot.test_linking import HOUR, NOTICE
from tests.journeys.linked import DAY, THREE_DAYS, LinkedStage


@pytest.mark.parametrize("quiet", ["/pause", "/timeout", None])
async def test_five_minutes_with_an_unlocked_phone_let_nobody_read_along(quiet: str | None) -> None:
    """Whoever held the phone made it quiet too: the notices come all the same, and nothing is shown elsewhere."""
    stage = LinkedStage(MemoryStore())
    await stage.settles_in("ana")
    await stage.asks("ana", "eve@discord")
    if quiet:
        await stage.says("ana", quiet)
    if quiet == "/timeout":
        await stage.taps("ana", "Until tomorrow")
    await stage.received("ana")
    await stage.received("eve@discord")
    await stage.passes(THREE_DAYS)
    assert (await stage.told("ana")).count(NOTICE) == 2
    assert not await stage.received("eve@discord")
    await stage.says("ana", "/link")
    await stage.taps("ana", "No, stop it")
    assert await stage.received("eve@discord") == ["That did not work out."]


@pytest.mark.parametrize("told", [True, False])
async def test_who_blocks_the_companion_on_the_first_account_gains_nothing_by_it(told: bool) -> None:
    """Some platforms say so at once, on others the next notice finds out."""
    stage = LinkedStage(MemoryStore())
    await stage.settles_in("ana")
    await stage.asks("ana", "eve@discord")
    await stage.received("eve@discord")
    stage.channel.unreachable.add("ana")
    if told:
        await stage.brings("ana", UpdateKind.WENT_AWAY)
    await stage.passes(DAY + HOUR)
    assert await stage.received("eve@discord") == ["That did not work out."]
    stage.channel.unreachable.clear()
    await stage.received("ana")
    await stage.brings("ana", UpdateKind.CAME_BACK)
    assert "does not ask any more" in await stage.told("ana")
    await stage.passes(THREE_DAYS)
    await stage.says("ana", "/link")
    assert not stage.sees("ana", "Yes, it is mine")


async def test_no_code_is_taken_while_the_first_account_cannot_be_written_to() -> None:
    stage = LinkedStage(MemoryStore())
    await stage.settles_in("ana")
    code = await stage.makes_a_code()
    await stage.brings("ana", UpdateKind.WENT_AWAY)
    await stage.says("eve@discord", f"/link {code}")
    assert "This code cannot be used" in await stage.told("eve@discord")


async def keeps_waiting(stage: LinkedStage, *, until: timedelta) -> None:
    """The last notice goes out no sooner than that, by the real clock, on which sends are put off."""
    person, room = await stage.person("ana"), await stage.room("ana")
    rows = await stage.look(lambda work: work.outbox.messages_of_turn(person.id, room.link_turn or 0))
    row = replace(rows[0], state=Sending.NEW)
    await stage.look(lambda work: work.outbox.save_progress(row, datetime.now(UTC) + until))


async def test_after_an_outage_the_three_days_of_notices_begin_anew() -> None:
    stage = LinkedStage(MemoryStore())
    await stage.settles_in("ana")
    await stage.asks()
    await keeps_waiting(stage, until=HOUR)
    await stage.received("ana")
    await stage.passes(4 * DAY)
    assert not await stage.received("ana"), "one waits, and that is enough"
    await keeps_waiting(stage, until=-HOUR)
    await stage.settles()
    await stage.received("ana")
    for _ in range(3):
        await stage.passes(DAY)
        assert NOTICE in await stage.told("ana")
        await stage.says("ana", "/link")
        assert not stage.sees("ana", "Yes, it is mine")
    await stage.passes(DAY)
    await stage.confirms()
    assert await stage.are_one()


async def test_a_request_whose_notices_never_arrive_ends_by_itself() -> None:
    stage = LinkedStage(MemoryStore())
    await stage.settles_in("ana")
    await stage.asks("ana", "eve@discord")
    await stage.received("eve@discord")
    await keeps_waiting(stage, until=HOUR)
    await stage.passes(23 * DAY)
    assert await stage.received("eve@discord") == ["That did not work out."]


async def test_the_partner_hears_nothing_of_any_of_it() -> None:
    stage = LinkedStage(MemoryStore())
    await stage.settles_in("ana")
    for label in ("Invite my partner", "Skip them", "Make the invitation"):
        await stage.taps("ana", label)
    code = (await stage.told("ana")).partition("/start ")[2][:26]
    await stage.says("ben", f"/start {code}")
    for label in ("I broke trust", "Yes, both"):
        await stage.taps("ben", label)
    await stage.says("ben", "Ben")
    for label in ("Yes, my own choice", "Skip them", "Join"):
        await stage.taps("ben", label)
    await stage.taps("ana", "Open")
    await stage.taps("ana", "Yes, that is my partner")
    couple = (await stage.person("ana")).couple
    await stage.received("ben")
    await stage.links()
    await stage.says("ana@discord", "/unlink")
    await stage.taps("ana@discord", "The other account")
    assert not await stage.received("ben")
    assert (await stage.person("ana@discord")).couple == couple
    assert (await stage.person("ana")).couple is None
