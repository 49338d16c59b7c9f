"""What core/ports promises of a store, held by every store there is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from adapters.memory.store import MemoryStore
from adapters.store.opening import Paths, open_store
from core.errors import Stale, WorldFault
from core.kernel.step import fresh
from core.ports import DueRow, Incoming, Invitation, OutboxRow, Sending, Store, Unit, UpdateKind
from core.state import Shared, Side

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


@pytest.fixture(params=["memory", "sqlite"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    found: Store = MemoryStore()
    if request.param == "sqlite":
        found = open_store(Paths(f"sqlite:///{tmp_path / 'kintsugi.db'}", tmp_path, tmp_path / "key"))[0]
    yield found
    await found.close()


def heard(user: str = "7", update: str = "1") -> Incoming:
    return Incoming(platform="telegram", update=update, user=user, address=user, heard=UpdateKind.TEXT, text="hi")


async def person(store: Store, user: str = "7") -> str:
    return (await store.do(lambda work: work.people.get_or_create(heard(user)))).id


async def test_an_account_is_one_person_for_ever(store: Store) -> None:
    assert await person(store) == await person(store)
    assert await person(store) != await person(store, "8")
    assert (await store.do(lambda work: work.people.get_or_create(heard()))).address == "7"


async def test_an_event_is_stored_once_however_often_it_arrives(store: Store) -> None:
    who = await person(store)
    assert await store.do(lambda work: work.inbox.receive("e1", who, {"n": 1}, AT))
    assert not await store.do(lambda work: work.inbox.receive("e1", who, {"n": 2}, AT))
    rows = await store.do(lambda work: work.inbox.next_per_lane(10))
    assert [(row.id, row.payload, row.arrived_at) for row in rows] == [("e1", {"n": 1}, AT)]


async def test_events_of_one_person_come_in_order_and_others_are_not_held_up(store: Store) -> None:
    ana, ben = await person(store, "1"), await person(store, "2")
    for n in range(50):
        await store.do(lambda work, n=n: work.inbox.receive(f"a{n}", ana, {}, AT))
    await store.do(lambda work: work.inbox.receive("b", ben, {}, AT))
    assert [row.id for row in await store.do(lambda work: work.inbox.next_per_lane(2))] == ["a0", "b"]
    await store.do(lambda work: work.inbox.mark_handled("a0"))
    assert [row.id for row in await store.do(lambda work: work.inbox.next_per_lane(2))] == ["a1", "b"]


async def test_an_event_is_handled_once(store: Store) -> None:
    who = await person(store)
    await store.do(lambda work: work.inbox.receive("e1", who, {}, AT))
    assert await store.do(lambda work: work.inbox.mark_handled("e1"))
    assert not await store.do(lambda work: work.inbox.mark_handled("e1"))
    assert not await store.do(lambda work: work.inbox.receive("e1", who, {}, AT))


async def test_after_three_failures_an_event_is_parked(store: Store) -> None:
    who = await person(store)
    await store.do(lambda work: work.inbox.receive("e1", who, {}, AT))
    assert [await store.do(lambda work: work.inbox.record_failure("e1")) for _ in range(3)] == [1, 2, 3]
    assert not await store.do(lambda work: work.inbox.next_per_lane(1))


async def test_a_unit_that_raises_leaves_nothing_behind(store: Store) -> None:
    who = await person(store)

    def unit(work: Unit) -> None:
        work.words.keep(f"person:{who}", "r", "secret")
        work.rooms.save_private(who, fresh(), 0)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await store.do(unit)
    assert await store.do(lambda work: work.words.get(f"person:{who}", "r")) is None
    assert await store.do(lambda work: work.rooms.private(who)) is None


async def test_units_at_once_do_not_hurt_one_another(store: Store) -> None:
    who = await person(store)

    def write(work: Unit, n: int) -> None:
        work.words.keep(f"person:{who}", f"r{n}", str(n))
        if n % 3 == 0:
            raise ValueError(n)

    async def one(n: int) -> None:
        await store.do(lambda work: write(work, n))

    results = await asyncio.gather(*(one(n) for n in range(30)), return_exceptions=True)
    assert [isinstance(result, ValueError) for result in results] == [n % 3 == 0 for n in range(30)]
    kept = [await store.do(lambda work, n=n: work.words.get(f"person:{who}", f"r{n}")) for n in range(30)]
    assert kept == [None if n % 3 == 0 else str(n) for n in range(30)]


async def test_a_document_saved_by_somebody_else_meanwhile_is_stale(store: Store) -> None:
    who = await person(store)
    room = replace(fresh(), name="Ana")
    await store.do(lambda work: work.rooms.save_private(who, room, 0))
    assert await store.do(lambda work: work.rooms.private(who)) == (room, 1)
    with pytest.raises(Stale):
        await store.do(lambda work: work.rooms.save_private(who, room, 0))
    await store.do(lambda work: work.rooms.save_private(who, room, 1))
    with pytest.raises(Stale):
        await store.do(lambda work: work.rooms.save_private(who, room, 1))


async def test_a_couple_has_two_sides_and_one_shared_room(store: Store) -> None:
    ana, ben = await person(store, "1"), await person(store, "2")
    shared = Shared(names={Side.A: "Ana", Side.B: "Ben"})

    def unit(work: Unit) -> None:
        work.people.make_couple("c", {Side.A: ana, Side.B: ben})
        work.rooms.save_shared("c", shared, 0)

    await store.do(unit)
    assert await store.do(lambda work: work.people.members("c")) == {Side.A: ana, Side.B: ben}
    assert await store.do(lambda work: work.rooms.shared("c")) == (shared, 1)
    found = await store.do(lambda work: work.people.person(ben))
    assert (found.couple, found.side) == ("c", Side.B)


async def test_messages_go_out_in_order_and_one_persons_wait_holds_up_nobody_else(store: Store) -> None:
    ana, ben = await person(store, "1"), await person(store, "2")
    for id, who in (("a1", ana), ("a2", ana), ("b1", ben)):
        await store.do(
            lambda work, id=id, who=who: work.outbox.send(OutboxRow(id=id, person=who, payload={"is": "Say"}))
        )
    first = await store.do(lambda work: work.outbox.next_per_person(AT, 10))
    assert [row.id for row in first] == ["a1", "b1"]
    await store.do(lambda work: work.outbox.save_progress(first[0], AT + timedelta(seconds=5)))
    assert [row.id for row in await store.do(lambda work: work.outbox.next_per_person(AT, 10))] == ["b1"]
    later = AT + timedelta(seconds=6)
    sent = replace(first[0], state=Sending.SENT, part=1, messages=("m1",))
    await store.do(lambda work: work.outbox.save_progress(sent))
    assert [row.id for row in await store.do(lambda work: work.outbox.next_per_person(later, 10))] == ["a2", "b1"]


async def test_whoever_waits_for_an_answer_goes_before_a_flood_of_prompts(store: Store) -> None:
    people = [await person(store, str(n)) for n in range(5)]

    def unit(work: Unit) -> None:
        for n, who in enumerate(people):
            work.outbox.send(OutboxRow(id=f"prompt-{n}", person=who, payload={}, prompt=True))
        work.outbox.send(OutboxRow(id="answer-3", person=people[3], payload={}))
        work.outbox.send(OutboxRow(id="late-prompt-3", person=people[3], payload={}, prompt=True))

    await store.do(unit)
    found = [row.id for row in await store.do(lambda work: work.outbox.next_per_person(AT, 3))]
    assert found == ["prompt-3", "prompt-0", "prompt-1"], "and each in their own order"


async def test_a_leased_message_is_nobody_elses_until_the_lease_ends_or_it_must_wait(store: Store) -> None:
    ana, ben = await person(store, "1"), await person(store, "2")
    for id, who in (("a", ana), ("b", ben)):
        await store.do(lambda work, id=id, who=who: work.outbox.send(OutboxRow(id=id, person=who, payload={})))
    await store.do(lambda work: work.outbox.lease(["a", "b"], "one", AT + timedelta(minutes=2)))
    assert not await store.do(lambda work: work.outbox.next_per_person(AT + timedelta(minutes=1), 10, "two"))
    assert len(await store.do(lambda work: work.outbox.next_per_person(AT + timedelta(minutes=1), 10, "one"))) == 2
    assert len(await store.do(lambda work: work.outbox.next_per_person(AT + timedelta(minutes=3), 10))) == 2
    await store.do(
        lambda work: work.outbox.save_progress(OutboxRow(id="a", person=ana, payload={}), AT + timedelta(seconds=5))
    )
    assert [
        row.id for row in await store.do(lambda work: work.outbox.next_per_person(AT + timedelta(seconds=5), 10))
    ] == ["a"]
    await store.do(lambda work: work.outbox.end_leases())
    assert len(await store.do(lambda work: work.outbox.next_per_person(AT + timedelta(seconds=5), 10))) == 2


async def test_how_many_messages_wait_and_since_when_is_known(store: Store) -> None:
    assert await store.do(lambda work: work.outbox.backlog()) == (0, None)
    ana = await person(store)
    for n in range(3):
        row = OutboxRow(id=str(n), person=ana, payload={}, at=AT + timedelta(seconds=n))
        await store.do(lambda work, row=row: work.outbox.send(row))
    first = (await store.do(lambda work: work.outbox.next_per_person(AT, 1)))[0]
    assert (await store.do(lambda work: work.outbox.backlog())) == (3, AT)
    await store.do(lambda work: work.outbox.save_progress(replace(first, state=Sending.SENT)))
    assert (await store.do(lambda work: work.outbox.backlog())) == (2, AT + timedelta(seconds=1))


async def test_nothing_goes_to_somebody_who_cannot_be_reached_until_they_are_back(store: Store) -> None:
    who = await person(store)
    await store.do(lambda work: work.outbox.send(OutboxRow(id="a", person=who, payload={})))
    await store.do(lambda work: work.accounts.mark_reachable(who, False))
    assert not await store.do(lambda work: work.outbox.next_per_person(AT, 10))
    await store.do(lambda work: work.accounts.mark_reachable(who, True))
    assert await store.do(lambda work: work.outbox.next_per_person(AT, 10))


async def test_a_platforms_message_leads_back_to_its_turn(store: Store) -> None:
    ana, ben = await person(store, "1"), await person(store, "2")
    row = OutboxRow(id="a", person=ana, payload={"is": "Say"}, turn=4, messages=("m9",), state=Sending.SENT)
    await store.do(lambda work: work.outbox.send(replace(row, messages=(), state=Sending.NEW)))
    await store.do(lambda work: work.outbox.save_progress(row))
    assert await store.do(lambda work: work.outbox.turn_of_message(ana, "m9")) == 4
    assert await store.do(lambda work: work.outbox.turn_of_message(ben, "m9")) is None
    assert [found.id for found in await store.do(lambda work: work.outbox.messages_of_turn(ana, 4))] == ["a"]
    assert await store.do(lambda work: work.outbox.get(ben, "a")) is None


async def test_a_due_row_has_one_place_for_its_key_and_is_taken_once(store: Store) -> None:
    await store.do(lambda work: work.due.set(DueRow(owner="person:p", key="k", at=AT)))
    moved = DueRow(owner="person:p", key="k", at=AT + timedelta(hours=1), not_after=timedelta(hours=2))
    await store.do(lambda work: work.due.set(moved))
    assert await store.do(lambda work: work.due.next_at()) == moved.at
    assert not await store.do(lambda work: work.due.take(AT, 10))
    assert await store.do(lambda work: work.due.take(moved.at, 10)) == [moved]
    assert not await store.do(lambda work: work.due.take(moved.at, 10))
    assert await store.do(lambda work: work.due.next_at()) is None


async def test_words_are_their_owners_alone(store: Store) -> None:
    await store.do(lambda work: work.words.keep("person:a", "r", "mine"))
    await store.do(lambda work: work.words.keep("person:a", "r", "mine, better"))
    assert await store.do(lambda work: work.words.get("person:a", "r")) == "mine, better"
    assert await store.do(lambda work: work.words.get("person:b", "r")) is None
    await store.do(lambda work: work.words.drop("person:a", "r"))
    assert await store.do(lambda work: work.words.get("person:a", "r")) is None


async def test_invitations_and_wrong_codes_are_kept(store: Store) -> None:
    who = await person(store)
    made = Invitation(hash="h", inviter=who, expires_at=AT)
    await store.do(lambda work: work.invitations.save(made))
    assert await store.do(lambda work: work.invitations.open_of(who)) == [made]
    await store.do(lambda work: work.invitations.save(replace(made, state="used", joiner="x")))
    assert await store.do(lambda work: work.invitations.open_of(who)) == []
    assert await store.do(lambda work: work.invitations.get("h")) == replace(made, state="used", joiner="x")
    await store.do(lambda work: work.invitations.note_wrong_code(who, AT))
    assert await store.do(lambda work: work.invitations.wrong_codes(who, AT - timedelta(hours=1))) == 1
    assert await store.do(lambda work: work.invitations.wrong_codes(who, AT)) == 0


async def couple_of(store: Store) -> tuple[str, str]:
    ana, ben = await person(store, "1"), await person(store, "2")

    def unit(work: Unit) -> None:
        work.people.make_couple("c", {Side.A: ana, Side.B: ben})
        work.rooms.save_shared("c", Shared(names={Side.A: "Ana", Side.B: "Ben"}), 0)
        work.words.keep("couple:c", "r", "released")
        for who in (ana, ben):
            work.rooms.save_private(who, fresh(), 0)
            work.words.keep(f"person:{who}", "r", "private")
            work.due.set(DueRow(owner=f"person:{who}", key="check-in", at=AT))
            work.outbox.send(OutboxRow(id=f"out-{who}", person=who, payload={"is": "Say"}))
            work.inbox.receive(f"in-{who}", who, {}, AT)

    await store.do(unit)
    return ana, ben


async def test_who_leaves_is_out_of_the_couple_and_gets_nothing_more(store: Store) -> None:
    ana, ben = await couple_of(store)
    await store.do(lambda work: work.people.leave(ana))
    assert await store.do(lambda work: work.people.members("c")) == {Side.B: ben}
    assert (await store.do(lambda work: work.people.person(ana))).couple is None
    assert [row.owner for row in await store.do(lambda work: work.due.take(AT, 10))] == [f"person:{ben}"]
    assert [row.person for row in await store.do(lambda work: work.outbox.next_per_person(AT, 10))] == [ben]
    assert await store.do(lambda work: work.words.get("couple:c", "r")) == "released"
    assert await store.do(lambda work: work.words.get(f"person:{ana}", "r")) == "private"


async def test_who_erases_is_somebody_new_and_nothing_of_them_is_left(store: Store) -> None:
    ana, ben = await couple_of(store)
    new = await store.do(lambda work: work.people.erase(ana))
    assert new.id != ana
    assert (await store.do(lambda work: work.people.get_or_create(heard("1")))) == new
    assert new.address == "1"
    assert new.couple is None
    assert await store.do(lambda work: work.rooms.private(new.id)) is None
    assert await store.do(lambda work: work.words.get(f"person:{ana}", "r")) is None
    assert [row.lane for row in await store.do(lambda work: work.inbox.next_per_lane(10))] == [ben]
    assert [row.person for row in await store.do(lambda work: work.outbox.next_per_person(AT, 10))] == [ben]
    assert await store.do(lambda work: work.people.members("c")) == {Side.B: ben}
    assert await store.do(lambda work: work.words.get(f"person:{ben}", "r")) == "private"


async def test_an_update_that_came_before_the_erasing_is_known_when_it_is_brought_once_more(store: Store) -> None:
    ana, _ = await couple_of(store)
    new = await store.do(lambda work: work.people.erase(ana))
    assert not await store.do(lambda work: work.inbox.receive(f"in-{ana}", new.id, {"is": "Incoming"}, AT))
    assert new.id not in [row.lane for row in await store.do(lambda work: work.inbox.next_per_lane(10))]


async def test_with_both_gone_the_shared_room_goes_too(store: Store) -> None:
    ana, ben = await couple_of(store)
    await store.do(lambda work: work.people.leave(ana))
    await store.do(lambda work: work.people.erase(ben))
    assert await store.do(lambda work: work.words.get("couple:c", "r")) is None
    with pytest.raises((KeyError, WorldFault, SQLAlchemyError)):  # whatever a store says of a room that is no more
        await store.do(lambda work: work.rooms.shared("c"))


async def test_the_outcome_of_a_send_that_was_erased_meanwhile_writes_nothing(store: Store) -> None:
    ana, _ = await couple_of(store)
    row = (await store.do(lambda work: work.outbox.next_per_person(AT, 10)))[0]
    await store.do(lambda work: work.people.erase(ana))
    await store.do(lambda work: work.outbox.save_progress(replace(row, state=Sending.SENT, messages=("7",))))
    assert await store.do(lambda work: work.outbox.get(ana, row.id)) is None


async def test_what_is_over_goes_after_its_days_and_what_waits_stays(store: Store) -> None:
    ana = await person(store)
    code = Invitation(hash="old", inviter=ana, expires_at=AT, state="ended")

    def unit(work: Unit) -> None:
        for id in ("handled", "waits"):
            work.inbox.receive(id, ana, {"is": "Said"}, AT)
        work.inbox.mark_handled("handled")
        for id in ("sent", "unsent"):
            work.outbox.send(OutboxRow(id=id, person=ana, payload={"is": "Say"}, turn=1, at=AT))
        work.outbox.save_progress(
            OutboxRow(id="sent", person=ana, payload={}, state=Sending.SENT, turn=1, at=AT, messages=("m",))
        )
        work.invitations.save(code)
        work.invitations.note_wrong_code(ana, AT)

    await store.do(unit)
    assert await store.do(lambda work: work.retention.forget_old(AT + timedelta(hours=23), 10)) == 0
    await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=8), 10))
    assert await store.do(lambda work: work.invitations.get("old")) is None
    assert await store.do(lambda work: work.outbox.get(ana, "sent")) is not None
    assert await store.do(lambda work: work.inbox.receive("handled", ana, {"is": "Said"}, AT)), "its id is forgotten"
    await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=31), 10))
    assert await store.do(lambda work: work.outbox.get(ana, "sent")) is None
    assert await store.do(lambda work: work.outbox.turn_of_message(ana, "m")) is None
    assert await store.do(lambda work: work.outbox.get(ana, "unsent")) is not None
    assert [row.id for row in await store.do(lambda work: work.inbox.next_per_lane(10))] == ["waits"]


async def test_what_is_over_goes_in_small_steps(store: Store) -> None:
    ana = await person(store)
    for n in range(5):
        await store.do(lambda work, n=n: work.invitations.note_wrong_code(ana, AT))
        await store.do(lambda work, n=n: work.inbox.receive(str(n), ana, {"is": "Said"}, AT))
        await store.do(lambda work, n=n: work.inbox.mark_handled(str(n)))
    gone = [await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=8), 4)) for _ in range(4)]
    assert sum(gone) == 10
    assert gone[-1] == 0


async def test_a_wall_clock_that_is_set_back_by_a_day_holds_no_message_for_a_day(store: Store) -> None:
    ana = await person(store)
    await store.do(lambda work: work.outbox.send(OutboxRow(id="a", person=ana, payload={})))
    first = (await store.do(lambda work: work.outbox.next_per_person(AT, 1)))[0]
    await store.do(lambda work: work.outbox.save_progress(first, AT + timedelta(minutes=10)))
    assert not await store.do(lambda work: work.outbox.next_per_person(AT + timedelta(minutes=9), 1))
    assert await store.do(lambda work: work.outbox.next_per_person(AT - timedelta(days=1), 1))
    await store.do(lambda work: work.outbox.lease(["a"], "one", AT + timedelta(minutes=5)))
    assert not await store.do(lambda work: work.outbox.next_per_person(AT, 1, "two"))
    assert await store.do(lambda work: work.outbox.next_per_person(AT - timedelta(days=1), 1, "two"))


async def test_what_perhaps_never_arrived_or_rests_is_kept_however_old_it_is(store: Store) -> None:
    ana = await person(store)
    rows = [OutboxRow(id=state.value, person=ana, payload={"is": "Say"}, state=state, at=AT) for state in Sending]
    for row in rows:
        await store.do(lambda work, row=row: work.outbox.send(row))
    await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=400), 10))
    left = [row.id for row in rows if await store.do(lambda work, row=row: work.outbox.get(ana, row.id)) is not None]
    assert left == ["new", "sending", "unclear", "resting"], "its reader may still ask to see it"
