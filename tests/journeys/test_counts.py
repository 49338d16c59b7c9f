"""How much is asked and said before something is reached: counted over the reviewed transcripts, as they are played.

An act is anything a person does; words are those of the messages, without the buttons. The safety questions that come
before an invitation are skipped in `whole_story`; who answers them all does twelve acts more.

Before this was counted: an invitation after 10 acts and 508 words, the first letter after 32 and 1,307, 260 messages
for the whole story, of them 41 with the sentence about the preview.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.texts.catalogue import Catalogue, locales
from tests.journeys.stage import Journey, upto
from tests.journeys.stages import InProcess

TEXTS = Catalogue()
FORETOLD = TEXTS.text("en", "preview-ahead")
LETTERS = "Held for 60 minutes;"  # the preview of a letter says so


@dataclass
class Counting(InProcess):
    """Remembers what everybody received."""

    got: dict[str, list[str]] = field(default_factory=lambda: {"ana": [], "ben": []})

    async def received(self, who: str) -> list[str]:
        news = await super().received(who)
        self.got.setdefault(who, []).extend(news)
        return news

    def words(self, who: str) -> int:
        return sum(len(spoken(text).split()) for text in self.got[who])


def spoken(text: str) -> str:
    """A message without its buttons."""
    return re.sub(r"\n?\[[^\]]*\]", "", text)


@dataclass
class Reached:
    """After how many acts and words of hers Ana came to something."""

    acts: int
    words: int


async def told(script: list[list[str]]) -> tuple[Counting, Counter[str], dict[str, Reached]]:
    stage = Counting(MemoryStore())
    journey, acts, reached = Journey(stage), Counter[str](), dict[str, Reached]()
    for who, does, what in script:
        letter = what == "Share it" and LETTERS in (stage.got.get(who) or [""])[-1]
        await journey.play([[who, does, what]])
        acts[who] += 1
        if who == "ana" and what == "#welcome.send.send":
            reached["invitation"] = Reached(acts[who], stage.words(who))
        if who == "ana" and letter:
            reached.setdefault("letter", Reached(acts[who], stage.words(who)))
    return stage, acts, reached


async def test_an_invitation_and_the_first_letter_are_reached_in_few_acts_and_words() -> None:
    _, _, reached = await told(upto("whole_story"))
    assert reached["invitation"].acts <= 12
    assert reached["invitation"].words <= 350
    assert reached["letter"].acts <= 28
    assert reached["letter"].words <= 900


async def test_the_whole_story_is_told_to_each_in_few_messages_and_words() -> None:
    stage, _, _ = await told(upto("whole_story"))
    for who in ("ana", "ben"):
        assert len(stage.got[who]) <= 180
        assert stage.words(who) <= 5000
    print({who: (len(stage.got[who]), stage.words(who)) for who in ("ana", "ben")})


async def test_on_each_door_something_useful_is_said_within_two_acts() -> None:
    for door in ("tonight", "hurt", "responsible", "together"):
        stage, _, _ = await told([["ana", "says", "hello"], ["ana", "taps", f"#welcome.door.{door}"]])
        assert "Breathe in while you count to four" in "\n".join(stage.got["ana"])


async def test_that_a_preview_comes_is_said_at_most_three_times_a_day() -> None:
    days = Counter[tuple[str, str]]()
    stage = Counting(MemoryStore())
    journey = Journey(stage)
    for who, does, what in upto("whole_story"):
        before = {name: len(texts) for name, texts in stage.got.items()}
        await journey.play([[who, does, what]])
        for name, texts in stage.got.items():
            found = [text for text in texts[before.get(name, 0) :] if FORETOLD in text]
            days[name, f"{journey.now:%Y-%m-%d}"] += len(found)
    assert max(days.values()) <= 3


# -- the texts -------------------------------------------------------------------------------------------------

MOST_WORDS = 60
LONGER = {
    *("privacy", "welcome-safe", "welcome-safe-more"),  # first pages
    *("safety-end", "leave-sure", "erase-sure"),  # a page of help for everybody; what cannot be undone, in full
    "invitation",  # the words of several platforms, of which each reads its own
}


@pytest.mark.parametrize("locale", locales())
def test_no_text_has_more_than_sixty_words_but_first_pages_and_pages_to_read(locale: str) -> None:
    folder = Path(__file__).parents[2] / "adapters" / "texts" / locale
    long = {id: words for path in folder.glob("*.ftl") for id, words in lengths(path) if words > MOST_WORDS}
    assert {id for id in long if not id.endswith(("-page", "-page-more"))} - LONGER == set(), long


def lengths(path: Path) -> list[tuple[str, int]]:
    """The words of each text of a catalogue, of the longest of its variants, without its buttons."""
    found = []
    for id, body in re.findall(r"^([a-z][\w-]*) =(.*?)(?=^\S|\Z)", path.read_text("utf-8"), re.S | re.M):
        text = re.split(r"^\s+\.", body, flags=re.M)[0]
        variants = re.findall(r"\{ \$\w+ ->(.*?)\n\s*\}", text, re.S)
        plain = re.sub(r"\{ \$\w+ ->.*?\n\s*\}", "", text, flags=re.S)
        longest = [max(len(one.split()) for one in re.split(r"\*?\[[\w-]+\]", each)) for each in variants]
        found.append((id, len(plain.split()) + sum(longest)))
    return found
