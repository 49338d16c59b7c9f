"""Whom a store knows: people, their accounts, and those who are on their way to one another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.ports.platforms import Incoming
from core.ports.rows import Account, Invitation, Link, Person
from core.state import Side


class People(Protocol):
    """Who is known, and who is whose partner. A group is written to like a person and can be looked up like one."""

    def get_or_create(self, incoming: Incoming) -> Person:
        """Whose account this came from, with that account in hand; somebody new when the account is not known."""
        ...

    def lane_of(self, incoming: Incoming) -> str | None:
        """The id of whoever did this, or of the group it happened to, if known. Nothing is opened for it, so it is
        found with a lost key, too."""
        ...

    def person(self, id: str) -> Person:
        """The person, with the account in hand that is written to first. Raises KeyError for an id that is nobody's."""
        ...

    def by_account(self, account: str) -> Person | None:
        """Whom this account (its hash) stands for, with it in hand; None when it is not known."""
        ...

    def members(self, couple: str) -> dict[Side, str]:
        """Who is in this couple, side A before B; those who left are not. Empty when there is no such couple."""
        ...

    def make_couple(self, couple: str, members: dict[Side, str]) -> None:
        """Make these people a couple. Raises OurFault when one of them is in a couple."""
        ...

    def leave(self, person: str) -> None:
        """Take a person out of the couple; nothing more is due for them, what was not sent yet goes unsent,
        nothing more comes of what is on its way or perhaps never arrived, and invitations from and to them are no more.
        Nothing happens for an id that is nobody's.

        With both partners gone, the shared room goes too, with its words, its due rows, its groups and its key.
        """
        ...

    def erase(self, person: str, account: str | None = None) -> Person:
        """Destroy everything of a person, keys and rows; each account is somebody new from now on. That an update came
        stays known, and so do wrong codes. Returns who this account is (without one, the one written to first).

        Raises KeyError for an id that is nobody's and for an account that is not theirs.
        """
        ...


class Accounts(Protocol):
    """The accounts of people, each by the keyed hash of its platform and user."""

    def of(self, person: str) -> Sequence[Account]:
        """All accounts of a person: the one that is written to first, then the others by their hash."""
        ...

    def addresses(self, platform: str, most: int) -> Sequence[str]:
        """Where people on this platform are written to: who was heard from last comes first. Left out are groups,
        and whose key is lost."""
        ...

    def mark_reachable(self, person: str, reachable: bool, account: str | None = None) -> None:
        """Of one account, or of all. A person can be reached while one account can. Nothing happens for an id that is
        nobody's, or for an account that is not theirs."""
        ...

    def set_home(self, person: str, account: str) -> None:
        """Write to this account of theirs first from now on."""
        ...

    def link(self, account: str, person: str) -> None:
        """The account is this person's too, and written to second; whoever it stood for goes, with all rows and the
        key, as when erased. Nothing happens when it is theirs already.

        Raises KeyError for an account or a person that is not there, ValueError while the one it stands for has another
        account besides.
        """
        ...

    def unlink(self, account: str, new: str) -> Person:
        """The account is somebody new, under an id that never was another one's (OurFault while somebody has it); all
        else stays with the accounts that are left, one of which is written to first. Returns who the account is now.

        Raises KeyError for an account that is not there, ValueError for somebody's only account.
        """
        ...


class Links(Protocol):
    """Second accounts on their way to a person, each by the hash of its code."""

    def get(self, hash: str) -> Link | None:
        """The link of this code, in whatever state; None when there is none."""
        ...

    def save(self, link: Link) -> None:
        """Write the link as it is now, over the one with the same hash."""
        ...

    def under_way_to(self, person: str) -> Sequence[Link]:
        """Links to this person that are open or asked for, the oldest first."""
        ...

    def asked_by(self, account: str) -> Link | None:
        """The link that this account asks for, the oldest if there are several."""
        ...


class Invitations(Protocol):
    """Partners on their way to each other, each by the hash of the code; and who tried codes that are none."""

    def get(self, hash: str) -> Invitation | None:
        """The invitation of this code, in whatever state; None when there is none."""
        ...

    def save(self, invitation: Invitation) -> None:
        """Write the invitation as it is now, over the one with the same hash."""
        ...

    def open_of(self, inviter: str) -> Sequence[Invitation]:
        """Their invitations that are open or consented to, the one that ends first before the others."""
        ...

    def wrong_codes(self, person: str, since: datetime) -> int:
        """How many codes that are none this person typed after this instant. The count goes on in whoever has the
        account next."""
        ...

    def note_wrong_code(self, person: str, at: datetime) -> None:
        """This person typed a code that is none."""
        ...
