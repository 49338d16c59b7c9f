"""The words in which the rows of the tables are described: small scenes and small records, built by hand.

`scene()` is somebody called Ana, side `a`, in no breach and with no partner; each argument adds one thing. `her` and
`his` are releases: hers are "mine" in a scene, his "theirs". `promise` is his or hers by `by`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from core.effects import Moment, Part
from core.journey import STORY
from core.kernel.gates import GateContext
from core.kernel.view import view
from core.state import Breach, Item, Piece, Position, Promise, Room, Shared, Side

AT = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)  # a Monday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BERLIN = "Europe/Berlin"
ANA, BEN = Side.A, Side.B
NAMES = {ANA: "Ana", BEN: "Ben"}


def item(
    by: Side,
    kind: str,
    ref: str,
    *parts: Part,
    shown: bool = True,
    at: datetime = AT,
    about: str | None = None,
    breach: str | None = None,
    sealed: bool = False,
    **said: str,
) -> Item:
    """A release. `said` are its choices, with `__` for the dot and `_` for a dash: `willing__side="hurt"`."""
    chosen = tuple(Part(name.replace("__", ".").replace("_", "-"), choice=value) for name, value in said.items())
    return Item(
        ref=ref,
        kind=kind,
        by=by,
        parts=(*parts, *chosen),
        confirmed_at=at - HOUR,
        shows_at=at,
        shown=shown,
        sealed=sealed,
        about=about,
        breach=breach,
    )


def her(kind: str, ref: str = "hers", *parts: Part, **more: Any) -> Item:
    return item(ANA, kind, ref, *parts, **more)


def his(kind: str, ref: str = "his", *parts: Part, **more: Any) -> Item:
    return item(BEN, kind, ref, *parts, **more)


def when(at: datetime, zone: str = BERLIN, ask: str = "promise.when") -> Part:
    return Part(ask, moment=Moment(at, zone))


def promise(by: Side, state: str, ref: str = "p", **more: Any) -> Promise:
    given = {"due_at": AT + DAY, "zone": BERLIN, **more}
    return Promise(ref=ref, by=by, state=state, **given)


def breach(id: str = "b1", hurt: Side = ANA, kind: str = "lies", card: str | None = None) -> Breach:
    return Breach(id=id, hurt=hurt, kind=kind, card=card)


def record(*items: Item, breaches: tuple[Breach, ...] = (), promises: tuple[Promise, ...] = (), **more: Any) -> Shared:
    if began := more.get("began_at"):
        more.setdefault("closes_from", began + 90 * DAY)
    return Shared(names=NAMES, items=items, breaches=breaches, promises=promises, **more)


def position(
    *done: str,
    aside: tuple[str, ...] = (),
    ripe: tuple[str, ...] = (),
    picks: Mapping[str, str] | None = None,
    wrote: tuple[str, ...] = (),
) -> Position:
    drafts: dict[str, tuple[Piece, ...]] = {name: (Piece(ref=f"w-{name}"),) for name in wrote}
    return Position(done=done, aside=aside, ripe=ripe, picks=dict(picks or {}), drafts=drafts)


def scene(
    shared: Shared | None = None,
    *,
    couple: Position | None = None,
    here: Position | None = None,
    breach: str | None = None,
    subject: str | None = None,
    about: str | None = None,
    **room: Any,
) -> GateContext:
    """Ana's scene. `couple` is the couple's track, `here` the track of the scene where that is another one."""
    couple = couple or Position()
    return GateContext(
        story=STORY,
        room=Room(positions={"couple": couple}, **room),
        view=view(shared, ANA) if shared else None,
        position=couple if here is None else here,
        breach=breach,
        subject=subject,
        about=about,
    )
