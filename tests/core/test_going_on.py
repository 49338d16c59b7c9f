"""continue, over days and over two years: check-ins, the talk, the monthly question, hard dates, closing, parting."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from core.documents import plain, read, room_document
from core.effects import Confirm, Moment, Part, Say, SetDue
from core.events import DueCame, Event
from core.journey.closing.record import opens as opens_to_close
from core.journey.talk import record as rhythm
from core.journey.talk.topics import topics
from core.kernel import forms
from core.kernel.context import StepContext
from core.kernel.words import AskKind
from core.state import Promise, Room, Shared, Side
from tests.simulation.couple import COUPLE, World

DAY, WEEK = timedelta(days=1), timedelta(days=7)
A, B = Side.A, Side.B
BERLIN = ZoneInfo("Europe/Berlin")


def promised() -> World:
    """A couple with one agreed promise: keep and continue are open. The promise is due far away."""
    world = World.willing()
    due = world.now + timedelta(days=20)
    moment = Part(ask="promise.when", moment=Moment(due, "Europe/Berlin"))
    words = Part(ask="promise.what", words=("words-p",))
    shows = world.now + timedelta(minutes=5)
    world.crosses(B, Confirm(ref="p", kind="promise", parts=(words, moment), shows_at=shows))
    world.pass_time(timedelta(minutes=6))
    agree = (Part(ask="discuss.agree", choice="agree"),)
    shows = world.now + timedelta(minutes=5)
    world.crosses(A, Confirm(ref="yes", kind="agreement", parts=agree, shows_at=shows, about="p"))
    world.pass_time(timedelta(minutes=6))
    for who in ("ana", "ben"):
        settle(world, who)
    world.forget_what_was_told()
    return world


def settle(world: World, who: str) -> None:
    """Put aside whatever asks, so that nothing has the floor."""
    for _ in range(60):
        if world.asked(who) is None:
            return
        world.commands(who, "cancel")


def opens(world: World, who: str, wanted: str) -> None:
    """Answer what comes until this release of the partner's is opened."""
    for _ in range(60):
        if world.asked(who) is None:
            world.goes_on(who)
        found = world.asked(who)
        assert found is not None, f"{wanted} never came"
        world.answers(who)
        if found == wanted:
            return
    raise AssertionError(f"{wanted} never came")


def releases(world: World, side: Side, kind: str, ask: str, choice: str) -> None:
    """A release of one choice, shown five minutes later."""
    ref = world.release_id(side.value, kind)
    shows = world.now + timedelta(minutes=5)
    part = (Part(ask=ask, choice=choice),)
    world.crosses(side, Confirm(ref=ref, kind=kind, parts=part, shows_at=shows))
    world.pass_time(timedelta(minutes=6))


def with_rhythm(days: str = "daily", hour: str = "evening") -> World:
    world = World.welcomed()
    world.commands("ana", "settings")
    world.taps("ana", "times")
    world.taps("ana", "rhythm")
    world.walks("ana", past="rhythm.hour", **{"rhythm.days": days, "rhythm.hour": hour})
    world.forget_what_was_told()
    return world


def knocks(world: World, who: str, text: str = "knock-check-in") -> list[datetime]:
    return [told.at for told in world.told[who] if isinstance(told.effect, Say) and told.effect.text == text]


# -- check-ins -------------------------------------------------------------------------------------------------


def test_a_check_in_asks_for_trust_and_keeps_its_own_series() -> None:
    world = with_rhythm()
    world.commands("ana", "checkin")
    for ask, value in (("rely", "3"), ("understood", "skip"), ("hope", "5")):
        assert world.asked("ana") == f"checkin.{ask}"
        world.taps("ana", value)
    assert world.room("ana").series == {"checkin.rely": ("2026-03-02=3",), "checkin.hope": ("2026-03-02=5",)}
    world.taps("ana", "skip")
    world.taps("ana", "skip")
    assert world.heard("ana")[-2].startswith("ack-checked-")


def test_in_the_first_days_a_check_in_asks_for_sleep_and_food_and_not_for_trust() -> None:
    world = with_rhythm()
    world.rooms["ana"] = replace(world.room("ana"), first_days=True)
    world.commands("ana", "checkin")
    world.taps("ana", "4")
    world.taps("ana", "4")
    assert world.asked("ana") == "checkin.over"
    world.taps("ana", "4")
    assert world.asked("ana") == "checkin.noticed"


