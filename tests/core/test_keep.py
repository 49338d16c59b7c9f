"""Promises between two people: every state reached, each branch, silence on either side, late and double acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.effects import Confirm, Moment, Part, Say
from core.events import Tick
from core.journey import STORY
from core.kernel import shared
from core.state import Position, Promise, PromiseState, Shared, Side
from tests.simulation.couple import PEOPLE, World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BERLIN = "Europe/Berlin"


def partners() -> World:
    """A couple far enough for promises: what comes before is left out."""
    world = World.willing()
    for who in PEOPLE:  # what is open of the story is put aside, so that the floor is free
        for _ in range(20):
            if world.room(who).focus is None:
                break
            world.commands(who, "cancel")
    world.forget_what_was_told()
    return world


def offers(world: World, who: str = "ben", ref: str = "p1", after: timedelta = 2 * DAY, **more: str) -> str:
    """An offer whose holding time is over."""
    when = Part(ask="promise.first" if more else "promise.when", moment=Moment(world.now + after, BERLIN))
    chosen = tuple(Part(ask=f"promise.{name}", choice=value) for name, value in more.items())
    releases(
        world, who, "promise", ref, (Part(ask="promise.what", words=(f"w-{ref}",)), when, *chosen), breach="breach-1"
    )
    return ref


def releases(
    world: World,
    who: str,
    kind: str,
    ref: str,
    parts: tuple[Part, ...],
    about: str | None = None,
    breach: str | None = None,
) -> None:
    shows_at = world.now + timedelta(minutes=5)
    confirm = Confirm(ref=ref, kind=kind, parts=parts, shows_at=shows_at, about=about, breach=breach)
    world.crosses(world.sides[who], confirm)
    world.pass_time(timedelta(minutes=6))


def agrees(world: World, who: str = "ana", ref: str = "p1", answer: str = "agree") -> None:
    releases(world, who, "agreement", f"{answer}-{ref}", (Part(ask="discuss.agree", choice=answer),), ref, "breach-1")


def agreed(after: timedelta = 2 * DAY, **more: str) -> World:
    world = partners()
    offers(world, after=after, **more)
    agrees(world)
    return world


def state(world: World, ref: str = "p1") -> str:
    return next(str(p.state) for p in record(world).promises if p.ref == ref)


def record(world: World) -> Shared:
    assert world.shared is not None
    return world.shared


def comes_to(world: World, who: str, ask: str, **values: str) -> None:
    """Open what waits and answer what comes, until this ask has been answered."""
    world.walks(who, past=ask, **values)


def told_ids(world: World, who: str) -> list[str]:
    """The texts this one was told so far."""
    return [told.effect.text for told in world.told[who] if isinstance(told.effect, Say)]


def reads(world: World, who: str, ask: str, about: str = "") -> None:
    """Go on until the last thing of this kind has been opened."""
    for _ in range(40):
        if any(name.startswith(f"{ask}@{about}") for name in world.room(who).positions["couple"].done):
            return
        if world.asked(who) is None:
            world.goes_on(who)
        world.answers(who)
    raise AssertionError(f"{who} did not come to {ask}")


def opens(world: World, who: str, form: str, about: str = "p1") -> None:
    """Tap the button of a form under a promise of the list."""
    world.commands(who, "promises")
    found = [
        turn
        for turn, button in world.open_buttons(who)
        if button.choice == form and any(w.turn == turn and w.about == about for w in world.room(who).waiting)
    ]
    assert found, f"{who} is not offered {form} about {about}"
    world.taps(who, form, found[-1])


def is_offered(world: World, who: str, form: str, about: str = "p1") -> bool:
    world.commands(who, "promises")
    waiting = {w.turn for w in world.room(who).waiting if w.about == about}
    return any(button.choice == form and turn in waiting for turn, button in world.open_buttons(who))


# -- offered and answered --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "then"), [("agree", "agreed"), ("change", "change_asked"), ("decline", "declined")])
def test_an_offer_is_answered_by_release(answer: str, then: str) -> None:
    world = partners()
    offers(world)
    agrees(world, answer=answer)
    assert state(world) == then


def test_an_offer_nobody_answers_ends_at_its_time_and_never_counted() -> None:
    world = partners()
    offers(world)
    world.pass_time(5 * DAY)
    assert state(world) == "ended"
    agrees(world)
    assert state(world) == "ended"


def test_agreement_to_ones_own_offer_changes_nothing() -> None:
    world = partners()
    offers(world)
    agrees(world, who="ben")
    assert state(world) == "offered"


def test_an_agreement_that_shows_after_the_moment_ends_the_offer() -> None:
    offer = Promise(ref="p", by=Side.A, due_at=world_time(), zone=BERLIN, state=PromiseState.OFFERED)
    room = Shared(names={Side.A: "a", Side.B: "b"}, promises=(offer,))
    late = Confirm(
        ref="yes",
        kind="agreement",
        parts=(Part(ask="discuss.agree", choice="agree"),),
        shows_at=world_time() + HOUR,
        about="p",
    )
    confirmed = shared.act(STORY.record, room, Side.B, late, world_time() - HOUR)
    shown = shared.tick(
        STORY.record, confirmed.shared, Tick(id="t", at=world_time() + HOUR, key="show:yes", due_at=world_time() + HOUR)
    )
    assert shown.shared.promises[0].state == "ended"


def world_time() -> datetime:
    return datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


def test_a_fourth_promise_is_not_agreed_even_if_it_was_offered() -> None:
    world = partners()
    for number in range(4):
        offers(world, ref=f"p{number}")
    for number in range(4):
        agrees(world, ref=f"p{number}")
    assert [state(world, f"p{number}") for number in range(4)] == ["agreed", "agreed", "agreed", "offered"]
    offers(world, who="ana", ref="hers")
    agrees(world, who="ben", ref="hers")
    assert state(world, "hers") == "agreed", "the other partner carries their own"


def test_another_version_takes_the_place_of_the_one_a_change_was_asked_for() -> None:
    world = partners()
    offers(world)
    agrees(world, answer="change")
    parts = (Part(ask="promise.what", words=("new",)), Part(ask="promise.when", moment=Moment(world.now + DAY, BERLIN)))
    releases(world, "ben", "promise", "p2", parts, about="p1", breach="breach-1")
    assert (state(world), state(world, "p2")) == ("ended", "offered")


# -- the deadline ----------------------------------------------------------------------------------------------


def answers_privately(world: World, who: str, ask: str, choice: str, *, share: bool = True) -> None:
    world.walks(who, past=ask, **{ask: choice})
    if share and choice != "nothing":
        world.walks(who, past=f"{ask}-share")


def test_a_promise_seen_differently_is_there_for_the_talk_in_its_own_words() -> None:
    world = agreed()
    due_at = record(world).promises[0].due_at
    world.pass_time(2 * DAY)
    answers_privately(world, "ben", "keep.report", "kept")
    answers_privately(world, "ana", "keep.noticed", "not-kept")
    world.pass_time(due_at + 2 * DAY - world.now)
    while world.asked("ana") is not None:
        world.commands("ana", "cancel")
    world.commands("ana", "talk")
    world.walks("ana", until="talk.how")
    world.heard("ana")
    world.taps("ana", "topics")
    assert "talk-topic-promise" in world.heard("ana")


@pytest.mark.parametrize(
    ("mine", "theirs", "then"),
    [
        ("kept", "kept", "kept"),
        ("more", "more", "kept"),
        ("kept", "not-kept", "seen_differently"),
        ("not-kept", "kept", "seen_differently"),
        ("not-kept", "not-kept", "not_kept"),
        ("not-kept", "nothing", "not_kept"),
        ("nothing", "not-kept", "unconfirmed"),
        ("kept", "nothing", "unconfirmed"),
        ("nothing", "nothing", "unconfirmed"),
    ],
)
def test_sealed_answers_show_at_one_instant_two_days_after(mine: str, theirs: str, then: str) -> None:
    world = agreed()
    due_at = record(world).promises[0].due_at
    world.pass_time(2 * DAY)
    assert state(world) == "due"
    answers_privately(world, "ben", "keep.report", mine)
    answers_privately(world, "ana", "keep.noticed", theirs)
    world.pass_time(due_at + 2 * DAY - world.now - timedelta(seconds=1))
    assert state(world) == "due"
    assert not any(item.kind == "report" and item.shown for item in record(world).items)
    world.pass_time(timedelta(seconds=1))
    assert state(world) == then


def test_reminders_come_a_day_and_an_hour_before_to_the_promiser_alone() -> None:
    world = agreed()
    world.forget_what_was_told()
    world.pass_time(2 * DAY - HOUR)
    assert world.heard("ben").count("reminder") == 2
    assert "reminder" not in world.heard("ana")


def test_who_wishes_for_one_reminder_gets_that_one_alone() -> None:
    world = agreed(after=3 * DAY)
    world.commands("ben", "settings")
    world.taps("ben", "times")
    world.taps("ben", "reminders")
    world.taps("ben", "hour")
    assert [key for owner, key in world.due if owner == "ben" and key.startswith("remind/")] == ["remind/hour/p1"]
    world.commands("ben", "settings")
    world.taps("ben", "times")
    world.taps("ben", "reminders")
    world.taps("ben", "none")
    world.forget_what_was_told()
    world.pass_time(3 * DAY)
    assert "reminder" not in world.heard("ben")


@pytest.mark.parametrize("quiet", ["pause", "withdraw"])
def test_no_reminder_after_a_pause_or_a_withdrawal(quiet: str) -> None:
    world = agreed()
    if quiet == "pause":
        world.commands("ben", "pause")
    else:
        opens(world, "ben", "withdraw")
        comes_to(world, "ben", "withdraw.share")
        world.pass_time(timedelta(minutes=6))
    world.forget_what_was_told()
    world.pass_time(2 * DAY)
    assert "reminder" not in world.heard("ben")


# -- another moment, withdrawn ---------------------------------------------------------------------------------


def wishes(world: World) -> str:
    opens(world, "ben", "renegotiate")
    comes_to(world, "ben", "renegotiate.share")
    world.pass_time(timedelta(minutes=6))
    return next(i.ref for i in record(world).items if i.kind == "renegotiation")


def test_another_moment_agreed_before_the_deadline_is_no_break() -> None:
    world = agreed()
    wish = wishes(world)
    comes_to(world, "ana", "keep.wish-share", **{"keep.wish": "agree"})
    world.pass_time(timedelta(minutes=6))
    assert (state(world), state(world, wish)) == ("renegotiated", "agreed")
    assert record(world).promises[-1].words == "p1"
    world.forget_what_was_told()
    world.pass_time(2 * DAY)
    assert (state(world), state(world, wish)) == ("renegotiated", "agreed")
    world.pass_time(DAY)
    assert state(world, wish) == "due"
    assert world.heard("ben").count("reminder") == 2, "by the new moment, with the words of the first"
    answers_privately(world, "ben", "keep.report", "kept")
    answers_privately(world, "ana", "keep.noticed", "kept")
    world.pass_time(2 * DAY)
    assert state(world, wish) == "kept"
    reads(world, "ana", "keep.result")
    assert "keep-result-first" in world.heard("ana")


def test_a_wish_that_is_declined_leaves_the_promise_as_it_was() -> None:
    world = agreed()
    wishes(world)
    assert not is_offered(world, "ben", "renegotiate")
    comes_to(world, "ana", "keep.wish-share", **{"keep.wish": "decline"})
    world.pass_time(timedelta(minutes=6))
    assert is_offered(world, "ben", "renegotiate")
    world.pass_time(2 * DAY)
    assert state(world) == "due"


def test_a_wish_that_is_not_answered_leaves_the_promise_unconfirmed_and_nobody_is_asked() -> None:
    world = agreed()
    wishes(world)
    world.pass_time(2 * DAY)
    assert state(world) == "unconfirmed"
    assert world.asked("ben") != "keep.report"
    world.pass_time(5 * DAY)
    assert state(world) == "unconfirmed"


def test_an_answer_to_a_wish_after_the_deadline_changes_nothing() -> None:
    world = agreed()
    wish = wishes(world)
    world.pass_time(2 * DAY)
    releases(world, "ana", "renegotiation_answer", "late", (Part(ask="keep.wish", choice="agree"),), about=wish)
    assert state(world) == "unconfirmed"
    assert len(record(world).promises) == 1


def test_a_withdrawal_is_never_held_back_by_a_safety_stop() -> None:
    world = agreed()
    world.rooms["ben"] = replace(world.room("ben"), stopped=True)
    opens(world, "ben", "withdraw")
    comes_to(world, "ben", "withdraw.share")
    world.pass_time(timedelta(minutes=6))
    assert state(world) == "withdrawn"
    reads(world, "ana", "keep.withdrawal-read")
    assert "keep-withdrawal-read" in world.heard("ana")


# -- a slip, told or found out ---------------------------------------------------------------------------------


def slips(world: World, about: str = "p1") -> None:
    opens(world, "ben", "slip", about)
    comes_to(world, "ben", "slip.share")
    world.pass_time(timedelta(minutes=6))


@pytest.mark.parametrize("wait", [timedelta(0), 2 * DAY, 2 * DAY + 20 * HOUR])
def test_a_slip_is_told_before_the_deadline_or_within_a_day_of_it(wait: timedelta) -> None:
    world = agreed()
    world.pass_time(wait)
    slips(world)
    assert state(world) == "slipped_and_told"
    reads(world, "ana", "keep.slip-read")
    assert "keep-slip-read" in world.heard("ana")
    world.pass_time(5 * DAY)
    assert state(world) == "slipped_and_told"


def test_after_a_day_a_slip_is_not_offered_any_more() -> None:
    world = agreed()
    world.pass_time(2 * DAY + 25 * HOUR)
    assert state(world) == "due"
    assert not is_offered(world, "ben", "slip")


def test_telling_wins_over_whatever_was_sealed_first() -> None:
    world = agreed()
    world.pass_time(2 * DAY)
    answers_privately(world, "ben", "keep.report", "kept")
    answers_privately(world, "ana", "keep.noticed", "not-kept")
    slips(world)
    assert not any(item.kind == "report" for item in record(world).items)
    assert not world.room("ana").held, "her sealed answer is not hers to take back any more"
    assert not world.room("ben").held
    world.pass_time(5 * DAY)
    assert state(world) == "slipped_and_told"
    assert "report-theirs" not in world.heard("ana") + world.heard("ben")


def test_the_partner_gets_the_same_whether_they_had_answered_or_not() -> None:
    """What A gets of a slip of B is the same, whatever A sealed; and nothing of A's goes to B."""
    world = agreed()
    world.pass_time(2 * DAY)
    other = world.fork()
    answers_privately(other, "ana", "keep.noticed", "not-kept")
    for one in (world, other):
        one.forget_what_was_told()
        slips(one)
        one.pass_time(5 * DAY)
    assert world.told["ben"] == other.told["ben"]


