"""The exploration: chapter by chapter, every abstract state one person can be in, and what is wrong in any of them.

A chapter is a step of the story, or a form. It begins where the main road (`road.py`) first comes to it, and is
followed until the road leaves it. `test_every_state.py` says why the chapters together cover the couple's states.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from unittest.mock import patch

from adapters.texts.catalogue import Catalogue, locales
from core.effects import Close, Confirm, Part, Say
from core.journey import STORY
from core.kernel import agenda, commands, forms, moment, status
from core.kernel import floor as asking
from core.kernel import releases as sharing
from core.kernel.agenda import next_open
from core.kernel.gates import GateContext
from core.kernel.story import Story
from core.kernel.view import View
from core.kernel.words import AskKind, Step
from core.state import Phase, Room, Side, Waiting
from tests.simulation import exploring
from tests.simulation.couple import COUPLE, PEOPLE, ZONE, Offer, World
from tests.simulation.exploring import Doing, Key, can_begin, key_of, off_road
from tests.simulation.road import goes_on_together

ME, PARTNER = "ana", "ben"
ALWAYS = {**commands.COMMANDS, **STORY.tables.commands}
MOST_STATES = 4000
WAYS_OUT = frozenset({"leave", "erase"})
EVERY_SO_OFTEN = 6
PARTNER_RELEASES = 30
SAMPLE = 40  # every which step's state is compared with the one it is the same as
OF_THE_CHANNEL = {"link": "x", "invites": "link", "home": "x", "others": 1, "elsewhere": "none"}  # bot/render.py
EVERYWHERE = ("status", "cancel", "pause")
SOMEWHERE = ("back", "more", "leave", "resume", "help", "privacy", "now", "promise", "promises", "checkin", "settings",
             "start", "timeout", "erase", "talk", "chart", "export", "sweep", "nonsense")  # fmt: skip


@dataclass
class Findings:
    """What an exploration came to, and every fault it met: where, what was done, what happened."""

    states: dict[str, int] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    chosen: set[tuple[str, str]] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    promises: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    faults: dict[str, tuple[str, ...]] = field(default_factory=dict)
    steps: int = 0

    def fault(self, what: str, way: tuple[str, ...]) -> None:
        """One fault of a kind is kept, with the shortest way to it."""
        self.faults.setdefault(what, way)


@dataclass
class State:
    """One abstract state: its first representative and the way to it."""

    world: World
    way: tuple[str, ...]


@contextmanager
def remembered() -> Iterator[None]:
    """Within, what the agenda reads in a room and a view is read once. Pure functions, so only the time changes."""
    make, last, found = agenda.gate_context, [None, None], {}  # type: ignore[var-annotated]

    def gate_context(story: Story, room: Room, view: View | None, track: str, about: str | None = None) -> GateContext:
        if room is not last[0] or view is not last[1]:
            last[:] = [room, view]  # type: ignore[list-item]
            found.clear()
        if (track, about) not in found:
            found[track, about] = make(story, room, view, track, about)
        here: GateContext = found[track, about]
        return here

    list_all, before, listed = agenda.agenda, [None, None], {}  # type: ignore[var-annotated]

    def all_open(story: Story, room: Room, view: View | None, *, quiet: bool = False) -> Iterator[agenda.Open]:
        if room is not before[0] or view is not before[1]:
            before[:] = [room, view]  # type: ignore[list-item]
            listed.clear()
        if quiet not in listed:
            listed[quiet] = tuple(list_all(story, room, view, quiet=quiet))
        return iter(listed[quiet])

    with ExitStack() as stack:
        for module in (agenda, asking, forms, sharing, exploring):
            stack.enter_context(patch.object(module, "gate_context", gate_context))
        for module in (agenda, asking, status, moment, forms, exploring):
            stack.enter_context(patch.object(module, "agenda", all_open))
        stack.enter_context(patch.object(Story, "ask", lambda story, id: exploring.reading(story).asks[id]))
        stack.enter_context(patch.object(Story, "step_of", lambda story, ask: exploring.reading(story).places[ask.id]))
        yield


# -- a person and a free partner -------------------------------------------------------------------------------


def alone_with_the_record(world: World, who: str) -> World:
    """The world with this person, and a partner who is free to do anything."""
    mine = world.fork()
    other = next(name for name in PEOPLE if name != who)
    mine.sides.pop(other, None)
    mine.due = {(owner, key): row for (owner, key), row in mine.due.items() if owner != other}
    mine.forget_what_was_told()
    return mine


def beginnings(story: Story, hurt: str) -> dict[str, World]:
    """For each question, the world in which the main road first brings `ana` to it; those of somebody alone too.

    In the order of the road; the last is where the road rests.
    """
    found: dict[str, World] = {"welcome.door": World(story)}
    alone = World.welcomed(None, story, hurt)
    alone.answers(ME, "alone")
    world = World.paired(story=story, hurt=hurt, zone=None)
    found["willing.happened"] = alone_with_the_record(world, ME)
    for _ in goes_on_together(world):
        asked = world.asked(ME)
        if asked is not None and asked not in found:
            found[asked] = alone_with_the_record(world, ME)
    for _ in range(20):
        if (asked := alone.asked(ME)) is None:
            break
        alone.answers(ME)
    inviting = World.welcomed(None, story, hurt)
    inviting.answers(ME, "invite")
    found["welcome.waiting"] = with_a_free_floor(alone_with_the_record(inviting, ME))
    return {**found, "alone": alone_with_the_record(alone, ME), "": alone_with_the_record(world, ME)}


@dataclass
class Explorer:
    """Explores for one role. `story` is walked as it is; nothing here knows how many questions it has."""

    story: Story = STORY
    hurt: str = ME
    findings: Findings = field(default_factory=Findings)
    catalogue: Catalogue = field(default_factory=Catalogue)
    offers: dict[str, World] = field(default_factory=dict)
    screens: dict[tuple[str, ...], State] = field(default_factory=dict)

    def explore(self) -> Findings:
        """Every chapter, every form, and everything beside the road once from each screen."""
        with remembered():
            starts = beginnings(self.story, self.hurt)
            for step in self.story.steps:
                begun = [world for ask, world in starts.items() if ask.startswith(f"{step.id}.")]
                if begun:
                    self.chapter(step.id, begun, frozenset({step.id}), whole=step.id == "welcome")
            for form in self.story.forms:
                self.form(form, starts)
            self.two_breaches(starts)
            self.beside_every_screen()
        return self.findings

    # -- one chapter -------------------------------------------------------------------------------------------

    def chapter(
        self, name: str, starts: list[World], within: frozenset[str], *, whole: bool = False, by_oneself: bool = False
    ) -> None:
        """Follow everything that can happen from these worlds until the road leaves `within`.

        One kind of release after the other is followed in full, from where the road first comes to it (`whole`: from
        every beginning), the others beside it in the way that goes on.
        """
        found: dict[Key, State] = {}
        for kind in ([] if by_oneself else self._kinds(within)) or [None]:
            near = [world for world in starts if kind and exploring.belongs_to(world, ME, kind)]
            begun = starts if whole else near[:1] or starts[:1]
            for key, state in self._follow(name, begun, within, kind, only=bool(near or whole)).items():
                found.setdefault(key, state)
        self.findings.states[name] = len(found)
        for state in found.values():
            self._look(state)

    def _kinds(self, within: frozenset[str], *, opened: bool = True) -> list[str]:
        """What is released from these steps and forms, and from the forms they open."""
        ids = within | set(exploring.OPENED_BY.values()) if opened else within
        places = [place for place in (*self.story.steps, *self.story.forms) if place.id in ids]
        return sorted({ask.release.id for place in places for ask in place.asks if ask.release is not None})

    def _follow(
        self, name: str, starts: list[World], within: frozenset[str], kind: str | None, *, only: bool
    ) -> dict[Key, State]:
        found: dict[Key, State] = {}
        waiting: deque[State] = deque()
        near = within | {"changed", *exploring.OPENED_BY.values()}
        aside = max(off_road(start, ME) for start in starts)
        for start in starts:
            self._found(found, waiting, start, (), near)
        while waiting:
            state = waiting.popleft()
            assert len(found) < MOST_STATES, f"{name}, {kind}: the abstraction is too fine"
            if off_road(state.world, ME) > aside or not self._leads_on(state.world, within):
                continue
            for doing in self._doings(state.world, within, kind, only):
                after = self._try(state, doing)
                if after is not None:
                    _shows_others(after, kind)
                    self._found(found, waiting, after, (*state.way, doing[0]), near)
                    if self.findings.steps % SAMPLE == 0:
                        self._same_acts(found[key_of(after, ME, near)], after, within, kind, only, doing[0])
        return found

    def _same_acts(
        self, known: State, other: World, within: frozenset[str], kind: str | None, only: bool, last: str
    ) -> None:
        """Two states of one abstract state offer the same acts; only which due row is next may differ."""
        here, there = (
            {name for name, _ in self._doings(world, within, kind, only) if not name.startswith("clock.")}
            for world in (known.world, other)
        )
        if here != there:
            what = f"{_where(other)}: the same state offers {sorted(here ^ there)} here and not there"
            self.findings.fault(what, (*known.way, "|", last))

    @property
    def _both(self) -> set[str]:
        """The kinds that are released on the road and by a form: a form's own comes after the road's."""
        road = {ask.release.id for step in self.story.steps for ask in step.asks if ask.release is not None}
        return road & {ask.release.id for form in self.story.forms for ask in form.asks if ask.release is not None}

    def _found(
        self, found: dict[Key, State], waiting: deque[State], world: World, way: tuple[str, ...], within: frozenset[str]
    ) -> None:
        key = key_of(world, ME, within)
        if key not in found:
            found[key] = State(world, way)
            waiting.append(found[key])

    def _leads_on(self, world: World, within: frozenset[str]) -> bool:
        """Whether a state is followed: on the road, and within the chapter or about something it released."""
        form = any(form.id in within for form in self.story.forms)
        focus = world.rooms[ME].focus
        if focus is None or focus.ask.partition(".")[0] in {*within, "changed", *exploring.OPENED_BY.values()}:
            return True
        view = world.view(ME)
        item = view.item(focus.about) if view and focus.about else None
        return form and item is not None and item.kind in self._kinds(within, opened=False)

    def _doings(self, world: World, within: frozenset[str], kind: str | None, only: bool) -> Iterator[Doing]:
        yield from exploring.of_the_person(world, ME, kind)
        yield from exploring.of_the_clock(world, ME)
        if "welcome" in within:
            yield from pairing(world)
        if kind is not None and _free_for_news(world):
            waits = world.rooms[ME].focus is not None or any(owner == COUPLE for owner, _ in world.due)
            yield from exploring.of_the_partner(
                world, ME, within, kind, only=only or waits, most=1 + (kind in self._both)
            )

    def _try(self, state: State, doing: Doing) -> World | None:
        """The world after it, told texts checked; None when it raised, which is a fault."""
        name, act = doing
        world = state.world.fork()
        world.forget_what_was_told()
        self.findings.steps += 1
        try:
            act(world)
        except Exception as fault:  # any fault of a step is what is looked for here
            self.findings.fault(f"{_where(state.world)}: {name} raises {type(fault).__name__}: {fault}", state.way)
            return None
        self.findings.chosen.add((_where(state.world), name.rpartition(".")[2]))
        self._texts(world, (*state.way, name))
        return world

    # -- what is looked at in each state -----------------------------------------------------------------------

    def _look(self, state: State) -> None:
        world = state.world
        focus = world.rooms[ME].focus
        if focus is not None:
            self.findings.asked.add(focus.ask)
        if world.shared is not None:
            self.findings.promises |= {str(promise.state) for promise in world.shared.promises}
        self.screens.setdefault(screen_of(world), state)
        missing = {form.id for form in self.story.forms} - self.offers.keys()
        offered = {form.id for form in can_begin(world, ME, missing | WAYS_OUT)}
        self.offers.update(dict.fromkeys(offered - self.offers.keys(), world))
        self._way_on(state)
        self._way_out(state, offered)

    def _way_on(self, state: State) -> None:
        """Somebody with nothing to answer has something due, something to begin, or an answer to give anew."""
        world = state.world
        room, seen = world.rooms[ME], world.view(ME)
        if room.focus is not None and world.screen(ME).kind is not None:
            if not world.screen(ME).buttons and not _is_written(world):
                self.findings.fault(f"{_where(world)}: asked, and nothing can be answered", state.way)
            return
        rest = room.left or room.paused or room.timeout or any(p.aside for p in room.positions.values())
        if rest or world.due or room.held or next_open(world.story, room, seen, quiet=True) is not None:
            return
        if all(form.offered == ("always",) for form in can_begin(world, ME)):
            self.findings.fault(f"{_where(world)}: nothing is open, due or to begin", state.way)

    def _way_out(self, state: State, offered: set[str]) -> None:
        if not state.world.rooms[ME].left and not offered >= WAYS_OUT:
            self.findings.fault(f"{_where(state.world)}: leaving or erasing is not offered", state.way)

    def _texts(self, world: World, way: tuple[str, ...]) -> None:
        for told in world.told[ME]:
            if isinstance(told.effect, Say):
                self._text(told.effect, way)
            elif isinstance(told.effect, Close) and told.effect.label is not None:
                self._render(told.effect.label, _told_on(told.effect.moment), way)

    def _text(self, say: Say, way: tuple[str, ...]) -> None:
        self._render(say.text, dict(say.args), way)
        if say.after is not None:
            self._render(say.after, dict(say.args), way)
        for button in say.buttons:
            self._render(button.label, _told_on(button.moment), way)
        for part in (*say.own, *say.shared):
            self._part(part, say.headed, way, {"when": "none", **say.args})

    def _part(self, part: Part, headed: bool, way: tuple[str, ...], args: dict[str, object]) -> None:
        name = part.ask.replace(".", "-")
        if headed:
            self._render(f"heading-{name}", {}, way)
        if part.choice is not None:
            self._render(f"said-{name}-{part.choice}", args, way)

    def _render(self, id: str, args: dict[str, object], way: tuple[str, ...]) -> None:
        shape = id + "".join(sorted(f" {n}={v if isinstance(v, str) else type(v).__name__}" for n, v in args.items()))
        if shape in self.findings.texts:
            return
        self.findings.texts.add(shape)
        for locale in locales():
            try:
                self.catalogue.text(locale, id, {**args, **OF_THE_CHANNEL})
            except KeyError as fault:
                self.findings.fault(f"{locale}: the text {id} cannot be told: {fault}", way)

    # -- forms -------------------------------------------------------------------------------------------------

    def form(self, form: Step, starts: dict[str, World]) -> None:
        """A form from the first and the last place where it can be begun, and what the partner's own one brings."""
        begun = []
        for world in self._places_for(form, starts):
            after = self._try(State(world, ()), (f"/{form.id}", partial(opens, form=form)))
            if after is not None and any(name.startswith(f"{form.id}:") for name in after.rooms[ME].positions):
                begun.append(after)
        if begun:
            self.findings.forms.add(form.id)
        within = frozenset({form.id})
        brought = [w for w in starts.values() if any(True for _ in exploring.of_the_partner(w, ME, within, most=2))]
        brought = [with_a_free_floor(world) for world in brought]
        worlds = [*begun, *ends(brought)]
        if worlds:
            opened = form.id in exploring.OPENED_BY.values()  # followed to its end in the step that opens it
            self.chapter(f"/{form.id}", worlds[:1] if opened else worlds, within, whole=True, by_oneself=opened)

    def _places_for(self, form: Step, starts: dict[str, World]) -> list[World]:
        """Where this form can be begun: the first and the last world of the road, with a time zone and without."""
        if form.offered:
            found = ends([world for world in starts.values() if form in can_begin(world, ME)])
            if not found and form.id in self.offers:
                found = [self.offers[form.id]]
            found = found or ends([w for w in map(with_two_accounts, starts.values()) if form in can_begin(w, ME)])
        else:
            found = [starts[""]]
        asked = [another_asks(world, ripe) for world in found[-1:] for ripe in (False, True) if form.id == "link"]
        return [*found, *(without_zone(world) for world in found[-1:]), *asked]

    # -- two breaches ------------------------------------------------------------------------------------------

    def two_breaches(self, starts: dict[str, World]) -> None:
        """A second breach, in either direction, opened at every few places of the road, and the way on from there."""
        found: set[Key] = set()
        paired = [world for world in starts.values() if world.shared is not None and world.shared.breaches]
        for number, start in enumerate(paired[::EVERY_SO_OFTEN]):
            world = start.fork()
            _second_breach(world, by=list(Side)[number % 2])
            left = PARTNER_RELEASES

            def partner(world: World) -> bool:
                nonlocal left
                left -= 1
                acts = list(islice(exploring.of_the_partner(world, ME, self._everything()), 1)) if left > 0 else []
                for _, act in acts:
                    act(world)
                return bool(acts)

            try:
                for _ in goes_on_together(world, people=(ME,), then=partner):
                    found.add(_coarse(world))
                    self._look(State(world.fork(), ("two breaches",)))
            except Exception as fault:  # any fault of a step is what is looked for here
                self.findings.fault(
                    f"two breaches, {_where(world)}: {type(fault).__name__}: {fault}", ("two breaches",)
                )
            self._texts(world, ("two breaches",))
        self.findings.states["two breaches"] = len(found)

    def _everything(self) -> frozenset[str]:
        return frozenset(place.id for place in (*self.story.steps, *self.story.forms))

    # -- beside the road ---------------------------------------------------------------------------------------

    def beside_every_screen(self) -> None:
        """One step beside the road from every screen: commands, strays, forms, and what the clock brings."""
        steps: set[tuple[str, ...]] = set()
        for screen, state in list(self.screens.items()):
            if off_road(state.world, ME) > 1:
                continue
            doings = list(on_every_screen(state.world))
            if (step := (screen[0], *screen[3:])) not in steps:
                steps.add(step)
                doings += in_every_step(state.world)
            for doing in doings:
                after = self._try(state, doing)
                if after is not None:
                    self._look(State(after, (*state.way, doing[0])))


