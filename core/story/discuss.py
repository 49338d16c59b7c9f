"""discuss: questions and explanations, then promises that answer the damage done."""

from __future__ import annotations

from core.story.common import HURT, LATER, LETTER, LINE, RESPONSIBLE
from core.words import Act, Ask, Choice, Kind, Release, Step, Track

QUESTION = Release("question", LINE)
EXPLANATION = Release("explanation", LETTER, careful=True)
TALKED_THROUGH = Release("through", LINE)
CLOSING = Release("closing", LINE, refusals=("not-yet", "no-longer"))
PROMISE = Release("promise", LINE, headed=True, careful=True)
AGREEMENT = Release("agreement", LINE, refusals=("decline",))

DISCUSS = Step(
    "discuss",
    Track.BREACH,
    opens="hurt_wants_to_talk",
    source="What happened, and what will be done about it. Realistic promises that answer the damage done.",
    asks=(
        Ask("discuss.question", Kind.LINE, role=HURT, each="questions_wanted", most=2000),
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
        Ask("discuss.change", Kind.LINE, each="offers_opened", when=("discuss.agree=change",), act=Act.CHECK_CHANGE),
        Ask(
            "discuss.agree-share",
            Kind.SHARE,
            each="offers_opened",
            when=("!discuss.agree=nothing",),
            release=AGREEMENT,
            parts=("discuss.agree", "discuss.change"),
        ),
        Ask("discuss.agree-read", Kind.OPEN, each="agreements_for_me"),
        Ask(
            "discuss.revise",
            choices=(Choice("make", act=Act.REVISE), Choice("nothing", says=True)),
            each="changes_opened",
            when=("room_for_a_promise",),
        ),
        Ask(
            "discuss.hear-them",
            choices=(Choice("go-on"),),
            role=HURT,
            each="this_breach",
            when=("a_question_closed", "!heard_their_letter"),
        ),
        Ask(
            "discuss.through",
            choices=(Choice("yes"), LATER),
            each="this_breach",
            when=("a_question_closed", "heard_their_letter", "!closed"),
        ),
        Ask(
            "discuss.through-share",
            Kind.SHARE,
            each="this_breach",
            when=("discuss.through=yes", "heard_their_letter"),
            release=TALKED_THROUGH,
            parts=("discuss.through",),
        ),
        Ask("discuss.through-read", Kind.OPEN, each="talked_through_for_me"),
    ),
)

PROMISE_FORM = Step(
    "promise",
    Track.FORM,
    opens="by_hand",
    begun_by="the offer to make a promise, and /promise",
    source="Keep promises small and go beyond them.",
    asks=(
        Ask("promise.zone", Kind.PLACE, when=("zone_unknown",)),
        Ask("promise.what", Kind.LINE, act=Act.CHECK_PROMISE),
        Ask(
            "promise.soft", choices=(Choice("change", act=Act.WRITE_ANEW), Choice("keep")), when=("promise_found_soft",)
        ),
        Ask("promise.worry", Kind.LINE, optional=True),
        Ask("promise.often", choices=(Choice("once"), Choice("again"))),
        Ask("promise.when", Kind.MOMENT, when=("promise.often=once",), recurs=True, act=Act.COMES_AGAIN),
        Ask("promise.first", Kind.MOMENT, when=("promise.often=again",), recurs=True, act=Act.COMES_AGAIN),
        Ask(
            "promise.again",
            choices=(Choice("daily"), Choice("weekdays"), Choice("weekly"), Choice("two-weeks")),
            when=("promise.often=again", "!rhythm_said"),
        ),
        Ask(
            "promise.weeks",
            choices=(Choice("one"), Choice("two"), Choice("four"), Choice("six")),
            when=("promise.often=again", "!end_said"),
        ),
        Ask("promise.seen", Kind.LINE, act=Act.CHECK_PROMISE),
        Ask("promise.plan", Kind.LINE, optional=True, act=Act.CHECK_PROMISE),
        Ask("promise.sure", Kind.SCALE, act=Act.SMALLER),
        Ask(
            "promise.share",
            Kind.SHARE,
            when=("room_for_a_promise",),
            release=PROMISE,
            parts=(
                "promise.what",
                "promise.worry",
                "promise.when",
                "promise.first",
                "promise.again",
                "promise.weeks",
                "promise.seen",
                "promise.plan",
            ),
        ),
    ),
)
