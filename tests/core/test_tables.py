"""The tables row by row: what each row says, in words of small scenes; and each row altered, which is to be noticed.

A row that is lost, added or exchanged for another one is found here within a second, whatever walks through it.
"""

from __future__ import annotations

import pytest

from core.gates import GATES, holds
from core.gates.scene import Gate
from tests.core.tables import gates

WRONG_GATES: dict[str, Gate] = {"always": lambda scene: True, "never": lambda scene: False}


def gate_is_right(name: str) -> bool:
    """Whether the row now in the table agrees with its scenes. One that raises there does not."""
    row = gates.ROWS[name]
    try:
        return all(holds(name, place) for place in row.yes) and not any(holds(name, place) for place in row.no)
    except (AssertionError, StopIteration):
        return False


def test_every_gate_is_described() -> None:
    assert set(gates.ROWS) == set(GATES)


@pytest.mark.parametrize("name", sorted(gates.ROWS))
def test_a_gate_holds_just_where_it_should(name: str) -> None:
    row = gates.ROWS[name]
    assert [number for number, place in enumerate(row.yes) if not holds(name, place)] == [], "does not hold"
    assert [number for number, place in enumerate(row.no) if holds(name, place)] == [], "holds"


@pytest.mark.parametrize("name", sorted(gates.ROWS))
def test_an_altered_gate_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Always, never, the contrary, or any other row in its place."""
    right = GATES[name]
    wrong = {**WRONG_GATES, **GATES, "not": lambda scene: not right(scene)}
    unnoticed = []
    for other, gate in wrong.items():
        if other == name or (name, other) in {("always", "always"), ("by_hand", "never")}:
            continue
        monkeypatch.setitem(GATES, name, gate)
        if gate_is_right(name):
            unnoticed.append(other)
    assert unnoticed == []