def _second_breach(world: World, by: Side) -> None:
    """Somebody answers for something else: that opens a breach at once."""
    parts = (Part("card.side", choice="responsible"), Part("card.kind", choice="money"))
    ref = f"second-{by}"
    world.crosses(by, Confirm(ref=ref, kind="breach_card", parts=parts, shows_at=world.now))
    world.fires(COUPLE, f"show:{ref}")


def _coarse(world: World) -> Key:
    """The floor, and the steps that have opened for each breach."""
    focus, seen = world.rooms[ME].focus, world.view(ME)
    opened = tuple(
        (track, step.id)
        for track, steps in agenda.tracks(world.story, world.rooms[ME], seen)
        for step in steps
        if track.startswith("breach-") and agenda.step_is_open(world.story, step, track, world.rooms[ME], seen)
    )
    return (focus and (focus.track.split(":")[0], focus.ask, focus.phase), opened)


def ends(worlds: list[World]) -> list[World]:
    """The first and the last."""
    return worlds[:1] + worlds[1:][-1:]


def with_a_free_floor(world: World) -> World:
    """The same with nothing asked at the moment, so that news is followed."""
    other = world.fork()
    other.rooms[ME] = replace(other.rooms[ME], focus=None)
    return other


def without_zone(world: World) -> World:
    """The same of somebody whose time zone is known, where it was not, and the other way round."""
    other = world.fork()
    room = other.rooms[ME]
    other.rooms[ME] = replace(room, zone=None if room.zone else ZONE)
    return other


