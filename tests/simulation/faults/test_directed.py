"""Faults at the places where they hurt most, one at a time; and the tools of the simulation themselves."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from unittest.mock import patch

import apscheduler.schedulers.base as scheduler
import pytest

from adapters.schedule.clock import Waker
from adapters.store import leaving
from adapters.store.outbox import SqlOutbox
from adapters.store.unit import SqlUnit
from bot import deliver
from tests.simulation.faults.disk import Disk
from tests.simulation.faults.fates import Drawn, Plan
from tests.simulation.faults.flows import GateContext, scenes
from tests.simulation.faults.loop import Crash, VirtualLoop
from tests.simulation.faults.oracle import arrived, differences, facts
from tests.simulation.faults.seeds import Run
from tests.simulation.faults.times import Seconds, VirtualDatetime, real_time, virtual
from tests.simulation.faults.world import Act, Fate, World

FAREWELL = "You have left."


@pytest.fixture(autouse=True)
def _virtual() -> Iterator[None]:
    with virtual():
        yield


def scene(name: str, act: Act) -> GateContext:
    return next(scene for scene in scenes(name) if scene.act == act)


# -- the tools ---------------------------------------------------------------------------------------------------


def test_an_hour_passes_in_no_time_and_in_order() -> None:
    heard: list[float] = []

    async def waits(seconds: float) -> None:
        await asyncio.sleep(seconds)
        heard.append(seconds)

    async def play() -> float:
        await asyncio.gather(waits(3600), waits(0.5), waits(60))
        return asyncio.get_running_loop().time()

    assert VirtualLoop().plays(play()) == 3600
    assert heard == [0.5, 60, 3600]


def test_the_order_of_what_is_ready_is_drawn_by_the_seed() -> None:
    def order(seed: int) -> list[int]:
        done: list[int] = []

        async def one(number: int) -> None:
            await asyncio.sleep(0)
            done.append(number)

        async def play() -> None:
            await asyncio.gather(*(one(number) for number in range(8)))

        VirtualLoop(chance=Random(seed)).plays(play())
        return done

    assert order(1) == order(1) != order(2)


def test_a_crash_lets_nobody_finish() -> None:
    ended: list[str] = []
    loop = VirtualLoop()

    async def works() -> None:
        await asyncio.sleep(1)
        ended.append("worked")

    async def play() -> None:
        asyncio.get_running_loop().create_task(works())
        await asyncio.sleep(0.5)
        crash = Crash()
        loop.end(crash)
        raise crash

    with pytest.raises(Crash):
        loop.plays(play())
    assert ended == []


def test_the_clock_of_the_process_wakes_at_the_next_due_instant_and_when_the_clock_is_moved() -> None:
    woken: list[float] = []
    moved = [False]

    async def play() -> None:
        loop = asyncio.get_running_loop()
        Seconds.read = loop.time
        waker: Waker

        async def wake() -> None:
            woken.append(round(loop.time(), 1))
            waker.arm(timedelta(seconds=7) if len(woken) == 1 else timedelta(days=1))

        def look() -> bool:
            found, moved[0] = moved[0], False
            return found

        waker = Waker(wake, look)
        waker.start()
        loop.call_later(50, lambda: moved.__setitem__(0, True))
        await asyncio.sleep(90)
        await waker.stop()

    assert scheduler.datetime is VirtualDatetime
    VirtualLoop().plays(play())
    assert woken[:2] == [0.0, 7.0]  # at once, then when it was due
    assert 37 <= woken[2] <= 37.5  # after half a minute at the latest
    assert any(50 <= at <= 50.6 for at in woken), woken  # the product's clock was moved


# -- leaving -----------------------------------------------------------------------------------------------------


class BusyFor(Fate):
    """The platform takes nothing for one person until it is told to."""

    def __init__(self, who: str, answer: str = "later") -> None:
        super().__init__()
        self.who: str | None = who
        self.answer = answer

    def send(self, who: str) -> str:
        return self.answer if who == self.who else "fine"


def leaves_with_messages_waiting(answer: str = "later") -> list[str]:
    """Ben wants to leave; something of Ana's waits for him, and the platform lets nothing through: what he hears."""
    fate, asked = BusyFor("ben", answer), scene("leaves", ("ben", "taps", "leave"))
    world = World.at(asked.before, Disk(), fate=fate)

    async def play() -> None:
        ana = world._begins("ana", "says", "/status")
        assert ana.update is not None
        await world.accepts([ana.update])
        world.offset += timedelta(minutes=61)  # the letter is shown: a knock for Ben is queued
        for house in world.houses:
            house.companion.arm(timedelta(0))
        await asyncio.sleep(3)
        waits = world.disk.query("SELECT count(*) FROM outbox WHERE state IN ('new', 'sending')")[0][0]
        assert waits, "nothing waits for him"
        tap = world._begins("ben", "taps", "leave")
        assert tap.update is not None
        await world.accepts([tap.update])
        await asyncio.sleep(1)
        fate.who = None
        await world.rests()

    world.lives(play)
    return [arrival.message.text for arrival in world.platform.arrivals[asked.shown :] if arrival.who == "ben"]


