"""keep: every promise is kept, and its record says what both say. Around it the short forms about one promise."""

from __future__ import annotations

from core.story.common import LATER, LINE
from core.words import Act, Ask, Choice, Kind, Release, Step, Track

REPORT = Release("report", LINE, sealed=True)
WISH = Release("renegotiation", LINE)
WISH_ANSWER = Release("renegotiation_answer", LINE, refusals=("decline",))
WITHDRAWAL = Release("withdrawal", LINE, always=True)
SLIP = Release("slip", LINE)
LEARNT = Release("learnt", LINE, careful=True)
FOUND_OUT = Release("found_out", LINE)
RENEWAL = Release("renewal", LINE)
RENEWAL_ANSWER = Release("agreement", LINE, refusals=("decline",))
THANKS = Release("thanks", LINE)
LIGHT = Release("light", LINE, refusals=("no",))
LIGHT_ANSWER = Release("light_answer", LINE, sealed=True)

LIGHT_ANSWERS = ("keep.light-memory", "keep.light-laugh", "keep.light-plan")

KEEP = Step(
    "keep",
    Track.COUPLE,
    opens="a_promise_agreed",
    source="Every promise is kept. A promise broken now can hurt more than the first betrayal.",
    asks=(
        Ask("keep.slip-read", Kind.OPEN, each="slips_for_me"),
        Ask("keep.withdrawal-read", Kind.OPEN, each="withdrawals_for_me"),
        Ask("keep.wish-read", Kind.OPEN, each="wishes_for_me"),
        Ask("keep.wish", choices=(Choice("agree"), Choice("decline"), Choice("nothing")), each="wishes_opened"),
        Ask(
            "keep.wish-share",
            Kind.SHARE,
            each="wishes_opened",
            when=("!keep.wish=nothing",),
            release=WISH_ANSWER,
            parts=("keep.wish",),
        ),
        Ask("keep.wish-answered", Kind.OPEN, each="wish_answers_for_me"),
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
            choices=(Choice("kept"), Choice("not-kept"), Choice("more", says=True), Choice("nothing")),
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
        Ask("keep.learnt-read", Kind.OPEN, each="learnt_for_me"),
        Ask("keep.is-so", choices=(Choice("yes"), Choice("no"), Choice("nothing")), each="questions_if_so"),
        Ask(
            "keep.is-so-share",
            Kind.SHARE,
            each="questions_if_so",
            when=("keep.is-so=yes",),
            release=FOUND_OUT,
            parts=("keep.is-so",),
        ),
        Ask("keep.found-out-read", Kind.OPEN, each="found_out_for_me"),
        Ask("keep.found-out-mine", Kind.OPEN, each="found_out_by_me"),
        Ask("keep.two-breaks", Kind.OPEN, each="two_breaks"),
        Ask("keep.two-breaks-told", Kind.OPEN, each="two_breaks_told"),
        Ask(
            "keep.renew",
            choices=(Choice("one"), Choice("two"), Choice("four"), Choice("six"), Choice("nothing"), LATER),
            each="my_series_over",
        ),
        Ask(
            "keep.renew-share",
            Kind.SHARE,
            each="my_series_over",
            when=("!keep.renew=nothing",),
            release=RENEWAL,
            parts=("keep.renew",),
        ),
        Ask("keep.renewal-read", Kind.OPEN, each="renewals_for_me"),
        Ask("keep.renewal", choices=(Choice("agree"), Choice("decline"), Choice("nothing")), each="renewals_opened"),
        Ask(
            "keep.renewal-share",
            Kind.SHARE,
            each="renewals_opened",
            when=("!keep.renewal=nothing",),
            release=RENEWAL_ANSWER,
            parts=("keep.renewal",),
        ),
        Ask("keep.renewal-answered", Kind.OPEN, each="renewal_answers_for_me"),
        Ask("keep.thanks-read", Kind.OPEN, each="thanks_for_me"),
        Ask("keep.light-wished", Kind.OPEN, each="light_wishes_for_me"),
        Ask("keep.light-memory", Kind.LINE, each="lit_memory", optional=True),
        Ask("keep.light-laugh", Kind.LINE, each="lit_laugh", optional=True),
        Ask("keep.light-plan", Kind.LINE, each="lit_plan", optional=True),
        Ask("keep.light-share", Kind.SHARE, each="lit", release=LIGHT_ANSWER, parts=LIGHT_ANSWERS),
        Ask("keep.light-read", Kind.OPEN, each="light_answers_for_me"),
    ),
)


