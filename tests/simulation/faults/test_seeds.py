"""Random faults by seeds: crashes, a database that says no, a platform that misbehaves, two workers, a clock that
jumps, updates that come twice or the other way round. A run that fails says how to run it alone."""

from __future__ import annotations

import time

import pytest

from tests.simulation.faults.disk import Disk
from tests.simulation.faults.flows import FLOWS, scenes
from tests.simulation.faults.seeds import run
from tests.simulation.faults.times import virtual

BUDGET = 3.5  # seconds of CPU for each flow in the fast tests
LEAST = 6  # on however slow a machine
AIM = 200  # seeds of each flow, if the budget has room for them
LONG, BLOCKS = 10_000, 20  # seeds of each flow in the long test, and in how many blocks


def runs(name: str, seeds: range, budget: float = float("inf")) -> int:
    """How many of these were run within the budget. Raises AssertionError with the command for one that fails."""
    with virtual():
        scenes(name)
        disk, began = Disk(), time.process_time()
        for number, seed in enumerate(seeds):
            if number >= LEAST and time.process_time() - began > budget:
                return number
            found = run(name, seed, disk)
            again = f"python -m tests.simulation.faults {name} {seed}"
            assert not found, "\n".join([f"run it alone: {again}", *found])
    return len(seeds)


@pytest.mark.parametrize("name", FLOWS)
def test_whatever_happens_nothing_is_lost_and_nothing_released_comes_twice(name: str) -> None:
    assert runs(name, range(AIM), BUDGET) >= LEAST


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("block", range(BLOCKS))
@pytest.mark.parametrize("name", FLOWS)
def test_a_hundred_thousand_seeds_do_so_too(name: str, block: int) -> None:
    each = LONG // BLOCKS
    assert runs(name, range(block * each, (block + 1) * each)) == each
