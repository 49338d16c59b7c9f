"""Two accounts of one person: the code, the three days, the yes; and how nobody is let in any other way."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.memory.store import MemoryStore
from core.ports import UpdateKind
from tests.journeys.linked import DAY, THREE_DAYS, WRONG, LinkedStage

HOUR = timedelta(hours=1)
NO = "cannot be used. It may be mistyped"
NOTICE = "Somebody wants to use this room"
WAITS = "I have asked on your first account"


@pytest.fixture
async def stage() -> LinkedStage:
    """Ana has settled in on Telegram; nobody knows her on Discord."""
    made = LinkedStage(MemoryStore())
    await made.settles_in("ana")
    return made


# -- the way in ------------------------------------------------------------------------------------------------


async def test_after_three_days_of_notices_and_a_yes_both_accounts_are_one_person(stage: LinkedStage) -> None:
    await stage.asks()
    assert "on Discord" in (notice := await stage.told("ana"))
    assert NOTICE in notice
    assert WAITS in await stage.told("ana@discord")
    await stage.passes(HOUR)
    for _ in range(2):
        await stage.passes(DAY)
        assert NOTICE in await stage.told("ana")
    await stage.passes(DAY + HOUR)
    assert not await stage.are_one()
    await stage.taps("ana", "Open")
    await stage.taps("ana", "Yes, it is mine")
    assert await stage.are_one()
    assert "Your second account is linked" in await stage.told("ana")
    assert "You are linked" in await stage.told("ana@discord")


async def test_the_first_words_of_a_notice_say_nothing_of_its_subject(stage: LinkedStage) -> None:
    await stage.asks()
    notice = next(text for text in await stage.received("ana") if NOTICE in text)
    first = notice.splitlines()[0]
    assert not any(word in first.lower() for word in ("account", "room", "discord", "link"))


async def test_silence_is_never_a_yes(stage: LinkedStage) -> None:
    await stage.asks()
    await stage.passes(60 * DAY)
    assert not await stage.are_one()
    assert "That did not work out." in await stage.told("ana@discord")
    assert not stage.sees("ana", "Stop this")


async def test_before_the_three_days_are_over_nobody_can_say_yes(stage: LinkedStage) -> None:
    await stage.asks()
    await stage.passes(71 * HOUR)
    await stage.says("ana", "/link")
    assert not stage.sees("ana", "Yes, it is mine")
    assert not await stage.are_one()


@pytest.mark.parametrize("days", [0, 1, 2])
async def test_any_notice_can_stop_it_and_the_other_account_gets_one_neutral_line(
    stage: LinkedStage, days: int
) -> None:
    await stage.asks()
    await stage.passes(days * DAY + HOUR)
    await stage.received("ana@discord")
    await stage.taps("ana", "Stop this")
    assert await stage.received("ana@discord") == ["That did not work out."]
    await stage.passes(THREE_DAYS)
    await stage.says("ana", "/link")
    assert not stage.sees("ana", "Yes, it is mine")
    await stage.says("ana@discord", "hello")
    assert "I am Kintsugi" in await stage.told("ana@discord"), "it is somebody new, as before"


async def test_a_no_after_three_days_is_told_in_the_same_line(stage: LinkedStage) -> None:
    await stage.asks()
    await stage.passes(THREE_DAYS)
    await stage.received("ana@discord")
    await stage.confirms("ana", "No, stop it")
    assert await stage.received("ana@discord") == ["That did not work out."]
    assert not await stage.are_one()


async def test_while_it_is_not_decided_all_that_is_written_there_gets_the_same_line(stage: LinkedStage) -> None:
    code = await stage.asks()
    await stage.received("ana@discord")
    for text in ("hello", "/status", "/start", "/more", "/promise", "/link", f"/link {code}", code, WRONG, "yes"):
        await stage.says("ana@discord", text)
        said = await stage.received("ana@discord")
        assert len(said) == 1, text
        assert said[0].startswith(WAITS), text


async def test_help_for_a_hard_moment_is_there_while_it_is_not_decided(stage: LinkedStage) -> None:
    await stage.asks()
    await stage.received("ana@discord")
    await stage.says("ana@discord", "/now")
    assert (await stage.told("ana@discord")).startswith("You are here.")


async def test_the_account_that_asks_can_take_it_back(stage: LinkedStage) -> None:
    await stage.asks()
    await stage.received("ana")
    await stage.says("ana@discord", "/cancel")
    assert "does not ask any more" in await stage.told("ana")
    await stage.passes(THREE_DAYS)
    await stage.says("ana", "/link")
    assert stage.sees("ana", "Give me a code")
    assert not stage.sees("ana", "Yes, it is mine")
    await stage.says("ana@discord", "hello")
    assert "I am Kintsugi" in await stage.told("ana@discord")


# -- codes -----------------------------------------------------------------------------------------------------


async def answers(stage: LinkedStage, who: str, text: str) -> list[str]:
    await stage.received(who)
    await stage.says(who, text)
    return await stage.received(who)


@pytest.mark.parametrize("way", ["{}", "/link {}", "/start {}"])
async def test_every_code_that_cannot_be_used_gets_one_and_the_same_answer(stage: LinkedStage, way: str) -> None:
    late, ended = await stage.makes_a_code(), await stage.makes_a_code()
    await stage.settles_in("eve@discord")
    await stage.says("new@discord", "hello")
    wrong = await answers(stage, "new@discord", way.format(WRONG))
    assert any(NO in text for text in wrong)
    used = await stage.asks(second="ana@discord")
    assert await answers(stage, "new@discord", way.format(used)) == wrong, "used"
    assert await answers(stage, "new@discord", way.format(late)) == wrong, "another took its place"
    assert await answers(stage, "new@discord", way.format(ended)) == wrong
    await stage.taps("ana", "Stop this")
    code = await stage.makes_a_code()
    assert any(NO in text for text in await answers(stage, "eve@discord", way.format(code))), "she has a room"
    assert any(NO in text for text in await answers(stage, "ana", way.format(code))), "her own"
    await stage.passes(49 * HOUR)
    assert await answers(stage, "new@discord", way.format(code)) == wrong, "expired"


async def test_a_pasted_code_that_links_and_cannot_be_used_reads_as_one_that_invites(stage: LinkedStage) -> None:
    code = await stage.asks()
    await stage.says("new@discord", "hello")
    assert await answers(stage, "new@discord", code) == await answers(stage, "new@discord", WRONG)


async def test_an_account_on_the_same_platform_is_not_linked(stage: LinkedStage) -> None:
    code = await stage.makes_a_code()
    assert any(NO in text for text in await answers(stage, "ana-too", f"/link {code}"))


async def test_after_five_wrong_codes_no_right_one_works_for_an_hour(stage: LinkedStage) -> None:
    code = await stage.makes_a_code()
    for _ in range(5):
        await stage.says("ana@discord", f"/link {WRONG}")
    assert any(NO in text for text in await answers(stage, "ana@discord", code))
    await stage.passes(HOUR + timedelta(minutes=1))
    await stage.says("ana@discord", code)
    assert (await stage.room("ana@discord")).asks_to_link


async def test_of_two_codes_only_the_newer_one_works(stage: LinkedStage) -> None:
    old, new = await stage.makes_a_code(), await stage.makes_a_code()
    assert any(NO in text for text in await answers(stage, "ana@discord", old))
    assert WAITS in "".join(await answers(stage, "ana@discord", new))


async def test_two_accounts_with_one_code_in_the_same_second_only_the_first_asks(stage: LinkedStage) -> None:
    code = await stage.makes_a_code()
    both = [stage.arrival(who, UpdateKind.TEXT, text=code) for who in ("ana@discord", "eve@discord")]
    await stage.together(*both)
    assert (await stage.room("ana@discord")).asks_to_link
    assert not (await stage.room("eve@discord")).asks_to_link


async def test_an_account_that_was_invited_by_somebody_is_not_linked(stage: LinkedStage) -> None:
    await stage.settles_in("ben", "I broke trust")
    for label in ("Invite my partner", "Skip them", "Make the invitation"):
        await stage.taps("ben", label)
    invitation = (await stage.told("ben")).partition("/start ")[2][:26]
    await stage.says("ana@discord", f"/start {invitation}")
    code = await stage.makes_a_code()
    assert any(NO in text for text in await answers(stage, "ana@discord", code))


async def test_an_account_whose_first_door_alone_was_opened_can_still_be_linked(stage: LinkedStage) -> None:
    await stage.says("ana@discord", "hello")
    await stage.taps("ana@discord", "I was hurt")
    await stage.links()
    assert await stage.are_one()


async def test_a_third_account_is_not_linked_and_no_code_is_made_for_one(stage: LinkedStage) -> None:
    await stage.links()
    await stage.says("ana", "/link")
    assert "Two accounts are the most" in await stage.told("ana")


# -- in the same second ----------------------------------------------------------------------------------------


async def test_a_new_code_in_the_second_in_which_the_old_one_is_used_lets_nobody_else_ask(stage: LinkedStage) -> None:
    old = await stage.makes_a_code()
    await stage.says("ana", "/link")
    used = stage.arrival("ana@discord", UpdateKind.TEXT, text=old)
    await stage.together(used, stage.tap("ana", "Give me a code"))
    assert "send me this code" not in await stage.told("ana")
    assert (await stage.room("ana@discord")).asks_to_link


@pytest.mark.parametrize("yes_first", [True, False])
async def test_a_yes_and_a_taking_back_in_the_same_second_end_in_one_of_the_two(
    stage: LinkedStage, yes_first: bool
) -> None:
    await stage.asks()
    await stage.passes(THREE_DAYS)
    await stage.says("ana", "/link")
    yes = stage.tap("ana", "Yes, it is mine")
    back = stage.arrival("ana@discord", UpdateKind.COMMAND, command="cancel")
    await stage.together(*((yes, back) if yes_first else (back, yes)))
    linked = await stage.are_one()
    assert linked is yes_first
    assert (await stage.room("ana")).linked is linked
    assert (await stage.room("ana")).linking is None
    assert not (await stage.room("ana@discord")).asks_to_link


@pytest.mark.parametrize("command", ["leave", "erase"])
async def test_who_asks_can_leave_and_erase_there_at_once(stage: LinkedStage, command: str) -> None:
    await stage.asks()
    await stage.received("ana")
    await stage.says("ana@discord", f"/{command}")
    assert stage.sees("ana@discord", {"leave": "Leave now", "erase": "Erase everything"}[command])
    assert "does not ask any more" in await stage.told("ana")
