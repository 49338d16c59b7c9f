"""The shared room act by act and tick by tick: all that comes of each, and what each partner sees of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.effects import Confirm, DropDue, GroupAct, GroupButton, Part, Post, SetDue, TakeBack
from core.events import Tick
from core.journey import STORY
from core.journey.dates.eve import word_ahead
from core.journey.talk.record import is_steady
from core.kernel import shared
from core.kernel.record import RecordOutcome, to_both
from core.kernel.view import View, view
from core.state import Item, Light, Shared, Side, Talk
from tests.core.tables.scenes import ANA, AT, BEN, BERLIN, DAY, HOUR, NAMES, breach, her, his, promise, record

QUIET, STEADY = timedelta(days=14), timedelta(days=91)
WORDS = (Part("x", words=("w",)),)
LIGHT = Light(ref="light-1", topic="memory", shows_at=AT)


def follow(before: Shared, outcome: RecordOutcome, at: datetime) -> RecordOutcome:
    return shared.followed(STORY.record, before, outcome, at)


def tick(room: Shared, key: str, at: datetime = AT, due_at: datetime | None = None) -> RecordOutcome:
    return shared.tick(STORY.record, room, Tick(id="t", at=at, key=key, due_at=due_at or at))


# -- confirmed, taken back, shown ------------------------------------------------------------------------------

CONFIRM = Confirm(ref="r", kind="letter", parts=WORDS, shows_at=AT + HOUR, about="x", breach="b1")
HELD = Item(ref="r", kind="letter", by=ANA, parts=WORDS, confirmed_at=AT, shows_at=AT + HOUR, about="x", breach="b1")


def test_a_confirmed_release_is_held_until_its_time() -> None:
    before = record(his("letter", "other"))
    outcome = shared.act(STORY.record, before, ANA, CONFIRM, AT)
    assert outcome == RecordOutcome(record(his("letter", "other"), HELD), due=(SetDue("show:r", AT + HOUR),))


def test_a_sealed_release_waits_for_what_it_is_sealed_with() -> None:
    outcome = shared.act(STORY.record, record(), ANA, replace(CONFIRM, sealed=True), AT)
    assert outcome == RecordOutcome(record(replace(HELD, sealed=True)))


def test_the_same_release_comes_once_whoever_sends_it_again() -> None:
    for side in Side:
        assert shared.act(STORY.record, record(HELD), side, CONFIRM, AT + HOUR) == RecordOutcome(record(HELD))


def test_what_is_held_is_taken_back_without_a_trace() -> None:
    other = his("letter", "other")
    outcome = shared.act(STORY.record, record(other, HELD), ANA, TakeBack("r"), AT)
    assert outcome == RecordOutcome(record(other), due=(DropDue("show:r"),), forget=("r",))


@pytest.mark.parametrize(
    ("room", "by"),
    [(record(HELD), BEN), (record(replace(HELD, shown=True)), ANA), (record(), ANA)],
    ids=["by the other", "shown", "gone"],
)
def test_nothing_else_is_taken_back(room: Shared, by: Side) -> None:
    assert shared.act(STORY.record, room, by, TakeBack("r"), AT) == RecordOutcome(room)


def test_a_release_shows_and_both_are_told_the_same() -> None:
    other = his("letter", "other", shown=False)
    outcome = tick(record(other, HELD), "show:r", AT + HOUR)
    after = record(other, replace(HELD, shown=True))
    assert outcome == RecordOutcome(after, to_both("letter", "r"), (SetDue("rest:", AT + HOUR + QUIET),))


def test_a_reference_may_have_a_colon_in_it() -> None:
    assert tick(record(replace(HELD, ref="memory:7:1")), "show:memory:7:1").shared.items[0].shown


def test_a_release_that_shows_comes_to_mean_something() -> None:
    card = her("breach_card", "c", willing__side="hurt", willing__kind="lies", shown=False)
    outcome = tick(record(card), "show:c")
    opened = breach("breach-1", hurt=ANA, kind="lies", card="c")
    after = record(replace(card, shown=True), breaches=(opened,))
    assert outcome == RecordOutcome(after, to_both("breach_card", "c"), (SetDue("rest:", AT + QUIET),))


@pytest.mark.parametrize("key", ["show:gone", "show:shown", "nothing-known:r", "floor:1", "clock:"])
def test_a_row_that_fits_no_more_changes_nothing(key: str) -> None:
    room = record(her("letter", "shown"))
    assert tick(room, key) == RecordOutcome(room)


def test_a_deadline_that_comes_late_leaves_a_day_to_answer_and_its_notices_say_that_they_are_late() -> None:
    waits = promise(ANA, "agreed", due_at=AT)
    outcome = tick(record(promises=(waits,), began_at=AT - DAY), "deadline:p", AT + 2 * DAY, due_at=AT)
    rows = SetDue("unseal:p", AT + 3 * DAY), SetDue("told-late:p", AT + 3 * DAY), SetDue("rest:", AT + 2 * DAY + QUIET)
    assert outcome.due == rows
    assert outcome.notices
    assert all(notice.late for notice in outcome.notices)
    a_little = tick(record(promises=(waits,), began_at=AT - DAY), "deadline:p", AT + timedelta(minutes=5), due_at=AT)
    assert a_little.due[:2] == (
        SetDue("unseal:p", AT + 2 * DAY),
        SetDue("told-late:p", AT + DAY + timedelta(minutes=5)),
    )
    assert not any(notice.late for notice in a_little.notices)


def test_a_talk_that_is_told_of_late_was_told_of_now() -> None:
    talked = tick(record(zone=BERLIN, began_at=AT), "talk:", AT + DAY, due_at=AT)
    assert talked.shared.talked_at == (AT + DAY,)
    assert talked.due == (SetDue("talk:", sunday(8)),)


def test_after_parting_only_what_was_released_before_still_shows() -> None:
    promises = (promise(ANA, "due"), promise(ANA, "agreed", "q"))
    parted = record(HELD, promises=promises, closed="parted", zone=BERLIN, light=(ANA, BEN))
    assert tick(parted, "show:r").shared.items[0].shown
    assert tick(parted, "unseal:p").shared.promises[0].state == "unconfirmed"
    for key in ("deadline:q", "light:", "talk:", "rest:", "years:", "date:03-02", "holding:h", "floor:1", "clock:"):
        assert tick(parted, key) == RecordOutcome(parted), key
    assert tick(replace(parted, closed="enough"), "deadline:q").shared.promises[1].state == "due"


# -- what the group reads --------------------------------------------------------------------------------------


def talking(topic: str, **more: object) -> Talk:
    given = {"ref": "t", "topics": (topic,), "phase": "gather", "floor": ANA, "here": (BEN,), "turn": 1, **more}
    return Talk(**given)  # type: ignore[arg-type]


def spoken_of(room: Shared) -> tuple[Part, ...]:
    """The words with which the group begins to talk about its first topic."""
    (post,) = shared.act(STORY.record, room, ANA, GroupAct("here", 1, "x"), AT).posts
    assert post.args == {"speaker": "Ana", "listener": "Ben", "minutes": 20}
    return post.shared


def test_the_group_reads_the_released_words_of_its_topic_and_both_names() -> None:
    topic = his("topic", "one", *WORDS)
    assert spoken_of(record(topic, talk=talking("one"))) == WORDS
    assert spoken_of(record(replace(topic, shown=False), talk=talking("one"))) == ()
    assert spoken_of(record(topic, talk=talking("other"))) == ()


def test_the_group_reads_the_words_of_a_promise_wherever_they_stand() -> None:
    offer = her("promise", "p", *WORDS)
    assert spoken_of(record(offer, promises=(promise(ANA, "kept"),), talk=talking("p"))) == WORDS
    again = promise(ANA, "kept", "p.2", words="p")
    assert spoken_of(record(offer, promises=(again,), talk=talking("p.2"))) == WORDS


def test_a_talk_is_opened_by_either_and_not_after_closing() -> None:
    topic = his("topic", "one", *WORDS)
    outcome = shared.act(STORY.record, record(topic), BEN, GroupAct("open", 0, "t"), AT)
    sides = ("a", "b")
    buttons = GroupButton("here", "group-label-here", sides), GroupButton("stop", "group-label-stop", sides)
    talk = Talk(ref="t", topics=("one",), phase="gather", floor=BEN, turn=1)
    post = Post(text="group-gather", buttons=buttons, turn=1)
    due = (SetDue("floor:1", AT + timedelta(minutes=15)),)
    assert outcome == RecordOutcome(record(topic, talk=talk), due=due, posts=(post,))
    for closed in ("enough", "parted"):
        room = record(topic, closed=closed)
        assert shared.act(STORY.record, room, BEN, GroupAct("open", 0, "t"), AT) == RecordOutcome(
            room, answer="group-aside-closed"
        )
    assert shared.act(STORY.record, record(topic), BEN, GroupAct("here", 1, "t"), AT) == RecordOutcome(
        record(topic), answer="group-aside-over"
    )


def test_the_ticks_of_a_talk_go_to_the_talk() -> None:
    room = record(talk=talking("one", phase="speak", turn=3))
    assert tick(room, "floor:2") == RecordOutcome(room)
    assert tick(room, "floor:3").posts[0].text == "group-speak"
    ended = tick(room, "clock:")
    assert (ended.shared.talk, ended.posts[0].text) == (None, "group-time-is-up")


@pytest.mark.parametrize("key", ["floor:3", "clock:"])
def test_a_talk_that_nobody_was_there_to_lead_is_over_without_a_word(key: str) -> None:
    room = record(talk=talking("one", phase="speak", turn=3))
    ended = tick(room, key, AT + DAY, due_at=AT)
    assert (ended.shared.talk, ended.posts) == (None, ())


def test_a_light_question_that_comes_late_on_a_day_or_hour_of_none_waits_for_the_next() -> None:
    wished = record(light=(ANA, BEN), zone=BERLIN)
    friday = datetime(2026, 3, 6, 17, 0, tzinfo=UTC)
    for late in (friday - DAY, friday - HOUR, friday - 3 * DAY + HOUR):
        outcome = tick(wished, "light:", late, due_at=late - 2 * HOUR)
        assert (outcome.shared, outcome.notices) == (wished, ())
        following = friday if late > friday - 2 * DAY else friday - 2 * DAY
        assert outcome.due == (SetDue("light:", following),)


# -- the rhythm that follows -----------------------------------------------------------------------------------


def sunday(day: int) -> datetime:
    """A Sunday of March 2026 at 17:00 in Berlin; from the 29th on it is summer time there."""
    return datetime(2026, 3, day, 15 if day >= 29 else 16, 0, tzinfo=UTC)


def test_what_shows_to_both_begins_the_quiet_anew_and_nothing_else_does() -> None:
    held, shown = record(HELD, began_at=AT), record(replace(HELD, shown=True), began_at=AT)
    rest = (SetDue("rest:", AT + QUIET),)
    assert follow(held, RecordOutcome(shown), AT).due == rest
    assert follow(record(began_at=AT), RecordOutcome(held), AT).due == ()
    assert follow(held, RecordOutcome(record(began_at=AT)), AT).due == ()
    promised = replace(held, promises=(promise(ANA, "offered"),))
    assert follow(held, RecordOutcome(promised), AT).due == rest


def test_quiet_comes_after_what_the_event_itself_set() -> None:
    first = SetDue("deadline:p", AT + DAY)
    outcome = follow(
        record(HELD, began_at=AT), RecordOutcome(record(began_at=AT, promises=(promise(ANA, "due"),)), due=(first,)), AT
    )
    assert outcome.due == (first, SetDue("rest:", AT + QUIET))


@pytest.mark.parametrize("state", ["agreed", "due", "kept", "not_kept", "seen_differently", "unconfirmed"])
def test_the_rhythm_begins_with_the_first_agreed_promise_in_its_zone(state: str) -> None:
    offered, first = promise(BEN, "offered", "o", zone="Asia/Tokyo"), promise(ANA, state)
    after = record(promises=(offered, first))
    outcome = follow(after, RecordOutcome(after), AT)
    years = datetime(2028, 3, 1, 17, 0, tzinfo=UTC)
    closes = AT + 90 * DAY
    rows = SetDue("talk:", sunday(8)), SetDue("years:", years), SetDue("may-close:", closes)
    assert outcome == RecordOutcome(replace(after, began_at=AT, zone=BERLIN, closes_from=closes), due=rows)


@pytest.mark.parametrize("state", ["offered", "declined", "change_asked", "withdrawn", "ended"])
def test_a_promise_that_was_not_agreed_begins_no_rhythm(state: str) -> None:
    after = record(promises=(promise(ANA, state),))
    assert follow(after, RecordOutcome(after), AT) == RecordOutcome(after)


def test_two_years_end_at_a_good_hour() -> None:
    at = datetime(2026, 3, 2, 23, 0, tzinfo=UTC)  # midnight in Berlin
    after = record(promises=(promise(ANA, "agreed"),))
    years = next(row for row in follow(after, RecordOutcome(after), at).due if row.key == "years:")
    assert isinstance(years, SetDue)
    assert years.at == datetime(2028, 3, 2, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("begins", "talk"),
    [
        (datetime(2026, 3, 6, 15, 59, tzinfo=UTC), 8),
        (datetime(2026, 3, 6, 16, 0, tzinfo=UTC), 15),  # it would be the same minute of Sunday
        (datetime(2026, 3, 7, 12, 0, tzinfo=UTC), 15),
        (datetime(2026, 3, 23, 12, 0, tzinfo=UTC), 29),
    ],
)
def test_the_first_talk_is_on_a_sunday_at_five_two_days_on_at_the_soonest(begins: datetime, talk: int) -> None:
    after = record(promises=(promise(ANA, "agreed"),))
    assert follow(after, RecordOutcome(after), begins).due[0] == SetDue("talk:", sunday(talk))


LONG_AGO, LAST_TALK = AT - STEADY, sunday(8)
KEPT = promise(ANA, "kept", due_at=AT - DAY)


def talked(*, at: datetime = LAST_TALK, slow: bool = False, began_at: datetime = AT, **more: object) -> RecordOutcome:
    """What follows the word for a talk."""
    after = record(began_at=began_at, zone=BERLIN, talks=3, slow=slow, **more)  # type: ignore[arg-type]
    return follow(replace(after, talks=2), RecordOutcome(after), at)


def test_the_next_talk_is_a_week_on() -> None:
    assert talked().due == (SetDue("talk:", sunday(15)),)
    assert talked().notices == ()
    assert talked(at=sunday(8) + 3 * DAY).due == (SetDue("talk:", sunday(15)),)
    assert talked(at=sunday(15) - DAY - HOUR).due == (SetDue("talk:", sunday(15)),)
    assert talked(at=sunday(15) - DAY).due == (SetDue("talk:", sunday(22)),), "never on the day after the last word"


def test_steady_months_make_it_slower_and_both_are_told_once() -> None:
    slower = talked(began_at=LONG_AGO, promises=(KEPT,))
    assert slower.shared.slow
    assert slower.notices == to_both("slower", "rhythm")
    assert slower.due == (SetDue("talk:", sunday(22)),)
    late = talked(at=sunday(22) - 8 * DAY - HOUR, began_at=LONG_AGO, promises=(KEPT,))
    assert late.due == (SetDue("talk:", sunday(22)),)
    still = talked(began_at=LONG_AGO, promises=(KEPT,), slow=True)
    assert (still.shared.slow, still.notices, still.due) == (True, (), (SetDue("talk:", sunday(22)),))


def test_a_break_makes_it_weekly_again_and_quiet_months_alone_do_not() -> None:
    broken = promise(ANA, "not_kept", "q", due_at=AT - DAY)
    weekly = talked(began_at=LONG_AGO, promises=(KEPT, broken), slow=True)
    assert not weekly.shared.slow
    assert weekly.notices == to_both("weekly-again", "rhythm")
    assert weekly.due == (SetDue("talk:", sunday(15)),)
    quiet = talked(began_at=LONG_AGO, slow=True)
    assert (quiet.shared.slow, quiet.notices) == (True, ())


def lived(*promises: object, began_at: datetime | None = LONG_AGO) -> bool:
    return is_steady(record(promises=promises, began_at=began_at), AT)  # type: ignore[arg-type]


def test_steady_is_three_months_with_something_kept_and_nothing_broken() -> None:
    second = timedelta(seconds=1)
    assert lived(KEPT)
    assert not lived(KEPT, began_at=LONG_AGO + second)
    assert not lived(KEPT, began_at=None)
    assert not lived()
    assert not lived(promise(ANA, "unconfirmed", due_at=AT - DAY))
    assert not lived(promise(ANA, "kept", due_at=LONG_AGO))
    assert lived(promise(ANA, "kept", due_at=LONG_AGO + second))
    for state in ("not_kept", "found_out"):
        assert not lived(KEPT, promise(BEN, state, "q", due_at=LONG_AGO + second))
        assert lived(KEPT, promise(BEN, state, "q", due_at=LONG_AGO))
    assert lived(KEPT, promise(BEN, "slipped_and_told", "q", due_at=AT - DAY)), "a slip told at once is no break"


def test_what_a_series_has_counted_is_steady_or_broken_too() -> None:
    second = timedelta(seconds=1)

    def series(**more: object) -> object:
        return promise(ANA, "agreed", rhythm="daily", due_at=LONG_AGO - DAY, **more)

    assert lived(series(kept_at=LONG_AGO + second))
    assert not lived(series(kept_at=LONG_AGO))
    assert not lived(series(kept_at=AT, broken_at=LONG_AGO + second))
    assert lived(series(kept_at=AT, broken_at=LONG_AGO))


def test_closing_ends_the_rhythm_once() -> None:
    before = record(began_at=AT, zone=BERLIN, hard_dates=("01-02", "06-14"), talk=talking("one"), talks=2)
    for how in ("enough", "parted"):
        closed = replace(before, closed=how)
        outcome = follow(before, RecordOutcome(closed), AT)
        rows = ("talk:", "years:", "may-close:", "rest:", "clock:", "date:01-02", "date:06-14")
        assert replace(outcome, due=()) == RecordOutcome(replace(closed, talk=None), to_both("closed", how))
        assert set(outcome.due) == {DropDue(key) for key in rows}
        assert follow(closed, RecordOutcome(replace(closed, talks=3)), AT) == RecordOutcome(replace(closed, talks=3))
    enough, parted = replace(before, closed="enough"), replace(before, closed="parted")
    assert follow(enough, RecordOutcome(parted), AT).notices == to_both("closed", "parted")


def test_the_word_ahead_comes_on_the_next_eve_that_is_still_to_come() -> None:
    eve = datetime(2026, 6, 13, 16, 0, tzinfo=UTC)
    assert word_ahead("06-14", BERLIN, AT) == eve
    assert word_ahead("06-14", BERLIN, eve - timedelta(seconds=1)) == eve
    assert word_ahead("06-14", BERLIN, eve) == eve + timedelta(days=365)
    assert word_ahead("06-14", BERLIN, eve + DAY) == eve + timedelta(days=365)
    assert word_ahead("01-01", BERLIN, AT) == datetime(2026, 12, 31, 17, 0, tzinfo=UTC)


def test_only_what_shows_words_goes_on_after_parting() -> None:
    assert {kind for kind, due in STORY.record.dues.items() if due.after_parting} == {"unseal"}


# -- what one partner sees -------------------------------------------------------------------------------------


def test_the_view_has_what_is_shown_and_ones_own_in_the_order_of_showing() -> None:
    items = (
        his("letter", "late", at=AT + DAY),
        his("letter", "hidden", at=AT, shown=False),
        her("letter", "mine", at=AT + HOUR, shown=False),
        his("letter", "b", at=AT),
        her("letter", "c", at=AT),
        his("letter", "a", at=AT),
    )
    seen = {side: [item.ref for item in view(record(*items), side).items] for side in Side}
    assert seen == {ANA: ["c", "a", "b", "mine", "late"], BEN: ["c", "a", "b", "hidden", "late"]}


def test_the_order_of_the_view_never_tells_who_confirmed_first() -> None:
    one, other = his("report", "r1", at=AT), her("report", "r2", at=AT)
    assert view(record(one, other), ANA) == view(record(other, one), ANA)


def test_the_view_has_the_record_as_it_is() -> None:
    room = record(
        his("topic", "t"),
        breaches=(breach(),),
        promises=(promise(ANA, "agreed"),),
        claims=("c",),
        holding="h",
        holdings_over=("g",),
        hard_dates=("06-14",),
        enough=(BEN,),
        closed="enough",
        rest="p",
        rest_gently=True,
        light=(ANA,),
        lights=(LIGHT,),
    )
    for side, partner in ((ANA, "Ben"), (BEN, "Ana")):
        assert view(room, side) == View(
            me=side,
            partner=partner,
            items=room.items,
            breaches=room.breaches,
            promises=room.promises,
            claims=("c",),
            holding="h",
            holdings_over=("g",),
            talked_at=(),
            hard_dates=("06-14",),
            enough=(BEN,),
            closed="enough",
            rest="p",
            rest_gently=True,
            light=(ANA,),
            lights=(LIGHT,),
        )
    assert room.names == NAMES


def test_one_asks_the_view_for_ones_own_and_the_partners() -> None:
    room = record(
        her("letter", "l1"),
        her("letter", "l2", shown=False),
        his("letter", "l3"),
        her("letter", "l4", breach="b1"),
        his("letter", "l5", breach="b1"),
        his("topic", "t"),
        promises=(promise(ANA, "agreed"), promise(BEN, "due", "q")),
        breaches=(breach("b1", hurt=BEN), breach("b2", hurt=ANA)),
        lights=(LIGHT,),
    )
    seen = view(room, ANA)
    assert [item.ref for item in seen.theirs("letter")] == ["l3"]
    assert [item.ref for item in seen.theirs("letter", "b1")] == ["l5"]
    assert [item.ref for item in seen.mine("letter")] == ["l1"]
    assert [item.ref for item in seen.mine("letter", "b1")] == ["l4"]
    assert seen.held("letter")
    assert not seen.held("topic")
    assert not view(room, BEN).held("letter")
    assert [seen.role("b1"), seen.role("b2")] == ["responsible", "hurt"]
    assert [item.ref for item in (seen.item("l3"), seen.item("t")) if item] == ["l3", "t"]
    assert seen.item("none") is None
    assert [found.ref for found in (seen.promise("p"), seen.promise("q")) if found] == ["p", "q"]
    assert seen.promise("none") is None
    assert seen.promise(None) is None
    assert seen.lit("light-1") == LIGHT
    assert seen.lit(None) is None
