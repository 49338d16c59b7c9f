"""How an open ask is put to the person: the question, its buttons, and the quiet knock for what can wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from core import forms, sharing
from core.agenda import Open, agenda, forms_in_use, next_open, scene, step_is_open, tracks
from core.calendar import wall
from core.desk import Desk
from core.effects import Button, Clock, Moment, Part, Term
from core.gates import key
from core.meaning import moment, rule_of
from core.state import COUPLE_TRACK, Focus, Meaning, Phase, Waiting
from core.visible import View
from core.words import Ask, Choice, Kind

FRESH = timedelta(minutes=10)
MOST_SUMMED = 5
# Messages with buttons that announced nothing.
NO_KNOCKS = frozenset({"take-back", "form", "left", "away", "stop-link"})
AWAY_LABELS = {"check-in": "away-check-in"}
YES_OR_CHANGE = (Button("yes", "label-yes"), Button("change", "label-change"))
OPEN_OR_LATER = (Button("open", "label-open"), Button("later", "label-later"))


def text_id(ask: str) -> str:
    """The catalogue's id of an ask's text."""
    return ask.replace(".", "-")


def settle(desk: Desk) -> None:
    """After something the person did: put the next open ask, or say that nothing is open."""
    _end_forms(desk)
    found = next_open(desk.story, desk.room, desk.view)
    if desk.rest or desk.room.left or (desk.room.timeout and not _at_every_moment(found)):
        desk.focus_on(None)
        return
    if found is None:
        desk.focus_on(None)
        desk.say("resting")
    elif found.ask.kind is Kind.OPEN:
        knock(desk, found)
    else:
        put(desk, found)


def _at_every_moment(found: Open | None) -> bool:
    """Whether this is the help for a hard moment, which a time-out does not keep away."""
    return found is not None and found.ask.step == "now"


def settle_quietly(desk: Desk, news: str | None) -> None:
    """After something the person did not do: at most a knock, and never over an open question.

    `news` is what came: the reference of a thing, or the name of a timer. With a question on the floor only
    that is announced; with none, whatever is open next.
    """
    if desk.room.paused or desk.room.timeout:
        return
    focus = desk.room.focus
    if focus is None:
        found = next_open(desk.story, desk.room, desk.view)
        if found is not None:
            knock(desk, found)
    elif news is not None and (found := _about(desk, news)) is not None:
        if focus.phase is Phase.KNOCK:
            _knock_anew(desk, focus)
        elif not desk.waits(found.ask.id, found.about):
            _knock_beside(desk, found)


def _about(desk: Desk, news: str) -> Open | None:
    """The open ask that this news is about, if there is one."""
    for found in agenda(desk.story, desk.room, desk.view):
        if news in {found.about, found.key, key("slept", found.about)} or f"ripe:{news}" in found.ask.when:
            return found
    return None


def _knock_anew(desk: Desk, focus: Focus) -> None:
    """More has come while a knock waits: one knock stays, at the bottom of the screen; a fresh one serves for both."""
    if focus.since is not None and desk.event.at - focus.since < FRESH:
        return
    desk.close(focus.turn, None)
    knock(desk, Open(focus.track, desk.ask_of(focus), focus.about))


def _knock_beside(desk: Desk, found: Open) -> None:
    turn = desk.new_turn()
    desk.wait(Waiting(turn=turn, opens=found.ask.id, track=found.track, about=found.about))
    desk.knock("knock", OPEN_OR_LATER, turn)


def knock(desk: Desk, found: Open) -> None:
    """Say that something waits, without a word on what it is: it may show on a locked screen."""
    turn = desk.new_turn()
    desk.focus_on(
        Focus(track=found.track, ask=found.ask.id, about=found.about, turn=turn, phase=Phase.KNOCK, since=desk.event.at)
    )
    desk.knock("knock", OPEN_OR_LATER, turn)


def sum_up(desk: Desk) -> None:
    """After a time in which nothing could be written: one message for all that waits, with a button for each."""
    if desk.room.paused or desk.room.timeout:
        return
    desk.hush = True
    settle_quietly(desk, None)
    desk.effects.clear()
    found = tuple(_waits_for_a_tap(desk))[-MOST_SUMMED:]
    if found:
        turn = desk.new_turn()
        desk.wait(Waiting(turn=turn, opens="away"))
        desk.say("away", buttons=(*found, Button("later", "label-later")), turn=turn)


def _waits_for_a_tap(desk: Desk) -> Iterator[Button]:
    """Each thing that was knocked for and not taken up, once; its choice is the turn of its knock."""
    seen = set()
    for waiting in reversed(desk.room.waiting):
        label = f"away-{waiting.about}" if waiting.opens == "begin" else AWAY_LABELS.get(waiting.opens, "away-other")
        if waiting.opens not in NO_KNOCKS and (waiting.opens, waiting.about) not in seen:
            seen.add((waiting.opens, waiting.about))
            yield Button(str(waiting.turn), label)
    if desk.room.focus is not None and desk.room.focus.phase is Phase.KNOCK:
        yield Button(str(desk.room.focus.turn), "label-open")


def knock_with(desk: Desk, text: str, form: str) -> None:
    """A knock that opens a form when it is tapped, and leaves the floor where it is."""
    turn = desk.new_turn()
    desk.wait(Waiting(turn=turn, opens="begin", about=form))
    desk.knock(text, OPEN_OR_LATER, turn)


def put(desk: Desk, found: Open) -> None:
    """Give an ask the floor and ask it. Before a hard release, at most once a day: is it still safe?"""
    if found.ask.release is not None and found.ask.release.careful and not desk.room.asked_safe:
        forms.begin(desk, "changed")
        found = next_open(desk.story, desk.room, desk.view) or found
    introduce(desk, found)
    name_breach(desk, found.track)
    turn = desk.new_turn()
    desk.focus_on(Focus(track=found.track, ask=found.ask.id, about=found.about, turn=turn))
    ask_again(desk)


def name_breach(desk: Desk, track: str) -> None:
    """With several breaches, say which one it is about, whenever that changes."""
    view, id = desk.view, scene(desk.room, desk.view, track).breach
    if view is None or id is None or len(view.breaches) < 2 or desk.room.spoke_of == id:
        return
    desk.change(spoke_of=id)
    desk.say("about-breach", kind=breach_kind(view, id), role=role_here(desk, id))


def breach_kind(view: View, id: str) -> Term:
    """What a breach is about, in a word of the catalogue."""
    return Term(f"breach-kind-{next(breach.kind for breach in view.breaches if breach.id == id)}")


def introduce(desk: Desk, found: Open) -> None:
    """Say what a step is for, once, when its first question comes."""
    mark = f"{found.track}/{found.ask.step}"
    if mark in desk.room.steps or ":" in found.track:
        return
    desk.change(steps=(*desk.room.steps, mark))
    desk.say(f"step-{found.ask.step}", role=role_here(desk, found.track))


def ask_again(desk: Desk) -> None:
    """Ask what has the floor, under the same turn, so that older copies of its buttons stay good."""
    focus = desk.room.focus
    if focus is None:
        desk.say("resting")
        return
    ask = desk.ask_of(focus)
    if focus.phase is Phase.KNOCK:
        desk.say("knock", buttons=OPEN_OR_LATER, turn=focus.turn)
    elif focus.phase is Phase.CONFIRM:
        _echo(desk, focus)
    elif focus.phase is Phase.CHANGE:
        desk.say("change-what", buttons=buttons(desk), turn=focus.turn)
    elif ask.kind is Kind.SHARE:
        sharing.preview(desk, focus, buttons(desk))
    else:
        desk.say(
            text_id(ask.id),
            own=_own_words(desk, focus),
            shared=words_of(desk, focus.about or scene(desk.room, desk.view, focus.track).subject),
            after="letter-open" if _draft(desk, focus) else "place-how" if ask.kind is Kind.PLACE else None,
            buttons=buttons(desk),
            turn=focus.turn,
            writes=ask.kind in {Kind.LINE, Kind.LETTER},
            role=role_here(desk, focus.track),
        )


def _own_words(desk: Desk, focus: Focus) -> tuple[Part, ...]:
    """The private words that this ask shows to their author again, of this form or kept by the story."""
    about = focus.about or scene(desk.room, desk.view, focus.track).subject
    made = []
    for ask in desk.ask_of(focus).shows:
        drafts = {**desk.position(COUPLE_TRACK).drafts, **desk.position(focus.track).drafts}
        pieces = drafts.get(key(ask, about)) or drafts.get(ask, ())
        made += [Part(ask=ask, words=tuple(piece.ref for piece in pieces))] if pieces else []
    return tuple(made)


def _draft(desk: Desk, focus: Focus) -> bool:
    return bool(desk.position(focus.track).drafts.get(key(focus.ask, focus.about)))


def words_of(desk: Desk, about: str | None) -> tuple[Part, ...]:
    """The promise of this reference, or the one a release is about, in its author's words; else nothing."""
    said = desk.view.item(about or "") if desk.view else None
    promise = (desk.view.promise(about) or desk.view.promise(said.about if said else None)) if desk.view else None
    item = desk.view.item(promise.words or promise.ref) if desk.view and promise else None
    return tuple(part for part in item.parts if part.ask == "promise.what") if item else ()


