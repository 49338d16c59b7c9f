"""What the next talk can be about: only what was released, and what the record says by itself."""

from __future__ import annotations

from datetime import datetime

from core.kernel.view import View
from core.state import Item, PromiseState, Shared

BACK, NOT_BACK = frozenset({"yes", "a-little"}), frozenset({"not-yet"})


def topics(shared: Shared | View) -> tuple[str, ...]:
    """What the next talk can be about, by reference, oldest first: released topics and thanks since the talk before
    the last word for one, promises seen differently in that time, and trust coming back for one and not for the other.
    """
    since = shared.talked_at[0] if len(shared.talked_at) > 1 else None
    found = [(i.shows_at, i.ref) for i in shared.items if i.shown and i.kind in {"topic", "thanks"}]
    found += [(p.seals_at or p.due_at, p.ref) for p in shared.promises if p.state == PromiseState.SEEN_DIFFERENTLY]
    if (differ := back_differs(shared)) is not None:
        found.append((differ.shows_at, differ.ref))
    return tuple(ref for at, ref in sorted(found) if since is None or at > since)


def back_differs(shared: Shared | View) -> Item | None:
    """The later of both latest "is trust coming back" releases, when they differ; None when not both, or alike."""
    said = (item for item in shared.items if item.kind == "coming_back" and item.shown)
    latest = {item.by: item for item in sorted(said, key=_in_order)}
    choices = [part.choice for item in latest.values() for part in item.parts]
    back = [choice in BACK for choice in choices if choice in BACK | NOT_BACK]
    if len(back) != 2 or back[0] == back[1]:
        return None
    return max(latest.values(), key=_in_order)


def _in_order(item: Item) -> tuple[datetime, str, str]:
    """The same order in the record and in both views, and never that of confirming."""
    return item.shows_at, item.by, item.ref
