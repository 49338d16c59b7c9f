"""Every gate in words of scenes: some in which it holds, and some, close by, in which it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from core.kernel.gates import GateContext
from core.state import Position, Side
from core.values import KeptDate, Rhythm
from tests.core.tables.scenes import ANA, AT, BEN, BERLIN, DAY, breach, her, his, position, promise, record, scene


@dataclass(frozen=True, slots=True)
class Row:
    """Where a gate holds, and where it does not."""

    yes: tuple[GateContext, ...]
    no: tuple[GateContext, ...]


BLANK = scene()
TWO = record()
HURT, ANSWERS = record(breaches=(breach(),)), record(breaches=(breach(hurt=BEN),))
WELCOMED = position(picks={"welcome.safe": "yes"})


def said_safe(*done: str, aside: tuple[str, ...] = (), **picks: str) -> Position:
    named = {name.replace("__", ".").replace("_", "-"): value for name, value in picks.items()}
    return position(*done, aside=aside, picks={"welcome.safe": "yes", **named})


BOTH_WILLING = record(her("willing"), his("willing"))

WILLING = {
    "no_rhythm": Row((BLANK, scene(TWO)), (scene(rhythm=Rhythm("daily", "evening")),)),
    "zone_unknown": Row((BLANK, scene(TWO)), (scene(zone=BERLIN),)),
    "paired": Row((scene(TWO), scene(record(light=(ANA, BEN)))), (BLANK,)),
    "invited": Row(
        (scene(invitation="i"),),
        (BLANK, scene(joining="Ben"), scene(couple=position(picks={"welcome.join": "invite"}))),
    ),
    "somebody_joins": Row((scene(joining="Ben"),), (BLANK, scene(invitation="i"))),
    "settled_in": Row(
        (scene(name="Ana", couple=WELCOMED), scene(name="Ana", couple=WELCOMED, here=Position())),
        (
            scene(couple=WELCOMED),
            scene(name="Ana"),
            scene(name="Ana", couple=position(picks={"welcome.safe": "not-now"})),
            scene(name="Ana", here=WELCOMED),
        ),
    ),
    "side_unknown": Row(
        (BLANK, scene(TWO), scene(here=position(picks={"willing.side": "hurt"}))),
        (
            scene(couple=position(picks={"willing.side": "hurt"})),
            scene(couple=position(picks={"willing.side": "responsible"}), here=Position()),
            scene(HURT),
            scene(ANSWERS),
        ),
    ),
    "card_open": Row((scene(HURT), scene(ANSWERS)), (BLANK, scene(TWO))),
    "card_held": Row(
        (scene(record(her("breach_card", shown=False))),),
        (
            BLANK,
            scene(TWO),
            scene(record(her("breach_card"))),
            scene(record(his("breach_card", shown=False))),
            scene(record(her("willing", shown=False))),
        ),
    ),
    "nothing_in_the_way": Row(
        (
            BLANK,
            scene(couple=position(picks={"willing.over": "yes", "willing.hidden": "no"})),
            scene(couple=position(picks={"willing.over": "not-sure"})),
            scene(here=position(picks={"willing.over": "no", "willing.hidden": "yes"})),
        ),
        (
            scene(couple=position(picks={"willing.over": "no"})),
            scene(couple=position(picks={"willing.hidden": "yes"}), here=Position()),
        ),
    ),
    "near_pairing": Row(
        (scene(invitation="i"), scene(couple=position(picks={"welcome.join": "invite"}))),
        (BLANK, scene(joining="Ben"), scene(couple=position(picks={"welcome.join": "alone"}))),
    ),
    "willingness_said": Row(
        (scene(record(her("willing"))), scene(record(her("willing", shown=False))), scene(BOTH_WILLING)),
        (BLANK, scene(TWO), scene(record(his("willing"))), scene(record(her("breach_card", shown=False)))),
    ),
    "letter_shared": Row(
        (scene(record(her("letter", breach="b1"))), scene(record(her("letter", shown=False)))),
        (BLANK, scene(TWO), scene(record(his("letter", breach="b1"))), scene(record(her("willing")))),
    ),
    "both_willing": Row(
        (scene(BOTH_WILLING),), (BLANK, scene(TWO), scene(record(her("willing"))), scene(record(his("willing"))))
    ),
}


# -- alone -----------------------------------------------------------------------------------------------------

ALONE = {
    "on_my_own": Row(
        (
            scene(name="Ana", couple=said_safe(aside=("welcome.join",))),
            scene(name="Ana", couple=said_safe("welcome.join")),
            scene(name="Ana", couple=WELCOMED, stopped=True),
            scene(TWO, name="Ana", couple=WELCOMED, stopped=True),
            scene(TWO, name="Ana", couple=said_safe(aside=("willing.ready",))),
            scene(TWO, name="Ana", couple=said_safe(aside=("willing.over",))),
            scene(HURT, name="Ana", couple=said_safe(aside=("willing.hidden",))),
        ),
        (
            BLANK,
            scene(couple=said_safe("welcome.join"), stopped=True),
            scene(name="Ana", couple=WELCOMED),
            scene(name="Ana", couple=said_safe("welcome.join"), joining="Ben"),
            scene(TWO, name="Ana", couple=said_safe("welcome.join")),
            scene(TWO, name="Ana", couple=said_safe(aside=("welcome.join", "willing.side"))),
            scene(BOTH_WILLING, name="Ana", couple=WELCOMED, stopped=True),
            scene(BOTH_WILLING, name="Ana", couple=said_safe(aside=("willing.ready",))),
        ),
    ),
    "first_days": Row((scene(first_days=True),), (BLANK,)),
    "hour_unsure": Row(
        (scene(here=position(picks={"now.zone": "unsure"})),),
        (BLANK, scene(couple=position("now.zone", picks={"now.zone": "unsure"}), here=Position())),
    ),
    "no_rhythm": Row((BLANK,), (scene(rhythm=Rhythm("daily", "evening")),)),
    "own_goes_on": Row(
        (scene(couple=position(wrote=("own.what@p",)), subject="p"),),
        (BLANK, scene(couple=position(wrote=("own.what@q",)), subject="p")),
    ),
    "own_full": Row(
        (scene(couple=position(wrote=("own.what@1", "own.what@2", "own.what@3")), here=Position()),),
        (
            BLANK,
            scene(couple=position(wrote=("own.what@1", "own.what@2", "own.what"))),
            scene(couple=position(wrote=("own.what@1", "own.what@2", "date.what@3"))),
            scene(couple=position(wrote=("own.what@1", "own.what@2", "own.what@3")), here=position("own.when")),
        ),
    ),
    "own_written": Row(
        (scene(here=position(wrote=("own.what",))),),
        (BLANK, scene(couple=position(wrote=("own.what",)), here=Position()), scene(here=position("own.what"))),
    ),
}


def _of_page(page: str, other: str) -> Iterator[tuple[str, Row]]:
    kept, again, words = position(wrote=(f"{page}.words",)), f"{page}.again", f"{page}.words"
    others = position(wrote=(f"{other}.words",))
    yield (
        f"kept:{page}",
        Row(
            (scene(couple=kept), scene(couple=kept, here=position(again))),
            (BLANK, scene(couple=others), scene(here=kept), scene(couple=kept, here=position(f"{page}.end"))),
        ),
    )
    yield (
        f"fresh:{page}",
        Row(
            (BLANK, scene(couple=others), scene(couple=kept, here=position(again, picks={again: "new"}))),
            (
                scene(couple=kept, here=Position()),
                scene(couple=kept, here=position(again, picks={again: "read"})),
                scene(here=position(again)),
            ),
        ),
    )
    yield (
        f"written:{page}",
        Row(
            (scene(here=kept),),
            (BLANK, scene(here=others), scene(here=position(words)), scene(couple=kept, here=Position())),
        ),
    )


PAGES = ("letter", "third", "reflect", "person", "stay", "ending", "telling", "farewell", "triggers", "possible")
OF_PAGES = dict(row for page, other in zip(PAGES, (*PAGES[1:], PAGES[0]), strict=True) for row in _of_page(page, other))


# -- one breach ------------------------------------------------------------------------------------------------

BREACHES = (breach(), breach("b2", hurt=BEN))  # in b1 Ana is hurt, in b2 she answers


def within(id: str, *items: Any, here: Position | None = None, about: str | None = None) -> GateContext:
    """Ana's scene on the track of one breach; all releases belong to b1 unless they say otherwise."""
    return scene(record(*items, breaches=BREACHES), breach=id, here=here or Position(), about=about)


