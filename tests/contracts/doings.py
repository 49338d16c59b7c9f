"""What can be done in a transaction, one doing for each method that writes, on a small world: few people, places, codes
and messages, so that the same ones meet again and again.

Whom something is done to is looked up in the transaction itself, by an account or a place, so that it is somebody who
is there; now and then it is nobody, or somebody who went.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from core.effects import Part
from core.errors import Stale
from core.kernel.step import fresh
from core.ports import DueRow, InboxRow, Incoming, Invitation, Link, OutboxRow, Person, Sending, Unit, UpdateKind
from core.state import Item, Position, Room, Shared, Side

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
PLATFORMS, USERS, PLACES, REFS = ("telegram", "discord"), ("1", "2"), ("-1", "-2"), ("r1", "r2")
NAMES = [f"keep.thanks-read@{number:032x}" for number in range(120)]
ITEM = Item(ref="", kind="thanks", by=Side.A, parts=(Part("thanks.what", words=("w",)),), confirmed_at=AT, shows_at=AT)


def _room(answers: int) -> Room:
    names = NAMES[:answers]
    return replace(fresh(), positions={"couple": Position(done=tuple(names), picks=dict.fromkeys(names, "yes"))})


# Some have pages of their own beside the document.
ROOMS = (fresh(), replace(fresh(), name="Ana"), *(_room(answers) for answers in (47, 50, 100)))
SHARED = tuple(
    Shared(names={Side.A: "Ana"}, items=tuple(replace(ITEM, ref=f"{n}") for n in range(items)))
    for items in (0, 3, 17, 40)
)


@dataclass
class Known:
    """What the doings remember. `number` counts new names; `ids` are those of all who ever were."""

    number: int = 0
    ids: set[str] = field(default_factory=set)

    def new(self, kind: str) -> str:
        self.number += 1
        return f"{kind}{self.number}"

    def account(self, platform: str, user: str) -> str:
        """The hash of this account, which need not be known."""
        return self.name("account", platform, user)

    name: Callable[..., str] = field(default=lambda *parts: "|".join(parts))


Who = tuple[str, str]  # platform and user; a group: "" and its place; somebody gone: "gone" and which
DOINGS: dict[str, Callable[..., object]] = {}


def doing(function: Callable[..., object]) -> Callable[..., object]:
    DOINGS[function.__name__] = function
    return function


def at(minutes: int) -> datetime:
    return AT + timedelta(minutes=minutes)


def _id(work: Unit, known: Known, who: Who) -> str:
    platform, user = who
    if platform == "gone":
        ids = sorted(known.ids)
        return ids[int(user) % len(ids)] if ids else "nobody"
    if platform == "":
        group = work.groups.at("telegram", user)
        return "nobody" if group is None else group.id
    found = work.people.by_account(known.account(platform, user))
    return "nobody" if found is None else found.id


def _there(work: Unit, known: Known, who: Who) -> Person | None:
    return work.people.by_account(known.account(*who))


def _owner(work: Unit, known: Known, who: Who, shared: bool) -> str | None:
    """Somebody who is there, or their couple: words are nobody else's."""
    person = _there(work, known, who)
    if person is None or (shared and person.couple is None):
        return None
    return f"couple:{person.couple}" if shared else f"person:{person.id}"


def _an_id(work: Unit, known: Known, kind: str, taken: bool) -> str:
    """A new one, or that of somebody who is there. One that went is never used again."""
    there = _there(work, known, ("telegram", "1")) if taken else None
    return known.new(kind) if there is None else there.id


# -- people and accounts ---------------------------------------------------------------------------------------


@doing
def comes(work: Unit, known: Known, who: Who) -> object:
    platform, user = who
    address = f"{platform}-{user}"
    return work.people.get_or_create(
        Incoming(platform=platform, update="1", user=user, address=address, heard=UpdateKind.TEXT)
    )


@doing
def pair(work: Unit, known: Known, one: Who, other: Who) -> object:
    couple, members = known.new("couple"), {Side.A: _id(work, known, one), Side.B: _id(work, known, other)}
    work.people.make_couple(couple, members)
    work.rooms.save_shared(couple, SHARED[0], 0)
    return couple, list(work.people.members(couple).items())


@doing
def leave(work: Unit, known: Known, who: Who) -> object:
    return work.people.leave(_id(work, known, who))


