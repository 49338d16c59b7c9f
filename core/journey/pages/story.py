"""Pages to read, each short, each once offered and always there: health, children, who else knows; and the why."""

from __future__ import annotations

from dataclasses import replace

from core.journey.alone.story import letter, page
from core.journey.common import HURT, RESPONSIBLE, Group, form
from core.kernel.words import Ask, Choice, Step, Then

_SHELF = (Choice("children", Then.AGAIN, act="open"), Choice("knows", Then.AGAIN, act="open"), Choice("enough"))

PAGES_FORM = form(
    "pages",
    group=Group.ME,
    source="Some things cannot wait until the two have talked.",
    offered=("settled_in",),
    silent=True,
    asks=(
        Ask("pages.what", choices=(Choice("health", Then.AGAIN, act="open"), *_SHELF), when=("health_matters",)),
        Ask("pages.which", choices=_SHELF, when=("!health_matters",)),
    ),
)


def _to_read(id: str, source: str) -> Step:
    """A page in two messages at most: the second one for who wants it."""
    return form(
        id, source=source, silent=True, asks=(Ask(f"{id}.page", choices=(Choice("more", says=True), Choice("good"))),)
    )


TO_READ = (
    _to_read("health", "A test says what nobody can promise, and there is no shame in it."),
    _to_read("children", "Few words, together if possible, no blame; and that they are loved."),
    _to_read("knows", "One or two people who are good for both."),
)

POSSIBLE_FORM = replace(
    page(
        "possible",
        "What made it possible, and never what somebody did to cause it.",
        letter("possible.around", HURT),
        letter("possible.in-me", RESPONSIBLE),
        letter("possible.today"),
    ),
    offered=("settled_in", "!side_unknown", "!first_days"),
)
