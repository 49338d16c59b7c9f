"""Groups: what comes from them, and what goes there. Nothing decided here: core/journey/group/room.py says what a
group does, core/journey/talk what a talk does.

A press or a word in a group is a crossing act of a partner of that couple; whoever else acts there changes nothing. A
command that belongs to a private room is answered there, and leaves no trace in the group.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.documents import plain
from core.effects import Button, Close, GroupAct, Look, Post
from core.events import Commanded, Event, GroupLost, GroupSeen
from core.journey.group import room as machine
from core.journey.group.room import GroupMoved
from core.journey.menu import OF_GROUPS
from core.journey.talk import machine as talk
from core.kernel import shared
from core.kernel.record import Notice, RecordOutcome
from core.kernel.story import Story
from core.ports import Clock, Incoming, OutboxRow, Person, Store, Texts, Unit, UpdateKind
from core.state import Group, Side

ACTS = frozenset({UpdateKind.TAP, UpdateKind.COMMAND, UpdateKind.TEXT, UpdateKind.BROUGHT})


class GroupHost(Protocol):
    """What is needed of who handles events (bot/handle.py), inside the transaction of one."""

    @property
    def store(self) -> Store: ...
    @property
    def texts(self) -> Texts: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def story(self) -> Story: ...

    def answer_privately(self, id: str, incoming: Incoming, text: str) -> None:
        """Say a text of the catalogue to the one who acted, alone, once the event `id` is written down."""
        ...

    def write_shared(
        self, work: Unit, couple: str, revision: int, outcome: RecordOutcome, cause: str, at: datetime
    ) -> None: ...
    def notify(self, work: Unit, couple: str, notices: tuple[Notice, ...], cause: str, at: datetime) -> None: ...


def came(handler: GroupHost, work: Unit, person: Person, incoming: Incoming, id: str, at: datetime) -> Event | None:
    """What a person did in a group; returns what belongs to their private room, if it does."""
    if incoming.heard is UpdateKind.COMMAND and incoming.command.lower() not in OF_GROUPS:
        handler.answer_privately(id, incoming, "")
        return Commanded(id=id, at=at, name=incoming.command.lower(), argument=incoming.text.strip())
    group = work.groups.at(incoming.platform, incoming.group)
    if incoming.heard in OF_THE_PLACE:
        if group is not None:
            OF_THE_PLACE[incoming.heard](handler, work, group, incoming, id, at)
        return None
    if incoming.heard not in ACTS:
        return None
    if group is None:
        name = handler.store.name("group", id)
        group = work.groups.get_or_create(name, incoming.platform, incoming.group)
    _acts(handler, work, group, person, incoming, id, at)
    return None


def _acts(
    handler: GroupHost, work: Unit, group: Group, person: Person, incoming: Incoming, id: str, at: datetime
) -> None:
    """A press, a command or words."""
    what, turn = _meant(handler, work, group, incoming)
    if what == "join":
        moved = machine.joins(group, person.couple, person.side, incoming.user)
        if moved.began and moved.group.couple and (older := work.groups.of_couple(moved.group.couple)):
            work.groups.end(older.id)  # one room for three is enough
        take(handler, work, group, moved, id, at)
        handler.answer_privately(id, incoming, moved.answer)
    elif group.couple is None or what == "ask":
        moved = machine.asked(group, at)
        take(handler, work, group, moved, id, at)
        handler.answer_privately(id, incoming, moved.answer)
    elif what is None:
        take(handler, work, group, machine.spoken_to(group, at), id, at)
    else:
        handler.answer_privately(
            id, incoming, _act(handler, work, group, person, incoming.user, GroupAct(what, turn, id), at)
        )


def _act(handler: GroupHost, work: Unit, group: Group, person: Person, user: str, act: GroupAct, at: datetime) -> str:
    """An act of one of the two; returns what to say to them alone."""
    side = machine.side_of(group, user)
    if side is None or group.quiet:
        look(work, handler.store.name("look", act.ref), group, at)
        return "group-aside-others" if side is None else "group-aside-quiet"
    if person.couple != group.couple or person.side is not side:
        return "group-aside-left"
    assert group.couple is not None
    room, revision = work.rooms.shared(group.couple)
    outcome = shared.act(handler.story.record, room, side, act, at)
    if outcome.shared is not room:
        handler.write_shared(work, group.couple, revision, outcome, act.ref, at)
    return outcome.answer


def _meant(handler: GroupHost, work: Unit, group: Group, incoming: Incoming) -> tuple[str | None, int]:
    """The act that was meant, and the turn of its button; None for words that are none."""
    if incoming.heard in {UpdateKind.COMMAND, UpdateKind.BROUGHT}:
        return "open" if incoming.command.lower() == "talk" else "ask", 0
    if incoming.heard is UpdateKind.TAP:
        turn, _, what = incoming.text.removeprefix("g").partition("/")
        return what or None, int(turn) if turn.isdecimal() and len(turn) < 10 else -1
    return _written(handler, work, group, incoming)


def _written(handler: GroupHost, work: Unit, group: Group, incoming: Incoming) -> tuple[str | None, int]:
    """A word in the place of a button that works for this person now."""
    side, talking = machine.side_of(group, incoming.user), None
    if group.couple is None:
        works: tuple[str, ...] = ("join",)
    else:
        talking = work.rooms.shared(group.couple)[0].talk if side is not None else None
        works = talk.works(talking, side) if talking is not None and side is not None else ("open",)
    buttons = [Button(what, f"group-label-{what}") for what in works]
    read = handler.texts.read(incoming.locale, incoming.text, None, buttons, handler.clock.now(), None)
    return (read.choice if read.choice and read.choice in works else None), talking.turn if talking is not None else 0


# -- about the place -------------------------------------------------------------------------------------------


def _turned_out(handler: GroupHost, work: Unit, group: Group, incoming: Incoming, id: str, at: datetime) -> None:
    _end(handler, work, group, id, at)


def _moved(handler: GroupHost, work: Unit, group: Group, incoming: Incoming, id: str, at: datetime) -> None:
    move(work, group.id, incoming.text)


def move(work: Unit, id: str, address: str) -> None:
    """A group has another address from now on. One that was begun there meanwhile and is nobody's gives way to it;
    where one of a couple stands there already, this one ends."""
    group = work.groups.get(id)
    if group is None:
        return
    other = work.groups.at(group.platform, address)
    if other is not None and other.id != id:
        given_way = id if other.couple is not None else other.id
        work.groups.end(given_way)
        if given_way == id:
            return
    work.groups.move(id, address)


def _others(handler: GroupHost, work: Unit, group: Group, incoming: Incoming, id: str, at: datetime) -> None:
    look(work, handler.store.name("look", id), group, at)


OF_THE_PLACE = {UpdateKind.TURNED_OUT: _turned_out, UpdateKind.MOVED: _moved, UpdateKind.OTHERS: _others}


def look(work: Unit, id: str, group: Group, at: datetime) -> None:
    """Have somebody look who is there, if that matters."""
    if group.couple is not None:
        work.outbox.send(OutboxRow(id=id, person=group.id, payload=plain(Look()), at=at))


def happened(handler: GroupHost, work: Unit, id: str, event: GroupSeen | GroupLost) -> None:
    """What was found out while something was to be posted."""
    group = work.groups.get(id)
    if group is None:
        return
    if isinstance(event, GroupLost):
        _end(handler, work, group, event.id, event.at)
        return
    moved = machine.seen(group, alone=event.alone)
    take(handler, work, group, moved, event.id, event.at)
    if moved.group.quiet and group.couple is not None:
        _break_off(handler, work, group.couple, event.id, event.at)


def _end(handler: GroupHost, work: Unit, group: Group, cause: str, at: datetime) -> None:
    """The companion is out: the group is nobody's any more, and each of the two is told alone."""
    if group.couple is not None:
        _break_off(handler, work, group.couple, cause, at)
        _notify(handler, work, group, "group-ended", cause, at)
    work.groups.end(group.id)


