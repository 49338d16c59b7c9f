"""Safety, time-outs, leaving and erasing, as people live them: silent for the other, and never a way closed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.memory.store import MemoryStore, MemoryUnit
from adapters.texts.catalogue import Catalogue
from core.ports import Incoming, UpdateKind
from core.state import Room
from tests.journeys.stage import Journey, script
from tests.journeys.stages import InProcess

WHOLE = script("whole_story")
RESTING = Catalogue().text("en", "resting")
STOPPING = ("controlled", "afraid", "forced", "hurt", "made-to", "leverage", "child", "i-hurt")
QUESTIONS = ("put-down", *STOPPING, "dying", "harm-other")
DAY = timedelta(days=1)


def upto(who: str, does: str, what: str, nth: int = 1) -> list[list[str]]:
    at = [number for number, line in enumerate(WHOLE) if line == [who, does, what]][nth - 1]
    return WHOLE[:at]


class Stage(InProcess):
    """The companion in memory, with the private questions as one act."""

    async def answers_safety(self, who: str, **said: str) -> None:
        """Go through all questions; `no` to all but those named."""
        await self.says(who, "/more")
        await self.taps(who, "Help now")
        await self.taps(who, "Questions about being safe")
        await self.taps(who, "Yes")
        for question in QUESTIONS:
            if question == "i-hurt" and said.get("put_down") == "Yes, now" and len(said) == 1:
                await self.taps(who, "No")  # the one more question
            await self.taps(who, said.get(question.replace("-", "_"), "No"))
            if question == "dying" and said.get("dying") == "Yes, now":
                return  # help comes first, and nothing else is asked that day
        await self.taps(who, "Skip")  # what a locked screen may show
        await self.taps(who, "All right")

    def room(self, who: str) -> Room:
        assert isinstance(self.store, MemoryStore)
        unit = MemoryUnit(self.store._tables, self.store)
        person = unit.people.get_or_create(
            Incoming(platform="memory", update="", user=who, address=who, heard=UpdateKind.TEXT)
        )
        found = unit.rooms.private(person.id)
        assert found is not None
        return found[0]

    def released(self, who: str) -> list[str]:
        """The kinds of what the partner of this person released and is shown in the record."""
        assert isinstance(self.store, MemoryStore)
        unit = MemoryUnit(self.store._tables, self.store)
        person = unit.people.get_or_create(
            Incoming(platform="memory", update="", user=who, address=who, heard=UpdateKind.TEXT)
        )
        items = unit.rooms.shared(person.couple or "")[0].items
        return [item.kind for item in items if item.shown and item.by is not person.side]

    def sees(self, who: str, label: str) -> bool:
        return any(shown == label for _, message in self.channel.sent[who] for _, shown in message.buttons)


async def staged(after: list[list[str]]) -> Stage:
    stage = Stage(MemoryStore())
    await Journey(stage).play(after)
    for who in ("ana", "ben"):
        await stage.received(who)
    return stage


def a_letter_to_share() -> list[list[str]]:
    """Up to Ana's letter, all written, its preview on the floor."""
    return upto("ana", "taps", "Share it", 3)


@pytest.mark.parametrize("question", STOPPING)
async def test_a_stop_withholds_what_is_new_and_looks_like_a_quiet_day(question: str) -> None:
    stage = await staged(a_letter_to_share())
    await stage.says("ana", "/status")
    way, _, rest = (await stage.received("ana"))[-1].partition("\n\n")
    assert way.startswith("Your way:")
    assert rest.startswith("Ben will see exactly this:")
    assert stage.sees("ana", "Share it")
    await stage.answers_safety("ana", **{question.replace("-", "_"): "Yes, now"})
    await stage.received("ana")
    await stage.says("ana", "/status")
    assert await stage.received("ana") == [f"{way}\n\n{RESTING}"], "the same way, and nothing that waits"
    assert not stage.sees("ana", "Share it")
    await stage.passes(timedelta(hours=3))
    assert await stage.received("ben") == []


async def test_a_stop_ends_only_by_answering_anew_on_a_later_day() -> None:
    stage = await staged(a_letter_to_share())
    await stage.answers_safety("ana", afraid="In the past year, not now")
    await stage.answers_safety("ana")
    assert stage.room("ana").stopped, "answers of the same hour end nothing"
    await stage.passes(2 * DAY)
    await stage.answers_safety("ana", hurt="Skip")
    assert stage.room("ana").stopped, "a skipped question ends nothing"
    await stage.answers_safety("ana")
    assert not stage.room("ana").stopped
    assert await stage.received("ben") == []
    await stage.says("ana", "/status")
    await stage.taps("ana", "Share it")
    await stage.passes(timedelta(hours=2))
    assert any("A letter is here for you." in text for text in await stage.received("ben"))


