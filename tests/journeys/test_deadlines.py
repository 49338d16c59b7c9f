"""Deadlines and recurrences in people's own words, from the typed text to the record, through the real parser."""

from __future__ import annotations

import copy
import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from adapters.memory.store import MemoryStore
from core.documents import read
from core.kernel.buttons import meanings_of
from core.migrate import load_room, save
from core.ports import Incoming, Unit, UpdateKind
from core.state import Focus, Phase, Promise, Room, Shared
from tests.journeys.stage import Journey, script
from tests.journeys.stages import InProcess

WHOLE = script("whole_story")
READY: list[Journey] = []
SURE = (("taps", "9"), ("taps", "#changed.safe.no"))  # and nothing has changed about being safe


async def ready() -> Journey:
    """Both have come to the first promise; it is Ben's, who is asked when three days later."""
    if not READY:
        journey = Journey(InProcess(MemoryStore()))
        make = WHOLE.index(["ben", "taps", "#discuss.promise.make"])
        asked = WHOLE.index(["ben", "taps", "#promise.often.once"])
        await journey.play([*WHOLE[:make], ["time", "passes", "4428m"], *WHOLE[make:asked]])
        READY.append(journey)
    return copy.deepcopy(READY[0])


class Talk:
    """Ben, asked when; what is said to him, and what then stands in the record."""

    def __init__(self, journey: Journey) -> None:
        assert isinstance(journey.stage, InProcess)
        self.journey = journey
        self.stage: InProcess = journey.stage

    async def hears(self, *lines: tuple[str, str] | str) -> str:
        """What Ben reads after these lines: words, or ("taps", label), or ("time", how long)."""
        for line in lines:
            begun = len(self.journey.lines)
            if isinstance(line, str):
                await self.journey.play([["ben", "says", line]])
            elif line[0] == "time":
                await self.journey.play([["time", "passes", line[1]]])
            else:
                await self.journey.play([["ben", "taps", line[1]]])
        ben = (line[61:] for line in self.journey.lines[begun:])
        return " ".join(" ".join(part for part in ben if not part.startswith("»")).split())

    async def room(self, who: str = "ben") -> Room:
        def look(work: Unit) -> Room:
            person = work.people.get_or_create(
                Incoming(platform="memory", update="", user=who, address=who, heard=UpdateKind.TEXT)
            )
            stored = work.rooms.private(person.id)
            assert stored is not None
            return stored[0]

        return await self.stage.store.do(look)

    async def promise(self) -> Promise:
        """The promise as it stands in the record once it is shared and shown."""
        await self.hears("You will hear my key.", ("taps", "Skip"), *SURE, ("taps", "Share it"), ("time", "6m"))
        return (await self.shared()).promises[-1]

    async def shared(self) -> Shared:
        def look(work: Unit) -> Shared:
            person = work.people.get_or_create(
                Incoming(platform="memory", update="", user="ben", address="ben", heard=UpdateKind.TEXT)
            )
            assert person.couple is not None
            return work.rooms.shared(person.couple)[0]

        return await self.stage.store.do(look)


async def asked(often: str = "once") -> Talk:
    """Ben is asked when: it is Wednesday 11 March, 11:51 UTC, 12:51 in Berlin."""
    talk = Talk(await ready())
    await talk.hears(("taps", f"#promise.often.{often}"))
    return talk


