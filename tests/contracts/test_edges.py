"""What core/ports promises at the edges, held by every store there is: ids that are nobody's, rows that went, what is
done a second time, and the order in which things are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.store.engine import SqlStore
from core.errors import OurFault, Stale
from core.kernel.step import fresh
from core.ports import Account, InboxRow, Invitation, Link, OutboxRow, Person, Sending, Store, Unit
from core.state import Group, Position, Side
from tests.contracts.test_store import AT, couple_of, person, store
from tests.contracts.test_store_accounts import by, linked

__all__ = ["store"]

FOR_NOBODY: dict[str, Callable[[Unit], object]] = {
    "an arrival": lambda work: work.inbox.receive("e", "nobody", {}, AT),
    "a message": lambda work: work.outbox.send(OutboxRow(id="o", person="nobody", payload={})),
    "a room": lambda work: work.rooms.save_private("nobody", fresh(), 0),
    "an answer": lambda work: work.words.note("nobody", "n", "ask", "7", AT),
    "a link": lambda work: work.links.save(Link(hash="l", person="nobody", at=AT)),
    "an invitation": lambda work: work.invitations.save(Invitation(hash="i", inviter="nobody", expires_at=AT)),
    "a couple": lambda work: work.people.make_couple("c", {Side.A: "nobody"}),
}
NOTHING_HAPPENS: dict[str, Callable[[Unit], object]] = {
    "leaving": lambda work: work.people.leave("nobody"),
    "being out of reach": lambda work: work.accounts.mark_reachable("nobody", False),
    "moving a group": lambda work: work.groups.move("none", "-9"),
    "ending a group": lambda work: work.groups.end("none"),
    "saving a group": lambda work: work.groups.save(Group(id="none", platform="telegram", address="-9")),
    "requeueing": lambda work: work.inbox.requeue(InboxRow(id="e", lane="p", payload={}, tries=0, arrived_at=AT)),
    "progress": lambda work: work.outbox.save_progress(OutboxRow(id="o", person="p", payload={}, messages=("m",))),
}


async def wait(store: Store, *ids: str, lane: str) -> None:
    for id in ids:
        await store.do(lambda work, id=id: work.inbox.receive(id, lane, {"n": id}, AT))


async def queue(store: Store, who: str, *ids: str, **more: object) -> None:
    rows = [replace(OutboxRow(id=id, person=who, payload={"is": "Say"}, at=AT), **more) for id in ids]  # type: ignore[arg-type]
    await store.do(lambda work: [work.outbox.send(row) for row in rows])


# -- nobody ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", FOR_NOBODY)
async def test_a_row_for_nobody_is_refused_as_a_fault_of_ours(store: Store, what: str) -> None:
    with pytest.raises(OurFault):
        await store.do(FOR_NOBODY[what])
    assert await store.do(lambda work: (work.inbox.has_waiting(), work.outbox.backlog())) == (False, (0, None))


@pytest.mark.parametrize("what", NOTHING_HAPPENS)
async def test_what_is_done_to_nobody_changes_nothing(store: Store, what: str) -> None:
    await store.do(NOTHING_HAPPENS[what])
    assert await store.do(lambda work: (work.groups.get("none"), work.inbox.has_waiting())) == (None, False)


async def test_an_arrival_that_never_came_cannot_fail(store: Store) -> None:
    with pytest.raises(KeyError):
        await store.do(lambda work: work.inbox.record_failure("never"))


# -- people and accounts ---------------------------------------------------------------------------------------


async def test_who_is_in_a_couple_is_in_no_other(store: Store) -> None:
    ana, ben = await couple_of(store)
    with pytest.raises(OurFault):
        await store.do(lambda work: work.people.make_couple("other", {Side.B: ana}))
    assert await store.do(lambda work: work.people.members("c")) == {Side.A: ana, Side.B: ben}


async def test_the_members_of_a_couple_are_told_a_before_b(store: Store) -> None:
    ana, ben = await person(store, "1"), await person(store, "2")
    await store.do(lambda work: work.people.make_couple("c", {Side.B: ana, Side.A: ben}))
    assert list(await store.do(lambda work: work.people.members("c"))) == [Side.A, Side.B]


async def test_nobody_is_erased_by_an_account_that_is_not_theirs(store: Store) -> None:
    first, other = await by(store, "telegram"), await by(store, "discord", "8")
    await wait(store, "e", lane=first.id)
    with pytest.raises(KeyError):
        await store.do(lambda work: work.people.erase(first.id, other.account))
    assert await store.do(lambda work: work.people.person(first.id)) == first


async def test_an_account_that_is_theirs_already_is_linked_without_harm(store: Store) -> None:
    first, second = await linked(store)
    await wait(store, "e", lane=first.id)
    await store.do(lambda work: work.accounts.link(second.account, first.id))
    assert await by(store, "discord") == second
    assert await store.do(lambda work: work.inbox.has_waiting(first.id))


async def test_who_has_another_account_besides_is_nobodys_second(store: Store) -> None:
    first, second = await linked(store)
    third = await by(store, "telegram", "9")
    with pytest.raises(ValueError, match="another account"):
        await store.do(lambda work: work.accounts.link(second.account, third.id))
    assert await by(store, "telegram") == first


@pytest.mark.parametrize("known", ["account", "person"])
async def test_nobody_is_linked_to_nobody(store: Store, known: str) -> None:
    first = await by(store, "telegram")
    account, whom = (first.account, "nobody") if known == "account" else ("none", first.id)
    with pytest.raises(KeyError):
        await store.do(lambda work: work.accounts.link(account, whom))
    assert await by(store, "telegram") == first


async def test_nobody_is_left_without_an_account(store: Store) -> None:
    first = await by(store, "telegram")
    with pytest.raises(ValueError, match="only account"):
        await store.do(lambda work: work.accounts.unlink(first.account, "new"))
    assert await by(store, "telegram") == first


async def test_somebody_new_has_an_id_of_their_own(store: Store) -> None:
    first, _ = await linked(store)
    other = await by(store, "telegram", "9")
    with pytest.raises(OurFault):
        await store.do(lambda work: work.accounts.unlink(first.account, other.id))
    assert await by(store, "telegram", "9") == other


async def test_the_oldest_link_and_the_next_to_end_are_told_first(store: Store) -> None:
    ana = await person(store)
    links = [Link(hash=f"l{n}", person=ana, at=AT - n * timedelta(hours=1), state="asked", joiner="j") for n in (1, 2)]
    codes = [Invitation(hash=f"i{n}", inviter=ana, expires_at=AT - n * timedelta(hours=1)) for n in (1, 2)]

    def unit(work: Unit) -> None:
        for link, code in zip(links, codes, strict=True):
            work.links.save(link)
            work.invitations.save(code)

    await store.do(unit)
    assert await store.do(lambda work: work.links.asked_by("j")) == links[1]
    assert list(await store.do(lambda work: work.links.under_way_to(ana))) == links[::-1]
    assert list(await store.do(lambda work: work.invitations.open_of(ana))) == codes[::-1]


# -- groups ----------------------------------------------------------------------------------------------------


async def test_a_group_has_one_account_at_its_place(store: Store) -> None:
    await store.do(lambda work: work.groups.get_or_create("g", "telegram", "-1"))
    (account,) = await store.do(lambda work: work.accounts.of("g"))
    who = await store.do(lambda work: work.people.person("g"))
    assert account == Account(hash=who.account, platform="telegram", address="-1")
    assert who == Person(id="g", platform="telegram", address="-1", account=account.hash)
    assert await store.do(lambda work: work.accounts.addresses("telegram", 9)) == []


async def test_no_group_moves_to_where_another_is(store: Store) -> None:
    for n in (1, 2):
        await store.do(lambda work, n=n: work.groups.get_or_create(f"g{n}", "telegram", f"-{n}"))
    with pytest.raises(OurFault):
        await store.do(lambda work: work.groups.move("g1", "-2"))
    with pytest.raises(OurFault):
        await store.do(lambda work: work.groups.get_or_create("g1", "telegram", "-3"))
    found = await store.do(lambda work: [work.groups.at("telegram", f"-{n}") for n in (1, 2, 3)])
    assert [group.id if group else None for group in found] == ["g1", "g2", None]


async def test_with_both_gone_every_group_of_theirs_goes(store: Store) -> None:
    ana, ben = await couple_of(store)

    def unit(work: Unit) -> None:
        for n in (1, 2):
            work.groups.save(replace(work.groups.get_or_create(f"g{n}", "telegram", f"-{n}"), couple="c"))
        work.people.leave(ana)
        work.people.leave(ben)

    await store.do(unit)
    assert await store.do(lambda work: [work.groups.get(f"g{n}") for n in (1, 2)]) == [None, None]


# -- rooms -----------------------------------------------------------------------------------------------------


async def test_a_stale_save_that_is_caught_wrote_nothing(store: Store) -> None:
    """Once a bug: the pages of a long room were written before its document was found to be stale."""
    ana = await person(store)
    right, wrong = (
        replace(fresh(), positions={"couple": Position(done=tuple(f"{sign}{n}" for n in range(100)))}) for sign in "rw"
    )
    await store.do(lambda work: work.rooms.save_private(ana, right, 0))

    def unit(work: Unit) -> None:
        with pytest.raises(Stale):
            work.rooms.save_private(ana, wrong, 7)
        work.words.keep(f"person:{ana}", "r", "and goes on")

    await store.do(unit)
    if isinstance(store, SqlStore):
        store._vault.remembered.forget(f"person:{ana}")  # as after a restart
    assert await store.do(lambda work: work.rooms.private(ana)) == (right, 1)


# -- what waits ------------------------------------------------------------------------------------------------


async def test_what_is_requeued_stands_where_it_came_with_its_lane_and_its_failures(store: Store) -> None:
    ana, ben = await person(store, "1"), await person(store, "2")
    await wait(store, "e1", "e2", lane=ana)

    def unit(work: Unit) -> None:
        work.inbox.record_failure("e1")
        work.inbox.mark_handled("e1")
        work.inbox.requeue(InboxRow(id="e1", lane=ben, payload={"again": 1}, tries=0, arrived_at=AT - timedelta(1)))

    await store.do(unit)
    found = await store.do(lambda work: work.inbox.next_per_lane(9))
    assert list(found) == [InboxRow(id="e1", lane=ana, payload={"again": 1}, tries=1, arrived_at=AT)]


async def test_a_message_is_kept_with_what_was_sent_of_it_before(store: Store) -> None:
    ana = await person(store)
    await queue(store, ana, "o", messages=("m1",), part=1)
    (row,) = await store.do(lambda work: work.outbox.waiting_for(ana))
    assert (row.messages, row.part) == (("m1",), 1)


async def test_progress_changes_how_far_a_message_is_and_nothing_else(store: Store) -> None:
    ana = await person(store)
    await queue(store, ana, "o", turn=3, account="a", prompt=True)
    later = OutboxRow(id="o", person=ana, payload={}, at=AT + timedelta(1), turn=4, state=Sending.SENDING, tries=1)
    await store.do(lambda work: work.outbox.save_progress(later))
    kept = OutboxRow(id="o", person=ana, payload={"is": "Say"}, at=AT, turn=3, account="a", prompt=True)
    assert await store.do(lambda work: work.outbox.get(ana, "o")) == replace(kept, state=Sending.SENDING, tries=1)


async def test_a_message_that_was_shown_leads_to_its_turn_though_its_row_went(store: Store) -> None:
    ana, _ = await couple_of(store)
    await queue(store, ana, "o", turn=3)
    row = await store.do(lambda work: work.outbox.get(ana, "o"))
    assert row is not None
    await store.do(lambda work: work.outbox.save_progress(replace(row, part=1, messages=("m1",))))
    await store.do(lambda work: work.people.leave(ana))
    found = await store.do(lambda work: (work.outbox.get(ana, "o"), work.outbox.turn_of_message(ana, "m1")))
    assert found == (None, 3)


async def test_nothing_of_a_row_that_went_holds_another_of_its_name(store: Store) -> None:
    ana = await person(store)
    await store.do(lambda work: work.outbox.lease(["o", "p"], "one", AT + timedelta(minutes=9)))
    await queue(store, ana, "o")
    assert await store.do(lambda work: work.outbox.next_per_person(AT, 9, "two")), "no row was leased"
    (row,) = await store.do(lambda work: work.outbox.waiting_for(ana))
    await store.do(lambda work: work.outbox.save_progress(row, AT + timedelta(minutes=9)))
    await store.do(lambda work: work.people.leave(ana))
    await queue(store, ana, "o")
    assert await store.do(lambda work: work.outbox.next_per_person(AT, 9)), "another row had to wait"


# -- what is kept no longer ------------------------------------------------------------------------------------


async def test_the_oldest_goes_first_and_all_that_goes_is_counted(store: Store) -> None:
    ana = await person(store)

    def unit(work: Unit) -> None:
        for n in (1, 2, 3):
            ago = AT - n * timedelta(hours=1)
            work.invitations.save(Invitation(hash=f"i{n}", inviter=ana, expires_at=ago, state="ended"))
            work.invitations.note_wrong_code(ana, ago)
            row = OutboxRow(id=f"o{n}", person=ana, payload={}, at=ago, turn=n)
            work.outbox.send(row)
            work.outbox.save_progress(replace(row, messages=(f"m{n}",)))

    await store.do(unit)
    assert await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=8), 2)) == 4
    assert await store.do(lambda work: [work.invitations.get(f"i{n}") is not None for n in (1, 2, 3)]) == [1, 0, 0]
    assert await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=40), 2)) == 4
    assert await store.do(lambda work: [work.outbox.turn_of_message(ana, f"m{n}") for n in (1, 2, 3)]) == [
        1,
        None,
        None,
    ]
    assert await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=40), 2)) == 1
