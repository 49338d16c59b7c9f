"""Every list in words of scenes: what is in it, and scenes close by in which it is empty or shorter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.kernel.gates import GateContext, Things
from core.state import Closed, Light, Position, Side
from tests.core.tables.gates import BREACHES, felt, in_b2, promised, within
from tests.core.tables.scenes import ANA, AT, BEN, DAY, breach, her, his, position, promise, record, scene


@dataclass(frozen=True, slots=True)
class Case:
    """A scene, and what the list has in it."""

    place: GateContext
    has: Things


Cases = tuple[Case, ...]

# What one partner released of a kind is the other's list on its track; never one's own, held, or of another track.
OF_THE_COUPLE = {
    "breach_card",
    "counter_answer",
    "more_time",
    "break",
    "willing",
    "renegotiation",
    "renegotiation_answer",
    "withdrawal",
    "slip",
    "learnt",
    "found_out",
    "renewal",
    "agreement",
    "thanks",
    "light",
    "light_answer",
    "topic",
    "coming_back",
    "snapshot",
    "date",
    "enough",
    "enough_back",
    "different",
}
OF_A_BREACH = {
    "letter",
    "mirror",
    "facts",
    "felt",
    "apology",
    "answer",
    "talk",
    "question",
    "explanation",
    "closing",
    "through",
    "asked",
    "asked_answer",
    "promise",
    "agreement",
    "answering",
    "urgent",
    "urgent_answer",
    "holding",
    "holding_answer",
}


def _of_the_couple(kind: str) -> Cases:
    shared = record(
        his(kind, "one"),
        her(kind, "mine"),
        his(kind, "held", shown=False),
        his(kind, "two", at=AT + DAY),
        his(kind, "there", breach="b1"),
        his("other", "other"),
        breaches=BREACHES,
    )
    return (Case(scene(shared), ("one", "two")), Case(scene(record(her(kind))), ()))


def _of_a_breach(kind: str) -> Cases:
    given = (
        his(kind, "one", breach="b1"),
        her(kind, "mine", breach="b1"),
        his(kind, "two", breach="b1", at=AT + DAY),
        his(kind, "there", breach="b2"),
        his(kind, "couple"),
    )
    return (Case(within("b1", *given), ("one", "two")), Case(within("b2", *given), ("there",)))


def _theirs(kind: str) -> Cases:
    """One list, on the track of the couple and on that of a breach: an agreement arrives on both."""
    couple = _of_the_couple(kind) if kind in OF_THE_COUPLE else ()
    return couple + (_of_a_breach(kind) if kind in OF_A_BREACH else ())


def _opened(ask: str, kind: str) -> Cases:
    """What the partner released of this kind and I opened by this ask."""
    given = (his(kind, "one", breach="b1"), his(kind, "two", breach="b1"), her(kind, "mine", breach="b1"))
    opened = position(f"{ask}@one", f"{ask}@mine", "other.ask@two")
    return (Case(within("b1", *given, here=opened), ("one",)), Case(within("b2", *given, here=opened), ()))


LACKS = his("answer", "a1", breach="b2", apologise__answer="missing")

OPENED = {
    "understand.heard": "mirror",
    "apologise.read": "apology",
    "discuss.read": "question",
    "discuss.hear": "explanation",
    "early.urgent-read": "urgent",
    "asking.read": "asked",
}


# -- willing and early -----------------------------------------------------------------------------------------

CLAIMS = record(his("breach_card", "c1"), his("breach_card", "c2"), his("breach_card", "c3"), claims=("c1", "c2"))
READ = position("willing.read-card@c1", "willing.read-card@c3")


def early(*items: Any, me: Side = ANA, **more: Any) -> GateContext:
    """One breach: Ana is hurt, unless `me` is Ben, who answers for it."""
    hurt = ANA if me is ANA else BEN
    return scene(record(*items, breaches=(breach(hurt=hurt),), **more))


def several(kind: str, count: int, **more: Any) -> tuple[object, ...]:
    return tuple(her(kind, f"{kind}-{n}", breach="b1", **more) for n in range(count))


EARLY: dict[str, Cases] = {
    "claims_on_me": (
        Case(scene(CLAIMS, couple=READ), ("c1",)),
        Case(scene(CLAIMS), ()),
        Case(scene(record(her("breach_card", "c1"), claims=("c1",)), couple=READ), ()),
    ),
    "urgent_may_be_asked": (
        Case(early(), ("b1",)),
        Case(early(me=BEN), ()),
        Case(scene(record()), ()),
        Case(early(*several("urgent", 2)), ("b1",)),
        Case(early(*several("urgent", 3)), ()),
        Case(early(her("urgent", breach="b1", shown=False)), ()),
        Case(early(her("talk", breach="b1")), ()),
        Case(scene(record(breaches=(breach("b0", hurt=ANA), breach("b1", hurt=ANA), breach("b2", hurt=BEN)))), ("b1",)),
    ),
    "answering_may_be_said": (
        Case(early(me=BEN), ("b1",)),
        Case(early(), ()),
        Case(early(her("answering", breach="b1"), me=BEN), ()),
        Case(early(her("answering", breach="b1", shown=False), me=BEN), ()),
        Case(early(his("talk", breach="b1"), me=BEN), ()),
        Case(early(his("answering", breach="b1"), me=BEN), ("b1",)),
    ),
    "holding_may_be_offered": (
        Case(early(), ("b1",)),
        Case(early(me=BEN), ("b1",)),
        Case(scene(record()), ()),
        Case(early(holding="h"), ()),
        Case(early(her("holding", breach="b1", shown=False)), ()),
        Case(early(*several("holding", 2)), ("b1",)),
        Case(early(*several("holding", 3)), ()),
        Case(early(*several("holding", 3), his("holding_answer", about="holding-1", breach="b1")), ("b1",)),
        Case(early(*several("holding", 3), her("holding_answer", about="holding-1", breach="b1")), ()),
    ),
    "holdings_opened": (
        Case(within("b1", his("holding", "h1", breach="b1"), here=position("early.holding-read@h1")), ("h1",)),
        Case(within("b1", his("holding", "h1", breach="b1")), ()),
        Case(
            within(
                "b1",
                his("holding", "h1", breach="b1"),
                his("holding", "h2", breach="b1", at=AT + DAY),
                here=position("early.holding-read@h1"),
            ),
            (),
        ),
    ),
    "holdings_over": (
        Case(
            scene(
                record(
                    his("holding", "h1", breach="b1"),
                    her("holding", "h2", breach="b1"),
                    his("holding", "h3", breach="b2"),
                    breaches=BREACHES,
                    holdings_over=("h1", "h2", "h3", "gone"),
                ),
                breach="b1",
            ),
            ("h1", "h2"),
        ),
        Case(within("b1", his("holding", "h1", breach="b1")), ()),
    ),
}


# -- one breach ------------------------------------------------------------------------------------------------

BREACH: dict[str, Cases] = {
    "letters_wanted": (
        Case(within("b2", her("facts", "f", breach="b2")), (None,)),
        Case(within("b1"), (None,)),
        Case(within("b1", his("facts", "f", breach="b1")), (None,)),
        Case(
            within(
                "b1",
                his("facts", "f", breach="b1"),
                his("facts", "g", breach="b1"),
                here=position("understand.facts-read@f"),
            ),
            (None, "f"),
        ),
    ),
    "to_take_in": (
        Case(
            within(
                "b1",
                his("letter", "l1", breach="b1"),
                his("letter", "l2", breach="b1"),
                his("letter", "l3", breach="b1"),
                here=position("understand.read@l1", "understand.read@l2", "understand.mirror@l2"),
            ),
            ("l1",),
        ),
        Case(within("b1", his("letter", "l1", breach="b1")), ()),
    ),
    "to_mirror": (
        Case(
            within(
                "b1",
                his("letter", "l1", breach="b1"),
                his("letter", "l2", breach="b1"),
                his("felt", "f1", **felt("partly")),
                his("felt", "f2", **felt("not-yet")),
                here=position(
                    *("understand.read@l1", "understand.read@l2", "understand.felt-read@f1", "understand.felt-read@f2"),
                    picks={"understand.have-read@l1": "read"},
                ),
            ),
            ("l1", "f1"),
        ),
        Case(within("b1", his("letter", "l1", breach="b1"), his("felt", "f1", **felt("partly"))), ()),
    ),
    "felt_said_not_yet": (
        Case(within("b1", her("felt", "f", **felt("not-yet"))), ("f",)),
        Case(within("b1", her("felt", "f", **felt("partly"))), ()),
        Case(within("b1", his("felt", "f", **felt("not-yet"))), ()),
        Case(
            within("b1", her("felt", "f", **felt("not-yet")), her("felt", "g", **felt("understood", at=AT + DAY))), ()
        ),
        Case(within("b1", her("felt", "f", **felt("understood")), his("facts", breach="b1", at=AT + DAY)), ("f",)),
        Case(within("b1", her("felt", "f", **felt("understood", at=AT + DAY)), his("facts", breach="b1")), ()),
        Case(within("b2", her("felt", "f", **in_b2("understood")), her("facts", breach="b2", at=AT + DAY)), ("f",)),
    ),
    "breaches_i_answer_for": (
        Case(scene(record(breaches=(breach("b1"), breach("b2", hurt=BEN), breach("b3", hurt=BEN)))), ("b2", "b3")),
        Case(scene(record(breaches=(breach("b1"),))), ()),
    ),
    "apologies_due": (
        Case(within("b2"), ("b2",)),
        Case(
            within(
                "b2",
                his("answer", "a1", breach="b2", apologise__answer="missing"),
                his("answer", "a2", breach="b2", apologise__answer="missing"),
                his("answer", "a3", breach="b2", apologise__answer="not-yet"),
                here=position("apologise.answer-read@a1", "apologise.answer-read@a3"),
            ),
            ("b2", "a1"),
        ),
        Case(within("b2", her("facts", "f", breach="b2")), ("b2",)),
        Case(within("b2", her("facts", "f", breach="b2"), her("apology", breach="b2")), ("b2", "f")),
        Case(scene(record()), ("",)),
    ),
    "apologies_again": (
        Case(within("b2"), ()),
        Case(within("b2", LACKS, here=position("apologise.answer-read@a1")), ("a1",)),
        Case(within("b2", LACKS, here=position("apologise.answer-read@a1", "apologise.did@a1")), ()),
        Case(
            within("b2", LACKS, here=position("apologise.answer-read@a1", "apologise.did@a1", "apologise.anew@a1")),
            ("a1",),
        ),
        Case(within("b2", her("facts", "f", breach="b2"), her("apology", breach="b2")), ("f",)),
    ),
    "answer_said_not_yet": (
        Case(within("b1", her("answer", "a", breach="b1", apologise__answer="not-yet")), ("a",)),
        Case(within("b1", her("answer", "a", breach="b1", apologise__answer="accept")), ("a",)),
        Case(within("b1", her("answer", "a", breach="b1", apologise__answer="missing")), ()),
        Case(within("b1", his("answer", "a", breach="b1", apologise__answer="accept")), ()),
        Case(
            within(
                "b1",
                her("answer", "a", breach="b1", apologise__answer="not-yet"),
                her("answer", "c", breach="b1", apologise__answer="missing", at=AT + DAY),
            ),
            (),
        ),
    ),
    "more_questions": (
        Case(
            scene(
                record(
                    *(her("closing", f"c{n}", breach=f"b{n}") for n in (1, 2)),
                    her("closing", "c4", breach="b4"),
                    his("closing", "c3", breach="b3"),
                    breaches=(breach("b1"), breach("b2", hurt=BEN), breach("b3"), breach("b4")),
                )
            ),
            ("b1", "b4"),
        ),
        Case(scene(record(her("closing", breach="b1"), breaches=(breach("b1"),), closed=Closed.ENOUGH)), ()),
    ),
    "talked_of": (
        Case(
            scene(
                record(
                    *(her("closing", f"c{n}", breach=f"b{n}") for n in (1, 3, 4)),
                    his("closing", "c2", breach="b2"),
                    his("letter", "l1", breach="b1"),
                    his("letter", "l2", breach="b2"),
                    his("letter", "l3", breach="b3"),
                    her("mirror", "m3", breach="b3"),
                    her("through", "t4", breach="b4"),
                    breaches=(breach("b1"), breach("b2", hurt=BEN), breach("b3"), breach("b4"), breach("b5")),
                )
            ),
            ("b2", "b3"),
        ),
        Case(
            scene(
                record(
                    her("closing", breach="b1"), her("through", "t", breach="b1", shown=False), breaches=(breach("b1"),)
                )
            ),
            (),
        ),
        Case(scene(record(her("closing", breach="b1"), breaches=(breach("b1"),), closed=Closed.ENOUGH)), ()),
    ),
    "closing_said_not_yet": (
        Case(within("b1", her("closing", "c", breach="b1", discuss__close="not-yet")), ("c",)),
        Case(within("b1", her("closing", "c", breach="b1", discuss__close="answered")), ()),
        Case(within("b1", his("closing", "c", breach="b1", discuss__close="not-yet")), ()),
    ),
    "this_breach": (
        Case(within("b1", her("closing", "c", breach="b1")), ("b1",)),
        Case(within("b2", her("facts", breach="b2"), her("apology", breach="b2")), ("b2",)),
        Case(
            within(
                "b2",
                his("answer", "a", breach="b2", apologise__answer="missing"),
                here=position("apologise.answer-read@a"),
            ),
            ("b2",),
        ),
        Case(scene(record()), ("",)),
    ),
    "offers_opened": (
        Case(
            scene(
                record(
                    his("promise", "p1", breach="b1"),
                    his("promise", "p2", breach="b1"),
                    his("promise", "p3", breach="b1"),
                    her("promise", "p4", breach="b1"),
                    breaches=BREACHES,
                    promises=(
                        promise(BEN, "offered", "p1"),
                        promise(BEN, "agreed", "p2"),
                        promise(BEN, "offered", "p3"),
                        promise(ANA, "offered", "p4"),
                    ),
                ),
                breach="b1",
                here=position("discuss.offer@p1", "discuss.offer@p2", "discuss.offer@p4", "discuss.offer@p5"),
            ),
            ("p1",),
        ),
        Case(within("b1", his("promise", "p1", breach="b1"), here=position("discuss.offer@p1")), ()),
    ),
}


# -- promises --------------------------------------------------------------------------------------------------

STATES = (
    "offered", "agreed", "due", "kept", "not_kept", "slipped_and_told", "found_out", "seen_differently", "unconfirmed",
    "declined", "change_asked", "renegotiated", "withdrawn", "ended",
)  # fmt: skip
HERS = tuple(promise(ANA, state, f"hers-{state}") for state in STATES)
HIS = tuple(promise(BEN, state, f"his-{state}") for state in STATES)
ALL = promised(*HERS, *HIS)


def reported(by: Side, answer: str, about: str = "p", **more: Any) -> object:
    name = "keep__noticed" if by is ANA else "keep__report"
    make = her if by is ANA else his
    return make("report", f"r-{by}", about=about, **{name: answer, **more})


ASKED = position("keep.result@p")
HERS_DUE = promise(ANA, "seen_differently")


def if_so(*items: Any, here: Position = ASKED, one: object = HERS_DUE) -> GateContext:
    return promised(one, items=items, couple=here)


def lights(*of: Light) -> GateContext:
    return scene(record(lights=of))


def light(topic: str, ref: str | None = None, **more: Any) -> Light:
    return Light(ref=ref or topic, topic=topic, shows_at=AT, **more)


LIT = lights(light("memory"), light("laugh"), light("plan"), light("laugh", "old", over=True))

HOW = ({}, {"rest_gently": True}, {"rest_found": True})


def _two_breaks(**how: bool) -> Cases:
    """A rest that is suggested in this way, and in the others."""
    others = tuple(Case(scene(record(rest="p", **other)), ()) for other in HOW if other != how)
    return (Case(scene(record(rest="p", **how)), ("p",)), *others, Case(scene(record()), ()))


def _read_first() -> Cases:
    """The second of two breaks, and whether it was read how it came to light."""
    made = []
    for by, state, item, read in (
        (ANA, "not_kept", None, "keep.result@p"),
        (BEN, "not_kept", None, "keep.result@p"),
        (BEN, "slipped_and_told", his("slip", "s", about="p"), "keep.slip-read@s"),
        (ANA, "found_out", her("found_out", "f", about="p"), "keep.found-out-mine@f"),
        (BEN, "found_out", his("found_out", "f", about="p"), "keep.found-out-read@f"),
    ):
        items = () if item is None else (item,)
        rests = record(*items, promises=(promise(by, state),), rest="p")
        made += [Case(scene(rests, couple=position(read)), ("p",)), Case(scene(rests), ())]
    other = his("found_out", "f", about="q")
    unread = record(other, promises=(promise(BEN, "found_out"),), rest="p")
    told = record(promises=(promise(ANA, "slipped_and_told"),), rest="p")
    return (*made, Case(scene(unread, couple=position("keep.found-out-read@f")), ()), Case(scene(told), ("p",)))


KEEP: dict[str, Cases] = {
    "my_promises_due": (
        Case(ALL, ("hers-due",)),
        Case(promised(promise(ANA, "due"), items=(her("slip", about="p", shown=False),)), ()),
        Case(promised(promise(ANA, "due"), items=(her("slip", about="q"), her("wish", about="p"))), ("p",)),
        Case(promised(promise(ANA, "due"), items=(his("slip", about="p"),)), ("p",)),
    ),
    "their_promises_due": (Case(ALL, ("his-due",)),),
    "my_promises_to_move": (
        Case(ALL, ("hers-agreed",)),
        Case(promised(promise(ANA, "agreed", wish="w")), ()),
        Case(promised(promise(ANA, "agreed", rhythm="daily")), ()),
        Case(promised(promise(ANA, "agreed"), items=(her("renegotiation", about="p", shown=False),)), ()),
        Case(promised(promise(ANA, "agreed"), items=(her("renegotiation", about="p"),)), ("p",)),
    ),
    "my_promises_to_withdraw": (
        Case(ALL, ("hers-offered", "hers-agreed", "hers-change_asked")),
        Case(promised(promise(ANA, "agreed", rhythm="daily", wish="w")), ("p",)),
    ),
    "my_promises_to_tell": (
        Case(ALL, ("hers-agreed", "hers-due")),
        Case(promised(promise(ANA, "due", told_late=True)), ()),
        Case(promised(promise(ANA, "agreed", told_late=True)), ("p",)),
        Case(promised(promise(ANA, "agreed", rhythm="daily")), ()),
    ),
    "their_promises_doubted": (
        Case(ALL, ("his-kept", "his-seen_differently", "his-unconfirmed")),
        Case(promised(promise(BEN, "kept"), items=(her("learnt", about="p"),)), ()),
        Case(promised(promise(BEN, "kept"), items=(her("learnt", about="q"), his("learnt", about="p"))), ("p",)),
        Case(promised(promise(BEN, "kept"), items=(her("slip", about="p"),)), ("p",)),
    ),
    "my_series_over": (
        Case(promised(promise(ANA, "ended", rhythm="daily", agreed_at=AT)), ("p",)),
        Case(promised(promise(BEN, "ended", rhythm="daily", agreed_at=AT)), ()),
        Case(promised(promise(ANA, "ended", agreed_at=AT)), ()),
        Case(promised(promise(ANA, "ended", rhythm="daily")), ()),
        Case(promised(promise(ANA, "agreed", rhythm="daily", agreed_at=AT)), ()),
        Case(promised(promise(ANA, "ended", rhythm="daily", agreed_at=AT), items=(her("renewal", about="p"),)), ()),
        Case(promised(promise(ANA, "ended", rhythm="daily", agreed_at=AT), items=(her("renewal", about="q"),)), ("p",)),
        Case(promised(promise(ANA, "ended", rhythm="daily", agreed_at=AT), items=(her("slip", about="p"),)), ("p",)),
        Case(
            promised(
                promise(ANA, "ended", rhythm="daily", agreed_at=AT),
                *(promise(ANA, "agreed", f"p{n}") for n in range(3)),
            ),
            (),
        ),
    ),
    "results": (
        Case(
            ALL,
            tuple(
                f"{whose}-{state}"
                for whose in ("hers", "his")
                for state in ("kept", "not_kept", "seen_differently", "unconfirmed")
            ),
        ),
    ),
    "questions_if_so": (
        Case(if_so(reported(BEN, "not-kept")), ("p",)),
        Case(if_so(his("report", about="p", keep__noticed="not-kept")), ("p",)),
        Case(if_so(reported(BEN, "kept")), ()),
        Case(if_so(reported(BEN, "not-kept", about="q")), ()),
        Case(if_so(reported(BEN, "not-kept"), here=Position()), ()),
        Case(if_so(reported(BEN, "not-kept"), her("report", about="p", keep__report="not-kept")), ()),
        Case(if_so(reported(BEN, "not-kept"), one=promise(BEN, "seen_differently")), ()),
        Case(if_so(reported(BEN, "not-kept"), one=promise(ANA, "not_kept")), ()),
        Case(if_so(his("learnt", "l", about="p"), here=position("keep.learnt-read@l")), ("p",)),
        Case(
            if_so(his("learnt", "l", about="p"), here=position("keep.learnt-read@l"), one=promise(ANA, "kept")), ("p",)
        ),
        Case(if_so(his("learnt", "l", about="p"), here=ASKED), ()),
        Case(if_so(his("learnt", "l", about="q"), here=position("keep.learnt-read@l")), ()),
    ),
    "wishes_opened": (
        Case(
            promised(
                promise(BEN, "agreed", wish="w"),
                promise(BEN, "due", "p2", wish="w2"),
                promise(BEN, "agreed", "p3", wish="w3"),
                promise(BEN, "agreed", "p4"),
                items=tuple(his("renegotiation", ref) for ref in ("w", "w2", "w3", "w4")),
                couple=position("keep.wish-read@w", "keep.wish-read@w2", "keep.wish-read@w4"),
            ),
            ("w",),
        ),
    ),
    "mine:found_out": (
        Case(scene(record(her("found_out", "mine"), his("found_out", "theirs"))), ("mine",)),
        Case(scene(record(her("found_out", "mine", shown=False))), ()),
    ),
    "renewals_opened": (
        Case(
            promised(
                promise(BEN, "offered", "n1"),
                promise(BEN, "agreed", "n2"),
                promise(BEN, "offered", "n3"),
                items=tuple(his("renewal", ref) for ref in ("n1", "n2", "n3", "n4")),
                couple=position("keep.renewal-read@n1", "keep.renewal-read@n2", "keep.renewal-read@n4"),
            ),
            ("n1",),
        ),
    ),
    "changes_opened": (
        Case(
            promised(
                promise(ANA, "change_asked", "p1"),
                promise(ANA, "change_asked", "p2"),
                promise(ANA, "ended", "p3"),
                promise(ANA, "change_asked", "p4"),
                items=(
                    his("agreement", "a1", about="p1", discuss__agree="change"),
                    his("agreement", "a2", about="p2", discuss__agree="change"),
                    his("agreement", "a3", about="p3", discuss__agree="change"),
                    his("agreement", "a4", about="p4", discuss__agree="change"),
                    his("agreement", "a5", about="p1", discuss__agree="decline"),
                    his("agreement", "a6", about="gone", discuss__agree="change"),
                    her("promise", "new", about="p4", shown=False),
                    her("promise", "old", about="p1"),
                    her("slip", "other", about="p1", shown=False),
                ),
                couple=position(*(f"discuss.agree-read@a{n}" for n in (1, 3, 4, 5, 6))),
            ),
            ("a1",),
        ),
    ),
    "two_breaks": (*_two_breaks(), *_read_first()),
    "two_breaks_told": _two_breaks(rest_gently=True),
    "two_breaks_found": _two_breaks(rest_found=True),
    "lit": (Case(LIT, ("memory", "laugh", "plan")), Case(scene(record()), ())),
    "lit:memory": (Case(LIT, ("memory",)),),
    "lit:laugh": (Case(LIT, ("laugh",)),),
    "lit:plan": (Case(LIT, ("plan",)),),
}

CONTINUE: dict[str, Cases] = {
    "closed_well": (
        Case(scene(record(closed="enough")), ("enough",)),
        Case(scene(record(closed="parted")), ()),
        Case(scene(record()), ()),
    ),
    "partings": (
        Case(scene(record(his("parting", "x"))), ("x",)),
        Case(scene(record(her("parting", "x"), his("parting", "y", at=AT + DAY))), ("x",)),
        Case(scene(record(her("parting", "x", shown=False), her("talk", "t"))), ()),
    ),
}

ROWS: dict[str, Cases] = {
    **{f"theirs:{kind}": _theirs(kind) for kind in OF_THE_COUPLE | OF_A_BREACH},
    **{f"opened:{ask}": _opened(ask, kind) for ask, kind in OPENED.items()},
    **EARLY,
    **BREACH,
    **KEEP,
    **CONTINUE,
}
