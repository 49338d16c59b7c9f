"""Words about time, from the echo to the answer: two ways to mean them, second thoughts, time that passes meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.effects import Say
from core.events import Said
from core.meaning import at_of, rule_of
from core.ports import Meant, Unread, When
from core.state import Phase
from core.values import form_of
from tests.core.test_alone import alone, opens
from tests.core.test_keep import talking
from tests.simulation.couple import World

DAY, HOUR, WEEK = timedelta(days=1), timedelta(hours=1), timedelta(weeks=1)
FRIDAY = datetime(2026, 3, 6, 18, 0)  # on the wall in Berlin
SUNDAYS = Meant(at=datetime(2026, 3, 8, 18, 0), rule="FREQ=WEEKLY;BYDAY=SU")
UNTIL_EASTER = Meant(at=datetime(2026, 3, 8, 18, 0), rule="FREQ=WEEKLY;BYDAY=SU;UNTIL=20260405")


def says(world: World, who: str, *meant: Meant, text: str = "some day", unread: Unread | None = None) -> None:
    """Words about time, read in these ways."""
    world.does(who, lambda id, at: Said(id=id, at=at, text=text, when=When(readings=meant, unread=unread)))


def asked_when() -> World:
    """Ana is asked when she will do what she promised to herself."""
    world = alone()
    world.taps("ana", "solo")
    opens(world, "own")
    world.says("ana", "I call my sister.")
    assert world.asked("ana") == "own.when"
    world.heard("ana")
    return world


def phase(world: World, who: str = "ana") -> Phase:
    focus = world.room(who).focus
    assert focus is not None
    return focus.phase


def last(world: World, who: str, text: str) -> Say:
    return [told.effect for told in world.told[who] if isinstance(told.effect, Say) and told.effect.text == text][-1]


def promised_to_oneself(world: World) -> str:
    """When the promise to oneself is for, as it is kept."""
    (kept,) = [value for name, value in world.room("ana").positions["couple"].picks.items() if name.startswith("own.")]
    return kept


# -- the echo --------------------------------------------------------------------------------------------------


def test_of_two_ways_to_mean_it_the_one_that_is_tapped_counts() -> None:
    world = asked_when()
    says(world, "ana", Meant(at=FRIDAY), Meant(at=FRIDAY + WEEK))
    assert world.heard("ana") == ["moment-two"]
    assert [button.choice for button in last(world, "ana", "moment-two").buttons] == ["first", "second", "change"]
    other = world.fork()
    world.taps("ana", "second")
    assert at_of(promised_to_oneself(world)).day == 13
    other.taps("ana", "first")
    assert at_of(promised_to_oneself(other)).day == 6


def test_neither_of_two_ways_asks_again() -> None:
    world = asked_when()
    says(world, "ana", Meant(at=FRIDAY), SUNDAYS)
    assert [button.label for button in last(world, "ana", "moment-two").buttons] == [
        "label-moment", "label-second", "label-neither",
    ]  # fmt: skip
    world.taps("ana", "change")
    assert (world.asked("ana"), phase(world)) == ("own.when", Phase.ASKED)


def test_while_an_echo_waits_another_moment_takes_its_place_and_words_that_are_none_leave_it() -> None:
    world = asked_when()
    says(world, "ana", Meant(at=FRIDAY))
    assert world.heard("ana") == ["moment-echo"]
    says(world, "ana", text="hm", unread=Unread.NO_TIME)
    assert world.heard("ana") == ["not-kept-open", "moment-echo"]
    says(world, "ana", Meant(at=FRIDAY + DAY))
    assert world.heard("ana") == ["moment-echo"]
    assert [button.choice for _, button in world.open_buttons("ana")].count("yes") == 1
    world.taps("ana", "yes")
    assert at_of(promised_to_oneself(world)).day == 7


def test_a_moment_that_passes_while_its_echo_waits_is_not_taken_and_asked_for_again() -> None:
    world = asked_when()
    says(world, "ana", Meant(at=FRIDAY))
    world.now += 5 * DAY
    world.heard("ana")
    world.taps("ana", "yes")
    assert world.heard("ana")[0] == "moment-past"
    assert (world.asked("ana"), phase(world)) == ("own.when", Phase.ASKED)


def test_a_day_without_an_hour_is_told_to_whoever_reads_the_hour_that_is_written_next() -> None:
    world = asked_when()
    says(world, "ana", Meant(at=FRIDAY, timed=False))
    assert world.heard("ana") == ["moment-echo-day"]
    assert world.screen("ana").day == FRIDAY.date()
    says(world, "ana", Meant(at=FRIDAY))
    assert world.screen("ana").day is None, "it has its hour"


# -- what comes again ------------------------------------------------------------------------------------------


def answers_how_it_went(world: World, choice: str) -> None:
    world.taps("ana", "open")
    assert world.asked("ana") == "owned.how"
    world.taps("ana", choice)


def test_a_promise_to_oneself_that_comes_again_is_asked_about_each_week_until_it_is_stopped() -> None:
    world = asked_when()
    says(world, "ana", SUNDAYS)
    world.taps("ana", "yes")
    world.taps("ana", "enough")
    world.forget_what_was_told()
    for _ in range(2):
        world.pass_time(WEEK)
        assert world.heard("ana") == ["own-reminder", "knock-yours"]
        answers_how_it_went(world, "did")
        assert world.words, "it goes on, and so do its words"
        world.heard("ana")
    world.pass_time(WEEK)
    answers_how_it_went(world, "stop")
    assert not world.words
    world.forget_what_was_told()
    world.pass_time(3 * WEEK)
    assert world.heard("ana") == []


def test_a_week_that_nobody_answered_is_not_asked_about_twice() -> None:
    world = asked_when()
    says(world, "ana", SUNDAYS)
    world.taps("ana", "yes")
    world.taps("ana", "enough")
    world.pass_time(3 * WEEK)
    assert [form_of(name) for name in world.room("ana").positions].count("owned") == 1
    assert world.heard("ana").count("knock-yours") == 1


def promising() -> World:
    """Ben writes a promise, and is asked whether it is for once."""
    world = talking()
    world.commands("ben", "promise")
    world.walks("ben", until="promise.often", **{"promise.worry": "skip"})
    return world


def offered(world: World) -> str | None:
    """Share the promise of ben's that is being written; how often it is for, as the record has it."""
    world.walks("ben", past="promise.share", **{"promise.weeks": "four", "changed.safe": "no", "promise.plan": "skip"})
    world.pass_time(6 * timedelta(minutes=1))
    assert world.shared is not None
    return world.shared.promises[-1].rhythm


