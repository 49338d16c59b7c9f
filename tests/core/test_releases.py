"""Every kind of release can be read by the partner it is for, or means something for the record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.effects import Part
from core.journey import STORY
from core.kernel.gates import GateContext
from core.kernel.view import view
from core.kernel.words import AskKind
from core.state import Breach, Item, Position, Room, Shared, Side

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
ASKS = [ask for step in (*STORY.steps, *STORY.forms) for ask in step.asks]
RELEASES = sorted({ask.release.id for ask in ASKS if ask.release})
READ_WITH_THE_RESULT = {"report"}  # shown as one with how a promise ended


def opened_by_some_ask(kind: str) -> bool:
    """Whether an OPEN ask goes through a list that holds a release of this kind, on some track and side."""
    for hurt in Side:
        for breach in (None, "breach-1"):
            item = Item(
                ref="r", kind=kind, by=Side.A, parts=(Part("x", choice="yes"),), confirmed_at=AT, shows_at=AT,
                shown=True, breach=breach, about="breach-1",
            )  # fmt: skip
            shared = Shared(
                names={Side.A: "Ana", Side.B: "Ben"},
                items=(item,),
                breaches=(Breach(id="breach-1", hurt=hurt, kind="lies"),),
            )
            here = GateContext(
                story=STORY,
                room=Room(positions={"couple": Position()}),
                view=view(shared, Side.B),
                position=Position(),
                breach=breach,
            )
            lists = (STORY.lists[ask.each] for ask in ASKS if ask.kind is AskKind.OPEN and ask.each)
            if any("r" in found(here) for found in lists):
                return True
    return False


@pytest.mark.parametrize("kind", RELEASES)
def test_each_kind_of_release_reaches_the_partner_or_the_record(kind: str) -> None:
    assert opened_by_some_ask(kind) or kind in STORY.record.on_release or kind in READ_WITH_THE_RESULT
