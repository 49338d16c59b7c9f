"""What an answer does: each kind of ask, each kind of input, always with a kind word when it does not fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from core.effects import Button, DropWords, Moment, Note, Say, SetDue
from core.kernel import forms, heard, moment, releases
from core.kernel.agenda import Open
from core.kernel.buttons import buttons, meanings_of, text_id
from core.kernel.context import StepContext
from core.kernel.floor import ask_again, give_floor, name_breach, settle
from core.kernel.words import Ask, AskKind, Choice, Release, Then
from core.meaning import kept
from core.state import Focus, Item, Meaning, Opens, Phase, Waiting
from core.values import Key, Track, due_key, key


def choose(context: StepContext, choice: str) -> None:
    """A button, or a word that means one, for the ask that has the floor."""
    focus = context.room.focus
    assert focus is not None
    found = next((button for button in buttons(context) if button.choice == choice), None)
    if found is None:
        context.say("old-button")
        ask_again(context)
        return
    context.close(focus.turn, found.label, found.moment)
    _chosen(context, focus, choice)


def _chosen(context: StepContext, focus: Focus, choice: str) -> None:
    ask, name = context.ask_of(focus), key(focus.ask, focus.about)
    if choice == "later":
        set_aside(context, focus)
    elif focus.phase is Phase.KNOCK:
        open_gently(context, focus)
    elif focus.phase is Phase.READY:
        _ready(context, focus, choice)
    elif focus.phase is Phase.CONFIRM:
        _confirmed(context, focus, choice)
    elif focus.phase is Phase.CHANGE:
        _write_again(context, focus, choice)
    elif ask.kind is AskKind.SHARE:
        _preview_chosen(context, focus, choice)
    elif choice == "as-it-was":
        _keep_as_it_was(context, focus, name)
    elif choice == "skip" and ask.optional:
        forget_before(context, focus.track, name)
        context.done(focus.track, name)
        settle(context)
    elif ask.kind is AskKind.LETTER:
        _letter_chosen(context, focus, choice)
    elif ask.kind is AskKind.SCALE:
        answer(context, focus, choice)
    else:
        _one_of(context, focus, ask, next(c for c in ask.choices if c.id == choice))


def _one_of(context: StepContext, focus: Focus, ask: Ask, choice: Choice) -> None:
    if choice.says:
        context.say(f"{text_id(ask.id)}-{choice.id}")
    if choice.then is Then.AGAIN:
        _again(context, focus, choice)
        return
    context.do(Note(ask.id, choice.id))
    withheld = _cannot_be_shared(context, ask, choice)
    if choice.then is Then.ASIDE or withheld:
        context.act(focus, choice.act, choice.id)
        if withheld and not choice.says:
            context.say("answer-noted")  # they answered; that it is left would tell on them
        set_aside(context, focus, said=choice.says or withheld)
        return
    answer(context, focus, choice.id, chosen=choice)


def _again(context: StepContext, focus: Focus, choice: Choice) -> None:
    """The same ask once more; what the choice opened comes before it."""
    context.focus_on(None)
    if choice.act is not None:
        context.act(focus, choice.act, choice.id)
        settle(context)
    else:
        give_floor(context, Open(focus.track, context.ask_of(focus), focus.about), again=True)


def _cannot_be_shared(context: StepContext, ask: Ask, choice: Choice) -> bool:
    """Whether a private answer would hold this answer back while another one could be given: then it is left for later,
    and can still be turned into a "not yet"."""
    asks = context.story.step_of(ask).asks
    releases_of = (other.release for other in asks if other.release is not None and ask.id in other.parts)
    return any(
        release.refusals
        and choice.id not in (*release.refusals, "nothing")
        and context.story.holds_back(context.room, release)
        for release in releases_of
    )


def answer(context: StepContext, focus: Focus, value: str | None, chosen: Choice | None = None) -> None:
    """The ask is answered: remember it, set going what hangs on it, and go on. `chosen`: by a choice, noted already."""
    name = key(focus.ask, focus.about)
    forget_before(context, focus.track, name)
    if value is not None:
        context.pick(focus.track, name, value)
        if chosen is None:
            context.do(Note(focus.ask, value))
    context.done(focus.track, name)
    context.focus_on(None)
    if (family := (chosen.heard if chosen else None) or context.ask_of(focus).heard) is not None:
        heard.say(context, family)
    said = len(context.effects)
    context.act(focus, (chosen.act if chosen else None) or context.ask_of(focus).act, value)
    if chosen is None or not chosen.comes_back:
        settle(context, told=any(isinstance(effect, Say) for effect in context.effects[said:]))


def set_aside(context: StepContext, focus: Focus, *, said: bool = False) -> None:
    """Leave an ask for later. What else is open comes next; with nothing else, or after something heavy, it rests.
    `said`: it was answered."""
    context.put_aside(focus.track, key(focus.ask, focus.about))
    context.focus_on(None)
    if moment.wanted(context) is None and not said:
        context.say("set-aside")
    settle(context, told=True)


def open_gently(context: StepContext, focus: Focus) -> None:
    """The tap on a knock. What may hurt is shown after "is now a good time?"."""
    if not context.ask_of(focus).gently:
        open_now(context, focus)
        return
    turn = context.new_turn()
    context.focus_on(Focus(track=focus.track, ask=focus.ask, about=focus.about, turn=turn, phase=Phase.READY))
    ask_again(context)


def _ready(context: StepContext, focus: Focus, choice: str) -> None:
    """Now, this evening, or not alone: then it waits, and nothing else is asked in its place."""
    if choice == "read":
        open_now(context, focus)
        return
    name = key(focus.ask, focus.about)
    context.put_aside(focus.track, name)
    moment.be_quiet(context, focus.track, focus.about)
    context.focus_on(None)
    if choice == moment.THIS_EVENING:
        context.do(SetDue(due_key(moment.THIS_EVENING, focus.track, name), context.evening()))
    context.say(f"ready-{choice}")


def open_now(context: StepContext, focus: Focus) -> None:
    """The tap on a knock: show what waits, or ask what waits."""
    ask = context.ask_of(focus)
    context.focus_on(None)
    if ask.kind is not AskKind.OPEN:
        moment.let_go(context)
        give_floor(context, Open(focus.track, ask, focus.about))
        return
    moment.begin(context, focus.track, focus.about, ask.after)
    _show(context, focus)
    context.shown = focus.about
    context.done(focus.track, key(focus.ask, focus.about))
    settle(context)


def _show(context: StepContext, focus: Focus) -> None:
    """Show what was released: its words, under those of the thing it is about where the step quotes that."""
    assert context.view is not None
    assert focus.about is not None
    name_breach(context, focus.track)
    ask, item = context.ask_of(focus), context.view.item(focus.about)
    if ask.opener is not None:
        context.story.tables.openers[ask.opener](context, focus, context.view, item)
    else:
        assert item is not None
        show_item(context, focus, item)


def show_item(context: StepContext, focus: Focus, item: Item) -> None:
    """The words of a release, with the text of the ask that opens it."""
    ask, release = context.ask_of(focus), context.story.release(item.kind)
    about = context.story.quoted(context.view, item.about) if context.story.step_of(ask).quotes else ()
    if {part.ask for part in about} & {part.ask for part in item.parts}:
        about = ()  # an earlier wording of the same
    headed = release is not None and release.headed
    context.say(text_id(ask.id), shared=about + item.parts, headed=headed, once=True, about=focus.about)


def _confirmed(context: StepContext, focus: Focus, choice: str) -> None:
    ask = context.ask_of(focus)
    if choice == "change":
        context.focus_on(None)
        give_floor(context, Open(focus.track, ask, focus.about))
    elif ask.kind is AskKind.CHOICE:
        context.act(focus, ask.hour, choice)
    elif choice in focus.zones:
        to_confirm(context, focus, value=choice)
    elif ask.kind is AskKind.PLACE:
        context.change(zone=focus.value)
        answer(context, focus, None)
    else:
        _take_moment(context, focus, meanings_of(focus)[choice == "second"])


def _take_moment(context: StepContext, focus: Focus, meant: Meaning) -> None:
    """The moment that was confirmed; one that passed while its echo lay open is asked for again."""
    if meant.at > context.event.at:
        answer(context, focus, kept(meant))
        return
    context.say("moment-past")
    context.focus_on(None)
    give_floor(context, Open(focus.track, context.ask_of(focus), focus.about))


def _preview_chosen(context: StepContext, focus: Focus, choice: str) -> None:
    past = releases.past_moment(context, focus)
    if choice in {"share", "morning"} and past is not None:
        context.say("moment-past-meanwhile")
        _write_again(context, focus, past)
    elif choice in {"share", "morning"}:
        context.focus_on(None)
        ref, shows_at = releases.confirm(context, focus, morning=choice == "morning")
        _say_held(context, ref, shows_at, context.ask_of(focus).release)
        context.act(focus, context.ask_of(focus).act, choice)
        _after_sharing(context, focus)
    else:
        _change_something(context, focus)


def _change_something(context: StepContext, focus: Focus) -> None:
    """Which part of the preview is to be written again; with one part there is nothing to ask."""
    parts = releases.changeable(context, focus)
    if len(parts) == 1:
        _write_again(context, focus, parts[0])
        return
    turn = context.new_turn()
    context.focus_on(Focus(track=focus.track, ask=focus.ask, about=focus.about, turn=turn, phase=Phase.CHANGE))
    ask_again(context)


def _say_held(context: StepContext, ref: str, shows_at: datetime, release: Release | None) -> None:
    """Waiting has a face: whose it is and when, how it comes back, and what can be done meanwhile."""
    assert release is not None
    turn = context.new_turn()
    context.wait(Waiting(turn=turn, opens=Opens.TAKE_BACK, about=ref))
    offered = (form for form in context.story.forms if form.id in release.meanwhile and forms.can_begin(context, form))
    meanwhile = (Button(form.id, f"menu-{form.id}") for form in offered)
    minutes = max(1, round((shows_at - context.event.at) / timedelta(minutes=1)))
    context.say(
        "held-sealed" if release.sealed or minutes > 90 else "held",
        minutes=minutes,
        shows=Moment(shows_at, context.room.zone or "UTC"),
        buttons=(Button("take-back", "label-take-back"), *meanwhile),
        turn=turn,
    )


def _after_sharing(context: StepContext, focus: Focus) -> None:
    """What was said of the hold is word enough when nothing else is open; after something heavy nothing is asked."""
    release = context.ask_of(focus).release
    if release is not None and release.heavy:
        moment.be_quiet(context, focus.track, focus.about)
    settle(context, told=True)


def _write_again(context: StepContext, focus: Focus, part: str) -> None:
    """A part is asked anew. What it said stands above the question, and goes when the new words are whole."""
    name, position = key(part, focus.about), context.position(focus.track)
    if name in position.drafts:
        drafts = {other: pieces for other, pieces in position.drafts.items() if other != name}
        context.set_position(focus.track, drafts=drafts, before={**position.before, name: position.drafts[name]})
    context.undo(focus.track, name)
    context.focus_on(None)
    give_floor(context, Open(focus.track, context.story.ask(part), focus.about))


def _keep_as_it_was(context: StepContext, focus: Focus, name: Key) -> None:
    """The old words stay; what was begun of new ones goes."""
    forget_draft(context, focus.track, name)
    position = context.position(focus.track)
    before = {other: pieces for other, pieces in position.before.items() if other != name}
    context.set_position(focus.track, drafts={**position.drafts, name: position.before[name]}, before=before)
    answer(context, focus, None)


def forget_before(context: StepContext, track: Track, name: Key) -> None:
    """What this part said before goes: its new words are whole, or it is left out."""
    before = context.position(track).before
    context.do(*(DropWords(piece.ref) for piece in before.get(name, ())))
    if name in before:
        context.set_position(track, before={other: pieces for other, pieces in before.items() if other != name})


def forget_draft(context: StepContext, track: Track, name: Key) -> None:
    """The words of this part of a draft go."""
    drafts = context.position(track).drafts
    context.do(*(DropWords(piece.ref) for piece in drafts.get(name, ())))
    context.set_position(track, drafts={other: pieces for other, pieces in drafts.items() if other != name})


def _letter_chosen(context: StepContext, focus: Focus, choice: str) -> None:
    name = key(focus.ask, focus.about)
    if choice == "done":
        for piece in context.position(focus.track).drafts.get(name, ()):
            context.do(Note(focus.ask, f"words:{piece.ref}"))
        answer(context, focus, None)
    else:
        forget_draft(context, focus.track, name)
        context.focus_on(None)
        give_floor(context, Open(focus.track, context.ask_of(focus), focus.about))


def to_confirm(
    context: StepContext,
    focus: Focus,
    *,
    value: str | None = None,
    meanings: tuple[Meaning, ...] = (),
    zones: tuple[str, ...] = (),
) -> None:
    """Echo what was read; it counts once it is confirmed."""
    turn = context.new_turn()
    echoed = replace(focus, turn=turn, phase=Phase.CONFIRM, value=value, meanings=meanings, zones=zones)
    context.focus_on(echoed)
    ask_again(context)
