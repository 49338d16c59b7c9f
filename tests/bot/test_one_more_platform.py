"""One more platform costs a folder in adapters, its line in the registry, and its texts: paper, which is made up.

It is added to a copy of the code, and the companion runs from there as its own process.
"""

from __future__ import annotations

import asyncio
import filecmp
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.texts.catalogue import Catalogue
from core.journey import STORY
from core.journey.menu import listed
from tests.journeys.live import PATIENCE, ROOT, Process
from tests.journeys.stage import Journey, reviewed, upto

PAPER = Path(__file__).parent / "paper"
PACKAGES = ("core", "adapters", "bot")
REGISTRY = "bot/platforms.py"
THE_FIRST_CONVERSATION = upto("whole_story", "time", "passes", "6m", 2)  # to the place where both are ready to begin


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code with paper in it."""
    root = tmp_path_factory.mktemp("checkout")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PAPER / "adapter", root / "adapters/paper", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PAPER / "texts.ftl", root / "adapters/texts/en/paper.ftl")
    registry = (ROOT / REGISTRY).read_text(encoding="utf-8")
    imported = "from adapters.paper.platform import PAPER\nfrom adapters.telegram"
    added = registry.replace("from adapters.telegram", imported).replace("TELEGRAM, ", "TELEGRAM, PAPER, ")
    (root / REGISTRY).write_text(added, encoding="utf-8")
    return root


def differing(ours: Path, theirs: Path) -> set[str]:
    """What is another or new there, by its path; of a new folder the folder alone."""
    found = filecmp.dircmp(ours, theirs, ignore=["__pycache__"])
    below = (differing(ours / name, theirs / name) for name in found.common_dirs)
    here = {*found.diff_files, *found.right_only, *found.left_only}
    return {f"{theirs.name}/{name}" for name in here} | {f"{theirs.name}/{each}" for under in below for each in under}


@dataclass
class PaperStage:
    """Two people with pen and paper. A label is signed on the newest letter that has it."""

    tray: Path
    process: Process
    letters: int = 0
    seen: dict[str, int] = field(default_factory=dict)

    async def says(self, who: str, text: str) -> None:
        await self.posts(who, text=text)

    async def taps(self, who: str, label: str) -> None:
        for letter in reversed(self.out(who)):
            for data, shown in letter["buttons"]:
                if shown == label:
                    return await self.posts(who, signed=data)
        raise AssertionError(f"no {label!r} in a letter to {who}")

    async def posts(self, who: str, **more: str) -> None:
        self.letters += 1
        letter = self.tray / "in" / f"{self.letters:06}.json"
        draft = letter.with_suffix(".draft")
        draft.write_text(json.dumps({"from": who, **more}), encoding="utf-8")
        draft.rename(letter)
        await self.rests(letter)

    async def rests(self, letter: Path) -> None:
        for _ in range(int(PATIENCE / 0.01)):
            if not letter.exists() and self.process.is_quiet():
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"the companion did not come to rest\n{self.process.log.read_text()[-3000:]}")

    async def passes(self, time: timedelta) -> None:
        await self.process.until(self.process.target + time)

    async def received(self, who: str) -> list[str]:
        letters = self.out(who)
        new, self.seen[who] = letters[self.seen.get(who, 0) :], len(letters)
        return ["\n".join(filter(None, (one["text"], labels(one)))) for one in new]

    def out(self, who: str) -> list[dict]:  # type: ignore[type-arg]
        return [json.loads(file.read_text()) for file in sorted((self.tray / "out" / who).glob("*.json"))]


def labels(letter: dict) -> str:  # type: ignore[type-arg]
    return " ".join(f"[{label}]" for _, label in letter["buttons"])


@asynccontextmanager
async def paper(folder: Path, checkout: Path) -> AsyncIterator[PaperStage]:
    """The companion by letter; ends with a clean stop and no word of a fault in its log."""
    tray = folder / "tray"
    (tray / "in").mkdir(parents=True)
    process = Process(folder, {"KINTSUGI_PAPER_TRAY": str(tray)}, checkout)
    await process.start()
    try:
        while not (tray / "leaflet").exists():
            assert process.running is not None
            assert process.running.returncode is None, process.log.read_text()
            await asyncio.sleep(0.02)
        yield PaperStage(tray, process)
        assert await process.end() == 0, process.log.read_text()
        said = process.log.read_text()
        assert not [word for word in ("Traceback", "failed", "begun_again") if word in said], said
    finally:
        if process.running is not None and process.running.returncode is None:
            await process.kill()


def test_it_is_one_folder_its_line_in_the_registry_and_its_texts(checkout: Path) -> None:
    changed = set[str]().union(*({*differing(ROOT / package, checkout / package)} for package in PACKAGES))
    assert changed == {"adapters/paper", REGISTRY, "adapters/texts/en/paper.ftl"}
    before, after = ((root / REGISTRY).read_text().splitlines() for root in (ROOT, checkout))
    assert [line for line in after if line not in before] == [
        "from adapters.paper.platform import PAPER",
        "PLATFORMS: tuple[Platform[Any], ...] = (TELEGRAM, PAPER, DISCORD)",
    ]


@pytest.mark.timeout(240)
async def test_two_who_write_letters_pair_and_have_the_first_conversation_word_for_word(
    checkout: Path, tmp_path: Path
) -> None:
    async with paper(tmp_path, checkout) as stage:
        told = await Journey(stage).play(THE_FIRST_CONVERSATION)
    known = reviewed("whole_story")
    assert "You and Ben are connected now" in told
    assert known.startswith(told), "\n".join(told.splitlines()[-30:])


async def test_its_leaflet_lists_every_command_and_each_is_answered_by_letter(checkout: Path, tmp_path: Path) -> None:
    async with paper(tmp_path, checkout) as stage:
        leaflet = (stage.tray / "leaflet").read_text().splitlines()
        assert leaflet == [f"/{each.name}: {Catalogue().text('en', each.text)}" for each in listed(STORY)]
        await stage.says("ana", "hello")
        for line in leaflet:
            await stage.received("ana")
            await stage.says("ana", line.partition(":")[0])
            (first, *_) = await stage.received("ana")
            assert "I do not know that command" not in first, line


async def test_where_a_letter_cannot_be_changed_nobody_tries_to(checkout: Path, tmp_path: Path) -> None:
    async with paper(tmp_path, checkout) as stage:
        await stage.says("ana", "hello")
        await stage.taps("ana", "I was hurt")
        await stage.taps("ana", "Yes, both")
        assert "[I was hurt]" in "\n".join(await stage.received("ana"))
        assert not (stage.tray / "scratched").exists()


async def test_a_tray_that_is_not_there_is_said_in_one_line(checkout: Path, tmp_path: Path) -> None:
    process = Process(tmp_path, {"KINTSUGI_PAPER_TRAY": str(tmp_path / "none")}, checkout)
    await process.start()
    assert process.running is not None
    assert await asyncio.wait_for(process.running.wait(), PATIENCE) == 2
    (*_, line) = process.log.read_text().splitlines()
    assert line == f"kintsugi: There is no tray at {tmp_path / 'none'}. Set KINTSUGI_PAPER_TRAY to one."
    assert not (tmp_path / "data").exists() or not list((tmp_path / "data").glob("k*"))
