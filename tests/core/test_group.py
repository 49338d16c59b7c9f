"""The group as a machine: whose it becomes, who counts there, and that it says nothing when others could read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from adapters.texts.catalogue import Catalogue, locales
from core.documents import plain, read
from core.journey.group.room import NOT_AGAIN, WORDS_AGAIN, GroupMoved, asked, joins, seen, side_of, spoken_to
from core.state import Group, Side

NOW = datetime(2026, 3, 8, 17, 0, tzinfo=UTC)
A, B = Side.A, Side.B
EMPTY = Group(id="g", platform="telegram", address="-5")
PEOPLE = {"ana": ("one", A), "ben": ("one", B), "cleo": ("two", A), "dan": ("two", B), "eve": (None, None)}


def join(group: Group, who: str) -> GroupMoved:
    couple, side = PEOPLE[who]
    return joins(group, couple, side, who)


def begun() -> Group:
    return join(join(EMPTY, "ana").group, "ben").group


def texts(moved: GroupMoved) -> list[str]:
    return [post.text for post in moved.posts]


def test_it_begins_when_both_of_a_couple_have_joined_in_either_order() -> None:
    for first, second in (("ana", "ben"), ("ben", "ana")):
        waits = join(EMPTY, first)
        assert (waits.group.couple, waits.posts, waits.answer) == (None, (), "group-aside-waits")
        moved = join(waits.group, second)
        assert (moved.group.couple, moved.group.people) == ("one", {A: "ana", B: "ben"})
        assert (texts(moved), moved.began) == (["group-begun"], True)
        assert moved.group.joining == ()


def test_joining_twice_is_no_second_partner() -> None:
    moved = join(join(EMPTY, "ana").group, "ana")
    assert moved.group.couple is None
    assert len(moved.group.joining) == 1


def test_halves_of_two_couples_make_no_couple() -> None:
    moved = join(join(EMPTY, "ana").group, "dan")
    assert moved.group.couple is None
    assert join(moved.group, "ben").group.people == {A: "ana", B: "ben"}


def test_who_is_with_nobody_is_told_to_begin_alone_and_changes_nothing() -> None:
    moved = join(EMPTY, "eve")
    assert (moved.group, moved.answer, moved.posts) == (EMPTY, "group-aside-alone-first", ())


@pytest.mark.parametrize(("who", "told"), [("ana", "joined"), ("ben", "joined"), ("cleo", "others"), ("eve", "others")])
def test_a_group_that_belongs_to_two_is_taken_by_nobody_else(who: str, told: str) -> None:
    assert join(begun(), who) == GroupMoved(begun(), answer=f"group-aside-{told}")


def test_who_joined_last_from_many_couples_is_not_forgotten_and_no_group_grows_without_bound() -> None:
    group = EMPTY
    for number in range(40):
        group = joins(group, f"couple {number}", A, f"user {number}").group
    assert len(group.joining) < 10
    assert joins(group, "couple 39", B, "other").group.couple == "couple 39"


def test_the_group_is_asked_to_join_but_not_again_and_again() -> None:
    first = asked(EMPTY, NOW)
    assert texts(first) == ["group-join"]
    assert texts(asked(first.group, NOW + NOT_AGAIN / 2)) == []
    assert texts(asked(first.group, NOW + NOT_AGAIN)) == ["group-join"]
    assert asked(begun(), NOW) == GroupMoved(begun(), answer="group-aside-joined")


def test_one_neutral_line_when_somebody_else_is_there_and_one_when_it_is_two_again() -> None:
    others = seen(begun(), alone=False)
    assert (texts(others), others.notice) == (["group-not-two"], "group-not-two")
    assert all(post.for_all for post in others.posts)
    assert seen(others.group, alone=False) == GroupMoved(others.group)
    again = seen(others.group, alone=True)
    assert (texts(again), again.notice) == (["group-two-again"], "")
    assert again.group == begun()
    assert seen(begun(), alone=True) == GroupMoved(begun())
    assert seen(EMPTY, alone=False) == GroupMoved(EMPTY)


def test_words_it_cannot_read_are_answered_once_an_hour_and_not_at_all_while_it_is_quiet() -> None:
    moved = spoken_to(begun(), NOW)
    assert texts(moved) == ["group-words"]
    assert texts(spoken_to(moved.group, NOW + timedelta(minutes=59))) == []
    assert texts(spoken_to(moved.group, NOW + WORDS_AGAIN)) == ["group-words"]
    assert texts(spoken_to(seen(begun(), alone=False).group, NOW)) == []
    assert texts(spoken_to(EMPTY, NOW)) == ["group-join"]


def acts() -> list[Callable[[Group], GroupMoved]]:
    joined: list[Callable[[Group], GroupMoved]] = [lambda group, who=who: join(group, who) for who in PEOPLE]  # type: ignore[misc]
    looked: list[Callable[[Group], GroupMoved]] = [
        lambda group, is_so=is_so: seen(group, alone=is_so) for is_so in (True, False)
    ]  # type: ignore[misc]
    return [*joined, *looked, lambda group: asked(group, NOW), lambda group: spoken_to(group, NOW)]


def reachable() -> Iterator[tuple[Group, GroupMoved]]:
    """Every group that five people can bring about, with each of its next events."""
    known, rest = {EMPTY_ID}, [EMPTY]
    while rest:
        group = rest.pop()
        for act in acts():
            moved = act(group)
            yield group, moved
            if (id := str(plain(moved.group))) not in known:
                known.add(id)
                rest.append(moved.group)


EMPTY_ID = str(plain(EMPTY))


def test_in_every_state_only_the_two_of_one_couple_count_and_they_never_change() -> None:
    number = 0
    for before, moved in reachable():
        number += 1
        after = moved.group
        assert (after.couple is None) == (after.people == {})
        assert {PEOPLE[user] for user in after.people.values()} <= {(after.couple, side) for side in Side}
        assert before.couple in {None, after.couple}
        assert not (before.couple and before.people != after.people)
        assert side_of(after, "eve") is None
        for post in moved.posts:  # what is not for everybody's eyes is posted only where it is looked who is there
            assert post.for_all or (after.couple is not None and not after.quiet)
    assert number > 100


def test_every_group_survives_being_stored() -> None:
    for group, moved in reachable():
        assert read(Group, plain(group)) == group
        assert read(Group, plain(moved.group)) == moved.group


@pytest.mark.parametrize("locale", locales())
def test_every_text_of_the_group_is_in_the_catalogue_and_what_is_told_alone_fits(locale: str) -> None:
    catalogue, found = Catalogue(), set[str]()
    for _, moved in reachable():
        found |= {moved.answer} - {""}
        for post in moved.posts:
            found |= {post.text, *(button.label for button in post.buttons)}
    asides = ("left", "quiet", "here", "not-yours", "earlier", "over", "goes-on", "closed")
    found |= {f"group-aside-{name}" for name in asides}
    assert sorted(id for id in found if not catalogue.has(locale, id)) == []
    assert all(len(catalogue.text(locale, id)) <= 200 for id in found if "aside" in id)


def test_no_pair_of_strangers_ever_opens_a_group() -> None:
    for first, second in product(PEOPLE, repeat=2):
        group = join(join(EMPTY, first).group, second).group
        assert (group.couple is not None) == ({first, second} in ({"ana", "ben"}, {"cleo", "dan"}))
