"""The room for three, as its own process behind the stand-ins: what the group reads is what was reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.discord import discord
from tests.journeys.stage import Journey, expect
from tests.journeys.telegram import telegram


@pytest.mark.timeout(120)
async def test_the_group_on_telegram_reads_as_reviewed(tmp_path: Path) -> None:
    async with telegram(tmp_path) as stage:
        expect(await Journey(stage).play_all("the_group"), "the_group")


@pytest.mark.timeout(120)
async def test_the_group_on_discord_reads_as_reviewed(tmp_path: Path) -> None:
    async with discord(tmp_path) as stage:
        expect(await Journey(stage).play_all("the_group"), "the_group")
