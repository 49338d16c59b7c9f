"""Partners on their way to each other, as rows; and who typed codes that are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select

from adapters.store import tables as t
from adapters.store.transaction import Transaction, moment
from core.ports import Invitation


class SqlInvitations:
    """See `Invitations` in core/ports/people.py."""

    __slots__ = ("_in",)

    def __init__(self, transaction: Transaction) -> None:
        self._in = transaction

    def get(self, hash: str) -> Invitation | None:
        return next(iter(self._where(t.invitation.c.hash == hash)), None)

    def save(self, invitation: Invitation) -> None:
        values = {**asdict(invitation), "expires_at": invitation.expires_at.timestamp()}
        self._in.execute(delete(t.invitation).where(t.invitation.c.hash == invitation.hash))
        self._in.execute(insert(t.invitation).values(values))

    def open_of(self, inviter: str) -> Sequence[Invitation]:
        return self._where(t.invitation.c.inviter == inviter, t.invitation.c.state.in_(("open", "consented")))

    def _where(self, *which: ColumnElement[bool]) -> Sequence[Invitation]:
        """The invitations for which this holds, in the order in which they end."""
        found = select(t.invitation).where(*which).order_by(t.invitation.c.expires_at, t.invitation.c.hash)
        return [
            Invitation(
                hash=row.hash,
                inviter=row.inviter,
                joiner=row.joiner,
                state=row.state,
                expires_at=moment(row.expires_at),
            )
            for row in self._in.execute(found).all()
        ]

    def wrong_codes(self, person: str, since: datetime) -> int:
        theirs = (t.wrong_code.c.person == person, t.wrong_code.c.at > since.timestamp())
        return int(self._in.execute(select(func.count()).select_from(t.wrong_code).where(*theirs)).scalar_one())

    def note_wrong_code(self, person: str, at: datetime) -> None:
        self._in.execute(insert(t.wrong_code).values(person=person, at=at.timestamp()))
