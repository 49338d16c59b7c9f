"""The whole story over the stand-in of Telegram, with the companion as its own process, undisturbed and killed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.journeys.stage import Journey, compare, script
from tests.journeys.telegram import KilledStage, TelegramStage, telegram
from tests.journeys.test_crashes import Fate, Fragile, shown_once


@pytest.mark.timeout(240)
async def test_the_whole_story_over_telegram_reads_as_reviewed(tmp_path: Path) -> None:
    async with telegram(tmp_path) as stage:
        transcript = await Journey(stage).play(script("whole_story"))
        compare(transcript, "whole_story")


@pytest.mark.timeout(300)
async def test_killed_at_any_moment_the_story_goes_on_and_nothing_released_is_sent_twice(tmp_path: Path) -> None:
    calm = Fragile.make(Fate(every=0))
    await Journey(calm).play(script("whole_story"))
    released = list(await shown_once(calm))
    async with telegram(tmp_path, KilledStage) as stage:
        assert isinstance(stage, KilledStage)
        await Journey(stage).play(script("whole_story"))
        assert stage.kills == stage.most
        for who, text in released:
            shown = [message for message in stage.fake.sent_to(stage.people[who]) if message.text == text]
            assert len(shown) <= 1, f"shown {len(shown)} times to {who}: {text}"
            asked = any("Show it again" in str(m) for m in stage.fake.sent_to(stage.people[who]))
            assert shown or asked, f"lost: {text}"
        assert isinstance(stage, TelegramStage)


@pytest.mark.timeout(60)
async def test_killed_while_buttons_are_taken_away_nothing_is_sent_afterwards_that_changes_nothing(
    tmp_path: Path,
) -> None:
    """The platform acts, and nobody is there any more to hear of it."""
    async with telegram(tmp_path) as stage:
        fake, ana = stage.fake, stage.people["ana"]
        await stage.says("ana", "hello")
        for label in ("I was hurt", "Yes, both", "Skip"):
            edits = len(fake.called("editMessageText"))
            fake.delay("editMessageText", 0.3)
            await ana.press(label)
            while len(fake.called("editMessageText")) == edits:
                await asyncio.sleep(0.005)
            await stage.process.kill()
            await asyncio.sleep(0.5)
            await stage.process.start()
            await stage.rests()
            assert any(f"→ {label}" in shown.text for shown in ana.screen)
        made = [call.status for call in fake.called("editMessageText")]
        assert 400 not in made
        assert len(made) == 3
