"""Leaving and erasing, over all tables: what goes, and what stays known."""

from __future__ import annotations

from dataclasses import replace

from adapters.memory.tables import Tables
from core.ports import Account, Person, Sending

NOT_OVER = frozenset({Sending.NEW, Sending.RESTING, Sending.SENDING, Sending.UNCLEAR})


def leave(tables: Tables, person: str) -> None:
    """Unlink a person from the couple and drop what was to come."""
    if person not in tables.people:
        return
    couple = tables.people[person].couple
    tables.people[person] = replace(tables.people[person], couple=None, side=None)
    tables.forget_due(f"person:{person}")
    tables.forget_messages(lambda row: row.person == person and row.state in NOT_OVER)
    tables.invitations.drop_where(lambda hash, row: person in {row.inviter, row.joiner})
    if couple is not None and all(other.couple != couple for other in tables.people.values()):
        _forget_couple(tables, couple)


def _forget_couple(tables: Tables, couple: str) -> None:
    """With both gone, the shared room goes too."""
    tables.shared.drop(couple)
    tables.words.drop_where(lambda key, text: key[0] == f"couple:{couple}")
    tables.forget_due(f"couple:{couple}")
    for group in [group for group in tables.groups.values() if group.couple == couple]:
        end_group(tables, group.id)


def end_group(tables: Tables, id: str) -> None:
    """Forget a group."""
    tables.groups.drop(id)
    tables.people.drop(id)
    tables.owned.drop(id)
    tables.accounts.drop_where(lambda hash, known: known[0] == id)
    for gone in tables.inbox.drop_where(lambda _, row: row.lane == id):
        tables.unhandled.drop(gone)
        tables.aside.drop(gone)
    tables.forget_messages(lambda row: row.person == id)
    tables.messages.drop_where(lambda key, turn: key[0] == id)
    tables.forget_due(f"group:{id}")


def to_somebody_new(tables: Tables, account: Account, new: str) -> None:
    """This account stands for a person who was not there before."""
    tables.people[new] = Person(id=new, reachable=account.reachable)
    tables.own(replace(account, home=True), new)


def forget(tables: Tables, person: str, heir: str) -> None:
    """All rows of a person go; that something arrived is known as the heir's, and so are wrong codes."""
    leave(tables, person)
    del tables.people[person]
    tables.owned.drop(person)
    tables.links.drop_where(lambda hash, link: link.person == person)
    tables.rooms.drop(person)
    tables.words.drop_where(lambda key, text: key[0] == f"person:{person}")
    tables.notes.drop_where(lambda id, note: note[0] == person)
    tables.forget_messages(lambda row: row.person == person)
    tables.messages.drop_where(lambda key, turn: key[0] == person)
    for number, (_, at) in [found for found in tables.wrong_codes.items() if found[1][0] == person]:
        tables.wrong_codes[number] = heir, at
    for id, row in [found for found in tables.inbox.items() if found[1].lane == person]:
        tables.inbox[id] = replace(row, lane=heir, payload={})  # brought once more, it is known
        tables.unhandled.drop(id)
        tables.aside.drop(id)