def test_found_out_only_by_the_promisers_own_release_and_then_a_new_hurt() -> None:
    world = agreed()
    world.pass_time(2 * DAY)
    answers_privately(world, "ben", "keep.report", "kept")
    answers_privately(world, "ana", "keep.noticed", "not-kept")
    world.pass_time(2 * DAY)
    assert state(world) == "seen_differently"
    comes_to(world, "ben", "keep.is-so-share", **{"keep.is-so": "yes"})
    assert state(world) == "seen_differently"
    world.pass_time(timedelta(minutes=6))
    assert state(world) == "found_out"
    assert [(b.id, b.hurt, b.kind) for b in record(world).breaches][1:] == [("breach-2", world.sides["ana"], "promise")]
    world.forget_what_was_told()
    reads(world, "ana", "keep.found-out-read")
    reads(world, "ben", "keep.found-out-mine")
    assert "keep-found-out-read" in world.heard("ana")
    assert "keep-found-out-mine" in world.heard("ben")


@pytest.mark.parametrize("answer", ["no", "nothing"])
def test_no_and_no_answer_are_asked_once_and_leave_the_record_as_it_is(answer: str) -> None:
    world = agreed()
    world.pass_time(2 * DAY)
    answers_privately(world, "ana", "keep.noticed", "not-kept")
    world.pass_time(2 * DAY)
    assert state(world) == "unconfirmed"
    comes_to(world, "ben", "keep.is-so", **{"keep.is-so": answer})
    opens(world, "ana", "learnt")
    comes_to(world, "ana", "learnt.share")
    world.pass_time(timedelta(minutes=6))
    reads(world, "ben", "keep.learnt-read")
    assert world.asked("ben") != "keep.is-so"
    assert state(world) == "unconfirmed"


