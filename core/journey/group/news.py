"""What the group reads of the shared record by itself: thanks, and promises agreed.

Asked after each event of the shared room, by what is different, so that nothing here can be forgotten by a new
consequence. Whether there is a group is not known here, and does not matter to the record.
"""

from __future__ import annotations

from core.effects import Arg, Post
from core.kernel.record import quoting
from core.state import Closed, PromiseState, Shared, Side


def news(before: Shared, after: Shared) -> tuple[Post, ...]:
    """What came to be shown to both by this event. Each release is posted once, with its words."""
    if after.closed == Closed.PARTED:
        return ()
    return (*_thanks(before, after), *_agreed(before, after))


def _thanks(before: Shared, after: Shared) -> tuple[Post, ...]:
    known = {item.ref for item in before.items if item.shown}
    new = (item for item in after.items if item.shown and item.kind == "thanks" and item.ref not in known)
    return tuple(quoting(_post(after, "group-thanks", item.by), after, item.ref) for item in new)


def _agreed(before: Shared, after: Shared) -> tuple[Post, ...]:
    """A series once, not each of its times."""
    known = {promise.ref for promise in before.promises if promise.agreed_at is not None}
    new = (p for p in after.promises if p.agreed_at is not None and p.of is None and p.ref not in known)
    return tuple(
        quoting(_post(after, "group-agreed", p.by), after, p.ref) for p in new if p.state == PromiseState.AGREED
    )


def _post(shared: Shared, text: str, by: Side) -> Post:
    args: dict[str, Arg] = {"who": shared.names[by], "partner": shared.names[by.other]}
    return Post(text=text, args=args, once=True, rests_at_night=True)
