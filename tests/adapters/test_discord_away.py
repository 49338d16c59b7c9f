"""When Discord's gateway was away, the companion is back soon, and what was written meanwhile is heard."""

from __future__ import annotations

import asyncio
import time

import pytest

from adapters.discord.run import LONGEST_PAUSE, Patience
from tests.adapters.test_discord import serving
from tests.fakes.discord import FakeDiscord

AWAY = 15.0  # seconds
SOON = 30.0
MANY = pytest.param("refuses", 6, marks=[pytest.mark.long, pytest.mark.timeout(400)])
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


async def is_back(fake: FakeDiscord) -> float:
    """Seconds until there is a session again."""
    began = time.monotonic()
    while not fake.gateway.is_connected:
        assert time.monotonic() < began + 4 * SOON, "the companion does not come back"
        await asyncio.sleep(0.02)
    return time.monotonic() - began


@pytest.mark.parametrize(("how", "times"), [("refuses", 1), ("hangs", 1), MANY])
async def test_after_fifteen_seconds_without_a_gateway_the_companion_is_back_within_thirty(
    how: str, times: int
) -> None:
    async with FakeDiscord() as fake, serving(fake):
        ana, waited = fake.user("ana"), []
        await ana.says("hello")
        await ana.sees("What brings you here?")
        for number in range(times):
            await fake.goes_away(how)
            await asyncio.sleep(AWAY + 0.7 * number)
            await ana.says("/help")
            fake.comes_back()
            waited.append(await is_back(fake))
            while sum("/status: where you are, and what is open" in shown.text for shown in ana.screen) <= number:
                await asyncio.sleep(0.05)
        print(how, [round(each, 1) for each in waited], "resumed:", fake.resumed, "anew:", fake.identified - 1)
        assert max(waited) < SOON


async def test_a_session_that_can_be_resumed_is_resumed_so_that_nothing_has_to_be_read_again() -> None:
    async with FakeDiscord() as fake, serving(fake):
        ana = fake.user("ana")
        await ana.says("hello")
        await ana.sees("What brings you here?")
        await fake.goes_away()
        await asyncio.sleep(4)
        await ana.taps("I was hurt")
        fake.comes_back()
        await is_back(fake)
        await ana.sees("Two things, in short.")
        assert (fake.resumed, fake.identified) == (1, 1)


@pytest.mark.timeout(90)
async def test_a_place_to_resume_at_that_never_comes_back_is_given_up_for_a_fresh_connection() -> None:
    """Discord names another address for resuming; that one can die alone."""
    async with FakeDiscord() as fake, serving(fake):
        ana = fake.user("ana")
        await ana.says("hello")
        await ana.sees("What brings you here?")
        fake.gateway.dead_sessions = True
        await fake.cut()
        assert await is_back(fake) < SOON
        await ana.says("/help")
        await ana.sees("/status: where you are, and what is open")


async def test_the_commands_are_told_once_however_often_the_connection_begins_anew() -> None:
    async with FakeDiscord() as fake, serving(fake):
        for _ in range(3):
            before = fake.identified
            await fake.drop(4004)
            while fake.identified == before:
                await asyncio.sleep(0.05)
        assert sum(call.startswith("PUT") and call.endswith("commands") for call in fake.calls) == 1


def test_no_pause_between_two_tries_is_long() -> None:
    """The pauses of the library grow up to 17 minutes."""
    pauses = Patience()
    assert max(pauses.delay() for _ in range(200)) <= LONGEST_PAUSE