async def test_being_put_down_alone_brings_one_more_question_and_is_no_stop() -> None:
    stage = await staged(a_letter_to_share())
    await stage.answers_safety("ana", put_down="Yes, now")
    assert any("You said that you were put down." in text for text in await stage.received("ana"))
    assert not stage.room("ana").stopped


async def test_a_week_after_a_stop_the_questions_knock_as_they_knock_for_everybody() -> None:
    stage = await staged(a_letter_to_share())
    await stage.answers_safety("ana", child="Yes, now")
    await stage.received("ana")
    await stage.passes(8 * DAY)
    assert any("Something is here for you alone." in text for text in await stage.received("ana"))


async def test_under_a_stop_a_not_yet_can_be_said_and_a_yes_cannot() -> None:
    stage = await staged(upto("ana", "taps", "#understand.felt.understood"))
    await stage.answers_safety("ana", controlled="Yes, now")
    await stage.says("ana", "/status")
    await stage.taps("ana", "I feel understood")
    assert not stage.sees("ana", "Share it")
    await stage.says("ana", "/status")
    assert not stage.sees("ana", "Share it")
    await stage.taps("ana", "What I left for later")
    await stage.taps("ana", "Not yet")
    assert stage.sees("ana", "Share it")


async def test_under_a_stop_more_time_can_be_asked_for_and_a_held_release_taken_back() -> None:
    stage = await staged(a_letter_to_share())
    await stage.taps("ana", "Share it")
    await stage.answers_safety("ana", leverage="Yes, now")
    assert any("This is still held." in text for text in await stage.received("ana"))
    await stage.taps("ana", "Take it back")
    assert any("It is back with you" in text for text in await stage.received("ana"))
    await stage.says("ana", "/more")
    await stage.taps("ana", "For us")
    await stage.taps("ana", "I need more time")
    await stage.taps("ana", "Yes, say that")
    await stage.taps("ana", "Share it")
    await stage.passes(timedelta(minutes=6))
    assert "more_time" in stage.released("ben")
    assert "letter" not in stage.released("ben")


async def test_thoughts_of_dying_bring_help_first_and_hold_a_hard_letter_for_a_day() -> None:
    stage = await staged(a_letter_to_share())
    await stage.answers_safety("ana", dying="Yes, now")
    last = (await stage.received("ana"))[-1]
    assert last.startswith("Thank you for saying it."), "and nothing is asked under it"
    assert not stage.sees("ana", "Share it")
    await stage.passes(DAY + timedelta(hours=1))
    (knock,) = await stage.received("ana")
    assert knock.startswith("Your own next step is here"), "and no word of what it is"
    for label in ("Open", "No", "Skip", "All right"):  # what had not been asked that day
        assert not stage.sees("ana", "Share it")
        await stage.taps("ana", label)
    assert stage.sees("ana", "Share it"), "it is no lasting stop"


async def test_the_one_question_comes_before_a_hard_letter_and_at_most_once_a_day() -> None:
    stage = await staged(upto("ana", "taps", "#changed.safe.no"))
    assert "Has anything changed about feeling safe" in stage.channel.sent["ana"][-1][1].text
    await stage.taps("ana", "Skip this")
    await stage.says("ana", "/cancel")
    await stage.says("ana", "/status")
    assert stage.sees("ana", "Share it")


async def test_a_time_out_brings_no_questions_until_it_is_over() -> None:
    stage = await staged(upto("ben", "taps", "Share it", 3))  # what he heard in her letter
    await stage.says("ana", "/timeout")
    await stage.taps("ana", "Two hours")
    await stage.received("ana")
    await stage.taps("ben", "Share it")
    await stage.passes(timedelta(minutes=61))
    assert "mirror" in stage.released("ana"), "it is hers"
    assert await stage.received("ana") == []
    await stage.passes(timedelta(minutes=61))
    (seen,) = await stage.received("ana")
    assert seen.startswith("The time-out is over.")
    assert "An answer is here for you." in seen


