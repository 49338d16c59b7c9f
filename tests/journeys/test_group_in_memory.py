"""The room for three, where something is in the way: leaving, night, lost answers, others, another room."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.memory.channel import MemoryChannel
from adapters.memory.store import MemoryStore
from bot import groups
from core.effects import Post
from core.errors import Unclear
from core.ports import Outgoing, Unit, UpdateKind
from tests.journeys.stage import GROUP, Journey, script, upto
from tests.journeys.stages import InProcess

_LIVED: dict[str, InProcess] = {}
NIGHT = timedelta(hours=12, minutes=48)
OFFERED = script("the_group").index(["ana", "taps", "Share it"])


class Losing(MemoryChannel):
    """Loses the answer to what goes to the group, once it is told to."""

    loses: bool = False

    async def send(self, address: str, message: Outgoing) -> str:
        sent = await MemoryChannel.send(self, address, message)
        if self.loses and address == GROUP:
            self.loses = False
            raise Unclear
        return sent


async def lived(name: str, lines: list[list[str]]) -> InProcess:
    """The companion after these lines, each story lived once and forked."""
    if name not in _LIVED:
        stage = InProcess(MemoryStore())
        await Journey(stage).play(lines)
        _LIVED[name] = stage
    old = _LIVED[name]
    stage = InProcess(old.store.fork(), channel=Losing())  # type: ignore[attr-defined]
    stage.clock.offset, stage.target, stage.updates = old.clock.offset, old.target, old.updates
    stage.channel.sent = {who: list(shown) for who, shown in old.channel.sent.items()}
    stage.channel.groups = {group: set(people) for group, people in old.channel.groups.items()}
    stage.channel.count, stage.seen = old.channel.count, dict(old.seen)
    return stage


@pytest.fixture
async def offered() -> InProcess:
    """Both have joined, and Ana has just agreed to a promise; it shows in five minutes."""
    begin = upto("whole_story", "ben", "taps", "#discuss.promise.make")
    lines = [line for line in script("the_group")[: OFFERED + 1] if line[0] != "carl"]
    return await lived("offered", [*begin, *lines])


@pytest.fixture
async def agreed(offered: InProcess) -> InProcess:
    await offered.passes(timedelta(minutes=6))
    await read(offered)
    return offered


async def read(stage: InProcess) -> list[str]:
    """What the group shows that was not read yet."""
    return await stage.received(GROUP)


def begins(texts: list[str], *words: str) -> None:
    assert [text[: len(word)] for text, word in zip(texts, words, strict=True)] == list(words)


async def test_a_promise_that_both_agreed_stands_there_once_with_its_words(offered: InProcess) -> None:
    await read(offered)
    await offered.passes(timedelta(minutes=6))
    (text,) = await read(offered)
    assert text.startswith("You both agreed on Ben’s promise:")
    assert "Be home by seven" in text
    await offered.passes(timedelta(hours=3))
    assert await read(offered) == []


async def test_what_shows_at_night_is_posted_in_the_morning(offered: InProcess) -> None:
    await read(offered)
    handler = offered.handler
    group = await offered.store.do(lambda work: work.groups.at("memory", GROUP))
    assert group is not None
    assert group.couple is not None
    couple = group.couple
    await offered.passes(timedelta(minutes=6))
    await read(offered)
    await offered.passes(NIGHT)  # three past midnight, by the zone of the promise

    def word(work: Unit) -> None:
        groups.post_for(
            handler, work, couple, (Post(text="group-hard-date", rests_at_night=True),), "x", offered.clock.now()
        )

    await offered.store.do(word)
    await offered.settles()
    assert await read(offered) == []
    await offered.passes(timedelta(hours=7, minutes=50))
    assert await read(offered) == []
    await offered.passes(timedelta(minutes=30))
    begins(await read(offered), "Tomorrow is a day")


async def test_a_lost_answer_doubles_no_released_words_there(offered: InProcess) -> None:
    assert isinstance(offered.channel, Losing)
    await read(offered)
    offered.channel.loses = True
    await offered.passes(timedelta(minutes=6))
    begins(await read(offered), "You both agreed")
    await offered.passes(timedelta(hours=1))
    assert await read(offered) == []


async def test_with_somebody_else_there_nothing_is_posted_and_nothing_comes_later(offered: InProcess) -> None:
    await read(offered)
    offered.channel.groups[GROUP].add("carl")  # and nobody said so
    await offered.passes(timedelta(minutes=6))
    begins(await read(offered), "I am quiet here")
    for who in ("ana", "ben"):
        assert any("not only the two of you" in text for text in await offered.received(who))
    await offered.passes(timedelta(hours=2))
    assert await read(offered) == []
    await offered.changes("carl", "goes out")
    begins(await read(offered), "Now it is the two of you again")
    await offered.passes(timedelta(hours=2))
    assert await read(offered) == []


async def revision(stage: InProcess) -> int:
    def unit(work: Unit) -> int:
        group = work.groups.at("memory", GROUP)
        assert group is not None
        assert group.couple is not None
        return work.rooms.shared(group.couple)[1]

    return await stage.store.do(unit)


async def test_a_press_that_changes_nothing_leaves_the_shared_room_unwritten(agreed: InProcess) -> None:
    await agreed.says_there("ana", "/talk")
    for who in ("ana", "ben"):
        await agreed.taps_there(who, "I am here")
    before = await revision(agreed)
    assert "not for you just now" in await agreed.taps_there("ben", "I have said it")
    assert "an earlier step" in await agreed.brings_there("ana", UpdateKind.TAP, text="g0/said")
    await agreed.says_there("ben", "/talk")
    assert await revision(agreed) == before
    await agreed.taps_there("ana", "I have said it")
    assert await revision(agreed) == before + 1


async def test_a_talk_ends_in_silence_when_somebody_comes_in(agreed: InProcess) -> None:
    await agreed.says_there("ana", "/talk")
    for who in ("ana", "ben"):
        await agreed.taps_there(who, "I am here")
    begins(await read(agreed), "A calm talk", "Ana speaks now")
    await agreed.changes("carl", "comes in")
    begins(await read(agreed), "I am quiet here")
    assert "quiet here" in await agreed.taps_there("ana", "I have said it")
    await agreed.passes(timedelta(minutes=30))
    assert await read(agreed) == []
    await agreed.changes("carl", "goes out")
    await agreed.says_there("ben", "/talk")
    begins(await read(agreed), "Now it is the two", "A calm talk")


async def test_a_strangers_press_changes_nothing_and_lets_the_companion_look(agreed: InProcess) -> None:
    await agreed.says_there("ana", "/talk")
    await read(agreed)
    agreed.channel.groups[GROUP].add("carl")
    told = await agreed.taps_there("carl", "I am here")
    assert "belongs to the two" in told
    begins(await read(agreed), "I am quiet here")


@pytest.mark.parametrize("command", ["/leave", "/erase"])
async def test_who_is_about_to_leave_is_told_that_the_room_for_three_goes_on(agreed: InProcess, command: str) -> None:
    await agreed.received("ana")
    await agreed.says("ana", command)
    assert "room for three" in "\n".join(await agreed.received("ana"))


async def test_who_has_left_presses_in_vain_and_nobody_else_can_tell(agreed: InProcess) -> None:
    await agreed.says("ana", "/leave")
    await agreed.taps("ana", "Leave now")
    assert await read(agreed) == []
    await agreed.says_there("ben", "/talk")
    assert "begins when both" in await agreed.taps_there("ben", "I am here")
    assert "You have left" in await agreed.taps_there("ana", "I am here")
    begins(await read(agreed), "A calm talk")
    await agreed.passes(timedelta(minutes=20))
    begins(await read(agreed), "Then on another day")


async def test_when_both_have_left_the_group_is_nobodys(agreed: InProcess) -> None:
    for who in ("ana", "ben"):
        await agreed.says(who, "/leave")
        await agreed.taps(who, "Leave now")
    await agreed.passes(timedelta(days=9))
    assert await read(agreed) == []
    assert await agreed.store.do(lambda work: work.groups.at("memory", GROUP)) is None


async def test_turned_out_without_a_word_it_finds_out_when_it_posts_and_each_is_told_alone(offered: InProcess) -> None:
    await read(offered)
    offered.channel.unreachable.add(GROUP)
    await offered.passes(timedelta(minutes=6))
    for who in ("ana", "ben"):
        assert any("no longer in your group" in text for text in await offered.received(who))
    offered.channel.unreachable.clear()
    await offered.changes("ana", "brings the companion back")
    begins(await read(offered), "I am Kintsugi.")


async def test_a_second_room_takes_the_place_of_the_first(agreed: InProcess) -> None:
    other = "another room"
    agreed.channel.groups[other] = {"ana", "ben"}
    for who in ("ana", "ben"):
        await agreed.brings(who, UpdateKind.TAP, text="g0/join", group=other, token="t")
    begins([m.text for _, m in agreed.channel.sent[other]], "It begins.")
    await agreed.says_there("ana", "/talk")
    begins(await read(agreed), "I am Kintsugi.")


@pytest.mark.parametrize("typed", ["/status", "/chart", "/leave", "/now", "/erase", "/settings", "/nonsense"])
async def test_a_private_command_leaves_no_trace_in_the_group(agreed: InProcess, typed: str) -> None:
    await agreed.received("ana")
    await agreed.says_there("ana", typed)
    assert await read(agreed) == []
    assert await agreed.received("ana"), "it is answered in private"


async def test_what_is_said_to_it_there_is_kept_nowhere(agreed: InProcess) -> None:
    await agreed.says_there("ana", "he lied about marzipan")
    begins(await read(agreed), "Here I only read the buttons")
    tables = agreed.store._tables  # type: ignore[attr-defined]
    assert "marzipan" not in str([dict(table) for table in tables.all()])


async def test_typed_words_do_what_the_buttons_do(agreed: InProcess) -> None:
    await agreed.says_there("ana", "/talk")
    await agreed.says_there("ana", "I am here")
    await agreed.says_there("ben", "i am here")
    begins(await read(agreed), "A calm talk", "Ana speaks now")
    await agreed.says_there("ben", "stop here")
    begins(await read(agreed), "We stop here")


async def test_an_old_button_and_a_forged_one_are_answered_kindly(agreed: InProcess) -> None:
    assert "No talk is open" in await agreed.brings_there("ana", UpdateKind.TAP, text="g1/said")
    await agreed.says_there("ana", "/talk")
    for who in ("ana", "ben"):
        await agreed.taps_there(who, "I am here")
    for data in ("g1/here", "g-4/said", "g99999999999/said", "g2/nonsense", "g2/", "/", "gx/y", "1/share"):
        told = await agreed.brings_there("ana", UpdateKind.TAP, text=data)
        assert told or data in {"g2/", "/"}, data
    begins((await read(agreed))[:2], "A calm talk", "Ana speaks now")


async def test_each_is_asked_alone_how_the_talk_was_the_day_after(agreed: InProcess) -> None:
    await agreed.says_there("ana", "/talk")
    for who in ("ana", "ben"):
        await agreed.taps_there(who, "I am here")
    await agreed.taps_there("ana", "Stop here")
    due = await agreed.store.do(lambda work: [row.owner for row in work.due.all() if row.key == "talked"])
    assert len(set(due)) == 2