def _echo(desk: Desk, focus: Focus) -> None:
    if desk.ask_of(focus).kind is Kind.PLACE:
        if focus.value is None:
            desk.say("zone-which", buttons=buttons(desk), turn=focus.turn)
            return
        clock = Clock(desk.event.at, focus.value)
        desk.say("zone-echo", buttons=YES_OR_CHANGE, turn=focus.turn, clock=clock, zone=focus.value)
    else:
        _echo_moment(desk, focus)


def _echo_moment(desk: Desk, focus: Focus) -> None:
    """A moment in full, or the two that it may be; the buttons stand for them."""
    told, meant = _moments(desk, focus), meanings_of(focus)
    if len(told) > 1:
        note = next((one.note for one in meant if one.note), None)
        desk.say("moment-two", buttons=buttons(desk), turn=focus.turn, after=note, first=told[0], second=told[1])
        return
    again = meant[0].rule is not None
    text = "moment-echo-rhythm" if again else "moment-echo"
    text = text if meant[0].timed else f"{text}-day"
    first = replace(told[0], rule=None)
    desk.say(text, buttons=buttons(desk), turn=focus.turn, after=meant[0].note, moment=told[0], first=first)


def meanings_of(focus: Focus) -> tuple[Meaning, ...]:
    """The moments that were echoed; a room of an earlier version has one, without a rule."""
    return focus.meanings or ((Meaning(at=datetime.fromisoformat(focus.value)),) if focus.value else ())


