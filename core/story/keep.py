"""keep: every promise is kept, and its record says what both say."""

from __future__ import annotations

from core.story.common import LINE
from core.words import Ask, Choice, Kind, Release, Step, Track

REPORT = Release("report", LINE, sealed=True)

KEEP = Step(
    "keep",
    Track.COUPLE,
    opens="a_promise_agreed",
    source="Every promise is kept. A promise broken now can hurt more than the first betrayal.",
    asks=(
        Ask(
            "keep.report",
            choices=(Choice("kept"), Choice("not-kept"), Choice("more"), Choice("nothing")),
            each="my_promises_due",
        ),
        Ask(
            "keep.report-share",
            Kind.SHARE,
            each="my_promises_due",
            when=("!keep.report=nothing",),
            release=REPORT,
            parts=("keep.report",),
        ),
        Ask(
            "keep.noticed",
            choices=(Choice("kept"), Choice("not-kept"), Choice("more"), Choice("nothing")),
            each="their_promises_due",
        ),
        Ask(
            "keep.noticed-share",
            Kind.SHARE,
            each="their_promises_due",
            when=("!keep.noticed=nothing",),
            release=REPORT,
            parts=("keep.noticed",),
        ),
        Ask("keep.result", Kind.OPEN, each="results"),
    ),
)
