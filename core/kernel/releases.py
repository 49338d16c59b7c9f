"""The one door between the rooms: preview, confirm, hold, take back.

What is confirmed is exactly what was previewed: both are made of the same parts by `composed`.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime, timedelta

from core.calendar import is_quiet
from core.effects import BringBack, Button, Confirm, DropWords, Moment, Note, Part, TakeBack
from core.kernel.agenda import gate_context, still_follows
from core.kernel.context import StepContext
from core.kernel.words import AskKind, Release
from core.meaning import at_of, rule_of
from core.state import Focus, Item, Opens, Piece, Waiting
from core.values import (
    Held,
    Key,
    Track,
    about_of,
    ask_of,
    choice_and_series,
    days,
    form_of,
    is_form,
    key,
    numbers,
    subject_of,
)


def composed(context: StepContext, focus: Focus) -> tuple[Part, ...]:
    """The parts of a release as they stand now: words by reference, choices, moments."""
    position, made = context.position(focus.track), []
    here = gate_context(context.story, context.room, context.view, focus.track, focus.about)
    for ask in context.ask_of(focus).parts:
        name = key(ask, focus.about)
        if not still_follows(context.story.ask(ask), here):
            continue
        if name in position.drafts:
            made.append(Part(ask=ask, words=tuple(piece.ref for piece in position.drafts[name])))
        elif name in position.picks:
            made.append(_chosen(context, ask, position.picks[name]))
    return tuple(made)


def _chosen(context: StepContext, ask: str, value: str) -> Part:
    if context.story.ask(ask).kind is AskKind.MOMENT:
        return Part(ask=ask, moment=Moment(at_of(value), context.zone, rule_of(value)))
    choice, series = choice_and_series(value)
    return Part(ask=ask, choice=choice, numbers=numbers(series), days=days(series))


def _release(context: StepContext, focus: Focus) -> Release:
    release = context.ask_of(focus).release
    assert release is not None
    return release


def _shows_at(context: StepContext, focus: Focus) -> datetime:
    """When a release confirmed now is the partner's: after its hold, or at the instant of its seal."""
    release, view = _release(context, focus), context.view
    if release.seal is not None and view is not None:
        sealed = context.story.tables.seals[release.seal](view, focus.about)
        if sealed is not None:
            return sealed
    return context.event.at + release.hold


def preview(context: StepContext, focus: Focus, found: tuple[Button, ...]) -> None:
    """Show the author the words verbatim as the partner will see them, and when."""
    release, parts = _release(context, focus), composed(context, focus)
    minutes = int(release.hold / timedelta(minutes=1))
    shows = Moment(_shows_at(context, focus), context.room.zone or "UTC")
    about = focus.about or _subject(context, focus.track)
    told_there = release.headed or any(part.choice for part in parts)  # or what was chosen names its day itself
    dated = context.day_of(about) is not None and not told_there
    context.say(
        "preview-dated" if dated else "preview",
        own=parts,
        headed=release.headed,
        after="preview-sealed" if release.sealed else "preview-held",
        buttons=found,
        turn=focus.turn,
        minutes=minutes,
        shows=shows,
        about=about,
    )


def preview_buttons(context: StepContext, focus: Focus) -> tuple[Button, ...]:
    """Share, at night also "keep until morning", change, later."""
    found = [Button("share", "label-share")]
    if _night(context) and not _release(context, focus).sealed and not _is_of_tonight(context, focus):
        found.append(Button("morning", "label-morning"))
    return (*found, Button("change", "label-change-it"), Button("later", "label-not-now"))


def _night(context: StepContext) -> bool:
    return context.room.zone is not None and is_quiet(context.event.at, context.room.zone, context.room.night)


def _is_of_tonight(context: StepContext, focus: Focus) -> bool:
    """Whether it names a moment that is over in the morning."""
    moments = (part.moment.at for part in composed(context, focus) if part.moment is not None)
    return any(at <= context.next_morning() for at in moments)


def changeable(context: StepContext, focus: Focus) -> tuple[str, ...]:
    """The parts of a preview that can be written or chosen again."""
    here = gate_context(context.story, context.room, context.view, focus.track, focus.about)
    return tuple(ask for ask in context.ask_of(focus).parts if still_follows(context.story.ask(ask), here))


def past_moment(context: StepContext, focus: Focus) -> str | None:
    """The ask whose moment has passed while the preview lay open, or None."""
    parts = composed(context, focus)
    return next((part.ask for part in parts if part.moment is not None and part.moment.at <= context.event.at), None)


