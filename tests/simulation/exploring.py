"""Abstract states of one person in the couple, and everything that can happen in one of them.

A state here is a `World` in which one person is played in full and the partner is *free*: at any time anything the
story lets somebody of that role release may show (`of_the_partner`). The partner's room is never looked at: it cannot
matter, for `private.step` is given the person's own room and view and nothing else.

`key_of` says what is kept of a state; `off_road` counts what is beside the main road in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from itertools import islice, product
from pathlib import Path
from typing import Any

from core import journey
from core.effects import Confirm, Moment, Part
from core.events import Event
from core.kernel import floor as asking
from core.kernel import forms
from core.kernel.agenda import agenda, gate_context, step_is_open
from core.kernel.context import StepContext
from core.kernel.gates import holds, things
from core.kernel.story import Story
from core.kernel.view import View, view
from core.kernel.words import Ask, AskKind, Role, Step, Then, TrackKind
from core.state import COUPLE_TRACK, Item, Phase, Position, Room, Side
from core.values import key
from tests.simulation.couple import COUPLE, ZONE, World, goes_on

MANY = 2
EARLIER = "earlier"
STORY_WAITS = frozenset({"ripe", "timeout-over", "invitation-over", "invited-over"})
"""The person's own due rows that the story waits for. All others come beside the road, on every screen once."""
LABELS = 4  # an ask with more choices than this is a label (what kind of breach): gates and record tell none apart
Doing = tuple[str, Callable[[World], None]]
Key = tuple[Any, ...]


# -- what is kept of a state -----------------------------------------------------------------------------------


def _looked_at() -> set[str]:
    """The asks whose answers gates look at: the constants that their modules know."""
    found = sorted(Path(journey.__file__).parent.glob("*/gates.py"))
    modules = (import_module(f"core.journey.{path.parent.name}.gates") for path in found)
    return {known.id for module in modules for known in vars(module).values() if isinstance(known, Ask)}


class Reading:
    """What a story says about its asks, looked up once."""

    def __init__(self, story: Story) -> None:
        self.asks = {ask.id: ask for step in (*story.steps, *story.forms) for ask in step.asks}
        self.places = {ask.id: step for step in (*story.steps, *story.forms) for ask in step.asks}
        read = {n.removeprefix("!").split("=")[0] for ask in self.asks.values() for n in ask.when if "=" in n}
        read |= {part for ask in self.asks.values() for part in ask.parts}
        read |= _looked_at()
        self.kept = {id for id in read if self.asks[id].kind is AskKind.CHOICE and len(self.asks[id].choices) <= LABELS}
        self.steps_of: dict[str, frozenset[str]] = {}
        self.kinds: dict[str, frozenset[str]] = {}
        for ask in self.asks.values():
            if ask.release is not None:
                kind = ask.release.id
                self.steps_of[kind] = self.steps_of.get(kind, frozenset()) | {ask.step}
                for id in (ask.id, *ask.parts):
                    self.kinds[id] = self.kinds.get(id, frozenset()) | {kind}
        self._free: Position | None = None

    @property
    def free(self) -> Position:
        """A position in which everything is answered, opened and ripe."""
        if self._free is None:
            answers = {ask.id: goes_on(ask).id for ask in self.asks.values() if ask.kind is AskKind.CHOICE}
            answers["willing.side"] = ""  # whose role it is, the record says
            self._free = Position(picks=Answers(answers), ripe=Everything(), done=Everything())
        return self._free


_READINGS: dict[int, tuple[Story, Reading]] = {}


def reading(story: Story) -> Reading:
    """The reading of this story. By identity: to hash a story would take longer than to step it."""
    if id(story) not in _READINGS:
        _READINGS[id(story)] = (story, Reading(story))
    return _READINGS[id(story)][1]


def _ask(story: Story, id: str) -> Ask:
    return reading(story).asks[id]


def _kept(story: Story, id: str, within: frozenset[str]) -> bool:
    """Whether a choice is kept: something reads it, a gate by name or the record through a release."""
    return id in reading(story).kept and id.split(".", 1)[0] in within


