"""Typed sentences, read as answers to buttons. Under doubt nothing is read, and the person is asked again.

`choice_of` is the whole of it, with `adapters/texts/sentences.py` for the free sentences. A preview is read by a short
grammar of its own, and nothing else shares. A letter is ended by exact words. A line is a person's own words, and so
is a letter before it begins: they are read only for "skip" and "later" and their like, as a whole message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from adapters.texts.rules import Rules, Words
from adapters.texts.sentences import Labelled, Sentence
from core.kernel.words import AskKind

ASIDE = ("skip", "later")  # families
SHARE, CHANGE, YES, DONE, BACK = "share", "change", "yes", "done", "back"
LONGEST = 300  # characters; more than that is a story
NO_PLAIN_WORDS = re.compile(r"[^\w\s.,!'’👍]|_")  # with one of these in it, it may mean something else
OUT_OF_TEN = re.compile(r"/\s*10\b")
NO_PLAIN_NUMBER = re.compile(r"[?%$€£°]|\d[.,:]\d|[-−–—~<>]\s*\d|\d\s*[-−–—/+]")


def choice_of(rules: Rules, text: str, kind: AskKind | None, buttons: Iterable[tuple[str, str]]) -> str | None:
    """The choice that a typed text means, of buttons given as choice and label; "back" for the way back.

    None where it means none, or where that is not sure. `kind`: how the open ask is answered. Never raises.
    """
    if kind is None or len(text) > LONGEST:
        return None
    sentence = Sentence(rules, text, [Labelled(choice, label, rules) for choice, label in buttons])
    choices, bare = {choice.choice for choice in sentence.buttons}, _bare(text)
    if not sentence.words:
        return None
    if kind is AskKind.LETTER:
        begun = DONE in choices  # before its first words, it can be left like a line
        return (DONE if bare in rules.ends_letter else None) if begun else sentence.of_families(ASIDE, plain=True)
    if bare in rules.back:
        return BACK
    if kind is AskKind.LINE:
        return sentence.of_families(ASIDE, plain=True)
    if kind in {AskKind.MOMENT, AskKind.PLACE}:
        return _of_echo(sentence) if CHANGE in choices else sentence.of_families(ASIDE, plain=True)
    if kind is AskKind.SCALE:
        return _of_scale(rules, text, sentence)
    if SHARE in choices:
        return _of_preview(rules, sentence)
    return sentence.choice()


def greets(rules: Rules, text: str) -> bool:
    """Whether a text is nothing but a greeting, or asks where one was."""
    words, greeted = rules.words(text) if len(text) <= LONGEST else (), False
    while words:
        said = next((len(one) for one in rules.greetings if words[: len(one)] == one), 0)
        beside = next((len(one) for one in rules.beside_greeting if words[: len(one)] == one), 0)
        if not said and not beside:
            return False
        greeted = greeted or said > 0
        words = words[max(said, beside) :]
    return greeted


def _bare(text: str) -> str:
    """For exact phrases: lower case, single spaces, no closing punctuation."""
    return " ".join(text.split()).rstrip(".!").casefold().replace("’", "'")


def _of_echo(sentence: Sentence) -> str | None:
    """A moment or a place that was read back: its buttons, yes and no. All else may be another moment or place."""
    if sentence.says("ok") and any(button.choice == YES for button in sentence.buttons):
        return YES
    own = sentence.own_words() or sentence.numbered()
    return own or sentence.of_families(("yes", "right", "no")) or sentence.yes_or_no()


def _of_scale(rules: Rules, text: str, sentence: Sentence) -> str | None:
    number = _number(rules, text)
    if number is not None and any(button.choice == str(number) for button in sentence.buttons):
        return str(number)
    return sentence.of_families(ASIDE)


def _number(rules: Rules, text: str) -> int | None:
    """The one number from 0 to 10 that is said, with nothing beside it that could change it."""
    plain = OUT_OF_TEN.sub(" out of 10 ", text)
    if NO_PLAIN_NUMBER.search(plain):
        return None
    words = rules.words(plain)
    numbers = rules.numbers | {str(n): n for n in range(11)}
    for phrase in rules.out_of:
        for at in range(1, len(words)):
            if words[at : at + len(phrase)] == phrase and words[at - 1] in numbers:
                words = words[:at] + words[at + len(phrase) :]
    said = [numbers[word] for word in words if word in numbers]
    return said[0] if len(said) == 1 and all(w in numbers or w in rules.beside_number for w in words) else None


def _of_preview(rules: Rules, sentence: Sentence) -> str | None:
    """A preview: what shares is said in so many words, with nothing beside them."""
    if _shares(rules, sentence):
        return SHARE
    others = sentence.beside([button for button in sentence.buttons if button.choice != SHARE])
    found = others.own_words() or others.other_words() or others.of_families(("not_yet", "later"))
    number = sentence.numbered()
    return found or (number if number != SHARE else None)


def _shares(rules: Rules, sentence: Sentence) -> bool:
    """Whether these are: openings, one verb, what, closings; and nothing else, no sign either."""
    words, _ = _strip(sentence.words, rules.share["before"])
    words, verbs = _strip(words, rules.share["verbs"], most=1)
    words, _ = _strip(words, rules.share["what"], most=1)
    words, _ = _strip(words, rules.share["after"])
    return verbs == 1 and not words and NO_PLAIN_WORDS.search(sentence.text) is None


def _strip(words: Words, phrases: list[Words], most: int = 20) -> tuple[Words, int]:
    """The words without phrases at their start, and how many there were."""
    count = 0
    while count < most:
        said = next((one for one in phrases if one and words[: len(one)] == one), None)
        if said is None:
            break
        words, count = words[len(said) :], count + 1
    return words, count