def test_what_was_learnt_later_asks_the_promiser_once() -> None:
    world = agreed()
    world.pass_time(2 * DAY)
    answers_privately(world, "ben", "keep.report", "kept")
    answers_privately(world, "ana", "keep.noticed", "kept")
    world.pass_time(2 * DAY)
    opens(world, "ana", "learnt")
    comes_to(world, "ana", "learnt.share")
    world.pass_time(timedelta(minutes=6))
    assert not is_offered(world, "ana", "learnt")
    comes_to(world, "ben", "keep.is-so-share", **{"keep.is-so": "yes"})
    world.pass_time(timedelta(minutes=6))
    assert state(world) == "found_out"


def test_a_yes_about_a_promise_of_the_partner_changes_nothing() -> None:
    world = agreed()
    world.pass_time(5 * DAY)
    releases(world, "ana", "found_out", "not-hers", (Part(ask="keep.is-so", choice="yes"),), about="p1")
    assert state(world) == "unconfirmed"
    assert len(record(world).breaches) == 1


# -- two in a row ----------------------------------------------------------------------------------------------


def broken(world: World, ref: str) -> None:
    offers(world, ref=ref)
    agrees(world, ref=ref)
    world.pass_time(2 * DAY)
    answers_privately(world, "ben", "keep.report", "not-kept")
    world.pass_time(2 * DAY)