def test_who_leaves_between_queue_and_send_hears_the_farewell_and_nothing_else() -> None:
    heard = leaves_with_messages_waiting()
    assert heard, "not even the farewell"
    assert all(text.startswith(FAREWELL) for text in heard), heard


def test_a_leaving_that_keeps_the_queue_would_be_seen() -> None:
    with patch.object(leaving, "NOT_OVER", ()), patch.object(deliver, "is_worth_saying", lambda *_: True):
        heard = leaves_with_messages_waiting()
    assert not all(text.startswith(FAREWELL) for text in heard)


# -- too late, and two at once -------------------------------------------------------------------------------------


def back_after(hours: int) -> list[str]:
    """The process was away for so long, over the reminders and the deadline of a promise: what comes then."""
    away = scene("promise", ("time", "passes", "96h"))
    world = World.at(away.before, Disk())
    world.offset += timedelta(hours=hours)
    shown = len(world.platform.arrivals)
    world.lives(world.rests)
    return [arrival.message.text for arrival in world.platform.arrivals[shown:]]


def test_a_reminder_whose_time_is_over_does_not_come_as_if_it_were_fresh() -> None:
    calm = [a.message.text for a in scene("promise", ("time", "passes", "96h")).arrivals]
    assert len([text for text in calm if "Be home by seven" in text]) == 2
    after = back_after(96)
    assert after, "nobody is told of the promise that is due"
    assert not any("Be home by seven" in text for text in after), after


def by_two(name: str) -> list[str]:
    """Two workers over one store and a slow platform, and nothing else: what differs from one worker."""
    found: list[str] = []
    for seed, part in enumerate(scenes(name)):
        fate = Drawn(Plan(slow=2.0), Random(seed))
        world = World.at(part.before, Disk(), fate=fate, workers=2, chance=Random(seed))
        world.plays([part.act])
        found += arrived(list(part.arrivals), world.platform.arrivals[part.shown :], 0, frozenset())
        found += differences(part.facts, facts(world.disk))
    return found


def test_two_workers_neither_lose_nor_double() -> None:
    assert not by_two("card")


def test_two_workers_without_leases_would_be_seen() -> None:
    with patch.object(SqlOutbox, "lease", lambda self, *row: None):
        assert any("doubles" in fault for fault in by_two("card"))


# -- the database --------------------------------------------------------------------------------------------------


def test_an_event_whose_part_cannot_be_closed_is_taken_once() -> None:
    calm, say, failed = scenes("hello")[1], SqlUnit._say, []

    def fails_once(self: SqlUnit, text: str) -> None:
        if text.startswith("RELEASE") and not failed:
            failed.append(text)
            raise sqlite3.OperationalError("disk I/O error")
        say(self, text)

    world = World.at(calm.before, Disk())
    with patch.object(SqlUnit, "_say", fails_once):
        world.plays([calm.act])
    assert failed
    assert not arrived(list(calm.arrivals), world.platform.arrivals[calm.shown :], 0, frozenset())
    assert not differences(calm.facts, facts(world.disk))


# -- the platform for ten minutes, and the clock -------------------------------------------------------------------


@pytest.mark.parametrize("name", ["letter", "pairing"])
def test_a_flood_of_ten_minutes_loses_and_doubles_nothing(name: str) -> None:
    run = Run(name, 3, Disk(), plan=Plan(flood=(0.0, 600.0), retry_after=35.0))
    assert run.judged() == []
    assert run.world.since() > 600


@pytest.mark.parametrize("hours", [1, -1, 24, -24])
def test_a_clock_that_jumps_loses_nothing(hours: int) -> None:
    """What is due comes with its hour, however the clock came there."""
    held = scene("letter", ("time", "passes", "61m"))
    world = World.at(held.before, Disk())
    shown = len(world.platform.arrivals)

    async def jump() -> None:
        world.offset += timedelta(hours=hours)
        for house in world.houses:
            house.companion.arm(timedelta(0))
        await world.rests()

    world.lives(jump)
    early = len(world.platform.arrivals) > shown
    assert early is (hours >= 1)
    world.plays([("time", "passes", f"{max(0, -hours) + 24}h")])
    texts = {(a.who, a.message.text) for a in world.platform.arrivals[shown:]}
    assert {(a.who, a.message.text) for a in held.arrivals} <= texts or hours >= 24  # or in the words for a late hour


def test_the_time_that_the_shell_is_told_is_the_loops() -> None:
    async def play() -> float:
        Seconds.read = asyncio.get_running_loop().time
        before = real_time()
        await asyncio.sleep(90)
        return (real_time() - before).total_seconds()

    assert VirtualLoop().plays(play()) == 90
