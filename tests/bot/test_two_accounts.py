"""One person with two accounts: where things go, taking one off, erasing; and nobody else hears of any of it."""

from __future__ import annotations

import pytest

from adapters.memory.store import MemoryStore
from adapters.texts.catalogue import Catalogue
from core.documents import plain
from core.effects import Say
from core.ports import OutboxRow, UpdateKind
from tests.bot.test_linking import HOUR
from tests.journeys.linked import THREE_DAYS, LinkedStage

HELP = Catalogue().text("en", "help")
UNLINKED = "This account is taken off"


@pytest.fixture
async def stage() -> LinkedStage:
    """Ana is linked on Telegram and Discord, and nothing is asked."""
    made = LinkedStage(MemoryStore())
    await made.settles_in("ana")
    await made.links()
    await made.taps("ana", "Here")
    await clear(made)
    return made


async def clear(stage: LinkedStage) -> None:
    for who in ("ana", "ana@discord"):
        await stage.received(who)


async def prompts(stage: LinkedStage) -> None:
    """Something comes of its own accord."""
    await stage.says("ana", "/timeout")
    await stage.taps("ana", "Half an hour")
    await clear(stage)
    await stage.passes(HOUR)


# -- where things go -------------------------------------------------------------------------------------------


async def test_nothing_earlier_is_shown_on_the_account_that_was_linked(stage: LinkedStage) -> None:
    shown = "\n".join(message.text for _, message in stage.discord.sent["ana@discord"])
    assert "What may I call you" not in shown
    assert "Give me a code" not in shown


async def test_an_answer_goes_where_it_was_asked_for(stage: LinkedStage) -> None:
    await stage.says("ana@discord", "/help")
    assert HELP in await stage.told("ana@discord")
    assert not await stage.received("ana")
    await stage.says("ana", "/help")
    assert HELP in await stage.told("ana")
    assert not await stage.received("ana@discord")


async def test_an_answer_that_comes_in_two_steps_goes_there_too(stage: LinkedStage) -> None:
    await stage.says("ana@discord", "/status")
    for label in ("Invite my partner", "Skip them", "Make the invitation"):
        await stage.taps("ana@discord", label)
    assert "Send this to your partner" in await stage.told("ana@discord")
    assert not await stage.received("ana")


async def test_an_answer_of_an_event_that_had_to_wait_goes_there_too(stage: LinkedStage) -> None:
    first, second = (stage.arrival("ana@discord", UpdateKind.COMMAND, command="help") for _ in range(2))
    await stage.store.do(lambda work: stage.handler._receive(work, [first, second], stage.clock.now(), handle=False))
    await stage.settles()
    assert len(await stage.received("ana@discord")) == 2
    assert not await stage.received("ana")


async def test_both_accounts_can_answer_what_was_asked_on_either(stage: LinkedStage) -> None:
    await stage.says("ana", "/status")
    data = next(data for _, m in reversed(stage.channel.sent["ana"]) for data, label in m.buttons if "alone" in label)
    await stage.brings("ana@discord", UpdateKind.TAP, text=data)
    assert "That is a good way too" in await stage.told("ana@discord")
    assert not stage.sees("ana", "Go on alone for now"), "and its buttons are gone where it was asked"


async def test_both_accounts_in_the_same_second_are_both_answered_and_nothing_is_done_twice(stage: LinkedStage) -> None:
    await stage.says("ana", "/status")
    label = "Go on alone for now"
    data = stage.tap("ana", label).text
    await stage.together(stage.tap("ana", label), stage.arrival("ana@discord", UpdateKind.TAP, text=data))
    first, second = await stage.told("ana"), await stage.told("ana@discord")
    assert (first + second).count("That is a good way too") == 1
    assert "That button is from earlier" in second


async def test_what_is_unasked_goes_to_the_first_account_unless_another_is_chosen(stage: LinkedStage) -> None:
    await prompts(stage)
    assert "time-out is over" in await stage.told("ana")
    assert not await stage.received("ana@discord")


@pytest.mark.parametrize(("where", "label"), [("ana@discord", "Here"), ("ana", "On the other account")])
async def test_the_person_chooses_where_what_is_unasked_goes_first(stage: LinkedStage, where: str, label: str) -> None:
    await stage.says(where, "/more")
    await stage.taps(where, "Settings and leaving")
    await stage.taps(where, "Where I write first")
    await stage.taps(where, label)
    await prompts(stage)
    assert "time-out is over" in await stage.told("ana@discord")
    assert not await stage.received("ana")


async def test_with_the_chosen_account_blocked_what_is_unasked_goes_to_the_other_and_comes_back(
    stage: LinkedStage,
) -> None:
    stage.channel.unreachable.add("ana")
    await stage.says("ana@discord", "/timeout")
    await stage.taps("ana@discord", "Half an hour")
    await clear(stage)
    await stage.passes(HOUR)
    assert "time-out is over" in await stage.told("ana@discord")
    stage.channel.unreachable.clear()
    await stage.says("ana", "/help")
    assert (await stage.person("ana")).reachable
    await prompts(stage)
    assert "time-out is over" in await stage.told("ana")
    assert not await stage.received("ana@discord")


