"""Who has the floor: how an open ask is asked, the knock for what can wait, what is said when nothing is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.calendar import wall
from core.effects import Part, Term
from core.kernel import forms, moment, releases, resting
from core.kernel.agenda import Open, agenda, forms_in_use, gate_context, next_open, step_is_open, tracks
from core.kernel.buttons import OPEN_OR_LATER, buttons, draft_is_open, echo, said_before, text_id
from core.kernel.context import KNOCK, StepContext
from core.kernel.story import Story
from core.kernel.view import View
from core.kernel.words import Ask, AskKind
from core.state import Focus, Opens, Phase, Waiting
from core.values import COUPLE_TRACK, Track, form_of, is_form, key

FRESH = timedelta(minutes=10)
AT_ONCE = timedelta(minutes=1)


def settle(context: StepContext, *, told: bool = False) -> None:
    """After something the person did: put the next open ask of the moment, or of the agenda, or say that nothing is
    open. `told`: what was just said is word enough where nothing more is asked."""
    _end_forms(context)
    found = moment.wanted(context)
    if context.asks_nothing or context.room.left or (context.room.timeout and not _at_every_moment(context, found)):
        context.focus_on(None)
        return
    if found is None and moment.ends(context):
        moment.rest(context, told=told)
        return
    found = found or moment.wanted(context)  # the moment that had no more acts is over
    if found is None:
        context.focus_on(None)
        if not (told or context.has_said):
            resting.say(context)
    elif found.ask.kind is AskKind.OPEN:
        knock(context, found)
    else:
        give_floor(context, found)


def _at_every_moment(context: StepContext, found: Open | None) -> bool:
    """Whether this is help for a hard moment, which a time-out does not keep away."""
    return found is not None and context.story.step_of(found.ask).at_every_moment


def settle_quietly(context: StepContext, news: str | None) -> None:
    """After something the person did not do: at most a knock, and never over an open question.

    `news` is what came: the reference of a thing, or the name of a timer. With a question on the floor only
    that is announced; with none, whatever is open next.
    """
    if context.room.paused or context.room.timeout:
        return
    focus = context.room.focus
    if focus is None:
        found = _about(context, news) if news else _given(context)
        if found is None and not moment.is_quiet(context):
            found = _given(context) or next_open(context.story, context.room, context.view)
        if found is not None:
            knock(context, found)
    elif news is not None and (found := _about(context, news)) is not None:
        if focus.phase is Phase.KNOCK and knock_text(context, found.ask) == knock_text(context, context.ask_of(focus)):
            _knock_anew(context, focus)
        elif focus.phase is Phase.KNOCK and focus.since is not None and context.event.at - focus.since < AT_ONCE:
            return  # two at one instant are one message; the other is knocked for when the first is done
        elif not context.waits(found.ask.id, found.about):
            _knock_beside(context, found)


def _given(context: StepContext) -> Open | None:
    """What the partner gave and nobody opened yet: it comes before what the companion itself would ask."""
    found = agenda(context.story, context.room, context.view)
    return next((one for one in found if one.ask.kind is AskKind.OPEN), None)


def _about(context: StepContext, news: str) -> Open | None:
    """The open ask that this news is about, if there is one."""
    for found in agenda(context.story, context.room, context.view):
        if news in {found.about, found.key} or _waited_for(news, found):
            return found
    return None


def _waited_for(news: str, found: Open) -> bool:
    """Whether this news is a timer that the ask waited for."""
    timers = (name.removeprefix("ripe:") for name in found.ask.when if name.startswith("ripe:"))
    return any(news == key(timer, found.about) for timer in timers)


def _knock_anew(context: StepContext, focus: Focus) -> None:
    """More has come while a knock waits: one knock stays, at the bottom of the screen; a fresh one serves for both."""
    if _is_fresh(context, focus):
        return
    context.close(focus.turn, None)
    knock(context, Open(focus.track, context.ask_of(focus), focus.about))


def _is_fresh(context: StepContext, focus: Focus) -> bool:
    return focus.since is not None and context.event.at - focus.since < FRESH


def _knock_beside(context: StepContext, found: Open) -> None:
    turn = context.new_turn()
    context.wait(Waiting(turn=turn, opens=found.ask.id, track=found.track, about=found.about))
    context.knock(knock_text(context, found.ask), OPEN_OR_LATER, turn)


def knock_text(context: StepContext, ask: Ask) -> str:
    """The text of a knock: it names the kind of thing, and nothing of what it says; or not even that, for who wishes
    so (it may show on a locked screen)."""
    if context.room.only_here:
        return KNOCK
    return f"knock-{knock_kind(context.story, ask)}"


def knock_kind(story: Story, ask: Ask) -> str:
    """What kind of thing an ask brings: the partner's release by what it is, one's own by what it asks for."""
    if ask.knock is not None:
        return ask.knock
    if ask.kind is AskKind.SHARE:
        return "draft"
    released = (ask.each or "").partition(":")[2] if ask.kind is AskKind.OPEN else ""
    release = story.release(released)
    return release.knock if release is not None else story.step_of(ask).knock


def knock(context: StepContext, found: Open) -> None:
    """Say that something waits, and of what kind it is."""
    turn = context.new_turn()
    context.focus_on(
        Focus(
            track=found.track, ask=found.ask.id, about=found.about, turn=turn, phase=Phase.KNOCK, since=context.event.at
        )
    )
    context.knock(knock_text(context, found.ask), OPEN_OR_LATER, turn)


def leave_floor(context: StepContext) -> None:
    """A form the person opens takes the floor; what was open comes back after it."""
    context.change(timeout=False)
    take_floor(context)


def take_floor(context: StepContext) -> None:
    """Nothing has the floor any more; a time-out goes on."""
    focus = context.room.focus
    if focus is not None:
        context.close(focus.turn, None)
        context.focus_on(None)


def knock_with(context: StepContext, text: str, form: str) -> None:
    """A knock that opens a form when it is tapped, and leaves the floor where it is."""
    turn = context.new_turn()
    context.wait(Waiting(turn=turn, opens=Opens.BEGIN, about=form))
    context.knock(text, OPEN_OR_LATER, turn)


def give_floor(context: StepContext, found: Open, *, again: bool = False) -> None:
    """Give an ask the floor and ask it. Before a hard release, at most once a day: is it still safe? `again`: it was
    asked just now, and may be asked in fewer words."""
    if found.ask.release is not None and found.ask.release.careful:
        for form in filter(None, (before(context.room) for before in context.story.tables.careful)):
            forms.begin(context, form)
            found = moment.wanted(context) or found
    if moment.is_quiet(context) and not is_form(found.track):
        moment.let_go(context)  # they took it up themselves
    introduce(context, found)
    name_breach(context, found.track)
    turn = context.new_turn()
    context.focus_on(Focus(track=found.track, ask=found.ask.id, about=found.about, turn=turn))
    ask_again(context, briefly=again and found.ask.briefly)


def name_breach(context: StepContext, track: Track) -> None:
    """With several breaches, say which one it is about, whenever that changes."""
    view, id = context.view, gate_context(context.story, context.room, context.view, track).breach
    if view is None or id is None or len(view.breaches) < 2 or context.room.spoke_of == id:
        return
    context.change(spoke_of=id)
    context.say("about-breach", kind=breach_kind(view, id), role=role_here(context, track))


def breach_kind(view: View, id: str) -> Term:
    """What a breach is about, in a word of the catalogue."""
    return Term(f"breach-kind-{view.breach(id).kind}")


def introduce(context: StepContext, found: Open) -> None:
    """Say what a step is for, once, when its first question comes."""
    step = context.story.step_of(found.ask).id
    mark = f"{found.track}/{step}"
    if mark in context.room.steps or is_form(found.track):
        return
    context.change(steps=(*context.room.steps, mark))
    context.say(f"step-{step}", role=role_here(context, found.track))


def ask_again(context: StepContext, *, briefly: bool = False) -> None:
    """Ask what has the floor, under the same turn, so that older copies of its buttons stay good. `briefly`: in fewer
    words."""
    focus = context.room.focus
    if focus is None:
        _with_no_floor(context)
        return
    ask = context.ask_of(focus)
    if focus.phase is Phase.KNOCK:
        context.say(knock_text(context, ask), buttons=OPEN_OR_LATER, turn=focus.turn)
    elif focus.phase is Phase.READY:
        context.say("ready", buttons=buttons(context), turn=focus.turn)
    elif focus.phase is Phase.CONFIRM:
        echo(context, focus)
    elif focus.phase is Phase.CHANGE:
        context.say("change-what", buttons=buttons(context), turn=focus.turn)
    elif ask.kind is AskKind.SHARE:
        releases.preview(context, focus, buttons(context))
    else:
        about = focus.about or gate_context(context.story, context.room, context.view, focus.track).subject
        context.say(
            f"{text_id(ask.id)}-again" if briefly else text_id(ask.id),
            own=(*_own_words(context, focus), *_as_it_was(context, focus)),
            shared=_quoted(context, about),
            after=_after(context, focus),
            buttons=buttons(context),
            turn=focus.turn,
            writes=ask.kind in {AskKind.LINE, AskKind.LETTER},
            role=role_here(context, focus.track),
            about=about,
        )


def _with_no_floor(context: StepContext) -> None:
    """Nothing has the floor: what had it may have closed meanwhile. Then what is open is asked, before it is said that
    nothing waits."""
    if moment.is_quiet(context):
        return
    if context.room.timeout or context.room.left or moment.wanted(context) is None:
        resting.say(context)
    else:
        settle(context)


FORETOLD_A_DAY = 3


def _after(context: StepContext, focus: Focus) -> str | None:
    """What closes a question: that a draft is there, how a place may be said, or that a preview comes first."""
    ask = context.ask_of(focus)
    if draft_is_open(context, focus):
        return "letter-open"
    if said_before(context, focus):
        return "as-it-was"
    if ask.kind is AskKind.PLACE:
        return "place-how"
    return "preview-ahead" if _foretells(context, focus) else None


def _foretells(context: StepContext, focus: Focus) -> bool:
    """Whether to say that a preview comes before anything is shared: with the first of its questions, and not all day
    long."""
    share, today = context.story.share_of(focus.ask), wall(context.event.at, context.zone).date().isoformat()
    told = context.room.foretold if context.room.foretold_on == today else 0
    if share is None or told >= FORETOLD_A_DAY:
        return False
    answered = context.position(focus.track).done
    if any(key(part, focus.about) in answered for part in share.parts):
        return False
    context.change(foretold_on=today, foretold=told + 1)
    return True


def _as_it_was(context: StepContext, focus: Focus) -> tuple[Part, ...]:
    pieces = said_before(context, focus)
    return (Part(ask=focus.ask, words=tuple(piece.ref for piece in pieces)),) if pieces else ()


def _own_words(context: StepContext, focus: Focus) -> tuple[Part, ...]:
    """The private words that this ask shows to their author again, of this form or kept by the story."""
    about = focus.about or gate_context(context.story, context.room, context.view, focus.track).subject
    made = []
    for ask in context.ask_of(focus).shows:
        drafts = {**context.position(COUPLE_TRACK).drafts, **context.position(focus.track).drafts}
        pieces = drafts.get(key(ask, about)) or drafts.get(key(ask), ())
        made += [Part(ask=ask, words=tuple(piece.ref for piece in pieces))] if pieces else []
    return tuple(made)


def _quoted(context: StepContext, about: str | None) -> tuple[Part, ...]:
    """The words of the thing that is asked about, unless they were shown just now."""
    if about is not None and about == context.shown:
        return ()
    return context.story.quoted(context.view, about)


def _end_forms(context: StepContext) -> None:
    """A form with nothing left to ask is finished; its track goes, its answers stay in the history.

    One that was put aside, or whose release is still held, stays: it may be needed again. So does one whose words
    cannot be shared for now.
    """
    kept = {held.track for held in context.room.held.values()}
    if context.story.holds_back(context.room, None):
        kept |= {name for name, position in context.room.positions.items() if position.drafts and shares(context, name)}
    kept |= set(forms_in_use(context.story, context.room, context.view))
    for track in [name for name in context.room.positions if is_form(name) and name not in kept]:
        if not context.position(track).aside:
            form = context.story.form(form_of(track))
            if form.id in context.story.tables.endings:
                context.story.tables.endings[form.id](context, track)
            elif not form.silent:
                context.say(f"{form.id}-finished")
            context.drop_track(track)


def shares(context: StepContext, track: Track) -> bool:
    """Whether the words of this form are meant to be shared in the end."""
    return is_form(track) and any(ask.kind is AskKind.SHARE for ask in context.story.form(form_of(track)).asks)


def open_steps(context: StepContext) -> list[str]:
    """The ids of the steps that have opened, in the order of the story."""
    return [step for _, step in open_tracks(context)]


def open_tracks(context: StepContext) -> list[tuple[Track, str]]:
    """The steps that have opened, each with its track."""
    return [
        (track, step.id)
        for track, steps in tracks(context.story, context.room, context.view)
        for step in steps
        if not is_form(track) and step_is_open(context.story, step, track, context.room, context.view)
    ]


def place(context: StepContext, track: Track, ask: str) -> Term:
    """What the place of an ask is called: its step, or what its form is called where it can be opened by hand."""
    step = context.story.step_of(context.story.ask(ask))
    if not step.is_form:
        return Term(f"step-{step.id}.name")
    return Term(f"menu-{step.id}") if step.offered and not step.unnamed else Term("where-something")


def clear_asides(context: StepContext) -> None:
    """Bring back what was put aside on every track, forms included."""
    for track, position in context.room.positions.items():
        if position.aside:
            context.change(positions={**context.room.positions, track: replace(position, aside=())})


def role_here(context: StepContext, track: Track) -> str:
    """The person's role on a track, as a word for the texts."""
    role = gate_context(context.story, context.room, context.view, track).role
    return role.value if role else "unknown"
