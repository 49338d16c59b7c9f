"""Guided random walks: two people do mostly what is open, sometimes anything else, in any order; nothing is broken.

Hypothesis draws numbers; each number is one move, so a failing walk shrinks to a short list of moves, and the message
tells them in the simulator's own sentences. After every move the promises of this file are looked at. A walk begins
somewhere on the main road, so that late steps are walked as much as early ones.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from adapters.texts.catalogue import Catalogue
from core.documents import room_document
from core.effects import Close, Say
from core.events import Event, Tapped
from core.journey.promises.life import CARRIED, MOST_PROMISES
from core.kernel import step as private
from core.kernel.words import AskKind
from core.migrate import load_room, load_shared, save
from core.state import PromiseState, Side
from tests.simulation.couple import COUPLE, PEOPLE, World
from tests.simulation.road import goes_on_together

OTHER = {"ana": "ben", "ben": "ana"}
COMMANDS = ("status", "more", "promises", "promise", "checkin", "cancel", "back", "pause", "resume", "talk", "timeout",
            "now", "settings", "leave", "erase", "parting", "chart", "help", "nonsense")  # fmt: skip
TIMES = (timedelta(minutes=6), timedelta(hours=1), timedelta(hours=13), timedelta(days=3), timedelta(days=20))
BROKEN = {PromiseState.NOT_KEPT, PromiseState.FOUND_OUT, PromiseState.SLIPPED_AND_TOLD}
OWN_WORD = {"slip", "found_out"}
MOST_ROOM, MOST_SHARED = 60_000, 200_000  # bytes


@cache
def road(hurt: str) -> tuple[World, ...]:
    """Where walks begin: every fifth place of the main road."""
    world = World.paired(hurt=hurt)
    return tuple(place.fork() for number, place in enumerate(goes_on_together(world)) if number % 5 == 0)


@dataclass
class Walk:
    """A couple under way, what they did, and what may be known of each other's words."""

    world: World
    done: list[str] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)  # a marked text -> who wrote it
    released: set[str] = field(default_factory=set)
    last: tuple[str, Event] | None = None
    texts: Catalogue = field(default_factory=Catalogue)

    def move(self, number: int) -> None:
        """One move. Most numbers answer or tap what is open."""
        number, person = divmod(number, 2)
        who = PEOPLE[person]
        number, kind = divmod(number, len(MOVES))
        told = {one: len(self.world.told[one]) for one in PEOPLE}
        gone = {one for one in PEOPLE if self.world.room(one).left}
        self.done.append(f"{who}: {MOVES[kind].__name__.strip('_')} {number}")
        MOVES[kind](self, who, number)
        self._look(who, told, gone)

    # -- the moves ---------------------------------------------------------------------------------------------

    def _answers(self, who: str, number: int) -> None:
        if self.world.asked(who) is None:
            self.world.goes_on(who)
            return
        ask = self.world.story.ask(self.world.asked(who) or "")
        if ask.kind in {AskKind.LINE, AskKind.LETTER}:
            self.world.answers(who, self._mark(who))
        elif ask.kind is AskKind.CHOICE and ask.choices:
            focus = self.world.room(who).focus
            assert focus is not None
            self.world.taps(who, ask.choices[number % len(ask.choices)].id, focus.turn)
        else:
            self.world.answers(who)

    def _goes_on(self, who: str, number: int) -> None:
        if self.world.room(who).focus is not None:
            self.world.answers(who)

    def _taps(self, who: str, number: int) -> None:
        found = self.world.open_buttons(who)
        if found:
            turn, button = found[number % len(found)]
            self.world.taps(who, button.choice, turn)

    def _lets_time_pass(self, who: str, number: int) -> None:
        self.world.pass_time(TIMES[number % len(TIMES)])

    def _waits_for_what_is_due(self, who: str, number: int) -> None:
        self.world.advance()

    def _commands(self, who: str, number: int) -> None:
        self.world.commands(who, COMMANDS[number % len(COMMANDS)])

    def _strays(self, who: str, number: int) -> None:
        if number % 3 == 0:
            self.world.says(who, self._mark(who))
        elif number % 3 == 1:
            self.world.sends_something(who)
        else:
            self.world.edits(who, f"{who}-message-{number % 40}", self._mark(who))

    def _forges(self, who: str, number: int) -> None:
        choice = ("share", "yes", "take-back", "open", "erase", "form", "agree")[number % 7]
        self.world.does(who, lambda id, at: Tapped(id=id, at=at, turn=number % 60, choice=choice))

    def _is_reloaded(self, who: str, number: int) -> None:
        for one in PEOPLE:
            stored = json.loads(json.dumps(save(self.world.room(one))))
            assert load_room(stored) == self.world.room(one)
            self.world.rooms[one] = load_room(stored)
        if self.world.shared is not None:
            found = load_shared(json.loads(json.dumps(save(self.world.shared))))
            assert found == self.world.shared
            self.world.shared = found

    def _early_row(self, who: str, number: int) -> None:
        """A due row of the couple or of a person comes before others that are due earlier."""
        if self.world.due:
            self.world.fires(*sorted(self.world.due)[number % len(self.world.due)])

    def _two_workers(self, who: str, number: int) -> None:
        """Both step from the same room and come to the same: whoever saves first, the other only steps again."""
        room, seen = self.world.room(who), self.world.view(who)
        focus = room.focus
        event = Tapped(id="twice", at=self.world.now, turn=focus.turn if focus else 0, choice="later")
        first, second = (private.step(self.world.story, room, seen, event) for _ in range(2))
        assert first == second

    def _mark(self, who: str) -> str:
        text = f"Marked words {len(self.written)} of {who}."
        self.written[text] = who
        return text

    # -- what must hold ----------------------------------------------------------------------------------------

    def _look(self, actor: str, told: dict[str, int], gone: set[str]) -> None:
        world = self.world
        self._remember_what_is_shown()
        for who in PEOPLE:
            for received in world.told[who][told[who] :]:
                self._is_fit(who, received.effect)
                assert who == actor or who not in gone, f"{who} has left and was sent {received.effect}"
        if world.shared is not None:
            self._record_holds()
        for who in PEOPLE:
            assert len(json.dumps(room_document(world.room(who)))) < MOST_ROOM
            world.screen(who)

    def _remember_what_is_shown(self) -> None:
        shared = self.world.shared
        for item in shared.items if shared else ():
            if item.shown:
                refs = (ref for part in item.parts for ref in part.words)
                self.released |= {self.world.words[COUPLE, ref] for ref in refs if (COUPLE, ref) in self.world.words}

    def _is_fit(self, who: str, effect: Say | Close) -> None:
        if isinstance(effect, Close):
            return
        assert self.texts.has("en", effect.text), effect.text
        assert all(self.texts.has("en", button.label) for button in effect.buttons), effect.buttons
        for text in (text for part in (*effect.own, *effect.shared) for text in part.words):
            mine = self.written.get(text, who) == who
            assert mine or text in self.released, f"{who} reads {text!r}, which was not released"

    def _record_holds(self) -> None:
        shared = self.world.shared
        assert shared is not None
        assert len(json.dumps(room_document(shared))) < MOST_SHARED
        for side in Side:
            carried = [p for p in shared.promises if p.by is side and p.of is None and PromiseState(p.state) in CARRIED]
            active = [p for p in carried if p.state != PromiseState.OFFERED]
            assert len(active) <= MOST_PROMISES, f"{len(active)} promises are active"
        for promise in shared.promises:
            if PromiseState(promise.state) in BROKEN:
                own = [i for i in shared.items if i.about == promise.ref and i.by is promise.by and i.shown]
                assert any(i.kind in OWN_WORD | {"report"} for i in own), f"{promise.ref} is broken by silence"


