"""Every kind of release can be read by the partner it is for, or means something for the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.effects import Moment, Part, Say
from core.journey import STORY
from core.kernel.agenda import agenda
from core.kernel.gates import GateContext
from core.kernel.view import view
from core.kernel.words import AskKind
from core.state import Breach, Item, Position, Room, Shared, Side
from tests.core.test_keep import agreed, record, releases, talking
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
    world.walks("ana", until="willing.be-heard-share")
    world.taps("ana", "change")
    assert world.asked("ana") == "willing.be-heard"


def test_a_take_back_that_crosses_with_the_showing_is_too_late() -> None:
    world = World.card_open()
    world.walks("ana", past="willing.be-heard-share")
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


# -- letters are read as letters, and changed part by part ------------------------------------------------------

OLD = "I kept it from you."
APOLOGY = {
    "apologise.did": OLD,
    "apologise.mine": "That was mine alone.",
    "apologise.effect": "You lay awake.",
    "apologise.regret": "I regret each day of it.",
    "apologise.repair": "I tell you the same day.",
}


def writing_to_ana() -> World:
    """Ben sees the preview of his letter, in which one part was left out."""
    world = World.willing()
    world.walks("ben", until="understand.happened")
    for words in ("I came home late.", "I feel ashamed.", "I hid it."):
        world.says("ben", words)
        world.taps("ben", "done")
    world.taps("ben", "skip")
    if world.asked("ben") != "understand.share":
        world.walks("ben", until="understand.share")
    return world


def last_said(world: World, who: str) -> Say:
    return [told.effect for told in world.told[who] if isinstance(told.effect, Say)][-1]


def words(say: Say) -> dict[str, tuple[str, ...]]:
    return {part.ask: part.words for part in say.own}


def changes(world: World, part: str, who: str = "ben") -> None:
    world.taps(who, "change")
    world.taps(who, part)


def test_the_parts_of_a_letter_stand_under_words_that_lead_in_for_its_author_and_for_its_reader() -> None:
    world = writing_to_ana()
    previewed = last_said(world, "ben")
    assert previewed.headed
    assert list(words(previewed)) == ["understand.happened", "understand.feel", "understand.meant"]
    world.taps("ben", "share")
    world.pass_time(timedelta(hours=2))
    assert world.shared is not None
    letter = next(item for item in world.shared.items if item.kind == "letter")
    assert all(release and release.headed for release in map(STORY.release, (letter.kind, "apology")))


def test_a_part_that_is_changed_is_shown_as_it_was_and_stays_until_the_new_words_are_whole() -> None:
    world = writing_to_ana()
    changes(world, "understand.feel")
    asked = last_said(world, "ben")
    assert (words(asked), asked.after) == ({"understand.feel": ("I feel ashamed.",)}, "as-it-was")
    assert [button.choice for button in asked.buttons] == ["as-it-was", "later"]
    world.says("ben", "I feel ashamed, and tired.")
    assert "I feel ashamed." in world.words.values()
    world.taps("ben", "done")
    assert words(last_said(world, "ben"))["understand.feel"] == ("I feel ashamed, and tired.",)
    assert "I feel ashamed." not in world.words.values()


def test_a_part_kept_as_it_was_is_previewed_again_to_the_letter_and_what_was_begun_goes() -> None:
    world = writing_to_ana()
    before = last_said(world, "ben").own
    changes(world, "understand.feel")
    world.taps("ben", "as-it-was")
    assert last_said(world, "ben").own == before
    changes(world, "understand.feel")
    world.says("ben", "Half a new sentence")
    world.taps("ben", "again")
    assert words(last_said(world, "ben")) == {"understand.feel": ("I feel ashamed.",)}
    world.says("ben", "Another half")
    world.taps("ben", "as-it-was")
    assert last_said(world, "ben").own == before
    assert not {"Half a new sentence", "Another half"} & set(world.words.values())
    world.taps("ben", "share")
    assert world.shared is not None
    assert [world.words["couple", ref] for part in world.shared.items[-1].parts for ref in part.words] == [
        "I came home late.", "I feel ashamed.", "I hid it.",
    ]  # fmt: skip


def test_what_is_written_anew_and_left_for_later_cannot_be_shared_without_it() -> None:
    world = writing_to_ana()
    changes(world, "understand.feel")
    world.taps("ben", "later")
    assert world.asked("ben") != "understand.share"
    world.commands("ben", "status")
    found = world.room("ben").positions["breach-1"]
    assert list(found.before) == ["understand.feel"]
    here = replace(found, aside=())
    world.rooms["ben"] = replace(world.room("ben"), positions={**world.room("ben").positions, "breach-1": here})
    shares = [one.ask.id for one in agenda(STORY, world.room("ben"), world.view("ben"))]
    assert "understand.share" not in shares


def test_a_part_that_may_be_left_out_is_left_out_with_its_old_words() -> None:
    world = writing_to_ana()
    changes(world, "understand.meant")
    assert [button.choice for button in last_said(world, "ben").buttons] == ["as-it-was", "skip"]
    world.taps("ben", "skip")
    assert list(words(last_said(world, "ben"))) == ["understand.happened", "understand.feel"]
    assert "I hid it." not in world.words.values()


def test_the_old_words_go_too_where_a_form_is_given_up_and_can_be_corrected_until_then() -> None:
    world = talking()
    world.begins("ben", "facts")
    source = world.says("ben", "There was a second account.")
    world.taps("ben", "done")
    world.walks("ben", until="facts.share")
    world.taps("ben", "change")
    world.edits("ben", source, "There were two more accounts.")
    assert "There were two more accounts." in world.words.values()
    assert "edit-taken" in world.heard("ben")
    world.commands("ben", "cancel")
    assert "There were two more accounts." not in world.words.values()


# -- another draft of an apology -------------------------------------------------------------------------------


def something_is_missing() -> World:
    """Ben's apology is Ana's, and he has opened her answer: something is missing."""
    world = World.willing()
    releases(world, "ana", "felt", "f", (Part(ask="understand.felt", choice="understood"),), breach="breach-1")
    parts = tuple(Part(ask=ask, words=(f"w-{ask}",)) for ask in APOLOGY)
    for ask, text in APOLOGY.items():
        world.words["ben", f"w-{ask}"] = text
    releases(world, "ben", "apology", "sorry", parts, about="breach-1", breach="breach-1")
    for ask in APOLOGY:
        del world.words["ben", f"w-{ask}"], world.words["couple", f"w-{ask}"]
        world.words["couple", f"w-{ask}"] = APOLOGY[ask]
    answer = (Part(ask="apologise.answer", choice="missing"),)
    releases(world, "ana", "answer", "lacks", answer, about="sorry", breach="breach-1")
    room, there = world.room("ben"), world.room("ben").positions.get("breach-1", Position())
    first = (f"{ask}@breach-1" for ask in (*APOLOGY, "apologise.share"))
    done = (*there.done, *first, "apologise.mean", "apologise.answer-read@lacks", "apologise.hidden", "apologise.pace")
    meant = replace(there, done=done, picks={**there.picks, "apologise.mean": "yes"})
    world.rooms["ben"] = replace(room, positions={**room.positions, "breach-1": meant})
    for _ in range(40):
        if world.asked("ben") == "apologise.anew":
            break
        world.commands("ben", "cancel" if world.asked("ben") else "status")
    return world


def test_after_something_is_missing_one_part_is_written_anew_and_the_others_stay() -> None:
    world = something_is_missing()
    assert world.asked("ben") == "apologise.anew"
    world.taps("ben", "did")
    assert world.asked("ben") == "apologise.did"
    assert words(last_said(world, "ben")) == {"apologise.did": (OLD,)}
    world.says("ben", "I kept it from you for a year.")
    world.taps("ben", "done")
    assert "sleep-on-it" in world.heard("ben"), "a night lies between also this draft and its release"
    world.pass_time(timedelta(days=1))
    for _ in range(20):
        if world.asked("ben") == "apologise.share":
            break
        world.commands("ben", "cancel" if world.asked("ben") else "status")
    said = {**{ask: (text,) for ask, text in APOLOGY.items()}, "apologise.did": ("I kept it from you for a year.",)}
    world.walks("ben", until="apologise.share")
    assert words(last_said(world, "ben")) == said
    world.taps("ben", "share")
    assert world.shared is not None
    first, second = (item for item in world.shared.items if item.kind == "apology")
    assert not {ref for part in first.parts for ref in part.words} & {ref for p in second.parts for ref in p.words}
    world.taps("ben", "take-back")
    assert [world.words["couple", ref] for part in first.parts for ref in part.words] == list(APOLOGY.values())


def test_all_of_it_is_written_anew_part_by_part_and_each_can_stay() -> None:
    world = something_is_missing()
    world.taps("ben", "all")
    for ask, text in APOLOGY.items():
        assert world.asked("ben") == ask
        assert words(last_said(world, "ben")) == {ask: (text,)}
        world.taps("ben", "as-it-was")
    assert "sleep-on-it" in world.heard("ben")
