"""A second account, at the corners: what comes when nobody waits for it any more, and who has left meanwhile."""

from __future__ import annotations

import pytest

from core.events import Linked, LinkEnded, LinkMade, LinkOpened
from tests.simulation.couple import World


def who_left() -> World:
    """Ana was in a couple and has left."""
    world = World.paired()
    world.commands("ana", "leave")
    world.taps("ana", "leave")
    world.heard("ana")
    return world


def opens_a_code(world: World, *, usable: bool) -> None:
    world.does("ana", lambda id, at: LinkOpened(id=id, at=at, usable=usable))


def test_who_left_and_uses_a_code_that_is_none_is_told_so_and_asked_nothing() -> None:
    world = who_left()
    opens_a_code(world, usable=False)
    assert world.heard("ana") == ["link-unusable"]
    assert world.asked("ana") is None


def test_who_left_and_links_an_account_is_told_so_and_asked_nothing() -> None:
    world = who_left()
    world.does("ana", lambda id, at: Linked(id=id, at=at))
    assert world.heard("ana") == ["linked"]
    assert world.asked("ana") is None


def test_an_account_that_asks_to_be_linked_answers_what_its_owner_does_and_nothing_else() -> None:
    world = World()
    opens_a_code(world, usable=True)
    world.says("ana", "Is it done?")
    assert world.heard("ana") == ["link-waits", "link-waits"]
    world.goes_away("ana")
    world.comes_back("ana")
    assert world.heard("ana") == []


def test_a_code_that_comes_while_a_question_is_open_leaves_it_open() -> None:
    world = World.paired()
    asked = world.asked("ana")
    assert asked is not None
    world.does("ana", lambda id, at: LinkMade(id=id, at=at, code="a" * 26))
    assert world.heard("ana") == ["link-code-made"]
    assert world.asked("ana") == asked


@pytest.mark.parametrize("linked", [False, True])
def test_that_the_other_side_ended_it_is_no_news_where_nobody_asks(linked: bool) -> None:
    world = World.paired()
    if linked:
        world.does("ana", lambda id, at: Linked(id=id, at=at))
        world.heard("ana")
    before = world.room("ana")
    world.does("ana", lambda id, at: LinkEnded(id=id, at=at))
    assert world.heard("ana") == []
    assert world.room("ana") == before