def felt(answer: str, **more: Any) -> dict[str, Any]:
    return {"breach": "b1", "understand__felt": answer, **more}


def in_b2(answer: str, **more: Any) -> dict[str, Any]:
    return {**felt(answer, **more), "breach": "b2"}


LATER = AT + DAY

BREACH = {
    "hurt_feels_understood": Row(
        (
            within("b1", her("felt", **felt("understood"))),
            within("b2", his("felt", **in_b2("understood"))),
            within("b1", her("felt", "f1", **felt("not-yet")), her("felt", "f2", **felt("understood"))),
            within("b1", his("facts", breach="b1"), her("felt", **felt("understood", at=LATER))),
        ),
        (
            within("b1"),
            within("b1", his("felt", **felt("understood"))),
            within("b2", her("felt", **in_b2("understood"))),
            within("b1", her("felt", **felt("partly"))),
            within("b1", her("felt", **in_b2("understood"))),
            within("b1", her("felt", **felt("understood")), his("facts", breach="b1", at=LATER)),
            within("b1", her("felt", **felt("understood")), his("facts", breach="b1")),
            within("b2", his("felt", **in_b2("understood")), her("facts", breach="b2", at=LATER)),
        ),
    ),
    "means_it": Row(
        (scene(here=position(picks={"apologise.mean": "yes"})),),
        (BLANK, scene(here=position(picks={"apologise.mean": "not-yet"}))),
    ),
    "old_letter_seen": Row(
        (
            within("b2", about="b2"),
            scene(about=""),
            within("b2", about="a1", here=position("apologise.anew@a1")),
            within("b2", about="a1", here=position("apologise.regret@a1")),
            within("b2", about="a1", here=position(wrote=("apologise.did@a1",))),
        ),
        (
            within("b2", about="a1"),
            within("b2", about="a1", here=position("apologise.anew@a2", "apologise.did@b2", "apologise.did")),
            within("b2", about="a1", here=position("apologise.think-did@a1", wrote=("apologise.did@b2",))),
            within("b2", about=""),
        ),
    ),
    "ripe:slept": Row(
        (scene(here=position(ripe=("slept@b1",)), about="b1"), scene(here=position(ripe=("slept",)))),
        (
            BLANK,
            scene(here=position(ripe=("slept@b1",)), about="a2"),
            scene(here=position(ripe=("slept",)), about="b1"),
        ),
    ),
    "letter_may_come": Row(
        (
            within("b2"),
            within("b1", her("felt", **felt("understood"))),
            within("b1", his("facts", breach="b1"), her("felt", **felt("understood", at=LATER))),
        ),
        (
            within("b1"),
            within("b1", her("felt", **felt("partly"))),
            within("b1", his("felt", **felt("understood"))),
            within("b1", her("felt", **felt("understood")), his("facts", breach="b1", at=LATER)),
        ),
    ),
    "answer_came": Row(
        (within("b2", his("answer", breach="b2")), within("b2", his("talk", breach="b2"))),
        (
            within("b2"),
            within("b2", her("answer", breach="b2")),
            within("b2", his("answer", breach="b1")),
            within("b2", his("apology", breach="b2")),
        ),
    ),
    "apology_shared": Row(
        (within("b2", her("apology", breach="b2")),),
        (
            within("b2"),
            within("b2", his("apology", breach="b2")),
            within("b1", her("apology", breach="b2")),
            within("b2", her("apology", breach="b2", shown=False)),
        ),
    ),
    "an_apology_answered": Row(
        (
            within("b1", her("answer", breach="b1")),
            within("b1", here=position(picks={"apologise.answer@x": "nothing"})),
        ),
        (
            within("b1"),
            within("b1", his("answer", breach="b1")),
            within("b1", here=position(picks={"apologise.answer@x": "accept"})),
            within("b1", here=position(picks={"apologise.lacks@x": "nothing"})),
        ),
    ),
    "about_a_promise": Row(
        (
            scene(record(breaches=(breach(), breach("b2", kind="promise"))), breach="b2"),
            scene(record(breaches=(breach("b2", hurt=BEN, kind="promise"),)), breach="b2"),
        ),
        (
            BLANK,
            scene(TWO, breach="b2"),
            scene(record(breaches=(breach(), breach("b2", kind="promise"))), breach="b1"),
            scene(record(breaches=(breach(kind="promise"),))),
        ),
    ),
    "heard_their_letter": Row(
        (
            within("b1"),
            within("b2", his("letter", breach="b2")),
            within("b1", his("letter", breach="b1"), her("mirror", breach="b1")),
            within("b1", her("letter", breach="b1")),
        ),
        (
            within("b1", his("letter", breach="b1")),
            within("b1", his("letter", breach="b1"), his("mirror", breach="b1")),
            within("b1", his("letter", breach="b1"), her("mirror", breach="b2")),
        ),
    ),
    "a_question_closed": Row(
        (within("b1", her("closing", breach="b1")), within("b2", his("closing", breach="b2"))),
        (within("b1"), within("b1", her("closing", breach="b2")), within("b1", his("closing", breach="b2"))),
    ),
    "hurt_wants_to_talk": Row(
        (within("b1", her("talk", breach="b1")), within("b2", his("talk", breach="b2"))),
        (
            within("b1"),
            within("b1", his("talk", breach="b1")),
            within("b2", her("talk", breach="b2")),
            within("b1", her("talk", breach="b2")),
        ),
    ),
}