Move = Callable[[Walk, str, int], None]
MOVES: tuple[Move, ...] = (
    *(Walk._answers,) * 5,
    *(Walk._goes_on,) * 4,
    *(Walk._taps,) * 4,
    *(Walk._lets_time_pass,) * 2,
    *(Walk._waits_for_what_is_due,) * 3,
    Walk._commands,
    Walk._strays,
    Walk._forges,
    Walk._is_reloaded,
    Walk._early_row,
    Walk._two_workers,
)

NUMBERS = st.lists(st.integers(0, 2**20), min_size=30, max_size=90)


def walk(hurt: str, start: int, numbers: list[int]) -> None:
    places = road(hurt)
    on = Walk(places[start % len(places)].fork())
    try:
        for number in numbers:
            on.move(number)
    finally:
        note("\n".join([f"begins at {on.world.asked('ana')} / {on.world.asked('ben')}", *on.done]))


QUIETLY = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("hurt", PEOPLE)
@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=QUIETLY, database=None)
@given(start=st.integers(0, 10_000), numbers=NUMBERS)
def test_whatever_two_people_do_the_promises_of_the_house_hold(hurt: str, start: int, numbers: list[int]) -> None:
    walk(hurt, start, numbers)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("hurt", PEOPLE)
@settings(max_examples=3000, deadline=None, suppress_health_check=QUIETLY, database=None)
@given(start=st.integers(0, 10_000), numbers=NUMBERS)
def test_the_promises_hold_on_many_more_walks(hurt: str, start: int, numbers: list[int]) -> None:
    walk(hurt, start, numbers)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("said", ["not-yet", "nothing"])
def test_nobody_is_chased_after_a_not_yet_or_no_answer(said: str) -> None:
    """Months in which only the clock acts: what was left open is not asked again by itself."""
    world = World.willing()
    for _ in goes_on_together(world):
        if world.asked("ana") == "understand.felt":
            break
    world.heard("ana")
    focus = world.room("ana").focus
    assert focus is not None
    world.taps("ana", said, focus.turn)
    if said == "not-yet":
        world.answers("ana")
    world.commands("ben", "pause")
    world.forget_what_was_told()
    since: datetime = world.now
    world.pass_time(timedelta(days=120))
    asked = [told.effect.text for told in world.told["ana"] if isinstance(told.effect, Say)]
    assert not [text for text in asked if text.startswith("understand-felt")]
    assert world.now - since == timedelta(days=120)
    assert set(asked) <= {"knock", "knock-for-you", "rest", "shared-resting", "resting", "step-understand"} | {
        text for text in asked if "rest" in text
    }
