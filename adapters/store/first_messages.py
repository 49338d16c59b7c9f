"""Which messages are to be sent next, as two statements that are built once.

The times here are real time, and a wall clock can be set back: a wait that is longer than any there is was set before
that, and is over.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, or_, select

from adapters.store import tables as t
from core.ports import MOST_WAIT

LONGEST = MOST_WAIT.total_seconds()


def _over(column: ColumnElement[float]) -> ColumnElement[bool]:
    now: BindParameter[float] = bindparam("now")
    return or_(column <= now, column > now + LONGEST)


def _first(*, prompt: bool) -> Select[Any]:
    """The first waiting rows of those for whom a prompt, or an answer, waits, in the order in which it came.

    Bound: `now` (seconds), `worker`, `most`.
    """
    asked, head, other = t.outbox.alias(), t.outbox.alias(), t.outbox.alias()
    theirs = select(func.min(other.c.seq)).where(other.c.person == asked.c.person, other.c.waits.is_(True))
    return (
        select(head)
        .select_from(asked)
        .join(head, head.c.seq == theirs.scalar_subquery())
        .join(t.person, t.person.c.id == asked.c.person)
        .where(asked.c.waits.is_(True), asked.c.prompt.is_(prompt), t.person.c.reachable)
        .where(asked.c.seq == theirs.where(other.c.prompt.is_(prompt)).scalar_subquery())
        .where(_over(head.c.not_before))
        .where(or_(_over(head.c.leased_until), head.c.leased_by == bindparam("worker")))
        .order_by(asked.c.seq)
        .limit(bindparam("most"))
    )


ANSWERS, PROMPTS = _first(prompt=False), _first(prompt=True)