def berlin(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


# -- one moment ------------------------------------------------------------------------------------------------


async def test_a_moment_is_echoed_in_full_and_counts_with_one_tap() -> None:
    talk = await asked()
    assert await talk.hears("by Friday 6pm") == "Friday 13 March, 18:00, your time. Right? [Yes] [No, change it]"
    await talk.hears(("taps", "Yes"))
    promise = await talk.promise()
    assert (promise.due_at, promise.zone, promise.rhythm) == (berlin(13, 18), "Europe/Berlin", None)


async def test_the_year_is_told_when_it_is_another() -> None:
    talk = await asked()
    assert (await talk.hears("5 January at noon")).startswith("Tuesday 5 January 2027, 12:00, your time. Right?")


async def test_a_day_has_its_usual_hour_and_another_one_can_be_written() -> None:
    talk = await asked()
    assert "Friday 13 March, 18:00, your time. Right? You named no hour" in await talk.hears("on Friday")
    assert (await talk.hears("8:30pm")).startswith("Friday 13 March, 20:30, your time. Right? [Yes]")
    await talk.hears("yes")
    assert (await talk.promise()).due_at == berlin(13, 20, 30)


async def test_another_moment_takes_the_place_of_one_that_waits() -> None:
    talk = await asked()
    await talk.hears("on Friday")
    assert (await talk.hears("Saturday 9am")).startswith("Saturday 14 March, 09:00, your time. Right? [Yes]")
    assert "Saturday 14 March, 09:00" in await talk.hears("I am not sure")
    assert (await talk.room()).focus.phase is Phase.CONFIRM  # type: ignore[union-attr]


async def test_no_change_it_asks_once_more() -> None:
    talk = await asked()
    assert "By when?" in await talk.hears("tomorrow 18:00", ("taps", "No, change it"))
    assert "Thursday 12 March, 19:00" in await talk.hears("tomorrow 19:00")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("yesterday at noon", "That moment has passed already."),
        ("31 February", "I could not find that day or that hour"),
        ("tomorrow 25:00", "I could not find that day or that hour"),
        ("when the time is right", "I found no time in that."),
        ("every hour", "I found no time in that."),
        ("🙂", "I found no time in that."),
    ],
)
async def test_what_cannot_be_taken_gets_a_word_of_its_own_and_the_question_stays(said: str, answer: str) -> None:
    talk = await asked()
    assert (await talk.hears(said)).startswith(answer)
    assert "Friday 13 March, 18:00" in await talk.hears("Friday 6pm")


async def test_a_moment_that_passes_while_its_echo_lies_open_is_asked_for_again() -> None:
    talk = await asked()
    await talk.hears("in an hour", ("time", "2h"))
    assert "That moment has passed already." in await talk.hears(("taps", "Yes"))
    assert "Thursday 12 March, 18:00" in await talk.hears("tomorrow 6pm")


# -- two readings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pick", "day"),
    [
        (("taps", "Friday 20 March, 18:00"), 20),
        (("taps", "Friday 13 March, 18:00"), 13),
        ("2", 20),
        ("Friday 13 March, 18:00", 13),
        ("first", 13),
    ],
)
async def test_both_readings_are_buttons_and_can_be_typed(pick: tuple[str, str] | str, day: int) -> None:
    talk = await asked()
    heard = await talk.hears("next Friday")
    assert "1. Friday 13 March, 18:00 2. Friday 20 March, 18:00" in heard
    assert "[Friday 13 March, 18:00] [Friday 20 March, 18:00] [Neither, I write it again]" in heard
    await talk.hears(pick)
    assert (await talk.promise()).due_at == berlin(day, 18)


async def test_neither_asks_once_more_and_so_does_another_moment() -> None:
    talk = await asked()
    assert "By when?" in await talk.hears("next Friday", ("taps", "Neither, I write it again"))
    assert "1. Friday" in await talk.hears("next Friday")
    assert (await talk.hears("Friday 20 March 7pm")).startswith("Friday 20 March, 19:00, your time. Right?")


async def test_the_chosen_reading_is_written_under_the_question() -> None:
    talk = await asked()
    await talk.hears("next Friday", ("taps", "Friday 20 March, 18:00"))
    assert any(message.text.endswith("→ Friday 20 March, 18:00") for _, message in talk.stage.channel.sent["ben"])


# -- what comes again ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("often", ["once", "again"])
async def test_a_rhythm_in_own_words_is_the_promises_rhythm_wherever_it_is_said(often: str) -> None:
    talk = await asked(often)
    heard = await talk.hears("every Sunday at 6pm")
    means = "That means every Sunday, 18:00, your time, for the first time on Sunday 15 March, 18:00. Right?"
    assert heard.startswith(means)
    assert "For how long?" in await talk.hears(("taps", "Yes"))
    await talk.hears(("taps", "#promise.weeks.two"))
    promise = await talk.promise()
    assert (promise.rhythm, promise.due_at) == ("FREQ=WEEKLY;BYDAY=SU", berlin(15, 18))
    assert promise.ends_at == promise.due_at + timedelta(weeks=2)


