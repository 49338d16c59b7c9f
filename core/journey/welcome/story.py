"""welcome: each alone, in private. Who I am, what is stored, and how two people find each other."""

from __future__ import annotations

from core.journey.common import LATER
from core.kernel.words import Ask, Choice, Kind, Step, Then, TrackKind

WELCOME = Step(
    "welcome",
    TrackKind.COUPLE,
    opens="always",
    after_parting=True,
    source="Whether trust can be rebuilt depends on both partners; it is not always possible.",
    asks=(
        Ask(
            "welcome.door",
            choices=(
                Choice("tonight", Then.AGAIN, act="tonight", says=True),
                Choice("hurt", act="take_side"),
                Choice("responsible", act="take_side"),
                Choice("together"),
            ),
            can_go_back=True,
        ),
        Ask("welcome.stored", choices=(Choice("go-on"), Choice("more", Then.AGAIN, says=True))),
        Ask("welcome.adult", choices=(Choice("yes"), Choice("no", Then.ASIDE, says=True))),
        Ask("welcome.safe", choices=(Choice("yes"), Choice("not-now", Then.ASIDE, says=True))),
        Ask("welcome.first", choices=(Choice("go-on"), Choice("breathe", Then.AGAIN, says=True))),
        Ask("welcome.name", Kind.LINE, most=40, stores="name"),
        Ask("welcome.safety", choices=(Choice("go-on", act="safety"), Choice("skip")), when=("!paired",)),
        Ask(
            "welcome.join",
            choices=(
                Choice("invite", act="invite", comes_back=True),
                Choice("code", Then.AGAIN, says=True),
                Choice("alone", Then.ASIDE, says=True),
            ),
            when=("!paired", "!invited", "free"),
        ),
        Ask(
            "welcome.own-choice",
            choices=(Choice("yes"), Choice("no", Then.ASIDE, says=True)),
            when=("!paired", "invited", "free"),
        ),
        Ask(
            "welcome.consent",
            choices=(Choice("join", act="consent", says=True), LATER),
            when=("!paired", "invited", "free", "welcome.own-choice=yes"),
        ),
        Ask(
            "welcome.confirm",
            choices=(Choice("yes", act="pair", comes_back=True), Choice("no", act="refuse", says=True)),
            when=("!paired", "somebody_joins", "free"),
        ),
    ),
)
