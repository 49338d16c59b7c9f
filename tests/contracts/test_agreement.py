"""Whatever is done, the store that ships and the one in memory answer the same, and raise the same."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from adapters.memory.accounts import MemoryAccounts
from adapters.memory.outbox import MemoryOutbox
from core.ports import Sending
from tests.contracts.both import WORKERS, Both, Do, Part
from tests.contracts.doings import PLACES, PLATFORMS, REFS, ROOMS, SHARED, USERS
from tests.simulation.faults.disk import Disk, Image

ACCOUNT = [(platform, user) for platform in PLATFORMS for user in USERS]
PERSON = [*ACCOUNT, *ACCOUNT, ("gone", "0")]
PLACE, GROUP = list(PLACES), [("", place) for place in PLACES]
LANE = [*ACCOUNT, GROUP[0], ("gone", "1")]
BY, REF, BOOLEAN, ROW, CODE = [None, *ACCOUNT], list(REFS), [False, True], list(range(5)), list(range(3))
ROW_LISTS = [[0, 1], [2], [4, 3, 2]]
MINUTES, LIMIT, OFF, SELDOM = [0, 1, 2, 3, 4, 30, 59, 61, 90, -1440], [1, 2, 4], [0, 0, -1, 1], [False, False, True]
LINK_STATE, STATE = ["open", "asked", "asked", "used"], ["open", "consented", "used", "ended"]
WAIT, LATE, KIND = [None, None, *MINUTES], [None, 0, 2], ["Say", "Post", "Close"]
BEGINS = [{"turn": 1}, {"turn": 2, "prompt": True}, {"prompt": True, "account": "a"}, {"turn": 1, "messages": ("m0",)}]
GOES = [
    {"state": state, "part": part, "tries": tries, "messages": messages, **account}
    for state in (Sending.NEW, *Sending)
    for part, tries, messages in ((0, 1, ()), (1, 0, ("m0",)), (2, 0, ("m1", "m2")))
    for account in ({}, {"account": "b"})
]

TOPICS: dict[str, list[tuple[str, *tuple[list[Any], ...]]]] = {
    "people": [("comes", ACCOUNT), ("pair", PERSON, PERSON), ("leave", PERSON), ("erase", PERSON, BY)],
    "accounts": [
        ("reach", LANE, BOOLEAN, BY),
        ("set_home", PERSON, ACCOUNT),
        ("link", ACCOUNT, PERSON),
        ("link", ACCOUNT, PERSON),
        ("unlink", ACCOUNT, SELDOM),
    ],
    "codes": [
        ("save_link", CODE, PERSON, LINK_STATE, BY, MINUTES),
        ("save_invitation", CODE, PERSON, STATE, [None, *PERSON], MINUTES),
        ("wrong_code", PERSON, MINUTES),
    ],
    "groups": [("bring", PLACE, SELDOM), ("join", PLACE, PERSON), ("move", PLACE, PLACE), ("end", PLACE, BOOLEAN)],
    "rooms": [
        ("save_room", PERSON, list(range(len(ROOMS))), OFF, BOOLEAN),
        ("save_shared", ACCOUNT, list(range(len(SHARED))), OFF, BOOLEAN),
    ],
    "words": [
        ("keep", ACCOUNT, BOOLEAN, REF, ["hi", "", "“é”"]),
        ("drop", ACCOUNT, BOOLEAN, REF),
        ("note", PERSON, CODE),
    ],
    "inbox": [
        ("receive", ROW, LANE, MINUTES),
        ("receive_all", ROW_LISTS, LANE, MINUTES),
        ("record_handled", ROW, LANE, MINUTES),
        ("requeue", ROW, LANE),
        ("mark_handled", ROW),
        ("record_failure", ROW),
    ],
    "outbox": [
        ("send", ROW, LANE, KIND, BEGINS),
        ("send", ROW, LANE, KIND, BEGINS),
        ("progress", ROW, GOES, WAIT),
        ("progress", ROW, GOES, WAIT),
        ("rest", LANE, BOOLEAN),
        ("lease", ROW_LISTS, list(WORKERS), MINUTES),
        ("end_leases",),
        ("take_messages", MINUTES, LIMIT, list(WORKERS)),
    ],
    "due": [
        ("set_due", [*ACCOUNT, GROUP[0]], BOOLEAN, REF, MINUTES, LATE),
        ("set_due", [*ACCOUNT, GROUP[0]], BOOLEAN, REF, MINUTES, LATE),
        ("drop_due", ACCOUNT, BOOLEAN, REF),
        ("take_due", MINUTES, LIMIT),
        ("take_due", [90], LIMIT),
        ("set_zones", CODE),
    ],
    "retention": [("forget_old", [0, 2, 8, 10, 31, 40], [99])],
}


def _some(topic: str) -> st.SearchStrategy[Do | Part]:
    """Doings on a topic, out of so many that all meet: one drawn number for each, so that a unit can have several."""
    chance = random.Random(topic)
    found = []
    for name, *given in TOPICS[topic] * 60:
        found.append(Do(name, tuple(chance.choice(each) for each in given), apart=chance.random() < 0.7))
    return st.integers(0, len(found) - 1).map(lambda number: found[number])


OF = {topic: _some(topic) for topic in TOPICS}
ANY = st.one_of(*OF.values(), OF["people"], OF["accounts"])
PARTS = st.one_of(ANY, ANY, st.builds(Part, st.lists(st.one_of(ANY, ANY), min_size=1, max_size=3), st.booleans()))


def unit(doings: st.SearchStrategy[Do | Part], most: int) -> st.SearchStrategy[Part]:
    """One in five raises in the end."""
    return st.builds(Part, st.lists(doings, min_size=1, max_size=most), st.sampled_from([False] * 4 + [True]))


@cache
def an_empty_disk() -> tuple[Disk, Image]:
    disk = Disk()
    return disk, disk.image()


class Agreement(RuleBasedStateMachine):
    """Transactions on one topic, on several with parts in them, and several at once; after each all is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.both = Both(*an_empty_disk())

    def teardown(self) -> None:
        try:
            if self.both.agreed:
                self.both.restart()
        finally:
            self.both.close()

    @initialize(room=st.integers(0, len(ROOMS) - 1), shared=st.integers(0, len(SHARED) - 1))
    def begins(self, room: int, shared: int) -> None:
        ana, ben = ("telegram", "1"), ("telegram", "2")
        doings = [Do("comes", ((platform, user),)) for platform in PLATFORMS for user in USERS]
        doings += [Do("pair", (ana, ben)), Do("bring", (PLACES[0], False)), Do("join", (PLACES[0], ana))]
        doings += [Do("save_room", (ana, room, 0, False)), Do("save_shared", (ana, shared, 0, False))]
        for number, who in enumerate((ana, ben, ("", PLACES[0]), ana)):
            doings += [Do("receive", (number, who, number)), Do("send", (number, who, "Say", {"turn": 1 + number % 2}))]
        for number, ref in enumerate(REFS):
            doings += [Do("set_due", (ana, False, ref, 3 - number, None)), Do("keep", (ana, bool(number), ref, "hi"))]
        doings += [Do("save_invitation", (0, ("discord", "1"), "consented", ana, 30))]
        doings += [Do("save_link", (0, ana, "asked", ("discord", "2"), 30))]
        self.both.run(Part(doings, raises=False))

    @rule(one=unit(PARTS, 8))
    def a_unit(self, one: Part) -> None:
        self.both.run(one)

    @rule(some=st.lists(unit(PARTS, 4), min_size=2, max_size=3))
    def units_at_once(self, some: list[Part]) -> None:
        self.both.run(*some)

    @invariant()
    def all_is_the_same(self) -> None:
        self.both.agree()


