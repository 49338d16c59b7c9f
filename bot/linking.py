"""Two accounts of one person: asked for by a code, let in after three days of notices, written to, and taken off.

A person is one room; accounts only lead to it. Nothing of this is the partner's business: pairing is by person, and no
notice of the shared room comes of it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.pairing import LASTS, WITHIN, WRONG_CODES, new_code
from core.documents import plain
from core.effects import EndLink, LinkAccount, MakeLink, Unlink, WriteFirst
from core.events import DueCame, Event, InvitationOpened, LinkAsked, Linked, LinkEnded, LinkMade, LinkOpened, Unlinked
from core.journey.accounts.acts import OVER, is_blank
from core.kernel.step import fresh
from core.ports import Account, DueRow, Link, OutboxRow, Person, Sending, Store, Unit
from core.state import Room

OF_LINKS = "link/"
ANEW, AGAIN = "link/0", timedelta(days=1)
MOST = timedelta(days=21)  # from the making of the code: a request whose notices do not arrive ends

Change = MakeLink | LinkAccount | EndLink | Unlink | WriteFirst


def apply(work: Unit, store: Store, person: Person, effect: Change, event: Event) -> None:
    """Do what an effect of linking says, inside the transaction of its event."""
    match effect:
        case MakeLink():
            _make(work, store, person, event)
        case LinkAccount():
            _link(work, store, person, event)
        case EndLink():
            end(work, store, person, event)
        case Unlink(here):
            _unlink(work, store, person, event, here=here)
        case WriteFirst(here):
            if (chosen := _which(work, person, here=here)) is not None:
                work.accounts.set_home(person.id, chosen.hash)


# -- the code --------------------------------------------------------------------------------------------------


def _make(work: Unit, store: Store, person: Person, event: Event) -> None:
    """A new code takes the place of the older one."""
    for older in work.links.under_way_to(person.id):
        if older.state == "open":
            work.links.save(replace(older, state="ended"))
    code = new_code()
    work.links.save(Link(hash=store.name("link", code), person=person.id, at=event.at))
    made = LinkMade(id=store.name("link-made", event.id), at=event.at, code=code, account=person.account)
    work.inbox.receive(made.id, person.id, plain(made), event.at)


def is_one(work: Unit, store: Store, code: str) -> bool:
    """Whether this is, or was, a code that links accounts."""
    return work.links.get(_hash(store, code)) is not None


def _hash(store: Store, code: str) -> str:
    return store.name("link", code.strip().lower())


def opened(work: Unit, store: Store, person: Person, code: str, id: str, at: datetime) -> LinkOpened:
    """What a code means that was used on this account. The same work is done for every code."""
    found = work.links.get(_hash(store, code))
    limited = work.invitations.wrong_codes(person.id, at - WITHIN) >= WRONG_CODES
    is_new = _is_new(work, person)
    taken = found is not None and _can_take(work, found.person, person)
    fits = found is not None and found.state == "open" and found.at + LASTS > at and taken
    if found is None or limited or not (fits and is_new):
        work.invitations.note_wrong_code(person.id, at)
        return LinkOpened(id=id, at=at, usable=False)
    work.links.save(replace(found, state="asked", joiner=person.account))
    asked = LinkAsked(id=store.name("link-asked", id), at=at, platform=person.platform)
    work.inbox.receive(asked.id, found.person, plain(asked), at)
    return LinkOpened(id=id, at=at, usable=True)


def pasted(work: Unit, store: Store, person: Person, code: str, id: str, at: datetime) -> LinkOpened | InvitationOpened:
    """The same, of a code that could have been an invitation: if it cannot be used, it is answered as one that is none
    of the two."""
    found = opened(work, store, person, code, id, at)
    return found if found.usable else InvitationOpened(id=id, at=at, usable=False)


def _is_new(work: Unit, person: Person) -> bool:
    """Whether nobody has begun anything on this account: two persons with histories of their own stay two."""
    stored = work.rooms.private(person.id)
    bound = person.couple or work.invitations.open_of(person.id) or work.links.under_way_to(person.id)
    return not bound and (stored is None or is_blank(stored[0]))


def _can_take(work: Unit, first: str, joiner: Person) -> bool:
    """One account more, on another platform: two are the most there can be. Who asks must be told of on the first, and
    nobody else asks there."""
    theirs, asked = work.accounts.of(first), [link for link in work.links.under_way_to(first) if link.state == "asked"]
    return len(theirs) == 1 and theirs[0].reachable and theirs[0].platform != joiner.platform and not asked


# -- three days ------------------------------------------------------------------------------------------------


def woke(work: Unit, person: Person, event: DueCame) -> DueCame | DueRow | None:
    """What a due row of a link means. If the notice before it has not arrived yet, the three days begin anew with one
    more, a day from now."""
    asked = next((link for link in work.links.under_way_to(person.id) if link.state == "asked"), None)
    if asked is None:
        return None
    if event.key == OVER or _arrived(work, person):
        return event
    if event.at > asked.at + MOST:
        return replace(event, key=OVER)
    return DueRow(owner=f"person:{person.id}", key=ANEW, at=event.at + AGAIN)


def _arrived(work: Unit, person: Person) -> bool:
    stored = work.rooms.private(person.id)
    turn = stored[0].link_turn if stored is not None else None
    rows: Sequence[OutboxRow] = work.outbox.messages_of_turn(person.id, turn) if turn is not None else ()
    return bool(rows) and all(row.state is Sending.SENT for row in rows)


def end(work: Unit, store: Store, person: Person, event: Event) -> None:
    """Nobody asks any more: neither an account to be this person's, nor this one to be another's."""
    for link in work.links.under_way_to(person.id):
        work.links.save(replace(link, state="ended"))
        if link.joiner is not None:
            _tell_of_end(work, store, _owner(work, link.joiner), link, event)
    mine = work.links.asked_by(person.account)
    if mine is not None:
        work.links.save(replace(mine, state="ended"))
        _tell_of_end(work, store, mine.person, mine, event)


def cut_off(work: Unit, store: Store, person: str, cause: str, at: datetime) -> bool:
    """The first account cannot be written to: then no notice is read there, and what was asked ends. Who blocks the
    companion on somebody's phone gains nothing by it. Returns whether anything ended."""
    asked = [link for link in work.links.under_way_to(person) if link.state == "asked"]
    event = Event(id=store.name("cut-off", cause), at=at)
    for link in asked:
        work.links.save(replace(link, state="ended"))
        joiner = _owner(work, link.joiner) if link.joiner is not None else None
        for whom in (joiner, person):
            _tell_of_end(work, store, whom, link, event)
    return bool(asked)


