"""The words of one language by which typed answers are read: its `answers.toml`, made ready for looking up."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILE = "answers.toml"
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|👍|👋")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Ways to say one thing, and which buttons may mean it: by choice, by label, or by words within a label.

    `plain`: of the phrases, those that a line of one's own words is read for too. `leads`: it means a label that
    begins with this word and a comma. `beside_none_of`: labels beside which it says nothing. `falls_to`: the family
    that takes its place where no button means it. `where_yes`: labels that it means where a yes means a button, too.
    """

    phrases: frozenset[Words]
    plain: frozenset[Words]
    choices: frozenset[str]
    labels: frozenset[Words]
    within: tuple[Words, ...]
    leads: str
    beside_none_of: frozenset[Words]
    falls_to: str
    where_yes: frozenset[Words]


class Rules:
    """One language's rules. Every phrase in them is put right as typed words are, so the two can be compared."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.spellings = [(re.compile(like), meant) for like, meant in table["spellings"].items()]
        self.contractions: dict[str, str] = table["contractions"]
        self.short: dict[str, str] = table["short"]
        sentence, single, numbers = table["sentence"], table["single"], table["numbers"]
        self.longest: int = sentence["longest"]
        self.fillers = frozenset(self._all(sentence["fillers"]))
        self.light = frozenset(sentence["light"].split())
        self.around = sorted((self.words(one) for one in sentence["around"]), key=len, reverse=True)
        self.unsure_phrases = [self.words(one) for one in sentence["unsure_phrases"]]
        self.sets = {
            name: frozenset(sentence[name])
            for name in (
                *("negators", "unsure", "others", "asking", "turned", "after_turned", "passive", "passive_with"),
                *("other_times", "now", "vague", "wholly", "yes_words", "no_words", "mild_words", "echoes"),
            )
        }
        self.own_words_alone = self._phrases(sentence["own_words_alone"])
        self.one: str = sentence["one"]
        self.families = {name: self._family(each) for name, each in table["families"].items()}
        self.back = frozenset(single["back"])
        self.ends_letter = frozenset(single["ends_letter"])
        self.also = {self.words(label): self._phrases(said) for label, said in table["also"].items()}
        self.numbers: dict[str, int] = numbers["words"]
        self.beside_number = frozenset(self._all(numbers["beside"]))
        self.out_of = [tuple(one.split()) for one in numbers["out_of"]]
        self.picks = frozenset(numbers["pick"])
        self.share = {part: sorted(self._phrases(said), key=len, reverse=True) for part, said in table["share"].items()}
        self.greetings = sorted(self._phrases(table["greetings"]["said"]), key=len, reverse=True)
        self.beside_greeting = sorted(self._phrases(table["greetings"]["beside"]), key=len, reverse=True)

    def _family(self, table: dict[str, Any]) -> Family:
        return Family(
            phrases=self._phrases(table["phrases"]),
            plain=self._phrases(table.get("plain", ())),
            choices=frozenset(table.get("choices", ())),
            labels=self._phrases(table.get("labels", ())),
            within=tuple(self._phrases(table.get("within", ()))),
            leads=table.get("leads", ""),
            beside_none_of=self._phrases(table.get("beside_none_of", ())),
            falls_to=table.get("else", ""),
            where_yes=self._phrases(table.get("where_yes", ())),
        )

    def _phrases(self, said: Any) -> frozenset[Words]:
        return frozenset(self.words(one) for one in said)

    def _all(self, said: str) -> Words:
        return tuple(word for one in said.split() for word in self.words(one))

    def words(self, text: str) -> Words:
        """The words of a text, put right: lower case, long forms, usual spellings, nothing twice in a row."""
        plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("`", "'")
        found = [word for said in WORD.findall(plain) for word in self._put_right(said)]
        return tuple(word for word, _ in groupby(found))

    def keys(self, words: Words) -> Words:
        """What carries the meaning, in order: every "I", and all that is no filler."""
        joined: list[str] = []
        for word in words:
            if word in self.light:
                continue
            if word in self.sets["passive"] and joined and joined[-1] in self.sets["passive_with"]:
                joined[-1] = f"was {word}"
            else:
                joined.append(word)
        return tuple(word for word in joined if word not in self.fillers or word == self.one)

    def lightly(self, words: Words) -> Words:
        """The words without those that only colour them."""
        return tuple(word for word in words if word not in self.light) or words

    def without_around(self, words: Words) -> Words:
        """The words without what goes round an answer: "I think", "please"."""
        for phrase in self.around:
            while len(words) > len(phrase) and (at := place_of(phrase, words)) >= 0:
                words = words[:at] + words[at + len(phrase) :]
        while len(words) > 1 and words[0] in self.light | self.sets["mild_words"]:
            words = words[1:]
        return words

    def _put_right(self, said: str) -> list[str]:
        if said in self.short:
            return self.short[said].split()
        for like, meant in self.spellings:
            if like.fullmatch(said):
                return str(meant).split()
        for end, meant in self.contractions.items():
            if said.endswith(end) and len(said) > len(end):
                return (said.removesuffix(end) + meant).split()
        return [said]


def place_of(phrase: Words, words: Words) -> int:
    """Where a phrase stands in these words; -1 where it does not."""
    return next((n for n in range(len(words) - len(phrase) + 1) if words[n : n + len(phrase)] == phrase), -1)


@cache
def rules_of(locale: str) -> Rules | None:
    """The rules of a catalogue's language; None where it has none yet: then only what stands on a button is read."""
    path = HERE / locale / FILE
    return Rules(tomllib.loads(path.read_text(encoding="utf-8"))) if path.exists() else None