def with_two_accounts(world: World) -> World:
    """The same of somebody who uses the room from two accounts."""
    other = world.fork()
    other.rooms[ME] = replace(other.rooms[ME], linked=True)
    return other


def another_asks(world: World, ripe: bool) -> World:
    """The same while another account asks to use the room, on the first days or after them."""
    other = world.fork()
    other.rooms[ME] = replace(other.rooms[ME], linking="discord", link_ripe=ripe)
    return other


def screen_of(world: World) -> tuple[str, ...]:
    """What tells one screen from another: the step, the ask, the phase, and what rests."""
    room = world.rooms[ME]
    focus = room.focus
    step, phase = (focus.ask.partition(".")[0], focus.phase.value) if focus else ("", "")
    flags = [str(flag) for flag in (room.paused, room.timeout, room.stopped, room.left)]
    return (step, focus.ask if focus else "", phase, *flags)


def _told_on(moment: object) -> dict[str, object]:
    """What a label tells."""
    return {"moment": moment, "when": moment or "none"}


def _where(world: World) -> str:
    focus = world.rooms[ME].focus
    return f"{focus.ask} ({focus.phase})" if focus else "nothing open"


def _is_written(world: World) -> bool:
    return world.screen(ME).kind in {AskKind.LINE, AskKind.LETTER, AskKind.PLACE, AskKind.MOMENT}


