"""The one door between the rooms: preview, confirm, hold, take back.

What is confirmed is exactly what was previewed: both are made of the same parts by `composed`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from core import trust
from core.agenda import scene, still_follows
from core.calendar import is_quiet
from core.desk import Desk
from core.effects import Button, Confirm, DropWords, Moment, Note, Part, TakeBack
from core.gates import key
from core.meaning import at_of, rule_of
from core.record.promises import SEAL
from core.state import Focus, Waiting
from core.words import Kind, Release


def composed(desk: Desk, focus: Focus) -> tuple[Part, ...]:
    """The parts of a release as they stand now: words by reference, choices, moments."""
    position, made = desk.position(focus.track), []
    here = scene(desk.room, desk.view, focus.track, focus.about)
    for ask in desk.ask_of(focus).parts:
        name = key(ask, focus.about)
        if not still_follows(desk.story.ask(ask), here):
            continue
        if name in position.drafts:
            made.append(Part(ask=ask, words=tuple(piece.ref for piece in position.drafts[name])))
        elif name in position.picks:
            made.append(_chosen(desk, ask, position.picks[name]))
    return tuple(made)


def _chosen(desk: Desk, ask: str, value: str) -> Part:
    if desk.story.ask(ask).kind is Kind.MOMENT:
        return Part(ask=ask, moment=Moment(at_of(value), desk.zone, rule_of(value)))
    chosen, *entries = value.split(" ")  # a snapshot: the series as it was when it was chosen
    return Part(ask=ask, choice=chosen, numbers=trust.numbers(tuple(entries)), days=trust.days(tuple(entries)))


def _release(desk: Desk, focus: Focus) -> Release:
    release = desk.ask_of(focus).release
    assert release is not None
    return release


def _shows_at(desk: Desk, focus: Focus) -> datetime:
    """When a release confirmed now is the partner's. A sealed one: two days after the promise was due, or when the
    answers to a light question show."""
    release = _release(desk, focus)
    promise = desk.view.promise(focus.about) if desk.view else None
    light = desk.view.lit(focus.about) if desk.view else None
    if release.sealed and light is not None:
        return light.shows_at
    if release.sealed and promise is not None:
        return promise.due_at + SEAL
    return desk.event.at + release.hold


def preview(desk: Desk, focus: Focus, found: tuple[Button, ...]) -> None:
    """Show the author the words verbatim as the partner will see them, and when."""
    release = _release(desk, focus)
    minutes = int(release.hold / timedelta(minutes=1))
    shows = Moment(_shows_at(desk, focus), desk.room.zone or "UTC")
    desk.say(
        "preview",
        own=composed(desk, focus),
        headed=release.headed,
        after="preview-sealed" if release.sealed else "preview-held",
        buttons=found,
        turn=focus.turn,
        minutes=minutes,
        shows=shows,
    )


def preview_buttons(desk: Desk, focus: Focus) -> tuple[Button, ...]:
    """Share, at night also "keep until morning", change, later."""
    found = [Button("share", "label-share")]
    if _night(desk) and not _release(desk, focus).sealed:
        found.append(Button("morning", "label-morning"))
    if changeable(desk, focus):
        found.append(Button("change", "label-change-it"))
    return (*found, Button("later", "label-not-now"))


def _night(desk: Desk) -> bool:
    return desk.room.zone is not None and is_quiet(desk.event.at, desk.room.zone, desk.room.night)


def changeable(desk: Desk, focus: Focus) -> tuple[str, ...]:
    """The parts of a preview that can be written or chosen again."""
    here = scene(desk.room, desk.view, focus.track, focus.about)
    return tuple(ask for ask in desk.ask_of(focus).parts if still_follows(desk.story.ask(ask), here))


def past_moment(desk: Desk, focus: Focus) -> str | None:
    """The ask whose moment has passed while the preview lay open, or None."""
    parts = composed(desk, focus)
    return next((part.ask for part in parts if part.moment is not None and part.moment.at <= desk.event.at), None)


def confirm(desk: Desk, focus: Focus, *, morning: bool) -> None:
    """The author's tap. From here the words are held, and cross when the time is over."""
    release, ref = _release(desk, focus), desk.event.id
    shows_at = _shows_at(desk, focus)
    if morning and desk.room.zone:
        shows_at = max(shows_at, desk.next_morning())
    here, name = scene(desk.room, desk.view, focus.track), key(focus.ask, focus.about)
    desk.do(
        Confirm(
            ref=ref,
            kind=release.id,
            parts=composed(desk, focus),
            shows_at=shows_at,
            about=focus.about or _subject(desk, focus.track),
            breach=here.breach,
            sealed=release.sealed,
        ),
        Note(focus.ask, "shared"),
    )
    desk.done(focus.track, name)
    desk.change(held={**desk.room.held, ref: f"{focus.track}/{name}"})
    _say_held(desk, ref, shows_at, release)


