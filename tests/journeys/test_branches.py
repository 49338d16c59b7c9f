"""Branches beside the straight road: rounds, another draft, taking back, changing, later."""

from __future__ import annotations

from datetime import timedelta

from adapters.memory.store import MemoryStore
from core.ports import UpdateKind
from tests.journeys.stage import Journey, script
from tests.journeys.stages import InProcess

WHOLE = script("whole_story")


def upto(who: str, does: str, what: str, nth: int = 1) -> list[list[str]]:
    """The whole story up to, and without, the nth time this line comes."""
    at = [number for number, line in enumerate(WHOLE) if line == [who, does, what]][nth - 1]
    return WHOLE[:at]


async def told(*more: list[str], after: list[list[str]]) -> str:
    """What both saw in the lines that were added."""
    journey = Journey(InProcess(MemoryStore()))
    await journey.play(after)
    before = len(journey.lines)
    await journey.play(list(more))
    return "\n".join(journey.lines[before:])


async def test_a_not_yet_is_not_chased_and_can_become_an_understood() -> None:
    seen = await told(
        ["ana", "taps", "#understand.felt.not-yet"],
        ["ana", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ben", "taps", "Open"],
        ["time", "passes", "14h"],
        *([who, "taps", label] for who in ("ana", "ben") for label in ("Open", "Skip")),  # how deep it goes for each
        ["time", "passes", "26d"],  # the private questions about safety come monthly, to everybody
        ["ana", "says", "/status"],
        ["ana", "taps", "#menu-anew"],
        ["ana", "taps", "#understand.felt.understood"],
        ["ana", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ben", "taps", "Open"],
        after=upto("ana", "taps", "#understand.felt.understood"),
    )
    month = seen.split("26d later")[1].split("/status")[0]
    assert "[" not in month, "something was asked in the month of not yet"
    assert "Ana feels understood." in seen.rsplit("later:", 1)[1]


async def test_partly_leads_to_another_round_with_what_is_missing() -> None:
    seen = await told(
        ["ana", "taps", "#understand.felt.partly"],
        ["ana", "says", "That I am also afraid of the next time."],
        ["ana", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ben", "taps", "Open"],
        ["ben", "says", "And you are afraid of the next time."],
        ["ben", "taps", "That is all"],
        ["ben", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ana", "taps", "Open"],
        after=upto("ana", "taps", "#understand.felt.understood"),
    )
    last = seen.rsplit("later:", 1)[1]
    assert "And you are afraid of the next time." in last
    assert "[I feel understood]" in last.replace("\n", " ")


async def test_a_release_taken_back_leaves_no_trace_and_can_be_shared_again() -> None:
    seen = await told(
        ["ana", "taps", "Share it"],
        ["ana", "taps", "Take it back"],
        ["time", "passes", "2d"],
        ["ana", "says", "/status"],
        ["ana", "taps", "#changed.safe.no"],
        ["ana", "taps", "Share it"],
        ["time", "passes", "61m"],
        after=upto("ana", "taps", "Share it", 3),
    )
    quiet, shared = seen.split("2d later")[1].split("/status")
    assert "│ A letter is here" not in quiet
    assert "│ A letter is here" in shared.rsplit("later:", 1)[1]


async def test_one_part_of_a_letter_is_changed_and_the_others_stay() -> None:
    seen = await told(
        ["ana", "taps", "Change it"],
        ["ana", "taps", "#part-understand-feel"],
        ["ana", "says", "I feel nothing at all."],
        ["ana", "taps", "That is all"],
        after=upto("ana", "taps", "Share it", 3),
    )
    preview = seen.rsplit("will see exactly this", 1)[1]
    assert "I feel nothing at all." in preview
    assert "I still check the" in preview
    assert "angry" not in preview


async def test_something_is_missing_in_an_apology_leads_to_another_draft() -> None:
    seen = await told(
        ["ana", "taps", "#apologise.answer.missing"],
        ["ana", "says", "You do not say that you lied to me."],
        ["ana", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ben", "taps", "Open"],
        after=upto("ana", "taps", "#apologise.answer.accept"),
    )
    assert "You do not say that you lied to me." in seen
    assert "[All of it" in seen.rsplit("You do not say that you lied to me.", 1)[1]


async def staged(after: list[list[str]]) -> InProcess:
    """A stage on which the story has come so far."""
    stage = InProcess(MemoryStore())
    await Journey(stage).play(after)
    return stage


async def test_an_edited_message_corrects_the_draft_until_it_is_shared_and_not_after() -> None:
    stage = await staged(upto("ana", "says", "I feel small, and angry."))
    await stage.brings("ana", UpdateKind.TEXT, text="I feel smal.", message="77")
    await stage.brings("ana", UpdateKind.EDIT, text="I feel small, and I say it.", message="77")
    for label in ("That is all", "Skip", "Skip", "Nothing has changed"):
        await stage.taps("ana", label)
    preview = (await stage.received("ana"))[-1]
    assert "I feel small, and I say it." in preview
    await stage.taps("ana", "Share it")
    await stage.brings("ana", UpdateKind.EDIT, text="I feel fine.", message="77")
    assert "I could not take over that change" in (await stage.received("ana"))[-1]
    await stage.passes(timedelta(minutes=61))
    await stage.taps("ben", "Open")
    await stage.taps("ben", "Read it now")
    assert any("I feel small, and I say it." in text for text in await stage.received("ben"))
    assert not any("I feel fine." in message.text for _, message in stage.channel.sent["ben"])


async def test_a_text_that_answers_an_earlier_knock_opens_it() -> None:
    stage = await staged(upto("ana", "taps", "4"))
    await stage.says("ana", "/cancel")
    await stage.says("ana", "/status")
    await stage.passes(timedelta(days=1))
    knock = next(id for id, m in reversed(stage.channel.sent["ana"]) if m.text.startswith("A minute for you"))
    await stage.received("ana")
    await stage.brings("ana", UpdateKind.TEXT, text="now is good", reply_to=knock)
    assert any("How far can you rely" in text for text in await stage.received("ana"))


async def test_pause_is_silent_and_resume_brings_up_what_came_meanwhile() -> None:
    stage = await staged(upto("ben", "taps", "Open", 3))
    await stage.says("ana", "/pause")
    await stage.received("ana")
    before = len(stage.channel.sent["ben"])
    for doing in (
        ("taps", "Open"),
        ("taps", "Read it now"),
        ("taps", "I have read it"),
        ("says", "You are angry, and you cannot sleep."),
        ("taps", "That is all"),
        ("taps", "Share it"),
    ):
        await getattr(stage, doing[0])("ben", doing[1])
    await stage.passes(timedelta(hours=2))
    assert await stage.received("ana") == []
    assert len(stage.channel.sent["ben"]) > before
    await stage.says("ana", "/resume")
    assert any("An answer is here for you" in text for text in await stage.received("ana"))


async def test_when_both_say_they_were_hurt_the_first_card_leads_and_the_other_is_told_kindly() -> None:
    seen = await told(
        *(["ben", does, what] for does, what in (
            ("taps", "I was hurt"), ("taps", "#welcome.safe.yes"), ("says", "Ben"),
            ("taps", "#welcome.own-choice.yes"), ("taps", "#welcome.safety.skip"), ("taps", "#welcome.consent.join"),
            ("says", "I am in Berlin"), ("taps", "#label-yes"),
            ("taps", "#willing.kind.lies"), ("taps", "#willing.light.weeks"),
        )),
        ["ana", "taps", "#willing.light.weeks"],
        ["ana", "taps", "#welcome.confirm.yes"],
        ["ana", "taps", "Share it"],
        ["ben", "taps", "Skip"],
        ["ben", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ben", "taps", "Open"],
        after=upto("ben", "taps", "I broke trust"),
    )  # fmt: skip
    assert "You see it in another way, and that counts." in seen


async def test_what_was_left_for_later_comes_back_by_one_tap_while_something_else_is_open() -> None:
    stage = await staged(upto("ana", "taps", "#willing.be-heard.yes"))
    await stage.taps("ana", "Not now")
    await stage.taps("ana", "Show me")
    await stage.says("ana", "/status")
    await stage.received("ana")
    await stage.taps("ana", "What I left for later")
    assert any("Are you willing to be heard" in text for text in await stage.received("ana"))


async def test_a_promise_whose_moment_passed_while_its_preview_lay_open_is_not_offered() -> None:
    at = [
        n
        for n, line in enumerate(WHOLE)
        if line[1:] == ["taps", "Share it"] and WHOLE[n - 1][2] in {"9", "#changed.safe.no"}
    ]
    promise = next(n for n in at if n > WHOLE.index(["ben", "taps", "#discuss.promise.make"]))
    stage = await staged(WHOLE[:promise])
    await stage.passes(timedelta(days=6))
    await stage.received("ben")
    await stage.taps("ben", "Share it")
    (seen,) = await stage.received("ben")
    assert seen.startswith("The moment you named has passed")
    assert "By when?" in seen


async def test_a_release_kept_until_morning_waits_for_the_morning() -> None:
    stage = await staged(upto("ben", "taps", "#apologise.pace.one-day"))
    assert stage.clock.now() is not None
    await stage.passes(timedelta(hours=13))
    await stage.says("ben", "/more")
    await stage.taps("ben", "For us")
    await stage.taps("ben", "I need more time")
    await stage.taps("ben", "Yes, say that")
    await stage.received("ben")
    await stage.taps("ben", "Keep until morning")
    assert any("on Thursday 5 March, 08:00" in text for text in await stage.received("ben"))


async def test_on_the_way_of_who_goes_on_alone_no_step_is_done_that_was_not_walked() -> None:
    stage = await staged(upto("ana", "taps", "#willing.be-heard.yes"))
    await stage.taps("ana", "Not now")
    await stage.received("ana")
    await stage.says("ana", "/status")
    way = "\n".join(await stage.received("ana"))
    assert "✓ Getting started" in way
    assert "· The apology" in way
