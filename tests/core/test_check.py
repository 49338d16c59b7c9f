"""A broken story is refused before anybody meets it: one fault each, told in plain words."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core import migrate
from core.journey import STORY
from core.kernel.check import alike_labels, faults_of, ids_of, missing_texts, texts_of
from core.kernel.story import Feature, Story
from core.kernel.words import Ask, AskKind, Choice, Release, Step, Then, TrackKind

IDS = Path(__file__).parents[1] / "snapshots" / "ids.txt"
LINE = Release("line", timedelta(minutes=5), read_by="nobody, here")
SMALL = Feature(name="small", gates={"paired": lambda here: False}, lists={"results": lambda here: ()})
YES_NO = (Choice("yes"), Choice("no"))


def story(*asks: Ask, opens: str = "always", forms: tuple[Step, ...] = ()) -> Story:
    """A story of one step."""
    step = Step("one", TrackKind.COUPLE, opens=opens, source="The article says so.", asks=asks)
    return Story(steps=(step,), forms=forms, tables=SMALL)


def form(id: str = "form", **fields: object) -> Step:
    given = {"opens": "by_hand", "source": "The article says so.", "asks": (), **fields}
    return Step(id, TrackKind.FORM, **given)  # type: ignore[arg-type]


SOUND = Ask("one.a", choices=YES_NO)
BROKEN = {
    "one.a stands twice": story(SOUND, SOUND),
    "one.a.yes stands twice": story(Ask("one.a", choices=(Choice("yes"), Choice("yes")))),
    "form stands twice": story(SOUND, forms=(form(offered=("always",)), form(offered=("always",)))),
    "line stands twice": story(
        Ask("one.w", AskKind.LINE),
        Ask("one.s", AskKind.SHARE, release=LINE, parts=("one.w",)),
        Ask("one.t", AskKind.SHARE, release=replace(LINE, careful=True), parts=("one.w",)),
    ),
    "one opens by nothing-known": story(SOUND, opens="nothing-known"),
    "one can be reached by nobody": story(SOUND, opens="by_hand"),
    "form can be reached by nobody": story(SOUND, forms=(form(),)),
    "form opens by nothing-known": story(SOUND, forms=(form(offered=("nothing-known",)),)),
    "form is about nothing-known": story(SOUND, forms=(form(offered=("always",), about="nothing-known"),)),
    "one.s shares one.x": story(Ask("one.s", AskKind.SHARE, release=LINE, parts=("one.x",))),
    "one.s shares nothing": story(Ask("one.s", AskKind.SHARE, release=LINE)),
    "one.a shows one.x": story(replace(SOUND, shows=("one.x",))),
    "waits for no_such_gate": story(replace(SOUND, when=("no_such_gate",))),
    "waits for one.b=yes": story(replace(SOUND, when=("one.b=yes",))),
    "waits for !one.a=maybe": story(SOUND, Ask("one.b", choices=YES_NO, when=("!one.a=maybe",))),
    "waits for ripe:never": story(replace(SOUND, when=("ripe:never",))),
    "goes through no_such_list": story(replace(SOUND, each="no_such_list")),
    "one.b goes through no_such_list": story(Ask("one.b", choices=YES_NO, each="results", again="no_such_list")),
    "a release without a kind": story(Ask("one.w", AskKind.LINE), Ask("one.s", AskKind.SHARE, parts=("one.w",))),
    "one.w is a release without a kind": story(Ask("one.w", AskKind.LINE, release=LINE)),
    "one.a has nothing to choose that leads on": story(Ask("one.a", choices=(Choice("more", Then.AGAIN),))),
    "one.b has nothing to choose that leads on": story(Ask("one.b")),
    "one.o opens nothing in particular": story(Ask("one.o", AskKind.OPEN)),
    "one.a does nothing-known, which is no act": story(replace(SOUND, act="nothing-known")),
    "one.o is opened by nothing-known": story(Ask("one.o", AskKind.OPEN, each="results", opener="nothing-known")),
    "one.s shows at nothing-known": story(
        Ask("one.w", AskKind.LINE),
        Ask("one.s", AskKind.SHARE, release=replace(LINE, seal="nothing-known"), parts=("one.w",)),
    ),
    "one.a is heard by nothing-known": story(replace(SOUND, heard="nothing-known")),
    "one.b is heard by nothing-known": story(
        Ask("one.b", choices=(Choice("yes", heard="nothing-known"), Choice("no")))
    ),
    "form is in the group nothing-known": story(SOUND, forms=(form(offered=("always",), group="nothing-known"),)),
    "gone ends, and is no form": replace(
        story(SOUND), tables=replace(SMALL, endings={"gone": lambda context, track: None})
    ),
    "one.a is left until nothing-known": story(replace(SOUND, until="nothing-known")),
    "one.w is kept in nothing_known": story(Ask("one.w", AskKind.LINE, stores="nothing_known")),
    "line is released and read by nobody": story(
        Ask("one.w", AskKind.LINE), Ask("one.s", AskKind.SHARE, release=replace(LINE, read_by=None), parts=("one.w",))
    ),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_story_is_refused(fault: str) -> None:
    found = faults_of(BROKEN[fault])
    assert len([line for line in found if line.startswith(fault) or fault in line]) == 1, found


def test_a_sound_small_story_is_not_refused() -> None:
    asks = (SOUND, Ask("one.w", AskKind.LINE), Ask("one.s", AskKind.SHARE, release=LINE, parts=("one.w",)))
    offered = form(offered=("always", "!paired"), about="results")
    assert faults_of(story(*asks, forms=(offered, form("late", begun_by="a due row")))) == []


def test_the_story_that_runs_is_sound_and_has_lost_no_id() -> None:
    assert faults_of(STORY, known_ids()) == []


def test_an_id_that_vanished_is_a_fault_unless_a_migration_says_what_became_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = ids_of(STORY) | {"ask willing.gone", "choice willing.side.both"}
    found = faults_of(STORY, known)
    assert found == [
        "ask willing.gone is gone, and nothing says what became of it",
        "choice willing.side.both is gone, and nothing says what became of it",
    ]
    monkeypatch.setitem(migrate.GONE, "ask willing.gone", None)
    monkeypatch.setitem(migrate.GONE, "choice willing.side.both", "choice willing.side.hurt")
    assert faults_of(STORY, known) == []
    monkeypatch.setitem(migrate.GONE, "choice willing.side.both", "choice willing.side.nobody")
    assert len(faults_of(STORY, known)) == 1


@pytest.mark.parametrize("locale", locales())
def test_no_text_is_missing_and_no_two_buttons_of_one_question_read_the_same(locale: str) -> None:
    texts, shown = Catalogue(), {"partner": "P", "name": "N", "role": "hurt"}
    assert missing_texts(STORY, lambda id: texts.has(locale, id)) == []
    assert alike_labels(STORY, lambda id: texts.text(locale, id, dict(shown))) == []


def test_the_texts_of_families_and_groups_are_asked_for_and_not_that_of_a_form_with_an_ending_of_its_own() -> None:
    heard = replace(SMALL, acknowledged={"kind": 2}, endings={"said": lambda context, track: None})
    told = replace(story(SOUND, forms=(form("said"), form("plain"))), tables=heard, groups=("us",))
    found = texts_of(told)
    assert {"ack-kind-1", "ack-kind-2", "group-us", "more-us", "plain-finished"} <= found
    assert not {"ack-kind-0", "ack-kind-3", "said-finished"} & found


def test_a_missing_text_and_two_alike_buttons_are_found() -> None:
    assert "one-a.no" in missing_texts(story(SOUND), lambda id: id != "one-a.no")
    assert alike_labels(story(SOUND), lambda id: "The same") == ["one.a"]


def known_ids() -> frozenset[str]:
    """All ids of every version so far. `KINTSUGI_ADD_IDS=1` adds those of today; none is ever taken away."""
    written = frozenset(IDS.read_text(encoding="utf-8").splitlines()) if IDS.exists() else frozenset()
    if os.environ.get("KINTSUGI_ADD_IDS"):
        written |= ids_of(STORY)
        IDS.write_text("\n".join(sorted(written)) + "\n", encoding="utf-8")
    return written


def test_every_id_of_today_is_written_down_for_ever() -> None:
    new = sorted(ids_of(STORY) - known_ids())
    assert new == [], "new ids: write them down with KINTSUGI_ADD_IDS=1 pytest tests/core/test_check.py"