def test_two_breaks_in_a_row_suggest_a_rest_to_both_once() -> None:
    world = partners()
    broken(world, "p1")
    assert record(world).rest is None
    broken(world, "p2")
    for who in PEOPLE:
        reads(world, who, "keep.two-breaks")
        assert world.heard(who).count("keep-two-breaks") == 1
    broken(world, "p3")
    assert record(world).rest == "p2", "the next two count anew"


def test_a_kept_promise_between_begins_the_count_anew() -> None:
    world = partners()
    broken(world, "p1")
    offers(world, ref="p2")
    agrees(world, ref="p2")
    world.pass_time(2 * DAY)
    answers_privately(world, "ben", "keep.report", "kept")
    answers_privately(world, "ana", "keep.noticed", "kept")
    world.pass_time(2 * DAY)
    broken(world, "p3")
    assert record(world).rest is None


def promised_again(world: World, ref: str) -> None:
    offers(world, ref=ref)
    agrees(world, ref=ref)


def found_out(world: World, ref: str) -> None:
    """Ben said that he kept it, Ana saw that he did not; asked, he says that it is so."""
    promised_again(world, ref)
    world.pass_time(2 * DAY)
    answers_privately(world, "ben", "keep.report", "kept")
    answers_privately(world, "ana", "keep.noticed", "not-kept")
    world.pass_time(2 * DAY)
    comes_to(world, "ben", "keep.is-so-share", **{"keep.is-so": "yes"})
    world.pass_time(timedelta(minutes=6))
    assert state(world, ref) == "found_out"


def slipped(world: World, ref: str) -> None:
    promised_again(world, ref)
    slips(world, ref)


HOW = {"told": slipped, "found": found_out, "said": broken}


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        ("told", "told", "keep-two-breaks-told"),
        ("told", "found", "keep-two-breaks"),
        ("found", "told", "keep-two-breaks"),
        ("said", "told", "keep-two-breaks"),
        ("said", "found", "keep-two-breaks"),
        ("found", "found", "keep-two-breaks-found"),
    ],
)
@pytest.mark.parametrize("who", PEOPLE)
def test_the_word_on_two_breaks_goes_by_how_each_came_to_light(first: str, second: str, word: str, who: str) -> None:
    world = partners()
    HOW[first](world, "p1")
    HOW[second](world, "p2")
    for _ in range(80):
        if word in (heard := told_ids(world, who)):
            break
        if world.asked(who) is None:
            world.goes_on(who)
        world.answers(who)
    assert {text for text in heard if text.startswith("keep-two-breaks")} == {word}


