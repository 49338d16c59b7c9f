"""Leaving and erasing, as rows: what goes, and which keys are destroyed once the transaction is written down.

A key lives in another file than the rows, so it is destroyed after the commit. Should the process die between the two,
the next start finds written down whose keys they were, and destroys them (erasures.py).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from adapters.store import groups
from adapters.store import tables as t
from adapters.store.keys import Vault

NOT_OVER = ("new", "resting", "sending", "unclear")  # states of messages of which something may still come


def leave(db: Connection, person: str) -> list[str]:
    """Unlink a person from the couple and drop what was to come; returns the owners whose keys are to go."""
    couple = db.execute(select(t.member.c.couple).where(t.member.c.person == person)).scalar()
    db.execute(delete(t.member).where(t.member.c.person == person))
    db.execute(delete(t.due).where(t.due.c.owner == f"person:{person}"))
    db.execute(delete(t.outbox).where(t.outbox.c.person == person, t.outbox.c.state.in_(NOT_OVER)))
    db.execute(delete(t.invitation).where(or_(t.invitation.c.inviter == person, t.invitation.c.joiner == person)))
    return _forget_couple(db, couple)


def _forget_couple(db: Connection, couple: str | None) -> list[str]:
    """With both gone, the shared room goes too."""
    if couple is None or db.execute(select(t.member.c.person).where(t.member.c.couple == couple)).first():
        return []
    owner = f"couple:{couple}"
    db.execute(delete(t.shared_room).where(t.shared_room.c.couple == couple))
    db.execute(delete(t.words).where(t.words.c.owner == owner))
    db.execute(delete(t.page).where(t.page.c.owner == owner))
    db.execute(delete(t.due).where(t.due.c.owner == owner))
    return [owner, *groups.end_of(db, couple)]


def erase(db: Connection, vault: Vault, person: str, account: str) -> tuple[str, list[str]]:
    """Everything of a person goes at once; each account stands for somebody new, whom nothing is known about.

    Returns the id of the new person of this account, and the owners whose keys are to go.
    """
    new = free_id(db, vault, vault.name("erased", person))
    for row in db.execute(select(t.account).where(t.account.c.person == person)).all():
        own = row.hash == account
        to_somebody_new(db, vault, row, new if own else free_id(db, vault, vault.name("erased", person, row.hash)))
    db.execute(update(t.wrong_code).where(t.wrong_code.c.person == person).values(person=new))
    return new, forget(db, person, new)


def free_id(db: Connection, vault: Vault, id: str) -> str:
    """An id that is nobody's and never was the id of somebody who erased everything: this one, if it is free."""
    while vault.is_gone(f"person:{id}") or db.execute(select(t.person.c.id).where(t.person.c.id == id)).first():
        id = vault.name("erased", id)
    return id


def to_somebody_new(db: Connection, vault: Vault, account: Any, new: str) -> None:
    """This account stands for a person who was not there before."""
    db.execute(insert(t.person).values(id=new, reachable=account.reachable))
    moved = {"person": new, "address": moved_address(vault, account, new), "home": True}
    db.execute(update(t.account).where(t.account.c.hash == account.hash).values(moved))


def moved_address(vault: Vault, account: Any, person: str) -> bytes:
    """The address of an account, sealed for another person."""
    address = vault.open(f"person:{account.person}", "account.address", account.hash, account.address)
    return vault.seal(f"person:{person}", "account.address", account.hash, address)


def forget_again(db: Connection, owner: str) -> list[str]:
    """Take the rows of an owner whose key was destroyed, out of a copy that is older than that. Their accounts go too:
    nothing opens their addresses any more, and whoever writes from one is somebody new.

    Returns the owners whose keys are to go with them.
    """
    kind, _, id = owner.partition(":")
    if kind == "couple":
        db.execute(delete(t.member).where(t.member.c.couple == id))
        return _forget_couple(db, id)
    if db.execute(select(t.group_room.c.id).where(t.group_room.c.id == id)).first():
        return groups.end(db, id)
    db.execute(delete(t.account).where(t.account.c.person == id))
    return forget(db, id, None)


def forget(db: Connection, person: str, heir: str | None) -> list[str]:
    """All rows of a person go; that something arrived is known as the heir's, if there is one.

    Returns the owners whose keys are to go.
    """
    gone = leave(db, person)
    db.execute(delete(t.link).where(t.link.c.person == person))
    for table, column in (
        (t.private_room, t.private_room.c.person),
        (t.note, t.note.c.person),
        (t.outbox, t.outbox.c.person),
        (t.message, t.message.c.person),
    ):
        db.execute(delete(table).where(column == person))
    db.execute(delete(t.words).where(t.words.c.owner == f"person:{person}"))
    db.execute(delete(t.page).where(t.page.c.owner == f"person:{person}"))
    # That something arrived stays known until its time is over: the platform may bring the same update once more, and
    # the one that asked for the erasing would else be the first thing heard of somebody new.
    if heir is None:
        db.execute(delete(t.inbox).where(t.inbox.c.lane == person))
    else:
        db.execute(update(t.inbox).where(t.inbox.c.lane == person).values(lane=heir, state="done", payload=None))
    db.execute(delete(t.person).where(t.person.c.id == person))
    return [*gone, f"person:{person}"]


def owners(db: Connection) -> set[str]:
    """All owners that still have rows, and so need their keys."""
    people = db.execute(select(t.person.c.id)).scalars()
    couples = db.execute(select(t.shared_room.c.couple)).scalars()
    return {f"person:{id}" for id in people} | {f"couple:{id}" for id in couples}
