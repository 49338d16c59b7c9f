"""Every kind of release can be read by the partner it is for, or means something for the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.effects import Moment, Part, Say
from core.journey import STORY
from core.kernel.gates import GateContext
from core.kernel.view import view
from core.kernel.words import AskKind
from core.state import Breach, Item, Position, Room, Shared, Side
from tests.core.test_keep import agreed, record, talking
from tests.simulation.couple import World

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


def previewed() -> tuple[World, Say]:
    """Ana is about to answer whether a promise was kept, and sees when that will show."""
    world = agreed()
    world.pass_time(timedelta(days=2, hours=1))
    world.walks("ana", until="keep.noticed-share", **{"keep.noticed": "kept"})
    return world, [told.effect for told in world.told["ana"] if isinstance(told.effect, Say)][-1]


def shows_at(say: Say) -> datetime:
    shows = say.args["shows"]
    assert isinstance(shows, Moment)
    return shows.at


def test_a_sealed_release_shows_at_its_seal_and_where_that_says_nothing_after_its_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world, say = previewed()
    assert shows_at(say) == record(world).promises[0].due_at + timedelta(days=2)
    monkeypatch.setitem(STORY.tables.seals, "after_the_deadline", lambda view, about: None)
    world, say = previewed()
    assert shows_at(say) == world.now + timedelta(minutes=5)


def test_a_preview_of_one_part_is_changed_without_asking_which() -> None:
    world = World.card_open()
    world.walks("ana", until="willing.share")
    world.taps("ana", "change")
    assert world.asked("ana") == "willing.ready"


def test_a_take_back_that_crosses_with_the_showing_is_too_late() -> None:
    world = World.card_open()
    world.walks("ana", past="willing.share")
    assert world.shared is not None
    world.shared = replace(world.shared, items=tuple(replace(item, shown=True) for item in world.shared.items))
    world.heard("ana")
    world.taps("ana", "take-back")
    assert world.heard("ana") == ["too-late-to-take-back"]


def test_what_a_correction_reads_anew_and_finds_the_same_changes_nothing_on_the_screen() -> None:
    world = talking()
    world.commands("ben", "promise")
    source = world.says("ben", "I call you at noon.")
    asked = world.asked("ben")
    world.heard("ben")
    world.edits("ben", source, "I call you at noon, from the office.")
    assert world.heard("ben") == ["edit-taken"]
    assert world.asked("ben") == asked


def test_a_correction_is_taken_beside_a_release_that_is_held() -> None:
    world = World.willing()
    world.walks("ana", until="understand.feel")
    source = world.says("ana", "I am sad.")
    world.commands("ana", "time")
    world.begins("ana", "time")
    world.walks("ana", past="time.share")
    assert world.room("ana").held
    world.heard("ana")
    world.edits("ana", source, "I am sad and tired.")
    assert world.heard("ana") == ["edit-taken"]
