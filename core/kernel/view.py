"""What one partner may see of the shared room: the view. The only place where a partner's release becomes visible.

The view has the partner's items once they are shown, and one's own. It has no count, time or sign of anything that
the partner did in private, because the shared room itself has none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from core.errors import NotFound
from core.kernel.words import Role
from core.state import Breach, Closed, Item, Light, Promise, Shared, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The shared room through one partner's eyes."""

    me: Side
    partner: str
    items: tuple[Item, ...]
    breaches: tuple[Breach, ...]
    promises: tuple[Promise, ...]
    claims: tuple[str, ...] = ()
    holding: str | None = None
    holdings_over: tuple[str, ...] = ()
    talked_at: tuple[datetime, ...] = ()
    hard_dates: tuple[str, ...] = ()
    enough: tuple[Side, ...] = ()
    may_close: bool = False
    closed: Closed | None = None
    rest: str | None = None
    rest_gently: bool = False
    rest_found: bool = False
    light: tuple[Side, ...] = ()
    lights: tuple[Light, ...] = ()
    # The items again, in the order they have, for those who look for some of many; filled at the first look.
    _lists: dict[tuple[bool, str, str | None], tuple[Item, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _by_ref: dict[str, Item] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def parted(self) -> bool:
        """Whether the two have parted: nothing is asked or released any more."""
        return self.closed == Closed.PARTED

    def breach(self, id: str) -> Breach:
        """The breach of this id. Raises NotFound for one that does not exist."""
        for breach in self.breaches:
            if breach.id == id:
                return breach
        raise NotFound(f"breach {id}")

    def role(self, breach: str) -> Role:
        """My role in a breach. Raises NotFound for a breach that does not exist."""
        found = self.breach(breach)
        return Role.HURT if found.hurt is self.me else Role.RESPONSIBLE

    def theirs(self, kind: str, breach: str | None = None) -> tuple[Item, ...]:
        """What the partner released of this kind, oldest first."""
        return self._listed(False, kind, breach)

    def mine(self, kind: str, breach: str | None = None) -> tuple[Item, ...]:
        """What I released of this kind and is shown, oldest first."""
        return self._listed(True, kind, breach)

    def _listed(self, mine: bool, kind: str, breach: str | None) -> tuple[Item, ...]:
        if not self._by_ref:
            self._list()
        return self._lists.get((mine, kind, breach), ())

    def _list(self) -> None:
        found: dict[tuple[bool, str, str | None], list[Item]] = {}
        for item in self.items:
            if item.shown or item.by is not self.me:
                found.setdefault((item.by is self.me, item.kind, item.breach), []).append(item)
        self._lists.update({what: tuple(items) for what, items in found.items()})
        self._by_ref.update({item.ref: item for item in reversed(self.items)})

    def held(self, kind: str) -> bool:
        """Whether I hold a release of this kind that is not the partner's yet."""
        return any(i.kind == kind and i.by is self.me and not i.shown for i in self.items)

    def item(self, ref: str) -> Item | None:
        """A visible item, or None."""
        if not self._by_ref:
            self._list()
        return self._by_ref.get(ref)

    def promise(self, ref: str | None) -> Promise | None:
        """A promise of the record, or None."""
        return next((p for p in self.promises if p.ref == ref), None)

    def lit(self, ref: str | None) -> Light | None:
        """A light question, or None."""
        return next((light for light in self.lights if light.ref == ref), None)


def view(shared: Shared, me: Side) -> View:
    """The shared room as this side may see it."""
    items = tuple(item for item in shared.items if item.shown or item.by is me)
    # Never the order of confirming, which would tell when somebody answered.
    order = sorted(items, key=lambda item: (item.shows_at, item.by, item.ref))
    return View(
        me=me,
        partner=shared.names[me.other],
        items=tuple(order),
        breaches=shared.breaches,
        promises=shared.promises,
        claims=shared.claims,
        holding=shared.holding,
        holdings_over=shared.holdings_over,
        talked_at=shared.talked_at,
        hard_dates=shared.hard_dates,
        enough=shared.enough,
        may_close=shared.may_close,
        closed=shared.closed,
        rest=shared.rest,
        rest_gently=shared.rest_gently,
        rest_found=shared.rest_found,
        light=shared.light,
        lights=shared.lights,
    )
