"""Plain typed sentences as answers to the story's own buttons: what is read, and what is asked again instead."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.texts.rules import rules_of
from core.journey import STORY
from core.kernel.buttons import YES_OR_CHANGE
from core.kernel.words import Ask, AskKind
from tests.adapters.asked import (
    ASKS,
    CHOICES,
    ENDS,
    LATER,
    PREVIEW,
    SKIP,
    answered,
    buttons_of,
    labels_of,
    not_told_apart,
    read,
)
from tests.adapters.sentences import NOT_READ, NOT_TOLD_APART, READ

BY_TAP = (AskKind.CHOICE, AskKind.SCALE, AskKind.SHARE, AskKind.OPEN)
TAPPED = tuple(ask for ask in ASKS if ask.kind in BY_TAP)
NEGATIONS = {"not", "no", "never", "nothing", "none", "neither"}


@pytest.mark.parametrize(("ask", "said", "choice"), READ)
def test_a_plain_sentence_is_read_as_the_button_it_means(ask: str, said: str, choice: str) -> None:
    assert answered(ask, said) == choice


@pytest.mark.parametrize(("ask", "said"), NOT_READ)
def test_a_story_a_question_a_joke_or_a_doubt_chooses_no_button(ask: str, said: str) -> None:
    assert answered(ask, said) is None


def test_the_tables_are_long_enough_to_mean_something_and_say_nothing_twice() -> None:
    assert len(READ) + len(NOT_READ) >= 150
    assert len(NOT_READ) >= 60
    said = [(ask, text) for ask, text, _ in READ] + NOT_READ
    assert len(said) == len(set(said))


# -- every button of the story -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ask", TAPPED, ids=lambda ask: ask.id)
def test_every_button_of_the_story_is_reached_by_a_sentence_that_is_not_its_label(ask: Ask) -> None:
    plain = ("please {}", "ok {}") if ask.kind is AskKind.SHARE else ("I think: {}", "{}, I guess", "well, {}")
    for choice, label in labels_of(ask).items():
        assert any(answered(ask.id, form.format(label.lower())) == choice for form in plain), label


@pytest.mark.parametrize("ask", TAPPED, ids=lambda ask: ask.id)
def test_a_button_is_never_chosen_by_its_words_with_a_not_put_to_them(ask: Ask) -> None:
    for choice, label in labels_of(ask).items():
        if NEGATIONS & set(label.lower().replace(",", "").split()):
            continue
        bare = label.lower().removeprefix("i ")
        for form in ("not {}", "never {}", "i don't {}", "I do not {}", "dont {}", "no, not {}", "i won't {}"):
            assert answered(ask.id, form.format(bare)) != choice, form.format(bare)


@pytest.mark.parametrize("ask", TAPPED, ids=lambda ask: ask.id)
def test_a_button_that_says_not_is_never_chosen_by_its_words_without_it(ask: Ask) -> None:
    for choice, label in labels_of(ask).items():
        words = label.lower().replace(",", "").split()
        without = " ".join(word for word in words if word not in NEGATIONS)
        if without != " ".join(words) and not label.startswith("No,") and without:
            assert answered(ask.id, without) != choice, without


def test_the_buttons_that_typed_words_cannot_tell_apart_are_known() -> None:
    """Of every choice in the story: labels whose own words, in a sentence, do not lead back to them."""
    found = {ask.id: not_told_apart(ask) for ask in CHOICES}
    assert {ask: labels for ask, labels in found.items() if labels} == NOT_TOLD_APART


@given(st.sampled_from(TAPPED), st.sampled_from(["not", "never", "don't", "do not", "cannot", "won't"]), st.data())
@settings(max_examples=300, deadline=None)
def test_wherever_a_not_is_put_into_the_words_of_a_button_it_is_not_chosen(
    ask: Ask, no: str, data: st.DataObject
) -> None:
    choice, label = data.draw(st.sampled_from(sorted(labels_of(ask).items())))
    words = label.lower().replace(",", "").split()
    if NEGATIONS & set(words):
        return
    at = data.draw(st.integers(0, len(words)))
    assert answered(ask.id, " ".join([*words[:at], no, *words[at:]])) != choice


# -- previews, letters, lines ------------------------------------------------------------------------------------

SHARING = (
    "share it",
    "Share it!",
    "send it",
    "yes, share that",
    "ok send it now",
    "please share it",
    "share",
    "SEND IT",
)


@pytest.mark.parametrize("said", SHARING)
@pytest.mark.parametrize(
    "end", ["?", " ?", "??", "!?", " if you think so", " but not yet", " or not", " later", " maybe"]
)
def test_words_that_share_do_not_with_a_question_or_a_condition_behind_them(said: str, end: str) -> None:
    assert read(said, AskKind.SHARE, PREVIEW).choice == "share"
    assert read(said + end, AskKind.SHARE, PREVIEW).choice != "share"


@pytest.mark.parametrize(
    "said", ["1", "#1", "number 1", "1.", "\u274c share it", "\U0001f44e share", "~~share it~~", "share it\uff1f"]
)
def test_a_number_or_a_sign_beside_the_words_shares_nothing(said: str) -> None:
    assert read(said, AskKind.SHARE, PREVIEW).choice != "share"
    assert read(said, AskKind.SHARE, (PREVIEW[0], *PREVIEW[2:])).choice != "share"


@given(st.text(), st.sampled_from(SHARING), st.text())
@settings(max_examples=200, deadline=None)
def test_a_question_never_shares(before: str, said: str, after: str) -> None:
    assert read(f"{before} {said} {after}?", AskKind.SHARE, PREVIEW).choice != "share"


@pytest.mark.parametrize(
    "said", ["That's all", "thats all", "That's it.", "I am done", "im done!", "That is everything", "that’s all"]
)
def test_a_letter_is_ended_by_a_short_phrase_that_says_so(said: str) -> None:
    assert read(said, AskKind.LETTER, ENDS).choice == "done"
    assert read(said, AskKind.LETTER, (LATER,)).choice is None


@pytest.mark.parametrize(
    "said",
    [
        *(
            "I am done with you",
            "I am done crying",
            "that's it, we are over",
            "is that all?",
            "that's all?",
            "thats all i did",
        ),
        *("yes", "ok", "share it", "skip", "I'd rather not say", "done", "enough", "hi", "I kept it", "that is that"),
    ],
)
def test_a_letter_takes_all_else_as_its_own_words(said: str) -> None:
    assert read(said, AskKind.LETTER, ENDS).choice is None


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        *[(one, "skip") for one in ("skip", "skip it", "pass", "I'd rather not say", "id rather not answer")],
        *[(one, "later") for one in ("later", "not now", "another time", "maybe later", "later please")],
        *[(one, None) for one in ("yes", "no", "ok", "tomorrow", "I am tired", "nothing", "7", "not really", "later?")],
        *[(one, None) for one in ("pass the salt", "I will tell you later", "he said later", "skip work on Friday")],
    ],
)
def test_a_line_is_read_for_skip_and_later_and_for_nothing_else(said: str, choice: str | None) -> None:
    assert read(said, AskKind.LINE, (SKIP, LATER)).choice == choice


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        *[
            (one, "yes")
            for one in ("yes that's right", "yes", "correct", "ok", "that is right", "yep", "right", "yes please")
        ],
        *[
            (one, "change")
            for one in ("no", "nope", "that's wrong", "no thats not right", "change it", "no, change it")
        ],
        *[(one, None) for one in ("yes?", "is that right?", "hm", "I think it is later", "who knows")],
    ],
)
def test_a_moment_or_a_place_read_back_is_confirmed_in_plain_words(said: str, choice: str | None) -> None:
    for kind in (AskKind.MOMENT, AskKind.PLACE):
        assert read(said, kind, YES_OR_CHANGE).choice == choice
        assert read(said, kind, (LATER,)).choice is None


# -- greetings ---------------------------------------------------------------------------------------------------

GREETINGS = [
    *("hi", "Hi!", "hello", "hello again", "hey", "heyyy", "hey kintsugi", "Good morning", "good evening kintsugi"),
    *("I'm back", "im back", "hi, I'm back again", "are you there?", "are you there", "anyone there?", "where were we"),
    *(
        "where were we?",
        "what now?",
        "what now",
        "what next",
        "ok what now",
        "👋",
        "hi 👋",
        "hello there",
        "it's me again",
    ),
    *("so where were we", "hey, are you still there?", "Hi kintsugi, where did we stop?", "helloooo"),
]

NO_GREETINGS = [
    *(
        "",
        " ",
        "yes",
        "there",
        "again",
        "kintsugi",
        "hi I found another message",
        "hello darkness",
        "back",
        "I want her back",
    ),
    *(
        "good morning is all he says",
        "where were we when it happened",
        "what now if he lies again",
        "hey that hurts",
        "🙂",
    ),
    *("he said hi", "I'm back with him", "are you there for me", "ok", "and then"),
]


@pytest.mark.parametrize("said", GREETINGS)
def test_a_greeting_is_known_whatever_is_open(said: str) -> None:
    for kind in (None, *AskKind):
        assert read(said, kind, (LATER,)).greets


@pytest.mark.parametrize("said", NO_GREETINGS)
def test_a_greeting_with_more_behind_it_is_none(said: str) -> None:
    assert not read(said, None, ()).greets


# -- whatever is typed -------------------------------------------------------------------------------------------

WORDS = [
    "yes",
    "no",
    "not",
    "I",
    "share",
    "it",
    "7",
    "ten",
    "later",
    "?",
    "if",
    ",",
    "hurt",
    "was",
    "👍",
    "n't",
    "it's",
    "/10",
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)),
    st.sampled_from(ASKS),
    st.sampled_from([None, *AskKind]),
)
@example("'", STORY.ask("welcome.door"), AskKind.CHOICE)
@example("please", STORY.ask("welcome.door"), AskKind.CHOICE)
@settings(max_examples=400, deadline=None)
def test_no_text_raises_and_only_buttons_that_are_there_are_chosen(text: str, ask: Ask, kind: AskKind | None) -> None:
    buttons = buttons_of(ask)
    assert read(text, kind, buttons).choice in {None, "back", *(button.choice for button in buttons)}


def test_other_words_are_for_labels_that_the_story_has() -> None:
    """A label that changed takes its other words along, or they would be read for nothing."""
    rules = rules_of("en")
    assert rules is not None
    there = {rules.words(label) for ask in TAPPED for label in labels_of(ask).values()}
    assert {" ".join(label) for label in rules.also if label not in there} == set()
