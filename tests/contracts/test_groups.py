"""What core/ports.py promises about groups, held by every store there is."""

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
    return work.person_of(heard).id


def couple(work: Unit) -> tuple[str, str]:
    ana, ben = person(work, "1"), person(work, "2")
    work.make_couple("c", {A: ana, B: ben})
    work.save_shared("c", Shared(names={A: "Ana", B: "Ben"}), 0)
    return ana, ben


def joined(work: Unit) -> Group:
    group = replace(work.make_group("g1", "telegram", "-5"), couple="c", people={A: "1", B: "2"})
    work.save_group(group)
    return group


def post(work: Unit, id: str = "p1") -> None:
    work.send(OutboxRow(id=id, person="g1", payload={"is": "Post"}, at=AT, turn=3))


async def test_a_group_is_found_by_its_place_its_id_and_its_couple(store: Store) -> None:
    def unit(work: Unit) -> None:
        couple(work)
        assert work.group_at("telegram", "-5") is None
        assert work.group_of("c") is None
        made = work.make_group("g1", "telegram", "-5")
        assert made == Group(id="g1", platform="telegram", address="-5")
        assert work.make_group("g2", "telegram", "-5") == made, "there is one at this place"
        group = joined(work)
        assert work.group_at("telegram", "-5") == work.group("g1") == work.group_of("c") == group
        assert work.group_at("discord", "-5") is None
        assert work.person("g1").address == "-5"

    await store.do(unit)


async def test_who_joins_is_kept(store: Store) -> None:
    def unit(work: Unit) -> None:
        member = Member(couple="c", side=A, user="1")
        work.save_group(replace(work.make_group("g1", "telegram", "-5"), joining=(member,), asked_at=AT))

    await store.do(unit)
    found = await store.do(lambda work: work.group("g1"))
    assert found is not None
    assert (found.joining, found.asked_at) == ((Member(couple="c", side=A, user="1"),), AT)


async def test_posts_of_a_group_wait_for_it_as_messages_do_for_a_person(store: Store) -> None:
    def unit(work: Unit) -> None:
        couple(work)
        joined(work)
        post(work)

    await store.do(unit)
    (row,) = await store.do(lambda work: work.outgoing(AT, 10))
    assert row.person == "g1"
    await store.do(lambda work: work.progress(replace(row, state=Sending.SENT, messages=("m9",))))
    assert [row.id for row in await store.do(lambda work: work.of_turn("g1", 3))] == ["p1"]


async def test_a_group_that_moves_keeps_everything_but_its_place(store: Store) -> None:
    def unit(work: Unit) -> None:
        couple(work)
        group = joined(work)
        post(work)
        work.move_group("g1", "-1005")
        assert work.group_at("telegram", "-5") is None
        assert work.group_at("telegram", "-1005") == work.group_of("c") == replace(group, address="-1005")
        assert work.person("g1").address == "-1005"
        assert [row.id for row in work.outgoing(AT, 10)] == ["p1"]

    await store.do(unit)


async def test_a_group_that_ended_leaves_nothing_and_its_place_is_free(store: Store) -> None:
    def unit(work: Unit) -> None:
        couple(work)
        joined(work)
        post(work)
        work.receive("seen", "g1", {"is": "GroupSeen"}, AT)
        work.set_due(DueRow(owner="group:g1", key="morning", at=AT))
        work.end_group("g1")

    await store.do(unit)

    def after(work: Unit) -> None:
        assert work.group("g1") is None
        assert work.group_of("c") is None
        assert not work.outgoing(AT, 10)
        assert not work.heads(10)
        assert work.next_due() is None
        assert work.make_group("g2", "telegram", "-5").id == "g2"

    await store.do(after)


async def test_one_who_leaves_changes_nothing_about_the_group_and_with_both_gone_it_goes(store: Store) -> None:
    people = await store.do(couple)

    def unit(work: Unit) -> None:
        group = joined(work)
        work.leave(people[0])
        assert work.group_of("c") == group
        work.erase(people[1])
        assert work.group("g1") is None

    await store.do(unit)