def confirm(context: StepContext, focus: Focus, *, morning: bool) -> tuple[str, datetime]:
    """The author's tap. From here the words are held, and cross when the time is over. Returns the reference of the
    release, and when it is the partner's."""
    release, ref = _release(context, focus), context.event.id
    shows_at = _shows_at(context, focus)
    if morning and context.room.zone:
        shows_at = max(shows_at, context.next_morning())
    here, name = gate_context(context.story, context.room, context.view, focus.track), key(focus.ask, focus.about)
    context.do(
        Confirm(
            ref=ref,
            kind=release.id,
            parts=composed(context, focus),
            shows_at=shows_at,
            about=focus.about or _subject(context, focus.track),
            breach=here.breach,
            sealed=release.sealed,
        ),
        Note(focus.ask, "shared"),
    )
    context.done(focus.track, name)
    context.change(held={**context.room.held, ref: Held(focus.track, name)})
    return ref, shows_at


def _subject(context: StepContext, track: Track) -> str | None:
    """The thing a form is about, if it is about one: by its name, or by what it was opened from."""
    named = subject_of(track) if is_form(track) and context.story.form(form_of(track)).about else None
    return named or context.position(track).picks.get(key("about"))


def offer_take_back(context: StepContext) -> None:
    """Lay out anew what is still held, each with its take-back."""
    for ref in context.room.held:
        turn = context.new_turn()
        context.wait(Waiting(turn=turn, opens=Opens.TAKE_BACK, about=ref))
        item = context.view.item(ref) if context.view else None
        parts = item.parts if item else ()
        take_back = (Button("take-back", "label-take-back"),)
        context.say("still-held", shared=parts, buttons=take_back, turn=turn, about=ref)


def take_back(context: StepContext, ref: str) -> bool:
    """Take a held release back; False when it is the partner's already. The words stay in the private room."""
    item = context.view.item(ref) if context.view else None
    if ref not in context.room.held or item is None or item.shown:
        return False
    held = context.room.held[ref]
    context.do(TakeBack(ref))
    context.change(held={other: where for other, where in context.room.held.items() if other != ref})
    context.undo(held.track, held.key)
    context.put_aside(held.track, held.key)
    return True


def bring_back(context: StepContext, focus: Focus, item: Item, anew: Container[str]) -> None:
    """My earlier release becomes the draft of the next one, about the thing in hand. Those parts that are to be written
    anew are asked, with what they said; the others stand as they were."""
    position = context.position(focus.track)
    drafts, before, done = dict(position.drafts), dict(position.before), position.done
    for part in item.parts:
        name = key(part.ask, focus.about)
        refs = {of: f"{context.event.id}.{len(drafts) + len(before)}.{n}" for n, of in enumerate(part.words)}
        context.do(*(BringBack(ref, of) for of, ref in refs.items()))
        pieces = tuple(Piece(ref=ref) for ref in refs.values())
        if part.ask in anew:
            before[name] = pieces
        else:
            drafts[name], done = pieces, (*done, name)
    context.set_position(focus.track, drafts=drafts, before=before, done=done)


def let_go(context: StepContext) -> None:
    """What the record shows, or has dropped, is held no more: a sealed answer is shown with its promise."""
    assert context.view is not None
    for ref in tuple(context.room.held):
        item = context.view.item(ref)
        if item is None or item.shown:
            is_theirs_now(context, ref)


def is_theirs_now(context: StepContext, ref: str) -> None:
    """A release of mine became the partner's: my draft of it is needed no more."""
    held = context.room.held[ref]
    for waiting in [w for w in context.room.waiting if w.opens == Opens.TAKE_BACK and w.about == ref]:
        context.close(waiting.turn, None)
    track, about = held.track, about_of(held.key)
    parts = {key(part, about) for part in context.story.ask(ask_of(held.key)).parts}
    drafts = context.position(track).drafts
    for part in parts & drafts.keys():
        context.do(*(DropWords(piece.ref) for piece in drafts[part]))
    context.change(held={other: place for other, place in context.room.held.items() if other != ref})
    if is_form(track):
        context.drop_track(track)
    else:
        context.set_position(track, drafts={k: pieces for k, pieces in drafts.items() if k not in parts})


def forget(context: StepContext, track: Track, *names: Key) -> None:
    """Forget these words on this track."""
    drafts = context.position(track).drafts
    context.do(*(DropWords(piece.ref) for name in names for piece in drafts.get(name, ())))
    context.set_position(track, drafts={name: pieces for name, pieces in drafts.items() if name not in names})