def test_a_check_in_put_off_comes_again_and_never_moves_the_rule() -> None:
    world = with_rhythm(hour="midday")
    world.pass_time(DAY)
    world.taps("ana", "hour")
    world.pass_time(3 * DAY)
    first, again, *rest = knocks(world, "ana")
    assert again > first
    assert len({at.strftime("%H:%M") for at in (first, *rest)}) == 1
    assert "11:30" <= first.strftime("%H:%M") < "12:30", "within the hour that was chosen"


def test_not_everybody_is_asked_in_the_same_minute() -> None:
    minutes = set()
    for extra in range(8):  # the event that sets the rhythm has another id each time
        world = World.welcomed()
        for _ in range(extra):
            world.commands("ana", "help")
        world.commands("ana", "settings")
        world.taps("ana", "times")
        world.taps("ana", "rhythm")
        world.walks("ana", past="rhythm.hour", **{"rhythm.days": "daily", "rhythm.hour": "evening"})
        world.forget_what_was_told()
        world.pass_time(2 * DAY)
        minutes.add(knocks(world, "ana")[0].strftime("%H:%M"))
    assert len(minutes) > 4


def test_three_check_ins_that_nobody_takes_up_come_half_as_often_until_the_next_answer() -> None:
    world = with_rhythm(days="daily")
    world.pass_time(11 * DAY)
    days = [(later - earlier).days for earlier, later in pairwise(knocks(world, "ana"))]
    assert days[:2] == [1, 1]
    assert set(days[2:]) == {2}
    assert "rhythm-slower" not in world.heard("ana"), "silently"
    world.commands("ana", "checkin")
    answered = world.now
    world.walks("ana", past="checkin.topic")
    world.forget_what_was_told()
    world.pass_time(3 * DAY)
    after = knocks(world, "ana")
    assert [(later - earlier).days for earlier, later in pairwise(after)] == [1] * (len(after) - 1)
    assert after[0] - answered <= timedelta(days=2)


def test_letting_a_check_in_pass_is_an_answer_of_its_own() -> None:
    world = with_rhythm(days="daily")
    for _ in range(6):
        world.pass_time(DAY)
        world.taps("ana", "later")
    assert {(later - earlier).days for earlier, later in pairwise(knocks(world, "ana"))} == {1}


def test_quiet_hours_of_ones_own_move_check_ins_and_reminders() -> None:
    world = with_rhythm(days="daily", hour="midday")
    world.commands("ana", "settings")
    world.taps("ana", "times")
    world.taps("ana", "night")
    world.taps("ana", "day")
    world.forget_what_was_told()
    world.pass_time(2 * DAY)
    found = knocks(world, "ana")
    assert found
    assert all(at.astimezone(BERLIN).hour >= 17 for at in found), "who sleeps by day is not woken at noon"


@pytest.mark.parametrize("choice", ["hour", "evening", "tomorrow"])
def test_never_more_than_one_check_in_a_day_whatever_is_put_off(choice: str) -> None:
    world = with_rhythm(hour="midday")
    world.pass_time(DAY)
    for _ in range(5):
        if any(button.choice == choice for _, button in world.open_buttons("ana")):
            world.taps("ana", choice)
        world.pass_time(timedelta(hours=10))
    put_off = len([t for t in world.heard("ana") if t == "whenever"])
    by_day: dict[object, int] = {}
    for at in knocks(world, "ana"):
        by_day[at.date()] = by_day.get(at.date(), 0) + 1
    assert put_off
    assert all(times == 1 for times in by_day.values()) or choice in {"hour", "evening"}


def test_after_a_check_in_of_ones_own_the_rule_asks_no_more_that_day() -> None:
    world = with_rhythm()
    world.pass_time(DAY)
    before = len(knocks(world, "ana"))
    world.commands("ana", "checkin")
    world.pass_time(timedelta(hours=5))
    assert len(knocks(world, "ana")) == before


def test_a_check_in_let_pass_is_nothing() -> None:
    world = with_rhythm()
    world.pass_time(DAY)
    world.taps("ana", "later")
    assert world.room("ana").series == {}
    assert world.heard("ana")[-1] == "whenever"


