"""What an answer sets going besides moving on: an invitation, a timer, a rhythm, a form. One function for each Act."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.calendar import after_quiet, before_quiet, first_check_in, next_check_in, next_morning
from core.desk import Desk
from core.effects import Consent, DropDue, Invite, Pair, Refuse, SetDue
from core.gates import active_promises, key
from core.state import COUPLE_TRACK, Focus, Position, Promise
from core.words import Act

REFLECTION = {Act.REFLECT_ONE_DAY: timedelta(hours=24), Act.REFLECT_THREE_DAYS: timedelta(hours=72)}
MORE_REFLECTION = timedelta(hours=24)
TOO_LATE = timedelta(hours=12)  # after that a check-in is left out rather than asked at the wrong hour
ENOUGH_SURE = 8
MOST_PROMISES = 3
INVITATION_LASTS = timedelta(hours=48)
REMINDERS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}


def after(desk: Desk, focus: Focus, act: Act | None, value: str | None) -> None:
    """Do what this act says. `value` is the choice or number that was answered."""
    if act is None:
        return
    if act in REFLECTION:
        _reflect(desk, focus, REFLECTION[act])
    elif act is Act.REFLECT_MORE:
        _timer(desk, focus.track, "reflect-done", MORE_REFLECTION)
    elif act is Act.SLEEP_ON_IT:
        _sleep_on_it(desk, focus)
    elif act is Act.SMALLER:
        _smaller(desk, focus, value)
    elif act is Act.RHYTHM:
        _rhythm(desk, value)
    elif act is Act.MAKE_PROMISE:
        start_promise(desk, focus.track)
    elif act is Act.TAKE_SIDE:
        desk.pick(COUPLE_TRACK, "willing.side", value or "")
        desk.done(COUPLE_TRACK, "willing.side")
    else:
        _pairing(desk, act)


def _pairing(desk: Desk, act: Act) -> None:
    room = desk.room
    if act is Act.INVITE:
        desk.do(Invite(), SetDue("invitation-over", desk.event.at + INVITATION_LASTS))
    elif act is Act.CONSENT:
        desk.do(Consent(room.invitation or "", room.name or ""))
    elif act is Act.PAIR:
        desk.do(Pair(room.joining_by or "", room.name or ""))
    elif act is Act.REFUSE:
        desk.do(Refuse(room.joining_by or ""), DropDue("invitation-over"))
        can_invite_again(desk)


def can_invite_again(desk: Desk) -> None:
    """My invitation has ended: whoever wanted to join by it is forgotten, and I may make another."""
    desk.change(joining=None, joining_by=None)
    for ask in ("welcome.confirm", "welcome.join"):
        desk.undo(COUPLE_TRACK, ask)


def forget_invitation(desk: Desk) -> None:
    """The invitation I opened has ended or another took its place: what I answered about it counts no more."""
    desk.change(invitation=None, invited_by=None)
    for ask in ("welcome.own-choice", "welcome.consent"):
        desk.undo(COUPLE_TRACK, ask)
        aside = desk.position(COUPLE_TRACK).aside
        desk.place(COUPLE_TRACK, aside=tuple(name for name in aside if name != ask))


def _timer(desk: Desk, track: str, name: str, wait: timedelta) -> None:
    """Wake this room after `wait`, at a good hour where the zone is known."""
    at = desk.event.at + wait
    if desk.room.zone:
        at = after_quiet(at, desk.room.zone)
    position = desk.position(track)
    desk.place(track, ripe=tuple(other for other in position.ripe if other != name))
    desk.do(SetDue(f"ripe/{track}/{name}", at))


def _reflect(desk: Desk, focus: Focus, whole: timedelta) -> None:
    for number in (1, 2, 3):
        _timer(desk, focus.track, f"reflect-{number}", whole * number / 4)
    _timer(desk, focus.track, "reflect-done", whole)


def _sleep_on_it(desk: Desk, focus: Focus) -> None:
    """At least one night between the first draft and the release."""
    name = key("slept", focus.about)
    if name in desk.position(focus.track).ripe:
        return
    at = next_morning(desk.event.at, desk.room.zone or "UTC")
    if desk.room.zone is None:  # no zone known: half a day covers a night from wherever it is evening
        at = max(at, desk.event.at + timedelta(hours=12))
    desk.do(SetDue(f"ripe/{focus.track}/{name}", at))
    desk.say("sleep-on-it")


def _smaller(desk: Desk, focus: Focus, value: str | None) -> None:
    """Surer than not is not sure enough: a promise below 8 of 10 is made smaller first."""
    if value is None or int(value) >= ENOUGH_SURE:
        return
    desk.say("promise-smaller")
    for ask in ("promise.what", "promise.sure"):
        desk.undo(focus.track, ask)
    drafts = desk.position(focus.track).drafts
    desk.place(focus.track, drafts={name: d for name, d in drafts.items() if name != "promise.what"})


def _rhythm(desk: Desk, hour: str | None) -> None:
    days = desk.position(COUPLE_TRACK).picks["continue.days"]
    desk.change(rhythm=f"{days}/{hour}")
    at = first_check_in(hour or "", desk.room.zone or "UTC", desk.event.at)
    desk.do(SetDue("check-in", at, not_after=TOO_LATE))


def next_beat(desk: Desk, last: datetime) -> None:
    """Set the next check-in of the person's own rhythm, after the one that was due at `last`."""
    if desk.room.rhythm:
        days, hour = desk.room.rhythm.split("/")
        at = next_check_in(days, hour, desk.room.zone or "UTC", last, desk.event.at)
        desk.do(SetDue("check-in", at, not_after=TOO_LATE))


def start_promise(desk: Desk, track: str) -> bool:
    """Open the form for a promise; False when three are active already."""
    if active_promises(desk.view) >= MOST_PROMISES:
        desk.say("promise-enough")
        return False
    if not any(name.startswith("promise:") and _in_hand(desk, name) for name in desk.room.positions):
        desk.change(positions={**desk.room.positions, f"promise:{track}:{desk.event.id}": Position()})
    return True


def _in_hand(desk: Desk, track: str) -> bool:
    return not any(where.startswith(f"{track}/") for where in desk.room.held.values())


def start_check_in(desk: Desk) -> None:
    """Open a fresh check-in; one left half-way is begun again."""
    desk.change(positions={**desk.room.positions, "checkin:": Position()})


def remind(desk: Desk, promise: Promise) -> None:
    """Reminders a day and an hour before, moved out of quiet hours to the last good moment before them."""
    for name, lead in REMINDERS.items():
        at = before_quiet(promise.due_at - lead, promise.zone)
        if at > desk.event.at:
            late = promise.due_at - at
            desk.do(SetDue(f"remind/{name}/{promise.ref}", at, not_after=late))
