"""keep: every promise is kept, and its record says what both say. Around it the short forms about one promise.

The form in which a promise is made is in making.py.
"""

from __future__ import annotations

from core.journey.common import LATER, LINE, form, released
from core.kernel.words import Ask, AskKind, Choice, Release, Step, TrackKind

REPORT = Release("report", LINE, seal="after_the_deadline", read_by="shown with the result of its promise")
WISH = Release("renegotiation", LINE, knock="promise")
WISH_ANSWER = Release("renegotiation_answer", LINE, refusals=("decline",), knock="answer")
WITHDRAWAL = Release("withdrawal", LINE, always=True, knock="promise")
SLIP = Release("slip", LINE, heavy=True, knock="promise")
LEARNT = Release("learnt", LINE, careful=True, heavy=True, knock="promise")
FOUND_OUT = Release("found_out", LINE, heavy=True, knock="promise")
RENEWAL = Release("renewal", LINE, knock="promise")
RENEWAL_ANSWER = Release("agreement", LINE, refusals=("decline",), knock="answer")
THANKS = Release("thanks", LINE)


RESULTS = ("first", "kept", "not-kept", "seen-differently", "unconfirmed")

WISH_READ = Ask("keep.wish-read", AskKind.OPEN, each="theirs:renegotiation")
KEEP_WISH = Ask("keep.wish", choices=(Choice("agree"), Choice("decline"), LATER), each="wishes_opened")
KEEP_REPORT = Ask(
    "keep.report",
    choices=(Choice("kept"), Choice("not-kept"), Choice("more"), Choice("nothing")),
    each="my_promises_due",
)
NOTICED = Ask(
    "keep.noticed",
    choices=(Choice("kept"), Choice("not-kept"), Choice("more", says=True), Choice("nothing")),
    each="their_promises_due",
)
RESULT = Ask("keep.result", AskKind.OPEN, each="results", opener="result", told_as=RESULTS)
LEARNT_READ = Ask("keep.learnt-read", AskKind.OPEN, each="theirs:learnt", after="rest-learnt")
RENEW = Ask(
    "keep.renew",
    choices=(Choice("one"), Choice("two"), Choice("four"), Choice("six"), Choice("nothing"), LATER),
    each="my_series_over",
)
RENEWAL_READ = Ask("keep.renewal-read", AskKind.OPEN, each="theirs:renewal")
KEEP_RENEWAL = Ask("keep.renewal", choices=(Choice("agree"), Choice("decline"), LATER), each="renewals_opened")
SLIP_READ = Ask("keep.slip-read", AskKind.OPEN, each="theirs:slip", after="rest-slip")
FOUND_OUT_READ = Ask("keep.found-out-read", AskKind.OPEN, each="theirs:found_out", gently=True, after="rest-found-out")
FOUND_OUT_MINE = Ask("keep.found-out-mine", AskKind.OPEN, each="mine:found_out")

KEEP = Step(
    "keep",
    TrackKind.COUPLE,
    opens="a_promise_agreed",
    quotes=True,
    knock="promise",
    source="Every promise is kept. A promise broken now can hurt more than the first betrayal.",
    asks=(
        SLIP_READ,
        Ask("keep.withdrawal-read", AskKind.OPEN, each="theirs:withdrawal"),
        WISH_READ,
        *released(WISH_ANSWER, "keep.wish-share", KEEP_WISH, reader="keep.wish-answered"),
        *released(REPORT, "keep.report-share", KEEP_REPORT, act="reported"),
        *released(REPORT, "keep.noticed-share", NOTICED, act="reported"),
        RESULT,
        LEARNT_READ,
        *released(
            FOUND_OUT,
            "keep.is-so-share",
            Ask("keep.is-so", choices=(Choice("yes"), Choice("no"), Choice("nothing")), each="questions_if_so"),
            only="yes",
        ),
        FOUND_OUT_READ,
        FOUND_OUT_MINE,
        Ask("keep.two-breaks", AskKind.OPEN, each="two_breaks", opener="word_alone", after="rest-answer"),
        Ask("keep.two-breaks-told", AskKind.OPEN, each="two_breaks_told", opener="word_alone", after="rest-answer"),
        Ask("keep.two-breaks-found", AskKind.OPEN, each="two_breaks_found", opener="word_alone", after="rest-answer"),
        *released(RENEWAL, "keep.renew-share", RENEW),
        RENEWAL_READ,
        *released(RENEWAL_ANSWER, "keep.renewal-share", KEEP_RENEWAL, reader="keep.renewal-answered"),
        Ask("keep.thanks-read", AskKind.OPEN, each="theirs:thanks"),
    ),
)


def _about(id: str, about: str, source: str, *asks: Ask) -> Step:
    """A short form about one promise, which has a button under it in the list of promises."""
    offered = ("settled_in", "!closed")
    return form(id, source=source, offered=offered, about=about, asks=asks)


RENEGOTIATE_FORM = _about(
    "renegotiate",
    "my_promises_to_move",
    "A promise that cannot be kept in time is talked about before its time, not after.",
    Ask("renegotiate.when", AskKind.MOMENT, when=("still_movable",)),
    Ask("renegotiate.why", AskKind.LINE, when=("still_movable",), optional=True),
    Ask(
        "renegotiate.share",
        AskKind.SHARE,
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
    Ask("withdraw.why", AskKind.LINE, when=("withdraw.sure=yes", "still_withdrawable"), optional=True),
    Ask(
        "withdraw.share",
        AskKind.SHARE,
        when=("withdraw.sure=yes", "still_withdrawable"),
        release=WITHDRAWAL,
        parts=("withdraw.sure", "withdraw.why"),
    ),
)

SLIP_FORM = _about(
    "slip",
    "my_promises_to_tell",
    "A slip that is told at once is very different from one that is found out.",
    Ask("slip.what", AskKind.LINE, when=("slip_in_time",), most=2000),
    Ask("slip.now", AskKind.LINE, when=("slip_in_time",), most=2000),
    Ask(
        "slip.share",
        AskKind.SHARE,
        when=("slip_in_time",),
        release=SLIP,
        parts=("slip.what", "slip.now"),
        act="slip_told",
    ),
)

LEARNT_FORM = _about(
    "learnt",
    "their_promises_doubted",
    "What was learnt of a broken promise is said openly; only its author's own word makes it so.",
    Ask("learnt.say", choices=(Choice("yes"), Choice("nothing"))),
    Ask("learnt.what", AskKind.LINE, when=("learnt.say=yes",), optional=True),
    Ask("learnt.share", AskKind.SHARE, when=("learnt.say=yes",), release=LEARNT, parts=("learnt.say", "learnt.what")),
)

THANKS_FORM = form(
    "thanks",
    source="Keep promises small and go beyond them; what was more than promised is thanked for.",
    offered=("settled_in", "a_promise_agreed"),
    asks=released(THANKS, "thanks.share", Ask("thanks.what", AskKind.LINE, heard="good")),
)

BEYOND_FORM = form(
    "beyond",
    source="Keep promises small and go beyond them.",
    offered=("settled_in", "a_promise_agreed"),
    silent=True,
    asks=(Ask("beyond.ideas", choices=(Choice("good", says=True),)),),
)