@pytest.mark.parametrize(("who", "admission"), [("ana", "keep.found-out-read"), ("ben", "keep.found-out-mine")])
def test_the_word_on_two_breaks_comes_after_the_admission_was_read(who: str, admission: str) -> None:
    world = partners()
    broken(world, "p1")
    reads(world, who, "keep.result")
    found_out(world, "p2")
    assert "keep.two-breaks" not in {w.opens for w in world.room(who).waiting}
    assert world.asked(who) != "keep.two-breaks"
    reads(world, who, admission)
    assert "keep-two-breaks" not in told_ids(world, who)
    reads(world, who, "keep.two-breaks")


def test_the_notices_of_two_breaks_go_to_both_at_one_instant_whatever_either_has_read() -> None:
    world = partners()
    broken(world, "p1")
    other = world.fork()
    reads(other, "ana", "keep.result")
    for one in (world, other):
        one.forget_what_was_told()
        found_out(one, "p2")
        reads(one, "ben", "keep.two-breaks")
    assert world.told["ben"] == other.told["ben"]


# -- again and again -------------------------------------------------------------------------------------------


def occurrences(world: World) -> list[Promise]:
    return sorted((p for p in record(world).promises if p.of == "p1"), key=lambda p: p.due_at)


def test_a_series_has_one_occurrence_ahead_and_ends_at_its_end() -> None:
    world = agreed(after=DAY, again="daily", weeks="one")
    assert [p.state for p in occurrences(world)] == ["agreed"]
    for _ in range(8):
        assert state(world) == "agreed"
        assert [p.state for p in occurrences(world)].count("agreed") == 1
        world.pass_time(DAY)
    assert state(world) == "ended"
    world.pass_time(3 * DAY)
    series = record(world).promises[0]
    assert (len(occurrences(world)), series.kept, series.broken, series.unclear) == (6, 0, 0, 2)


def test_the_record_and_the_rooms_of_six_weeks_stay_small() -> None:
    world = agreed(after=DAY, again="daily", weeks="six")
    for _ in range(43):
        world.pass_time(DAY)
        answers_privately(world, "ben", "keep.report", "kept")
        answers_privately(world, "ana", "keep.noticed", "kept")
        assert len(record(world).promises) <= 9
    assert len(record(world).items) < 30
    for who in PEOPLE:
        done = world.room(who).positions["couple"].done
        assert sum(name.startswith("keep.") for name in done) < 40
        assert len(world.room(who).held) <= 3
    world.pass_time(3 * DAY)
    listed = sum(p.state == "kept" for p in record(world).promises)
    assert record(world).promises[0].kept + listed == 43


def test_a_series_counts_once_and_its_occurrences_do_not() -> None:
    world = agreed(after=DAY, again="daily", weeks="two")
    world.pass_time(3 * DAY)
    for number in range(2, 4):
        offers(world, ref=f"p{number}")
        agrees(world, ref=f"p{number}")
    assert [state(world, f"p{n}") for n in (1, 2, 3)] == ["agreed"] * 3


def test_weekdays_leave_the_weekend_out_and_summer_time_keeps_the_hour() -> None:
    world = agreed(after=25 * DAY, again="weekdays", weeks="one")  # Friday 27 March 2026; the clocks change on the 29th
    due = [occurrences(world)[0].due_at]
    for _ in range(4):
        world.pass_time(due[-1] - world.now)
        due.append(occurrences(world)[-1].due_at)
    assert [at.strftime("%a %d %H") for at in due] == ["Fri 27 17", "Mon 30 16", "Tue 31 16", "Wed 01 16", "Thu 02 16"]


def test_withdrawing_a_series_withdraws_what_is_ahead_and_leaves_what_is_due() -> None:
    world = agreed(after=DAY, again="daily", weeks="two")
    world.pass_time(DAY)
    opens(world, "ben", "withdraw")
    comes_to(world, "ben", "withdraw.share")
    world.pass_time(timedelta(minutes=6))
    assert state(world) == "withdrawn"
    assert [p.state for p in occurrences(world)] == ["due", "withdrawn"]
    world.pass_time(5 * DAY)
    assert [p.state for p in occurrences(world)] == ["unconfirmed", "withdrawn"]


def test_one_time_of_a_series_can_be_moved_and_the_series_goes_on() -> None:
    world = agreed(after=DAY, again="weekly", weeks="four")
    first = occurrences(world)[0].ref
    opens(world, "ben", "renegotiate", first)
    comes_to(world, "ben", "renegotiate.share")
    world.pass_time(timedelta(minutes=6))
    comes_to(world, "ana", "keep.wish-share", **{"keep.wish": "agree"})
    world.pass_time(DAY)
    assert [p.state for p in occurrences(world)] == ["renegotiated", "agreed", "agreed"]
    world.pass_time(4 * DAY)
    assert [p.state for p in occurrences(world)] == ["renegotiated", "unconfirmed", "agreed"] or [
        p.state for p in occurrences(world)
    ] == ["renegotiated", "due", "agreed"]


