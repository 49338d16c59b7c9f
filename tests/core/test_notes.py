"""Notes: typed words are never thrown away; and what they can become, for their author alone, after a preview."""

from __future__ import annotations

from core.effects import Say
from core.journey.notes.acts import MOST_NOTES, MOST_SHOWN
from tests.core.test_keep import agreed
from tests.simulation.couple import World


def quiet() -> World:
    """Ana and Ben with a promise agreed; nothing is asked of Ana."""
    world = agreed()
    world.commands("ana", "cancel")
    world.heard("ana")
    return world


def choices(world: World, who: str) -> list[str]:
    """The buttons of the last message."""
    said = [told.effect for told in world.told[who] if isinstance(told.effect, Say)][-1]
    return [button.choice for button in said.buttons]


def own_words(world: World, who: str) -> list[str]:
    said = [told.effect for told in world.told[who] if isinstance(told.effect, Say)][-1]
    return [word for part in said.own for word in part.words]


def test_words_that_answer_nothing_are_kept_and_their_author_is_told_what_they_could_become() -> None:
    world = quiet()
    world.says("ana", "I saw him smile at his phone again.")
    assert world.heard("ana") == ["note-kept"]
    assert choices(world, "ana") == ["topic", "question", "forget"]


def test_who_is_alone_can_only_keep_them_or_let_them_go() -> None:
    world = World.welcomed()
    world.commands("ana", "cancel")
    world.says("ana", "Why did I not see it?")
    assert choices(world, "ana") == ["forget"]
    world.taps("ana", "forget")
    assert world.heard("ana")[-1] == "note-forgotten"
    assert "Why did I not see it?" not in world.words.values()


def test_a_note_becomes_a_topic_or_a_question_with_its_own_words_after_a_preview() -> None:
    for choice, share in (("topic", "topic.share"), ("question", "asking.share")):
        world = quiet()
        world.says("ana", "Who else knew of it?")
        world.taps("ana", choice)
        world.walks("ana", until=share)
        assert own_words(world, "ana") == ["Who else knew of it?"]
        world.taps("ana", "share")
        assert world.shared is not None
        assert [word for item in world.shared.items[-1:] for part in item.parts for word in part.words] != []


def test_what_has_become_something_is_no_note_any_more_and_its_button_changes_nothing() -> None:
    world = quiet()
    world.says("ana", "Who else knew of it?")
    turn = world.room("ana").turn
    world.commands("ana", "notes")
    world.taps("ana", "forget")
    world.heard("ana")
    world.taps("ana", "topic", turn)
    assert world.heard("ana")[0] == "old-button"
    world.commands("ana", "notes")
    assert world.heard("ana") == ["notes-none"]


def test_the_last_few_are_shown_oldest_first_and_a_correction_reaches_them() -> None:
    world = quiet()
    for number in range(MOST_SHOWN + 2):
        source = world.says("ana", f"Thought {number}.")
    world.edits("ana", source, "The last thought.")
    world.heard("ana")
    world.commands("ana", "notes")
    assert world.heard("ana") == ["note-one"] * MOST_SHOWN
    assert own_words(world, "ana") == ["The last thought."]


def test_with_a_question_open_the_words_are_kept_and_the_question_stays() -> None:
    world = World.paired()
    world.walks("ana", until="willing.kind")
    world.heard("ana")
    world.says("ana", "it all began with a lie about work")
    assert world.heard("ana") == ["note-kept-open", "willing-kind"]
    world.commands("ana", "notes")
    assert own_words(world, "ana") == ["it all began with a lie about work"]


def test_of_a_hundred_and_more_the_oldest_go() -> None:
    world = quiet()
    for number in range(MOST_NOTES + 3):
        world.says("ana", f"Thought {number}.")
    kept = [words for (who, _), words in world.words.items() if who == "ana" and words.startswith("Thought")]
    assert len(kept) == MOST_NOTES
    assert "Thought 0." not in kept


def test_the_partner_hears_nothing_of_notes() -> None:
    world = quiet()
    silent = world.fork()
    for number in range(3):
        world.says("ana", f"Thought {number}.")
    for each in (world, silent):
        each.commands("ben", "status")
    assert world.told["ben"] == silent.told["ben"]
    assert world.shared == silent.shared


def test_a_note_whose_form_is_put_away_is_a_note_again() -> None:
    for choice, share in (("topic", "topic.share"), ("question", "asking.share")):
        world = quiet()
        world.says("ana", "Who else knew of it?")
        world.taps("ana", choice)
        world.walks("ana", until=share)
        world.commands("ana", "cancel")
        assert "Who else knew of it?" in world.words.values()
        world.commands("ana", "notes")
        assert own_words(world, "ana") == ["Who else knew of it?"]
