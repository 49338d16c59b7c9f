"""One transaction over the tables, as core/ports.py promises it. Opened and sealed here, so nothing else sees bytes."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update
from sqlalchemy.exc import DBAPIError

from adapters.store import accounts, erasures, groups, heads, leaving, retention
from adapters.store import statements as on
from adapters.store import tables as t
from adapters.store.keys import Vault
from adapters.store.parts import Pages, divided, joined, page, weight
from adapters.store.statements import Statement, said_no
from core.errors import BadSettings, Stale, Unreadable
from core.migrate import load_room, load_shared
from core.ports import UNDER_WAY, Account, DueRow, InboxRow, Incoming, Invitation, Link, OutboxRow, Person, Sending
from core.state import Group, Room, Shared, Side

T = TypeVar("T")
INBOX_KEY = "inbox"
WAITS = frozenset({Sending.NEW, Sending.SENDING})


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


class SqlUnit:
    """See `Unit` in core/ports.py for what each method promises."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._db = connection
        self._vault = vault
        self._stored: dict[str, Pages] = {}  # owner -> the pages of the room, as they are in this transaction
        self.torn = False  # a part that raised could not be undone: the transaction must not be committed
        self.gone: list[str] = []  # owners whose keys are to be destroyed after the commit

    def apart(self, part: Callable[[], T]) -> T:
        """A savepoint; by hand, for SQLAlchemy's costs more than all that is done in it."""
        gone, torn = len(self.gone), self.torn
        self.torn = True  # at whatever the database says no, it may have undone all; what was torn before stays torn
        self._say("SAVEPOINT apart")
        self.torn = torn
        try:
            found = part()
            self._say("RELEASE SAVEPOINT apart")
        except BaseException as fault:
            torn, self.torn = self.torn, True  # until the part is undone
            self._say("ROLLBACK TO SAVEPOINT apart")
            self._say("RELEASE SAVEPOINT apart")
            self.torn = torn
            self._stored.clear()
            del self.gone[gone:]
            if isinstance(fault, DBAPIError | self._db.dialect.loaded_dbapi.Error):
                raise said_no(fault) from None
            raise
        return found

    def _say(self, text: str) -> None:
        try:
            self._db.connection.cursor().execute(text)
        except self._db.dialect.loaded_dbapi.Error as fault:
            raise said_no(fault) from None

    def _run(self, statement: Statement, **values: object) -> Any:
        return statement.run(self._db, values)

    def _seal(self, owner: str, place: str, row: str, value: object) -> bytes:
        return self._vault.seal(owner, place, row, json.dumps(value, separators=(",", ":")).encode())

    def _open(self, owner: str, place: str, row: str, sealed: bytes) -> Any:
        try:
            return json.loads(self._vault.open(owner, place, row, sealed))
        except BadSettings:  # the key file was the right one at the start, so it is this wrapped key that is no good
            raise Unreadable("a wrapped key cannot be used") from None

    # -- people ------------------------------------------------------------------------------------------------

    def person_of(self, incoming: Incoming) -> Person:
        hashed = self._vault.name("account", incoming.platform, incoming.user)
        row = self._run(on.PERSON_OF_ACCOUNT, of=hashed).fetchone()
        return self._make_known(incoming, hashed) if row is None else self._person(row)

    def lane_of(self, incoming: Incoming) -> str | None:
        kind, id = ("account", incoming.user) if incoming.user else ("group", incoming.group)
        row = self._run(on.LANE_OF_ACCOUNT, of=self._vault.name(kind, incoming.platform, id)).fetchone()
        return None if row is None else str(row[0])

    def _make_known(self, incoming: Incoming, hashed: str) -> Person:
        id = first = self._vault.name("person", incoming.platform, incoming.user)
        while self._vault.is_gone(f"person:{id}") or (id != first and self._run(on.PERSON, of=id).fetchone()):
            id = self._vault.name("erased", id)  # the id of somebody who erased everything is nobody's any more
        self._run(on.NEW_PERSON, id=id, reachable=True)
        address = self._seal(f"person:{id}", "account.address", hashed, incoming.address)
        where = {"platform": incoming.platform, "address": address, "home": True, "reachable": True}
        self._run(on.NEW_ACCOUNT, hash=hashed, person=id, **where)
        return self.person(id)

    def person(self, id: str) -> Person:
        row = self._run(on.PERSON, of=id).fetchone()
        if row is None:
            raise KeyError("nobody has this id")
        return self._person(row)

    def _person(self, row: Any) -> Person:
        id, reachable, hashed, platform, address, couple, side = row
        return Person(
            id=id,
            couple=couple,
            side=Side(side) if side else None,
            platform=platform,
            address=self._open(f"person:{id}", "account.address", hashed, address),
            account=hashed,
            reachable=bool(reachable),
        )

    def mark_reachable(self, person: str, reachable: bool, account: str | None = None) -> None:
        accounts.mark_reachable(self._db, person, reachable, account)

    def members(self, couple: str) -> dict[Side, str]:
        return {Side(side): person for side, person in self._run(on.MEMBERS, of=couple).fetchall()}

    def make_couple(self, couple: str, members: dict[Side, str]) -> None:
        rows = [{"person": person, "couple": couple, "side": side.value} for side, person in members.items()]
        self._db.execute(insert(t.member), rows)

    def leave(self, person: str) -> None:
        self._goes(leaving.leave(self._db, person))

    def _goes(self, owners: list[str]) -> None:
        erasures.record(self._db, self._vault, owners)
        self.gone += owners

    def erase(self, person: str, account: str | None = None) -> Person:
        new, gone = leaving.erase(self._db, self._vault, person, account or self.person(person).account)
        self._goes(gone)
        return self.person(new)

    # -- accounts ----------------------------------------------------------------------------------------------

    def person_by(self, account: str) -> Person | None:
        row = self._run(on.PERSON_OF_ACCOUNT, of=account).fetchone()
        return None if row is None else self._person(row)

    def addresses(self, platform: str, most: int) -> Sequence[str]:
        return accounts.addresses(self._db, self._vault, platform, most)

    def accounts(self, person: str) -> Sequence[Account]:
        return accounts.of(self._db, self._vault, person)

    def set_home(self, person: str, account: str) -> None:
        accounts.set_home(self._db, person, account)

    def link_account(self, account: str, person: str) -> None:
        self._goes(accounts.link(self._db, self._vault, account, person))

    def unlink_account(self, account: str, new: str) -> Person:
        accounts.unlink(self._db, self._vault, account, new)
        return self.person(new)

    def link(self, hash: str) -> Link | None:
        return next(iter(accounts.links(self._db, t.link.c.hash == hash)), None)

    def save_link(self, link: Link) -> None:
        accounts.save_link(self._db, link)

    def links_of(self, person: str) -> Sequence[Link]:
        return accounts.links(self._db, t.link.c.person == person, t.link.c.state.in_(UNDER_WAY))

    def link_by(self, account: str) -> Link | None:
        asked = (t.link.c.joiner == account, t.link.c.state == "asked")
        return next(iter(accounts.links(self._db, *asked)), None)

    # -- groups ------------------------------------------------------------------------------------------------

    def group_at(self, platform: str, address: str) -> Group | None:
        return groups.found(self._db, self._vault, groups.at(self._vault, platform, address))

    def group(self, id: str) -> Group | None:
        return groups.found(self._db, self._vault, t.group_room.c.id == id)

    def group_of(self, couple: str) -> Group | None:
        return groups.found(self._db, self._vault, t.group_room.c.couple == couple)

    def make_group(self, id: str, platform: str, address: str) -> Group:
        known = self.group_at(platform, address)
        if known is None:
            known = Group(id=id, platform=platform, address=address)
            groups.make(self._db, self._vault, known)
        return known

    def save_group(self, group: Group) -> None:
        groups.save(self._db, self._vault, group)

    def end_group(self, id: str) -> None:
        self._goes(groups.end(self._db, id))

    def move_group(self, id: str, address: str) -> None:
        group = self.group(id)
        if group is not None:
            groups.move(self._db, self._vault, group, address)

    # -- rooms -------------------------------------------------------------------------------------------------

    def room(self, person: str) -> tuple[Room, int] | None:
        row = self._run(on.ROOM, of=person).fetchone()
        if row is None:
            return None
        room: Room = self._document(f"person:{person}", "private_room.document", row[1], load_room)
        return room, row[0]

    def save_room(self, person: str, room: Room, revision: int) -> None:
        document = self._sealed(f"person:{person}", "private_room.document", room)
        if revision == 0:
            done = self._run(on.FIRST_ROOM, person=person, revision=1, document=document)
        else:
            done = self._run(on.SAVE_ROOM, of=person, before=revision, revision=revision + 1, document=document)
        if done.rowcount != 1:
            raise Stale("private_room")

    def shared(self, couple: str) -> tuple[Shared, int]:
        row = self._run(on.SHARED, of=couple).fetchone()
        if row is None:
            raise KeyError("there is no such shared room")
        shared: Shared = self._document(f"couple:{couple}", "shared_room.document", row[1], load_shared)
        return shared, row[0]

    def save_shared(self, couple: str, shared: Shared, revision: int) -> None:
        document = self._sealed(f"couple:{couple}", "shared_room.document", shared)
        if revision == 0:
            done = self._run(on.FIRST_SHARED, couple=couple, revision=1, document=document)
        else:
            done = self._run(on.SAVE_SHARED, of=couple, before=revision, revision=revision + 1, document=document)
        if done.rowcount != 1:
            raise Stale("shared_room")

    def _document(self, owner: str, place: str, sealed: bytes, load: Callable[[Any], Any]) -> Any:
        """A room out of its sealed document, which is opened only if it was not before."""
        found = self._vault.remembered.get(owner, sealed)
        if found is None:
            document = self._open(owner, place, owner.partition(":")[2], sealed)
            room = load(joined(document, self._pages(owner) if "pages" in document else {}))
            found = room, divided(room)[1]
            self._vault.remembered.put(owner, sealed, found, weight(found[1]))
        self._stored[owner] = found[1]
        return found[0]

    def _pages(self, owner: str) -> dict[str, list[Any]]:
        rows = self._run(on.PAGES, of=owner).fetchall()
        return dict(self._open(owner, "page.body", hashed, body) for hashed, body in rows)

    def _sealed(self, owner: str, place: str, room: Room | Shared) -> bytes:
        document, pages = divided(room)
        self._save_pages(owner, pages)
        sealed = self._seal(owner, place, owner.partition(":")[2], document)
        self._vault.remembered.put(owner, sealed, (room, pages), weight(pages))
        return sealed

    def _save_pages(self, owner: str, pages: Pages) -> None:
        """Write the pages that are not as they were loaded in this transaction; all, where none were."""
        stored = self._stored.get(owner)
        if stored is None:
            stored = dict.fromkeys(self._pages(owner), ())
        for name in stored.keys() - pages.keys():
            self._run(on.DROP_PAGE, of=owner, which=self._vault.name("page", owner, name))
        for name, values in pages.items():
            if stored.get(name) != values:
                hashed = self._vault.name("page", owner, name)
                body = self._seal(owner, "page.body", hashed, [name, page(values)])
                self._run(on.SAVE_PAGE, owner=owner, hash=hashed, body=body)
        self._stored[owner] = pages

    # -- words and answers -------------------------------------------------------------------------------------

    def words(self, owner: str, ref: str) -> str | None:
        row = self._run(on.WORDS, of=owner, which=ref).fetchone()
        return None if row is None else str(self._open(owner, "words.body", ref, row[0]))

    def keep_words(self, owner: str, ref: str, text: str) -> None:
        self._run(on.KEEP_WORDS, owner=owner, ref=ref, body=self._seal(owner, "words.body", ref, text))

    def drop_words(self, owner: str, ref: str) -> None:
        self._run(on.DROP_WORDS, of=owner, which=ref)

    def note(self, person: str, id: str, ask: str, value: str, at: datetime) -> None:
        body = self._seal(f"person:{person}", "note.body", id, [ask, value])
        self._run(on.NOTE, id=id, person=person, at=at.timestamp(), body=body)

    # -- inbox -------------------------------------------------------------------------------------------------

    def receive(self, id: str, lane: str, payload: dict[str, object], at: datetime) -> bool:
        sealed = self._seal(INBOX_KEY, "inbox.payload", id, payload)
        done = self._run(on.RECEIVE, id=id, lane=lane, state="new", tries=0, at=at.timestamp(), payload=sealed)
        return int(done.rowcount) == 1

    def receive_all(self, arrivals: Sequence[InboxRow]) -> None:
        rows = (
            {
                "id": row.id,
                "lane": row.lane,
                "state": "new",
                "tries": 0,
                "at": row.arrived_at.timestamp(),
                "payload": self._seal(INBOX_KEY, "inbox.payload", row.id, row.payload),
            }
            for row in arrivals
        )
        on.RECEIVE.run_all(self._db, list(rows))

    def receive_handled(self, id: str, lane: str, at: datetime) -> bool:
        done = self._run(on.RECEIVE, id=id, lane=lane, state="done", tries=0, at=at.timestamp(), payload=None)
        return int(done.rowcount) == 1

    def hand_back(self, row: InboxRow) -> None:
        sealed = self._seal(INBOX_KEY, "inbox.payload", row.id, row.payload)
        self._db.execute(update(t.inbox).where(t.inbox.c.id == row.id).values(state="new", payload=sealed))

    def heads(self, limit: int) -> Sequence[InboxRow]:
        """As a rule the oldest rows have the heads among them; where few people fill them, all rows are looked at."""
        look = 4 * limit
        oldest = self._run(on.OLDEST, most=look).fetchall()
        heads: dict[str, Any] = {}
        for row in oldest:
            heads.setdefault(row[1], row)
        if len(heads) < limit and len(oldest) == look:
            rows = self._run(on.HEADS, most=limit).fetchall()
        else:
            rows = list(heads.values())[:limit]
        found = [self._inbox_row(*row) for row in rows]
        return [row for row in found if row is not None]

    def _inbox_row(self, id: str, lane: str, sealed: bytes, tries: int, at: float) -> InboxRow | None:
        """A row that cannot be opened is laid aside, so that it holds up nobody."""
        try:
            payload = self._open(INBOX_KEY, "inbox.payload", id, sealed)
        except Unreadable:
            self._db.execute(update(t.inbox).where(t.inbox.c.id == id).values(state="parked"))
            return None
        return InboxRow(id=id, lane=lane, payload=payload, tries=tries, arrived_at=_moment(at))

    def is_behind(self, lane: str | None = None) -> bool:
        found = self._run(on.ANY_WAITS) if lane is None else self._run(on.WAITS_IN_LANE, of=lane)
        return found.fetchone() is not None

    def handled(self, id: str) -> bool:
        return int(self._run(on.HANDLED, of=id).rowcount) == 1

    def failed(self, id: str) -> int:
        self._db.execute(update(t.inbox).where(t.inbox.c.id == id).values(tries=t.inbox.c.tries + 1))
        tries = self._db.execute(select(t.inbox.c.tries).where(t.inbox.c.id == id)).scalar_one()
        if tries >= 3:
            self._db.execute(update(t.inbox).where(t.inbox.c.id == id).values(state="parked"))
        return int(tries)

    # -- outbox ------------------------------------------------------------------------------------------------

    def send(self, row: OutboxRow) -> None:
        self._run(
            on.SEND,
            id=row.id,
            person=row.person,
            state=row.state.value,
            waits=row.state in WAITS,
            prompt=row.prompt,
            account=row.account,
            turn=row.turn,
            part=row.part,
            tries=row.tries,
            at=row.at.timestamp(),
            not_before=0.0,
            leased_by="",
            leased_until=0.0,
            messages=b"",
            payload=self._seal(f"person:{row.person}", "outbox.payload", row.id, row.payload),
        )

    def outgoing(self, now: datetime, limit: int, worker: str = "") -> Sequence[OutboxRow]:
        asked = {"now": now.timestamp(), "worker": worker, "most": limit}
        found = {row.id: row for row in self._db.execute(heads.ANSWERS, asked)}
        if len(found) < limit:
            found |= {row.id: row for row in self._db.execute(heads.PROMPTS, asked)} | found
        return self._readable(list(found.values())[:limit])

    def lease(self, ids: Sequence[str], worker: str, until: datetime) -> None:
        leased = {"leased_by": worker, "leased_until": until.timestamp()}
        self._db.execute(update(t.outbox).where(t.outbox.c.id.in_(ids)).values(leased))

    def end_leases(self) -> None:
        self._db.execute(update(t.outbox).where(t.outbox.c.leased_until > 0).values(leased_until=0.0))

    def rise(self, person: str) -> None:
        resting = (t.outbox.c.person == person, t.outbox.c.state == Sending.RESTING.value)
        self._db.execute(update(t.outbox).where(*resting).values(state=Sending.NEW.value, waits=True))

    def waiting(self) -> tuple[int, datetime | None]:
        row = self._db.execute(select(func.count(), func.min(t.outbox.c.at)).where(t.outbox.c.waits.is_(True))).one()
        return int(row[0]), None if row[1] is None else _moment(row[1])

    def _readable(self, rows: Sequence[Any]) -> list[OutboxRow]:
        """A row that cannot be opened is given up, so that it holds up nothing behind it."""
        found = []
        for row in rows:
            try:
                found.append(self._outbox_row(row))
            except Unreadable:
                given_up = update(t.outbox).where(t.outbox.c.id == row.id)
                given_up = given_up.values(state=Sending.FAILED.value, waits=False)
                self._db.execute(given_up)
        return found

    def _outbox_row(self, row: Any) -> OutboxRow:
        return OutboxRow(
            id=row.id,
            person=row.person,
            payload=self._open(f"person:{row.person}", "outbox.payload", row.id, row.payload),
            at=_moment(row.at),
            prompt=row.prompt,
            account=row.account,
            turn=row.turn,
            state=Sending(row.state),
            part=row.part,
            tries=row.tries,
            messages=tuple(
                self._open(f"person:{row.person}", "outbox.messages", row.id, row.messages) if row.messages else ()
            ),
        )

    def progress(self, row: OutboxRow, not_before: datetime | None = None) -> None:
        values: dict[str, object] = {"state": row.state.value, "waits": row.state in WAITS}
        values |= {"part": row.part, "tries": row.tries}
        if row.account is not None:
            values["account"] = row.account
        if row.messages:
            values["messages"] = self._seal(f"person:{row.person}", "outbox.messages", row.id, row.messages)
        if not_before is not None:
            values |= {"not_before": not_before.timestamp(), "leased_until": 0.0}
        known = self._db.execute(update(t.outbox).where(t.outbox.c.id == row.id).values(values)).rowcount
        if known and row.turn is not None:
            for message in row.messages:
                hashed = self._vault.name("message", row.person, message)
                self._run(on.SENT_AS, person=row.person, hash=hashed, turn=row.turn, at=row.at.timestamp())

    def outbox_row(self, person: str, id: str) -> OutboxRow | None:
        row = self._db.execute(select(t.outbox).where(t.outbox.c.id == id, t.outbox.c.person == person)).one_or_none()
        return None if row is None else self._outbox_row(row)

    def of_turn(self, person: str, turn: int) -> Sequence[OutboxRow]:
        rows = self._db.execute(
            select(t.outbox).where(t.outbox.c.person == person, t.outbox.c.turn == turn).order_by(t.outbox.c.seq)
        )
        return [row for row in self._readable(rows.all()) if row.payload.get("is") in {"Say", "Post"}]

    def unsent(self, person: str) -> Sequence[OutboxRow]:
        waits = select(t.outbox).where(t.outbox.c.person == person, t.outbox.c.waits.is_(True))
        return self._readable(self._db.execute(waits.order_by(t.outbox.c.seq)).all())

    def sent(self, person: str, limit: int) -> Sequence[OutboxRow]:
        rows = self._db.execute(
            select(t.outbox)
            .where(t.outbox.c.person == person, t.outbox.c.state == Sending.SENT.value)
            .order_by(t.outbox.c.seq.desc())
            .limit(limit)
        )
        return [row for row in reversed(self._readable(rows.all())) if row.payload.get("is") in {"Say", "Post"}]

    def turn_of(self, person: str, message: str) -> int | None:
        hashed = self._vault.name("message", person, message)
        return self._db.execute(
            select(t.message.c.turn).where(t.message.c.person == person, t.message.c.hash == hashed)
        ).scalar()

    # -- due ---------------------------------------------------------------------------------------------------

    def set_due(self, row: DueRow) -> None:
        self._put_due(on.SET_DUE, row, row.at)

    def hand_back_due(self, row: DueRow, until: datetime | None) -> None:
        self._put_due(on.HAND_BACK_DUE, row, until)

    def _put_due(self, statement: Statement, row: DueRow, until: datetime | None) -> None:
        late = row.not_after.total_seconds() if row.not_after is not None else None
        hashed = self._vault.name("due", row.owner, row.key)
        body = self._seal(row.owner, "due.body", hashed, row.key)  # the key names the step somebody is in
        stored = {"owner": row.owner, "hash": hashed, "at": row.at.timestamp(), "not_after": late, "body": body}
        state, next_at = ("parked", row.at) if until is None else ("new", until)
        self._run(statement, **stored, state=state, tries=row.tries, next_at=next_at.timestamp())

    def drop_due(self, owner: str, key: str) -> None:
        self._run(on.DROP_DUE, of=owner, which=self._vault.name("due", owner, key))

    def due(self, owner: str, key: str) -> DueRow | None:
        hashed = self._vault.name("due", owner, key)
        which = t.due.c.owner == owner, t.due.c.hash == hashed, t.due.c.state == "new"
        row = self._db.execute(select(t.due).where(*which)).one_or_none()
        return None if row is None else self._due_row(row)

    def take_due(self, now: datetime, limit: int) -> Sequence[DueRow]:
        ready = t.due.c.state == "new", t.due.c.next_at <= now.timestamp()
        rows = self._db.execute(select(t.due).where(*ready).order_by(t.due.c.next_at, t.due.c.seq).limit(limit)).all()
        if not rows:
            return []
        at, seq = rows[-1].next_at, rows[-1].seq
        taken = or_(t.due.c.next_at < at, and_(t.due.c.next_at == at, t.due.c.seq <= seq))
        with contextlib.suppress(BadSettings):  # one wrapped key that is no good: each is looked up for itself
            self._vault.fetch(row.owner for row in rows)
        found = [(row.seq, self._due_row(row)) for row in rows]
        shut = [seq for seq, due in found if due is None]
        if shut:
            self._db.execute(update(t.due).where(t.due.c.seq.in_(shut)).values(state="parked"))
        self._db.execute(delete(t.due).where(t.due.c.state == "new", taken))
        return [due for _, due in found if due is not None]

    def _due_row(self, row: Any) -> DueRow | None:
        """None for a row that cannot be opened."""
        try:
            key = self._open(row.owner, "due.body", row.hash, row.body)
        except Unreadable:
            return None
        late = None if row.not_after is None else timedelta(seconds=row.not_after)
        return DueRow(owner=row.owner, key=key, at=_moment(row.at), not_after=late, tries=row.tries)

    def next_due(self) -> datetime | None:
        found = self._db.execute(select(func.min(t.due.c.next_at)).where(t.due.c.state == "new")).scalar()
        return None if found is None else _moment(found)

    def all_due(self) -> Sequence[DueRow]:
        rows = self._db.execute(select(t.due).where(t.due.c.state == "new").order_by(t.due.c.seq)).all()
        return [due for due in map(self._due_row, rows) if due is not None]

    def parked(self) -> tuple[int, int]:
        counts = [select(func.count()).where(table.c.state == "parked").scalar_subquery() for table in (t.inbox, t.due)]
        row = self._db.execute(select(*counts)).one()
        return int(row[0]), int(row[1])

    def zones_version(self) -> str | None:
        return self._db.execute(select(t.fact.c.value).where(t.fact.c.name == "zones")).scalar()

    def set_zones_version(self, version: str) -> None:
        self._db.execute(delete(t.fact).where(t.fact.c.name == "zones"))
        self._db.execute(insert(t.fact).values(name="zones", value=version))

    # -- what is kept no longer --------------------------------------------------------------------------------

    def forget_old(self, now: datetime, limit: int) -> int:
        return retention.forget_old(self._db, now, limit)

    # -- pairing -----------------------------------------------------------------------------------------------

    def invitation(self, hash: str) -> Invitation | None:
        row = self._db.execute(select(t.invitation).where(t.invitation.c.hash == hash)).one_or_none()
        if row is None:
            return None
        return Invitation(
            hash=row.hash, inviter=row.inviter, joiner=row.joiner, state=row.state, expires_at=_moment(row.expires_at)
        )

    def save_invitation(self, invitation: Invitation) -> None:
        values = {**asdict(invitation), "expires_at": invitation.expires_at.timestamp()}
        self._db.execute(delete(t.invitation).where(t.invitation.c.hash == invitation.hash))
        self._db.execute(insert(t.invitation).values(values))

    def open_invitations(self, inviter: str) -> Sequence[Invitation]:
        rows = self._db.execute(
            select(t.invitation.c.hash).where(
                and_(
                    t.invitation.c.inviter == inviter,
                    or_(t.invitation.c.state == "open", t.invitation.c.state == "consented"),
                )
            )
        ).scalars()
        found = (self.invitation(hash) for hash in list(rows))
        return [invitation for invitation in found if invitation is not None]

    def wrong_codes(self, person: str, since: datetime) -> int:
        found = self._db.execute(
            select(func.count())
            .select_from(t.wrong_code)
            .where(t.wrong_code.c.person == person, t.wrong_code.c.at > since.timestamp())
        )
        return int(found.scalar_one())

    def note_wrong_code(self, person: str, at: datetime) -> None:
        self._db.execute(insert(t.wrong_code).values(person=person, at=at.timestamp()))