def test_no_check_ins_any_more_by_settings() -> None:
    world = with_rhythm()
    world.commands("ana", "settings")
    world.taps("ana", "times")
    world.taps("ana", "no-rhythm")
    world.pass_time(5 * DAY)
    assert not knocks(world, "ana")


def test_a_new_place_keeps_the_hour_and_a_new_name_is_for_oneself() -> None:
    world = with_rhythm(hour="midday")
    world.commands("ana", "settings")
    world.taps("ana", "zone")
    world.says("ana", "Tokyo", zone="Asia/Tokyo")
    world.taps("ana", "yes")
    world.pass_time(DAY)
    assert [at.hour for at in knocks(world, "ana")] == [3]
    world.commands("ana", "settings")
    world.taps("ana", "name")
    world.says("ana", "  Anna   Lena ")
    assert world.room("ana").name == "Anna Lena"


def test_a_new_name_never_changes_the_pairing_card() -> None:
    world = World.paired()
    world.commands("ana", "settings")
    world.taps("ana", "name")
    world.says("ana", "Somebody")
    assert world.shared is not None
    assert world.shared.names[A] == "Ana"


# -- the chart and its snapshot --------------------------------------------------------------------------------


def charted(values: list[int]) -> World:
    world = promised()
    kept = tuple(f"2026-02-{day + 1:02d}={value}" for day, value in enumerate(values))
    world.rooms["ana"] = replace(world.room("ana"), series={"checkin.rely": kept})
    return world


def test_the_chart_says_a_change_in_words_only_when_it_is_clear() -> None:
    for values, word in ([3, 4], "unclear"), ([2] * 7 + [8] * 7, "up"), ([8] * 7 + [2] * 7, "down"):
        world = charted(values)
        world.commands("ana", "chart")
        (line,) = [t.effect for t in world.told["ana"] if isinstance(t.effect, Say) and t.effect.text == "chart-line"]
        assert line.after == f"chart-{word}"


def test_without_numbers_the_chart_says_so() -> None:
    world = with_rhythm()
    world.commands("ana", "chart")
    assert world.heard("ana") == ["chart-none"]


def test_a_snapshot_is_released_as_previewed_and_shows_nothing_of_later() -> None:
    world = charted([3, 4, 5])
    world.commands("ana", "chart")
    world.taps("ana", "snapshot")
    world.walks("ana", until="snapshot.share", **{"snapshot.what": "rely"})
    frozen = Part(
        ask="snapshot.what", choice="rely", numbers=(3, 4, 5), days=("2026-02-01", "2026-02-02", "2026-02-03")
    )
    preview = [t.effect for t in world.told["ana"] if isinstance(t.effect, Say) and t.effect.text == "preview"][-1]
    assert preview.own == (frozen,)
    world.taps("ana", "share")
    world.commands("ana", "checkin")
    world.taps("ana", "9")
    world.pass_time(timedelta(minutes=10))
    opens(world, "ben", "continue.snapshot-read")
    told = [t.effect for t in world.told["ben"] if isinstance(t.effect, Say)]
    assert [say.shared for say in told if say.text == "continue-snapshot-read"] == [(frozen,)]


def test_a_snapshot_of_what_was_never_answered_is_none() -> None:
    world = charted([3, 4, 5])
    world.commands("ana", "chart")
    world.taps("ana", "snapshot")
    world.heard("ana")
    world.taps("ana", "hope")
    assert world.heard("ana")[0] == "snapshot-empty"
    assert not (world.asked("ana") or "").startswith("snapshot")


# -- the weekly talk -------------------------------------------------------------------------------------------


def test_both_get_a_word_for_the_talk_on_sunday_at_five_by_the_promises_zone() -> None:
    world = promised()
    world.pass_time(2 * WEEK)
    assert knocks(world, "ana", "knock-talk") == knocks(world, "ben", "knock-talk")
    assert [at.strftime("%a %H:%M") for at in knocks(world, "ana", "knock-talk")] == ["Sun 16:00"] * 2