async def test_an_end_that_was_said_is_not_asked_for() -> None:
    talk = await asked()
    heard = await talk.hears("mondays and thursdays at 22:00 until 27 March")
    assert "on Mondays and Thursdays, 22:00, until Thursday 26 March" in heard
    assert "How will Ana know" in await talk.hears(("taps", "Yes"))
    promise = await talk.promise()
    assert (promise.rhythm, promise.ends_at) == ("FREQ=WEEKLY;BYDAY=MO,TH", berlin(26, 22))


async def test_six_weeks_is_the_most_and_the_echo_says_so() -> None:
    talk = await asked()
    heard = await talk.hears("every Sunday 18:00 until Christmas")
    assert "every Sunday, 18:00, until Sunday 26 April" in heard
    assert "six weeks at most" in heard
    await talk.hears(("taps", "Yes"))
    assert (await talk.promise()).ends_at == berlin(26, 18, month=4)


async def test_what_comes_once_in_six_weeks_is_one_moment() -> None:
    talk = await asked()
    heard = await talk.hears("every year on 3 May at 10:00")
    assert heard.startswith("Sunday 3 May, 10:00, your time. Right?")
    assert "this comes only once" in heard
    await talk.hears(("taps", "Yes"))
    assert (await talk.promise()).rhythm is None


async def test_a_rhythm_without_an_hour_takes_one_and_stays_a_rhythm() -> None:
    talk = await asked()
    assert "every day, 22:00" in await talk.hears("every night before bed")
    assert "That means every day, 21:15" in await talk.hears("9:15pm")
    await talk.hears(("taps", "Yes"), ("taps", "#promise.weeks.one"))
    promise = await talk.promise()
    assert (promise.rhythm, promise.due_at) == ("FREQ=DAILY", berlin(11, 21, 15))


async def test_a_rhythm_in_two_ways_is_chosen_by_a_tap() -> None:
    talk = await asked()
    heard = await talk.hears("twice a week until 7 April")
    assert "1. on Mondays and Thursdays, 18:00, until Monday 6 April" in heard
    assert "[The first] [The second] [Neither, I write it again]" in heard
    await talk.hears("the second")
    promise = await talk.promise()
    assert (promise.rhythm, promise.ends_at) == ("FREQ=WEEKLY;BYDAY=TU,FR", berlin(7, 18, month=4))


async def test_a_single_first_time_still_asks_how_often() -> None:
    talk = await asked("again")
    assert "How often?" in await talk.hears("tomorrow 18:00", ("taps", "Yes"))
    await talk.hears(("taps", "#promise.again.daily"), ("taps", "#promise.weeks.one"))
    assert (await talk.promise()).rhythm == "daily"


async def test_the_preview_the_partner_and_the_list_tell_the_rhythm_in_the_same_words() -> None:
    talk = await asked()
    await talk.hears("every Sunday 18:00 until 7 April", ("taps", "Yes"), "You will hear my key.", ("taps", "Skip"))
    words = "every Sunday, 18:00, until Sunday 5 April"
    assert f"When: {words} How you will know" in await talk.hears(*SURE)
    await talk.hears(("taps", "Share it"), ("time", "6m"))
    begun = len(talk.journey.lines)
    await talk.journey.play([["ana", "taps", "Open"]])
    ana = " ".join(" ".join(line[:59] for line in talk.journey.lines[begun:]).split())
    assert f"When: {words}" in ana
    assert f"Your promise, every Sunday, 18:00, until {words[-14:]}, 18:00: offered." in await talk.hears("/promises")


async def test_a_rhythm_can_be_changed_in_the_preview_to_one_moment_and_back() -> None:
    talk = await asked()
    await talk.hears("every Sunday 18:00 until 7 April", ("taps", "Yes"), "You will hear my key.", ("taps", "Skip"))
    assert "[When]" in await talk.hears(*SURE, ("taps", "Change it"))
    assert "[How often]" not in await talk.hears("/status")
    assert "When? In your own words" in await talk.hears(("taps", "When"))
    assert "How often?" in await talk.hears("tomorrow 18:00", "yes")
    assert "For how long?" in await talk.hears(("taps", "#promise.again.weekly"))
    preview = await talk.hears(("taps", "#promise.weeks.two"))
    assert "The first time: Thursday 12 March, 18:00 How often: Once a week, on that day For how long:" in preview
    await talk.hears(("taps", "Change it"), ("taps", "The first time"))
    again = await talk.hears("weekdays at 7am until 27 March", "yes")
    assert "When: Monday to Friday, 07:00, until Friday 27 March How you will know" in again