def day_echoed(desk: Desk, focus: Focus) -> date | None:
    """The day of the one moment that was echoed with a usual hour."""
    meant = meanings_of(focus)
    return wall(meant[0].at, desk.zone).date() if len(meant) == 1 and not meant[0].timed else None


def _moments(desk: Desk, focus: Focus) -> list[Moment]:
    return [moment(meant, desk.zone, desk.event.at) for meant in meanings_of(focus)]


def _confirm_buttons(desk: Desk, focus: Focus) -> tuple[Button, ...]:
    if focus.zones:
        clocks = [Button(zone, "label-moment", Clock(desk.event.at, zone, named=True)) for zone in focus.zones]
        return (*clocks, Button("change", "label-none-of-these"))
    if len(focus.meanings) < 2:
        return YES_OR_CHANGE
    told = zip(("first", "second"), _moments(desk, focus), strict=True)
    return (*(_reading(choice, moment) for choice, moment in told), Button("change", "label-neither"))


def _reading(choice: str, moment: Moment) -> Button:
    """The button of one of two readings. What comes again is told above: it may be longer than a button can be."""
    return Button(choice, "label-moment", moment) if moment.rule is None else Button(choice, f"label-{choice}")


def buttons(desk: Desk) -> tuple[Button, ...]:
    """The buttons of what has the floor, in order. Typed words and numbers are read against the same list."""
    focus = desk.room.focus
    if focus is None:
        return ()
    ask = desk.ask_of(focus)
    if focus.phase is Phase.KNOCK:
        return OPEN_OR_LATER
    if focus.phase is Phase.CONFIRM:
        return _confirm_buttons(desk, focus)
    if focus.phase is Phase.CHANGE:
        parts = sharing.changeable(desk, focus)
        return (*(Button(part, _name_of(desk, focus, part)) for part in parts), Button("later", "label-later"))
    if ask.kind is Kind.SHARE:
        return sharing.preview_buttons(desk, focus)
    return _of_kind(desk, focus, ask)


