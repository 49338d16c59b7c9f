"""A couple with one partner on each platform: a room where both have an account, and none where one has not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from adapters.memory.channel import MemoryChannel
from adapters.memory.store import MemoryStore
from core.ports import UpdateKind
from tests.journeys.linked import Mixed
from tests.journeys.stage import Journey, upto

ROOM = "#the-room"
BEGUN = "It begins."


@dataclass
class Meets(Mixed):
    """With a room for three on either platform."""

    async def joins(self, who: str) -> str:
        """Presses Join in the room on their platform; returns what they alone are told."""
        channel = self._on(who)
        id, message = channel.sent[ROOM][0]
        ((data, _),) = message.buttons
        before = set(channel.private_answers)
        await self.brings(who, UpdateKind.TAP, group=ROOM, text=data, message=id, token=f"t{self.updates}")
        (token,) = set(channel.private_answers) - before
        return channel.private_answers[token]

    def there(self, channel: MemoryChannel) -> list[str]:
        return [message.text for _, message in channel.sent.get(ROOM, [])]


@pytest.fixture
async def stage() -> Meets:
    """The two are connected, and agree on a first promise."""
    made = Meets(MemoryStore())
    await Journey(made).play(upto("whole_story", "ben", "taps", "#discuss.promise.make"))
    return made


async def test_with_a_second_account_of_one_they_meet_where_both_are(stage: Meets) -> None:
    await stage.links()
    stage.discord.groups[ROOM] = {"ana@discord", "ben"}
    await stage.brings("ben", UpdateKind.COMMAND, group=ROOM, command="group")
    assert "both press Join" not in stage.there(stage.discord)[0], "how it is done is told in private"
    assert await stage.joins("ben") == "Thank you. It begins when both of you have pressed Join."
    assert await stage.joins("ana@discord") == "Thank you. It begins."
    assert BEGUN in stage.there(stage.discord)[-1]
    await stage.brings("ana@discord", UpdateKind.COMMAND, group=ROOM, command="talk")
    assert "A calm talk" in stage.there(stage.discord)[-1]


async def test_where_one_has_no_account_there_is_no_room_and_all_else_goes_on(stage: Meets) -> None:
    stage.channel.groups[ROOM] = {"ana", "somebody"}
    await stage.brings("ana", UpdateKind.COMMAND, group=ROOM, command="group")
    assert await stage.joins("ana") == "Thank you. It begins when both of you have pressed Join."
    await stage.brings("somebody", UpdateKind.TAP, group=ROOM, text="g0/join", token="x")
    assert stage.channel.private_answers["x"].startswith("First the two of you get connected")
    await stage.passes(timedelta(days=1))
    assert not any(BEGUN in text for text in stage.there(stage.channel))
    await stage.received("ben")
    await stage.says("ben", "/promise")
    assert await stage.received("ben")


async def test_both_are_told_the_same_way_there_whichever_accounts_the_other_has(stage: Meets) -> None:
    """Which accounts somebody has is theirs to tell."""
    told = []
    for _ in range(2):
        await stage.received("ben")
        await stage.says("ben", "/group")
        told.append(await stage.told("ben"))
        if len(told) == 1:
            await stage.links()
    assert told[0] == told[1]
    assert "/link" in told[0], "the one who is missing there can add an account"
    await stage.received("ana")
    await stage.says("ana", "/group")
    assert "/link" in await stage.told("ana")