async def test_the_series_goes_on_by_its_rule_and_is_renewed_by_it() -> None:
    talk = await asked()
    await talk.hears("mondays and thursdays at 22:00 until 19 March", ("taps", "Yes"))
    await talk.promise()
    agrees = [["taps", "Open"], ["taps", "#discuss.agree.agree"], ["taps", "Share it"]]
    await talk.journey.play([*(["ana", *line] for line in agrees), ["time", "passes", "9d"]])
    promises = {p.ref: p for p in (await talk.shared()).promises}
    due = sorted(p.due_at for p in promises.values() if p.of is not None)
    assert due == [berlin(12, 22), berlin(16, 22), berlin(19, 22)]
    assert [p.state for p in promises.values() if p.rhythm] == ["ended"]


async def test_a_promise_to_oneself_may_come_again_and_be_let_go() -> None:
    talk = Talk(await ready())
    await talk.hears(
        "/cancel",
        "/more",
        ("taps", "#group-me"),
        ("taps", "#menu-solo"),
        ("taps", "#solo.what.own"),
        "Walk for twenty minutes",
    )
    assert "That means every day, 18:00" in await talk.hears("every day at 18:00")
    assert "It stands: every day, 18:00." in await talk.hears(("taps", "Yes"))
    await talk.hears(("taps", "#solo.what.enough"), "/cancel")
    first = await talk.hears(("time", "8h"))
    assert "By Wednesday 11 March, 18:00, for yourself:" in first
    said = await talk.hears(("taps", "Open"), ("taps", "#owned.how.did"))
    assert "Good." in said
    assert "another one to yourself" not in said
    second = await talk.hears(("time", "24h"))
    assert "By Thursday 12 March, 18:00, for yourself:" in second
    assert "For yourself" not in await talk.hears(("taps", "Open"), ("taps", "#owned.how.stop"), ("time", "30h"))
    assert not [name for name in (await talk.room()).positions["couple"].drafts if name.startswith("own.")]


async def test_a_promise_to_oneself_that_comes_again_ends_after_six_weeks_and_chases_nobody() -> None:
    talk = Talk(await ready())
    await talk.hears(
        "/cancel",
        "/more",
        ("taps", "#group-me"),
        ("taps", "#menu-solo"),
        ("taps", "#solo.what.own"),
        "Walk for twenty minutes",
    )
    await talk.hears("every second day at 18:00", ("taps", "Yes"), ("taps", "#solo.what.enough"), "/pause")
    assert "Walk" not in await talk.hears(("time", "3d"))
    await talk.hears("/resume", ("time", "50d"))
    asked = [m.text for _, m in talk.stage.channel.sent["ben"] if "By " in m.text and "for yourself" in m.text]
    assert len(asked) == 20
    assert sum("How did it go? Nothing is counted" in m.text for _, m in talk.stage.channel.sent["ben"]) <= 1


async def test_where_one_moment_is_asked_for_a_rhythm_gives_its_first() -> None:
    talk = Talk(await ready())
    await talk.hears("/cancel", "/more", ("taps", "#group-me"), ("taps", "#menu-date"), ("taps", "Skip"))
    heard = await talk.hears("every year on 12 May at noon")
    assert heard.startswith("Tuesday 12 May, 12:00, your time. Right?")
    assert "One moment is enough here" in heard


# -- nothing is lost between ---------------------------------------------------------------------------------------


async def test_an_echo_outlives_a_restart() -> None:
    talk = await asked()
    await talk.hears("next Friday")
    room = await talk.room()
    assert load_room(json.loads(json.dumps(save(room)))) == room
    stage = talk.stage
    anew = InProcess(stage.store, stage.channel, stage.clock, stage.seen, stage.updates, stage.target)
    talk.journey.stage = talk.stage = anew
    await talk.hears("2")
    assert (await talk.promise()).due_at == berlin(20, 18)


def test_an_echo_of_an_earlier_version_is_still_one_moment() -> None:
    focus = Focus(track="t", ask="promise.when", turn=1, phase=Phase.CONFIRM, value="2026-03-13T17:00:00+00:00")
    assert [meant.at for meant in meanings_of(focus)] == [berlin(13, 18)]
    assert read(Focus, {"track": "t", "ask": "promise.when", "turn": 1}).meanings == ()
