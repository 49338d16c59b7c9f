"""Messages go no faster than a platform allows, and nobody waits for somebody else's limit."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from adapters.memory.channel import MemoryChannel
from bot.pace import FASTER, SEVERAL, SHORT, SLOWEST_CHAT, Pace
from core.errors import TooMany
from core.ports import Limits

LIMITS = Limits(per_second=30, burst=30, chat_per_second=1, chat_burst=5)


@dataclass
class Seconds:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Limited(MemoryChannel):
    limits: Limits = field(default=LIMITS)


def test_a_short_burst_to_a_chat_passes_and_the_rest_goes_one_a_second() -> None:
    pace, channel = Pace(Seconds()), Limited()
    assert [round(pace.wait(channel, "ana"), 2) for _ in range(8)] == [0, 0, 0, 0, 0, 1, 2, 3]


def test_what_one_chat_waits_for_does_not_delay_another() -> None:
    pace, channel = Pace(Seconds()), Limited()
    for _ in range(20):
        pace.wait(channel, "ana")
    assert pace.wait(channel, "ben") == 0


def test_the_bot_as_a_whole_goes_no_faster_than_its_limit() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited()
    waits = [pace.wait(channel, str(n)) for n in range(300)]
    sent = sorted(waits)
    for begin in sent:
        within = [at for at in sent if begin <= at < begin + 1]
        assert len(within) <= LIMITS.burst + LIMITS.per_second
    assert sent[-1] >= (300 - LIMITS.burst) / LIMITS.per_second - 0.1


def test_after_a_while_a_burst_passes_again() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited()
    for _ in range(6):
        pace.wait(channel, "ana")
    clock.now += 60
    assert [pace.wait(channel, "ana") for _ in range(5)] == [0] * 5


def slowest(pace: Pace, channel: Limited, name: str = "chat") -> float:
    """How long the last of ninety chats waits, with a message each."""
    return max(pace.wait(channel, f"{name}-{n}") for n in range(90))


def test_one_chat_that_is_refused_again_and_again_slows_nobody_else() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited()
    for _ in range(600):
        pace.too_many(channel.platform, "ana")
        clock.now += 1
    assert slowest(pace, channel) <= 2.1, "ninety messages at thirty a second"


def test_a_chat_that_was_refused_goes_slower_itself_and_finds_back() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited()
    for _ in range(9):
        pace.too_many(channel.platform, "ana")
    assert [pace.wait(channel, "ana") for _ in range(3)] == [0, SLOWEST_CHAT, 2 * SLOWEST_CHAT], "no burst any more"
    clock.now += 600
    for _ in range(10):
        pace.went_well(channel.platform, "ana")
    assert [pace.wait(channel, "ana") for _ in range(6)] == [0, 0, 0, 0, 0, 1]


def test_several_chats_refused_in_a_short_time_halve_the_pace_until_it_has_gone_well_for_a_while() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited()
    for n in range(SEVERAL):
        pace.too_many(channel.platform, str(n))
    assert slowest(pace, channel) >= 3.9, "ninety messages at fifteen a second"
    clock.now += 60
    for _ in range(60):
        pace.went_well(channel.platform, "ana")
    assert 2 * FASTER**60 < 1
    assert slowest(pace, channel, "later") <= 2.1


def test_several_chats_refused_far_apart_mean_each_for_itself() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited()
    for n in range(50):
        pace.too_many(channel.platform, str(n))
        clock.now += SHORT / (SEVERAL - 1) + 0.1
    assert slowest(pace, channel) <= 2.1


def test_all_that_was_on_its_way_when_the_bot_was_slowed_counts_only_once() -> None:
    """A refusal of a burst comes once for each message of it: 48 of them are no 48 reasons."""
    clock = Seconds()
    pace, channel = Pace(clock), Limited()
    for n in range(48):
        pace.too_many(channel.platform, str(n))
        clock.now += 0.01
    assert 3.9 <= slowest(pace, channel) <= 7


def test_when_the_platform_says_that_it_means_the_bot_one_refusal_slows_it() -> None:
    pace, channel = Pace(Seconds()), Limited()
    with pytest.raises(TooMany), pace.heeds(channel, "ana"):
        raise TooMany(everywhere=True)
    assert slowest(pace, channel) >= 3.9


def test_what_one_platform_refuses_slows_no_other() -> None:
    pace, channel = Pace(Seconds()), Limited()
    for n in range(SEVERAL):
        pace.too_many("another", str(n))
    assert slowest(pace, channel) <= 2.1


def test_a_channel_without_limits_never_waits() -> None:
    pace, channel = Pace(Seconds()), MemoryChannel()
    assert all(pace.wait(channel, "ana") == 0 for _ in range(1000))


def test_a_hundred_thousand_chats_do_not_stay_in_memory() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited(limits=Limits(per_second=1e6, burst=10, chat_per_second=1, chat_burst=5))
    for n in range(100_000):
        clock.now += 0.001
        pace.wait(channel, str(n))
    assert len(pace.chats) < 12_000


def test_chats_that_were_refused_once_do_not_stay_in_memory() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited(limits=Limits(per_second=1e6, burst=10, chat_per_second=1, chat_burst=5))
    for n in range(50_000):
        clock.now += 0.001
        pace.wait(channel, str(n))
        pace.too_many(channel.platform, str(n))
    assert max(map(len, (pace.chats, pace.slowed_chats, pace.refused))) < 12_000
