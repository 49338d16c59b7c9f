"""What a story needs to be whole: every text it can ask for, no id twice, every part written before it is shared.

A story that fails is refused by the tests before anybody meets it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator
from dataclasses import fields

from core.kernel.forms import open_chosen
from core.kernel.heard import text_of
from core.kernel.story import Story
from core.kernel.words import Ask, AskKind, Step, Then
from core.migrate import GONE
from core.state import PromiseState, Room


def texts_of(story: Story) -> set[str]:
    """The catalogue ids a story asks for; `id.name` is an attribute of `id`."""
    found = {f"step-{step.id}" for step in story.steps} | {f"step-{step.id}.name" for step in story.steps}
    for form in story.forms:
        found |= set(_of_form(form, ended=form.id in story.tables.endings))
    found |= {text for group in story.groups for text in (f"group-{group}", f"more-{group}")}
    for family, many in story.tables.acknowledged.items():
        found |= {text_of(family, number + 1) for number in range(many)}
    for ask in _asks(story):
        found |= set(_of_ask(ask))
        found |= {text for part in ask.parts for text in _of_part(story.ask(part), headed=_headed(ask))}
    return found


def faults_of(story: Story, known: frozenset[str] = frozenset()) -> list[str]:
    """What is wrong with a story, in plain words; empty for a sound one.

    `known`: all ids there ever were (`ids_of` of every released version); one that is gone needs a row in GONE of
    core/migrate.py, for it is in people's stored rooms.
    """
    found = [f"{id} stands twice" for id in _twice(story)]
    for step in _steps(story):
        found += _of_step(story, step)
    for ask in _asks(story):
        found += _faults_of_ask(story, ask)
    found += _of_tables(story)
    return found + [f"{id} is gone, and nothing says what became of it" for id in _vanished(story, known)]


def _twice(story: Story) -> Iterator[str]:
    steps, asks = Counter(step.id for step in _steps(story)), Counter(ask.id for ask in _asks(story))
    yield from (id for id, times in (*steps.items(), *asks.items()) if times > 1)
    for ask in _asks(story):
        yield from (f"{ask.id}.{id}" for id, times in Counter(c.id for c in ask.choices).items() if times > 1)
    kinds = {ask.release for ask in _asks(story) if ask.release}
    yield from (id for id, times in Counter(release.id for release in kinds).items() if times > 1)


def _of_step(story: Story, step: Step) -> Iterator[str]:
    yield from (
        f"{step.id} opens by {name}, which is no gate" for name in _no_gates(story, (step.opens, *step.offered))
    )
    if step.about is not None and not _is_list(story, step.about):
        yield f"{step.id} is about {step.about}, which is no list"
    if step.is_form and step.offered and step.group not in (story.groups or (None,)):
        yield f"{step.id} is in the group {step.group}, which is none"
    by_hand = step.offered or step.begun_by or step.id in _begun(story)
    if not by_hand if step.is_form else step.opens == "by_hand":
        yield f"{step.id} can be reached by nobody"


def _begun(story: Story) -> set[str]:
    """The forms that a choice opens."""
    opening = {name for name, act in story.tables.acts.items() if act is open_chosen}
    return {choice.id for ask in _asks(story) for choice in ask.choices if choice.act in opening}


def _faults_of_ask(story: Story, ask: Ask) -> Iterator[str]:
    asks = {other.id for other in _asks(story)}
    yield from (f"{ask.id} shares {part}, which is no ask" for part in ask.parts if part not in asks)
    yield from (f"{ask.id} shows {part}, which is no ask" for part in ask.shows if part not in asks)
    yield from (f"{ask.id} waits for {name}, which is no gate" for name in _no_gates(story, ask.when))
    for name in (ask.each, ask.again):
        if name is not None and not _is_list(story, name):
            yield f"{ask.id} goes through {name}, which is no list"
    if (ask.kind is AskKind.SHARE) != (ask.release is not None):
        yield f"{ask.id} is a release without a kind, or the other way round"
    if ask.kind is AskKind.SHARE and not ask.parts:
        yield f"{ask.id} shares nothing"
    if ask.kind is AskKind.CHOICE and not any(choice.then is not Then.AGAIN for choice in ask.choices):
        yield f"{ask.id} has nothing to choose that leads on"
    if ask.kind is AskKind.OPEN and ask.each is None:
        yield f"{ask.id} opens nothing in particular"
    yield from _unnamed(story, ask)


def _unnamed(story: Story, ask: Ask) -> Iterator[str]:
    """Names in an ask that no feature gives a meaning."""
    tables = story.tables
    acts = {ask.act, ask.hour, *(choice.act for choice in ask.choices)} - {None}
    yield from (f"{ask.id} does {act}, which is no act" for act in acts if act not in tables.acts)
    if ask.opener is not None and ask.opener not in tables.openers:
        yield f"{ask.id} is opened by {ask.opener}, which opens nothing"
    if ask.release is not None and ask.release.seal is not None and ask.release.seal not in tables.seals:
        yield f"{ask.id} shows at {ask.release.seal}, which is no instant"
    families = {ask.heard, *(choice.heard for choice in ask.choices)} - {None}
    yield from (f"{ask.id} is heard by {name}, which is no family" for name in families - tables.acknowledged.keys())
    if ask.until is not None and ask.until not in tables.timers:
        yield f"{ask.id} is left until {ask.until}, which is no timer"
    if ask.stores is not None and ask.stores not in {field.name for field in fields(Room)}:
        yield f"{ask.id} is kept in {ask.stores}, which no room has"


def _of_tables(story: Story) -> Iterator[str]:
    """What features bring and nothing uses, releases that nobody reads, consequences of releases that nobody makes."""
    asks = tuple(_asks(story))
    acts = {name for ask in asks for name in (ask.act, ask.hour)} | {
        choice.act for ask in asks for choice in ask.choices
    }
    yield from (f"nothing does {name}" for name in story.tables.acts if name not in acts)
    yield from (f"nothing is opened by {name}" for name in story.tables.openers if name not in {a.opener for a in asks})
    yield from (
        f"{name} ends, and is no form" for name in story.tables.endings if name not in {f.id for f in story.forms}
    )
    kinds = {ask.release.id: ask.release for ask in asks if ask.release is not None}
    opened = {ask.each for ask in asks if ask.kind is AskKind.OPEN}
    for kind, release in kinds.items():
        if release.read_by is None and f"theirs:{kind}" not in opened:
            yield f"{kind} is released and read by nobody"
    yield from (
        f"{kind} means something and is released by nobody" for kind in story.record.on_release if kind not in kinds
    )


def missing_texts(story: Story, has: Callable[[str], bool]) -> list[str]:
    """The catalogue ids the story asks for and a catalogue does not have."""
    return sorted(id for id in texts_of(story) if not has(id))


def alike_labels(story: Story, words: Callable[[str], str]) -> list[str]:
    """Asks with two buttons that read the same, so that a typed word could mean either."""
    found = []
    for ask in _asks(story):
        name = ask.id.replace(".", "-")
        labels = Counter(words(f"{name}.{choice.id}").casefold() for choice in ask.choices if choice.id != "later")
        found += [ask.id for times in labels.values() if times > 1]
    return found


def ids_of(story: Story) -> frozenset[str]:
    """Every id that may stand in a stored room or record: for ever."""
    found = {f"step {step.id}" for step in story.steps} | {f"form {form.id}" for form in story.forms}
    for ask in _asks(story):
        found |= {f"ask {ask.id}"} | {f"choice {ask.id}.{choice.id}" for choice in ask.choices}
        found |= {f"release {ask.release.id}"} if ask.release else set()
    return frozenset(found | {f"promise {state}" for state in PromiseState})


def _vanished(story: Story, known: frozenset[str]) -> list[str]:
    there = ids_of(story)
    return sorted(id for id in known - there if GONE.get(id, id) not in {None, *there})


def _steps(story: Story) -> tuple[Step, ...]:
    return (*story.steps, *story.forms)


def _asks(story: Story) -> Iterator[Ask]:
    for step in _steps(story):
        yield from step.asks


def _no_gates(story: Story, names: tuple[str, ...]) -> Iterator[str]:
    """Those of the names that are no gate."""
    yield from (name for name in names if not _is_gate(story, name.removeprefix("!")))


def _is_gate(story: Story, name: str) -> bool:
    if "=" in name:
        ask, choice = name.split("=", 1)
        return any(ask == other.id and any(c.id == choice for c in other.choices) for other in _asks(story))
    kind, _, parameter = name.partition(":")
    if kind == "ripe":
        return parameter in story.tables.timers
    return _is_known(name, story.gates, story.gates.of)


def _is_list(story: Story, name: str) -> bool:
    kind, _, parameter = name.partition(":")
    if kind in {"theirs", "mine"}:
        return story.release(parameter) is not None
    if kind == "opened":
        return any(other.id == parameter and other.kind is AskKind.OPEN for other in _asks(story))
    return _is_known(name, story.lists, story.lists.of)


def _is_known(name: str, named: Container[str], of: Container[str]) -> bool:
    kind, colon, _ = name.partition(":")
    return kind in of if colon else name in named


def _headed(ask: Ask) -> bool:
    return ask.release is not None and ask.release.headed


def _of_form(form: Step, *, ended: bool) -> Iterator[str]:
    if not (form.silent or ended):
        yield f"{form.id}-finished"
    if form.offered:
        yield f"menu-{form.id}"
    if form.command:
        yield f"{form.id}-not-now"


def _of_ask(ask: Ask) -> Iterator[str]:
    name = ask.id.replace(".", "-")
    if ask.kind is AskKind.SHARE:
        return
    yield from (f"{name}-{form}" for form in ask.told_as) if ask.told_as else (name,)
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