class Classes:
    """Names for references: what kind of thing, whose, and whether it is the latest of its kind or an earlier one."""

    def __init__(self, seen: View | None) -> None:
        self.names: dict[str, str] = {}
        groups: dict[tuple[str, str, str], list[str]] = {}
        for item in seen.items if seen else ():
            whose = "mine" if seen and item.by is seen.me else "theirs"
            groups.setdefault((item.kind, whose, item.breach or ""), []).append(item.ref)
        for (kind, whose, breach), refs in groups.items():
            for number, ref in enumerate(refs):
                self.names[ref] = f"{kind}/{whose}/{breach}/" + ("last" if number == len(refs) - 1 else EARLIER)
        for breach in seen.breaches if seen else ():
            self.names[breach.id] = breach.id

    def of(self, ref: str | None) -> str:
        """The class of a reference; an occurrence or a part of a thing keeps its mark after the thing's class."""
        if ref is None or ref == "":
            return ""
        if ref in self.names:
            return self.names[ref]
        whole = next((known for known in self.names if ref.startswith(known)), None)
        return f"{self.names[whole]}+" if whole else "*"

    def key(self, name: str) -> tuple[str, str]:
        """A key of a position, `ask` or `ask@about`."""
        ask, _, about = name.partition("@")
        return ask, self.of(about)

    def is_past(self, name: str) -> bool:
        """Whether this key is about a thing that a later one of its kind has taken the place of."""
        return self.of(name.partition("@")[2]).endswith(EARLIER)

    def track(self, name: str) -> str:
        form, breach, subject = (*name.split(":", 2), "", "")[:3] if ":" in name else (name, "", "")
        return name if ":" not in name else f"{form}:{breach}:{self.of(subject)}"


def key_of(world: World, who: str, within: frozenset[str]) -> Key:
    """What is kept: positions, floor, flags, released bits, promise states, due rows; never a text or an instant.

    Of what was answered and released, what belongs to the steps and forms named in `within`.
    """
    room, seen = world.rooms[who], world.view(who)
    of = Classes(seen)
    tracks = tuple(
        sorted((of.track(name), _position(world.story, p, of, within)) for name, p in room.positions.items())
    )
    focus = room.focus and (of.track(room.focus.track), room.focus.ask, of.of(room.focus.about), room.focus.phase)
    return (
        tracks,
        focus,
        _moment(room, of),
        _waiting(world, who, of),
        _flags(room),
        _record(world, seen, of, within),
        _due(world, who, of),
    )


def _position(story: Story, position: Position, of: Classes, within: frozenset[str]) -> Key:
    done = {of.key(name) for name in position.done if name.split(".", 1)[0] in within and not of.is_past(name)}
    kept = {name: value for name, value in position.picks.items() if _kept(story, name.partition("@")[0], within)}
    shared = {key(part, about) for part, about in _shared(story, position)}
    picks = {(*of.key(n), value) for n, value in kept.items() if not of.is_past(n) and n not in shared}
    written = {of.key(name) for name in position.drafts} - done
    anew = {of.key(name) for name in position.before}
    aside = {of.key(name) for name in position.aside}
    ripe = {of.key(name) for name in position.ripe}
    return tuple(tuple(sorted(found)) for found in (done, picks, written, anew, aside, ripe))


def _shared(story: Story, position: Position) -> Iterator[tuple[str, str | None]]:
    """The parts of what is released: what was answered to them stands in the record, if it matters any more."""
    for name in position.done:
        ask, _, about = name.partition("@")
        for part in _ask(story, ask).parts:
            yield part, about or None


def _moment(room: Room, of: Classes) -> Key:
    """What has the floor until it is let go, and whether anything is asked."""
    moment = room.moment
    if moment is None:
        return ()
    beside = tuple(sorted(of.track(name) for name in moment.beside if name in room.positions))
    about = "" if moment.quiet else of.of(moment.about)  # when nothing is asked, it does not matter what it was
    return of.track(moment.track) if not moment.quiet else "", about, moment.after or "", moment.quiet, beside


def _waiting(world: World, who: str, of: Classes) -> Key:
    """Buttons beside the floor that still open something."""
    room = world.rooms[who]
    if not room.waiting:
        return ()
    live = {found.identity for found in agenda(world.story, room, world.view(who))}
    found = set()
    for w in room.waiting:
        place = (w.track, w.opens, w.about)
        if w.opens in {"rest", "back", "note", "left", "invitation"}:
            found.add((w.opens, ""))
        elif w.opens in {"take-back", "form", "begin", "check-in"}:
            found.add((w.opens, of.of(w.about) if w.opens != "begin" else w.about or ""))
        elif place in live:
            found.add((w.opens, of.of(w.about)))
    return tuple(sorted(found))


def _flags(room: Room) -> Key:
    return (
        room.paused, room.timeout, room.stopped, room.stop_is_fresh, room.heavy, room.asked_safe, room.left,
        room.zone is None, room.name is None, room.rhythm is None, room.invitation is None, room.joining is None,
        room.linked, room.linking is None, room.link_ripe,
    )  # fmt: skip