async def test_a_time_out_that_ends_in_the_quiet_after_something_heavy_asks_nothing_before_the_morning() -> None:
    stage = await staged(upto("ben", "taps", "#changed.safe.no"))  # she shared her letter, and it is evening
    await stage.says("ana", "/timeout")
    await stage.taps("ana", "Two hours")
    await stage.received("ana")
    await stage.passes(timedelta(minutes=122))
    (seen,) = await stage.received("ana")
    assert seen.startswith("The time-out is over.")
    assert "is here" not in seen, "it is no knock"
    await stage.passes(timedelta(hours=16))
    (seen,) = await stage.received("ana")
    assert seen.startswith("Your own next step is here")


async def test_who_leaves_hears_nothing_more_and_the_other_sees_no_difference() -> None:
    left, stayed = await staged(a_letter_to_share()), await staged(a_letter_to_share())
    await left.says("ana", "/leave")
    await left.taps("ana", "Leave now")
    before = len(left.channel.sent["ana"])
    for stage in (left, stayed):
        for what in ("/status", "/more", "/promises", "/checkin"):
            await stage.says("ben", what)
        await stage.passes(20 * DAY)
    assert len(left.channel.sent["ana"]) == before
    assert await left.received("ben") == await stayed.received("ben")


async def test_what_was_released_before_leaving_still_comes_at_its_time() -> None:
    stage = await staged(a_letter_to_share())
    await stage.taps("ana", "Share it")
    await stage.says("ana", "/leave")
    await stage.taps("ana", "Leave now")
    assert "letter" not in stage.released("ben")
    await stage.passes(timedelta(hours=2))
    assert "letter" in stage.released("ben")


async def test_who_erases_takes_along_what_is_held_and_starts_as_somebody_new() -> None:
    stage = await staged(a_letter_to_share())
    await stage.taps("ana", "Share it")
    await stage.says("ana", "/erase")
    await stage.taps("ana", "Erase everything")
    assert (await stage.received("ana"))[-1].startswith("It is gone.")
    await stage.passes(2 * DAY)
    assert await stage.received("ben") == []
    await stage.says("ana", "hello")
    assert any(text.startswith("Hello. I am Kintsugi") for text in await stage.received("ana"))


async def test_who_left_can_begin_again_with_somebody_else() -> None:
    stage = await staged(a_letter_to_share())
    await stage.says("ana", "/leave")
    await stage.taps("ana", "Leave now")
    await stage.says("ana", "hello")
    await stage.taps("ana", "Begin again")
    for label in ("Skip", "Invite my partner", "Skip them", "Make the invitation"):
        await stage.taps("ana", label)
    assert any("Send this to your partner" in text for text in await stage.received("ana"))
    assert stage.room("ana").positions.keys() == {"couple"}


async def test_a_check_in_that_falls_into_a_time_out_is_nothing_and_the_next_one_comes() -> None:
    stage = await staged(upto("ana", "taps", "4"))  # her first check-in lies open; they come every evening
    await stage.says("ana", "/cancel")
    await stage.passes(timedelta(hours=22, minutes=30))  # an hour before the next one
    await stage.says("ana", "/timeout")
    await stage.taps("ana", "Two hours")
    await stage.received("ana")
    await stage.passes(timedelta(minutes=90))
    assert await stage.received("ana") == []
    await stage.passes(timedelta(hours=18))
    (seen,) = await stage.received("ana")
    assert seen.startswith("The time-out is over.")
    assert "A minute for you" not in seen
    await stage.passes(timedelta(hours=6))
    assert sum("A minute for you" in text for text in await stage.received("ana")) == 1


async def test_other_knocks_that_fall_into_a_time_out_wait_until_it_is_over() -> None:
    stage = await staged(a_letter_to_share())
    await stage.passes(30 * DAY - timedelta(hours=1))  # an hour before the private questions come again
    await stage.received("ana")
    await stage.says("ana", "/timeout")
    await stage.taps("ana", "Two hours")
    await stage.received("ana")
    await stage.passes(timedelta(minutes=90))
    assert await stage.received("ana") == []
    await stage.passes(timedelta(hours=3))
    seen = await stage.received("ana")
    assert seen[0].startswith("The time-out is over.")
    assert sum("Something is here for you alone." in text for text in seen) == 1


async def test_whatever_somebody_who_left_sends_is_answered_by_the_one_question() -> None:
    stage = await staged(a_letter_to_share())
    await stage.says("ana", "/leave")
    await stage.taps("ana", "Leave now")
    for what in ("hm", "/status", "/start", "/more", "/promise", "/cancel", "/checkin", "hello again"):
        await stage.received("ana")
        await stage.says("ana", what)
        assert any("Would you like to begin again?" in text for text in await stage.received("ana")), what
