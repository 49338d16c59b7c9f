"""What a feature says of itself, and the story that features make together.

The kernel is given the story, and knows no feature.

A feature is one folder of core/journey. It brings steps and forms, and the tables that they need: by name where the
story's data or a stored room names the thing, by function where the kernel asks. `compose` puts them together, and
core/kernel/check.py says what is wrong with the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from core.effects import Arg, Button, Day, Moment, Part
from core.events import UNASKED, DueCame, Event, Noticed, Said
from core.kernel.gates import Gate, GateOf, Gates, List, ListOf, Lists
from core.kernel.record import Record
from core.kernel.view import View
from core.kernel.words import Ask, Release, Step
from core.state import Focus, Item, Present, Room, Waiting
from core.values import Track, due_parts

if TYPE_CHECKING:
    from core.kernel.context import StepContext

Doing = Callable[["StepContext", Focus, str | None], None]
"""What an act does: the step in hand, the ask that was answered, and the choice or number it was answered with."""

Opener = Callable[["StepContext", Focus, View, Item | None], None]
"""Shows what an OPEN ask opens: the ask in hand, the view, and the release of that reference, if it is one."""

Seal = Callable[[View, str | None], datetime | None]
"""When a sealed release about this thing shows; None where it is about nothing that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wake:
    """A kind of due row of a private room.

    - `come`: what it does; the rest of its key comes with it.
    - `asks`: it brings a question, so it waits until a time-out is over.
    - `asked_for`: the person asked for it at just this time, so it does not rest through quiet hours.
    - `tells_late`: it says itself what it has to say when nobody was there in time; else what waits is summed up.
    - `on_the_wall`: it goes by the clock on the wall: when it comes by today's rules (core/kernel/clocks.py).
    """

    come: Callable[[StepContext, DueCame, str], None]
    asks: bool = False
    asked_for: bool = False
    tells_late: bool = False
    on_the_wall: Callable[[datetime, Room], datetime] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A word that is always available. `at_every_moment`: also to who has left, or is not let in yet.

    `listed`: platforms list it, with the text `command-<name>` (core/journey/menu.py). `group`: the group of `/more` in
    which it stands, too, behind the forms of that.
    """

    do: Callable[[StepContext], None]
    at_every_moment: bool = False
    listed: bool = True
    group: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingButton:
    """A message with buttons that does not have the floor. `tapped`: what one of its buttons does; False where it is
    one of the two of every knock (open it, or later).

    `knocks`: it announced something that waits: words in reply open it (`opened`), and it stands in the summing up
    after an absence under the label `away`.
    """

    tapped: Callable[[StepContext, Waiting, str], bool]
    opened: Callable[[StepContext, Waiting], None] | None = None
    knocks: bool = False
    away: str = "away-other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A state of the room in which everything is heard otherwise (somebody has left, or is not let in yet)."""

    holds: Callable[[Room], bool]
    hear: Callable[[StepContext, Event], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A button under the line that is said after something heavy. `stands`: whether it does for this thing; `opened`:
    what it does."""

    label: str
    opened: Callable[[StepContext, Present], None]
    stands: Callable[[StepContext, Present], bool] = lambda context, moment: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Something that comes at an instant: a text that says what, as part of a sentence, and what it tells."""

    at: datetime
    text: str
    args: dict[str, Arg] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Something of a feature that `status` tells: a text, what it tells, and its buttons, tapped by the name `opens` of
    `Feature.buttons`."""

    text: str
    args: dict[str, Arg] = field(default_factory=dict)
    opens: str = ""
    buttons: tuple[Button, ...] = ()


NOTHING = Record()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """All of one feature. What it has not is empty.

    Data: `steps`, `forms`, `asks` (its questions in steps of others: at the end of a step, or behind an ask), `timers`
    (names of `ripe:` gates).
    Named by the data: `gates`, `gates_of` and `lists_of` (with a parameter behind a colon), `lists`, `acts`, `openers`,
    `seals`. `of_answers`: those of the gates that say how an earlier question of the same track was answered.
    Named by stored rooms and rows: `wakes` (due rows), `buttons` (`Waiting.opens`), `commands`.
    Asked by the kernel: `events` (its own kinds of event), `notices` (what it does with news of the shared room; True
    when there is nothing else to knock for), `modes`, `withholds` (whether a private answer holds a release back; of
    None: whether it holds anything back), `careful` (the form that comes before a hard release, if any), `quotes` (the
    words of the thing that a reference is about), `dates` (its day, or how often it comes: by it the thing is named),
    `doors` (under the line after something heavy), `endings` (what is said when the form of this name is done, instead
    of `<form>-finished`), `acknowledged` (how many texts a family of acknowledgements has: `ack-<family>-1` and so on),
    `ahead` (what comes for this person and when), `standing` (what `status` tells of it), `unplaced` (what becomes of
    words that answer nothing; True where they are kept), `cancelled` (what becomes of the words of a form that is put
    away; True where they are kept).
    In the shared room: `record`.
    """

    name: str
    steps: tuple[Step, ...] = ()
    forms: tuple[Step, ...] = ()
    asks: Mapping[str, tuple[Ask, ...]] = field(default_factory=dict)
    timers: frozenset[str] = frozenset()
    gates: Mapping[str, Gate] = field(default_factory=dict)
    gates_of: Mapping[str, GateOf] = field(default_factory=dict)
    of_answers: frozenset[str] = frozenset()
    lists: Mapping[str, List] = field(default_factory=dict)
    lists_of: Mapping[str, ListOf] = field(default_factory=dict)
    acts: Mapping[str, Doing] = field(default_factory=dict)
    openers: Mapping[str, Opener] = field(default_factory=dict)
    seals: Mapping[str, Seal] = field(default_factory=dict)
    wakes: Mapping[str, Wake] = field(default_factory=dict)
    buttons: Mapping[str, WaitingButton] = field(default_factory=dict)
    commands: Mapping[str, Command] = field(default_factory=dict)
    events: Mapping[type[Event], Callable[[StepContext, Any], None]] = field(default_factory=dict)
    notices: tuple[Callable[[StepContext, Noticed], bool], ...] = ()
    modes: tuple[Mode, ...] = ()
    withholds: tuple[Callable[[Room, Release | None], bool], ...] = ()
    careful: tuple[Callable[[Room], str | None], ...] = ()
    quotes: tuple[Callable[[View, str], tuple[Part, ...]], ...] = ()
    dates: tuple[Callable[[View, str], Day | Moment | None], ...] = ()
    doors: Mapping[str, Door] = field(default_factory=dict)
    endings: Mapping[str, Callable[[StepContext, Track], None]] = field(default_factory=dict)
    acknowledged: Mapping[str, int] = field(default_factory=dict)
    ahead: tuple[Callable[[StepContext], Iterable[Ahead]], ...] = ()
    standing: tuple[Callable[[StepContext], Iterable[Standing]], ...] = ()
    unplaced: tuple[Callable[[StepContext, Said], bool], ...] = ()
    cancelled: tuple[Callable[[StepContext, Track], bool], ...] = ()
    record: Record = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All steps, the short forms that can be opened beside them (a check-in, a promise), and every table they need.

    `groups`: the groups of `/more`, in their order (`group-<name>` on a button, `more-<name>` above its list).
    """

    steps: tuple[Step, ...]
    forms: tuple[Step, ...]
    tables: Feature
    groups: tuple[str, ...] = ()
    gates: Gates = field(init=False, repr=False, compare=False)
    lists: Lists = field(init=False, repr=False, compare=False)
    tells_role: str = field(init=False, default="")
    _asks: dict[str, tuple[Ask, Step]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _forms: dict[str, Step] = field(init=False, repr=False, compare=False, default_factory=dict)
    _shares: dict[str, Ask] = field(init=False, repr=False, compare=False, default_factory=dict)
    _releases: dict[str, Release] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for step in (*self.steps, *self.forms):
            for ask in step.asks:
                self._asks.setdefault(ask.id, (ask, step))
                if ask.release is not None:
                    self._releases.setdefault(ask.release.id, ask.release)
                    self._shares.update(dict.fromkeys(ask.parts, ask))
                if ask.tells_role:
                    object.__setattr__(self, "tells_role", ask.id)
        object.__setattr__(self, "gates", Gates(dict(self.tables.gates), dict(self.tables.gates_of)))
        object.__setattr__(self, "lists", Lists(dict(self.tables.lists), dict(self.tables.lists_of)))
        self._forms.update({form.id: form for form in self.forms})

    @property
    def record(self) -> Record:
        """What happens in the shared room; all that the shared side is given of the story."""
        return self.tables.record

    def ask(self, id: str) -> Ask:
        """The ask of this id. Raises KeyError for an id the story does not have."""
        return self._asks[id][0]

    def step_of(self, ask: Ask) -> Step:
        """The step or form an ask stands in."""
        return self._asks[ask.id][1]

    def form(self, id: str) -> Step:
        """The form of this id. Raises KeyError for an id the story does not have."""
        return self._forms[id]

    def release(self, kind: str) -> Release | None:
        """The kind of release of this id; None where no ask makes it."""
        return self._releases.get(kind)

    def share_of(self, ask: str) -> Ask | None:
        """The preview that the answer to this ask is a part of; None where it is of none."""
        return self._shares.get(ask)

    def holds_back(self, room: Room, release: Release | None) -> bool:
        """Whether a private answer holds this kind of release back; of None: whether it holds any back."""
        return any(withholds(room, release) for withholds in self.tables.withholds)

    def quoted(self, view: View | None, ref: str | None) -> tuple[Part, ...]:
        """The words of the thing that this reference is about; nothing where it is about none."""
        if view is None or ref is None:
            return ()
        return next((parts for quote in self.tables.quotes if (parts := quote(view, ref))), ())

    def dated(self, view: View | None, ref: str | None) -> Day | Moment | None:
        """The day of the thing that this reference is about, or how often it comes; None where it has neither."""
        if view is None or ref is None:
            return None
        return next((found for dates in self.tables.dates if (found := dates(view, ref)) is not None), None)

    def is_unasked(self, event: Event) -> bool:
        """Whether what the event says may wait until the quiet hours are over."""
        if not isinstance(event, UNASKED):
            return False
        wake = self.tables.wakes.get(due_parts(event.key)[0]) if isinstance(event, DueCame) else None
        return wake is None or not wake.asked_for


def compose(article: Iterable[str], *features: Feature, groups: Iterable[str] = ()) -> Story:
    """The story of these features: steps in the order of the article, forms in the order of the features.

    Raises ValueError where two features have something of one name, or the article names a step that is nobody's.
    """
    steps = {step.id: step for feature in features for step in feature.steps}
    added = [(place, asks) for feature in features for place, asks in feature.asks.items()]
    for place, asks in sorted(added, key=lambda each: "." in each[0]):  # first what comes to the end of a step
        step = steps[place.partition(".")[0]]
        steps[step.id] = replace(step, asks=_with(step.asks, asks, place))
    order = tuple(article)
    if set(order) != set(steps):
        raise ValueError(f"the article and the features do not agree on {sorted(set(order) ^ set(steps))}")
    return Story(
        steps=tuple(steps[id] for id in order),
        forms=tuple(form for feature in features for form in feature.forms),
        tables=_joined("the story", features),
        groups=tuple(groups),
    )


def _with(there: tuple[Ask, ...], more: tuple[Ask, ...], place: str) -> tuple[Ask, ...]:
    """The asks of a step with some more: behind the ask of this id, or at the end."""
    at = next((n for n, ask in enumerate(there, start=1) if ask.id == place), len(there))
    return (*there[:at], *more, *there[at:])


OF_DATA = frozenset({"name", "steps", "forms", "asks"})


def _joined(name: str, features: tuple[Feature, ...]) -> Feature:
    """The tables of several features as those of one."""
    tables = {f.name: [getattr(feature, f.name) for feature in features] for f in fields(Feature)}
    records = tables.pop("record")
    record = Record(**{f.name: _sum(f.name, [getattr(part, f.name) for part in records]) for f in fields(Record)})
    return Feature(name=name, record=record, **{n: _sum(n, parts) for n, parts in tables.items() if n not in OF_DATA})


def _sum(name: str, parts: list[Any]) -> Any:
    """These tables as one. Raises ValueError where something stands in two of them."""
    if not isinstance(parts[0], Mapping):
        return type(parts[0])(item for part in parts for item in part)
    joined: dict[Any, Any] = {}
    for part in parts:
        if twice := joined.keys() & part.keys():
            raise ValueError(f"two features bring {name} of one name: {sorted(map(str, twice))}")
        joined |= part
    return joined
