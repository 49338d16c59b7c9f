"""Every state that a released version stored is loaded and finished by this one.

The rule: **the file of a released version is never written again.** A new version of the stored form (`core/state.py`,
`VERSION`) adds a file `v<N>.jsonl.gz` and a function in `core/migrate.py`, and must load and finish the older files.
Until a version is released its own file is written by

    KINTSUGI_WRITE_SNAPSHOTS=1 .venv/bin/python -m pytest -n0 tests/simulation/test_snapshots.py
"""

from __future__ import annotations

import os

import pytest

from core.state import VERSION
from tests.simulation import snapshots

PARTS = 12
QUICK = 60
VERSIONS = range(1, VERSION + 1)

if os.environ.get("KINTSUGI_WRITE_SNAPSHOTS"):
    snapshots.write()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_stored_state_loads_and_is_stored_again_as_it_was(version: int) -> None:
    number = 0
    for document in snapshots.read(version):
        world = snapshots.loaded(document)
        number += 1
        if version == VERSION:
            assert snapshots.stored(world, document["name"], tuple(document["rooms"])) == document
    assert number > 500


@pytest.mark.timeout(400)
@pytest.mark.parametrize("version", VERSIONS)
def test_of_the_stored_states_every_sixtieth_can_be_finished(version: int) -> None:
    finished(version, 0, QUICK)


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("version", VERSIONS)
def test_every_stored_state_can_be_finished(version: int, part: int) -> None:
    finished(version, part, PARTS)


def finished(version: int, part: int, parts: int) -> None:
    """Finish those of one part: nothing raises, and what is asked comes to an end, or to a rhythm of weeks."""
    for number, document in enumerate(snapshots.read(version)):
        if number % parts != part:
            continue
        try:
            snapshots.finish(document)
        except Exception as fault:
            raise AssertionError(f"{document['name']} cannot be finished: {type(fault).__name__}: {fault}") from fault
