"""The story as a picture (Mermaid) and as a page to read (Markdown), made from the same data that runs.

Pure: the words of the catalogue come in as a function. `make draw` writes deploy/story.md, and a test holds it current.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from core.kernel.story import Story
from core.kernel.words import Ask, AskKind, Release, Role, Step

Words = Callable[[str], str]
"""A text of the catalogue by its id."""

HOW = {
    AskKind.CHOICE: "a tap",
    AskKind.LINE: "a line",
    AskKind.LETTER: "a letter",
    AskKind.SCALE: "a number from 0 to 10",
    AskKind.PLACE: "a place",
    AskKind.MOMENT: "a moment",
    AskKind.OPEN: "opened by a tap",
    AskKind.SHARE: "a preview, and one tap to release",
}
WHO = {Role.ANYONE: "both", Role.HURT: "the hurt partner", Role.RESPONSIBLE: "the responsible partner"}


def mermaid(story: Story) -> str:
    """A flowchart: the steps from top to bottom with the gates that open them, and every release beside its step."""
    return "\n".join(("flowchart TB", *_steps(story), *_forms(story))) + "\n"


def _steps(story: Story) -> Iterator[str]:
    before = None
    for step in story.steps:
        yield f'    {step.id}["<b>{step.id}</b><br/>{_count(step)}"]'
        if before is not None:
            yield f'    {before} -- "{_plain(step.opens)}" --> {step.id}'
        yield from _crossings(step)
        before = step.id


def _forms(story: Story) -> Iterator[str]:
    yield '    subgraph beside ["forms, opened by hand or by the story"]'
    for form in story.forms:
        yield f'        form_{_node(form.id)}("{form.id}<br/>{_count(form)}")'
    yield "    end"
    for form in story.forms:
        yield from _crossings(form)


def _crossings(step: Step) -> Iterator[str]:
    source = f"form_{_node(step.id)}" if step.is_form else step.id
    for ask in step.asks:
        if ask.release is not None:
            release = ask.release
            yield f'    {source} -. "{WHO[ask.role]}, {_held(release)}" .-> {_node(f"{ask.id}")}{{{{"{release.id}"}}}}'


def _count(step: Step) -> str:
    return "1 question" if len(step.asks) == 1 else f"{len(step.asks)} questions"


def _node(id: str) -> str:
    return id.replace(".", "_").replace("-", "_")


OF = {"theirs": "what the partner released: {}", "mine": "what I released: {}", "opened": "what {} opened"}


def _plain(name: str) -> str:
    kind, colon, parameter = name.partition(":")
    return OF.get(kind, f"{kind}: {{}}").format(parameter) if colon else name.replace("_", " ")


def _held(release: Release) -> str:
    if release.sealed:
        return "sealed until its instant"
    minutes = int(release.hold / timedelta(minutes=1))
    return f"held {minutes} minutes" if minutes < 60 else f"held {minutes // 60} h"


def page(story: Story, words: Words) -> str:
    """The whole story to read: each step with the sentence it comes from, each question in its words."""
    return "\n".join((*_head(story), *_parts(story, words)))


def _head(story: Story) -> tuple[str, ...]:
    return (
        "# The story, as it runs",
        "",
        "Written by `make draw` from `core/journey` and the English catalogue; a test holds it current.",
        "",
        "```mermaid",
        mermaid(story).rstrip(),
        "```",
        "",
    )


def _parts(story: Story, words: Words) -> Iterator[str]:
    for step in story.steps:
        yield from (f"## {step.id}: {words(f'step-{step.id}.name')}", "", f"> {step.source}", "")
        yield from (f"Opens when: {_plain(step.opens)}.", "")
        yield from _asks(step, words)
    yield from ("# Forms beside the story", "")
    for form in story.forms:
        yield from (f"## {form.id}", "", f"> {form.source}", "")
        yield from _opened(form)
        yield from _asks(form, words)


def _opened(form: Step) -> Iterator[str]:
    if not form.offered:
        yield from ("Opened by the story.", "")
        return
    about = f", about one of: {_plain(form.about)}" if form.about else ""
    command = f" `/{form.command}` opens it." if form.command else ""
    yield from (f"Offered when: {', '.join(map(_plain, form.offered))}{about}.{command}", "")


def _asks(step: Step, words: Words) -> Iterator[str]:
    for ask in step.asks:
        yield f"- **{ask.id}** ({WHO[ask.role]}; {HOW[ask.kind]}){_conditions(ask)}"
        yield from (f"  {line}" for line in _said(ask, words))
    yield ""


def _conditions(ask: Ask) -> str:
    found = [f"when {', '.join(map(_plain, ask.when))}"] if ask.when else []
    found += [f"for each of: {_plain(ask.each)}"] if ask.each else []
    found += [f"may be given anew: {_plain(ask.again)}"] if ask.again else []
    return f", {'; '.join(found)}" if found else ""


def _said(ask: Ask, words: Words) -> Iterator[str]:
    if ask.release is not None:
        release = ask.release
        kinds = ["asked first whether it is still safe"] if release.careful else []
        kinds += ["never withheld"] if release.always else []
        more = f" ({', '.join(kinds)})" if kinds else ""
        yield f"releases *{release.id}*, {_held(release)}{more}: {', '.join(ask.parts)}"
    elif (text := words(ask.id.replace(".", "-"))) != "":
        yield f"“{text.splitlines()[0]}”"
    labels = [words(f"{ask.id.replace('.', '-')}.{c.id}") if c.id != "later" else "Later" for c in ask.choices]
    if labels:
        yield " ".join(f"[{label}]" for label in labels)
