"""welcome: each alone, in private. Who I am, what is stored, and how two people find each other."""

from __future__ import annotations

from core.story.common import LATER
from core.words import Act, Ask, Choice, Kind, Step, Then, Track

WELCOME = Step(
    "welcome",
    Track.COUPLE,
    opens="always",
    source="Whether trust can be rebuilt depends on both partners; it is not always possible.",
    asks=(
        Ask(
            "welcome.door",
            choices=(
                Choice("tonight", Then.AGAIN, act=Act.TONIGHT, says=True),
                Choice("hurt", act=Act.TAKE_SIDE),
                Choice("responsible", act=Act.TAKE_SIDE),
                Choice("together"),
            ),
        ),
        Ask("welcome.stored", choices=(Choice("go-on"), Choice("more", Then.AGAIN, says=True))),
        Ask("welcome.adult", choices=(Choice("yes"), Choice("no", Then.ASIDE, says=True))),
        Ask("welcome.safe", choices=(Choice("yes"), Choice("not-now", Then.ASIDE, says=True))),
        Ask("welcome.first", choices=(Choice("go-on"), Choice("breathe", Then.AGAIN, says=True))),
        Ask("welcome.name", Kind.LINE, most=40),
        Ask("welcome.safety", choices=(Choice("go-on", act=Act.SAFETY), Choice("skip")), when=("!paired",)),
        Ask(
            "welcome.join",
            choices=(
                Choice("invite", act=Act.INVITE),
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
            choices=(Choice("join", act=Act.CONSENT, says=True), LATER),
            when=("!paired", "invited", "free", "welcome.own-choice=yes"),
        ),
        Ask(
            "welcome.confirm",
            choices=(Choice("yes", act=Act.PAIR), Choice("no", act=Act.REFUSE, says=True)),
            when=("!paired", "somebody_joins", "free"),
        ),
    ),
)
