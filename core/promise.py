"""The life of a promise, in one table. Silence never breaks one, and the companion never rules."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a promise, or one occurrence of it, is. `drafted` lives in its author's private room alone."""

    OFFERED = "offered"
    AGREED = "agreed"
    DUE = "due"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    SEEN_DIFFERENTLY = "seen_differently"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"
    CHANGE_ASKED = "change_asked"
    ENDED = "ended"


class What(StrEnum):
    """What can happen to a promise."""

    AGREE = "agree"
    CHANGE = "change"
    DECLINE = "decline"
    DEADLINE = "deadline"
    BOTH_KEPT = "both_kept"
    LONE_NOT_KEPT = "lone_not_kept"
    DIFFER = "differ"
    NOBODY_OR_ONE = "nobody_or_one"


TABLE: dict[tuple[State, What], State] = {
    (State.OFFERED, What.AGREE): State.AGREED,
    (State.OFFERED, What.CHANGE): State.CHANGE_ASKED,
    (State.OFFERED, What.DECLINE): State.DECLINED,
    (State.OFFERED, What.DEADLINE): State.ENDED,  # never agreed, so it never counted
    (State.AGREED, What.DEADLINE): State.DUE,
    (State.DUE, What.BOTH_KEPT): State.KEPT,
    (State.DUE, What.LONE_NOT_KEPT): State.NOT_KEPT,
    (State.DUE, What.DIFFER): State.SEEN_DIFFERENTLY,
    (State.DUE, What.NOBODY_OR_ONE): State.UNCONFIRMED,
}

ACTIVE = frozenset({State.AGREED, State.DUE})
RESULTS = frozenset({State.KEPT, State.NOT_KEPT, State.SEEN_DIFFERENTLY, State.UNCONFIRMED})
KEPT_ANSWERS = frozenset({"kept", "more"})


def after(state: State, what: What) -> State:
    """The next state; the same state where the table has no row, so that a late act changes nothing."""
    return TABLE.get((state, what), state)


def verdict(promiser: str | None, partner: str | None) -> What:
    """What two sealed answers say together. A lone "not kept" of the promiser stands as their own word."""
    if promiser == "not-kept":
        return What.DIFFER if partner in KEPT_ANSWERS else What.LONE_NOT_KEPT
    if promiser is None or partner is None:
        return What.NOBODY_OR_ONE
    return What.BOTH_KEPT if partner in KEPT_ANSWERS else What.DIFFER