def test_a_series_at_its_end_may_be_renewed_if_both_agree_again() -> None:
    world = agreed(after=DAY, again="weekly", weeks="one")
    world.pass_time(9 * DAY)
    assert state(world) == "ended"
    comes_to(world, "ben", "keep.renew-share", **{"keep.renew": "two"})
    world.pass_time(timedelta(minutes=6))
    renewed = next(i.ref for i in record(world).items if i.kind == "renewal")
    assert state(world, renewed) == "offered"
    comes_to(world, "ana", "keep.renewal-share")
    world.pass_time(timedelta(minutes=6))
    assert state(world, renewed) == "agreed"
    assert next(p for p in record(world).promises if p.of == renewed).words == "p1"
    reads(world, "ben", "keep.renewal-answered")
    world.pass_time(20 * DAY)
    assert state(world, renewed) == "ended"


@pytest.mark.parametrize("answer", ["nothing", "later"])
def test_nobody_is_asked_twice_to_renew(answer: str) -> None:
    world = agreed(after=DAY, again="weekly", weeks="one")
    world.pass_time(9 * DAY)
    world.walks("ben", past="keep.renew", **{"keep.renew": answer})
    world.forget_what_was_told()
    world.pass_time(10 * DAY)
    assert "keep-renew" not in world.heard("ben")


# -- thanks and light questions --------------------------------------------------------------------------------


def begins(world: World, who: str, form: str) -> None:
    world.begins(who, form)


def test_thanks_reach_the_partner_by_release() -> None:
    world = agreed()
    begins(world, "ana", "thanks")
    comes_to(world, "ana", "thanks.share")
    world.pass_time(timedelta(minutes=6))
    reads(world, "ben", "keep.thanks-read")
    assert "keep-thanks-read" in world.heard("ben")


def wish_for_light(world: World, *people: str) -> None:
    for who in people:
        begins(world, who, "light")
        comes_to(world, who, "light.share")
        world.pass_time(timedelta(minutes=6))


def test_light_questions_come_only_if_both_wish_for_them() -> None:
    world = agreed(after=30 * DAY)
    wish_for_light(world, "ana")
    world.pass_time(5 * DAY)
    assert not record(world).lights
    wish_for_light(world, "ben")
    world.pass_time(7 * DAY)
    assert [light.topic for light in record(world).lights] == ["plan", "memory", "laugh"] or len(
        record(world).lights
    ) == 3


def test_light_answers_show_a_day_later_whoever_answered() -> None:
    world = agreed(after=30 * DAY)
    wish_for_light(world, "ana", "ben")
    while not record(world).lights:
        world.advance()
    light = record(world).lights[0]
    ask = f"keep.light-{light.topic}"
    world.walks("ana", past=ask)
    world.walks("ana", past="keep.light-share")
    world.pass_time(light.shows_at - world.now - timedelta(seconds=1))
    world.forget_what_was_told()
    assert not any(i.kind == "light_answer" and i.shown for i in record(world).items)
    world.pass_time(timedelta(seconds=1))
    reads(world, "ben", "keep.light-read")
    assert "keep-light-read" in world.heard("ben")


def test_either_can_end_the_light_questions() -> None:
    world = agreed(after=60 * DAY)
    wish_for_light(world, "ana", "ben")
    begins(world, "ben", "unlight")
    comes_to(world, "ben", "unlight.share")
    world.pass_time(14 * DAY)
    assert not record(world).light
    assert not record(world).lights


def test_light_questions_of_a_year_keep_the_record_small() -> None:
    world = agreed(after=2 * DAY)
    wish_for_light(world, "ana", "ben")
    for _ in range(60):
        world.pass_time(3 * DAY)
        for light in record(world).lights[-1:]:
            ref = f"{light.ref}-answer"
            parts = (Part(ask=f"keep.light-{light.topic}", words=(ref,)),)
            confirm = Confirm(
                ref=ref, kind="light_answer", parts=parts, shows_at=light.shows_at, about=light.ref, sealed=True
            )
            world.crosses(world.sides["ana"], confirm)
    assert len(record(world).lights) == 12
    assert sum(i.kind == "light_answer" for i in record(world).items) <= 13


# -- the check in the form -------------------------------------------------------------------------------------


def drafting(text: str) -> World:
    """Ben in the form for a promise, who wrote this."""
    world = agreed()
    room = world.room("ben")
    world.rooms["ben"] = replace(room, positions={**room.positions, "promise:breach-1:new": Position()})
    world.commands("ben", "status")
    assert world.asked("ben") == "promise.what"
    world.forget_what_was_told()
    if text:
        world.says("ben", text)
    return world


def test_a_small_act_passes_the_check_without_a_word() -> None:
    world = drafting("Be home by seven")
    assert world.asked("ben") == "promise.worry"


def test_control_is_not_kept_and_the_reason_is_for_its_author() -> None:
    world = drafting("You get all my passwords")
    assert world.asked("ben") == "promise.what"
    assert "control-password" in world.heard("ben")
    assert not any("passwords" in text for text in world.words.values())
    assert not world.heard("ana")