def _subject(desk: Desk, track: str) -> str | None:
    """The thing a form is about, if it is about one: by its name, or by what it was opened from."""
    name, _, rest = track.partition(":")
    named = rest.partition(":")[2] if rest and desk.story.form(name).about else None
    return named or desk.position(track).picks.get("about")


def _say_held(desk: Desk, ref: str, shows_at: datetime, release: Release) -> None:
    turn = desk.new_turn()
    desk.wait(Waiting(turn=turn, opens="take-back", about=ref))
    minutes = max(1, round((shows_at - desk.event.at) / timedelta(minutes=1)))
    desk.say(
        "held-sealed" if release.sealed or minutes > 90 else "held",
        minutes=minutes,
        shows=Moment(shows_at, desk.room.zone or "UTC"),
        buttons=(Button("take-back", "label-take-back"),),
        turn=turn,
    )


def offer_take_back(desk: Desk) -> None:
    """Lay out anew what is still held, each with its take-back."""
    for ref in desk.room.held:
        turn = desk.new_turn()
        desk.wait(Waiting(turn=turn, opens="take-back", about=ref))
        item = desk.view.item(ref) if desk.view else None
        parts = item.parts if item else ()
        desk.say("still-held", shared=parts, buttons=(Button("take-back", "label-take-back"),), turn=turn)


def take_back(desk: Desk, ref: str) -> bool:
    """Take a held release back; False when it is the partner's already. The words stay in the private room."""
    item = desk.view.item(ref) if desk.view else None
    if ref not in desk.room.held or item is None or item.shown:
        return False
    track, name = desk.room.held[ref].split("/", 1)
    desk.do(TakeBack(ref))
    desk.change(held={other: where for other, where in desk.room.held.items() if other != ref})
    desk.undo(track, name)
    desk.put_aside(track, name)
    return True


def let_go(desk: Desk) -> None:
    """What the record shows, or has dropped, is held no more: a sealed answer is shown with its promise."""
    assert desk.view is not None
    for ref in tuple(desk.room.held):
        item = desk.view.item(ref)
        if item is None or item.shown:
            is_theirs_now(desk, ref)


def is_theirs_now(desk: Desk, ref: str) -> None:
    """A release of mine became the partner's: my draft of it is needed no more."""
    where = desk.room.held.get(ref)
    if where is None:
        return
    for waiting in [w for w in desk.room.waiting if w.opens == "take-back" and w.about == ref]:
        desk.close(waiting.turn, None)
    track, name = where.split("/", 1)
    ask, _, about = name.partition("@")
    parts = {key(part, about or None) for part in desk.story.ask(ask).parts}
    drafts = desk.position(track).drafts
    for part in parts & drafts.keys():
        desk.do(*(DropWords(piece.ref) for piece in drafts[part]))
    desk.change(held={other: place for other, place in desk.room.held.items() if other != ref})
    if ":" in track:
        desk.drop_track(track)
    else:
        desk.place(track, drafts={k: pieces for k, pieces in drafts.items() if k not in parts})