def _of(topic: str) -> Callable[[Agreement, Part], None]:
    def of_topic(self: Agreement, one: Part) -> None:
        self.both.run(one)

    of_topic.__name__ = f"of_{topic}"
    return of_topic


for _topic, _doings in OF.items():
    setattr(Agreement, f"of_{_topic}", rule(one=unit(_doings, 8))(_of(_topic)))

QUIETLY = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
MANY = settings(deadline=None, database=None, suppress_health_check=QUIETLY, max_examples=1500, stateful_step_count=50)
FEW = settings(MANY, derandomize=True, max_examples=40, stateful_step_count=12)


def test_both_stores_agree() -> None:
    run_state_machine_as_test(Agreement, settings=FEW)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_both_stores_agree_in_many_more_ways() -> None:
    run_state_machine_as_test(Agreement, settings=MANY)


def _two_homes(accounts: MemoryAccounts, person: str, account: str) -> None:
    for other in accounts.of(person):
        home = other.home or other.hash == account
        accounts._t.accounts[other.hash] = person, replace(other, home=home)


@pytest.mark.parametrize(
    ("topic", "method", "bug"),
    [(MemoryOutbox, "end_leases", lambda outbox: None), (MemoryAccounts, "set_home", _two_homes)],
)
def test_a_planted_bug_is_seen(topic: type, method: str, bug: Callable[..., None]) -> None:
    with patch.object(topic, method, bug), pytest.raises(AssertionError, match="ships"):
        run_state_machine_as_test(
            Agreement, settings=settings(FEW, phases=[Phase.generate], report_multiple_bugs=False)
        )
