"""The snapshot: a series of one's own, frozen with its dates, that the partner sees only where it was released."""

from __future__ import annotations

from core.journey.common import LINE, form
from core.kernel.words import Ask, AskKind, Choice, Release

SNAPSHOT = Release("snapshot", LINE, careful=True)

ASKS = (Ask("continue.snapshot-read", AskKind.OPEN, each="theirs:snapshot"),)

SNAPSHOT_WHAT = Ask(
    "snapshot.what",
    choices=(
        Choice("rely", act="snapshot"),
        Choice("understood", act="snapshot"),
        Choice("hope", act="snapshot"),
        Choice("nothing"),
    ),
)

SNAPSHOT_FORM = form(
    "snapshot",
    source="The partner sees a snapshot only where its owner released that snapshot.",
    offered=("talks_go_on", "has_series"),
    silent=True,
    asks=(
        SNAPSHOT_WHAT,
        Ask("snapshot.share", AskKind.SHARE, when=("snapshot_taken",), release=SNAPSHOT, parts=("snapshot.what",)),
    ),
)
