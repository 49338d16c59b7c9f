"""The life of a promise, in one table. Silence never breaks one, and the companion never rules.

An occurrence of a recurring promise lives the same life. The recurring promise itself is a series: offered, agreed,
then ended or withdrawn; what it asks for is in its occurrences.
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a promise, or one occurrence of it, is. `drafted` lives in its author's private room alone."""

    OFFERED = "offered"
    AGREED = "agreed"
    DUE = "due"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    SLIPPED_AND_TOLD = "slipped_and_told"
    FOUND_OUT = "found_out"
    SEEN_DIFFERENTLY = "seen_differently"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"
    CHANGE_ASKED = "change_asked"
    RENEGOTIATED = "renegotiated"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


class What(StrEnum):
    """What can happen to a promise."""

    AGREE = "agree"
    CHANGE = "change"
    DECLINE = "decline"
    REPLACE = "replace"  # its author offers another version
    WITHDRAW = "withdraw"
    RENEGOTIATE = "renegotiate"  # both agree on another moment, before the deadline
    DEADLINE = "deadline"
    WISH_UNANSWERED = "wish_unanswered"  # the deadline, with a wish for another moment still open
    SLIP = "slip"
    BOTH_KEPT = "both_kept"
    LONE_NOT_KEPT = "lone_not_kept"
    DIFFER = "differ"
    NOBODY_OR_ONE = "nobody_or_one"
    ADMIT = "admit"  # its author releases "yes, it is so"
    END = "end"  # a series comes to its end


TABLE: dict[tuple[State, What], State] = {
    (State.OFFERED, What.AGREE): State.AGREED,
    (State.OFFERED, What.CHANGE): State.CHANGE_ASKED,
    (State.OFFERED, What.DECLINE): State.DECLINED,
    (State.OFFERED, What.WITHDRAW): State.WITHDRAWN,
    (State.OFFERED, What.DEADLINE): State.ENDED,  # never agreed, so it never counted
    (State.CHANGE_ASKED, What.REPLACE): State.ENDED,
    (State.CHANGE_ASKED, What.WITHDRAW): State.WITHDRAWN,
    (State.AGREED, What.RENEGOTIATE): State.RENEGOTIATED,
    (State.AGREED, What.WITHDRAW): State.WITHDRAWN,
    (State.AGREED, What.SLIP): State.SLIPPED_AND_TOLD,
    (State.AGREED, What.DEADLINE): State.DUE,
    (State.AGREED, What.WISH_UNANSWERED): State.UNCONFIRMED,
    (State.AGREED, What.END): State.ENDED,
    (State.DUE, What.SLIP): State.SLIPPED_AND_TOLD,
    (State.DUE, What.BOTH_KEPT): State.KEPT,
    (State.DUE, What.LONE_NOT_KEPT): State.NOT_KEPT,
    (State.DUE, What.DIFFER): State.SEEN_DIFFERENTLY,
    (State.DUE, What.NOBODY_OR_ONE): State.UNCONFIRMED,
    (State.KEPT, What.ADMIT): State.FOUND_OUT,
    (State.SEEN_DIFFERENTLY, What.ADMIT): State.FOUND_OUT,
    (State.UNCONFIRMED, What.ADMIT): State.FOUND_OUT,
}

ACTIVE = frozenset({State.AGREED, State.DUE})
CARRIED = ACTIVE | {State.OFFERED}  # what counts towards the most that one person carries
RESULTS = frozenset({State.KEPT, State.NOT_KEPT, State.SEEN_DIFFERENTLY, State.UNCONFIRMED})
OPEN_TO_DOUBT = frozenset({State.KEPT, State.SEEN_DIFFERENTLY, State.UNCONFIRMED})
BROKEN = frozenset({State.NOT_KEPT, State.SLIPPED_AND_TOLD, State.FOUND_OUT})
WITHDRAWABLE = frozenset({State.OFFERED, State.CHANGE_ASKED, State.AGREED})
MOVING = CARRIED | {State.CHANGE_ASKED}  # not finished yet
KEPT_ANSWERS = frozenset({"kept", "more"})

MOST_PROMISES = 3


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
