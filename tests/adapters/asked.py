"""The asks of the story as they are shown: each with its buttons, and what stands on them."""

from __future__ import annotations

from datetime import UTC, datetime

from adapters.texts.catalogue import Catalogue
from adapters.times.when import WordsOfTime
from core.effects import Button
from core.journey import STORY
from core.kernel.buttons import OPEN_OR_LATER, text_id
from core.kernel.words import Ask, AskKind
from core.ports import Reading

NOW = datetime(2026, 3, 2, 17, 0, 5, tzinfo=UTC)  # a Monday, 18:00 in Berlin
TEXTS = Catalogue(WordsOfTime())
ASKS = tuple(ask for step in (*STORY.steps, *STORY.forms) for ask in step.asks)
CHOICES = tuple(ask for ask in ASKS if ask.kind is AskKind.CHOICE)
PREVIEW = (
    Button("share", "label-share"),
    Button("morning", "label-morning"),
    Button("change", "label-change-it"),
    Button("later", "label-not-now"),
)
SKIP, LATER = Button("skip", "label-skip"), Button("later", "label-later")
ENDS = (Button("done", "label-done"), Button("again", "label-start-again"))


def buttons_of(ask: Ask) -> tuple[Button, ...]:
    """The buttons of an ask when it is asked; of what is opened, its knock's; of a preview, those at night."""
    if ask.kind is AskKind.SHARE:
        return PREVIEW
    if ask.kind is AskKind.OPEN:
        return OPEN_OR_LATER
    found = [Button(c.id, "label-later" if c.id == "later" else f"{text_id(ask.id)}.{c.id}") for c in ask.choices]
    if ask.kind is AskKind.SCALE:
        found = [Button(str(n), f"number-{n}") for n in range(11)]
    if ask.optional:
        found.append(SKIP)
    elif ask.kind is not AskKind.CHOICE:
        found.append(LATER)
    return tuple(found)


def labels_of(ask: Ask) -> dict[str, str]:
    """What stands on each of an ask's buttons, by choice."""
    return {button.choice: TEXTS.label("en", button) for button in buttons_of(ask)}


def read(text: str, kind: AskKind | None, buttons: tuple[Button, ...]) -> Reading:
    return TEXTS.read("en", text, kind, buttons, NOW, "Europe/Berlin")


def answered(ask: str, text: str) -> str | None:
    """The choice that a typed text means, where this ask is open."""
    found = STORY.ask(ask)
    kind = AskKind.CHOICE if found.kind is AskKind.OPEN else found.kind  # a knock is answered like a choice
    return read(text, kind, buttons_of(found)).choice


def not_told_apart(ask: Ask) -> list[str]:
    """The labels of a choice whose own words, in a sentence, do not lead back to them."""
    return sorted(label for choice, label in labels_of(ask).items() if answered(ask.id, f"{label}, I guess") != choice)


def own_words_only(ask: Ask) -> list[str]:
    """The labels that are chosen by their whole words alone: leave out any word, or say a yes or a no, and none is."""
    short = [("yes",), ("no",), ("ok",), ("not sure",), ("later",), ("skip",), ("partly",)]
    found = []
    for choice, label in labels_of(ask).items():
        words = label.replace(",", "").split()
        ways = [[*words[:n], *words[n + 1 :]] for n in range(len(words))] if len(words) > 1 else [words]
        if not any(answered(ask.id, " ".join(way)) == choice for way in [*ways, *short]):
            found.append(label)
    return found


if __name__ == "__main__":
    for one in CHOICES:
        if labels := not_told_apart(one):
            print(f"{one.id}: not told apart by typed words: {labels}")
        if labels := own_words_only(one):
            print(f"{one.id}: by their whole words alone: {labels}")