def _record(world: World, seen: View | None, of: Classes, within: frozenset[str]) -> Key:
    if seen is None:
        return ()
    items: dict[tuple[str, bool, str, bool], list[Item]] = {}
    for item in world.shared.items if world.shared is not None else ():  # the partner's sealed answers too
        if not within & reading(world.story).steps_of.get(item.kind, within):
            continue
        items.setdefault((item.kind, item.by is seen.me, item.breach or "", item.shown), []).append(item)
    kept = tuple(sorted((*kind, _said(world.story, found[-1], within)) for kind, found in items.items()))
    promises: dict[tuple[bool, str], int] = {}
    for promise in seen.promises:
        mine = (promise.by is seen.me, promise.state)
        promises[mine] = min(promises.get(mine, 0) + 1, MANY)
    claims = tuple(sorted(of.of(ref) for ref in seen.claims))
    return (kept, tuple(sorted(promises.items())), claims, tuple((b.id, b.hurt is seen.me) for b in seen.breaches))


def _said(story: Story, item: Item, within: frozenset[str]) -> Key:
    return tuple((part.ask, part.choice) for part in item.parts if part.choice and _kept(story, part.ask, within))


def _due(world: World, who: str, of: Classes) -> Key:
    mine = {key.split("/")[0] for owner, key in world.due if owner == who} & STORY_WAITS
    theirs = {(key.partition(":")[0], of.of(key.partition(":")[2])) for owner, key in world.due if owner == COUPLE}
    offers = {(offer.inviter, offer.state) for offer in world.offers.values()} if world.shared is None else set()
    return tuple(sorted(mine)), tuple(sorted(theirs)), tuple(sorted(offers))


def off_road(world: World, who: str) -> int:
    """How many things beside the main road are going on: put aside, resting, stopped, or a form opened by hand."""
    room = world.rooms[who]
    flags = room.paused + room.timeout + room.stopped + room.heavy + room.left
    aside = sum(len(position.aside) for position in room.positions.values())
    held = {held.track for held in room.held.values()}
    by_hand = [name for name in room.positions if ":" in name and name not in held and _by_hand(world.story, name)]
    return flags + aside + len(by_hand)


def _by_hand(story: Story, track: str) -> bool:
    return bool(story.form(track.split(":", 1)[0]).offered)


# -- what the person can do ------------------------------------------------------------------------------------


def of_the_person(world: World, who: str, kind: str | None = None) -> Iterator[Doing]:
    """Every tap on what has the floor, and what can be written to it; numbers by their class.

    `kind`: what belongs to releases of another kind is answered only in the way that goes on.
    """
    room = world.rooms[who]
    focus = room.focus
    if focus is None:
        yield "status", lambda w: w.commands(who, "status")
        return
    ask, turn = _ask(world.story, focus.ask), focus.turn
    if kind is not None and kind not in (_kinds_of(world, who, ask.id, focus.about) or {kind}):
        yield f"{ask.id} answered", lambda w: w.answers(who)
        return
    for choice in _choices(ask, [b.choice for b in world.screen(who).buttons], focus.phase):
        yield f"{ask.id}.{choice}", lambda w, c=choice: w.taps(who, c, turn)  # type: ignore[misc]
    if focus.phase is Phase.ASKED:
        yield from _writes(world, who, ask)


def _kinds_of(world: World, who: str, ask: str, about: str | None) -> set[str]:
    """The kinds of release an ask belongs to: those it is part of, and that of the thing it is about."""
    seen = world.view(who)
    item = seen.item(about) if seen and about else None
    return {*reading(world.story).kinds.get(ask, ()), *([item.kind] if item is not None else [])}


def belongs_to(world: World, who: str, kind: str) -> bool:
    """Whether what has the floor belongs to this kind of release."""
    focus = world.rooms[who].focus
    return focus is not None and kind in _kinds_of(world, who, focus.ask, focus.about)


def _choices(ask: Ask, found: list[str], phase: Phase) -> Iterator[str]:
    numbers = [choice for choice in found if choice.isdecimal()]
    for choice in found:
        if choice.isdecimal() and choice not in {numbers[0], numbers[3], numbers[-2]}:
            continue  # below, and at, every bound there is
        yield choice


def _writes(world: World, who: str, ask: Ask) -> Iterator[Doing]:
    if ask.kind in {AskKind.LINE, AskKind.LETTER}:
        focus = world.rooms[who].focus
        assert focus is not None
        if ask.kind is AskKind.LINE or asking.buttons(context(world, who))[0].choice != "done":
            yield f"{ask.id} written", lambda w: w.says(who, "Some words.") and None
    elif ask.kind is AskKind.PLACE:
        yield f"{ask.id} written", lambda w: w.says(who, "Berlin", zone=ZONE) and None
    elif ask.kind is AskKind.MOMENT:
        yield f"{ask.id} written", lambda w: w.says(who, "soon", moment=w.now + timedelta(days=3)) and None


