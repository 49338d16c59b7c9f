"""A person's accounts, as rows: linked, unlinked, and which of them is written to first."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from adapters.store import leaving
from adapters.store import tables as t
from adapters.store.keys import Vault
from core.errors import BadSettings, Unreadable
from core.ports import Account, Link


def of(db: Connection, vault: Vault, person: str) -> list[Account]:
    """The accounts of a person, the one that is written to first before the others."""
    rows = db.execute(select(t.account).where(t.account.c.person == person).order_by(t.account.c.home.desc()))
    return [
        Account(
            hash=row.hash,
            platform=row.platform,
            address=json.loads(vault.open(f"person:{person}", "account.address", row.hash, row.address)),
            home=row.home,
            reachable=row.reachable,
        )
        for row in rows.all()
    ]


def addresses(db: Connection, vault: Vault, platform: str, most: int) -> list[str]:
    """The addresses of people on this platform; who was heard from last comes first, and groups not at all.

    An address whose key is lost is left out: it must not cost the others theirs.
    """
    heard = select(t.inbox.c.lane, func.max(t.inbox.c.seq).label("last")).group_by(t.inbox.c.lane).subquery()
    found = (
        select(t.account.c.person, t.account.c.hash, t.account.c.address)
        .outerjoin(heard, heard.c.lane == t.account.c.person)
        .outerjoin(t.group_room, t.group_room.c.id == t.account.c.person)
        .where(t.account.c.platform == platform, t.group_room.c.id.is_(None))
        .order_by(heard.c.last.is_(None), heard.c.last.desc())
        .limit(most)
    )
    opened = []
    for row in db.execute(found).all():
        with contextlib.suppress(Unreadable, BadSettings):
            opened.append(vault.open(f"person:{row.person}", "account.address", row.hash, row.address))
    return [json.loads(address) for address in opened]


def mark_reachable(db: Connection, person: str, reachable: bool, account: str | None) -> None:
    """One account, or all; the person can be reached while one of them can."""
    theirs = t.account.c.person == person
    one = theirs if account is None else theirs & (t.account.c.hash == account)
    db.execute(update(t.account).where(one).values(reachable=reachable))
    _can_be_reached(db, person)


def _can_be_reached(db: Connection, person: str) -> None:
    found = select(t.account.c.hash).where(t.account.c.person == person, t.account.c.reachable).exists()
    db.execute(update(t.person).where(t.person.c.id == person).values(reachable=found))


def set_home(db: Connection, person: str, account: str) -> None:
    """What is unasked goes to this account first."""
    db.execute(update(t.account).where(t.account.c.person == person).values(home=t.account.c.hash == account))


def link(db: Connection, vault: Vault, account: str, person: str) -> list[str]:
    """The account is this person's from now on; whoever it stood for goes. Returns the owners whose keys are to go."""
    row = db.execute(select(t.account).where(t.account.c.hash == account)).one()
    moved = {"person": person, "address": leaving.moved_address(vault, row, person), "home": False}
    db.execute(update(t.account).where(t.account.c.hash == account).values(moved))
    db.execute(update(t.wrong_code).where(t.wrong_code.c.person == row.person).values(person=person))
    gone = leaving.forget(db, row.person, person)
    _can_be_reached(db, person)
    return gone


def unlink(db: Connection, vault: Vault, account: str, new: str) -> None:
    """The account stands for somebody new; what was its person's stays with the accounts that are left."""
    row = db.execute(select(t.account).where(t.account.c.hash == account)).one()
    leaving.to_somebody_new(db, vault, row, new)
    left = db.execute(select(t.account.c.hash).where(t.account.c.person == row.person)).scalars().first()
    if row.home and left is not None:
        set_home(db, row.person, left)
    _can_be_reached(db, row.person)


# -- links under way -------------------------------------------------------------------------------------------


def links(db: Connection, *which: ColumnElement[bool]) -> Sequence[Link]:
    """The links for which this holds, oldest first."""
    rows = db.execute(select(t.link).where(*which).order_by(t.link.c.at)).all()
    return [
        Link(
            hash=row.hash, person=row.person, joiner=row.joiner, state=row.state, at=datetime.fromtimestamp(row.at, UTC)
        )
        for row in rows
    ]


def save_link(db: Connection, link: Link) -> None:
    """The link as it is now."""
    db.execute(delete(t.link).where(t.link.c.hash == link.hash))
    db.execute(insert(t.link).values({**asdict(link), "at": link.at.timestamp()}))
