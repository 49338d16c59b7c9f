"""One more release, one more timer and one more feature: each is one folder, its line among the features, and texts.

What is written here in one file is what a folder of core/journey holds. Nothing else of the house is touched.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.effects import DropDue, Post, SetDue
from core.events import DueCame
from core.journey import ARTICLE, FEATURES, STORY
from core.journey.common import LINE, opens, released
from core.kernel.check import faults_of, ids_of, missing_texts
from core.kernel.context import StepContext
from core.kernel.gates import GateContext
from core.kernel.record import Due, Record, RecordOutcome, to_both
from core.kernel.story import Feature, Story, Wake, compose
from core.kernel.words import Ask, AskKind, Choice, Release, Step, TrackKind
from core.state import Focus, Item, Shared
from core.values import due_key, record_due_key
from tests.simulation.couple import COUPLE, World

# -- story.py

WISH = Release("stone", LINE)
NOTE = Ask("stone.note", AskKind.LINE, act="remember_stone")
STONE_FORM = Step(
    "stone",
    TrackKind.FORM,
    opens="by_hand",
    source="A small thing to carry in the pocket.",
    offered=("both_willing", "no_stone_yet"),
    group="us",
    command="stone",
    silent=True,
    asks=released(WISH, "stone.share", NOTE),
)
AFTER_ALL = (
    opens("willing.stone-read", WISH),
    Ask("willing.stone-still", choices=(Choice("yes"), Choice("no")), when=("ripe:stone",)),
)

# -- gates.py, acts.py, record.py

TOMORROW = timedelta(days=1)


def no_stone_yet(here: GateContext) -> bool:
    return not here.mine("stone")


def remember(context: StepContext, focus: Focus, value: str | None) -> None:
    context.do(SetDue(due_key("stone"), context.event.at + TOMORROW))


def asks_still(context: StepContext, event: DueCame, rest: str) -> None:
    context.say("stone-still-there")


def carried(shared: Shared, item: Item) -> RecordOutcome:
    return RecordOutcome(shared, due=(SetDue(record_due_key("stone", item.ref), item.shows_at + TOMORROW),))


def a_day_later(shared: Shared, ref: str, at: object) -> RecordOutcome:
    posts = (Post(text="stone-carried", rests_at_night=True),)
    return RecordOutcome(shared, to_both("stone", ref), (DropDue(record_due_key("stone", ref)),), posts=posts)


# -- __init__.py

STONE = Feature(
    name="stone",
    forms=(STONE_FORM,),
    asks={"willing.read": AFTER_ALL},
    timers=frozenset({"stone"}),
    gates={"no_stone_yet": no_stone_yet},
    acts={"remember_stone": remember},
    wakes={"stone": Wake(come=asks_still)},
    record=Record(on_release={"stone": carried}, dues={"stone": Due(come=a_day_later)}),
)


def with_a_stone() -> Story:
    return compose(ARTICLE, *FEATURES, STONE, groups=STORY.groups)


def test_the_story_is_whole_and_says_which_texts_to_write_and_which_ids_are_new() -> None:
    story = with_a_stone()
    assert faults_of(story, ids_of(STORY)) == []
    assert missing_texts(story, lambda id: not id.startswith(("stone", "willing-stone"))) == [
        "stone-not-now", "stone-note", "willing-stone-read", "willing-stone-still", "willing-stone-still.no",
        "willing-stone-still.yes",
    ]  # fmt: skip
    assert {id for id in ids_of(story) - ids_of(STORY) if id.startswith(("form", "release"))} == {
        "form stone",
        "release stone",
    }


def test_a_question_of_the_feature_stands_behind_the_one_it_names() -> None:
    willing = next(step for step in with_a_stone().steps if step.id == "willing")
    ids = [ask.id for ask in willing.asks]
    place = ids.index("willing.read")
    assert ids[place + 1 : place + 3] == ["willing.stone-read", "willing.stone-still"]
    before = next(step for step in STORY.steps if step.id == "willing")
    assert [id for id in ids if "stone" not in id] == [ask.id for ask in before.asks]


def test_what_is_released_reaches_the_partner_and_its_due_rows_come_in_both_rooms() -> None:
    world = World.willing(story=with_a_stone())
    for who in ("ana", "ben"):
        world.commands(who, "cancel")
    world.commands("ana", "stone")
    assert world.asked("ana") == "stone.note"
    world.says("ana", "The one from the beach.")
    assert ("ana", "stone") in world.due
    world.taps("ana", "share")
    world.pass_time(timedelta(minutes=6))
    assert world.shared is not None
    assert [item.kind for item in world.shared.items if item.kind == "stone" and item.shown] == ["stone"]
    assert any(key.startswith("stone:") for owner, key in world.due if owner == COUPLE)
    world.forget_what_was_told()
    world.pass_time(TOMORROW)
    assert "stone-still-there" in world.heard("ana")
    assert "stone-still-there" not in world.heard("ben")


def test_the_form_is_offered_by_its_gate_and_its_command_is_known_only_with_the_feature() -> None:
    world = World.paired(story=with_a_stone())
    world.heard("ana")
    world.commands("ana", "stone")
    assert "stone-not-now" in world.heard("ana")
    without = World.paired()
    without.heard("ana")
    without.commands("ana", "stone")
    assert "unknown-command" in without.heard("ana")


def test_a_feature_that_names_what_is_not_there_is_refused_in_plain_words() -> None:
    broken = replace(STONE, acts={}, timers=frozenset(), gates={})
    found = faults_of(compose(ARTICLE, *FEATURES, broken, groups=STORY.groups))
    assert "stone.note does remember_stone, which is no act" in found
    assert "stone opens by no_stone_yet, which is no gate" in found
    assert "willing.stone-still waits for ripe:stone, which is no gate" in found
