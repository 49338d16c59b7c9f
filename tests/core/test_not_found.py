"""What a document names and does not have is an error of ours with a name, which nothing takes for an end of a list."""

from __future__ import annotations

import pytest

from core.errors import NotFound, OurFault
from core.journey.dates.record import day_of
from core.kernel.record import moment_of
from core.kernel.view import view
from core.state import Item, Shared, Side
from tests.core.tables.scenes import item


def without_a_moment() -> Item:
    return item(Side.A, "date", "date-1")


def test_the_role_in_a_breach_that_is_not_there_is_not_found() -> None:
    seen = view(Shared(names={Side.A: "Ana", Side.B: "Ben"}), Side.A)
    with pytest.raises(NotFound, match="breach-7"):
        seen.role("breach-7")


@pytest.mark.parametrize("look", [moment_of, day_of])
def test_a_moment_that_a_release_does_not_name_is_not_found(look: object) -> None:
    found = without_a_moment()
    with pytest.raises(NotFound, match=found.ref):
        look(found)  # type: ignore[operator]


def test_it_can_be_caught_as_a_fault_of_ours_and_as_a_missing_key() -> None:
    assert issubclass(NotFound, OurFault)
    assert issubclass(NotFound, KeyError)
    assert not issubclass(NotFound, StopIteration)
