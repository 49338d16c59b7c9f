"""Safety: the private questions, always skippable, and the one question before something hard is shared."""

from __future__ import annotations

from core.words import Act, Ask, Choice, Step, Track

CHANGED_FORM = Step(
    "changed",
    Track.FORM,
    opens="by_hand",
    source="The person it is shared with may not be safe.",
    silent=True,
    asks=(Ask("changed.safe", choices=(Choice("no"), Choice("yes"), Choice("skip")), act=Act.SAFE_TODAY),),
)