# -- promises --------------------------------------------------------------------------------------------------


def carries(*states: str, by: Side = ANA, **more: Any) -> tuple[object, ...]:
    return tuple(promise(by, state, ref=f"p{number}", **more) for number, state in enumerate(states))


def promised(*promises: Any, items: tuple[Any, ...] = (), **more: Any) -> GateContext:
    return scene(record(*items, promises=promises), **more)


CLOSED_Q = his("closing", breach="b2")
THREE = carries("agreed", "due", "offered")


def may(*items: Any, promises: tuple[Any, ...] = ()) -> GateContext:
    return scene(record(*items, breaches=BREACHES, promises=promises), breach="b2")


KEEP = {
    "may_promise": Row(
        (may(CLOSED_Q), may(CLOSED_Q, promises=carries("agreed", "due", "kept", "declined"))),
        (may(), may(her("closing", breach="b2")), may(his("closing", breach="b1")), may(CLOSED_Q, promises=THREE)),
    ),
    "room_for_a_promise": Row(
        (
            BLANK,
            scene(TWO),
            promised(*carries("agreed", "due", "kept", "withdrawn", "change_asked")),
            promised(*carries("agreed", "agreed", "agreed", by=BEN)),
            promised(*carries("agreed", "agreed"), promise(ANA, "agreed", "p9", of="p1")),
            promised(*carries("agreed", "agreed"), items=(his("promise", shown=False), her("promise"))),
            promised(*carries("agreed", "agreed"), items=(her("slip", shown=False),)),
        ),
        (
            promised(*THREE),
            promised(*carries("agreed", "agreed"), items=(her("promise", shown=False),)),
            promised(*carries("agreed", "agreed"), items=(her("renewal", shown=False),)),
        ),
    ),
    "a_promise_agreed": Row(
        (
            promised(promise(BEN, "agreed")),
            promised(promise(ANA, "due")),
            promised(promise(ANA, "kept")),
            promised(promise(ANA, "withdrawn", agreed_at=AT)),
            scene(record(promises=(promise(ANA, "agreed"),), closed="parted")),
        ),
        (BLANK, scene(TWO), promised(promise(BEN, "offered")), promised(promise(BEN, "declined"))),
    ),
    "promise_found_soft": Row(
        (scene(here=position(picks={"found.vague": "x"})),),
        (BLANK, scene(here=position("found.vague", picks={"promise.often": "once"}))),
    ),
    "light_not_wished": Row(
        (scene(TWO), scene(record(light=(BEN,))), scene(record(her("light")))),
        (BLANK, scene(record(light=(ANA,))), scene(record(her("light", shown=False)))),
    ),
    "light_wished": Row(
        (scene(record(light=(ANA,))), scene(record(light=(BEN, ANA)))),
        (BLANK, scene(TWO), scene(record(light=(BEN,))), scene(record(her("light", shown=False), light=(ANA,)))),
    ),
    "rhythm_said": Row(
        (
            scene(here=position(picks={"promise.first": f"{AT.isoformat()} FREQ=DAILY"})),
            scene(here=position(picks={"promise.first": f"{AT.isoformat()} FREQ=DAILY;UNTIL=20260320"})),
        ),
        (BLANK, scene(here=position(picks={"promise.first": AT.isoformat()}))),
    ),
    "end_said": Row(
        (scene(here=position(picks={"promise.first": f"{AT.isoformat()} FREQ=DAILY;UNTIL=20260320"})),),
        (
            BLANK,
            scene(here=position(picks={"promise.first": AT.isoformat()})),
            scene(here=position(picks={"promise.first": f"{AT.isoformat()} FREQ=DAILY"})),
        ),
    ),
    "slip_in_time": Row(
        (promised(promise(ANA, "agreed"), subject="p"), promised(promise(ANA, "due"), subject="p")),
        (
            promised(promise(ANA, "agreed"), subject="q"),
            promised(promise(BEN, "agreed"), subject="p"),
            promised(promise(ANA, "due", told_late=True), subject="p"),
            promised(promise(ANA, "kept"), subject="p"),
            promised(promise(ANA, "agreed", rhythm="daily"), subject="p"),
        ),
    ),
    "still_movable": Row(
        (
            promised(promise(ANA, "agreed"), subject="p"),
            promised(promise(ANA, "agreed"), items=(her("renegotiation", about="p"),), subject="p"),
            promised(promise(ANA, "agreed"), items=(her("renegotiation", about="q", shown=False),), subject="p"),
            promised(promise(ANA, "agreed"), items=(her("slip", about="p", shown=False),), subject="p"),
        ),
        (
            promised(promise(ANA, "due"), subject="p"),
            promised(promise(BEN, "agreed"), subject="p"),
            promised(promise(ANA, "agreed", wish="w"), subject="p"),
            promised(promise(ANA, "agreed", rhythm="daily"), subject="p"),
            promised(promise(ANA, "agreed"), items=(her("renegotiation", about="p", shown=False),), subject="p"),
        ),
    ),
    "still_withdrawable": Row(
        (
            promised(promise(ANA, "agreed", rhythm="daily"), subject="p"),
            promised(promise(ANA, "offered"), subject="p"),
            promised(promise(ANA, "change_asked"), subject="p"),
        ),
        (
            promised(promise(ANA, "due"), subject="p"),
            promised(promise(BEN, "agreed"), subject="p"),
            promised(promise(ANA, "offered"), subject="q"),
        ),
    ),
}


