"""What the registry of platforms gives each of them: their limits by the settings, addresses that are some, counts."""

from __future__ import annotations

import pytest

from core.platforms import http_address, paced
from core.ports import Counters, Limits


def test_a_group_goes_slower_or_faster_as_a_chat_does() -> None:
    usual = Limits(per_second=30, chat_per_second=1, group_per_second=0.25, chat_burst=3)
    assert paced(usual, 10, 2) == Limits(per_second=10, chat_per_second=2, group_per_second=0.5, chat_burst=3)
    assert paced(usual, 30, 1) == usual


@pytest.mark.parametrize("address", ["http://localhost:8081", "https://api.example.org/"])
def test_an_address_is_used_without_the_slash_at_its_end(address: str) -> None:
    assert http_address(address) == address.rstrip("/")


@pytest.mark.parametrize("address", ["", "localhost", "ftp://example.org", "https:/example.org"])
def test_what_is_no_address_of_the_web_is_refused_in_words(address: str) -> None:
    with pytest.raises(ValueError, match="must begin with http"):
        http_address(address)


def test_what_is_counted_adds_up_and_what_there_is_now_is_set() -> None:
    counters = Counters()
    counters.add("sent")
    counters.add("sent", 2)
    counters.set("waiting", 7)
    counters.set("waiting", 4)
    assert counters.counts == {"sent": 3, "waiting": 4}
