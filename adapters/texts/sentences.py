"""One typed sentence beside the buttons of a choice.

It is looked at, in this order, for: a button's own words, with a "please" or an "I think" round them; other words for
one button; what everybody says (yes, no, not sure, later, skip: the families); a yes or a no with more behind it; and
all the words of exactly one button, or how it begins. A sentence with a question, a condition or a doubt in it is none
of these, and one with a "not" is only ever a button with a "not".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from adapters.texts.rules import Family, Rules, Words, place_of

ORDER = ("skip", "not_yet", "later", "not_sure", "partly", "yes", "right", "ok", "no")
CONTRARY = {"yes": "no", "no": "yes"}
UNPLAIN = re.compile(r"[^A-Za-z0-9\s.!,)(#]|\d[.,]\d")  # a number with these in it is none of a button
NUMBERS = frozenset(str(n) for n in range(1, 31))
MOST_BESIDE = 2  # words that may stand in a sentence beside those of a long label


@dataclass(frozen=True)
class Labelled:
    """A button as it is read: its choice, and the text on it."""

    choice: str
    label: str
    rules: Rules

    @cached_property
    def words(self) -> Words:
        return self.rules.words(self.label)

    @cached_property
    def lead(self) -> str:
        """Its first word, where that is a yes or a no and the rest explains it."""
        first = self.label.split(",")[0].strip().casefold()
        return first if first in self.rules.sets["yes_words"] | self.rules.sets["no_words"] else ""

    @cached_property
    def body(self) -> Words:
        return self.words[1:] if self.lead else self.words

    @cached_property
    def keys(self) -> Words:
        """The words that a sentence must have, in this order, to mean it; "I" only where it begins with it."""
        keys, one = self.rules.keys(self.body), self.rules.one
        return keys if self.body[:1] == (one,) else tuple(word for word in keys if word != one)

    @property
    def mark(self) -> bool:
        return "?" in self.label

    @property
    def negated(self) -> bool:
        return bool(self.rules.sets["negators"] & set(self.words))


class Sentence:
    """See above. Every method has the choice that is meant, or None."""

    def __init__(self, rules: Rules, text: str, buttons: list[Labelled]) -> None:
        self.rules, self.text, self.buttons = rules, text, buttons
        self.words = rules.words(text)
        self.bare = rules.without_around(self.words)
        self.has_mark = "?" in text

    def beside(self, buttons: list[Labelled]) -> Self:
        """The same sentence beside other buttons."""
        return type(self)(self.rules, self.text, buttons)

    def choice(self) -> str | None:
        """What a sentence of any kind means."""
        if len(self.words) > self.rules.longest:
            return None
        own = self.own_words() or self.numbered()
        if own is not None or self._asks():
            return own
        said = self.other_words() or self.of_families(ORDER)
        return said or (self.yes_or_no() if self._lead() else self._fitting(self.bare, self.buttons))

    def own_words(self) -> str | None:
        """A button's own words or the name of its choice, with nothing beside them but what goes round an answer."""
        said = (self.words, self.bare)
        asked = [b for b in self.buttons if b.mark or not self.has_mark]
        for ways in (
            [b for b in asked if b.words in said or self.rules.without_around(b.words) == self.bare],
            [b for b in asked if self.rules.words(b.choice.replace("-", " ")) == self.words],
            [b for b in asked if b.body and b.body in said],
        ):
            if ways:
                return _only(ways)
        return None

    def numbered(self) -> str | None:
        """The number of a button; where numbers stand on them, the number on it."""
        picked = self.bare[1:] if self.bare[:1] and self.bare[0] in self.rules.picks else self.bare
        if len(picked) != 1 or UNPLAIN.search(self.text) or picked[0] not in NUMBERS:
            return None
        number = int(picked[0])
        told = [b for b in self.buttons if b.keys and b.keys[0] in self.rules.numbers]
        if told:
            return _only(b for b in told if self.rules.numbers[b.keys[0]] == number)
        meant = self.buttons[number - 1] if number <= len(self.buttons) else None
        return meant.choice if meant and meant.words not in self.rules.own_words_alone else None

    def other_words(self) -> str | None:
        """Other words for exactly one button."""
        return self._other_words((self.words, self.bare), self.buttons)

    def says(self, family: str) -> bool:
        """Whether the sentence is nothing but a phrase of this family."""
        phrases = self.rules.families[family].phrases
        return not self.has_mark and any(self._is_one_of(words, phrases) for words in (self.words, self.bare))

    def of_families(self, names: Iterable[str], *, plain: bool = False) -> str | None:
        """The button of the first of these families that the sentence is a phrase of, and that means one here.

        `plain`: only the family's plainest phrases count.
        """
        if self.has_mark:
            return None
        for name in names:
            family = self.rules.families[name]
            phrases = family.plain if plain else family.phrases
            if self._is_one_of(self.words, phrases) or self._is_one_of(self.bare, phrases):
                found = self._meaning(family)
                if found is None and family.falls_to:
                    found = self._meaning(self.rules.families[family.falls_to])
                if found is not None:
                    return found
        return None

    def yes_or_no(self) -> str | None:
        """A yes or a no with more behind it. What is behind it says it again, or has the words of a button that does
        not gainsay it."""
        sets, lead, rest = self.rules.sets, self._lead(), self.bare
        if not lead or self.has_mark or any(place_of(one, self.words) >= 0 for one in self.rules.unsure_phrases):
            return None
        while rest and rest[0] in sets[f"{lead}_words"]:
            rest = rest[1:]
        meant = self._meaning(self.rules.families[lead])
        if self._says_again(lead, rest):
            return meant
        allowed = [b for b in self.buttons if b.negated is (lead == "no")]
        own = _only(b for b in allowed if rest in (b.words, b.body))
        found = (
            own or self._other_words((rest, self.rules.without_around(rest)), allowed) or self._fitting(rest, allowed)
        )
        return found if meant in {None, found} else None

    def _says_again(self, lead: str, rest: Words) -> bool:
        """Whether what stands behind a yes or a no only says it again: "yes I do", "no he does not"; not "no it is"."""
        sets = self.rules.sets
        negated = bool(sets["negators"] & set(rest))
        again = self.rules.fillers | sets["echoes"] | sets["others"] | sets["negators"]
        turns_round = negated if lead == "yes" else not negated and bool(sets["turned"] & set(rest))
        return not turns_round and all(word in again for word in rest)

    def _is_one_of(self, words: Words, phrases: Iterable[Words]) -> bool:
        lightly = self.rules.lightly(words)
        return any(words == one or lightly == self.rules.lightly(one) for one in phrases)

    def _meaning(self, family: Family) -> str | None:
        """The button that means a family: the first way of the family's that leads to any must lead to one."""
        if family.beside_none_of & {button.words for button in self.buttons}:
            return None
        yes = family.where_yes and self._meaning(self.rules.families["yes"])
        against = CONTRARY.get(family.leads)
        for ways in (
            [b for b in self.buttons if family.leads and b.lead == family.leads],
            [b for b in self.buttons if b.choice in family.choices and (against is None or b.lead != against)],
            [b for b in self.buttons if b.words in family.labels],
            [b for b in self.buttons if yes and b.words in family.where_yes],
            [b for b in self.buttons if any(place_of(phrase, b.words) >= 0 for phrase in family.within)],
        ):
            if ways:
                return _only(ways)
        return None

    def _other_words(self, said: tuple[Words, ...], buttons: list[Labelled]) -> str | None:
        if self.has_mark:
            return None
        also = self.rules.also
        return _only(b for b in buttons if any(self._is_one_of(words, also.get(b.words, ())) for words in said))

    def _asks(self) -> bool:
        sets, words = self.rules.sets, self.bare
        turned = len(words) > 1 and words[0] in sets["turned"] and words[1] in sets["after_turned"]
        return self.has_mark or turned or words[0] in sets["asking"]

    def _lead(self) -> str:
        """The yes or the no that the sentence begins with."""
        first, sets = self.bare[0], self.rules.sets
        return "yes" if first in sets["yes_words"] else "no" if first in sets["no_words"] else ""

    def _fitting(self, words: Words, buttons: list[Labelled]) -> str | None:
        """The one button whose words are all in these, or that begins with them."""
        fitting = [b for b in buttons if self._fits(words, b)]
        largest = [b for b in fitting if not any(set(b.keys) < set(other.keys) for other in fitting)]
        return _only(largest)

    def _fits(self, words: Words, button: Labelled) -> bool:
        sets, said, keys = self.rules.sets, self.rules.keys(words), button.keys
        of_theirs = set(button.words) if len(keys) > 1 else set(button.words) - sets["unsure"]
        about_now = sets["other_times"] if sets["now"] & set(button.body) else frozenset()
        foreign = (sets["unsure"] | sets["others"] | about_now) & (set(words) - of_theirs)
        phrases = [one for one in self.rules.unsure_phrases if place_of(one, words) >= 0]
        if (
            foreign
            or button.words in self.rules.own_words_alone
            or any(place_of(one, button.words) < 0 for one in phrases)
        ):
            return False
        if self._begins(said, button):
            return True
        core = [key for key in keys if key != self.rules.one and key not in sets["negators"]]
        same = sum(w in sets["negators"] for w in said) == sum(w in sets["negators"] for w in keys)
        beside = _beside(said, keys)
        if not core or not same or beside is None:
            return False
        return sum(word != self.rules.one for word in beside) <= min(len(core) - 1, MOST_BESIDE)

    def _begins(self, said: Words, button: Labelled) -> bool:
        """Whether the sentence is how this button begins, and the rest of the button does not turn it round."""
        sets, keys, one = self.rules.sets, button.keys, self.rules.one
        if keys[:1] != (one,):
            said = tuple(word for word in said if word != one)
        telling = set(said) - sets["negators"] - sets["vague"] - {one}
        whole = sets["wholly"] & set(keys) or sets["negators"] & set(keys[len(said) :])
        return bool(telling) and keys[: len(said)] == said and not (whole and said != keys)


def _only(found: Iterable[Labelled]) -> str | None:
    """The choice, where there is exactly one."""
    choices = {button.choice for button in found}
    return choices.pop() if len(choices) == 1 else None


def _beside(said: Words, keys: Words) -> list[str] | None:
    """The words that stand beside these keys; None where the keys are not all there, in their order."""
    left, beside = list(keys), []
    for word in said:
        if left and word == left[0]:
            left.pop(0)
        else:
            beside.append(word)
    return None if left else beside