@doing
def erase(work: Unit, known: Known, who: Who, by: Who | None) -> object:
    return work.people.erase(_id(work, known, who), None if by is None else known.account(*by))


@doing
def reach(work: Unit, known: Known, who: Who, reachable: bool, by: Who | None) -> object:
    account = None if by is None else known.account(*by)
    return work.accounts.mark_reachable(_id(work, known, who), reachable, account)


@doing
def set_home(work: Unit, known: Known, who: Who, by: Who) -> object:
    return work.accounts.set_home(_id(work, known, who), known.account(*by))


@doing
def link(work: Unit, known: Known, by: Who, who: Who) -> object:
    return work.accounts.link(known.account(*by), _id(work, known, who))


@doing
def unlink(work: Unit, known: Known, by: Who, taken: bool) -> object:
    new = _an_id(work, known, "person", taken)
    return work.accounts.unlink(known.account(*by), new)


# -- on the way to one another ---------------------------------------------------------------------------------


@doing
def save_link(work: Unit, known: Known, code: int, who: Who, state: str, by: Who | None, minutes: int) -> object:
    joiner = None if by is None else known.account(*by)
    row = Link(hash=f"l{code}", person=_id(work, known, who), at=at(minutes), state=state, joiner=joiner)
    return work.links.save(row)


@doing
def save_invitation(work: Unit, known: Known, code: int, who: Who, state: str, by: Who | None, minutes: int) -> object:
    joiner = None if by is None else _id(work, known, by)
    row = Invitation(hash=f"i{code}", inviter=_id(work, known, who), expires_at=at(minutes), state=state, joiner=joiner)
    return work.invitations.save(row)


@doing
def wrong_code(work: Unit, known: Known, who: Who, minutes: int) -> object:
    return work.invitations.note_wrong_code(_id(work, known, who), at(minutes))


# -- groups ----------------------------------------------------------------------------------------------------


@doing
def bring(work: Unit, known: Known, place: str, taken: bool) -> object:
    new = _an_id(work, known, "group", taken)
    return work.groups.get_or_create(new, "telegram", place)


@doing
def join(work: Unit, known: Known, place: str, who: Who) -> object:
    group, person = work.groups.at("telegram", place), _there(work, known, who)
    if group is None or person is None or person.couple is None:
        return None
    return work.groups.save(replace(group, couple=person.couple, people={Side.A: "1", Side.B: "2"}, asked_at=AT))


@doing
def move(work: Unit, known: Known, place: str, other: str) -> object:
    return work.groups.move(_id(work, known, ("", place)), other)


@doing
def end(work: Unit, known: Known, place: str, saves: bool) -> object:
    group = work.groups.at("telegram", place)
    work.groups.end(_id(work, known, ("", place)))
    return work.groups.save(group) if saves and group is not None else None


# -- rooms and words -------------------------------------------------------------------------------------------


@doing
def save_room(work: Unit, known: Known, who: Who, room: int, off: int, goes_on: bool) -> object:
    """`off`: by how much the revision is not the stored one. `goes_on`: what is stale is caught at once."""
    person = _id(work, known, who)
    stored = work.rooms.private(person)
    try:
        return work.rooms.save_private(person, ROOMS[room], (stored[1] if stored else 0) + off)
    except Stale:
        if not goes_on:
            raise
        return "stale", work.rooms.private(person)


@doing
def save_shared(work: Unit, known: Known, who: Who, room: int, off: int, goes_on: bool) -> object:
    person = _there(work, known, who)
    couple = person.couple if person is not None else None
    if couple is None:
        return work.rooms.shared("nobody")
    try:
        return work.rooms.save_shared(couple, SHARED[room], work.rooms.shared(couple)[1] + off)
    except Stale:
        if not goes_on:
            raise
        return "stale", work.rooms.shared(couple)


@doing
def keep(work: Unit, known: Known, who: Who, shared: bool, ref: str, text: str) -> object:
    owner = _owner(work, known, who, shared)
    return None if owner is None else (work.words.keep(owner, ref, text), work.words.get(owner, ref))


@doing
def drop(work: Unit, known: Known, who: Who, shared: bool, ref: str) -> object:
    owner = _owner(work, known, who, shared)
    return None if owner is None else work.words.drop(owner, ref)