def test_a_rhythm_in_ones_own_words_is_taken_wherever_it_is_said_and_how_often_is_not_asked_again() -> None:
    world = promising()
    world.taps("ben", "once")
    says(world, "ben", SUNDAYS)
    world.taps("ben", "yes")
    assert world.asked("ben") == "promise.weeks", "neither how often, which was said, nor when"
    assert offered(world) == "FREQ=WEEKLY;BYDAY=SU"
    promise = world.shared.promises[-1]  # type: ignore[union-attr]
    assert promise.ends_at == promise.due_at + 4 * WEEK


def test_a_rhythm_that_says_until_when_asks_for_no_weeks_and_ends_by_itself() -> None:
    world = promising()
    world.taps("ben", "again")
    says(world, "ben", UNTIL_EASTER)
    world.taps("ben", "yes")
    assert world.asked("ben") == "promise.seen"
    assert offered(world) == "FREQ=WEEKLY;BYDAY=SU"
    promise = world.shared.promises[-1]  # type: ignore[union-attr]
    assert promise.ends_at is not None
    assert f"{promise.ends_at:%m-%d}" == "04-05"


def test_a_promise_in_hand_goes_on_where_it_is_asked_for_again() -> None:
    world = promising()
    tracks = [name for name in world.room("ben").positions if form_of(name) == "promise"]
    world.commands("ben", "promise")
    assert [name for name in world.room("ben").positions if form_of(name) == "promise"] == tracks
    assert world.asked("ben") == "promise.often"


def test_a_promise_put_aside_waits_and_comes_back() -> None:
    world = promising()
    world.commands("ben", "promise")
    world.taps("ben", "once")
    world.taps("ben", "later")
    assert not (world.asked("ben") or "").startswith("promise.")
    world.begins("ben", "now")
    world.taps("ben", "enough")
    assert world.asked("ben") != "promise.when"
    world.commands("ben", "status")
    world.taps("ben", "left")
    assert world.asked("ben") == "promise.when"


def test_what_is_too_big_is_said_of_the_promise_alone_and_not_of_how_it_is_seen() -> None:
    world = promising()
    world.taps("ben", "once")
    says(world, "ben", Meant(at=FRIDAY))
    world.taps("ben", "yes")
    world.heard("ben")
    world.says("ben", "I will always tell you.")
    assert not [text for text in world.heard("ben") if text.startswith(("found-", "control-"))]
    assert world.asked("ben") == "promise.plan"


def test_a_rhythm_said_anew_takes_the_place_of_the_one_on_the_buttons() -> None:
    world = promising()
    world.taps("ben", "again")
    says(world, "ben", Meant(at=FRIDAY))
    world.taps("ben", "yes")
    world.walks("ben", until="promise.seen", **{"promise.again": "daily", "promise.weeks": "two"})
    for _ in range(3):
        world.commands("ben", "back")
    assert world.asked("ben") == "promise.first"
    says(world, "ben", UNTIL_EASTER)
    world.taps("ben", "yes")
    assert world.asked("ben") == "promise.seen"
    picks = next(p.picks for name, p in world.room("ben").positions.items() if form_of(name) == "promise")
    assert rule_of(picks["promise.first"]) == "FREQ=WEEKLY;BYDAY=SU;UNTIL=20260405"
    assert not {"promise.again", "promise.weeks"} & picks.keys()
