"""Invitations: made, opened, consented to, confirmed. Every code that cannot be used gets one and the same answer."""

from __future__ import annotations

import re
import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from core.documents import plain
from core.effects import Consent, Invite, Pair, Refuse, Revoke
from core.events import Event, InvitationMade, InvitationOpened, Paired, SomebodyJoins
from core.ports import Invitation, Person, Store, Unit
from core.state import Shared, Side

LASTS = timedelta(hours=48)
WRONG_CODES = 5
WITHIN = timedelta(hours=1)


CODE = re.compile(r"\s*[a-zA-Z2-7]{26}\s*")


def new_code() -> str:
    """A one-time code of 128 random bits: 26 letters and digits of base 32, fit for links."""
    number = secrets.randbits(128)
    return "".join("abcdefghijklmnopqrstuvwxyz234567"[(number >> shift) & 31] for shift in range(125, -1, -5))


def apply(
    work: Unit, store: Store, person: Person, effect: Invite | Consent | Pair | Refuse | Revoke, event: Event
) -> None:
    """Do what a pairing effect says, inside the transaction of its event."""
    match effect:
        case Invite():
            _invite(work, store, person, event)
        case Consent(invitation, name):
            _consent(work, store, person, invitation, name, event)
        case Pair(invitation, name):
            _pair(work, store, person, invitation, name, event)
        case Refuse(invitation):
            _end(work, invitation)
        case Revoke():
            _end_open(work, person)


def opened(work: Unit, store: Store, person: Person, code: str, id: str, at: datetime) -> InvitationOpened:
    """What following a link means. The same work is done for every code, so that the timing tells nothing."""
    found = work.invitations.get(store.name("code", code.strip().lower()))
    limited = work.invitations.wrong_codes(person.id, at - WITHIN) >= WRONG_CODES
    inviter = work.people.person(found.inviter) if found else None
    usable = (
        found is not None
        and inviter is not None
        and not limited
        and found.state == "open"
        and found.expires_at > at
        and found.inviter != person.id
        and inviter.couple is None
        and person.couple is None
    )
    if not usable:
        work.invitations.note_wrong_code(person.id, at)
        return InvitationOpened(id=id, at=at, usable=False)
    assert found is not None
    stored = work.rooms.private(found.inviter)
    return InvitationOpened(
        id=id,
        at=at,
        usable=True,
        invitation=found.hash,
        inviter=(stored[0].name or "") if stored else "",
        expires_at=found.expires_at,
    )


def _invite(work: Unit, store: Store, person: Person, event: Event) -> None:
    """A new invitation takes the place of the older one."""
    _end_open(work, person)
    code = new_code()
    expires_at = event.at + LASTS
    work.invitations.save(Invitation(hash=store.name("code", code), inviter=person.id, expires_at=expires_at))
    id = store.name("made", event.id)
    made = InvitationMade(id=id, at=event.at, code=code, expires_at=expires_at, account=person.account)
    work.inbox.receive(made.id, person.id, plain(made), event.at)


def _consent(work: Unit, store: Store, person: Person, invitation: str, name: str, event: Event) -> None:
    found = work.invitations.get(invitation)
    if found is None or found.state != "open" or found.expires_at <= event.at:
        _too_late(work, store, person, event)
        return
    work.invitations.save(replace(found, state="consented", joiner=person.id))
    joins = SomebodyJoins(id=store.name("joins", event.id), at=event.at, invitation=invitation, name=name)
    work.inbox.receive(joins.id, found.inviter, plain(joins), event.at)


def _pair(work: Unit, store: Store, person: Person, invitation: str, name: str, event: Event) -> None:
    found = work.invitations.get(invitation)
    joiner = work.people.person(found.joiner) if found and found.joiner else None
    stored = work.rooms.private(joiner.id) if joiner else None
    fits = found is not None and found.state == "consented" and found.inviter == person.id
    if not fits or found is None or found.expires_at <= event.at or joiner is None or not stored:
        _too_late(work, store, person, event)
        return
    if joiner.couple or person.couple:
        _too_late(work, store, person, event)
        return
    couple = store.name("couple", invitation)
    members = {Side.A: person.id, Side.B: joiner.id}
    work.people.make_couple(couple, members)
    work.rooms.save_shared(couple, Shared(names={Side.A: name, Side.B: stored[0].name or ""}), 0)
    work.invitations.save(replace(found, state="used"))
    for side, id in members.items():
        paired = Paired(id=store.name("paired", event.id, side), at=event.at)
        work.inbox.receive(paired.id, id, plain(paired), event.at)


def _too_late(work: Unit, store: Store, person: Person, event: Event) -> None:
    """It cannot be used any more: the one answer that every unusable invitation gets."""
    late = InvitationOpened(id=store.name("late", event.id), at=event.at, usable=False, account=person.account)
    work.inbox.receive(late.id, person.id, plain(late), event.at)


def _end_open(work: Unit, person: Person) -> None:
    for older in work.invitations.open_of(person.id):
        work.invitations.save(replace(older, state="ended"))


def _end(work: Unit, invitation: str) -> None:
    found = work.invitations.get(invitation)
    if found is not None:
        work.invitations.save(replace(found, state="ended"))
