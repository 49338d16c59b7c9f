"""What a story needs to be whole: every text it can ask for, no id twice, every part written before it is shared.

A story that fails is refused by the tests before anybody meets it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from core.acts.reflection import TIMERS
from core.gates import GATES, LISTS
from core.migrate import GONE
from core.promise import State
from core.words import Act, Ask, Kind, Step, Story, Then, Track


def texts_of(story: Story) -> set[str]:
    """The catalogue ids a story asks for; `id.name` is an attribute of `id`."""
    found = {f"step-{step.id}" for step in story.steps} | {f"step-{step.id}.name" for step in story.steps}
    for form in story.forms:
        found |= set(_of_form(form))
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
    return found + [f"{id} is gone, and nothing says what became of it" for id in _vanished(story, known)]


def _twice(story: Story) -> Iterator[str]:
    steps, asks = Counter(step.id for step in _steps(story)), Counter(ask.id for ask in _asks(story))
    yield from (id for id, times in (*steps.items(), *asks.items()) if times > 1)
    for ask in _asks(story):
        yield from (f"{ask.id}.{id}" for id, times in Counter(c.id for c in ask.choices).items() if times > 1)
    kinds = {ask.release for ask in _asks(story) if ask.release}
    yield from (id for id, times in Counter(release.id for release in kinds).items() if times > 1)


def _of_step(story: Story, step: Step) -> Iterator[str]:
    for name in (step.opens, *step.offered):
        if name.removeprefix("!") not in GATES:
            yield f"{step.id} opens by {name}, which is no gate"
    if step.about is not None and step.about not in LISTS:
        yield f"{step.id} is about {step.about}, which is no list"
    if step.track is Track.FORM and not (step.offered or step.begun_by or step.id in _begun(story)):
        yield f"{step.id} can be reached by nobody"
    if step.track is not Track.FORM and step.opens == "by_hand":
        yield f"{step.id} can be reached by nobody"


def _begun(story: Story) -> set[str]:
    """The forms that a choice opens."""
    return {choice.id for ask in _asks(story) for choice in ask.choices if choice.act is Act.BEGIN}


def _faults_of_ask(story: Story, ask: Ask) -> Iterator[str]:
    asks = {other.id: other for other in _asks(story)}
    yield from (f"{ask.id} shares {part}, which is no ask" for part in ask.parts if part not in asks)
    yield from (f"{ask.id} shows {part}, which is no ask" for part in ask.shows if part not in asks)
    yield from (f"{ask.id} waits for {name}, which is no gate" for name in ask.when if not _is_gate(name, asks))
    for name in (ask.each, ask.again):
        if name is not None and name not in LISTS:
            yield f"{ask.id} goes through {name}, which is no list"
    if (ask.kind is Kind.SHARE) != (ask.release is not None):
        yield f"{ask.id} is a release without a kind, or the other way round"
    if ask.kind is Kind.SHARE and not ask.parts:
        yield f"{ask.id} shares nothing"
    if ask.kind is Kind.CHOICE and not any(choice.then is not Then.AGAIN for choice in ask.choices):
        yield f"{ask.id} has nothing to choose that leads on"
    if ask.kind is Kind.OPEN and ask.each is None:
        yield f"{ask.id} opens nothing in particular"


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
    return frozenset(found | {f"promise {state}" for state in State})


def _vanished(story: Story, known: frozenset[str]) -> list[str]:
    there = ids_of(story)
    return sorted(id for id in known - there if GONE.get(id, id) not in {None, *there})


def _steps(story: Story) -> tuple[Step, ...]:
    return (*story.steps, *story.forms)


def _asks(story: Story) -> Iterator[Ask]:
    for step in _steps(story):
        yield from step.asks


def _is_gate(name: str, asks: dict[str, Ask]) -> bool:
    name = name.removeprefix("!")
    if name.startswith("ripe:"):
        return name[5:] in TIMERS
    if "=" not in name:
        return name in GATES
    ask, choice = name.split("=", 1)
    return ask in asks and any(c.id == choice for c in asks[ask].choices)


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