def _shows_others(world: World, kind: str | None) -> None:
    """What the person released of other kinds is the partner's at once: its holding time is followed elsewhere."""
    for item in world.shared.items if world.shared is not None and kind is not None else ():
        if item.kind != kind and not item.shown and (COUPLE, f"show:{item.ref}") in world.due:
            world.fires(COUPLE, f"show:{item.ref}")


def _free_for_news(world: World) -> bool:
    """Whether what the partner releases now is followed: no question is open, and nothing waits to be opened."""
    room = world.rooms[ME]
    if room.focus is not None and room.focus.phase is not Phase.KNOCK:
        return False
    return not any(o.ask.kind is AskKind.OPEN for o in agenda.agenda(world.story, room, world.view(ME)))


def opens(world: World, form: Step) -> None:
    """Open a form by its command, out of `/more`, or by the knock that brings it; say which thing it is about."""
    if form.command or form.id in ALWAYS:
        world.commands(ME, form.command or form.id)
    elif form.offered:
        world.begins(ME, form.id)
    else:
        room = world.rooms[ME]
        knock = Waiting(turn=room.turn + 1, opens="begin", about=form.id)
        world.rooms[ME] = replace(room, turn=room.turn + 1, waiting=(*room.waiting, knock))
        world.taps(ME, "open", turn=room.turn + 1)
    if "which-one" in world.heard(ME):
        world.taps(ME, form.id)


