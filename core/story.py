"""The article, read top to bottom: every step, and every question in its place.

One more question is one line here and one text in the catalogue (CONTRIBUTING.md shows it). Ids are permanent:
they are in people's stored rooms. Nothing in this file is a sentence that a person reads.
"""

from __future__ import annotations

from datetime import timedelta

from core.words import Act, Ask, Choice, Kind, Release, Role, Step, Story, Then, Track

LINE = timedelta(minutes=5)
LETTER = timedelta(hours=1)

BREACH_CARD = Release("breach_card", LINE)
WILLING = Release("willing", LINE)
FEELING_LETTER = Release("letter", LETTER)
MIRROR = Release("mirror", LINE)
FELT = Release("felt", LINE)
APOLOGY = Release("apology", LETTER)
ANSWER = Release("answer", LINE)
LET_US_TALK = Release("talk", LINE)
QUESTION = Release("question", LINE)
EXPLANATION = Release("explanation", LETTER)
CLOSING = Release("closing", LINE)
PROMISE = Release("promise", LINE, headed=True)
AGREEMENT = Release("agreement", LINE)
REPORT = Release("report", LINE, sealed=True)

HURT, RESPONSIBLE = Role.HURT, Role.RESPONSIBLE
LATER = Choice("later", Then.ASIDE)