def test_a_talk_is_prepared_in_private_and_one_note_becomes_a_topic() -> None:
    world = promised()
    world.commands("ana", "talk")
    world.walks("ana", until="talk.bring")
    world.taps("ana", "thanks")
    assert world.asked("ana") == "changed.safe"
    world.taps("ana", "no")
    assert world.asked("ana") == "topic.share"
    world.taps("ana", "share")
    assert world.asked("ana") == "talk.bring"
    world.pass_time(timedelta(minutes=6))
    assert world.view("ben") is not None
    assert len(topics(world.view("ben"))) == 1  # type: ignore[union-attr]
    world.taps("ana", "go-on")
    world.taps("ana", "topics")
    assert "talk-topic-mine" in world.heard("ana")
    world.taps("ana", "good")
    assert not any(track.startswith("talk") for track in world.room("ana").positions)
    opens(world, "ben", "continue.topic-read")
    told = [t.effect for t in world.told["ben"] if isinstance(t.effect, Say)]
    words = [say.shared[0].words for say in told if say.text == "continue-topic-read"]
    assert words == [("Words of ana for talk.thanks.",)]


def test_a_note_that_was_left_out_can_still_be_written_when_it_is_brought() -> None:
    world = promised()
    world.commands("ana", "talk")
    world.walks("ana", until="talk.bring", **{"talk.needs": "skip"})
    for name in ("talk.feelings", "talk.thanks", "talk.needs", "talk.ownership", "talk.promises"):
        world.rooms["ana"] = replace(
            world.room("ana"),
            positions={
                track: replace(position, drafts={key: kept for key, kept in position.drafts.items() if key != name})
                for track, position in world.room("ana").positions.items()
            },
        )
    world.taps("ana", "needs")
    assert world.asked("ana") == "topic.words"


def test_parting_puts_away_a_talk_that_is_being_prepared() -> None:
    world = promised()
    world.commands("ben", "talk")
    assert world.asked("ben") == "talk.feelings"
    parts(world)
    world.walks("ana", past="parting.share")
    world.pass_time(timedelta(hours=2))
    assert not any(track.startswith("talk") for track in world.room("ben").positions)
    world.says("ben", "I feel heavy.")
    assert [who for (who, _), words in world.words.items() if words == "I feel heavy."] == ["ben"], "a note of his own"


def test_the_topic_of_a_check_in_can_be_brought_to_the_talk() -> None:
    world = promised()
    world.commands("ben", "checkin")
    world.walks("ben", past="checkin.bring", **{"checkin.bring": "bring"})
    world.walks("ben", past="topic.share")
    world.pass_time(timedelta(minutes=6))
    opens(world, "ana", "continue.topic-read")


def test_the_day_after_each_is_asked_in_private_whether_it_was_good() -> None:
    world = promised()
    world.pass_time(WEEK)
    world.pass_time(2 * DAY)
    settle(world, "ana")
    opened = [w for w in world.room("ana").waiting if w.about == "talked"]
    world.taps("ana", "open", opened[0].turn)
    assert world.asked("ana") == "talked.good"
    world.taps("ana", "hard")
    assert "talked-good-hard" in world.heard("ana")


# -- months, hard dates, rest ----------------------------------------------------------------------------------


def test_a_month_after_keep_opened_each_is_asked_whether_trust_comes_back() -> None:
    world = promised()
    world.pass_time(timedelta(days=31))
    settle(world, "ana")
    opened = [w for w in world.room("ana").waiting if w.about == "month"]
    world.taps("ana", "open", opened[-1].turn)
    world.walks("ana", past="month.share", **{"month.back": "a-little", "month.faith": "2", "changed.safe": "no"})
    assert world.room("ana").series["month.faith"][0].endswith("=2")
    world.pass_time(timedelta(minutes=6))
    assert world.shared is not None
    assert [i.kind for i in world.shared.items][-1] == "coming_back"
    releases(world, B, "coming_back", "month.back", "not-yet")
    settle(world, "ana")
    world.commands("ana", "talk")
    world.walks("ana", until="talk.how")
    world.taps("ana", "topics")
    assert "talk-topic-trust" in world.heard("ana")


def months(world: World) -> list[str]:
    """The tracks of the monthly question that ana has."""
    return [track for track in world.room("ana").positions if track.startswith("month:")]


