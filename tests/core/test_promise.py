"""The life of a promise: the table row by row, and silence that breaks nothing."""

from __future__ import annotations

from itertools import product

import pytest

from core.journey.promises.life import (
    ACTIVE,
    BROKEN,
    CARRIED,
    MOST_PROMISES,
    MOVING,
    OPEN_TO_DOUBT,
    RESULTS,
    TABLE,
    WITHDRAWABLE,
    PromiseEvent,
    after,
    verdict,
)
from core.state import PromiseState


def test_the_table_is_just_this() -> None:
    """Row by row, in words of its own: a row that is changed, added or lost is found here."""
    assert {(before.value, what.value): then.value for (before, what), then in TABLE.items()} == {
        ("offered", "agree"): "agreed",
        ("offered", "change"): "change_asked",
        ("offered", "decline"): "declined",
        ("offered", "withdraw"): "withdrawn",
        ("offered", "deadline"): "ended",
        ("change_asked", "replace"): "ended",
        ("change_asked", "withdraw"): "withdrawn",
        ("agreed", "renegotiate"): "renegotiated",
        ("agreed", "withdraw"): "withdrawn",
        ("agreed", "slip"): "slipped_and_told",
        ("agreed", "deadline"): "due",
        ("agreed", "wish_unanswered"): "unconfirmed",
        ("agreed", "end"): "ended",
        ("due", "slip"): "slipped_and_told",
        ("due", "both_kept"): "kept",
        ("due", "lone_not_kept"): "not_kept",
        ("due", "differ"): "seen_differently",
        ("due", "nobody_or_one"): "unconfirmed",
        ("kept", "admit"): "found_out",
        ("seen_differently", "admit"): "found_out",
        ("unconfirmed", "admit"): "found_out",
    }


@pytest.mark.parametrize("row", sorted(TABLE))
def test_each_row_moves_a_promise(row: tuple[PromiseState, PromiseEvent]) -> None:
    assert after(*row) is TABLE[row] is not row[0]


def test_every_state_is_reached_and_only_the_promisers_own_word_makes_one_broken() -> None:
    assert set(TABLE.values()) | {PromiseState.OFFERED} == set(PromiseState)
    into = {what for (_, what), then in TABLE.items() if then in BROKEN}
    assert into == {PromiseEvent.SLIP, PromiseEvent.LONE_NOT_KEPT, PromiseEvent.ADMIT}


def test_the_groups_of_states_are_just_these() -> None:
    def named(states: frozenset[PromiseState]) -> str:
        return " ".join(sorted(states))

    assert named(ACTIVE) == "agreed due"
    assert named(CARRIED) == "agreed due offered"
    assert named(MOVING) == "agreed change_asked due offered"
    assert named(RESULTS) == "kept not_kept seen_differently unconfirmed"
    assert named(OPEN_TO_DOUBT) == "kept seen_differently unconfirmed"
    assert named(BROKEN) == "found_out not_kept slipped_and_told"
    assert named(WITHDRAWABLE) == "agreed change_asked offered"
    assert MOST_PROMISES == 3


def test_what_the_table_does_not_name_changes_nothing() -> None:
    for state, what in product(PromiseState, PromiseEvent):
        if (state, what) not in TABLE:
            assert after(state, what) is state


@pytest.mark.parametrize(
    ("promiser", "partner", "expected"),
    [
        ("kept", "kept", PromiseEvent.BOTH_KEPT),
        ("more", "kept", PromiseEvent.BOTH_KEPT),
        ("kept", "more", PromiseEvent.BOTH_KEPT),
        ("kept", "not-kept", PromiseEvent.DIFFER),
        ("not-kept", "kept", PromiseEvent.DIFFER),
        ("not-kept", "not-kept", PromiseEvent.LONE_NOT_KEPT),
        ("not-kept", None, PromiseEvent.LONE_NOT_KEPT),
        ("kept", None, PromiseEvent.NOBODY_OR_ONE),
        (None, "kept", PromiseEvent.NOBODY_OR_ONE),
        (None, "not-kept", PromiseEvent.NOBODY_OR_ONE),
        (None, None, PromiseEvent.NOBODY_OR_ONE),
    ],
)
def test_two_sealed_answers_say_together(promiser: str | None, partner: str | None, expected: PromiseEvent) -> None:
    assert verdict(promiser, partner) is expected


def test_only_the_promisers_own_word_can_say_not_kept() -> None:
    for partner in ("kept", "not-kept", "more", None):
        assert verdict(None, partner) is PromiseEvent.NOBODY_OR_ONE
        assert verdict("kept", partner) is not PromiseEvent.LONE_NOT_KEPT
