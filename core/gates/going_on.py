"""Gates and lists of continue: check-ins, the weekly talk, the long way."""

from __future__ import annotations

from core import trust
from core.gates.keep import GATES as OF_PROMISES
from core.gates.scene import Gate, List, Scene, Things, refs, theirs

TRUST_ITEMS = ("checkin.rely", "checkin.understood", "checkin.hope")
MOST_DATES = 5


def _closed(scene: Scene) -> bool:
    return scene.view is not None and scene.view.closed is not None


def _talks_go_on(scene: Scene) -> bool:
    """A promise was agreed, so the shared rhythm began, and nothing closed it."""
    return OF_PROMISES["a_promise_agreed"](scene) and not _closed(scene)


def _own_steady(scene: Scene) -> bool:
    """Three steady months in each of one's own series, and a rhythm that can be slower."""
    room = scene.room
    can_slow = room.rhythm is not None and not room.rhythm.startswith("two-weeks")
    return can_slow and all(trust.steady(room.series.get(item, ())) for item in TRUST_ITEMS)


def _closed_well(scene: Scene) -> Things:
    return ("enough",) if scene.view is not None and scene.view.closed == "enough" else ()


def _partings(scene: Scene) -> Things:
    """The word that parted, whoever said it: both close in the same way."""
    found = (i for i in scene.view.items if i.kind == "parting" and i.shown) if scene.view else ()
    return refs(tuple(found)[:1])


GATES: dict[str, Gate] = {
    "closed": _closed,
    "parted": lambda scene: scene.view is not None and scene.view.closed == "parted",
    "talks_go_on": _talks_go_on,
    "topic_noted": lambda scene: "checkin.topic" in scene.position.drafts,
    "has_series": lambda scene: any(scene.room.series.get(item) for item in TRUST_ITEMS),
    "snapshot_taken": lambda scene: " " in scene.position.picks.get("snapshot.what", ""),
    "own_steady": _own_steady,
    "dates_full": lambda scene: len(scene.room.dates) >= MOST_DATES and "date.day" not in scene.position.done,
    "enough_said": lambda scene: (
        scene.view is not None and (scene.view.me in scene.view.enough or scene.view.held("enough"))
    ),
}

LISTS: dict[str, List] = {
    "topics_for_me": theirs("topic"),
    "coming_back_for_me": theirs("coming_back"),
    "snapshots_for_me": theirs("snapshot"),
    "dates_for_me": theirs("date"),
    "enough_for_me": theirs("enough"),
    "enough_back_for_me": theirs("enough_back"),
    "closed_well": _closed_well,
    "different_for_me": theirs("different"),
    "partings": _partings,
}