def month_begun() -> World:
    """The monthly question is open before ana."""
    world = promised()
    world.pass_time(timedelta(days=31))
    settle(world, "ana")
    world.taps("ana", "open", [w for w in world.room("ana").waiting if w.about == "month"][-1].turn)
    assert world.asked("ana") == "month.back"
    return world


def test_a_monthly_question_left_lying_is_put_away_for_the_next_one() -> None:
    world = month_begun()
    world.taps("ana", "yes")
    world.commands("ana", "settings")
    before = months(world)
    assert before
    world.pass_time(timedelta(days=30))
    assert not set(before) & set(months(world))


def test_a_monthly_question_that_is_being_answered_stays() -> None:
    world = month_begun()
    before = months(world)
    world.pass_time(timedelta(days=30))
    assert months(world) == before
    assert world.asked("ana") == "month.back"


def test_a_month_that_was_counted_before_the_zone_was_known_comes_at_a_good_hour() -> None:
    world = promised()
    at, _ = world.due["ana", "month"]
    night = at.replace(hour=2)
    world.due["ana", "month"] = (night, None)
    world.pass_time(night - world.now)
    assert world.due["ana", "month"][0] == night.replace(hour=6, minute=0), "08:00 in Berlin, in summer"
    assert not [w for w in world.room("ana").waiting if w.about == "month"]
    world.pass_time(timedelta(hours=7))
    assert world.heard("ana")[-1] == "first-month", "a good moment, with nothing under it"
    assert not [w for w in world.room("ana").waiting if w.about == "month"]
    world.pass_time(DAY)
    assert [w for w in world.room("ana").waiting if w.about == "month"]


def test_the_question_of_the_first_month_is_not_asked_of_who_pauses_or_whose_story_ended_meanwhile() -> None:
    world = promised()
    world.pass_time(timedelta(days=32))
    assert "first-month" in world.heard("ana")
    world.rooms["ana"] = replace(world.room("ana"), paused=True, waiting=())
    world.does("ana", lambda id, at: DueCame(id=id, at=at, key="month-asked", due_at=at))
    assert not [w for w in world.room("ana").waiting if w.about == "month"]


def test_a_month_that_comes_after_the_end_is_not_asked_about() -> None:
    world = promised()
    parts(world)
    world.walks("ana", past="parting.share")
    world.pass_time(timedelta(hours=2))
    world.heard("ben")
    world.does("ben", lambda id, at: DueCame(id=id, at=at, key="month", due_at=at))
    assert world.heard("ben") == []


def test_a_hard_date_brings_a_word_on_its_eve_each_year() -> None:
    world = with_rhythm()
    world.begins("ana", "date")
    world.says("ana", "The day I found out.")
    world.says("ana", "12 May", moment=datetime(2026, 5, 12, 10, tzinfo=UTC))
    world.taps("ana", "yes")
    world.commands("ana", "pause")
    world.commands("ana", "resume")
    world.pass_time(timedelta(days=800))
    eves = [at.strftime("%Y-%m-%d %H:%M") for at in knocks(world, "ana", "date-tomorrow")]
    assert eves == ["2026-05-11 16:00", "2027-05-11 16:00", "2028-05-11 16:00"][: len(eves)]
    assert len(eves) >= 2


def test_where_both_released_the_day_both_get_one_word_from_the_record() -> None:
    world = promised()
    day = datetime(2026, 5, 12, 10, tzinfo=UTC)
    for who in ("ana", "ben"):
        world.begins(who, "date")
        world.taps(who, "skip")
        world.says(who, "12 May", moment=day)
        world.taps(who, "yes")
        world.walks(who, past="date.share")
        world.pass_time(timedelta(minutes=6))
    world.forget_what_was_told()
    world.pass_time(timedelta(days=80))
    for who in ("ana", "ben"):
        assert len(knocks(world, who, "date-both")) == 1
        assert not knocks(world, who, "date-tomorrow")


def test_after_fourteen_days_without_a_shared_event_both_get_one_line_once() -> None:
    world = World.willing()
    world.pass_time(timedelta(days=40))
    assert len(knocks(world, "ana", "shared-rests")) == 1
    assert knocks(world, "ana", "shared-rests") == knocks(world, "ben", "shared-rests")


