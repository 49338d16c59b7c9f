"""The tables row by row: what each row says, in words of small scenes; and each row altered, which is to be noticed.

A row that is lost, added or exchanged for another one is found here within a second, whatever walks through it.
"""

from __future__ import annotations

import pytest

from core.journey import STORY
from core.journey.promises.life import TABLE, PromiseEvent
from core.kernel.gates import Gate, GateContext, List, Things, holds, things
from core.kernel.record import Come, Consequence, RecordOutcome
from core.state import Item, PromiseState, Shared
from tests.core.tables import gates, happenings, lists
from tests.core.tables.happenings import Case
from tests.core.tables.scenes import scene


def used(*names: str | None) -> set[str]:
    """The names of gates or lists without a sign; an answer (`ask=choice`) and a timer are the kernel's own."""
    plain = {name.removeprefix("!") for name in names if name is not None}
    return {name for name in plain if "=" not in name and not name.startswith("ripe:")}


STEPS = (*STORY.steps, *STORY.forms)
ASKS = [ask for step in STEPS for ask in step.asks]
GATES = used(*(name for step in STEPS for name in (step.opens, *step.offered)), *(n for ask in ASKS for n in ask.when))
LISTS = used(*(step.about for step in STEPS), *(ask.each for ask in ASKS), *(ask.again for ask in ASKS))
CONSEQUENCES = dict(STORY.record.on_release)
TICKS = {name: due.come for name, due in STORY.record.dues.items() if not name.startswith(("floor", "clock"))}

RAISES = (AssertionError, StopIteration, RuntimeError, ValueError, KeyError)
"""What a row may raise in scenes that were made for another: that is noticed too."""

WRONG_GATES: dict[str, Gate] = {"always": lambda scene: True, "never": lambda scene: False}


def gate_is_right(name: str) -> bool:
    """Whether the row now in the table agrees with its scenes. One that raises there does not."""
    row = gates.ROWS[name]
    try:
        return all(holds(name, place) for place in row.yes) and not any(holds(name, place) for place in row.no)
    except RAISES:
        return False


def test_every_gate_is_described() -> None:
    assert set(gates.ROWS) == GATES | {"ripe:slept"}


@pytest.mark.parametrize("name", sorted(gates.ROWS))
def test_a_gate_holds_just_where_it_should(name: str) -> None:
    row = gates.ROWS[name]
    assert [number for number, place in enumerate(row.yes) if not holds(name, place)] == [], "does not hold"
    assert [number for number, place in enumerate(row.no) if holds(name, place)] == [], "holds"


@pytest.mark.parametrize("name", sorted(gates.ROWS))
def test_an_altered_gate_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Always, never, the contrary, or any other row in its place."""
    right = STORY.gates[name]
    wrong = {**WRONG_GATES, **{other: STORY.gates[other] for other in GATES}, "not": lambda scene: not right(scene)}
    unnoticed = []
    for other, gate in wrong.items():
        if other == name or (name, other) in {("always", "always"), ("by_hand", "never")}:
            continue
        monkeypatch.setitem(STORY.gates, name, gate)
        if gate_is_right(name):
            unnoticed.append(other)
    assert unnoticed == []


# -- lists -----------------------------------------------------------------------------------------------------

WRONG_LISTS: dict[str, List] = {"empty": lambda scene: (), "one more": lambda scene: ("hers", "his")}


def list_is_right(name: str) -> bool:
    try:
        return all(things(name, case.place) == case.has for case in lists.ROWS[name])
    except RAISES:
        return False


def test_every_list_is_described() -> None:
    assert set(lists.ROWS) == LISTS


@pytest.mark.parametrize("name", sorted(lists.ROWS))
def test_a_list_has_just_what_it_should(name: str) -> None:
    for number, case in enumerate(lists.ROWS[name]):
        assert things(name, case.place) == case.has, number


@pytest.mark.parametrize("name", sorted(LISTS))
def test_without_a_partner_a_list_is_empty(name: str) -> None:
    assert things(name, scene()) == ()


@pytest.mark.parametrize("name", sorted(lists.ROWS))
def test_an_altered_list_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    right = STORY.lists[name]

    def backwards(scene: GateContext) -> Things:
        return tuple(reversed(right(scene)))

    wrong = {**WRONG_LISTS, **{other: STORY.lists[other] for other in LISTS}}
    if any(len(case.has) > 1 for case in lists.ROWS[name]):
        wrong["backwards"] = backwards
    unnoticed = []
    for other, found in wrong.items():
        if other == name:
            continue
        monkeypatch.setitem(STORY.lists, name, found)
        if list_is_right(name):
            unnoticed.append(other)
    assert unnoticed == []


# -- what a release means, and what a due row does -------------------------------------------------------------


def comes(table: dict[str, Consequence] | dict[str, Come], name: str, case: Case) -> RecordOutcome:
    """What the row now in this table makes of a case."""
    if isinstance(case.comes, Item):
        return table[name](case.before, case.comes)  # type: ignore[call-arg, arg-type]
    return table[name](case.before, case.comes, case.at)  # type: ignore[call-arg, arg-type]


def row_is_right(table: dict[str, Consequence] | dict[str, Come], name: str, cases: tuple[Case, ...]) -> bool:
    try:
        return all(comes(table, name, case) == case.then for case in cases)
    except RAISES:
        return False


def nothing(shared: Shared, *rest: object) -> RecordOutcome:
    return RecordOutcome(shared)


TABLES = [
    pytest.param(table, name, cases, id=f"{kind}-{name}")
    for kind, table, rows in (("release", CONSEQUENCES, happenings.RELEASES), ("due", TICKS, happenings.DUE_ROWS))
    for name, cases in rows.items()
]


def test_every_release_and_every_due_row_of_the_record_is_described() -> None:
    assert set(happenings.RELEASES) == set(CONSEQUENCES)
    assert set(happenings.DUE_ROWS) == set(TICKS)


@pytest.mark.parametrize(("table", "name", "cases"), TABLES)
def test_a_row_of_the_record_does_just_what_it_should(
    table: dict[str, Consequence], name: str, cases: tuple[Case, ...]
) -> None:
    for number, case in enumerate(cases):
        assert comes(table, name, case) == case.then, number


@pytest.mark.parametrize(("table", "name", "cases"), TABLES)
def test_an_altered_row_of_the_record_is_noticed(
    table: dict[str, Consequence], name: str, cases: tuple[Case, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing at all, or any other row in its place."""
    unnoticed = []
    for other, does in {**table, "nothing": nothing}.items():
        if other == name:
            continue
        monkeypatch.setitem(table, name, does)
        if row_is_right(table, name, cases):
            unnoticed.append(other)
    assert unnoticed == []


# -- the life of a promise -------------------------------------------------------------------------------------


def record_is_right() -> bool:
    """Whether every release and due row still does what it should."""
    releases = all(row_is_right(CONSEQUENCES, name, cases) for name, cases in happenings.RELEASES.items())
    return releases and all(row_is_right(TICKS, name, cases) for name, cases in happenings.DUE_ROWS.items())


@pytest.mark.parametrize("row", sorted(TABLE))
def test_an_altered_row_in_the_life_of_a_promise_is_noticed_in_the_record(
    row: tuple[PromiseState, PromiseEvent], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert record_is_right()
    right = TABLE[row]
    for wrong in (state for state in PromiseState if state is not right):
        monkeypatch.setitem(TABLE, row, wrong)
        assert not record_is_right(), f"{row} leads to {wrong}, and nothing notices"