WELCOME = Step(
    "welcome",
    Track.COUPLE,
    opens="always",
    source="Whether trust can be rebuilt depends on both partners; it is not always possible.",
    asks=(
        Ask(
            "welcome.door",
            choices=(
                Choice("tonight", Then.AGAIN, says=True),
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
        Ask(
            "welcome.join",
            choices=(
                Choice("invite", act=Act.INVITE),
                Choice("code", Then.AGAIN, says=True),
                Choice("alone", Then.ASIDE, says=True),
            ),
            when=("!paired", "!invited"),
        ),
        Ask(
            "welcome.own-choice",
            choices=(Choice("yes"), Choice("no", Then.ASIDE, says=True)),
            when=("!paired", "invited"),
        ),
        Ask(
            "welcome.consent",
            choices=(Choice("join", act=Act.CONSENT, says=True), LATER),
            when=("!paired", "invited", "welcome.own-choice=yes"),
        ),
        Ask(
            "welcome.confirm",
            choices=(Choice("yes", act=Act.PAIR), Choice("no", act=Act.REFUSE, says=True)),
            when=("!paired", "somebody_joins"),
        ),
    ),
)

WILLINGNESS = Step(
    "willing",
    Track.COUPLE,
    opens="settled_in",
    source="Both must be willing to see the other's view before anything else can begin.",
    asks=(
        Ask("willing.side", choices=(Choice("hurt"), Choice("responsible"), LATER), when=("side_unknown",)),
        Ask("willing.happened", Kind.LETTER, optional=True, most=20000),
        Ask(
            "willing.kind",
            choices=tuple(map(Choice, ("affair", "lies", "money", "addiction", "agreement", "other"))),
            when=("!card_open",),
        ),
        Ask("willing.level", Kind.SCALE, optional=True),
        Ask(
            "willing.card",
            Kind.SHARE,
            when=("paired", "!card_open", "!card_held"),
            release=BREACH_CARD,
            parts=("willing.side", "willing.kind"),
        ),
        Ask("willing.read-card", Kind.OPEN, each="cards_for_me"),
        Ask(
            "willing.over",
            choices=(Choice("yes"), Choice("no", Then.ASIDE, says=True), Choice("not-sure")),
            role=RESPONSIBLE,
        ),
        Ask("willing.hidden", choices=(Choice("no"), Choice("yes", Then.ASIDE, says=True)), role=RESPONSIBLE),
        Ask(
            "willing.ready",
            choices=(
                Choice("yes"),
                Choice("not-sure", Then.ASIDE, says=True),
                Choice("not-now", Then.ASIDE, says=True),
            ),
            when=("card_open", "nothing_in_the_way"),
        ),
        Ask(
            "willing.share",
            Kind.SHARE,
            when=("card_open", "nothing_in_the_way", "willing.ready=yes"),
            release=WILLING,
            parts=("willing.ready",),
        ),
        Ask("willing.read", Kind.OPEN, each="willing_for_me"),
    ),
)

UNDERSTAND = Step(
    "understand",
    Track.BREACH,
    opens="both_willing",
    source="Each partner understands the other's feelings.",
    asks=(
        Ask("understand.happened", Kind.LETTER, optional=True, most=20000),
        Ask("understand.feel", Kind.LETTER, most=20000),
        Ask("understand.meant", Kind.LETTER, optional=True, most=20000),
        Ask("understand.need", Kind.LETTER, optional=True, most=20000),
        Ask(
            "understand.share",
            Kind.SHARE,
            release=FEELING_LETTER,
            parts=("understand.happened", "understand.feel", "understand.meant", "understand.need"),
        ),
        Ask("understand.read", Kind.OPEN, each="letters_for_me"),
        Ask("understand.mirror", Kind.LETTER, each="to_mirror", most=20000),
        Ask("understand.mirror-share", Kind.SHARE, each="to_mirror", release=MIRROR, parts=("understand.mirror",)),
        Ask("understand.heard", Kind.OPEN, each="mirrors_for_me"),
        Ask(
            "understand.felt",
            choices=(Choice("understood"), Choice("partly"), Choice("not-yet"), Choice("nothing", says=True)),
            each="mirrors_opened",
            again="felt_said_not_yet",
        ),
        Ask(
            "understand.missing",
            Kind.LINE,
            each="mirrors_opened",
            again="felt_said_not_yet",
            when=("understand.felt=partly",),
        ),
        Ask(
            "understand.felt-share",
            Kind.SHARE,
            each="mirrors_opened",
            again="felt_said_not_yet",
            when=("!understand.felt=nothing",),
            release=FELT,
            parts=("understand.felt", "understand.missing"),
        ),
        Ask("understand.felt-read", Kind.OPEN, each="felt_for_me"),
    ),
)

FIVE_PARTS = ("apologise.did", "apologise.mine", "apologise.effect", "apologise.regret", "apologise.repair")

APOLOGISE = Step(
    "apologise",
    Track.BREACH,
    opens="hurt_feels_understood",
    source="Apologise honestly, only when meant, only after real reflection.",
    asks=(
        Ask("apologise.hidden", choices=(Choice("no"), Choice("yes", Then.ASIDE, says=True)), role=RESPONSIBLE),
        Ask("apologise.zone", Kind.PLACE, role=RESPONSIBLE, when=("apologise.hidden=no", "zone_unknown")),
        Ask(
            "apologise.pace",
            choices=(
                Choice("one-day", act=Act.REFLECT_ONE_DAY, says=True),
                Choice("three-days", act=Act.REFLECT_THREE_DAYS, says=True),
            ),
            role=RESPONSIBLE,
        ),
        Ask(
            "apologise.think-did",
            Kind.LETTER,
            role=RESPONSIBLE,
            when=("apologise.hidden=no", "ripe:reflect-1"),
            optional=True,
            most=20000,
        ),
        Ask(
            "apologise.think-found-out",
            Kind.LETTER,
            role=RESPONSIBLE,
            when=("ripe:reflect-2",),
            optional=True,
            most=20000,
        ),
        Ask(
            "apologise.think-explain-away",
            Kind.LETTER,
            role=RESPONSIBLE,
            when=("ripe:reflect-3",),
            optional=True,
            most=20000,
        ),
        Ask(
            "apologise.mean",
            choices=(Choice("yes"), Choice("not-yet", Then.ASIDE, act=Act.REFLECT_MORE, says=True)),
            role=RESPONSIBLE,
            when=("ripe:reflect-done",),
        ),
        Ask("apologise.did", Kind.LETTER, role=RESPONSIBLE, each="apologies_due", when=("means_it",), most=20000),
        Ask("apologise.mine", Kind.LETTER, role=RESPONSIBLE, each="apologies_due", when=("means_it",), most=20000),
        Ask("apologise.effect", Kind.LETTER, role=RESPONSIBLE, each="apologies_due", when=("means_it",), most=20000),
        Ask("apologise.regret", Kind.LETTER, role=RESPONSIBLE, each="apologies_due", when=("means_it",), most=20000),
        Ask(
            "apologise.repair",
            Kind.LETTER,
            role=RESPONSIBLE,
            each="apologies_due",
            when=("means_it",),
            act=Act.SLEEP_ON_IT,
            most=20000,
        ),
        Ask(
            "apologise.share",
            Kind.SHARE,
            role=RESPONSIBLE,
            each="apologies_due",
            when=("means_it", "slept_on_it"),
            release=APOLOGY,
            parts=FIVE_PARTS,
        ),
        Ask("apologise.meanwhile", choices=(Choice("good"),), role=RESPONSIBLE, when=("apology_shared",)),
        Ask("apologise.read", Kind.OPEN, role=HURT, each="apologies_for_me"),
        Ask(
            "apologise.answer",
            choices=(Choice("accept"), Choice("not-yet"), Choice("missing"), Choice("nothing", says=True)),
            role=HURT,
            each="apologies_opened",
            again="answer_said_not_yet",
        ),
        Ask(
            "apologise.lacks",
            Kind.LINE,
            role=HURT,
            each="apologies_opened",
            again="answer_said_not_yet",
            when=("apologise.answer=missing",),
        ),
        Ask(
            "apologise.answer-share",
            Kind.SHARE,
            role=HURT,
            each="apologies_opened",
            again="answer_said_not_yet",
            when=("!apologise.answer=nothing",),
            release=ANSWER,
            parts=("apologise.answer", "apologise.lacks"),
        ),
        Ask("apologise.answer-read", Kind.OPEN, role=RESPONSIBLE, each="answers_for_me"),
        Ask("apologise.talk", choices=(Choice("yes"), LATER), role=HURT, when=("an_apology_answered",)),
        Ask(
            "apologise.talk-share",
            Kind.SHARE,
            role=HURT,
            when=("apologise.talk=yes",),
            release=LET_US_TALK,
            parts=("apologise.talk",),
        ),
        Ask("apologise.talk-read", Kind.OPEN, role=RESPONSIBLE, each="talk_for_me"),
    ),
)

DISCUSS = Step(
    "discuss",
    Track.BREACH,
    opens="hurt_wants_to_talk",
    source="What happened, and what will be done about it. Realistic promises that answer the damage done.",
    asks=(
        Ask("discuss.question", Kind.LINE, role=HURT, each="questions_wanted", optional=True, most=2000),
        Ask(
            "discuss.question-share",
            Kind.SHARE,
            role=HURT,
            each="questions_wanted",
            release=QUESTION,
            parts=("discuss.question",),
        ),
        Ask("discuss.read", Kind.OPEN, role=RESPONSIBLE, each="questions_for_me"),
        Ask("discuss.explain", Kind.LETTER, role=RESPONSIBLE, each="questions_opened", optional=True, most=20000),
        Ask(
            "discuss.explain-share",
            Kind.SHARE,
            role=RESPONSIBLE,
            each="questions_opened",
            release=EXPLANATION,
            parts=("discuss.explain",),
        ),
        Ask("discuss.hear", Kind.OPEN, role=HURT, each="explanations_for_me"),
        Ask(
            "discuss.close",
            choices=(Choice("answered"), Choice("not-yet"), Choice("no-longer"), Choice("nothing")),
            role=HURT,
            each="explanations_opened",
            again="closing_said_not_yet",
        ),
        Ask(
            "discuss.close-share",
            Kind.SHARE,
            role=HURT,
            each="explanations_opened",
            again="closing_said_not_yet",
            when=("!discuss.close=nothing",),
            release=CLOSING,
            parts=("discuss.close",),
        ),
        Ask("discuss.close-read", Kind.OPEN, role=RESPONSIBLE, each="closings_for_me"),
        Ask(
            "discuss.promise",
            choices=(Choice("make", act=Act.MAKE_PROMISE), LATER),
            role=RESPONSIBLE,
            when=("may_promise",),
        ),
        Ask("discuss.offer", Kind.OPEN, each="offers_for_me"),
        Ask(
            "discuss.agree",
            choices=(Choice("agree"), Choice("change"), Choice("decline"), Choice("nothing")),
            each="offers_opened",
        ),
        Ask("discuss.change", Kind.LINE, each="offers_opened", when=("discuss.agree=change",)),
        Ask(
            "discuss.agree-share",
            Kind.SHARE,
            each="offers_opened",
            when=("!discuss.agree=nothing",),
            release=AGREEMENT,
            parts=("discuss.agree", "discuss.change"),
        ),
        Ask("discuss.agree-read", Kind.OPEN, each="agreements_for_me"),
    ),
)

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

CONTINUE = Step(
    "continue",
    Track.COUPLE,
    opens="a_promise_agreed",
    source="Keep talking, often, about how the promises go and whether both are regaining trust.",
    asks=(
        Ask("continue.zone", Kind.PLACE, when=("zone_unknown",)),
        Ask("continue.days", choices=(Choice("daily"), Choice("three"), Choice("weekly"), LATER)),
        Ask(
            "continue.hour",
            choices=(
                Choice("morning", act=Act.RHYTHM, says=True),
                Choice("midday", act=Act.RHYTHM, says=True),
                Choice("evening", act=Act.RHYTHM, says=True),
            ),
        ),
    ),
)

PROMISE_FORM = Step(
    "promise",
    Track.FORM,
    opens="by_hand",
    source="Keep promises small and go beyond them.",
    asks=(
        Ask("promise.zone", Kind.PLACE, when=("zone_unknown",)),
        Ask("promise.what", Kind.LINE),
        Ask("promise.worry", Kind.LINE, optional=True),
        Ask("promise.when", Kind.MOMENT),
        Ask("promise.seen", Kind.LINE),
        Ask("promise.plan", Kind.LINE, optional=True),
        Ask("promise.sure", Kind.SCALE, act=Act.SMALLER),
        Ask(
            "promise.share",
            Kind.SHARE,
            release=PROMISE,
            parts=("promise.what", "promise.worry", "promise.when", "promise.seen", "promise.plan"),
        ),
    ),
)

CHECK_IN_FORM = Step(
    "checkin",
    Track.FORM,
    opens="by_hand",
    source="Keep talking, often, about whether both are regaining trust.",
    asks=(
        Ask("checkin.rely", Kind.SCALE, optional=True),
        Ask("checkin.understood", Kind.SCALE, optional=True),
        Ask("checkin.hope", Kind.SCALE, optional=True),
        Ask("checkin.noticed", Kind.LINE, optional=True),
        Ask("checkin.topic", Kind.LINE, optional=True),
    ),
)

STORY = Story(
    steps=(WELCOME, WILLINGNESS, UNDERSTAND, APOLOGISE, DISCUSS, KEEP, CONTINUE), forms=(PROMISE_FORM, CHECK_IN_FORM)
)
