"""The words that are always available, whatever is open."""

from __future__ import annotations

from collections.abc import Callable

from core import asking, forms
from core.acts import chart, going_on, keep
from core.agenda import Open, agenda, next_open
from core.calendar import wall
from core.desk import Desk
from core.effects import Button, DropWords, Moment, Term
from core.events import Commanded
from core.gates import key
from core.gates.keep import listed
from core.state import COUPLE_TRACK, Focus, Promise, Waiting
from core.visible import View
from core.words import Act, Kind, Step

NOT_BUILT = frozenset(
    {"export", "sweep"}
)  # branches that later parts of the product build; until then each gets a kind answer


def handle(desk: Desk, event: Commanded) -> None:
    """Give a command its answer; one that is not known gets the list of those that are."""
    name = event.name
    if name in NOT_BUILT:
        desk.say("not-built")
        asking.ask_again(desk)
    elif form := next(forms.of_command(desk, name), None):
        _form(desk, form)
    else:
        COMMANDS.get(name, _unknown)(desk)


def _form(desk: Desk, form: Step) -> None:
    """A form opened by its command: at once, or after "which one?" when it can be about several things."""
    if not forms.can_begin(desk, form):
        desk.say(f"{form.id}-not-now")
        asking.ask_again(desk)
    else:
        begin(desk, form)


def begin(desk: Desk, form: Step) -> None:
    """Open a form that can be opened: at once, or after "which one?" when it can be about several things."""
    found = [about for about in forms.subjects(desk, form) if about] if form.about else [None]
    if len(found) == 1:
        leave_floor(desk)
        forms.begin(desk, form.id, subject=found[0])
        asking.settle(desk)
    else:
        for about in found:
            _which(desk, form, about)


def _which(desk: Desk, form: Step, about: str | None) -> None:
    """One of the things a form could be about, with its button."""
    buttons, view = (Button(form.id, f"menu-{form.id}"),), desk.view
    if view is not None and about is not None and any(breach.id == about for breach in view.breaches):
        kind, role = asking.breach_kind(view, about), asking.role_here(desk, about)
        forms.lay_out(desk, "which-breach", buttons, about, kind=kind, role=role)
    else:
        forms.lay_out(desk, "which-one", buttons, about, shared=asking.words_of(desk, about))


def _more(desk: Desk) -> None:
    """What can be begun now, as buttons; what has the floor keeps it."""
    buttons = forms.menu(desk)
    forms.lay_out(desk, "more" if buttons else "more-nothing", buttons)


def _unknown(desk: Desk) -> None:
    desk.say("unknown-command")
    asking.ask_again(desk)


def _start(desk: Desk) -> None:
    """`/start`, and `status`: where am I, and what is open for me."""
    if not desk.room.steps:
        asking.settle(desk)
        return
    _status(desk)


def _status(desk: Desk) -> None:
    desk.change(timeout=False)
    left: tuple[Button, ...] = ()
    if next_open(desk.story, desk.room, desk.view) is None:
        asking.clear_asides(desk)
    elif any(position.aside for position in desk.room.positions.values()):
        left = (Button("left", "label-left"),)
    turn = desk.new_turn() if left else None
    if turn is not None:
        desk.wait(Waiting(turn=turn, opens="left"))
    desk.say("status", step=asking.where(desk), held=len(desk.room.held), buttons=left, turn=turn)
    focus, first = desk.room.focus, next_open(desk.story, desk.room, desk.view)
    if focus is not None and (first is None or (focus.track, focus.ask, focus.about) == first.place):
        asking.ask_again(desk)
    else:
        leave_floor(desk)
        _first_or_quiet(desk, first)


def take_up_what_was_left(desk: Desk) -> None:
    """What was put aside comes back, the first of it at once."""
    left = {(track, name) for track, position in desk.room.positions.items() for name in position.aside}
    asking.clear_asides(desk)
    found = next((o for o in agenda(desk.story, desk.room, desk.view) if (o.track, o.key) in left), None)
    leave_floor(desk)
    if found is not None and found.ask.kind is not Kind.OPEN:
        asking.put(desk, found)
    else:
        asking.settle(desk)


def _first_or_quiet(desk: Desk, first: Open | None) -> None:
    """What is open; with nothing open, an earlier answer that may be given anew, if there is one."""
    quiet = next_open(desk.story, desk.room, desk.view, quiet=True) if first is None else None
    if quiet is not None:
        asking.put(desk, quiet)
    else:
        asking.settle(desk)