def test_always_is_pointed_out_and_left_to_its_author() -> None:
    world = drafting("I will always be home by seven")
    assert world.asked("ben") == "promise.soft"
    other = world.fork()
    world.taps("ben", "keep")
    assert world.asked("ben") == "promise.worry"
    other.taps("ben", "change")
    assert other.asked("ben") == "promise.what"
    other.says("ben", "Be home by seven on Friday")
    assert other.asked("ben") == "promise.worry"


def test_a_correction_is_checked_as_well() -> None:
    world = drafting("")
    source = world.says("ben", "Be home by seven")
    assert world.asked("ben") == "promise.worry"
    world.edits("ben", source, "I will not see my friends any more")
    assert world.asked("ben") == "promise.what"


def test_a_recurring_promise_is_made_in_the_form() -> None:
    world = drafting("Be home by seven")
    world.walks("ben", past="promise.share", **{"promise.often": "again", "promise.again": "weekdays"})
    world.pass_time(timedelta(minutes=6))
    made = next(p for p in record(world).promises if p.ref != "p1" and p.of is None)
    assert (made.state, made.rhythm) == ("offered", "weekdays")
    assert made.ends_at is not None
    assert made.ends_at - made.due_at <= timedelta(weeks=6)


def test_the_list_shows_each_promise_with_what_can_be_done_about_it() -> None:
    world = agreed(after=DAY, again="daily", weeks="one")
    world.forget_what_was_told()
    world.commands("ben", "promises")
    assert world.heard("ben") == ["promises-again", "promises-one"]
    assert {button.choice for _, button in world.open_buttons("ben")} >= {"withdraw", "renegotiate", "slip"}


# -- the offer in discuss --------------------------------------------------------------------------------------


def talking() -> World:
    """A couple that talks about what happened: discuss is open."""
    world = partners()
    releases(world, "ana", "talk", "talk", (Part(ask="apologise.talk", choice="yes"),), breach="breach-1")
    return world


def test_a_change_is_asked_for_and_another_version_is_offered() -> None:
    world = talking()
    offers(world)
    world.walks("ana", past="discuss.agree", **{"discuss.agree": "change"})
    world.walks("ana", past="discuss.agree-share")
    world.pass_time(HOUR)
    assert state(world) == "change_asked"
    world.walks("ben", past="discuss.revise", **{"discuss.revise": "make"})
    assert world.asked("ben") == "promise.what"
    world.walks("ben", past="promise.share")
    world.pass_time(HOUR)
    assert state(world) == "ended"
    assert [p.state for p in record(world).promises] == ["ended", "offered"]


def test_control_in_a_change_that_is_asked_for_is_not_kept() -> None:
    world = talking()
    offers(world)
    world.walks("ana", past="discuss.agree", **{"discuss.agree": "change"})
    world.forget_what_was_told()
    world.says("ana", "Give me your password")
    assert world.heard("ana")[0] == "control-password"
    assert world.asked("ana") == "discuss.change"
    assert not world.heard("ben")
    world.says("ana", "Until Friday, please")
    world.walks("ana", past="discuss.agree-share")
    world.pass_time(HOUR)
    assert state(world) == "change_asked"


def test_a_promise_of_which_one_is_not_sure_is_made_smaller() -> None:
    world = drafting("Be home by seven")
    world.walks("ben", until="promise.sure")
    world.taps("ben", "6")
    assert "promise-smaller" in world.heard("ben")
    assert world.asked("ben") == "promise.what"


@pytest.mark.parametrize(("wait", "asked"), [(timedelta(0), "no"), (2 * DAY, "yes")])
def test_who_told_a_slip_reads_one_still_word_and_is_asked_nothing_under_it(wait: timedelta, asked: str) -> None:
    world = agreed()
    world.pass_time(wait)
    opens(world, "ben", "slip")
    world.walks("ben", until="slip.share")
    world.heard("ben")
    world.taps("ben", "share")
    told = world.told["ben"][-1].effect
    assert isinstance(told, Say)
    assert (told.text, told.args["asked"], told.buttons) == ("slip-told", asked, ())
    assert world.heard("ben") == ["held", "slip-told"]
    assert world.room("ben").focus is None


def test_after_a_slip_a_smaller_promise_is_there_when_its_author_wants_it() -> None:
    world = talking()
    offers(world, ref="p1")
    agrees(world, ref="p1")
    slips(world)
    world.commands("ben", "promise")
    assert world.asked("ben") == "promise.what"


def kept_by_both(world: World, ref: str) -> None:
    promised_again(world, ref)
    world.pass_time(2 * DAY)
    answers_privately(world, "ben", "keep.report", "kept")
    answers_privately(world, "ana", "keep.noticed", "kept")
    world.pass_time(2 * DAY)