async def test_an_account_that_the_platform_says_is_blocked_is_unreachable_by_itself(stage: LinkedStage) -> None:
    await stage.brings("ana", UpdateKind.WENT_AWAY)
    assert not (await stage.person("ana")).reachable
    assert (await stage.person("ana@discord")).reachable
    await stage.says("ana@discord", "/help")
    assert HELP in await stage.told("ana@discord")


# -- taking an account off -------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ana", "ana@discord"])
@pytest.mark.parametrize("label", ["The other account", "This account"])
async def test_either_account_takes_either_off_at_once_and_the_room_stays(
    stage: LinkedStage, who: str, label: str
) -> None:
    other = "ana" if who == "ana@discord" else "ana@discord"
    off, left = (who, other) if label == "This account" else (other, who)
    person = (await stage.person(who)).id
    await stage.says(who, "/unlink")
    await stage.taps(who, label)
    assert not await stage.are_one()
    assert (await stage.person(left)).id == person
    assert (await stage.room(left)).name == "Ana"
    assert UNLINKED in await stage.told(off)
    assert "taken off. Everything stays here." in await stage.told(left)
    await stage.says(off, "hello")
    assert "I am Kintsugi" in await stage.told(off)
    await stage.says(left, "/help")
    assert HELP in await stage.told(left)
    assert not await stage.received(off)


async def test_nothing_that_waited_goes_to_an_account_that_was_taken_off(stage: LinkedStage) -> None:
    person = await stage.person("ana")
    await stage.says("ana@discord", "/unlink")
    await clear(stage)
    await stage.handler.receive([stage.tap("ana@discord", "The other account")])
    say = plain(Say(text="help"))
    waits = OutboxRow(id="waits", person=person.id, payload=say, account=person.account)
    await stage.store.do(lambda work: work.outbox.send(waits))
    await stage.settles()
    assert HELP in await stage.told("ana@discord")
    assert HELP not in await stage.told("ana")


async def test_a_button_of_an_account_that_was_taken_off_means_nothing_any_more(stage: LinkedStage) -> None:
    await stage.says("ana", "/status")
    label = "Go on alone for now"
    data = stage.tap("ana", label).text
    await stage.says("ana@discord", "/unlink")
    await stage.taps("ana@discord", "The other account")
    await stage.received("ana")
    before = await stage.room("ana@discord")
    await stage.says("ana", "hello")
    await stage.brings("ana", UpdateKind.TAP, text=data)
    assert "That button is from earlier" in await stage.told("ana")
    assert await stage.room("ana@discord") == before


async def test_the_last_account_can_never_be_taken_off(stage: LinkedStage) -> None:
    await stage.says("ana", "/unlink")
    await stage.taps("ana", "The other account")
    await clear(stage)
    await stage.says("ana", "/unlink")
    assert "the last one can never be taken off" in await stage.told("ana")


async def test_an_account_that_was_taken_off_can_be_linked_again_and_again(stage: LinkedStage) -> None:
    for _ in range(2):
        await stage.says("ana", "/unlink")
        await stage.taps("ana", "The other account")
        assert not await stage.are_one()
        await stage.links()
        assert await stage.are_one()


# -- erasing and leaving ---------------------------------------------------------------------------------------


async def test_erasing_on_either_account_takes_both(stage: LinkedStage) -> None:
    await stage.says("ana@discord", "/erase")
    await stage.taps("ana@discord", "Erase everything")
    assert "It is gone." in await stage.told("ana@discord")
    assert not await stage.are_one()
    for who in ("ana", "ana@discord"):
        await stage.says(who, "hello")
        assert "I am Kintsugi" in await stage.told(who)


async def test_who_leaves_leaves_on_both_accounts(stage: LinkedStage) -> None:
    await stage.says("ana", "/leave")
    await stage.taps("ana", "Leave now")
    await clear(stage)
    await stage.says("ana@discord", "hello")
    assert "You left some time ago" in await stage.told("ana@discord")


@pytest.mark.parametrize(("command", "label"), [("/leave", "Leave now"), ("/erase", "Erase everything")])
async def test_who_leaves_or_erases_lets_in_nobody_who_asked(command: str, label: str) -> None:
    stage = LinkedStage(MemoryStore())
    await stage.settles_in("ana")
    await stage.asks()
    await clear(stage)
    await stage.says("ana", command)
    await stage.taps("ana", label)
    assert await stage.received("ana@discord") == ["That did not work out."]
    await stage.received("ana")
    await stage.passes(THREE_DAYS)
    assert not await stage.received("ana")
    assert not await stage.are_one()