def _cancel(desk: Desk) -> None:
    focus = desk.room.focus
    if focus is None:
        desk.say("resting")
        return
    desk.close(focus.turn, None)
    desk.focus_on(None)
    if ":" in focus.track:
        drafts = desk.position(focus.track).drafts.values()
        desk.do(*(DropWords(piece.ref) for pieces in drafts for piece in pieces))  # nobody can come back to them
        desk.drop_track(focus.track)
        desk.say("cancelled")
        return
    desk.put_aside(focus.track, key(focus.ask, focus.about))
    desk.say("set-aside")


def _back(desk: Desk) -> None:
    """One question back on the same track; never behind a release or something opened."""
    focus = desk.room.focus
    track = focus.track if focus else COUPLE_TRACK
    last = next(iter(reversed(desk.position(track).done)), None)
    if last is None or not _can_go_back(desk, last):
        desk.say("no-way-back")
        asking.ask_again(desk)
        return
    if focus is not None:
        desk.close(focus.turn, None)
    desk.undo(track, last)
    desk.focus_on(None)
    asking.settle(desk)


def _can_go_back(desk: Desk, done: str) -> bool:
    ask = desk.story.ask(done.partition("@")[0])
    acted = ask.act not in {None, Act.COMES_AGAIN} or any(choice.act for choice in ask.choices)
    return ask.kind not in {Kind.SHARE, Kind.OPEN} and (not acted or ask.id == "welcome.door")


def _help(desk: Desk) -> None:
    desk.say("help")


def _privacy(desk: Desk) -> None:
    desk.say("privacy")


def _now(desk: Desk) -> None:
    """Help for a hard moment, whatever is open: the words at once, then a short menu; a time-out goes on."""
    desk.say("now")
    if desk.room.left:
        return
    _take_floor(desk)
    for track in [name for name in desk.room.positions if name.startswith("now:")]:
        desk.drop_track(track)
    forms.begin(desk, "now")
    asking.settle(desk)


def _group(desk: Desk) -> None:
    """How the two come to have a room for three."""
    desk.say("group-how" if desk.view is not None else "group-how-not-yet", place=1)
    asking.ask_again(desk)


def _pause(desk: Desk) -> None:
    desk.change(paused=True)
    desk.say("paused")


def _resume(desk: Desk) -> None:
    desk.change(paused=False)
    desk.say("resumed")
    asking.settle(desk)


def _check_in(desk: Desk) -> None:
    leave_floor(desk)
    going_on.start_check_in(desk)
    asking.settle(desk)


def leave_floor(desk: Desk) -> None:
    """A form the person opens takes the floor; what was open comes back after it."""
    desk.change(timeout=False)
    _take_floor(desk)


def _take_floor(desk: Desk) -> None:
    focus: Focus | None = desk.room.focus
    if focus is not None:
        desk.close(focus.turn, None)
        desk.focus_on(None)


def _promise(desk: Desk) -> None:
    if "discuss" not in asking.open_steps(desk):
        desk.say("promise-not-yet")
        asking.ask_again(desk)
        return
    breach = next(track for track, step in asking.open_tracks(desk) if step == "discuss")
    leave_floor(desk)
    keep.start_promise(desk, breach)
    asking.settle(desk)


def _promises(desk: Desk) -> None:
    view = desk.view
    if view is None or not view.promises:
        desk.say("promises-none")
        return
    for promise in listed(view):
        _list(desk, view, promise)


def _list(desk: Desk, view: View, promise: Promise) -> None:
    """One promise of the list, with the forms that can be opened about it. Where its own clock shows another time than
    the reader's, both are told."""
    at, here = promise.ends_at or promise.due_at, desk.room.zone or promise.zone
    elsewhere = wall(at, promise.zone).utcoffset() != wall(at, here).utcoffset()
    forms.lay_out(
        desk,
        "promises-one" if promise.rhythm is None else "promises-again",
        forms.menu_about(desk, promise.ref),
        promise.ref,
        shared=asking.words_of(desk, promise.ref),
        after="promise-there" if elsewhere else None,
        due=Moment(at, here),
        there=Moment(at, promise.zone),
        often=Moment(promise.due_at, promise.zone, promise.rhythm),
        state=Term(f"promise-state-{promise.state.replace('_', '-')}"),
        whose="mine" if promise.by is view.me else "theirs",
    )


COMMANDS: dict[str, Callable[[Desk], None]] = {
    "start": _start,
    "status": _status,
    "promise": _promise,
    "promises": _promises,
    "checkin": _check_in,
    "chart": chart.chart,
    "pause": _pause,
    "resume": _resume,
    "privacy": _privacy,
    "now": _now,
    "help": _help,
    "more": _more,
    "group": _group,
    "cancel": _cancel,
    "back": _back,
}
