"""Breach cards in both directions: what opens a breach, what waits for an agreement, and what opens nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from core.effects import Confirm, Part, TakeBack
from core.events import Tick
from core.journey import STORY
from core.kernel import shared
from core.state import Shared, Side

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
A, B = Side.A, Side.B
EMPTY = Shared(names={A: "Ana", B: "Ben"})


def shows(room: Shared, by: Side, ref: str, kind: str, *parts: Part, about: str | None = None) -> Shared:
    """Confirm a release and let its holding time pass."""
    act = Confirm(ref=ref, kind=kind, parts=parts, shows_at=AT + timedelta(minutes=5), about=about)
    room = shared.act(STORY.record, room, by, act, AT).shared
    return shared.tick(STORY.record, room, Tick(id=ref, at=act.shows_at, key=f"show:{ref}", due_at=act.shows_at)).shared


def first_card(room: Shared, by: Side, side: str, ref: str = "first") -> Shared:
    parts = (Part("willing.side", choice=side), Part("willing.kind", choice="lies"))
    return shows(room, by, ref, "breach_card", *parts)


def later_card(room: Shared, by: Side, side: str, ref: str = "later") -> Shared:
    parts = (Part("card.side", choice=side), Part("card.kind", choice="money"))
    return shows(room, by, ref, "breach_card", *parts)


def answers(room: Shared, by: Side, choice: str, about: str) -> Shared:
    return shows(room, by, f"{about}-{choice}", "counter_answer", Part("willing.counter", choice=choice), about=about)


def opened(room: Shared) -> list[tuple[str, Side, str]]:
    return [(breach.id, breach.hurt, breach.kind) for breach in room.breaches]


def test_the_first_card_opens_its_breach_whichever_side_it_takes() -> None:
    assert opened(first_card(EMPTY, A, "hurt")) == [("breach-1", A, "lies")]
    assert opened(first_card(EMPTY, A, "responsible")) == [("breach-1", B, "lies")]


def test_two_cards_that_say_the_same_open_one_breach() -> None:
    room = first_card(first_card(EMPTY, A, "hurt"), B, "responsible", "second")
    assert opened(room) == [("breach-1", A, "lies")]
    assert room.claims == ()


def test_a_counter_claim_delays_nothing_and_opens_only_with_the_named_persons_agreement() -> None:
    room = first_card(first_card(EMPTY, A, "hurt"), B, "hurt", "second")
    assert opened(room) == [("breach-1", A, "lies")]
    assert room.claims == ("second",)
    assert opened(answers(room, A, "no", "second")) == [("breach-1", A, "lies")]
    agreed = answers(answers(room, A, "no", "second"), A, "yes", "second")
    assert opened(agreed) == [("breach-1", A, "lies"), ("breach-2", B, "lies")]
    assert agreed.claims == ()


def test_nobody_agrees_to_a_claim_of_their_own_or_to_one_that_is_not_there() -> None:
    room = first_card(first_card(EMPTY, A, "hurt"), B, "hurt", "second")
    assert opened(answers(room, B, "yes", "second")) == [("breach-1", A, "lies")]
    assert opened(answers(room, A, "yes", "first")) == [("breach-1", A, "lies")]
    assert opened(answers(room, A, "yes", "nothing")) == [("breach-1", A, "lies")]


def test_an_agreement_given_twice_opens_one_breach() -> None:
    room = first_card(first_card(EMPTY, A, "hurt"), B, "hurt", "second")
    agreed = answers(room, A, "yes", "second")
    again = shows(agreed, A, "again", "counter_answer", Part("willing.counter", choice="yes"), about="second")
    assert len(again.breaches) == 2


def test_who_answers_for_something_else_opens_a_breach_at_once() -> None:
    room = later_card(first_card(EMPTY, A, "hurt"), A, "responsible")
    assert opened(room) == [("breach-1", A, "lies"), ("breach-2", B, "money")]


def test_a_later_hurt_of_the_hurt_partner_opens_a_breach_at_once() -> None:
    room = later_card(first_card(EMPTY, A, "hurt"), A, "hurt")
    assert opened(room) == [("breach-1", A, "lies"), ("breach-2", A, "money")]


def test_a_later_claim_of_the_responsible_partner_waits() -> None:
    room = later_card(first_card(EMPTY, A, "hurt"), B, "hurt")
    assert opened(room) == [("breach-1", A, "lies")]
    assert room.claims == ("later",)
    assert opened(answers(room, A, "yes", "later"))[1:] == [("breach-2", B, "money")]


def test_who_was_hurt_in_one_of_several_opens_the_next_at_once() -> None:
    room = answers(later_card(first_card(EMPTY, A, "hurt"), B, "hurt"), A, "yes", "later")
    assert len(later_card(room, B, "hurt", "third").breaches) == 3


def test_a_card_taken_back_in_time_opens_nothing() -> None:
    act = Confirm(ref="x", kind="breach_card", parts=(Part("willing.side", choice="hurt"),), shows_at=AT)
    room = shared.act(STORY.record, EMPTY, A, act, AT).shared
    room = shared.act(STORY.record, room, A, TakeBack("x"), AT).shared
    assert shared.tick(STORY.record, room, Tick(id="t", at=AT, key="show:x", due_at=AT)).shared == EMPTY