def test_a_release_that_is_held_or_taken_back_does_not_put_the_line_off() -> None:
    quiet, busy = World.willing(), World.willing()
    busy.pass_time(timedelta(days=5))
    confirm = Confirm(ref="r", kind="topic", parts=(), shows_at=busy.now + DAY)
    busy.crosses(A, confirm)
    assert busy.due[COUPLE, "rest:"] == quiet.due[COUPLE, "rest:"]


# -- a knock, its reply, and what was left ---------------------------------------------------------------------


def thanked() -> World:
    """Ana's thanks were shown while ben was in a form; he left the form and has nothing on the floor."""
    world = promised()
    world.commands("ben", "now")
    parts = (Part(ask="thanks.what", words=("w",)),)
    world.crosses(A, Confirm(ref="t", kind="thanks", parts=parts, shows_at=world.now + timedelta(minutes=5)))
    world.pass_time(timedelta(minutes=6))
    world.commands("ben", "cancel")
    assert world.asked("ben") is None
    world.heard("ben")
    return world


def test_words_in_reply_to_a_knock_open_it_and_answer_nothing_that_was_not_asked() -> None:
    world = thanked()
    (knock,) = [waiting for waiting in world.room("ben").waiting if waiting.opens == "keep.thanks-read"]
    before = dict(world.words)
    world.says("ben", "What is it?", replies_to=knock.turn)
    assert world.heard("ben") == ["keep-thanks-read", "knock-answer"], "what else waits is knocked for"
    assert world.words == before


def test_a_knock_that_was_left_for_later_is_knocked_for_again_when_what_was_left_is_wanted() -> None:
    world = thanked()
    world.commands("ben", "status")
    assert world.heard("ben")[-1].startswith("knock-")
    world.taps("ben", "later", world.room("ben").turn)
    world.commands("ben", "now")
    world.commands("ben", "status")
    world.heard("ben")
    world.taps("ben", "left")
    assert world.heard("ben")[-1] == "now-what", "what is in hand comes first"
    world.taps("ben", "enough")
    assert world.heard("ben")[-1] == "knock-words"
    world.taps("ben", "open")
    assert world.heard("ben")[0] == "willing-read", "what was put aside first"


# -- closing ---------------------------------------------------------------------------------------------------


def months_on(world: World, days: int = 91) -> World:
    """The same couple later, with nothing on the floor."""
    world.pass_time(days * DAY)
    for who in ("ana", "ben"):
        settle(world, who)
    world.forget_what_was_told()
    return world


def may_close(world: World) -> set[str]:
    """Who is offered to close this well."""
    found = set()
    for who in ("ana", "ben"):
        form = world.story.form("closing")
        if forms.can_begin(
            StepContext(world.story, world.room(who), world.view(who), Event(id="", at=world.now)), form
        ):
            found.add(who)
        world.forget_what_was_told()
    return found


def breaks_one(world: World, how: str = "not-kept") -> None:
    """Ben's promise comes due and he says that he did not keep it."""
    assert world.shared is not None
    due = world.shared.promises[0].due_at
    world.pass_time(due - world.now + timedelta(hours=1))
    said = (Part(ask="keep.report", choice=how),)
    world.crosses(B, Confirm(ref="no", kind="report", parts=said, shows_at=due + 2 * DAY, about="p", sealed=True))
    world.pass_time(2 * DAY)
    assert world.shared.promises[0].state == "not_kept"


def test_closing_well_is_offered_to_both_after_ninety_days_of_the_record_and_not_before() -> None:
    world = promised()
    assert may_close(months_on(world, 89)) == set()
    assert may_close(months_on(world, 2)) == {"ana", "ben"}


def test_after_a_broken_promise_closing_well_waits_for_thirty_days_more() -> None:
    world = promised()
    breaks_one(world)
    assert world.shared is not None
    assert world.shared.closes_from is not None
    assert world.shared.began_at is not None
    assert world.shared.closes_from == world.shared.began_at + 90 * DAY, "the thirty days are within the ninety"
    world = months_on(world, 70)
    assert may_close(world) == {"ana", "ben"}
    assert world.shared is not None
    broken = replace(world.shared.promises[0], ref="q", of="s", state="found_out")
    after = replace(world.shared, promises=(*world.shared.promises, broken))
    outcome = opens_to_close(world.shared, after, world.now)
    assert (outcome.shared.may_close, outcome.shared.closes_from) == (False, world.now + 30 * DAY)
    assert outcome.due == (SetDue("may-close:", world.now + 30 * DAY),)


