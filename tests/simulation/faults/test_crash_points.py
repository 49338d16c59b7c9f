"""A crash at every await, commit and send of each main flow: the next process goes on as if it had not been.

Two moments between which nothing was written, sent or accepted leave the same world behind, so a crash at the first of
each such class is a crash at all of them (fates.py); the long test crashes at each and every one and shows it.
"""

from __future__ import annotations

import pytest

from tests.simulation.faults.crashing import crashed_at
from tests.simulation.faults.flows import FLOWS, scenes
from tests.simulation.faults.times import virtual
from tests.simulation.faults.world import World


@pytest.mark.parametrize("name", FLOWS)
def test_a_crash_at_any_moment_loses_nothing_and_doubles_one_message_at_most(name: str) -> None:
    with virtual():
        world, points = World(), 0
        for scene in scenes(name):
            assert scene.arrivals or "time" in scene.act or "there" in scene.act, f"nobody answers {scene.act}"
            for moment in scene.kinds:
                points += 1
                found = crashed_at(scene, world, moment, again=points % 2 == 0)
                assert not found, (name, scene.act, moment, found)
    assert points > 12, "a flow with so few moments is not played"


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("again", [True, False])
@pytest.mark.parametrize("name", FLOWS)
def test_a_crash_at_each_and_every_await_does_so_too(name: str, again: bool) -> None:
    with virtual():
        world = World()
        for scene in scenes(name):
            for moment in range(1, scene.moments + 1):
                found = crashed_at(scene, world, moment, again=again)
                assert not found, (name, scene.act, moment, found)
