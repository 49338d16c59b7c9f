"""Closing well, taking the word back, and parting well."""

from __future__ import annotations

from core.journey.common import LETTER, LINE, Group, form, released
from core.kernel.words import Ask, AskKind, Choice, Release

ENOUGH = Release("enough", LINE)
ENOUGH_BACK = Release("enough_back", LINE, always=True)
DIFFERENT = Release("different", LETTER)
PARTING = Release("parting", LETTER, always=True, heavy=True, read_by="shown to both by the form that parting begins")

ASKS = (
    Ask("continue.enough-read", AskKind.OPEN, each="theirs:enough"),
    Ask("continue.enough-back-read", AskKind.OPEN, each="theirs:enough_back"),
    *released(
        DIFFERENT,
        "continue.different-share",
        Ask("continue.different", AskKind.LETTER, each="closed_well", optional=True, most=20000),
        reader="continue.different-read",
    ),
)

CLOSING_FORM = form(
    "closing",
    source="Closing well: both say that they have rebuilt enough.",
    offered=("talks_go_on", "may_close", "!enough_said"),
    silent=True,
    asks=(
        *released(
            ENOUGH,
            "closing.share",
            Ask("closing.enough", choices=(Choice("yes"), Choice("nothing"))),
            only="yes",
            when=("may_close",),
        ),
    ),
)

ENOUGH_BACK_FORM = form(
    "reopen",
    source="Nothing is forced, and a word can be taken back.",
    offered=("enough_said", "!closed"),
    silent=True,
    asks=(
        *released(
            ENOUGH_BACK, "reopen.share", Ask("reopen.back", choices=(Choice("yes"), Choice("nothing"))), only="yes"
        ),
    ),
)

PARTING_FORM = form(
    "parting",
    source="It is not always possible. Parting well: safety first, no blame, no numbers.",
    offered=("paired", "!parted"),
    command="parting",
    group=Group.SETTINGS,
    silent=True,
    asks=(
        Ask("parting.danger", choices=(Choice("no"), Choice("not-sure", says=True), Choice("yes", says=True))),
        Ask("parting.sure", choices=(Choice("yes"), Choice("nothing")), when=("parting.danger=no",)),
        Ask(
            "parting.share",
            AskKind.SHARE,
            when=("parting.danger=no", "parting.sure=yes"),
            release=PARTING,
            parts=("parting.sure",),
        ),
    ),
)

PARTED_FORM = form(
    "parted",
    begun_by="parting, once it shows",
    source="A calm closing; the record stays readable.",
    knock="words",
    asks=(Ask("parted.read", AskKind.OPEN, each="partings"),),
)
