"""Pages to read, offered once and always at hand, and the page about what made it possible. All of it is private."""

from __future__ import annotations

import re

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core.journey import STORY
from core.journey.pages.story import TO_READ
from tests.core.test_first_days import own_words
from tests.core.test_keep import talking
from tests.simulation.couple import World


def choices(world: World, who: str) -> list[str]:
    return [button.choice for _, button in world.open_buttons(who)]


def test_the_pages_are_offered_while_the_willingness_is_held_and_stay_under_more() -> None:
    world = World.card_open()
    world.walks("ana", past="willing.be-heard-share")
    world.taps("ana", "pages")
    assert world.asked("ana") == "pages.what"
    world.taps("ana", "children")
    world.taps("ana", "more")
    world.taps("ana", "enough")
    heard = world.heard("ana")
    assert heard[heard.index("pages-what") :][:4] == ["pages-what", "children-page", "children-page-more", "pages-what"]
    world.begins("ana", "pages")
    assert world.asked("ana") == "pages.what"


def test_the_page_about_health_is_there_where_it_was_an_affair_or_nobody_has_said_what_it_was() -> None:
    world = World.welcomed()
    world.begins("ana", "pages")
    assert world.asked("ana") == "pages.what"
    assert "health" in choices(world, "ana")
    world.taps("ana", "health")
    world.taps("ana", "good")
    assert world.asked("ana") == "pages.what"


@pytest.mark.parametrize(("who", "page"), [("ana", "possible.around"), ("ben", "possible.in-me")])
def test_the_why_is_a_page_of_ones_own_by_role_and_is_kept_for_oneself(who: str, page: str) -> None:
    world = talking()
    world.begins(who, "possible")
    assert world.asked(who) == page
    world.says(who, "We hardly spoke that winter.")
    world.taps(who, "done")
    world.taps(who, "skip")
    world.taps(who, "keep")
    assert "possible-end-keep" in world.heard(who)
    world.begins(who, "possible")
    world.taps(who, "read")
    assert own_words(world, who)[-1:] == ["We hardly spoke that winter."]


def test_after_lies_the_pages_leave_health_out() -> None:
    world = World.welcomed()
    world.walks("ana", until="willing.light", **{"willing.kind": "lies"})
    world.begins("ana", "pages")
    assert world.asked("ana") == "pages.which"
    assert "health" not in choices(world, "ana")


@pytest.mark.parametrize("locale", locales())
def test_a_page_has_at_most_a_hundred_and_twenty_words_in_two_messages(locale: str) -> None:
    for form in TO_READ:
        text = " ".join(Catalogue().text(locale, f"{form.id}-page{more}", {}) for more in ("", "-more"))
        assert len(re.findall(r"[\w’]+", text)) <= 120, form.id
    assert {form.id for form in TO_READ} <= {form.id for form in STORY.forms}