# -- continue, and safety --------------------------------------------------------------------------------------


def steadily(value: int = 6, days: int = 98, every: int = 7) -> tuple[str, ...]:
    return tuple(f"{(AT - timedelta(days=back)).date()}={value}" for back in range(days, -1, -every))


STEADY = {item: steadily() for item in ("checkin.rely", "checkin.understood", "checkin.hope")}

CONTINUE = {
    "closed": Row((scene(record(closed="enough")), scene(record(closed="parted"))), (BLANK, scene(TWO))),
    "parted": Row((scene(record(closed="parted")),), (BLANK, scene(TWO), scene(record(closed="enough")))),
    "talks_go_on": Row(
        (promised(promise(BEN, "agreed")),),
        (BLANK, scene(TWO), scene(record(promises=(promise(BEN, "agreed"),), closed="enough"))),
    ),
    "topic_noted": Row(
        (scene(here=position(wrote=("checkin.topic",))),),
        (BLANK, scene(couple=position(wrote=("checkin.topic",)), here=position("checkin.topic"))),
    ),
    "cries_out": Row(
        (
            scene(here=position(picks={"checkin.over": "8"})),
            scene(here=position(picks={"checkin.hope": "1"})),
            scene(here=position(picks={"checkin.sleep": "2", "checkin.food": "5"})),
            scene(here=position(picks={"checkin.food": "0"})),
            scene(
                here=position(picks={"checkin.rely": "3"}), series={"checkin.rely": ("2026-03-01=7", "2026-03-02=3")}
            ),
        ),
        (
            BLANK,
            scene(here=position(picks={"checkin.over": "7", "checkin.hope": "2", "checkin.sleep": "3"})),
            scene(
                here=position(picks={"checkin.rely": "4"}), series={"checkin.rely": ("2026-03-01=7", "2026-03-02=4")}
            ),
            scene(here=position(picks={"checkin.rely": "0"}), series={"checkin.rely": ("2026-03-02=0",)}),
            scene(couple=position(picks={"checkin.over": "9"}), here=position()),
        ),
    ),
    "knocks_tell": Row((BLANK, scene(TWO)), (scene(only_here=True), scene(TWO, only_here=True))),
    "has_series": Row(
        (scene(series={"checkin.hope": ("2026-03-01=4",)}), scene(series={"checkin.rely": ("2026-03-01=0",)})),
        (BLANK, scene(series={"checkin.sleep": ("2026-03-01=4",)}), scene(series={"checkin.hope": ()})),
    ),
    "snapshot_taken": Row(
        (scene(here=position(picks={"snapshot.what": "rely 2026-03-01=4"})),),
        (BLANK, scene(here=position(picks={"snapshot.what": "nothing"}))),
    ),
    "own_steady": Row(
        (scene(rhythm=Rhythm("daily", "evening"), series=STEADY),),
        (
            scene(series=STEADY),
            scene(rhythm=Rhythm("two-weeks", "evening"), series=STEADY),
            scene(rhythm=Rhythm("daily", "evening"), series={**STEADY, "checkin.hope": ()}),
            scene(rhythm=Rhythm("daily", "evening"), series={**STEADY, "checkin.rely": steadily(days=50)}),
        ),
    ),
    "dates_full": Row(
        (
            scene(
                dates=(
                    KeptDate("1", "01-01"),
                    KeptDate("2", "01-02"),
                    KeptDate("3", "01-03"),
                    KeptDate("4", "01-04"),
                    KeptDate("5", "01-05"),
                )
            ),
        ),
        (
            BLANK,
            scene(
                dates=(KeptDate("1", "01-01"), KeptDate("2", "01-02"), KeptDate("3", "01-03"), KeptDate("4", "01-04"))
            ),
            scene(
                dates=(
                    KeptDate("1", "01-01"),
                    KeptDate("2", "01-02"),
                    KeptDate("3", "01-03"),
                    KeptDate("4", "01-04"),
                    KeptDate("5", "01-05"),
                ),
                here=position("date.day"),
            ),
        ),
    ),
    "health_matters": Row(
        (
            BLANK,
            scene(TWO),
            scene(couple=position(picks={"willing.kind": "affair"})),
            scene(record(breaches=(breach(kind="lies"), breach("b2", kind="affair")))),
        ),
        (
            scene(couple=position(picks={"willing.kind": "money"})),
            scene(HURT),
            scene(HURT, couple=position(picks={"willing.kind": "affair"})),
        ),
    ),
    "may_close": Row(
        (scene(record(may_close=True)),), (BLANK, scene(TWO), scene(record(closed="enough", enough=(ANA, BEN))))
    ),
    "enough_said": Row(
        (scene(record(enough=(ANA,))), scene(record(her("enough", shown=False)))),
        (BLANK, scene(TWO), scene(record(enough=(BEN,))), scene(record(his("enough"))), scene(record(her("enough")))),
    ),
}

