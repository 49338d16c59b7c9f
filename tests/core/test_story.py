"""The story is whole, and every text it can ask for is there."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core.journey import ARTICLE, FEATURES, STORY
from core.kernel.check import faults_of, texts_of
from core.kernel.story import Feature, compose
from core.kernel.words import Ask, AskKind, Role
from core.state import PromiseState

CORE = Path(__file__).parents[2] / "core"


def test_the_story_has_no_fault() -> None:
    assert faults_of(STORY) == []


def test_a_duplicate_id_an_unknown_gate_and_a_share_of_nothing_are_found() -> None:
    broken = replace(
        STORY.steps[0],
        asks=(*STORY.steps[0].asks, Ask("welcome.name", AskKind.SHARE, when=("no_such_gate",), parts=("no.ask",))),
    )
    found = " / ".join(faults_of(replace(STORY, steps=(broken, *STORY.steps[1:]))))
    assert "welcome.name stands twice" in found
    assert "no_such_gate, which is no gate" in found
    assert "no.ask, which is no ask" in found
    assert "without a kind" in found


def test_an_article_that_names_a_step_of_nobodys_or_leaves_one_out_is_no_story() -> None:
    for article in ((*ARTICLE, "forgive"), ARTICLE[1:]):
        with pytest.raises(ValueError, match=r"forgive|welcome"):
            compose(article, *FEATURES)


def test_two_features_cannot_bring_something_of_one_name() -> None:
    again = Feature(name="again", commands={name: command for f in FEATURES for name, command in f.commands.items()})
    with pytest.raises(ValueError, match=r"commands of one name.*promise"):
        compose(ARTICLE, *FEATURES, again)
    assert compose(ARTICLE, *FEATURES).steps == STORY.steps


def test_every_preview_has_something_that_can_be_changed() -> None:
    """A part that waits for no answer but those that the preview itself waits for."""
    of_answers = STORY.tables.of_answers
    for share in (ask for step in (*STORY.steps, *STORY.forms) for ask in step.asks if ask.kind is AskKind.SHARE):
        parts = [STORY.ask(part) for part in share.parts]
        free = [
            part
            for part in parts
            if part.role in {Role.ANYONE, share.role}
            and {name for name in part.when if "=" in name or name.removeprefix("!") in of_answers} <= set(share.when)
        ]
        assert free, share.id


@pytest.mark.parametrize("locale", locales())
def test_every_text_of_the_story_is_in_every_catalogue(locale: str) -> None:
    missing = sorted(id for id in texts_of(STORY) if not Catalogue().has(locale, id))
    assert missing == []


@pytest.mark.parametrize("locale", locales())
def test_every_text_that_core_names_is_in_every_catalogue(locale: str) -> None:
    source = "\n".join(path.read_text() for path in CORE.rglob("*.py"))
    named = set(re.findall(r"""context\.say\(\s*"([a-z0-9-]+)\"""", source))
    named |= set(re.findall(r'"((?:label|menu)-[a-z-]+)"', source))
    named |= {f"promise-state-{state.replace('_', '-')}" for state in PromiseState}
    named |= {f"keep-result-{end}" for end in ("kept", "not-kept", "seen-differently", "unconfirmed")}
    assert len(named) > 40
    assert sorted(id for id in named if not Catalogue().has(locale, id)) == []


def test_each_step_names_the_sentence_of_the_article_it_comes_from() -> None:
    assert [step.id for step in STORY.steps] == [
        "welcome", "early", "willing", "alone", "understand", "apologise", "discuss", "keep", "continue",
    ]  # fmt: skip
    assert all(len(step.source) > 20 for step in (*STORY.steps, *STORY.forms))


def test_core_imports_the_standard_library_and_itself_only() -> None:
    import sys

    for path in CORE.rglob("*.py"):
        for module in re.findall(r"^(?:from|import) ([\w.]+)", path.read_text(), re.MULTILINE):
            first = module.split(".")[0]
            assert first == "core" or first in sys.stdlib_module_names, f"{path.name} imports {module}"
