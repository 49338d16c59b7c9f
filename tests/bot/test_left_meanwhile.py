"""Who leaves, erases everything or ends the group while something is on its way hears nothing of it any more, whatever
becomes of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.memory.store import MemoryStore
from adapters.store.opening import Paths, open_store
from bot.groups import move
from bot.reading import again
from core.documents import plain
from core.effects import Post as Posted
from core.errors import Elsewhere, Refused, TryLater, Unclear, Unreachable
from core.ports import OutboxRow, Sending, Store, Unit
from core.state import Shared, Side
from tests.bot.test_deliver import LOST, MAYBE, Killed, Post, ScriptedChannel

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
Goes = Callable[[Unit, str], object]


def leaves(work: Unit, person: str) -> None:
    work.people.leave(person)


def erases(work: Unit, person: str) -> None:
    work.people.erase(person)


GOES = [pytest.param(leaves, id="leaves"), pytest.param(erases, id="erases")]
HAPPENS = [None, LOST, Unclear(), TryLater(), Refused("no"), RuntimeError("ours")]


@pytest.fixture(params=["memory", "sqlite"])
async def post(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Post]:
    store: Store = MemoryStore()
    if request.param == "sqlite":
        store = open_store(Paths(None, tmp_path, tmp_path / "key"))[0]
    found = Post(store)
    ana, ben = await found.person("ana"), await found.person("ben")

    def unit(work: Unit) -> None:
        work.people.make_couple("c", {Side.A: ana, Side.B: ben})
        work.rooms.save_shared("c", Shared(names={Side.A: "Ana", Side.B: "Ben"}), 0)

    await store.do(unit)
    yield found
    await store.close()


async def on_its_way(post: Post, address: str) -> list[asyncio.Task[None]]:
    """Something is at the platform, which does not answer yet."""
    post.channel.hangs[address] = asyncio.Event()
    sending = await post.deliverer.start()
    while not post.channel.calls:
        await asyncio.sleep(0.002)
    return sending


async def answered(post: Post, address: str, sending: list[asyncio.Task[None]]) -> None:
    post.channel.hangs.pop(address).set()
    await asyncio.gather(*sending)
    await post.passes()


async def outbox(post: Post, *ids: str) -> list[OutboxRow | None]:
    person = post.people["ana"]
    return await post.store.do(lambda work: [work.outbox.get(person, id) for id in ids])


@pytest.mark.parametrize("goes", GOES)
@pytest.mark.parametrize("happens", HAPPENS)
@pytest.mark.parametrize("once", [False, True])
async def test_what_is_on_its_way_to_who_goes_is_neither_repeated_nor_asked_about(
    post: Post, goes: Goes, happens: BaseException | str | None, once: bool
) -> None:
    ids = [await post.write("ana", "I am sorry", once=once), await post.write("ana", "later")]
    post.channel.script["ana"] = [happens]
    sending = await on_its_way(post, "ana")
    await post.store.do(lambda work: goes(work, post.people["ana"]))
    await answered(post, "ana", sending)
    assert len(post.channel.calls) == 1
    assert MAYBE not in post.shown("ana")
    assert await outbox(post, *ids) == [None, None]


@pytest.mark.parametrize("goes", GOES)
async def test_a_crash_while_it_was_on_its_way_makes_the_next_start_ask_nothing(post: Post, goes: Goes) -> None:
    id = await post.write("ana", "I am sorry", once=True)
    post.channel.script["ana"] = [Killed()]
    with pytest.raises(Killed):
        await post.passes()
    assert await post.state("ana", id) is Sending.SENDING
    await post.store.do(lambda work: goes(work, post.people["ana"]))
    await post.restarts()
    await post.passes()
    assert post.shown("ana") == ["I am sorry"]


@pytest.mark.parametrize("goes", GOES)
async def test_who_went_is_not_shown_again_what_was_unclear_before(post: Post, goes: Goes) -> None:
    id = await post.write("ana", "I am sorry", once=True)
    post.channel.script["ana"] = [LOST]
    await post.passes()
    assert post.shown("ana") == ["I am sorry", MAYBE]
    await post.store.do(lambda work: goes(work, post.people["ana"]))
    assert await outbox(post, id) == [None]
    await post.taps_again("ana")
    await post.passes()
    assert post.shown("ana").count("I am sorry") == 1


@pytest.mark.parametrize("goes", GOES)
async def test_the_partner_who_stays_is_still_asked(post: Post, goes: Goes) -> None:
    await post.write("ben", "I am sorry", once=True)
    post.channel.script["ben"] = [LOST]
    sending = await on_its_way(post, "ben")
    await post.store.do(lambda work: goes(work, post.people["ana"]))
    await answered(post, "ben", sending)
    assert post.shown("ben") == ["I am sorry", MAYBE]


# -- the group -------------------------------------------------------------------------------------------------


def ends(work: Unit, couple: str) -> None:
    group = work.groups.of_couple(couple)
    assert group is not None
    work.groups.end(group.id)


def both_leave(work: Unit, couple: str) -> None:
    for person in work.people.members(couple).values():
        work.people.leave(person)


class InGroup(ScriptedChannel):
    """The two are by themselves there."""

    def is_group(self, address: str) -> bool:
        return address == "-5"

    async def are_alone(self, group: str, people: object) -> bool:
        return True


@pytest.mark.parametrize("goes", [ends, both_leave])
@pytest.mark.parametrize("happens", [*HAPPENS, Unreachable(), Elsewhere("-6")])
@pytest.mark.parametrize("once", [False, True])
async def test_what_is_on_its_way_to_a_group_that_ends_is_not_posted_again(
    post: Post, goes: Goes, happens: BaseException | str | None, once: bool
) -> None:
    post.channel = InGroup()
    await post.restarts()

    def unit(work: Unit) -> None:
        work.groups.save(replace(work.groups.get_or_create("g1", "memory", "-5"), couple="c"))
        for id in ("p1", "p2"):
            work.outbox.send(
                OutboxRow(id=id, person="g1", payload=plain(Posted(text="group-not-two", once=once)), at=AT)
            )

    await post.store.do(unit)
    post.channel.script["-5"] = [happens]
    sending = await on_its_way(post, "-5")
    await post.store.do(lambda work: goes(work, "c"))
    await answered(post, "-5", sending)
    assert len(post.channel.calls) == 1
    assert not post.deliverer.held_off
    assert await post.store.do(lambda work: work.groups.get("g1")) is None


async def test_who_asks_to_see_again_what_went_is_told_that_the_button_is_old(post: Post) -> None:
    ana = await post.person("ana")
    assert await post.store.do(lambda work: again(work, work.people.person(ana), "went")) is False
    row = OutboxRow(id="maybe", person=ana, payload={}, state=Sending.UNCLEAR)
    await post.store.do(lambda work: work.outbox.send(row))
    assert await post.store.do(lambda work: again(work, work.people.person(ana), "maybe")) is True


@pytest.mark.parametrize("couples", [None, "other"])
async def test_a_group_that_moves_to_where_another_one_stands_is_there_or_ends(post: Post, couples: str | None) -> None:
    def unit(work: Unit) -> None:
        group = work.groups.get_or_create("g", "telegram", "-5")
        work.groups.save(replace(group, couple="c"))
        begun = work.groups.get_or_create("new", "telegram", "-100")
        work.groups.save(replace(begun, couple=couples))
        move(work, "g", "-100")

    await post.store.do(unit)
    there = await post.store.do(lambda work: work.groups.at("telegram", "-100"))
    assert there is not None
    assert (there.id, there.couple) == (("g", "c") if couples is None else ("new", "other"))
    assert await post.store.do(lambda work: work.groups.at("telegram", "-5")) is None
