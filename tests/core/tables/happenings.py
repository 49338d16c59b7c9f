"""What each kind of release and each due row does to the shared record, in words of small records: before, and after.

`Case` is one release that has just shown, or one due row that has come, with everything that comes of it: the record,
the notices, the due rows set and dropped, and the words that go. What is not written here does not happen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from core.effects import DropDue, GroupButton, Post, SetDue
from core.kernel.record import Notice, RecordOutcome
from core.state import Item, Light, Promise, Shared
from tests.core.tables.scenes import ANA, AT, BEN, BERLIN, DAY, HOUR, breach, her, his, promise, record, when

WEEK, SEAL = timedelta(days=7), timedelta(days=2)
EMPTY = record()


@dataclass(frozen=True, slots=True)
class Case:
    """A record, what comes (a release, or the rest of a due row's key), when it was due, and what comes of it."""

    before: Shared
    comes: Item | str
    then: RecordOutcome
    at: datetime = AT


Cases = tuple[Case, ...]


def nothing(before: Shared, comes: Item | str, at: datetime = AT) -> Case:
    return Case(before, comes, RecordOutcome(before), at)


def becomes(before: Shared, comes: Item | str, *due: SetDue | DropDue, at: datetime = AT, **fields: Any) -> Case:
    """Only these fields of the record change, and these due rows are set or dropped."""
    return Case(before, comes, RecordOutcome(replace(before, **fields), due=due), at)


def both(kind: str, ref: str) -> tuple[Notice, ...]:
    return Notice(ANA, kind, ref), Notice(BEN, kind, ref)


# -- breaches --------------------------------------------------------------------------------------------------

SHE_IS_HURT = her("breach_card", "c1", willing__side="hurt", willing__kind="lies")
HE_ANSWERS = his("breach_card", "c2", willing__side="responsible", willing__kind="money")
HE_IS_HURT = his("breach_card", "c3", card__side="hurt", card__kind="affair")
SHE_ANSWERS_MORE = her("breach_card", "c4", card__side="responsible", card__kind="money")
FIRST = breach("breach-1", hurt=ANA, kind="lies", card="c1")
CLAIMED = record(SHE_IS_HURT, HE_IS_HURT, breaches=(FIRST,), claims=("c3", "c9"))


def agrees(answer: str = "yes", about: str = "c3", by_her: bool = True) -> Item:
    return (her if by_her else his)("counter_answer", "a", about=about, willing__counter=answer)


BREACHES: dict[str, Cases] = {
    "breach_card": (
        becomes(EMPTY, SHE_IS_HURT, breaches=(FIRST,)),
        becomes(EMPTY, HE_ANSWERS, breaches=(breach("breach-1", hurt=ANA, kind="money", card="c2"),)),
        becomes(
            EMPTY, her("breach_card", "x", willing__side="hurt"), breaches=(breach("breach-1", kind="other", card="x"),)
        ),
        nothing(record(breaches=(FIRST,)), SHE_IS_HURT),
        nothing(record(breaches=(FIRST,)), HE_ANSWERS),
        becomes(record(breaches=(FIRST,), claims=("c0",)), HE_IS_HURT, claims=("c0", "c3")),
        becomes(
            record(breaches=(FIRST,)),
            SHE_ANSWERS_MORE,
            breaches=(FIRST, breach("breach-2", hurt=BEN, kind="money", card="c4")),
        ),
        becomes(
            record(breaches=(FIRST, breach("breach-2", hurt=BEN))),
            HE_IS_HURT,
            breaches=(FIRST, breach("breach-2", hurt=BEN), breach("breach-3", hurt=BEN, kind="affair", card="c3")),
        ),
        becomes(
            record(breaches=(FIRST,)),
            her("breach_card", "c5", card__side="hurt", card__kind="money"),
            breaches=(FIRST, breach("breach-2", kind="money", card="c5")),
        ),
    ),
    "counter_answer": (
        becomes(
            CLAIMED, agrees(), claims=("c9",), breaches=(FIRST, breach("breach-2", hurt=BEN, kind="affair", card="c3"))
        ),
        becomes(
            record(her("breach_card", "c3", card__side="hurt"), claims=("c3",)),
            agrees(by_her=False),
            claims=(),
            breaches=(breach("breach-1", kind="other", card="c3"),),
        ),
        nothing(CLAIMED, agrees("no")),
        nothing(CLAIMED, agrees(by_her=False)),
        nothing(CLAIMED, agrees(about="c1")),
        nothing(CLAIMED, agrees(about="c9")),
        nothing(replace(CLAIMED, claims=()), agrees()),
    ),
}


# -- a holding plan --------------------------------------------------------------------------------------------

PLANNED = record(her("holding", "h"), breaches=(FIRST,))


def to_the_plan(answer: str, by_him: bool = True) -> Item:
    return (his if by_him else her)("holding_answer", "a", about="h", early__holding=answer)


HOLDING: dict[str, Cases] = {
    "holding_answer": (
        becomes(PLANNED, to_the_plan("agree"), SetDue("holding:h", AT + WEEK), holding="h"),
        nothing(PLANNED, to_the_plan("decline")),
        nothing(PLANNED, to_the_plan("agree", by_him=False)),
        nothing(replace(PLANNED, holding="h"), to_the_plan("agree")),
        nothing(replace(PLANNED, holdings_over=("h",)), to_the_plan("agree")),
        nothing(EMPTY, to_the_plan("agree")),
    )
}
HOLDING_TICKS: dict[str, Cases] = {
    "holding": (
        Case(
            record(holding="h", holdings_over=("g",)),
            "h",
            RecordOutcome(record(holdings_over=("g", "h")), both("holding-over", "h")),
        ),
        nothing(record(holding="other"), "h"),
        nothing(EMPTY, "h"),
    )
}


# -- promises --------------------------------------------------------------------------------------------------

ONCE = her("promise", "p", when(AT + DAY), breach="b1")
OFFERED = promise(ANA, "offered", breach="b1")
SERIES = promise(ANA, "offered", "s", rhythm="daily", ends_at=AT + WEEK)
RUNNING = replace(SERIES, state="agreed", agreed_at=AT)
SINCE = AT + HOUR  # an instant after the wall time of the series, so that the next day is the first


def offers_again(weeks: str | None, **more: Any) -> Item:
    said = {"promise__again": "daily", **({"promise__weeks": weeks} if weeks else {})}
    return her("promise", "p", when(AT + DAY, ask="promise.first"), breach="b1", **{**said, **more})


def agree(answer: str = "agree", about: str = "p", by_him: bool = True, **more: Any) -> Item:
    return (his if by_him else her)("agreement", "a", about=about, discuss__agree=answer, **more)


def with_promises(*promises: Promise, items: tuple[Item, ...] = (), **more: Any) -> Shared:
    return record(*items, promises=promises, **more)


def series_offer(weeks: int) -> Promise:
    return replace(OFFERED, rhythm="daily", ends_at=AT + DAY + timedelta(weeks=weeks))


def _offers() -> Iterator[Case]:
    yield becomes(EMPTY, ONCE, SetDue("deadline:p", AT + DAY), promises=(OFFERED,))
    for word, weeks in {"one": 1, "two": 2, "four": 4, "six": 6, None: 2}.items():
        due = SetDue("deadline:p", AT + DAY + timedelta(weeks=weeks))
        yield becomes(EMPTY, offers_again(word), due, promises=(series_offer(weeks),))
    asked = promise(ANA, "change_asked", "old")
    another = replace(ONCE, about="old")
    yield becomes(
        with_promises(asked), another, SetDue("deadline:p", AT + DAY), promises=(replace(asked, state="ended"), OFFERED)
    )
    not_hers = replace(asked, by=BEN)
    yield becomes(with_promises(not_hers), another, SetDue("deadline:p", AT + DAY), promises=(not_hers, OFFERED))


def renews(weeks: str | None = "four", about: str = "s", by_her: bool = True) -> Item:
    return (her if by_her else his)("renewal", "n", about=about, **({"keep__renew": weeks} if weeks else {}))


def _renewals() -> Iterator[Case]:
    over = replace(RUNNING, state="ended")
    new = replace(SERIES, ref="n", ends_at=AT + timedelta(weeks=4), words="s")
    due = SetDue("deadline:n", AT + timedelta(weeks=4))
    yield becomes(with_promises(over), renews(), due, promises=(over, new))
    again = replace(over, words="first")
    yield becomes(with_promises(again), renews(), due, promises=(again, replace(new, words="first")))
    later = replace(over, breach="b1")
    yield becomes(with_promises(later), renews(), due, promises=(later, replace(new, breach="b1")))
    yield nothing(with_promises(over), renews(by_her=False))
    yield nothing(with_promises(over), renews("nothing"))
    yield nothing(with_promises(over), renews(about="other"))
    yield nothing(with_promises(replace(over, rhythm=None)), renews())


def occurrence(day: int, state: str = "agreed", **more: Any) -> Promise:
    """The series goes daily at 18:00 in Berlin, from 3 March."""
    due_at = datetime(2026, 3, day, 17, 0, tzinfo=UTC)
    given = {"due_at": due_at, "words": "s", "agreed_at": AT, "of": "s", **more}
    return promise(ANA, state, f"s.2026-03-{day:02}", **given)


def _agreements() -> Iterator[Case]:
    yield becomes(with_promises(OFFERED), agree(), promises=(replace(OFFERED, state="agreed", agreed_at=AT),))
    yield becomes(with_promises(OFFERED), agree("change"), promises=(replace(OFFERED, state="change_asked"),))
    yield becomes(with_promises(OFFERED), agree("decline"), promises=(replace(OFFERED, state="declined"),))
    by_renewal = his("agreement", "a", about="p", keep__renewal="agree")
    yield becomes(with_promises(OFFERED), by_renewal, promises=(replace(OFFERED, state="agreed", agreed_at=AT),))
    yield nothing(with_promises(OFFERED), agree("nothing"))
    yield nothing(with_promises(OFFERED), agree(by_him=False))
    yield nothing(with_promises(OFFERED), agree(about="other"))
    yield nothing(with_promises(replace(OFFERED, state="due")), agree())
    yield becomes(
        with_promises(replace(OFFERED, due_at=AT)), agree(), promises=(replace(OFFERED, due_at=AT, state="ended"),)
    )
    three = tuple(promise(ANA, state, f"x{n}", agreed_at=AT) for n, state in enumerate(("agreed", "due", "agreed")))
    yield nothing(with_promises(OFFERED, *three), agree())
    two = three[:2]
    light: tuple[Promise, ...] = (
        promise(ANA, "agreed", "s.1", of="s", agreed_at=AT),
        promise(BEN, "agreed", "h", agreed_at=AT),
    )
    light += (promise(ANA, "kept", "k", agreed_at=AT), promise(ANA, "offered", "o"))
    agreed = replace(OFFERED, state="agreed", agreed_at=AT)
    yield becomes(with_promises(OFFERED, *two, *light), agree(), promises=(agreed, *two, *light))
    yield becomes(
        with_promises(SERIES),
        agree(about="s"),
        SetDue("deadline:s.2026-03-03", AT + DAY),
        promises=(RUNNING, occurrence(3)),
    )
    of_b1 = replace(SERIES, breach="b1")
    yield becomes(
        with_promises(of_b1),
        agree(about="s"),
        SetDue("deadline:s.2026-03-03", AT + DAY),
        promises=(replace(RUNNING, breach="b1"), occurrence(3, breach="b1")),
    )
    late = agree(about="s", at=AT + WEEK - HOUR)
    agreed_late = replace(RUNNING, agreed_at=AT + WEEK - HOUR)
    yield becomes(
        with_promises(SERIES),
        late,
        SetDue("deadline:s.2026-03-09", AT + WEEK),
        promises=(agreed_late, occurrence(9, agreed_at=AT + WEEK - HOUR)),
    )
    weekly = replace(SERIES, rhythm="weekly", due_at=AT - DAY, ends_at=AT + 5 * DAY)
    over = replace(weekly, state="ended", agreed_at=AT)
    yield Case(
        with_promises(weekly), agree(about="s"), RecordOutcome(with_promises(over), (Notice(ANA, "series-over", "s"),))
    )
    yield becomes(
        with_promises(replace(SERIES, ends_at=AT)),
        agree(about="s"),
        promises=(replace(SERIES, ends_at=AT, state="ended"),),
    )


def due(one: Promise) -> Promise:
    return replace(one, state="due", seals_at=one.due_at + SEAL)


def falls_due(ref: str, at: datetime) -> tuple[SetDue, SetDue]:
    return SetDue(f"unseal:{ref}", at + SEAL), SetDue(f"told-late:{ref}", at + DAY)


def _deadlines() -> Iterator[Case]:
    agreed, at = promise(ANA, "agreed"), AT + DAY
    yield Case(
        with_promises(agreed, promise(BEN, "agreed", "q")),
        "p",
        RecordOutcome(
            with_promises(due(agreed), promise(BEN, "agreed", "q")), both("deadline", "p"), falls_due("p", at)
        ),
        at,
    )
    wished = replace(agreed, wish="w")
    yield Case(
        with_promises(wished),
        "p",
        RecordOutcome(with_promises(replace(wished, state="unconfirmed")), both("result", "p")),
        at,
    )
    yield becomes(with_promises(OFFERED), "p", promises=(replace(OFFERED, state="ended"),), at=at)
    yield becomes(with_promises(SERIES), "s", promises=(replace(SERIES, state="ended"),), at=at)
    yield nothing(with_promises(RUNNING), "s", at)
    yield nothing(with_promises(replace(agreed, state="withdrawn")), "p", at)
    yield nothing(EMPTY, "p", at)
    third, fourth = occurrence(3), occurrence(4, agreed_at=AT + DAY)
    yield Case(
        with_promises(RUNNING, third),
        third.ref,
        RecordOutcome(
            with_promises(RUNNING, due(third), fourth),
            both("deadline", third.ref),
            (*falls_due(third.ref, at), SetDue(f"deadline:{fourth.ref}", AT + 2 * DAY)),
        ),
        at,
    )
    told = replace(third, state="slipped_and_told")
    yield becomes(
        with_promises(RUNNING, told),
        third.ref,
        SetDue(f"deadline:{fourth.ref}", AT + 2 * DAY),
        promises=(RUNNING, told, fourth),
        at=at,
    )
    yield nothing(with_promises(RUNNING, told, fourth), third.ref, at)
    for stopped in ("withdrawn", "ended"):
        yield nothing(with_promises(replace(RUNNING, state=stopped), told), third.ref, at)
    moved = replace(told, ref="wish")  # moved to a time of its own: it no longer stands in the series' row
    yield nothing(with_promises(RUNNING, moved), "wish", at)
    yield from _folded()


def _folded() -> Iterator[Case]:
    """Of the finished occurrences three stay; older ones are counted, and what was ticked about them goes."""
    states = ("kept", "slipped_and_told", "unconfirmed", "kept", "found_out", "kept", "kept", "not_kept")
    old = tuple(occurrence(number + 3, state) for number, state in enumerate(states))
    running, last = replace(RUNNING, ends_at=AT + 4 * WEEK), occurrence(11)
    items = (
        his("report", "r3", about=old[0].ref, keep__noticed="kept"),
        his("report", "r7", about=old[4].ref, keep__noticed="kept"),
        his("report", "r10", about=old[7].ref, keep__noticed="kept"),
        her("slip", "told", about=old[1].ref),
    )
    # 3, 5, 6 and 7 March go; 4 March stays, for somebody wrote about it, and 8 to 10 March are the last three.
    tallied = replace(running, kept=2, broken=1, unclear=1, kept_at=old[3].due_at, broken_at=old[4].due_at)
    at, next_one = AT + 9 * DAY, occurrence(12, agreed_at=AT + 9 * DAY)
    yield Case(
        with_promises(running, *old, last, items=items),
        last.ref,
        RecordOutcome(
            with_promises(tallied, old[1], *old[5:], due(last), next_one, items=(items[2], items[3])),
            both("deadline", last.ref),
            (*falls_due(last.ref, at), SetDue(f"deadline:{next_one.ref}", AT + 10 * DAY)),
            forget=("r3", "r7"),
        ),
        at,
    )
    counted = replace(running, kept=5, broken=2, unclear=4, kept_at=AT + WEEK, broken_at=AT - WEEK)
    more = replace(counted, kept=7, broken=3, unclear=5, broken_at=old[4].due_at)
    yield Case(
        with_promises(counted, *old, last, items=items[3:]),
        last.ref,
        RecordOutcome(
            with_promises(more, old[1], *old[5:], due(last), next_one, items=items[3:]),
            both("deadline", last.ref),
            (*falls_due(last.ref, at), SetDue(f"deadline:{next_one.ref}", AT + 10 * DAY)),
        ),
        at,
    )


def sealed(by_her: bool, answer: str, about: str = "p", shown: bool = False) -> Item:
    name = "keep__report" if by_her else "keep__noticed"
    ref = f"{'her' if by_her else 'his'}-{answer}-{about}"
    return (her if by_her else his)("report", ref, about=about, shown=shown, sealed=True, **{name: answer})


OPEN_TO_ALL = {
    ("kept", "kept"): "kept",
    ("more", "more"): "kept",
    ("kept", "not-kept"): "seen_differently",
    ("not-kept", "kept"): "seen_differently",
    ("not-kept", "not-kept"): "not_kept",
    ("not-kept", None): "not_kept",
    ("kept", None): "unconfirmed",
    (None, "not-kept"): "unconfirmed",
    (None, None): "unconfirmed",
}


def _unsealed() -> Iterator[Case]:
    waits = due(promise(ANA, "agreed"))
    for (hers, theirs), state in OPEN_TO_ALL.items():
        said = (*((sealed(True, hers),) if hers else ()), *((sealed(False, theirs),) if theirs else ()))
        other = sealed(False, "kept", about="q")
        fields = {"in_a_row": ("found_out", "not_kept")[:1]} if state != "kept" else {"in_a_row": ("found_out",)}
        shown = tuple(replace(one, shown=True) for one in said)
        before = with_promises(waits, items=(*said, other), **fields)
        after = with_promises(replace(waits, state=state), items=(*shown, other), **fields)
        told = both("result", "p")
        if state == "kept":
            after = replace(after, in_a_row=())
        elif state == "not_kept":
            after, told = replace(after, in_a_row=(), rest="p"), (*told, *both("two-breaks", "p"))
        yield Case(before, "p", RecordOutcome(after, told), waits.due_at + SEAL)
    broken = with_promises(waits, items=(sealed(True, "not-kept"),))
    after = with_promises(
        replace(waits, state="not_kept"), items=(sealed(True, "not-kept", shown=True),), in_a_row=("not_kept",)
    )
    yield Case(broken, "p", RecordOutcome(after, both("result", "p")))
    told = replace(broken, in_a_row=("slipped_and_told",))
    rests = replace(after, in_a_row=(), rest="p")
    yield Case(told, "p", RecordOutcome(rests, (*both("result", "p"), *both("two-breaks", "p"))))
    yield nothing(with_promises(replace(waits, state="slipped_and_told"), items=(sealed(True, "kept"),)), "p")
    yield nothing(EMPTY, "p")


PROMISES: dict[str, Cases] = {
    "promise": tuple(_offers()),
    "renewal": tuple(_renewals()),
    "agreement": tuple(_agreements()),
}
PROMISE_TICKS: dict[str, Cases] = {
    "deadline": tuple(_deadlines()),
    "unseal": tuple(_unsealed()),
    "told-late": (
        becomes(
            with_promises(promise(ANA, "due"), promise(ANA, "due", "q")),
            "p",
            promises=(promise(ANA, "due", told_late=True), promise(ANA, "due", "q")),
        ),
        nothing(EMPTY, "p"),
    ),
}


# -- what becomes of a promise ---------------------------------------------------------------------------------

AGREED = promise(ANA, "agreed")
WISH = her("renegotiation", "w", when(AT + 3 * DAY, "Europe/Lisbon", "renegotiate.when"), about="p")


def to_the_wish(answer: str, by_him: bool = True, **more: Any) -> Item:
    return (his if by_him else her)("renegotiation_answer", "a", about="w", keep__wish=answer, **more)


def _wishes() -> Iterator[Case]:
    other = promise(ANA, "agreed", "q")
    yield becomes(with_promises(AGREED, other), WISH, promises=(replace(AGREED, wish="w"), other))
    for wrong in (
        replace(AGREED, by=BEN),
        replace(AGREED, state="due"),
        replace(AGREED, rhythm="daily"),
        replace(AGREED, wish="v"),
        replace(AGREED, ref="q"),
    ):
        yield nothing(with_promises(wrong), WISH)


def _wishes_answered() -> Iterator[Case]:
    wished, other = replace(AGREED, wish="w"), promise(ANA, "agreed", "q", wish="w2")
    before = with_promises(other, wished, items=(WISH,))
    new = promise(ANA, "agreed", "w", due_at=AT + 3 * DAY, zone="Europe/Lisbon", words="p", agreed_at=AT)
    moved = replace(wished, state="renegotiated")
    due_row = SetDue("deadline:w", AT + 3 * DAY)
    yield becomes(before, to_the_wish("agree"), due_row, promises=(other, moved, new))
    worded = replace(wished, words="first", breach="b1")
    yield becomes(
        with_promises(worded, items=(WISH,)),
        to_the_wish("agree"),
        due_row,
        promises=(replace(worded, state="renegotiated"), replace(new, words="first", breach="b1")),
    )
    yield becomes(before, to_the_wish("decline"), promises=(other, AGREED))
    yield nothing(before, to_the_wish("nothing"))
    yield nothing(before, to_the_wish("agree", by_him=False))
    yield nothing(before, to_the_wish("agree", at=AT + 3 * DAY))
    yield nothing(with_promises(replace(wished, state="due"), items=(WISH,)), to_the_wish("agree"))
    yield nothing(with_promises(replace(wished, state="due"), items=(WISH,)), to_the_wish("decline"))
    yield nothing(with_promises(wished), to_the_wish("agree"))
    yield nothing(with_promises(AGREED, items=(WISH,)), to_the_wish("agree"))


def _withdrawals() -> Iterator[Case]:
    gone = her("withdrawal", "x", about="p")
    for state in ("offered", "change_asked", "agreed"):
        yield becomes(with_promises(promise(ANA, state)), gone, promises=(promise(ANA, "withdrawn"),))
    yield nothing(with_promises(replace(AGREED, state="due")), gone)
    yield nothing(with_promises(replace(AGREED, by=BEN)), gone)
    yield nothing(EMPTY, gone)
    ahead, over, other = occurrence(4), occurrence(3, "kept"), promise(ANA, "agreed", "z", of="t")
    yield becomes(
        with_promises(RUNNING, over, ahead, other),
        her("withdrawal", "x", about="s"),
        promises=(replace(RUNNING, state="withdrawn"), over, replace(ahead, state="withdrawn"), other),
    )


def _slips() -> Iterator[Case]:
    slip = her("slip", "x", about="p")
    for state in ("agreed", "due"):
        told = promise(ANA, state, wish="w")
        after = promise(ANA, "slipped_and_told")
        yield becomes(with_promises(told), slip, promises=(after,), in_a_row=("slipped_and_told",))
    answers = (sealed(True, "kept"), sealed(False, "kept"), sealed(False, "kept", about="q"))
    about_it = her("slip", "other", about="p")
    yield Case(
        with_promises(promise(ANA, "due"), items=(*answers, about_it)),
        slip,
        RecordOutcome(
            with_promises(
                promise(ANA, "slipped_and_told"), items=(answers[2], about_it), in_a_row=("slipped_and_told",)
            ),
            forget=(answers[0].ref, answers[1].ref),
        ),
    )
    for one in ("not_kept", "found_out", "slipped_and_told"):
        before = with_promises(AGREED, in_a_row=(one,))
        gently = one == "slipped_and_told"  # both were told at once
        after_two = with_promises(promise(ANA, "slipped_and_told"), rest="p", rest_gently=gently)
        yield Case(before, slip, RecordOutcome(after_two, both("two-breaks", "p")))
    for wrong in (
        replace(AGREED, by=BEN),
        replace(AGREED, state="kept", wish="w"),
        replace(AGREED, state="offered"),
        replace(AGREED, rhythm="daily"),
        replace(AGREED, ref="q"),
    ):
        yield nothing(with_promises(wrong), slip)


def _found_out() -> Iterator[Case]:
    yes = her("found_out", "y", about="p")
    new = breach("breach-2", hurt=BEN, kind="promise", card="y")
    for state in ("kept", "seen_differently", "unconfirmed"):
        yield becomes(
            with_promises(promise(ANA, state), breaches=(FIRST,)),
            yes,
            promises=(promise(ANA, "found_out"),),
            breaches=(FIRST, new),
            in_a_row=("found_out",),
        )
    his_yes = his("found_out", "y", about="p")
    yield becomes(
        with_promises(promise(BEN, "kept")),
        his_yes,
        promises=(promise(BEN, "found_out"),),
        breaches=(breach("breach-1", hurt=ANA, kind="promise", card="y"),),
        in_a_row=("found_out",),
    )
    for one in ("found_out", "not_kept", "slipped_and_told"):
        twice = with_promises(promise(ANA, "kept"), in_a_row=(one,))
        rests = with_promises(
            promise(ANA, "found_out"),
            breaches=(breach("breach-1", hurt=BEN, kind="promise", card="y"),),
            rest="p",
            rest_found=one == "found_out",
        )
        yield Case(twice, yes, RecordOutcome(rests, both("two-breaks", "p")))
    for wrong in (promise(ANA, "due"), promise(ANA, "not_kept"), promise(BEN, "kept"), promise(ANA, "kept", "q")):
        yield nothing(with_promises(wrong), yes)


TURNS: dict[str, Cases] = {
    "renegotiation": tuple(_wishes()),
    "renegotiation_answer": tuple(_wishes_answered()),
    "withdrawal": tuple(_withdrawals()),
    "slip": tuple(_slips()),
    "found_out": tuple(_found_out()),
}


# -- light questions -------------------------------------------------------------------------------------------

MONDAY_18 = AT  # 18:00 in Berlin
WEDNESDAY_18, FRIDAY_18 = AT + 2 * DAY, AT + 4 * DAY


def wishes(by_her: bool = True, wish: str = "yes", **more: Any) -> Item:
    return (her if by_her else his)("light", "x", light__wish=wish, **more)


def lit(at: datetime, topic: str, **more: Any) -> Light:
    return Light(ref=f"light-{at.date()}", topic=topic, shows_at=at + DAY, **more)


def _light_ticks() -> Iterator[Case]:
    on = record(light=(ANA, BEN), zone=BERLIN)
    next_of = {(MONDAY_18, "memory"): WEDNESDAY_18, (WEDNESDAY_18, "laugh"): FRIDAY_18, (FRIDAY_18, "plan"): AT + WEEK}
    for (at, topic), following in next_of.items():
        new = lit(at, topic)
        rows = (SetDue("light:", following), SetDue(f"light-show:{new.ref}", at + DAY))
        yield Case(on, "", RecordOutcome(replace(on, lights=(new,)), both("light-question", new.ref), rows), at)
    earlier = tuple(lit(AT - timedelta(days=30 - n), "plan") for n in range(12))
    new = lit(AT, "memory")
    items = (
        his("light_answer", "r0", about=earlier[0].ref),
        his("light_answer", "r1", about=earlier[1].ref),
        his("topic", "t"),
    )
    rows = (SetDue("light:", WEDNESDAY_18), SetDue(f"light-show:{new.ref}", AT + DAY))
    yield Case(
        replace(on, lights=earlier, items=items),
        "",
        RecordOutcome(
            replace(on, lights=(*earlier[1:], new), items=items[1:]), both("light-question", new.ref), rows, ("r0",)
        ),
    )
    somewhere, at = record(light=(ANA, BEN)), AT + HOUR  # no promise was agreed yet: 18:00 in no zone
    new = lit(at, "memory")
    rows = (SetDue("light:", at + 2 * DAY), SetDue(f"light-show:{new.ref}", at + DAY))
    yield Case(
        somewhere, "", RecordOutcome(replace(somewhere, lights=(new,)), both("light-question", new.ref), rows), at
    )
    yield nothing(record(light=(ANA,), zone=BERLIN), "")
    yield nothing(replace(on, closed="enough"), "")


def _light_shown() -> Iterator[Case]:
    one, other = lit(AT, "memory"), lit(AT + 2 * DAY, "laugh")
    his_words = his("light_answer", "r", about=one.ref, shown=False)
    rest = (his("light_answer", "q", about="else", shown=False), his("report", "s", about=one.ref, shown=False))
    yield Case(
        record(his_words, *rest, lights=(other, one)),
        one.ref,
        RecordOutcome(
            record(replace(his_words, shown=True), *rest, lights=(other, replace(one, over=True))),
            both("light-shown", one.ref),
        ),
    )


ZONED = record(zone=BERLIN)
LIGHT: dict[str, Cases] = {
    "light": (
        becomes(ZONED, wishes(), light=(ANA,)),
        becomes(replace(ZONED, light=(ANA,)), wishes(), light=(ANA,)),
        becomes(
            replace(ZONED, light=(ANA,)),
            wishes(by_her=False, at=AT - HOUR),
            SetDue("light:", MONDAY_18),
            light=(ANA, BEN),
        ),
        becomes(replace(ZONED, light=(ANA,)), wishes(by_her=False), SetDue("light:", WEDNESDAY_18), light=(ANA, BEN)),
        becomes(record(light=(ANA,)), wishes(by_her=False), SetDue("light:", AT + HOUR), light=(ANA, BEN)),
        becomes(replace(ZONED, light=(ANA, BEN)), wishes(), light=(BEN, ANA)),
        becomes(replace(ZONED, light=(ANA, BEN)), his("light", "x", unlight__end="no"), DropDue("light:"), light=()),
    )
}
LIGHT_TICKS: dict[str, Cases] = {"light": tuple(_light_ticks()), "light-show": tuple(_light_shown())}


# -- the rhythm ------------------------------------------------------------------------------------------------

DAY_OF = datetime(2025, 6, 14, 10, 0, tzinfo=UTC)
EVE = datetime(2026, 6, 13, 16, 0, tzinfo=UTC)  # 18:00 in Berlin


def date_of(by_her: bool, ref: str, at: datetime = DAY_OF, **more: Any) -> Item:
    return (her if by_her else his)("date", ref, when(at, ask="date.day"), **more)


HER_DATE = date_of(True, "d1")
LISBON_EVE = datetime(2026, 6, 13, 17, 0, tzinfo=UTC)
TODAY_IS_THE_DAY = Post(
    text="group-talk-day", buttons=(GroupButton("open", "group-label-open", ("a", "b")),), rests_at_night=True
)
RHYTHM: dict[str, Cases] = {
    "date": (
        nothing(record(HER_DATE, zone=BERLIN), HER_DATE),
        nothing(record(zone=BERLIN), HER_DATE),
        becomes(
            record(HER_DATE, zone=BERLIN, hard_dates=("01-01",)),
            date_of(False, "d2", DAY_OF + timedelta(days=365)),
            SetDue("date:06-14", EVE),
            hard_dates=("01-01", "06-14"),
        ),
        becomes(record(HER_DATE), date_of(False, "d2"), SetDue("date:06-14", EVE), hard_dates=("06-14",), zone=BERLIN),
        becomes(
            record(HER_DATE, zone="Europe/Lisbon"),
            date_of(False, "d2"),
            SetDue("date:06-14", LISBON_EVE),
            hard_dates=("06-14",),
        ),
        nothing(record(HER_DATE, zone=BERLIN, hard_dates=("06-14",)), date_of(False, "d2")),
        nothing(record(HER_DATE, zone=BERLIN), date_of(False, "d2", DAY_OF + DAY)),
        nothing(record(replace(HER_DATE, shown=False), zone=BERLIN), date_of(False, "d2")),
        nothing(record(date_of(False, "d0"), zone=BERLIN), date_of(False, "d2")),
        nothing(record(replace(HER_DATE, kind="moment"), zone=BERLIN), date_of(False, "d2")),
    ),
    "enough": (
        becomes(EMPTY, her("enough"), enough=(ANA,)),
        becomes(record(enough=(ANA,)), his("enough"), enough=(ANA, BEN), closed="enough"),
        nothing(record(enough=(ANA,)), her("enough")),
        nothing(record(closed="parted"), her("enough")),
    ),
    "enough_back": (
        becomes(record(enough=(ANA,)), her("enough_back"), enough=()),
        becomes(record(enough=(BEN,)), her("enough_back"), enough=(BEN,)),
        nothing(record(enough=(ANA, BEN), closed="enough"), her("enough_back")),
    ),
    "parting": (
        becomes(EMPTY, her("parting"), closed="parted"),
        becomes(record(closed="enough", enough=(ANA, BEN)), his("parting"), closed="parted"),
    ),
}
TALKED = record(zone=BERLIN, talks=4, talked_at=(AT - 2 * WEEK, AT - WEEK))
RHYTHM_TICKS: dict[str, Cases] = {
    "talk": (
        Case(
            TALKED,
            "",
            RecordOutcome(
                replace(TALKED, talks=5, talked_at=(AT - WEEK, AT)), both("weekly", "talk-5"), posts=(TODAY_IS_THE_DAY,)
            ),
        ),
        Case(
            ZONED,
            "",
            RecordOutcome(
                replace(ZONED, talks=1, talked_at=(AT,)), both("weekly", "talk-1"), posts=(TODAY_IS_THE_DAY,)
            ),
        ),
        nothing(replace(TALKED, closed="enough"), ""),
    ),
    "rest": (Case(EMPTY, "", RecordOutcome(EMPTY, both("rest", "rest"))), nothing(record(closed="enough"), "")),
    "may-close": (
        becomes(record(closes_from=AT), "", may_close=True),
        becomes(record(closes_from=AT, may_close=True), "", may_close=False, at=AT - DAY),
        nothing(record(closes_from=AT), "", AT - HOUR),
        nothing(EMPTY, ""),
    ),
    "years": (
        Case(EMPTY, "", RecordOutcome(EMPTY, both("years", "years"), (DropDue("talk:"),))),
        nothing(record(closed="enough"), ""),
    ),
    "date": (
        Case(
            ZONED,
            "06-14",
            RecordOutcome(
                ZONED,
                both("hard-date", "06-14"),
                (SetDue("date:06-14", datetime(2027, 6, 13, 16, 0, tzinfo=UTC)),),
                posts=(Post(text="group-hard-date", rests_at_night=True),),
            ),
            EVE,
        ),
        Case(
            ZONED,
            "06-14",
            RecordOutcome(ZONED, due=(SetDue("date:06-14", datetime(2027, 6, 13, 16, 0, tzinfo=UTC)),)),
            EVE + timedelta(hours=9),  # it comes late, and the day has begun
        ),
        nothing(EMPTY, "06-14", EVE),
        nothing(replace(ZONED, closed="enough"), "06-14", EVE),
    ),
}

RELEASES: dict[str, Cases] = {**BREACHES, **HOLDING, **PROMISES, **TURNS, **LIGHT, **RHYTHM}
DUE_ROWS: dict[str, Cases] = {**HOLDING_TICKS, **PROMISE_TICKS, **LIGHT_TICKS, **RHYTHM_TICKS}
