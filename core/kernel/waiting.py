"""Messages with buttons that do not have the floor: a knock, a list, a take-back, the summing up after an absence."""

from __future__ import annotations

from collections.abc import Callable

from core.kernel import answers, away, floor, forms, menus, releases, status
from core.kernel.agenda import Open, still_open
from core.kernel.context import StepContext
from core.kernel.words import Step
from core.state import Focus, Opens, Phase, Present, Waiting

SCREENS = {str(number): number for number in range(1, 10)}  # of one group of `/more`


def tapped(context: StepContext, waiting: Waiting, choice: str) -> None:
    """A button of such a message was pressed."""
    if waiting.opens in TAPPED:
        TAPPED[waiting.opens](context, waiting, choice)
        return
    button = context.story.tables.buttons.get(waiting.opens)
    if button is not None and button.tapped(context, waiting, choice):
        return
    if choice == "open":
        context.close(waiting.turn, "label-open")
        open_waiting(context, waiting)
    else:
        _later(context, waiting)


def _later(context: StepContext, waiting: Waiting) -> None:
    context.close(waiting.turn, "label-later")
    context.say("whenever")


def _left(context: StepContext, waiting: Waiting, choice: str) -> None:
    context.close(waiting.turn, "label-left")
    status.take_up_what_was_left(context)


def _back(context: StepContext, waiting: Waiting, choice: str) -> None:
    """Where we stopped, or something else."""
    if choice == status.ELSE.choice:
        context.close(waiting.turn, status.ELSE.label)
        menus.more(context)
    else:
        context.close(waiting.turn, status.GO_ON.label)
        status.go_on(context)


def _door(context: StepContext, waiting: Waiting, choice: str) -> None:
    """A door under something heavy, which is about that and not what came after it; or leaving it at that. The others
    stay good."""
    door, of = context.story.tables.doors.get(choice), Present(track=waiting.track, about=waiting.about, quiet=True)
    if door is not None and door.stands(context, of):
        door.opened(context, of)
    elif door is not None:
        context.say("old-button")
        floor.ask_again(context)
    else:
        context.close(waiting.turn, "label-rest")
        context.say("resting-now")


def _tapped_summary(context: StepContext, waiting: Waiting, choice: str) -> None:
    """A button of the summary stands for the knock that never came; its other buttons stay good."""
    if choice == "later":
        _later(context, waiting)
        return
    focus, meant = context.room.focus, next((w for w in context.room.waiting if str(w.turn) == choice), None)
    if focus is not None and str(focus.turn) == choice:
        answers.choose(context, "open")
    elif meant is not None and away.knocked(context, meant):
        open_waiting(context, meant)
    else:
        context.say("old-button")
        floor.ask_again(context)


def _open_form(context: StepContext, waiting: Waiting, choice: str) -> None:
    """A button under a list: it opens the form it names, if that is still offered."""
    group, _, screen = choice.removeprefix(forms.IN).partition("-")
    if choice.startswith(forms.IN) and (found := forms.menu_of(context, group, SCREENS.get(screen, 1))):
        context.close(waiting.turn, f"group-{group}")
        forms.lay_out(context, f"more-{group}", found)
        return
    if choice == forms.ANEW:
        _answer_anew(context, waiting)
        return
    command = context.story.tables.commands.get(choice.removeprefix(forms.DO))
    if choice.startswith(forms.DO) and command is not None and command.group is not None:
        context.close(waiting.turn, f"command-{choice.removeprefix(forms.DO)}")
        command.do(context)
        return
    _begin_chosen(context, choice, waiting.about, closes=waiting.turn)


def _begin_chosen(context: StepContext, choice: str, about: str | None, closes: int | None = None) -> None:
    """Open the form of this name, about this thing, if it is still offered. `closes`: the message it was chosen on."""
    found = next((form for form in context.story.forms if form.id == choice), None)
    if found is None or not _still_offered(context, found, about):
        context.say("old-button")
        floor.ask_again(context)
        return
    if closes is not None:
        context.close(closes, f"menu-{choice}", context.day_of(about))
    if about is None:
        menus.begin(context, found)
        return
    floor.leave_floor(context)
    forms.begin(context, choice, subject=about)
    floor.settle(context)


def _answer_anew(context: StepContext, waiting: Waiting) -> None:
    """An answer given before is asked again, because its author wants to."""
    found = forms.answered_before(context)
    context.close(waiting.turn, "menu-anew")
    floor.leave_floor(context)
    if found is None:
        floor.settle(context)
    else:
        floor.give_floor(context, found)


def _still_offered(context: StepContext, form: Step, about: str | None) -> bool:
    return forms.can_begin(context, form) if about is None else forms.offered(context, form, about)


def _take_back(context: StepContext, waiting: Waiting, choice: str) -> None:
    """Back with its author; or one of the forms that are offered while it is held, and it can still be taken back."""
    if choice != "take-back":
        _begin_chosen(context, choice, None)
        return
    taken = releases.take_back(context, waiting.about or "")
    context.close(waiting.turn, "label-take-back" if taken else None)
    context.say("taken-back" if taken else "too-late-to-take-back")


def open_waiting(context: StepContext, waiting: Waiting) -> None:
    """What was knocked for has the floor."""
    context.change(waiting=tuple(w for w in context.room.waiting if w is not waiting))
    button, before = context.story.tables.buttons.get(waiting.opens), frozenset(context.room.positions)
    if waiting.opens == Opens.BEGIN:
        floor.leave_floor(context)
        forms.begin(context, waiting.about or "")
        context.led_to(before)
        floor.settle(context)
        return
    if button is not None and button.opened is not None:
        button.opened(context, waiting)
        context.led_to(before)
        floor.settle(context)
        return
    found = Open(waiting.track, context.story.ask(waiting.opens), waiting.about)
    position = context.position(found.track)
    context.set_position(found.track, aside=tuple(name for name in position.aside if name != found.key))
    if not still_open(context.story, found, context.room, context.view):
        floor.settle(context)
        return
    focus = Focus(track=found.track, ask=found.ask.id, about=found.about, turn=waiting.turn, phase=Phase.KNOCK)
    answers.open_gently(context, focus)


def newest_knock(context: StepContext) -> Waiting | None:
    """What came last beside what has the floor and can still be opened, if anything did."""
    return next((w for w in reversed(context.room.waiting) if away.knocked(context, w) and _opens(context, w)), None)


def _opens(context: StepContext, waiting: Waiting) -> bool:
    """Whether this still leads to something. Whoever has a button of their own for it knows that by themselves."""
    if waiting.opens == Opens.BEGIN or waiting.opens in context.story.tables.buttons:
        return True
    found = Open(waiting.track, context.story.ask(waiting.opens), waiting.about)
    return still_open(context.story, found, context.room, context.view)


def find(context: StepContext, turn: int | None) -> Waiting | None:
    """The message of this turn, if its buttons still do something."""
    return next((w for w in context.room.waiting if w.turn == turn), None)


TAPPED: dict[str, Callable[[StepContext, Waiting, str], None]] = {
    Opens.TAKE_BACK: _take_back,
    Opens.LEFT: _left,
    Opens.BACK: _back,
    Opens.REST: _door,
    Opens.AWAY: _tapped_summary,
    Opens.FORM: _open_form,
}
