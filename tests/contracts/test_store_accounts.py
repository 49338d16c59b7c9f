"""What core/ports promises of a person's accounts, held by every store there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.kernel.step import fresh
from core.ports import DueRow, Incoming, Link, OutboxRow, Person, Sending, Store, Unit, UpdateKind
from core.state import Side
from tests.contracts.test_store import AT, store

__all__ = ["store"]


def heard(platform: str, user: str = "7") -> Incoming:
    return Incoming(platform=platform, update="1", user=user, address=f"{platform}-{user}", heard=UpdateKind.TEXT)


async def by(store: Store, platform: str, user: str = "7") -> Person:
    return await store.do(lambda work: work.people.get_or_create(heard(platform, user)))


async def linked(store: Store) -> tuple[Person, Person]:
    """One person, by the first account and by the second."""
    first, second = await by(store, "telegram"), await by(store, "discord")
    await store.do(lambda work: work.accounts.link(second.account, first.id))
    return first, await by(store, "discord")


async def test_an_account_has_a_name_of_its_own_that_leads_to_its_person(store: Store) -> None:
    ana, ben = await by(store, "telegram"), await by(store, "telegram", "8")
    assert ana.account
    assert ana.account != ben.account
    assert await store.do(lambda work: work.people.by_account(ana.account)) == ana
    assert await store.do(lambda work: work.people.by_account("nobody's")) is None
    assert [a.hash for a in await store.do(lambda work: work.accounts.of(ana.id))] == [ana.account]


async def test_a_linked_account_is_the_same_person_and_written_to_second(store: Store) -> None:
    first, second = await linked(store)
    assert first.id == second.id
    assert (first.address, second.address) == ("telegram-7", "discord-7")
    accounts = await store.do(lambda work: work.accounts.of(first.id))
    assert [(a.platform, a.address, a.home) for a in accounts] == [
        ("telegram", "telegram-7", True),
        ("discord", "discord-7", False),
    ]
    assert await store.do(lambda work: work.people.person(first.id)) == first


async def test_whoever_a_linked_account_stood_for_is_gone_with_all_rows(store: Store) -> None:
    first, second = await by(store, "telegram"), await by(store, "discord")

    def unit(work: Unit) -> None:
        work.rooms.save_private(second.id, fresh(), 0)
        work.words.keep(f"person:{second.id}", "r", "private")
        work.due.set(DueRow(owner=f"person:{second.id}", key="k", at=AT))
        work.outbox.send(OutboxRow(id="out", person=second.id, payload={"is": "Say"}))
        work.inbox.receive("in", second.id, {"is": "Said"}, AT)

    await store.do(unit)
    await store.do(lambda work: work.accounts.link(second.account, first.id))
    assert await store.do(lambda work: work.words.get(f"person:{second.id}", "r")) is None
    assert await store.do(lambda work: work.rooms.private(second.id)) is None
    assert not await store.do(lambda work: work.inbox.next_per_lane(10))
    assert not await store.do(lambda work: work.outbox.next_per_person(AT, 10))
    assert not await store.do(lambda work: work.due.take(AT, 10))
    assert not await store.do(lambda work: work.inbox.receive("in", first.id, {"is": "Said"}, AT)), "it is known"


async def test_a_person_is_written_to_where_they_wish(store: Store) -> None:
    first, second = await linked(store)
    await store.do(lambda work: work.accounts.set_home(first.id, second.account))
    assert (await store.do(lambda work: work.people.person(first.id))).address == "discord-7"
    assert [a.platform for a in await store.do(lambda work: work.accounts.of(first.id))] == ["discord", "telegram"]
    assert (await by(store, "telegram")).address == "telegram-7", "but who writes is answered there"


async def test_an_account_is_unreachable_by_itself_and_the_other_takes_its_place(store: Store) -> None:
    first, second = await linked(store)
    await store.do(lambda work: work.outbox.send(OutboxRow(id="a", person=first.id, payload={})))
    await store.do(lambda work: work.accounts.mark_reachable(first.id, False, first.account))
    assert not (await by(store, "telegram")).reachable
    assert (await by(store, "discord")).reachable
    assert (await store.do(lambda work: work.people.person(first.id))).address == "discord-7"
    assert await store.do(lambda work: work.outbox.next_per_person(AT, 10))
    await store.do(lambda work: work.accounts.mark_reachable(first.id, False, second.account))
    assert not await store.do(lambda work: work.outbox.next_per_person(AT, 10))
    await store.do(lambda work: work.accounts.mark_reachable(first.id, True, first.account))
    assert await store.do(lambda work: work.outbox.next_per_person(AT, 10))
    assert (await store.do(lambda work: work.people.person(first.id))).address == "telegram-7"


async def test_an_account_that_is_taken_off_is_somebody_new_and_all_else_stays(store: Store) -> None:
    first, _ = await linked(store)

    def unit(work: Unit) -> None:
        work.rooms.save_private(first.id, fresh(), 0)
        work.people.make_couple("c", {Side.A: first.id})
        work.accounts.unlink(first.account, "new")

    await store.do(unit)
    new, left = await by(store, "telegram"), await by(store, "discord")
    assert (new.id, new.address, new.couple) == ("new", "telegram-7", None)
    assert (left.id, left.couple) == (first.id, "c")
    assert (await store.do(lambda work: work.people.person(first.id))).address == "discord-7"
    assert [a.home for a in await store.do(lambda work: work.accounts.of(first.id))] == [True]
    assert await store.do(lambda work: work.rooms.private("new")) is None
    assert await store.do(lambda work: work.rooms.private(first.id)) is not None


async def test_a_person_whose_reachable_account_is_taken_off_cannot_be_reached(store: Store) -> None:
    first, second = await linked(store)
    await store.do(lambda work: work.outbox.send(OutboxRow(id="a", person=first.id, payload={})))
    await store.do(lambda work: work.accounts.mark_reachable(first.id, False, first.account))
    await store.do(lambda work: work.accounts.unlink(second.account, "new"))
    assert not await store.do(lambda work: work.outbox.next_per_person(AT, 10))


async def test_erasing_makes_somebody_new_of_each_account(store: Store) -> None:
    first, second = await linked(store)
    new = await store.do(lambda work: work.people.erase(first.id, second.account))
    assert new == await by(store, "discord")
    assert len({first.id, new.id, (await by(store, "telegram")).id}) == 3
    assert [a.home for a in await store.do(lambda work: work.accounts.of(new.id))] == [True]


async def test_a_message_knows_which_account_it_is_for_and_which_it_went_to(store: Store) -> None:
    first, second = await linked(store)
    await store.do(
        lambda work: work.outbox.send(OutboxRow(id="a", person=first.id, payload={}, account=second.account))
    )
    await store.do(lambda work: work.outbox.send(OutboxRow(id="b", person=first.id, payload={})))
    found = (await store.do(lambda work: work.outbox.next_per_person(AT, 10)))[0]
    assert found.account == second.account
    sent = replace(found, state=Sending.SENT, account=first.account)
    await store.do(lambda work: work.outbox.save_progress(sent))
    kept = await store.do(lambda work: work.outbox.get(first.id, "a"))
    assert kept is not None
    assert kept.account == first.account
    assert (await store.do(lambda work: work.outbox.next_per_person(AT, 10)))[0].account is None


async def test_links_are_kept_until_they_are_over(store: Store) -> None:
    first, second = await by(store, "telegram"), await by(store, "discord")
    made = Link(hash="h", person=first.id, at=AT)
    await store.do(lambda work: work.links.save(made))
    assert await store.do(lambda work: work.links.under_way_to(first.id)) == [made]
    assert await store.do(lambda work: work.links.asked_by(second.account)) is None
    asked = replace(made, state="asked", joiner=second.account)
    await store.do(lambda work: work.links.save(asked))
    assert await store.do(lambda work: work.links.get("h")) == asked
    assert await store.do(lambda work: work.links.asked_by(second.account)) == asked
    assert await store.do(lambda work: work.links.under_way_to(first.id)) == [asked]
    await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=20), 10))
    assert await store.do(lambda work: work.links.get("h")) == asked, "it waits for an answer"
    await store.do(lambda work: work.links.save(replace(asked, state="ended")))
    assert await store.do(lambda work: work.links.under_way_to(first.id)) == []
    assert await store.do(lambda work: work.links.asked_by(second.account)) is None
    await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=8), 10))
    assert await store.do(lambda work: work.links.get("h")) is not None
    await store.do(lambda work: work.retention.forget_old(AT + timedelta(days=10), 10))
    assert await store.do(lambda work: work.links.get("h")) is None


async def test_the_links_of_who_erases_everything_go_too(store: Store) -> None:
    first = await by(store, "telegram")
    await store.do(lambda work: work.links.save(Link(hash="h", person=first.id, at=AT)))
    await store.do(lambda work: work.people.erase(first.id))
    assert await store.do(lambda work: work.links.get("h")) is None