def test_a_preview_of_enough_that_lies_open_when_a_promise_breaks_shares_nothing() -> None:
    world = months_on(promised())
    world.begins("ana", "closing")
    world.walks("ana", until="closing.share")
    assert world.shared is not None
    world.shared = replace(world.shared, may_close=False)
    world.taps("ana", "share")
    assert not [item for item in world.shared.items if item.kind == "enough"]


def test_a_couple_that_began_before_this_was_counted_finds_its_ninety_days_by_the_next_event() -> None:
    began = Shared(names={A: "Ana", B: "Ben"}, began_at=datetime(2026, 1, 1, tzinfo=UTC))
    found = opens_to_close(began, began, datetime(2026, 9, 1, tzinfo=UTC))
    assert found.due == (SetDue("may-close:", datetime(2026, 4, 1, tzinfo=UTC)),)
    assert opens_to_close(found.shared, found.shared, datetime(2026, 9, 1, tzinfo=UTC)).due == ()
    closed = replace(began, closed="enough")
    assert opens_to_close(closed, closed, datetime(2026, 9, 1, tzinfo=UTC)).shared == closed


def test_closing_well_needs_both_and_then_each_writes_what_is_different() -> None:
    world = months_on(promised())
    for who in ("ana", "ben"):
        world.begins(who, "closing")
        world.walks(who, past="closing.share")
        world.pass_time(timedelta(minutes=6))
    assert world.shared is not None
    assert world.shared.closed == "enough"
    for who in ("ana", "ben"):
        assert "closed-well" in world.heard(who)
    assert not {(COUPLE, "talk:"), (COUPLE, "rest:"), (COUPLE, "years:"), (COUPLE, "may-close:")} & world.due.keys()
    world.walks("ana", past="continue.different-share")
    world.pass_time(timedelta(hours=2))
    opens(world, "ben", "continue.different-read")
    world.commands("ben", "promises")
    assert "promises-one" in world.heard("ben")


def test_enough_can_be_taken_back_while_the_other_has_not_said_it() -> None:
    world = promised()
    releases(world, A, "enough", "closing.enough", "yes")
    releases(world, A, "enough_back", "reopen.back", "yes")
    releases(world, B, "enough", "closing.enough", "yes")
    assert world.shared is not None
    assert (world.shared.closed, world.shared.enough) == (None, (B,))
    releases(world, A, "enough", "closing.enough", "yes")
    assert world.shared.closed == "enough"
    releases(world, A, "enough_back", "reopen.back", "yes")
    assert world.shared.closed == "enough"


def parts(world: World, danger: str = "no") -> None:
    settle(world, "ana")
    world.commands("ana", "parting")
    world.taps("ana", danger)


@pytest.mark.parametrize("danger", ["yes", "not-sure"])
def test_who_says_that_telling_is_dangerous_is_shown_the_silent_way_and_no_sentence(danger: str) -> None:
    world = promised()
    parts(world, danger)
    assert f"parting-danger-{danger}" in world.heard("ana")
    assert not (world.asked("ana") or "").startswith("parting")
    assert not world.room("ana").held


def test_parting_closes_calmly_for_both_and_nothing_shared_is_asked_any_more() -> None:
    world = promised()
    parts(world)
    world.walks("ana", past="parting.share")
    world.pass_time(timedelta(hours=2))
    assert world.shared is not None
    assert world.shared.closed == "parted"
    for who in ("ana", "ben"):
        opens(world, who, "parted.read")
        assert "parted-read" in world.heard(who)
    world.forget_what_was_told()
    world.pass_time(timedelta(days=60))
    for who in ("ana", "ben"):
        assert not set(world.heard(who)) & {"knock-talk", "shared-rests", "deadline", "two-years"}
        world.commands(who, "status")
        asked = world.asked(who)
        assert asked is None or world.story.ask(asked).kind is AskKind.OPEN or asked.startswith("alone.")
        world.commands(who, "promises")
        world.commands(who, "now")
        assert {"promises-one", "now"} <= set(world.heard(who))