@doing
def note(work: Unit, known: Known, who: Who, number: int) -> object:
    return work.words.note(_id(work, known, who), f"n{number}", "keep.how", "7", AT)


# -- inbox -----------------------------------------------------------------------------------------------------


@doing
def receive(work: Unit, known: Known, number: int, who: Who, minutes: int) -> object:
    return work.inbox.receive(f"e{number}", _id(work, known, who), {"n": number, "at": minutes}, at(minutes))


@doing
def receive_all(work: Unit, known: Known, numbers: list[int], who: Who, minutes: int) -> object:
    lane = _id(work, known, who)
    rows = [InboxRow(id=f"e{n}", lane=lane, payload={"all": n}, tries=0, arrived_at=at(minutes)) for n in numbers]
    return work.inbox.receive_all(rows)


@doing
def record_handled(work: Unit, known: Known, number: int, who: Who, minutes: int) -> object:
    return work.inbox.record_handled(f"e{number}", _id(work, known, who), at(minutes))


@doing
def requeue(work: Unit, known: Known, number: int, who: Who) -> object:
    row = InboxRow(id=f"e{number}", lane=_id(work, known, who), payload={"again": number}, tries=0, arrived_at=AT)
    return work.inbox.requeue(row)


@doing
def mark_handled(work: Unit, known: Known, number: int) -> object:
    return work.inbox.mark_handled(f"e{number}")


@doing
def record_failure(work: Unit, known: Known, number: int) -> object:
    return work.inbox.record_failure(f"e{number}")


# -- outbox ----------------------------------------------------------------------------------------------------


@doing
def send(work: Unit, known: Known, number: int, who: Who, kind: str, more: dict[str, Any]) -> object:
    row = OutboxRow(id=f"o{number}", person=_id(work, known, who), payload={"is": kind, "text": "hi"}, at=at(number))
    return work.outbox.send(replace(row, **more))


@doing
def progress(work: Unit, known: Known, number: int, more: dict[str, Any], wait: int | None) -> object:
    lanes = [*((platform, user) for platform in PLATFORMS for user in USERS), *(("", place) for place in PLACES)]
    found = (work.outbox.get(_id(work, known, who), f"o{number}") for who in lanes)
    row = next(filter(None, found), None) or OutboxRow(id="gone", person="nobody", payload={}, turn=1)
    return work.outbox.save_progress(replace(row, **more), None if wait is None else at(wait))


@doing
def rest(work: Unit, known: Known, who: Who, wakes: bool) -> object:
    lane = _id(work, known, who)
    for row in work.outbox.waiting_for(lane):
        work.outbox.save_progress(replace(row, state=Sending.RESTING))
    return work.outbox.wake_resting(lane) if wakes else None


@doing
def lease(work: Unit, known: Known, numbers: list[int], worker: str, minutes: int) -> object:
    return work.outbox.lease([f"o{n}" for n in numbers], worker, at(minutes))


@doing
def end_leases(work: Unit, known: Known) -> object:
    return work.outbox.end_leases()


@doing
def take_messages(work: Unit, known: Known, minutes: int, limit: int, worker: str) -> object:
    rows = work.outbox.next_per_person(at(minutes), limit, worker)
    work.outbox.lease([row.id for row in rows], worker, at(minutes + 5))
    return list(rows)


# -- due, and what is kept no longer ---------------------------------------------------------------------------


@doing
def set_due(work: Unit, known: Known, who: Who, shared: bool, key: str, minutes: int, late: int | None) -> object:
    owner = f"group:{_id(work, known, who)}" if who[0] == "" else _owner(work, known, who, shared)
    if owner in {None, "group:nobody"}:
        return None
    return work.due.set(
        DueRow(owner=str(owner), key=key, at=at(minutes), not_after=None if late is None else timedelta(hours=late))
    )


@doing
def drop_due(work: Unit, known: Known, who: Who, shared: bool, key: str) -> object:
    return work.due.drop(str(_owner(work, known, who, shared)), key)


@doing
def take_due(work: Unit, known: Known, minutes: int, limit: int) -> object:
    return list(work.due.take(at(minutes), limit))


@doing
def set_zones(work: Unit, known: Known, number: int) -> object:
    return work.due.set_zones_version(f"2026{number}")


@doing
def forget_old(work: Unit, known: Known, days: int, limit: int) -> object:
    return work.retention.forget_old(AT + timedelta(days=days), limit)
