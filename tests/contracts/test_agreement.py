"""Whatever is done, the store that ships and the one in memory answer the same, and raise the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from core.ports import Sending
from tests.contracts.both import WORKERS, Both, Do, Part
from tests.contracts.doings import PLACES, PLATFORMS, REFS, ROOMS, SHARED, USERS
from tests.simulation.faults.disk import Disk, Image

Doings = st.SearchStrategy[Do | Part]

ACCOUNT = st.tuples(st.sampled_from(PLATFORMS), st.sampled_from(USERS))
GONE = st.tuples(st.just("gone"), st.sampled_from("012"))
PERSON = st.one_of(ACCOUNT, ACCOUNT, ACCOUNT, ACCOUNT, GONE)
PLACE, GROUP = st.sampled_from(PLACES), st.tuples(st.just(""), st.sampled_from(PLACES))
LANE = st.one_of(ACCOUNT, ACCOUNT, ACCOUNT, GROUP, GONE)
REF, BOOLEAN, ROW, CODE = st.sampled_from(REFS), st.booleans(), st.integers(0, 4), st.integers(0, 2)
MINUTES = st.sampled_from((0, 1, 2, 3, 4, 5, 30, 59, 61, 90, -1440))
LIMIT = st.integers(1, 4)
OFF = st.sampled_from((0, 0, 0, -1, 1))


def do(name: str, *given: st.SearchStrategy[Any]) -> Doings:
    return st.builds(Do, st.just(name), st.tuples(*given), st.sampled_from((True, True, True, False)))


def _how_far(*, begins: bool) -> st.SearchStrategy[dict[str, Any]]:
    found = {
        "state": st.sampled_from((Sending.NEW, Sending.NEW, *Sending)),
        "part": st.integers(0, 2),
        "tries": st.integers(0, 2),
        "account": st.sampled_from((None, "a", "b")),
        "messages": st.sampled_from(((), ("m0",), ("m1",), ("m0", "m2"))),
    }
    more = {"turn": st.sampled_from((None, 1, 2)), "prompt": BOOLEAN} if begins else {}
    return st.fixed_dictionaries({}, optional={**found, **more})


LINK_STATES, STATES = ("open", "asked", "asked", "used", "ended"), ("open", "consented", "used", "ended")
TOPICS: dict[str, Doings] = {
    "people": st.one_of(
        do("comes", ACCOUNT),
        do("pair", PERSON, PERSON),
        do("leave", PERSON),
        do("erase", PERSON, st.one_of(st.none(), ACCOUNT)),
    ),
    "accounts": st.one_of(
        do("reach", LANE, BOOLEAN, st.one_of(st.none(), ACCOUNT)),
        do("set_home", PERSON, ACCOUNT),
        do("link", ACCOUNT, PERSON),
        do("link", ACCOUNT, PERSON),
        do("unlink", ACCOUNT, st.sampled_from((False, False, True))),
    ),
    "links": do("save_link", CODE, PERSON, st.sampled_from(LINK_STATES), st.one_of(st.none(), ACCOUNT), MINUTES),
    "invitations": st.one_of(
        do("save_invitation", CODE, PERSON, st.sampled_from(STATES), st.one_of(st.none(), PERSON), MINUTES),
        do("wrong_code", PERSON, MINUTES),
    ),
    "groups": st.one_of(
        do("bring", PLACE, st.sampled_from((False, False, True))),
        do("join", PLACE, PERSON),
        do("move", PLACE, PLACE),
        do("end", PLACE, BOOLEAN),
    ),
    "rooms": st.one_of(
        do("save_room", PERSON, st.integers(0, len(ROOMS) - 1), OFF, BOOLEAN),
        do("save_shared", PERSON, st.integers(0, len(SHARED) - 1), OFF, BOOLEAN),
    ),
    "words": st.one_of(
        do("keep", ACCOUNT, BOOLEAN, REF, st.sampled_from(("hi", "", "“é”"))),
        do("drop", ACCOUNT, BOOLEAN, REF),
        do("note", PERSON, CODE),
    ),
    "inbox": st.one_of(
        do("receive", ROW, LANE, MINUTES),
        do("receive", ROW, LANE, MINUTES),
        do("receive_all", st.lists(ROW, max_size=3), LANE, MINUTES),
        do("record_handled", ROW, LANE, MINUTES),
        do("requeue", ROW, LANE),
        do("mark_handled", ROW),
        do("record_failure", ROW),
        do("record_failure", ROW),
    ),
    "outbox": st.one_of(
        do("send", ROW, LANE, st.sampled_from(("Say", "Post", "Close")), _how_far(begins=True)),
        do("send", ROW, LANE, st.sampled_from(("Say", "Post", "Close")), _how_far(begins=True)),
        do("progress", ROW, _how_far(begins=False), st.one_of(st.none(), MINUTES)),
        do("progress", ROW, _how_far(begins=False), st.one_of(st.none(), MINUTES)),
        do("rest", LANE, BOOLEAN),
        do("lease", st.lists(ROW, max_size=3), st.sampled_from(WORKERS), MINUTES),
        do("end_leases"),
        do("take_messages", MINUTES, LIMIT, st.sampled_from(WORKERS)),
    ),
    "due": st.one_of(
        do("set_due", st.one_of(ACCOUNT, ACCOUNT, GROUP), BOOLEAN, REF, MINUTES, st.sampled_from((None, 0, 2))),
        do("set_due", st.one_of(ACCOUNT, ACCOUNT, GROUP), BOOLEAN, REF, MINUTES, st.sampled_from((None, 0, 2))),
        do("drop_due", ACCOUNT, BOOLEAN, REF),
        do("take_due", MINUTES, LIMIT),
        do("set_zones", CODE),
    ),
    "retention": do("forget_old", st.sampled_from((0, 2, 8, 10, 31, 40)), st.sampled_from((99, 2))),
}
ANY: Doings = st.sampled_from([*TOPICS, "inbox", "outbox", "outbox"]).flatmap(TOPICS.__getitem__)
PARTS = st.recursive(ANY, lambda inner: st.builds(Part, st.lists(inner, min_size=1, max_size=3), BOOLEAN), max_leaves=4)


def unit(doings: Doings, most: int) -> st.SearchStrategy[Part]:
    """One in five raises in the end."""
    raises = st.sampled_from((False, False, False, False, True))
    return st.builds(Part, st.lists(doings, min_size=1, max_size=most), raises)


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
        self.both.close()

    @initialize(room=st.integers(0, len(ROOMS) - 1), shared=st.integers(0, len(SHARED) - 1))
    def begins(self, room: int, shared: int) -> None:
        ana, ben = ("telegram", "1"), ("telegram", "2")
        doings = [Do("comes", ((platform, user),)) for platform in PLATFORMS for user in USERS]
        doings += [Do("pair", (ana, ben)), Do("bring", (PLACES[0], False)), Do("join", (PLACES[0], ana))]
        doings += [Do("save_room", (ana, room, 0, False)), Do("save_shared", (ana, shared, 0, False))]
        for number, who in enumerate((ana, ben, ("", PLACES[0]), ana)):
            doings += [Do("receive", (number, who, number)), Do("send", (number, who, "Say", {"turn": 1 + number % 2}))]
        self.both.run(Part(doings, raises=False))

    @rule(one=unit(PARTS, 6))
    def a_unit(self, one: Part) -> None:
        self.both.run(one)

    @rule(some=st.lists(unit(PARTS, 3), min_size=2, max_size=3))
    def units_at_once(self, some: list[Part]) -> None:
        self.both.run(*some)

    @rule()
    def a_restart(self) -> None:
        self.both.restart()

    @invariant()
    def all_is_the_same(self) -> None:
        self.both.agree()


def _of(topic: str) -> Callable[[Agreement, Part], None]:
    def of_topic(self: Agreement, one: Part) -> None:
        self.both.run(one)

    of_topic.__name__ = f"of_{topic}"
    return of_topic


for _topic, _doings in TOPICS.items():
    setattr(Agreement, f"of_{_topic}", rule(one=unit(_doings, 6))(_of(_topic)))

QUIETLY = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def test_both_stores_agree() -> None:
    few = settings(
        max_examples=50,
        stateful_step_count=15,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=QUIETLY,
    )
    run_state_machine_as_test(Agreement, settings=few)


@pytest.mark.long
@pytest.mark.timeout(0)
def test_both_stores_agree_in_many_more_ways() -> None:
    many = settings(
        max_examples=1500, stateful_step_count=50, deadline=None, database=None, suppress_health_check=QUIETLY
    )
    run_state_machine_as_test(Agreement, settings=many)