def on_every_screen(world: World) -> Iterator[Doing]:
    """What is done on every screen, fitting or not."""
    for name in EVERYWHERE:
        yield f"/{name}", partial(_commands, name=name)
    yield "a stray text", lambda w: w.says(ME, "Where was I?") and None
    yield "an old button", lambda w: w.taps(ME, "share", turn=0)
    yield from exploring.beside_the_floor(world, ME)


def in_every_step(world: World) -> Iterator[Doing]:
    """What answers alike on every screen of a step, so that one of them stands for all."""
    for name in SOMEWHERE:
        yield f"/{name}", partial(_commands, name=name)
    yield "a photo", lambda w: w.sends_something(ME)
    yield "a forged button", lambda w: w.taps(ME, "no-such", turn=w.rooms[ME].turn)
    yield "an edit", lambda w: w.edits(ME, "never", "else")
    yield "blocking", lambda w: w.goes_away(ME)
    yield "a wrong code", lambda w: w.opens_invitation(ME, "no such code")
    yield from exploring.of_the_clock(world, ME, beside=True)
    for form in can_begin(world, ME) if not world.rooms[ME].left else ():
        yield f"/{form.id}", partial(opens, form=form)


def _commands(world: World, name: str) -> None:
    world.commands(ME, name)


def pairing(world: World) -> Iterator[Doing]:
    """What somebody who is not yet the partner can do."""
    if world.sides or world.shared is not None:
        return
    mine = [code for code, offer in world.offers.items() if offer.inviter == ME and offer.state == "open"]
    if mine:
        yield "partner consents", lambda w: _partner_consents(w, mine[-1])
    if not any(offer.inviter == PARTNER for offer in world.offers.values()):
        yield "partner's link", _partner_invites
    for code, offer in world.offers.items():
        if offer.inviter == PARTNER and offer.state == "consented":
            yield "partner confirms", lambda w, c=code: _partner_confirms(w, c)  # type: ignore[misc]


def _partner_consents(world: World, code: str) -> None:
    from core.events import SomebodyJoins

    world.offers[code] = Offer(ME, world.offers[code].expires_at, "consented", PARTNER)
    world.does(ME, lambda id, at: SomebodyJoins(id=id, at=at, invitation=code, name="Ben"))


def _partner_invites(world: World) -> None:
    from datetime import timedelta

    world.offers["code-of-ben"] = Offer(PARTNER, world.now + timedelta(hours=40))
    world.opens_invitation(ME, "code-of-ben")


def _partner_confirms(world: World, code: str) -> None:
    from core.events import Paired
    from core.state import Shared

    world.sides = {ME: Side.B}
    world.shared = Shared(names={Side.A: "Ben", Side.B: world.rooms[ME].name or ""})
    world.does(ME, lambda id, at: Paired(id=id, at=at))
