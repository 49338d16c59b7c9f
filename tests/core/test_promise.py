"""The life of a promise: the table row by row, and silence that breaks nothing."""

from __future__ import annotations

from itertools import product

import pytest

from core.promise import TABLE, State, What, after, verdict


def test_the_table_is_just_this() -> None:
    assert {(before.value, what.value): then.value for (before, what), then in TABLE.items()} == {
        ("offered", "agree"): "agreed",
        ("offered", "change"): "change_asked",
        ("offered", "decline"): "declined",
        ("offered", "deadline"): "ended",
        ("agreed", "deadline"): "due",
        ("due", "both_kept"): "kept",
        ("due", "lone_not_kept"): "not_kept",
        ("due", "differ"): "seen_differently",
        ("due", "nobody_or_one"): "unconfirmed",
    }


def test_what_the_table_does_not_name_changes_nothing() -> None:
    for state, what in product(State, What):
        if (state, what) not in TABLE:
            assert after(state, what) is state


@pytest.mark.parametrize(
    ("promiser", "partner", "expected"),
    [
        ("kept", "kept", What.BOTH_KEPT),
        ("more", "kept", What.BOTH_KEPT),
        ("kept", "more", What.BOTH_KEPT),
        ("kept", "not-kept", What.DIFFER),
        ("not-kept", "kept", What.DIFFER),
        ("not-kept", "not-kept", What.LONE_NOT_KEPT),
        ("not-kept", None, What.LONE_NOT_KEPT),
        ("kept", None, What.NOBODY_OR_ONE),
        (None, "kept", What.NOBODY_OR_ONE),
        (None, "not-kept", What.NOBODY_OR_ONE),
        (None, None, What.NOBODY_OR_ONE),
    ],
)
def test_two_sealed_answers_say_together(promiser: str | None, partner: str | None, expected: What) -> None:
    assert verdict(promiser, partner) is expected


def test_only_the_promisers_own_word_can_say_not_kept() -> None:
    for partner in ("kept", "not-kept", "more", None):
        assert verdict(None, partner) is What.NOBODY_OR_ONE
        assert verdict("kept", partner) is not What.LONE_NOT_KEPT
