"""The context of one step: the room as it becomes, and the effects collected in order.

Lives for the length of one `private.step` and is never stored; what comes out of it is frozen again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast

from core.calendar import after_quiet, good_everywhere, instant, likely_zones, next_morning, wall
from core.effects import Arg, Button, Close, Day, Effect, LocalTime, Moment, Part, Say, SetDue, Term
from core.events import UNASKED, Event
from core.kernel.story import Story
from core.kernel.view import View
from core.kernel.words import Ask
from core.state import Focus, Position, Room, Waiting
from core.values import LED, Key, Track, due_key, is_form

T = TypeVar("T")

GOOD_FOR = timedelta(hours=16)  # longer than any quiet hours
EVENING = time(19, 30)
NIGHT_SOMEWHERE = timedelta(hours=12)  # half a day covers a night from wherever it is evening
KNOCK = "knock"  # says that something is here, and not what
AWAY = due_key("away")  # the due row whose coming sums up what waits


def changed(value: T, fields: dict[str, object]) -> T:
    """As dataclasses.replace, at a third of its cost: a step changes its room some ten times."""
    kind = type(value)
    new, put = object.__new__(kind), object.__setattr__
    names, all_of = _fields(cast(Any, kind))
    for name, old in zip(names, all_of(value), strict=True):
        put(new, name, old)
    for name, now in fields.items():  # a name that is none of its fields raises AttributeError
        put(new, name, now)
    return new


@cache
def _fields(kind: Any) -> tuple[tuple[str, ...], attrgetter[Any]]:
    names: tuple[str, ...] = kind.__slots__
    return names, attrgetter(*names)


@dataclass(slots=True)
class StepContext:
    """What one step works on."""

    story: Story
    room: Room
    view: View | None
    event: Event
    effects: list[Effect] = field(default_factory=list)
    asks_nothing: bool = False  # nothing more is asked in this step
    was_awake: bool = False  # before this event
    shown: str | None = None  # the thing whose words were shown in this step
    sums_up: bool = False  # it comes late: what would be said is summed up in one message

    def say(
        self,
        text: str,
        *,
        own: tuple[Part, ...] = (),
        shared: tuple[Part, ...] = (),
        headed: bool = False,
        once: bool = False,
        after: str | None = None,
        buttons: Iterable[Button] = (),
        turn: int | None = None,
        until: datetime | None = None,
        writes: bool = False,
        about: str | None = None,
        told: Mapping[str, Arg] | None = None,
        **args: Arg,
    ) -> None:
        """Add a message, which tells `told` and `args`. The names of both partners are always at hand as `partner` and
        `name`, and as `when` the day of the thing that it is about."""
        when = self.story.dated(self.view, about)
        dated = {} if when is None else {"when": when}
        names = {"partner": self.partner, "name": self.room.name or Term("you")}
        self.effects.append(
            Say(
                text=text,
                args={**names, **dated, **(told or {}), **args},
                own=own,
                shared=shared,
                headed=headed,
                once=once,
                after=after,
                buttons=tuple(buttons),
                turn=turn,
                until=until,
                writes=writes,
            )
        )

    def knock(self, text: str, buttons: Iterable[Button], turn: int) -> None:
        """Say that something waits. Unasked, that is good for a while only, and one that comes late says nothing by
        itself: what waits is summed up instead. To who wishes so it says only that something is here."""
        text = KNOCK if self.room.only_here else text
        unasked = isinstance(self.event, UNASKED)
        if unasked and self.sums_up:
            self.do(SetDue(AWAY, self.event.at))
        else:
            self.say(text, buttons=buttons, turn=turn, until=self.event.at + GOOD_FOR if unasked else None)

    def day_of(self, ref: str | None) -> Day | None:
        """The day of the thing that this reference is about, where it has one."""
        found = self.story.dated(self.view, ref)
        return found if isinstance(found, Day) else None

    @property
    def has_said(self) -> bool:
        """Whether this step has said something already."""
        return any(isinstance(effect, Say) for effect in self.effects)

    @property
    def partner(self) -> Arg:
        if self.view is not None:
            return self.view.partner
        return self.room.joining or self.room.invited_by or Term("your-partner")

    def do(self, *effects: Effect) -> None:
        self.effects.extend(effects)

    def act(self, focus: Focus, name: str | None, value: str | None) -> None:
        """Set going what this act of the story does. `value` is the choice or number that was answered."""
        if name is None:
            return
        before, position = frozenset(self.room.positions), self.position(focus.track)
        self.story.tables.acts[name](self, focus, value)
        if not is_form(focus.track) or LED in position.picks:
            self.led_to(before)

    def led_to(self, before: frozenset[Track]) -> None:
        """The forms that are new since then were begun by the companion's own question or knock."""
        for track in self.room.positions:
            if track not in before and is_form(track):
                self.pick(track, LED, "yes")

    def change(self, **fields: object) -> None:
        self.room = changed(self.room, fields)

    def new_turn(self) -> int:
        """The next number of a message with buttons: this person's own count, so it tells of nobody else."""
        self.change(turn=self.room.turn + 1)
        return self.room.turn

    # -- good hours --------------------------------------------------------------------------------------------

    @property
    def zone(self) -> str:
        """The person's zone; UTC while it is not known."""
        return self.room.zone or "UTC"

    def after_quiet(self, at: datetime) -> datetime:
        """`at`, or the end of the person's quiet hours when it falls into them. Where no zone is known, the next hour
        that is good wherever they may well be."""
        if self.room.zone is None:
            return good_everywhere(at, likely_zones(self.room.locale))
        return after_quiet(at, self.room.zone, self.room.night)

    def at_a_good_hour(self, at: datetime) -> datetime:
        """`at`, for what rests through the night by itself once it is to be sent; where no zone is known, nobody knows
        when that is, so a good hour is chosen now."""
        return at if self.room.zone else self.after_quiet(at)

    def next_morning(self) -> datetime:
        """The end of the next night; where no zone is known, later than any sleep that begins now, at a good hour."""
        if self.room.zone is None:
            return self.after_quiet(self.event.at + NIGHT_SOMEWHERE)
        return next_morning(self.event.at, self.room.zone, self.room.night)

    def evening(self) -> datetime:
        """Half past seven this evening, or the next one; an hour from now at the earliest. Where no zone is known, an
        hour that is good."""
        earliest = self.event.at + timedelta(hours=1)
        if self.room.zone is None:
            return self.after_quiet(earliest)
        day = wall(earliest, self.zone).date()
        evenings = (instant(day + timedelta(days=n), EVENING, self.zone) for n in range(2))
        return next(at for at in evenings if at >= earliest)

    # -- tracks ------------------------------------------------------------------------------------------------

    def position(self, track: Track) -> Position:
        return self.room.positions.get(track, Position())

    def set_position(self, track: Track, **fields: object) -> None:
        """Change one track's position."""
        moved = changed(self.position(track), fields)
        self.change(positions={**self.room.positions, track: moved})

    def drop_track(self, track: Track) -> None:
        self.change(positions={name: p for name, p in self.room.positions.items() if name != track})

    def done(self, track: Track, key: Key) -> None:
        """Mark an ask answered; it is no longer aside."""
        position = self.position(track)
        self.set_position(
            track,
            done=(*(name for name in position.done if name != key), key),
            aside=tuple(name for name in position.aside if name != key),
        )

    def undo(self, track: Track, key: Key) -> None:
        """Open an ask again; what was answered to it is forgotten."""
        position = self.position(track)
        self.set_position(
            track,
            done=tuple(name for name in position.done if name != key),
            picks={name: pick for name, pick in position.picks.items() if name != key},
        )

    def put_aside(self, track: Track, key: Key) -> None:
        position = self.position(track)
        if key not in position.aside:
            self.set_position(track, aside=(*position.aside, key))

    def take_up(self, track: Track, key: Key) -> None:
        """What was put aside is open again."""
        position = self.position(track)
        self.set_position(track, aside=tuple(name for name in position.aside if name != key))

    def pick(self, track: Track, key: Key, value: str) -> None:
        self.set_position(track, picks={**self.position(track).picks, key: value})

    # -- the floor ---------------------------------------------------------------------------------------------

    def focus_on(self, focus: Focus | None) -> None:
        self.change(focus=focus)

    def ask_of(self, focus: Focus) -> Ask:
        return self.story.ask(focus.ask)

    def close(self, turn: int, label: str | None, moment: Moment | LocalTime | Day | None = None) -> None:
        """Take the buttons away under an answered message."""
        self.do(Close(turn, label, moment))
        self.change(waiting=tuple(w for w in self.room.waiting if w.turn != turn))

    def wait(self, waiting: Waiting) -> None:
        """Remember what a button that does not have the floor opens; the oldest are forgotten past thirty."""
        self.change(waiting=(*self.room.waiting, waiting)[-30:])

    def waits(self, opens: str, about: str | None) -> bool:
        return any(w.opens == opens and w.about == about for w in self.room.waiting)