def beside_the_floor(world: World, who: str) -> Iterator[Doing]:
    """Every tap on a button that does not have the floor."""
    floor = world.rooms[who].focus
    for turn, button in world.open_buttons(who):
        if floor is None or turn != floor.turn:
            yield f"beside.{button.choice}", lambda w, t=turn, c=button.choice: w.taps(who, c, t)  # type: ignore[misc]


def of_the_clock(world: World, who: str, *, beside: bool = False) -> Iterator[Doing]:
    """The couple's next due row, and the next of each kind of the person's own that the story waits for, in any order.

    `beside`: instead, the next of each other kind, in any order.
    """
    first: dict[tuple[str, str], tuple[Any, str, str]] = {}
    for (owner, row), (at, _) in world.due.items():
        kind = (owner, row.split("/")[0] if owner == who else "")
        waits = owner == COUPLE or kind[1] in STORY_WAITS
        if owner in {who, COUPLE} and waits != beside and (kind not in first or (at, owner, row) < first[kind]):
            first[kind] = (at, owner, row)
    for (owner, kind), (_, _, row) in sorted(first.items()):
        yield f"clock.{kind or row.partition(':')[0]}", lambda w, o=owner, r=row: w.fires(o, r)  # type: ignore[misc]


# -- what the partner can do -----------------------------------------------------------------------------------


class Answers(dict[str, str]):
    """Answers that are the same about every thing there is."""

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name.partition("@")[0], default)


class Everything(tuple[str, ...]):
    """The marks of somebody who opened, and let ripen, everything there is."""

    __slots__ = ()

    def __contains__(self, name: object) -> bool:
        return True


def of_the_partner(
    world: World, who: str, within: frozenset[str], kind: str | None = None, *, only: bool = False, most: int = 1
) -> Iterator[Doing]:
    """Every release the story lets somebody of the partner's role make now, whatever they answered in private.

    At most `most` about the same thing, only from the steps and forms named in `within`. Of the releases of another
    kind than `kind` only the one that is next in the story, or, with `only`, none.
    """
    if world.shared is None or who not in world.sides:
        return
    side = world.sides[who].other
    seen = view(world.shared, side)
    others: list[Doing] = []
    for step, track in _places(world.story, seen, within):
        for ask in step.asks:
            if ask.release is None:
                continue
            if kind in {None, ask.release.id}:
                yield from _releases(world, side, seen, step, ask, track, most)
            elif not only and not others:
                others += islice(_releases(world, side, seen, step, ask, track, most), 1)
    yield from others


OPENED_BY = {"make_promise": "promise"}
"""The forms that an answer on the main road opens."""


def _places(story: Story, seen: View, within: frozenset[str]) -> Iterator[tuple[Step, str]]:
    for step in story.steps:
        for track in [COUPLE_TRACK] if step.track is TrackKind.COUPLE else [b.id for b in seen.breaches]:
            room = free_room(story, seen)
            if step.id in within and step_is_open(story, step, track, room, seen):
                yield step, track
                yield from _opened_by(story, step, track, room, seen)
    for form in story.forms:
        for subject in _subjects(story, form, seen) if form.id in within else ():
            yield form, subject


def _opened_by(story: Story, step: Step, track: str, room: Room, seen: View) -> Iterator[tuple[Step, str]]:
    here = gate_context(story, room, seen, track)
    for ask in step.asks:
        mine = ask.role is Role.ANYONE or ask.role is here.role
        for choice in ask.choices:
            if choice.act in OPENED_BY and mine and all(holds(name, here) for name in ask.when):
                form = OPENED_BY[choice.act]
                yield story.form(form), f"{form}:{track}:free"


def _subjects(story: Story, form: Step, seen: View) -> Iterator[str]:
    """The tracks this form could be opened on."""
    room = free_room(story, seen, f"{form.id}::")
    if (
        not all(holds(name, gate_context(story, room, seen, f"{form.id}::")) for name in form.offered)
        and form.about is None
    ):
        return
    if form.about is None:
        yield f"{form.id}::free"
        return
    breaches = {b.id for b in seen.breaches}
    for about in things(form.about, gate_context(story, room, seen, f"{form.id}::")):
        yield f"{form.id}:{about if about in breaches else ''}:{about}"


def free_room(story: Story, seen: View, *tracks: str) -> Room:
    """A room in which every private answer allows whatever is asked next."""
    free = reading(story).free
    return Room(
        name="Free", zone=ZONE, positions=dict.fromkeys((COUPLE_TRACK, *(b.id for b in seen.breaches), *tracks), free)
    )