STOPS = ("controlled", "afraid", "forced", "hurt", "made-to", "leverage", "child", "more", "i-hurt")


def answered(**picks: str) -> GateContext:
    return scene(here=position(picks={f"safety.{name.replace('_', '-')}": value for name, value in picks.items()}))


SAFETY = {
    "put_down_alone": Row(
        (
            answered(put_down="now"),
            answered(put_down="past", afraid="no", hurt="skip"),
            answered(put_down="now", dying="now"),
        ),
        (
            BLANK,
            answered(put_down="no"),
            answered(put_down="skip"),
            *(answered(put_down="now", **{stop.replace("-", "_"): how}) for stop in STOPS for how in ("now", "past")),
        ),
    ),
    "free": Row((BLANK,), (scene(stopped=True),)),
}

LINKING = {
    "linked": Row((scene(linked=True),), (BLANK, scene(linking="discord", link_ripe=True), scene(asks_to_link=True))),
    "linking": Row(
        (scene(linking="discord"), scene(linking="discord", link_ripe=True)),
        (BLANK, scene(linked=True), scene(asks_to_link=True)),
    ),
    "link_ripe": Row(
        (scene(linking="discord", link_ripe=True),), (BLANK, scene(linking="discord"), scene(linked=True))
    ),
}

ROWS: dict[str, Row] = {**WILLING, **ALONE, **OF_PAGES, **BREACH, **KEEP, **CONTINUE, **SAFETY, **LINKING}
EVERYWHERE = tuple(place for row in ROWS.values() for place in (*row.yes, *row.no))
ROWS |= {"always": Row(EVERYWHERE, ()), "by_hand": Row((), EVERYWHERE)}