def _about(id: str, about: str, source: str, *asks: Ask) -> Step:
    """A short form about one promise, which has a button under it in the list of promises."""
    offered = ("settled_in", "!closed")
    return Step(id, Track.FORM, opens="by_hand", source=source, offered=offered, about=about, asks=asks)


RENEGOTIATE_FORM = _about(
    "renegotiate",
    "my_promises_to_move",
    "A promise that cannot be kept in time is talked about before its time, not after.",
    Ask("renegotiate.when", Kind.MOMENT, when=("still_movable",)),
    Ask("renegotiate.why", Kind.LINE, when=("still_movable",), optional=True),
    Ask(
        "renegotiate.share",
        Kind.SHARE,
        when=("still_movable",),
        release=WISH,
        parts=("renegotiate.when", "renegotiate.why"),
    ),
)

WITHDRAW_FORM = _about(
    "withdraw",
    "my_promises_to_withdraw",
    "A promise is one's own; what cannot be carried is put down openly.",
    Ask("withdraw.sure", choices=(Choice("yes"), Choice("nothing")), when=("still_withdrawable",)),
    Ask("withdraw.why", Kind.LINE, when=("withdraw.sure=yes", "still_withdrawable"), optional=True),
    Ask(
        "withdraw.share",
        Kind.SHARE,
        when=("withdraw.sure=yes", "still_withdrawable"),
        release=WITHDRAWAL,
        parts=("withdraw.sure", "withdraw.why"),
    ),
)

SLIP_FORM = _about(
    "slip",
    "my_promises_to_tell",
    "A slip that is told at once is very different from one that is found out.",
    Ask("slip.what", Kind.LINE, when=("slip_in_time",), most=2000),
    Ask("slip.now", Kind.LINE, when=("slip_in_time",), most=2000),
    Ask("slip.share", Kind.SHARE, when=("slip_in_time",), release=SLIP, parts=("slip.what", "slip.now")),
    Ask("slip.next", choices=(Choice("make", act=Act.NEXT_PROMISE), Choice("nothing")), when=("slip_shared",)),
)

LEARNT_FORM = _about(
    "learnt",
    "their_promises_doubted",
    "What was learnt of a broken promise is said openly; only its author's own word makes it so.",
    Ask("learnt.say", choices=(Choice("yes"), Choice("nothing"))),
    Ask("learnt.what", Kind.LINE, when=("learnt.say=yes",), optional=True),
    Ask("learnt.share", Kind.SHARE, when=("learnt.say=yes",), release=LEARNT, parts=("learnt.say", "learnt.what")),
)

THANKS_FORM = Step(
    "thanks",
    Track.FORM,
    opens="by_hand",
    source="Keep promises small and go beyond them; what was more than promised is thanked for.",
    offered=("settled_in", "a_promise_agreed"),
    asks=(Ask("thanks.what", Kind.LINE), Ask("thanks.share", Kind.SHARE, release=THANKS, parts=("thanks.what",))),
)

BEYOND_FORM = Step(
    "beyond",
    Track.FORM,
    opens="by_hand",
    source="Keep promises small and go beyond them.",
    offered=("settled_in", "a_promise_agreed"),
    silent=True,
    asks=(Ask("beyond.ideas", choices=(Choice("good", says=True),)),),
)

LIGHT_FORM = Step(
    "light",
    Track.FORM,
    opens="by_hand",
    source="Going beyond what was promised: light moments, if both wish for them.",
    offered=("settled_in", "a_promise_agreed", "light_not_wished"),
    asks=(
        Ask("light.wish", choices=(Choice("yes"), Choice("nothing"))),
        Ask("light.share", Kind.SHARE, when=("light.wish=yes",), release=LIGHT, parts=("light.wish",)),
    ),
)

UNLIGHT_FORM = Step(
    "unlight",
    Track.FORM,
    opens="by_hand",
    source="What both wished for ends when one no longer does.",
    offered=("settled_in", "light_wished"),
    asks=(
        Ask("unlight.end", choices=(Choice("no"), Choice("nothing"))),
        Ask("unlight.share", Kind.SHARE, when=("unlight.end=no",), release=LIGHT, parts=("unlight.end",)),
    ),
)

KEEP_FORMS = (
    SLIP_FORM,
    RENEGOTIATE_FORM,
    WITHDRAW_FORM,
    LEARNT_FORM,
    THANKS_FORM,
    BEYOND_FORM,
    LIGHT_FORM,
    UNLIGHT_FORM,
)
