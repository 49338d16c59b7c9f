"""Everybody is spoken to in the language their platform told at the first meeting, whatever way they came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from fluent.syntax import ast, parse, serialize

from adapters.memory.store import MemoryStore
from adapters.texts import catalogue
from core.coach.promise import findings
from core.ports import Incoming, UpdateKind
from tests.journeys.linked import LinkedStage

GERMAN = "«de» "


@dataclass
class Speaking(LinkedStage):
    """Each account tells a language, or none."""

    languages: dict[str, str] = field(default_factory=dict)

    def arrival(self, who: str, heard: UpdateKind, **fields: str) -> Incoming:
        return super().arrival(who, heard, **{"locale": self.languages.get(who, "en"), **fields})

    async def speaks(self, who: str) -> set[str]:
        """The languages of all that came to this screen since it was last read."""
        return {"de" if text.startswith(GERMAN) else "en" for text in await self.received(who)}


@pytest.fixture(autouse=True)
def _german(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A second catalogue: the first, each text marked. Labels stay, so that a test can press them."""
    folder = tmp_path_factory.mktemp("texts")
    (folder / "de").mkdir()
    (folder / "en").symlink_to(catalogue.HERE / "en")
    for path in (catalogue.HERE / "en").glob("*.ftl"):
        (folder / "de" / path.name).write_text(serialize(_marked(parse(path.read_text("utf-8")))), "utf-8")
    monkeypatch.setattr(catalogue, "HERE", folder)
    for known in (catalogue.known, catalogue._bundle):
        known.cache_clear()
    yield
    monkeypatch.undo()
    for known in (catalogue.known, catalogue._bundle):
        known.cache_clear()


def _marked(file: ast.Resource) -> ast.Resource:
    for entry in file.body:
        if isinstance(entry, ast.Message) and entry.value is not None and "label" not in entry.id.name:
            entry.value.elements.insert(0, ast.TextElement(GERMAN))
    return file


def stage(**languages: str) -> Speaking:
    return Speaking(MemoryStore(), languages={name.replace("_", "@"): told for name, told in languages.items()})


@pytest.mark.parametrize("told", ["de", "de-AT", "DE"])
async def test_not_only_the_first_text_is_in_the_language_of_the_platform(told: str) -> None:
    made = stage(ana=told)
    await made.settles_in("ana")
    assert len(texts := made.discord.sent.get("ana", []) + made.channel.sent["ana"]) >= 5
    assert all(message.text.startswith(GERMAN) for _, message in texts)
    assert (await made.room("ana")).locale == "de"


@pytest.mark.parametrize("told", ["tlh", "../en", "\x00", "zz-ZZ", "-", "en-GB", "d"])
async def test_a_language_there_is_no_catalogue_for_is_answered_in_the_fallback(told: str) -> None:
    made = stage(ana=told)
    await made.settles_in("ana")
    assert await made.speaks("ana") == {"en"}
    assert (await made.room("ana")).locale == "en"


async def test_a_language_that_is_told_later_changes_nothing_in_mid_story() -> None:
    made = stage(ana="de")
    await made.settles_in("ana")
    made.languages["ana"] = "en"
    await made.says("ana", "/status")
    assert await made.speaks("ana") == {"de"}


async def test_where_a_platform_tells_no_language_with_words_the_first_press_tells_it() -> None:
    """A direct message on Discord says nothing of the language, a press does."""
    made = stage(ana="")
    await made.says("ana", "hello")
    assert await made.speaks("ana") == {"en"}
    made.languages["ana"] = "de"
    await made.taps("ana", "I was hurt")
    assert await made.speaks("ana") == {"de"}
    made.languages["ana"] = "en"
    await made.taps("ana", "Yes, both")
    assert await made.speaks("ana") == {"de"}


def test_who_told_no_language_is_asked_about_a_promise_as_in_the_fallback() -> None:
    assert list(findings("I will never lie again", "")) == list(findings("I will never lie again", "en")) != []


async def test_who_comes_by_an_invitation_is_spoken_to_in_their_own_language() -> None:
    made = stage(ana="en", ben="de")
    await made.settles_in("ana")
    for label in ("Invite my partner", "Skip them", "Make the invitation"):
        await made.taps("ana", label)
    code = next(text for text in await made.received("ana") if "/start " in text or "start=" in text)
    await made.says("ben", "/start " + code.split("start")[1].split()[0].lstrip(" =:"))
    assert await made.speaks("ben") == {"de"}
    await made.says("ben", "/help")
    assert await made.speaks("ben") == {"de"}


async def test_an_account_that_is_linked_is_spoken_to_in_the_language_of_the_room_it_uses() -> None:
    made = stage(ana="de", ana_discord="en")
    await made.settles_in("ana")
    await made.links()
    await made.taps("ana", "Here")
    await made.received("ana@discord")
    await made.says("ana@discord", "/help")
    assert await made.speaks("ana@discord") == {"de"}


async def test_an_account_that_is_taken_off_keeps_its_language() -> None:
    made = stage(ana="de", ana_discord="de")
    await made.settles_in("ana")
    await made.links()
    await made.taps("ana", "Here")
    await made.received("ana@discord")
    await made.says("ana@discord", "/unlink")
    await made.taps("ana@discord", "This account")
    made.languages["ana@discord"] = "en"
    await made.says("ana@discord", "hello")
    assert await made.speaks("ana@discord") == {"de"}


async def test_who_erases_everything_is_told_so_in_their_language_and_begins_anew_in_it() -> None:
    made = stage(ana="de", ana_discord="de")
    await made.settles_in("ana")
    await made.links()
    await made.taps("ana", "Here")
    await made.received("ana")
    await made.says("ana", "/erase")
    await made.taps("ana", "Erase everything")
    made.languages = {"ana": "en", "ana@discord": ""}
    await made.says("ana", "hello")
    assert await made.speaks("ana") == {"de"}
    await made.received("ana@discord")
    await made.says("ana@discord", "hello")
    assert await made.speaks("ana@discord") == {"de"}
