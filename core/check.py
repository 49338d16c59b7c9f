"""What a story needs to be whole: every text it can ask for, no id twice, every part written before it is shared.

A story that fails is refused by the tests before anybody meets it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from core.gates import GATES, LISTS
from core.words import Ask, Kind, Step, Story


def texts_of(story: Story) -> set[str]:
    """The catalogue ids a story asks for; `id.name` is an attribute of `id`."""
    found = {f"step-{step.id}" for step in story.steps} | {f"step-{step.id}.name" for step in story.steps}
    for form in story.forms:
        found |= set(_of_form(form))
    for ask in _asks(story):
        found |= set(_of_ask(ask))
        found |= {text for part in ask.parts for text in _of_part(story.ask(part), headed=_headed(ask))}
    return found


def faults_of(story: Story) -> list[str]:
    """What is wrong with a story, in plain words; empty for a sound one."""
    asks = list(_asks(story))
    found = [f"{id} stands twice" for id, times in Counter(ask.id for ask in asks).items() if times > 1]
    known = {ask.id for ask in asks}
    for ask in asks:
        found += [f"{ask.id} shares {part}, which is no ask" for part in ask.parts if part not in known]
        found += [f"{ask.id} waits for {name}, which is no gate" for name in ask.when if not _is_gate(name, known)]
        for name in (ask.each, ask.again):
            if name is not None and name not in LISTS:
                found.append(f"{ask.id} goes through {name}, which is no list")
        if (ask.kind is Kind.SHARE) != (ask.release is not None):
            found.append(f"{ask.id} is a release without a kind, or the other way round")
        if ask.kind is Kind.CHOICE and not ask.choices:
            found.append(f"{ask.id} has nothing to choose")
    found += [f"{step.id} opens by {step.opens}, which is no gate" for step in _steps(story) if step.opens not in GATES]
    return found


def _steps(story: Story) -> tuple[Step, ...]:
    return (*story.steps, *story.forms)


def _asks(story: Story) -> Iterator[Ask]:
    for step in _steps(story):
        yield from step.asks


def _is_gate(name: str, known: set[str]) -> bool:
    name = name.removeprefix("!")
    if name.startswith("ripe:"):
        return True
    return name.split("=", 1)[0] in known if "=" in name else name in GATES


def _headed(ask: Ask) -> bool:
    return ask.release is not None and ask.release.headed


def _of_form(form: Step) -> Iterator[str]:
    if not form.silent:
        yield f"{form.id}-finished"
    if form.offered:
        yield f"menu-{form.id}"
    if form.command:
        yield f"{form.id}-not-now"


def _of_ask(ask: Ask) -> Iterator[str]:
    name = ask.id.replace(".", "-")
    if ask.kind is Kind.SHARE:
        return
    yield f"{name}-kept" if ask.id == "keep.result" else name
    for choice in ask.choices:
        if choice.id != "later":
            yield f"{name}.{choice.id}"
        if choice.says:
            yield f"{name}-{choice.id}"


def _of_part(part: Ask, *, headed: bool) -> Iterator[str]:
    name = part.id.replace(".", "-")
    yield f"part-{name}"
    if headed:
        yield f"heading-{name}"
    for choice in part.choices:
        if choice.id not in {"later", "nothing", "not-sure", "not-now"}:
            yield f"said-{name}-{choice.id}"