@pytest.mark.parametrize("who", PEOPLE)
def test_the_first_promise_that_was_kept_has_a_still_word_of_its_own(who: str) -> None:
    world = partners()
    kept_by_both(world, "p1")
    reads(world, who, "keep.result")
    heard = told_ids(world, who)
    assert "keep-result-first" in heard
    assert "keep-result-kept" not in heard
    assert heard[-1].startswith("report-"), "nothing is asked under it"
    kept_by_both(world, "p2")
    reads(world, who, "keep.result", about="p2")
    assert told_ids(world, who).count("keep-result-first") == 1
    assert "keep-result-kept" in told_ids(world, who)


def test_after_a_series_was_kept_no_later_promise_is_the_first() -> None:
    series = Promise(
        ref="s", by=Side.B, due_at=world_time(), zone=BERLIN, state=PromiseState.ENDED, rhythm="daily", kept=2
    )
    world = partners()
    assert world.shared is not None
    world.shared = replace(world.shared, promises=(series,))
    kept_by_both(world, "p1")
    reads(world, "ana", "keep.result")
    assert "keep-result-kept" in told_ids(world, "ana")


def test_with_three_promises_the_form_does_not_open() -> None:
    world = talking()
    for number in range(3):
        offers(world, ref=f"p{number}")
    world.commands("ben", "promise")
    assert "promise-enough" in world.heard("ben")
    assert world.asked("ben") != "promise.what"


# -- what fits no more changes nothing -------------------------------------------------------------------------


def test_no_form_is_about_a_promise_of_the_partner() -> None:
    world = agreed()
    for form in ("slip", "renegotiate", "withdraw", "learnt"):
        assert not is_offered(world, "ana", form)


@pytest.mark.parametrize("kind", ["renegotiation", "withdrawal", "slip", "found_out", "renewal"])
@pytest.mark.parametrize("about", ["p1", "nothing-there"])
def test_a_release_of_the_partner_or_about_nothing_leaves_the_promise(kind: str, about: str) -> None:
    world = agreed()
    parts = (Part(ask="keep.renew", choice="two"), Part(ask="x.when", moment=Moment(world.now + 5 * DAY, BERLIN)))
    before = record(world).promises
    releases(world, "ana", kind, "stray", parts, about=about)
    assert record(world).promises == before


def test_the_one_who_wishes_cannot_agree_and_a_new_moment_that_is_past_moves_nothing() -> None:
    world = agreed()
    soon = (Part(ask="renegotiate.when", moment=Moment(world.now + HOUR, BERLIN)),)
    releases(world, "ben", "renegotiation", "wish", soon, about="p1")
    agree = (Part(ask="keep.wish", choice="agree"),)
    releases(world, "ben", "renegotiation_answer", "own", agree, about="wish")
    assert state(world) == "agreed"
    world.pass_time(HOUR)
    releases(world, "ana", "renegotiation_answer", "late", agree, about="wish")
    assert [p.ref for p in record(world).promises] == ["p1"]


def test_a_slip_that_shows_after_the_answers_changes_nothing() -> None:
    world = agreed()
    world.pass_time(5 * DAY)
    releases(world, "ben", "slip", "late", (Part(ask="slip.what", words=("w",)),), about="p1")
    assert state(world) == "unconfirmed"


def test_a_yes_about_a_promise_that_is_not_in_doubt_opens_no_breach() -> None:
    world = agreed()
    releases(world, "ben", "found_out", "early", (Part(ask="keep.is-so", choice="yes"),), about="p1")
    assert state(world) == "agreed"
    assert len(record(world).breaches) == 1


@pytest.mark.parametrize("kind", ["deadline", "unseal", "told-late", "light", "light-show"])
def test_a_due_row_that_fits_nothing_changes_nothing(kind: str) -> None:
    world = partners()
    before = record(world)
    outcome = shared.tick(STORY.record, before, Tick(id="t", at=world.now, key=f"{kind}:gone", due_at=world.now))
    assert outcome.shared == before


def test_a_deadline_that_comes_twice_makes_no_second_occurrence() -> None:
    world = agreed(after=DAY, again="daily", weeks="one")
    first = occurrences(world)[0]
    world.pass_time(DAY)
    before = record(world)
    again = shared.tick(
        STORY.record, before, Tick(id="t", at=world.now, key=f"deadline:{first.ref}", due_at=first.due_at)
    )
    assert again.shared.promises == before.promises


def test_what_somebody_wrote_about_an_occurrence_is_not_folded_away() -> None:
    world = agreed(after=DAY, again="daily", weeks="two")
    slips(world, occurrences(world)[0].ref)
    world.pass_time(12 * DAY)
    assert "slipped_and_told" in [p.state for p in occurrences(world)]
    assert any(item.kind == "slip" for item in record(world).items)


def test_the_companion_away_for_days_asks_late_and_breaks_nothing() -> None:
    world = agreed(after=DAY, again="daily", weeks="one")
    world.sleep_past(20 * DAY)
    assert state(world) == "ended"
    assert [str(p.state) for p in occurrences(world)] == ["due"], "what nobody was reminded of never was"
    world.pass_time(timedelta(hours=23))
    assert [str(p.state) for p in occurrences(world)] == ["due"], "there is a day to answer"
    world.pass_time(timedelta(hours=2))
    assert [str(p.state) for p in occurrences(world)] == ["unconfirmed"]
