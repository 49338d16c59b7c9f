"""welcome: each alone, in private. Who I am, what is stored, and how two people find each other."""

from __future__ import annotations

from core.journey.common import LATER
from core.kernel.words import Ask, AskKind, Choice, Step, Then, TrackKind

DOOR = Ask(
    "welcome.door",
    choices=(
        Choice("tonight", Then.AGAIN, act="tonight", says=True),
        Choice("hurt", act="take_side"),
        Choice("responsible", act="take_side"),
        Choice("together"),
    ),
    can_go_back=True,
)
SAFE = Ask(
    "welcome.safe",
    choices=(
        Choice("yes"),
        Choice("more", Then.AGAIN, says=True),
        Choice("not-now", Then.ASIDE, says=True),
        Choice("young", Then.ASIDE, says=True),
    ),
    briefly=True,
)
SAFETY = Ask(
    "welcome.safety", choices=(Choice("go-on", act="safety"), Choice("skip")), when=("!paired", "near_pairing")
)
JOIN = Ask(
    "welcome.join",
    choices=(Choice("invite"), Choice("code", Then.AGAIN, says=True), Choice("alone", Then.ASIDE, says=True)),
    when=("!paired", "!invited", "free"),
)
SEND = Ask(
    "welcome.send",
    choices=(Choice("send", act="invite", comes_back=True), LATER),
    when=("!paired", "!invited", "free", "welcome.join=invite"),
)
OWN_CHOICE = Ask(
    "welcome.own-choice",
    choices=(Choice("yes"), Choice("no", Then.ASIDE, says=True)),
    when=("!paired", "invited", "free"),
)
CONSENT = Ask(
    "welcome.consent",
    choices=(Choice("join", act="consent", says=True), LATER),
    when=("!paired", "invited", "free", "welcome.own-choice=yes"),
)
CONFIRM = Ask(
    "welcome.confirm",
    choices=(Choice("yes", act="pair", comes_back=True), Choice("no", act="refuse", says=True)),
    when=("!paired", "somebody_joins", "free"),
    knock="joined",
)

WELCOME = Step(
    "welcome",
    TrackKind.COUPLE,
    opens="always",
    after_parting=True,
    source="Whether trust can be rebuilt depends on both partners; it is not always possible.",
    asks=(
        DOOR,
        SAFE,
        Ask("willing.happened", AskKind.LETTER, when=("!invited",), optional=True, most=20000, heard="told"),
        Ask("welcome.name", AskKind.LINE, most=40, stores="name"),
        JOIN,
        OWN_CHOICE,
        SAFETY,
        SEND,
        CONSENT,
        CONFIRM,
        Ask("welcome.zone", AskKind.PLACE, when=("zone_unknown",)),
    ),
)
