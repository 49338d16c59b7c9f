"""What is open for a person, in the order of the story.

There is no stored "next question": it is read from the story, the room and the view each time. So a question added
to the story finds its place in rooms that are long under way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from core.kernel.gates import GateContext, Things, holds, things
from core.kernel.story import Story
from core.kernel.view import View
from core.kernel.words import Ask, AskKind, Role, Step, TrackKind
from core.state import Position, Room
from core.values import COUPLE_TRACK, LED, Key, Track, breach_of, form_of, is_form, key, subject_of


@dataclass(frozen=True, slots=True)
class Open:
    """One open ask: on which track, about what (None where there is only one)."""

    track: Track
    ask: Ask
    about: str | None

    @property
    def identity(self) -> tuple[Track, str, str | None]:
        """Track, ask and thing: what tells one open ask from another."""
        return self.track, self.ask.id, self.about

    @property
    def key(self) -> Key:
        return key(self.ask.id, self.about)


def tracks(story: Story, room: Room, view: View | None) -> Iterator[tuple[Track, tuple[Step, ...]]]:
    """The tracks of a room and their steps: forms in hand first (the newest has the floor), then the couple,
    then each breach."""
    for name in reversed(room.positions):
        if is_form(name):
            yield name, (story.form(form_of(name)),)
    if room.left:
        return
    yield COUPLE_TRACK, tuple(s for s in story.steps if s.track is TrackKind.COUPLE)
    for breach in view.breaches if view else ():
        yield Track(breach.id), tuple(s for s in story.steps if s.track is TrackKind.BREACH)


def gate_context(story: Story, room: Room, view: View | None, track: Track, about: str | None = None) -> GateContext:
    """Where the gates of a track look. A form knows its breach and its subject by the name of its track."""
    return GateContext(
        story=story,
        room=room,
        view=view,
        position=room.positions.get(track, Position()),
        breach=breach_of(track),
        subject=subject_of(track),
        about=about,
    )


def step_is_open(story: Story, step: Step, track: Track, room: Room, view: View | None) -> bool:
    """Whether a step has opened on a track; a form is open for as long as its track exists."""
    return step.is_form or holds(step.opens, gate_context(story, room, view, track))


def agenda(story: Story, room: Room, view: View | None, *, quiet: bool = False) -> Iterator[Open]:
    """Everything that is open for the person, in the order in which it is asked.

    `quiet`: also what can be answered anew but is never asked of its own accord, so that nobody is chased.
    """
    for track, steps in tracks(story, room, view):
        whole = gate_context(story, room, view, track)
        for step in steps:
            if step.is_form or holds(step.opens, whole):
                yield from _of_step(step, track, whole, quiet)


def forms_in_use(story: Story, room: Room, view: View | None) -> Iterator[Track]:
    """The tracks of forms that have something open."""
    for track in filter(is_form, room.positions):
        form = story.form(form_of(track))
        if next(_of_step(form, track, gate_context(story, room, view, track), quiet=False), None) is not None:
            yield track


def _of_step(step: Step, track: Track, whole: GateContext, quiet: bool) -> Iterator[Open]:
    done, aside = whole.answered, whole.position.aside
    lists: dict[str, Things] = {}
    set_aside: set[tuple[str | None, str | None]] = set()
    for ask, about in _in_order(step, whole, quiet, lists):
        name = key(ask.id, about)
        if name in aside:
            if not ask.optional:  # what may be skipped holds nothing back
                set_aside.add((ask.each, about))
        elif name in done or ((ask.each, about) in set_aside and ask.kind is not AskKind.OPEN):
            continue  # what was put aside holds back what builds on it, never what the partner released
        elif _can_be_asked(found := Open(track, ask, about), whole if about is None else whole.of(about)):
            yield found


def _in_order(
    step: Step, whole: GateContext, quiet: bool, lists: dict[str, Things]
) -> Iterator[tuple[Ask, str | None]]:
    """The asks of a step from top to bottom. Those that follow each other through one list are asked together for each
    thing of it: what was answered about one is shared before the next is asked."""
    for each, run in groupby(step.asks, key=lambda ask: ask.each):
        meant = [ask for ask in run if _is_meant(ask, whole)]
        if each is None:
            yield from ((ask, None) for ask in meant)
            continue
        listed = [(ask, _about_what(ask, whole, quiet, lists)) for ask in meant]
        for about in dict.fromkeys(thing for _, things_of in listed for thing in things_of):
            yield from ((ask, about) for ask, things_of in listed if about in things_of)


def _is_meant(ask: Ask, whole: GateContext) -> bool:
    """What is not for me cannot be asked; put aside, it may still hold back what builds on it."""
    return bool(whole.position.aside) or ask.role is Role.ANYONE or ask.role is whole.role


def _about_what(ask: Ask, whole: GateContext, quiet: bool, lists: dict[str, Things]) -> Things:
    """The things an ask goes through; `lists` remembers those that were looked up in this here."""
    assert ask.each is not None
    each = _listed(ask.each, whole, lists)
    if ask.again is None or not (quiet or ask.kind is not AskKind.CHOICE):  # what follows an answer is never quiet
        return each
    return (*each, *_listed(ask.again, whole, lists))


def _listed(name: str, whole: GateContext, lists: dict[str, Things]) -> Things:
    if name not in lists:
        lists[name] = things(name, whole)
    return lists[name]


def still_open(story: Story, found: Open, room: Room, view: View | None) -> bool:
    """Whether an ask that was put, or is waited for, can still be answered: its step is open, and so is it."""
    if is_form(found.track) and found.track not in room.positions:
        return False
    return step_is_open(story, story.step_of(found.ask), found.track, room, view) and is_open(story, found, room, view)


def is_open(story: Story, found: Open, room: Room, view: View | None) -> bool:
    """Whether this ask is open now, within its step: not answered, meant for this role, all gates holding."""
    here = gate_context(story, room, view, found.track, found.about)
    listed = found.ask.each is None or found.about in _about_what(found.ask, here, True, {})
    return listed and _can_be_asked(found, here)


def _can_be_asked(found: Open, here: GateContext) -> bool:
    """Whether an ask about something that is in its list is open."""
    if found.key in here.answered or not applies(found.ask, here) or _is_over(found, here):
        return False
    return found.ask.kind is not AskKind.SHARE or _ready_to_share(found, here)


def _is_over(found: Open, here: GateContext) -> bool:
    """After parting nothing is asked or released any more; what was released can still be opened."""
    if here.view is None or not here.view.parted or found.ask.kind is AskKind.OPEN:
        return False
    step = here.story.step_of(found.ask)
    return found.ask.kind is AskKind.SHARE or not (step.is_form or step.after_parting)


def applies(ask: Ask, here: GateContext) -> bool:
    """Whether an ask is meant for this person here, answered or not."""
    if ask.role is not Role.ANYONE and ask.role is not here.role:
        return False
    return all(holds(name, here) for name in ask.when)


def still_follows(ask: Ask, here: GateContext) -> bool:
    """Whether a follow-up still follows: "what is missing" does not, once the answer is no longer "partly"."""
    mine = ask.role is Role.ANYONE or ask.role is here.role
    of_answers = here.story.tables.of_answers
    return mine and all(holds(name, here) for name in ask.when if "=" in name or name.removeprefix("!") in of_answers)


def _ready_to_share(found: Open, here: GateContext) -> bool:
    """There is something to share, and a preview was not left half-written."""
    position, keys = here.position, [key(part, found.about) for part in found.ask.parts]
    written = [name for name in keys if name in position.picks or name in position.drafts]
    whole = bool(written) and all(name in position.done or name not in position.drafts for name in keys)
    whole = whole and not any(name in position.before for name in keys)  # nor is one just written anew
    by_themselves = is_form(found.track) and LED not in position.picks
    return whole and (by_themselves or not _withheld(found.ask, here))


def _withheld(ask: Ask, here: GateContext) -> bool:
    """Whether a private answer holds this release back: a quiet day, to whoever looks at the screen.

    Never what the person began themselves by a form, where not coming to the preview would show it; never a refusal, a
    "not yet" or what ends something; those can always be said.
    """
    release = ask.release
    assert release is not None
    if not here.story.holds_back(here.room, release):
        return False
    return not any(here.position.picks.get(key(part, here.about)) in release.refusals for part in ask.parts)


def next_open(story: Story, room: Room, view: View | None, *, quiet: bool = False) -> Open | None:
    """The first open ask, or None when nothing is open. `quiet` as in `agenda`."""
    return next(agenda(story, room, view, quiet=quiet), None)
