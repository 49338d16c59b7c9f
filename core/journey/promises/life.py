"""The life of a promise, in one table. Silence never breaks one, and the companion never rules.

An occurrence of a recurring promise lives the same life. The recurring promise itself is a series: offered, agreed,
then ended or withdrawn; what it asks for is in its occurrences.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from core.state import Promise, PromiseState


class PromiseEvent(StrEnum):
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


TABLE: dict[tuple[PromiseState, PromiseEvent], PromiseState] = {
    (PromiseState.OFFERED, PromiseEvent.AGREE): PromiseState.AGREED,
    (PromiseState.OFFERED, PromiseEvent.CHANGE): PromiseState.CHANGE_ASKED,
    (PromiseState.OFFERED, PromiseEvent.DECLINE): PromiseState.DECLINED,
    (PromiseState.OFFERED, PromiseEvent.WITHDRAW): PromiseState.WITHDRAWN,
    (PromiseState.OFFERED, PromiseEvent.DEADLINE): PromiseState.ENDED,  # never agreed, so it never counted
    (PromiseState.CHANGE_ASKED, PromiseEvent.REPLACE): PromiseState.ENDED,
    (PromiseState.CHANGE_ASKED, PromiseEvent.WITHDRAW): PromiseState.WITHDRAWN,
    (PromiseState.AGREED, PromiseEvent.RENEGOTIATE): PromiseState.RENEGOTIATED,
    (PromiseState.AGREED, PromiseEvent.WITHDRAW): PromiseState.WITHDRAWN,
    (PromiseState.AGREED, PromiseEvent.SLIP): PromiseState.SLIPPED_AND_TOLD,
    (PromiseState.AGREED, PromiseEvent.DEADLINE): PromiseState.DUE,
    (PromiseState.AGREED, PromiseEvent.WISH_UNANSWERED): PromiseState.UNCONFIRMED,
    (PromiseState.AGREED, PromiseEvent.END): PromiseState.ENDED,
    (PromiseState.DUE, PromiseEvent.SLIP): PromiseState.SLIPPED_AND_TOLD,
    (PromiseState.DUE, PromiseEvent.BOTH_KEPT): PromiseState.KEPT,
    (PromiseState.DUE, PromiseEvent.LONE_NOT_KEPT): PromiseState.NOT_KEPT,
    (PromiseState.DUE, PromiseEvent.DIFFER): PromiseState.SEEN_DIFFERENTLY,
    (PromiseState.DUE, PromiseEvent.NOBODY_OR_ONE): PromiseState.UNCONFIRMED,
    (PromiseState.KEPT, PromiseEvent.ADMIT): PromiseState.FOUND_OUT,
    (PromiseState.SEEN_DIFFERENTLY, PromiseEvent.ADMIT): PromiseState.FOUND_OUT,
    (PromiseState.UNCONFIRMED, PromiseEvent.ADMIT): PromiseState.FOUND_OUT,
}

ACTIVE = frozenset({PromiseState.AGREED, PromiseState.DUE})
CARRIED = ACTIVE | {PromiseState.OFFERED}  # what counts towards the most that one person carries
RESULTS = frozenset({PromiseState.KEPT, PromiseState.NOT_KEPT, PromiseState.SEEN_DIFFERENTLY, PromiseState.UNCONFIRMED})
OPEN_TO_DOUBT = frozenset({PromiseState.KEPT, PromiseState.SEEN_DIFFERENTLY, PromiseState.UNCONFIRMED})
BROKEN = frozenset({PromiseState.NOT_KEPT, PromiseState.SLIPPED_AND_TOLD, PromiseState.FOUND_OUT})
WITHDRAWABLE = frozenset({PromiseState.OFFERED, PromiseState.CHANGE_ASKED, PromiseState.AGREED})
MOVING = CARRIED | {PromiseState.CHANGE_ASKED}  # not finished yet
KEPT_ANSWERS = frozenset({"kept", "more"})

MOST_PROMISES = 3
SEAL = timedelta(days=2)


def opens_at(promise: Promise) -> datetime:
    """When all sealed answers about a promise show."""
    return promise.seals_at or promise.due_at + SEAL


def after(state: PromiseState, what: PromiseEvent) -> PromiseState:
    """The next state; the same state where the table has no row, so that a late act changes nothing."""
    return TABLE.get((state, what), state)


def verdict(promiser: str | None, partner: str | None) -> PromiseEvent:
    """What two sealed answers say together. A lone "not kept" of the promiser stands as their own word."""
    if promiser == "not-kept":
        return PromiseEvent.DIFFER if partner in KEPT_ANSWERS else PromiseEvent.LONE_NOT_KEPT
    if promiser is None or partner is None:
        return PromiseEvent.NOBODY_OR_ONE
    return PromiseEvent.BOTH_KEPT if partner in KEPT_ANSWERS else PromiseEvent.DIFFER
