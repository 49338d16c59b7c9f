"""The moment: what was just opened, said or happened has the floor until the person lets it go.

The agenda knows what is open; the moment decides what is said. While it lasts, its own next acts come before all else.
When they are done, and it was something heavy, nothing more is asked: one line is said, with a few doors, and what is
next waits for the person or for the next day. It is the person's own state, and nothing of it is ever the partner's.
"""

from __future__ import annotations

from dataclasses import replace

from core.effects import Button, DropDue, SetDue
from core.kernel.agenda import Open, agenda, next_open
from core.kernel.context import StepContext
from core.state import Focus, Opens, Present, Waiting
from core.values import Track, due_key, is_form

OVER = due_key("moment-over")
THIS_EVENING = "this-evening"  # the due row that brings back what was left for this evening
REST = "let-it-rest"  # the door that leaves it at that


def begin(context: StepContext, track: Track, about: str | None, after: str | None = None) -> None:
    """This is what the moment is about now. `after`: it is heavy, and this text is said when its acts are done."""
    beside = tuple(name for name in context.room.positions if is_form(name) and name != track)
    resumes = is_quiet(context)
    context.change(moment=Present(track=track, about=about, after=after, beside=beside, resumes=resumes))


def takes_up(context: StepContext, track: Track) -> None:
    """The person takes up a form that lay beside the moment: it waits no more."""
    moment = context.room.moment
    if moment is not None and track in moment.beside:
        context.change(moment=replace(moment, beside=tuple(name for name in moment.beside if name != track)))


def let_go(context: StepContext) -> None:
    """The person, or the next day, goes on to what comes next."""
    if context.room.moment is not None:
        context.change(moment=None)
        context.do(DropDue(OVER))


def is_quiet(context: StepContext) -> bool:
    """Whether nothing is asked just now."""
    return context.room.moment is not None and context.room.moment.quiet


def wanted(context: StepContext) -> Open | None:
    """What is to be asked next: of the moment while it lasts, else of the whole agenda."""
    moment = context.room.moment
    if moment is None:
        return next_open(context.story, context.room, context.view)
    own = None
    for found in agenda(context.story, context.room, context.view):
        if is_form(found.track) and found.track not in moment.beside:
            return found  # what the person, or an act of the moment, opened beside it
        own = own or (found if _is_own(found, moment) else None)
    return None if moment.quiet else own


def _is_own(found: Open, moment: Present) -> bool:
    """Whether this is one of the moment's own next acts."""
    same = found.track == moment.track and found.about == moment.about
    return same and not found.ask.unhurried and moment.about is not None


def ends(context: StepContext) -> bool:
    """The moment's own acts are done. True when it was heavy, or the day was, so that nothing more is asked."""
    moment = context.room.moment
    if moment is None:
        return False
    if moment.after is None and not (moment.quiet or moment.resumes):
        let_go(context)
        return False
    return True


def rest(context: StepContext, *, told: bool) -> None:
    """Nothing more is asked. `told`: what was just said is word enough; else one line is said, with its doors."""
    moment = context.room.moment
    assert moment is not None
    context.focus_on(None)
    if not moment.quiet:
        be_quiet(context)
    if told or moment.quiet or moment.after is None:
        if not (told or context.has_said):
            context.say("resting-now")  # nobody answers into silence
        return
    doors = context.story.tables.doors
    found = [Button(name, door.label) for name, door in doors.items() if door.stands(context, moment)]
    turn = context.new_turn()
    context.wait(Waiting(turn=turn, opens=Opens.REST, track=moment.track, about=moment.about))
    context.say(moment.after, buttons=(*found, Button(REST, "label-rest")), turn=turn)


def be_quiet(context: StepContext, track: Track | None = None, about: str | None = None) -> None:
    """From here nothing is asked until the person takes something up, or the next day. `track`, `about`: this is what
    the moment is about now."""
    if track is not None:
        begin(context, track, about)
    assert context.room.moment is not None
    context.change(moment=replace(context.room.moment, quiet=True))
    context.do(SetDue(OVER, context.next_morning()))


def still(context: StepContext, text: str, focus: Focus) -> None:
    """A moment that is marked: one message, and nothing under it."""
    context.say(text)
    be_quiet(context, focus.track, focus.about)
