"""What core/ports promises about groups, held by every store there is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.opening import Paths, open_store
from core.ports import DueRow, Incoming, OutboxRow, Sending, Store, Unit, UpdateKind
from core.state import Group, Member, Shared, Side

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
A, B = Side.A, Side.B


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    found: Store = MemoryStore()
    if request.param == "sqlite":
        found = open_store(Paths(f"sqlite:///{tmp_path / 'kintsugi.db'}", tmp_path, tmp_path / "key"))[0]
    yield found
    await found.close()


def person(work: Unit, user: str) -> str:
    heard = Incoming(platform="telegram", update="1", user=user, address=user, heard=UpdateKind.TEXT, text="hi")
    return work.people.get_or_create(heard).id


def couple(work: Unit) -> tuple[str, str]:
    ana, ben = person(work, "1"), person(work, "2")
    work.people.make_couple("c", {A: ana, B: ben})
    work.rooms.save_shared("c", Shared(names={A: "Ana", B: "Ben"}), 0)
    return ana, ben


def joined(work: Unit) -> Group:
    group = replace(work.groups.get_or_create("g1", "telegram", "-5"), couple="c", people={A: "1", B: "2"})
    work.groups.save(group)
    return group


def post(work: Unit, id: str = "p1") -> None:
    work.outbox.send(OutboxRow(id=id, person="g1", payload={"is": "Post"}, at=AT, turn=3))


async def test_a_group_is_found_by_its_place_its_id_and_its_couple(store: Store) -> None:
    def unit(work: Unit) -> None:
        couple(work)
        assert work.groups.at("telegram", "-5") is None
        assert work.groups.of_couple("c") is None
        made = work.groups.get_or_create("g1", "telegram", "-5")
        assert made == Group(id="g1", platform="telegram", address="-5")
        assert work.groups.get_or_create("g2", "telegram", "-5") == made, "there is one at this place"
        group = joined(work)
        assert work.groups.at("telegram", "-5") == work.groups.get("g1") == work.groups.of_couple("c") == group
        assert work.groups.at("discord", "-5") is None
        assert work.people.person("g1").address == "-5"

    await store.do(unit)


async def test_who_joins_is_kept(store: Store) -> None:
    def unit(work: Unit) -> None:
        member = Member(couple="c", side=A, user="1")
        work.groups.save(replace(work.groups.get_or_create("g1", "telegram", "-5"), joining=(member,), asked_at=AT))

    await store.do(unit)
    found = await store.do(lambda work: work.groups.get("g1"))
    assert found is not None
    assert (found.joining, found.asked_at) == ((Member(couple="c", side=A, user="1"),), AT)


async def test_posts_of_a_group_wait_for_it_as_messages_do_for_a_person(store: Store) -> None:
    def unit(work: Unit) -> None:
        couple(work)
        joined(work)
        post(work)

    await store.do(unit)
    (row,) = await store.do(lambda work: work.outbox.next_per_person(AT, 10))
    assert row.person == "g1"
    await store.do(lambda work: work.outbox.save_progress(replace(row, state=Sending.SENT, messages=("m9",))))
    assert [row.id for row in await store.do(lambda work: work.outbox.messages_of_turn("g1", 3))] == ["p1"]


async def test_a_group_that_moves_keeps_everything_but_its_place(store: Store) -> None:
    def unit(work: Unit) -> None:
        couple(work)
        group = joined(work)
        post(work)
        work.groups.move("g1", "-1005")
        assert work.groups.at("telegram", "-5") is None
        assert work.groups.at("telegram", "-1005") == work.groups.of_couple("c") == replace(group, address="-1005")
        assert work.people.person("g1").address == "-1005"
        assert [row.id for row in work.outbox.next_per_person(AT, 10)] == ["p1"]

    await store.do(unit)


async def test_a_group_that_ended_leaves_nothing_and_its_place_is_free(store: Store) -> None:
    def unit(work: Unit) -> None:
        couple(work)
        joined(work)
        post(work)
        work.inbox.receive("seen", "g1", {"is": "GroupSeen"}, AT)
        work.due.set(DueRow(owner="group:g1", key="morning", at=AT))
        work.groups.end("g1")

    await store.do(unit)

    def after(work: Unit) -> None:
        assert work.groups.get("g1") is None
        assert work.groups.of_couple("c") is None
        assert not work.outbox.next_per_person(AT, 10)
        assert not work.inbox.next_per_lane(10)
        assert work.due.next_at() is None
        assert work.groups.get_or_create("g2", "telegram", "-5").id == "g2"

    await store.do(after)


async def test_one_who_leaves_changes_nothing_about_the_group_and_with_both_gone_it_goes(store: Store) -> None:
    people = await store.do(couple)

    def unit(work: Unit) -> None:
        group = joined(work)
        work.people.leave(people[0])
        assert work.groups.of_couple("c") == group
        work.people.erase(people[1])
        assert work.groups.get("g1") is None

    await store.do(unit)