def _tell_of_end(work: Unit, store: Store, whom: str | None, link: Link, event: Event) -> None:
    if whom is not None:
        ended = LinkEnded(id=store.name("link-ended", link.hash, whom), at=event.at)
        work.inbox.receive(ended.id, whom, plain(ended), event.at)


def _owner(work: Unit, account: str) -> str | None:
    found = work.people.by_account(account)
    return found.id if found is not None else None


# -- linked, and taken off again -------------------------------------------------------------------------------


def _link(work: Unit, store: Store, person: Person, event: Event) -> None:
    """Let the account in, if it still asks and nobody has begun anything there."""
    asked = next((link for link in work.links.under_way_to(person.id) if link.state == "asked"), None)
    joiner = work.people.by_account(asked.joiner) if asked is not None and asked.joiner is not None else None
    if asked is None or joiner is None or not _asks_still(work, joiner) or len(work.accounts.of(person.id)) != 1:
        end(work, store, person, event)
        ended = LinkEnded(id=store.name("link-late", event.id), at=event.at)
        work.inbox.receive(ended.id, person.id, plain(ended), event.at)
        return
    work.links.save(replace(asked, state="used"))
    work.accounts.link(joiner.account, person.id)
    for new, account in ((False, person.account), (True, joiner.account)):
        linked = Linked(id=store.name("linked", event.id, account), at=event.at, new=new, account=account)
        work.inbox.receive(linked.id, person.id, plain(linked), event.at)


def _asks_still(work: Unit, joiner: Person) -> bool:
    stored = work.rooms.private(joiner.id)
    if joiner.couple is not None or stored is None or not stored[0].asks_to_link:
        return False
    return is_blank(replace(stored[0], asks_to_link=False))


def _unlink(work: Unit, store: Store, person: Person, event: Event, *, here: bool) -> None:
    """The account becomes somebody new, who knows of no message there: the count of turns goes on, so that none of its
    old buttons means anything."""
    off = _which(work, person, here=here)
    if off is None:
        return
    stored = work.rooms.private(person.id)
    new = work.accounts.unlink(off.hash, store.name("unlinked", event.id))
    if stored is not None:
        work.rooms.save_private(new.id, replace(fresh(stored[0].locale), turn=stored[0].turn), 0)
    taken = Unlinked(id=store.name("unlinked", event.id, "told"), at=event.at)
    work.inbox.receive(taken.id, new.id, plain(taken), event.at)


def erase(work: Unit, person: Person, room: Room) -> Person:
    """Nothing is known of this person any more but the language each account is spoken to in. Returns who writes on the
    account in use from now on."""
    theirs = work.accounts.of(person.id)
    here = work.people.erase(person.id, person.account)
    for new in filter(None, (work.people.by_account(account.hash) for account in theirs)):
        work.rooms.save_private(new.id, fresh(room.locale), 0)
    return here


def _which(work: Unit, person: Person, *, here: bool) -> Account | None:
    """The account in use, or the other one; None unless there are two, so that the last one stays."""
    both = work.accounts.of(person.id)
    if len(both) < 2:
        return None
    return next((account for account in both if (account.hash == person.account) is here), None)


# -- where a message goes --------------------------------------------------------------------------------------


def addressee(work: Unit, row: OutboxRow, served: Container[str]) -> Person:
    """Whose a message is, by the account it goes to: the one it is for, while that is theirs and can be written to;
    else the one that is written to first, or the other."""
    person = work.people.person(row.person)
    if row.account in {None, person.account} and person.platform in served:
        return person
    able = [account for account in work.accounts.of(person.id) if account.reachable and account.platform in served]
    chosen = next((account for account in able if account.hash == row.account), None) or next(iter(able), None)
    return person if chosen is None else person.by(chosen)


def went_to(work: Unit, row: OutboxRow) -> Person | None:
    """Whose a message that went is, by the account it went to; None where nothing can be changed there any more."""
    person = work.people.person(row.person)
    if row.account in {None, person.account}:
        return person
    there = next((account for account in work.accounts.of(person.id) if account.hash == row.account), None)
    return person.by(there) if there is not None and there.reachable else None
