"""Planted leaks: the product is spoilt on purpose, each time in another way, and the comparison must see it.

Core cannot leak by itself, because one room's step is never given the other room; so each leak first smuggles the
partner's room in, as a careless change of the shell would, and then uses it in a place where people would.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot import groups, handle, tick
from bot.deliver import Deliverer
from bot.handle import Handler
from core.documents import plain
from core.effects import Button, Say
from core.events import Event, Noticed, Tapped
from core.kernel import floor as asking
from core.kernel import forms
from core.kernel import releases as sharing
from core.kernel import step as private
from core.kernel import view as visible
from core.kernel.context import StepContext
from core.kernel.view import View
from core.ports import DueRow, OutboxRow, Person, Unit
from core.state import Group, Room, Shared, Side
from tests.two_worlds.pairs import draw, pair

MOST = 60
"""Pairs within which a leak must be found."""

PARTNER: list[Room | None] = [None]
"""The room of the partner of whoever is stepped just now: what nothing of theirs may ever depend on."""


@pytest.fixture
def smuggled(monkeypatch: pytest.MonkeyPatch) -> None:
    step = Handler.step

    def with_partner(self: Handler, work: Unit, person: Person, event: Event, *more: str) -> None:
        PARTNER[0] = room_of_the_partner(work, person)
        step(self, work, person, event, *more)
        PARTNER[0] = None

    monkeypatch.setattr(Handler, "step", with_partner)


def room_of_the_partner(work: Unit, person: Person) -> Room | None:
    other = partner_of(work, person)
    stored = work.rooms.private(other) if other is not None else None
    return stored[0] if stored else None


def partner_of(work: Unit, person: Person) -> str | None:
    if person.couple is None or person.side is None:
        return None
    return work.people.members(person.couple).get(person.side.other)


async def found(depths: tuple[str, ...] = ("willing", "letters", "apology", "question", "promise", "agreed")) -> str:
    """The first difference within a bounded number of pairs."""
    for seed in range(MOST):
        outcome = await pair(draw(900_000 + seed, depths))
        if outcome.difference is not None:
            return outcome.difference
    raise AssertionError("a planted leak was not found")


# 1: timing


async def test_a_notice_that_waits_while_the_partner_is_busy_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tick.Ticker, "_tick", a_second_later_once(tick.Ticker._tick))
    assert "in the second world" in await found()


def a_second_later_once(one: Callable[..., None]) -> Callable[..., None]:
    def later(self: tick.Ticker, work: Unit, row: DueRow, now: Any) -> None:
        kind, _, couple = row.owner.partition(":")
        shows = kind == "couple" and row.key.startswith("show:") and row.not_after is None
        if shows and any(is_busy(work, member) for member in work.people.members(couple).values()):
            again = replace(row, at=now + timedelta(seconds=1), not_after=timedelta(days=9))
            work.due.set(again)
        else:
            one(self, work, row, now)

    return later


def is_busy(work: Unit, person: str) -> bool:
    stored = work.rooms.private(person)
    return stored is not None and stored[0].focus is not None


# 2: a count


@pytest.mark.usefixtures("smuggled")
async def test_a_number_that_counts_what_the_partner_did_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    noticed = private.HANDLERS[Noticed]

    def counting(context: StepContext, event: Noticed) -> None:
        partner = PARTNER[0]
        context.change(turn=context.room.turn + (partner.turn % 2 if partner else 0))
        noticed(context, event)

    monkeypatch.setitem(private.HANDLERS, Noticed, counting)
    assert "in the second world" in await found()


# 3: a safety stop


@pytest.mark.usefixtures("smuggled")
async def test_a_menu_that_lacks_something_because_the_partner_stopped_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    menu = forms.menu

    def shorter(context: StepContext) -> tuple[Button, ...]:
        buttons = menu(context)
        return buttons[:-1] if PARTNER[0] is not None and PARTNER[0].stopped else buttons

    monkeypatch.setattr(forms, "menu", shorter)
    assert "in the second world" in await found()


# 4: an error text


@pytest.mark.usefixtures("smuggled")
async def test_an_old_button_that_is_answered_differently_when_the_partner_rests_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tapped = private.HANDLERS[Tapped]

    def by_the_partner(context: StepContext, event: Tapped) -> None:
        partner, open_turns = PARTNER[0], private.open_turns(context.room)
        if event.turn not in open_turns and partner is not None and partner.focus is None:
            context.say("whenever")
            asking.ask_again(context)
        else:
            tapped(context, event)

    monkeypatch.setitem(private.HANDLERS, Tapped, by_the_partner)
    assert "in the second world" in await found()


# 5: a button left


@pytest.mark.usefixtures("smuggled")
async def test_a_button_that_is_left_until_the_partner_opened_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs_now = sharing.is_theirs_now

    def only_if_nothing_waits(context: StepContext, ref: str) -> None:
        partner = PARTNER[0]
        if partner is None or partner.focus is None:
            theirs_now(context, ref)

    monkeypatch.setattr(sharing, "is_theirs_now", only_if_nothing_waits)
    assert "in the second world" in await found()


# 6: the order of messages


async def test_answers_that_stand_in_the_order_in_which_they_were_given_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = visible.view

    def as_it_came(shared: Shared, me: Side) -> View:
        seen = view(shared, me)
        return replace(seen, items=tuple(sorted(seen.items, key=lambda item: item.confirmed_at)))

    monkeypatch.setattr(handle, "view", as_it_came)
    assert "in the second world" in await found(("sealed",))


# 7: what became of a delivery


async def test_an_author_who_is_told_that_the_partner_could_not_be_reached_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unreachable = Deliverer._unreachable

    async def and_tells(self: Deliverer, row: OutboxRow, account: str | None) -> None:
        await unreachable(self, row, account)

        def unit(work: Unit) -> None:
            other = partner_of(work, work.people.person(row.person))
            if other is not None:
                say = Say(text="whenever", args={"partner": "", "name": ""})
                work.outbox.send(OutboxRow(id=f"told-{row.id}", person=other, payload=plain(say)))

        await self.store.do(unit)

    monkeypatch.setattr(Deliverer, "_unreachable", and_tells)
    assert "in the second world" in await found()


# 8: the group


async def test_a_group_that_keeps_still_while_one_of_them_pauses_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    post_for = groups.post_for

    def unless_one_pauses(handler: Handler, work: Unit, couple: str, *more: Any) -> None:
        rooms = [work.rooms.private(member) for member in work.people.members(couple).values()]
        if not any(stored[0].paused for stored in rooms if stored):
            post_for(handler, work, couple, *more)

    monkeypatch.setattr(groups, "post_for", unless_one_pauses)
    assert "in the second world" in await found(("promise", "agreed", "due"))


async def test_a_button_there_that_answers_otherwise_when_the_partner_left_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    act = groups._act

    def for_two(handler: Handler, work: Unit, group: Group, *more: Any) -> str:
        both = group.couple is not None and len(work.people.members(group.couple)) == 2
        return act(handler, work, group, *more) if both else "group-aside-closed"

    monkeypatch.setattr(groups, "_act", for_two)
    assert "in the second world" in await found(("paired", "card", "agreed"))


# what is no leak


@pytest.mark.usefixtures("smuggled")
async def test_the_smuggling_alone_changes_nothing() -> None:
    for seed in range(6):
        assert (await pair(draw(900_000 + seed))).difference is None
