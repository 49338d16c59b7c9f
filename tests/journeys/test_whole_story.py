"""The whole story, walked by two partners, on the companion in memory and on SQLite."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.opening import Paths, open_store
from core.ports import Store
from tests.journeys.stage import Journey, expect
from tests.journeys.stages import InProcess


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return MemoryStore()
    return open_store(Paths(f"sqlite:///{tmp_path / 'kintsugi.db'}", tmp_path, tmp_path / "key"))[0]


async def test_two_partners_are_led_from_the_first_hello_to_a_kept_promise(store: Store) -> None:
    transcript = await Journey(InProcess(store)).play_all("whole_story")
    await store.close()
    expect(transcript, "whole_story")