def _name_of(desk: Desk, focus: Focus, part: str) -> str:
    """What a part of a preview is called."""
    said = desk.position(focus.track).picks.get(key(part, focus.about))
    is_moment = desk.story.ask(part).kind is Kind.MOMENT
    return "part-recurs" if is_moment and rule_of(said) else f"part-{text_id(part)}"


def _of_kind(desk: Desk, focus: Focus, ask: Ask) -> tuple[Button, ...]:
    if ask.kind is Kind.LETTER and _draft(desk, focus):
        return Button("done", "label-done"), Button("again", "label-start-again")
    found = [_label(ask, choice) for choice in ask.choices]
    if ask.kind is Kind.SCALE:
        found = [Button(str(n), f"number-{n}") for n in range(11)]
    if ask.optional:
        found.append(Button("skip", "label-skip"))
    elif ask.kind is not Kind.CHOICE:
        found.append(Button("later", "label-later"))
    return tuple(found)


def _label(ask: Ask, choice: Choice) -> Button:
    shared = choice.id == "later"
    return Button(choice.id, "label-later" if shared else f"{text_id(ask.id)}.{choice.id}")


def _end_forms(desk: Desk) -> None:
    """A form with nothing left to ask is finished; its track goes, its answers stay in the history.

    One that was put aside, or whose release is still held, stays: it may be needed again. So does one whose words
    cannot be shared for now.
    """
    kept = {where.split("/", 1)[0] for where in desk.room.held.values()}
    if desk.room.stopped or desk.room.heavy:
        kept |= {name for name, position in desk.room.positions.items() if position.drafts and shares(desk, name)}
    kept |= set(forms_in_use(desk.story, desk.room, desk.view))
    for track in [name for name in desk.room.positions if ":" in name and name not in kept]:
        if not desk.position(track).aside:
            form = desk.story.form(track.split(":", 1)[0])
            if not form.silent:
                desk.say(f"{form.id}-finished")
            desk.drop_track(track)


def shares(desk: Desk, track: str) -> bool:
    """Whether the words of this form are meant to be shared in the end."""
    return ":" in track and any(ask.kind is Kind.SHARE for ask in desk.story.form(track.split(":", 1)[0]).asks)


def open_steps(desk: Desk) -> list[str]:
    """The ids of the steps that have opened, in the order of the story."""
    return [step for _, step in open_tracks(desk)]


def open_tracks(desk: Desk) -> list[tuple[str, str]]:
    """The steps that have opened, each with its track."""
    return [
        (track, step.id)
        for track, steps in tracks(desk.story, desk.room, desk.view)
        for step in steps
        if ":" not in track and step_is_open(step, track, desk.room, desk.view)
    ]


def where(desk: Desk) -> Term:
    """The name of the step the person is in: the last one that opened."""
    if desk.view is not None and desk.view.closed is not None:
        return Term(f"where-{desk.view.closed}")
    order = [step.id for step in desk.story.steps]
    return Term(f"step-{max(open_steps(desk), key=order.index)}.name")


def clear_asides(desk: Desk) -> None:
    """Bring back what was put aside on every track, forms included."""
    for track, position in desk.room.positions.items():
        if position.aside:
            desk.change(positions={**desk.room.positions, track: replace(position, aside=())})


def role_here(desk: Desk, track: str) -> str:
    """The person's role on a track, as a word for the texts."""
    role = scene(desk.room, desk.view, track).role
    return role.value if role else "unknown"
