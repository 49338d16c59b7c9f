"""Branches beside the straight road that part 1 already walks: rounds, another draft, taking back, changing, later."""

from __future__ import annotations

from adapters.memory.store import MemoryStore
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
        ["ben", "taps", "Open"],
        ["ben", "taps", "#understand.felt.understood"],
        ["ben", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ana", "taps", "Open"],
        ["ben", "taps", "Open"],
        ["time", "passes", "30d"],
        ["ana", "says", "/status"],
        ["ana", "taps", "#understand.felt.understood"],
        ["ana", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ben", "taps", "Open"],
        after=upto("ana", "taps", "#understand.felt.understood"),
    )
    month = seen.split("30d later")[1].split("/status")[0]
    assert "[" not in month, "something was asked in the month of not yet"
    assert "Is there anything about it that" in seen.rsplit("later:", 1)[1] or "[No" in seen.rsplit("later:", 1)[1]


async def test_partly_leads_to_another_round_with_what_is_missing() -> None:
    seen = await told(
        ["ana", "taps", "#understand.felt.partly"],
        ["ana", "says", "That I am also afraid of the next time."],
        ["ana", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ben", "taps", "Open"],
        ["ben", "taps", "#understand.felt.understood"],
        ["ben", "taps", "Share it"],
        ["ben", "taps", "Open"],
        ["ben", "says", "And you are afraid of the next time."],
        ["ben", "taps", "That is all"],
        ["ben", "taps", "Share it"],
        ["time", "passes", "6m"],
        ["ana", "taps", "Open"],
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
        ["ana", "taps", "Share it"],
        ["time", "passes", "61m"],
        after=upto("ana", "taps", "Share it", 3),
    )
    quiet, shared = seen.split("2d later")[1].split("/status")
    assert "│ Something is here" not in quiet
    assert "Something is here" in shared.rsplit("later:", 1)[1]


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
        ["ben", "taps", "#apologise.meanwhile.good"],
        ["ben", "taps", "Open"],
        after=upto("ana", "taps", "#apologise.answer.accept"),
    )
    assert "You do not say that you lied to me." in seen
    assert "[Later]" in seen.rsplit("You do not say that you lied to me.", 1)[1]
