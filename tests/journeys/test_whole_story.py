"""The whole story, walked by two partners, on the companion in memory and on SQLite."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.opening import Place, open_store
from core.ports import Store
from tests.journeys.stage import HERE, Journey, compare, script
from tests.journeys.stages import InProcess


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "memory":
        return MemoryStore()
    return open_store(Place(f"sqlite:///{tmp_path / 'kintsugi.db'}", tmp_path, tmp_path / "key"))[0]


async def test_two_partners_are_led_from_the_first_hello_to_a_kept_promise(store: Store) -> None:
    transcript = await Journey(InProcess(store)).play(script("whole_story"))
    await store.close()
    if os.environ.get("KINTSUGI_REWRITE_TRANSCRIPTS"):  # then read the change aloud before committing it
        (HERE / "whole_story.txt").write_text(transcript, encoding="utf-8")
    compare(transcript, "whole_story")
