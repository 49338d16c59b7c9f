"""The words that are always available, whatever is open. Features bring the others (`Feature.commands`)."""

from __future__ import annotations

from core.effects import DropWords
from core.events import Commanded
from core.kernel import floor, forms, menus, resting, status
from core.kernel.context import StepContext
from core.kernel.story import Command
from core.kernel.words import AskKind, Step
from core.values import COUPLE_TRACK, Key, ask_of, is_form, key


def handle(context: StepContext, event: Commanded) -> None:
    """Give a command its answer; one that is not known gets the list of those that are."""
    name = event.name
    if form := next(forms.of_command(context, name), None):
        _form(context, form)
    else:
        found = COMMANDS.get(name) or context.story.tables.commands.get(name)
        (found.do if found is not None else _unknown)(context)


def _form(context: StepContext, form: Step) -> None:
    """A form opened by its command: at once, or after "which one?" when it can be about several things."""
    if not forms.can_begin(context, form):
        context.say(f"{form.id}-not-now")
        floor.ask_again(context)
    else:
        menus.begin(context, form)


def _unknown(context: StepContext) -> None:
    context.say("unknown-command")
    floor.ask_again(context)


def _start(context: StepContext) -> None:
    """`/start`, and `status`: where am I, and what is open for me."""
    if not context.room.steps:
        floor.settle(context)
        return
    status.tell(context)


def _cancel(context: StepContext) -> None:
    focus = context.room.focus
    if focus is None:
        resting.say(context)
        return
    context.close(focus.turn, None)
    context.focus_on(None)
    if is_form(focus.track):
        if not any(kept(context, focus.track) for kept in context.story.tables.cancelled):
            written = context.position(focus.track).words
            context.do(*(DropWords(piece.ref) for _, pieces in written for piece in pieces))  # none comes back to them
        context.drop_track(focus.track)
        context.say("cancelled")
        return
    context.put_aside(focus.track, key(focus.ask, focus.about))
    context.say("set-aside")


def _back(context: StepContext) -> None:
    """One question back on the same track; never behind a release or something opened."""
    focus = context.room.focus
    track = focus.track if focus else COUPLE_TRACK
    last = next(iter(reversed(context.position(track).done)), None)
    if last is None or not _can_go_back(context, last):
        context.say("no-way-back")
        floor.ask_again(context)
        return
    if focus is not None:
        context.close(focus.turn, None)
    context.undo(track, last)
    context.focus_on(None)
    floor.settle(context)


def _can_go_back(context: StepContext, done: Key) -> bool:
    ask = context.story.ask(ask_of(done))
    acted = ask.act is not None or any(choice.act for choice in ask.choices)
    return ask.kind not in {AskKind.SHARE, AskKind.OPEN} and (not acted or ask.can_go_back)


def says(text: str) -> Command:
    """A command that says one text, at every moment."""
    return Command(do=lambda context: context.say(text), at_every_moment=True)


COMMANDS: dict[str, Command] = {
    "start": Command(do=_start),
    "status": Command(do=status.tell),
    "more": Command(do=menus.more),
    "cancel": Command(do=_cancel),
    "back": Command(do=_back),
}
