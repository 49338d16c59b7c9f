"""Messages go no faster than a platform allows, and nobody waits for somebody else's limit."""

from __future__ import annotations

from dataclasses import dataclass, field

from adapters.memory.channel import MemoryChannel
from bot.pace import FASTER, Pace
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


def test_too_many_halves_the_pace_until_it_has_gone_well_for_a_while() -> None:
    clock = Seconds()
    pace, channel = Pace(clock), Limited()
    pace.too_many(channel.platform)
    slow = max(pace.wait(channel, str(n)) for n in range(90))
    assert slow >= 3.9, "ninety messages at fifteen a second"
    clock.now += 60
    for _ in range(60):
        pace.went_well(channel.platform)
    assert 2 * FASTER**60 < 1
    assert max(pace.wait(channel, f"later-{n}") for n in range(90)) <= 2.1


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
