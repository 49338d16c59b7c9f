"""apologise: reflection, an apology in five parts, a night between, and an answer in one's own time."""

from __future__ import annotations

from core.journey.common import HURT, LATER, LETTER, LINE, RESPONSIBLE, released
from core.kernel.words import Ask, AskKind, Choice, Release, Step, Then, TrackKind

APOLOGY = Release("apology", LETTER, careful=True, heavy=True, knock="letter")
ANSWER = Release("answer", LINE, refusals=("not-yet",), heavy=True, knock="answer")
LET_US_TALK = Release("talk", LINE)

MEAN = Ask(
    "apologise.mean",
    choices=(Choice("yes"), Choice("not-yet", Then.ASIDE, act="reflect_more", says=True)),
    role=RESPONSIBLE,
    when=("ripe:reflect-done",),
    until="reflect-done",
)
APOLOGISE_ANSWER = Ask(
    "apologise.answer",
    choices=(Choice("accept"), Choice("not-yet"), Choice("missing"), Choice("nothing", says=True)),
    role=HURT,
    each="opened:apologise.read",
    again="answer_said_not_yet",
)
ANSWER_READ = Ask(
    "apologise.answer-read", AskKind.OPEN, role=RESPONSIBLE, each="theirs:answer", opener="answer", after="rest-answer"
)

APOLOGISE = Step(
    "apologise",
    TrackKind.BREACH,
    opens="hurt_feels_understood",
    source="Apologise honestly, only when meant, only after real reflection.",
    knock="think",
    asks=(
        Ask("apologise.hidden", choices=(Choice("no"), Choice("yes", Then.ASIDE, says=True)), role=RESPONSIBLE),
        Ask("apologise.zone", AskKind.PLACE, role=RESPONSIBLE, when=("apologise.hidden=no", "zone_unknown")),
        Ask(
            "apologise.pace",
            choices=(
                Choice("one-day", act="reflect_one_day", says=True),
                Choice("three-days", act="reflect_three_days", says=True),
            ),
            role=RESPONSIBLE,
        ),
        Ask(
            "apologise.think-did",
            AskKind.LETTER,
            role=RESPONSIBLE,
            heard="thought",
            when=("apologise.hidden=no", "ripe:reflect-1"),
            optional=True,
            most=20000,
        ),
        Ask(
            "apologise.think-found-out",
            AskKind.LETTER,
            role=RESPONSIBLE,
            heard="thought",
            when=("ripe:reflect-2",),
            optional=True,
            most=20000,
        ),
        Ask(
            "apologise.think-explain-away",
            AskKind.LETTER,
            role=RESPONSIBLE,
            heard="thought",
            when=("ripe:reflect-3",),
            optional=True,
            most=20000,
        ),
        MEAN,
        *released(
            APOLOGY,
            "apologise.share",
            Ask(
                "apologise.did", AskKind.LETTER, role=RESPONSIBLE, each="apologies_due", when=("means_it",), most=20000
            ),
            Ask(
                "apologise.mine", AskKind.LETTER, role=RESPONSIBLE, each="apologies_due", when=("means_it",), most=20000
            ),
            Ask(
                "apologise.effect",
                AskKind.LETTER,
                role=RESPONSIBLE,
                each="apologies_due",
                when=("means_it",),
                most=20000,
            ),
            Ask(
                "apologise.regret",
                AskKind.LETTER,
                role=RESPONSIBLE,
                each="apologies_due",
                when=("means_it",),
                most=20000,
            ),
            Ask(
                "apologise.repair",
                AskKind.LETTER,
                role=RESPONSIBLE,
                each="apologies_due",
                when=("means_it",),
                act="sleep_on_it",
                most=20000,
            ),
            when=("means_it", "ripe:slept"),
        ),
        Ask(
            "apologise.meanwhile",
            choices=(
                Choice("repair", Then.AGAIN, says=True),
                Choice("minute", Then.AGAIN, says=True),
                Choice("listen", Then.AGAIN, says=True),
                Choice("good"),
            ),
            role=RESPONSIBLE,
            when=("apology_shared", "!answer_came"),
            briefly=True,
        ),
        Ask("apologise.read", AskKind.OPEN, role=HURT, each="theirs:apology", gently=True, after="rest-apology"),
        *released(
            ANSWER,
            "apologise.answer-share",
            APOLOGISE_ANSWER,
            Ask(
                "apologise.lacks",
                AskKind.LINE,
                role=HURT,
                each="opened:apologise.read",
                again="answer_said_not_yet",
                when=("apologise.answer=missing",),
            ),
        ),
        ANSWER_READ,
        *released(
            LET_US_TALK,
            "apologise.talk-share",
            Ask("apologise.talk", choices=(Choice("yes"), LATER), role=HURT, when=("an_apology_answered",)),
            reader="apologise.talk-read",
            only="yes",
        ),
    ),
)