def _releases(world: World, side: Side, seen: View, step: Step, ask: Ask, track: str, most: int) -> Iterator[Doing]:
    assert world.shared is not None
    assert ask.release is not None
    room = free_room(world.story, seen, track)
    here = gate_context(world.story, room, seen, track)
    form = step.track is TrackKind.FORM
    if ask.role is not Role.ANYONE and ask.role is not here.role:
        return
    if step.about and not all(holds(name, here) for name in step.offered):
        return
    for about in things(ask.each, here) if ask.each else (None,):
        if not _gates_allow(ask, gate_context(world.story, room, seen, track, about)):
            continue
        subject = here.subject if form and step.about else about
        same = [
            i for i in world.shared.items
            if i.kind == ask.release.id and i.by is side and i.about == subject and i.breach == here.breach
        ]  # fmt: skip
        if len(same) >= most:
            continue
        for parts in _parts(world, ask, f"{side}-{ask.id}-{len(world.shared.items)}"):
            yield _release(world, side, ask, parts, subject, here.breach)


def _gates_allow(ask: Ask, here: Any) -> bool:
    """Whether the gates that a view decides allow it; what a private answer decides is taken as given."""
    return all("=" in name or holds(name, here) for name in ask.when)


def _release(
    world: World, side: Side, ask: Ask, parts: tuple[Part, ...], about: str | None, breach: str | None
) -> Doing:
    release = ask.release
    assert release is not None
    assert world.shared is not None
    ref = f"{side}-{ask.id}-{len(world.shared.items)}"
    promise = next((p for p in world.shared.promises if p.ref == about), None)
    sealed = release.sealed and promise is not None
    said = ",".join(part.choice for part in parts if part.choice)

    def act(w: World) -> None:
        at = w.now + timedelta(days=2) if promise is None else promise.due_at + timedelta(days=2)
        w.crosses(side, Confirm(
            ref=ref, kind=release.id, parts=parts, shows_at=at if sealed else w.now, about=about, breach=breach,
            sealed=sealed,
        ))  # fmt: skip
        if not sealed and (COUPLE, f"show:{ref}") in w.due:
            w.fires(COUPLE, f"show:{ref}")

    return f"partner.{release.id}({said})", act


def _parts(world: World, ask: Ask, ref: str) -> Iterator[tuple[Part, ...]]:
    """Every way to fill a release: each choice of each part, words where words belong."""
    options = [_of_part(world, _ask(world.story, part), ref) for part in ask.parts]
    for found in product(*options):
        said = {part.ask: part.choice for part in found if part.choice}
        if said.get(ask.parts[0]) in {"nothing", "later"}:
            continue
        if all(said.get(n[0]) == n[1] for n in _conditions(ask)):
            yield tuple(part for part in found if _follows(_ask(world.story, part.ask), said))


def _conditions(ask: Ask) -> list[tuple[str, str]]:
    named = [name.split("=") for name in ask.when if "=" in name and not name.startswith("!")]
    return [(name, value) for name, value in named if name in ask.parts]


def _follows(part: Ask, said: dict[str, str | None]) -> bool:
    for name in part.when:
        if "=" in name and not name.startswith("!"):
            ask, value = name.split("=")
            if ask in said and said[ask] != value:
                return False
    return True


def _of_part(world: World, ask: Ask, ref: str) -> list[Part]:
    if ask.kind is AskKind.CHOICE:
        found = [c for c in ask.choices if c.then is Then.ON and c.id not in {"nothing", "later"}]
        return [Part(ask.id, choice=c.id) for c in (found if len(ask.choices) <= LABELS else found[:1])]
    if ask.kind is AskKind.MOMENT:
        return [Part(ask.id, moment=Moment(world.now + timedelta(days=3), ZONE))]
    if ask.kind is AskKind.SCALE:
        return [Part(ask.id, choice="8")]
    return [Part(ask.id, words=(f"{ref}-{ask.id}",))]


# -- looking at a state ----------------------------------------------------------------------------------------


def context(world: World, who: str) -> StepContext:
    """A context to look at this person's room with."""
    return StepContext(world.story, world.rooms[who], world.view(who), Event(id="look", at=world.now))


def can_begin(world: World, who: str, among: set[str] | frozenset[str] | None = None) -> list[Step]:
    """The forms the person could open by hand, of these or of all."""
    looked = context(world, who)
    found = [form for form in world.story.forms if among is None or form.id in among]
    return [form for form in found if forms.can_begin(looked, form)]
