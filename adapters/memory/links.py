"""Second accounts on their way to a person, in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from adapters.memory.tables import Tables
from core.ports import UNDER_WAY, Link


class MemoryLinks:
    """See `Links` in core/ports/people.py."""

    __slots__ = ("_t",)

    def __init__(self, tables: Tables) -> None:
        self._t = tables

    def get(self, hash: str) -> Link | None:
        return self._t.links.get(hash)

    def save(self, link: Link) -> None:
        self._t.must_know(link.person)
        self._t.links[link.hash] = link

    def under_way_to(self, person: str) -> Sequence[Link]:
        return self._where(lambda link: link.person == person and link.state in UNDER_WAY)

    def asked_by(self, account: str) -> Link | None:
        return next(iter(self._where(lambda link: (link.joiner, link.state) == (account, "asked"))), None)

    def _where(self, holds: Callable[[Link], bool]) -> Sequence[Link]:
        return sorted(filter(holds, self._t.links.values()), key=lambda link: (link.at, link.hash))
