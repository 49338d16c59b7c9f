"""Few buttons: no screen has more than six, but a scale; `/more` has four groups, `/help` six lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core import migrate
from core.effects import Say
from core.events import Tapped
from core.journey import STORY
from core.journey.common import Group
from core.kernel import forms
from core.kernel.words import Ask, AskKind
from core.state import VERSION, Position, Room
from core.values import Rhythm
from tests.core.test_going_on import promised
from tests.simulation.couple import World

ASKS = [ask for step in (*STORY.steps, *STORY.forms) for ask in step.asks]
MOST = 6


def buttons_of(ask: Ask) -> int:
    """How many buttons its question has; a preview has those of the kernel."""
    beside = ask.optional or ask.kind not in {AskKind.CHOICE, AskKind.SHARE, AskKind.OPEN}
    return len(ask.choices) + beside


def choices(world: World, who: str) -> list[str]:
    """The buttons of the last message."""
    said = world.told[who][-1].effect
    assert isinstance(said, Say)
    return [button.choice for button in said.buttons]


@pytest.mark.parametrize("ask", [ask for ask in ASKS if ask.kind is not AskKind.SCALE], ids=lambda ask: ask.id)
def test_no_question_but_a_scale_has_more_than_six_buttons(ask: Ask) -> None:
    assert buttons_of(ask) <= MOST


# -- /more -----------------------------------------------------------------------------------------------------


def couples() -> Iterator[World]:
    yield World.welcomed()
    yield World.card_open()
    yield promised()
    linked = promised()
    for who in ("ana", "ben"):
        linked.rooms[who] = replace(linked.room(who), linked=True)
    yield linked


def test_more_has_at_most_four_groups_and_no_screen_of_them_more_than_six_buttons() -> None:
    for world in couples():
        world.commands("ana", "more")
        groups = [choice for choice in choices(world, "ana") if choice != "anew"]
        assert groups == [f"in-{name}" for name in Group if f"in-{name}" in groups]
        assert groups
        for group in groups:
            world.commands("ana", "more")
            door = group
            for _ in range(9):
                world.taps("ana", door)
                found = choices(world, "ana")
                assert 0 < len(found) <= MOST, (door, found)
                door = next((choice for choice in found if choice.startswith("in-")), "")
                if not door:
                    break


def test_every_form_and_command_of_a_group_stands_on_just_one_of_its_screens() -> None:
    world = promised()
    world.commands("ana", "more")
    world.taps("ana", "in-us")
    found = choices(world, "ana")
    assert len(found) == MOST
    for screen in range(2, 9):
        if f"in-us-{screen}" in found:
            world.taps("ana", f"in-us-{screen}")
            found = [*found, *choices(world, "ana")]
    stands = [choice for choice in found if not choice.startswith("in-")]
    assert len(stands) == len(set(stands))
    assert {"thanks", "talk", "do-promises"} <= set(stands)
    assert not {"settings", "solo", "leave"} & set(stands)


def test_a_group_that_has_nothing_is_not_there() -> None:
    world = World()
    world.commands("ana", "start")
    world.commands("ana", "more")
    assert choices(world, "ana") == ["in-help", "in-settings"]


def test_a_command_out_of_a_group_does_what_it_does() -> None:
    world = World.welcomed()
    world.commands("ana", "more")
    world.taps("ana", "in-me")
    world.heard("ana")
    world.taps("ana", "do-chart")
    assert world.heard("ana") == ["chart-none"]


@pytest.mark.parametrize("choice", ["in-nothing", "do-erase-all", "do-sweep", "tucked"])
def test_a_button_of_a_list_that_there_is_no_more_changes_nothing(choice: str) -> None:
    world = World.welcomed()
    world.commands("ana", "more")
    turn = world.room("ana").waiting[-1].turn
    world.heard("ana")
    world.does("ana", lambda id, at: Tapped(id=id, at=at, turn=turn, choice=choice))
    assert world.heard("ana")[0] == "old-button"


@pytest.mark.parametrize("choice", ["in-us-0", "in-us-99", "in-us-none", "in-us--1"])
def test_a_screen_that_there_is_not_is_the_first_one(choice: str) -> None:
    world = promised()
    world.commands("ana", "more")
    turn = world.room("ana").waiting[-1].turn
    world.heard("ana")
    world.does("ana", lambda id, at: Tapped(id=id, at=at, turn=turn, choice=choice))
    assert world.heard("ana") == ["more-us"]
    assert len(choices(world, "ana")) == MOST


def test_a_story_without_groups_has_no_menu() -> None:
    world = World(story=replace(STORY, groups=()))
    world.commands("ana", "start")
    world.commands("ana", "more")
    assert world.heard("ana")[-1] == "more-nothing"
    assert forms.MOST == MOST


@pytest.mark.parametrize("locale", locales())
def test_help_is_at_most_six_lines_and_names_more(locale: str) -> None:
    lines = Catalogue().text(locale, "help").splitlines()
    assert len(lines) <= 6
    assert "/more" in lines[-1]


# -- what had more than six has a second screen ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "more", "rhythm"),
    [
        ("daily", {}, "daily"),
        ("twice", {"rhythm.twice": "twice"}, "twice"),
        ("twice", {"rhythm.twice": "weekend"}, "weekend"),
        ("weekly", {"rhythm.weekday": "tue"}, "tue"),
        ("weekly", {"rhythm.weekday": "weekend", "rhythm.weekend": "sun"}, "sun"),
    ],
)
def test_days_are_chosen_on_one_screen_or_on_two(days: str, more: dict[str, str], rhythm: str) -> None:
    world = World.welcomed()
    for _ in range(2):  # what was chosen the first time does not count the second time
        world.begins("ana", "rhythm")
        world.walks("ana", past="rhythm.hour", **{"rhythm.days": days, "rhythm.hour": "evening", **more})
        assert world.room("ana").rhythm == Rhythm(rhythm, "evening")
        world.begins("ana", "rhythm")
        other = {"rhythm.days": "weekly", "rhythm.weekday": "weekend", "rhythm.weekend": "sat"}
        world.walks("ana", past="rhythm.hour", **{**other, "rhythm.hour": "evening"})


def test_the_days_of_the_story_are_asked_on_two_screens_as_well() -> None:
    world = promised()
    world.walks("ana", past="continue.twice", **{"continue.days": "twice", "continue.twice": "weekend"})
    world.walks("ana", past="continue.hour")
    rhythm = world.room("ana").rhythm
    assert rhythm is not None
    assert rhythm.days == "weekend"


def test_a_day_that_was_chosen_before_there_was_a_second_screen_still_counts() -> None:
    world = promised()
    couple = replace(
        world.room("ana").positions["couple"],
        done=("continue.days", "continue.weekday"),
        picks={"continue.days": "weekly", "continue.weekday": "sat"},
        aside=(),
    )
    world.rooms["ana"] = replace(world.room("ana"), positions={"couple": couple})
    world.walks("ana", past="continue.hour")
    rhythm = world.room("ana").rhythm
    assert rhythm is not None
    assert rhythm.days == "sat"


def test_a_page_is_chosen_on_a_screen_of_its_own_and_one_can_choose_something_else() -> None:
    world = World.welcomed()
    world.begins("ana", "solo")
    world.taps("ana", "page")
    assert world.asked("ana") == "page.which"
    world.taps("ana", "else")
    assert world.asked("ana") == "solo.what"


def test_a_room_stored_with_a_question_of_an_earlier_screen_still_loads() -> None:
    room = Room(positions={"couple": Position(picks={"continue.weekday": "sun"})})
    document = {**migrate.save(room), "version": 3}
    assert migrate.load_room(document).positions["couple"].picks == {"continue.weekday": "sun"}
    assert migrate.save(migrate.load_room(document))["version"] == VERSION


# -- a locked screen -------------------------------------------------------------------------------------------


def knocks_of(world: World) -> list[str]:
    return [text for text in world.heard("ana") if text.startswith("knock")]


def with_a_check_in() -> World:
    world = World.welcomed()
    world.commands("ana", "cancel")
    world.rooms["ana"] = replace(world.room("ana"), rhythm=Rhythm("daily", "evening"))
    world.heard("ana")
    return world


def comes(world: World) -> list[str]:
    """The next check-in, set by the rhythm."""
    world.begins("ana", "rhythm")
    world.walks("ana", past="rhythm.hour", **{"rhythm.days": "daily"})
    world.commands("ana", "cancel")
    world.heard("ana")
    world.pass_time(timedelta(days=1))
    return knocks_of(world)


def test_a_knock_names_its_kind_unless_it_is_to_say_only_that_something_is_here() -> None:
    assert "knock-check-in" in comes(with_a_check_in())
    world = with_a_check_in()
    world.commands("ana", "settings")
    world.taps("ana", "lock")
    world.taps("ana", "only")
    assert world.room("ana").only_here
    assert set(comes(world)) == {"knock"}
    world.commands("ana", "settings")
    world.taps("ana", "lock")
    world.taps("ana", "kind")
    assert not world.room("ana").only_here


@pytest.mark.parametrize(("choice", "only"), [("kind", False), ("only", True), ("skip", False)])
def test_the_safety_questions_end_with_what_a_locked_screen_may_show(choice: str, only: bool) -> None:
    world = World.welcomed()
    world.begins("ana", "safety")
    world.walks("ana", until="safety.lock", **{"safety.here": "yes"})
    world.taps("ana", choice)
    assert world.asked("ana") == "safety.end"
    assert world.room("ana").only_here is only


def test_who_has_chosen_already_is_not_asked_again() -> None:
    world = World.welcomed()
    world.rooms["ana"] = replace(world.room("ana"), only_here=True)
    world.begins("ana", "safety")
    world.walks("ana", until="safety.end", **{"safety.here": "yes"})
    assert "safety-lock" not in world.heard("ana")


# -- status ----------------------------------------------------------------------------------------------------


def way(world: World, who: str = "ana") -> dict[str, object]:
    world.commands(who, "status")
    told = [each.effect for each in world.told[who] if isinstance(each.effect, Say)]
    said = [say for say in told if say.text.startswith("status")]
    steps = [step.id for step in STORY.steps if step.counted]
    last = [say for say in said if say.text in {"status", "status-enough", "status-parted"}][-1]
    return {"text": last.text, **{id: last.args[id] for id in steps if id in last.args}}


def here(world: World) -> list[str]:
    return [id for id, where in way(world).items() if where == "here"]


def test_status_says_where_one_is_with_no_breach_yet_and_alone() -> None:
    fresh = World()
    fresh.commands("ana", "start")
    assert here(fresh) == ["welcome"]
    alone = World.welcomed()
    alone.walks("ana", until="welcome.join")
    alone.taps("ana", "alone")
    alone.walks("ana", until="alone.begin")
    assert here(alone) == ["willing"]
    assert here(World.card_open()) == ["willing"]


def test_status_says_that_promises_and_talks_go_on_together() -> None:
    world = promised()
    assert here(world) == ["keep", "continue"]
    assert way(world)["discuss"] == "done"
    assert way(World.willing())["discuss"] == "ahead"


@pytest.mark.parametrize("closed", ["enough", "parted"])
def test_status_has_no_way_to_go_when_the_shared_story_has_ended(closed: str) -> None:
    world = promised()
    assert world.shared is not None
    world.shared = replace(world.shared, closed=closed)
    assert way(world) == {"text": f"status-{closed}"}


@pytest.mark.parametrize("locale", locales())
def test_the_way_names_each_step_in_at_most_three_words(locale: str) -> None:
    told = {step.id: "here" for step in STORY.steps if step.counted}
    lines = Catalogue().text(locale, "status", told).splitlines()
    assert len(lines) == 1 + len(told)
    assert all(len(line.split()) <= 1 + 3 for line in lines)
    for closed in ("enough", "parted"):
        assert len(Catalogue().text(locale, f"status-{closed}").split()) <= 20


def test_a_letter_of_the_partner_is_knocked_for_without_its_kind_as_well() -> None:
    world = World.willing()
    world.rooms["ana"] = replace(world.room("ana"), only_here=True)
    world.commands("ana", "cancel")
    world.heard("ana")
    world.walks("ben", past="understand.share")
    world.pass_time(timedelta(hours=2))
    assert set(knocks_of(world)) == {"knock"}


def test_a_locked_screen_changes_nothing_that_the_partner_gets() -> None:
    told = []
    for only in (False, True):
        world = World.willing()
        world.rooms["ana"] = replace(world.room("ana"), only_here=only)
        world.walks("ana", past="understand.share")
        world.heard("ben")
        world.pass_time(timedelta(hours=2))
        told.append(world.heard("ben"))
    assert told[0] == told[1]


def test_a_check_in_is_taken_up_by_its_knock_whatever_that_says() -> None:
    world = with_a_check_in()
    world.rooms["ana"] = replace(world.room("ana"), only_here=True)
    comes(world)
    world.taps("ana", "open", [w for w in world.room("ana").waiting if w.opens == "check-in"][-1].turn)
    assert (world.asked("ana") or "").startswith("checkin.")