def test_parting_is_there_also_while_a_stop_withholds_releases() -> None:
    world = promised()
    world.rooms["ana"] = replace(world.room("ana"), stopped=True)
    parts(world)
    world.taps("ana", "yes")
    assert world.asked("ana") == "parting.share"


# -- two years -------------------------------------------------------------------------------------------------


def size(document: Room | Shared) -> int:
    return len(json.dumps(room_document(document)))


def keeps_one(world: World, number: int) -> None:
    """One more promise of ben's, agreed and kept, as both say."""
    due = world.now + 2 * DAY
    moment = Part(ask="promise.when", moment=Moment(due, "Europe/Berlin"))
    shows = world.now + timedelta(minutes=5)
    ref = f"kept-{number}"
    world.crosses(B, Confirm(ref=ref, kind="promise", parts=(moment,), shows_at=shows))
    world.pass_time(timedelta(minutes=6))
    shows = world.now + timedelta(minutes=5)
    agree = (Part(ask="discuss.agree", choice="agree"),)
    world.crosses(A, Confirm(ref=f"{ref}-yes", kind="agreement", parts=agree, shows_at=shows, about=ref))
    world.pass_time(2 * DAY + timedelta(hours=1))
    for side, ask in ((B, "keep.report"), (A, "keep.noticed")):
        report = (Part(ask=ask, choice="kept"),)
        name = f"{ref}-{side.value}"
        world.crosses(
            side, Confirm(ref=name, kind="report", parts=report, shows_at=due + 2 * DAY, about=ref, sealed=True)
        )
    world.pass_time(3 * DAY)


def test_two_years_with_talks_months_a_slower_pace_and_a_good_end() -> None:
    world = promised()
    world.commands("ana", "settings")
    world.taps("ana", "times")
    world.taps("ana", "rhythm")
    world.walks("ana", past="rhythm.hour", **{"rhythm.days": "daily"})
    settle(world, "ana")
    sizes = []
    for week in range(110):
        if week % 8 == 0:
            keeps_one(world, week)
        world.commands("ana", "checkin")
        for _ in range(3):
            world.taps("ana", "6")
        world.taps("ana", "skip")
        world.taps("ana", "skip")
        world.pass_time(WEEK - (5 * DAY + timedelta(hours=1, minutes=6) if week % 8 == 0 else timedelta()))
        for who in ("ana", "ben"):
            settle(world, who)
        sizes.append(size(world.room("ana")))
    talks = knocks(world, "ana", "knock-talk")
    assert talks == knocks(world, "ben", "knock-talk")
    apart = {(later - first).days for first, later in pairwise(talks)}
    assert apart <= {6, 7, 13, 14}
    assert len(knocks(world, "ana", "rhythm-slower")) == 1
    assert len(knocks(world, "ana", "two-years")) == len(knocks(world, "ben", "two-years")) == 1
    assert talks[-1] <= knocks(world, "ana", "two-years")[0]
    assert world.room("ana").months <= 24
    assert max(sizes) < 20_000
    assert world.shared is not None
    assert size(world.shared) < 60_000
    assert read(Shared, plain(world.shared)) == world.shared
    assert read(Room, plain(world.room("ana"))) == world.room("ana")
    world.taps("ana", "closing", [w for w in world.room("ana").waiting if w.opens == "form"][-1].turn)
    world.walks("ana", past="closing.share")
    releases(world, B, "enough", "closing.enough", "yes")
    assert world.shared.closed == "enough"


def test_the_folded_occurrences_of_a_series_count_for_the_steady_months() -> None:
    zone, now = "Europe/Lisbon", datetime(2026, 9, 1, tzinfo=UTC)
    series = Promise(
        ref="s", by=A, due_at=now - timedelta(days=100), zone=zone, state="agreed", rhythm="daily",
        kept=40, kept_at=now - timedelta(days=9),
    )  # fmt: skip
    room = Shared(names={A: "Ana", B: "Ben"}, zone=zone, began_at=now - timedelta(days=120), promises=(series,))
    assert rhythm.is_steady(room, now)
    assert not rhythm.is_steady(replace(room, promises=(replace(series, broken_at=now - timedelta(days=80)),)), now)
    assert rhythm.is_steady(replace(room, promises=(replace(series, broken_at=now - timedelta(days=95)),)), now)
