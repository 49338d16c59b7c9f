"""Promises to oneself: small, with a reminder before and a quiet question after; nobody else asks."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.calendar import before_quiet
from core.effects import DropDue, Moment, Part, SetDue
from core.events import DueCame
from core.journey.alone.gates import own_promises
from core.journey.alone.story import OWN_WHAT, OWN_WHEN, OWNED_HOW
from core.kernel import floor, releases
from core.kernel.context import StepContext
from core.kernel.story import Doing
from core.meaning import LONGEST, at_of, rule_of
from core.recurrence import next_time
from core.state import Focus, Position
from core.values import COUPLE_TRACK, due_key, form_track, key, subject_of

BEFORE, AFTERWARDS = timedelta(hours=1), timedelta(hours=1)
REMIND, ASK = "own-remind", "own-ask"  # due rows
WHAT, WHEN = OWN_WHAT.id, OWN_WHEN.id


def _own_promise(context: StepContext, focus: Focus, value: str | None) -> None:
    """Keep it, with a reminder before and a quiet question after, both at good hours. One that comes again has them
    each time, for six weeks at most."""
    id, due = context.event.id, at_of(value or "")
    pieces = context.position(focus.track).drafts[key(WHAT)]
    context.set_position(focus.track, drafts={})
    context.set_position(COUPLE_TRACK, drafts={**context.position(COUPLE_TRACK).drafts, key(WHAT, id): pieces})
    context.pick(COUPLE_TRACK, key(WHEN, id), value or "")
    _set_own(context, id, due)
    context.say("own-made", again="yes" if rule_of(value) else "no", due=Moment(due, context.zone, rule_of(value)))


def _set_own(context: StepContext, id: str, due: datetime) -> None:
    remind = before_quiet(due - BEFORE, context.zone, context.room.night)
    if remind > context.event.at:
        context.do(SetDue(due_key(REMIND, id), remind, not_after=due - remind))
    context.do(SetDue(due_key(ASK, id), context.after_quiet(due + AFTERWARDS)))


def _own_after(context: StepContext, id: str, after: datetime) -> datetime | None:
    """The next time of a promise to oneself that comes again; None when there is none any more."""
    value = context.position(COUPLE_TRACK).picks.get(key(WHEN, id), "")
    rule = rule_of(value)
    found = next_time(rule, at_of(value), context.zone, after) if rule else None
    return found if found and found <= at_of(value) + LONGEST else None


def _remind(context: StepContext, id: str) -> None:
    """The reminder before, in the person's own words."""
    position = context.position(COUPLE_TRACK)
    pieces, when = position.drafts.get(key(WHAT, id)), position.picks.get(key(WHEN, id))
    if pieces and when and not context.room.paused:
        words = Part(ask=WHAT, words=tuple(piece.ref for piece in pieces))
        due = at_of(when) if rule_of(when) is None else _own_after(context, id, context.event.at)
        context.say("own-reminder", own=(words,), due=Moment(due or at_of(when), context.zone))


def _ask(context: StepContext, id: str) -> bool:
    """The quiet question after. False when the promise was let go."""
    if key(WHAT, id) not in context.position(COUPLE_TRACK).drafts:
        return False
    if (due := _own_after(context, id, context.event.at)) is not None:
        _set_own(context, id, due)
        if form_track("owned", subject=id) in context.room.positions:
            return False  # it was asked the last time, and waits
    context.change(positions={**context.room.positions, form_track("owned", subject=id): Position()})
    return True


def _let_go(context: StepContext, *ids: str) -> None:
    releases.forget(context, COUPLE_TRACK, *(key(WHAT, id) for id in ids))
    position = context.position(COUPLE_TRACK)
    gone = {key(WHEN, id) for id in ids}
    context.set_position(COUPLE_TRACK, picks={name: pick for name, pick in position.picks.items() if name not in gone})
    for id in ids:
        context.do(DropDue(due_key(REMIND, id)), DropDue(due_key(ASK, id)))


def _own_ended(context: StepContext, focus: Focus, value: str | None) -> None:
    id = subject_of(focus.track) or ""
    if value == "stop" or _own_after(context, id, context.event.at) is None:
        _let_go(context, id)


def _own_clear(context: StepContext, focus: Focus, value: str | None) -> None:
    ids = own_promises(context.position(COUPLE_TRACK).drafts)
    _let_go(context, *ids)
    for id in ids:
        context.drop_track(form_track("owned", subject=id))


def remind_comes(context: StepContext, event: DueCame, id: str) -> None:
    """The time of the reminder."""
    if not event.stale:
        _remind(context, id)


def ask_comes(context: StepContext, event: DueCame, id: str) -> None:
    """The time of the quiet question."""
    if _ask(context, id):
        floor.settle_quietly(context, OWNED_HOW.id)


ACTS: dict[str, Doing] = {"own_promise": _own_promise, "own_ended": _own_ended, "own_clear": _own_clear}