def _break_off(handler: GroupHost, work: Unit, couple: str, cause: str, at: datetime) -> None:
    room, revision = work.rooms.shared(couple)
    outcome = shared.break_off(handler.story.record, room)
    if outcome.shared is not room:
        handler.write_shared(work, couple, revision, outcome, cause, at)


# -- what goes there -------------------------------------------------------------------------------------------


def take(handler: GroupHost, work: Unit, group: Group, moved: GroupMoved, cause: str, at: datetime) -> None:
    """Write down what a group became, and what follows from it."""
    if moved.group != group:
        work.groups.save(moved.group)
    post(handler, work, moved.group, moved.posts, cause, at)
    if moved.notice:
        _notify(handler, work, moved.group, moved.notice, cause, at)


def post_for(handler: GroupHost, work: Unit, couple: str, posts: tuple[Post, ...], cause: str, at: datetime) -> None:
    """Post what the shared record brought, where the couple has a group and is by itself in it."""
    group = work.groups.of_couple(couple) if posts else None
    if group is not None and not group.quiet:
        post(handler, work, group, posts, cause, at)


def post(handler: GroupHost, work: Unit, group: Group, posts: tuple[Post, ...], cause: str, at: datetime) -> None:
    """Put these into the group's outbox, behind the closing of the buttons that are done with."""
    for number, each in enumerate(posts):
        id = handler.store.name("post", cause, str(number))
        if each.closes is not None:
            work.outbox.send(OutboxRow(id=f"{id}:c", person=group.id, payload=plain(Close(each.closes, None)), at=at))
        turn = each.turn if each.buttons else None
        work.outbox.send(
            OutboxRow(id=id, person=group.id, payload=plain(each), at=at, prompt=each.rests_at_night, turn=turn)
        )


def _notify(handler: GroupHost, work: Unit, group: Group, kind: str, cause: str, at: datetime) -> None:
    assert group.couple is not None
    handler.notify(work, group.couple, tuple(Notice(side, kind, group.id) for side in Side), cause, at)
